//! Markdown (CommonMark with tables), read by `pulldown-cmark` with the place of every event.

use super::{Block, BlockKind, CELL_SEPARATOR, Document, Link, read::finish};
use crate::text::{ByteSpan, OffsetMap};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Reads Markdown.
pub fn read(name: &str, text: String, bytes: &[u8]) -> Document {
    let mut reader = Reader::default();
    for (event, range) in
        Parser::new_ext(&text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH).into_offset_iter()
    {
        reader.event(&text, event, range);
    }
    reader.close();
    let blocks = reader.blocks;
    finish(name, "text/markdown", text, bytes, blocks)
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    open: Option<Block>,
    depth: u8,
    header: bool,
    bold: usize,
    links: Vec<(usize, String)>,
    /// Start and printed mark of an item whose text has not begun.
    item: Option<Range<usize>>,
}

impl Reader {
    fn event(&mut self, source: &str, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                self.begin(source, BlockKind::Heading { level: level as u8 }, &range)
            }
            Event::Start(Tag::List(_)) => {
                self.close();
                self.depth += 1;
            }
            Event::End(TagEnd::List(_)) => {
                self.close();
                self.depth = self.depth.saturating_sub(1);
            }
            Event::Start(Tag::Item) => {
                self.close();
                self.item = Some(range);
            }
            Event::Start(Tag::Paragraph) => {
                let kind = if self.depth > 0 && self.item.is_some() {
                    BlockKind::Item { depth: self.depth - 1 }
                } else {
                    BlockKind::Paragraph
                };
                self.begin(source, kind, &range);
            }
            Event::Start(Tag::TableHead) => {
                self.header = true;
                self.begin(source, BlockKind::Row { header: true }, &range);
            }
            Event::Start(Tag::TableRow) => {
                self.header = false;
                self.begin(source, BlockKind::Row { header: false }, &range);
            }
            Event::Start(Tag::TableCell) => {
                if let Some(block) = self.open.as_mut().filter(|block| !block.text.is_empty()) {
                    block.text.push_str(CELL_SEPARATOR);
                }
            }
            Event::Start(Tag::CodeBlock(_)) => self.begin(source, BlockKind::Paragraph, &range),
            Event::Start(Tag::Strong) => self.bold += 1,
            Event::End(TagEnd::Strong) => {
                self.bold = self.bold.saturating_sub(1);
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                let at = self.open.as_ref().map_or(0, |block| block.text.len());
                self.links.push((at, dest_url.into_string()));
            }
            Event::End(TagEnd::Link) => {
                if let (Some((start, target)), Some(block)) = (self.links.pop(), self.open.as_mut()) {
                    let start = start.min(block.text.len());
                    block.links.push(Link { span: ByteSpan::new(start, block.text.len()), target });
                }
            }
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableHead | TagEnd::TableRow | TagEnd::CodeBlock,
            ) => {
                self.close();
            }
            Event::End(TagEnd::Item) => {
                self.close();
                self.item = None;
            }
            Event::Text(words) | Event::Code(words) => self.words(source, &words, range),
            Event::InlineHtml(tag) => {
                if tag.starts_with("<br") {
                    self.words(source, "\n", range);
                }
            }
            Event::SoftBreak | Event::HardBreak => self.words(source, " ", range),
            Event::Html(html) => {
                // A block of HTML in Markdown: its words count, its tags do not.
                let plain: String = html
                    .split('<')
                    .enumerate()
                    .map(|(i, part)| if i == 0 { part } else { part.split_once('>').map_or("", |(_, after)| after) })
                    .collect();
                if !plain.trim().is_empty() {
                    self.begin(source, BlockKind::Paragraph, &range);
                    self.words(source, plain.trim(), range);
                    self.close();
                }
            }
            _ => {}
        }
    }

    fn begin(&mut self, source: &str, kind: BlockKind, range: &Range<usize>) {
        self.close();
        let start = self.item.as_ref().map_or(range.start, |item| item.start);
        let mut block = Block {
            kind,
            text: String::new(),
            span: ByteSpan::new(start, range.start + source[range.clone()].trim_end().len()),
            map: OffsetMap::default(),
            bold_lead: 0,
            links: Vec::new(),
            page: None,
        };
        if let Some(item) = self.item.take() {
            // An ordered list prints its number: it is part of what is read.
            let mark = source[item.start..].split_whitespace().next().unwrap_or("");
            if mark.starts_with(|c: char| c.is_ascii_digit()) {
                block.map.push(0, item.start);
                block.text.push_str(mark);
                block.text.push(' ');
            }
        }
        self.open = Some(block);
    }

    fn words(&mut self, source: &str, words: &str, range: Range<usize>) {
        if self.open.is_none() {
            let kind = if self.depth > 0 { BlockKind::Item { depth: self.depth - 1 } } else { BlockKind::Paragraph };
            self.begin(source, kind, &range);
        }
        let bold = self.bold > 0;
        let Some(block) = self.open.as_mut() else { return };
        block.span.end = block.span.end.max(range.end);
        block.map.push(block.text.len(), range.start + source[range].find(words).unwrap_or(0));
        let all_bold = block.bold_lead == block.text.trim_end().len() || block.text.is_empty();
        block.text.push_str(words);
        if bold && all_bold {
            block.bold_lead = block.text.len();
        }
    }

    fn close(&mut self) {
        if let Some(mut block) = self.open.take() {
            let kept = block.text.trim_end().len();
            block.text.truncate(kept);
            block.bold_lead = block.bold_lead.min(kept);
            if !block.text.is_empty() {
                self.blocks.push(block);
            }
        }
    }
}
