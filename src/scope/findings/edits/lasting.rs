//! How long a sentence says that data are kept: lengths of time, what ends a keeping, and when it begins.
//!
//! Looks at what either sentence says of time, and not at which way that goes.

use super::super::{Draft, Told};
use super::Edit;
use crate::scope::lexicon::Class;
use crate::scope::model::{Direction, Facet};
use crate::scope::order::length;
use crate::scope::reading::Topic;
use crate::scope::statement::{Force, Mention, Sentence, Statement};
use std::ops::Range;

/// Tokens between a length of time and the end of the account at which it begins.
const RUNS_ON_REACH: usize = 4;
/// Tokens before a length of time in which it is said that it is the shortest: "a minimum of one year".
const SHORTEST_REACH: usize = 3;

impl Edit<'_> {
    /// Whether a sentence tells of a keeping that the other one does not tell of.
    pub(super) fn keeps_anew(&self, is_new: bool) -> bool {
        let (sentence, other) = (self.sentence(is_new), self.sentence(!is_new));
        let keep = |(_, mention): (_, &Mention)| {
            mention.facet == Facet::Action && self.ground.model.value(mention.value).id == "retain"
        };
        sentence.mentions().any(keep) && !other.mentions().any(keep)
    }

    pub(super) fn is_account_end(&self, mention: &Mention) -> bool {
        matches!(
            self.ground.model.value(mention.value).id.as_str(),
            "account_lifetime" | "until_deletion" | "until_consent_withdrawn"
        )
    }

    /// Whether a length of time begins at the end of the account.
    pub(super) fn runs_on(&self, sentence: &Sentence, length: &Mention) -> bool {
        let behind = length.last + 1..length.last + 1 + RUNS_ON_REACH;
        length.days.is_some()
            && sentence.mentions().any(|(_, end)| self.is_account_end(end) && behind.contains(&end.first))
    }

    pub(super) fn has_length(&self, sentence: &Sentence) -> bool {
        sentence.mentions().any(|(_, mention)| mention.days.is_some())
    }

    /// Whether the sentence of a side names a unit of time in no length that is known: "a few weeks".
    pub(super) fn has_vague_length(&self, is_new: bool) -> bool {
        let sentence = self.sentence(is_new);
        let tokens = &self.clause(is_new).tokens;
        sentence.tokens.clone().any(|at| {
            self.ground.language.unit(tokens[at].word).is_some()
                && !sentence.mentions().any(|(_, said)| said.days.is_some() && (said.first..=said.last).contains(&at))
        })
    }

    /// Whether the sentence of a side says that data go at once, and in no length of time.
    pub(super) fn is_at_once(&self, is_new: bool) -> bool {
        let sentence = self.sentence(is_new);
        self.class_in(is_new, &sentence.tokens, Class::AtOnce) && !self.has_length(sentence)
    }

    pub(super) fn ends_with_account(&self, sentence: &Sentence) -> bool {
        sentence.mentions().any(|(_, end)| self.is_account_end(end))
    }

    /// Whether a duration ends: it is a length of time, or shorter than for ever.
    pub(super) fn ends(&self, duration: &Mention) -> bool {
        let model = self.ground.model;
        let for_ever = model.find(Facet::Duration, "perpetual");
        // "Even after you leave" ends nothing.
        let open = model.value(duration.value).id == "indefinite";
        let shorter = for_ever.is_some_and(|for_ever| model.is_wider(for_ever, duration.value));
        !open && (duration.days.is_some() || shorter)
    }

    /// Whether the sentence of a side says that of several lengths of time the shortest counts.
    pub(super) fn shortest_counts(&self, is_new: bool) -> bool {
        self.class_in(is_new, &self.sentence(is_new).tokens, Class::Sooner)
    }

    /// One more end of a keeping, of which the first counts: "until you leave |, or until you unlink it, whichever is earlier |".
    pub(super) fn one_more_end(&self, statement: &Statement, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let (is_new, _, range) = self.only_side(old, new)?;
        let keeps = |said: &Mention| self.ground.model.value(said.value).id == "retain";
        let kept = statement.mentions.iter().any(keeps) || statement.topic == Some(Topic::Duration);
        // A length of time is told as what it is.
        let length = |(_, said): (_, &Mention)| said.days.is_some() && range.contains(&said.first);
        if !kept || !self.class_in(is_new, range, Class::Sooner) || self.sentence(is_new).mentions().any(length) {
            return None;
        }
        let ends = |said: &&Mention| said.facet == Facet::Duration && !range.contains(&said.first);
        let end = self.sentence(is_new).mentions().map(|(_, said)| said).find(ends)?;
        let way = if is_new { Direction::Narrowed } else { Direction::Broadened };
        let rule = "edit: one length for another";
        Some(self.draft(Facet::Duration, Told::Value(end.value), way, old.clone(), new.clone(), rule, end.phrase))
    }

    /// The length of time of several ends of which the first one counts: "as long as necessary | or for a year |, whichever is shorter".
    pub(super) fn latest_end(&self, is_new: bool) -> Option<f64> {
        let mut said = self.sentence(is_new).mentions().filter(|_| self.shortest_counts(is_new));
        said.find_map(|(_, said)| said.days.filter(|_| said.facet == Facet::Duration))
    }

    /// Whether words that stand on one side only name data and a length of time that is theirs, beside one that stays.
    pub(super) fn is_of_others(&self, is_new: bool, range: &Range<usize>) -> bool {
        let data = |(_, said): (_, &Mention)| {
            said.facet == Facet::Data && range.contains(&said.first) && !self.ground.model.is_general(said.value)
        };
        self.class_in(is_new, range, Class::Conjunction)
            && self.has_length(self.sentence(!is_new))
            && self.sentence(is_new).mentions().any(data)
    }

    /// The same length of time that is the shortest on one side only: "for | up to | two years", "for | at least | two years".
    pub(super) fn at_least(&self, statement: &Statement, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let (was, is) = (self.only_length(false, old)?, self.only_length(true, new)?);
        let keeps = |said: &Mention| matches!(self.ground.model.value(said.value).id.as_str(), "retain" | "delete");
        let kept = statement.mentions.iter().any(keeps) || statement.topic == Some(Topic::Duration);
        let asks = matches!(statement.force, Force::Permission | Force::Limit | Force::Duty);
        if !kept || !asks || was.days.is_none_or(|days| is.days.is_none_or(|other| length(days, other).is_some())) {
            return None;
        }
        let way = match (self.is_shortest(false, &was), self.is_shortest(true, &is)) {
            (false, true) => Direction::Broadened,
            (true, false) => Direction::Narrowed,
            _ => return None,
        };
        let rule = "edit: one length for another";
        Some(self.draft(Facet::Duration, Told::Value(is.value), way, old.clone(), new.clone(), rule, is.phrase))
    }

    /// The only length of time of the sentence of a side, where it stands in or right behind a range.
    fn only_length(&self, is_new: bool, range: &Range<usize>) -> Option<Mention> {
        let mut lengths = self.sentence(is_new).mentions().map(|(_, said)| said).filter(|said| said.days.is_some());
        let length = lengths.next().filter(|_| lengths.next().is_none())?;
        let near = range.start <= length.first && length.first <= range.end + SHORTEST_REACH;
        near.then_some(*length)
    }

    /// Whether it is said right before a length of time that it is the shortest.
    fn is_shortest(&self, is_new: bool, length: &Mention) -> bool {
        self.class_in(is_new, &(length.first.saturating_sub(SHORTEST_REACH)..length.first), Class::AtLeast)
    }
}
