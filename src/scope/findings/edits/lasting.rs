//! How long a sentence says that data are kept: lengths of time, what ends a keeping, and when it begins.
//!
//! Looks at what either sentence says of time, and not at which way that goes.

use super::Edit;
use crate::scope::lexicon::Class;
use crate::scope::model::Facet;
use crate::scope::statement::{Mention, Sentence};

/// Tokens between a length of time and the end of the account at which it begins.
const RUNS_ON_REACH: usize = 4;

impl Edit<'_> {
    /// Whether a sentence tells of a keeping that the other one does not tell of.
    pub(super) fn keeps_anew(&self, is_new: bool) -> bool {
        let (sentence, other) = (self.sentence(is_new), self.sentence(!is_new));
        let keep = |(_, mention): (_, &Mention)| {
            mention.facet == Facet::Action && self.ground.model.value(mention.value).id == "retain"
        };
        sentence.mentions().any(keep) && !other.mentions().any(keep)
    }

    pub(super) fn is_account_end(&self, mention: &Mention) -> bool {
        matches!(
            self.ground.model.value(mention.value).id.as_str(),
            "account_lifetime" | "until_deletion" | "until_consent_withdrawn"
        )
    }

    /// Whether a length of time begins at the end of the account.
    pub(super) fn runs_on(&self, sentence: &Sentence, length: &Mention) -> bool {
        let behind = length.last + 1..length.last + 1 + RUNS_ON_REACH;
        length.days.is_some()
            && sentence.mentions().any(|(_, end)| self.is_account_end(end) && behind.contains(&end.first))
    }

    pub(super) fn has_length(&self, sentence: &Sentence) -> bool {
        sentence.mentions().any(|(_, mention)| mention.days.is_some())
    }

    /// Whether the sentence of a side names a unit of time in no length that is known: "a few weeks".
    pub(super) fn has_vague_length(&self, is_new: bool) -> bool {
        let sentence = self.sentence(is_new);
        let tokens = &self.clause(is_new).tokens;
        sentence.tokens.clone().any(|at| {
            self.ground.language.unit(tokens[at].word).is_some()
                && !sentence.mentions().any(|(_, said)| said.days.is_some() && (said.first..=said.last).contains(&at))
        })
    }

    /// Whether the sentence of a side says that data go at once, and in no length of time.
    pub(super) fn is_at_once(&self, is_new: bool) -> bool {
        let sentence = self.sentence(is_new);
        self.class_in(is_new, &sentence.tokens, Class::AtOnce) && !self.has_length(sentence)
    }

    pub(super) fn ends_with_account(&self, sentence: &Sentence) -> bool {
        sentence.mentions().any(|(_, end)| self.is_account_end(end))
    }

    /// Whether a duration ends: it is a length of time, or shorter than for ever.
    pub(super) fn ends(&self, duration: &Mention) -> bool {
        let model = self.ground.model;
        let for_ever = model.find(Facet::Duration, "perpetual");
        // "Even after you leave" ends nothing.
        let open = model.value(duration.value).id == "indefinite";
        let shorter = for_ever.is_some_and(|for_ever| model.is_wider(for_ever, duration.value));
        !open && (duration.days.is_some() || shorter)
    }
}
