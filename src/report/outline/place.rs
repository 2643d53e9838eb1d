//! Where a clause stands, as a person would cite it, and what became of it.

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
}

/// Looks up clauses, their labels and their changes.
pub(super) struct Places<'a> {
    pub(super) comparison: &'a Comparison,
    changes: HashMap<&'a ClauseId, &'a Change>,
}

impl<'a> Places<'a> {
    pub(super) fn new(comparison: &'a Comparison) -> Self {
        let of_change = |change: &'a Change| change.old.iter().chain(&change.new).map(move |id| (id, change));
        Self { comparison, changes: comparison.changes.iter().flat_map(of_change).collect() }
    }

    /// The place of a clause; none for a name that the comparison does not know.
    pub(super) fn of(&self, id: &ClauseId) -> Option<Place<'a>> {
        let clause = self.comparison.clause(id)?;
        let change = self.changes.get(&clause.id)?;
        Some(Place { clause: &clause.id, change: &change.id, label: self.label(clause) })
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
        let label = match (&clause.number, self.heading(clause)) {
            (Some(number), Some(heading)) if clause.kind == ClauseKind::Item && !number.contains('.') => {
                format!("{number}, in “{heading}”")
            }
            (Some(number), _) => number.clone(),
            (None, Some(heading)) if clause.kind == ClauseKind::Heading => format!("heading “{heading}”"),
            (None, Some(heading)) => format!("in “{heading}”"),
            (None, None) => format!("paragraph {}", clause.id.number()),
        };
        match clause.page {
            Some(page) => format!("{label}, page {page}"),
            None => label,
        }
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
