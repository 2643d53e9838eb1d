//! Markdown (CommonMark with tables), read by `pulldown-cmark` with the place of every event.

mod definitions;
mod marks;
mod tables;

use super::{Block, BlockKind, CELL_SEPARATOR, Coverage, Document, Link, Warning, read::finish};
use crate::text::{ByteSpan, OffsetMap, Text, is_unspaced};
use definitions::LinkDefinition;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::collections::HashSet;
use std::ops::Range;
use tables::Part;

/// A heading of so many words that ends like a sentence is a paragraph under which somebody drew a line.
const LONGEST_HEADING: usize = 25;

const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_FOOTNOTES);

/// Reads Markdown.
pub fn read(name: &str, text: String, bytes: &[u8]) -> Document {
    read_with(name, text, bytes, Vec::new())
}

/// Reads Markdown, with what its decoding warned of.
pub(super) fn read_with(name: &str, text: String, bytes: &[u8], warnings: Vec<Warning>) -> Document {
    let mut reader = Reader::default();
    let parser = Parser::new_ext(&text, OPTIONS);
    let mut definitions: Vec<LinkDefinition> = parser
        .reference_definitions()
        .iter()
        .map(|(label, definition)| LinkDefinition {
            label: label.to_owned(),
            target: definition.dest.to_string(),
            span: definition.span.clone(),
        })
        .collect();
    definitions.sort_by_key(|definition| definition.span.start);
    for (event, range) in parser.into_offset_iter() {
        reader.event(&text, event, range);
    }
    reader.end_html(&text);
    reader.close(&text);
    let mut blocks = reader.blocks;
    let unused = definitions::restore(definitions, &reader.labels, &text, &mut blocks);
    let coverage = (reader.pictures > 0).then(|| Coverage {
        part: "pictures".to_owned(),
        count: reader.pictures,
        compared: false,
        samples: Vec::new(),
    });
    let mut document = finish(name, "text/markdown", text, bytes, blocks);
    document.warnings.splice(0..0, warnings);
    document.coverage.splice(0..0, coverage.into_iter().chain(unused));
    document
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    open: Option<Block>,
    /// The lists that are open, with the next number of ordered ones.
    lists: Vec<Option<u64>>,
    header: bool,
    cells: usize,
    bold: usize,
    links: Vec<(usize, String)>,
    /// What the links of the text call their definitions.
    labels: HashSet<String>,
    /// Where in the open block code stands.
    code: Vec<ByteSpan>,
    /// What was read row by row, which the events to come say again.
    done: Range<usize>,
    /// Place of an item whose text has not begun, with the number that it prints.
    item: Option<(Range<usize>, Option<u64>)>,
    /// HTML between Markdown, gathered until it ends.
    html: Option<Range<usize>>,
    pictures: usize,
    /// How many pictures are open: the words in them stand for what is not read.
    in_picture: usize,
}

impl Reader {
    fn event(&mut self, source: &str, event: Event<'_>, range: Range<usize>) {
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
    fn end_html(&mut self, source: &str) {
        let Some(range) = self.html.take() else { return };
        self.close(source);
        let (_, blocks) = super::html::blocks_of(&source[range.clone()]);
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

    fn close(&mut self, source: &str) {
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

/// Copies words that stand in the source from a place on; several blanks in a row are shown as one, as in print.
fn copy(block: &mut Block, words: &str, place: usize) {
    let mut after_blank = block.text.ends_with([' ', '\n']);
    let doubled = words.contains("  ") || after_blank && words.starts_with(' ');
    if !doubled {
        block.map.push(block.text.len(), place);
        block.text.edit().push_str(words);
        return;
    }
    for (at, c) in words.char_indices() {
        if !(c == ' ' && after_blank) {
            block.map.push(block.text.len(), place + at);
            block.text.edit().push(c);
        }
        after_blank = c == ' ';
    }
}

/// Says that text which the source does not hold to the letter stands at one place: every byte of it, so that no span
/// reaches beyond. The place moves back to a character of one byte.
fn stand_at(map: &mut OffsetMap, shown: usize, len: usize, source: &str, place: usize) {
    let mut place = place.min(source.len().saturating_sub(1));
    while place > 0 && !source.as_bytes()[place].is_ascii() {
        place -= 1;
    }
    (0..len).for_each(|byte| map.push(shown + byte, place));
}

/// The map from a text to the place of its words in the source, looked for one after the other from `at`.
fn find_again(text: &str, source: &str, at: &mut usize, end: usize) -> OffsetMap {
    let mut map = OffsetMap::default();
    let mut shown = 0;
    let mut rest = text;
    // Words that are not found are looked for within reach only, and within less once many were not.
    let mut budget = 16 * (end - *at);
    while let Some(first) = rest.chars().next() {
        let word_like = first.is_alphanumeric();
        let len = rest.find(|c: char| c.is_alphanumeric() != word_like).unwrap_or(rest.len());
        let reach = if budget > 0 { end } else { end.min(source.floor_char_boundary(*at + 256)) };
        let region = if word_like { source.get(*at..reach) } else { None };
        match region.and_then(|region| region.find(&rest[..len])) {
            Some(found) => {
                map.push(shown, *at + found);
                *at += found + len;
            }
            // Marks, and words written as entities: they stand where the last word ended.
            None => {
                budget = budget.saturating_sub(region.map_or(0, str::len));
                stand_at(&mut map, shown, len, source, (*at).min(end.saturating_sub(1)));
            }
        }
        shown += len;
        rest = &rest[len..];
    }
    map
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<(BlockKind, String)> {
        Document::from_markdown("terms.md", text)
            .blocks
            .into_iter()
            .map(|block| (block.kind, block.text.into()))
            .collect()
    }

    #[test]
    fn lists_print_their_numbers() {
        let item = |depth, text: &str| (BlockKind::Item { depth }, text.to_owned());
        assert_eq!(
            shown("3. first\n1. second\n   - inner\n     1) deep\n\n   more"),
            [
                item(0, "3. first"),
                item(0, "4. second"),
                item(1, "inner"),
                item(2, "1) deep"),
                (BlockKind::Paragraph, "more".to_owned())
            ]
        );
    }

    #[test]
    fn cells_that_are_empty_keep_their_place() {
        let row = |header, text: &str| (BlockKind::Row { header }, text.to_owned());
        assert_eq!(
            shown("| Data | Purpose | Kept |\n|---|---|---|\n| Name | | a year |\n| | Ads | |\n"),
            [row(true, "Data | Purpose | Kept"), row(false, "Name |  | a year"), row(false, "| Ads |")]
        );
    }

    #[test]
    fn entities_and_marks_are_read_and_lead_back_to_their_place() {
        let source = "Terms &amp; **conditions** of 1\\. use";
        let document = Document::from_markdown("terms.md", source);
        let block = &document.blocks[0];
        assert_eq!(block.text, "Terms & conditions of 1. use");
        let at = block.text.find("conditions").expect("it is there");
        assert_eq!(block.map.span_of(ByteSpan::new(at, at + 10)).of(source), "conditions");
    }

    #[test]
    fn blanks_in_a_row_are_shown_as_one() {
        let source = "We  keep   your **name**  and\nyour picture.";
        let document = Document::from_markdown("terms.md", source);
        let block = &document.blocks[0];
        assert_eq!(block.text, "We keep your name and your picture.");
        for word in ["your", "name", "picture"] {
            let at = block.text.rfind(word).expect("it is there");
            assert_eq!(block.map.span_of(ByteSpan::new(at, at + word.len())).of(source), word);
        }
    }

    #[test]
    fn html_between_markdown_is_read() {
        let source = "# Terms\n\n<div><p>We keep your <b>name</b>.</p><ol type=a><li>first</li></ol></div>\n\nAfter.";
        let document = Document::from_markdown("terms.md", source);
        let texts: Vec<&str> = document.blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(texts, ["Terms", "We keep your name.", "a. first", "After."]);
        let at = document.blocks[1].text.find("name").expect("it is there");
        assert_eq!(document.blocks[1].map.span_of(ByteSpan::new(at, at + 4)).of(source), "name");
    }

    #[test]
    fn marks_of_bold_that_the_rules_leave_standing_are_dropped() {
        for (text, words, bold) in [
            ("**\nData.** We keep it.", "Data. We keep it.", "Data."),
            ("** Data**", "Data", "Data"),
            ("**Data  \n**We keep it.", "Data\nWe keep it.", ""),
            ("**5.**5 Data. We keep it.", "5.5 Data. We keep it.", "5."),
            ("**1****1.15 Data.** We keep it.", "11.15 Data. We keep it.", "11.15 Data."),
            ("10. **Data **We keep [it](x).", "10. Data We keep it.", "10. Data"),
            ("2.8. **Data.** We keep it.", "2.8. Data. We keep it.", "2.8. Data."),
            ("A price of 5** is due.", "A price of 5** is due.", ""),
            ("Two \\*\\* marks \\*\\* here.", "Two ** marks ** here.", ""),
            ("The mark `a ** b` and **c** `** d`.", "The mark a ** b and c ** d.", ""),
        ] {
            let document = Document::from_markdown("terms.md", text);
            let block = &document.blocks[0];
            assert_eq!((block.text.as_str(), block.text[..block.bold_lead].trim_end()), (words, bold), "{text}");
            for word in block.text.split_whitespace() {
                let at = block.text.find(word).expect("it is there");
                let place = block.map.span_of(ByteSpan::new(at, at + word.len())).of(text);
                assert!(place.starts_with(&word[..1]), "{word} at {place} in {text}");
            }
            for link in &block.links {
                assert_eq!(link.span.of(&block.text), "it");
            }
        }
    }

    #[test]
    fn tables_that_lack_or_exceed_cells_are_rows_without_loss() {
        let row = |header, text: &str| (BlockKind::Row { header }, text.to_owned());
        assert_eq!(
            shown("| Data | Purpose |\n|---|---|---|\n| **Name** | Ads | a [year](x) |\n| Town | |"),
            [row(true, "Data | Purpose"), row(false, "Name | Ads | a year"), row(false, "Town |")]
        );
        assert_eq!(
            shown("| Data |\n|---|\n| Name | for ads | 1. a year \\| more |\n"),
            [row(true, "Data"), row(false, "Name | for ads | 1. a year | more")]
        );
        assert_eq!(shown("|---|---|\n| Name | Ads |\n"), [row(false, "Name | Ads")]);
        let paragraph = |text: &str| (BlockKind::Paragraph, text.to_owned());
        assert_eq!(
            shown("We keep *this*:\n| Data | Kept |\n|---|\n| Name | a year |\nand no more.\n\nAfter."),
            [
                paragraph("We keep this:"),
                row(true, "Data | Kept"),
                row(false, "Name | a year"),
                paragraph("and no more."),
                paragraph("After.")
            ]
        );
        let text = "- in a list:\n\n  | Data |\n  |---|---|\n  | Näme | **ads** |\n\n  more\n- next";
        assert_eq!(
            shown(text).into_iter().map(|(_, text)| text).collect::<Vec<_>>(),
            ["in a list:", "Data", "Näme | ads", "more", "next"]
        );
        let document = Document::from_markdown("terms.md", text);
        assert_eq!(document.blocks[2].map.span_of(ByteSpan::new(8, 11)).of(text), "ads");
    }

    #[test]
    fn two_line_breaks_part_paragraphs() {
        let paragraph = |text: &str| (BlockKind::Paragraph, text.to_owned());
        assert_eq!(
            shown("We keep it,<br><br>**for** a year\\\nand a day."),
            [paragraph("We keep it,"), paragraph("for a year\nand a day.")]
        );
    }

    #[test]
    fn words_for_pictures_are_not_read_in_any_format() {
        let document =
            Document::from_markdown("terms.md", "Our seal [![Seal **of** trust](a.png)](b) is here.\n\n![Logo](c.png)");
        assert_eq!(document.blocks.len(), 1);
        assert_eq!(document.blocks[0].text, "Our seal is here.");
        assert_eq!(document.coverage[0].count, 2);
    }

    #[test]
    fn link_definitions_that_read_as_words_are_words() {
        let text = "We keep [your data][data].\n\n[Start]: 2025\n\n[data]: https://snackbox.example/data\n[old]: https://snackbox.example/old\n\nThe end.";
        let document = Document::from_markdown("terms.md", text);
        let texts: Vec<&str> = document.blocks.iter().map(|block| block.text.as_str()).collect();
        assert_eq!(texts, ["We keep your data.", "[Start]: 2025", "The end."]);
        assert_eq!(document.coverage.len(), 1);
        assert_eq!(document.coverage[0].samples, ["[old]: https://snackbox.example/old"]);
    }

    #[test]
    fn definition_lists_are_items() {
        let item = |depth, text: &str| (BlockKind::Item { depth }, text.to_owned());
        assert_eq!(shown("Content\n: what you post\n"), [item(0, "Content"), item(1, "what you post")]);
    }

    #[test]
    fn a_paragraph_with_a_line_under_it_is_no_heading() {
        let text = "This offer is open to everyone who is of age, lives in the country and has an account with us, as long as the account was opened before the offer began.\n---\n";
        assert_eq!(shown(text)[0].0, BlockKind::Paragraph);
    }
}
