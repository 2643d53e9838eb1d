//! The table of departures as rows of plain text, for the formats that are nothing but a table.

use super::outline::{Departure, HiddenLine, Outline};
use super::{ReportError, ReportInput};
use crate::clause::Side;
use crate::comparison::Change;

/// The messages that name the columns.
pub(super) const COLUMNS: [&str; 12] = [
    "report-column-change",
    "report-column-old-clause",
    "report-column-new-clause",
    "report-column-kind",
    "report-column-class",
    "report-column-findings",
    "report-column-direction",
    "report-column-old-text",
    "report-column-new-text",
    "report-column-note",
    "report-column-label",
    "report-column-review",
];
/// The columns that hold the two texts.
pub(super) const TEXTS: [usize; 2] = [7, 8];
/// The columns of what happened, of the class and of the note.
pub(super) const KIND: usize = 3;
const CLASS: usize = 4;
const NOTE: usize = 9;

/// A row; its cells are in the order of [`COLUMNS`].
pub(super) type Row = [String; COLUMNS.len()];

/// The rows, one a change that the settings show.
pub(super) fn rows(outline: &Outline<'_>) -> Vec<Row> {
    outline.departures.iter().map(row).collect()
}

/// A row of its own kind for everything that the settings hide: without the name of a change, with `Not shown` in the
/// place of what happened, the rule in that of the class, and what it hides in that of the note.
pub(super) fn hidden(outline: &Outline<'_>) -> Vec<Row> {
    let row = |line: &HiddenLine| {
        let mut row = Row::default();
        row[KIND] = outline.words.say("report-not-shown");
        row[CLASS].clone_from(&line.rule);
        row[NOTE].clone_from(&line.what);
        row
    };
    outline.hidden.iter().map(row).collect()
}

fn row(departure: &Departure<'_>) -> Row {
    [
        departure.change.to_string(),
        departure.place_old.clone(),
        departure.place_new.clone(),
        departure.kind_name.clone(),
        departure.class_name.clone(),
        departure.findings.clone(),
        departure.directions.clone(),
        departure.old_text.clone(),
        departure.new_text.clone(),
        departure.note.to_owned(),
        departure.tag.to_owned(),
        departure.status_name.clone(),
    ]
}

/// Holds rows that were read back from a written table against the comparison: every change has both its texts.
///
/// # Errors
/// [`ReportError::Mismatch`] at the first text that differs, [`ReportError::Format`] where anything else does.
pub(super) fn check(
    format: &'static str,
    input: &ReportInput<'_>,
    wanted: &[Row],
    found: &[Row],
) -> Result<(), ReportError> {
    for row in found.iter().filter(|row| !row[0].is_empty()) {
        let change = row[0].parse().ok().and_then(|id| input.comparison.change(&id));
        for (side, column) in [Side::Old, Side::New].into_iter().zip(TEXTS) {
            if change.is_none_or(|change| text(input, change, side) != row[column]) {
                return Err(ReportError::Mismatch { format, side, place: format!("change {}", row[0]) });
            }
        }
    }
    if wanted == found {
        Ok(())
    } else {
        Err(ReportError::Format { format, what: "read back, it has other cells than were written".to_owned() })
    }
}

fn text(input: &ReportInput<'_>, change: &Change, side: Side) -> String {
    let clauses = change.clauses(side).iter().filter_map(|id| input.comparison.clause(id));
    clauses.map(|clause| clause.text.as_str()).collect::<Vec<_>>().join("\n")
}
