//! How far a right goes: who has it, and how surely.
//!
//! Looks at what stands beside the safeguard; which safeguard it is does not matter here.

use super::super::{Draft, Told};
use super::way::Shift;
use super::{Edit, Touched, statement_of};
use crate::scope::lexicon::Class;
use crate::scope::model::{Direction, Facet};
use crate::scope::order::{length, reverse};
use crate::scope::statement::{Force, Mention, Statement};
use crate::text::TokenKind;
use std::ops::Range;

/// Tokens before the name of a place in which it is said that people live there: "reside in the state of Texas".
const RESIDENCE_REACH: usize = 5;
/// Longest words that say how surely a right is had, in tokens: "may be able to".
const LONGEST_HEDGE: usize = 4;

impl Edit<'_> {
    /// A right that only people of a place have now, or all again: "| if you live in France, | you may ask for a copy".
    pub(super) fn entitled(&self, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let (was, is) = (self.right_at(false, old)?, self.right_at(true, new)?);
        let (before, after) = (self.place_of(false, was), self.place_of(true, is));
        let way = match (before, after) {
            (Some(place), None) if old.contains(&place) && !self.may_open_with_place(true) => Direction::Narrowed,
            (None, Some(place)) if new.contains(&place) && !self.may_open_with_place(false) => Direction::Broadened,
            _ => return None,
        };
        let (told, phrase) = (Told::Value(is.1.value), is.1.phrase);
        Some(self.draft(Facet::Safeguard, told, way, old.clone(), new.clone(), "edit: who has a right", phrase))
    }

    /// Whether a right is of people of a place on one side only.
    pub(super) fn is_of_place_once(&self, old: &Range<usize>, new: &Range<usize>) -> bool {
        let of_place = |is_new: bool, range: &Range<usize>| {
            self.right_at(is_new, range).and_then(|right| self.place_of(is_new, right)).is_some()
        };
        of_place(false, old) != of_place(true, new)
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

    /// The time in which the person must use a right, that came, went or is another one: "you may object | within a month |". A time in
    /// which the company does what it is asked for is none.
    pub(super) fn term_of_right(&self, shift: &Shift<'_>, shown: &Mention) -> Option<Draft> {
        let &Touched { statement, old, new, .. } = shift.touched;
        let (is_new, range) = if shift.come.is_some() { (true, new) } else { (false, old) };
        let safeguard = statement.mentions.iter().find(|said| said.facet == Facet::Safeguard && said.strong)?;
        let company = [Class::Company, Class::CompanyObject, Class::RelativeOpener, Class::Obtaining];
        let own = safeguard.last + 1..shown.last.max(range.end).max(safeguard.last + 1);
        // "You may ask us | to delete it within a month": who knows whose time that is?
        let asked = |at: usize| {
            self.is_at(is_new, Some(at), Class::CompanyObject) && self.is_at(is_new, Some(at + 1), Class::PurposeOpener)
        };
        let bounds = statement.force == Force::Right
            && !(statement.main..shown.first).any(asked)
            && shown.days.is_some()
            && safeguard.first < shown.first
            && self.is_used_by_person(is_new, safeguard)
            && !company.iter().any(|&class| self.class_in(is_new, &own, class))
            // "…, and copies are gone within a month": something else takes that time.
            && !own.clone().any(|at| self.is_at(is_new, Some(at), Class::Auxiliary))
            && !self.class_in(is_new, &(range.start..shown.last + 1), Class::AtLeast);
        let way = way_of_term(shift, Direction::Broadened)?;
        let (told, rule) = (Told::Value(safeguard.value), "edit: how far it is given");
        bounds.then(|| self.draft(Facet::Safeguard, told, way, old.clone(), new.clone(), rule, safeguard.phrase))
    }

    /// Whether a right is used by what the person does alone: "you may object", "you can delete it". Who asks for a copy or a deletion
    /// waits for it, and the time may be that of who gives it.
    fn is_used_by_person(&self, is_new: bool, right: &Mention) -> bool {
        match self.ground.model.value(right.value).id.as_str() {
            "deletion" => self.is_at(is_new, right.last.checked_sub(1), Class::May),
            id => matches!(id, "opt_out" | "withdraw" | "appeal" | "human_review"),
        }
    }

    /// How long before a change of the terms the person is told of it: "we will notify you | 30 days | before we change this policy".
    pub(super) fn term_of_notice(&self, shift: &Shift<'_>, shown: &Mention) -> Option<Draft> {
        let &Touched { statement, old, new, .. } = shift.touched;
        let is_new = shift.come.is_some();
        let told = |said: &&Mention| said.strong && self.ground.model.value(said.value).id == "notice";
        let notice = statement.mentions.iter().find(told)?;
        let ahead = statement.force == Force::Duty
            && shown.days.is_some()
            && self.class_in(is_new, &self.sentence(is_new).tokens, Class::Amending);
        let way = way_of_term(shift, Direction::Narrowed)?;
        let (told, rule) = (Told::Value(notice.value), "edit: how far it is given");
        ahead.then(|| self.draft(Facet::Safeguard, told, way, old.clone(), new.clone(), rule, notice.phrase))
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
        let within = |from: usize, at: usize, class: Class| self.class_in(is_new, &(from..at), class);
        // "Wherever you live" names none.
        let known = |at: usize| {
            let mut said = sentence.mentions().filter(|(_, said)| said.facet == Facet::Territory && said.first == at);
            said.any(|(_, said)| said.strong && self.ground.model.value(said.value).id != "country")
        };
        let named = |at: usize| {
            tokens[at].kind == TokenKind::Capital
                && at > sentence.tokens.start
                && !self.ground.language.verb_second
                && within(before.start.max(at.saturating_sub(RESIDENCE_REACH)), at, Class::Residence)
        };
        // "Texas residents" may open a sentence.
        let opens = |at: usize| {
            let is = |class: Class| self.is_at(is_new, Some(at), class);
            at == sentence.tokens.start
                && tokens[at].kind == TokenKind::Capital
                && self.is_at(is_new, Some(at + 1), Class::Residence)
                && !is(Class::Every)
                && !is(Class::SentenceOpener)
        };
        // "In France, you can turn it off" and "in Acme Pro, …" are where it is done.
        let of_people = |at: usize| {
            within(before.start, at, Class::Person)
                || within(before.start, at, Class::Residence)
                || [Class::Person, Class::Residence].iter().any(|&class| self.is_at(is_new, Some(at + 1), class))
        };
        before.clone().find(|&at| (known(at) || named(at) || opens(at)) && of_people(at))
    }

    /// Whether the sentence of a side opens with people of what may be a place, for its first word has a capital anyway: "Texas
    /// and Ohio residents", "Registered users".
    fn may_open_with_place(&self, is_new: bool) -> bool {
        let first = self.sentence(is_new).tokens.start;
        let is = |at: usize, class: Class| self.is_at(is_new, Some(at), class);
        let people = is(first + 1, Class::Person) || is(first + 1, Class::Residence);
        people && !is(first, Class::Subordinator) && !is(first, Class::Every) && !is(first, Class::SentenceOpener)
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

/// Which way a time goes that came, went or is another one: where one came, `comes`; more of it is always better for the person.
fn way_of_term(shift: &Shift<'_>, comes: Direction) -> Option<Direction> {
    match (shift.gone.map(|gone| gone.days), shift.come.map(|come| come.days)) {
        (None, Some(_)) => Some(comes),
        (Some(_), None) => Some(reverse(comes)),
        (Some(gone), Some(come)) => Some(reverse(length(gone?, come?)?)),
        (None, None) => None,
    }
}
