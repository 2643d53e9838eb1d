//! What the pages show, from first to last, before anything is measured: paragraphs and tables with their roles.

use super::look::{self, Look, Sheet};
use crate::clause::{Clause, ClauseKind};
use crate::comparison::{ChangeKind, Comparison};
use crate::project::Status;
use crate::report::body::{Body, Mark, Paragraph as Clauses, Part};
use crate::report::matter::{self, Block, Line, Link, Span, Target, Tone};
use crate::report::outline::{Outline, Passage};
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
    /// Its rows.
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
    let mut elements = blocks(matter::front(outline));
    elements.push(Element::Turn(Sheet::Upright));
    let heading =
        if body.parts.is_empty() { "The text is not part of this report" } else { "The text with its changes" };
    elements.push(section(heading));
    elements.push(Element::RedlineBegins);
    elements.extend(redline(comparison, outline, body).into_iter().map(Element::Paragraph));
    elements.push(Element::RedlineEnds);
    if !outline.departures.is_empty() {
        elements.push(Element::Turn(Sheet::Lying));
    }
    for element in blocks(matter::back(outline)) {
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
pub(super) fn sentence(text: String) -> Element {
    block(Block::Text(vec![matter::plain(text)]))
}

fn section(text: &str) -> Element {
    Element::Paragraph(Paragraph { bookmark: Some(1), ..plain(text, look::SECTION, Role::Heading(2)) })
}

fn plain(text: &str, look: Look, role: Role) -> Paragraph {
    let piece = Piece { text: text.to_owned(), ink: Ink::Plain, spoken: None, link: None };
    Paragraph { pieces: vec![piece], look, role, names: Vec::new(), bookmark: None }
}

/// The blocks around the text. The reason for a finding stays with its quotes, and these together.
fn blocks(blocks: Vec<Block>) -> Vec<Element> {
    let quoted: Vec<bool> =
        blocks.iter().skip(1).map(|block| matches!(block, Block::Quote(_))).chain([false]).collect();
    let keeping = |(block, before_quote)| {
        let mut element = self::block(block);
        if let Element::Paragraph(paragraph) = &mut element {
            paragraph.look.keeps_with_next |= before_quote;
        }
        element
    };
    blocks.into_iter().zip(quoted).map(keeping).collect()
}

fn block(block: Block) -> Element {
    Element::Paragraph(match block {
        Block::Title(text) => Paragraph { bookmark: Some(1), ..plain(&text, look::TITLE, Role::Heading(1)) },
        Block::Subtitle(text) => plain(&text, look::SUBTITLE, Role::Text),
        Block::Verdict(text) => plain(&text, look::VERDICT, Role::Text),
        Block::Section(text) => return section(text),
        Block::Subsection(line) => Paragraph { bookmark: Some(2), ..set(line, look::SUBSECTION, Role::Heading(3), "") },
        Block::Text(line) => set(line, look::TEXT, Role::Text, ""),
        Block::Quote(line) => set(line, look::QUOTE, Role::Quote, ""),
        Block::Small(line) => set(line, look::SMALL, Role::Text, ""),
        Block::Table(table) => {
            // Many columns want small letters.
            let dense = table.widths.len() > 4;
            let look = if dense { look::SMALL_CELL } else { look::CELL };
            let cell = |line| set(line, look, Role::Text, "only ");
            let head = Look { bold: true, color: look::FAINT, ..look };
            return Element::Table(Table {
                widths: table.widths,
                header: table.header.iter().map(|name| plain(name, head, Role::Text)).collect(),
                rows: table.rows.into_iter().map(|row| row.into_iter().map(cell).collect()).collect(),
            });
        }
    })
}

/// A line of the summary. Before what went and came in it a voice says that, with a word before.
fn set(line: Line, look: Look, role: Role, word: &str) -> Paragraph {
    let mut names = Vec::new();
    let pieces = line
        .into_iter()
        .map(|Span { text, tone, link }| {
            let (ink, side) = match tone {
                Tone::Plain => (Ink::Plain, None),
                Tone::Strong => (Ink::Strong, None),
                Tone::Dim => (Ink::Dim, None),
                Tone::Gone => (Ink::Marked(Mark::Deleted), Some("before")),
                Tone::Came => (Ink::Marked(Mark::Inserted), Some("after")),
            };
            let link = match link {
                Some(Link::To(target)) => Some(target),
                Some(Link::Here(target)) => {
                    names.push(target);
                    None
                }
                None => None,
            };
            let spoken = side.filter(|_| !word.is_empty()).map(|side| format!("{word}{side}: {text}"));
            Piece { text, ink, spoken, link }
        })
        .collect();
    Paragraph { pieces, look, role, names, bookmark: None }
}

fn redline(comparison: &Comparison, outline: &Outline<'_>, body: &Body<'_>) -> Vec<Paragraph> {
    let passages: BTreeMap<&str, &Passage<'_>> =
        outline.passages.iter().map(|passage| (passage.change.0.as_str(), passage)).collect();
    let mut begun: BTreeSet<(usize, bool)> = BTreeSet::new();
    let mut paragraphs = Vec::new();
    for part in &body.parts {
        let clauses = match part {
            Part::Omitted(count) => {
                let what = match count {
                    1 => "1 unchanged clause is not shown".to_owned(),
                    count => format!("{count} unchanged clauses are not shown"),
                };
                paragraphs.push(plain(&what, look::OMITTED, Role::Remark));
                continue;
            }
            Part::Paragraph(clauses) => clauses,
        };
        let change = &comparison.changes[clauses.change];
        let origin = clauses.moved.is_some() && matches!(clauses.end, Mark::MovedAway | Mark::Deleted);
        let mut paragraph = clause(clauses, change.kind);
        if begun.insert((clauses.change, origin)) {
            let name = if origin { Target::Origin(change.id.0.clone()) } else { Target::Change(change.id.0.clone()) };
            let remark = passages.get(change.id.0.as_str()).and_then(|passage| remark(passage, outline, clauses));
            match remark {
                Some(mut remark) => {
                    remark.names.push(name);
                    remark.look.indent = paragraph.look.indent;
                    paragraphs.push(remark);
                }
                None => paragraph.names.push(name),
            }
        }
        paragraphs.push(paragraph);
    }
    paragraphs
}

/// A paragraph of the text that was compared.
fn clause(clauses: &Clauses<'_>, kind: ChangeKind) -> Paragraph {
    let mut pieces: Vec<Piece> = clauses
        .runs
        .iter()
        .map(|run| {
            let relinked = run.mark == Mark::Kept && run.class.is_some();
            let ink = match run.mark {
                Mark::Kept if relinked => Ink::Relinked,
                Mark::Kept => Ink::Plain,
                mark => Ink::Marked(mark),
            };
            let spoken = spoken(run.mark, relinked).map(|word| format!("{word}{}", run.text));
            Piece { text: run.text.clone(), ink, spoken, link: None }
        })
        .collect();
    if let Some(spoken) = spoken_end(clauses.end) {
        let seen = clauses.moved.is_none() && matches!(kind, ChangeKind::Split | ChangeKind::Merged);
        let (text, ink) = if seen { ("¶", Ink::Marked(clauses.end)) } else { (" ", Ink::Plain) };
        pieces.push(Piece { text: text.to_owned(), ink, spoken: Some(spoken.to_owned()), link: None });
    }
    let (look, role, bookmark) = shape(clauses.clause);
    Paragraph { pieces, look, role, names: Vec::new(), bookmark }
}

/// What a voice says before the words of a run.
pub(super) fn spoken(mark: Mark, relinked: bool) -> Option<&'static str> {
    match mark {
        Mark::Kept if relinked => Some("leads elsewhere: "),
        Mark::Kept => None,
        Mark::Inserted => Some("inserted: "),
        Mark::Deleted => Some("deleted: "),
        Mark::MovedAway => Some("moved away: "),
        Mark::MovedHere => Some("moved here: "),
    }
}

/// What a voice says where a clause ends on one side only.
pub(super) fn spoken_end(mark: Mark) -> Option<&'static str> {
    match mark {
        Mark::Kept => None,
        Mark::Inserted => Some("end of an inserted clause"),
        Mark::Deleted => Some("end of a deleted clause"),
        Mark::MovedAway => Some("end of a clause that moved away"),
        Mark::MovedHere => Some("end of a clause that moved here"),
    }
}

fn shape(clause: &Clause) -> (Look, Role, Option<u8>) {
    match clause.kind {
        ClauseKind::Heading => {
            let level = clause.level.clamp(1, 6);
            (look::heading(level), Role::Heading(u16::from(level) + 2), Some(level + 1))
        }
        ClauseKind::Paragraph => (look::TEXT, Role::Text, None),
        ClauseKind::Row => (look::ROW, Role::Text, None),
        ClauseKind::Item => {
            // Printed numbers are part of the text; only bullets are drawn.
            let drawn = clause.number.is_none() && clause.text.starts_with(char::is_alphanumeric);
            (look::item(clause.level), Role::Item(drawn), None)
        }
    }
}

/// What is said of a change above its clauses, where the marks do not say it all.
fn remark(passage: &Passage<'_>, outline: &Outline<'_>, clauses: &Clauses<'_>) -> Option<Paragraph> {
    let mut remarks: Vec<Piece> = Vec::new();
    let dim = |text: String| Piece { text, ink: Ink::Dim, spoken: None, link: None };
    if let (Some(number), Some(moved)) = (clauses.moved, &passage.moved) {
        let change = passage.change.0.clone();
        let after = |place: &Option<crate::report::outline::Place<'_>>| {
            place.as_ref().map_or("at the beginning".to_owned(), |place| {
                // A label that says under which heading a clause stands is no name for it.
                let clause = if place.label.starts_with("in ") { "a clause " } else { "" };
                format!("after {clause}{}", place.label)
            })
        };
        let (text, link) = match clauses.end {
            Mark::MovedAway | Mark::Deleted => {
                (format!("↕ Move {}: stands {} now", number.0, after(&moved.stands_after)), Target::Change(change))
            }
            _ => (format!("↕ Move {}: stood {} before", number.0, after(&moved.stood_after)), Target::Origin(change)),
        };
        remarks.push(Piece { text, ink: Ink::Moved, spoken: None, link: Some(link) });
        if matches!(clauses.end, Mark::MovedAway | Mark::Deleted) {
            return Some(joined(remarks));
        }
    }
    if matches!(passage.kind, ChangeKind::Split | ChangeKind::Merged) {
        remarks.push(dim(passage.kind_name.to_owned()));
    }
    remarks.extend(passage.class_name.filter(|_| passage.marked).map(|name| dim(name.to_owned())));
    if let Some((old, new)) = &passage.renumbered {
        let named = |number: &String| if number.is_empty() { "none".to_owned() } else { number.clone() };
        remarks.push(dim(format!("number {} → {}", named(old), named(new))));
    }
    for id in &passage.findings {
        let Some(finding) = outline.finding(id) else { continue };
        let text = format!("{id} {} {}", finding.sign, finding.headline);
        let link = Some(Target::Finding(id.clone()));
        remarks.push(Piece { text, ink: Ink::Strong, spoken: None, link });
    }
    if passage.status != Status::Open {
        remarks.push(dim(format!("review: {}", passage.status_name.to_lowercase())));
    }
    remarks.extend([passage.tag].into_iter().filter(|tag| !tag.is_empty()).map(|tag| dim(tag.to_owned())));
    if !passage.note.is_empty() {
        remarks.push(dim(format!("Note: {}", passage.note)));
    }
    (!remarks.is_empty()).then(|| joined(remarks))
}

fn joined(remarks: Vec<Piece>) -> Paragraph {
    let mut pieces = Vec::new();
    for remark in remarks {
        if !pieces.is_empty() {
            pieces.push(Piece { text: " · ".to_owned(), ink: Ink::Dim, spoken: None, link: None });
        }
        pieces.push(remark);
    }
    Paragraph { pieces, look: look::REMARK, role: Role::Remark, names: Vec::new(), bookmark: None }
}
