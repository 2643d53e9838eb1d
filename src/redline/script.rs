//! From two texts to the segments that a reader sees: words matched, islands joined, changes put where they begin.

use super::islands::without_islands;
use super::side::{Part, both, words_of_titles};
use super::thresholds::Thresholds;
use super::words::common_words;
use super::writer::{renumbered_segments, segments};
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
    match renumbered(old, new) {
        Some(segments) => (segments, false),
        None => word_by_word(old, new, thresholds),
    }
}

/// The redline of a clause of which nothing but the printed number changed, as of most that changed where one was put in
/// before them: no word of it is looked at.
fn renumbered(old: &[Part<'_>], new: &[Part<'_>]) -> Option<Vec<Segment>> {
    let ([was], [is]) = (old, new) else { return None };
    let ((number, body), (other, same)) = (was.halves(), is.halves());
    // It could be taken neither for a mark nor for a word between the items of an enumeration.
    let told = |number: &str| {
        let has = |is: fn(u8) -> bool| number.bytes().any(is);
        number.is_ascii()
            && has(|byte| byte.is_ascii_alphanumeric())
            && has(|byte| byte.is_ascii_digit() || b".):".contains(&byte))
    };
    let renumbered = body == same
        && was.caseless == is.caseless
        && was.references.is_empty()
        && is.references.is_empty()
        && told(number)
        && told(other)
        && !number.trim_end().eq_ignore_ascii_case(other.trim_end());
    renumbered.then(|| renumbered_segments(was.text, number, other))
}

/// The redline of clauses that are cut into words.
fn word_by_word(was: &[Part<'_>], is: &[Part<'_>], thresholds: &Thresholds) -> (Vec<Segment>, bool) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// What is told without a look at the words is what they tell.
        #[test]
        fn a_clause_that_was_only_renumbered_reads_as_word_by_word(
            numbers in "(1\\. |\\(a\\) |§ 3 |B - |b\\.  |é\\) |, )x(1\\. |2\\)|\\(a\\)  |B\\. |e |, )",
            body in "(We |keep |data|, |and |it|: |\\. |é |\u{301}|\\| ){0,12}",
            caseless: bool,
        ) {
            let (number, other) = numbers.split_once('x').unwrap_or_default();
            let (old, new) = (format!("{number}{body}"), format!("{other}{body}"));
            let part = |text, number: &str| Part { number_len: number.len(), caseless, ..Part::plain(text) };
            let (was, is) = ([part(old.as_str(), number)], [part(new.as_str(), other)]);
            if let Some(segments) = renumbered(&was, &is) {
                prop_assert_eq!((segments, false), word_by_word(&was, &is, &Thresholds::CHOSEN));
            }
        }
    }
}
