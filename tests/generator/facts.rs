//! What edits did to made-up terms, or what a comparison found: which old clauses became which new ones.

use super::MadeBlock;
use std::collections::{BTreeMap, BTreeSet};

/// Which old clauses became which new ones, by their places.
pub type Became = BTreeSet<(Vec<usize>, Vec<usize>)>;

/// Pairs, moves, splits and merges.
#[derive(Default)]
pub struct Facts {
    /// One clause that became one, moved or not.
    pub pairs: Became,
    /// Pairs that passed others.
    pub moves: Became,
    /// One clause that became several. What is new between the pieces belongs to them.
    pub splits: Became,
    /// Several clauses that became one. What is gone between them belongs to them.
    pub merges: Became,
}

impl Facts {
    /// What the edits did.
    pub fn by_edits(new: &[MadeBlock]) -> Self {
        let mut made = Self::default();
        let mut of_old: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, block) in new.iter().enumerate() {
            block.from.iter().for_each(|&from| of_old.entry(from).or_default().push(at));
        }
        for (at, block) in new.iter().enumerate() {
            match block.from.as_slice() {
                [from] if block.moved && of_old[from].len() == 1 => drop(made.moves.insert((vec![*from], vec![at]))),
                [_, _, ..] => {
                    let gone = |old: usize| !of_old.contains_key(&old);
                    made.merges.insert((with_between(&block.from, gone), vec![at]));
                }
                _ => {}
            }
        }
        for (&from, to) in &of_old {
            match to.as_slice() {
                [only] if new[*only].from.len() == 1 => drop(made.pairs.insert((vec![from], vec![*only]))),
                [_, _, ..] => {
                    let fresh = |at: usize| new[at].from.is_empty();
                    made.splits.insert((vec![from], with_between(to, fresh)));
                }
                _ => {}
            }
        }
        made
    }

    /// Notes one thing that a comparison found.
    pub fn add(&mut self, old: Vec<usize>, new: Vec<usize>, moved: bool) {
        match (old.len(), new.len()) {
            (0, _) | (_, 0) => {}
            (1, 1) => {
                if moved {
                    self.moves.insert((old.clone(), new.clone()));
                }
                self.pairs.insert((old, new));
            }
            (1, _) => drop(self.splits.insert((old, new))),
            _ => drop(self.merges.insert((old, new))),
        }
    }

    /// The same with the first of clauses that read alike in place of the others: which of them became which cannot be
    /// told.
    pub fn by_text(self, old: &[MadeBlock], new: &[MadeBlock]) -> Self {
        let first = |blocks: &[MadeBlock]| -> Vec<usize> {
            let mut seen: BTreeMap<String, usize> = BTreeMap::new();
            blocks.iter().enumerate().map(|(at, block)| *seen.entry(block.text.clone()).or_insert(at)).collect()
        };
        let (olds, news) = (first(old), first(new));
        let named = |facts: Became| -> Became {
            let all = |places: Vec<usize>, first: &[usize]| places.into_iter().map(|at| first[at]).collect();
            facts.into_iter().map(|(o, n)| (all(o, &olds), all(n, &news))).collect()
        };
        Self {
            pairs: named(self.pairs),
            moves: named(self.moves),
            splits: named(self.splits),
            merges: named(self.merges),
        }
    }

    /// All four with their names.
    pub fn all(&self) -> [(&'static str, &Became); 4] {
        [("pairs", &self.pairs), ("moves", &self.moves), ("splits", &self.splits), ("merges", &self.merges)]
    }
}

/// The places and all between them, where none of those belongs to another clause.
fn with_between(places: &[usize], unbound: impl Fn(usize) -> bool) -> Vec<usize> {
    let (Some(&first), Some(&last)) = (places.iter().min(), places.iter().max()) else { return Vec::new() };
    let whole = (first..=last).all(|at| places.contains(&at) || unbound(at));
    if whole { (first..=last).collect() } else { places.to_vec() }
}
