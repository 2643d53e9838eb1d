//! What a report shows.

use crate::messages::Language;
use crate::redline::ChangeClass;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

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
    /// The language of the report's own words; what it quotes stays in the language of the texts.
    #[serde(skip_serializing_if = "is_english")]
    pub language: Language,
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
    /// Whether a redline is formatting only, instead of changes that a word processor can accept and reject.
    pub static_redline: bool,
    /// The finding that a report on one finding is about, by its name (`f3`).
    pub finding: Option<String>,
}

/// Whether nothing need be said of the language.
fn is_english(language: &Language) -> bool {
    *language == Language::English
}
