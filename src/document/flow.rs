//! Running text as word processors hold it – paragraphs, lists, tables, notes – made into the blocks of a document.
//!
//! Readers of DOCX, ODT, RTF and PDF say what they found as [`Piece`]s; what becomes a block, a row or running text in a
//! cell is decided here, the same for all of them.

use super::builder::BlockBuilder;
use super::{Block, BlockKind, CELL_SEPARATOR};

/// A table with a cell of more words than this lays out a page: its cells are paragraphs. As for tables in HTML.
pub(super) const CELL_WORDS: usize = 400;
/// A heading of more words than this that ends like a sentence is a paragraph set in the style of a heading.
const LONGEST_HEADING: usize = 25;

/// A part of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Inline {
    /// Words, set in bold or not.
    Words {
        /// The words.
        words: String,
        /// Whether they are bold.
        bold: bool,
    },
    /// A line break.
    Break,
    /// What follows leads there.
    BeginLink(String),
    /// Ends the innermost link.
    EndLink,
}

/// A paragraph with its place in the structure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// What it is.
    pub kind: BlockKind,
    /// What its list prints before it, with the blank.
    pub mark: String,
    /// What it holds.
    pub inlines: Vec<Inline>,
    /// Its page, where the format has pages.
    pub page: Option<u32>,
}

/// A table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Table {
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// Whether the format says that it names the columns.
    pub header: bool,
    /// What stands in each cell; a merged cell stands once.
    pub cells: Vec<Vec<Piece>>,
    /// Its page, where the format has pages.
    pub page: Option<u32>,
}

/// What running text is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

impl Paragraph {
    /// Its words without mark, breaks as blanks.
    pub fn words(&self) -> String {
        self.inlines
            .iter()
            .map(|inline| match inline {
                Inline::Words { words, .. } => words.as_str(),
                Inline::Break => " ",
                Inline::BeginLink(_) | Inline::EndLink => "",
            })
            .collect()
    }

    fn is_bold(&self) -> bool {
        self.inlines.iter().all(|inline| match inline {
            Inline::Words { words, bold } => *bold || words.trim().is_empty(),
            _ => true,
        })
    }
}

/// The extracted text of pieces, and its blocks.
pub(super) fn blocks(pieces: &[Piece]) -> (String, Vec<Block>) {
    let mut builder = BlockBuilder::default();
    add(&mut builder, pieces);
    builder.finish()
}

fn add(builder: &mut BlockBuilder, pieces: &[Piece]) {
    for piece in pieces {
        match piece {
            Piece::Paragraph(paragraph) => add_paragraph(builder, paragraph),
            Piece::Table(table) if table.holds_data() => add_rows(builder, table),
            Piece::Table(table) => {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    add(builder, cell);
                }
            }
        }
    }
}

fn add_paragraph(builder: &mut BlockBuilder, paragraph: &Paragraph) {
    let mut kind = paragraph.kind;
    if matches!(kind, BlockKind::Heading { .. }) {
        let words = paragraph.words();
        if words.trim_end().ends_with(['.', ';', ':']) && words.split_whitespace().nth(LONGEST_HEADING).is_some() {
            kind = BlockKind::Paragraph;
        }
    }
    builder.set_page(paragraph.page);
    builder.announce(kind, paragraph.mark.clone());
    add_inlines(builder, &paragraph.inlines, false);
    builder.withdraw();
}

fn add_inlines(builder: &mut BlockBuilder, inlines: &[Inline], on_one_line: bool) {
    let mut links = 0;
    for inline in inlines {
        match inline {
            Inline::Words { words, bold } => {
                if *bold {
                    builder.begin_bold();
                }
                builder.text(words);
                if *bold {
                    builder.end_bold();
                }
            }
            Inline::Break if on_one_line => builder.text(" "),
            Inline::Break => builder.line_break(),
            Inline::BeginLink(target) => {
                builder.begin_link(target);
                links += 1;
            }
            Inline::EndLink if links > 0 => {
                builder.end_link();
                links -= 1;
            }
            Inline::EndLink => {}
        }
    }
    for _ in 0..links {
        builder.end_link();
    }
}

fn add_rows(builder: &mut BlockBuilder, table: &Table) {
    let told = table.rows.iter().any(|row| row.header);
    for (index, row) in table.rows.iter().enumerate() {
        let header = row.header || !told && index == 0 && table.rows.len() > 1 && row.is_bold();
        builder.set_page(row.page);
        builder.announce(BlockKind::Row { header }, String::new());
        for (place, cell) in row.cells.iter().enumerate() {
            if place > 0 {
                builder.separator(CELL_SEPARATOR);
            }
            add_cell(builder, cell);
        }
        builder.withdraw();
    }
}

/// Everything in a cell is running text.
fn add_cell(builder: &mut BlockBuilder, cell: &[Piece]) {
    for (index, piece) in cell.iter().enumerate() {
        if index > 0 {
            builder.text(" ");
        }
        match piece {
            Piece::Paragraph(paragraph) => {
                builder.text(&paragraph.mark);
                add_inlines(builder, &paragraph.inlines, true);
            }
            Piece::Table(table) => {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    add_cell(builder, cell);
                    builder.text(" ");
                }
            }
        }
    }
}

impl Table {
    /// Whether it holds data in rows and columns, and does not just lay out the page.
    fn holds_data(&self) -> bool {
        let columns = self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        columns >= 2 && self.rows.iter().flat_map(|row| &row.cells).all(|cell| fits_cell(cell))
    }
}

fn fits_cell(cell: &[Piece]) -> bool {
    let mut words = 0;
    for piece in cell {
        match piece {
            Piece::Paragraph(paragraph) if !matches!(paragraph.kind, BlockKind::Heading { .. }) => {
                words += paragraph.words().split_whitespace().count();
            }
            _ => return false,
        }
    }
    words <= CELL_WORDS
}

impl Row {
    /// Whether nothing stands in that cell.
    pub fn is_empty_at(&self, cell: usize) -> bool {
        let empty = |piece: &Piece| matches!(piece, Piece::Paragraph(paragraph) if paragraph.words().trim().is_empty());
        self.cells.get(cell).is_none_or(|pieces| pieces.iter().all(empty))
    }

    /// Adds what stands in the cells of another row to its own.
    pub fn go_on(&mut self, next: Self) {
        for (place, cell) in next.cells.into_iter().enumerate() {
            match self.cells.get_mut(place) {
                Some(own) => own.extend(cell),
                None => self.cells.push(cell),
            }
        }
    }

    /// Whether another row has the same words.
    pub fn reads_as(&self, other: &Self) -> bool {
        let words = |row: &Self| -> Vec<String> {
            let paragraphs = row.cells.iter().flatten().filter_map(|piece| match piece {
                Piece::Paragraph(paragraph) => Some(paragraph.words()),
                Piece::Table(_) => None,
            });
            paragraphs.collect()
        };
        words(self) == words(other)
    }

    fn is_bold(&self) -> bool {
        let mut words = false;
        for piece in self.cells.iter().flatten() {
            let Piece::Paragraph(paragraph) = piece else { return false };
            words |= !paragraph.words().trim().is_empty();
            if !paragraph.is_bold() {
                return false;
            }
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(words: &str) -> Paragraph {
        let inlines = vec![Inline::Words { words: words.to_owned(), bold: false }];
        Paragraph { kind: BlockKind::Paragraph, mark: String::new(), inlines, page: None }
    }

    #[test]
    fn tables_of_data_are_rows_and_tables_of_prose_are_paragraphs() {
        let row = |cells: &[&str]| Row {
            cells: cells.iter().map(|words| vec![Piece::Paragraph(paragraph(words))]).collect(),
            ..Row::default()
        };
        let data = Table { rows: vec![row(&["Data", "Kept"]), row(&["", "a year"])] };
        let (_, found) = blocks(&[Piece::Table(data)]);
        let texts: Vec<&str> = found.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(texts, ["Data | Kept", "| a year"]);
        let prose = "We keep your data as long as the offer runs. ".repeat(60);
        let (_, found) = blocks(&[Piece::Table(Table { rows: vec![row(&["Data", &prose])] })]);
        assert!(found.iter().all(|block| block.kind == BlockKind::Paragraph));
    }

    #[test]
    fn a_sentence_in_the_style_of_a_heading_is_a_paragraph() {
        let mut long = paragraph(&("You may take part once ".repeat(6) + "only."));
        long.kind = BlockKind::Heading { level: 2 };
        long.mark = "1.1 ".to_owned();
        let (source, found) = blocks(&[Piece::Paragraph(long)]);
        assert_eq!(found[0].kind, BlockKind::Paragraph);
        assert!(source.starts_with("1.1 You may"));
    }
}
