//! The law of the flow, checked before anything is written from it: both texts can be read from it to the letter.

use super::{Body, Paragraph, read};
use crate::clause::Side;
use crate::comparison::{Change, Comparison};
use crate::redline::{ChangeClass, ChangeKind, Op, Segment};
use crate::report::{Extent, ReportError};
use std::collections::{BTreeMap, BTreeSet};

impl Body<'_> {
    /// Holds the flow against the comparison it was made from.
    ///
    /// # Errors
    /// [`ReportError::Mismatch`] where a change does not give back a side; hidden classes of change stand in both texts.
    pub fn check(
        &self,
        comparison: &Comparison,
        hidden: &BTreeSet<ChangeClass>,
        extent: Extent,
    ) -> Result<(), ReportError> {
        let mut of_change: BTreeMap<usize, Vec<&Paragraph<'_>>> = BTreeMap::new();
        for paragraph in self.paragraphs() {
            of_change.entry(paragraph.change).or_default().push(paragraph);
        }
        let none = Vec::new();
        for (at, change) in comparison.changes.iter().enumerate() {
            let paragraphs = of_change.get(&at).unwrap_or(&none);
            let shown = Shown { change, hidden };
            if paragraphs.is_empty() && shown.may_be_left_out(extent) {
                continue;
            }
            for side in [Side::Old, Side::New] {
                let pieces = paragraphs.iter().map(|paragraph| {
                    let runs = paragraph.runs.iter().map(|run| (run.mark, run.text.as_str()));
                    (runs, paragraph.end)
                });
                if read(pieces, side).concat() != shown.expected(side, paragraphs) {
                    return Err(ReportError::Mismatch {
                        format: "redline",
                        side,
                        place: format!("change {}", change.id),
                    });
                }
            }
        }
        if extent == Extent::Whole && hidden.is_empty() {
            self.check_paragraphs(comparison)?;
        }
        Ok(())
    }

    /// With everything shown, each side has its clauses as paragraphs, in their order.
    fn check_paragraphs(&self, comparison: &Comparison) -> Result<(), ReportError> {
        for side in [Side::Old, Side::New] {
            let clauses: Vec<&str> = comparison.side(side).clauses.iter().map(|clause| clause.text.as_str()).collect();
            same("redline", side, &clauses, &self.text(side))?;
        }
        Ok(())
    }

    /// Holds what was read back from a written report against the flow. `shown` maps a text to how the format shows it.
    ///
    /// # Errors
    /// [`ReportError::Mismatch`] at the first paragraph that differs.
    pub fn check_read_back(
        &self,
        format: &'static str,
        texts: &[Vec<String>; 2],
        shown: impl Fn(&str) -> String,
    ) -> Result<(), ReportError> {
        for (side, text) in [Side::Old, Side::New].into_iter().zip(texts) {
            let wanted: Vec<String> = self.text(side).iter().map(|text| shown(text)).collect();
            same(format, side, &wanted, text)?;
        }
        Ok(())
    }
}

fn same<W: AsRef<str>, F: AsRef<str>>(
    format: &'static str,
    side: Side,
    wanted: &[W],
    found: &[F],
) -> Result<(), ReportError> {
    let differs = (0..wanted.len().max(found.len()))
        .find(|&at| wanted.get(at).map(AsRef::as_ref) != found.get(at).map(AsRef::as_ref));
    match differs {
        Some(at) => Err(ReportError::Mismatch { format, side, place: format!("paragraph {}", at + 1) }),
        None => Ok(()),
    }
}

/// A change as a view with hidden classes shows it.
pub(super) struct Shown<'a> {
    pub change: &'a Change,
    pub hidden: &'a BTreeSet<ChangeClass>,
}

impl Shown<'_> {
    fn hides(&self, segment: &Segment) -> bool {
        segment.class.is_some_and(|class| self.hidden.contains(&class))
    }

    /// Whether a flow of that extent may hold nothing of the change. A split or a merger is one whatever words are hidden.
    pub fn may_be_left_out(&self, extent: Extent) -> bool {
        let quiet = self
            .change
            .segments
            .iter()
            .all(|segment| self.hides(segment) || (segment.op == Op::Equal && segment.class.is_none()));
        match extent {
            Extent::Summary => true,
            Extent::Changes => {
                quiet && !self.change.moved && !matches!(self.change.kind, ChangeKind::Split | ChangeKind::Merged)
            }
            Extent::Whole => quiet && self.change.kind == ChangeKind::Deleted,
        }
    }

    /// What the paragraphs of the change should read on that side.
    fn expected(&self, side: Side, paragraphs: &[&Paragraph<'_>]) -> String {
        let in_place = paragraphs.iter().any(|paragraph| paragraph.was.is_some());
        let quiet_insertion = self.change.old.is_empty()
            && !self.change.segments.is_empty()
            && self.change.segments.iter().all(|segment| self.hides(segment));
        let hiding = side == Side::Old && (in_place || quiet_insertion);
        let stands = |segment: &&Segment| match segment.op {
            Op::Equal => true,
            Op::Delete => side == Side::Old && !(hiding && self.hides(segment)),
            Op::Insert => side == Side::New || (hiding && self.hides(segment)),
        };
        self.change.segments.iter().filter(stands).map(|segment| segment.text.as_str()).collect()
    }
}
