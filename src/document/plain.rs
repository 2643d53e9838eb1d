//! Plain text: paragraphs between blank lines, hard-wrapped lines joined, list items and short lines kept apart.

use super::{Block, BlockKind, Coverage, Document, Warning, read::finish};
use crate::text::{ByteSpan, OffsetMap, is_unspaced};
use regex::Regex;
use std::sync::LazyLock;

/// A text whose lines are longer than this many characters is not wrapped by hand: each line is a paragraph.
const WIDEST_WRAP: usize = 120;
/// A line that fills less than this share of the width was ended on purpose.
const FULL_LINE: f64 = 0.72;
/// Columns of indentation that make one level of a list.
const INDENT: usize = 2;

static BULLET: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(?:[-*+•·▪◦‣●○■□–—])[ \t\u{A0}]+\S").expect("the pattern of bullets is valid"));
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\d{1,3}(?:\.\d{1,3})+[.)]?|(?i:article|section|clause|annex|§+)\s*[\dIVX]+(?:[.:]\d*)*\s*[-–—:.]?)[ \t\u{A0}]+\S|^第\s*[\d一二三四五六七八九十百]+\s*[条條章节節款項]",
    )
    .expect("the pattern of numbered lines is valid")
});
static PAGE_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?i:[-–—]\s*\d{1,4}\s*[-–—]|(?:page|seite|página|pagina)\s+\d{1,4}(?:\s*(?:of|/|sur|von|de|di)\s*\d{1,4})?)$")
        .expect("the pattern of page numbers is valid")
});

/// Reads plain text.
pub fn read(name: &str, text: String, bytes: &[u8]) -> Document {
    read_with(name, text, bytes, Vec::new())
}

/// Reads plain text, with what its decoding warned of.
pub(super) fn read_with(name: &str, text: String, bytes: &[u8], warnings: Vec<Warning>) -> Document {
    let blocks = blocks(&text, ByteSpan::new(0, text.len()));
    let pages: Vec<&str> = text.lines().map(str::trim).filter(|line| PAGE_NUMBER.is_match(line)).collect();
    let coverage = (!pages.is_empty()).then(|| Coverage {
        part: "page numbers".to_owned(),
        count: pages.len(),
        compared: false,
        samples: pages.iter().take(3).map(|line| (*line).to_owned()).collect(),
    });
    let mut document = finish(name, "text/plain", text, bytes, blocks);
    document.coverage.splice(0..0, coverage);
    document.warnings.splice(0..0, warnings);
    document
}

/// A line of the text, without the blanks around it.
#[derive(Clone, Copy)]
struct Line<'a> {
    words: &'a str,
    span: ByteSpan,
    indent: usize,
    /// Whether a blank line or a page break stands before it.
    apart: bool,
}

/// The blocks of a part of a text.
pub(super) fn blocks(source: &str, part: ByteSpan) -> Vec<Block> {
    let lines = lines(source, part);
    let width = wrap_width(&lines);
    let mut blocks: Vec<Block> = Vec::new();
    let mut open: Option<(BlockKind, Vec<Line<'_>>)> = None;
    let mut skip_underline = false;
    for (index, line) in lines.iter().enumerate() {
        if std::mem::take(&mut skip_underline) {
            continue;
        }
        let underline = lines.get(index + 1).filter(|next| !next.apart && is_rule(next.words));
        if underline.is_some() && line.words.chars().count() <= WIDEST_WRAP && !is_rule(line.words) {
            let lone = open.as_ref().is_none_or(|_| line.apart);
            if lone {
                blocks.extend(open.take().map(|(kind, lines)| block(kind, &lines)));
                let level = if lines[index + 1].words.starts_with('=') { 1 } else { 2 };
                blocks.push(block(BlockKind::Heading { level }, std::slice::from_ref(line)));
                skip_underline = true;
                continue;
            }
        }
        if is_rule(line.words) {
            blocks.extend(open.take().map(|(kind, lines)| block(kind, &lines)));
            continue;
        }
        let continues = open.as_ref().and_then(|(_, lines)| lines.last()).is_some_and(|last| wraps(last, line, width));
        if !continues {
            blocks.extend(open.take().map(|(kind, lines)| block(kind, &lines)));
        }
        match &mut open {
            Some((_, lines)) => lines.push(*line),
            None => {
                let kind = if BULLET.is_match(line.words) {
                    BlockKind::Item { depth: (line.indent / INDENT / 2).min(8) as u8 }
                } else {
                    BlockKind::Paragraph
                };
                open = Some((kind, vec![*line]));
            }
        }
    }
    blocks.extend(open.take().map(|(kind, lines)| block(kind, &lines)));
    blocks
}

fn lines(source: &str, part: ByteSpan) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let (mut at, mut apart) = (part.start, true);
    for line in part.of(source).split_inclusive(['\n', '\u{0C}', '\u{0B}', '\u{2028}', '\u{2029}']) {
        let words = line.trim();
        let lead = line.len() - line.trim_start().len();
        if words.is_empty() {
            apart = true;
        } else if PAGE_NUMBER.is_match(words) {
            // A page number between two lines of one paragraph does not part them.
            apart = false;
        } else {
            let indent = line.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum();
            lines.push(Line { words, span: ByteSpan::new(at + lead, at + lead + words.len()), indent, apart });
            apart = false;
        }
        at += line.len();
    }
    lines
}

/// The width at which lines were wrapped by hand, in characters; none where every line is a paragraph of its own.
fn wrap_width(lines: &[Line<'_>]) -> Option<usize> {
    let mut widths: Vec<usize> = lines.iter().map(|line| line.indent + line.words.chars().count()).collect();
    if widths.is_empty() {
        return None;
    }
    widths.sort_unstable();
    let wide = widths[(widths.len() - 1) * 19 / 20];
    let widest = widths[widths.len() - 1];
    (widest <= WIDEST_WRAP || wide <= 100).then_some(wide)
}

/// Whether a line goes on in the next one.
fn wraps(line: &Line<'_>, next: &Line<'_>, width: Option<usize>) -> bool {
    let Some(width) = width else { return false };
    if next.apart {
        return false;
    }
    let ends = line.words.ends_with(['.', ':', ';', '!', '?', '。', '；', '：']);
    if BULLET.is_match(next.words) {
        return false;
    }
    if NUMBERED.is_match(next.words) {
        // "… as set out in section" / "5. You also": a number that only happens to begin a line.
        let dangling = line.words.rsplit(' ').next().is_some_and(|word| {
            [
                "section",
                "sections",
                "clause",
                "article",
                "articles",
                "paragraph",
                "and",
                "or",
                "to",
                "of",
                "in",
                "l'article",
            ]
            .contains(&word.to_lowercase().as_str())
        });
        // "Näheres regelt" / "§ 3 dieser Bedingungen": a clause with such a number begins with a capital.
        let letters = next.words.trim_start_matches(|c: char| !c.is_alphabetic());
        let counted = next.words.starts_with(|c: char| c.is_ascii_digit() || c == '§');
        if !(dangling || counted && !ends && letters.starts_with(char::is_lowercase)) {
            return false;
        }
    }
    let first = next.words.split_whitespace().next().unwrap_or("");
    // Scripts without blanks wrap after any character.
    let first = if first.starts_with(is_unspaced) { 0 } else { first.chars().count() };
    let used = line.indent + line.words.chars().count();
    if used + 1 + first > width || used as f64 >= FULL_LINE * width as f64 {
        return true;
    }
    let starts = next.words.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || is_unspaced(c));
    !ends && !starts
}

/// A line of dashes, equals signs, stars or underscores.
fn is_rule(words: &str) -> bool {
    words.len() >= 3 && words.starts_with(['-', '=', '*', '_', '~']) && {
        let mark = words.as_bytes()[0];
        words.bytes().all(|byte| byte == mark || byte == b' ')
    }
}

/// Lines as one block, their line ends shown as blanks.
fn block(kind: BlockKind, lines: &[Line<'_>]) -> Block {
    let mut text = String::new();
    let mut map = OffsetMap::default();
    let span =
        ByteSpan::new(lines.first().map_or(0, |line| line.span.start), lines.last().map_or(0, |line| line.span.end));
    for (index, line) in lines.iter().enumerate() {
        let mut words = line.words;
        let mut at = line.span.start;
        if index == 0 && matches!(kind, BlockKind::Item { .. }) {
            let mark = words.find(char::is_whitespace).unwrap_or(0);
            let rest = words[mark..].trim_start();
            at += words.len() - rest.len();
            words = rest;
        }
        let unparted = text.ends_with(is_unspaced) && words.starts_with(is_unspaced);
        if !text.is_empty() && !unparted {
            // Its place is the line end that it stands for.
            map.push(text.len(), lines[index - 1].span.end);
            text.push(' ');
        }
        map.push(text.len(), at);
        text.push_str(words);
    }
    Block { kind, text: text.into(), span, map, bold_lead: 0, links: Vec::new(), page: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        blocks(text, ByteSpan::new(0, text.len())).into_iter().map(|block| block.text.to_string()).collect()
    }

    #[test]
    fn wrapped_lines_are_joined_and_short_ones_are_not() {
        let text = "COUPON OFFER TERMS\n\nBy taking part you allow the company to show your user name and\nyour profile picture on the page of the offer, for as long as the\noffer runs.\nYou can take this back.\n";
        assert_eq!(
            texts(text),
            [
                "COUPON OFFER TERMS",
                "By taking part you allow the company to show your user name and your profile picture on the page of the offer, for as long as the offer runs.",
                "You can take this back."
            ]
        );
    }

    #[test]
    fn list_items_and_numbered_lines_stand_alone() {
        let text = "We collect:\n- your name and the\n  city you live in\n- your picture\n1. First rule of the\nlist\n2. Second rule\n(a) a letter\n";
        assert_eq!(
            texts(text),
            [
                "We collect:",
                "your name and the city you live in",
                "your picture",
                "1. First rule of the list",
                "2. Second rule",
                "(a) a letter"
            ]
        );
    }

    #[test]
    fn long_lines_are_paragraphs() {
        let line = "We keep your data for thirty days and then delete it. ".repeat(6);
        assert_eq!(texts(&format!("{line}\n{line}\nEnd of the terms")).len(), 3);
    }

    #[test]
    fn a_number_at_the_end_of_a_sentence_begins_no_item() {
        let text = "You may use the service as set out in these terms and as limited by section\n5. You may not use it for anything else that these terms do not name here.";
        assert_eq!(texts(text).len(), 1);
    }

    #[test]
    fn page_numbers_do_not_part_a_paragraph() {
        let text = "We keep your data for thirty days after the offer has come to its end and\nPage 3 of 12\nthen we delete it for good, with all copies that there are of it anywhere.";
        assert_eq!(texts(text).len(), 1);
    }

    #[test]
    fn scripts_without_blanks_are_joined_without_blanks() {
        let text = "第1条（目的）\n本規約は、当社が提供するサービスの利用条件を定めるものです。お客様は、本規約に\n同意したうえで、本サービスを利用するものとします。\n第2条（データ）\n当社は、お客様の名前を保存します。\n";
        assert_eq!(
            texts(text),
            [
                "第1条（目的）",
                "本規約は、当社が提供するサービスの利用条件を定めるものです。お客様は、本規約に同意したうえで、本サービスを利用するものとします。",
                "第2条（データ）",
                "当社は、お客様の名前を保存します。"
            ]
        );
    }

    #[test]
    fn places_lead_back_to_the_source() {
        let text = "  - your name and the\n    city you live in\n";
        let blocks = blocks(text, ByteSpan::new(0, text.len()));
        let at = blocks[0].text.find("city").expect("it is there");
        let span = blocks[0].map.span_of(ByteSpan::new(at, at + 4));
        assert_eq!(span.of(text), "city");
    }
}
