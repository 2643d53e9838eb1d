//! Where in a statement a negation stands that denies its verb, and which ones only describe somebody.
//!
//! Knows nothing of what is denied.

use super::Candidate;
use crate::scope::Facet;
use crate::scope::lexicon::{Class, Classes, Cue, Mark};
use crate::scope::reading::marked::WIDEST_ADVERB;
use crate::scope::statement::Holder;
use std::ops::Range;

/// Words after its subject in which a negation denies the verb.
const NEGATION_REACH: usize = 7;
/// Words before its subject in which a negation denies the verb: "nor do we", "at no time will we".
pub(super) const NEGATION_BEFORE: usize = 5;
/// Acts that are denied by a negation right before them, whatever stands behind.
const ACTS: [&str; 8] = ["use", "share", "sell", "collect", "retain", "publish", "transfer", "combine"];
/// Tokens behind the word that opens a relative clause from which the verb of the sentence may stand.
const VERB_BEHIND: usize = 3;

impl Candidate<'_> {
    /// Where a negation denies the verb of the main part: it stands near behind the subject, or leads the sentence in, and
    /// is no "not limited to".
    pub(super) fn negation(&self, main: &Range<usize>) -> Option<usize> {
        let refusal = self.refusal(main);
        if refusal.as_ref().is_some_and(|refusal| refusal.lifted) {
            return None;
        }
        let refused = refusal.map(|refusal| refusal.act.saturating_sub(1).max(refusal.verb));
        // Most sentences deny nothing.
        if !self.marked.holds(Class::Negation) {
            return refused;
        }
        // "People who do not use it" says who they are.
        let describes = |at: usize| {
            self.mentions
                .iter()
                .any(|mention| mention.facet == Facet::Subject && (mention.first..=mention.last).contains(&at))
        };
        let denies = |at: &usize| {
            self.marked.is(*at, Class::Negation)
                && !self.is_no_denial(*at)
                && !describes(*at)
                && !self.answers(*at)
                && !self.contrasts(*at)
        };
        let start = self.main.map_or(main.start, |part| part.after_subject);
        let named = self.main.is_some_and(|part| part.holder.is_some());
        let reach = if named { NEGATION_REACH } else { usize::MAX };
        let described = self.described(main);
        let mut words = 0;
        for at in start..main.end {
            if words > reach {
                break;
            }
            if denies(&at) && !described.contains(&at) {
                return Some(at);
            }
            words += usize::from(self.marked.tokens[at].is_word());
        }
        if refused.is_some() {
            return refused;
        }
        // "No partner may …", "none of our partners", "neither we nor our partners".
        if named && let Some(denied) = self.denied_subject(main) {
            return Some(denied);
        }
        // "Nor do we …", "Under no circumstances will we …": an auxiliary stands between the negation and the subject.
        if named && start > 0 {
            let subject = self.main.map_or(main.start, |part| part.tokens.start);
            let from = subject.saturating_sub(NEGATION_BEFORE).max(self.marked.start());
            let turned = subject > from
                && self.marked.is_any(subject - 1, Classes::of(&[Class::Auxiliary, Class::Will, Class::May]));
            return (from..subject).find(denies).filter(|_| turned).map(|_| subject);
        }
        None
    }

    /// Whether a longer phrase says that a negation denies nothing: "we do | not control | them". Where the act stands between its words,
    /// "we do | not sell data that you control |", that is what is denied.
    fn is_no_denial(&self, at: usize) -> bool {
        let parted = |mark: &Mark| {
            let near = at + 1..=(at + WIDEST_ADVERB).min(mark.last.saturating_sub(1));
            // The act that a phrase names itself is none between: "do not sell … my".
            let begins = self.marked.language.phrase(mark.phrase).text.split_once('…');
            mark.first == at
                && begins.is_some_and(|(before, _)| !before.trim().contains(' '))
                && self.mentions.iter().any(|act| {
                    act.facet == Facet::Action
                        && near.contains(&act.first)
                        && (act.strong || self.id(act) == "use")
                        && ACTS.contains(&self.id(act))
                })
        };
        self.marked.is(at, Class::NegationFalse)
            && self
                .marked
                .marks
                .iter()
                .filter(|mark| mark.cue == Cue::Class(Class::NegationFalse) && (mark.first..=mark.last).contains(&at))
                .any(|mark| !parted(mark))
    }

    /// "No: your name is shown": an answer denies nothing of what follows it.
    fn answers(&self, denial: usize) -> bool {
        let next = self.marked.tokens.get(denial + 1).filter(|_| denial + 1 < self.tokens.end);
        denial == self.tokens.start && next.is_some_and(|next| next.is_mark(':') || next.is_mark(','))
    }

    /// "Your name, | not your number": a denial of one thing beside another denies no verb.
    fn contrasts(&self, denial: usize) -> bool {
        denial > self.tokens.start
            && denial + 1 < self.tokens.end
            && self.marked.tokens[denial - 1].is_mark(',')
            && self.marked.is(denial + 1, Class::Possessive)
    }

    /// The tokens of a relative clause about the noun before it: "countries | that do not protect it". Behind the verb of the
    /// sentence it goes to the end, before it up to it: "data | that are not needed | may be shared"; between commas up to the
    /// second: "your messages, | which are never encrypted |, are sent".
    pub(super) fn described(&self, main: &Range<usize>) -> Range<usize> {
        const NO_NOUN: Classes = Classes::VERB.and(Class::Subordinator).and(Class::Adverb).and(Class::Negation);
        const OWN_VERB: Classes = Classes::VERB.and(Class::RelativeOpener);
        const OWN_SUBJECT: Classes = Classes::of(&[Class::Company, Class::Person]);
        let comma = |at: usize| self.marked.tokens[at].is_mark(',');
        let noun = |at: usize| self.marked.tokens[at].is_word() && !self.marked.is_any(at, NO_NOUN);
        let opens = |&at: &usize| {
            at > main.start
                && self.marked.is(at, Class::RelativeOpener)
                && (noun(at - 1) || comma(at - 1) && at > main.start + 1 && noun(at - 2))
                && at + 2 < main.end
                && (self.marked.is_any(at + 1, OWN_VERB)
                    // "We confirm that we do not sell it" describes nothing.
                    || self.marked.is_any(at + 1, OWN_SUBJECT)
                        && self.marked.is_any(at + 2, Classes::VERB)
                        && (comma(at - 1) || self.marked.is(at - 1, Class::DataWord)))
        };
        let Some(at) = main.clone().find(opens) else { return main.end..main.end };
        let acts = |before: usize| {
            self.mentions.iter().any(|act| act.facet == Facet::Action && act.first == before)
                || self.marked.is_any(before, Classes::VERB)
        };
        if comma(at - 1) {
            return at..(at + 1..main.end).find(|&end| comma(end)).unwrap_or(main.end);
        }
        let said = (main.start..at).any(acts);
        let verb = |&verb: &usize| self.marked.is_any(verb, Classes::VERB.and(Class::Negation)) && noun(verb - 1);
        let next = (at + VERB_BEHIND..main.end).find(verb);
        at..if said { main.end } else { next.unwrap_or(main.end) }
    }

    /// Where a subject is one that is denied: "no partner", "none of our partners", "no one at Acme".
    fn denied_subject(&self, main: &Range<usize>) -> Option<usize> {
        const ENDING: Classes = Classes::VERB.and(Class::Subordinator).and(Class::Person).and(Class::Exception);
        let part = self.main.filter(|part| part.holder != Some(Holder::Person))?;
        let from = self.marked.start().max(part.tokens.start.saturating_sub(NEGATION_BEFORE));
        let before = (from..part.tokens.start).rev();
        let near = before.take_while(|&at| self.marked.tokens[at].is_word() && !self.marked.is_any(at, ENDING));
        let denies = |at: usize| self.marked.is(at, Class::Negation) && !self.is_no_denial(at);
        near.into_iter().any(denies).then_some(part.after_subject.max(main.start))
    }
}
