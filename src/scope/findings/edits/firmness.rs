//! Words that say how strong a protection is, or whether the person has to give data, where nothing else changed.

use super::super::{Draft, Told};
use super::Edit;
use crate::scope::lexicon::{Class, Cue};
use crate::scope::model::{Direction, Facet};
use crate::scope::statement::{Force, Mention, Statement};
use std::ops::Range;

/// Longest words that say no more than that, in tokens.
const LONGEST_FIRMNESS: usize = 4;
/// Tokens between a protection and the words that say how strong it is.
const PROTECTED_REACH: usize = 8;

impl Edit<'_> {
    /// An encryption that is stronger or weaker now: "with | strong | weaker | encryption", "encrypted in transit | and at rest |".
    pub(super) fn strength(&self, statement: &Statement, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let protects = |said: &Mention| self.ground.model.value(said.value).id == "security_measures";
        let named = |is_new: bool, range: &Range<usize>| {
            let near = range.start.saturating_sub(PROTECTED_REACH)..range.end + PROTECTED_REACH;
            let mut said = self.sentence(is_new).mentions().map(|(_, said)| said);
            said.find(|said| protects(said) && (near.contains(&said.first) || near.contains(&said.last)))
        };
        let (_, protection) = (named(false, old)?, named(true, new)?);
        let only = |is_new: bool, range: &Range<usize>, class: Class| {
            self.only_of(is_new, range, &[class, Class::Conjunction]) && self.class_in(is_new, range, class)
        };
        let (strong, weak) = (Class::Stronger, Class::Weaker);
        let way = match (old.is_empty(), new.is_empty()) {
            (true, false) if only(true, new, strong) => Direction::Narrowed,
            (true, false) if only(true, new, weak) => Direction::Broadened,
            (false, true) if only(false, old, strong) => Direction::Broadened,
            (false, true) if only(false, old, weak) => Direction::Narrowed,
            (false, false) if only(false, old, strong) && only(true, new, weak) => Direction::Broadened,
            (false, false) if only(false, old, weak) && only(true, new, strong) => Direction::Narrowed,
            _ => return None,
        };
        (statement.force == Force::Duty).then(|| {
            let (told, rule) = (Told::Value(protection.value), "edit: how far it is given");
            self.draft(Facet::Safeguard, told, way, old.clone(), new.clone(), rule, protection.phrase)
        })
    }

    /// Data that are made anonymous no more, but only nameless, or the reverse: "deleted or | anonymised | de-identified |". Who holds
    /// other data may know the person from nameless ones.
    pub(super) fn anonymity(&self, statement: &Statement, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let (anonymous, nameless) = (Class::Anonymous, Class::Nameless);
        let only = |is_new: bool, range: &Range<usize>, class: Class, other: Class| {
            self.class_in(is_new, range, class)
                && !self.class_in(is_new, range, other)
                && !self.class_in(is_new, &self.sentence(is_new).tokens, other)
        };
        let way = if only(false, old, anonymous, nameless) && only(true, new, nameless, anonymous) {
            Direction::Broadened
        } else if only(false, old, nameless, anonymous) && only(true, new, anonymous, nameless) {
            Direction::Narrowed
        } else {
            return None;
        };
        // "We do not re-identify anonymised data", "we share anonymised data": what nameless data are used for may be more.
        let protects = matches!(statement.force, Force::Duty | Force::Permission | Force::Limit);
        let value = self.ground.model.find(Facet::Safeguard, "anonymisation").filter(|_| protects)?;
        let rule = "edit: how far it is given";
        Some(self.draft(Facet::Safeguard, Told::Value(value), way, old.clone(), new.clone(), rule, None))
    }

    /// Two protections of which one is enough now, or both again: "aggregated | and | or | anonymised".
    pub(super) fn one_of_two(&self, statement: &Statement, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let either = |is_new: bool, range: &Range<usize>| -> Option<bool> {
            let joins = range.len() == 1 && self.class_in(is_new, range, Class::Conjunction);
            joins.then(|| self.class_in(is_new, range, Class::Disjunction))
        };
        let way = match (either(false, old)?, either(true, new)?) {
            (false, true) => Direction::Broadened,
            (true, false) => Direction::Narrowed,
            _ => return None,
        };
        let protects = |said: &Mention| {
            let value = self.ground.model.value(said.value);
            said.facet == Facet::Safeguard && value.protects && !said.lacking
                // Data that are only counted together name nobody.
                || value.id == "aggregated"
        };
        let joined = |is_new: bool, at: usize| -> Option<Mention> {
            let said: Vec<Mention> = self.sentence(is_new).mentions().map(|(_, said)| *said).filter(protects).collect();
            let over = |said: &&Mention| said.first < at && at < said.last;
            let (before, behind) =
                (said.iter().find(|said| said.last + 1 == at), said.iter().find(|said| said.first == at + 1));
            said.iter().find(over).or(before.and(behind)).copied()
        };
        let (_, protection) = (joined(false, old.start)?, joined(true, new.start)?);
        let protection = if protection.facet == Facet::Safeguard {
            protection.value
        } else {
            self.ground.model.find(Facet::Safeguard, "anonymisation")?
        };
        let uses = matches!(statement.force, Force::Permission | Force::Limit | Force::Duty);
        uses.then(|| {
            let (told, rule) = (Told::Value(protection), "edit: how far it is given");
            self.draft(Facet::Safeguard, told, way, old.clone(), new.clone(), rule, None)
        })
    }

    /// Data that the person has to give now and was asked for before, or the reverse: "we | require | ask | you to share your number",
    /// "your number | (optional) | (required) |".
    pub(super) fn required(&self, statement: &Statement, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let only = |is_new: bool, range: &Range<usize>, class: Class| {
            !range.is_empty() && self.only_of(is_new, range, &[class])
        };
        let (requires, invites) = (Class::Requiring, Class::Inviting);
        let (name, way) = if only(false, old, requires) && only(true, new, invites) {
            ("will_to_may", Direction::Narrowed)
        } else if only(false, old, invites) && only(true, new, requires) {
            ("may_to_will", Direction::Broadened)
        } else {
            return None;
        };
        let taken = |said: &Mention| said.facet == Facet::Data && said.strong;
        (statement.force == Force::Permission && statement.mentions.iter().any(taken)).then(|| {
            let rule = "edit: how firmly it is said";
            self.draft(Facet::Modality, Told::Named(name), way, old.clone(), new.clone(), rule, None)
        })
    }

    /// Whether all words of a range, which are few, are of some classes.
    pub(super) fn only_of(&self, is_new: bool, range: &Range<usize>, classes: &[Class]) -> bool {
        let tokens = &self.clause(is_new).tokens;
        let marks = self.marks_in(is_new, range);
        let of = |at: usize| {
            marks.iter().any(|mark| {
                (range.start + mark.first..=range.start + mark.last).contains(&at)
                    && matches!(mark.cue, Cue::Class(class) if classes.contains(&class))
            })
        };
        range.len() <= LONGEST_FIRMNESS && range.clone().all(|at| !tokens[at].is_word() || of(at))
    }
}
