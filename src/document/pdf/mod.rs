//! PDF with a text layer, put together again from where its letters stand.
//!
//! `lopdf` gives the objects of the file; everything above that is done here: letters ([`font`], [`content`]) become
//! lines ([`line`]), running headers and footers are dropped ([`margins`]), columns and tables are told ([`columns`],
//! [`grid`], [`strips`]), lines become paragraphs ([`paragraph`]). Tags are asked only
//! which letters stand in which cell of a table ([`tags`], [`tagged`]): most files have none.

mod columns;
mod content;
mod contents;
mod direction;
mod font;
mod grid;
mod line;
mod margins;
mod notes;
mod paragraph;
mod shapes;
mod strips;
mod tagged;
mod tags;
mod walls;

use super::flow::{self, Inline, Paragraph, Piece, Row, Table};
use super::left_out::LeftOut;
use super::read::finish;
use super::{BlockKind, Document, ReadError, Warning};
use content::{Page, Reader};
pub(crate) use font::Font;
use line::Line;
use lopdf::LoadOptions;
use margins::PageLines;
use paragraph::{Habits, Paragraphs, Placed, join};
use strips::Part;
use tagged::{TablePlace, TaggedTable, TaggedTables};
use tags::Tags;

/// Largest stream that is inflated while the file is opened, in bytes.
const MOST_INFLATED: usize = 64_000_000;
/// A file in which more than this part of the letters cannot be told is not read.
const MOST_UNTOLD: f64 = 0.2;
/// Lines of a file beyond which reading ends.
const MOST_LINES: usize = 500_000;
const FORMAT: &str = "a PDF";
const ADVICE: &str = "Open it in a PDF viewer, print it to a new PDF and compare that file.";

/// Reads a PDF.
///
/// # Errors
/// [`ReadError::Encrypted`], [`ReadError::NoTextLayer`], [`ReadError::Damaged`].
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Document, ReadError> {
    let damaged = |what: String, advice| ReadError::Damaged { name: name.to_owned(), format: FORMAT, what, advice };
    let options = LoadOptions { max_decompressed_size: Some(MOST_INFLATED), ..LoadOptions::default() };
    let file = match lopdf::Document::load_mem_with_options(bytes, options) {
        Ok(file) => file,
        Err(
            lopdf::Error::Decryption(_) | lopdf::Error::InvalidPassword | lopdf::Error::UnsupportedSecurityHandler(_),
        ) => {
            return Err(ReadError::Encrypted { name: name.to_owned() });
        }
        Err(error) => return Err(damaged(format!("it is damaged ({error})"), ADVICE)),
    };
    if file.is_encrypted() {
        return Err(ReadError::Encrypted { name: name.to_owned() });
    }
    let mut reader = Reader::new(&file);
    let mut left_out = LeftOut::default();
    let tags = Tags::of(&file);
    let mut tagged = TaggedTables::new();
    let mut pages = Vec::new();
    let mut line_count = 0;
    let (mut empty, mut broken) = (Vec::new(), Vec::new());
    for (number, id) in file.get_pages() {
        let mut page = reader.page(id);
        let too_much = || damaged("it holds more than a text of terms can".to_owned(), ADVICE);
        if reader.is_exhausted() {
            return Err(too_much());
        }
        if page.glyphs.is_empty() {
            // A text layer of OCR lies unseen under the picture of a page.
            page.glyphs = std::mem::take(&mut page.invisible);
        }
        if page.glyphs.is_empty() && page.pictures > 0 {
            empty.push(number);
        }
        if page.is_damaged {
            broken.push(number);
        }
        left_out.add_many("pictures", page.pictures);
        let hidden: String = page.invisible.iter().map(|glyph| glyph.c).collect();
        left_out.add_hidden(&hidden);
        if !page.turned.trim().is_empty() {
            left_out.add("text that stands on end", &page.turned);
        }
        let tables = tagged::take(&mut page, id, number, &tags, &mut tagged);
        let lines = PageLines { rows: line::lines(&page), height: page.size.1 };
        line_count += lines.rows.iter().map(Vec::len).sum::<usize>();
        if line_count > MOST_LINES {
            return Err(too_much());
        }
        pages.push(PageText { lines, tables, page: strip(page) });
    }
    if pages.is_empty() {
        return Err(damaged("it has no page that can be found".to_owned(), ADVICE));
    }
    let in_tables = || tagged.values().flat_map(TaggedTable::lines);
    let letters = || pages.iter().flat_map(|page| &page.lines.rows).flatten().chain(in_tables()).map(Line::text);
    let count: usize = letters().map(|text| text.chars().filter(|c| !c.is_whitespace()).count()).sum();
    if count == 0 && !broken.is_empty() {
        return Err(damaged("the content of its pages is damaged".to_owned(), ADVICE));
    }
    if count == 0 {
        return Err(ReadError::NoTextLayer { name: name.to_owned() });
    }
    let untold: usize = letters().map(|text| text.matches('\u{FFFD}').count()).sum();
    if untold as f64 > MOST_UNTOLD * count as f64 {
        let advice = "Run it through OCR (for example ocrmypdf --force-ocr) and compare the result.";
        return Err(damaged("its fonts do not tell which letters they show".to_owned(), advice));
    }
    let pieces = pieces(pages, tagged, &mut left_out);
    let (source, blocks) = flow::blocks(&pieces);
    let mut document = finish(name, "application/pdf", source, bytes, blocks);
    let warnings = untold_warning(untold).into_iter().chain(empty_warning(&empty)).chain(broken_warning(&broken));
    document.warnings.splice(0..0, warnings.chain(left_out.warnings()));
    document.coverage.splice(0..0, left_out.coverage());
    Ok(document)
}

fn untold_warning(count: usize) -> Option<Warning> {
    (count > 0).then(|| Warning {
        code: "undecodable-letters".to_owned(),
        message: format!("{count} letters of the PDF do not tell what they show and read as \u{FFFD}."),
        span: None,
    })
}

fn empty_warning(pages: &[u32]) -> Option<Warning> {
    (!pages.is_empty()).then(|| Warning {
        code: "pages-without-text".to_owned(),
        message: format!(
            "These pages are pictures without text and were not compared: {}. Run the file through OCR (for example ocrmypdf) and compare the result.",
            listed(pages)
        ),
        span: None,
    })
}

fn broken_warning(pages: &[u32]) -> Option<Warning> {
    (!pages.is_empty()).then(|| Warning {
        code: "damaged-pages".to_owned(),
        message: format!(
            "The content of these pages is damaged; what could be read of it was compared: {}. Print the file to a new PDF from a viewer and compare the result.",
            listed(pages)
        ),
        span: None,
    })
}

fn listed(pages: &[u32]) -> String {
    let numbers: Vec<String> = pages.iter().take(10).map(u32::to_string).collect();
    let more = if pages.len() > numbers.len() { " and more" } else { "" };
    format!("{}{more}", numbers.join(", "))
}

/// A page with its lines.
struct PageText {
    lines: PageLines,
    /// Where tables stand that the tags tell of.
    tables: Vec<TablePlace>,
    page: Page,
}

/// A page without its letters, which its lines hold.
fn strip(mut page: Page) -> Page {
    page.glyphs = Vec::new();
    page.invisible = Vec::new();
    page.turned = String::new();
    page
}

/// A part of a page in reading order.
enum PlacedPart {
    Line(Placed),
    Table(Cells, u32),
    Tagged(TaggedTable),
}

fn pieces(pages: Vec<PageText>, mut tagged: TaggedTables, left_out: &mut LeftOut) -> Vec<Piece> {
    let mut told = Vec::new();
    let (mut lines, drawn): (Vec<PageLines>, Vec<Page>) = pages
        .into_iter()
        .map(|page| {
            told.push(page.tables);
            (page.lines, page.page)
        })
        .unzip();
    margins::drop_running(&mut lines, left_out);
    let marks = notes::marks(&lines);
    let notes = notes::take(&mut lines);
    contents::drop(&mut lines, left_out);
    let mut parts: Vec<PlacedPart> = Vec::new();
    let mut flow = 0;
    for (index, ((page, drawn), told)) in lines.into_iter().zip(&drawn).zip(&told).enumerate() {
        let number = index as u32 + 1;
        for (flow_rows, table) in sections(page.rows, drawn, told) {
            for rows in columns::flows(flow_rows) {
                flow += 1;
                for part in strips::parts(rows) {
                    parts.push(match part {
                        Part::Line(line) => PlacedPart::Line(Placed { line, page: number, flow }),
                        Part::Table(rows) => PlacedPart::Table(rows, number),
                    });
                }
            }
            match table {
                Some(Found::Drawn(rows)) => parts.push(PlacedPart::Table(rows, number)),
                // A table stands where it begins.
                Some(Found::Tagged(table)) => {
                    parts.extend(tagged.remove(&table).into_iter().flat_map(|table| placed(table, &mut flow)));
                }
                None => {}
            }
        }
    }
    let all: Vec<&Placed> = parts
        .iter()
        .filter_map(|part| match part {
            PlacedPart::Line(placed) => Some(placed),
            PlacedPart::Table(..) | PlacedPart::Tagged(_) => None,
        })
        .collect();
    let habits = Habits::of(&all);
    let mut paragraphs = Paragraphs::new(&habits);
    let mut pieces = Vec::new();
    for part in parts {
        match part {
            PlacedPart::Line(placed) => paragraphs.add(placed),
            PlacedPart::Table(rows, page) => {
                pieces.extend(paragraphs.take().into_iter().map(Piece::Paragraph));
                let table = table(rows, page, &habits);
                add_table(&mut pieces, table);
            }
            PlacedPart::Tagged(table) => {
                pieces.extend(paragraphs.take().into_iter().map(Piece::Paragraph));
                let rows = table.into_rows().map(|told| {
                    let lines = |cell: Vec<(u32, Line)>| cell.into_iter().map(|(_, line)| line).collect();
                    let cells = told.cells.into_iter().map(lines).collect();
                    Row { header: told.header, ..row(cells, told.page, &habits) }
                });
                pieces.push(Piece::Table(Table { rows: rows.collect() }));
            }
        }
    }
    pieces.extend(paragraphs.take().into_iter().map(Piece::Paragraph));
    notes::strip_marks_at_end(&mut pieces, &marks);
    for note in notes {
        let inlines = words(join(note.lines.iter(), &habits));
        let kind = BlockKind::Paragraph;
        pieces.push(Piece::Paragraph(Paragraph { kind, mark: String::new(), inlines, page: Some(note.page) }));
    }
    pieces
}

/// A table that the tags tell of; the lines of its cells where it only lays out the page.
fn placed(table: TaggedTable, flow: &mut usize) -> Vec<PlacedPart> {
    if table.holds_data() {
        return vec![PlacedPart::Tagged(table)];
    }
    let mut parts = Vec::new();
    for cell in table.into_rows().flat_map(|row| row.cells) {
        let mut last = None;
        for (page, line) in cell {
            *flow += usize::from(last != Some(page));
            last = Some(page);
            parts.push(PlacedPart::Line(Placed { line, page, flow: *flow }));
        }
    }
    parts
}

/// The lines in each cell of each row of a table.
type Cells = Vec<Vec<Vec<Line>>>;

/// A table of a page.
enum Found {
    /// As its lines part it.
    Drawn(Cells),
    /// The number of one that the tags tell of.
    Tagged(usize),
}

/// Where a table stands on a page, drawn or told by tags.
enum Frame<'p> {
    Drawn(grid::Grid),
    Tagged(&'p TablePlace),
}

impl Frame<'_> {
    fn top(&self) -> f32 {
        match self {
            Self::Drawn(grid) => grid.top(),
            Self::Tagged(place) => place.top,
        }
    }
}

/// The rows of a page between its tables, each part with the table after it.
fn sections(rows: Vec<Vec<Line>>, page: &Page, told: &[TablePlace]) -> Vec<(Vec<Vec<Line>>, Option<Found>)> {
    // The lines of a table that the tags tell of part nothing.
    let is_told = |grid: &grid::Grid| told.iter().any(|place| grid.top() < place.bottom && grid.bottom() > place.top);
    let drawn = grid::grids(&page.rules).into_iter().filter(|grid| !is_told(grid)).map(Frame::Drawn);
    let mut frames: Vec<Frame> = drawn.chain(told.iter().map(Frame::Tagged)).collect();
    frames.sort_by(|a, b| a.top().total_cmp(&b.top()));
    let mut rest = rows;
    let mut sections = Vec::new();
    for frame in frames {
        let (mut before, mut inside, mut after) = (Vec::new(), Vec::new(), Vec::new());
        let holds = |line: &Line| matches!(&frame, Frame::Drawn(grid) if grid.holds(line));
        for row in rest {
            let (held, outside): (Vec<Line>, Vec<Line>) = row.into_iter().partition(holds);
            inside.extend(held);
            if let Some(first) = outside.first() {
                if first.baseline <= frame.top() + first.size { before.push(outside) } else { after.push(outside) }
            }
        }
        rest = after;
        let table = match frame {
            Frame::Drawn(grid) => Some(grid.cells(inside)).filter(|cells| !cells.is_empty()).map(Found::Drawn),
            Frame::Tagged(place) => Some(Found::Tagged(place.table)),
        };
        sections.push((before, table));
    }
    sections.push((rest, None));
    sections
}

fn words(runs: Vec<line::Run>) -> Vec<Inline> {
    runs.into_iter().map(|run| Inline::Words { words: run.words, bold: run.bold }).collect()
}

fn table(rows: Cells, page: u32, habits: &Habits) -> Table {
    Table { rows: rows.into_iter().map(|cells| row(cells, page, habits)).collect() }
}

fn row(cells: Vec<Vec<Line>>, page: u32, habits: &Habits) -> Row {
    let cell = |lines: Vec<Line>| {
        let inlines = words(join(lines.iter(), habits));
        let kind = BlockKind::Paragraph;
        vec![Piece::Paragraph(Paragraph { kind, mark: String::new(), inlines, page: Some(page) })]
    };
    Row { header: false, cells: cells.into_iter().map(cell).collect(), page: Some(page) }
}

/// Adds a table; one that goes on from the page before becomes one with it, its repeated header dropped.
fn add_table(pieces: &mut Vec<Piece>, mut table: Table) {
    if let Some(Piece::Table(last)) = pieces.last_mut() {
        let width = |table: &Table| table.rows.first().map(|row| row.cells.len());
        let pages = (last.rows.last().and_then(|row| row.page), table.rows.first().and_then(|row| row.page));
        if width(last) == width(&table) && pages.0 != pages.1 {
            let repeated = match (last.rows.first(), table.rows.first()) {
                (Some(first), Some(again)) => first.reads_as(again),
                _ => false,
            };
            let mut rows = table.rows.drain(usize::from(repeated)..);
            let named = last.rows.iter().all(|row| !row.is_empty_at(0));
            if let (Some(row), Some(held)) = (rows.next(), last.rows.last_mut()) {
                // Where every row begins with words, one that does not goes on with the last row of the page before.
                if named && row.is_empty_at(0) { held.go_on(row) } else { last.rows.push(row) }
            }
            last.rows.extend(rows);
            return;
        }
    }
    pieces.push(Piece::Table(table));
}
