//! Where a clause stands, as a person would cite it, and what became of it.

use super::words::Words;
use crate::clause::{Clause, ClauseId, ClauseKind, Side};
use crate::comparison::{Change, ChangeId, Comparison};
use serde::Serialize;
use std::collections::HashMap;

/// Characters of a heading or clause that a label shows.
const LABEL: usize = 60;

/// A clause as a person would cite it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place<'a> {
    /// The clause.
    pub clause: &'a ClauseId,
    /// The change that holds it.
    pub change: &'a ChangeId,
    /// Its printed number, else the heading it stands under, else its place in the text; with the page where there is one.
    pub label: String,
    /// The same as a name that may follow any word: without a word that says that it is a heading, or under one.
    pub name: String,
    /// Whether the label only says under which heading it stands.
    pub is_under: bool,
}

/// Looks up clauses, their labels and their changes.
pub(super) struct Places<'a> {
    pub(super) comparison: &'a Comparison,
    /// The words of the report.
    pub(super) words: Words,
    changes: HashMap<&'a ClauseId, &'a Change>,
}

impl<'a> Places<'a> {
    pub(super) fn new(comparison: &'a Comparison, words: Words) -> Self {
        let of_change = |change: &'a Change| change.old.iter().chain(&change.new).map(move |id| (id, change));
        Self { comparison, words, changes: comparison.changes.iter().flat_map(of_change).collect() }
    }

    /// The place of a clause; none for a name that the comparison does not know.
    pub(super) fn of(&self, id: &ClauseId) -> Option<Place<'a>> {
        let clause = self.comparison.clause(id)?;
        let change = self.changes.get(&clause.id)?;
        let (label, name, is_under) = self.cited(clause);
        Some(Place { clause: &clause.id, change: &change.id, label, name, is_under })
    }

    /// The places of several clauses.
    pub(super) fn all(&self, ids: &[ClauseId]) -> Vec<Place<'a>> {
        ids.iter().filter_map(|id| self.of(id)).collect()
    }

    /// The change that holds a clause.
    pub(super) fn change(&self, id: &ClauseId) -> Option<&'a Change> {
        self.changes.get(id).copied()
    }

    /// The clauses of one side of a change.
    pub(super) fn clauses(&self, change: &'a Change, side: Side) -> Vec<&'a Clause> {
        change.clauses(side).iter().filter_map(|id| self.comparison.clause(id)).collect()
    }

    /// How a person would cite a clause.
    pub(super) fn label(&self, clause: &Clause) -> String {
        self.cited(clause).0
    }

    /// Label and name of a clause, and whether the label only says under which heading it stands.
    fn cited(&self, clause: &Clause) -> (String, String, bool) {
        let words = self.words;
        let heading = self.heading(clause).map(|heading| words.quoted(&heading));
        let is_under = clause.number.is_none() && clause.kind != ClauseKind::Heading && heading.is_some();
        let (label, name) = match (&clause.number, heading) {
            (Some(number), Some(heading)) if clause.kind == ClauseKind::Item && !number.contains('.') => {
                (words.with("report-place-under", &[("number", number), ("heading", &heading)]), None)
            }
            (Some(number), _) => (number.clone(), None),
            (None, Some(heading)) => {
                let id = if is_under { "report-place-in" } else { "report-place-heading" };
                (words.with(id, &[("heading", &heading)]), Some(heading))
            }
            (None, None) => {
                let number = clause.id.number().to_string();
                (words.with("report-place-paragraph", &[("number", &number)]), None)
            }
        };
        let on_page = |place: String| match clause.page {
            Some(page) => words.with("report-place-page", &[("place", &place), ("page", &page.to_string())]),
            None => place,
        };
        let name = name.unwrap_or_else(|| label.clone());
        (on_page(label), on_page(name), is_under)
    }

    /// The heading that a clause is or has, else the nearest that it stands under.
    fn heading(&self, clause: &Clause) -> Option<String> {
        let start = clause;
        let mut at = Some(clause);
        // A chain of parents in a damaged file might be a ring.
        for _ in 0..self.comparison.old.clauses.len().max(self.comparison.new.clauses.len()) {
            let clause = at?;
            // The title of the whole text is no help in finding a clause below it.
            if let Some(heading) = clause.heading.as_ref().filter(|_| clause.id == start.id || !is_first(clause)) {
                return Some(shortened(heading));
            }
            at = clause.parent.as_ref().and_then(|id| self.comparison.clause(id));
        }
        None
    }

    /// The clause before this one on its side.
    pub(super) fn before(&self, id: &ClauseId) -> Option<&'a Clause> {
        self.comparison.clause(&ClauseId::new(id.side(), id.place().checked_sub(1)?))
    }
}

fn is_first(clause: &Clause) -> bool {
    clause.id.number() == 1
}

/// The first words of a text, on one line.
pub(super) fn shortened(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = text.char_indices().nth(LABEL) else { return text };
    let cut = text[..end].rfind(' ').filter(|&at| at > end / 2).unwrap_or(end);
    format!("{}…", text[..cut].trim_end())
}
