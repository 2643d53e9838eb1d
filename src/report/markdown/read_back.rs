//! Reads both texts back from a report in Markdown, as any reader of CommonMark with struck words would show it.

use super::letters::Look;
use super::{END, PILCROW, START, implied};
use crate::report::body::Mark;
use crate::report::body::read_back::{ReadParagraph, ReadPart, texts};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Both texts of the redline in a report that [`markdown`](super::markdown) wrote, paragraph by paragraph.
pub fn markdown_texts(page: &str) -> [Vec<String>; 2] {
    let parts: Vec<ReadPart> = parts(page).iter().map(OpenPart::read).collect();
    texts(&parts)
}

fn mark(look: Look) -> Mark {
    match look {
        Look::Kept => Mark::Kept,
        Look::Gone => Mark::Deleted,
        Look::Came => Mark::Inserted,
    }
}

/// A paragraph that the reader is in the midst of, or a row with a part for each cell.
#[derive(Default)]
struct OpenPart {
    cells: Vec<Vec<(Look, String)>>,
    is_row: bool,
    end: Option<Look>,
}

impl OpenPart {
    fn read(&self) -> ReadPart {
        let looks = self.cells.iter().flatten().map(|(look, _)| *look);
        let end = mark(self.end.unwrap_or_else(|| implied(looks)));
        let marked = |cell: &Vec<(Look, String)>| -> Vec<(Mark, String)> {
            cell.iter().map(|(look, text)| (mark(*look), text.clone())).collect()
        };
        let cells: Vec<Vec<(Mark, String)>> = self.cells.iter().map(marked).collect();
        if self.is_row {
            ReadPart::Row(cells, end)
        } else {
            ReadPart::Paragraph(ReadParagraph { runs: cells.concat(), end })
        }
    }

    fn has_words(&self) -> bool {
        self.cells.iter().any(|cell| !cell.is_empty())
    }
}

fn parts(page: &str) -> Vec<OpenPart> {
    let mut parts = Vec::new();
    let mut open: Option<OpenPart> = None;
    let (mut in_redline, mut quotes, mut look, mut at_end) = (false, 0usize, Look::Kept, false);
    for event in Parser::new_ext(page, Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES) {
        match event {
            Event::Html(html) if html.trim() == START => in_redline = true,
            Event::Html(html) if html.trim() == END => in_redline = false,
            Event::Start(Tag::BlockQuote(_)) => quotes += 1,
            Event::End(TagEnd::BlockQuote(_)) => quotes = quotes.saturating_sub(1),
            Event::Start(Tag::Paragraph | Tag::Heading { .. }) if in_redline && quotes == 0 => {
                (look, at_end) = (Look::Kept, false);
                open = Some(OpenPart { cells: vec![Vec::new()], ..OpenPart::default() });
            }
            Event::Start(Tag::TableHead | Tag::TableRow) if in_redline && quotes == 0 => {
                open = Some(OpenPart { is_row: true, ..OpenPart::default() });
            }
            Event::Start(Tag::TableCell) => {
                (look, at_end) = (Look::Kept, false);
                open.iter_mut().for_each(|row| row.cells.push(Vec::new()));
            }
            // A head without words only makes a table of what follows.
            Event::End(TagEnd::TableHead) => parts.extend(open.take().filter(OpenPart::has_words)),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableRow) => parts.extend(open.take()),
            Event::Start(Tag::Strong) => look = Look::Came,
            Event::Start(Tag::Strikethrough) => look = Look::Gone,
            Event::End(TagEnd::Strong | TagEnd::Strikethrough) => look = Look::Kept,
            Event::InlineHtml(html) if html.as_ref() == PILCROW => at_end = true,
            Event::Text(text) => put(&mut open, look, at_end, &text),
            // What the letters of a text never make: where it stands, the texts must not agree.
            Event::Code(text) => put(&mut open, look, at_end, &format!("`{text}`")),
            Event::HardBreak | Event::SoftBreak => put(&mut open, look, at_end, "\n"),
            _ => {}
        }
    }
    parts
}

fn put(open: &mut Option<OpenPart>, look: Look, at_end: bool, text: &str) {
    let Some(part) = open else { return };
    if at_end {
        part.end = Some(look);
    } else if let Some(cell) = part.cells.last_mut() {
        cell.push((look, text.to_owned()));
    }
}
