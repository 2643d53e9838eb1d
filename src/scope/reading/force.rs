//! What a statement does: permits, promises, limits, protects, gives a right.

use super::predication::{Marked, Predication};
use super::topic::Topic;
use crate::scope::Facet;
use crate::scope::lexicon::{Class, Model, ValueId};
use crate::scope::statement::{Force, Holder, Mention};
use crate::text::TokenKind;
use std::ops::Range;

/// Tokens from its start in which a sentence must send the reader elsewhere to be only a pointer.
const POINTER_START: usize = 3;
/// Words after its subject in which a negation denies the verb.
const NEGATION_REACH: usize = 7;
/// Tokens behind a negation in which the act that it denies stands.
const DENIED_REACH: usize = 6;
/// Words before its subject in which a negation denies the verb: "nor do we", "at no time will we".
const NEGATION_BEFORE: usize = 5;
/// Words from the start of an item in which it must name what the person controls.
const CONTROL_START: usize = 3;
/// Words between an act that needs an object and the data that are its object.
const OBJECT_REACH: usize = 9;
/// Words between "only" and the act that it limits.
const LIMIT_REACH: usize = 8;
/// Tokens between a subject and the consent that it asks for.
const ASKING_REACH: usize = 3;
/// Tokens before a verb in which its auxiliary or its subject stands.
const AUXILIARY_REACH: usize = 3;
/// Weight from which a purpose needs no data named beside it.
const WEIGHS_ALONE: u8 = 4;
/// Weight from which a purpose makes its use worth telling where what is used is not known, and its denial.
const WEIGHS_AS_USED: u8 = 2;
const WEIGHS_AS_DENIED: u8 = 3;
/// Tokens between those who are not admitted and the words that say so.
const EXCLUSION_REACH: usize = 10;
/// Tokens before a right in which "to" says that it is what a request is for.
const REQUEST_REACH: usize = 6;
/// Tokens behind "work with" in which those who are worked with are named.
const ENGAGED_REACH: usize = 6;
/// Words from which a text that ends with a full stop is a sentence.
const SHORTEST_SENTENCE: usize = 5;
/// Words from which a noun phrase names something.
const SHORTEST_NAMED: usize = 2;
/// Words up to which a text without a verb is a title.
const LONGEST_TITLE: usize = 12;

/// What a clause takes over from above.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Context {
    /// The line that leads its list in.
    pub lead: Option<Lead>,
    /// Acts that the heading above names: "Information we collect".
    pub topic_acts: Vec<ValueId>,
    /// Whether the heading above speaks of rights.
    pub topic_rights: bool,
    /// Whether the clause is a row of a table, whose cells need no verb.
    pub row: bool,
    /// Whether more sentences follow in the clause, so that a title leads them in.
    pub followed: bool,
    /// Who gets data, where the heading or the column above names them: its entries are such recipients.
    pub recipients: Option<ValueId>,
    /// Whether the sentence opens an item of a list or a row of a table.
    pub lists: bool,
    /// What the heading, label, lead or column head above says that the words name.
    pub topic: Option<Topic>,
    /// Where what opens the sentence ends, when it only goes on with a list of what the one before it, its lead, is
    /// about: "this may include".
    pub continued: Option<usize>,
    /// Whether the clause is a paragraph that does not end as a sentence does: a title, perhaps.
    pub open_paragraph: bool,
}

/// The line that leads a list in.
#[derive(Debug, Clone, PartialEq)]
pub struct Lead {
    /// Who acts in it.
    pub holder: Holder,
    /// What it does.
    pub force: Force,
    /// Its acts.
    pub acts: Vec<ValueId>,
    /// Whether it speaks of data.
    pub of_data: bool,
}

impl Context {
    /// The same without the lead, for sentences after the first.
    pub fn without_lead(&self) -> Self {
        Self { lead: None, ..self.clone() }
    }
}

/// What was decided of a statement.
pub struct Decided {
    /// Who acts.
    pub holder: Option<Holder>,
    /// What it does.
    pub force: Force,
    /// Acts taken over.
    pub inherited_acts: Vec<ValueId>,
    /// Whether it speaks of data.
    pub of_data: bool,
    /// What it names without a verb of its own, as what stands above says.
    pub topic: Option<Topic>,
}

/// The statement that is being decided.
pub struct Candidate<'a> {
    /// The marks of its sentence.
    pub marked: &'a Marked<'a>,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its main part, where it has one.
    pub main: Option<&'a Predication>,
    /// What it says of each facet.
    pub mentions: &'a [Mention],
    /// The values.
    pub model: &'a Model,
    /// Whether what goes before it in the sentence speaks of data, which it goes on about: "…, and will only be used".
    pub carried: bool,
    /// Whether a relative clause without a word that opens it follows the main part: "anything | you post …".
    pub relative_follows: bool,
    /// Whether the person agrees to what someone else does: "you agree that we may".
    pub agreed: bool,
}

/// Decides what a statement does.
pub fn force(candidate: &Candidate<'_>, context: &Context) -> Decided {
    if let Some(decided) = candidate.named_below(context) {
        return decided;
    }
    let mut decided = decide(candidate, context);
    match context.topic {
        Some(Topic::Duration) if candidate.tells_time() && decided.holder != Some(Holder::Person) => {
            decided.inherited_acts.extend(Topic::Duration.act(candidate.model));
            if decided.force == Force::Other && !candidate.is_fragment() && candidate.speaks_of_data() {
                decided.force = Force::Permission;
            }
        }
        Some(topic) if decided.force == Force::Permission && candidate.is_fragment() => decided.topic = Some(topic),
        _ => {}
    }
    decided
}

fn decide(candidate: &Candidate<'_>, context: &Context) -> Decided {
    let Candidate { marked, tokens, main, mentions, .. } = candidate;
    let mut main_tokens = main.map_or(tokens.clone(), |part| part.tokens.clone());
    if candidate.relative_follows && !candidate.has_verb_in(&main_tokens) {
        // "Anything you post can be seen by everyone": the verb of the main part stands behind a relative clause.
        main_tokens = tokens.clone();
    }
    let data = candidate.speaks_of_data() || candidate.uses_possession(&main_tokens);
    let acts = candidate.acts(&main_tokens);
    let controls =
        || mentions.iter().filter(|mention| main_tokens.contains(&mention.first) && candidate.is_control(mention));
    let control = controls().find(|control| candidate.has_object(control, data)).or_else(|| controls().next());
    // A cell of a table names things: who stands in it does nothing.
    let names_only = context.row && !candidate.has_modal();
    // "This may include …": what goes on about the sentence before it has that one's subject.
    let goes_on = |part: &&&Predication| context.continued.is_some_and(|opener| part.tokens.start <= opener);
    let own_subject = main.as_ref().filter(|part| !goes_on(part)).and_then(|part| part.holder).filter(|_| !names_only);
    let lead = context.lead.as_ref().filter(|lead| {
        own_subject.is_none()
            && lead.force != Force::Other
            && lead.force != Force::Pointer
            && !candidate.has_modal_behind(context.continued)
    });
    let decided = |holder: Option<Holder>, force: Force, inherited_acts: Vec<ValueId>| Decided {
        holder,
        force,
        of_data: data || lead.is_some_and(|lead| lead.of_data),
        inherited_acts,
        topic: None,
    };
    if candidate.excludes() {
        return decided(own_subject, Force::Exclusion, Vec::new());
    }
    // What nobody can guarantee is no use, whatever the sentence says of data.
    let plain_use = acts
        && data
        && own_subject == Some(Holder::Company)
        && !marked
            .of_class(Class::OffTopic, main_tokens.clone())
            .any(|mark| marked.is(mark.first, Class::NegationFalse));
    if marked.has(Class::OffTopic, main_tokens.clone()) && !plain_use {
        return decided(own_subject, Force::Other, Vec::new());
    }
    if marked.has(Class::LegalBasis, tokens.clone()) && own_subject != Some(Holder::Company) {
        // What makes a use lawful is no use; that it is consent is a safeguard.
        let consent = mentions.iter().any(|mention| candidate.id(mention) == "opt_in");
        return decided(own_subject, if consent { Force::Duty } else { Force::Other }, Vec::new());
    }
    if own_subject != Some(Holder::Company) && candidate.requests() {
        return decided(Some(Holder::Person), Force::Right, Vec::new());
    }
    let start = main_tokens.start..(main_tokens.start + POINTER_START).min(main_tokens.end);
    // "Please note that we …" only leads a statement in.
    let leads_in = marked.of_class(Class::Adverb, start.clone()).any(|mark| mark.last > mark.first);
    let refers = start.clone().any(|at| marked.is(at, Class::Pointer)) && !leads_in;
    let asks = own_subject == Some(Holder::Company) && marked.has(Class::Order, start) && !leads_in;
    if (refers || asks) && !candidate.leads_to_control() {
        return decided(own_subject, Force::Pointer, Vec::new());
    }
    if candidate.is_entry(context) {
        return decided(None, Force::Permission, context.topic_acts.clone());
    }
    if own_subject.is_none() && context.lead.is_none() && candidate.is_purpose_item(context) {
        return decided(None, Force::Permission, context.topic_acts.clone());
    }
    let negation = candidate.negation(&main_tokens);
    let negated = negation.is_some();
    let starts_with_control = candidate.starts_with_control();
    if own_subject == Some(Holder::Company) && !negated && !(acts && data) && candidate.engages(&main_tokens) {
        let share = candidate.model.find(Facet::Action, "share");
        return decided(own_subject, Force::Permission, share.into_iter().collect());
    }
    // The line that leads a list in speaks for its items.
    if let Some(lead) = lead {
        let force = match lead.force {
            Force::PersonRule if starts_with_control && !negated => Force::Right,
            other => other,
        };
        return decided(Some(lead.holder), force, lead.acts.clone());
    }
    if own_subject.is_none() && !context.row && !negated && candidate.is_title() {
        let listed = data && !context.topic_acts.is_empty();
        let force = match (starts_with_control && !negated, listed) {
            _ if context.followed || context.open_paragraph || marked.has(Class::Order, tokens.clone()) => Force::Other,
            (true, _) => Force::Right,
            (_, true) => Force::Permission,
            _ => Force::Other,
        };
        return decided(None, force, context.topic_acts.clone());
    }
    match own_subject {
        Some(Holder::Person) => {
            let force = if (candidate.agreed || marked.has(Class::Grant, tokens.clone())) && !negated {
                if data || acts || candidate.licenses() { Force::Permission } else { Force::Other }
            } else {
                match control {
                    // "You will not see personalised advertising."
                    _ if negation.is_some_and(|at| candidate.denies_purpose(at, &main_tokens)) => Force::Promise,
                    Some(control) if negated && control.strong && candidate.has_object(control, data) => {
                        Force::RightDenied
                    }
                    Some(control) if candidate.may_do() && candidate.has_object(control, data) => Force::Right,
                    _ => Force::PersonRule,
                }
            };
            decided(Some(Holder::Person), force, Vec::new())
        }
        holder => {
            if holder.is_none() && starts_with_control && !negated {
                return decided(Some(Holder::Person), Force::Right, Vec::new());
            }
            if holder.is_none() && candidate.is_order() && !context.row {
                let force = if refers && candidate.leads_to_control() { Force::Right } else { Force::PersonRule };
                return decided(Some(Holder::Person), force, Vec::new());
            }
            let given = control.is_some_and(|control| control.strong && candidate.has_object(control, data));
            if !negated && given && holder != Some(Holder::Company) && marked.has(Class::Right, main_tokens.clone()) {
                return decided(holder, Force::Right, Vec::new());
            }
            let protection = candidate.protection(&main_tokens);
            if !negated && holder == Some(Holder::Company) && candidate.honours(&main_tokens) {
                return decided(holder, Force::Duty, Vec::new());
            }
            let denied = negation.is_some_and(|at| candidate.denies_act(at, &main_tokens));
            let force = if negated {
                match (denied, protection) {
                    (true, _) if data || candidate.weighs_alone(&main_tokens) => Force::Promise,
                    _ if negation.is_some_and(|at| candidate.denies_use_for(at, &main_tokens)) => Force::Promise,
                    _ if negation.is_some_and(|at| candidate.denies_purpose(at, &main_tokens)) => Force::Promise,
                    (false, Some(mention))
                        if negation.is_some_and(|at| mention.first <= at + DENIED_REACH || mention.last < at) =>
                    {
                        Force::RightDenied
                    }
                    (false, None) if candidate.denied_control(&main_tokens) => Force::RightDenied,
                    (false, None) if acts && data && candidate.is_limited(&main_tokens) => Force::Limit,
                    _ => Force::Other,
                }
            } else if acts
                && data
                && candidate.is_limited(&main_tokens)
                && !marked.has(Class::Pointer, main_tokens.clone())
            {
                Force::Limit
            } else if protection.is_some_and(|mention| !candidate.used_before(mention, &main_tokens)) {
                Force::Duty
            } else if acts && (data || holder == Some(Holder::Company) && candidate.act_weighs_alone(&main_tokens)) {
                Force::Permission
            } else if context.row && (data || mentions.iter().any(|mention| mention.facet == Facet::Purpose)) {
                return decided(None, Force::Permission, context.topic_acts.clone());
            } else {
                Force::Other
            };
            decided(holder, force, Vec::new())
        }
    }
}

impl Candidate<'_> {
    /// Words without a verb below a heading, label, lead or column head that says what they name.
    fn named_below(&self, context: &Context) -> Option<Decided> {
        let led = context.lead.as_ref().is_some_and(|lead| !matches!(lead.force, Force::Other | Force::Pointer));
        let topic = context.topic.filter(|_| !led && !context.followed && self.is_fragment())?;
        let main = self.main.map_or(self.tokens.clone(), |part| part.tokens.clone());
        let start = main.start..(main.start + POINTER_START).min(main.end);
        if self.negation(&main).is_some() || start.clone().any(|at| self.marked.is(at, Class::Pointer)) {
            return None;
        }
        let names = |facet: Facet| self.mentions.iter().any(|mention| mention.facet == facet);
        let words = self.marked.tokens[self.tokens.clone()].iter().filter(|token| token.is_word()).count();
        if words > LONGEST_TITLE && self.marked.is(self.tokens.start, Class::SentenceOpener) {
            return None;
        }
        let telling = self.marked.tokens[main.clone()].iter().filter(|token| token.is_word()).count() >= SHORTEST_NAMED;
        let force = match topic {
            Topic::Purpose if self.starts_with_control() => return None,
            Topic::Purpose if telling => Force::Permission,
            Topic::Recipient if telling || names(Facet::Recipient) => Force::Permission,
            Topic::Data if names(Facet::Data) => Force::Permission,
            Topic::Duration if self.tells_time() => Force::Permission,
            Topic::Basis if self.mentions.iter().any(|mention| self.id(mention) == "opt_in") => Force::Duty,
            Topic::Basis => Force::Other,
            _ => return None,
        };
        let inherited_acts = topic.act(self.model).into_iter().collect();
        Some(Decided { holder: None, force, inherited_acts, of_data: true, topic: Some(topic) })
    }

    /// Whether it has no subject and no verb that is one of a sentence: a noun phrase or an infinitive.
    fn is_fragment(&self) -> bool {
        let main = self.main.map_or(self.tokens.clone(), |part| part.tokens.clone());
        self.main.is_none_or(|part| part.holder.is_none()) && !main.clone().any(|at| self.marked.is_verbal(at))
    }

    /// Whether a length of time or another end of keeping is said.
    fn tells_time(&self) -> bool {
        self.mentions
            .iter()
            .any(|mention| mention.facet == Facet::Duration && (mention.strong || mention.days.is_some()))
    }

    /// Whether it begins with something that the person may do about data.
    fn starts_with_control(&self) -> bool {
        let main = self.main.map_or(self.tokens.clone(), |part| part.tokens.clone());
        let control = self.mentions.iter().find(|mention| main.contains(&mention.first) && self.is_control(mention));
        control.is_some_and(|mention| {
            mention.first < self.tokens.start + CONTROL_START
                && mention.strong
                && !matches!(self.id(mention), "opt_in" | "human_review" | "user_control")
        })
    }

    fn id(&self, mention: &Mention) -> &str {
        &self.model.value(mention.value).id
    }

    /// Whether it is an entry of a list of recipients: nothing but a name.
    fn is_entry(&self, context: &Context) -> bool {
        context.lists
            && context.recipients.is_some()
            && matches!(self.mentions, [Mention { facet: Facet::Recipient, phrase: None, .. }])
    }

    /// Whether it is an item that says what for: "To show you advertising".
    fn is_purpose_item(&self, context: &Context) -> bool {
        context.lists
            && self.marked.is(self.tokens.start, Class::PurposeOpener)
            && self.mentions.iter().any(|mention| mention.facet == Facet::Purpose)
            && !self.has_modal()
    }

    fn speaks_of_data(&self) -> bool {
        self.mentions.iter().any(|mention| mention.facet == Facet::Data)
            || self.marked.has(Class::DataWord, self.tokens.clone())
            || self.carried
    }

    /// Whether what is denied needs no data as its object to be a promise: a sale, personalised advertising.
    fn weighs_alone(&self, main: &Range<usize>) -> bool {
        self.marked.has(Class::SaleWords, self.tokens.clone())
            || self.mentions.iter().any(|mention| {
                mention.facet == Facet::Purpose
                    && mention.strong
                    && main.contains(&mention.first)
                    && self.model.value(mention.value).weight >= WEIGHS_ALONE
            })
    }

    /// Whether a use for a purpose that weighs is denied, whatever is used: "we do not use your X for marketing".
    fn denies_use_for(&self, negation: usize, main: &Range<usize>) -> bool {
        let used = self.mentions.iter().find(|mention| {
            mention.facet == Facet::Action
                && main.contains(&mention.first)
                && (negation..=negation + DENIED_REACH).contains(&mention.first)
                && matches!(self.id(mention), "use" | "share" | "sell" | "collect")
        });
        used.is_some_and(|used| self.weighty_purpose(used.last + 1..main.end, WEIGHS_AS_DENIED))
    }

    /// Whether a purpose that weighs at least so much stands in a range.
    fn weighty_purpose(&self, within: Range<usize>, least: u8) -> bool {
        self.mentions.iter().any(|mention| {
            mention.facet == Facet::Purpose
                && mention.strong
                && within.contains(&mention.first)
                && self.model.value(mention.value).weight >= least
        })
    }

    /// Whether an act in the main part weighs so much that it needs no data named beside it: training of AI models,
    /// automated decisions.
    fn act_weighs_alone(&self, main: &Range<usize>) -> bool {
        self.mentions.iter().any(|mention| {
            mention.facet == Facet::Action
                && mention.strong
                && main.contains(&mention.first)
                && self.model.value(mention.value).weight >= WEIGHS_ALONE
        })
    }

    /// Whether the company takes, keeps or uses something of the person's that the lexicon does not know, for a purpose
    /// that it knows: "we use your playlists for advertising".
    fn uses_possession(&self, main: &Range<usize>) -> bool {
        self.mentions.iter().any(|act| {
            act.facet == Facet::Action
                && main.contains(&act.first)
                && self.has_possession(act)
                && self.weighty_purpose(act.last + 1..main.end, WEIGHS_AS_USED)
        })
    }

    /// Whether the object right behind an act is the person's and may be data: "use your playlists".
    fn has_possession(&self, act: &Mention) -> bool {
        (act.last..act.last + 3).find(|&at| self.marked.is(at, Class::Possessive)).is_some_and(|at| {
            self.tokens.contains(&(at + 1))
                && self.marked.tokens[at + 1].kind == TokenKind::Lower
                && !(at + 1..at + 3).any(|noun| self.marked.is(noun, Class::NotData))
        })
    }

    /// Whether some are not admitted, told by their age: "not available to users under 13".
    fn excludes(&self) -> bool {
        let young = |mention: &Mention| {
            mention.facet == Facet::Subject && mention.strong && matches!(self.id(mention), "children" | "teens")
        };
        self.mentions.iter().any(|mention| {
            young(mention)
                && self.marked.of_class(Class::Exclusion, self.tokens.clone()).any(|mark| {
                    mark.first.abs_diff(mention.first) <= EXCLUSION_REACH
                        && !self.mentions.iter().any(|act| act.facet == Facet::Action && act.strong)
                })
        })
    }

    /// Whether the person is told how to ask for what is a right: "to delete your data, contact us".
    fn requests(&self) -> bool {
        self.marked.has(Class::Reaching, self.tokens.clone())
            && self.mentions.iter().any(|mention| {
                mention.strong
                    && matches!(self.id(mention), "opt_out" | "withdraw" | "deletion" | "user_rights")
                    && self.is_control(mention)
                    && self.has_object(mention, self.speaks_of_data())
                    && (mention.first.saturating_sub(REQUEST_REACH)..mention.first)
                        .any(|at| self.tokens.contains(&at) && self.marked.is(at, Class::PurposeOpener))
            })
            && !self.tokens.clone().any(|at| self.marked.is(at, Class::Negation))
    }

    /// Whether the company works with someone to whom data go by that: "we work with advertisers".
    fn engages(&self, main: &Range<usize>) -> bool {
        self.marked.of_class(Class::Engaging, main.clone()).any(|mark| {
            self.mentions.iter().any(|mention| {
                mention.facet == Facet::Recipient
                    && mention.strong
                    && (mark.last + 1..=mark.last + ENGAGED_REACH).contains(&mention.first)
            })
        })
    }

    /// Whether the company does what a right asks of it: "we honour opt-out signals".
    fn honours(&self, main: &Range<usize>) -> bool {
        self.marked.of_class(Class::Honouring, main.clone()).any(|mark| {
            self.mentions.iter().any(|mention| {
                mention.strong
                    && matches!(self.id(mention), "opt_out" | "withdraw" | "user_rights" | "deletion")
                    && (mark.last + 1..=mark.last + ENGAGED_REACH).contains(&mention.first)
            })
        })
    }

    /// Whether a licence is what the person gives.
    fn licenses(&self) -> bool {
        self.mentions
            .iter()
            .any(|mention| mention.facet == Facet::Action && matches!(self.id(mention), "license" | "sublicense"))
    }

    /// Whether a weighty purpose stands right behind a negation: "we do not allow personalised advertising".
    fn denies_purpose(&self, negation: usize, main: &Range<usize>) -> bool {
        self.mentions.iter().any(|mention| {
            mention.facet == Facet::Purpose
                && mention.strong
                && main.contains(&mention.first)
                && (negation..=negation + DENIED_REACH).contains(&mention.first)
                && self.model.value(mention.value).weight >= WEIGHS_ALONE
        })
    }

    /// Whether something is done to data in the main part: an act that stands alone, or a weak one with data near by.
    fn acts(&self, main: &Range<usize>) -> bool {
        // "The service lets users share …": what stands behind is done by them.
        let enabled = self.marked.of_class(Class::Enables, main.clone()).next();
        let own = main.start..enabled.map_or(main.end, |mark| mark.first);
        self.mentions.iter().any(|mention| {
            mention.facet == Facet::Action
                && own.contains(&mention.first)
                && self.id(mention) != "delete"
                && (mention.strong || self.data_near(mention))
        })
    }

    fn data_near(&self, act: &Mention) -> bool {
        if self.carried {
            return true;
        }
        if self.has_possession(act) {
            return true;
        }
        let near = act.first.saturating_sub(OBJECT_REACH)..(act.last + 1 + OBJECT_REACH).min(self.tokens.end);
        self.mentions.iter().any(|mention| mention.facet == Facet::Data && near.contains(&mention.first))
            || near.clone().any(|at| self.tokens.contains(&at) && self.marked.is(at, Class::DataWord))
    }

    /// Whether a safeguard is something the person does.
    fn is_control(&self, mention: &Mention) -> bool {
        mention.facet == Facet::Safeguard
            && matches!(
                self.id(mention),
                "opt_out"
                    | "withdraw"
                    | "user_rights"
                    | "user_control"
                    | "deletion"
                    | "appeal"
                    | "human_review"
                    | "opt_in"
                    | "parental_consent"
            )
    }

    /// Whether what the person controls has to do with data: rights in general need data as their object.
    fn has_object(&self, control: &Mention, data: bool) -> bool {
        match self.id(control) {
            "user_rights" => data,
            _ => true,
        }
    }

    /// Whether a sentence that sends the reader elsewhere says that he can opt out there.
    fn leads_to_control(&self) -> bool {
        self.mentions.iter().any(|mention| {
            mention.facet == Facet::Safeguard
                && matches!(self.id(mention), "opt_out" | "withdraw" | "appeal")
                && mention.strong
        })
    }

    /// The safeguard that the company gives in the main part.
    fn protection(&self, main: &Range<usize>) -> Option<&Mention> {
        self.mentions.iter().find(|mention| {
            mention.facet == Facet::Safeguard
                && mention.strong
                && main.contains(&mention.first)
                && matches!(
                    self.id(mention),
                    "deletion"
                        | "notice"
                        | "security_measures"
                        | "anonymisation"
                        | "contractual_limit"
                        | "human_review"
                        | "minimisation"
                        | "safeguarded_transfer"
                        | "user_control"
                )
                || mention.facet == Facet::Safeguard
                    && main.contains(&mention.first)
                    && self.id(mention) == "opt_in"
                    && self.asks(mention)
        })
    }

    /// Whether a consent is asked for by the verb itself: "we will obtain your consent".
    fn asks(&self, consent: &Mention) -> bool {
        self.main.is_some_and(|part| part.holder.is_some() && consent.first <= part.after_subject + ASKING_REACH)
    }

    /// The control that is said not to hold: "your settings may not carry over".
    fn denied_control(&self, main: &Range<usize>) -> bool {
        self.mentions.iter().any(|mention| {
            mention.facet == Facet::Safeguard && main.contains(&mention.first) && self.id(mention) == "user_control"
        })
    }

    /// Whether data are used or passed on before the safeguard is named, so that the sentence permits: "we share
    /// anonymised data". In "we use encryption" the safeguard is what is used.
    fn used_before(&self, protection: &Mention, main: &Range<usize>) -> bool {
        self.mentions.iter().any(|mention| {
            mention.facet == Facet::Action
                && main.contains(&mention.first)
                && matches!(
                    self.id(mention),
                    "share" | "sell" | "use" | "publish" | "collect" | "profile" | "track" | "combine" | "retain"
                )
                && (mention.strong || self.data_near(mention))
                && mention.first < protection.first
                && protection.first > mention.last + 1
                // "Data received by X are encrypted": the verb itself protects.
                && (self.is_predicate(mention) || !self.is_predicate(protection))
                || mention.facet == Facet::Action
                    && self.id(mention) == "use"
                    && self.id(protection) == "anonymisation"
                    && main.contains(&mention.first)
        })
    }

    /// Whether an auxiliary stands right before: "is encrypted", "will be shared".
    fn is_predicate(&self, mention: &Mention) -> bool {
        (mention.first.saturating_sub(AUXILIARY_REACH)..mention.first)
            .any(|at| self.tokens.contains(&at) && self.marked.is_verbal(at) || self.marked.is(at, Class::Company))
    }

    /// Where a negation denies the verb of the main part: it stands near behind the subject, or leads the sentence in, and
    /// is no "not limited to".
    fn negation(&self, main: &Range<usize>) -> Option<usize> {
        let denies = |at: &usize| self.marked.is(*at, Class::Negation) && !self.marked.is(*at, Class::NegationFalse);
        let start = self.main.map_or(main.start, |part| part.after_subject);
        let named = self.main.is_some_and(|part| part.holder.is_some());
        let reach = if named { NEGATION_REACH } else { usize::MAX };
        let mut words = 0;
        for at in start..main.end {
            if words > reach {
                break;
            }
            if denies(&at) {
                return Some(at);
            }
            words += usize::from(self.marked.tokens[at].is_word());
        }
        // "Nor do we …", "Under no circumstances will we …": an auxiliary stands between the negation and the subject.
        if named && start > 0 {
            let subject = self.main.map_or(main.start, |part| part.tokens.start);
            let from = subject.saturating_sub(NEGATION_BEFORE).max(self.marked.start());
            let turned = subject > from
                && [Class::Auxiliary, Class::Will, Class::May].iter().any(|&class| self.marked.is(subject - 1, class));
            return (from..subject).find(denies).filter(|_| turned).map(|_| subject);
        }
        None
    }

    /// Whether what a negation denies is an act on data: the verb behind it, or one coordinated with it.
    fn denies_act(&self, negation: usize, main: &Range<usize>) -> bool {
        let before = if self.marked.language.verb_second { main.start } else { negation };
        self.mentions.iter().any(|mention| {
            mention.facet == Facet::Action
                && main.contains(&mention.first)
                && mention.first >= before
                && mention.first <= negation + DENIED_REACH
                && self.id(mention) != "delete"
                && (mention.strong || self.data_near(mention))
        })
    }

    /// Whether the person is said to be able: "you may", "you have the right to".
    fn may_do(&self) -> bool {
        let start = self.main.map_or(self.tokens.start, |part| part.tokens.start);
        self.marked.has(Class::May, start..self.tokens.end) || self.marked.has(Class::Right, start..self.tokens.end)
    }

    /// Whether "only" stands near an act.
    fn is_limited(&self, main: &Range<usize>) -> bool {
        let open = |at: usize| self.marked.is(at, Class::NegationFalse);
        self.marked.of_class(Class::ClosedList, main.clone()).filter(|limit| !open(limit.first)).any(|limit| {
            self.mentions.iter().any(|mention| {
                mention.facet == Facet::Action
                    && main.contains(&mention.first)
                    && mention.first.abs_diff(limit.first) <= LIMIT_REACH
                    && (mention.strong || self.data_near(mention))
            })
        })
    }

    /// "Do not post …", "Share others' information": an order to the reader.
    fn is_order(&self) -> bool {
        let first = self.main.map_or(self.tokens.start, |part| part.tokens.start);
        let forbids = self.marked.is(first + 1, Class::Negation) && self.marked.is(first, Class::Auxiliary);
        let main = self.main.map_or(self.tokens.clone(), |part| part.tokens.clone());
        let act = self.marked.language.acts_give_orders
            && self.mentions.iter().any(|mention| mention.facet == Facet::Action && mention.first == first)
            && !main.clone().any(|at| self.marked.is_verbal(at));
        // "If you are under 16, please ask a parent."
        let asked = self.marked.has(Class::Order, self.tokens.clone());
        forbids || act || asked
    }

    fn has_verb(&self) -> bool {
        self.has_modal() || self.tokens.clone().any(|at| self.marked.is(at, Class::Auxiliary))
    }

    fn has_modal(&self) -> bool {
        self.has_modal_behind(None)
    }

    /// The same behind a token.
    fn has_modal_behind(&self, token: Option<usize>) -> bool {
        let start = token.map_or(self.tokens.start, |token| (token + 1).max(self.tokens.start));
        let modal = |at| [Class::May, Class::Will, Class::Must].iter().any(|&class| self.marked.is(at, class));
        (start..self.tokens.end).any(modal)
    }

    fn has_verb_in(&self, part: &Range<usize>) -> bool {
        let verbal =
            [Class::May, Class::Will, Class::Must, Class::Auxiliary, Class::Right, Class::Grant, Class::Negation];
        part.clone().any(|at| verbal.iter().any(|&class| self.marked.is(at, class)))
            || self.mentions.iter().any(|mention| {
                part.contains(&mention.first) && matches!(mention.facet, Facet::Action | Facet::Safeguard)
            })
    }

    /// Whether it ends like a sentence and an act stands where its verb should: "Membership requires an address."
    fn is_sentence(&self, words: usize) -> bool {
        words >= SHORTEST_SENTENCE
            && self.marked.tokens[self.tokens.end - 1].is_mark('.')
            && self.mentions.iter().any(|mention| {
                mention.facet == Facet::Action && mention.first > self.tokens.start && mention.phrase.is_some()
            })
    }

    /// Whether it is a title rather than a sentence: short, without a verb of its own, or written in capitals throughout.
    fn is_title(&self) -> bool {
        let words: Vec<_> = self.marked.tokens[self.tokens.clone()].iter().filter(|token| token.is_word()).collect();
        words.len() <= LONGEST_TITLE && !self.has_verb() && !self.is_sentence(words.len())
            || words.len() > 1
                && words.iter().all(|word| matches!(word.kind, TokenKind::Capital | TokenKind::Number))
                && !self.has_verb()
    }
}
