//! Mends paragraphs that a conversion broke at every line end: a page of a PDF turned into Markdown has a blank line after
//! each of its lines.

use super::cut::bullet_len;
use super::number::printed_number;
use crate::document::{Block, BlockKind, Link};
use crate::text::ByteSpan;
use std::borrow::Cow;

/// Fewest paragraphs in which a habit shows.
const FEWEST: usize = 20;
/// The part of the paragraphs that must go on in the middle of a sentence before any are joined. Of 98 real texts of
/// Open Terms Archive the 95 with whole paragraphs had at most 0.042, the three broken ones 0.47 or more.
const BROKEN_SHARE: f64 = 0.2;
/// Lines of a page are not longer than this many characters.
const WIDEST_LINE: usize = 140;
/// A line that fills this part of the usual width may go on with a capital.
const FULL_LINE: f64 = 0.8;

/// The blocks, those joined that one line each was made of.
pub fn rejoin(blocks: &[Block]) -> Cow<'_, [Block]> {
    let Some(width) = broken_width(blocks) else { return Cow::Borrowed(blocks) };
    let mut joined: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        match joined.last_mut() {
            Some(last) if goes_on(last, block, Some(width)) => append(last, block),
            _ => joined.push(block.clone()),
        }
    }
    Cow::Owned(joined)
}

/// The usual width of the lines in characters, where the text is broken at each of them.
fn broken_width(blocks: &[Block]) -> Option<usize> {
    let paragraphs = blocks.iter().filter(|block| block.kind == BlockKind::Paragraph).count();
    if paragraphs < FEWEST {
        return None;
    }
    let broken = blocks.windows(2).filter(|pair| goes_on(&pair[0], &pair[1], None)).count();
    if (broken as f64) < BROKEN_SHARE * paragraphs as f64 {
        return None;
    }
    let mut widths: Vec<usize> = blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Paragraph)
        .map(|block| block.text.chars().count())
        .collect();
    widths.sort_unstable();
    let wide = widths[widths.len() * 9 / 10];
    (wide <= WIDEST_LINE).then_some(wide)
}

/// Whether a block ends in the middle of a sentence that the next one goes on with.
fn goes_on(block: &Block, next: &Block, width: Option<usize>) -> bool {
    if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item { .. }) || next.kind != BlockKind::Paragraph {
        return false;
    }
    // Most blocks begin with a capital, which tells at once.
    let Some(first) = next.text.trim_start().chars().next() else { return false };
    if width.is_none() && !first.is_lowercase() {
        return false;
    }
    let text = block.text.trim_end();
    if text.ends_with(['.', ':', ';', '!', '?', '…', '。']) || bullet_len(&next.text) > 0 {
        return false;
    }
    if printed_number(&next.text).is_some() || block.bold_lead >= text.len() || next.bold_lead >= next.text.len() {
        return false;
    }
    if first.is_lowercase() {
        return true;
    }
    // A full line goes on with a name as well; a line of capitals goes on in capitals. Of joined lines the last one tells.
    let last_line = block.text.rsplit('\n').next().unwrap_or("");
    let capitals = |text: &str| !text.chars().any(char::is_lowercase) && text.chars().any(char::is_uppercase);
    width.is_some_and(|width| {
        let length = last_line.chars().count();
        length as f64 >= FULL_LINE * width as f64 && capitals(text) == capitals(&next.text) && !text.ends_with(')')
    })
}

/// Adds a block to the one before it. The line end between them is kept, for the cut at numbered lines.
fn append(block: &mut Block, next: &Block) {
    let all_bold = block.bold_lead >= block.text.len();
    let blank_at = block.text.len();
    block.map.push(blank_at, block.span.end);
    block.text.edit().push('\n');
    let start = block.text.len();
    block.map.append(start, &next.map);
    block.text.edit().push_str(&next.text);
    if all_bold && next.bold_lead > 0 {
        block.bold_lead = start + next.bold_lead;
    }
    block.links.extend(next.links.iter().map(|link| Link {
        span: ByteSpan::new(link.span.start + start, link.span.end + start),
        target: link.target.clone(),
    }));
    block.span.end = block.span.end.max(next.span.end);
}

#[cfg(test)]
mod tests {
    use crate::clause::{Side, segment};
    use crate::document::Document;

    #[test]
    fn lines_with_blank_lines_between_are_joined() {
        let paragraph = "We keep your user name and your profile picture for\n\nas long as the offer runs in any of the shops of the\n\nSnackbox company, and we delete both of them within\n\nthirty days after it has come to its end.\n\n";
        let text = format!("# Terms\n\n{}1\\. A new clause begins here.\n", paragraph.repeat(12));
        let clauses = segment(&Document::from_markdown("terms.md", &text), Side::Old);
        assert_eq!(clauses.len(), 14);
        assert_eq!(
            clauses[1].text,
            "We keep your user name and your profile picture for as long as the offer runs in any of the shops of the Snackbox company, and we delete both of them within thirty days after it has come to its end."
        );
        let at = clauses[1].text.find("Snackbox").expect("it is there");
        assert_eq!(clauses[1].source_span(crate::text::ByteSpan::new(at, at + 8)).of(&text), "Snackbox");
    }

    #[test]
    fn whole_paragraphs_stay_apart() {
        let text = "We keep your user name and your picture\n\nas long as the offer runs.\n\n".to_owned()
            + &"We delete both after it has come to its end.\n\n".repeat(30);
        assert_eq!(segment(&Document::from_markdown("terms.md", &text), Side::Old).len(), 32);
    }
}
