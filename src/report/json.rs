//! The public JSON format: the comparison, and under keys of their own what a reviewer made of it.
//!
//! It holds the whole comparison whatever the settings hide, since programs can leave out what they do not want. Without a
//! review and without a date, an author or a title it is the comparison and nothing else.

use super::outline::{FindingEntry, Outline, Quote};
use super::{ReportError, ReportInput};
use crate::clause::ClauseId;
use crate::comparison::{ChangeId, Comparison};
use crate::project::{Remark, Review, Status, change_keys, finding_key};
use crate::scope::{Direction, Facet, Verdict};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What the JSON format holds; `C` is the comparison, or borrows one that is only written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(title = "Comparison")]
pub struct JsonReport<C = Comparison> {
    /// The comparison, its keys beside those of the report.
    #[serde(flatten)]
    pub comparison: C,
    /// What the reviewer noted and decided, where there was a review.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<ReviewPart>,
    /// What the report says of itself, where anything was set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report: Option<ReportPart>,
}

/// What a reviewer noted and decided. The findings of the comparison stand beside it as the program made them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReviewPart {
    /// The verdict with the reviewer's decisions taken in.
    pub verdict: Verdict,
    /// Remarks on changes, in the order of the changes.
    pub changes: Vec<ChangeRemark>,
    /// Remarks on findings and corrections of them, in the order of the findings.
    pub findings: Vec<FindingRemark>,
    /// Findings that the reviewer added.
    pub added: Vec<AddedEntry>,
    /// Remarks on changes and findings that are no longer there, since a text or the program changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub without_place: Vec<LooseRemark>,
}

/// A remark on a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ChangeRemark {
    /// The change.
    pub change: ChangeId,
    /// Where its review stands.
    pub status: Status,
    /// The note; may be empty.
    pub note: String,
    /// A short label; may be empty.
    pub tag: String,
}

/// A remark on a finding, and what the reviewer corrected in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FindingRemark {
    /// The finding.
    pub finding: String,
    /// Where its review stands.
    pub status: Status,
    /// The note; may be empty.
    pub note: String,
    /// A short label; may be empty.
    pub tag: String,
    /// The facet, where the reviewer set another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facet: Option<Facet>,
    /// The direction, where the reviewer set another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// Why the reviewer dismissed the finding, where that is so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dismissed: Option<String>,
}

/// A finding that the reviewer added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AddedEntry {
    /// Its name: `a1`.
    pub id: String,
    /// The facet.
    pub facet: Facet,
    /// The value, in snake case.
    pub value: String,
    /// Which way.
    pub direction: Direction,
    /// The proof on the old side.
    pub old: Option<AddedQuote>,
    /// The proof on the new side.
    pub new: Option<AddedQuote>,
    /// The reviewer's reason.
    pub reason: String,
}

/// Words that a reviewer quotes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AddedQuote {
    /// The clause that holds them; none where they are no longer there.
    pub clause: Option<ClauseId>,
    /// The words.
    pub quote: String,
}

/// A remark whose change or finding is no longer there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LooseRemark {
    /// Where the review stood.
    pub status: Status,
    /// The note; may be empty.
    pub note: String,
    /// A short label; may be empty.
    pub tag: String,
}

/// What a report says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReportPart {
    /// Its title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its date, `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Who made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
}

/// The report as indented JSON with a line end.
///
/// # Errors
/// [`ReportError::Format`] where the JSON, read back, does not give the same report; nothing is given out then.
pub fn json(input: &ReportInput<'_>) -> Result<String, ReportError> {
    let mut text = written(&JsonReport::new(input));
    let trouble = |what: String| ReportError::Format { format: "JSON", what };
    let read = read_back(&text).map_err(|error| trouble(error.to_string()))?;
    // What a comparison keeps for itself is not written; what is written must come back.
    let mut due = Due(text.as_bytes());
    if serde_json::to_writer_pretty(&mut due, &read).is_err() || !due.0.is_empty() {
        return Err(trouble("it does not come back when it is read".to_owned()));
    }
    text.push('\n');
    Ok(text)
}

fn written(report: &JsonReport<&Comparison>) -> String {
    serde_json::to_string_pretty(report).expect("a report has only string keys and finite numbers")
}

/// The report that a text holds. The comparison and the keys beside it are read one after the other: read at once, all
/// of the text would first be held value by value, in many times its size.
fn read_back(text: &str) -> serde_json::Result<JsonReport> {
    #[derive(Deserialize)]
    struct Beside {
        review: Option<ReviewPart>,
        report: Option<ReportPart>,
    }
    let comparison = serde_json::from_str(text)?;
    let Beside { review, report } = serde_json::from_str(text)?;
    Ok(JsonReport { comparison, review, report })
}

/// What is still due to be written for a text to come back.
struct Due<'a>(&'a [u8]);

impl std::io::Write for Due<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 = self.0.strip_prefix(bytes).ok_or(std::io::ErrorKind::InvalidData)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> JsonReport<&'a Comparison> {
    /// What the JSON holds of a comparison and its review.
    fn new(input: &ReportInput<'a>) -> Self {
        let settings = input.settings;
        let part =
            ReportPart { title: settings.title.clone(), date: settings.date.clone(), author: settings.author.clone() };
        Self {
            comparison: input.comparison,
            review: review(input),
            report: (part != ReportPart::default()).then_some(part),
        }
    }
}

fn review(input: &ReportInput<'_>) -> Option<ReviewPart> {
    let ReportInput { comparison, review, .. } = *input;
    let part = Review { forced_pairs: Vec::new(), forbidden_pairs: Vec::new(), ..review.clone() };
    if part == Review::default() {
        return None;
    }
    let outline = Outline::new(input);
    let keys = change_keys(comparison);
    let changes = comparison.changes.iter().zip(&keys).filter_map(|(change, key)| {
        let Remark { status, note, tag } = review.changes.get(key)?.clone();
        Some(ChangeRemark { change: change.id, status, note, tag })
    });
    let finding_keys: Vec<String> = comparison.findings.iter().map(finding_key).collect();
    let findings = comparison.findings.iter().zip(&finding_keys).filter_map(|(finding, key)| {
        let (remark, correction) = (review.findings.get(key), review.corrections.get(key));
        remark.map(drop).or(correction.map(drop))?;
        let Remark { status, note, tag } = remark.cloned().unwrap_or_default();
        let correction = correction.cloned().unwrap_or_default();
        Some(FindingRemark {
            finding: finding.id.clone(),
            status,
            note,
            tag,
            facet: correction.facet,
            direction: correction.direction,
            dismissed: correction.dismissed,
        })
    });
    let entries = outline.findings.iter().chain(&outline.dismissed);
    let mut added: Vec<(usize, AddedEntry)> = entries.filter(|entry| entry.by_hand).map(added).collect();
    added.sort_by_key(|(at, _)| *at);
    Some(ReviewPart {
        verdict: outline.verdict.verdict,
        changes: changes.collect(),
        findings: findings.collect(),
        added: added.into_iter().map(|(_, entry)| entry).collect(),
        without_place: without_place(review, &keys, &finding_keys),
    })
}

fn added(entry: &FindingEntry<'_>) -> (usize, AddedEntry) {
    let quote = |quote: &Option<Quote<'_>>| {
        let quote = quote.as_ref()?;
        let clause = quote.place.as_ref().map(|place| *place.clause);
        Some(AddedQuote { clause, quote: quote.text.to_owned() })
    };
    let at = entry.id.get(1..).and_then(|number| number.parse().ok()).unwrap_or(usize::MAX);
    let added = AddedEntry {
        id: entry.id.clone(),
        facet: entry.facet,
        value: entry.value.to_owned(),
        direction: entry.direction,
        old: quote(&entry.old),
        new: quote(&entry.new),
        reason: entry.reason.to_owned(),
    };
    (at, added)
}

fn without_place(review: &Review, changes: &[String], findings: &[String]) -> Vec<LooseRemark> {
    let known: [BTreeSet<&String>; 2] = [changes.iter().collect(), findings.iter().collect()];
    let loose = [&review.changes, &review.findings]
        .into_iter()
        .zip(&known)
        .flat_map(|(remarks, known)| remarks.iter().filter(|(key, _)| !known.contains(key)).map(|(_, remark)| remark));
    loose
        .filter(|remark| **remark != Remark::default())
        .map(|Remark { status, note, tag }| LooseRemark { status: *status, note: note.clone(), tag: tag.clone() })
        .collect()
}
