//! What is left once equal clauses are paired: which of it is worth weighing against which, and how alike it is.

use super::bag::Bags;
use super::proposals::propose;
use super::rarity::Rarity;
use super::thresholds::SAMPLE_BYTES;
use super::words::HashedWords;
use super::{Constraints, Pairing};
use crate::clause::{Clause, ClauseKind};
use crate::parallel;

/// A pair that was weighed: old, new, likeness that decides.
pub type Candidate = (usize, usize, f64);

/// What is known of the clauses that are not paired yet.
pub struct Leftovers {
    /// Bags of the old clauses.
    pub old: Bags,
    /// Bags of the new clauses.
    pub new: Bags,
    /// How rare words are.
    pub rarity: Rarity,
    /// The pairs that were weighed: old, new, likeness that decides, sorted.
    pub candidates: Vec<Candidate>,
    /// The places of the candidates, in the order of their new clauses.
    by_new: Vec<usize>,
    /// Groups that were made before, of clauses that have no bags.
    pub groups_before: usize,
    /// Bytes of what was not paired before.
    pub bytes: usize,
    /// Whether the work limit cut the search short.
    pub cut: bool,
}

/// Reads the words of what is not paired, learns which words are common, and weighs the pairs worth weighing.
pub fn weigh(pairing: &Pairing<'_>, constraints: &Constraints) -> Leftovers {
    let mut rarity = Rarity::new(*pairing.thresholds);
    sample(pairing, &mut rarity);
    let [old, new] = [0, 1].map(|side| left(pairing, side));
    let bytes = [&old, &new].into_iter().flatten().map(|(_, text)| text.len()).sum();
    let words = |texts: &[(usize, &str)]| HashedWords::of(texts.iter().map(|(_, text)| *text));
    let (old_words, new_words) = parallel::both(bytes, || words(&old), || words(&new));
    let mut bags = |of: &[(usize, &str)], words: &HashedWords, side: usize| {
        let texts = of.iter().zip(words.texts());
        let bags = texts.map(|(&(at, text), words)| (at, rarity.bag(text, words, side))).collect();
        Bags::of(bags, pairing.group_of[side].len())
    };
    let (mut old, mut new) = (bags(&old, &old_words, 0), bags(&new, &new_words, 1));
    rarity.settle();
    let weigh = |bags: &mut Bags| bags.iter_mut().for_each(|bag| rarity.weigh_bag(bag));
    parallel::both(bytes, || weigh(&mut old), || weigh(&mut new));
    let groups_before = pairing.groups.len();
    let (mut candidates, cut) = propose(pairing, constraints, (&old, &new), &rarity, bytes);
    candidates.sort_by_key(|&(o, n, _)| (o, n));
    let mut by_new: Vec<usize> = (0..candidates.len()).collect();
    by_new.sort_by_key(|&at| candidates[at].1);
    Leftovers { old, new, rarity, candidates, by_new, groups_before, bytes, cut }
}

/// The clauses of a side (0 old, 1 new) that are not paired yet: their places, and the texts by which they are matched.
fn left<'a>(pairing: &Pairing<'a>, side: usize) -> Vec<(usize, &'a str)> {
    let clauses: &'a [Clause] = [pairing.old, pairing.new][side];
    let left = pairing.group_of[side].iter().map(Option::is_none);
    let places = clauses.iter().enumerate().zip(left).filter(|(_, left)| *left);
    places.map(|((at, clause), _)| (at, clause.key.as_str())).collect()
}

/// Learns from unchanged text, spread evenly over the document.
fn sample(pairing: &Pairing<'_>, rarity: &mut Rarity) {
    let bytes: usize = pairing.old.iter().map(|clause| clause.key.len()).sum();
    let step = bytes / SAMPLE_BYTES + 1;
    let mut room = Vec::new();
    for at in (0..pairing.old.len()).step_by(step) {
        if pairing.group_of[0][at].is_some() && pairing.old[at].key.len() < SAMPLE_BYTES {
            rarity.count(&pairing.old[at].key, &mut room);
        }
    }
}

impl Leftovers {
    /// The best likeness of another candidate for either clause of a pair.
    pub fn runner_up(&self, o: usize, n: usize) -> f64 {
        let of_old = self.of_old(o).iter().filter(|pair| pair.1 != n).map(|pair| pair.2).fold(0.0, f64::max);
        of_old.min(1.0)
    }

    /// The candidates of a new clause.
    pub fn of_new(&self, n: usize) -> impl Iterator<Item = &Candidate> {
        let from = self.by_new.partition_point(|&at| self.candidates[at].1 < n);
        let to = self.by_new.partition_point(|&at| self.candidates[at].1 <= n);
        self.by_new[from..to].iter().map(|&at| &self.candidates[at])
    }

    /// The candidates of an old clause.
    pub fn of_old(&self, o: usize) -> &[Candidate] {
        let from = self.candidates.partition_point(|pair| pair.0 < o);
        let to = self.candidates.partition_point(|pair| pair.0 <= o);
        &self.candidates[from..to]
    }
}

/// Whether both clauses are headings, or neither is.
pub fn same_standing(old: &Clause, new: &Clause) -> bool {
    (old.kind == ClauseKind::Heading) == (new.kind == ClauseKind::Heading)
}
