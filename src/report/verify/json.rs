//! Checking a report in JSON: what it states, and every value in it.

use super::claims::{are_swapped, check};
use super::differences::{first_few, parted};
use super::{Files, Verification, VerifyError};
use crate::comparison::laws;
use crate::project::Tally;
use crate::report::html::Statement;
use crate::report::json::{JsonReport, ReviewPart};
use crate::scope::{Direction, Finding};
use serde::Deserialize;
use serde_json::Value;

/// Keys of which the claims tell already.
const TOLD: [&str; 3] = ["findings", "verdict", "tool"];
/// Keys that no file can prove.
const OWN: [&str; 2] = ["review", "report"];

pub(super) fn verify(text: &str, files: &Files<'_>) -> Result<Verification, VerifyError> {
    let reported: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))?;
    let report = JsonReport::deserialize(&reported)?;
    let stated = Statement::of(&report.comparison);
    let again = files.compare_again(&stated);
    let mut found = Verification::default();
    check(&mut found, &stated, files, &again);
    if are_swapped(&stated, files) {
        // All the rest would differ, and say nothing more.
        return Ok(found);
    }
    if let Some(broken) = laws::check(&report.comparison) {
        found.wrong.push(format!("The report contradicts itself: {broken}."));
    }
    // By way of text, so that both went through the same reading of numbers.
    let due = serde_json::to_string(&again).expect("a comparison has only string keys and finite numbers");
    let due: Value = serde_json::from_str(&due)?;
    let mut wrong = Vec::new();
    let keys = reported.as_object().into_iter().chain(due.as_object()).flat_map(|object| object.keys());
    let mut keys: Vec<&String> =
        keys.filter(|key| !TOLD.contains(&key.as_str()) && !OWN.contains(&key.as_str())).collect();
    keys.sort();
    keys.dedup();
    for key in keys {
        compare(key, reported.get(key), due.get(key), &mut wrong);
    }
    // The hashes and sizes of the files have been told of.
    let files_told = ["old/sha256", "new/sha256", "old/bytes", "new/bytes", "old/media_type", "new/media_type"];
    wrong.retain(|(place, _)| !files_told.contains(&place.as_str()));
    if wrong.is_empty() {
        found.agrees.push("Clauses, changes, ledger and counts are those that come from the files.".to_owned());
    }
    found.wrong.extend(first_few(wrong.into_iter().map(|(_, sentence)| sentence).collect(), "differences"));
    if let Some(review) = &report.review {
        check_review(&mut found, review, &report);
    }
    Ok(found)
}

/// Notes every value that differs, with the place where it stands.
fn compare(place: &str, reported: Option<&Value>, due: Option<&Value>, wrong: &mut Vec<(String, String)>) {
    match (reported, due) {
        (Some(Value::Object(reported)), Some(Value::Object(due))) => {
            for key in reported.keys() {
                compare(&format!("{place}/{key}"), reported.get(key), due.get(key), wrong);
            }
            for key in due.keys().filter(|key| !reported.contains_key(*key)) {
                compare(&format!("{place}/{key}"), None, due.get(key), wrong);
            }
        }
        (Some(Value::Array(reported)), Some(Value::Array(due))) => {
            for at in 0..reported.len().max(due.len()) {
                compare(&format!("{place}/{at}"), reported.get(at), due.get(at), wrong);
            }
        }
        (Some(reported), Some(due)) if reported == due => {}
        (Some(reported), Some(due)) => {
            let (reported, due) = parted(&shown(reported), &shown(due)).clone();
            wrong.push((place.to_owned(), format!("{place}: the report has {reported}; from the files comes {due}.")));
        }
        (Some(_), None) => {
            wrong.push((place.to_owned(), format!("{place}: the report has this; it does not come from the files.")));
        }
        (None, Some(_)) => {
            wrong.push((place.to_owned(), format!("{place}: the report lacks this; it comes from the files.")));
        }
        (None, None) => {}
    }
}

fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Whether the reviewer's part fits the comparison: what it names is there, and its verdict follows from it.
fn check_review(found: &mut Verification, review: &ReviewPart, report: &JsonReport) {
    let comparison = &report.comparison;
    found.notes.push(
        "The report holds a reviewer's notes and decisions; those are the reviewer's own, and no file can prove them."
            .to_owned(),
    );
    let finding = |id: &str| comparison.findings.iter().find(|finding| finding.id == id);
    let mut wrong: Vec<String> = Vec::new();
    for remark in review.findings.iter().filter(|remark| finding(&remark.finding).is_none()) {
        wrong.push(format!("The review speaks of finding {}, which the report does not have.", remark.finding));
    }
    for remark in review.changes.iter().filter(|remark| comparison.change(&remark.change).is_none()) {
        wrong.push(format!("The review speaks of change {}, which the report does not have.", remark.change));
    }
    for entry in &review.added {
        for quote in entry.old.iter().chain(&entry.new) {
            let Some(id) = &quote.clause else { continue };
            if comparison.clause(id).is_none_or(|clause| !clause.text.contains(&quote.quote)) {
                wrong.push(format!(
                    "Finding {} of the reviewer quotes words that clause {} does not hold.",
                    entry.id, id
                ));
            }
        }
    }
    let decided = |finding: &Finding| -> Option<Direction> {
        let remark = review.findings.iter().find(|remark| remark.finding == finding.id);
        if remark.is_some_and(|remark| remark.dismissed.is_some()) {
            return None;
        }
        Some(remark.and_then(|remark| remark.direction).unwrap_or(finding.direction))
    };
    let corrected = |remark: &crate::report::json::FindingRemark| {
        remark.dismissed.is_some() || remark.direction.is_some() || remark.facet.is_some()
    };
    let changed = !review.added.is_empty() || review.findings.iter().any(corrected);
    let tally = Tally::of(
        comparison.findings.iter().filter_map(decided).chain(review.added.iter().map(|entry| entry.direction)),
    );
    let due = if changed { tally.verdict() } else { comparison.verdict };
    if review.verdict != due {
        wrong.push("The verdict of the review does not follow from its decisions.".to_owned());
    }
    found.wrong.extend(first_few(wrong, "differences in the review"));
}
