//! Another case beside the one that something hangs on: "with your consent | or where the law allows it |", "as required | or permitted
//! | by law".
//!
//! Looks at what either side leaves open; what the cases are about does not matter here.

use super::super::{Draft, Told};
use super::Edit;
use super::side::one_sided;
use crate::scope::lexicon::Class;
use crate::scope::model::{Direction, Facet};
use crate::scope::statement::{Force, Mention, Statement};
use std::ops::Range;

/// Tokens between a consent and the case that is put beside it.
const BESIDE_REACH: usize = 16;
/// Words that may stand between "or" and what opens the case: "or alternatively where".
const OPENED_WITHIN: usize = 2;
/// Shortest words that tell a case, in tokens.
const SHORTEST_CASE: usize = 4;
/// Tokens before a word for a duty in which what it hangs on opens: "to the extent that it is | required |".
const HANGING_REACH: usize = 8;

impl Edit<'_> {
    /// A case that needs no consent beside the consent that a use hangs on, or one less: "with your consent | or where the law
    /// allows it |".
    pub(super) fn beside_consent(
        &self,
        statement: &Statement,
        old: &Range<usize>,
        new: &Range<usize>,
    ) -> Option<Draft> {
        let (is_new, range) = one_sided(old, new)?;
        let permits = statement.force == Force::Permission && range.len() >= SHORTEST_CASE;
        let opened = (range.start + 1..range.start + 1 + OPENED_WITHIN)
            .any(|at| [Class::Subordinator, Class::Condition].iter().any(|&class| self.is_at(is_new, Some(at), class)));
        if !permits || !opened || !self.begins_with(is_new, range, &[Class::Disjunction]) {
            return None;
        }
        let asks = |said: &Mention| self.ground.model.value(said.value).id == "opt_in" && !said.lacking;
        let consent = statement.mentions.iter().rfind(|said| said.first < range.start && asks(said))?;
        // "Or if your parent agrees" asks for a consent too, and "or when you ask for it" waits for the person. "Or where it is strictly
        // necessary" asks nobody.
        let protected = |said: &Mention| {
            let named = said.facet == Facet::Safeguard && range.contains(&said.first);
            named && !matches!(self.ground.model.value(said.value).id.as_str(), "minimisation" | "legitimate_interests")
        };
        let wished = [Class::Inviting, Class::Wishing].iter().any(|&class| self.class_in(is_new, range, class));
        if wished && self.class_in(is_new, range, Class::Person) {
            return None;
        }
        let near = consent.last + BESIDE_REACH >= range.start;
        if !near || self.sentence(is_new).mentions().any(|(_, said)| protected(said)) {
            return None;
        }
        // Another subject begins a case of its own: "…, or they may ask you".
        let from = consent.last + 1..range.start;
        if self.class_in(is_new, &from, Class::Company) || self.in_exception(is_new, range.start) {
            return None;
        }
        let way = if is_new { Direction::Broadened } else { Direction::Narrowed };
        let (told, rule) = (Told::Value(consent.value), "edit: another legal basis");
        Some(self.draft(Facet::Safeguard, told, way, old.clone(), new.clone(), rule, consent.phrase))
    }

    /// What had to be required and need only be permitted now, or the reverse: "as | required | permitted | by law", "unless we are
    /// required | or permitted | to do so".
    pub(super) fn permitted_too(&self, statement: &Statement, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let only = |is_new: bool, range: &Range<usize>, class: Class| {
            let joining = [class, Class::Disjunction, Class::Conjunction, Class::Adverb];
            self.only_of(is_new, range, &joining) && self.class_in(is_new, range, class)
        };
        let asks = |is_new: bool, at: Option<usize>| self.is_at(is_new, at, Class::Requiring);
        let beside = |is_new: bool, range: &Range<usize>| {
            let (behind, before) = (Some(range.end), range.start.checked_sub(1));
            only(is_new, range, Class::Permitting)
                && self.class_in(is_new, range, Class::Disjunction)
                && (asks(is_new, before) || asks(is_new, behind))
        };
        let (is_new, range) = match (old.is_empty(), new.is_empty()) {
            (true, false) if beside(true, new) => (true, new),
            (false, true) if beside(false, old) => (false, old),
            (false, false) if only(false, old, Class::Requiring) && only(true, new, Class::Permitting) => (true, new),
            (false, false) if only(false, old, Class::Permitting) && only(true, new, Class::Requiring) => (false, old),
            _ => return None,
        };
        // What something hangs on is opened before it: "as", "where", "unless we are".
        let sentence = &self.sentence(is_new).tokens;
        let before = range.start.saturating_sub(HANGING_REACH).max(sentence.start)..range.start;
        let excepted = self.in_exception(is_new, range.start);
        let hangs = [Class::Subordinator, Class::Condition]
            .iter()
            .any(|&class| self.class_in(is_new, &(before.start..range.end), class));
        let name = match statement.force {
            // "We delete it unless we are required to keep it."
            Force::Promise | Force::Limit | Force::Duty if excepted => {
                if is_new {
                    "exception_added"
                } else {
                    "exception_removed"
                }
            }
            Force::Permission if hangs && !excepted => {
                if is_new {
                    "condition_removed"
                } else {
                    "condition_added"
                }
            }
            _ => return None,
        };
        let way = if is_new { Direction::Broadened } else { Direction::Narrowed };
        let rule = if excepted { "edit: what an exception holds" } else { "edit: a condition" };
        Some(self.draft(Facet::Modality, Told::Named(name), way, old.clone(), new.clone(), rule, None))
    }
}
