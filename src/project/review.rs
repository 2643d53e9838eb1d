//! What a reviewer decided. Kept by content, not by position, so that a re-run never overwrites it.

use crate::clause::{Clause, ClauseId, Side};
use crate::comparison::{Change, Comparison};
use crate::scope::{Direction, Facet, Finding};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use xxhash_rust::xxh3::xxh3_64;

/// All decisions of a reviewer on one comparison.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Review {
    /// Remarks on changes, by [`change_key`].
    pub changes: BTreeMap<String, Remark>,
    /// Remarks on findings, by [`finding_key`].
    pub findings: BTreeMap<String, Remark>,
    /// Corrections of findings, by [`finding_key`].
    pub corrections: BTreeMap<String, Correction>,
    /// Findings that the reviewer added.
    pub added: Vec<AddedFinding>,
    /// Clauses paired by hand, by [`clause_key`] of the old and the new clause.
    pub forced_pairs: Vec<(String, String)>,
    /// Clauses taken apart by hand.
    pub forbidden_pairs: Vec<(String, String)>,
}

/// Where the review of a change or finding stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Not looked at yet.
    #[default]
    Open,
    /// The reviewer agrees.
    Agreed,
    /// The reviewer disputes it.
    Disputed,
    /// It does not matter here.
    Irrelevant,
}

/// A reviewer's remark on a change or finding.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Remark {
    /// Where the review stands.
    pub status: Status,
    /// Free text.
    pub note: String,
    /// A short label.
    pub tag: String,
}

/// What a reviewer corrected in a finding.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Correction {
    /// Another facet.
    pub facet: Option<Facet>,
    /// Another direction.
    pub direction: Option<Direction>,
    /// The reason for which the finding was dismissed.
    pub dismissed: Option<String>,
}

/// A finding that the reviewer made by selecting text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddedFinding {
    /// The facet.
    pub facet: Facet,
    /// The value, in snake case.
    pub value: String,
    /// Which way.
    pub direction: Direction,
    /// [`clause_key`] and quoted words on the old side.
    pub old: Option<(String, String)>,
    /// [`clause_key`] and quoted words on the new side.
    pub new: Option<(String, String)>,
    /// The reviewer's reason.
    pub reason: String,
}

/// Names a clause by side and content: its text, and how often the same text stood before it.
pub fn clause_key(comparison: &Comparison, side: Side, clause: &Clause) -> String {
    let before = comparison
        .side(side)
        .clauses
        .iter()
        .take_while(|other| other.id != clause.id)
        .filter(|other| other.text == clause.text)
        .count();
    format!("{:016x}-{before}", xxh3_64(clause.text.as_bytes()))
}

/// Names a change by its content.
pub fn change_key(comparison: &Comparison, change: &Change) -> String {
    let part = |side: Side| -> String {
        change
            .clauses(side)
            .iter()
            .filter_map(|id| comparison.clause(id))
            .map(|clause| clause_key(comparison, side, clause))
            .collect::<Vec<_>>()
            .join("+")
    };
    format!("{}>{}", part(Side::Old), part(Side::New))
}

/// The keys of all changes in their order: what [`change_key`] gives for each, in time that grows with the text only.
pub fn change_keys(comparison: &Comparison) -> Vec<String> {
    let old = clause_keys(&comparison.old.clauses);
    let new = clause_keys(&comparison.new.clauses);
    let part = |keys: &BTreeMap<&ClauseId, String>, change: &Change, side: Side| -> String {
        change.clauses(side).iter().filter_map(|id| keys.get(id)).cloned().collect::<Vec<_>>().join("+")
    };
    comparison
        .changes
        .iter()
        .map(|change| format!("{}>{}", part(&old, change, Side::Old), part(&new, change, Side::New)))
        .collect()
}

/// The keys of clauses by their names: what [`clause_key`] gives for each, in time that grows with the text only.
pub(super) fn clause_keys(clauses: &[Clause]) -> BTreeMap<&ClauseId, String> {
    let mut seen: std::collections::HashMap<&str, usize> = std::collections::HashMap::new();
    clauses
        .iter()
        .map(|clause| {
            let before = seen.entry(clause.text.as_str()).or_default();
            let key = format!("{:016x}-{before}", xxh3_64(clause.text.as_bytes()));
            *before += 1;
            (&clause.id, key)
        })
        .collect()
}

/// Names a finding by its content: facet, value, direction and both quotes.
pub fn finding_key(finding: &Finding) -> String {
    let quote =
        |evidence: &Option<crate::scope::Evidence>| evidence.as_ref().map_or("", |e| e.quote.as_str()).to_owned();
    let content = format!(
        "{}\u{1f}{}\u{1f}{:?}\u{1f}{}\u{1f}{}",
        finding.facet.name(),
        finding.value,
        finding.direction,
        quote(&finding.old),
        quote(&finding.new)
    );
    format!("{:016x}", xxh3_64(content.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::{Options, compare};
    use crate::document::Document;

    #[test]
    fn all_keys_at_once_are_the_keys_one_by_one() {
        let old = Document::from_markdown("o", "Same.\n\nSame.\n\nThis goes away.\n\nWe keep it for 3 days.");
        let new = Document::from_markdown("n", "Same.\n\nWe keep it for 4 days.\n\nSame.\n\nSomething else.");
        let comparison = compare(&old, &new, &Options::default());
        let one_by_one: Vec<String> = comparison.changes.iter().map(|change| change_key(&comparison, change)).collect();
        assert_eq!(change_keys(&comparison), one_by_one);
    }
}
