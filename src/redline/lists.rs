//! Enumerations ("photographs, likenesses, voices and opinions") compared as lists.

use super::words::Token;

/// Marks and words between the items of an enumeration.
const SEPARATORS: [&str; 13] = [",", ";", "and", "or", "and/or", "et", "ou", "und", "oder", "y", "o", "e", "en"];

/// Makes matches keep whole items: an item that stands in both enumerations is matched as a whole where the order allows,
/// and words of one item are never matched with words of another.
pub fn keep_items(
    old: &[Token],
    new: &[Token],
    old_texts: &[&str],
    new_texts: &[&str],
    item_words: usize,
    pairs: &mut Vec<(usize, usize)>,
) {
    let (old_items, new_items) = (items(old_texts, item_words), items(new_texts, item_words));
    if old_items.is_empty() || new_items.is_empty() {
        return;
    }
    let item_of = |items: &[(usize, usize)], at: usize| {
        let place = items.partition_point(|item| item.1 <= at);
        items.get(place).filter(|item| item.0 <= at).copied()
    };
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
    pairs.retain(|&(o, n)| match (item_of(&old_items, o), item_of(&new_items, n)) {
        (Some(left), Some(right)) => {
            same(left, right) || !(holds_elsewhere(left, true) || holds_elsewhere(right, false))
        }
        _ => true,
    });
}

/// The items of the enumerations in a text, as ranges of words, in order: at least three between separators.
fn items(texts: &[&str], item_words: usize) -> Vec<(usize, usize)> {
    let separates = |text: &str| SEPARATORS.contains(&text);
    let mut items = Vec::new();
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    let mut close = |open: &mut Vec<(usize, usize)>| {
        if open.len() >= 3 {
            items.append(open);
        }
        open.clear();
    };
    for at in 0..=texts.len() {
        let end = at == texts.len();
        let stops = end || matches!(texts[at], "." | ":" | "?" | "!" | "(" | ")");
        if !(stops || separates(texts[at])) {
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
