//! Enumerations ("photographs, likenesses, voices and opinions") compared as lists.

use super::side::Word;
use super::words::Token;

/// Makes matches keep whole items: an item that stands in both enumerations is matched as a whole where the order allows,
/// and words of one item are never matched with words of another.
pub(super) fn keep_items(
    old: &[Token],
    new: &[Token],
    old_words: &[Word<'_>],
    new_words: &[Word<'_>],
    item_words: usize,
    pairs: &mut Vec<(usize, usize)>,
) {
    let old_items = items(old_words, item_words);
    if old_items.is_empty() {
        return;
    }
    let new_items = items(new_words, item_words);
    if new_items.is_empty() {
        return;
    }
    let same = |left: (usize, usize), right: (usize, usize)| {
        left.1 - left.0 == right.1 - right.0
            && (left.0..left.1).zip(right.0..right.1).all(|(o, n)| old[o].number == new[n].number)
    };
    let holds_elsewhere = |item: (usize, usize), in_old: bool| {
        if in_old {
            new_items.iter().any(|&other| same(item, other))
        } else {
            old_items.iter().any(|&other| same(other, item))
        }
    };
    // Pairs rise on both sides: the items that hold them are met in order, and judged once for all their words.
    let (mut left, mut right, mut judged) = (0, 0, None);
    pairs.retain(|&(o, n)| {
        left += old_items[left..].iter().take_while(|item| item.1 <= o).count();
        right += new_items[right..].iter().take_while(|item| item.1 <= n).count();
        let (Some(&item), Some(&other)) = (old_items.get(left), new_items.get(right)) else { return true };
        if o < item.0 || n < other.0 {
            return true;
        }
        let kept = match judged {
            Some((pair, kept)) if pair == (left, right) => kept,
            _ => same(item, other) || !(holds_elsewhere(item, true) || holds_elsewhere(other, false)),
        };
        judged = Some(((left, right), kept));
        kept
    });
}

/// The items of the enumerations in a text, as ranges of words, in order: at least three between separators.
fn items(words: &[Word<'_>], item_words: usize) -> Vec<(usize, usize)> {
    let mut items = Vec::new();
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    let mut close = |open: &mut Vec<(usize, usize)>| {
        if open.len() >= 3 {
            items.append(open);
        }
        open.clear();
    };
    for at in 0..=words.len() {
        let word = words.get(at).map(|word| word.core);
        if word.is_some_and(|word| word.len() > LONGEST_SEPARATOR) {
            continue;
        }
        let stops = word.is_none_or(|word| matches!(word, "." | ":" | "?" | "!" | "(" | ")"));
        if !(stops || word.is_some_and(separates)) {
            continue;
        }
        if at > from {
            if at - from <= item_words {
                open.push((from, at));
            } else {
                close(&mut open);
            }
        }
        if stops {
            close(&mut open);
        }
        from = at + 1;
    }
    items
}

/// Bytes of the longest of them, "and/or".
const LONGEST_SEPARATOR: usize = 6;

/// Whether a mark or word stands between the items of an enumeration.
fn separates(word: &str) -> bool {
    matches!(word, "," | ";" | "and" | "or" | "and/or" | "et" | "ou" | "und" | "oder" | "y" | "o" | "e" | "en")
}
