//! Clauses between two that keep their place: paired by likeness, in order.

use super::bag::{Bag, Bags};
use super::chain::{Weighted, heaviest_chain};
use super::moves::another_piece;
use super::postings::Postings;
use super::rarity::Rarity;
use super::thresholds::{CANDIDATES, MOST_WORK, SAMPLE_BYTES, SMALL_GAP, WORK_PER_WORD};
use super::words::HashedWords;
use super::{Constraints, Gap, Pairing};
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

/// Pairs in order, gap by gap, the chain of pairs that are alike enough.
pub fn pair_gaps(pairing: &mut Pairing<'_>, leftovers: &Leftovers) {
    let thresholds = pairing.thresholds;
    let gap_of = pairing.gap_numbers();
    let far = strong_far(leftovers, &gap_of);
    let mut weighted = Vec::new();
    for &(o, n, affinity) in &leftovers.candidates {
        if gap_of.0[o] != gap_of.1[n] || !pairing.free(o, n) {
            continue;
        }
        let bonus = if same_place(pairing, o, n) { thresholds.same_place_bonus } else { 0.0 };
        let decided = affinity + bonus;
        // What stands far away and is another piece of the same clause does not draw it there.
        let drawn = |far: Best| {
            far.filter(|&(_, other)| !another_piece(leftovers, (o, n), other)).map_or(0.0, |(likeness, _)| likeness)
        };
        let better_far = drawn(far.0[o]).max(drawn(far.1[n]));
        // What a title says shows in the text under it: titles that share little wait until that is paired.
        let least = if pairing.old[o].kind == ClauseKind::Heading { thresholds.pair_titles } else { thresholds.pair };
        if decided < least || better_far > affinity + thresholds.move_margin {
            continue;
        }
        let (Some(left), Some(right)) = (&leftovers.old[o], &leftovers.new[n]) else { continue };
        let length = (2.0 + left.words.len().min(right.words.len()) as f64).sqrt();
        weighted.push(Weighted { old: o, new: n, weight: (decided * decided * length * 1e6) as u64 });
    }
    for (o, n) in heaviest_chain(weighted) {
        pair_with_likeness(pairing, leftovers, o, n, false);
    }
}

/// Pairs what is left of small gaps, where it shares something: its place speaks for it. Then headings that were
/// retitled: alone in their gap, or above a text that was paired.
pub fn pair_in_place(pairing: &mut Pairing<'_>, leftovers: &Leftovers, constraints: &Constraints) {
    for retitled in [false, true] {
        for gap in pairing.gaps() {
            pair_gap_in_place(pairing, leftovers, constraints, gap, retitled);
        }
    }
}

fn pair_gap_in_place(
    pairing: &mut Pairing<'_>,
    leftovers: &Leftovers,
    constraints: &Constraints,
    gap: Gap,
    retitled: bool,
) {
    let thresholds = pairing.thresholds;
    let olds: Vec<usize> = gap.old.filter(|&o| pairing.group_of[0][o].is_none()).collect();
    let news: Vec<usize> = gap.new.filter(|&n| pairing.group_of[1][n].is_none()).collect();
    let (fewer, more) = (olds.len().min(news.len()), olds.len().max(news.len()));
    if fewer == 0 || fewer > thresholds.in_place_gap || more > thresholds.in_place_ratio * fewer + 2 {
        return;
    }
    let alone = more == 1;
    let mut weighted = Vec::new();
    for &o in &olds {
        for &n in &news {
            let (old, new) = (&pairing.old[o], &pairing.new[n]);
            if !same_standing(old, new) || constraints.forbidden.contains(&(o, n)) {
                continue;
            }
            let (Some(left), Some(right)) = (&leftovers.old[o], &leftovers.new[n]) else { continue };
            let mut affinity = leftovers.rarity.affinity(left, right, true);
            if old.kind == ClauseKind::Heading && affinity < thresholds.pair_titles {
                let titles_of_one = alone && old.level == new.level || texts_meet(pairing, o, n);
                affinity = match titles_of_one {
                    true if retitled => affinity.max(thresholds.pair),
                    true => affinity,
                    false => 0.0,
                };
            }
            if affinity >= thresholds.pair_in_place {
                weighted.push(Weighted { old: o, new: n, weight: (affinity * affinity * 1e6) as u64 + 1 });
            }
        }
    }
    for (o, n) in heaviest_chain(weighted) {
        pair_with_likeness(pairing, leftovers, o, n, false);
    }
}

/// Whether the texts under two headings are the same: what stands right under them was paired, or some of the first clauses
/// under the one became first clauses under the other.
fn texts_meet(pairing: &Pairing<'_>, o: usize, n: usize) -> bool {
    let under = |clauses: &[Clause], heading: usize| {
        let text = |at: &usize| clauses.get(*at).is_some_and(|clause| clause.kind != ClauseKind::Heading);
        (heading + 1..=heading + pairing.thresholds.title_reach).take_while(text).collect::<Vec<_>>()
    };
    let news = under(pairing.new, n);
    pairing.paired(o + 1, n + 1) || under(pairing.old, o).iter().any(|&o| news.iter().any(|&n| pairing.paired(o, n)))
}

/// Pairs two leftover clauses and notes how alike they are and what else came near.
pub fn pair_with_likeness(pairing: &mut Pairing<'_>, leftovers: &Leftovers, o: usize, n: usize, moved: bool) {
    let (Some(left), Some(right)) = (&leftovers.old[o], &leftovers.new[n]) else { return };
    let likeness = if pairing.old[o].key == pairing.new[n].key { 1.0 } else { leftovers.rarity.likeness(left, right) };
    pairing.pair(o, n, likeness, moved);
    if let Some(group) = pairing.groups.last_mut() {
        group.runner_up = leftovers.runner_up(o, n);
    }
}

/// A candidate with its likeness; none where there is none.
type Best = Option<(f64, (usize, usize))>;

/// For each clause the best candidate outside its gap that could be a move.
fn strong_far(leftovers: &Leftovers, gap_of: &(Vec<usize>, Vec<usize>)) -> (Vec<Best>, Vec<Best>) {
    let thresholds = &leftovers.rarity.thresholds;
    let mut far: (Vec<Best>, Vec<Best>) = (vec![None; leftovers.old.len()], vec![None; leftovers.new.len()]);
    for &(o, n, affinity) in &leftovers.candidates {
        let long = |bag: &Option<Box<Bag>>| bag.as_ref().is_some_and(|bag| bag.words.len() >= thresholds.move_words);
        if gap_of.0[o] != gap_of.1[n]
            && affinity >= thresholds.moved
            && long(&leftovers.old[o])
            && long(&leftovers.new[n])
        {
            for best in [&mut far.0[o], &mut far.1[n]] {
                if best.is_none_or(|(likeness, _)| affinity > likeness) {
                    *best = Some((affinity, (o, n)));
                }
            }
        }
    }
    far
}

/// Whether both clauses are headings, or neither is.
pub fn same_standing(old: &Clause, new: &Clause) -> bool {
    (old.kind == ClauseKind::Heading) == (new.kind == ClauseKind::Heading)
}

fn same_place(pairing: &Pairing<'_>, o: usize, n: usize) -> bool {
    let (old, new) = (&pairing.old[o], &pairing.new[n]);
    let lead = |clause: &Clause| clause.text.get(clause.number_len..clause.bold_lead).map(str::to_lowercase);
    old.number.is_some() && old.number == new.number
        || old.heading.is_some() && old.heading == new.heading
        || lead(old).is_some_and(|words| words.len() > 2 && Some(words) == lead(new))
}
