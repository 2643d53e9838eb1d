//! Which old clause became which new one: anchors, gaps, splits and merges, moves.
//!
//! Knows clauses, not what changed inside them nor what they mean.

mod by_hand;

pub use by_hand::pair_by_hand;

use crate::clause::Clause;
use std::collections::HashMap;

/// One fact of the alignment: these old clauses became these new ones.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Indices of the old clauses, ascending; empty for an insertion.
    pub old: Vec<usize>,
    /// Indices of the new clauses, ascending; empty for a deletion.
    pub new: Vec<usize>,
    /// Whether it passed others on the way.
    pub moved: bool,
    /// How alike the two sides are, 0 to 1.
    pub similarity: f64,
    /// Similarity of the best other candidate, 0 where there was none.
    pub runner_up: f64,
}

/// What became of every clause. Links stand in the order in which a reader should see them (new order, deletions where
/// they stood).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Alignment {
    /// Every clause of either side stands in exactly one link.
    pub links: Vec<Link>,
    /// Plain sentences on where the work limit made the alignment coarser.
    pub fallbacks: Vec<String>,
}

/// Aligns the clauses of two versions.
pub fn align(old: &[Clause], new: &[Clause]) -> Alignment {
    // A first alignment: patience on the keys, gaps by position and likeness.
    let old_keys: Vec<&str> = old.iter().map(|clause| clause.key.as_str()).collect();
    let new_keys: Vec<&str> = new.iter().map(|clause| clause.key.as_str()).collect();
    let mut links = Vec::new();
    for op in similar::capture_diff_slices(similar::Algorithm::Patience, &old_keys, &new_keys) {
        let (olds, news) = (op.old_range(), op.new_range());
        if op.tag() == similar::DiffTag::Equal {
            links.extend(olds.zip(news).map(|(o, n)| pair(o, n, 1.0)));
            continue;
        }
        let mut next_new = news.start;
        for o in olds {
            let best = (next_new..news.end)
                .map(|n| (likeness(&old[o].key, &new[n].key), n))
                .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
            match best {
                Some((score, n)) if score >= 0.35 => {
                    links.extend((next_new..n).map(inserted));
                    links.push(pair(o, n, score));
                    next_new = n + 1;
                }
                _ => links.push(Link { old: vec![o], new: vec![], moved: false, similarity: 0.0, runner_up: 0.0 }),
            }
        }
        links.extend((next_new..news.end).map(inserted));
    }
    Alignment { links, fallbacks: Vec::new() }
}

fn pair(old: usize, new: usize, similarity: f64) -> Link {
    Link { old: vec![old], new: vec![new], moved: false, similarity, runner_up: 0.0 }
}

fn inserted(new: usize) -> Link {
    Link { old: vec![], new: vec![new], moved: false, similarity: 0.0, runner_up: 0.0 }
}

fn likeness(old: &str, new: &str) -> f64 {
    let mut counts: HashMap<&str, i32> = HashMap::new();
    let (mut total, mut common) = (0, 0);
    for word in old.split(' ') {
        *counts.entry(word).or_default() += 1;
        total += 1;
    }
    for word in new.split(' ') {
        total += 1;
        if let Some(count) = counts.get_mut(word).filter(|count| **count > 0) {
            *count -= 1;
            common += 2;
        }
    }
    f64::from(common) / f64::from(total.max(1))
}
