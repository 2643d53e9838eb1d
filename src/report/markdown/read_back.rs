//! Reads both texts back from a report in Markdown, as any reader of CommonMark with struck words would show it.

use super::letters::Look;
use super::{END, PILCROW, START, implied};
use crate::clause::Side;
use crate::report::body::{Mark, read};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Both texts of the redline in a report that [`markdown`](super::markdown) wrote, paragraph by paragraph.
pub fn markdown_texts(page: &str) -> [Vec<String>; 2] {
    let paragraphs = paragraphs(page);
    [Side::Old, Side::New].map(|side| {
        let pieces = paragraphs.iter().map(|paragraph| {
            let end = paragraph.end.unwrap_or_else(|| implied(paragraph.runs.iter().map(|(look, _)| *look)));
            (paragraph.runs.iter().map(|(look, text)| (mark(*look), text.as_str())), mark(end))
        });
        read(pieces, side)
    })
}

fn mark(look: Look) -> Mark {
    match look {
        Look::Kept => Mark::Kept,
        Look::Gone => Mark::Deleted,
        Look::Came => Mark::Inserted,
    }
}

/// A paragraph as read.
#[derive(Default)]
struct ReadParagraph {
    runs: Vec<(Look, String)>,
    end: Option<Look>,
}

fn paragraphs(page: &str) -> Vec<ReadParagraph> {
    let mut paragraphs = Vec::new();
    let mut open: Option<ReadParagraph> = None;
    let (mut in_redline, mut quotes, mut look, mut at_end) = (false, 0usize, Look::Kept, false);
    for event in Parser::new_ext(page, Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES) {
        match event {
            Event::Html(html) if html.trim() == START => in_redline = true,
            Event::Html(html) if html.trim() == END => in_redline = false,
            Event::Start(Tag::BlockQuote(_)) => quotes += 1,
            Event::End(TagEnd::BlockQuote(_)) => quotes = quotes.saturating_sub(1),
            Event::Start(Tag::Paragraph | Tag::Heading { .. }) if in_redline && quotes == 0 => {
                (open, look, at_end) = (Some(ReadParagraph::default()), Look::Kept, false);
            }
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_)) => paragraphs.extend(open.take()),
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
    paragraphs
}

fn put(open: &mut Option<ReadParagraph>, look: Look, at_end: bool, text: &str) {
    let Some(paragraph) = open else { return };
    if at_end {
        paragraph.end = Some(look);
    } else {
        paragraph.runs.push((look, text.to_owned()));
    }
}
