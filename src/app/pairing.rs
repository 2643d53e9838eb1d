//! Pairs that the reviewer makes and takes apart by hand: the comparison is done again with them, and the step can be
//! undone.

use super::effect::{Effect, Input, Request};
use super::state::*;
use crate::clause::{ClauseId, Side};
use crate::project::{Review, clause_key};
use std::sync::Arc;

/// The clauses of a change, by content, as the review names them.
#[derive(Default)]
struct Keys {
    old: Vec<String>,
    new: Vec<String>,
}

impl Keys {
    /// Whether the change holds both clauses of a pair.
    fn hold(&self, (old, new): &(String, String)) -> bool {
        self.old.contains(old) && self.new.contains(new)
    }

    /// Whether the change holds one of them.
    fn touch(&self, (old, new): &(String, String)) -> bool {
        self.old.contains(old) || self.new.contains(new)
    }
}

impl Model {
    /// First asked, begins to choose a partner for the clause in hand; then pairs the two.
    pub(super) fn pair_with_chosen(&mut self) -> Vec<Effect> {
        let Some(chosen) = self.selected_change() else { return Vec::new() };
        match self.view.pairing {
            None => self.view.pairing = Some(chosen),
            Some(first) if first == chosen => self.view.pairing = None,
            Some(_) => match self.pair_of(chosen) {
                Some((old, new)) => return self.pair(&old, &new),
                None => self.tell_trouble("pairing-impossible".to_owned()),
            },
        }
        Vec::new()
    }

    /// Takes the two clauses of the change in hand apart.
    pub(super) fn unpair(&mut self) -> Vec<Effect> {
        let ends = self.selected_change().and_then(|at| {
            let change = self.compared()?.change(at)?;
            Some((*change.old.first()?, *change.new.first()?))
        });
        let Some((old, new)) = ends else { return Vec::new() };
        self.pairing(&old, &new, |review, pair| {
            review.forced_pairs.retain(|other| *other != pair);
            review.forbidden_pairs.push(pair);
        })
    }

    /// Pairs the clause in hand, which has no partner, with the nearest one of the other side that has none either.
    pub(super) fn pair_with_next(&mut self) -> Vec<Effect> {
        let ends = self.selected_change().and_then(|at| {
            let compared = self.compared()?;
            let change = compared.change(at)?;
            let lone = |side: Side| change.clauses(side).is_empty().then_some(side);
            let missing = lone(Side::Old).or(lone(Side::New))?;
            let apart = |other: &ChangeIndex| other.0.abs_diff(at.0);
            let partner = compared.changed.iter().filter(|other| {
                compared.change(**other).is_some_and(|other| {
                    let side = if missing == Side::Old { Side::New } else { Side::Old };
                    other.clauses(side).is_empty()
                })
            });
            let partner = compared.change(*partner.min_by_key(|other| apart(other))?)?;
            Some((*change.old.first().or(partner.old.first())?, *change.new.first().or(partner.new.first())?))
        });
        ends.map(|(old, new)| self.pair(&old, &new)).unwrap_or_default()
    }

    /// The clauses that would be a pair if `chosen` is what the change in `pairing` is to be paired with: what the one
    /// lacks comes from the other; where neither lacks a side, the old clause of the first and the new one of the second.
    pub fn pair_of(&self, chosen: ChangeIndex) -> Option<(ClauseId, ClauseId)> {
        let compared = self.compared()?;
        let first = self.view.pairing.filter(|&first| first != chosen)?;
        let (first, second) = (compared.change(first)?, compared.change(chosen)?);
        let pair = |old: &[ClauseId], new: &[ClauseId]| Some((*old.first()?, *new.first()?));
        if first.old.is_empty() { pair(&second.old, &first.new) } else { pair(&first.old, &second.new) }
    }

    /// How many pairs the reviewer made that are in the change, and how many with a clause of it were taken apart.
    pub fn pairings_of(&self, at: ChangeIndex) -> (usize, usize) {
        let (keys, review) = (self.keys_of(at), &self.work.review);
        let forced = review.forced_pairs.iter().filter(|pair| keys.hold(pair)).count();
        (forced, review.forbidden_pairs.iter().filter(|pair| keys.touch(pair)).count())
    }

    fn keys_of(&self, at: ChangeIndex) -> Keys {
        let key = self.compared().and_then(|compared| compared.change_keys.get(at.0)).map_or("", String::as_str);
        let parts = |side: &str| side.split('+').map(str::to_owned).collect();
        key.split_once('>').map(|(old, new)| Keys { old: parts(old), new: parts(new) }).unwrap_or_default()
    }

    /// Gives the pairing of the clauses in hand back to the program.
    pub(super) fn forget_pairing(&mut self) -> Vec<Effect> {
        let Some(at) = self.selected_change() else { return Vec::new() };
        let keys = self.keys_of(at);
        let mut review = (*self.work.review).clone();
        review.forced_pairs.retain(|pair| !keys.hold(pair));
        review.forbidden_pairs.retain(|pair| !keys.touch(pair));
        if review == *self.work.review { Vec::new() } else { vec![self.compare_again(review)] }
    }

    pub(super) fn pair(&mut self, old: &ClauseId, new: &ClauseId) -> Vec<Effect> {
        self.view.pairing = None;
        self.pairing(old, new, |review, pair| {
            review.forbidden_pairs.retain(|other| *other != pair);
            review.forced_pairs.retain(|(old, new)| *old != pair.0 && *new != pair.1);
            review.forced_pairs.push(pair);
        })
    }

    /// Asks for a new comparison with a pairing changed; the step is made when it is there.
    fn pairing(
        &mut self,
        old: &ClauseId,
        new: &ClauseId,
        change: impl FnOnce(&mut Review, (String, String)),
    ) -> Vec<Effect> {
        let Some(compared) = self.compared() else { return Vec::new() };
        let key = |side: Side, id: &ClauseId| {
            let clause = compared.comparison.clause(id)?;
            Some(clause_key(&compared.comparison, side, clause))
        };
        let (Some(old), Some(new)) = (key(Side::Old, old), key(Side::New, new)) else { return Vec::new() };
        let mut review = (*self.work.review).clone();
        change(&mut review, (old, new));
        vec![self.compare_again(review)]
    }

    /// Asks for a new comparison of the same texts with another review.
    fn compare_again(&self, review: Review) -> Effect {
        let source = |side| self.work.source(side).cloned().map(Input::Source);
        Effect::Run(Request::Compare {
            old: source(Side::Old),
            new: source(Side::New),
            review: Arc::new(review),
            fresh: false,
            by_date: false,
            sample: false,
        })
    }
}
