//! Reviewing: statuses, notes, corrections, findings and pairs made by hand. Every edit is a step that can be undone.

use super::command::Command;
use super::effect::{Effect, Input, Request};
use super::state::*;
use crate::clause::{ClauseId, Side};
use crate::project::{Correction, Remark, Review, Status, clause_key};
use std::sync::Arc;

/// Whether a command edits the review.
pub(super) fn is_edit(command: &Command) -> bool {
    matches!(
        command,
        Command::Agree
            | Command::Dispute
            | Command::Irrelevant
            | Command::Reopen
            | Command::EditNote
            | Command::SetStatus(..)
            | Command::SetNote(..)
            | Command::SetTag(..)
            | Command::Correct(..)
            | Command::AddFinding(..)
            | Command::EditAdded(..)
            | Command::RemoveAdded(..)
            | Command::Unpair
            | Command::PairWithNext
            | Command::Pair(..)
    )
}

impl Model {
    pub(super) fn review(&mut self, command: Command) -> Vec<Effect> {
        if let Some(why) = self.keeping.read_only.clone() {
            self.tell_trouble(why);
            return Vec::new();
        }
        if self.compared().is_none() {
            return Vec::new();
        }
        match command {
            Command::Agree => self.set_status(Status::Agreed),
            Command::Dispute => self.set_status(Status::Disputed),
            Command::Irrelevant => self.set_status(Status::Irrelevant),
            Command::Reopen => self.set_status(Status::Open),
            Command::EditNote => {
                self.settings.details = true;
                return vec![Effect::FocusNote];
            }
            Command::SetStatus(target, status) => self.edit_remark(target, None, |remark| remark.status = status),
            Command::SetNote(target, note) => {
                self.edit_remark(target, Some(format!("note {target:?}")), |remark| remark.note = note);
            }
            Command::SetTag(target, tag) => {
                self.edit_remark(target, Some(format!("tag {target:?}")), |remark| remark.tag = tag);
            }
            Command::Correct(at, correction) => self.correct(at, correction),
            Command::AddFinding(finding) => {
                self.edit(None, |review| review.added.push(finding));
                self.view.selection = Some(Selection::Added(self.work.review.added.len() - 1));
            }
            Command::EditAdded(at, finding) => self.edit(Some(format!("added {at}")), |review| {
                if let Some(added) = review.added.get_mut(at) {
                    *added = finding;
                }
            }),
            Command::RemoveAdded(at) if at < self.work.review.added.len() => {
                self.edit(None, |review| {
                    review.added.remove(at);
                });
                self.view.selection = None;
            }
            Command::Unpair => return self.unpair(),
            Command::PairWithNext => return self.pair_with_next(),
            Command::Pair(old, new) => return self.pair(&old, &new),
            _ => {}
        }
        Vec::new()
    }

    /// One step of the review; nothing where it changes nothing.
    fn edit(&mut self, typing: Option<String>, edit: impl FnOnce(&mut Review)) {
        let mut review = (*self.work.review).clone();
        edit(&mut review);
        if review == *self.work.review {
            return;
        }
        self.history.push(self.work.clone(), typing);
        self.work.review = Arc::new(review);
        self.keeping.revision += 1;
    }

    fn set_status(&mut self, status: Status) {
        if let Some(target) = self.target() {
            self.edit_remark(target, None, |remark| remark.status = status);
        }
    }

    fn edit_remark(&mut self, target: Target, typing: Option<String>, change: impl FnOnce(&mut Remark)) {
        let Some(compared) = self.compared().cloned() else { return };
        let (key, findings) = match target {
            Target::Change(at) => (compared.change_keys.get(at.0), false),
            Target::Finding(at) => (compared.finding_keys.get(at.0), true),
        };
        let Some(key) = key else { return };
        self.edit(typing, |review| {
            let remarks = if findings { &mut review.findings } else { &mut review.changes };
            change(remarks.entry(key.clone()).or_default());
            // A remark that says nothing is none.
            if remarks.get(key) == Some(&Remark::default()) {
                remarks.remove(key);
            }
        });
    }

    fn correct(&mut self, at: FindingIndex, correction: Correction) {
        let Some(key) = self.compared().and_then(|compared| compared.finding_keys.get(at.0)).cloned() else { return };
        self.edit(None, |review| {
            if correction == Correction::default() {
                review.corrections.remove(&key);
            } else {
                review.corrections.insert(key, correction);
            }
        });
    }

    /// Takes the two clauses of the change in hand apart.
    fn unpair(&mut self) -> Vec<Effect> {
        let ends = self.selected_change().and_then(|at| {
            let change = self.compared()?.change(at)?;
            Some((change.old.first()?.clone(), change.new.first()?.clone()))
        });
        let Some((old, new)) = ends else { return Vec::new() };
        self.pairing(&old, &new, |review, pair| {
            review.forced_pairs.retain(|other| *other != pair);
            review.forbidden_pairs.push(pair);
        })
    }

    /// Pairs the clause in hand, which has no partner, with the nearest one of the other side that has none either.
    fn pair_with_next(&mut self) -> Vec<Effect> {
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
            Some((
                change.old.first().or(partner.old.first())?.clone(),
                change.new.first().or(partner.new.first())?.clone(),
            ))
        });
        ends.map(|(old, new)| self.pair(&old, &new)).unwrap_or_default()
    }

    fn pair(&mut self, old: &ClauseId, new: &ClauseId) -> Vec<Effect> {
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
        let source = |side| self.work.source(side).cloned().map(Input::Source);
        vec![Effect::Run(Request::Compare {
            old: source(Side::Old),
            new: source(Side::New),
            review: Arc::new(review),
            fresh: false,
            by_date: false,
            sample: false,
        })]
    }
}
