//! The safeguards that the company gives.

use super::Candidate;
use crate::scope::Facet;
use crate::scope::lexicon::Class;
use crate::scope::statement::Mention;
use std::ops::Range;

/// Tokens between a subject and the consent that it asks for.
const ASKING_REACH: usize = 3;
/// Tokens behind a removal in which the content that is removed is named.
const REMOVED_REACH: usize = 4;
/// Tokens before a verb in which its auxiliary or its subject stands.
const AUXILIARY_REACH: usize = 3;

impl Candidate<'_> {
    /// The safeguard that the company gives in the main part.
    pub(super) fn protection(&self, main: &Range<usize>) -> Option<&Mention> {
        self.mentions.iter().find(|mention| {
            mention.facet == Facet::Safeguard
                && mention.strong
                && !mention.lacking
                && !self.survives(mention)
                && !self.may_remove(mention, main)
                && main.contains(&mention.first)
                && matches!(
                    self.id(mention),
                    "deletion"
                        | "notice"
                        | "security_measures"
                        | "anonymisation"
                        | "contractual_limit"
                        | "human_review"
                        | "minimisation"
                        | "safeguarded_transfer"
                        | "user_control"
                )
                || mention.facet == Facet::Safeguard
                    && main.contains(&mention.first)
                    && self.id(mention) == "opt_in"
                    && self.asks(mention)
        })
    }

    /// "Even after your data are deleted, copies may remain": that deletion protects nothing.
    fn survives(&self, deletion: &Mention) -> bool {
        self.id(deletion) == "deletion"
            && self.mentions.iter().any(|lasting| {
                self.id(lasting) == "indefinite"
                    && lasting.first <= deletion.first
                    && deletion.first <= lasting.last + 1
            })
    }

    /// "We may remove any content": who may do away with what others see need not, and keeps what he likes.
    fn may_remove(&self, deletion: &Mention, main: &Range<usize>) -> bool {
        self.id(deletion) == "deletion"
            && self.marked.has(Class::May, main.start..deletion.first)
            && !self.marked.has(Class::Person, main.clone())
            && self.mentions.iter().any(|content| {
                content.facet == Facet::Data
                    && content.first > deletion.first
                    && content.first <= deletion.last + REMOVED_REACH
                    && self.id(content) == "user_content"
            })
    }

    /// Whether a consent is asked for by the verb itself: "we will obtain your consent".
    pub(super) fn asks(&self, consent: &Mention) -> bool {
        self.main.is_some_and(|part| part.holder.is_some() && consent.first <= part.after_subject + ASKING_REACH)
    }

    /// Whether data are used or passed on before the safeguard is named, so that the sentence permits: "we share
    /// anonymised data". In "we use encryption" the safeguard is what is used.
    pub(super) fn used_before(&self, protection: &Mention, main: &Range<usize>) -> bool {
        self.mentions.iter().any(|mention| {
            mention.facet == Facet::Action
                && main.contains(&mention.first)
                && matches!(
                    self.id(mention),
                    "share" | "sell" | "use" | "publish" | "collect" | "profile" | "track" | "combine" | "retain"
                )
                && (mention.strong || self.data_near(mention))
                && mention.first < protection.first
                && (protection.first > mention.last + 1
                    // "We share aggregated data": what is handed on is permitted, whatever it was made into.
                    || self.id(protection) == "anonymisation" && matches!(self.id(mention), "share" | "sell" | "publish"))
                // "Data received by X are encrypted": the verb itself protects.
                && (self.is_predicate(mention) || !self.is_predicate(protection))
                || mention.facet == Facet::Action
                    && self.id(mention) == "use"
                    && self.id(protection) == "anonymisation"
                    && main.contains(&mention.first)
                    // "The data are anonymised 48 hours after processing."
                    && (mention.first < protection.first || !self.is_predicate(protection))
        })
    }

    /// Whether an auxiliary stands right before: "is encrypted", "will be shared".
    pub(super) fn is_predicate(&self, mention: &Mention) -> bool {
        (mention.first.saturating_sub(AUXILIARY_REACH)..mention.first)
            .any(|at| self.tokens.contains(&at) && self.marked.is_verbal(at) || self.marked.is(at, Class::Company))
    }
}
