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
