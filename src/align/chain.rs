//! The heaviest chain of pairs that keeps the order of both sides.

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
    let mut places: Vec<usize> = pairs.iter().map(|pair| pair.new).collect();
    places.sort_unstable();
    places.dedup();
    // Best chain that ends at or before a place: its weight and its last pair.
    let mut tree: Vec<(u64, usize)> = vec![(0, usize::MAX); places.len() + 1];
    let mut before = vec![usize::MAX; pairs.len()];
    for (at, pair) in pairs.iter().enumerate() {
        let place = places.partition_point(|&new| new < pair.new);
        let (mut best, mut node) = ((0, usize::MAX), place);
        while node > 0 {
            if tree[node].0 > best.0 {
                best = tree[node];
            }
            node &= node - 1;
        }
        before[at] = best.1;
        let (value, mut node) = (best.0 + pair.weight, place + 1);
        while node < tree.len() {
            if value > tree[node].0 {
                tree[node] = (value, at);
            }
            node += node & node.wrapping_neg();
        }
    }
    let mut best = (0, usize::MAX);
    let mut node = places.len();
    while node > 0 {
        if tree[node].0 > best.0 {
            best = tree[node];
        }
        node &= node - 1;
    }
    let (mut chain, mut at) = (Vec::new(), best.1);
    while at != usize::MAX {
        chain.push((pairs[at].old, pairs[at].new));
        at = before[at];
    }
    chain.reverse();
    chain
}
