//! From links to changes: the redline of every pair and the class of what changed in it.

use super::classes::classify;
use super::model::*;
use super::passages::Passages;
use super::references::Pointing;
use super::side::ChangeSide;
use crate::Few;
use crate::align::Link;
use crate::clause::{Clause, ClauseKind};
use crate::parallel;
use crate::redline::{ChangeClass, Op, Part, Segment, equal, redline_parts};
use crate::text::ByteSpan;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};

/// What the changes of a comparison are made from.
pub(super) struct Changes<'a> {
    old: &'a [Clause],
    new: &'a [Clause],
    links: &'a [Link],
    pointing: Pointing<'a>,
}

/// Changes in a row, and what a reader must know of them.
#[derive(Default)]
pub(super) struct Made {
    pub(super) changes: Vec<Change>,
    pub(super) notices: Vec<String>,
    /// What may have gone from one clause into another.
    pub(super) passages: Passages,
    pub(super) words_inserted: usize,
    pub(super) words_deleted: usize,
    /// Clauses that were compared only as a whole.
    coarse: usize,
}

impl<'a> Changes<'a> {
    pub(super) fn new(old: &'a [Clause], new: &'a [Clause], links: &'a [Link]) -> Self {
        Self { old, new, links, pointing: Pointing::new(old, new, links) }
    }

    /// All changes; none where they are no longer wanted. Each is made by itself, one half of them on either thread.
    pub(super) fn all(&self, wanted: &dyn Fn() -> bool) -> Option<Made> {
        let (middle, bytes) = self.middle();
        // Only the thread of the caller may ask; it tells the other one.
        let stopped = AtomicBool::new(false);
        let go_on = || {
            wanted() || {
                stopped.store(true, Ordering::Relaxed);
                false
            }
        };
        let (rest, made) = parallel::both(
            bytes,
            || self.part(middle..self.links.len(), &|| !stopped.load(Ordering::Relaxed)),
            || self.part(0..middle, &go_on),
        );
        let (mut made, rest) = (made?, rest?);
        made.changes.extend(rest.changes);
        made.notices.extend(rest.notices);
        made.passages.append(rest.passages);
        made.words_inserted += rest.words_inserted;
        made.words_deleted += rest.words_deleted;
        let coarse = made.coarse + rest.coarse;
        if coarse > 0 {
            made.notices.push(format!(
                "{coarse} very long clauses that share no run of words were compared as a whole, not word by word."
            ));
        }
        Some(made)
    }

    /// The place at which the links part into two halves of equal work, or their end where they are made by one thread, which
    /// may always ask; and how many bytes are gone through for all.
    fn middle(&self) -> (usize, usize) {
        let length = |clauses: &[Clause]| clauses.iter().map(|clause| clause.text.len()).sum::<usize>();
        let work = |link: &Link| match link.similarity < 1.0 || link.old.len() != link.new.len() {
            true => ROUNDS * (length(&self.old[link.old.clone()]) + length(&self.new[link.new.clone()])),
            false => WORK_ON_EQUAL,
        };
        let total: usize = self.links.iter().map(work).sum();
        if !parallel::is_worth_it(total) {
            return (self.links.len(), total);
        }
        let mut before = 0;
        let middle = self.links.iter().take_while(|link| {
            before += work(link);
            before < total / 2
        });
        (middle.count(), total)
    }

    fn part(&self, links: Range<usize>, wanted: &dyn Fn() -> bool) -> Option<Made> {
        // All will be put together with the first ones.
        let room = if links.start == 0 { self.links.len() } else { links.len() };
        let mut made = Made { changes: Vec::with_capacity(room), ..Made::default() };
        for index in links {
            let change = wanted().then(|| self.change(index, &mut made))?;
            made.look_at(index, &change.segments);
            made.changes.push(change);
        }
        Some(made)
    }

    fn change(&self, index: usize, made: &mut Made) -> Change {
        let link = &self.links[index];
        let (was, is) = (ChangeSide::of(self.old, &link.old), ChangeSide::of(self.new, &link.new));
        let (mut kind, pair) = match (was.clauses, is.clauses) {
            ([], _) => (ChangeKind::Inserted, None),
            (_, []) => (ChangeKind::Deleted, None),
            ([was], [is]) if was.text == is.text => (ChangeKind::Unchanged, Some((was, is))),
            ([was], [is]) => (ChangeKind::Modified, Some((was, is))),
            ([_], _) => (ChangeKind::Split, None),
            _ => (ChangeKind::Merged, None),
        };
        let segments = match pair {
            Some((was, is)) if kind == ChangeKind::Unchanged => {
                let segments = link_targets(was, is);
                if segments.iter().any(|segment| segment.class.is_some()) {
                    kind = ChangeKind::Modified;
                }
                segments
            }
            _ => {
                let [olds, news] = self.pointing.renumbered(&was, &is);
                let (mut segments, coarser) = redline_parts(&parts(&was, &olds), &parts(&is, &news));
                made.coarse += usize::from(coarser);
                if !was.clauses.is_empty() && !is.clauses.is_empty() {
                    classify(&was, &is, &mut segments);
                }
                segments.into()
            }
        };
        made.notices.extend(self.pointing.elsewhere(&was, &is, &segments));
        let class = segments
            .iter()
            .filter_map(|segment| segment.class)
            .min()
            .or((kind != ChangeKind::Unchanged).then_some(ChangeClass::Substantive));
        let ids = |clauses: &[Clause]| clauses.iter().map(|clause| clause.id).collect();
        Change {
            id: ChangeId::of_place(index),
            kind,
            moved: link.moved,
            renumbered: pair.is_some_and(|(was, is)| was.number != is.number),
            old: ids(was.clauses),
            new: ids(is.clauses),
            similarity: (link.similarity * 1e4).round() / 1e4,
            runner_up: (link.runner_up * 1e4).round() / 1e4,
            class,
            segments,
        }
    }
}

impl Made {
    /// Counts the words of a change that came and went, while its letters are at hand.
    fn look_at(&mut self, change: usize, segments: &[Segment]) {
        for (place, segment) in segments.iter().enumerate() {
            let words = self.passages.take_in((change, place), segment);
            match segment.op {
                Op::Equal => {}
                Op::Insert => self.words_inserted += words,
                Op::Delete => self.words_deleted += words,
            }
        }
    }
}

/// How often a text that changed is gone through.
const ROUNDS: usize = 4;
/// What an unchanged clause counts, of which no letter is looked at.
const WORK_ON_EQUAL: usize = 20;

/// The clauses of a side as they are compared, with the references that follow renumbering.
fn parts<'a>(side: &ChangeSide<'a>, references: &[(ByteSpan, u32)]) -> Vec<Part<'a>> {
    let mut start = 0;
    side.clauses
        .iter()
        .map(|clause| {
            let end = start + clause.text.len();
            let here = references.iter().filter(|(span, _)| start <= span.start && span.end <= end);
            let references =
                here.map(|&(span, link)| (ByteSpan::new(span.start - start, span.end - start), link)).collect();
            start = end;
            Part {
                text: &clause.text,
                number_len: clause.number_len,
                caseless: clause.kind == ClauseKind::Heading,
                references,
            }
        })
        .collect()
}

/// An unchanged text as one segment, cut where a link leads elsewhere than before.
fn link_targets(was: &Clause, is: &Clause) -> Few<Segment> {
    if was.links.len() != is.links.len() || was.links == is.links {
        return if is.text.is_empty() { Few::default() } else { equal(is.text.clone()).into() };
    }
    let mut segments = Vec::new();
    let mut from = 0;
    let part = |from: usize, to: usize| is.text.part(ByteSpan::new(from, to));
    for (old, new) in was.links.iter().zip(&is.links) {
        if old.span == new.span && old.target != new.target && new.span.start >= from && !new.span.is_empty() {
            segments.extend((from < new.span.start).then(|| equal(part(from, new.span.start))));
            segments.push(Segment { class: Some(ChangeClass::LinkTarget), ..equal(is.text.part(new.span)) });
            from = new.span.end;
        }
    }
    segments.extend((from < is.text.len()).then(|| equal(part(from, is.text.len()))));
    segments.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::{Constraints, align};
    use crate::clause::segment_both;
    use crate::document::Document;

    /// Terms of so many clauses of which each says something else on the other side.
    fn terms(clauses: usize, kept: &str) -> Document {
        let clause =
            |number| format!("{number}. We keep your picture and your name, as no. {number} says, for {kept}.");
        let text: Vec<String> = (0..clauses).map(clause).collect();
        Document::from_markdown("terms.md", &text.join("\n\n"))
    }

    #[test]
    fn two_threads_make_what_one_makes() {
        let [old, new] = segment_both(&terms(1_200, "a year"), &terms(1_200, "ten years"));
        let links = align(&old, &new, &Constraints::default()).links;
        let changes = Changes::new(&old, &new, &links);
        let (all, alone) = (changes.all(&|| true), changes.part(0..links.len(), &|| true));
        assert!(all.as_ref().is_some_and(|all| all.changes.len() == links.len() && links.len() >= 1_200));
        assert_eq!(all.map(|all| (all.changes, all.notices)), alone.map(|alone| (alone.changes, alone.notices)));
        assert!(changes.middle().1 > 600_000, "{:?}", changes.middle());
        assert!(changes.all(&|| false).is_none());
    }
}
