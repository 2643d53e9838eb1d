//! What a promise with an exception, or a limit, leaves to be done; and which of two leaves more.
//!
//! Does not ask whether the two may be compared at all, nor how they are worded.

use super::super::promises::{bounds_nothing, named};
use super::{Edit, Ground};
use crate::scope::lexicon::{Class, Cue, ValueId};
use crate::scope::model::{Direction, Facet};
use crate::scope::order::length;
use crate::scope::statement::{Mention, Statement};
use std::collections::BTreeSet;

/// What a limit and an exception bound beside the data.
const BOUNDS: [Facet; 4] = [Facet::Purpose, Facet::Recipient, Facet::Territory, Facet::Media];

/// What opens the part that is left.
const OPENING: [Class; 4] = [Class::Exception, Class::Lacking, Class::LeavingOut, Class::ClosedList];

/// What opens a case of its own.
const CASE: [Class; 3] = [Class::Subordinator, Class::PurposeOpener, Class::Condition];

/// What a promise or a limit leaves.
pub(super) struct Leaving {
    /// What is denied or limited, before the words that open what is left: by facet, in the order of [`BOUNDS`].
    base: [BTreeSet<ValueId>; 4],
    /// What is left, behind them.
    left: [BTreeSet<ValueId>; 4],
    /// Whether a consent is asked for it.
    pub(super) consent: bool,
    /// Whether what is left are several things of which one is enough: "with your consent or where the law requires it".
    alternatives: bool,
    /// Whether one of these is a case of its own, and no other word for the same: "your consent or permission" is none.
    pub(super) one_more_case: bool,
    /// Whether words are joined in it.
    joined: bool,
    /// The longest time that is named, in days.
    pub(super) days: Option<f64>,
    /// What protects a transfer of it.
    safeguards: BTreeSet<ValueId>,
    /// Whether a condition of it is denied: "if you do not ask us to stop".
    denies: bool,
}

/// What of two leaves more, by all that speaks for either.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Evidence {
    more: bool,
    less: bool,
    unclear: bool,
}

impl Leaving {
    /// What a statement of a side leaves; `promises` where it is a promise.
    pub(super) fn of(edit: &Edit<'_>, is_new: bool, said: &Statement, promises: bool) -> Self {
        let id = |told: &Mention| edit.ground.model.value(told.value).id.as_str();
        let marks = edit.marks_in(is_new, &said.tokens);
        let opens = |class: Class| OPENING.contains(&class) && (promises || class == Class::ClosedList);
        let opener = marks.iter().find(|mark| matches!(mark.cue, Cue::Class(class) if opens(class)));
        // "Ne … que" ends where what is left begins.
        let opened =
            opener.map_or(said.tokens.end, |mark| said.tokens.start + if promises { mark.first } else { mark.last });
        let sets = |behind: bool| {
            BOUNDS.map(|facet| bounding(edit.ground, said, facet, |told| (told.first >= opened) == behind))
        };
        let consent = said.mentions.iter().any(|told| matches!(id(told), "opt_in" | "parental_consent"));
        let transfer = |&value: &ValueId| edit.ground.model.value(value).id == "safeguarded_transfer";
        Self {
            base: sets(false),
            left: sets(true),
            consent,
            alternatives: edit.class_in(is_new, &(opened..said.tokens.end), Class::Disjunction),
            one_more_case: edit.of_class(is_new, &(opened..said.tokens.end), Class::Disjunction).any(|mark| {
                let behind = Some(opened + mark.last + 1);
                CASE.iter().any(|&class| edit.is_at(is_new, behind, class))
            }),
            joined: edit.class_in(is_new, &(opened..said.tokens.end), Class::Conjunction),
            days: said.mentions.iter().filter_map(|told| told.days).max_by(f64::total_cmp),
            safeguards: named(said, Facet::Safeguard).into_iter().filter(transfer).collect(),
            denies: !promises && edit.class_in(is_new, &said.tokens, Class::Negation),
        }
    }

    /// Whether something is left, or limited, by name.
    pub(super) fn is_named(&self) -> bool {
        self.left.iter().chain(&self.base).any(|values| !values.is_empty())
    }

    /// Whether a limit leaves more than this, a promise.
    pub(super) fn against(&self, limit: Self) -> Evidence {
        let limit = &limit.split_by(self);
        let mut told = Evidence::default();
        for (before, after) in self.base.iter().zip(&limit.base) {
            match (before.is_empty(), after.is_empty()) {
                _ if before == after => {}
                // "Not with advertisers without your consent" against "only with your consent", whoever gets it.
                (false, true) => told.less = true,
                (true, false) => told.unclear = true,
                // "Not with advertisers or insurers …" against "with insurers only …". Of the reverse nobody can say whether it permits
                // or bounds.
                _ if after.is_subset(before) => told.more = true,
                _ => told.unclear = true,
            }
        }
        let shared = self.consent && limit.consent
            || self.left.iter().zip(&limit.left).any(|(one, other)| !one.is_empty() && one == other);
        for (before, after) in self.left.iter().zip(&limit.left) {
            match (before.is_empty(), after.is_empty()) {
                _ if before == after => {}
                // "To bill you or with your consent": one of several. "Our affiliates in the EU": a bound of the same.
                (false, true) if self.alternatives => told.less = true,
                (false, true) if shared && !self.joined => told.more = true,
                (true, false) if limit.alternatives => told.more = true,
                (true, false) if shared => told.less = true,
                // Consent is told by itself.
                (false, true) if limit.consent && !self.consent => {}
                (true, false) if self.consent && !limit.consent => {}
                (false, false) if before.is_subset(after) => told.more = true,
                (false, false) if after.is_subset(before) => told.less = true,
                _ => told.unclear = true,
            }
        }
        match (self.days, limit.days) {
            (Some(before), Some(after)) => match length(before, after) {
                Some(Direction::Broadened) => told.more = true,
                Some(Direction::Narrowed) => told.less = true,
                _ => {}
            },
            (None, None) => {}
            _ => told.unclear = true,
        }
        // Who asks for a consent leaves less than who does it for another reason, unless it is one of several.
        match (self.consent, limit.consent) {
            (false, true) if limit.denies => told.unclear = true,
            (false, true) if limit.alternatives => told.more = true,
            (false, true) => told.less = true,
            (true, false) if self.alternatives => told.less = true,
            (true, false) => told.more = true,
            _ => told.unclear |= limit.denies,
        }
        told.more |= !self.safeguards.is_subset(&limit.safeguards);
        told.less |= !limit.safeguards.is_subset(&self.safeguards);
        told
    }

    /// The same with what it limits where the promise has it: in "we only share it with partners if you agree" the word stands before
    /// both.
    fn split_by(mut self, promise: &Self) -> Self {
        for at in 0..BOUNDS.len() {
            if promise.left[at].is_empty() && !promise.base[at].is_empty() && self.base[at].is_empty() {
                self.base[at] = std::mem::take(&mut self.left[at]);
            }
        }
        self
    }

    /// Whether both ask for the same that protects.
    pub(super) fn protects_alike(&self, other: &Self) -> bool {
        !self.safeguards.is_empty() && self.safeguards == other.safeguards
    }
}

/// What a statement says of a facet that bounds it, by weak words too, so far as it `counts`.
pub(super) fn bounding(
    ground: &Ground<'_>,
    said: &Statement,
    facet: Facet,
    counts: impl Fn(&Mention) -> bool,
) -> BTreeSet<ValueId> {
    let told = said.mentions.iter().filter(|told| told.facet == facet && counts(told));
    told.map(|told| told.value).filter(|&value| !bounds_nothing(ground, value)).collect()
}

impl Evidence {
    /// Which way it goes; none where nothing differs, or nobody can say.
    pub(super) fn way(self) -> Option<Direction> {
        match self {
            Self { more: true, less: false, unclear: false } => Some(Direction::Broadened),
            Self { more: false, less: true, unclear: false } => Some(Direction::Narrowed),
            _ => None,
        }
    }

    /// Whether nothing differs.
    pub(super) fn is_none(self) -> bool {
        self == Self::default()
    }
}
