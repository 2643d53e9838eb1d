//! Tables that the tags of a PDF tell of, put together from the letters in their cells.

use super::super::flow::CELL_WORDS;
use super::content::{Glyph, Page};
use super::line::{self, Line};
use super::tags::{Cell, Tags};
use lopdf::ObjectId;
use std::collections::BTreeMap;

/// A row of a table.
#[derive(Debug, Default)]
pub struct TaggedRow {
    /// Whether it names the columns.
    pub header: bool,
    /// The lines in each of its cells, each with its page.
    pub cells: Vec<Vec<(u32, Line)>>,
    /// The page on which it begins, counted from 1.
    pub page: u32,
}

/// A table as far as it has been read, and where it begins.
#[derive(Debug, Default)]
pub struct TaggedTable {
    rows: BTreeMap<usize, TaggedRow>,
}

impl TaggedTable {
    /// Its rows in order.
    pub fn into_rows(self) -> impl Iterator<Item = TaggedRow> {
        self.rows.into_values()
    }

    /// All lines in it.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.rows.values().flat_map(|row| row.cells.iter().flatten()).map(|(_, line)| line)
    }

    /// Whether it holds data in rows and columns, and does not just lay out the page.
    pub fn holds_data(&self) -> bool {
        let words = |cell: &Vec<(u32, Line)>| {
            cell.iter().map(|(_, line)| line.text().split_whitespace().count()).sum::<usize>()
        };
        let columns = self.rows.values().map(|row| row.cells.len()).max().unwrap_or(0);
        columns >= 2 && self.rows.values().flat_map(|row| &row.cells).all(|cell| words(cell) <= CELL_WORDS)
    }
}

/// Where a part of a table stands on a page.
#[derive(Debug, Clone, Copy)]
pub struct TablePlace {
    /// Number of the table.
    pub table: usize,
    /// Its upper edge.
    pub top: f32,
    /// Its lower edge.
    pub bottom: f32,
}

/// The tables of a file by their numbers.
pub type TaggedTables = BTreeMap<usize, TaggedTable>;

/// Takes the letters in cells out of a page, and adds them to their tables; says where tables stand on the page.
pub fn take(page: &mut Page, id: ObjectId, number: u32, tags: &Tags, tables: &mut TaggedTables) -> Vec<TablePlace> {
    let mut cells: BTreeMap<Cell, Vec<Glyph>> = BTreeMap::new();
    page.glyphs.retain(|glyph| match tags.cell(id, glyph.mark) {
        Some(cell) => {
            cells.entry(cell).or_default().push(*glyph);
            false
        }
        None => true,
    });
    let mut places: BTreeMap<usize, TablePlace> = BTreeMap::new();
    for (cell, glyphs) in cells {
        for glyph in glyphs.iter().filter(|glyph| !glyph.c.is_whitespace()) {
            let (top, bottom) = (glyph.baseline - glyph.size, glyph.baseline);
            let place = places.entry(cell.table).or_insert(TablePlace { table: cell.table, top, bottom });
            place.top = place.top.min(top);
            place.bottom = place.bottom.max(bottom);
        }
        let lines = line::lines(&Page { glyphs, ..Page::default() });
        add(cell, lines.into_iter().flatten().collect(), number, tags, tables);
    }
    let mut places: Vec<TablePlace> = places.into_values().collect();
    places.sort_by(|a, b| a.top.total_cmp(&b.top));
    places
}

/// Adds the lines of a cell, save where a header is printed again on a further page.
fn add(cell: Cell, lines: Vec<Line>, page: u32, tags: &Tags, tables: &mut TaggedTables) {
    let shape = tags.row(cell.row);
    let row = tables.entry(cell.table).or_default().rows.entry(cell.row).or_insert_with(|| TaggedRow {
        header: shape.is_header(),
        cells: vec![Vec::new(); shape.cells],
        page,
    });
    let Some(held) = row.cells.get_mut(cell.cell) else { return };
    let same = |((_, held), line): (&(u32, Line), &Line)| held.runs == line.runs;
    let again = row.page != page && held.len() == lines.len() && held.iter().zip(&lines).all(same);
    if !again {
        held.extend(lines.into_iter().map(|line| (page, line)));
    }
}
