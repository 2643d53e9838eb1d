//! References between clauses across versions: those that only follow renumbering, and those that read as before and
//! point at another clause now.

use super::side::ChangeSide;
use crate::align::Link;
use crate::clause::{Clause, Reference};
use crate::redline::{Op, Segment};
use crate::text::ByteSpan;

/// Words of a clause that are shown to name it.
const FIRST_WORDS: usize = 6;

/// Which clause became which, as references need it.
pub(super) struct Pointing<'a> {
    clauses: [&'a [Clause]; 2],
    /// The link of every old clause, and of every new one.
    link_of: [Vec<usize>; 2],
}

impl<'a> Pointing<'a> {
    pub(super) fn new(old: &'a [Clause], new: &'a [Clause], links: &[Link]) -> Self {
        let mut link_of = [vec![0; old.len()], vec![0; new.len()]];
        for (at, link) in links.iter().enumerate() {
            link_of[0][link.old.clone()].fill(at);
            link_of[1][link.new.clone()].fill(at);
        }
        Self { clauses: [old, new], link_of }
    }

    /// What a reference of a side (0 old, 1 new) points at, as a number that both sides share.
    fn link(&self, side: usize, reference: &Reference) -> Option<usize> {
        self.link_of[side].get(reference.target.as_ref()?.place()).copied()
    }

    /// For each side the references that name another number than before because their clause was renumbered: where the
    /// number stands in the joined text, and what it points at.
    pub(super) fn renumbered(&self, was: &ChangeSide<'_>, is: &ChangeSide<'_>) -> [Vec<(ByteSpan, u32)>; 2] {
        let numbers = |side: usize, of: &ChangeSide<'_>| -> Vec<(ByteSpan, usize, String)> {
            of.references()
                .filter_map(|(span, reference, _)| {
                    let number = ByteSpan::new(span.end - reference.number.len(), span.end);
                    Some((number, self.link(side, reference)?, reference.number.clone()))
                })
                .collect()
        };
        let (olds, news) = (numbers(0, was), numbers(1, is));
        let changed = |of: &[(ByteSpan, usize, String)], others: &[(ByteSpan, usize, String)]| {
            let renumbered = |(_, link, number): &&(ByteSpan, usize, String)| {
                others.iter().any(|other| other.1 == *link && other.2 != *number)
                    && !others.iter().any(|other| other.1 == *link && other.2 == *number)
            };
            of.iter().filter(renumbered).map(|&(span, link, _)| (span, link as u32)).collect()
        };
        [changed(&olds, &news), changed(&news, &olds)]
    }

    /// Sentences on references that read the same and point at another clause now.
    pub(super) fn elsewhere(&self, was: &ChangeSide<'_>, is: &ChangeSide<'_>, segments: &[Segment]) -> Vec<String> {
        let mut news = is.references().peekable();
        if news.peek().is_none() {
            return Vec::new();
        }
        let news: Vec<_> = news.collect();
        let mut notices = Vec::new();
        for (span, reference, _) in was.references() {
            let Some(now) = kept(segments, span) else { continue };
            let Some((_, other, clause)) = news.iter().find(|(span, ..)| *span == now) else { continue };
            let targets = (self.link(0, reference), self.link(1, other));
            if let (Some(before), Some(after)) = targets
                && before != after
                && !self.kept_number(before, reference)
                && let (Some(old), Some(new)) = (self.target(0, reference), self.target(1, other))
            {
                notices.push(format!(
                    "“{}” in {} reads as before, but pointed at {} and now points at {}.",
                    other.span.of(&clause.text),
                    named(clause),
                    named(old),
                    named(new)
                ));
            }
        }
        notices
    }

    /// Whether the clause that a reference pointed at still has its number: then the other one of that number, an item of
    /// some list, is none that a reader takes it for.
    fn kept_number(&self, link: usize, reference: &Reference) -> bool {
        let number = self.target(0, reference).and_then(|clause| clause.number.as_deref());
        let news = self.clauses[1].iter().zip(&self.link_of[1]);
        number.is_some() && news.filter(|(_, of)| **of == link).any(|(clause, _)| clause.number.as_deref() == number)
    }

    fn target(&self, side: usize, reference: &Reference) -> Option<&'a Clause> {
        self.clauses[side].get(reference.target.as_ref()?.place())
    }
}

/// Where a part of the old text stands in the new one, if it stayed as it was.
fn kept(segments: &[Segment], span: ByteSpan) -> Option<ByteSpan> {
    let (mut o, mut n) = (0, 0);
    for segment in segments {
        let length = segment.text.len();
        if segment.op == Op::Equal && o <= span.start && span.end <= o + length {
            return Some(ByteSpan::new(span.start - o + n, span.end - o + n));
        }
        o += if segment.op == Op::Insert { 0 } else { length };
        n += if segment.op == Op::Delete { 0 } else { length };
    }
    None
}

/// A clause as a reader knows it: by its printed number and its first words.
pub(super) fn named(clause: &Clause) -> String {
    let mut words = clause.body().split_whitespace();
    let mut first = words.by_ref().take(FIRST_WORDS).collect::<Vec<_>>().join(" ");
    if words.next().is_some() {
        first.push_str(" …");
    }
    match &clause.number {
        Some(number) if number.contains(char::is_whitespace) => format!("{number} (“{first}”)"),
        Some(number) => format!("clause {number} (“{first}”)"),
        None => format!("“{first}”"),
    }
}
