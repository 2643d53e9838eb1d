//! Conditions that came or went: on what a statement depends.
//!
//! Which way a condition turns what it bounds is told where provisos are.

use super::super::Draft;
use super::Edit;
use super::side::one_sided;
use crate::scope::lexicon::Class;
use crate::scope::model::Facet;
use crate::scope::statement::{Force, Mention, Statement};
use std::ops::Range;

/// Shortest words that say on what something depends, in tokens.
pub(super) const SHORTEST_CONDITION: usize = 3;

impl Edit<'_> {
    /// A condition that came or went, and nothing else at its place: "if you ask for it".
    pub(super) fn condition(&self, statement: &Statement, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let (is_new, range) = one_sided(old, new)?;
        // "Where allowed, …" says on what it depends in two words; "where applicable" says nothing.
        // "Under certain conditions, you have the right": what is given in some cases only needs no clause to say so, and no case is
        // left out by that where the company "may".
        let given = matches!(statement.force, Force::Right | Force::Duty | Force::Promise)
            && self.begins_with(is_new, range, &[Class::Condition])
            && self.governs_all(is_new, range);
        let depends = given || self.begins_with(is_new, range, &[Class::Subordinator, Class::Condition]);
        let short = range.len() < SHORTEST_CONDITION && (!depends || self.class_in(is_new, range, Class::Qualifier));
        // A cell of a table names things.
        if self.clause(is_new).row || short || !depends && !self.is_supposed(is_new, statement, range) {
            return None;
        }
        let names = ("condition_added", "condition_removed");
        Some(self.proviso(statement, is_new, names, old, new, "edit: a condition"))
    }

    /// What led a sentence in as the reason of a permission, and is the case in which it holds now, or the reverse, whatever of its
    /// words stays: "because the forum is part of the shop, we …", "if you have linked the forum with the shop, we …".
    pub(super) fn supposed(&self) -> Option<Draft> {
        let lead = |is_new: bool| -> Option<(&Statement, Range<usize>)> {
            let sentence = self.sentence(is_new);
            let said = sentence.statements.first().filter(|said| said.force == Force::Permission && said.plain)?;
            let lead = sentence.tokens.start..said.main;
            let comma = lead.end > lead.start && self.clause(is_new).tokens[lead.end - 1].is_mark(',');
            comma.then_some((said, lead))
        };
        let ((before, old), (after, new)) = (lead(false)?, lead(true)?);
        let opens = |is_new: bool, range: &Range<usize>, class: Class| self.begins_with(is_new, range, &[class]);
        let (statement, is_new) = if opens(false, &old, Class::Reason) && opens(true, &new, Class::If) {
            (after, true)
        } else if opens(false, &old, Class::If) && opens(true, &new, Class::Reason) {
            (before, false)
        } else {
            return None;
        };
        let names = ("condition_added", "condition_removed");
        Some(self.proviso(statement, is_new, names, &old, &new, "edit: a condition"))
    }

    /// A promise that holds only in one case now, or in every case again, whatever its words name: "we do not share it | if you
    /// object |", "| if you have a paid account, | we do not sell it".
    pub(super) fn promised_if(&self, statement: &Statement, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let (is_new, range) = one_sided(old, new)?;
        let promises = statement.force == Force::Promise && range.len() >= SHORTEST_CONDITION;
        // A consent that is asked for, or not, is told as what it is.
        let asks = |said: &Mention| {
            let id = self.ground.model.value(said.value).id.as_str();
            said.strong && range.contains(&said.first) && matches!(id, "opt_in" | "parental_consent")
        };
        let asked = || self.sentence(is_new).mentions().any(|(_, said)| asks(said));
        let bounded = promises
            && !self.clause(is_new).row
            && self.is_case(is_new, range)
            && !asked()
            && !self.class_in(is_new, range, Class::Negation)
            && !self.class_in(is_new, range, Class::Qualifier);
        let names = ("exception_added", "exception_removed");
        bounded.then(|| self.proviso(statement, is_new, names, old, new, "edit: a condition"))
    }

    /// Whether words are a clause that says in which case a permission holds, and it holds in no other: "if you link your account,
    /// we …".
    fn is_supposed(&self, is_new: bool, statement: &Statement, range: &Range<usize>) -> bool {
        let sentence = self.sentence(is_new);
        let acts = |said: &Mention| said.facet == Facet::Action && !range.contains(&said.first);
        statement.force == Force::Permission
            && self.is_case(is_new, range)
            && sentence.statements.iter().any(|said| said.force == Force::Permission && said.mentions.iter().any(acts))
    }

    /// Whether words lead a sentence in or close it and say in which case it holds. "When you use the app, we …" and "if you use the
    /// app, we …" say only when.
    fn is_case(&self, is_new: bool, range: &Range<usize>) -> bool {
        let sentence = self.sentence(is_new);
        let tokens = &self.clause(is_new).tokens;
        let leads = range.start == sentence.tokens.start
            && (range.start..(range.end + 1).min(sentence.tokens.end)).rev().take(2).any(|at| tokens[at].is_mark(','));
        let closes = !(range.end..sentence.tokens.end).any(|at| tokens[at].is_word());
        let at = |class: Class| self.begins_with(is_new, range, &[class]);
        at(Class::If) && !at(Class::NoCase) && (leads || closes)
    }
}
