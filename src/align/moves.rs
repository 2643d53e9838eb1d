//! Clauses that passed others and were reworded on the way.

use super::bag::{Bags, without};
use super::gaps::pair_with_likeness;
use super::leftovers::{Leftovers, same_standing};
use super::{Constraints, Pairing};
use std::ops::Range;

/// Pairs leftover clauses wherever they stand, where they are long, alike and clearly more alike than anything else.
pub fn pair_moves(pairing: &mut Pairing<'_>, leftovers: &Leftovers) {
    let thresholds = pairing.thresholds;
    let mut best: Vec<(usize, usize, f64)> = leftovers
        .candidates
        .iter()
        .copied()
        .filter(|&(o, n, affinity)| affinity >= thresholds.moved && pairing.free(o, n))
        .collect();
    best.sort_by(|a, b| b.2.total_cmp(&a.2).then((a.0, a.1).cmp(&(b.0, b.1))));
    for (o, n, affinity) in best {
        let words = |bags: &Bags, at: usize| bags.get(at).map_or(0, |bag| bag.words().len());
        let alike = match (leftovers.old.get(o), leftovers.new.get(n)) {
            (Some(left), Some(right)) => leftovers.rarity.likeness(left, right) >= thresholds.move_likeness,
            _ => false,
        };
        if !alike
            || !pairing.free(o, n)
            || words(&leftovers.old, o).min(words(&leftovers.new, n)) < thresholds.move_words
        {
            continue;
        }
        let rivals =
            leftovers.of_old(o).iter().chain(leftovers.of_new(n)).filter(|pair| (pair.0 == o) != (pair.1 == n));
        // Two pieces of one clause are no rivals.
        let rivals = rivals.filter(|pair| !another_piece(leftovers, (o, n), (pair.0, pair.1)));
        let rival = rivals.filter(|pair| pairing.free(pair.0, pair.1)).map(|pair| pair.2).fold(0.0, f64::max);
        if rival + thresholds.move_margin > affinity && affinity < 1.0 {
            continue;
        }
        let moved = !pairing.in_order(o, n);
        pair_with_likeness(pairing, leftovers, o, n, moved);
    }
}

/// Whether a second candidate of a clause is another piece of it: its words stand in what the first one leaves of it.
pub fn another_piece(leftovers: &Leftovers, pair: (usize, usize), other: (usize, usize)) -> bool {
    let (old, new) = (&leftovers.old, &leftovers.new);
    let (whole, first, second) = if pair.0 == other.0 {
        (old.get(pair.0), new.get(pair.1), new.get(other.1))
    } else {
        (new.get(pair.1), old.get(pair.0), old.get(other.0))
    };
    let (Some(whole), Some(first), Some(second)) = (whole, first, second) else { return false };
    let rest = without(whole.words(), first.words());
    leftovers.rarity.common(second.words(), &rest) >= leftovers.rarity.thresholds.piece * second.weight
}

/// Pairs the neighbours of what moved that moved with it, heading and short clauses too: a section moves as a whole.
pub fn pair_neighbours(pairing: &mut Pairing<'_>, leftovers: &Leftovers, constraints: &Constraints) {
    let ends = |clauses: &Range<usize>| (clauses.start, clauses.end - 1);
    let moved: Vec<_> = pairing
        .groups
        .iter()
        .filter(|group| group.moved && !group.forced)
        .map(|group| (ends(&group.old), ends(&group.new)))
        .collect();
    for ((first_o, last_o), (first_n, last_n)) in moved {
        for down in [false, true] {
            let (mut o, mut n) = if down { (last_o, last_n) } else { (first_o, first_n) };
            loop {
                (o, n) = if down { (o + 1, n + 1) } else { (o.wrapping_sub(1), n.wrapping_sub(1)) };
                if !moves_along(pairing, leftovers, constraints, o, n) {
                    break;
                }
                pair_with_likeness(pairing, leftovers, o, n, true);
            }
        }
    }
}

/// Whether two unpaired clauses beside a pair that moved are alike enough to have moved with it.
fn moves_along(pairing: &Pairing<'_>, leftovers: &Leftovers, constraints: &Constraints, o: usize, n: usize) -> bool {
    if o >= pairing.old.len() || n >= pairing.new.len() || !pairing.free(o, n) {
        return false;
    }
    let (old, new) = (&pairing.old[o], &pairing.new[n]);
    let (Some(left), Some(right)) = (leftovers.old.get(o), leftovers.new.get(n)) else { return false };
    (old.key == new.key || leftovers.rarity.affinity(left, right, true) >= pairing.thresholds.move_neighbour)
        && same_standing(old, new)
        && !constraints.forbidden.contains(&(o, n))
}
