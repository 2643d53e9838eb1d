//! What a statement does: permits, promises, limits, protects, gives a right.

use super::predication::{Marked, Predication};
use crate::scope::Facet;
use crate::scope::lexicon::{Class, Model, ValueId};
use crate::scope::statement::{Force, Holder, Mention};
use std::ops::Range;

/// Tokens from its start in which a sentence must send the reader elsewhere to be only a pointer.
const POINTER_START: usize = 3;
/// Tokens after its subject in which a negation denies the verb.
const NEGATION_REACH: usize = 7;
/// Tokens from the start of an item in which it must name what the person controls.
const CONTROL_START: usize = 3;

/// What a clause takes over from above.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Context {
    /// The line that leads its list in.
    pub lead: Option<Lead>,
    /// Acts that the heading above names: "Information we collect".
    pub topic_acts: Vec<ValueId>,
    /// Whether the heading above speaks of rights.
    pub topic_rights: bool,
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
}

/// Decides what the statement at `tokens` does. `main` is its main part, where it has one.
pub fn force(
    marked: &Marked<'_>,
    tokens: &Range<usize>,
    main: Option<&Predication>,
    mentions: &[Mention],
    context: &Context,
    model: &Model,
) -> Decided {
    let is_action = |mention: &&Mention| mention.facet == Facet::Action;
    let id = |mention: &Mention| model.value(mention.value).id.as_str();
    let main_tokens = main.map_or(tokens.clone(), |part| part.tokens.clone());
    let in_main = |mention: &&Mention| main_tokens.contains(&mention.first);
    let data =
        mentions.iter().any(|mention| mention.facet == Facet::Data) || marked.has(Class::DataWord, tokens.clone());
    let acts = mentions
        .iter()
        .filter(in_main)
        .filter(is_action)
        .any(|mention| id(mention) != "delete" && (mention.strong || data));
    let controls = |mention: &Mention| {
        mention.facet == Facet::Safeguard
            && matches!(
                id(mention),
                "opt_out"
                    | "withdraw"
                    | "user_rights"
                    | "deletion"
                    | "appeal"
                    | "human_review"
                    | "opt_in"
                    | "parental_consent"
            )
    };
    let control = mentions.iter().filter(in_main).any(&controls);
    let protects = mentions.iter().filter(in_main).any(|mention| {
        mention.facet == Facet::Safeguard
            && matches!(
                id(mention),
                "deletion"
                    | "notice"
                    | "security_measures"
                    | "anonymisation"
                    | "contractual_limit"
                    | "human_review"
                    | "minimisation"
            )
    });
    let off_topic = marked.has(Class::OffTopic, tokens.clone());
    let own_subject = main.and_then(|part| part.holder);
    let lead = context.lead.as_ref().filter(|_| own_subject.is_none() || own_subject == Some(Holder::Other));
    let decided = |holder: Option<Holder>, force: Force, inherited_acts: Vec<ValueId>| Decided {
        holder,
        force,
        of_data: data || lead.is_some_and(|lead| lead.of_data),
        inherited_acts,
    };
    let pointer = marked
        .of_class(Class::Pointer, main_tokens.start..(main_tokens.start + POINTER_START).min(main_tokens.end))
        .next()
        .is_some();
    if pointer && !control {
        return decided(own_subject, Force::Pointer, Vec::new());
    }
    let negated = negation(marked, main, &main_tokens);
    // The line that leads a list in speaks for its items.
    if let Some(lead) = lead.filter(|_| own_subject.is_none()) {
        let force = match lead.force {
            Force::Other | Force::Pointer if control && starts_with_control(mentions, tokens, &controls) => {
                Force::Right
            }
            Force::PersonRule if control && starts_with_control(mentions, tokens, &controls) && !negated => {
                Force::Right
            }
            other => other,
        };
        return decided(Some(lead.holder), force, lead.acts.clone());
    }
    let granted = marked.has(Class::Grant, tokens.clone());
    match own_subject {
        Some(Holder::Person) => {
            let force = if granted && !negated {
                if data || acts { Force::Permission } else { Force::Other }
            } else if !control {
                Force::PersonRule
            } else if negated {
                Force::RightDenied
            } else if may_do(marked, main, &main_tokens) {
                Force::Right
            } else {
                Force::PersonRule
            };
            decided(Some(Holder::Person), force, Vec::new())
        }
        holder => {
            let imperative = holder.is_none() && starts_with_negation_or_act(marked, tokens, mentions);
            if holder.is_none() && control && starts_with_control(mentions, tokens, &controls) && !negated {
                return decided(Some(Holder::Person), Force::Right, Vec::new());
            }
            if imperative && context.topic_acts.is_empty() {
                return decided(Some(Holder::Person), Force::PersonRule, Vec::new());
            }
            let force = if off_topic && !mentions.iter().any(|mention| mention.facet == Facet::Data) {
                Force::Other
            } else if negated {
                if data || marked.has(Class::SaleWords, tokens.clone()) { Force::Promise } else { Force::Other }
            } else if marked.has(Class::ClosedList, main_tokens.clone()) && acts && data {
                Force::Limit
            } else if protects && !outweighs_protection(mentions, &main_tokens, model) {
                Force::Duty
            } else if acts && data {
                Force::Permission
            } else if data && holder.is_none() && !context.topic_acts.is_empty() && !has_verb(marked, tokens) {
                return decided(None, Force::Permission, context.topic_acts.clone());
            } else {
                Force::Other
            };
            decided(holder, force, Vec::new())
        }
    }
}

/// Whether a negation denies the verb of the main part: it stands near behind the subject and is no "not limited to".
fn negation(marked: &Marked<'_>, main: Option<&Predication>, tokens: &Range<usize>) -> bool {
    let start = main.map_or(tokens.start, |part| part.after_subject);
    let reach = if main.is_some_and(|part| part.holder.is_some()) { NEGATION_REACH } else { usize::MAX };
    let mut words = 0;
    for at in start..tokens.end {
        if words > reach {
            return false;
        }
        if marked.is(at, Class::Negation) && !marked.is(at, Class::NegationFalse) {
            return true;
        }
        words += usize::from(marked.tokens[at].is_word());
    }
    false
}

/// Whether the person is said to be able: "you may", "you have the right to".
fn may_do(marked: &Marked<'_>, main: Option<&Predication>, tokens: &Range<usize>) -> bool {
    let start = main.map_or(tokens.start, |part| part.tokens.start);
    marked.has(Class::May, start..tokens.end) || marked.has(Class::Right, start..tokens.end)
}

fn starts_with_control(mentions: &[Mention], tokens: &Range<usize>, controls: &impl Fn(&Mention) -> bool) -> bool {
    mentions.iter().any(|mention| controls(mention) && mention.first < tokens.start + CONTROL_START)
}

/// "Do not post …", "Share others' information": an order to the reader.
fn starts_with_negation_or_act(marked: &Marked<'_>, tokens: &Range<usize>, mentions: &[Mention]) -> bool {
    let first = tokens.start;
    let second_negates = marked.is(first + 1, Class::Negation) && marked.is(first, Class::Auxiliary);
    let act = marked.language.acts_give_orders
        && mentions.iter().any(|mention| mention.facet == Facet::Action && mention.first == first);
    second_negates || act
}

fn has_verb(marked: &Marked<'_>, tokens: &Range<usize>) -> bool {
    tokens
        .clone()
        .any(|at| [Class::May, Class::Will, Class::Must, Class::Auxiliary].iter().any(|&class| marked.is(at, class)))
}

/// A sentence that shares or sells is a permission though it also says how data are protected.
fn outweighs_protection(mentions: &[Mention], main: &Range<usize>, model: &Model) -> bool {
    let first_safeguard = mentions
        .iter()
        .filter(|mention| mention.facet == Facet::Safeguard && main.contains(&mention.first))
        .map(|m| m.first)
        .min();
    mentions.iter().any(|mention| {
        mention.facet == Facet::Action
            && mention.strong
            && main.contains(&mention.first)
            && matches!(
                model.value(mention.value).id.as_str(),
                "share" | "sell" | "collect" | "use" | "retain" | "publish"
            )
            && first_safeguard.is_some_and(|safeguard| mention.first < safeguard)
    })
}
