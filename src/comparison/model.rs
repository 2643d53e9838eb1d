//! The public format. Keys keep their names and meanings; more may be added.

use super::Options;
use crate::clause::{Clause, ClauseId, Side};
use crate::document::{Coverage, Warning};
pub use crate::redline::{Change, ChangeId, ChangeKind, Renumbering};
use crate::scope::{Finding, Kept, ScopeEntry, Verdict};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Two versions of terms compared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Comparison {
    /// Always `clausescope/comparison`.
    pub format: String,
    /// Version of the format, 1.
    pub version: u32,
    /// The program that made it.
    pub tool: Tool,
    /// The old version.
    pub old: Version,
    /// The new version.
    pub new: Version,
    /// Every clause of either side stands in exactly one change; in the order of the new version, deletions where they
    /// stood.
    pub changes: Vec<Change>,
    /// How the scope of data use changed.
    pub findings: Vec<Finding>,
    /// The findings taken together.
    pub verdict: Verdict,
    /// The ledger of both versions: every value of every facet with the clauses that hold it.
    pub scope: Vec<ScopeEntry>,
    /// For clauses with a finding: what did not change there.
    #[serde(default)]
    pub kept: Vec<Kept>,
    /// Clauses whose printed number changed.
    #[serde(default)]
    pub renumbering: Vec<Renumbering>,
    /// Clauses that moved together: a whole section is one move.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moves: Vec<Move>,
    /// Plain sentences a reader must know: languages without findings, coarser comparison of a huge text.
    #[serde(default)]
    pub notices: Vec<String>,
    /// What the comparison was asked to do.
    #[serde(default)]
    pub options: Options,
    /// Counts.
    pub summary: Summary,
}

/// Clauses next to each other that moved together, as one fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Move {
    /// The changes that moved, in new order; each says itself whether it was reworded too.
    pub changes: Vec<ChangeId>,
}

/// The program that made a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Tool {
    /// `clausescope`.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// One of the two versions, with its provenance and clauses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Version {
    /// File name.
    pub name: String,
    /// Media type.
    pub media_type: String,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// Size of the file in bytes.
    pub bytes: u64,
    /// The title the text gives itself.
    pub title: Option<String>,
    /// ISO 639-1 code of its language.
    pub language: Option<String>,
    /// The date it states for itself, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// What a reader of the text should know.
    pub warnings: Vec<Warning>,
    /// What was compared and what was not.
    #[serde(default)]
    pub coverage: Vec<Coverage>,
    /// Its clauses in reading order.
    pub clauses: Vec<Clause>,
}

/// Counts of a comparison.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Summary {
    /// Clauses of the old version.
    pub clauses_old: usize,
    /// Clauses of the new version.
    pub clauses_new: usize,
    /// Words that stand on the new side only.
    pub words_inserted: usize,
    /// Words that stood on the old side only.
    pub words_deleted: usize,
    /// Changes of kind `unchanged`.
    pub unchanged: usize,
    /// Changes of kind `modified`.
    pub modified: usize,
    /// Changes of kind `inserted`.
    pub inserted: usize,
    /// Changes of kind `deleted`.
    pub deleted: usize,
    /// Changes of kind `split`.
    #[serde(default)]
    pub split: usize,
    /// Changes of kind `merged`.
    #[serde(default)]
    pub merged: usize,
    /// Changes that moved.
    pub moved: usize,
    /// Changes whose number changed.
    #[serde(default)]
    pub renumbered: usize,
}

impl Comparison {
    /// The version on one side.
    pub fn side(&self, side: Side) -> &Version {
        match side {
            Side::Old => &self.old,
            Side::New => &self.new,
        }
    }

    /// The clause of that name.
    pub fn clause(&self, id: &ClauseId) -> Option<&Clause> {
        self.side(id.side()).clauses.get(id.place())
    }

    /// The change of that name.
    pub fn change(&self, id: &ChangeId) -> Option<&Change> {
        self.changes.get(id.place())
    }

    /// Whether anything at all differs between the versions.
    pub fn differs(&self) -> bool {
        self.changes.iter().any(|change| change.kind != ChangeKind::Unchanged || change.moved)
    }
}
