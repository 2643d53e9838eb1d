//! The table of departures as a block: one row a change.

use super::excerpts::excerpts;
use super::{Block, Line, Table, names, plain, to_change};
use crate::project::Status;
use crate::report::outline::Outline;

pub(super) fn departures(outline: &Outline<'_>) -> Block {
    let rows = outline.departures.iter().map(|row| {
        let mut remarks = vec![row.findings.clone(), row.note.to_owned(), row.tag.to_owned()];
        if row.status != Status::Open {
            remarks.push(row.status_name.clone());
        }
        remarks.retain(|remark| !remark.is_empty());
        let kind = match row.class {
            None => row.kind_name.clone(),
            Some(_) => outline.words.with("report-kind-class", &[("kind", &row.kind_name), ("class", &row.class_name)]),
        };
        let [old_text, new_text] = excerpts(&row.old_text, &row.new_text);
        let cells = [row.place_old.clone(), row.place_new.clone(), kind, old_text, new_text, remarks.join("\n")];
        let mut cells: Vec<Line> = cells.into_iter().map(|cell| vec![plain(cell)]).collect();
        cells[2][0].link = Some(to_change(row.change));
        cells
    });
    Block::Table(Table {
        widths: vec![11, 11, 12, 26, 26, 14],
        header: names(
            outline,
            &[
                "old",
                "new",
                "report-column-change",
                "report-column-old-text",
                "report-column-new-text",
                "report-column-remarks",
            ],
        ),
        rows: rows.collect(),
    })
}
