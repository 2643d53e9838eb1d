//! Where the words of a block stand in the file, though marks and entities stand between them.

use crate::document::Block;
use crate::text::OffsetMap;

/// Copies words that stand in the source from a place on; several blanks in a row are shown as one, as in print.
pub(super) fn copy(block: &mut Block, words: &str, place: usize) {
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
pub(super) fn stand_at(map: &mut OffsetMap, shown: usize, len: usize, source: &str, place: usize) {
    let mut place = place.min(source.len().saturating_sub(1));
    while place > 0 && !source.as_bytes()[place].is_ascii() {
        place -= 1;
    }
    (0..len).for_each(|byte| map.push(shown + byte, place));
}

/// The map from a text to the place of its words in the source, looked for one after the other from `at`.
pub(super) fn find_again(text: &str, source: &str, at: &mut usize, end: usize) -> OffsetMap {
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
