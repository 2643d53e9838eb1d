//! What the pages show, from first to last, before anything is measured: paragraphs and tables with their roles.

mod clauses;
mod remarks;

use super::look::{self, Look, Sheet};
use crate::comparison::{ChangeId, Comparison};
use crate::report::body::table::{Block as BodyBlock, TableRow, widths};
use crate::report::body::{Body, Mark, Paragraph as Clauses};
use crate::report::matter::{self, Block, Line, Link, Span, Target, Tone};
use crate::report::outline::{Outline, Passage, Words};
use clauses::{clause, pieces};
pub(super) use clauses::{spoken, spoken_end};
use remarks::remark;
use std::collections::{BTreeMap, BTreeSet};

/// How words are inked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// As the paragraph.
    Plain,
    /// Bold.
    Strong,
    /// Paler.
    Dim,
    /// As what is said of a move.
    Moved,
    /// As the mark says.
    Marked(Mark),
    /// The words stayed and their link leads elsewhere.
    Relinked,
}

/// Words that are set alike.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    /// The words.
    pub text: String,
    /// How they are inked.
    pub ink: Ink,
    /// What a voice says in their place.
    pub spoken: Option<String>,
    /// Where they lead.
    pub link: Option<Target>,
}

/// What a paragraph is to a reader who cannot see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A heading of that level.
    Heading(u16),
    /// A paragraph.
    Text,
    /// A quotation.
    Quote,
    /// An item of a list; whether a bullet is drawn before it.
    Item(bool),
    /// A remark of the report within the text that was compared.
    Remark,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Paragraph {
    /// Its words.
    pub pieces: Vec<Piece>,
    /// How it is set.
    pub look: Look,
    /// What it is.
    pub role: Role,
    /// What is found here.
    pub names: Vec<Target>,
    /// The level of the bookmark that leads here.
    pub bookmark: Option<u8>,
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Table {
    /// Width of each column, in hundredths of the whole.
    pub widths: Vec<u32>,
    /// The names of the columns; empty where they have none.
    pub header: Vec<Paragraph>,
    /// Its rows. The last cell of one that has fewer than there are columns takes the room of the others.
    pub rows: Vec<Vec<Paragraph>>,
}

/// A part of the story.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Element {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
    /// A new page that lies so.
    Turn(Sheet),
    /// Here the text that was compared begins.
    RedlineBegins,
    /// Here it ends.
    RedlineEnds,
}

/// What the whole report shows.
pub(super) fn story(comparison: &Comparison, outline: &Outline<'_>, body: &Body<'_>) -> Vec<Element> {
    let words = outline.words;
    let mut elements = blocks(words, matter::summary(outline));
    elements.push(Element::Turn(Sheet::Upright));
    // What the marks mean stands on the page on which the first of them does.
    elements.extend(blocks(words, matter::marks(outline)));
    let heading = if body.parts.is_empty() { "report-text-not-here" } else { "report-text-with-changes" };
    elements.push(section(&words.say(heading)));
    elements.push(Element::RedlineBegins);
    elements.extend(redline(comparison, outline, body));
    elements.push(Element::RedlineEnds);
    if !outline.departures.is_empty() {
        elements.push(Element::Turn(Sheet::Lying));
    }
    for element in blocks(words, matter::back(outline)) {
        let is_table = matches!(element, Element::Table(_));
        elements.push(element);
        if is_table {
            elements.push(Element::Turn(Sheet::Upright));
        }
    }
    elements
}

/// All letters of a story.
pub(super) fn letters(elements: &[Element]) -> BTreeMap<char, usize> {
    let mut letters = BTreeMap::new();
    let mut count = |paragraph: &Paragraph| {
        for c in paragraph.pieces.iter().flat_map(|piece| piece.text.chars()) {
            *letters.entry(c).or_default() += 1;
        }
    };
    for element in elements {
        match element {
            Element::Paragraph(paragraph) => count(paragraph),
            Element::Table(table) => table.header.iter().chain(table.rows.iter().flatten()).for_each(&mut count),
            Element::Turn(_) | Element::RedlineBegins | Element::RedlineEnds => {}
        }
    }
    letters
}

/// A paragraph of plain words at the end of the report.
pub(super) fn sentence(words: Words, text: String) -> Element {
    block(words, Block::Text(vec![matter::plain(text)]))
}

fn section(text: &str) -> Element {
    Element::Paragraph(Paragraph { bookmark: Some(1), ..plain(text, look::SECTION, Role::Heading(2)) })
}

fn plain(text: &str, look: Look, role: Role) -> Paragraph {
    let piece = Piece { text: text.to_owned(), ink: Ink::Plain, spoken: None, link: None };
    Paragraph { pieces: vec![piece], look, role, names: Vec::new(), bookmark: None }
}

/// The blocks around the text. The reason for a finding stays with its quotes, and these together.
fn blocks(words: Words, blocks: Vec<Block>) -> Vec<Element> {
    let quoted: Vec<bool> =
        blocks.iter().skip(1).map(|block| matches!(block, Block::Quote(_))).chain([false]).collect();
    let keeping = |(block, before_quote)| {
        let mut element = self::block(words, block);
        if let Element::Paragraph(paragraph) = &mut element {
            paragraph.look.keeps_with_next |= before_quote;
        }
        element
    };
    blocks.into_iter().zip(quoted).map(keeping).collect()
}

fn block(words: Words, block: Block) -> Element {
    Element::Paragraph(match block {
        Block::Title(text) => Paragraph { bookmark: Some(1), ..plain(&text, look::TITLE, Role::Heading(1)) },
        Block::Subtitle(text) => plain(&text, look::SUBTITLE, Role::Text),
        Block::Verdict(text) => plain(&text, look::VERDICT, Role::Text),
        Block::Section(text) => return section(&text),
        Block::Subsection(line) => {
            Paragraph { bookmark: Some(2), ..set(line, look::SUBSECTION, Role::Heading(3), None) }
        }
        Block::Text(line) => set(line, look::TEXT, Role::Text, None),
        Block::Quote(line) => set(line, look::QUOTE, Role::Quote, None),
        Block::Small(line) => set(line, look::SMALL, Role::Text, None),
        Block::Table(table) => {
            // Many columns want small letters.
            let dense = table.widths.len() > 4;
            let look = if dense { look::SMALL_CELL } else { look::CELL };
            let cell = |line| set(line, look, Role::Text, Some(words));
            let head = Look { bold: true, color: look::FAINT, ..look };
            return Element::Table(Table {
                widths: table.widths,
                header: table.header.iter().map(|name| plain(name, head, Role::Text)).collect(),
                rows: table.rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect(),
            });
        }
    })
}

/// A line of the summary. A voice says of what went and came in it that only one version has it, where it has words for
/// that.
fn set(line: Line, look: Look, role: Role, words: Option<Words>) -> Paragraph {
    let mut names = Vec::new();
    let pieces = line
        .into_iter()
        .map(|Span { text, tone, link }| {
            let (ink, side) = match tone {
                Tone::Plain => (Ink::Plain, None),
                Tone::Strong => (Ink::Strong, None),
                Tone::Dim => (Ink::Dim, None),
                Tone::Gone => (Ink::Marked(Mark::Deleted), Some("report-only-before")),
                Tone::Came => (Ink::Marked(Mark::Inserted), Some("report-only-after")),
            };
            let link = match link {
                Some(Link::To(target)) => Some(target),
                Some(Link::Here(target)) => {
                    names.push(target);
                    None
                }
                None => None,
            };
            let spoken = side.zip(words).map(|(side, words)| words.named(&words.say(side), &text));
            Piece { text, ink, spoken, link }
        })
        .collect();
    Paragraph { pieces, look, role, names, bookmark: None }
}

fn redline(comparison: &Comparison, outline: &Outline<'_>, body: &Body<'_>) -> Vec<Element> {
    let mut telling = Telling {
        comparison,
        outline,
        passages: outline.passages.iter().map(|passage| (passage.change, passage)).collect(),
        begun: BTreeSet::new(),
    };
    let mut elements = Vec::new();
    for block in body.blocks() {
        match block {
            BodyBlock::Omitted(count) => {
                let what = outline.words.counted("report-omitted-count", count);
                elements.push(Element::Paragraph(plain(&what, look::OMITTED, Role::Remark)));
            }
            BodyBlock::Paragraph(_, clauses) => {
                let kind = comparison.changes[clauses.change].kind;
                let mut paragraph = clause(outline.words, clauses, kind);
                let remark = telling.tell(clauses, &mut paragraph);
                elements.extend(remark.into_iter().chain([paragraph]).map(Element::Paragraph));
            }
            BodyBlock::Table(rows) => elements.push(Element::Table(table(&mut telling, &rows))),
        }
    }
    elements
}

/// Tells of each change once at each of its places.
struct Telling<'t> {
    comparison: &'t Comparison,
    outline: &'t Outline<'t>,
    passages: BTreeMap<&'t ChangeId, &'t Passage<'t>>,
    begun: BTreeSet<(usize, bool)>,
}

impl Telling<'_> {
    /// The remark above the first paragraph of a change, where there is one; what leads to the change leads to it.
    fn tell(&mut self, clauses: &Clauses<'_>, first: &mut Paragraph) -> Option<Paragraph> {
        let change = &self.comparison.changes[clauses.change];
        let origin = clauses.moved.is_some() && matches!(clauses.end, Mark::MovedAway | Mark::Deleted);
        if !self.begun.insert((clauses.change, origin)) {
            return None;
        }
        let name = if origin { Target::Origin(change.id.to_string()) } else { Target::Change(change.id.to_string()) };
        let passage = self.passages.get(&change.id);
        let remark = passage.and_then(|passage| remark(passage, self.outline, clauses));
        match remark {
            Some(mut remark) => {
                remark.names.push(name);
                remark.look.indent = first.look.indent;
                Some(remark)
            }
            None => {
                first.names.push(name);
                None
            }
        }
    }
}

/// A table of the text. Rows that name its columns and did not change stand at the head of every page that it is on.
fn table(telling: &mut Telling<'_>, rows: &[TableRow<'_, '_>]) -> Table {
    let widths = widths(rows);
    // Many columns want small letters.
    let look = if widths.len() > 4 { look::SMALL_CELL } else { look::CELL };
    let mut table = Table { widths, header: Vec::new(), rows: Vec::new() };
    for TableRow { paragraph, rows, .. } in rows {
        let names_columns = paragraph.clause.header_row;
        for row in rows {
            let look = Look { bold: names_columns, ..look };
            let mut cells: Vec<Paragraph> = row
                .cells
                .iter()
                .map(|cell| {
                    let pieces = pieces(telling.outline.words, cell);
                    Paragraph { pieces, look, role: Role::Text, names: Vec::new(), bookmark: None }
                })
                .collect();
            if let (Some(end), Some(last)) = (spoken_end(telling.outline.words, row.mark), cells.last_mut()) {
                last.pieces.push(Piece { text: " ".to_owned(), ink: Ink::Plain, spoken: Some(end), link: None });
            }
            let remark = cells.first_mut().and_then(|first| telling.tell(paragraph, first));
            let is_kept = paragraph.is_kept() && remark.is_none();
            if names_columns && is_kept && table.rows.is_empty() && table.header.is_empty() {
                table.header = cells;
            } else {
                table.rows.extend(remark.map(|remark| vec![remark]));
                table.rows.push(cells);
            }
        }
    }
    table
}
