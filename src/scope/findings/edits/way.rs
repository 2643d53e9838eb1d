//! Which way a facet goes whose values came or went within one difference.

use super::super::left_out::is_left_out;
use super::about::speaks_of_time;
use super::{Edit, Touched};
use crate::scope::lexicon::{Class, Cue, Mark, ValueId};
use crate::scope::model::{Direction, Facet};
use crate::scope::order::{direction, held, length, reverse};
use crate::scope::statement::{Force, Mention, Sentence};
use std::ops::Range;

/// Tokens between a length of time and the end of the account at which it begins.
const RUNS_ON_REACH: usize = 4;
/// Tokens behind "outside" in which what is joined to its object stands.
const OUTSIDE_REACH: usize = 12;
/// Tokens from the word that opens a relative clause in which its verb is denied.
const DENIED_BEHIND: usize = 3;
/// Tokens behind the words that open an exception in which it goes on.
const EXCEPTED_REACH: usize = 24;

/// What came and went of one facet within one difference: the heaviest of either.
pub(super) struct Shift<'a> {
    /// The facet.
    pub facet: Facet,
    /// The heaviest value that went.
    pub gone: Option<Mention>,
    /// The heaviest value that came.
    pub come: Option<Mention>,
    /// All that the difference touches of it.
    pub touched: &'a Touched<'a>,
}

impl Edit<'_> {
    /// Which way values go by themselves, as if the statement permitted; none where lengths of time are the same.
    pub(super) fn way(&self, shift: &Shift<'_>) -> Option<Direction> {
        let &Shift { facet, gone, come, touched } = shift;
        let &Touched { statement, went, came, old, new } = touched;
        let lasting = facet == Facet::Duration;
        Some(match (gone, come) {
            (Some(gone), Some(come)) => match (gone.days, come.days) {
                (Some(a), Some(b)) => length(a, b)?,
                // A time that begins at the end of the account against that end.
                _ if self.runs_on(self.was, &gone) && self.is_account_end(&come) => Direction::Narrowed,
                _ if self.runs_on(self.is, &come) && self.is_account_end(&gone) => Direction::Broadened,
                // "Access | and erasure |": one more right, one more safeguard.
                _ if facet == Facet::Safeguard
                    && self.is_added(old, new)
                    && statement.force != Force::RightDenied
                    && !self.in_exception(true, new.start)
                    && (matches!(statement.force, Force::Right | Force::Duty)
                        || !self.class_in(true, new, Class::Disjunction)) =>
                {
                    Direction::Narrowed
                }
                // "We do not sell your data" that became "… your health data": as if it permitted, for `of_force` turns it round.
                _ if facet == Facet::Data
                    && statement.force == Force::Promise
                    && self.all_general(went) != self.all_general(came)
                    && !self.is_added(old, new) =>
                {
                    if self.all_general(went) {
                        Direction::Narrowed
                    } else {
                        Direction::Broadened
                    }
                }
                // "approximate or precise location": what an "or" adds stands beside what was there.
                _ if self.is_added(old, new) => Direction::Broadened,
                _ => {
                    let values = |mentions: &[Mention]| -> Vec<ValueId> {
                        mentions.iter().map(|mention| mention.value).collect()
                    };
                    // Of what is not done, deleted or objected to, what holds more is more: who does not share does not sell either.
                    let done = matches!(statement.force, Force::Permission | Force::Limit)
                        || self.in_exceptions(Some(gone), Some(come));
                    if done {
                        direction(self.ground.model, &values(went), &values(came))
                    } else {
                        held(self.ground.model, &values(went), &values(came))
                    }
                }
            },
            // "As long as you hold an account and for a year after": a length that is joined to an end comes after it.
            (None, Some(come))
                if lasting && come.days.is_some() && self.is_added(old, new) && statement.force != Force::Duty =>
            {
                Direction::Broadened
            }
            // A keeping that came with its time is new as a whole.
            (None, Some(_)) if lasting && self.keeps_anew(true) => Direction::Broadened,
            (Some(_), None) if lasting && self.keeps_anew(false) => Direction::Narrowed,
            // "Until you close your account" that became "for a year after you close your account", and the reverse.
            (None, Some(come)) if self.runs_on(self.is, &come) && self.ends_with_account(self.was) => {
                Direction::Broadened
            }
            (Some(gone), None) if self.runs_on(self.was, &gone) && self.ends_with_account(self.is) => {
                Direction::Narrowed
            }
            // "As long as necessary, and no longer than two years": the length stays.
            (Some(gone), None) if lasting && gone.days.is_none() && self.has_length(self.is) => return None,
            (None, Some(come)) if lasting && come.days.is_none() && self.has_length(self.was) => return None,
            // "After a few weeks" that became "after six months": what is not known how long it is may be more or less.
            (None, Some(come)) if lasting && come.days.is_some() && self.has_vague_length(false) => return None,
            (Some(gone), None) if lasting && gone.days.is_some() && self.has_vague_length(true) => return None,
            // "Deleted at once" that became "deleted within a month": what had no term was due at once.
            (None, Some(come)) if lasting && come.days.is_some() && self.is_at_once(false) => Direction::Broadened,
            (Some(gone), None) if lasting && gone.days.is_some() && self.is_at_once(true) => Direction::Narrowed,
            // A length of time, or what else ends a keeping, ends one that had no end here, or another one.
            (None, Some(come)) if lasting && self.ends(&come) => Direction::Narrowed,
            (Some(gone), None) if lasting && self.ends(&gone) => Direction::Broadened,
            // "Only with processors in the EU" that became "with processors": what a limit held is no loss.
            (Some(_), None) if facet != Facet::Safeguard && self.limits(false, old) => Direction::Broadened,
            (None, Some(_)) if facet != Facet::Safeguard && self.limits(true, new) => Direction::Narrowed,
            (None, Some(_)) => Direction::Broadened,
            _ => Direction::Narrowed,
        })
    }

    /// Whether mentions name data only in general.
    fn all_general(&self, mentions: &[Mention]) -> bool {
        !mentions.is_empty()
            && mentions.iter().all(|said| self.ground.model.value(said.value).id == "any_personal_data")
    }

    /// Whether a sentence tells of a keeping that the other one does not tell of.
    fn keeps_anew(&self, is_new: bool) -> bool {
        let (sentence, other) = (self.sentence(is_new), self.sentence(!is_new));
        let keep = |(_, mention): (_, &Mention)| {
            mention.facet == Facet::Action && self.ground.model.value(mention.value).id == "retain"
        };
        sentence.mentions().any(keep) && !other.mentions().any(keep)
    }

    /// The same as the statement takes it: what a promise covers more is the narrower, a safeguard that came too.
    pub(super) fn of_force(&self, shift: &Shift<'_>, shown: &Mention, way: Direction) -> Direction {
        let &Shift { facet, gone, come, touched: &Touched { statement, .. } } = shift;
        if facet == Facet::Safeguard {
            // "With your consent" that became "without your consent", and the reverse.
            if let (Some(gone), Some(come)) = (gone, come)
                && gone.lacking != come.lacking
                && matches!(statement.force, Force::Permission | Force::Limit | Force::Duty)
            {
                return if come.lacking { Direction::Broadened } else { Direction::Narrowed };
            }
            let protects = self.ground.model.value(shown.value).protects;
            let flips = protects != (statement.force == Force::RightDenied);
            return if gone.is_none() != come.is_none() && flips { reverse(way) } else { way };
        }
        match statement.force {
            // "With our partners, except | brokers |", "to use it, but not | to sell it |": what a permission leaves out is not
            // permitted.
            Force::Permission if facet != Facet::Duration && self.is_not_permitted(shift) => reverse(way),
            Force::Permission | Force::Limit => way,
            // The sooner data must be deleted, the narrower.
            Force::Duty | Force::Right
                if facet == Facet::Duration
                    && shown.days.is_some()
                    && (gone.is_none() != come.is_none() || speaks_of_time(self.ground, statement)) =>
            {
                way
            }
            // What a promise leaves out is permitted.
            Force::Promise if self.in_exceptions(gone, come) || self.are_outside(gone, come) => way,
            Force::Promise | Force::Right | Force::Duty => reverse(way),
            _ => way,
        }
    }

    /// Whether a permission leaves out all that a difference touches.
    fn is_not_permitted(&self, shift: &Shift<'_>) -> bool {
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

    fn in_exceptions(&self, gone: Option<Mention>, come: Option<Mention>) -> bool {
        let left_out =
            |is_new: bool, said: Option<Mention>| said.is_none_or(|said| self.in_exception(is_new, said.first));
        left_out(false, gone) && left_out(true, come)
    }

    /// "We do not process it outside the EEA | and the UK |": what is joined to where nothing is done outside of is left out of
    /// the promise.
    fn are_outside(&self, gone: Option<Mention>, come: Option<Mention>) -> bool {
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

    fn is_account_end(&self, mention: &Mention) -> bool {
        matches!(
            self.ground.model.value(mention.value).id.as_str(),
            "account_lifetime" | "until_deletion" | "until_consent_withdrawn"
        )
    }

    /// Whether a length of time begins at the end of the account.
    fn runs_on(&self, sentence: &Sentence, length: &Mention) -> bool {
        let behind = length.last + 1..length.last + 1 + RUNS_ON_REACH;
        length.days.is_some()
            && sentence.mentions().any(|(_, end)| self.is_account_end(end) && behind.contains(&end.first))
    }

    fn has_length(&self, sentence: &Sentence) -> bool {
        sentence.mentions().any(|(_, mention)| mention.days.is_some())
    }

    /// Whether the sentence of a side names a unit of time in no length that is known: "a few weeks".
    fn has_vague_length(&self, is_new: bool) -> bool {
        let sentence = self.sentence(is_new);
        let tokens = &self.clause(is_new).tokens;
        sentence.tokens.clone().any(|at| {
            self.ground.language.unit(tokens[at].word).is_some()
                && !sentence.mentions().any(|(_, said)| said.days.is_some() && (said.first..=said.last).contains(&at))
        })
    }

    /// Whether the sentence of a side says that data go at once, and in no length of time.
    fn is_at_once(&self, is_new: bool) -> bool {
        let sentence = self.sentence(is_new);
        self.class_in(is_new, &sentence.tokens, Class::AtOnce) && !self.has_length(sentence)
    }

    fn ends_with_account(&self, sentence: &Sentence) -> bool {
        sentence.mentions().any(|(_, end)| self.is_account_end(end))
    }

    /// Whether the words of one side stand in a limit that the other side does not have.
    fn limits(&self, is_new: bool, range: &Range<usize>) -> bool {
        let limit = |sentence: &Sentence| sentence.statements.iter().any(|said| said.force == Force::Limit);
        let (here, there) = (self.sentence(is_new), self.sentence(!is_new));
        // "Only to run the app and for advertising": what is joined to a limit is more.
        let joined = self.is_at(is_new, Some(range.start), Class::Conjunction);
        limit(here) && !limit(there) && !joined
    }

    /// Whether a duration ends: it is a length of time, or shorter than for ever.
    fn ends(&self, duration: &Mention) -> bool {
        let model = self.ground.model;
        let for_ever = model.find(Facet::Duration, "perpetual");
        // "Even after you leave" ends nothing.
        let open = model.value(duration.value).id == "indefinite";
        let shorter = for_ever.is_some_and(|for_ever| model.is_wider(for_ever, duration.value));
        !open && (duration.days.is_some() || shorter)
    }

    /// Whether words were only put in, joined to their neighbours by a conjunction of the language.
    pub(super) fn is_added(&self, old: &Range<usize>, new: &Range<usize>) -> bool {
        old.is_empty() && (self.class_in(true, new, Class::Conjunction))
    }
}
