//! A promise that holds only for a use now which the lexicon does not know by name: "we do not share it | for their own purposes |".
//!
//! Looks at how the words begin and where they stand, not at what they name.

use super::super::{Draft, Told};
use super::Edit;
use super::side::one_sided;
use crate::scope::lexicon::Class;
use crate::scope::model::{Direction, Facet};
use crate::scope::statement::{Force, Statement};
use std::ops::Range;

/// Shortest words that say for what something is not done, in tokens.
const SHORTEST_USE: usize = 3;

impl Edit<'_> {
    /// What a promise is bound to by words that close it, that came or went.
    pub(super) fn reserved(&self, statement: &Statement, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let (is_new, range) = one_sided(old, new)?;
        let (name, way) = match is_new {
            true => ("exception_added", Direction::Broadened),
            false => ("exception_removed", Direction::Narrowed),
        };
        let sentence = self.sentence(is_new);
        let closes = !(range.end..sentence.tokens.end).any(|at| self.clause(is_new).tokens[at].is_word());
        // "To use it for …" names a use, "to advertisers" those who get it.
        let used = || {
            let act = range.start + 1;
            self.begins_with(is_new, range, &[Class::PurposeOpener])
                && sentence.mentions().any(|(_, said)| said.facet == Facet::Action && said.first == act)
        };
        let aimed = || {
            self.begins_with(is_new, range, &[Class::Aim]) && !self.begins_with(is_new, range, &[Class::PurposeOpener])
        };
        // "For any reason" bounds nothing, "for your safety" says why, "for example" opens a list, and a time is told as what it is.
        let other =
            [Class::Every, Class::Negation, Class::Possessive, Class::Person, Class::OpenList, Class::Exception];
        let lasts = sentence.mentions().any(|(_, said)| said.facet == Facet::Duration && range.contains(&said.first));
        let bounds = statement.force == Force::Promise
            && range.len() >= SHORTEST_USE
            && closes
            && (used() || aimed())
            && !lasts
            && !other.iter().any(|&class| self.class_in(is_new, range, class))
            && !self.in_exception(is_new, range.start)
            && !self.promises_of(!is_new, Facet::Purpose);
        let rule = "edit: how far it is given";
        bounds.then(|| self.draft(Facet::Modality, Told::Named(name), way, old.clone(), new.clone(), rule, None))
    }
}
