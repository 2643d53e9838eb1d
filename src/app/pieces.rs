//! A change cut into pieces of text that look alike: what became of them, whether they prove a finding, whether they were
//! searched for. Free of any drawing.

use crate::clause::Side;
use crate::redline::{Change, ChangeClass, Op};
use std::ops::Range;

/// What a piece has to do with findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Proof {
    /// Nothing.
    #[default]
    None,
    /// It proves a finding.
    Some,
    /// It proves the finding in hand.
    InHand,
}

/// A run of text that looks alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The text.
    pub text: &'a str,
    /// What became of it.
    pub op: Op,
    /// What kind of change it is.
    pub class: Option<ChangeClass>,
    /// What it has to do with findings.
    pub proof: Proof,
    /// Whether it was searched for.
    pub hit: bool,
}

/// Ranges to mark in the text of one side, in bytes of the joined texts of its clauses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    /// Words that prove findings.
    pub proofs: Vec<(Range<usize>, Proof)>,
    /// Words that were searched for.
    pub hits: Vec<Range<usize>>,
}

/// The pieces of a change; of one side only where `side` is given.
pub fn pieces<'a>(change: &'a Change, side: Option<Side>, old: &Marks, new: &Marks) -> Vec<Piece<'a>> {
    let mut found = Vec::new();
    let (mut old_at, mut new_at) = (0, 0);
    for segment in &change.segments {
        let len = segment.text.len();
        let on_old = segment.op != Op::Insert;
        let on_new = segment.op != Op::Delete;
        let shown = match side {
            None => true,
            Some(Side::Old) => on_old,
            Some(Side::New) => on_new,
        };
        if shown {
            // Equal words carry the marks of the side that is shown, or of both in one text.
            let marks_old = (on_old && side != Some(Side::New)).then_some((old, old_at));
            let marks_new = (on_new && side != Some(Side::Old)).then_some((new, new_at));
            let marks: Vec<(&Marks, usize)> = marks_old.into_iter().chain(marks_new).collect();
            cut(&segment.text, &marks, |text, proof, hit| {
                found.push(Piece { text, op: segment.op, class: segment.class, proof, hit });
            });
        }
        old_at += if on_old { len } else { 0 };
        new_at += if on_new { len } else { 0 };
    }
    found
}

/// Cuts a text where marks begin or end. `marks` come with the offset at which the text stands in what they count.
fn cut<'a>(text: &'a str, marks: &[(&Marks, usize)], mut give: impl FnMut(&'a str, Proof, bool)) {
    let local = |range: &Range<usize>, at: usize| {
        range.start.saturating_sub(at).min(text.len())..range.end.saturating_sub(at).min(text.len())
    };
    let mut proofs: Vec<(Range<usize>, Proof)> = Vec::new();
    let mut hits: Vec<Range<usize>> = Vec::new();
    for (marks, at) in marks {
        proofs.extend(marks.proofs.iter().map(|(range, proof)| (local(range, *at), *proof)));
        hits.extend(marks.hits.iter().map(|range| local(range, *at)));
    }
    let mut ends: Vec<usize> = vec![0, text.len()];
    for range in proofs.iter().map(|(range, _)| range).chain(&hits) {
        ends.extend([range.start, range.end]);
    }
    ends.retain(|&end| text.is_char_boundary(end));
    ends.sort_unstable();
    ends.dedup();
    for (&start, &end) in ends.iter().zip(ends.iter().skip(1)) {
        let covers = |range: &Range<usize>| range.start <= start && end <= range.end && !range.is_empty();
        let proof = proofs.iter().filter(|(range, _)| covers(range)).map(|&(_, proof)| proof).max().unwrap_or_default();
        give(&text[start..end], proof, hits.iter().any(covers));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::{Options, compare};
    use crate::document::Document;

    fn change() -> Change {
        let old = Document::from_plain("o", "We keep your data for 30 days in France.");
        let new = Document::from_plain("n", "We keep your data for ten years in France.");
        compare(&old, &new, &Options::default()).changes.remove(0)
    }

    #[test]
    fn pieces_of_a_side_join_to_its_text() {
        let change = change();
        let old = Marks { proofs: vec![(13..25, Proof::InHand)], hits: std::iter::once(8..12).collect() };
        for side in [Side::Old, Side::New] {
            let joined: String = pieces(&change, Some(side), &old, &Marks::default()).iter().map(|p| p.text).collect();
            assert_eq!(joined, change.rebuild(side));
        }
    }

    #[test]
    fn marks_fall_on_the_words_they_name() {
        let change = change();
        let text = change.rebuild(Side::Old);
        let at = text.find("data for 30").unwrap();
        let old = Marks { proofs: vec![(at..at + 11, Proof::Some)], hits: vec![] };
        let marked: String = pieces(&change, None, &old, &Marks::default())
            .iter()
            .filter(|piece| piece.proof == Proof::Some)
            .map(|piece| piece.text)
            .collect();
        assert_eq!(marked, "data for 30");
    }
}
