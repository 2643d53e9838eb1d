//! Which rows the centre has: every change, or changes with their context and the nearest heading, the rest folded.

use super::index::{Compared, differs};
use super::state::ChangeIndex;
use std::collections::BTreeSet;

/// A row of the centre.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// A change, unchanged clauses included.
    Change(ChangeIndex),
    /// Unchanged clauses that are folded.
    Fold {
        /// The first of them.
        first: ChangeIndex,
        /// How many.
        count: usize,
    },
}

/// Unchanged clauses shown before and after a change.
const CONTEXT: usize = 1;

/// All changes as rows.
pub fn all(compared: &Compared) -> Vec<Row> {
    (0..compared.comparison.changes.len()).map(|at| Row::Change(ChangeIndex(at))).collect()
}

/// Changes with context and their nearest heading; the rest in folds, but for those in `unfolded` (by their first change).
pub fn only_changes(compared: &Compared, unfolded: &BTreeSet<ChangeIndex>) -> Vec<Row> {
    let changes = &compared.comparison.changes;
    let mut shown = vec![false; changes.len()];
    for (at, change) in changes.iter().enumerate() {
        if differs(change) {
            shown[at.saturating_sub(CONTEXT)..changes.len().min(at + CONTEXT + 1)].fill(true);
            if let Some(ChangeIndex(heading)) = compared.heading_of[at] {
                shown[heading] = true;
            }
        }
    }
    let mut rows = Vec::new();
    let mut at = 0;
    while at < changes.len() {
        let count = shown[at..].iter().take_while(|&&shown| !shown).count();
        let first = ChangeIndex(at);
        // A fold of one clause would be no shorter than the clause.
        if count > 1 && !unfolded.contains(&first) {
            rows.push(Row::Fold { first, count });
        } else {
            rows.extend((at..at + count).map(|at| Row::Change(ChangeIndex(at))));
        }
        at += count;
        if at < changes.len() {
            rows.push(Row::Change(ChangeIndex(at)));
            at += 1;
        }
    }
    rows
}

/// The row that holds a change.
pub fn row_of(rows: &[Row], ChangeIndex(wanted): ChangeIndex) -> Option<usize> {
    let last = rows.partition_point(|row| {
        let first = match row {
            Row::Change(at) | Row::Fold { first: at, .. } => at.0,
        };
        first <= wanted
    });
    last.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::{Options, compare};
    use crate::document::Document;
    use proptest::prelude::*;

    proptest! {
        /// Every change is in exactly one row, in order; no change that differs is folded; headings of changes are shown.
        #[test]
        fn folding_loses_no_clause(edits in proptest::collection::vec(any::<bool>(), 1..40)) {
            let text = |new: bool| -> String {
                let line = |(at, edit): (usize, &bool)| {
                    let mark = if at % 7 == 0 { "## Heading" } else { "Clause" };
                    format!("{mark} number {at} about the offer and the coupons {}\n\n", if new && *edit { "again" } else { "once" })
                };
                edits.iter().enumerate().map(line).collect()
            };
            let (old, new) = (Document::from_markdown("o", &text(false)), Document::from_markdown("n", &text(true)));
            let compared = Compared::new(compare(&old, &new, &Options::default()));
            let rows = only_changes(&compared, &BTreeSet::new());
            let mut next = 0;
            for row in &rows {
                match *row {
                    Row::Change(at) => { prop_assert_eq!(at.0, next); next += 1; }
                    Row::Fold { first, count } => {
                        prop_assert_eq!(first.0, next);
                        for at in next..next + count {
                            prop_assert!(!differs(&compared.comparison.changes[at]));
                            prop_assert!(compared.changed.iter().all(|change| compared.heading_of[change.0] != Some(ChangeIndex(at))));
                        }
                        next += count;
                    }
                }
            }
            prop_assert_eq!(next, compared.comparison.changes.len());
            for at in 0..next {
                let row = rows[row_of(&rows, ChangeIndex(at)).unwrap()];
                let holds = match row {
                    Row::Change(found) => found.0 == at,
                    Row::Fold { first, count } => (first.0..first.0 + count).contains(&at),
                };
                prop_assert!(holds);
            }
        }
    }
}
