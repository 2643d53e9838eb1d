//! A column of a table that went as a whole: what its cells said is said by no row any more, and stands no less in the other
//! columns.

use super::{Draft, Ground};
use crate::clause::Side;
use crate::redline::ChangeKind;
use crate::scope::reading::Topic;

/// Rows at the start of a table among which the one with the heads of the columns stands.
const HEAD_ROWS: usize = 2;

/// Takes out drafts of what went with a column whose head does not say that purposes, recipients, times or legal bases stand below:
/// one that only says under which words of a law the data of its row fall.
pub fn leave_out(ground: &Ground<'_>, drafts: &mut Vec<Draft>) {
    drafts.retain(|draft| !went_with_column(ground, draft));
}

fn went_with_column(ground: &Ground<'_>, draft: &Draft) -> bool {
    let Some(words) = draft.old.as_ref().filter(|_| draft.only == Some(Side::Old) && draft.new.is_none()) else {
        return false;
    };
    let row = words.place.clause;
    if !ground.old_read[row].row || !lost_cell(ground, draft.change) {
        return false;
    }
    // One row that lost a cell is a row reworded; a column goes from all of them.
    let beside = [draft.change.checked_sub(1), Some(draft.change + 1)];
    if !beside.into_iter().flatten().any(|change| lost_cell(ground, change)) {
        return false;
    }
    let at = ground.old_read[row].cells().iter().position(|cell| cell.contains(&words.tokens.start));
    let first =
        (0..=row).rev().take_while(|&at| ground.old_read[at].row && ground.old[at].parent == ground.old[row].parent);
    let first = first.last().unwrap_or(row);
    at.is_some_and(|at| !(first..(first + HEAD_ROWS).min(row)).any(|head| names_topic(ground, head, at)))
}

/// Whether a change is one of a row that has fewer cells now.
fn lost_cell(ground: &Ground<'_>, change: usize) -> bool {
    let Some(change) = ground.changes.get(change).filter(|change| change.kind == ChangeKind::Modified) else {
        return false;
    };
    let ([old], [new]) = (&change.old[..], &change.new[..]) else { return false };
    let (old, new) = (old.place(), new.place());
    let rows = ground.old_read[old].row && ground.new_read[new].row;
    rows && ground.old_read[old].cells().len() > ground.new_read[new].cells().len()
}

/// Whether a cell says that what stands below it is what data are used for, who gets them, how long, or why that is lawful.
fn names_topic(ground: &Ground<'_>, row: usize, at: usize) -> bool {
    let read = &ground.old_read[row];
    let cells = read.cells();
    let head = cells.get(at).and_then(|cell| Topic::named(&ground.language.marks(&read.tokens[cell.clone()])));
    head.is_some_and(|topic| topic != Topic::Data)
}
