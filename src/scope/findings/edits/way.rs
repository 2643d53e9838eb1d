//! Which way a facet goes whose values came or went within one difference.

use super::about::speaks_of_time;
use super::{Edit, Touched};
use crate::scope::lexicon::{Class, ValueId};
use crate::scope::model::{Direction, Facet};
use crate::scope::order::{direction, held, length, reverse};
use crate::scope::statement::{Force, Mention, Sentence};
use std::ops::Range;

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
                // "As long as necessary or for a year, whichever is shorter": it ends with the year at the latest.
                (Some(gone), None) if lasting && self.latest_end(true).is_some() => {
                    length(gone, self.latest_end(true)?)?
                }
                (None, Some(come)) if lasting && self.latest_end(false).is_some() => {
                    length(self.latest_end(false)?, come)?
                }
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
            // "Until you close your account | or for a year, whichever is shorter |".
            (None, Some(come)) if lasting && come.days.is_some() && self.shortest_counts(true) => Direction::Narrowed,
            (Some(gone), None) if lasting && gone.days.is_some() && self.shortest_counts(false) => Direction::Broadened,
            // "We keep invoices for six years | and messages for one year |": a length of time that other data have says nothing of
            // those that stay.
            (None, Some(come)) if lasting && come.days.is_some() && self.is_of_others(true, new) => return None,
            (Some(gone), None) if lasting && gone.days.is_some() && self.is_of_others(false, old) => return None,
            // "As long as you hold an account and for a year after": a length that is joined to an end comes after it.
            (None, Some(come))
                if lasting
                    && come.days.is_some()
                    && self.is_added(old, new)
                    // "You may ask us to delete it, and we do so within a month": that is when it is done.
                    && !matches!(statement.force, Force::Duty | Force::Right) =>
            {
                Direction::Broadened
            }
            (Some(gone), None)
                if lasting && gone.days.is_some() && statement.force != Force::Duty && self.is_tail(old, new) =>
            {
                Direction::Narrowed
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
            // "As long as you choose, unless we are required to keep it": what an exception lets go on has no end by that.
            (None, Some(come)) if lasting && self.lets_go_on(true, &come) => Direction::Broadened,
            (Some(gone), None) if lasting && self.lets_go_on(false, &gone) => Direction::Narrowed,
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

    /// Whether what the law asks to be kept, or a longer time, is an exception.
    fn lets_go_on(&self, is_new: bool, said: &Mention) -> bool {
        let goes_on = self.ground.model.value(said.value).id == "legal_retention"
            || self.class_in(is_new, &(said.first..said.last + 1), Class::Longer);
        goes_on && self.in_exception(is_new, said.first)
    }

    /// Whether mentions name data only in general.
    fn all_general(&self, mentions: &[Mention]) -> bool {
        !mentions.is_empty()
            && mentions.iter().all(|said| self.ground.model.value(said.value).id == "any_personal_data")
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
            // "Outside of the EEA" that became "outside of the UK and the EEA": nobody can say whether that is more.
            Force::Permission if facet == Facet::Territory && self.are_outside(gone, come) => Direction::Changed,
            Force::Permission | Force::Limit => way,
            // The sooner data must be deleted, the narrower.
            Force::Duty | Force::Right
                if facet == Facet::Duration
                    && shown.days.is_some()
                    && (gone.is_none() != come.is_none() || speaks_of_time(self.ground, statement)) =>
            {
                way
            }
            // "Not kept for more than two years": what is promised is the end, and the later it is, the wider.
            Force::Promise if facet == Facet::Duration && self.ends_keeping(shift) => way,
            // What a promise leaves out is permitted.
            Force::Promise if self.in_exceptions(gone, come) || self.are_outside(gone, come) => way,
            Force::Promise | Force::Right | Force::Duty => reverse(way),
            // The more are not admitted, the fewer are whose data are used.
            Force::Exclusion if gone.is_none() != come.is_none() => reverse(way),
            _ => way,
        }
    }

    /// Whether one length of time took the place of another where it is the keeping of data that is denied: "we do not share what
    /// we keep until 30 days have passed" denies something else.
    fn ends_keeping(&self, &Shift { gone, come, .. }: &Shift<'_>) -> bool {
        let (Some(gone), Some(come)) = (gone, come) else { return false };
        let Some(statement) = self.is.statement_at(come.first) else { return false };
        let denial = self.of_class(true, &statement.tokens, Class::Negation).next();
        let mut acts = statement.mentions.iter().filter(|act| act.facet == Facet::Action);
        let denied = denial.and_then(|denial| acts.find(|act| act.first > statement.tokens.start + denial.first));
        gone.days.is_some()
            && come.days.is_some()
            && denied.is_some_and(|act| self.ground.model.value(act.value).id == "retain")
    }

    /// Whether the words of one side stand in a limit that the other side does not have.
    fn limits(&self, is_new: bool, range: &Range<usize>) -> bool {
        let limit = |sentence: &Sentence| sentence.statements.iter().any(|said| said.force == Force::Limit);
        let (here, there) = (self.sentence(is_new), self.sentence(!is_new));
        // "Only to run the app and for advertising": what is joined to a limit is more.
        let joined = self.is_at(is_new, Some(range.start), Class::Conjunction);
        limit(here) && !limit(there) && !joined
    }

    /// Whether words that only went joined a length of time to an end before it: "as long as you hold an account | and for a year
    /// after |". "… and for no longer than a year" bounded it.
    fn is_tail(&self, old: &Range<usize>, new: &Range<usize>) -> bool {
        let bounds = [Class::Negation, Class::ClosedList, Class::Exception];
        new.is_empty()
            && self.class_in(false, old, Class::Conjunction)
            && !bounds.iter().any(|&class| self.class_in(false, old, class))
            && self
                .was
                .mentions()
                .any(|(_, end)| end.facet == Facet::Duration && end.days.is_none() && end.last < old.start)
    }

    /// Whether words were only put in, joined to their neighbours by a conjunction of the language.
    pub(super) fn is_added(&self, old: &Range<usize>, new: &Range<usize>) -> bool {
        old.is_empty() && (self.class_in(true, new, Class::Conjunction))
    }
}
