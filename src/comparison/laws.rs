//! The laws of the public format, checked on a finished comparison.

use super::Comparison;
use crate::clause::{ClauseId, Side};
use std::collections::BTreeSet;

/// The first law that does not hold, as a sentence; none where all hold.
pub fn check(comparison: &Comparison) -> Option<String> {
    for side in [Side::Old, Side::New] {
        let mut seen: BTreeSet<&ClauseId> = BTreeSet::new();
        for change in &comparison.changes {
            let ids = change.clauses(side);
            if let Some(twice) = ids.iter().find(|id| !seen.insert(id)) {
                return Some(format!("clause {} stands in more than one change", twice));
            }
            let text: String =
                ids.iter().filter_map(|id| comparison.clause(id)).map(|clause| clause.text.as_str()).collect();
            if change.rebuild(side) != text {
                return Some(format!("change {} does not give back its {side:?} text", change.id));
            }
        }
        if seen.len() != comparison.side(side).clauses.len() {
            return Some(format!(
                "{} clauses of the {side:?} version stand in no change",
                comparison.side(side).clauses.len() - seen.len()
            ));
        }
    }
    for finding in &comparison.findings {
        for evidence in finding.old.iter().chain(&finding.new) {
            let holds = comparison.clause(&evidence.clause).is_some_and(|clause| clause.text.contains(&evidence.quote));
            if !holds {
                return Some(format!(
                    "finding {} quotes words that clause {} does not hold",
                    finding.id, evidence.clause
                ));
            }
        }
    }
    None
}
