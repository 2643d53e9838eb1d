//! Tables on pages: the names of the columns stand on every page, a row is parted only where no page could hold it.

use super::letters::baseline;
use super::{Filled, Kind, NodeId, Pager, Pieces, Role, Set, SetTable, look};

/// A cell that is being set: its lines left to set, and the elements of its pieces.
struct Cell<'s> {
    set: &'s Set,
    left: f32,
    next: usize,
    pieces: Pieces<'s>,
}

impl SetTable {
    /// The least height that a table begins with.
    pub fn least(&self) -> f32 {
        height(&self.header) + self.rows.first().map_or(0.0, |row| height(row).min(120.0))
    }
}

fn height(row: &[Set]) -> f32 {
    row.iter().map(Set::whole).fold(0.0, f32::max) + look::CELL.space.0 + look::CELL.space.1
}

impl Pager {
    /// Sets a table.
    pub(super) fn table(&mut self, table: &SetTable) {
        self.list = None;
        if !self.is_at_top() {
            self.y += self.space;
            if self.y + table.least() > self.bottom() {
                self.turn();
            }
        }
        let parent = self.parent;
        let element = self.pages.structure.add(parent, Kind::Table);
        if !table.header.is_empty() {
            let head = self.pages.structure.add(element, Kind::TableHead);
            self.header(table, Some(head));
        }
        let body = self.pages.structure.add(element, Kind::TableBody);
        for row in &table.rows {
            self.row(table, row, body);
        }
        self.rule();
        self.y += 4.0;
        self.space = 8.0;
    }

    /// The names of the columns; without an element of the tree where they are repeated.
    fn header(&mut self, table: &SetTable, head: Option<NodeId>) {
        let row = head.map(|head| self.pages.structure.add(head, Kind::Row));
        if head.is_some() {
            table.header.iter().for_each(|set| self.note_places(&set.paragraph));
        }
        let top = self.y + look::CELL.space.0;
        for (set, left) in table.header.iter().zip(&table.lefts) {
            let cell = row.map(|row| self.pages.structure.add(row, Kind::HeadCell));
            let look = set.paragraph.look;
            for (at, line) in set.lines.lines.iter().enumerate() {
                let baseline = top + at as f32 * look.leading + baseline(look.leading, look.size);
                for run in &line.runs {
                    let slot = cell.map(|cell| self.pages.structure.slot(cell));
                    let from = self.sheet.side() + left + run.left * look.size;
                    self.draw(run, (from, baseline), look.size, look.color, slot);
                }
            }
        }
        self.y += height(&table.header);
    }

    fn row(&mut self, table: &SetTable, row: &[Set], body: NodeId) {
        let (top, bottom) = self.sheet.body();
        let fits_a_page = height(row) + height(&table.header) <= bottom - top;
        let room = self.bottom() - self.y;
        if (height(row) > room && fits_a_page) || room < look::CELL.space.0 + 3.0 * look::CELL.leading {
            self.break_table(table);
        }
        let element = self.pages.structure.add(body, Kind::Row);
        let own_columns = row.len();
        let columns = |at: usize| if at + 1 == own_columns { table.lefts.len() - at } else { 1 };
        let mut cells: Vec<Cell<'_>> = row
            .iter()
            .zip(&table.lefts)
            .enumerate()
            .map(|(at, (set, &left))| {
                let mut cell = self.pages.structure.add(element, Kind::Cell(columns(at)));
                if set.paragraph.role == Role::Remark {
                    cell = self.pages.structure.add(cell, Kind::Remark(self.language));
                }
                self.note_places(&set.paragraph);
                Cell { set, left, next: 0, pieces: Pieces::new(cell, &set.paragraph.pieces) }
            })
            .collect();
        loop {
            self.rule();
            let lowest = self.part_of_row(&mut cells);
            self.y = lowest + look::CELL.space.1;
            if cells.iter().all(|cell| cell.next == cell.set.lines.lines.len()) {
                return;
            }
            self.break_table(table);
        }
    }

    /// Sets as many lines of every cell as the page holds; gives the lower edge of the longest.
    fn part_of_row(&mut self, cells: &mut [Cell<'_>]) -> f32 {
        let top = self.y + look::CELL.space.0;
        let mut lowest = top;
        for cell in cells {
            let look = cell.set.paragraph.look;
            let mut y = top;
            while let Some(line) = cell.set.lines.lines.get(cell.next) {
                if y + look.leading > self.bottom() && y > top {
                    break;
                }
                let left = self.sheet.side() + cell.left;
                self.set_line(line, (left, y + baseline(look.leading, look.size)), cell.set, &mut cell.pieces);
                y += look.leading;
                cell.next += 1;
            }
            lowest = lowest.max(y);
        }
        lowest
    }

    fn break_table(&mut self, table: &SetTable) {
        self.rule();
        self.turn();
        if !table.header.is_empty() {
            self.header(table, None);
        }
    }

    fn rule(&mut self) {
        let area = [self.sheet.side(), self.y, self.sheet.measure(), 0.6];
        self.page().behind.push(Filled(area, look::LINE));
    }
}
