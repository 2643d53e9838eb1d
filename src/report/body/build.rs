//! From changes to the flow.
//!
//! Most changes stand in place: their clauses follow each other on both sides and pass no other change. They are the
//! frame; what came, went or moved is put between them, what went before what came.

use super::check::Shown;
use super::{Body, Mark, MoveNumber, Paragraph, Part, Run};
use crate::clause::{Clause, ClauseId, Side};
use crate::comparison::{Change, ChangeId, Comparison};
use crate::redline::{ChangeClass, Op, Segment};
use crate::report::{Extent, Outline, ReportSettings};
use std::collections::{BTreeMap, BTreeSet};

impl<'a> Body<'a> {
    /// The flow of a comparison. Changes of the hidden classes are shown as if they had always stood; of an extent with
    /// changes only, what did not change is left out unless the outline shows it.
    pub fn new(comparison: &'a Comparison, settings: &ReportSettings, outline: &Outline<'_>) -> Self {
        let mut builder = Builder::new(comparison, &settings.hidden_classes);
        builder.walk();
        let parts = match settings.extent {
            Extent::Whole => builder.paragraphs.into_iter().map(Part::Paragraph).collect(),
            Extent::Changes => {
                let outlined: BTreeSet<&ChangeId> = outline.passages.iter().map(|passage| passage.change).collect();
                // A change is shown whole or not at all.
                let keep = |paragraph: &Paragraph<'_>| {
                    let change = &comparison.changes[paragraph.change];
                    let shown = Shown { change, hidden: &settings.hidden_classes };
                    !shown.may_be_left_out(settings.extent) || outlined.contains(&change.id)
                };
                kept_only(builder.paragraphs, keep)
            }
            Extent::Summary => Vec::new(),
        };
        Self { parts }
    }
}

struct Builder<'a, 'h> {
    comparison: &'a Comparison,
    hidden: &'h BTreeSet<ChangeClass>,
    /// The change of every old clause, and of every new one.
    change_of: [Vec<usize>; 2],
    /// The changes that stand in place, in order.
    in_place: Vec<usize>,
    is_in_place: Vec<bool>,
    moves: BTreeMap<usize, MoveNumber>,
    paragraphs: Vec<Paragraph<'a>>,
}

fn places(change: &Change, side: Side) -> Vec<usize> {
    change.clauses(side).iter().map(ClauseId::place).collect()
}

fn adjacent(places: &[usize]) -> bool {
    places.windows(2).all(|two| two[0] + 1 == two[1])
}

impl<'a, 'h> Builder<'a, 'h> {
    fn new(comparison: &'a Comparison, hidden: &'h BTreeSet<ChangeClass>) -> Self {
        let mut change_of = [vec![0; comparison.old.clauses.len()], vec![0; comparison.new.clauses.len()]];
        let mut candidates = Vec::new();
        let mut moved = Vec::new();
        for (at, change) in comparison.changes.iter().enumerate() {
            let (old, new) = (places(change, Side::Old), places(change, Side::New));
            old.iter().for_each(|&place| change_of[0][place] = at);
            new.iter().for_each(|&place| change_of[1][place] = at);
            let (Some(&first_old), Some(&first_new)) = (old.first(), new.first()) else { continue };
            if change.moved {
                moved.push((first_new, at));
            } else if adjacent(&old) && adjacent(&new) {
                candidates.push((first_new, first_old, at));
            }
        }
        candidates.sort_unstable();
        moved.sort_unstable();
        let mut is_in_place = vec![false; comparison.changes.len()];
        let mut in_place = Vec::new();
        let mut next_old = 0;
        for (_, first_old, at) in candidates {
            // A comparison calls every change moved that passes another, so all of them should pass this test.
            if first_old >= next_old {
                next_old = first_old + comparison.changes[at].old.len();
                is_in_place[at] = true;
                in_place.push(at);
            }
        }
        let moves = moved.iter().enumerate().map(|(number, &(_, at))| (at, MoveNumber(number + 1))).collect();
        Self { comparison, hidden, change_of, in_place, is_in_place, moves, paragraphs: Vec::new() }
    }

    fn walk(&mut self) {
        let (mut old, mut new) = (0, 0);
        for at in std::mem::take(&mut self.in_place) {
            let change = &self.comparison.changes[at];
            let (old_start, new_start) = (change.old[0].place(), change.new[0].place());
            (old..old_start).for_each(|place| self.apart(Side::Old, place));
            (new..new_start).for_each(|place| self.apart(Side::New, place));
            self.standing(at);
            (old, new) = (old_start + change.old.len(), new_start + change.new.len());
        }
        (old..self.comparison.old.clauses.len()).for_each(|place| self.apart(Side::Old, place));
        (new..self.comparison.new.clauses.len()).for_each(|place| self.apart(Side::New, place));
    }

    fn is_hidden(&self, segment: &Segment) -> bool {
        segment.op != Op::Equal && segment.class.is_some_and(|class| self.hidden.contains(&class))
    }

    /// A clause that came, went or moved: a whole paragraph of one side.
    fn apart(&mut self, side: Side, place: usize) {
        let at = self.change_of[side as usize][place];
        let change = &self.comparison.changes[at];
        debug_assert!(!self.is_in_place[at], "what stands in place is no part of a gap");
        let clause = &self.comparison.side(side).clauses[place];
        let moved = self.moves.get(&at).copied();
        let alone = change.clauses(if side == Side::Old { Side::New } else { Side::Old }).is_empty();
        if alone && !change.segments.is_empty() && change.segments.iter().all(|segment| self.is_hidden(segment)) {
            if side == Side::New {
                let runs = vec![Run { mark: Mark::Kept, text: clause.text.to_string(), class: None }];
                self.paragraphs.push(Paragraph { change: at, clause, was: None, runs, end: Mark::Kept, moved: None });
            }
            return;
        }
        let (own, stayed) = match (side, moved.is_some()) {
            (Side::Old, true) => (Mark::Deleted, Mark::MovedAway),
            (Side::Old, false) => (Mark::Deleted, Mark::Deleted),
            (Side::New, true) => (Mark::Inserted, Mark::MovedHere),
            (Side::New, false) => (Mark::Inserted, Mark::Inserted),
        };
        let runs: Vec<Run> = self
            .part_of(change, side, place)
            .into_iter()
            .map(|(segment, text)| {
                let changed = segment.op != Op::Equal && !self.is_hidden(segment);
                Run { mark: if changed { own } else { stayed }, text: text.to_owned(), class: segment.class }
            })
            .collect();
        // LibreOffice takes the end away only with a run of its own kind before it.
        let end = runs.last().map_or(stayed, |run| run.mark);
        self.paragraphs.push(Paragraph { change: at, clause, was: None, runs: joined(runs), end, moved });
    }

    /// The pieces of a change's segments that make up one clause of one side.
    fn part_of(&self, change: &'a Change, side: Side, clause: usize) -> Vec<(&'a Segment, &'a str)> {
        let clauses = &self.comparison.side(side).clauses;
        let before = |id: &&ClauseId| id.place() != clause;
        let start: usize =
            change.clauses(side).iter().take_while(before).map(|id| clauses[id.place()].text.len()).sum();
        let end = start + clauses[clause].text.len();
        let other = if side == Side::Old { Op::Insert } else { Op::Delete };
        let mut at = 0;
        let mut pieces = Vec::new();
        for segment in change.segments.iter().filter(|segment| segment.op != other) {
            let (from, to) = (start.max(at), end.min(at + segment.text.len()));
            if from < to {
                pieces.push((segment, &segment.text[from - at..to - at]));
            }
            at += segment.text.len();
        }
        pieces
    }

    /// A change in place: one paragraph, or several where a clause was split or clauses were merged.
    fn standing(&mut self, at: usize) {
        let change = &self.comparison.changes[at];
        let clauses = |side: Side| -> Vec<&'a Clause> {
            change.clauses(side).iter().filter_map(|id| self.comparison.clause(id)).collect()
        };
        let mut writer = Standing {
            at,
            old: Ends::new(clauses(Side::Old)),
            new: Ends::new(clauses(Side::New)),
            runs: Vec::new(),
            paragraphs: Vec::new(),
        };
        for segment in &change.segments {
            let hidden = self.is_hidden(segment);
            match segment.op {
                Op::Delete if hidden => writer.old.skip(segment.text.len()),
                Op::Insert if hidden => writer.put(&segment.text, Mark::Kept, None, Side::New),
                Op::Delete => writer.put(&segment.text, Mark::Deleted, segment.class, Side::Old),
                Op::Insert => writer.put(&segment.text, Mark::Inserted, segment.class, Side::New),
                Op::Equal => {
                    writer.put_equal(&segment.text, segment.class.filter(|class| !self.hidden.contains(class)))
                }
            }
        }
        self.paragraphs.extend(writer.finish());
    }
}

/// The ends of the clauses of one side within the joined text of a change.
struct Ends<'a> {
    clauses: Vec<&'a Clause>,
    /// How many of them are ended.
    ended: usize,
    /// Bytes left before the next end.
    left: usize,
}

impl<'a> Ends<'a> {
    fn new(clauses: Vec<&'a Clause>) -> Self {
        let left = clauses.first().map_or(0, |clause| clause.text.len());
        Self { clauses, ended: 0, left }
    }

    /// Whether a clause ends here and another follows.
    fn due(&self) -> bool {
        self.left == 0 && self.ended + 1 < self.clauses.len()
    }

    /// How much text fits before the next end that another clause follows.
    fn room(&self) -> usize {
        if self.ended + 1 < self.clauses.len() { self.left } else { usize::MAX }
    }

    fn end(&mut self) -> &'a Clause {
        let clause = self.clauses[self.ended];
        self.ended += 1;
        self.left = self.clauses.get(self.ended).map_or(0, |clause| clause.text.len());
        clause
    }

    fn pass(&mut self, bytes: usize) {
        self.left = self.left.saturating_sub(bytes);
    }

    /// Passes text that is not shown, ends in it included.
    fn skip(&mut self, mut bytes: usize) {
        while bytes > self.left && self.ended + 1 < self.clauses.len() {
            bytes -= self.left;
            self.end();
        }
        self.pass(bytes);
    }
}

/// Writes a change in place, with the ends of clauses that came or went in it.
struct Standing<'a> {
    at: usize,
    old: Ends<'a>,
    new: Ends<'a>,
    runs: Vec<Run>,
    paragraphs: Vec<Paragraph<'a>>,
}

impl<'a> Standing<'a> {
    fn put(&mut self, mut text: &str, mark: Mark, class: Option<ChangeClass>, side: Side) {
        while !text.is_empty() {
            self.ends_due();
            let ends = if side == Side::Old { &mut self.old } else { &mut self.new };
            let (now, rest) = text.split_at(text.len().min(ends.room()));
            ends.pass(now.len());
            self.runs.push(Run { mark, text: now.to_owned(), class });
            text = rest;
        }
    }

    fn put_equal(&mut self, mut text: &str, class: Option<ChangeClass>) {
        while !text.is_empty() {
            self.ends_due();
            let (now, rest) = text.split_at(text.len().min(self.old.room()).min(self.new.room()));
            self.old.pass(now.len());
            self.new.pass(now.len());
            self.runs.push(Run { mark: Mark::Kept, text: now.to_owned(), class });
            text = rest;
        }
    }

    /// Writes the ends of clauses that fall here: where both sides end one, it is one end that stayed.
    fn ends_due(&mut self) {
        loop {
            match (self.old.due(), self.new.due()) {
                (true, true) => {
                    let was = self.old.end();
                    let clause = self.new.end();
                    self.push(clause, Some(was), Mark::Kept);
                }
                (true, false) => {
                    let clause = self.old.end();
                    self.push(clause, None, Mark::Deleted);
                }
                (false, true) => {
                    let clause = self.new.end();
                    self.push(clause, None, Mark::Inserted);
                }
                (false, false) => return,
            }
        }
    }

    fn push(&mut self, clause: &'a Clause, was: Option<&'a Clause>, end: Mark) {
        let runs = joined(std::mem::take(&mut self.runs));
        self.paragraphs.push(Paragraph { change: self.at, clause, was, runs, end, moved: None });
    }

    fn finish(mut self) -> Vec<Paragraph<'a>> {
        self.ends_due();
        let (was, clause) = (self.old.end(), self.new.end());
        self.push(clause, Some(was), Mark::Kept);
        self.paragraphs
    }
}

/// Runs of the same mark and class that touch, as one.
fn joined(runs: Vec<Run>) -> Vec<Run> {
    let mut joined: Vec<Run> = Vec::with_capacity(runs.len());
    for run in runs {
        match joined.last_mut() {
            Some(last) if last.mark == run.mark && last.class == run.class => last.text.push_str(&run.text),
            _ => joined.push(run),
        }
    }
    joined
}

/// Leaves out all paragraphs but some, and notes where.
fn kept_only<'a>(paragraphs: Vec<Paragraph<'a>>, keep: impl Fn(&Paragraph<'a>) -> bool) -> Vec<Part<'a>> {
    let (mut parts, mut omitted) = (Vec::new(), 0);
    for paragraph in paragraphs {
        if keep(&paragraph) {
            if omitted > 0 {
                parts.push(Part::Omitted(std::mem::take(&mut omitted)));
            }
            parts.push(Part::Paragraph(paragraph));
        } else {
            omitted += 1;
        }
    }
    if omitted > 0 {
        parts.push(Part::Omitted(omitted));
    }
    parts
}
