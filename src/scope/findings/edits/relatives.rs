//! What those who get data, or what is done with them, is said not to do in a relative clause: "partners who do not sell it".

use super::super::{Draft, Told};
use super::Edit;
use crate::scope::lexicon::Class;
use crate::scope::model::{Direction, Facet};
use crate::scope::statement::{Force, Statement};
use std::ops::Range;

/// Tokens before a denial in which the word stands that opens its relative clause: "that | can | not".
const OPENER_REACH: usize = 3;
/// Tokens behind a denial in which the act stands that it denies.
const ACT_REACH: usize = 8;

impl Edit<'_> {
    /// A denial that came into a relative clause of a permission, or went from it: "vendors that cannot use it for …" that became
    /// "vendors that can".
    pub(super) fn denied_of_noun(
        &self,
        statement: &Statement,
        old: &Range<usize>,
        new: &Range<usize>,
    ) -> Option<Draft> {
        if !matches!(statement.force, Force::Permission | Force::Limit) {
            return None;
        }
        let name = match (self.denies_in_relative(false, old), self.denies_in_relative(true, new)) {
            (true, false) => "promise_removed",
            (false, true) => "promise_added",
            _ => return None,
        };
        let way = if name == "promise_added" { Direction::Narrowed } else { Direction::Broadened };
        let rule = "edit: what a relative clause denies";
        Some(self.draft(Facet::Modality, Told::Named(name), way, old.clone(), new.clone(), rule, None))
    }

    /// Whether words of a side deny an act in a relative clause.
    fn denies_in_relative(&self, is_new: bool, range: &Range<usize>) -> bool {
        let sentence = self.sentence(is_new);
        // "Can" and "cannot" stand at one place; a denial may have come before the words that differ.
        let Some(denial) = self.of_class(is_new, range, Class::Negation).map(|mark| range.start + mark.last).next()
        else {
            return false;
        };
        let before = denial.saturating_sub(OPENER_REACH).max(sentence.tokens.start)..denial + 1;
        let behind = denial..denial + ACT_REACH;
        let denied = |mentions: Facet| {
            let mut said = sentence.mentions();
            said.any(|(_, said)| said.facet == mentions && said.strong && behind.contains(&said.first))
        };
        self.class_in(is_new, &before, Class::RelativeOpener)
            && !self.class_in(is_new, range, Class::NegationFalse)
            && denied(Facet::Action)
            && !denied(Facet::Territory)
    }
}
