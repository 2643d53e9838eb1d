//! What a statement does in which the company acts, someone else, or nobody who is named: by what it says is done or denied.
//!
//! Does not ask whether the statement is about other matters, or a title: that is decided elsewhere.

use super::super::{DENIED_REACH, Decided};
use super::Bearings;
use crate::scope::Facet;
use crate::scope::lexicon::{Class, ValueId};
use crate::scope::statement::{Force, Holder, Mention};

/// Tokens behind a denial in which the verb stands by which a right would be honoured.
const HONOURED_REACH: usize = 2;

impl Bearings<'_> {
    /// "We work with advertisers": data go to them by that.
    pub(super) fn engaged(&self) -> Option<Decided> {
        let use_of_data = self.acts && self.data && !self.candidate.engages_named(&self.main);
        let engages =
            self.is_company() && self.negation.is_none() && !use_of_data && self.candidate.engages(&self.main);
        engages.then(|| self.decided(self.subject, Force::Permission, self.share()))
    }

    /// That data are passed on, where no word says so.
    fn share(&self) -> Vec<ValueId> {
        self.candidate.model.find(Facet::Action, "share").into_iter().collect()
    }

    /// "We commit to cooperate with the authorities", "to resolve complaints": what is undertaken is a promise, and gives no data
    /// to whom it names.
    pub(super) fn committed(&self) -> Option<Decided> {
        let (marked, mentions) = (self.candidate.marked, self.candidate.mentions);
        let commits = |said: &Mention| {
            said.strong
                && self.candidate.id(said) == "appeal"
                && self.main.contains(&said.first)
                && marked.of_class(Class::Will, said.first..said.first + 1).any(|mark| mark.last > mark.first)
        };
        let undertakes =
            self.subject != Some(Holder::Person) && self.negation.is_none() && mentions.iter().any(commits);
        // "We never try to re-identify you."
        let spares = || {
            let protection = self.candidate.protection(&self.main);
            let denied = |said: &Mention| marked.has(Class::Negation, self.main.start..said.last);
            self.is_company() && protection.is_some_and(|said| self.candidate.reidentifies(said) && denied(said))
        };
        (undertakes || spares()).then(|| self.plainly(self.subject, Force::Promise))
    }

    /// What the company, someone else or nobody who is named does.
    pub(super) fn of_company(&self) -> Decided {
        let candidate = self.candidate;
        let person = Some(Holder::Person);
        // "We may change these terms: | to rectify an error": what the company does something for is no right.
        let of_company = self.context.lead.as_ref().is_some_and(|lead| lead.holder == Holder::Company)
            && candidate.marked.is(candidate.tokens.start, Class::PurposeOpener);
        if self.subject.is_none() && self.starts_with_control && self.negation.is_none() && !of_company {
            // "Opting out will not affect …" only says what follows from it.
            let follows = self.has(Class::NegationFalse);
            let force = match candidate.is_turned_down(&self.main) {
                _ if follows => Force::Other,
                true => Force::RightDenied,
                false => Force::Right,
            };
            return self.plainly(person, force);
        }
        // "Please do not send us …": who is asked is no one else.
        let asked = self.subject == Some(Holder::Other) && candidate.marked.is(self.main.start, Class::Order);
        // "We will: | Never sell your data" orders nobody.
        let promises = self.context.lead.as_ref().is_some_and(|lead| lead.holder == Holder::Company && lead.binds)
            && candidate.denies_first(self.main.start);
        if (self.subject.is_none() || asked) && candidate.is_order() && !self.context.row && !promises {
            let leads = self.refers() && candidate.leads_to_control();
            return self.plainly(person, if leads { Force::Right } else { Force::PersonRule });
        }
        let given = self.control.is_some_and(|control| control.strong && candidate.has_object(control, self.data));
        // "We offer a way for you to opt out": what the company gives is a right of the person's.
        let offered = || {
            let mut rights = self.candidate.marked.of_class(Class::Right, self.main.clone());
            // "We reserve the right to" is the company's own.
            let own = |at: usize| self.candidate.marked.is(at, Class::May);
            self.control.is_some_and(|control| {
                rights.any(|right| right.first < control.first && !own(right.first) && !candidate.goes_on(right))
            })
        };
        let of_other = self.control.filter(|control| given && candidate.is_right_of_other(control, &self.main));
        // "Our partners have a right of access to your data": they get them by that.
        let got = |right: &Mention| {
            candidate.id(right) == "user_rights"
                && candidate.is_of_recipient(&self.main)
                && candidate.is_yours(right, &self.main)
        };
        if self.negation.is_none() && self.data && of_other.is_some_and(got) {
            return self.decided(self.subject, Force::Permission, self.share());
        }
        if self.negation.is_none()
            && given
            && of_other.is_none()
            && (!self.is_company() && candidate.is_given(self.main.clone()) || offered() || self.represented())
        {
            return self.plainly(self.subject, Force::Right);
        }
        if self.is_company() && self.negation.is_none() && candidate.refuses_request(&self.main) {
            return self.plainly(self.subject, Force::RightDenied);
        }
        // "We cannot refuse your request for deletion."
        if let Some(control) = self.control.filter(|control| candidate.keeps(control, &self.main)) {
            let force = if !candidate.has_object(control, self.data) {
                Force::Other
            } else if self.is_company() {
                Force::Duty
            } else {
                Force::Right
            };
            return self.plainly(self.subject, force);
        }
        // "We will not discriminate against you for exercising your rights": what is denied is the contrary.
        let refuses = self.negation.is_some_and(|at| !candidate.marked.is(at, Class::Honouring));
        if self.is_company() && candidate.honours(&self.main) {
            return self.plainly(self.subject, if refuses { Force::RightDenied } else { Force::Duty });
        }
        if self.negation.is_some_and(|negation| candidate.spares(negation)) {
            return self.plainly(self.subject, Force::Duty);
        }
        // "There is no way to opt out", "we do not offer an opt-out from profiling".
        // "Our partners have no access to your data" takes nothing from the person.
        let of_recipient = || candidate.is_of_recipient(&self.main) || self.subject == Some(Holder::Other);
        let lost = || {
            let control = self.control.filter(|control| candidate.has_object(control, self.data))?;
            let access = candidate.id(control) == "user_rights" && candidate.is_yours(control, &self.main);
            (!access || !of_recipient()).then_some(control)
        };
        if lost().is_some_and(|control| candidate.takes_away(control, self.negation)) {
            return self.plainly(self.subject, Force::RightDenied);
        }
        match self.negation {
            Some(negation) => self.plainly(self.subject, self.denied(negation)),
            None => self.done(),
        }
    }

    /// "Parents may ask us to delete the data of their child": who acts for the person uses the person's right, where it is said
    /// which: "may submit a request" says none.
    fn represented(&self) -> bool {
        let asks = |control: &Mention| {
            self.candidate.id(control) != "user_rights" && self.candidate.is_represented(control, &self.main)
        };
        !self.is_company() && self.has(Class::May) && self.control.is_some_and(asks)
    }

    /// What a denial does: it promises, or takes a right away.
    fn denied(&self, negation: usize) -> Force {
        let (candidate, main) = (self.candidate, &self.main);
        // "The right to portability is not available to you."
        if self.subject.is_none() && candidate.denies_named_right(negation, main) {
            return Force::RightDenied;
        }
        // "The use of your location is not based on your consent" says what it does not rest on.
        let consent = |said: &Mention| candidate.id(said) == "opt_in" && said.first > negation;
        if !self.is_company()
            && self.has_within(negation + 1..negation + 2, Class::Resting)
            && candidate.mentions.iter().any(consent)
        {
            return Force::Other;
        }
        let frees = candidate.frees(negation);
        let act = candidate.denies_act(negation, main) && !frees;
        // "Nobody can re-identify you": the denial is what protects.
        if candidate.protection(main).is_some_and(|said| said.first > negation && candidate.undoes(said)) {
            return Force::Duty;
        }
        // "Your data are not anonymised before they are shared", "employees are not required to keep it confidential".
        if candidate.denied_protection(negation, main) {
            return Force::RightDenied;
        }
        // "We will not change these terms without telling you."
        let of_terms = || self.data || self.has(Class::Pointer);
        if self.is_company() && self.has(Class::Amending) && of_terms() && candidate.tells_first(negation) {
            return Force::Promise;
        }
        // "We do not:", "our partners may not:", "what we will never do:": what is not done stands below.
        if (self.subject.is_some() || candidate.company_denies(negation)) && candidate.opens_denied(negation) {
            return Force::Promise;
        }
        // "We may not accommodate a request to change information."
        // "We will not process it without your consent" turns nothing down.
        let asked = |control: &Mention| !matches!(candidate.id(control), "opt_in" | "parental_consent");
        if self.control.is_some_and(asked)
            && self.has_within(negation + 1..negation + 1 + HONOURED_REACH, Class::Honouring)
        {
            return Force::RightDenied;
        }
        // What need not be done is no promise.
        if frees {
            return if candidate.protection(main).is_some() { Force::RightDenied } else { Force::Other };
        }
        // "The coupon may not be sold": what is forbidden without a word of data or of the company is a rule on goods.
        let goods = !self.is_company() && (candidate.may_do() || self.has_within(self.start(), Class::NotData));
        // "We are not able to read your vault": what is the person's is data, whatever it is.
        let possession = || {
            let mut acts =
                candidate.mentions.iter().filter(|said| said.facet == Facet::Action && said.first > negation);
            self.is_company() && acts.any(|act| candidate.has_possession(act))
        };
        if act && (self.data || candidate.weighs_alone(main) && !goods || possession())
            || candidate.denies_use_for(negation, main)
            || candidate.denies_purpose(negation, main)
            // "We never work with data brokers."
            || self.is_company() && !act && candidate.engages(main)
        {
            return Force::Promise;
        }
        match candidate.protection(main) {
            _ if act => Force::Other,
            // "We no longer rely on that framework" says nothing of what stands in its place.
            Some(mention)
                if candidate.id(mention) == "safeguarded_transfer"
                    && self.has_within(negation + 1..mention.first, Class::Engaging) =>
            {
                Force::Other
            }
            // "Your data do not leave your device": the denial is what protects.
            Some(mention)
                if (mention.first..=mention.last).contains(&negation)
                    // "We give you no control over it."
                    && (candidate.id(mention) != "user_control" || candidate.says_denial(mention, negation)) =>
            {
                Force::Duty
            }
            // "Your data will be deleted and cannot be restored": the denial is of something else.
            Some(mention) if mention.last < negation && candidate.is_predicate(mention) => Force::Duty,
            Some(mention) if mention.first <= negation + DENIED_REACH || mention.last < negation => Force::RightDenied,
            Some(_) => Force::Other,
            None if candidate.denied_control(main) => Force::RightDenied,
            None if self.acts && self.data && candidate.is_limited(main) => Force::Limit,
            None => Force::Other,
        }
    }

    /// What is said to be done.
    fn done(&self) -> Decided {
        let (candidate, main) = (self.candidate, &self.main);
        let use_of_data = self.acts && self.data;
        let protection = candidate.protection(main).filter(|_| !candidate.lifts(main));
        // "We keep only what is described here" bounds no keeping, "only for as long as necessary for the purposes described here" does.
        let keeps = || candidate.mentions.iter().any(|act| main.contains(&act.first) && candidate.id(act) == "retain");
        let bounds = || !(self.has(Class::Pointer) && keeps()) || candidate.tells_time();
        let force = if self.subject.is_none() && candidate.is_done_by_person(main) {
            Force::Other
        } else if use_of_data && candidate.is_limited(main) && bounds() {
            Force::Limit
        } else if protection.is_some_and(|mention| !candidate.used_before(mention, main)) {
            Force::Duty
        } else if use_of_data
            || candidate.shown(main)
            || self.is_company() && (self.acts && candidate.act_weighs_alone(main) || candidate.markets(main))
        {
            Force::Permission
        } else {
            let names_purpose = || candidate.mentions.iter().any(|mention| mention.facet == Facet::Purpose);
            if self.context.row && (self.data || names_purpose()) {
                return self.decided(None, Force::Permission, self.context.topic_acts().to_vec());
            }
            Force::Other
        };
        if force == Force::Permission && use_of_data && !self.is_company() && candidate.is_done_by_recipient(main) {
            return self.decided(self.subject, force, self.share());
        }
        self.plainly(self.subject, force)
    }
}
