//! One clause that became several, and several that became one.

use super::bag::{longest_run, without};
use super::gaps::Leftovers;
use super::thresholds::*;
use super::{Constraints, Pairing};
use crate::clause::{Clause, ClauseKind};

/// Lets the pairs found in gaps take in unpaired neighbours that are pieces of the clause on the other side.
pub fn join_pieces(pairing: &mut Pairing<'_>, leftovers: &Leftovers, constraints: &Constraints) {
    for whole in [0, 1] {
        for group in 0..pairing.groups.len() {
            let sides = [&pairing.groups[group].old, &pairing.groups[group].new];
            if sides[0].len() == 1 && sides[1].len() == 1 && !pairing.groups[group].forced {
                grow(pairing, leftovers, constraints, group, whole);
            }
        }
    }
}

/// Grows the side that is not `whole` (0 old, 1 new) of a group while its neighbours are pieces of the whole.
fn grow(pairing: &mut Pairing<'_>, leftovers: &Leftovers, constraints: &Constraints, group: usize, whole: usize) {
    let part = 1 - whole;
    let bags = [&leftovers.old, &leftovers.new];
    let (mut members, at) = {
        let group = &pairing.groups[group];
        let sides = [&group.old, &group.new];
        (sides[part].clone(), sides[whole][0])
    };
    let (Some(all), clauses) = (&bags[whole][at], [pairing.old, pairing.new]) else { return };
    let Some(first) = &bags[part][members[0]] else { return };
    let mut rest = without(&all.words, &first.words);
    let allowed = |member: usize| {
        let pair = if whole == 0 { (at, member) } else { (member, at) };
        !constraints.forbidden.contains(&pair)
    };
    loop {
        let (low, high) = (members[0], members[members.len() - 1]);
        let next = [low.checked_sub(1), Some(high + 1)].into_iter().flatten().find(|&neighbour| {
            clauses[part].get(neighbour).is_some_and(|clause| {
                pairing.group_of[part][neighbour].is_none()
                    && allowed(neighbour)
                    && bags[part][neighbour].as_ref().is_some_and(|bag| {
                        let share = leftovers.rarity.common(&bag.words, &rest) / bag.weight.max(1e-9);
                        if bag.words.len() < PIECE_WORDS {
                            return share > 0.99 && holds(&clauses[whole][at], clause);
                        }
                        share >= PIECE
                            || clause.kind != ClauseKind::Heading
                                && leftovers.rarity.common(&bag.words, &all.words) / bag.weight.max(1e-9)
                                    >= PIECE_REPEATED
                                && longest_run(&bag.sequence, &all.sequence) >= PIECE_RUN
                    })
            })
        });
        let Some(next) = next else { break };
        if let Some(bag) = &bags[part][next] {
            rest = without(&rest, &bag.words);
        }
        if next < low { members.insert(0, next) } else { members.push(next) }
    }
    if members.len() > 1 {
        take_list(pairing, part, clauses[part], &mut members, &allowed);
        let mut joined: Vec<u32> = members
            .iter()
            .filter_map(|&at| bags[part][at].as_ref())
            .flat_map(|bag| bag.words.iter().copied())
            .collect();
        joined.sort_unstable();
        let total = all.weight + leftovers.rarity.weigh(&joined);
        let likeness = 2.0 * leftovers.rarity.common(&all.words, &joined) / total.max(1e-9);
        pairing.widen(group, part, members, likeness);
    }
}

/// A sentence turned into a list: the lead-in before its first piece and the items after its last belong to it.
fn take_list(
    pairing: &Pairing<'_>,
    part: usize,
    clauses: &[Clause],
    members: &mut Vec<usize>,
    allowed: &dyn Fn(usize) -> bool,
) {
    let free = |at: usize| pairing.group_of[part].get(at).is_some_and(Option::is_none) && allowed(at);
    let leads_in = |at: usize| clauses[at].text.trim_end().ends_with(':');
    let listed = |at: usize| clauses[at].kind == ClauseKind::Item || clauses[at].bold_lead > clauses[at].number_len;
    if let Some(before) = members[0].checked_sub(1).filter(|&at| free(at) && leads_in(at) && listed(members[0])) {
        members.insert(0, before);
    }
    if leads_in(members[0]) && members[1..].iter().all(|&at| listed(at)) {
        while let Some(after) = members.last().map(|last| last + 1).filter(|&at| free(at) && listed(at)) {
            members.push(after);
        }
    }
}

/// Whether a short text stands in a longer one to the letter, letter case aside.
fn holds(whole: &Clause, piece: &Clause) -> bool {
    let piece = piece.key.trim_end_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    !piece.is_empty() && whole.key.to_lowercase().contains(&piece)
}
