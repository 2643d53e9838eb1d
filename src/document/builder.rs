//! Builds the blocks of a format whose source is not the text itself: what is extracted becomes the document's source.

use super::read::MOST_BLOCKS;
use super::{Block, BlockKind, CELL_SEPARATOR, Link};
use crate::text::{ByteSpan, OffsetMap};

/// Collects extracted text block by block. Runs of blanks become one blank, as a browser shows them; a line break that
/// the source asks for stays a line end inside the block.
#[derive(Debug, Default)]
pub(super) struct BlockBuilder {
    source: String,
    blocks: Vec<Block>,
    open: Option<OpenBlock>,
    /// What the next block is, where something has announced it: an item with its printed number, a heading.
    announced: Option<(BlockKind, String)>,
    links: Vec<OpenLink>,
    bold: usize,
    page: Option<u32>,
}

#[derive(Debug)]
struct OpenBlock {
    kind: BlockKind,
    start: usize,
    /// End of the number that the list prints before the text.
    mark_end: usize,
    bold_end: usize,
    /// Whether everything so far is bold.
    all_bold: bool,
    blank: Option<char>,
    links: Vec<Link>,
    page: Option<u32>,
}

#[derive(Debug)]
struct OpenLink {
    target: String,
    start: usize,
}

impl BlockBuilder {
    /// Says what the next text begins; `mark` is what a list prints before it, with its blank.
    pub fn announce(&mut self, kind: BlockKind, mut mark: String) {
        self.close();
        if let (BlockKind::Heading { .. }, Some((_, printed))) = (kind, &mut self.announced) {
            // A heading inside a list item carries the item's number.
            mark = std::mem::take(printed);
        }
        self.announced = Some((kind, mark));
    }

    /// Takes back an announcement that no text has answered.
    pub fn withdraw(&mut self) {
        self.close();
        self.announced = None;
    }

    /// The page of what follows, counted from 1.
    pub fn set_page(&mut self, page: Option<u32>) {
        self.page = page;
    }

    /// Adds running text.
    pub fn text(&mut self, words: &str) {
        for c in words.chars() {
            if c.is_ascii_whitespace() {
                self.blank(' ');
            } else {
                self.letter(c);
            }
        }
    }

    /// Adds a line break; a second one right after it begins a new paragraph.
    pub fn line_break(&mut self) {
        if self
            .open
            .as_ref()
            .is_some_and(|open| open.blank == Some('\n') && !matches!(open.kind, BlockKind::Row { .. }))
        {
            self.close();
        } else {
            self.blank('\n');
        }
    }

    /// Adds a separator between the cells of a row; it stays where a cell is empty.
    pub fn separator(&mut self, separator: &str) {
        if let Some(open) = &mut self.open {
            open.blank = None;
            open.all_bold = false;
            self.source.push_str(separator);
        } else {
            // The first cell is empty: the row begins with the separator's mark.
            for c in separator.trim_start().chars() {
                if c == ' ' { self.blank(' ') } else { self.letter(c) }
            }
        }
    }

    /// What follows is bold, until [`BlockBuilder::end_bold`].
    pub fn begin_bold(&mut self) {
        self.bold += 1;
    }

    /// Ends the innermost bold.
    pub fn end_bold(&mut self) {
        self.bold = self.bold.saturating_sub(1);
    }

    /// What follows leads to `target`, until [`BlockBuilder::end_link`].
    pub fn begin_link(&mut self, target: &str) {
        self.links.push(OpenLink { target: target.to_owned(), start: usize::MAX });
    }

    /// Ends the innermost link.
    pub fn end_link(&mut self) {
        if let (Some(link), Some(open)) = (self.links.pop(), &mut self.open) {
            push_link(open, &link, self.source.len());
        }
    }

    /// Ends the block that is open.
    pub fn close(&mut self) {
        let Some(mut open) = self.open.take() else { return };
        let end = self.source.len();
        for link in &mut self.links {
            push_link(&mut open, link, end);
            link.start = usize::MAX;
        }
        let kept = self.source[open.start..].trim_end().len();
        self.source.truncate(open.start + kept);
        let text = self.source[open.start..].to_owned();
        // A row of empty cells says nothing.
        let empty_row = matches!(open.kind, BlockKind::Row { .. })
            && text.chars().all(|c| c.is_whitespace() || CELL_SEPARATOR.contains(c));
        // Page builders fill empty paragraphs with blanks that have no width.
        let unseen =
            |c: char| c.is_whitespace() || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}');
        let seen = !text[(open.mark_end - open.start).min(text.len())..].chars().all(unseen);
        // One more than are read tells that the file is refused; what follows would take memory for nothing.
        if seen && !empty_row && self.blocks.len() <= MOST_BLOCKS {
            let bold_lead = open.bold_end.saturating_sub(open.start).min(kept);
            self.blocks.push(Block {
                kind: open.kind,
                span: ByteSpan::new(open.start, open.start + kept),
                map: OffsetMap::shifted(open.start),
                bold_lead,
                links: open.links,
                text: text.into(),
                page: open.page,
            });
            self.source.push('\n');
        } else {
            self.source.truncate(open.start);
        }
    }

    /// Adds text with its own line ends, cut into blocks as plain text is.
    pub fn plain(&mut self, text: &str) {
        self.close();
        let start = self.source.len();
        self.source.push_str(text);
        self.source.push('\n');
        let part = ByteSpan::new(start, self.source.len());
        self.blocks.extend(super::plain::blocks(&self.source, part));
    }

    /// Place in the source where the next block will begin.
    pub fn place(&self) -> usize {
        self.source.len()
    }

    /// The extracted text and its blocks.
    pub fn finish(mut self) -> (String, Vec<Block>) {
        self.close();
        (self.source, self.blocks)
    }

    fn blank(&mut self, blank: char) {
        if let Some(open) = &mut self.open {
            // A separator brings its own blank.
            if open.blank != Some('\n') && !self.source.ends_with(' ') {
                open.blank = Some(blank);
            }
        }
    }

    fn letter(&mut self, c: char) {
        if self.open.is_none() {
            if c.is_whitespace() {
                return;
            }
            let (kind, mark) = self.announced.take().unwrap_or((BlockKind::Paragraph, String::new()));
            let start = self.source.len();
            self.source.push_str(&mark);
            self.open = Some(OpenBlock {
                kind,
                start,
                mark_end: self.source.len(),
                bold_end: 0,
                all_bold: true,
                blank: None,
                links: Vec::new(),
                page: self.page,
            });
        }
        let Some(open) = &mut self.open else { return };
        if let Some(blank) = open.blank.take()
            && self.source.len() > open.mark_end
        {
            self.source.push(blank);
        }
        for link in &mut self.links {
            link.start = link.start.min(self.source.len());
        }
        self.source.push(c);
        if self.bold > 0 && open.all_bold {
            open.bold_end = self.source.len();
        } else {
            open.all_bold = false;
        }
    }
}

fn push_link(open: &mut OpenBlock, link: &OpenLink, end: usize) {
    if link.start < end && !link.target.is_empty() {
        let start = link.start.saturating_sub(open.start);
        open.links.push(Link { span: ByteSpan::new(start, end - open.start), target: link.target.clone() });
    }
}
