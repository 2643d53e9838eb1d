//! How much two sentences have in common.
//!
//! Knows nothing of where they stand.

use super::{Place, Version, sentence};
use crate::text::Word;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Share of words that two sentences of one change have in common to be one sentence reworded.
pub(super) const REWORDED_WITHIN: f64 = 0.42;

/// The words of a sentence that is compared with many.
pub(super) struct Key {
    pub words: Vec<Word>,
    /// The same by their hashes.
    pub sorted: Vec<Word>,
}

impl Key {
    pub fn of(version: Version<'_>, place: Place) -> Self {
        let words = sentence(version, place).key();
        let mut sorted = words.clone();
        sorted.sort_unstable();
        Self { words, sorted }
    }

    /// How many words two sentences have in common.
    fn common(&self, other: &Self) -> usize {
        let (mut own, mut others) = (self.sorted.iter().peekable(), other.sorted.iter().peekable());
        let mut common = 0;
        while let (Some(one), Some(another)) = (own.peek(), others.peek()) {
            let order = one.cmp(another);
            common += usize::from(order.is_eq());
            own.next_if(|_| order.is_le());
            others.next_if(|_| order.is_ge());
        }
        common
    }
}

/// How much two rows of words have in common, 0 to 1: twice the words kept in order, over all.
pub(super) fn likeness(a: &Key, b: &Key) -> f64 {
    if a.words.is_empty() || b.words.is_empty() {
        return 0.0;
    }
    // Words in common bound it from above, at less cost.
    let all = (a.words.len() + b.words.len()) as f64;
    if 2.0 * (a.common(b) as f64) / all < REWORDED_WITHIN {
        return 0.0;
    }
    kept_share(&a.words, &b.words)
}

/// Twice the words that two rows of words keep in order, over all.
pub(super) fn kept_share(a: &[Word], b: &[Word]) -> f64 {
    let kept: usize = capture_diff_slices(Algorithm::Myers, a, b)
        .iter()
        .map(|op| if let DiffOp::Equal { len, .. } = op { *len } else { 0 })
        .sum();
    2.0 * kept as f64 / (a.len() + b.len()).max(1) as f64
}
