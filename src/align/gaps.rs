//! Clauses between two that keep their place: paired by likeness, in order.

use super::bag::Bag;
use super::chain::{Weighted, heaviest_chain};
use super::leftovers::{Leftovers, same_standing};
use super::moves::another_piece;
use super::{Constraints, Gap, Pairing};
use crate::clause::{Clause, ClauseKind};

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
        let (Some(left), Some(right)) = (leftovers.old.get(o), leftovers.new.get(n)) else { continue };
        let length = (2.0 + left.words().len().min(right.words().len()) as f64).sqrt();
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
            let (Some(left), Some(right)) = (leftovers.old.get(o), leftovers.new.get(n)) else { continue };
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
    let (Some(left), Some(right)) = (leftovers.old.get(o), leftovers.new.get(n)) else { return };
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
    let mut far: (Vec<Best>, Vec<Best>) = (vec![None; leftovers.old.clauses()], vec![None; leftovers.new.clauses()]);
    for &(o, n, affinity) in &leftovers.candidates {
        let long = |bag: Option<&Bag>| bag.is_some_and(|bag| bag.words().len() >= thresholds.move_words);
        if gap_of.0[o] != gap_of.1[n]
            && affinity >= thresholds.moved
            && long(leftovers.old.get(o))
            && long(leftovers.new.get(n))
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

fn same_place(pairing: &Pairing<'_>, o: usize, n: usize) -> bool {
    let (old, new) = (&pairing.old[o], &pairing.new[n]);
    let lead = |clause: &Clause| {
        let bold = clause.bold_lead > clause.number_len;
        bold.then(|| clause.text.get(clause.number_len..clause.bold_lead).map(str::to_lowercase))?
    };
    old.number.is_some() && old.number == new.number
        || old.heading.is_some() && old.heading == new.heading
        || lead(old).is_some_and(|words| words.len() > 2 && Some(words) == lead(new))
}
