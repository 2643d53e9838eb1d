//! Insertions and deletions that could stand a little earlier or later, put where a reader would put them.

use super::side::Word;
use super::thresholds::FARTHEST;

/// Moves every pure insertion and deletion whose last words are also the words before it (or the other way round) to the
/// place that begins a sentence, or else an item: `The winner is {+drawn. The winner is +}told` becomes
/// `{+The winner is drawn. +}The winner is told`. Idea: diff-match-patch, lossless clean-up.
pub(super) fn slide(old: &[Word<'_>], new: &[Word<'_>], pairs: &mut [(usize, usize)]) {
    for gap in 0..=pairs.len() {
        let start = gap.checked_sub(1).map_or((0, 0), |last| (pairs[last].0 + 1, pairs[last].1 + 1));
        let end = pairs.get(gap).copied().unwrap_or((old.len(), new.len()));
        let (words, from, to, inserted) = match (end.0 - start.0, end.1 - start.1) {
            (0, 1..) => (new, start.1, end.1, true),
            (1.., 0) => (old, start.0, end.0, false),
            _ => continue,
        };
        let same = |a: usize, b: usize| words[a].text == words[b].text && !words[a].numbering && !words[b].numbering;
        let left = (0..FARTHEST.min(gap))
            .take_while(|&step| {
                pairs[gap - 1 - step] == (start.0 - 1 - step, start.1 - 1 - step)
                    && same(from - 1 - step, to - 1 - step)
            })
            .count();
        let right = (0..FARTHEST.min(pairs.len() - gap))
            .take_while(|&step| pairs[gap + step] == (end.0 + step, end.1 + step) && same(from + step, to + step))
            .count();
        let places = (from - left)..=(from + right);
        let best = places.max_by_key(|&at| (boundary(words, at), std::cmp::Reverse(at.abs_diff(from)))).unwrap_or(from);
        let (stretch, length) =
            if best < from { (gap - (from - best)..gap, to - from) } else { (gap..gap + (best - from), to - from) };
        for pair in &mut pairs[stretch] {
            let place = if inserted { &mut pair.1 } else { &mut pair.0 };
            *place = if best < from { *place + length } else { *place - length };
        }
    }
}

/// How well a change may begin at a word: at a sentence best, else at an item of an enumeration.
fn boundary(words: &[Word<'_>], at: usize) -> u8 {
    let Some(before) = at.checked_sub(1).map(|before| words[before].core) else { return 4 };
    match before.chars().next_back() {
        Some('.' | '!' | '?' | ';' | '。' | '；') if !words[at - 1].counted => 4,
        Some(':' | '：') => 3,
        Some(',' | '、' | '，') => 2,
        _ if words.get(at).is_some_and(|word| !word.counted) => 1,
        _ => 0,
    }
}
