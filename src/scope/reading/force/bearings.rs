//! The decision itself: what a statement does, by who acts in it and by what it says, asked in the order that holds.

use super::{Candidate, Context, DENIED_REACH, Decided, Lead, POINTER_START};
use crate::scope::Facet;
use crate::scope::lexicon::{Class, Mark, ValueId};
use crate::scope::reading::predication::Predication;
use crate::scope::statement::{Force, Holder, Mention};
use std::ops::Range;

/// Tokens behind a denial in which the verb stands by which a right would be honoured.
const HONOURED_REACH: usize = 2;

/// What is known of a statement before it is decided what it does.
pub(super) struct Bearings<'a> {
    candidate: &'a Candidate<'a>,
    context: &'a Context,
    /// The tokens of its main part.
    main: Range<usize>,
    /// Whether it speaks of data.
    data: bool,
    /// Whether something is done to data in its main part.
    acts: bool,
    /// What the person controls in its main part.
    control: Option<&'a Mention>,
    /// Whether it begins with that.
    starts_with_control: bool,
    /// Who acts in its main part.
    subject: Option<Holder>,
    /// The line above its list that speaks for it.
    lead: Option<&'a Lead>,
    /// Where its verb is denied.
    negation: Option<usize>,
}

impl<'a> Bearings<'a> {
    pub(super) fn of(candidate: &'a Candidate<'a>, context: &'a Context) -> Self {
        let mut main = candidate.main.map_or(candidate.tokens.clone(), |part| part.tokens.clone());
        if candidate.relative_follows && !candidate.has_verb_in(&main) {
            // "Anything you post can be seen by everyone": the verb of the main part stands behind a relative clause.
            main = candidate.tokens.clone();
        }
        // "We collect:": what it does that to stands below.
        let opens = candidate.marked.tokens[candidate.tokens.end - 1].is_mark(':')
            && candidate.main.is_some_and(|part| part.holder == Some(Holder::Company))
            && candidate
                .mentions
                .iter()
                .any(|act| act.facet == Facet::Action && act.strong && candidate.ends_behind(act));
        let data =
            opens || candidate.speaks_of_data() || candidate.uses_possession(&main) || candidate.keeps_for_time(&main);
        let controls = || {
            candidate.mentions.iter().filter(|mention| main.contains(&mention.first) && candidate.is_control(mention))
        };
        let control = controls().find(|control| candidate.has_object(control, data)).or_else(|| controls().next());
        // A cell of a table names things: who stands in it does nothing.
        let names_only = context.row && !candidate.has_modal();
        // "This may include …": what goes on about the sentence before it has that one's subject.
        let goes_on = |part: &&Predication| context.continued.is_some_and(|opener| part.tokens.start <= opener);
        let subject = candidate.main.filter(|part| !goes_on(part)).and_then(|part| part.holder);
        let subject = subject.filter(|_| !names_only);
        let lead = context.lead.as_deref().filter(|lead| {
            subject.is_none()
                && !matches!(lead.force, Force::Other | Force::Pointer)
                && !candidate.has_modal_behind(context.continued)
        });
        Self {
            acts: candidate.acts(&main),
            starts_with_control: candidate.starts_with_control(),
            negation: candidate.negation(&main),
            candidate,
            context,
            main,
            data,
            control,
            subject,
            lead,
        }
    }

    pub(super) fn decide(&self) -> Decided {
        self.no_use()
            .or_else(|| self.unclear())
            .or_else(|| self.entry())
            .or_else(|| self.engaged())
            .or_else(|| self.led())
            .or_else(|| self.included())
            .or_else(|| self.titled())
            .unwrap_or_else(|| match self.subject {
                Some(Holder::Person) => self.of_person(),
                _ => self.of_company(),
            })
    }

    fn decided(&self, holder: Option<Holder>, force: Force, inherited_acts: Vec<ValueId>) -> Decided {
        let of_data = self.data || self.lead.is_some_and(|lead| lead.of_data);
        Decided { holder, force, of_data, inherited_acts, topic: None, plain: true }
    }

    fn plainly(&self, holder: Option<Holder>, force: Force) -> Decided {
        self.decided(holder, force, Vec::new())
    }

    fn is_company(&self) -> bool {
        self.subject == Some(Holder::Company)
    }

    fn has(&self, class: Class) -> bool {
        self.has_within(self.main.clone(), class)
    }

    fn has_within(&self, tokens: Range<usize>, class: Class) -> bool {
        self.candidate.marked.has(class, tokens)
    }

    /// What is decided by words that say that the sentence is about something else: who is not admitted, other matters, what
    /// makes a use lawful, how to make a request, where to read on.
    fn no_use(&self) -> Option<Decided> {
        let Candidate { marked, tokens, mentions, .. } = self.candidate;
        if self.candidate.excludes() {
            return Some(self.plainly(self.subject, Force::Exclusion));
        }
        // What nobody can guarantee is no use, whatever the sentence says of data.
        let guaranteed = || {
            let mut off = marked.of_class(Class::OffTopic, self.main.clone());
            off.any(|mark| marked.is(mark.first, Class::NegationFalse))
        };
        let someone = matches!(self.subject, Some(Holder::Company | Holder::Other)) || self.candidate.agreed;
        let of_data = self.data && someone || self.candidate.data_acted_on(&self.main);
        let plain_use = self.acts && of_data && !guaranteed();
        let person = self.subject == Some(Holder::Person);
        // "You may refer the matter to an independent dispute resolution body" is a right.
        let appeals = || self.control.is_some_and(|right| self.candidate.id(right) == "appeal" && right.strong);
        // So is what is named of data beside it: "to object to processing that rests on our legitimate interests".
        let controls = || {
            self.control.is_some_and(|right| {
                let mut off = marked.of_class(Class::OffTopic, self.main.clone());
                matches!(self.candidate.id(right), "opt_out" | "deletion" | "user_rights")
                    && right.strong
                    && self.data
                    && self.candidate.has_object(right, self.data)
                    && off.all(|mark| mark.first > right.last)
            })
        };
        let right = person && self.candidate.may_do() && (appeals() || controls());
        if self.has(Class::OffTopic) && !plain_use && !right {
            return Some(self.plainly(self.subject, Force::Other));
        }
        if marked.has(Class::LegalBasis, tokens.clone()) && !self.is_company() && !person {
            // What makes a use lawful is no use; that it is consent is a safeguard.
            let consent = mentions.iter().any(|mention| self.candidate.id(mention) == "opt_in");
            return Some(self.plainly(self.subject, if consent { Force::Duty } else { Force::Other }));
        }
        if !self.is_company() && self.candidate.requests() {
            let refused = self.candidate.is_turned_down(&self.main);
            return Some(self.plainly(Some(Holder::Person), if refused { Force::RightDenied } else { Force::Right }));
        }
        // "We make sure that …" is what the company does.
        let verb = self.candidate.main.map_or(self.main.start, |part| part.after_subject);
        let ordered = || marked.of_class(Class::Order, self.start()).any(|mark| mark.first < verb);
        let asks = self.is_company() && ordered() && !self.leads_in();
        if self.subject.is_none() && self.refers() && self.candidate.leads_to_control() {
            return Some(self.plainly(Some(Holder::Person), Force::Right));
        }
        let elsewhere = (self.refers() || asks) && !self.candidate.leads_to_control();
        elsewhere.then(|| self.plainly(self.subject, Force::Pointer))
    }

    /// Where it stays open what is denied to whom, nothing is told.
    fn unclear(&self) -> Option<Decided> {
        let unclear = self.subject != Some(Holder::Person) && self.candidate.is_unclear(&self.main);
        unclear.then(|| self.plainly(self.subject, Force::Other))
    }

    /// The first tokens of the main part.
    fn start(&self) -> Range<usize> {
        self.main.start..(self.main.start + POINTER_START).min(self.main.end)
    }

    /// "Please note that we …" only leads a statement in.
    fn leads_in(&self) -> bool {
        self.candidate.marked.of_class(Class::Adverb, self.start()).any(|mark| mark.last > mark.first)
    }

    /// Whether it begins by sending the reader elsewhere.
    fn refers(&self) -> bool {
        self.start().any(|at| self.candidate.marked.is(at, Class::Pointer)) && !self.leads_in()
    }

    /// "For more information, you may consult our page": what is only pointed to before the subject is no right.
    fn only_points(&self, control: &Mention) -> bool {
        let tokens = &self.candidate.tokens;
        let opening = tokens.start..self.main.start.min(tokens.start + POINTER_START);
        !control.strong && opening.into_iter().any(|at| self.candidate.marked.is(at, Class::Pointer))
    }

    /// An entry of a list that its heading speaks for: a recipient, a purpose.
    fn entry(&self) -> Option<Decided> {
        let purpose =
            || self.subject.is_none() && self.context.lead.is_none() && self.candidate.is_purpose_item(self.context);
        let named = self.candidate.is_entry(self.context) || purpose();
        named.then(|| self.decided(None, Force::Permission, self.context.topic_acts().to_vec()))
    }

    /// "We work with advertisers": data go to them by that.
    fn engaged(&self) -> Option<Decided> {
        let use_of_data = self.acts && self.data && !self.candidate.engages_named(&self.main);
        let engages =
            self.is_company() && self.negation.is_none() && !use_of_data && self.candidate.engages(&self.main);
        let share = || self.candidate.model.find(Facet::Action, "share").into_iter().collect();
        engages.then(|| self.decided(self.subject, Force::Permission, share()))
    }

    /// The line that leads a list in speaks for its items.
    fn led(&self) -> Option<Decided> {
        // What the title of an item names is said by what follows it.
        let says = self.candidate.marked.is(self.candidate.tokens.start, Class::PurposeOpener);
        // "This includes no photos" goes on with what is not there.
        if self.context.continued.is_some() && self.negation.is_some() {
            return Some(self.plainly(self.subject, Force::Other));
        }
        let titled = self.context.followed && self.context.lists && !says && self.candidate.is_title();
        let lead = self.lead.filter(|_| !titled)?;
        let force = match lead.force {
            // One more case in which a promise does not hold, or of "only in these cases:", is permitted.
            Force::Promise if lead.excepts => Force::Permission,
            Force::Limit => Force::Permission,
            // "You will: delete all personal data": what one must do is no right.
            Force::PersonRule if self.starts_with_control && self.negation.is_none() && !lead.binds => Force::Right,
            other => other,
        };
        Some(self.decided(Some(lead.holder), force, lead.acts.clone()))
    }

    /// "Such data will also include …" says what is taken.
    fn included(&self) -> Option<Decided> {
        let marked = self.candidate.marked;
        let mut opening = marked.of_class(Class::Continuing, self.main.start..self.main.start + 1);
        let of_data = |mark: &Mark| (mark.first..=mark.last).any(|at| marked.is(at, Class::DataWord));
        let opens = self.negation.is_none()
            && !self.context.after_other
            && opening.any(|mark| mark.last > mark.first + 1 && of_data(mark));
        let collect = || self.candidate.model.find(Facet::Action, "collect").into_iter().collect();
        opens.then(|| self.decided(self.subject, Force::Permission, collect()))
    }

    /// A title says nothing by itself, unless it names a right or stands below a heading that says what is done.
    fn titled(&self) -> Option<Decided> {
        let context = self.context;
        if self.subject.is_some() || context.row || self.negation.is_some() || !self.candidate.is_title() {
            return None;
        }
        let asks = self.candidate.marked.has(Class::Order, self.candidate.tokens.clone());
        let force = if context.followed || context.open_paragraph || asks {
            Force::Other
        } else if self.starts_with_control {
            Force::Right
        } else if self.data && context.topic_acts.is_some() {
            Force::Permission
        } else {
            Force::Other
        };
        Some(self.decided(None, force, context.topic_acts().to_vec()))
    }

    /// What the person does: gives, may do, must not.
    fn of_person(&self) -> Decided {
        let candidate = self.candidate;
        let gives = candidate.agreed || candidate.marked.has(Class::Grant, candidate.tokens.clone());
        // "You may not opt out of the deposit" is about no data.
        let of_data = |control: &Mention| {
            candidate.has_object(control, self.data)
                && (candidate.id(control) != "opt_out" || self.data || self.negation.is_none() || candidate.names_use())
        };
        let kept = || self.control.is_some_and(|control| of_data(control) && candidate.keeps(control, &self.main));
        let force = if gives && self.negation.is_none() {
            if self.data || self.acts || candidate.licenses() { Force::Permission } else { Force::Other }
        } else if kept() {
            Force::Right
        } else if !self.has(Class::OtherParty)
            && self.control.is_some_and(|control| of_data(control) && candidate.takes_away(control, self.negation))
        {
            Force::RightDenied
        } else if self.negation.is_some_and(|at| candidate.denies_purpose(at, &self.main))
            && !candidate.may_do()
            // "You must not show advertising" is a rule for the person.
            && !self.has(Class::Must)
        {
            // "You will not see personalised advertising."
            Force::Promise
        } else if self.negation.is_none() && candidate.sees_advertising(&self.main) {
            // "You will be shown personalised advertising."
            Force::Permission
        } else if self.negation.is_some() && (self.has(Class::OtherParty) || self.control.is_some()) {
            // What nobody may do with the content of others takes no right away, nor does "you may not access the site to …".
            Force::PersonRule
        } else if candidate.may_do()
            && self.control.is_some_and(|control| of_data(control) && !self.only_points(control))
        {
            Force::Right
        } else {
            Force::PersonRule
        };
        self.plainly(Some(Holder::Person), force)
    }

    /// What the company, someone else or nobody who is named does.
    fn of_company(&self) -> Decided {
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
        if self.subject.is_none() && candidate.is_order() && !self.context.row {
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
        if self.negation.is_none()
            && given
            && (!self.is_company() && candidate.is_given(self.main.clone()) || offered())
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
        let lost = || self.control.filter(|control| candidate.has_object(control, self.data));
        if lost().is_some_and(|control| candidate.takes_away(control, self.negation)) {
            return self.plainly(self.subject, Force::RightDenied);
        }
        match self.negation {
            Some(negation) => self.plainly(self.subject, self.denied(negation)),
            None => self.done(),
        }
    }

    /// What a denial does: it promises, or takes a right away.
    fn denied(&self, negation: usize) -> Force {
        let (candidate, main) = (self.candidate, &self.main);
        // "The right to portability is not available to you."
        if self.subject.is_none() && candidate.denies_named_right(negation, main) {
            return Force::RightDenied;
        }
        let frees = candidate.frees(negation);
        let act = candidate.denies_act(negation, main) && !frees;
        // "We never try to re-identify you": the denial is what protects.
        if candidate.protection(main).is_some_and(|said| said.first > negation && candidate.undoes(said)) {
            return Force::Duty;
        }
        // "Your data are not anonymised before they are shared", "employees are not required to keep it confidential".
        if candidate.denied_protection(negation, main) {
            return Force::RightDenied;
        }
        // "We do not:", "our partners may not:": what is not done stands below.
        if self.subject.is_some() && candidate.opens_denied(negation) {
            return Force::Promise;
        }
        // "We may not accommodate a request to change information."
        if self.control.is_some() && self.has_within(negation + 1..negation + 1 + HONOURED_REACH, Class::Honouring) {
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
            Some(mention) if (mention.first..=mention.last).contains(&negation) => Force::Duty,
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
        let force = if use_of_data && candidate.is_limited(main) && !self.has(Class::Pointer) {
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
        self.plainly(self.subject, force)
    }
}
