//! Checking a page of HTML: what it states, what a reader sees, and the whole of it.

use super::claims::{are_swapped, check, is_same_program};
use super::differences::{counted, first_few, parted};
use super::{Files, Verification, VerifyError};
use crate::clause::{ClauseId, Side};
use crate::comparison::Comparison;
use crate::project::Review;
use crate::report::html::{ReadBack, html, read_back};
use crate::report::{Extent, ReportInput};
use scraper::Html;

pub(super) fn verify(page: &str, files: &Files<'_>) -> Result<Verification, VerifyError> {
    let read = read_back(page)?;
    let stated = &read.statement;
    let again = files.compare_again(stated);
    let mut found = Verification::default();
    check(&mut found, stated, files, &again);
    if are_swapped(stated, files) {
        // All the rest would differ, and say nothing more.
        return Ok(found);
    }
    found.wrong.extend(first_few(read.contradictions(), "contradictions"));
    check_texts(&mut found, &read, &again);
    if stated.review != Review::default() {
        found.notes.push(
            "The page shows a reviewer's notes and decisions; those are the reviewer's own, and no file can prove them."
                .to_owned(),
        );
    }
    if is_same_program(stated, &again) {
        check_whole(&mut found, page, &read, &again);
    } else {
        found.notes.push("Ledger, counts and the other words around the findings were not compared.".to_owned());
    }
    Ok(found)
}

/// Compares the letters of every clause that the page shows.
fn check_texts(found: &mut Verification, read: &ReadBack, again: &Comparison) {
    for (side, name) in [(Side::Old, "old"), (Side::New, "new")] {
        let clauses = read.side(side);
        let mut wrong = Vec::new();
        for clause in clauses {
            let again = clause.id.parse().ok().and_then(|id: ClauseId| again.clause(&id));
            let again = again.map(|clause| clause.text.replace('\0', "\u{fffd}"));
            match again {
                Some(text) if text == clause.text => {}
                Some(text) => {
                    let (reported, due) = parted(&clause.text, &text);
                    wrong.push(format!(
                        "Clause {} of the {name} version is {reported} in the report and {due} in the file.",
                        clause.id
                    ));
                }
                None => wrong
                    .push(format!("The report shows a clause {} that the {name} version does not have.", clause.id)),
            }
        }
        let all = again.side(side).clauses.len();
        if read.statement.settings.extent == Extent::Whole && clauses.len() != all {
            wrong.push(format!("The report shows {} clauses of the {name} version, which has {all}.", clauses.len()));
        }
        if wrong.is_empty() && !clauses.is_empty() {
            let count = counted(clauses.len(), "clause of", "clauses of");
            found.agrees.push(format!("{count} the {name} version read as in the file, to the letter."));
        }
        found.wrong.extend(first_few(wrong, "differences in clauses"));
    }
}

/// Writes the page again, and compares it with the one at hand, whatever program saved that since.
fn check_whole(found: &mut Verification, page: &str, read: &ReadBack, again: &Comparison) {
    let stated = &read.statement;
    let input = ReportInput { comparison: again, review: &stated.review, settings: &stated.settings };
    let due = match html(&input) {
        Ok(due) => due,
        Err(error) => {
            found.wrong.push(format!("The page cannot be made again from what it states: {error}"));
            return;
        }
    };
    if page == due {
        found.agrees.push("The whole page is, byte for byte, what this program writes for these files.".to_owned());
        return;
    }
    let (reported, due) = (Html::parse_document(page).html(), Html::parse_document(&due).html());
    if reported == due {
        found.agrees.push(
            "The whole page says what this program writes for these files; another program has saved it since."
                .to_owned(),
        );
    } else if found.wrong.is_empty() {
        let (reported, due) = parted(&reported, &due);
        found.wrong.push(format!("The page was changed: it holds {reported}; from the files comes {due}."));
    }
}
