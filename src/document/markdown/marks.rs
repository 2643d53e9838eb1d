//! Marks of bold text that the rules of Markdown leave standing: `**Title **`, `**5.**5`, `**` before a line end.
//!
//! Pages turned into Markdown by a program are full of them. Two in one block, or in one cell, mean what their writer
//! meant: the marks are dropped and the words between them are bold.

use super::super::{Block, BlockKind, CELL_SEPARATOR, Link};
use crate::text::{ByteSpan, OffsetMap};

const MARK: &str = "**";

/// Drops the marks that stand in a block's text in pairs; `code` is what is written as code, where they are meant.
pub fn resolve(block: &mut Block, source: &str, code: &[ByteSpan]) {
    if !block.text.contains(MARK) {
        return;
    }
    let marks = pairs(block, source, code);
    if marks.is_empty() {
        return;
    }
    for pair in marks.chunks_exact(2) {
        let before = block.text[..pair[0]].trim_end();
        // Bold that ends with a line end runs into the paragraph after it, of which it is the title.
        if block.text[..pair[1]].ends_with('\n') {
            continue;
        }
        if block.bold_lead >= before.len() || is_number(before) {
            block.bold_lead = block.bold_lead.max(pair[1]);
        }
    }
    // The parts of the text that stay, and where each begins in the new one.
    let mut kept: Vec<(ByteSpan, usize)> = Vec::with_capacity(marks.len() + 1);
    let (mut text, mut map) = (String::with_capacity(block.text.len()), OffsetMap::default());
    let ends = marks.iter().copied().chain([block.text.len()]);
    let starts = [0].into_iter().chain(marks.iter().map(|mark| mark + MARK.len()));
    for (mut start, end) in starts.zip(ends) {
        // The blanks on both sides of a mark are one, and at the start there are none.
        if (text.is_empty() || text.ends_with([' ', '\n'])) && block.text[start..end].starts_with([' ', '\n']) {
            start += 1;
        }
        let part = ByteSpan::new(start, end);
        kept.push((part, text.len()));
        if !part.is_empty() {
            map.append(text.len(), &block.map.part(part));
            text.push_str(part.of(&block.text));
        }
    }
    let moved = |place: usize| {
        let at = kept.partition_point(|(part, _)| part.start <= place).saturating_sub(1);
        let (part, start) = kept[at];
        start + place.clamp(part.start, part.end) - part.start
    };
    block.bold_lead = moved(block.bold_lead);
    for Link { span, .. } in &mut block.links {
        *span = ByteSpan::new(moved(span.start), moved(span.end));
    }
    block.text = text.into();
    block.map = map;
}

/// The places of the marks that stand in pairs.
fn pairs(block: &Block, source: &str, code: &[ByteSpan]) -> Vec<usize> {
    let row = matches!(block.kind, BlockKind::Row { .. });
    let mut pairs = Vec::new();
    let mut single: Option<(usize, usize)> = None;
    let (mut cell, mut counted) = (0, 0);
    for (place, _) in block.text.match_indices(MARK) {
        // Written as `\*\*` they are meant.
        let start = block.map.source_of(place);
        let meant = source.get(start..start + MARK.len()) != Some(MARK) || source[..start].ends_with('\\');
        if meant || code.iter().any(|code| code.start <= place && place < code.end) {
            continue;
        }
        if row {
            cell += block.text[counted..place].matches(CELL_SEPARATOR).count();
            counted = place;
        }
        match single {
            Some((open, of)) if of == cell => {
                pairs.extend([open, place]);
                single = None;
            }
            _ => single = Some((place, cell)),
        }
    }
    pairs
}

/// Whether a text is nothing but a number such as `2.8.` or `(1)`: what is bold after it is the beginning all the same.
pub fn is_number(text: &str) -> bool {
    text.len() <= 12 && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '(' | ')' | ' ' | '\u{A0}'))
}
