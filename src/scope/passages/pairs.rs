//! Sentences of both versions paired, the most alike first.
//!
//! Knows how alike they are, and nothing of the clauses that they stand in.

use super::likeness::{Key, likeness};
use super::{COMMON, Place, Version, sentence};
use crate::parallel::in_halves;
use crate::scope::lexicon::WordMap;
use std::collections::HashSet;

/// Share of words that two sentences of different changes have in common to be one sentence reworded.
const REWORDED_ELSEWHERE: f64 = 0.62;

/// Pairs sentences of one change, the most alike first.
pub(super) fn pair(
    old: Version<'_>,
    new: Version<'_>,
    olds: &[Place],
    news: &[Place],
    least: f64,
) -> Vec<(Place, Place)> {
    if olds.is_empty() || news.is_empty() {
        return Vec::new();
    }
    let keys = |version: Version<'_>, places: &[Place]| -> Vec<Key> {
        places.iter().map(|&place| Key::of(version, place)).collect()
    };
    let (a, b) = (keys(old, olds), keys(new, news));
    let mut scored: Vec<(f64, usize, usize)> = Vec::new();
    for (i, was) in a.iter().enumerate() {
        for (j, is) in b.iter().enumerate() {
            let alike = likeness(was, is);
            if alike >= least {
                scored.push((alike, i, j));
            }
        }
    }
    greedy(scored).into_iter().map(|(i, j)| (olds[i], news[j])).collect()
}

/// Pairs sentences of different changes that share a rare word.
pub(super) fn pair_far(
    old: Version<'_>,
    new: Version<'_>,
    olds: &[Place],
    news: &[Place],
    work: usize,
) -> Vec<(Place, Place)> {
    let mut holding: WordMap<Vec<usize>> = WordMap::default();
    for (at, &place) in olds.iter().enumerate() {
        for &(word, ..) in &sentence(old, place).words {
            let list = holding.entry(word).or_default();
            if list.last() != Some(&at) {
                list.push(at);
            }
        }
    }
    let pairs_of = |news: &[(usize, Place)]| {
        let mut scored: Vec<(f64, usize, usize)> = Vec::new();
        // How many words each old sentence shares with the new one in hand, and those that share any.
        let (mut shared, mut sharing) = (vec![0_usize; olds.len()], Vec::new());
        for &(j, place) in news {
            let key = Key::of(new, place);
            for same in key.sorted.chunk_by(|one, next| one == next) {
                for &at in holding.get(&same[0]).filter(|list| list.len() <= COMMON).into_iter().flatten() {
                    if shared[at] == 0 {
                        sharing.push(at);
                    }
                    shared[at] += 1;
                }
            }
            for i in sharing.drain(..) {
                let shared = std::mem::take(&mut shared[i]);
                if shared * 3 >= sentence(old, olds[i]).words.len().min(key.words.len()) {
                    let alike = likeness(&Key::of(old, olds[i]), &key);
                    if alike >= REWORDED_ELSEWHERE {
                        scored.push((alike, i, j));
                    }
                }
            }
        }
        scored
    };
    let numbered: Vec<(usize, Place)> = news.iter().copied().enumerate().collect();
    greedy(in_halves(work, &numbered, pairs_of)).into_iter().map(|(i, j)| (olds[i], news[j])).collect()
}

fn greedy(mut scored: Vec<(f64, usize, usize)>) -> Vec<(usize, usize)> {
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut left, mut right) = (HashSet::new(), HashSet::new());
    let mut out = Vec::new();
    for (_, i, j) in scored {
        if !left.contains(&i) && !right.contains(&j) {
            left.insert(i);
            right.insert(j);
            out.push((i, j));
        }
    }
    out
}
