//! From links to changes: the redline of every pair and the class of what changed in it.

use super::classes::classify;
use super::model::*;
use super::references::Pointing;
use super::side::ChangeSide;
use crate::align::Link;
use crate::clause::{Clause, ClauseKind};
use crate::redline::{ChangeClass, Part, Segment, equal, redline_parts};
use crate::text::ByteSpan;

/// What the changes of a comparison are made from.
pub(super) struct Changes<'a> {
    old: &'a [Clause],
    new: &'a [Clause],
    links: &'a [Link],
    pointing: Pointing<'a>,
    pub(super) notices: Vec<String>,
}

impl<'a> Changes<'a> {
    pub(super) fn new(old: &'a [Clause], new: &'a [Clause], links: &'a [Link]) -> Self {
        Self { old, new, links, pointing: Pointing::new(old, new, links), notices: Vec::new() }
    }

    /// All changes; none where they are no longer wanted.
    pub(super) fn all(&mut self, wanted: &dyn Fn() -> bool) -> Option<Vec<Change>> {
        let (mut coarse, mut changes) = (0, Vec::with_capacity(self.links.len()));
        for index in 0..self.links.len() {
            changes.push(wanted().then(|| self.change(index, &mut coarse))?);
        }
        if coarse > 0 {
            self.notices.push(format!(
                "{coarse} very long clauses that share no run of words were compared as a whole, not word by word."
            ));
        }
        Some(changes)
    }

    fn change(&mut self, index: usize, coarse: &mut usize) -> Change {
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
                *coarse += usize::from(coarser);
                if !was.clauses.is_empty() && !is.clauses.is_empty() {
                    classify(&was, &is, &mut segments);
                }
                segments
            }
        };
        self.notices.extend(self.pointing.elsewhere(&was, &is, &segments));
        let class = segments
            .iter()
            .filter_map(|segment| segment.class)
            .min()
            .or((kind != ChangeKind::Unchanged).then_some(ChangeClass::Substantive));
        let ids = |clauses: &[Clause]| clauses.iter().map(|clause| clause.id.clone()).collect();
        Change {
            id: ChangeId(format!("c{}", index + 1)),
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
fn link_targets(was: &Clause, is: &Clause) -> Vec<Segment> {
    if was.links.len() != is.links.len() || was.links == is.links {
        return if is.text.is_empty() { Vec::new() } else { vec![equal(is.text.clone())] };
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
    segments
}
