//! Makes one place of those from which the same goes on, so that a trie of many phrases is small.
//!
//! Phrases in many forms, "sell|rent|trade your|the|any data", make a place for every row of forms; what follows is the same behind
//! most of them. This is how an automaton of words is made minimal from its ends on (Revuz 1992).

use super::{Node, ROOT, WordHasher, number};
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

/// The places of which no two go on alike, the root first as before. What leads on from a place stands behind it.
pub(super) fn without_twins(nodes: Vec<Node>) -> Vec<Node> {
    let mut kept: Vec<Node> = Vec::new();
    let mut by_hash: HashMap<u64, Vec<u32>, BuildHasherDefault<WordHasher>> = HashMap::default();
    let mut twins = vec![ROOT; nodes.len()];
    for (at, mut node) in nodes.into_iter().enumerate().rev() {
        node.next.iter_mut().for_each(|(_, next)| *next = twins[*next as usize]);
        node.gap = node.gap.map(|gap| twins[gap as usize]);
        let alike = by_hash.entry(mixed(&node)).or_default();
        twins[at] = match alike.iter().find(|&&other| kept[other as usize] == node) {
            Some(&other) => other,
            None => {
                alike.push(number(kept.len()));
                kept.push(node);
                number(kept.len() - 1)
            }
        };
    }
    // The root was kept last.
    let last = number(kept.len().saturating_sub(1));
    for node in &mut kept {
        node.next.iter_mut().for_each(|(_, next)| *next = last - *next);
        node.gap = node.gap.map(|gap| last - gap);
    }
    kept.reverse();
    kept
}

/// What tells a place from most others: all places are told apart when a language is made, which must not take long.
fn mixed(node: &Node) -> u64 {
    const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
    let words = node.next.iter().map(|&(word, next)| word.0 ^ u64::from(next).wrapping_mul(SPREAD));
    let ends = node.ends.iter().map(|&end| !u64::from(end));
    let gap = node.gap.map_or(0, |gap| u64::from(gap) + 1);
    words.chain(ends).fold(gap, |mixed, part| (mixed.rotate_left(5) ^ part).wrapping_mul(SPREAD))
}
