//! Makes the events of `pulldown-cmark` into blocks.

use super::places::{copy, find_again, stand_at};
use super::tables::{self, Part};
use super::{OPTIONS, marks};
use crate::document::html;
use crate::document::{Block, BlockKind, CELL_SEPARATOR, Link};
use crate::text::{ByteSpan, OffsetMap, Text, is_unspaced};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use std::collections::HashSet;
use std::ops::Range;

/// A heading of so many words that ends like a sentence is a paragraph under which somebody drew a line.
const LONGEST_HEADING: usize = 25;

#[derive(Default)]
pub(super) struct Reader {
    pub(super) blocks: Vec<Block>,
    pub(super) open: Option<Block>,
    /// The lists that are open, with the next number of ordered ones.
    pub(super) lists: Vec<Option<u64>>,
    pub(super) header: bool,
    pub(super) cells: usize,
    pub(super) bold: usize,
    pub(super) links: Vec<(usize, String)>,
    /// What the links of the text call their definitions.
    pub(super) labels: HashSet<String>,
    /// Where in the open block code stands.
    pub(super) code: Vec<ByteSpan>,
    /// What was read row by row, which the events to come say again.
    pub(super) done: Range<usize>,
    /// Place of an item whose text has not begun, with the number that it prints.
    pub(super) item: Option<(Range<usize>, Option<u64>)>,
    /// HTML between Markdown, gathered until it ends.
    pub(super) html: Option<Range<usize>>,
    pub(super) pictures: usize,
    /// How many pictures are open: the words in them stand for what is not read.
    pub(super) in_picture: usize,
}

impl Reader {
    pub(super) fn event(&mut self, source: &str, event: Event<'_>, range: Range<usize>) {
        if self.done.start <= range.start && range.end <= self.done.end && !self.done.is_empty() {
            return;
        }
        if matches!(event, Event::Start(Tag::Table(_) | Tag::Paragraph))
            && let Some(parts) = tables::parts(source, &range)
        {
            self.end_html(source);
            self.parts(source, parts);
            self.done = range;
            return;
        }
        if !matches!(event, Event::Html(_) | Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock)) {
            self.end_html(source);
        }
        match event {
            Event::Start(tag) => self.start(source, tag, range),
            Event::End(tag) => self.end(source, tag),
            Event::Text(words) | Event::InlineMath(words) | Event::DisplayMath(words) => {
                self.words(source, &words, range);
            }
            Event::Code(words) => {
                let start = self.open.as_ref().map_or(0, |block| block.text.len());
                self.words(source, &words, range);
                let end = self.open.as_ref().map_or(start, |block| block.text.len());
                self.code.push(ByteSpan::new(start, end));
            }
            Event::InlineHtml(tag) => {
                let tag = tag.to_ascii_lowercase();
                if tag.starts_with("<br") {
                    self.line_break(source, range);
                } else if tag.starts_with("<b>") || tag.starts_with("<strong") {
                    self.bold += 1;
                } else if tag.starts_with("</b>") || tag.starts_with("</strong") {
                    self.bold = self.bold.saturating_sub(1);
                }
            }
            Event::SoftBreak => {
                let before = self.open.as_ref().is_some_and(|block| block.text.ends_with(is_unspaced));
                if !(before && source[range.end..].trim_start().starts_with(is_unspaced)) {
                    self.words(source, " ", range);
                }
            }
            Event::HardBreak => self.line_break(source, range),
            Event::Html(_) => {
                let start = self.html.as_ref().map_or(range.start, |html| html.start);
                self.html = Some(start..range.end);
            }
            Event::Rule => self.close(source),
            _ => {}
        }
    }

    fn start(&mut self, source: &str, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => self.begin(source, BlockKind::Heading { level: level as u8 }, &range),
            Tag::List(first) => {
                self.close(source);
                self.item = None;
                self.lists.push(first);
            }
            Tag::DefinitionList => {
                self.close(source);
                self.lists.push(None);
            }
            Tag::Item => {
                self.close(source);
                let number = self.lists.last_mut().and_then(Option::as_mut).map(|next| {
                    let number = *next;
                    *next = next.saturating_add(1);
                    number
                });
                self.item = Some((range, number));
            }
            Tag::DefinitionListTitle => {
                self.bold += 1;
                self.item = Some((range, None));
            }
            Tag::DefinitionListDefinition => {
                self.close(source);
                self.lists.push(None);
                self.item = Some((range, None));
            }
            Tag::Paragraph | Tag::CodeBlock(_) => {
                let kind = if self.item.is_some() { self.item_kind() } else { BlockKind::Paragraph };
                self.begin(source, kind, &range);
            }
            Tag::TableHead | Tag::TableRow => {
                self.header = matches!(tag, Tag::TableHead);
                self.cells = 0;
                self.begin(source, BlockKind::Row { header: self.header }, &range);
            }
            Tag::TableCell => {
                if let Some(block) = self.open.as_mut().filter(|_| self.cells > 0) {
                    let separator = if block.text.is_empty() { CELL_SEPARATOR.trim_start() } else { CELL_SEPARATOR };
                    stand_at(&mut block.map, block.text.len(), separator.len(), source, range.start.saturating_sub(1));
                    block.text.edit().push_str(separator);
                }
                self.cells += 1;
            }
            Tag::Strong => self.bold += 1,
            Tag::Link { dest_url, id, .. } => {
                if !id.is_empty() {
                    self.labels.insert(id.to_lowercase());
                }
                let at = self.open.as_ref().map_or(0, |block| block.text.len());
                self.links.push((at, dest_url.into_string()));
            }
            Tag::Image { id, .. } => {
                self.pictures += 1;
                self.in_picture += 1;
                self.labels.insert(id.to_lowercase());
            }
            _ => {}
        }
    }

    fn end(&mut self, source: &str, tag: TagEnd) {
        match tag {
            TagEnd::List(_) | TagEnd::DefinitionList => {
                self.close(source);
                self.item = None;
                self.lists.pop();
            }
            TagEnd::DefinitionListTitle => {
                self.close(source);
                self.bold = self.bold.saturating_sub(1);
                self.item = None;
            }
            TagEnd::DefinitionListDefinition => {
                self.close(source);
                self.item = None;
                self.lists.pop();
            }
            TagEnd::Item => {
                self.close(source);
                self.item = None;
            }
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableHead | TagEnd::TableRow | TagEnd::CodeBlock => {
                self.close(source);
            }
            TagEnd::Image => self.in_picture = self.in_picture.saturating_sub(1),
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Link => {
                if let (Some((start, target)), Some(block)) = (self.links.pop(), self.open.as_mut()) {
                    let start = start.min(block.text.len());
                    block.links.push(Link { span: ByteSpan::new(start, block.text.len()), target });
                }
            }
            _ => {}
        }
    }

    /// Reads the rows of a table by themselves, and what stands around them.
    fn parts(&mut self, source: &str, parts: Vec<Part>) {
        let kind = if self.item.is_some() { self.item_kind() } else { BlockKind::Paragraph };
        for part in parts {
            let (line, kind) = match part {
                Part::Row { line, header } => (line, BlockKind::Row { header }),
                Part::Lines(lines) => (lines, kind),
            };
            self.cells = 0;
            self.begin(source, kind, &line);
            // A row is a table of its own whose first row fits it.
            let row = matches!(kind, BlockKind::Row { .. });
            let words = &source[line.clone()];
            let text =
                if row { format!("{words}\n|{}\n", "-|".repeat(tables::cells(words))) } else { words.to_owned() };
            for (event, range) in Parser::new_ext(&text, OPTIONS).into_offset_iter() {
                let range = line.start + range.start..line.start + range.end;
                if range.end > line.end {
                    continue;
                }
                match event {
                    Event::Start(Tag::TableCell | Tag::Strong | Tag::Link { .. } | Tag::Image { .. })
                    | Event::End(TagEnd::Strong | TagEnd::Link | TagEnd::Image)
                    | Event::Text(_)
                    | Event::Code(_)
                    | Event::InlineHtml(_)
                    | Event::SoftBreak
                    | Event::HardBreak => self.event(source, event, range),
                    _ => {}
                }
            }
            self.close(source);
        }
    }

    fn item_kind(&self) -> BlockKind {
        BlockKind::Item { depth: self.lists.len().saturating_sub(1).min(u8::MAX as usize) as u8 }
    }

    fn begin(&mut self, source: &str, kind: BlockKind, range: &Range<usize>) {
        self.close(source);
        let start = self.item.as_ref().map_or(range.start, |(item, _)| item.start);
        let end = range.start + source[range.clone()].trim_end().len();
        let mut block = Block {
            kind,
            text: Text::default(),
            span: ByteSpan::new(start, end.max(start)),
            map: OffsetMap::default(),
            bold_lead: 0,
            links: Vec::new(),
            page: None,
        };
        if let Some((item, Some(number))) = self.item.take() {
            // An ordered list prints its number, counted from its first: it is part of what is read.
            let mark = source[item.start..].split_whitespace().next().unwrap_or("");
            let delimiter = if mark.ends_with(')') { ')' } else { '.' };
            block.map.push(0, item.start);
            block.text = format!("{number}{delimiter} ").into();
            block.bold_lead = block.text.len();
        }
        self.open = Some(block);
    }

    fn words(&mut self, source: &str, words: &str, range: Range<usize>) {
        if self.in_picture > 0 {
            return;
        }
        if self.open.is_none() {
            let kind = if self.lists.is_empty() { BlockKind::Paragraph } else { self.item_kind() };
            self.begin(source, kind, &range);
        }
        let bold = self.bold > 0;
        let Some(block) = self.open.as_mut() else { return };
        block.span.end = block.span.end.max(range.end);
        let all_bold = block.bold_lead == block.text.trim_end().len()
            || block.bold_lead == block.text.len()
            || marks::is_number(&block.text);
        // A line end is kept before a blank: what it parts may be clauses.
        if words == " " && block.text.ends_with(' ') {
            block.text.edit().pop();
        }
        // Almost all words stand where their event begins.
        let written = &source[range.clone()];
        match if written.starts_with(words) { Some(0) } else { written.find(words) } {
            Some(at) => copy(block, words, range.start + at),
            // Written as an entity: every byte of it stands at the entity's beginning.
            None => {
                stand_at(&mut block.map, block.text.len(), words.len(), source, range.start);
                block.text.edit().push_str(words);
            }
        }
        if all_bold && (bold || words.trim().is_empty() && block.bold_lead > 0) {
            block.bold_lead = block.text.len();
        }
    }

    /// A line break; a second one right after it begins a new paragraph, as in a page.
    fn line_break(&mut self, source: &str, range: Range<usize>) {
        let second = self.open.as_ref().is_some_and(|block| {
            let text = block.text.trim_end_matches([' ', '\u{A0}']);
            text.ends_with('\n') && !matches!(block.kind, BlockKind::Row { .. })
        });
        if second { self.close(source) } else { self.words(source, "\n", range) }
    }

    /// Reads the HTML gathered between Markdown, and finds its words again in the source.
    pub(super) fn end_html(&mut self, source: &str) {
        let Some(range) = self.html.take() else { return };
        self.close(source);
        let (_, blocks) = html::blocks_of(&source[range.clone()]);
        let mut at = range.start;
        for mut block in blocks {
            let map = find_again(&block.text, source, &mut at, range.end);
            let span = map.span_of(ByteSpan::new(0, block.text.len()));
            let fits =
                span.end <= range.end && source.is_char_boundary(span.start) && source.is_char_boundary(span.end);
            block.span = if fits { span } else { ByteSpan::new(range.start, range.end) };
            block.map = map;
            self.blocks.push(block);
        }
    }

    pub(super) fn close(&mut self, source: &str) {
        let Some(mut block) = self.open.take() else { return };
        marks::resolve(&mut block, source, &std::mem::take(&mut self.code));
        let kept = block.text.trim_end().len();
        block.text.edit().truncate(kept);
        block.bold_lead = block.bold_lead.min(kept);
        for link in &mut block.links {
            link.span = ByteSpan::new(link.span.start.min(kept), link.span.end.min(kept));
        }
        if let BlockKind::Heading { .. } = block.kind {
            let words = block.text.split_whitespace().take(LONGEST_HEADING + 1).count();
            if words > LONGEST_HEADING && block.text.ends_with(['.', ';', ':']) {
                block.kind = BlockKind::Paragraph;
            }
        }
        if block.text.chars().any(|c| c != '|' && !c.is_whitespace()) {
            self.blocks.push(block);
        }
    }
}
