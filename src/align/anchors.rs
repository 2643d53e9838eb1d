//! Clauses that did not change at all, and those of them that keep their place.

use super::chain::{Weighted, heaviest_chain};
use super::{Constraints, Pairing};
use crate::clause::{Clause, ClauseId, ClauseKind};
use crate::parallel;
use crate::text::Hashing;
use std::collections::HashMap;
use std::hash::{Hash, Hasher};

/// Pairs equal clauses: keys that occur once on each side anchor, the heaviest chain of them keeps its place, equal
/// neighbours of an anchor follow it, and what lies off the chain has moved, if it is long enough. Boilerplate that
/// repeats never anchors. Idea: patience diff (Bram Cohen).
pub fn pair_equal(pairing: &mut Pairing<'_>, constraints: &Constraints) {
    let (old, new, thresholds) = (pairing.old, pairing.new, pairing.thresholds);
    let numbers = number_keys(old, new);
    let [old_keys, new_keys] = &numbers.keys;
    let mut anchors: Vec<(usize, usize)> = numbers
        .once
        .iter()
        .copied()
        .filter(|&(o, n)| pairing.free(o, n) && !constraints.forbidden.contains(&(o, n)))
        .collect();
    // They stand in two runs that rise.
    anchors.sort();
    let words: Vec<usize> = anchors.iter().map(|&(o, _)| old[o].key_words as usize).collect();
    let equal = |o: Option<usize>, n: Option<usize>| match (o, n) {
        (Some(o), Some(n)) => old_keys.get(o).is_some_and(|key| new_keys.get(n) == Some(key)),
        _ => false,
    };
    let supported = |o: usize, n: usize| {
        equal(o.checked_sub(1), n.checked_sub(1)) || equal(Some(o + 1), Some(n + 1)) || (o == 0 && n == 0)
    };
    let firm: Vec<Weighted> = anchors
        .iter()
        .zip(&words)
        .filter(|&(&(o, n), &words)| {
            words >= thresholds.anchor_words
                || old[o].kind == ClauseKind::Heading && !is_label(&old[o])
                || supported(o, n)
        })
        .map(|(&(old, new), &words)| Weighted {
            old,
            new,
            weight: (thresholds.anchor_base + words.min(thresholds.anchor_cap)) as u64,
        })
        .collect();
    let chain = heaviest_chain(firm);
    for &(o, n) in &chain {
        pairing.pair(o, n, 1.0, false);
    }
    extend(pairing, constraints, &chain, old_keys, new_keys);
    move_equal(pairing, &anchors, &words);
}

/// Whether a heading only counts: "Guideline 4", "Annex B". Where sections change places, such labels stay where they were.
fn is_label(heading: &Clause) -> bool {
    let mut words = heading.key.split_whitespace();
    let counts = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.bytes().all(|byte| byte.is_ascii_digit() || b"ivxlc".contains(&byte)) || word.chars().nth(1).is_none()
    };
    matches!((words.next(), words.next(), words.next()), (Some(_), Some(last), None) if counts(last))
}

/// A clause known by its key, of which the hash is known.
struct Key<'a>(&'a Clause);

impl PartialEq for Key<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.0.key_hash == other.0.key_hash && self.0.key == other.0.key
    }
}

impl Eq for Key<'_> {}

impl Hash for Key<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.0.key_hash);
    }
}

/// Clauses by numbers that those with the same key share.
struct Keys {
    keys: [Vec<u32>; 2],
    /// Places of the keys that occur once on each side.
    once: Vec<(usize, usize)>,
}

/// Numbers the keys, those of one half of all hashes apart from the others: on another thread where it is worth it. The bit
/// that tells them apart is none by which a map finds its place.
fn number_keys(old: &[Clause], new: &[Clause]) -> Keys {
    let bytes = old.iter().chain(new).map(|clause| clause.key.len()).sum();
    let (odd, even) = parallel::both(bytes, || number_half(old, new, 1), || number_half(old, new, 0));
    let mut keys = [vec![0; old.len()], vec![0; new.len()]];
    for (numbered, odd) in [(&even.keys, 0), (&odd.keys, 1)] {
        for (keys, numbered) in keys.iter_mut().zip(numbered) {
            numbered.iter().for_each(|&(at, number)| keys[at] = 2 * number + odd);
        }
    }
    Keys { keys, once: even.once().chain(odd.once()).collect() }
}

/// The clauses that one half of all hashes has.
struct Half {
    /// The places of those of each side, in order, and the numbers of their keys.
    keys: [Vec<(usize, u32)>; 2],
    /// For each number how often it occurs on each side, and where among those last.
    seen: Vec<[(u32, usize); 2]>,
}

fn of_half(clauses: &[Clause], odd: u64) -> impl Iterator<Item = (usize, &Clause)> {
    clauses.iter().enumerate().filter(move |(_, clause)| clause.key_hash >> 32 & 1 == odd)
}

fn number_half(old: &[Clause], new: &[Clause], odd: u64) -> Half {
    let mut numbers: HashMap<Key<'_>, u32, Hashing> =
        HashMap::with_capacity_and_hasher(old.len() / 2, Hashing::default());
    let mut half =
        Half { keys: [old, new].map(|side| Vec::with_capacity(side.len())), seen: Vec::with_capacity(old.len()) };
    let mut number = |half: &Half, key| *numbers.entry(key).or_insert(half.seen.len() as u32);
    for (at, clause) in of_half(old, odd) {
        let number = number(&half, Key(clause));
        half.add(0, at, number);
    }
    // Most new clauses follow the one that the clause before them was: they are not looked up.
    let mut follows = 0;
    for (at, clause) in of_half(new, odd) {
        let next = half.keys[0].get(follows).copied();
        let number = match next {
            Some((next, number)) if Key(&old[next]) == Key(clause) => number,
            _ => number(&half, Key(clause)),
        };
        half.add(1, at, number);
        let [(times, place), _] = half.seen[number as usize];
        follows = if times > 0 && next.map(|(_, number)| number) != Some(number) { place + 1 } else { follows + 1 };
    }
    half
}

impl Half {
    /// Counts the clause at a place of a side, whose key has a number: the next one where the key is new.
    fn add(&mut self, side: usize, at: usize, number: u32) {
        if number as usize == self.seen.len() {
            self.seen.push([(0, 0); 2]);
        }
        let seen = &mut self.seen[number as usize][side];
        *seen = (seen.0 + 1, self.keys[side].len());
        self.keys[side].push((at, number));
    }

    fn once(&self) -> impl Iterator<Item = (usize, usize)> {
        let once = self.seen.iter().filter(|sides| sides[0].0 == 1 && sides[1].0 == 1);
        once.map(|sides| (self.keys[0][sides[0].1].0, self.keys[1][sides[1].1].0))
    }
}

/// Equal neighbours of what keeps its place, and of both ends, keep their place too.
fn extend(
    pairing: &mut Pairing<'_>,
    constraints: &Constraints,
    chain: &[(usize, usize)],
    old_keys: &[u32],
    new_keys: &[u32],
) {
    let (lengths, start) = ((old_keys.len(), new_keys.len()), std::iter::once(None));
    let bounds: Vec<Option<(usize, usize)>> = start.chain(chain.iter().copied().map(Some)).collect();
    for (at, bound) in bounds.iter().enumerate() {
        let end = chain.get(at).copied().unwrap_or(lengths);
        let (mut o, mut n) = bound.map_or((0, 0), |(o, n)| (o + 1, n + 1));
        let fits = |pairing: &Pairing<'_>, o: usize, n: usize| {
            old_keys[o] == new_keys[n] && pairing.free(o, n) && !constraints.forbidden.contains(&(o, n))
        };
        while o < end.0 && n < end.1 && fits(pairing, o, n) {
            pairing.pair(o, n, 1.0, false);
            (o, n) = (o + 1, n + 1);
        }
        let (mut last_o, mut last_n) = end;
        while last_o > o && last_n > n && fits(pairing, last_o - 1, last_n - 1) {
            (last_o, last_n) = (last_o - 1, last_n - 1);
            pairing.pair(last_o, last_n, 1.0, false);
        }
    }
}

/// Unique equal clauses off the chain have moved, where the run that moved together is long enough. A short paragraph
/// that stands alone may move too: it is no item that two lists share by chance. Nor is one that stayed in its list.
fn move_equal(pairing: &mut Pairing<'_>, anchors: &[(usize, usize)], words: &[usize]) {
    let thresholds = pairing.thresholds;
    let off: Vec<usize> = (0..anchors.len()).filter(|&at| pairing.free(anchors[at].0, anchors[at].1)).collect();
    let mut from = 0;
    while from < off.len() {
        let mut to = from + 1;
        while to < off.len() {
            let ((o, n), (next_o, next_n)) = (anchors[off[to - 1]], anchors[off[to]]);
            if next_o != o + 1 || next_n != n + 1 {
                break;
            }
            to += 1;
        }
        let run = &off[from..to];
        let total: usize = run.iter().map(|&at| words[at]).sum();
        let crosses = run.iter().any(|&at| !pairing.in_order(anchors[at].0, anchors[at].1));
        let alone = run.len() == 1 && words[run[0]] >= 2 && {
            let (o, n) = anchors[run[0]];
            pairing.old[o].kind == ClauseKind::Paragraph && pairing.new[n].kind == ClauseKind::Paragraph
        };
        let listed = run.iter().all(|&at| words[at] >= thresholds.listed_words && in_one_list(pairing, anchors[at]));
        if total >= thresholds.move_words || alone || listed {
            for &at in run {
                pairing.pair(anchors[at].0, anchors[at].1, 1.0, crosses);
            }
        }
        from = to;
    }
}

/// Whether two equal items or rows stand in the same list or table: there a short one that changed its place has moved.
fn in_one_list(pairing: &Pairing<'_>, (o, n): (usize, usize)) -> bool {
    let (old, new) = (&pairing.old[o], &pairing.new[n]);
    let parent = |clause: &Clause| clause.parent.as_ref().map(ClauseId::place);
    old.kind == new.kind
        && matches!(old.kind, ClauseKind::Item | ClauseKind::Row)
        && match (parent(old), parent(new)) {
            (Some(o), Some(n)) => pairing.paired(o, n),
            (o, n) => o == n,
        }
}
