//! Reviewing: statuses, notes, corrections, findings made by hand. Every edit is a step that can be undone.

use super::command::Command;
use super::effect::Effect;
use super::state::*;
use crate::clause::Side;
use crate::project::{AddedFinding, Correction, Remark, Review, Status, clause_key};
use crate::scope::{Direction, Facet};
use std::sync::Arc;

/// Whether a command edits the review.
pub(super) fn is_edit(command: &Command) -> bool {
    matches!(
        command,
        Command::Agree
            | Command::Dispute
            | Command::Irrelevant
            | Command::Reopen
            | Command::AgreeAndGoOn
            | Command::DisputeAndGoOn
            | Command::IrrelevantAndGoOn
            | Command::AddFindingFromWords
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
            | Command::PairWithChosen
            | Command::ForgetPairing
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
            Command::AgreeAndGoOn => self.set_status_and_go_on(Status::Agreed),
            Command::DisputeAndGoOn => self.set_status_and_go_on(Status::Disputed),
            Command::IrrelevantAndGoOn => self.set_status_and_go_on(Status::Irrelevant),
            Command::AddFindingFromWords => self.add_finding_from_words(),
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
            Command::PairWithChosen => return self.pair_with_chosen(),
            Command::ForgetPairing => return self.forget_pairing(),
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

    /// Marks what is in hand and takes the next in hand: the next open finding where a finding was, else the next change
    /// that is not reviewed.
    fn set_status_and_go_on(&mut self, status: Status) {
        self.set_status(status);
        let Some(Selection::Finding(at)) = self.view.selection else {
            return self.go_to_unreviewed(true);
        };
        let list = self.compared().map(|compared| compared.by_weight.clone()).unwrap_or_default();
        let here = list.iter().position(|&other| other == at).map_or(0, |here| here + 1);
        let (before, after) = list.split_at(here.min(list.len()));
        let open = |at: &&FindingIndex| self.is_shown(**at) && self.status(Target::Finding(**at)) == Status::Open;
        if let Some(&next) = after.iter().chain(before).find(open) {
            self.select(Selection::Finding(next));
        }
    }

    /// A finding from the selected words, to be described next.
    fn add_finding_from_words(&mut self) {
        let Some(words) = self.view.words.take() else {
            self.tell_trouble("select-to-add".to_owned());
            return;
        };
        let Some(compared) = self.compared().cloned() else { return };
        let part = |side: Side, words: Option<&String>, change: ChangeIndex| {
            let words = words?;
            let clause = super::selecting::in_one_clause(&compared, change, side, words)?;
            Some((clause_key(&compared.comparison, side, clause), words.clone()))
        };
        let old = part(Side::Old, words.old.as_ref(), words.change);
        let new = part(Side::New, words.new.as_ref(), words.change);
        let direction = match (&old, &new) {
            // Words that came mostly let more be done, words that went less; the reviewer says what it is.
            (None, Some(_)) => Direction::Broadened,
            (Some(_), None) => Direction::Narrowed,
            _ => Direction::Changed,
        };
        let (facet, value, reason) = (Facet::Data, String::new(), String::new());
        let finding = AddedFinding { facet, value, direction, old, new, reason };
        self.edit(None, |review| review.added.push(finding));
        self.settings.details = true;
        self.view.selection = Some(Selection::Added(self.work.review.added.len() - 1));
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
        // The reason of a dismissal is typed: one step.
        let typing = correction.dismissed.is_some().then(|| format!("dismissal {}", at.0));
        self.edit(typing, |review| {
            if correction == Correction::default() {
                review.corrections.remove(&key);
            } else {
                review.corrections.insert(key, correction);
            }
        });
    }
}
