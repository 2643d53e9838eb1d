//! Clauses that passed others and were reworded on the way.

use super::gaps::{Leftovers, pair_with_likeness};
use super::thresholds::*;
use super::{Constraints, Pairing};

/// Pairs leftover clauses wherever they stand, where they are long, alike and clearly more alike than anything else;
/// then the neighbours that moved with them.
pub fn pair_moves(pairing: &mut Pairing<'_>, leftovers: &Leftovers, constraints: &Constraints) {
    let mut best: Vec<(usize, usize, f64)> = leftovers
        .candidates
        .iter()
        .copied()
        .filter(|&(o, n, affinity)| affinity >= MOVE && pairing.free(o, n))
        .collect();
    best.sort_by(|a, b| b.2.total_cmp(&a.2).then((a.0, a.1).cmp(&(b.0, b.1))));
    for (o, n, affinity) in best {
        let words = |bags: &[Option<super::bag::Bag>], at: usize| bags[at].as_ref().map_or(0, |bag| bag.words.len());
        let alike = match (&leftovers.old[o], &leftovers.new[n]) {
            (Some(left), Some(right)) => leftovers.rarity.likeness(left, right) >= MOVE_LIKENESS,
            _ => false,
        };
        if !alike || !pairing.free(o, n) || words(&leftovers.old, o).min(words(&leftovers.new, n)) < MOVE_WORDS {
            continue;
        }
        let rival = leftovers
            .candidates
            .iter()
            .filter(|pair| (pair.0 == o) != (pair.1 == n))
            .filter(|pair| pairing.free(pair.0, pair.1));
        if rival.map(|pair| pair.2).fold(0.0, f64::max) + MOVE_MARGIN > affinity && affinity < 1.0 {
            continue;
        }
        let moved = !pairing.in_order(o, n);
        pair_with_likeness(pairing, leftovers, o, n, moved);
    }
    let moved: Vec<(usize, usize)> = pairing
        .groups
        .iter()
        .filter(|group| group.moved && group.old.len() == 1 && group.new.len() == 1)
        .map(|group| (group.old[0], group.new[0]))
        .collect();
    for (o, n) in moved {
        for down in [false, true] {
            let (mut o, mut n) = (o, n);
            loop {
                let next = if down { (o + 1, n + 1) } else { (o.wrapping_sub(1), n.wrapping_sub(1)) };
                (o, n) = next;
                if o >= pairing.old.len() || n >= pairing.new.len() || !pairing.free(o, n) {
                    break;
                }
                let (Some(left), Some(right)) = (&leftovers.old[o], &leftovers.new[n]) else { break };
                let alike = pairing.old[o].key == pairing.new[n].key
                    || leftovers.rarity.affinity(left, right, true) >= MOVE_NEIGHBOUR;
                if !alike || pairing.old[o].kind != pairing.new[n].kind || constraints.forbidden.contains(&(o, n)) {
                    break;
                }
                pair_with_likeness(pairing, leftovers, o, n, true);
            }
        }
    }
}
