//! A run of paragraphs and tables while it is read: the text itself, a note, a text box, a header.

use super::super::BlockKind;
use super::super::flow::{Inline, Paragraph, Piece, Row, Table};

/// Where a story belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The text.
    Text,
    /// A note; it stands at the end.
    Note,
    /// A text box; it stands after the paragraph that holds it.
    Box,
    /// Something that is listed but not compared.
    LeftOut(&'static str),
}

/// What the words of a paragraph say of it before it ends.
#[derive(Debug, Clone, Default)]
pub struct Shape {
    /// Outline level from 0.
    pub outline: Option<u8>,
    /// Whether it stands in a cell.
    pub in_table: bool,
    /// Level in its list, from 0.
    pub level: u8,
}

/// A cell as the row says it before its text comes.
#[derive(Debug, Clone, Copy, Default)]
struct Cell {
    /// Whether it goes on with another that is merged with it.
    merged: bool,
}

/// A story that is read.
#[derive(Debug)]
pub struct Story {
    /// Where it belongs.
    pub kind: Kind,
    /// What is said of the paragraph that is open.
    pub shape: Shape,
    /// What the list prints before it.
    pub mark: String,
    /// What it holds.
    pub inlines: Vec<Inline>,
    /// Text boxes anchored in it.
    pub boxes: Vec<Piece>,
    pieces: Vec<Piece>,
    table: Table,
    row: Row,
    cell: Vec<Piece>,
    layout: Vec<Cell>,
    next_cell: Cell,
}

impl Story {
    /// An empty one.
    pub fn new(kind: Kind) -> Self {
        Self {
            kind,
            shape: Shape::default(),
            mark: String::new(),
            inlines: Vec::new(),
            boxes: Vec::new(),
            pieces: Vec::new(),
            table: Table::default(),
            row: Row::default(),
            cell: Vec::new(),
            layout: Vec::new(),
            next_cell: Cell::default(),
        }
    }

    /// Adds words to the paragraph that is open.
    pub fn words(&mut self, words: &str, bold: bool) {
        if let Some(Inline::Words { words: last, bold: last_bold }) = self.inlines.last_mut()
            && *last_bold == bold
        {
            last.push_str(words);
        } else {
            self.inlines.push(Inline::Words { words: words.to_owned(), bold });
        }
    }

    /// Ends the paragraph that is open.
    pub fn end_paragraph(&mut self) {
        let inlines = std::mem::take(&mut self.inlines);
        let mark = std::mem::take(&mut self.mark);
        let paragraph = Piece::Paragraph(paragraph(&self.shape, mark, inlines));
        let boxes = std::mem::take(&mut self.boxes);
        if self.shape.in_table {
            self.cell.push(paragraph);
            self.cell.extend(boxes);
        } else {
            self.end_table();
            self.pieces.push(paragraph);
            self.pieces.extend(boxes);
        }
    }

    /// Ends the cell that is open.
    pub fn end_cell(&mut self) {
        self.shape.in_table = true;
        self.end_paragraph();
        self.row.cells.push(std::mem::take(&mut self.cell));
    }

    /// Begins to say how a row is laid out.
    pub fn begin_row(&mut self) {
        self.layout.clear();
        self.next_cell = Cell::default();
        self.row.header = false;
    }

    /// Says that the row names the columns.
    pub fn header_row(&mut self) {
        self.row.header = true;
    }

    /// Says that the next cell goes on with another.
    pub fn merged_cell(&mut self) {
        self.next_cell.merged = true;
    }

    /// Says where a cell ends.
    pub fn cell_edge(&mut self) {
        self.layout.push(std::mem::take(&mut self.next_cell));
    }

    /// Ends the row that is open.
    pub fn end_row(&mut self) {
        let mut row = std::mem::take(&mut self.row);
        let merged: Vec<bool> = self.layout.iter().map(|cell| cell.merged).collect();
        let mut place = 0;
        row.cells.retain(|_| {
            place += 1;
            !merged.get(place - 1).copied().unwrap_or(false)
        });
        if !row.cells.is_empty() {
            self.table.rows.push(row);
        }
    }

    fn end_table(&mut self) {
        if !self.cell.is_empty() || !self.row.cells.is_empty() {
            // A row that was not ended.
            self.row.cells.push(std::mem::take(&mut self.cell));
            self.end_row();
        }
        let table = std::mem::take(&mut self.table);
        if !table.rows.is_empty() {
            self.pieces.push(Piece::Table(table));
        }
    }

    /// All of it.
    pub fn finish(mut self) -> Vec<Piece> {
        if !self.inlines.is_empty() || !self.boxes.is_empty() {
            self.end_paragraph();
        }
        self.end_table();
        self.pieces
    }
}

fn paragraph(shape: &Shape, mark: String, inlines: Vec<Inline>) -> Paragraph {
    let label = mark.trim();
    let is_bullet = !label.is_empty() && !label.chars().any(char::is_alphanumeric) || label == "o";
    let outline = label.trim_end_matches(['.', ')']).contains('.');
    let kind = match shape.outline {
        Some(level) => BlockKind::Heading { level: level.saturating_add(1).min(6) },
        None if is_bullet || !label.is_empty() && !outline => BlockKind::Item { depth: shape.level },
        None => BlockKind::Paragraph,
    };
    let mark = if is_bullet || label.is_empty() { String::new() } else { format!("{label} ") };
    Paragraph { kind, mark, inlines, page: None }
}

/// The words of pieces on one line.
pub fn words(pieces: &[Piece]) -> String {
    let mut words = String::new();
    for piece in pieces {
        match piece {
            Piece::Paragraph(paragraph) => {
                words.push_str(&paragraph.words());
                words.push(' ');
            }
            Piece::Table(table) => {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    words.push_str(&self::words(cell));
                }
            }
        }
    }
    words
}
