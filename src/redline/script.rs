//! From two texts to the segments that a reader sees: words matched, islands joined, changes put where they begin.

use super::islands::without_islands;
use super::side::{Part, both, words_of_titles};
use super::thresholds::Thresholds;
use super::words::common_words;
use super::writer::segments;
use super::{ChangeClass, Op, Segment};

/// The redline between the clauses of two sides, and whether a stretch was compared only coarsely.
pub fn redline_parts(old: &[Part<'_>], new: &[Part<'_>]) -> (Vec<Segment>, bool) {
    redline_parts_with(old, new, &Thresholds::CHOSEN)
}

/// The same with other thresholds than the chosen ones, to see what they decide.
pub fn redline_parts_with(old: &[Part<'_>], new: &[Part<'_>], thresholds: &Thresholds) -> (Vec<Segment>, bool) {
    let whole = |op: Op, parts: &[Part<'_>]| {
        let text: String = parts.iter().map(|part| part.text).collect();
        let segment = Segment { op, text: text.into(), class: Some(ChangeClass::Substantive) };
        (if segment.text.is_empty() { Vec::new() } else { vec![segment] }, false)
    };
    match (old, new) {
        ([], parts) => return whole(Op::Insert, parts),
        (parts, []) => return whole(Op::Delete, parts),
        _ => {}
    }
    let (was, is) = (old, new);
    let (mut old, mut new, shared) = both(was, is, thresholds);
    old.tell_blanks(was, is);
    new.tell_blanks(is, was);
    let titles = words_of_titles(&old, &new);
    let old_tokens = old.tokens(&titles);
    let new_tokens = new.tokens_beside((&old, &old_tokens), shared, &titles);
    // In an order that depends on the texts alone, so that a swap mirrors the redline.
    let swapped = old.words.iter().map(|word| word.text).gt(new.words.iter().map(|word| word.text));
    let (mut pairs, coarse) = if swapped {
        let (pairs, coarse) = common_words(&new_tokens, &old_tokens, thresholds.follows);
        (pairs.into_iter().map(|(n, o)| (o, n)).collect(), coarse)
    } else {
        common_words(&old_tokens, &new_tokens, thresholds.follows)
    };
    super::lists::keep_items(&old_tokens, &new_tokens, &old.words, &new.words, thresholds.item_words, &mut pairs);
    let mut pairs = without_islands(&old.words, &new.words, &pairs, thresholds);
    super::slide::slide(&old.words, &new.words, &mut pairs);
    (segments(&old, &new, &pairs), coarse)
}
