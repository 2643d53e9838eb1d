//! What became of clauses: one change holds every clause of either side once.

use super::{ChangeClass, ChangeId, Op, Segment};
use crate::Few;
use crate::clause::{ClauseId, Side};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What became of a clause, or of several.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Change {
    /// Its name in this comparison: `c1`, `c2`, …
    pub id: ChangeId,
    /// What happened.
    pub kind: ChangeKind,
    /// Whether it passed other clauses; it may be reworded too.
    pub moved: bool,
    /// Whether its printed number changed.
    pub renumbered: bool,
    /// Old clauses in order.
    pub old: Few<ClauseId>,
    /// New clauses in order.
    pub new: Few<ClauseId>,
    /// How alike the sides are, 0 to 1.
    pub similarity: f64,
    /// How alike the best other candidate was; 0 where there was none.
    #[serde(default)]
    pub runner_up: f64,
    /// The weightiest class of what changed; none where nothing did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<ChangeClass>,
    /// The redline over the joined texts of the clauses.
    pub segments: Few<Segment>,
}

/// What happened to the clauses of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// To the letter the same.
    Unchanged,
    /// Paired and not the same.
    Modified,
    /// New.
    Inserted,
    /// Gone.
    Deleted,
    /// One old clause became several.
    Split,
    /// Several old clauses became one.
    Merged,
}

/// A clause whose printed number changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Renumbering {
    /// The number it had.
    pub old: String,
    /// The number it has.
    pub new: String,
    /// The change it stands in.
    pub change: ChangeId,
}

impl Change {
    /// One side's text, rebuilt from the segments.
    pub fn rebuild(&self, side: Side) -> String {
        let other = match side {
            Side::Old => Op::Insert,
            Side::New => Op::Delete,
        };
        self.segments.iter().filter(|segment| segment.op != other).map(|segment| segment.text.as_str()).collect()
    }

    /// The clauses of one side.
    pub fn clauses(&self, side: Side) -> &[ClauseId] {
        match side {
            Side::Old => &self.old,
            Side::New => &self.new,
        }
    }
}
