//! What a right is a right to: data of one's own, or something that is no matter of data.
//!
//! Knows the words of one statement, not whether the right is given or denied.

use super::Candidate;
use crate::scope::Facet;
use crate::scope::lexicon::{Class, Classes};
use crate::scope::statement::Mention;

/// Tokens behind a verb such as "download" in which its object stands, and behind that in which it is said whose it is.
const OBTAINED_REACH: usize = 8;

impl Candidate<'_> {
    /// Whether a right is one to get at something, which is a right only where that is one's own data: "you may download".
    pub(super) fn obtains(&self, right: &Mention) -> bool {
        (right.first..=right.last).any(|at| self.marked.is(at, Class::Obtaining))
    }

    /// "You may not exercise any rights | to claim content": what a right is a right to may be no matter of data.
    pub(super) fn is_right_to_other(&self, right: &Mention) -> bool {
        let (to, verb) = (right.last + 1, right.last + 2);
        self.tokens.contains(&verb)
            && self.marked.is(to, Class::PurposeOpener)
            && self.marked.has(Class::Requesting, right.first..right.first + 1)
            && self.marked.tokens[verb].is_word()
            && !self.marked.is(verb, Class::RightTo)
            && !self.mentions.iter().any(|said| said.facet == Facet::Safeguard && said.first == verb)
    }

    /// Whether what one gets at is data of one's own: "your data", "the information that we hold", not "the app", nor "the
    /// information for contacting us".
    pub(super) fn is_own_data(&self, right: &Mention) -> bool {
        const ENDS: Classes = Classes::VERB.and(Class::Subordinator).and(Class::Company).and(Class::CompanyObject);
        const QUANTITY: Classes = Classes::of(&[Class::Some, Class::Every]);
        let end = (right.last + 1 + OBTAINED_REACH).min(self.tokens.end);
        let comma = |at: usize| self.marked.tokens[at].is_mark(',');
        let word = |at: usize| self.marked.tokens[at].is_word();
        let preposition = |at: usize| {
            self.marked.is(at, Class::ObjectBefore)
                && !self.marked.is_any(at, Classes::of(&[Class::Conjunction, Class::Obtaining]))
        };
        // "Some | of your data".
        let parts = |at: usize| preposition(at) && !self.marked.is_any(at - 1, QUANTITY);
        let ends = |at: usize| !word(at) && !comma(at) || parts(at) || self.marked.is_any(at, ENDS);
        let object = (right.last..end).find_map(|at| {
            if at > right.last && ends(at) {
                return Some(None);
            }
            let named = self.mentions.iter().find(|said| said.facet == Facet::Data && said.first == at);
            let worded = || self.marked.of_class(Class::DataWord, at..at + 1).next().map(|mark| (mark.last, false));
            named.map(|said| (said.last, said.strong)).or_else(worded).map(Some)
        });
        let Some((last, strong)) = object.flatten() else { return false };
        let own = Classes::of(&[Class::Possessive, Class::Pronoun]);
        if (right.first..=last).any(|at| self.marked.is_any(at, own)) {
            return true;
        }
        let next = last + 1;
        if next >= self.tokens.end || !preposition(next) || self.marked.is(next, Class::Governing) {
            return strong || next >= self.tokens.end || !self.marked.is(next, Class::DataWord);
        }
        // "Information | about you", "about the processing of your data", "at any time".
        let about = next + 1..(next + 1 + OBTAINED_REACH).min(self.tokens.end);
        let whose = Classes::of(&[Class::Person, Class::Possessive, Class::Company]);
        self.marked.is(next + 1, Class::Every)
            || about.take_while(|&at| word(at)).any(|at| self.marked.is_any(at, whose))
    }
}
