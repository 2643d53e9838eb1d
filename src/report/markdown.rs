//! The report as Markdown, to read as it is, on GitHub and by pandoc (`pandoc -f gfm`).
//!
//! Deleted words stand as `~~old~~` and inserted ones as `**new**`. HTML's `del` and `ins` would say the same, but pandoc
//! drops them on the way to DOCX and PDF, and then old and new words run into each other; these two marks are kept by
//! every reader, and say what they are where nothing reads them. An end of a paragraph that came or went is a `¶` in such
//! a mark, behind a comment that tells it from a `¶` of the text.
//!
//! All letters of the texts are escaped that could be taken for marks ([`letters`]). Before the report is given out both
//! texts are read back from it ([`markdown_texts`]).

mod letters;
mod read_back;
mod table;

pub use read_back::markdown_texts;

use super::body::table::Block as BodyBlock;
use super::body::{Body, Mark, Paragraph};
use super::matter::{Block, Line, Table, Tone, back, front};
use super::outline::{Outline, Passage, Words};
use super::{Extent, ReportError, ReportInput};
use crate::clause::Side;
use crate::comparison::ChangeId;
use crate::project::Status;
use letters::{Look, Piece, cell, line, shown, within};
use std::collections::{BTreeSet, HashMap};
use std::fmt::Write as _;

/// The name of the format in messages.
const FORMAT: &str = "Markdown";
/// Stand around the redline.
const START: &str = "<!-- redline -->";
const END: &str = "<!-- end of redline -->";
/// Stands before the sign for the end of a paragraph.
const PILCROW: &str = "<!-- end -->";

/// The report.
///
/// # Errors
/// [`ReportError::Mismatch`] where the report, read back, does not give both texts.
pub fn markdown(input: &ReportInput<'_>) -> Result<String, ReportError> {
    let (comparison, settings) = (input.comparison, input.settings);
    let outline = Outline::new(input);
    let body = Body::new(comparison, settings, &outline);
    body.check(comparison, &settings.hidden_classes, settings.extent)?;
    let mut page = String::new();
    put_blocks(&mut page, &front(&outline));
    if outline.extent != Extent::Summary {
        put_redline(&mut page, input, &outline, &body);
    }
    put_blocks(&mut page, &back(&outline));
    let texts = markdown_texts(&page);
    body.check_read_back(FORMAT, &texts, |text| shown(text).into_owned())?;
    Ok(page)
}

fn put_redline(page: &mut String, input: &ReportInput<'_>, outline: &Outline<'_>, body: &Body<'_>) {
    let words = outline.words;
    let title = if outline.extent == Extent::Whole { "report-text-with-changes" } else { "report-text-changes" };
    let _ = writeln!(page, "## {}\n\n{START}\n", words.say(title));
    let mut telling = Telling {
        input,
        words,
        passages: outline.passages.iter().map(|passage| (passage.change, passage)).collect(),
        told: BTreeSet::new(),
    };
    for block in body.blocks() {
        match block {
            BodyBlock::Omitted(count) => {
                let omitted = words.counted("report-omitted-count", count);
                let _ = writeln!(page, "> {}\n", words.with("report-omitted-here", &[("what", &omitted)]));
            }
            BodyBlock::Paragraph(_, paragraph) => put_told_paragraph(page, &mut telling, paragraph),
            BodyBlock::Table(rows) if table::fits(&rows) => table::put(page, &mut telling, &rows),
            BodyBlock::Table(rows) => {
                rows.iter().for_each(|row| put_told_paragraph(page, &mut telling, row.paragraph));
            }
        }
    }
    let _ = writeln!(page, "{END}\n");
}

/// Tells of each change once.
struct Telling<'t> {
    input: &'t ReportInput<'t>,
    words: Words,
    passages: HashMap<&'t ChangeId, &'t Passage<'t>>,
    told: BTreeSet<usize>,
}

impl Telling<'_> {
    /// The name that links lead to, where they lead to this paragraph, and what a reader must know of it.
    fn tell(&mut self, paragraph: &Paragraph<'_>) -> (Option<String>, Vec<String>) {
        let id = &self.input.comparison.changes[paragraph.change].id;
        let Some(passage) = self.passages.get(id) else { return (None, Vec::new()) };
        let stays = paragraph.moved.is_none() || paragraph.end.stands_in(Side::New);
        // All is told once, where the passage stands now.
        match stays {
            false => (None, vec![left(self.words, passage)]),
            true if self.told.insert(paragraph.change) => (Some(id.to_string()), remarks(self.words, passage)),
            true => (None, Vec::new()),
        }
    }
}

fn put_told_paragraph(page: &mut String, telling: &mut Telling<'_>, paragraph: &Paragraph<'_>) {
    let (anchor, remarks) = telling.tell(paragraph);
    put_paragraph(page, paragraph, anchor.as_deref());
    if !remarks.is_empty() {
        let _ = writeln!(page, "> {}\n", remarks.join("<br>"));
    }
}

fn put_paragraph(page: &mut String, paragraph: &Paragraph<'_>, anchor: Option<&str>) {
    let breaks = paragraph.runs.iter().any(|run| run.text.contains('\n'));
    if paragraph.is_heading() && !breaks {
        let level = 2 + usize::from(paragraph.clause.level.clamp(1, 4));
        let _ = write!(page, "{} ", "#".repeat(level));
    }
    if let Some(id) = anchor {
        let _ = write!(page, "<a id=\"{id}\"></a>");
    }
    let runs = paragraph.runs.iter().filter(|run| !run.text.is_empty());
    let pieces: Vec<Piece<'_>> = runs.map(|run| Piece { look: look(run.mark), text: &run.text }).collect();
    page.push_str(&line(&pieces));
    put_end(page, paragraph.end, pieces.iter().map(|piece| piece.look));
    page.push_str("\n\n");
}

/// What became of an end, where the words before it do not tell.
fn put_end(page: &mut String, end: Mark, looks: impl Iterator<Item = Look>) {
    let end = look(end);
    if end != implied(looks) {
        let sign = match end {
            Look::Kept => "¶",
            Look::Gone => "~~¶~~",
            Look::Came => "**¶**",
        };
        let _ = write!(page, "{PILCROW}{sign}");
    }
}

fn look(mark: Mark) -> Look {
    match mark {
        Mark::Kept => Look::Kept,
        Mark::Deleted | Mark::MovedAway => Look::Gone,
        Mark::Inserted | Mark::MovedHere => Look::Came,
    }
}

/// What became of the end of a paragraph where nothing else is said: what became of all its words.
fn implied(looks: impl Iterator<Item = Look>) -> Look {
    let mut looks = looks;
    let Some(first) = looks.next() else { return Look::Kept };
    if looks.all(|look| look == first) { first } else { Look::Kept }
}

/// What is said at the place that a passage left.
fn left(words: Words, passage: &Passage<'_>) -> String {
    let after = passage.moved.as_ref().and_then(|moved| moved.stands_after.as_ref());
    match after {
        Some(place) => words.with("report-left", &[("place", &cell(&place.label))]),
        None => words.say("report-left-first"),
    }
}

/// What a reader must know of a passage beside its words.
fn remarks(words: Words, passage: &Passage<'_>) -> Vec<String> {
    let mut remarks = Vec::new();
    if let Some(moved) = &passage.moved {
        remarks.push(match &moved.stood_after {
            Some(place) => words.with("report-came-here", &[("place", &cell(&place.label))]),
            None => words.say("report-came-first"),
        });
    }
    if let Some(class) = passage.class_name.as_ref().filter(|_| passage.marked) {
        remarks.push(words.named(&passage.kind_name, class));
    }
    if !passage.findings.is_empty() {
        let links: Vec<String> = passage.findings.iter().map(|id| format!("[{id}](#{id})")).collect();
        remarks.push(words.with("report-findings-here", &[("links", &links.join(", "))]));
    }
    let status = if passage.status == Status::Open { "" } else { &passage.status_name };
    let review: Vec<String> =
        [status, passage.tag, passage.note].into_iter().filter(|text| !text.is_empty()).map(cell).collect();
    if !review.is_empty() {
        remarks.push(words.with("report-review-of", &[("remarks", &review.join(" · "))]));
    }
    remarks
}

fn put_blocks(page: &mut String, blocks: &[Block]) {
    for block in blocks {
        let _ = match block {
            Block::Title(text) => writeln!(page, "# {}\n", cell(text)),
            Block::Subtitle(text) => writeln!(page, "{}\n", cell(text)),
            Block::Verdict(text) => writeln!(page, "**{}**\n", cell(text)),
            Block::Section(text) => writeln!(page, "## {text}\n"),
            Block::Subsection(words) => writeln!(page, "### {}{}\n", anchor(words), spans(words, within)),
            Block::Text(words) | Block::Small(words) => writeln!(page, "{}\n", spans(words, line)),
            Block::Quote(words) => writeln!(page, "> {}\n", spans(words, line)),
            Block::Table(table) => {
                put_table(page, table);
                Ok(())
            }
        };
    }
}

/// A heading below a section is that of a finding, and begins with its name.
fn anchor(words: &Line) -> String {
    let name = words.first().map_or("", |span| span.text.trim());
    if !name.is_empty() && name.chars().all(|letter| letter.is_ascii_alphanumeric()) {
        format!("<a id=\"{name}\"></a>")
    } else {
        String::new()
    }
}

fn spans(words: &Line, set: fn(&[Piece<'_>]) -> String) -> String {
    let look = |tone: Tone| match tone {
        Tone::Plain | Tone::Dim => Look::Kept,
        Tone::Strong | Tone::Came => Look::Came,
        Tone::Gone => Look::Gone,
    };
    let texts: Vec<(Look, String)> =
        words.iter().map(|span| (look(span.tone), span.text.replace(['\n', '\r'], " "))).collect();
    let pieces: Vec<Piece<'_>> = texts.iter().map(|(look, text)| Piece { look: *look, text }).collect();
    set(&pieces)
}

fn put_table(page: &mut String, table: &Table) {
    let columns = table.widths.len();
    let names = if table.header.is_empty() { vec![String::new(); columns] } else { table.header.clone() };
    let _ = writeln!(page, "| {} |\n|{}", names.join(" | "), " --- |".repeat(columns));
    for row in &table.rows {
        let cells: Vec<String> = row
            .iter()
            .map(|words| {
                let lines: Vec<Line> = split_lines(words);
                lines.iter().map(|words| spans(words, within)).collect::<Vec<_>>().join("<br>")
            })
            .collect();
        let _ = writeln!(page, "| {} |", cells.join(" | "));
    }
    page.push('\n');
}

/// The lines of a cell, which a table cannot hold as such.
fn split_lines(words: &Line) -> Vec<Line> {
    let mut lines: Vec<Line> = vec![Vec::new()];
    for span in words {
        for (at, text) in span.text.split('\n').enumerate() {
            if at > 0 {
                lines.push(Vec::new());
            }
            if let Some(open) = lines.last_mut() {
                open.push(super::matter::Span { text: text.to_owned(), ..span.clone() });
            }
        }
    }
    lines
}
