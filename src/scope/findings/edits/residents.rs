//! More places whose people have a right, or fewer: "residents of Texas | , Ohio | and Utah have certain rights".
//!
//! Asks only whether names were put into a list of places; which right it is does not matter here.

use super::super::{Draft, Told};
use super::Edit;
use crate::scope::lexicon::Class;
use crate::scope::model::{Direction, Facet};
use crate::scope::statement::{Force, Mention};
use crate::text::TokenKind;
use std::ops::Range;

/// Longest word that may stand within the name of a place and has no capital, in bytes: "of".
const SMALL_WORD: usize = 2;
/// Tokens before a list of places in which it is said who lives there: "users in".
const PEOPLE_REACH: usize = 2;

impl Edit<'_> {
    /// A place that came into a list of those whose people have a right, or went from it.
    pub(super) fn residents(&self, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let (is_new, _, range) = self.only_side(old, new)?;
        let (_, right) = (self.right_of_place(!is_new)?, self.right_of_place(is_new)?);
        let joined = self.is_listed(is_new, range) || self.class_in(is_new, range, Class::Conjunction);
        let named = range.clone().any(|at| self.names_place(is_new, at));
        if !joined || !named || !range.clone().all(|at| self.is_of_list(is_new, at)) || !self.lists_homes(is_new, range)
        {
            return None;
        }
        let way = if is_new { Direction::Narrowed } else { Direction::Broadened };
        let (told, rule) = (Told::Value(right.value), "edit: who has a right");
        Some(self.draft(Facet::Safeguard, told, way, old.clone(), new.clone(), rule, right.phrase))
    }

    /// The right that the sentence of a side says that people have, who need not be its subject: "these states give their residents
    /// certain rights".
    fn right_of_place(&self, is_new: bool) -> Option<&Mention> {
        let sentence = self.sentence(is_new);
        let denied = self.class_in(is_new, &sentence.tokens, Class::Negation);
        let given = |force: Force, said: &Mention| {
            force == Force::Right
                || matches!(force, Force::Other | Force::PersonRule)
                    && self.ground.model.value(said.value).id == "user_rights"
        };
        let rights = |said: &Mention| said.facet == Facet::Safeguard && said.strong;
        let mut said = sentence.mentions().filter(|_| !denied);
        said.find(|(statement, said)| rights(said) && given(statement.force, said)).map(|(_, said)| said)
    }

    /// Whether a token is one of a name that may be one of a place.
    fn names_place(&self, is_new: bool, at: usize) -> bool {
        let known = |said: &Mention| said.facet == Facet::Territory && (said.first..=said.last).contains(&at);
        let capital = self.clause(is_new).tokens[at].kind == TokenKind::Capital
            && !self.ground.language.verb_second
            && ![Class::Person, Class::Company, Class::SentenceOpener]
                .iter()
                .any(|&class| self.is_at(is_new, Some(at), class));
        capital || self.sentence(is_new).mentions().any(|(_, said)| known(said))
    }

    /// Whether a token may stand in a list of names.
    fn is_of_list(&self, is_new: bool, at: usize) -> bool {
        let token = &self.clause(is_new).tokens[at];
        let is = |class: Class| self.is_at(is_new, Some(at), class);
        let small = token.is_word()
            && (token.span.len() <= SMALL_WORD || is(Class::Conjunction) || is(Class::SentenceOpener))
            && !is(Class::Person);
        token.is_mark(',') || small || self.names_place(is_new, at)
    }

    /// Whether the list that a range stands in is one of places where people live: "residents of …", "users in …", "the law of … gives its
    /// residents …".
    pub(super) fn lists_homes(&self, is_new: bool, range: &Range<usize>) -> bool {
        let sentence = self.sentence(is_new).tokens.clone();
        let is = |at: usize, class: Class| self.is_at(is_new, Some(at), class);
        let opens = (sentence.start..range.start).rev().find(|&at| !self.is_of_list(is_new, at));
        let people = opens.is_some_and(|at| {
            let near = at.saturating_sub(PEOPLE_REACH).max(sentence.start)..at + 1;
            is(at, Class::Person) || self.class_in(is_new, &near, Class::Residence)
        });
        let behind = range.end..sentence.end;
        // "If you live | in Texas |, you": nothing is left of a list that was none.
        if !self.is_beside_names(is_new, range) {
            return false;
        }
        people || opens.is_none_or(|at| !is(at, Class::May)) && self.class_in(is_new, &behind, Class::Residence)
    }

    /// Whether the list that a range stands in holds other names.
    pub(super) fn is_beside_names(&self, is_new: bool, range: &Range<usize>) -> bool {
        let sentence = &self.sentence(is_new).tokens;
        let before = (sentence.start..range.start).rev().take_while(|&at| self.is_of_list(is_new, at));
        let after = (range.end..sentence.end).take_while(|&at| self.is_of_list(is_new, at));
        before.chain(after).any(|at| self.names_place(is_new, at))
    }
}
