//! Tables of the redline: rows that came or went are tracked as rows, words as words within their cells.
//!
//! No word processor tracks that a row moved: one that did is written as a row that went and one that came.

use super::super::xml::Xml;
use super::{Changes, RedlineWriter, element, runs_right_to_left};
use crate::report::body::table::{Row, TableRow, columns, widths};
use crate::report::body::{Mark, Paragraph, Run};

/// What the grid of a table is made from.
struct Grid {
    /// Width of each column, in twentieths of a point.
    widths: Vec<u32>,
    /// Whether its rows run from right to left.
    leftward: bool,
}

impl RedlineWriter<'_> {
    /// A table.
    pub(super) fn table(
        &mut self,
        rows: &[TableRow<'_, '_>],
        width: u32,
        is_last: &dyn Fn(usize, &Paragraph<'_>) -> bool,
    ) {
        let grid = Grid {
            widths: widths(rows).iter().map(|share| share * width / 100).collect(),
            leftward: rows.first().is_some_and(|row| runs_right_to_left(&row.paragraph.clause.text)),
        };
        debug_assert_eq!(grid.widths.len(), columns(rows));
        open(&mut self.xml, &grid);
        let mut at_head = true;
        for TableRow { at, paragraph, rows } in rows {
            at_head &= paragraph.clause.header_row;
            for (number, row) in rows.iter().enumerate() {
                let last = number + 1 == rows.len() && is_last(*at, paragraph);
                self.row(paragraph.change, row, &grid, at_head, last);
            }
        }
        self.xml.raw("</w:tbl>");
    }

    fn row(&mut self, change: usize, row: &Row, grid: &Grid, at_head: bool, last: bool) {
        let tracked = self.changes == Changes::Tracked;
        self.xml.raw("<w:tr><w:trPr>").raw(if at_head { "<w:tblHeader/>" } else { "" });
        if tracked && row.mark != Mark::Kept {
            self.revision(element(in_table(row.mark)), true);
        }
        self.xml.raw("</w:trPr>");
        for (number, cell) in row.cells.iter().enumerate() {
            let is_last = number + 1 == row.cells.len();
            // Where a row has fewer cells than the table has columns, its last one takes the room.
            let columns = if is_last { grid.widths.len() - number } else { 1 };
            let width: u32 = grid.widths[number..number + columns].iter().sum();
            self.xml.raw("<w:tc><w:tcPr>").empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
            if columns > 1 {
                self.xml.empty("w:gridSpan", &[("w:val", &columns.to_string())]);
            }
            self.xml.raw("</w:tcPr>");
            let cell: Vec<Run> = match tracked {
                true => cell.iter().map(|run| Run { mark: in_table(run.mark), ..run.clone() }).collect(),
                false => cell.clone(),
            };
            self.cell(change, &cell, row.mark, grid, at_head, last && is_last);
            self.xml.raw("</w:tc>");
        }
        self.xml.raw("</w:tr>");
    }

    fn cell(&mut self, change: usize, runs: &[Run], mark: Mark, grid: &Grid, at_head: bool, last: bool) {
        let style = if at_head { "TableHeading" } else { "TableCell" };
        self.xml.raw("<w:p><w:pPr>").empty("w:pStyle", &[("w:val", style)]);
        self.xml.raw(if grid.leftward { "<w:bidi/>" } else { "" });
        if self.changes == Changes::Formatted {
            self.end(mark);
        }
        self.xml.raw("</w:pPr>");
        let mut anchors = self.anchors_at(change, runs, last);
        if self.changes == Changes::Tracked && mark != Mark::Kept {
            // LibreOffice takes the words of a row away and leaves an empty row where a comment spans some of them.
            anchors.iter_mut().for_each(|comment| comment.spans = false);
        }
        self.runs(runs, in_table(mark), &anchors);
        self.xml.raw("</w:p>");
    }
}

/// How a move is written within a table.
fn in_table(mark: Mark) -> Mark {
    match mark {
        Mark::MovedAway => Mark::Deleted,
        Mark::MovedHere => Mark::Inserted,
        mark => mark,
    }
}

fn open(xml: &mut Xml, grid: &Grid) {
    let width: u32 = grid.widths.iter().sum();
    xml.raw("<w:tbl><w:tblPr>").raw(if grid.leftward { "<w:bidiVisual/>" } else { "" });
    xml.empty("w:tblW", &[("w:w", &width.to_string()), ("w:type", "dxa")]).raw("<w:tblBorders>");
    for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
        xml.empty(side, &[("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "B8B2AA")]);
    }
    xml.raw("</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
    for width in &grid.widths {
        xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
    }
    xml.raw("</w:tblGrid>");
}
