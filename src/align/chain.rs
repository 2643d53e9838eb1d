//! The heaviest chain of pairs that keeps the order of both sides.

use std::cmp::Ordering;

/// A possible pair with its weight.
#[derive(Debug, Clone, Copy)]
pub struct Weighted {
    /// Index on the old side.
    pub old: usize,
    /// Index on the new side.
    pub new: usize,
    /// What keeping the pair is worth.
    pub weight: u64,
}

/// The pairs of the heaviest chain in which old and new indices both rise. Longest increasing subsequence with weights
/// over a Fenwick tree of maxima; O(n log n).
pub fn heaviest_chain(mut pairs: Vec<Weighted>) -> Vec<(usize, usize)> {
    pairs.sort_by(|a, b| a.old.cmp(&b.old).then(b.new.cmp(&a.new)));
    if pairs.windows(2).all(|two| two[0].old < two[1].old && two[0].new < two[1].new) {
        return pairs.iter().map(|pair| (pair.old, pair.new)).collect();
    }
    let ranks = Ranks::of(&pairs);
    // Best chain that ends at or before a place: its weight and its last pair.
    let mut tree: Vec<(u64, usize)> = vec![(0, usize::MAX); ranks.count + 1];
    let mut before = vec![usize::MAX; pairs.len()];
    // The best chain so far, where no other is as good: most pairs go on with it, and nothing is to be looked up.
    let (mut leader, mut alone) = ((0, usize::MAX), false);
    for (at, pair) in pairs.iter().enumerate() {
        let place = ranks.of_place(pair.new);
        let goes_on = alone && pairs[leader.1].new < pair.new;
        let best = if goes_on { leader } else { best_up_to(&tree, place) };
        before[at] = best.1;
        let (value, mut node) = (best.0 + pair.weight, place + 1);
        (leader, alone) = match value.cmp(&leader.0) {
            Ordering::Less => (leader, alone),
            Ordering::Equal => (leader, false),
            Ordering::Greater => ((value, at), true),
        };
        while node < tree.len() {
            if value > tree[node].0 {
                tree[node] = (value, at);
            }
            node += node & node.wrapping_neg();
        }
    }
    let (mut chain, mut at) = (Vec::new(), best_up_to(&tree, ranks.count).1);
    while at != usize::MAX {
        chain.push((pairs[at].old, pairs[at].new));
        at = before[at];
    }
    chain.reverse();
    chain
}

/// The best chain that ends before a place.
fn best_up_to(tree: &[(u64, usize)], place: usize) -> (u64, usize) {
    let (mut best, mut node) = ((0, usize::MAX), place);
    while node > 0 {
        if tree[node].0 > best.0 {
            best = tree[node];
        }
        node &= node - 1;
    }
    best
}

/// The different places on the new side, each by how many come before it.
struct Ranks {
    first: usize,
    ranks: Vec<u32>,
    count: usize,
}

impl Ranks {
    fn of(pairs: &[Weighted]) -> Self {
        let places = || pairs.iter().map(|pair| pair.new);
        let (first, last) = (places().min().unwrap_or(0), places().max().unwrap_or(0));
        let mut ranks = vec![0; last - first + 1];
        places().for_each(|place| ranks[place - first] = 1);
        let mut count = 0;
        for rank in &mut ranks {
            count += std::mem::replace(rank, count);
        }
        Self { first, ranks, count: count as usize }
    }

    fn of_place(&self, place: usize) -> usize {
        self.ranks[place - self.first] as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_chain_that_rises_is_heavier(pairs in proptest::collection::vec((0..12_usize, 0..12_usize, 1..4_u64), 0..24)) {
            let mut pairs: Vec<Weighted> =
                pairs.into_iter().map(|(old, new, weight)| Weighted { old, new: new + 100, weight }).collect();
            pairs.sort_by_key(|pair| (pair.old, pair.new));
            pairs.dedup_by_key(|pair| (pair.old, pair.new));
            let chain = heaviest_chain(pairs.clone());
            prop_assert!(chain.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1));
            let weight = |&(old, new): &(usize, usize)| {
                pairs.iter().find(|pair| (pair.old, pair.new) == (old, new)).map_or(0, |pair| pair.weight)
            };
            // The heaviest chain that ends with each pair, told pair by pair.
            let mut heaviest: Vec<u64> = Vec::new();
            for (at, pair) in pairs.iter().enumerate() {
                let before = (0..at).filter(|&other| pairs[other].old < pair.old && pairs[other].new < pair.new);
                heaviest.push(pair.weight + before.map(|other| heaviest[other]).max().unwrap_or(0));
            }
            prop_assert_eq!(chain.iter().map(weight).sum::<u64>(), heaviest.into_iter().max().unwrap_or(0));
        }
    }
}
