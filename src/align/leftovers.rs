//! What is left once equal clauses are paired: which of it is worth weighing against which, and how alike it is.

use super::bag::{Bag, Bags};
use super::postings::Postings;
use super::rarity::Rarity;
use super::thresholds::{CANDIDATES, MOST_WORK, SAMPLE_BYTES, SMALL_GAP, WORK_PER_WORD};
use super::words::HashedWords;
use super::{Constraints, Pairing};
use crate::clause::{Clause, ClauseKind};
use crate::parallel;

/// What is known of the clauses that are not paired yet.
pub struct Leftovers {
    /// Bags of the old clauses, by index; empty for clauses that were paired before.
    pub old: Bags,
    /// Bags of the new clauses.
    pub new: Bags,
    /// How rare words are.
    pub rarity: Rarity,
    /// The pairs that were weighed: old, new, likeness that decides, sorted.
    pub candidates: Vec<(usize, usize, f64)>,
    /// The places of the candidates, in the order of their new clauses.
    by_new: Vec<usize>,
    /// Groups that were made before, of clauses that have no bags.
    pub groups_before: usize,
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
        let mut bags: Bags = vec![None; pairing.group_of[side].len()];
        for (&(at, text), words) in of.iter().zip(words.texts()) {
            bags[at] = Some(Box::new(rarity.bag(text, words, side)));
        }
        bags
    };
    let (mut old, mut new) = (bags(&old, &old_words, 0), bags(&new, &new_words, 1));
    rarity.settle();
    let weigh = |bags: &mut Bags| bags.iter_mut().flatten().for_each(|bag| rarity.weigh_bag(bag));
    parallel::both(bytes, || weigh(&mut old), || weigh(&mut new));
    let groups_before = pairing.groups.len();
    let (candidates, by_new) = (Vec::new(), Vec::new());
    let mut leftovers = Leftovers { old, new, rarity, candidates, by_new, groups_before, cut: false };
    leftovers.propose(pairing, constraints);
    leftovers
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
    fn propose(&mut self, pairing: &Pairing<'_>, constraints: &Constraints) {
        let postings = Postings::of(&self.new, self.rarity.len());
        let words = self.old.iter().chain(&self.new).flatten().map(|bag| bag.words.len() as u64).sum::<u64>();
        let budget = (2_000_000 + words * WORK_PER_WORD).min(MOST_WORK);
        let mut work = 0u64;
        // Weight of the words shared with each new clause, and the clauses that share any.
        let (mut weights, mut touched) = (vec![0.0f64; self.new.len()], Vec::new());
        // All a new clause weighs, kept together: hundreds are asked for each old one.
        let weighs: Vec<f64> = self.new.iter().map(|bag| bag.as_ref().map_or(1.0, |bag| bag.weight)).collect();
        // How often each word stands in the old clause, and room for the new clauses to weigh against it.
        let mut held = vec![0u32; self.rarity.len()];
        let (mut best, mut news_to_weigh): (Vec<(f64, u32)>, Vec<usize>) = (Vec::new(), Vec::new());
        for gap in &pairing.gaps() {
            let news: Vec<usize> = gap.new.clone().filter(|&n| self.new[n].is_some()).collect();
            let olds: Vec<usize> = gap.old.clone().filter(|&o| self.old[o].is_some()).collect();
            for (place, &o) in olds.iter().enumerate() {
                let Some(bag) = &self.old[o] else { continue };
                let near = place * news.len() / olds.len().max(1);
                if work < budget {
                    for word in bag.different() {
                        let holders = postings.of_word(word);
                        work += 2 * holders.len() as u64;
                        let weight = self.rarity.weigh(&[word]);
                        for &n in holders {
                            if weights[n as usize] == 0.0 {
                                touched.push(n);
                            }
                            weights[n as usize] += weight;
                        }
                    }
                } else {
                    self.cut = true;
                }
                best.clear();
                best.extend(touched.drain(..).map(|n| {
                    let weight = std::mem::take(&mut weights[n as usize]);
                    let other = weighs[n as usize];
                    (weight / bag.weight.min(other).max(1e-9) + weight / (bag.weight + other), n)
                }));
                let better = |a: &(f64, u32), b: &(f64, u32)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
                // Often hundreds share a word: only the best are put in order.
                if best.len() > CANDIDATES {
                    best.select_nth_unstable_by(CANDIDATES - 1, better);
                    best.truncate(CANDIDATES);
                }
                news_to_weigh.clear();
                news_to_weigh.extend(best.iter().map(|(_, n)| *n as usize));
                if olds.len() * news.len() <= SMALL_GAP {
                    news_to_weigh.extend(&news);
                } else {
                    news_to_weigh.extend(&news[near.saturating_sub(2)..(near + 3).min(news.len())]);
                }
                news_to_weigh.sort_unstable();
                news_to_weigh.dedup();
                bag.words.iter().for_each(|&word| held[word as usize] += 1);
                for &n in &news_to_weigh {
                    let Some(other) = &self.new[n] else { continue };
                    if constraints.forbidden.contains(&(o, n)) {
                        continue;
                    }
                    work += (bag.words.len() + other.words.len()) as u64;
                    let affinity = self.affinity(pairing, (o, n), &held, bag, other);
                    if affinity > 0.1 {
                        self.candidates.push((o, n, affinity));
                    }
                }
                bag.words.iter().for_each(|&word| held[word as usize] = 0);
            }
        }
        self.candidates.sort_by_key(|&(o, n, _)| (o, n));
        self.by_new = (0..self.candidates.len()).collect();
        self.by_new.sort_by_key(|&at| self.candidates[at].1);
    }

    /// The likeness that decides, where `held` says how often each word stands in the old clause.
    fn affinity(&self, pairing: &Pairing<'_>, (o, n): (usize, usize), held: &[u32], bag: &Bag, other: &Bag) -> f64 {
        let (old, new, thresholds) = (&pairing.old[o], &pairing.new[n], pairing.thresholds);
        if old.key == new.key {
            return if same_standing(old, new) { 1.0 } else { thresholds.other_standing };
        }
        let common = self.rarity.common_with(held, &other.words);
        if same_standing(old, new) {
            self.rarity.affinity_sharing(common, bag, other, true)
        } else {
            thresholds.other_standing * self.rarity.affinity_sharing(common, bag, other, false)
        }
    }

    /// The best likeness of another candidate for either clause of a pair.
    pub fn runner_up(&self, o: usize, n: usize) -> f64 {
        let of_old = self.of_old(o).iter().filter(|pair| pair.1 != n).map(|pair| pair.2).fold(0.0, f64::max);
        of_old.min(1.0)
    }

    /// The candidates of a new clause.
    pub fn of_new(&self, n: usize) -> impl Iterator<Item = &(usize, usize, f64)> {
        let from = self.by_new.partition_point(|&at| self.candidates[at].1 < n);
        let to = self.by_new.partition_point(|&at| self.candidates[at].1 <= n);
        self.by_new[from..to].iter().map(|&at| &self.candidates[at])
    }

    /// The candidates of an old clause.
    pub fn of_old(&self, o: usize) -> &[(usize, usize, f64)] {
        let from = self.candidates.partition_point(|pair| pair.0 < o);
        let to = self.candidates.partition_point(|pair| pair.0 <= o);
        &self.candidates[from..to]
    }
}

/// Whether both clauses are headings, or neither is.
pub fn same_standing(old: &Clause, new: &Clause) -> bool {
    (old.kind == ClauseKind::Heading) == (new.kind == ClauseKind::Heading)
}
