//! Whether a statement limits what is done: "only to provide the service".
//!
//! Knows nothing of negations.

use super::Candidate;
use crate::scope::Facet;
use crate::scope::lexicon::{Class, Mark};
use std::ops::Range;

/// Words between "only" and the act that it limits.
const LIMIT_REACH: usize = 8;

impl Candidate<'_> {
    /// Whether "only" stands near an act.
    pub(super) fn is_limited(&self, main: &Range<usize>) -> bool {
        // "Decisions that are based solely on automated processing": what something rests on alone is no limit.
        let rests = |at: usize| self.marked.is(at + 1, Class::ObjectBefore) && self.marked.is(at - 1, Class::Resting);
        // "Not only" and "strictly forbidden" bound nothing; "ne … que" does, whatever else begins with its first word.
        let open = |limit: &Mark| {
            let mut others = self.marked.of_class(Class::NegationFalse, main.clone());
            others.any(|not| not.reaches_beyond(limit)) || limit.first > main.start && rests(limit.first)
        };
        self.marked.of_class(Class::ClosedList, main.clone()).filter(|limit| !open(limit)).any(|limit| {
            self.mentions.iter().any(|mention| {
                mention.facet == Facet::Action
                    && main.contains(&mention.first)
                    && mention.first.abs_diff(limit.first) <= LIMIT_REACH
                    // What a machine alone decides is no limit.
                    && self.id(mention) != "automated_decision"
                    && (mention.strong || self.data_near(mention))
            })
        })
    }
}
