//! A comparison written out, one file a format.
//!
//! Reports read a [`Comparison`] and a reviewer's notes; they find nothing themselves.

mod json;

pub use json::json;

use crate::comparison::Comparison;
use crate::project::Review;
use crate::redline::ChangeClass;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What a report is made from.
#[derive(Debug, Clone, Copy)]
pub struct ReportInput<'a> {
    /// The comparison.
    pub comparison: &'a Comparison,
    /// The reviewer's notes and decisions; the default where there was no review.
    pub review: &'a Review,
    /// What to show.
    pub settings: &'a ReportSettings,
}

/// How much of the text a report holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Extent {
    /// The whole redline, unchanged clauses folded where the format can.
    #[default]
    Whole,
    /// Only changed clauses with their nearest heading.
    Changes,
    /// Verdict, ledger and findings only.
    Summary,
}

/// What a report shows. Everything that is hidden is counted and named in the report.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReportSettings {
    /// How much of the text.
    pub extent: Extent,
    /// Classes of change that are not shown as changes.
    pub hidden_classes: BTreeSet<ChangeClass>,
    /// The date to print, as `YYYY-MM-DD`; none prints no date, so that the same input gives the same bytes.
    pub date: Option<String>,
    /// Author named in tracked changes; none leaves it anonymous.
    pub author: Option<String>,
    /// A title instead of the one made from the two documents.
    pub title: Option<String>,
}
