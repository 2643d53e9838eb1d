//! The tags of a PDF, as far as they say which letters stand in which cell of a table.
//!
//! Browsers, Word and newer LibreOffice mark the letters of a page and name their place in a tree. Only tables are taken
//! from it: where they are drawn without lines, over several pages, or with cells set in the middle, places alone do not
//! tell one row from the next. All else is told from what is seen; tags neither add words nor hide any.

use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::{HashMap, HashSet};

/// Elements of the tree beyond which it is not followed.
const MOST_ELEMENTS: usize = 1_000_000;
/// Elements inside elements are followed so deep.
const DEEPEST: usize = 100;
/// Marks inside marks are told apart so deep.
const DEEPEST_MARK: usize = 512;
/// Names of a writer's own are looked up in other such names so often.
const MOST_ROLES: usize = 8;

/// The place of a cell: its table, its row and which cell of the row it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// Number of the table in the file.
    pub table: usize,
    /// Number of the row in the file.
    pub row: usize,
    /// Number of the cell in the row.
    pub cell: usize,
}

/// What is known of a row.
#[derive(Debug, Clone, Copy, Default)]
pub struct RowShape {
    /// How many cells it has, empty ones too.
    pub cells: usize,
    /// How many of them name a column or a row.
    headings: usize,
}

impl RowShape {
    /// Whether it names the columns.
    pub fn is_header(self) -> bool {
        self.cells > 0 && self.headings == self.cells
    }
}

/// The tables that the tags of a file tell of.
#[derive(Debug, Default)]
pub struct Tags {
    /// Cells by page and number of the mark.
    cells: HashMap<(ObjectId, u32), Cell>,
    rows: Vec<RowShape>,
}

impl Tags {
    /// Reads the tree of a file; empty where it has none.
    pub fn of(document: &Document) -> Self {
        let tree = document.catalog().and_then(|catalog| catalog.get_deref(b"StructTreeRoot", document));
        let Ok(tree) = tree.and_then(Object::as_dict) else { return Self::default() };
        let mut walk = Walk {
            document,
            roles: tree.get_deref(b"RoleMap", document).and_then(Object::as_dict).ok(),
            seen: HashSet::new(),
            elements: 0,
            tables: 0,
            outer: HashSet::new(),
            tags: Self::default(),
        };
        if let Ok(kids) = tree.get(b"K") {
            walk.kids(kids, Place::default(), 0);
        }
        let Walk { outer, mut tags, .. } = walk;
        // A table around tables lays out the page.
        tags.cells.retain(|_, cell| !outer.contains(&cell.table));
        tags
    }

    /// The cell that a mark on a page stands in.
    pub fn cell(&self, page: ObjectId, mark: Option<u32>) -> Option<Cell> {
        self.cells.get(&(page, mark?)).copied()
    }

    /// What is known of a row.
    pub fn row(&self, row: usize) -> RowShape {
        self.rows.get(row).copied().unwrap_or_default()
    }
}

/// Where an element stands.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    page: Option<ObjectId>,
    table: Option<usize>,
    row: Option<usize>,
    cell: Option<usize>,
}

/// A walk through the tree.
struct Walk<'a> {
    document: &'a Document,
    roles: Option<&'a Dictionary>,
    seen: HashSet<ObjectId>,
    elements: usize,
    tables: usize,
    /// Tables in whose cells others stand.
    outer: HashSet<usize>,
    tags: Tags,
}

impl<'a> Walk<'a> {
    fn kids(&mut self, kids: &'a Object, place: Place, depth: usize) {
        self.elements += 1;
        if depth > DEEPEST || self.elements > MOST_ELEMENTS {
            return;
        }
        match kids {
            Object::Array(kids) => kids.iter().for_each(|kid| self.kids(kid, place, depth + 1)),
            Object::Reference(id) if self.seen.insert(*id) => {
                if let Ok(object) = self.document.get_object(*id) {
                    self.kids(object, place, depth + 1);
                }
            }
            Object::Integer(mark) => self.mark(*mark, place),
            Object::Dictionary(kid) => self.element(kid, place, depth),
            _ => {}
        }
    }

    fn element(&mut self, element: &'a Dictionary, mut place: Place, depth: usize) {
        place.page = element.get(b"Pg").and_then(Object::as_reference).ok().or(place.page);
        if let Ok(mark) = element.get(b"MCID").and_then(Object::as_i64) {
            // A mark in a stream of its own is none of the page.
            if !element.has(b"Stm") {
                self.mark(mark, place);
            }
            return;
        }
        match self.role(element) {
            b"Table" => {
                self.outer.extend(place.table);
                place = Place { page: place.page, table: Some(self.tables), ..Place::default() };
                self.tables += 1;
            }
            b"TR" if place.table.is_some() && place.cell.is_none() => {
                place.row = Some(self.tags.rows.len());
                self.tags.rows.push(RowShape::default());
            }
            role @ (b"TD" | b"TH") if place.cell.is_none() => {
                if let Some(row) = place.row.and_then(|row| self.tags.rows.get_mut(row)) {
                    place.cell = Some(row.cells);
                    row.cells += 1;
                    row.headings += usize::from(role == b"TH");
                }
            }
            _ => {}
        }
        if let Ok(kids) = element.get(b"K") {
            self.kids(kids, place, depth + 1);
        }
    }

    /// The name of an element among those that the format knows.
    fn role(&self, element: &'a Dictionary) -> &'a [u8] {
        let mut name = element.get(b"S").and_then(Object::as_name).unwrap_or_default();
        for _ in 0..MOST_ROLES {
            let other =
                self.roles.and_then(|roles| roles.get_deref(name, self.document).and_then(Object::as_name).ok());
            match other.filter(|other| *other != name) {
                Some(other) => name = other,
                None => break,
            }
        }
        name
    }

    fn mark(&mut self, mark: i64, place: Place) {
        let Place { page: Some(page), table: Some(table), row: Some(row), cell: Some(cell) } = place else { return };
        if let Ok(mark) = u32::try_from(mark) {
            self.tags.cells.insert((page, mark), Cell { table, row, cell });
        }
    }
}

/// The marks that are open while the content of a page is carried out.
#[derive(Debug)]
pub struct Marks {
    open: Vec<Option<u32>>,
    /// Marks that are open beyond those told apart.
    deeper: usize,
}

impl Marks {
    /// Begins inside that mark.
    pub fn inside(mark: Option<u32>) -> Self {
        Self { open: vec![mark], deeper: 0 }
    }

    /// The number of the innermost mark that has one.
    pub fn current(&self) -> Option<u32> {
        self.open.last().copied().flatten()
    }

    /// Opens a mark; without a number it is part of the one around it.
    pub fn begin(&mut self, mark: Option<u32>) {
        if self.open.len() < DEEPEST_MARK {
            self.open.push(mark.or(self.current()));
        } else {
            self.deeper += 1;
        }
    }

    /// Closes the innermost mark.
    pub fn end(&mut self) {
        if self.deeper > 0 {
            self.deeper -= 1;
        } else if self.open.len() > 1 {
            self.open.pop();
        }
    }
}
