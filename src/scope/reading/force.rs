//! What a statement does: permits, promises, limits, protects, gives a right.

mod acts;
mod control;
mod form;
mod negation;
mod protection;

use super::predication::{Marked, Predication};
use super::topic::Topic;
use crate::scope::Facet;
use crate::scope::lexicon::{Class, Model, ValueId};
use crate::scope::statement::{Force, Holder, Mention};
use std::ops::Range;

/// Tokens from its start in which a sentence must send the reader elsewhere to be only a pointer.
const POINTER_START: usize = 3;
/// Tokens behind a negation in which the act that it denies stands.
const DENIED_REACH: usize = 6;
/// Weight from which a purpose needs no data named beside it.
const WEIGHS_ALONE: u8 = 4;
/// Tokens behind "work with" in which those who are worked with are named.
const ENGAGED_REACH: usize = 6;
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
            // "We will not discriminate against you for exercising your rights": what is denied is the contrary.
            let refuses = negation.is_some_and(|at| !marked.is(at, Class::Honouring));
            if !refuses && holder == Some(Holder::Company) && candidate.honours(&main_tokens) {
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

    fn id(&self, mention: &Mention) -> &str {
        &self.model.value(mention.value).id
    }
}
