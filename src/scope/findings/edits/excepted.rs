//! What a sentence leaves out of what it says: by an exception, by "but not", by "outside", by a relative clause that denies.
//!
//! Knows where words stand, and not what follows from it for the scope.

use super::super::left_out::is_left_out;
use super::Edit;
use super::way::Shift;
use crate::scope::lexicon::{Class, Cue, Mark};
use crate::scope::model::Facet;
use crate::scope::statement::Mention;
use std::ops::Range;

/// Tokens behind "outside" in which what is joined to its object stands.
const OUTSIDE_REACH: usize = 12;
/// Tokens from the word that opens a relative clause in which its verb is denied.
const DENIED_BEHIND: usize = 3;
/// Tokens behind the words that open an exception in which it goes on.
const EXCEPTED_REACH: usize = 24;

impl Edit<'_> {
    /// Whether a permission leaves out all that a difference touches.
    pub(super) fn is_not_permitted(&self, shift: &Shift<'_>) -> bool {
        shift.gone.iter().all(|said| self.leaves_out(false, said))
            && shift.come.iter().all(|said| self.leaves_out(true, said))
    }

    /// Whether the sentence of a side leaves a mention out of what it permits: by an exception, by "but not", or by a "not" right
    /// before it, "third parties which are not advertisers".
    pub(super) fn leaves_out(&self, is_new: bool, said: &Mention) -> bool {
        let sentence = self.sentence(is_new);
        let before = said.first.checked_sub(1).filter(|at| sentence.tokens.contains(at));
        // "…, never with advertisers"
        let handed = before.filter(|&at| self.is_at(is_new, Some(at), Class::Handing));
        let before_it = handed.and_then(|at| at.checked_sub(1)).filter(|at| sentence.tokens.contains(at));
        let denied = (self.is_at(is_new, before, Class::Negation) || self.is_at(is_new, before_it, Class::Negation))
            && !self.class_in(is_new, &(sentence.tokens.start..said.first), Class::NegationFalse);
        denied || self.is_denied_of_noun(is_new, said) || is_left_out(self.ground, self.clause(is_new), sentence, said)
    }

    /// "With vendors that cannot use them for | other purposes |": a relative clause that denies holds it.
    fn is_denied_of_noun(&self, is_new: bool, said: &Mention) -> bool {
        // "On servers that are not in the EU" tells of more places.
        if said.facet == Facet::Territory {
            return false;
        }
        let sentence = self.sentence(is_new);
        let tokens = &self.clause(is_new).tokens;
        let is = |at: usize, class: Class| self.is_at(is_new, Some(at), class);
        let from = (sentence.tokens.start..said.first).rev().find(|&at| is(at, Class::RelativeOpener));
        from.is_some_and(|opener| {
            let behind = opener..said.first;
            behind
                .clone()
                .take(DENIED_BEHIND)
                .any(|at| is(at, Class::Negation) || self.class_in(is_new, &(at..at + 2), Class::Negation))
                && !self.class_in(is_new, &behind, Class::NegationFalse)
                && !behind.into_iter().any(|at| tokens[at].is_mark(',') || is(at, Class::Conjunction))
        })
    }

    pub(super) fn in_exceptions(&self, gone: Option<Mention>, come: Option<Mention>) -> bool {
        let left_out =
            |is_new: bool, said: Option<Mention>| said.is_none_or(|said| self.in_exception(is_new, said.first));
        left_out(false, gone) && left_out(true, come)
    }

    /// "We do not process it outside the EEA | and the UK |": what is joined to where nothing is done outside of is left out of
    /// the promise.
    pub(super) fn are_outside(&self, gone: Option<Mention>, come: Option<Mention>) -> bool {
        let outside = |is_new: bool, said: Option<Mention>| said.is_none_or(|said| self.is_outside(is_new, said.first));
        outside(false, gone) && outside(true, come)
    }

    /// Whether a token is joined to what something is said to be outside of.
    pub(super) fn is_outside(&self, is_new: bool, at: usize) -> bool {
        let sentence = self.sentence(is_new);
        let near = at.saturating_sub(OUTSIDE_REACH).max(sentence.tokens.start)..at;
        let opener = near.rev().find(|&at| self.is_at(is_new, Some(at), Class::Outside));
        opener.is_some_and(|opener| {
            let between = opener + 1..at;
            ![Class::Auxiliary, Class::May, Class::Company, Class::Negation, Class::Subordinator]
                .iter()
                .any(|&class| self.class_in(is_new, &between, class))
        })
    }

    /// Whether a token stands in an exception that began before it.
    pub(super) fn in_exception(&self, is_new: bool, at: usize) -> bool {
        self.exception_before(is_new, at).is_some()
    }

    /// The words that opened the exception in which a token stands.
    pub(super) fn exception_before(&self, is_new: bool, at: usize) -> Option<Range<usize>> {
        let sentence = self.sentence(is_new);
        let start = at.saturating_sub(EXCEPTED_REACH).max(sentence.tokens.start);
        let marks = self.marks_in(is_new, &(start..at));
        let opened =
            marks.iter().filter(|mark| mark.cue == Cue::Class(Class::Exception)).max_by_key(|mark| mark.last)?;
        // "…, and we will not sell it", "…; we keep it": another statement ended it.
        let ends = |mark: &&Mark| matches!(mark.cue, Cue::Class(Class::Negation));
        let (tokens, mut open) = (&self.clause(is_new).tokens, 0_usize);
        let parts = (start + opened.last..at).any(|at| {
            let stated = || self.is_at(is_new, Some(at + 2), Class::Company);
            // "(except your name)" ends with its bracket, "the purpose(s) for which" goes on.
            let closes = tokens[at].is_mark(')') && open == 0;
            open = if tokens[at].is_mark('(') {
                open + 1
            } else {
                open - usize::from(tokens[at].is_mark(')') && open > 0)
            };
            closes || tokens[at].is_mark(';') || tokens[at].is_mark(':') || tokens[at].is_mark(',') && stated()
        });
        let ended = parts || marks.iter().filter(ends).any(|mark| mark.first > opened.last);
        (!ended).then(|| start + opened.first..start + opened.last + 1)
    }
}
