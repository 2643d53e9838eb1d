//! What changed inside a pair of clauses, in words a reader can follow.
//!
//! Knows texts, not alignments nor meanings.

mod change;
mod change_id;
mod islands;
mod lists;
mod script;
mod side;
mod slide;
mod thresholds;
mod words;
mod writer;

pub use change::{Change, ChangeKind, Renumbering};
pub use change_id::{ChangeId, NoChangeId};
pub use script::{redline_parts, redline_parts_with};
pub use side::Part;
pub use thresholds::Thresholds;

use crate::text::Text;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What became of a run of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Op {
    /// It stands on both sides.
    Equal,
    /// It stood on the old side only.
    Delete,
    /// It stands on the new side only.
    Insert,
}

/// What kind of change a segment or a clause holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChangeClass {
    /// Words changed.
    Substantive,
    /// Only the order of the items of an enumeration, or of whole sentences.
    Order,
    /// Only a clause's own printed number.
    Numbering,
    /// Only a reference that follows renumbering.
    Reference,
    /// Quotation marks, dashes, letter case of headings, invisible marks.
    Typography,
    /// Blanks.
    WhiteSpace,
    /// Only where a link leads.
    LinkTarget,
    /// Only the date or version that the text states for itself.
    Date,
}

/// A run of text with what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Segment {
    /// What became of it.
    pub op: Op,
    /// The text, to the letter.
    pub text: Text,
    /// For a deletion or insertion: what kind of change it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<ChangeClass>,
}

/// The redline between two texts. Joined, `equal` and `delete` give the old text, `equal` and `insert` the new one.
pub fn redline(old: &str, new: &str) -> Vec<Segment> {
    if old == new {
        return if old.is_empty() { Vec::new() } else { vec![equal(old.into())] };
    }
    redline_parts(&[Part::plain(old)], &[Part::plain(new)]).0
}

/// A run that stands on both sides.
pub fn equal(text: Text) -> Segment {
    Segment { op: Op::Equal, text, class: None }
}
