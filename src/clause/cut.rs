//! Cuts a block into the clauses that it holds: lines that a break parts, numbered paragraphs and enumerations that run
//! on in one paragraph, and texts without any paragraphs.

use super::number::printed_number;
use super::run::{begins_clause, may_run, run};
use crate::document::{Block, BlockKind, Link};
use crate::text::{ByteSpan, OffsetMap, Text, any_byte, trim};

/// A paragraph longer than this many bytes is compared sentence by sentence.
const LONGEST_PARAGRAPH: usize = 20_000;
/// Enumerations inside enumerations are followed so deep.
const DEEPEST_RUN: u8 = 3;
/// A part of a block that is a clause of its own.
#[derive(Debug, Clone)]
pub struct Piece {
    pub kind: BlockKind,
    pub text: Text,
    pub span: ByteSpan,
    pub map: OffsetMap,
    pub bold_lead: usize,
    pub links: Vec<Link>,
    pub page: Option<u32>,
}

/// Cuts a block, in the order of its text. The pieces are added to `pieces`, which is empty.
pub fn cut(block: &Block, source: &str, pieces: &mut Vec<Piece>) {
    let whole = ByteSpan::new(0, block.text.len());
    let kept_whole = matches!(block.kind, BlockKind::Row { .. } | BlockKind::Heading { .. });
    let broken = is_broken(&block.text);
    let one_line = kept_whole || !broken && is_one_line(block, source);
    if kept_whole || one_line && !may_run(&block.text, 0) && whole.len() <= LONGEST_PARAGRAPH {
        // Most blocks.
        return add(block, broken, &[(block.kind, whole)], pieces);
    }
    let mut ranges: Vec<(BlockKind, ByteSpan)> = Vec::new();
    let lines = if one_line { vec![whole] } else { lines(block, source) };
    for (index, line) in lines.into_iter().enumerate() {
        let kind = if index == 0 { block.kind } else { line_kind(block, line) };
        cut_run(&block.text, kind, line, 0, &mut ranges);
    }
    add(block, broken, &ranges, pieces);
}

/// Adds the parts of a block that are more than blanks. Together they cover all of it. `broken` says whether it holds a
/// line end.
fn add(block: &Block, broken: bool, ranges: &[(BlockKind, ByteSpan)], pieces: &mut Vec<Piece>) {
    let last = ranges.len().saturating_sub(1);
    for (index, &(kind, range)) in ranges.iter().enumerate() {
        let range = trimmed(&block.text, range);
        if range.is_empty() {
            continue;
        }
        let mut span = block.map.span_of(range);
        if pieces.is_empty() {
            span.start = span.start.min(block.span.start);
        }
        if index == last {
            span.end = span.end.max(block.span.end);
        }
        pieces.push(piece(block, broken, kind, range, span));
    }
}

fn piece(block: &Block, broken: bool, kind: BlockKind, range: ByteSpan, span: ByteSpan) -> Piece {
    let links = block
        .links
        .iter()
        .filter(|link| link.span.start < range.end && link.span.end > range.start)
        .map(|link| Link {
            span: ByteSpan::new(
                link.span.start.max(range.start) - range.start,
                link.span.end.min(range.end) - range.start,
            ),
            target: link.target.clone(),
        })
        .collect();
    Piece {
        kind,
        // A line break that was kept to cut at is shown as a blank; both are one byte.
        text: match range.of(&block.text) {
            text if broken && is_broken(text) => text.replace(['\n', '\r'], " ").into(),
            whole if whole.len() == block.text.len() => block.text.clone(),
            _ => block.text.part(range),
        },
        span,
        map: block.map.part(range),
        bold_lead: if range.start == 0 { block.bold_lead.min(range.end) } else { 0 },
        links,
        page: block.page,
    }
}

/// Whether a text holds a line end.
fn is_broken(text: &str) -> bool {
    any_byte(text, |byte| (byte == b'\n') | (byte == b'\r'))
}

fn trimmed(text: &str, range: ByteSpan) -> ByteSpan {
    let part = range.of(text);
    if trim(part).len() == part.len() {
        return range;
    }
    let start = range.start + (part.len() - part.trim_start().len());
    ByteSpan::new(start, (range.start + part.trim_end().len()).max(start))
}

/// Whether a block without line ends as shown has none in the source either.
fn is_one_line(block: &Block, source: &str) -> bool {
    let in_source = block.map.span_of(ByteSpan::new(0, block.text.len()));
    // Most texts are a part of the source: there is nothing else to look at.
    let shared = |source: &str| std::ptr::eq(source, block.text.as_str());
    source.get(in_source.start..in_source.end).is_some_and(|source| shared(source) || !is_broken(source))
}

/// The lines of a block that stand by themselves.
fn lines(block: &Block, source: &str) -> Vec<ByteSpan> {
    let text = &block.text;
    let mut lines = Vec::new();
    let mut start = 0;
    for (at, byte) in text.bytes().enumerate() {
        let hard = byte == b'\n';
        let soft = byte == b' ' && matches!(source.as_bytes().get(block.map.source_of(at)), Some(b'\n' | b'\r'));
        if !(hard || soft) {
            continue;
        }
        let (before, after) = (text[start..at].trim(), text[at + 1..].trim_start());
        if before.is_empty() || after.is_empty() {
            continue;
        }
        let ended = before.ends_with(['.', ':', ';', '!', '?', '。', '；', '：', '”', '"']);
        let head = &after[..after.floor_char_boundary(80)];
        let numbered = printed_number(head).is_some_and(|(number, len)| {
            !number.starts_with(|c: char| c.is_ascii_digit()) || begins_clause(&head[len..])
        });
        let bold_line = hard && start == 0 && block.bold_lead >= before.len();
        let listed = hard && bullet_len(head) > 0;
        if (hard && ended) || bold_line || listed || (numbered && (ended || hard)) {
            lines.push(ByteSpan::new(start, at));
            start = at + 1;
        }
    }
    lines.push(ByteSpan::new(start, text.len()));
    lines
}

/// A line after a break: an item if it has a bullet, else of the kind of its block.
fn line_kind(block: &Block, line: ByteSpan) -> BlockKind {
    let depth = match block.kind {
        BlockKind::Item { depth } => depth.saturating_add(1),
        _ => 0,
    };
    if bullet_len(line.of(&block.text).trim_start()) > 0 { BlockKind::Item { depth } } else { BlockKind::Paragraph }
}

/// What can stand before an item.
const BULLETS: &str = "•·▪◦‣●○■□–—-*➢✓✔►∙\u{F0B7}";

/// Length in bytes of a bullet and the blanks after it.
pub fn bullet_len(text: &str) -> usize {
    let Some(first) = text.chars().next() else { return 0 };
    if !BULLETS.contains(first) {
        return 0;
    }
    let rest = &text[first.len_utf8()..];
    let blanks = rest.len() - rest.trim_start().len();
    if blanks > 0 && blanks < rest.len() { first.len_utf8() + blanks } else { 0 }
}

/// Cuts a part of a text at the numbers that run on in it.
fn cut_run(text: &str, kind: BlockKind, part: ByteSpan, depth: u8, ranges: &mut Vec<(BlockKind, ByteSpan)>) {
    let starts = if depth < DEEPEST_RUN { run(part.of(text), depth) } else { Vec::new() };
    if starts.is_empty() {
        return sentences(text, kind, part, ranges);
    }
    let item = match kind {
        BlockKind::Item { depth } => BlockKind::Item { depth: depth.saturating_add(1) },
        _ => BlockKind::Item { depth: 0 },
    };
    let mut at = part.start;
    for (index, start) in starts.iter().map(|start| part.start + start).chain([part.end]).enumerate() {
        if start > at {
            // What stands before the first number leads the enumeration in; without it the items are on its own level.
            let inner = if index == 0 || starts[0] == 0 { kind } else { item };
            cut_run(text, inner, ByteSpan::new(at, start), depth + 1, ranges);
        }
        at = start;
    }
}

/// A huge paragraph as its sentences, so that one changed word does not make all of it a change.
fn sentences(text: &str, kind: BlockKind, part: ByteSpan, ranges: &mut Vec<(BlockKind, ByteSpan)>) {
    if part.len() <= LONGEST_PARAGRAPH {
        ranges.push((kind, part));
        return;
    }
    let bytes = part.of(text).as_bytes();
    let mut start = 0;
    for at in 1..bytes.len() {
        let ended = matches!(bytes[at], b' ' | b'\n') && matches!(bytes[at - 1], b'.' | b'!' | b'?' | b';')
            || bytes[at - 1] == 0x82 && at >= 3 && bytes[at - 3..at] == *"。".as_bytes()
            // Words without end: no sentence is as long.
            || bytes[at] == b' ' && at - start >= LONGEST_PARAGRAPH;
        if ended && at - start >= 40 {
            ranges.push((kind, ByteSpan::new(part.start + start, part.start + at)));
            start = at;
        }
    }
    ranges.push((kind, ByteSpan::new(part.start + start, part.end)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    fn pieces(text: &str) -> Vec<String> {
        let document = Document::from_markdown("terms.md", text);
        let mut pieces = Vec::new();
        for block in &document.blocks {
            let mut found = Vec::new();
            cut(block, &document.source, &mut found);
            pieces.extend(found.into_iter().map(|piece| piece.text.to_string()));
        }
        pieces
    }

    #[test]
    fn enumerations_in_a_sentence_are_items() {
        assert_eq!(
            pieces(
                "You may not: (a) sell the prize of the offer; (b) enter more than once a day; or (c) use a false name."
            ),
            [
                "You may not:",
                "(a) sell the prize of the offer;",
                "(b) enter more than once a day; or",
                "(c) use a false name."
            ]
        );
        assert_eq!(
            pieces(
                "For as long as the offer runs and in no case any longer we may (i) use your name on our page; and (ii) show your picture in our shops."
            ),
            [
                "For as long as the offer runs and in no case any longer we may",
                "(i) use your name on our page; and",
                "(ii) show your picture in our shops."
            ]
        );
    }

    #[test]
    fn short_lists_inside_a_sentence_stay_in_it() {
        for text in [
            "We use your (a) name, (b) picture and (c) town for the offer.",
            "We may (i) use your name on our page; and (ii) show your picture in our shops.",
            "See section 3(a) and section 3(b) for more.",
            "We keep it (cf. 3.3 and 3.4).",
            "3.2 Prices are without the cost of delivery (cf. 3.3 and 3.4).",
            "Within 30 days we delete it. 2 copies remain.",
        ] {
            assert_eq!(pieces(text), [text]);
        }
    }

    #[test]
    fn an_enumeration_may_begin_right_after_a_number() {
        assert_eq!(
            pieces(
                "We do this: (a) (i) to run the offer well; (ii) to end the offer well; (b) for the law of the land."
            ),
            [
                "We do this:",
                "(a)",
                "(i) to run the offer well;",
                "(ii) to end the offer well;",
                "(b) for the law of the land."
            ]
        );
    }

    #[test]
    fn enumerations_nest() {
        assert_eq!(
            pieces(
                "We do this: (a) for the offer, namely: (i) to run it well; (ii) to end it well; (b) for the law of the land."
            ),
            [
                "We do this:",
                "(a) for the offer, namely:",
                "(i) to run it well;",
                "(ii) to end it well;",
                "(b) for the law of the land."
            ]
        );
    }

    #[test]
    fn numbered_paragraphs_in_one_block_are_parted() {
        assert_eq!(
            pieces("1.1 We keep your name.\n1.2 We keep your picture\nfor a year.\n1.3 We delete both."),
            ["1.1 We keep your name.", "1.2 We keep your picture for a year.", "1.3 We delete both."]
        );
        assert_eq!(
            pieces("1.1 We keep your name. 1.2 We keep your picture for a year. 1.3 We delete both."),
            ["1.1 We keep your name.", "1.2 We keep your picture for a year.", "1.3 We delete both."]
        );
        assert_eq!(
            pieces("**Your name**  \nWe keep it.  \n• for a year"),
            ["Your name", "We keep it.", "• for a year"]
        );
    }

    #[test]
    fn a_huge_paragraph_is_cut_into_sentences() {
        let text = "We keep your user name for as long as the offer runs. ".repeat(1000);
        assert_eq!(pieces(&text).len(), 1000);
        let endless = pieces(&"data ".repeat(20_000));
        assert_eq!(endless.len(), 5);
        assert!(endless.iter().all(|piece| piece.starts_with("data") && piece.ends_with("data")));
    }
}
