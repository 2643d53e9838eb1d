//! Under which framework data are transferred: one that lapsed, or the one that came after it.

use super::super::{Draft, Told};
use super::Edit;
use crate::scope::lexicon::Class;
use crate::scope::model::{Direction, Facet};
use std::ops::Range;

impl Edit<'_> {
    /// A framework that lapsed in the place of one that holds, or the reverse: "the Privacy Shield" that became "the Data Privacy
    /// Framework" protects otherwise, and nobody can say from the words whether less or more.
    pub(super) fn framework(&self, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let lapsed = |is_new: bool| {
            // A word of its name may stand beside the words that differ: "Privacy | Shield |".
            let range = if is_new { new } else { old };
            let whole = &self.sentence(is_new).tokens;
            let near = range.start.saturating_sub(NAME_REACH).max(whole.start)..(range.end + NAME_REACH).min(whole.end);
            self.of_class(is_new, &near, Class::LapsedFramework)
                .map(|mark| near.start + mark.first..near.start + mark.last + 1)
                .any(|name| name.start < range.end && range.start < name.end)
        };
        let names = |is_new: bool| {
            self.sentence(is_new)
                .mentions()
                .any(|(_, said)| said.strong && self.ground.model.value(said.value).id == "safeguarded_transfer")
        };
        if old.is_empty() || new.is_empty() || lapsed(false) == lapsed(true) || !names(false) || !names(true) {
            return None;
        }
        let value = self.ground.model.find(Facet::Safeguard, "safeguarded_transfer")?;
        let (old, new) = (old.clone(), new.clone());
        Some(self.draft(Facet::Safeguard, Told::Value(value), Direction::Changed, old, new, RULE, None))
    }
}

/// The rule for a framework in the place of another.
pub const RULE: &str = "edit: one framework for another";
/// Tokens beside a difference in which the rest of the name stands.
const NAME_REACH: usize = 3;
