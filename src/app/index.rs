//! What the window looks up often in a comparison, worked out once, off the interface thread.

use super::state::{ChangeIndex, FindingIndex};
use crate::clause::{ClauseId, ClauseKind, Side};
use crate::comparison::{Change, ChangeKind, Comparison};
use crate::project::{Remark, Review, Status, change_keys, finding_key};

/// A comparison with its index.
#[derive(Debug)]
pub struct Compared {
    /// The comparison.
    pub comparison: Comparison,
    /// Key of each change in the review.
    pub change_keys: Vec<String>,
    /// Key of each finding in the review.
    pub finding_keys: Vec<String>,
    /// Findings of each change.
    pub findings_of: Vec<Vec<FindingIndex>>,
    /// Changes that are not `unchanged`, or moved: what a reviewer steps through.
    pub changed: Vec<ChangeIndex>,
    /// Findings, weightiest first, else in the order of the text.
    pub by_weight: Vec<FindingIndex>,
    /// For each change: the change that holds the nearest heading above it.
    pub heading_of: Vec<Option<ChangeIndex>>,
    /// The change of every old clause, and of every new one.
    change_of_clause: [Vec<ChangeIndex>; 2],
}

impl Compared {
    /// Works out the index.
    pub fn new(comparison: Comparison) -> Self {
        let places = |side: Side| vec![ChangeIndex(0); comparison.side(side).clauses.len()];
        let mut change_of_clause = [places(Side::Old), places(Side::New)];
        let mut heading_of = Vec::with_capacity(comparison.changes.len());
        let mut heading = None;
        for (at, change) in comparison.changes.iter().enumerate() {
            heading_of.push(heading);
            for id in change.old.iter().chain(&change.new) {
                change_of_clause[id.side() as usize][id.place()] = ChangeIndex(at);
            }
            if is_heading(&comparison, change) {
                heading = Some(ChangeIndex(at));
            }
        }
        let mut findings_of = vec![Vec::new(); comparison.changes.len()];
        for (at, finding) in comparison.findings.iter().enumerate() {
            if let Some(list) = findings_of.get_mut(finding.change.place()) {
                list.push(FindingIndex(at));
            }
        }
        let mut by_weight: Vec<FindingIndex> = (0..comparison.findings.len()).map(FindingIndex).collect();
        by_weight.sort_by_key(|&FindingIndex(at)| (comparison.findings[at].weight, at));
        let changed =
            (0..comparison.changes.len()).filter(|&at| differs(&comparison.changes[at])).map(ChangeIndex).collect();
        Self {
            change_keys: change_keys(&comparison),
            finding_keys: comparison.findings.iter().map(finding_key).collect(),
            findings_of,
            changed,
            by_weight,
            heading_of,
            change_of_clause,
            comparison,
        }
    }

    /// The change at an index.
    pub fn change(&self, at: ChangeIndex) -> Option<&Change> {
        self.comparison.changes.get(at.0)
    }

    /// The change that holds a clause.
    pub fn change_of_clause(&self, clause: &ClauseId) -> Option<ChangeIndex> {
        self.change_of_clause[clause.side() as usize].get(clause.place()).copied()
    }

    /// The change that a finding stands in.
    pub fn change_of_finding(&self, at: FindingIndex) -> Option<ChangeIndex> {
        let finding = self.comparison.findings.get(at.0)?;
        let clause = finding.new.as_ref().or(finding.old.as_ref()).map(|evidence| &evidence.clause);
        Some(finding.change.place())
            .filter(|&at| at < self.comparison.changes.len())
            .map(ChangeIndex)
            .or_else(|| self.change_of_clause(clause?))
    }

    /// A short name of a change: the number and the first words of its clause, the new one where there is one.
    pub fn name(&self, at: ChangeIndex) -> String {
        let Some(change) = self.change(at) else { return String::new() };
        let clause = change.new.first().or(change.old.first()).and_then(|id| self.comparison.clause(id));
        clause.map_or_else(String::new, |clause| shortened(&clause.text, 64))
    }

    /// The printed number of a change's clause on one side.
    pub fn number(&self, at: ChangeIndex, side: Side) -> Option<&str> {
        self.comparison.clause(self.change(at)?.clauses(side).first()?)?.number.as_deref()
    }

    /// How a clause is named to a reader: its printed number, else its place in the version.
    pub fn clause_name(&self, id: &ClauseId) -> String {
        let number = self.comparison.clause(id).and_then(|clause| clause.number.clone());
        number.unwrap_or_else(|| format!("¶{}", id.number()))
    }

    /// The heading that a clause stands under and its first words, for a reader who cannot know it by its place.
    pub fn clause_hint(&self, id: &ClauseId) -> String {
        let Some(clause) = self.comparison.clause(id) else { return String::new() };
        let change = self.change_of_clause(id).and_then(|at| self.heading_of[at.0]);
        let heading = change.map(|at| format!("{}\n", self.name(at))).unwrap_or_default();
        format!("{heading}{}", shortened(&clause.text, 160))
    }

    /// Whether a change has been reviewed: it was marked itself, or all its findings were.
    pub fn is_reviewed(&self, review: &Review, at: ChangeIndex) -> bool {
        let marked = |remark: Option<&Remark>| remark.is_some_and(|remark| remark.status != Status::Open);
        let findings = &self.findings_of[at.0];
        let of_finding = |finding: &FindingIndex| {
            let key = &self.finding_keys[finding.0];
            let dismissed = review.corrections.get(key).is_some_and(|correction| correction.dismissed.is_some());
            dismissed || marked(review.findings.get(key))
        };
        marked(review.changes.get(&self.change_keys[at.0])) || (!findings.is_empty() && findings.iter().all(of_finding))
    }

    /// The change of this comparison that holds a clause of the given change of another comparison of the same texts.
    pub fn same_change(&self, other: &Compared, at: ChangeIndex) -> Option<ChangeIndex> {
        let (old, new) = other.change_keys.get(at.0)?.split_once('>')?;
        let shares = |key: &str| {
            let Some((of_old, of_new)) = key.split_once('>') else { return false };
            let part =
                |all: &str, some: &str| !some.is_empty() && some.split('+').any(|one| all.split('+').any(|o| o == one));
            part(of_new, new) || (new.is_empty() && part(of_old, old))
        };
        self.change_keys.iter().position(|key| shares(key)).map(ChangeIndex)
    }

    /// Whether a change is a heading.
    pub fn is_heading(&self, at: ChangeIndex) -> bool {
        self.change(at).is_some_and(|change| is_heading(&self.comparison, change))
    }
}

fn is_heading(comparison: &Comparison, change: &Change) -> bool {
    let clause = change.new.first().or(change.old.first()).and_then(|id| comparison.clause(id));
    clause.is_some_and(|clause| clause.kind == ClauseKind::Heading)
}

/// Whether a reviewer steps through this change.
pub fn differs(change: &Change) -> bool {
    change.kind != ChangeKind::Unchanged || change.moved
}

/// The first characters of a text, cut at a blank, with an ellipsis where something was cut.
pub fn shortened(text: &str, characters: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(characters) else { return text.to_owned() };
    let cut = text[..end].rfind(' ').filter(|&at| at > end / 2).unwrap_or(end);
    format!("{}…", text[..cut].trim_end())
}

/// A name in so many characters at most, its middle left out: names of versions often differ in their ends only.
pub fn elided(name: &str, characters: usize) -> String {
    let count = name.chars().count();
    if count <= characters.max(3) {
        return name.to_owned();
    }
    let kept = characters.max(3) - 1;
    let head: String = name.chars().take(kept / 3).collect();
    let tail: String = name.chars().skip(count - (kept - kept / 3)).collect();
    format!("{head}…{tail}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_too_long_keep_beginning_and_end() {
        assert_eq!(elided("terms.md", 12), "terms.md");
        assert_eq!(elided("coupon-terms-of-use-2024.md", 13), "coup…-2024.md");
        assert_ne!(elided("coupon-terms-of-use-2024.md", 13), elided("coupon-terms-of-use-2025.md", 13));
        for most in 0..30 {
            assert!(elided("conditions-générales-2024.md", most).chars().count() <= most.max(3));
        }
    }
}
