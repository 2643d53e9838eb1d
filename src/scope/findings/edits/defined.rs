//! What an act means that the terms promise not to do: "“sale” means an exchange for money | or other value |".
//!
//! The wider the meaning, the more is promised.

use super::super::{Draft, Told};
use super::Edit;
use super::side::one_sided;
use crate::scope::lexicon::{Class, ValueId};
use crate::scope::model::{Direction, Facet};
use crate::scope::statement::Force;
use std::ops::Range;

/// Tokens between an act and the word that says that its meaning follows.
const DEFINING_REACH: usize = 4;

impl Edit<'_> {
    /// The meaning of an act that is not done which got wider or narrower: an alternative or a limit came or went.
    pub(super) fn defined_act(&self, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let (is_new, range) = one_sided(old, new)?;
        let act = self.act_defined(false, old.start)?;
        let limits =
            [Class::Subordinator, Class::Condition].iter().any(|&class| self.begins_with(is_new, range, &[class]));
        let wider = match (limits, self.begins_with(is_new, range, &[Class::Disjunction])) {
            (true, false) => !is_new,
            (false, true) => is_new,
            _ => return None,
        };
        if self.act_defined(true, new.start) != Some(act) || !self.is_never_done(act) {
            return None;
        }
        let (name, way) = match wider {
            true => ("exception_removed", Direction::Narrowed),
            false => ("exception_added", Direction::Broadened),
        };
        let rule = "edit: what a promise means";
        Some(self.draft(Facet::Modality, Told::Named(name), way, old.clone(), new.clone(), rule, None))
    }

    /// The act whose meaning the sentence of a side says before a place.
    fn act_defined(&self, is_new: bool, before: usize) -> Option<ValueId> {
        let sentence = self.sentence(is_new);
        let said = sentence.tokens.start..before;
        let defining: Vec<usize> =
            self.of_class(is_new, &said, Class::Defining).map(|mark| said.start + mark.first).collect();
        let acts = sentence.mentions().map(|(_, said)| said).filter(|said| said.facet == Facet::Action);
        let mut near = acts.filter(|act| defining.iter().any(|at| at.abs_diff(act.first) <= DEFINING_REACH));
        near.next().map(|act| act.value)
    }

    /// Whether the new version promises somewhere not to do something.
    fn is_never_done(&self, act: ValueId) -> bool {
        let statements = self.ground.new_read.iter().flat_map(|read| &read.sentences).flat_map(|said| &said.statements);
        let mut promises = statements.filter(|said| said.force == Force::Promise);
        promises.any(|promise| promise.mentions.iter().any(|said| said.value == act))
    }
}
