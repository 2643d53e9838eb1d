//! What a verb says not to be done: "we stop sharing", "our contracts forbid partners to sell".

use super::Candidate;
use super::denied::SUBJECT_REACH;
use super::negation::NEGATION_BEFORE;
use crate::scope::Facet;
use crate::scope::lexicon::{Class, Classes, Mark};
use crate::scope::statement::{Holder, Mention};
use crate::text::TokenKind;
use std::ops::Range;

/// Tokens behind a subject in which its verb stands.
const REFUSAL_REACH: usize = 6;
/// Words such as "any" between a verb that refuses and the noun that it is about.
const DETERMINERS: usize = 2;
/// Tokens behind a verb that bans in which it is said whom: "users | who".
const BANNED_REACH: usize = 4;
/// Tokens from a denial of a subject in which it is said who is left out: "nobody | but our partners".
const LEFT_OUT_REACH: usize = 3;
/// Words behind which what is done stands: "by sharing".
const PREPOSITIONS: Classes = Classes::of(&[Class::ObjectBefore, Class::Governing, Class::Conjunction]);

/// What a verb says not to be done: "we stop sharing".
pub(super) struct Refusal {
    /// The verb that says so.
    pub verb: usize,
    /// What is not done.
    pub act: usize,
    /// Whether it is denied itself: "will not stop sharing".
    pub lifted: bool,
}

impl Candidate<'_> {
    /// What the verb of the main part says not to be done: "we stop sharing", "our contracts forbid partners to sell".
    pub(super) fn refusal(&self, main: &Range<usize>) -> Option<Refusal> {
        if self.main.is_some_and(|part| part.holder == Some(Holder::Person)) {
            return None;
        }
        let verb = self.main.map_or(main.start, |part| part.after_subject);
        let reach = verb..(verb + REFUSAL_REACH).min(main.end);
        if !self.marked.has(Class::Refusing, reach.clone()) {
            return None;
        }
        let acts_before = |at: usize| {
            let mut acts = self.mentions.iter().filter(|act| act.facet == Facet::Action);
            acts.any(|act| (reach.start..at).contains(&act.first))
        };
        // "To stop fraud, we …" says what for.
        let aims = |at: usize| (main.start..at).any(|before| self.marked.is(before, Class::PurposeOpener));
        // "Partners that are forbidden to sell | receive …" says who they are.
        let described = self.described(main);
        // "If you stop using it, …": what the person stops is not denied.
        let by_person = |at: usize| self.main.is_none() && at > main.start && self.marked.is(at - 1, Class::Person);
        let mut refusing = self
            .marked
            .of_class(Class::Refusing, reach.clone())
            .filter(|mark| !described.contains(&mark.first) && !by_person(mark.first));
        refusing.find_map(|mark| {
            let refused = |act: &&Mention| {
                act.facet == Facet::Action
                    && self.id(act) != "delete"
                    && (act.strong || self.data_near(act))
                    && main.contains(&act.first)
                    && self.is_refused(mark, act)
            };
            let act = self.mentions.iter().find(refused).filter(|_| !acts_before(mark.first) && !aims(mark.first))?;
            Some(Refusal { verb: mark.first, act: act.first, lifted: self.is_denied_refusal(main, mark.first) })
        })
    }

    /// Whether an act is what a refusing verb is about: right behind it, behind its "from" or "to", or as the noun behind an
    /// article, "prohibits | the sale of". "We prevent fraud by sharing" refuses no sharing.
    fn is_refused(&self, verb: &Mark, act: &Mention) -> bool {
        const DETERMINER: Classes = Classes::of(&[Class::SentenceOpener, Class::Every, Class::CompanyObject]);
        let between = verb.last + 1..act.first;
        let noun = |at: usize| self.marked.is_any(at, DETERMINER) && !self.marked.is(at, Class::Some);
        let adverb =
            |at: usize| self.marked.tokens[at].kind == TokenKind::Lower && !self.marked.is_any(at, PREPOSITIONS);
        // "We may refuse requests" does not forbid to ask.
        let asked = self.id(act) == "collect" && self.marked.is(act.first, Class::NotData);
        act.first > verb.last
            && !asked
            && (between.clone().all(noun) && between.len() <= DETERMINERS
                || verb.last > verb.first && between.len() == 1 && between.clone().all(adverb))
    }

    /// Whether a refusing verb is itself denied: "will not stop sharing", "are not prohibited from selling".
    fn is_denied_refusal(&self, main: &Range<usize>, verb: usize) -> bool {
        self.marked.of_class(Class::Negation, main.start.min(verb)..verb + 1).any(|denial| {
            // "Nous nous interdisons de" holds the verb; "ne … pas" stands around it.
            denial.last < verb || self.marked.language.phrase(denial.phrase).text.contains('…')
        })
    }

    /// Whether it stays open what is denied to whom, so that the sentence promises and permits nothing.
    pub(super) fn is_unclear(&self, main: &Range<usize>) -> bool {
        // "Only a court can prohibit us from sharing": what others may forbid is not forbidden.
        let by_company = self.main.is_some_and(|part| part.holder == Some(Holder::Company));
        let may_be = |refusal: Refusal| !by_company && self.marked.has(Class::May, main.start..refusal.verb);
        self.refusal(main).is_some_and(may_be) || self.bans_those(main) || self.denies_all_but(main)
    }

    /// Whether a refusal is denied: "we are not prohibited from selling".
    pub(super) fn lifts(&self, main: &Range<usize>) -> bool {
        self.refusal(main).is_some_and(|refusal| refusal.lifted)
    }

    /// "We ban users who share data of others": what they did is told, not what we do.
    fn bans_those(&self, main: &Range<usize>) -> bool {
        let verb = self.main.filter(|part| part.holder == Some(Holder::Company)).map(|part| part.after_subject);
        verb.is_some_and(|verb| {
            self.marked.of_class(Class::Refusing, verb..(verb + REFUSAL_REACH).min(main.end)).any(|mark| {
                let whom = mark.first + 1..(mark.first + 1 + BANNED_REACH).min(self.tokens.end);
                mark.first == mark.last
                    && !whom.is_empty()
                    && self.marked.tokens[whom.start].kind == TokenKind::Lower
                    && whom.clone().skip(1).any(|at| self.marked.is(at, Class::RelativeOpener))
                    && !self.mentions.iter().any(|act| act.facet == Facet::Action && whom.start == act.first)
            })
        })
    }

    /// "Nobody but our partners may use it" permits and "no one except our doctors may read it" promises: the words are the same.
    fn denies_all_but(&self, main: &Range<usize>) -> bool {
        const LEFT_OUT: Classes = Classes::of(&[Class::Exception, Class::LeavingOut]);
        let start = self.marked.start().max(main.start.saturating_sub(NEGATION_BEFORE));
        let subject = start..self.main.map_or(main.start, |part| part.after_subject).max(main.start + SUBJECT_REACH);
        self.marked.of_class(Class::Negation, subject).any(|denial| {
            let verbal = (start..denial.first).any(|at| self.marked.is_any(at, Classes::VERB));
            let behind = (denial.last..(denial.last + LEFT_OUT_REACH).min(self.tokens.end))
                .take_while(|&at| self.marked.tokens[at].is_word());
            !verbal && behind.into_iter().any(|at| self.marked.is_any(at, LEFT_OUT))
        })
    }
}
