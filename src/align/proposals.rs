//! Which of the clauses that are left are worth weighing against each other, and how alike they are: those that share the
//! most rare words, and those at the same place.

use super::bag::{Bag, Bags};
use super::leftovers::{Candidate, same_standing};
use super::postings::Postings;
use super::rarity::Rarity;
use super::thresholds::{CANDIDATES, MOST_WORK, SMALL_GAP, WORK_PER_WORD};
use super::{Constraints, Pairing};
use crate::parallel;
use std::ops::Range;

/// The pairs worth weighing, and whether the work limit left some out. One half of the old clauses is looked up on either
/// thread where their texts, of so many `bytes`, are long.
pub fn propose(
    pairing: &Pairing<'_>,
    constraints: &Constraints,
    (old, new): (&Bags, &Bags),
    rarity: &Rarity,
    bytes: usize,
) -> (Vec<Candidate>, bool) {
    let words = old.iter().chain(new.iter()).map(|(_, bag)| bag.words().len() as u64).sum::<u64>();
    let (places, near) = places(pairing, old, new);
    let proposing = Proposing {
        pairing,
        constraints,
        rarity,
        new,
        near,
        postings: Postings::of(new, rarity.len()),
        weighs: (0..new.clauses()).map(|n| new.get(n).map_or(1.0, |bag| bag.weight)).collect(),
        budget: (2_000_000 + words * WORK_PER_WORD).min(MOST_WORK),
    };
    proposing.all(&places, bytes)
}

/// An old clause that is left, and which of the new clauses near its place are weighed whatever they share with it.
struct Place<'a> {
    old: usize,
    bag: &'a Bag,
    near: Range<usize>,
}

/// The old clauses that are left, gap by gap, and the new ones near them.
fn places<'a>(pairing: &Pairing<'_>, old: &'a Bags, new: &Bags) -> (Vec<Place<'a>>, Vec<usize>) {
    let (mut places, mut near) = (Vec::new(), Vec::new());
    for gap in pairing.gaps() {
        let start = near.len();
        near.extend(gap.new.filter(|&n| new.get(n).is_some()));
        let olds: Vec<(usize, &Bag)> = gap.old.filter_map(|o| Some((o, old.get(o)?))).collect();
        let news = near.len() - start;
        places.extend(olds.iter().enumerate().map(|(at, &(old, bag))| {
            let near = if olds.len() * news <= SMALL_GAP {
                0..news
            } else {
                let place = at * news / olds.len();
                place.saturating_sub(2)..(place + 3).min(news)
            };
            Place { old, bag, near: start + near.start..start + near.end }
        }));
    }
    (places, near)
}

/// What proposing goes by.
struct Proposing<'a> {
    pairing: &'a Pairing<'a>,
    constraints: &'a Constraints,
    rarity: &'a Rarity,
    new: &'a Bags,
    /// The new clauses that are left, gap by gap.
    near: Vec<usize>,
    postings: Postings,
    /// All that each new clause weighs, kept together: hundreds are asked for each old one.
    weighs: Vec<f64>,
    /// Steps of work from which on only what is near is weighed.
    budget: u64,
}

/// What was proposed for old clauses in a row.
struct Proposed {
    candidates: Vec<Candidate>,
    /// Steps of work that were taken, with those before.
    work: u64,
    cut: bool,
}

impl Proposing<'_> {
    /// The pairs of all old clauses, and whether the limit left some out.
    fn all(&self, places: &[Place<'_>], bytes: usize) -> (Vec<Candidate>, bool) {
        if !parallel::is_worth_it(bytes) {
            let made = self.part(places, 0);
            return (made.candidates, made.cut);
        }
        let (first, last) = places.split_at(places.len() / 2);
        let (rest, mut made) = parallel::both(bytes, || self.part(last, 0), || self.part(first, 0));
        // The limit is one for both: where it is reached, the second half begins with the work that the first one took.
        let within = made.work + rest.work < self.budget;
        let rest = if within { rest } else { self.part(last, made.work) };
        made.candidates.extend(rest.candidates);
        (made.candidates, made.cut || rest.cut)
    }

    /// The pairs of old clauses in a row, before which so much work was done.
    fn part(&self, places: &[Place<'_>], work: u64) -> Proposed {
        let mut made = Proposed { candidates: Vec::new(), work, cut: false };
        // Weight of the words shared with each new clause, and the clauses that share any.
        let (mut weights, mut touched) = (vec![0.0f64; self.new.clauses()], Vec::new());
        // How often each word stands in the old clause, and room for the new clauses to weigh against it.
        let mut held = vec![0u32; self.rarity.len()];
        let (mut best, mut news_to_weigh): (Vec<(f64, u32)>, Vec<usize>) = (Vec::new(), Vec::new());
        for Place { old, bag, near } in places {
            if made.work < self.budget {
                for word in bag.different() {
                    let holders = self.postings.of_word(word);
                    made.work += 2 * holders.len() as u64;
                    let weight = self.rarity.weigh(&[word]);
                    for &n in holders {
                        if weights[n as usize] == 0.0 {
                            touched.push(n);
                        }
                        weights[n as usize] += weight;
                    }
                }
            } else {
                made.cut = true;
            }
            best.clear();
            best.extend(touched.drain(..).map(|n| {
                let weight = std::mem::take(&mut weights[n as usize]);
                let other = self.weighs[n as usize];
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
            news_to_weigh.extend(&self.near[near.clone()]);
            news_to_weigh.sort_unstable();
            news_to_weigh.dedup();
            bag.words().iter().for_each(|&word| held[word as usize] += 1);
            for &n in &news_to_weigh {
                let Some(other) = self.new.get(n) else { continue };
                if self.constraints.forbidden.contains(&(*old, n)) {
                    continue;
                }
                made.work += (bag.words().len() + other.words().len()) as u64;
                let affinity = self.affinity((*old, n), &held, bag, other);
                if affinity > 0.1 {
                    made.candidates.push((*old, n, affinity));
                }
            }
            bag.words().iter().for_each(|&word| held[word as usize] = 0);
        }
        made
    }

    /// The likeness that decides, where `held` says how often each word stands in the old clause.
    fn affinity(&self, (o, n): (usize, usize), held: &[u32], bag: &Bag, other: &Bag) -> f64 {
        let (old, new, thresholds) = (&self.pairing.old[o], &self.pairing.new[n], self.pairing.thresholds);
        if old.key == new.key {
            return if same_standing(old, new) { 1.0 } else { thresholds.other_standing };
        }
        let common = self.rarity.common_with(held, other.words());
        if same_standing(old, new) {
            self.rarity.affinity_sharing(common, bag, other, true)
        } else {
            thresholds.other_standing * self.rarity.affinity_sharing(common, bag, other, false)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::{Thresholds, leftovers};
    use crate::clause::segment_both;
    use crate::document::Document;

    /// Terms of clauses that say so in this order.
    fn terms(numbers: impl Iterator<Item = usize>, kept: &str) -> Document {
        let clause =
            |number| format!("We keep picture {number} and name {number}b for {kept}, as entry {number}c says.");
        Document::from_markdown("terms.md", &numbers.map(clause).collect::<Vec<_>>().join("\n\n"))
    }

    #[test]
    fn two_threads_propose_what_one_proposes_wherever_the_limit_stands() {
        let [old, new] = segment_both(&terms(0..60, "a year"), &terms((0..60).rev(), "ten years"));
        let (thresholds, constraints) = (Thresholds::CHOSEN, Constraints::default());
        let pairing = Pairing::new(&old, &new, &thresholds);
        let left = leftovers::weigh(&pairing, &constraints);
        let (places, near) = places(&pairing, &left.old, &left.new);
        let mut proposing = Proposing {
            pairing: &pairing,
            constraints: &constraints,
            rarity: &left.rarity,
            new: &left.new,
            near,
            postings: Postings::of(&left.new, left.rarity.len()),
            weighs: left.new.iter().map(|(_, bag)| bag.weight).collect(),
            budget: u64::MAX,
        };
        let all = proposing.part(&places, 0);
        assert!(all.candidates.len() > places.len() && places.len() == 60 && !all.cut);
        let mut different = Vec::new();
        for share in 0..=20 {
            proposing.budget = all.work * share / 20;
            let alone = proposing.all(&places, 0);
            assert_eq!(proposing.all(&places, usize::MAX), alone, "{share}");
            different.push(alone);
        }
        different.dedup();
        assert!(different.len() > 3);
    }
}
