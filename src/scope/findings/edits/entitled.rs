//! How far a right goes: who has it, and how surely.
//!
//! Looks at what stands beside the safeguard; which safeguard it is does not matter here.

use super::super::{Draft, Told};
use super::{Edit, statement_of};
use crate::scope::lexicon::Class;
use crate::scope::model::{Direction, Facet};
use crate::scope::statement::{Force, Mention, Statement};
use crate::text::TokenKind;
use std::ops::Range;

/// Longest words that say how surely a right is had, in tokens: "may be able to".
const LONGEST_HEDGE: usize = 4;

impl Edit<'_> {
    /// A right that only people of a place have now, or all again: "| if you live in France, | you may ask for a copy".
    pub(super) fn entitled(&self, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let (was, is) = (self.right_at(false, old)?, self.right_at(true, new)?);
        let (before, after) = (self.place_of(false, was), self.place_of(true, is));
        let way = match (before, after) {
            (Some(place), None) if old.contains(&place) => Direction::Narrowed,
            (None, Some(place)) if new.contains(&place) => Direction::Broadened,
            _ => return None,
        };
        let (told, phrase) = (Told::Value(is.1.value), is.1.phrase);
        Some(self.draft(Facet::Safeguard, told, way, old.clone(), new.clone(), "edit: who has a right", phrase))
    }

    /// A right that the person has for certain, or only may have: "you | may | have the right to object", "you | can | may be able to |
    /// opt out".
    pub(super) fn surely(&self, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let (_, (_, safeguard)) = (self.right_at(false, old)?, self.right_at(true, new)?);
        let way = match (self.only_hedges(false, old), self.only_hedges(true, new)) {
            (true, false) if self.only_permits(true, new) => Direction::Narrowed,
            (false, true) if self.only_permits(false, old) => Direction::Broadened,
            _ => return None,
        };
        let told = Told::Value(safeguard.value);
        let rule = "edit: how far it is given";
        Some(self.draft(Facet::Safeguard, told, way, old.clone(), new.clone(), rule, safeguard.phrase))
    }

    /// The right that a difference stands in, with its safeguard.
    fn right_at(&self, is_new: bool, range: &Range<usize>) -> Option<(&Statement, &Mention)> {
        let right = statement_of(self.sentence(is_new), range).filter(|said| said.force == Force::Right)?;
        let safeguard = right.mentions.iter().find(|said| said.facet == Facet::Safeguard && said.strong)?;
        Some((right, safeguard))
    }

    /// The first place before a safeguard whose people have it, if only by its capital: "residents of Texas", "EEA users".
    fn place_of(&self, is_new: bool, (right, safeguard): (&Statement, &Mention)) -> Option<usize> {
        let sentence = self.sentence(is_new);
        let tokens = &self.clause(is_new).tokens;
        let before = right.tokens.start..safeguard.first;
        let is = |at: Option<usize>, class: Class| self.is_at(is_new, at, class);
        // "Wherever you live" names none.
        let known = |at: usize| {
            let mut said = sentence.mentions().filter(|(_, said)| said.facet == Facet::Territory && said.first == at);
            said.any(|(_, said)| said.strong && self.ground.model.value(said.value).id != "country")
        };
        let named = |at: usize| {
            tokens[at].kind == TokenKind::Capital
                && at > sentence.tokens.start
                && !self.ground.language.verb_second
                && !is(Some(at), Class::Person)
                && (is(Some(at - 1), Class::ObjectBefore) || is(Some(at + 1), Class::Person))
        };
        let place = before.clone().find(|&at| known(at) || named(at))?;
        // "In Acme Pro, you can turn it off" is where it is done.
        let people = before.start..(place + 2).min(before.end);
        self.class_in(is_new, &people, Class::Person).then_some(place)
    }

    /// Whether words only say that the person may have or be able to do something.
    fn only_hedges(&self, is_new: bool, range: &Range<usize>) -> bool {
        !range.is_empty()
            && range.len() <= LONGEST_HEDGE
            && self.is_at(is_new, Some(range.start), Class::May)
            && self.is_at(is_new, Some(range.start + 1), Class::Auxiliary)
    }

    /// Whether words are nothing but "can".
    fn only_permits(&self, is_new: bool, range: &Range<usize>) -> bool {
        let may = range.len() == 1 && self.is_at(is_new, Some(range.start), Class::May);
        range.is_empty() || may && !self.is_at(is_new, Some(range.end), Class::Auxiliary)
    }
}
