//! What a report says of itself: what its marks mean, what it was asked for, what it hides.

use super::passages::Hidden;
use super::place::Places;
use crate::redline::ChangeClass;
use crate::report::{Extent, ReportSettings};
use serde::Serialize;
use std::collections::HashMap;

/// What a mark in the redline means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LegendEntry {
    /// The mark.
    pub mark: Mark,
    /// What it means.
    pub meaning: String,
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
    pub name: String,
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

pub(super) fn legend(places: &Places<'_>) -> Vec<LegendEntry> {
    let summary = &places.comparison.summary;
    let entry = |mark, meaning| LegendEntry { mark, meaning: places.words.say(meaning) };
    let mut legend = vec![entry(Mark::Deleted, "report-means-deleted"), entry(Mark::Inserted, "report-means-inserted")];
    if summary.moved > 0 {
        legend.push(entry(Mark::Moved, "report-means-moved"));
    }
    if summary.split + summary.merged > 0 {
        legend.push(entry(Mark::Boundary, "report-means-boundary"));
    }
    legend
}

pub(super) fn settings(places: &Places<'_>, settings: &ReportSettings) -> Vec<SettingLine> {
    let (words, options) = (places.words, &places.comparison.options);
    let line = |name, value: String| SettingLine { name: words.say(name), value };
    let looked_for = if options.scope { "report-looked-for-yes" } else { "report-looked-for-no" };
    let mut lines =
        vec![line("report-shown", words.extent(settings.extent)), line("report-looked-for", words.say(looked_for))];
    let pairs = [("report-paired", options.forced_pairs.len()), ("report-parted", options.forbidden_pairs.len())];
    let pairs = pairs.into_iter().filter(|pair| pair.1 > 0);
    lines.extend(pairs.map(|(name, count)| line(name, words.number(count as u64))));
    if let Some(author) = &settings.author {
        lines.push(line("report-author", author.clone()));
    }
    lines
}

pub(super) fn hidden(
    places: &Places<'_>,
    hidden: &Hidden,
    settings: &ReportSettings,
    dismissed: usize,
) -> Vec<HiddenLine> {
    let words = places.words;
    let mut lines = Vec::new();
    for class in &settings.hidden_classes {
        let count = |counts: &HashMap<ChangeClass, usize>| counts.get(class).copied().unwrap_or(0);
        let clauses = words.counted("report-clause-count", count(&hidden.passages));
        let places = words.counted("report-place-count", count(&hidden.runs));
        let what = words.with("report-hidden-class-counted", &[("clauses", &clauses), ("places", &places)]);
        lines.push(HiddenLine { rule: words.with("report-hidden-class", &[("class", &words.class(*class))]), what });
    }
    if settings.extent != Extent::Whole {
        let clauses = words.counted("report-clause-count", hidden.left_out);
        let what = words.with("report-hidden-extent-counted", &[("clauses", &clauses)]);
        let rule = words.with("report-hidden-extent", &[("extent", &words.extent(settings.extent))]);
        lines.push(HiddenLine { rule, what });
    }
    if dismissed > 0 {
        let findings = words.counted("report-finding-count", dismissed);
        let what = words.with("report-hidden-dismissed-counted", &[("findings", &findings)]);
        lines.push(HiddenLine { rule: words.say("report-hidden-dismissed"), what });
    }
    lines
}
