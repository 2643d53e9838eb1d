//! What a report says of itself: what its marks mean, what it was asked for, what it hides.

use super::passages::Hidden;
use super::words;
use crate::comparison::Comparison;
use crate::redline::ChangeClass;
use crate::report::{Extent, ReportSettings};
use serde::Serialize;
use std::collections::HashMap;

/// What a mark in the redline means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct LegendEntry {
    /// The mark.
    pub mark: Mark,
    /// What it means.
    pub meaning: &'static str,
}

/// A mark in a redline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// Deleted words.
    Deleted,
    /// Inserted words.
    Inserted,
    /// A clause that moved.
    Moved,
    /// Where a clause ends within a passage that was split or merged.
    Boundary,
}

/// A setting and its value, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SettingLine {
    /// What was set.
    pub name: &'static str,
    /// To what.
    pub value: String,
}

/// Something that the report does not show, and by which rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HiddenLine {
    /// The rule.
    pub rule: String,
    /// What it hides, counted.
    pub what: String,
}

pub(super) fn legend(comparison: &Comparison) -> Vec<LegendEntry> {
    let entry = |mark, meaning| LegendEntry { mark, meaning };
    let mut legend =
        vec![entry(Mark::Deleted, "only in the old version"), entry(Mark::Inserted, "only in the new version")];
    if comparison.summary.moved > 0 {
        legend.push(entry(Mark::Moved, "the clause stands in another place than before"));
    }
    if comparison.summary.split + comparison.summary.merged > 0 {
        legend.push(entry(Mark::Boundary, "a clause ends here: one became several, or several became one"));
    }
    legend
}

pub(super) fn settings(comparison: &Comparison, settings: &ReportSettings) -> Vec<SettingLine> {
    let line = |name, value: String| SettingLine { name, value };
    let mut lines = vec![
        line("Shown", words::extent(settings.extent).to_owned()),
        line("Findings of scope", if comparison.options.scope { "looked for" } else { "not looked for" }.to_owned()),
    ];
    let pairs = [
        ("Clauses paired by hand", comparison.options.forced_pairs.len()),
        ("Pairs taken apart by hand", comparison.options.forbidden_pairs.len()),
    ];
    lines.extend(pairs.into_iter().filter(|pair| pair.1 > 0).map(|(name, count)| line(name, count.to_string())));
    if let Some(author) = &settings.author {
        lines.push(line("Author", author.clone()));
    }
    lines
}

pub(super) fn hidden(hidden: &Hidden, settings: &ReportSettings, dismissed: usize) -> Vec<HiddenLine> {
    let mut lines = Vec::new();
    for class in &settings.hidden_classes {
        let count = |counts: &HashMap<ChangeClass, usize>| counts.get(class).copied().unwrap_or(0);
        let what = format!(
            "{} shown as if unchanged, and {} in changed clauses",
            words::counted(count(&hidden.passages), "clause", "clauses"),
            words::counted(count(&hidden.runs), "place", "places")
        );
        lines.push(HiddenLine { rule: format!("changes of {}", words::class(*class)), what });
    }
    if settings.extent != Extent::Whole {
        let what = format!("{} left out", words::counted(hidden.left_out, "clause", "clauses"));
        lines.push(HiddenLine { rule: format!("shown is {}", words::extent(settings.extent)), what });
    }
    if dismissed > 0 {
        let what = format!("{} listed apart and not counted", words::counted(dismissed, "finding", "findings"));
        lines.push(HiddenLine { rule: "dismissed by the reviewer".to_owned(), what });
    }
    lines
}
