//! One clause that became several, and several that became one.

use super::bag::{Bag, longest_run, without};
use super::leftovers::Leftovers;
use super::{Constraints, Pairing};
use crate::clause::{Clause, ClauseKind};
use crate::parallel;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// The groups that were found to have no further piece, for each side that does not grow (0 old, 1 new): how many unpaired
/// clauses stood beside them. Where it is as many still, there is none now.
#[derive(Default)]
pub struct Settled([HashMap<usize, Beside>; 2]);

/// Unpaired clauses that stand right before a group, and right behind it, as far as a piece is looked for.
type Beside = [usize; 2];

/// Lets the pairs found in gaps take in unpaired neighbours that are pieces of the clause on the other side.
pub fn join_pieces(pairing: &mut Pairing<'_>, leftovers: &Leftovers, constraints: &Constraints, known: &mut Settled) {
    for whole in [0, 1] {
        let single = |group: &usize| {
            let group = &pairing.groups[*group];
            group.old.len() == 1 && group.new.len() == 1 && !group.forced
        };
        let groups: Vec<usize> = (leftovers.groups_before..pairing.groups.len()).filter(single).collect();
        let growing = Growing { pairing, leftovers, constraints, whole, known: &known.0[whole] };
        for (group, grown) in growing.all(&groups) {
            match grown {
                Ok((members, likeness)) => pairing.widen(group, 1 - whole, members, likeness),
                Err(beside) => drop(known.0[whole].insert(group, beside)),
            }
        }
    }
}

/// A group that was looked at: what the side that grows holds now and how alike both sides are, or that it did not grow.
type Looked = (usize, Result<(Range<usize>, f64), Beside>);

/// What groups of one old and one new clause grow by.
struct Growing<'a> {
    pairing: &'a Pairing<'a>,
    leftovers: &'a Leftovers,
    constraints: &'a Constraints,
    /// The side that does not grow (0 old, 1 new).
    whole: usize,
    /// What is known of groups that were looked at before.
    known: &'a HashMap<usize, Beside>,
}

impl Growing<'_> {
    /// Grows groups. None grows across a clause that is paired already: those below one and those above it are grown apart,
    /// one half on either thread.
    fn all(&self, groups: &[usize]) -> Vec<Looked> {
        if !parallel::is_worth_it(self.leftovers.bytes) || groups.is_empty() {
            return self.one_by_one(groups);
        }
        let place = |group: usize| self.growing_side(group).start;
        let middle = place(groups[groups.len() / 2]);
        let (below, above): (Vec<usize>, Vec<usize>) = groups.iter().partition(|&&group| place(group) < middle);
        let (above, mut grown) =
            parallel::both(self.leftovers.bytes, || self.one_by_one(&above), || self.one_by_one(&below));
        grown.extend(above);
        grown
    }

    /// Grows groups one after the other: what one takes in is taken for the next.
    fn one_by_one(&self, groups: &[usize]) -> Vec<Looked> {
        let (mut looked, mut taken) = (Vec::new(), BTreeSet::new());
        for &group in groups {
            let beside = self.beside(group, &taken);
            // Most have no neighbour that is left.
            if beside == [0, 0] || self.known.get(&group) == Some(&beside) {
                continue;
            }
            let grown = self.grow(group, &taken);
            taken.extend(grown.iter().flat_map(|(members, _)| members.clone()));
            looked.push((group, grown.ok_or(beside)));
        }
        looked
    }

    /// Whether a clause of the side that grows, other than those `taken` before, may be taken in.
    fn free(&self, group: usize, taken: &BTreeSet<usize>, member: usize) -> bool {
        let sides = [&self.pairing.groups[group].old, &self.pairing.groups[group].new];
        let at = sides[self.whole].start;
        let pair = if self.whole == 0 { (at, member) } else { (member, at) };
        self.pairing.group_of[1 - self.whole].get(member).is_some_and(Option::is_none)
            && !taken.contains(&member)
            && !self.constraints.forbidden.contains(&pair)
    }

    /// How many clauses beside a group may be taken in.
    fn beside(&self, group: usize, taken: &BTreeSet<usize>) -> Beside {
        let members = self.growing_side(group);
        let free = |member: &usize| self.free(group, taken, *member);
        let reach = self.pairing.thresholds.piece_reach;
        let (before, behind) = (members.start.saturating_sub(reach)..members.start, members.end..members.end + reach);
        [before.rev().take_while(free).count(), behind.take_while(free).count()]
    }

    /// The clauses of a group on the side that grows.
    fn growing_side(&self, group: usize) -> &Range<usize> {
        let group = &self.pairing.groups[group];
        if self.whole == 0 { &group.new } else { &group.old }
    }

    /// Grows a side of a group while its neighbours, other than those `taken` before, are pieces of the whole.
    fn grow(&self, group: usize, taken: &BTreeSet<usize>) -> Option<(Range<usize>, f64)> {
        let Self { pairing, leftovers, whole, .. } = *self;
        let (part, thresholds) = (1 - whole, pairing.thresholds);
        let bags = [&leftovers.old, &leftovers.new];
        let sides = [&pairing.groups[group].old, &pairing.groups[group].new];
        let at = sides[whole].start;
        let (Some(all), Some(first)) = (bags[whole].get(at), bags[part].get(sides[part].start)) else { return None };
        let (mut members, clauses) = (sides[part].clone(), [pairing.old, pairing.new]);
        let free = |member: usize| self.free(group, taken, member);
        let mut rest = without(all.words(), first.words());
        while let Some(next) = next_piece(&members, thresholds.piece_reach, &free, |member, step| {
            bags[part]
                .get(member)
                .filter(|bag| step == 1 || bag.words().len() >= thresholds.piece_words)
                .is_some_and(|bag| is_piece(leftovers, [&clauses[whole][at], &clauses[part][member]], all, bag, &rest))
        }) {
            let between = |at: usize| bags[part].get(at).map_or(0.0, |bag| bag.weight);
            let before = next < members.start;
            let put_between = if before { next + 1..members.start } else { members.end..next };
            let foreign: f64 = put_between.map(between).sum();
            let Some(bag) = bags[part].get(next) else { break };
            if foreign > thresholds.piece_foreign * all.weight && !is_sure(leftovers, all, bag, &rest) {
                break;
            }
            rest = without(&rest, bag.words());
            members = if before { next..members.end } else { members.start..next + 1 };
        }
        if members.len() == 1 {
            return None;
        }
        take_list(clauses[part], &mut members, &free);
        let held = members.clone().filter_map(|member| bags[part].get(member));
        let mut joined: Vec<u32> = held.flat_map(|bag| bag.words().iter().copied()).collect();
        joined.sort_unstable();
        let total = all.weight + leftovers.rarity.weigh(&joined);
        let likeness = 2.0 * leftovers.rarity.common(all.words(), &joined) / total.max(1e-9);
        Some((members, likeness))
    }
}

/// The nearest unpaired clause before or after the members that is a piece as well, across a few that are none. How far
/// away it stands is the second thing that `is_piece` is told.
fn next_piece(
    members: &Range<usize>,
    reach: usize,
    free: &dyn Fn(usize) -> bool,
    is_piece: impl Fn(usize, usize) -> bool,
) -> Option<usize> {
    let (low, high) = (members.start, members.end - 1);
    let (mut before, mut after) = (true, true);
    for step in 1..=reach {
        before = before && low.checked_sub(step).is_some_and(free);
        if before && is_piece(low - step, step) {
            return Some(low - step);
        }
        after = after && free(high + step);
        if after && is_piece(high + step, step) {
            return Some(high + step);
        }
    }
    None
}

/// Whether a clause is a piece of a whole one, of which the words in `rest` are not accounted for yet.
fn is_piece(leftovers: &Leftovers, clauses: [&Clause; 2], all: &Bag, bag: &Bag, rest: &[u32]) -> bool {
    let rarity = &leftovers.rarity;
    let thresholds = &rarity.thresholds;
    let share = rarity.common(bag.words(), rest) / bag.weight.max(1e-9);
    if bag.words().len() < thresholds.piece_words {
        return share > 0.99 && holds(clauses[0], clauses[1]);
    }
    share >= thresholds.piece && bag.neighbours_in(all) >= thresholds.piece_neighbours
        || clauses[1].kind != ClauseKind::Heading
            && rarity.common(bag.words(), all.words()) / bag.weight.max(1e-9) >= thresholds.piece_repeated
            && longest_run(bag.sequence(), all.sequence()) >= thresholds.piece_run
}

/// Whether a piece stands in the whole clause nearly to the letter, so that even a long new clause before it is one put
/// between.
fn is_sure(leftovers: &Leftovers, all: &Bag, bag: &Bag, rest: &[u32]) -> bool {
    let thresholds = &leftovers.rarity.thresholds;
    bag.words().len() >= thresholds.move_words
        && leftovers.rarity.common(bag.words(), rest) >= thresholds.piece_sure * bag.weight
        && bag.neighbours_in(all) >= thresholds.piece_sure
}

/// A sentence turned into a list: the lead-in before its first piece and the items after its last belong to it.
fn take_list(clauses: &[Clause], members: &mut Range<usize>, free: &dyn Fn(usize) -> bool) {
    let leads_in = |at: usize| clauses[at].text.trim_end().ends_with(':');
    let listed = |at: usize| clauses[at].kind == ClauseKind::Item || clauses[at].bold_lead > clauses[at].number_len;
    let first = members.start;
    if let Some(before) = first.checked_sub(1).filter(|&at| free(at) && leads_in(at) && listed(first)) {
        members.start = before;
    }
    if leads_in(members.start) && (members.start + 1..members.end).all(listed) {
        while free(members.end) && listed(members.end) {
            members.end += 1;
        }
    }
}

/// Whether a short text stands in a longer one to the letter, letter case aside.
fn holds(whole: &Clause, piece: &Clause) -> bool {
    let piece = piece.key.trim_end_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    !piece.is_empty() && whole.key.to_lowercase().contains(&piece)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::{Thresholds, gaps, leftovers};
    use crate::clause::segment_both;
    use crate::document::Document;

    /// Terms of which every third clause stands in two pieces on one side, and every fifth on the other.
    fn terms(parted: usize) -> Document {
        let clause = |number: usize| {
            let between = if number.is_multiple_of(parted) { "\n\n" } else { " " };
            format!(
                "Entry {number} shows the picture {number}a that you sent us.{between}You may ask us to delete name {number}b of entry {number}."
            )
        };
        Document::from_markdown("terms.md", &(1..60).map(clause).collect::<Vec<_>>().join("\n\n"))
    }

    /// A group by its old clauses, its new ones and how alike they are.
    type Joined = (Range<usize>, Range<usize>, f64);

    #[test]
    fn two_threads_join_what_one_joins() {
        let [old, new] = segment_both(&terms(3), &terms(5));
        let (thresholds, constraints) = (Thresholds::CHOSEN, Constraints::default());
        let joined = |bytes: usize| -> Vec<Joined> {
            let mut pairing = Pairing::new(&old, &new, &thresholds);
            let mut leftovers = leftovers::weigh(&pairing, &constraints);
            leftovers.bytes = bytes;
            gaps::pair_gaps(&mut pairing, &leftovers);
            join_pieces(&mut pairing, &leftovers, &constraints, &mut Settled::default());
            pairing.groups.into_iter().map(|group| (group.old, group.new, group.similarity)).collect()
        };
        let alone = joined(0);
        assert_eq!(joined(usize::MAX), alone);
        let grown = |side: fn(&Joined) -> usize| alone.iter().filter(|group| side(group) > 1).count();
        assert!(grown(|group| group.0.len()) > 10 && grown(|group| group.1.len()) > 5, "{alone:?}");
    }
}
