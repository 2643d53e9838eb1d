//! Findings as the reviewer leaves them: corrected, dismissed, added; and the verdict over these.

use super::{Review, finding_key};
use crate::comparison::Comparison;
use crate::scope::{Direction, Facet, Finding, Verdict};

/// A finding with the reviewer's correction laid over it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reviewed<'a> {
    /// The facet, corrected where the reviewer did.
    pub facet: Facet,
    /// The direction, corrected where the reviewer did.
    pub direction: Direction,
    /// The reason for which the reviewer dismissed the finding; none where it stands.
    pub dismissed: Option<&'a str>,
    /// Whether facet or direction is the reviewer's.
    pub corrected: bool,
}

/// How many findings point each way, and which way they point together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Findings that broaden.
    pub broadened: usize,
    /// Findings that narrow.
    pub narrowed: usize,
    /// Findings that do neither.
    pub changed: usize,
}

impl Review {
    /// A finding with its correction; `key` is its [`finding_key`].
    pub fn reviewed(&self, finding: &Finding, key: &str) -> Reviewed<'_> {
        let correction = self.corrections.get(key);
        let facet = correction.and_then(|correction| correction.facet);
        let direction = correction.and_then(|correction| correction.direction);
        Reviewed {
            facet: facet.unwrap_or(finding.facet),
            direction: direction.unwrap_or(finding.direction),
            dismissed: correction.and_then(|correction| correction.dismissed.as_deref()),
            corrected: facet.is_some() || direction.is_some(),
        }
    }

    /// Whether the reviewer corrected, dismissed or added a finding.
    pub fn changes_findings(&self) -> bool {
        !self.corrections.is_empty() || !self.added.is_empty()
    }

    /// The findings that stand, those added included.
    pub fn tally(&self, comparison: &Comparison) -> Tally {
        let found = comparison.findings.iter().filter_map(|finding| {
            let reviewed = self.reviewed(finding, &finding_key(finding));
            reviewed.dismissed.is_none().then_some(reviewed.direction)
        });
        Tally::of(found.chain(self.added.iter().map(|added| added.direction)))
    }
}

impl Tally {
    /// Counts directions.
    pub fn of(directions: impl IntoIterator<Item = Direction>) -> Self {
        let mut tally = Self::default();
        for direction in directions {
            match direction {
                Direction::Broadened => tally.broadened += 1,
                Direction::Narrowed => tally.narrowed += 1,
                Direction::Changed => tally.changed += 1,
            }
        }
        tally
    }

    /// All that are counted.
    pub fn all(self) -> usize {
        self.broadened + self.narrowed + self.changed
    }

    /// The verdict over what is counted.
    pub fn verdict(self) -> Verdict {
        match (self.broadened, self.narrowed, self.changed) {
            (0, 0, 0) => Verdict::None,
            (0, 0, _) => Verdict::Mixed,
            (_, 0, _) => Verdict::Broadened,
            (0, _, _) => Verdict::Narrowed,
            _ => Verdict::Mixed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::{AddedFinding, Correction};

    fn comparison() -> Comparison {
        serde_json::from_str(include_str!("../../tests/fixtures/window/comparison.json")).unwrap()
    }

    #[test]
    fn corrections_and_added_findings_count_in_the_verdict() {
        let comparison = comparison();
        let mut review = Review::default();
        let found = review.tally(&comparison);
        assert_eq!((found.broadened, found.narrowed, found.verdict()), (1, 6, Verdict::Mixed));
        assert_eq!(found.verdict(), comparison.verdict);
        let broadens = comparison.findings.iter().find(|finding| finding.direction == Direction::Broadened).unwrap();
        let dismissed = Correction { dismissed: Some("not data".to_owned()), ..Correction::default() };
        review.corrections.insert(finding_key(broadens), dismissed);
        assert_eq!(review.tally(&comparison).verdict(), Verdict::Narrowed);
        review.added.push(AddedFinding {
            facet: Facet::Data,
            value: "voice".to_owned(),
            direction: Direction::Broadened,
            old: None,
            new: None,
            reason: String::new(),
        });
        assert_eq!(review.tally(&comparison), Tally { broadened: 1, narrowed: 6, changed: 0 });
    }

    #[test]
    fn a_correction_is_laid_over_its_finding_alone() {
        let comparison = comparison();
        let mut review = Review::default();
        let (first, second) = (&comparison.findings[0], &comparison.findings[1]);
        let correction = Correction { direction: Some(Direction::Changed), ..Correction::default() };
        review.corrections.insert(finding_key(first), correction);
        let corrected = review.reviewed(first, &finding_key(first));
        assert_eq!(
            (corrected.direction, corrected.facet, corrected.corrected),
            (Direction::Changed, first.facet, true)
        );
        let other = review.reviewed(second, &finding_key(second));
        assert_eq!((other.direction, other.corrected), (second.direction, false));
    }
}
