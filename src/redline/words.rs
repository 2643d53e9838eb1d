//! The words that two texts share, in order: the heaviest common subsequence where that is affordable, coarser anchors
//! where it is not.

use super::thresholds::{CELLS, GRAM};
use crate::align::Weighted;
use crate::align::heaviest_chain;
use crate::text::Hashing;
use std::collections::HashMap;

/// A word or mark as it is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// A hash, equal for words that fold to the same.
    pub number: u64,
    /// What matching it is worth.
    pub worth: i32,
}

/// Pairs of places, rising on both sides, whose tokens are equal. The second value says whether a stretch was too large
/// to be compared word by word.
pub fn common_words(old: &[Token], new: &[Token], follows: i32) -> (Vec<(usize, usize)>, bool) {
    let pairs = Vec::with_capacity(old.len().min(new.len()));
    let mut search = Search { old, new, follows, pairs, coarse: false };
    search.stretch(0, old.len(), 0, new.len());
    (search.pairs, search.coarse)
}

struct Search<'a> {
    old: &'a [Token],
    new: &'a [Token],
    follows: i32,
    pairs: Vec<(usize, usize)>,
    coarse: bool,
}

impl Search<'_> {
    fn stretch(&mut self, mut o: usize, mut o_end: usize, mut n: usize, mut n_end: usize) {
        while o < o_end && n < n_end && self.old[o].number == self.new[n].number {
            self.pairs.push((o, n));
            (o, n) = (o + 1, n + 1);
        }
        let mut tail = 0;
        while o < o_end && n < n_end && self.old[o_end - 1].number == self.new[n_end - 1].number {
            (o_end, n_end, tail) = (o_end - 1, n_end - 1, tail + 1);
        }
        if o < o_end && n < n_end {
            if (o_end - o) * (n_end - n) <= CELLS {
                self.exact(o, o_end, n, n_end);
            } else {
                let chain = self.anchors(o, o_end, n, n_end);
                self.coarse |= chain.is_empty();
                let (mut from_o, mut from_n) = (o, n);
                for (anchor_o, anchor_n) in chain {
                    // A run already matched up to here may reach over the next anchor.
                    if anchor_o < from_o || anchor_n < from_n {
                        continue;
                    }
                    self.stretch(from_o, anchor_o, from_n, anchor_n);
                    self.pairs.push((anchor_o, anchor_n));
                    (from_o, from_n) = (anchor_o + 1, anchor_n + 1);
                }
                if (from_o, from_n) != (o, n) {
                    self.stretch(from_o, o_end, from_n, n_end);
                }
            }
        }
        self.pairs.extend((0..tail).map(|k| (o_end + k, n_end + k)));
    }

    /// The first words of runs that occur once on each side of the stretch, as the heaviest chain.
    fn anchors(&self, o: usize, o_end: usize, n: usize, n_end: usize) -> Vec<(usize, usize)> {
        let mut seen: HashMap<[u64; GRAM], [(u32, usize); 2], Hashing> = HashMap::default();
        for (side, tokens, from, to) in [(0, self.old, o, o_end), (1, self.new, n, n_end)] {
            for at in from..(to + 1).saturating_sub(GRAM) {
                let gram = std::array::from_fn(|k| tokens[at + k].number);
                let entry = &mut seen.entry(gram).or_default()[side];
                *entry = (entry.0 + 1, at);
            }
        }
        let once = seen.values().filter(|sides| sides[0].0 == 1 && sides[1].0 == 1);
        heaviest_chain(once.map(|sides| Weighted { old: sides[0].1, new: sides[1].1, weight: 1 }).collect())
    }

    /// The heaviest common subsequence, matches in a row worth more than scattered ones.
    fn exact(&mut self, o: usize, o_end: usize, n: usize, n_end: usize) {
        let (rows, columns) = (o_end - o, n_end - n);
        let width = columns + 1;
        // Best from here on, and best from here on where this pair is matched.
        let mut best = vec![0i32; (rows + 1) * width];
        let mut matched = vec![i32::MIN / 2; (rows + 1) * width];
        for i in (0..rows).rev() {
            for j in (0..columns).rev() {
                let at = i * width + j;
                let mut value = best[at + width].max(best[at + 1]);
                let token = self.old[o + i];
                if token.number == self.new[n + j].number {
                    let next = at + width + 1;
                    matched[at] = token.worth + best[next].max(matched[next] + self.follows);
                    value = value.max(matched[at]);
                }
                best[at] = value;
            }
        }
        let (mut i, mut j, mut running) = (0, 0, false);
        while i < rows && j < columns {
            let at = i * width + j;
            let take = matched[at] >= best[at] || running && matched[at] + self.follows >= best[at];
            running = false;
            if take {
                self.pairs.push((o + i, n + j));
                let next = at + width + 1;
                running = matched[next] + self.follows >= best[next];
                (i, j) = (i + 1, j + 1);
            } else if best[at + width] >= best[at + 1] {
                i += 1;
            } else {
                j += 1;
            }
        }
    }
}
