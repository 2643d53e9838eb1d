//! Data of one kind in whose place those of the person in general stand, or the reverse: "we share | your usage data |" that became
//! "we share | your data |".
//!
//! Looks at what stands right behind an act that is the same on both sides; what its examples are is told elsewhere.

use super::super::{Draft, Told};
use super::Edit;
use crate::scope::lexicon::{Class, ValueId};
use crate::scope::model::{Direction, Facet};
use crate::scope::statement::{Force, Holder, Mention, Statement};
use std::collections::HashSet;

/// Tokens behind an act in which what it is done to stands.
const OBJECT_REACH: usize = 4;

impl Edit<'_> {
    /// What is done to one kind of data is done to all data of the person now, or the reverse.
    pub(super) fn generalised(&self) -> Option<Draft> {
        let (before, after) = (self.permission(false)?, self.permission(true)?);
        let mut pairs = self.acted_on(false, before).into_iter().filter_map(|(act, old)| {
            let (_, new) = self.acted_on(true, after).into_iter().find(|(same, _)| *same == act)?;
            Some((old, new))
        });
        let (old, new, way) = pairs.find_map(|(old, new)| {
            if self.is_one_kind(false, before, &old) && self.is_all(true, &new) {
                return Some((old, new, Direction::Broadened));
            }
            (self.is_all(false, &old) && self.is_one_kind(true, after, &new)).then_some((old, new, Direction::Narrowed))
        })?;
        let told = Told::Value(if way == Direction::Broadened { new.value } else { old.value });
        let words = |said: &Mention| said.first..said.last + 1;
        let rule = "edit: one kind of data, or all";
        Some(self.draft(Facet::Data, told, way, words(&old), words(&new), rule, None))
    }

    /// The permission of the company in a sentence that says only one.
    fn permission(&self, is_new: bool) -> Option<&Statement> {
        let mut said = self.sentence(is_new).statements.iter().filter(|said| said.force.is_scope());
        let (Some(only), None) = (said.next(), said.next()) else { return None };
        (only.force == Force::Permission && only.holder == Holder::Company && only.plain).then_some(only)
    }

    /// The acts of a statement, each with the data right behind it.
    fn acted_on(&self, is_new: bool, statement: &Statement) -> Vec<(ValueId, Mention)> {
        let acts = statement.mentions.iter().filter(|act| act.facet == Facet::Action);
        let object = |act: &Mention| {
            let reach = act.last + 1..=act.last + OBJECT_REACH;
            let data = |said: &&Mention| said.facet == Facet::Data && said.strong && reach.contains(&said.first);
            let object = statement.mentions.iter().filter(data).min_by_key(|said| said.first).copied()?;
            // "We share it with partners who collect your address": whoever gets it or does something else stands between.
            let between = act.last + 1..object.first;
            let stands = |class: Class| self.class_in(is_new, &between, class);
            let apart = [Class::Conjunction, Class::RelativeOpener, Class::Pronoun, Class::Handing];
            // "Information | about | your visits".
            let named = !stands(Class::ObjectBefore) || stands(Class::DataWord);
            (named && !apart.into_iter().any(stands)).then_some((act.value, object))
        };
        acts.filter_map(object).collect()
    }

    /// Whether data are the only ones of a kind that a statement names: of several, the general word may be the sum.
    fn is_one_kind(&self, is_new: bool, statement: &Statement, data: &Mention) -> bool {
        let model = self.ground.model;
        let kinds: HashSet<ValueId> = statement
            .mentions
            .iter()
            .filter(|said| said.facet == Facet::Data && said.strong)
            .map(|said| said.value)
            .collect();
        let own =
            |value: ValueId| !matches!(model.value(value).id.as_str(), "aggregated" | "user_content" | "all_data");
        let behind = self.is_at(is_new, Some(data.last + 1), Class::Conjunction);
        kinds.len() == 1 && !model.is_general(data.value) && own(data.value) && !behind
    }

    /// Whether data are those of the person in general. "Account information" is less than that, and "these personal data" are those
    /// of which the sentence before speaks.
    fn is_all(&self, is_new: bool, data: &Mention) -> bool {
        let general = self.ground.model.value(data.value).id == "any_personal_data";
        let opens = [Class::Possessive, Class::DataWord];
        let before = data.first.checked_sub(1);
        let refers = self.is_at(is_new, before, Class::Pronoun);
        general && !refers && opens.iter().any(|&class| self.is_at(is_new, Some(data.first), class))
    }
}
