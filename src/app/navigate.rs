//! Going through changes, findings and hits.

use super::state::*;
use crate::project::{Remark, Status};

impl Model {
    /// Takes something in hand and brings it into sight.
    pub(super) fn select(&mut self, selection: Selection) {
        let exists = match (selection, self.compared()) {
            (_, None) => false,
            (Selection::Change(at), Some(compared)) => compared.change(at).is_some(),
            (Selection::Finding(at), Some(compared)) => at.0 < compared.comparison.findings.len(),
            (Selection::Added(at), Some(_)) => at < self.work.review.added.len(),
        };
        if !exists {
            return;
        }
        self.view.selection = Some(selection);
        let keeps_words = self.view.words.as_ref().is_some_and(|words| self.selected_change() == Some(words.change));
        if !keeps_words {
            self.view.words = None;
        }
        if self.view.mode.reading().is_none() {
            self.show(self.view.reading.mode());
        }
        self.bring_into_sight();
    }

    /// Words were selected: their change comes in hand, where it is, unless a finding in it is in hand.
    pub(super) fn select_words(&mut self, words: Words) {
        if self.selected_change() != Some(words.change) {
            self.view.selection = Some(Selection::Change(words.change));
        }
        self.view.words = Some(words);
    }

    /// To the next or previous change that is not reviewed.
    pub(super) fn go_to_unreviewed(&mut self, forth: bool) {
        let open =
            |model: &Self, at| model.compared().is_some_and(|compared| !compared.is_reviewed(&model.work.review, at));
        self.go_to_change(forth, open);
    }

    /// To the clause with this printed number, of the new version first.
    pub(super) fn go_to_number(&mut self, number: &str) {
        if let Some(clause) = self.clause_of_number(number) {
            self.apply(super::command::Command::GoToClause(clause));
        }
    }

    /// The clause with this printed number, of the new version first.
    pub fn clause_of_number(&self, number: &str) -> Option<crate::clause::ClauseId> {
        let number = number.trim().trim_end_matches('.');
        let comparison = &self.compared()?.comparison;
        let clauses = comparison.new.clauses.iter().chain(&comparison.old.clauses);
        let printed = |clause: &&crate::clause::Clause| clause.number.as_deref().is_some_and(|n| n == number);
        clauses.filter(|_| !number.is_empty()).find(printed).map(|clause| clause.id)
    }

    /// Asks the centre to show the change in hand, unfolding it where it is folded.
    pub(super) fn bring_into_sight(&mut self) {
        let Some(at) = self.selected_change() else { return };
        let rows = &self.rows.1;
        if let Some(super::rows::Row::Fold { first, count }) =
            super::rows::row_of(rows, at).and_then(|row| rows.get(row))
            && (first.0..first.0 + count).contains(&at.0)
        {
            self.view.unfolded.insert(*first);
            self.make_rows();
        }
        self.view.scroll_to = (self.view.scroll_to.0 + 1, Some(at));
    }

    /// To the next or previous change that passes the filter and `wanted`; around the end.
    pub(super) fn go_to_change(&mut self, forth: bool, wanted: impl Fn(&Self, ChangeIndex) -> bool) {
        let Some(compared) = self.compared() else { return };
        let pass = |at: &ChangeIndex| self.view.filter.change(compared, &self.work.review, *at) && wanted(self, *at);
        let list: Vec<ChangeIndex> = compared.changed.iter().copied().filter(pass).collect();
        if let Some(at) = beside(&list, self.selected_change(), forth) {
            self.select(Selection::Change(at));
        }
    }

    /// To the next or previous finding that passes the filter, weightiest first; around the end.
    pub(super) fn go_to_finding(&mut self, forth: bool) {
        let list = self.findings_shown();
        if list.is_empty() && self.compared().is_some() {
            return self.tell(if self.view.filter.is_active() { "empty-findings" } else { "answer-no-findings" });
        }
        let now = match self.view.selection {
            Some(Selection::Finding(at)) => list.iter().position(|&other| other == at),
            _ => None,
        };
        let next = match (now, forth) {
            (None, true) => 0,
            (None, false) => list.len().saturating_sub(1),
            (Some(at), true) => (at + 1) % list.len(),
            (Some(at), false) => (at + list.len() - 1) % list.len(),
        };
        if let Some(&at) = list.get(next) {
            self.select(Selection::Finding(at));
        }
    }

    /// To the next or previous change with what is searched for; around the end.
    pub(super) fn go_to_hit(&mut self, forth: bool) {
        if let Some(at) = beside(&self.view.hits, self.selected_change(), forth) {
            self.select(Selection::Change(at));
        }
    }

    /// The findings that pass the filter, weightiest first.
    pub fn findings_shown(&self) -> Vec<FindingIndex> {
        let Some(compared) = self.compared() else { return Vec::new() };
        compared.by_weight.iter().copied().filter(|&at| self.is_shown(at)).collect()
    }

    /// Whether a finding passes the filter.
    pub(super) fn is_shown(&self, at: FindingIndex) -> bool {
        self.compared().is_some_and(|compared| self.view.filter.finding(compared, &self.work.review, at))
    }

    /// The changes that pass the filter, in the order of the text.
    pub fn changes_shown(&self) -> Vec<ChangeIndex> {
        let Some(compared) = self.compared() else { return Vec::new() };
        let pass = |at: &ChangeIndex| self.view.filter.change(compared, &self.work.review, *at);
        compared.changed.iter().copied().filter(pass).collect()
    }

    /// The remark on a change or finding.
    pub fn remark(&self, target: Target) -> Option<&Remark> {
        let compared = self.compared()?;
        match target {
            Target::Change(at) => self.work.review.changes.get(compared.change_keys.get(at.0)?),
            Target::Finding(at) => self.work.review.findings.get(compared.finding_keys.get(at.0)?),
        }
    }

    /// Where the review of a change or finding stands.
    pub fn status(&self, target: Target) -> Status {
        self.remark(target).map_or(Status::Open, |remark| remark.status)
    }
}

/// The element after or before `now` in an ascending list, around the end.
fn beside(list: &[ChangeIndex], now: Option<ChangeIndex>, forth: bool) -> Option<ChangeIndex> {
    let Some(now) = now else { return if forth { list.first() } else { list.last() }.copied() };
    let found = if forth {
        list.get(list.partition_point(|&at| at <= now)).or(list.first())
    } else {
        list.partition_point(|&at| at < now).checked_sub(1).and_then(|at| list.get(at)).or(list.last())
    };
    found.copied()
}
