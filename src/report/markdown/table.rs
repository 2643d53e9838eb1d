//! Tables of the redline as tables of GitHub's Markdown. What is to be said of their rows stands below them.

use super::letters::{Look, Piece, within};
use super::{Telling, look, put_end};
use crate::report::body::table::{Row, TableRow};
use std::fmt::Write as _;

/// Whether rows can be a table of Markdown: all of as many cells, and no cell of several lines.
pub(super) fn fits(rows: &[TableRow<'_, '_>]) -> bool {
    let mut all = rows.iter().flat_map(|row| &row.rows);
    let columns = all.clone().next().map_or(0, |row| row.cells.len());
    let one_line = |row: &Row| row.cells.iter().flatten().all(|run| !run.text.contains('\n'));
    columns > 1 && all.all(|row| row.cells.len() == columns && one_line(row))
}

/// Puts a table, and below it the remarks on its rows.
pub(super) fn put(page: &mut String, telling: &mut Telling<'_>, rows: &[TableRow<'_, '_>]) {
    let columns = rows[0].rows[0].cells.len();
    let mut remarks = Vec::new();
    let mut first = true;
    for TableRow { paragraph, rows, .. } in rows {
        let (mut anchor, told) = telling.tell(paragraph);
        if !told.is_empty() {
            let id = telling.input.comparison.changes[paragraph.change].id;
            let name = if anchor.is_some() { format!("[{id}](#{id})") } else { id.to_string() };
            remarks.push(telling.words.named(&name, &told.join("<br>")));
        }
        for row in rows {
            // A table begins with a row that names its columns, be it without words.
            let heads = paragraph.clause.header_row;
            if std::mem::take(&mut first) {
                if !heads {
                    let _ = writeln!(page, "|{}", "  |".repeat(columns));
                    put_line(page, columns);
                }
                put_row(page, row, anchor.take());
                if heads {
                    put_line(page, columns);
                }
            } else {
                put_row(page, row, anchor.take());
            }
        }
    }
    page.push('\n');
    for remark in remarks {
        let _ = writeln!(page, "> {remark}\n");
    }
}

fn put_line(page: &mut String, columns: usize) {
    let _ = writeln!(page, "|{}", " --- |".repeat(columns));
}

fn put_row(page: &mut String, row: &Row, anchor: Option<String>) {
    page.push('|');
    let last = row.cells.len() - 1;
    for (at, cell) in row.cells.iter().enumerate() {
        page.push(' ');
        if let Some(id) = anchor.as_ref().filter(|_| at == 0) {
            let _ = write!(page, "<a id=\"{id}\"></a>");
        }
        let pieces: Vec<Piece<'_>> = cell.iter().map(|run| Piece { look: look(run.mark), text: &run.text }).collect();
        page.push_str(&within(&pieces));
        if at == last {
            let looks: Vec<Look> = row.cells.iter().flatten().map(|run| look(run.mark)).collect();
            put_end(page, row.mark, looks.into_iter());
        }
        page.push_str(" |");
    }
    page.push('\n');
}
