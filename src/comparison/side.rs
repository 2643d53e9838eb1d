//! The clauses of one side of a change as one text, with the references in it.

use crate::clause::{Clause, Reference};
use crate::text::ByteSpan;
use std::borrow::Cow;
use std::ops::Range;

/// The clauses of one side of a change.
pub(super) struct ChangeSide<'a> {
    pub(super) clauses: &'a [Clause],
}

impl<'a> ChangeSide<'a> {
    pub(super) fn of(clauses: &'a [Clause], places: &Range<usize>) -> Self {
        Self { clauses: &clauses[places.clone()] }
    }

    pub(super) fn text(&self) -> Cow<'a, str> {
        match self.clauses {
            [only] => Cow::Borrowed(&only.text),
            _ => Cow::Owned(self.clauses.iter().map(|clause| clause.text.as_str()).collect()),
        }
    }

    /// The clause that holds a passage.
    pub(super) fn holding(&self, passage: &str) -> Option<&'a Clause> {
        self.clauses.iter().find(|clause| clause.text.contains(passage))
    }

    /// The references, where they stand in the joined text, and the clauses they stand in.
    pub(super) fn references(&self) -> impl Iterator<Item = (ByteSpan, &'a Reference, &'a Clause)> {
        let mut start = 0;
        self.clauses.iter().flat_map(move |clause| {
            let shift = start;
            start += clause.text.len();
            clause.references.iter().map(move |reference| {
                let span = ByteSpan::new(reference.span.start + shift, reference.span.end + shift);
                (span, reference, clause)
            })
        })
    }
}
