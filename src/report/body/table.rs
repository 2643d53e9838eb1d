//! Rows of tables among the paragraphs of the flow: which of them make up a table, and what stands in their cells.
//!
//! The text of a row is that of its cells with bars between them. Whoever joins the cells of one side again ([`joined`])
//! gets the row's text on that side to the letter; a row of which that cannot be said is shown as two, one that went and
//! one that came, and where not even these can be cut, their text stands in a single cell.

use super::{Body, Mark, Paragraph, Part, Run};
use crate::clause::{ClauseKind, Side};
use crate::document::CELL_SEPARATOR;

/// The sign between two cells.
const BAR: char = '|';

/// A row as it is set.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What became of it as a whole.
    pub mark: Mark,
    /// The words of its cells.
    pub cells: Vec<Vec<Run>>,
}

/// A row with the paragraph of the flow that it is.
#[derive(Debug, Clone, PartialEq)]
pub struct TableRow<'b, 'a> {
    /// The place of the paragraph among the parts of the flow.
    pub at: usize,
    /// The paragraph.
    pub paragraph: &'b Paragraph<'a>,
    /// What is set of it: one row, or one that went and one that came.
    pub rows: Vec<Row>,
}

/// A part of the flow as it is set.
#[derive(Debug, Clone, PartialEq)]
pub enum Block<'b, 'a> {
    /// So many unchanged clauses are left out here.
    Omitted(usize),
    /// A paragraph, with its place among the parts of the flow.
    Paragraph(usize, &'b Paragraph<'a>),
    /// Rows that follow each other.
    Table(Vec<TableRow<'b, 'a>>),
}

impl<'a> Body<'a> {
    /// The flow with its rows gathered in tables.
    pub fn blocks(&self) -> Vec<Block<'_, 'a>> {
        let mut blocks: Vec<Block<'_, 'a>> = Vec::new();
        let mut open = [false, false];
        for (at, part) in self.parts.iter().enumerate() {
            let paragraph = match part {
                Part::Omitted(count) => {
                    blocks.push(Block::Omitted(*count));
                    continue;
                }
                Part::Paragraph(paragraph) => paragraph,
            };
            let begins = open == [false, false];
            for (side, open) in [Side::Old, Side::New].into_iter().zip(&mut open) {
                let has_words = paragraph.runs.iter().any(|run| run.mark.stands_in(side) && !run.text.is_empty());
                *open = (*open || has_words) && !paragraph.end.stands_in(side);
            }
            // Of a row that was split or merged the words run on from one paragraph to the next.
            let rows = (begins && open == [false, false]).then(|| rows(paragraph)).flatten();
            match (rows, blocks.last_mut()) {
                (None, _) => blocks.push(Block::Paragraph(at, paragraph)),
                (Some(rows), Some(Block::Table(table))) if !begins_table(paragraph, table) => {
                    table.push(TableRow { at, paragraph, rows });
                }
                (Some(rows), _) => blocks.push(Block::Table(vec![TableRow { at, paragraph, rows }])),
            }
        }
        blocks
    }
}

/// Whether a row that names columns begins another table.
fn begins_table(paragraph: &Paragraph<'_>, table: &[TableRow<'_, '_>]) -> bool {
    paragraph.clause.header_row && table.iter().any(|row| !row.paragraph.clause.header_row)
}

/// How many columns rows have.
pub fn columns(table: &[TableRow<'_, '_>]) -> usize {
    table.iter().flat_map(|row| &row.rows).map(|row| row.cells.len()).max().unwrap_or(1)
}

/// Widths of the columns, in hundredths of the whole: the more words, the wider, none so narrow that it cannot be read.
pub fn widths(table: &[TableRow<'_, '_>]) -> Vec<u32> {
    let columns = columns(table);
    let mut weights = vec![1.0_f64; columns];
    for row in table.iter().flat_map(|row| &row.rows).filter(|row| row.cells.len() > 1) {
        for (cell, weight) in row.cells.iter().zip(&mut weights) {
            let letters: usize = cell.iter().map(|run| run.text.chars().count()).sum();
            // Twice the words want less than twice the width: they may be higher too.
            *weight = weight.max((letters as f64).sqrt());
        }
    }
    let least = weights.iter().copied().fold(0.0, f64::max) / 4.0;
    let all: f64 = weights.iter().map(|weight| weight.max(least)).sum();
    weights.iter().map(|weight| (100.0 * weight.max(least) / all) as u32).collect()
}

/// What is set of a row; none of what is no row, or not a whole one.
fn rows(paragraph: &Paragraph<'_>) -> Option<Vec<Row>> {
    if paragraph.clause.kind != ClauseKind::Row {
        return None;
    }
    let of_one_side = |side: Side| paragraph.runs.iter().all(|run| run.mark.stands_in(side) && run.mark != Mark::Kept);
    if paragraph.end != Mark::Kept && !of_one_side(Side::Old) && !of_one_side(Side::New) {
        return None;
    }
    if let Some(cells) = cells(&paragraph.runs) {
        return Some(vec![Row { mark: paragraph.end, cells }]);
    }
    let side = |side: Side, mark: Mark| {
        let standing = paragraph.runs.iter().filter(|run| run.mark.stands_in(side));
        let text: String = standing.map(|run| run.text.as_str()).collect();
        let runs = vec![Run { mark, text, class: None }];
        Row { mark, cells: cells(&runs).unwrap_or_else(|| vec![runs.clone()]) }
    };
    match paragraph.end {
        Mark::Kept => Some(vec![side(Side::Old, Mark::Deleted), side(Side::New, Mark::Inserted)]),
        mark => Some(vec![side(if mark.stands_in(Side::Old) { Side::Old } else { Side::New }, mark)]),
    }
}

/// The words of the cells of a row; none where they cannot be joined to the row again on both sides.
fn cells(runs: &[Run]) -> Option<Vec<Vec<Run>>> {
    let sides = [Side::Old, Side::New];
    let text = |side: Side| -> String {
        runs.iter().filter(|run| run.mark.stands_in(side)).map(|run| run.text.as_str()).collect()
    };
    let texts = sides.map(text);
    let bars = texts.each_ref().map(|text| bars(text));
    let mut at = [0, 0];
    let mut cells: Vec<Vec<Run>> = vec![Vec::new()];
    for run in runs {
        let stands = sides.map(|side| run.mark.stands_in(side));
        let mut from = 0;
        for (here, _) in run.text.match_indices(BAR) {
            let [old, new] = [0, 1].map(|side| stands[side] && bars[side].contains(&(at[side] + here)));
            if old || new {
                // A bar of one side only parts cells of that side, unless the other has none at all.
                let alone = texts[0].is_empty() || texts[1].is_empty();
                if (old != new) && !alone {
                    return None;
                }
                push(&mut cells, run, &run.text[from..here]);
                cells.push(Vec::new());
                from = here + BAR.len_utf8();
            }
        }
        push(&mut cells, run, &run.text[from..]);
        for side in [0, 1] {
            at[side] += if stands[side] { run.text.len() } else { 0 };
        }
    }
    let last = cells.len() - 1;
    for (number, cell) in cells.iter_mut().enumerate() {
        strip(cell, number > 0, number < last);
    }
    let same = |(side, text): (Side, &String)| text.is_empty() || joined(&standing(&cells, side)) == *text;
    sides.into_iter().zip(&texts).all(same).then_some(cells)
}

fn push(cells: &mut [Vec<Run>], run: &Run, text: &str) {
    if let Some(cell) = cells.last_mut().filter(|_| !text.is_empty()) {
        cell.push(Run { text: text.to_owned(), ..run.clone() });
    }
}

/// Takes the blanks beside the bars away, on both sides.
fn strip(cell: &mut Vec<Run>, before: bool, after: bool) {
    let mut ends: Vec<(usize, bool)> = Vec::new();
    for side in [Side::Old, Side::New] {
        let stands = |run: &Run| run.mark.stands_in(side);
        ends.extend(cell.iter().position(stands).filter(|_| before).map(|at| (at, true)));
        ends.extend(cell.iter().rposition(stands).filter(|_| after).map(|at| (at, false)));
    }
    ends.sort_unstable();
    ends.dedup();
    for (at, at_start) in ends {
        let text = &mut cell[at].text;
        if at_start && text.starts_with(' ') {
            text.remove(0);
        } else if !at_start && text.ends_with(' ') {
            text.pop();
        }
    }
    cell.retain(|run| !run.text.is_empty());
}

/// The texts of the cells of a row on one side.
pub fn standing(cells: &[Vec<Run>], side: Side) -> Vec<String> {
    let text =
        |cell: &Vec<Run>| cell.iter().filter(|run| run.mark.stands_in(side)).map(|run| run.text.as_str()).collect();
    cells.iter().map(text).collect()
}

/// The text on one side of a row that was read, where it stands there.
pub fn read_row(cells: &[Vec<(Mark, String)>], mark: Mark, side: Side) -> Option<String> {
    let text = |cell: &Vec<(Mark, String)>| -> String {
        cell.iter().filter(|(mark, _)| mark.stands_in(side)).map(|(_, text)| text.as_str()).collect()
    };
    mark.stands_in(side).then(|| joined(&cells.iter().map(text).collect::<Vec<_>>()))
}

/// The text of a row from those of its cells.
pub fn joined<T: AsRef<str>>(cells: &[T]) -> String {
    let text = cells.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(CELL_SEPARATOR);
    // An empty cell at an edge leaves the bar alone.
    if cells.len() > 1 { text.trim_matches(' ').to_owned() } else { text }
}

/// The places of the bars that part the cells of a row, in bytes.
pub fn bars(row: &str) -> Vec<usize> {
    let mut bars = Vec::new();
    let mut from = 0;
    for (at, _) in row.match_indices(BAR) {
        let blank_before = at == 0 || (at > from && row[..at].ends_with(' '));
        let blank_after = row[at + 1..].is_empty() || row[at + 1..].starts_with(' ');
        if blank_before && blank_after {
            bars.push(at);
            from = at + 2;
        }
    }
    bars
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn kept(text: &str) -> Vec<Run> {
        vec![Run { mark: Mark::Kept, text: text.to_owned(), class: None }]
    }

    #[test]
    fn a_row_is_cut_at_its_bars_and_joined_again() {
        for (row, cells) in [
            ("Name | Ads", vec!["Name", "Ads"]),
            ("a |  | c", vec!["a", "", "c"]),
            ("|  | d", vec!["", "", "d"]),
            ("e |  |", vec!["e", "", ""]),
            ("a||b | c|d", vec!["a||b", "c|d"]),
            ("alone", vec!["alone"]),
        ] {
            let cut = super::cells(&kept(row)).unwrap();
            assert_eq!(standing(&cut, Side::New), cells, "{row}");
            assert_eq!(joined(&cells), row);
        }
    }

    #[test]
    fn a_cell_that_changed_keeps_its_place_and_a_cell_that_came_makes_two_rows() {
        let run = |mark, text: &str| Run { mark, text: text.to_owned(), class: None };
        let changed = [run(Mark::Kept, "Name | "), run(Mark::Deleted, "Ads"), run(Mark::Inserted, "Research")];
        let cut = super::cells(&changed).unwrap();
        assert_eq!([standing(&cut, Side::Old), standing(&cut, Side::New)], [["Name", "Ads"], ["Name", "Research"]]);
        let emptied = [run(Mark::Kept, "Name |"), run(Mark::Deleted, " Ads")];
        assert_eq!(standing(&super::cells(&emptied).unwrap(), Side::New), ["Name", ""]);
        let came = [run(Mark::Kept, "Name | "), run(Mark::Inserted, "Ads | "), run(Mark::Kept, "a year")];
        assert_eq!(super::cells(&came), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Whatever the cells of a row say, they can be joined to its text again.
        #[test]
        fn cells_make_up_their_row(row in "[a| ]{0,16}", other in "[a| ]{0,16}") {
            let run = |mark, text: &str| Run { mark, text: text.to_owned(), class: None };
            let runs = [run(Mark::Kept, &row), run(Mark::Deleted, &other), run(Mark::Inserted, &row)];
            if let Some(cells) = super::cells(&runs) {
                // A side without words has no row.
                for (side, text) in [(Side::Old, format!("{row}{other}")), (Side::New, format!("{row}{row}"))] {
                    prop_assert!(text.is_empty() || joined(&standing(&cells, side)) == text);
                }
            }
        }
    }
}
