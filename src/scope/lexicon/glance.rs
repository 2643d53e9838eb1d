//! A set of words of which most others are told at a glance.

use crate::text::Word;

/// A bit for every word, by the end of its hash.
#[derive(Debug, Clone)]
pub struct Glance(Vec<u64>);

/// Bits by which words are told.
const BITS: u64 = 1 << 15;

impl Default for Glance {
    fn default() -> Self {
        Self(vec![0; BITS as usize / 64])
    }
}

impl Glance {
    /// Adds a word.
    pub fn insert(&mut self, word: Word) {
        let (at, bit) = place(word);
        self.0[at] |= bit;
    }

    /// Whether the word may be among them: one that is not may share its bit.
    pub fn may_hold(&self, word: Word) -> bool {
        let (at, bit) = place(word);
        self.0[at] & bit != 0
    }
}

/// Where the bit of a word stands.
fn place(word: Word) -> (usize, u64) {
    let at = word.0 % BITS;
    (at as usize / 64, 1 << (at % 64))
}
