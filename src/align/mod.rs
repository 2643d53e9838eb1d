//! Which old clause became which new one: anchors, gaps, splits and merges, moves.
//!
//! Knows clauses, not what changed inside them nor what they mean. The two versions are put in an order that depends on
//! their texts alone before anything is decided, so that swapping them swaps the result and changes nothing else.

mod anchors;
mod bag;
mod chain;
mod gaps;
mod leftovers;
mod moves;
mod pieces;
mod postings;
mod proposals;
mod rarity;
mod thresholds;
mod words;

pub(crate) use chain::{Weighted, heaviest_chain};
pub use thresholds::Thresholds;

use crate::clause::Clause;
use std::collections::BTreeSet;
use std::ops::Range;

/// One fact of the alignment: these old clauses became these new ones.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Places of the old clauses, which are neighbours; empty for an insertion.
    pub old: Range<usize>,
    /// Places of the new clauses, which are neighbours; empty for a deletion.
    pub new: Range<usize>,
    /// Whether it passed others on the way.
    pub moved: bool,
    /// How alike the two sides are, 0 to 1.
    pub similarity: f64,
    /// Similarity of the best other candidate, 0 where there was none.
    pub runner_up: f64,
}

/// What became of every clause. Links stand in the order in which a reader should see them (new order, deletions where
/// they stood).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Alignment {
    /// Every clause of either side stands in exactly one link.
    pub links: Vec<Link>,
    /// Plain sentences on where the work limit made the alignment coarser.
    pub fallbacks: Vec<String>,
}

/// What a reviewer decided about pairs, as indices of old and new clauses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Constraints {
    /// Pairs that must be made.
    pub forced: Vec<(usize, usize)>,
    /// Pairs that must not be made.
    pub forbidden: BTreeSet<(usize, usize)>,
}

/// Aligns the clauses of two versions.
pub fn align(old: &[Clause], new: &[Clause], constraints: &Constraints) -> Alignment {
    align_with(old, new, constraints, &Thresholds::CHOSEN)
}

/// Aligns the clauses of two versions with other thresholds than the chosen ones, to see what they decide.
pub fn align_with(old: &[Clause], new: &[Clause], constraints: &Constraints, thresholds: &Thresholds) -> Alignment {
    // Lengths first: they differ in almost all versions, and letters are compared only where they do not.
    let length = |clause: &Clause| (clause.key.len(), clause.text.len());
    let lengths = || old.iter().map(length).cmp(new.iter().map(length));
    let letters = || old.iter().map(|clause| &clause.text).cmp(new.iter().map(|clause| &clause.text));
    let order = old.len().cmp(&new.len()).then_with(lengths).then_with(letters);
    let swapped = order == std::cmp::Ordering::Greater;
    let mut groups;
    let cut;
    if swapped {
        let flip = |&(o, n): &(usize, usize)| (n, o);
        let constraints = Constraints {
            forced: constraints.forced.iter().map(flip).collect(),
            forbidden: constraints.forbidden.iter().map(flip).collect(),
        };
        (groups, cut) = pair_up(new, old, &constraints, thresholds);
        for group in &mut groups {
            std::mem::swap(&mut group.old, &mut group.new);
        }
    } else {
        (groups, cut) = pair_up(old, new, constraints, thresholds);
    }
    let fallbacks = if cut {
        vec![
            "The versions differ so much that far-away clauses were not all weighed against each other; some moved clauses may show as deleted and inserted."
                .to_owned(),
        ]
    } else {
        Vec::new()
    };
    Alignment { links: in_reading_order(groups, old.len(), new.len()), fallbacks }
}

fn pair_up(old: &[Clause], new: &[Clause], constraints: &Constraints, thresholds: &Thresholds) -> (Vec<Group>, bool) {
    let mut pairing = Pairing::new(old, new, thresholds);
    for &(o, n) in &constraints.forced {
        if o < old.len() && n < new.len() && pairing.free(o, n) {
            pairing.pair(o, n, if old[o].key == new[n].key { 1.0 } else { 0.0 }, false);
            if let Some(group) = pairing.groups.last_mut() {
                group.forced = true;
            }
        }
    }
    anchors::pair_equal(&mut pairing, constraints);
    pairing.settle_forced();
    let mut cut = false;
    if pairing.group_of[0].contains(&None) && pairing.group_of[1].contains(&None) {
        let leftovers = leftovers::weigh(&pairing, constraints);
        let mut settled = pieces::Settled::default();
        gaps::pair_gaps(&mut pairing, &leftovers);
        pieces::join_pieces(&mut pairing, &leftovers, constraints, &mut settled);
        moves::pair_moves(&mut pairing, &leftovers);
        // What moved may have been split or merged as well, and a whole section may have moved with it.
        pieces::join_pieces(&mut pairing, &leftovers, constraints, &mut settled);
        moves::pair_neighbours(&mut pairing, &leftovers, constraints);
        gaps::pair_in_place(&mut pairing, &leftovers, constraints);
        cut = leftovers.cut;
    }
    (pairing.groups, cut)
}

/// Clauses that belong together, while the alignment is being made.
#[derive(Debug, Clone)]
struct Group {
    old: Range<usize>,
    new: Range<usize>,
    moved: bool,
    forced: bool,
    similarity: f64,
    runner_up: f64,
}

/// The alignment in the making.
struct Pairing<'a> {
    old: &'a [Clause],
    new: &'a [Clause],
    thresholds: &'a Thresholds,
    groups: Vec<Group>,
    /// The group of every clause, of the old side and of the new.
    group_of: [Vec<Option<usize>>; 2],
}

/// A stretch between two pairs that keep their place.
#[derive(Debug, Clone)]
struct Gap {
    old: Range<usize>,
    new: Range<usize>,
}

impl<'a> Pairing<'a> {
    fn new(old: &'a [Clause], new: &'a [Clause], thresholds: &'a Thresholds) -> Self {
        let groups = Vec::with_capacity(old.len().min(new.len()));
        Self { old, new, thresholds, groups, group_of: [vec![None; old.len()], vec![None; new.len()]] }
    }

    fn free(&self, o: usize, n: usize) -> bool {
        self.group_of[0][o].is_none() && self.group_of[1][n].is_none()
    }

    /// Whether two clauses are paired with each other.
    fn paired(&self, o: usize, n: usize) -> bool {
        let group = |side: usize, at: usize| self.group_of[side].get(at).copied().flatten();
        group(0, o).is_some() && group(0, o) == group(1, n)
    }

    fn pair(&mut self, o: usize, n: usize, similarity: f64, moved: bool) {
        self.group_of[0][o] = Some(self.groups.len());
        self.group_of[1][n] = Some(self.groups.len());
        self.groups.push(Group { old: o..o + 1, new: n..n + 1, moved, forced: false, similarity, runner_up: 0.0 });
    }

    fn widen(&mut self, group: usize, side: usize, members: Range<usize>, similarity: f64) {
        self.group_of[side][members.clone()].fill(Some(group));
        let entry = &mut self.groups[group];
        entry.similarity = similarity;
        if side == 0 { entry.old = members } else { entry.new = members }
    }

    /// Whether a pair would cross none that keeps its place.
    fn in_order(&self, o: usize, n: usize) -> bool {
        let kept = |at: &usize| self.group_of[0][*at].map(|group| &self.groups[group]).filter(|group| !group.moved);
        let before = (0..o).rev().find_map(|at| kept(&at).filter(|group| !group.forced || group.new.start != n));
        let after =
            (o + 1..self.old.len()).find_map(|at| kept(&at).filter(|group| !group.forced || group.new.start != n));
        before.is_none_or(|group| group.new.end <= n) && after.is_none_or(|group| group.new.start > n)
    }

    /// Marks forced pairs that cross the others as moved.
    fn settle_forced(&mut self) {
        for group in 0..self.groups.len() {
            if self.groups[group].forced {
                self.groups[group].moved = true;
                let (o, n) = (self.groups[group].old.start, self.groups[group].new.start);
                self.groups[group].moved = !self.in_order(o, n);
            }
        }
    }

    /// The stretches between pairs that keep their place, whole or empty on one side.
    fn gaps(&self) -> Vec<Gap> {
        let mut gaps = Vec::new();
        let mut add = |old: Range<usize>, new: Range<usize>| {
            if !(old.is_empty() && new.is_empty()) {
                gaps.push(Gap { old, new });
            }
        };
        let (mut o, mut n) = (0, 0);
        for at in 0..self.old.len() {
            let Some(group) = self.group_of[0][at].map(|group| &self.groups[group]) else { continue };
            if group.moved || at != group.old.start || group.new.start < n {
                continue;
            }
            add(o..at, n..group.new.start);
            (o, n) = (group.old.end, group.new.end);
        }
        add(o..self.old.len(), n..self.new.len());
        gaps
    }

    /// The gap that each clause stands in, by its place in [`Pairing::gaps`]; paired clauses have none that is shared.
    fn gap_numbers(&self) -> (Vec<usize>, Vec<usize>) {
        let mut numbers = (vec![usize::MAX; self.old.len()], vec![usize::MAX - 1; self.new.len()]);
        for (number, gap) in self.gaps().into_iter().enumerate() {
            numbers.0[gap.old].fill(number);
            numbers.1[gap.new].fill(number);
        }
        numbers
    }
}

/// Links in the order of the new version, deletions after the clause that stood before them.
fn in_reading_order(groups: Vec<Group>, olds: usize, news: usize) -> Vec<Link> {
    let mut of_old: Vec<Option<usize>> = vec![None; olds];
    let mut of_new: Vec<Option<usize>> = vec![None; news];
    for (at, group) in groups.iter().enumerate() {
        of_old[group.old.clone()].fill(Some(at));
        of_new[group.new.clone()].fill(Some(at));
    }
    let mut links = Vec::with_capacity(groups.len());
    let mut next_old = 0;
    let deletions = |links: &mut Vec<Link>, from: &mut usize, to: usize| {
        for o in (*from..to).filter(|&o| of_old[o].is_none()) {
            links.push(Link { old: o..o + 1, new: 0..0, moved: false, similarity: 0.0, runner_up: 0.0 });
        }
        *from = to.max(*from);
    };
    deletions(&mut links, &mut next_old, of_old.iter().position(Option::is_some).unwrap_or(olds));
    for (n, group) in of_new.iter().enumerate() {
        let Some(group) = group.map(|at| &groups[at]) else {
            links.push(Link { old: 0..0, new: n..n + 1, moved: false, similarity: 0.0, runner_up: 0.0 });
            continue;
        };
        if group.new.start != n {
            continue;
        }
        if !group.moved {
            deletions(&mut links, &mut next_old, group.old.start);
        }
        links.push(Link {
            old: group.old.clone(),
            new: group.new.clone(),
            moved: group.moved,
            similarity: group.similarity,
            runner_up: group.runner_up,
        });
        if !group.moved {
            next_old = next_old.max(group.old.end);
            let to = (next_old..olds).find(|&o| of_old[o].is_some()).unwrap_or(olds);
            deletions(&mut links, &mut next_old, to);
        }
    }
    deletions(&mut links, &mut next_old, olds);
    links
}
