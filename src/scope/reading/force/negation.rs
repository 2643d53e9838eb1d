//! What a statement denies or limits.

use super::{Candidate, DENIED_REACH, WEIGHS_ALONE};
use crate::scope::Facet;
use crate::scope::lexicon::{Class, Classes};
use std::ops::Range;

/// Words after its subject in which a negation denies the verb.
const NEGATION_REACH: usize = 7;
/// Words before its subject in which a negation denies the verb: "nor do we", "at no time will we".
const NEGATION_BEFORE: usize = 5;
/// Tokens behind the last word of a denial in which an auxiliary and its verb stand.
const AUXILIARY_REACH: usize = 2;
/// Words between "only" and the act that it limits.
const LIMIT_REACH: usize = 8;
/// Weight from which a purpose makes the denial of its use a promise where what is used is not known.
const WEIGHS_AS_DENIED: u8 = 3;

impl Candidate<'_> {
    /// Whether what is denied needs no data as its object to be a promise: a sale, personalised advertising, automated
    /// decisions.
    pub(super) fn weighs_alone(&self, main: &Range<usize>) -> bool {
        self.marked.has(Class::SaleWords, self.tokens.clone())
            || self.mentions.iter().any(|mention| {
                matches!(mention.facet, Facet::Purpose | Facet::Action)
                    && mention.strong
                    && main.contains(&mention.first)
                    && self.model.value(mention.value).weight >= WEIGHS_ALONE
            })
    }

    /// Whether a use for a purpose that weighs is denied, whatever is used: "we do not use your X for marketing".
    pub(super) fn denies_use_for(&self, negation: usize, main: &Range<usize>) -> bool {
        let used = self.mentions.iter().find(|mention| {
            mention.facet == Facet::Action
                && main.contains(&mention.first)
                && (negation..=negation + DENIED_REACH).contains(&mention.first)
                && matches!(self.id(mention), "use" | "share" | "sell" | "collect")
        });
        used.is_some_and(|used| self.weighty_purpose(used.last + 1..main.end, WEIGHS_AS_DENIED))
    }

    /// Whether a weighty purpose stands right behind a negation: "we do not allow personalised advertising".
    pub(super) fn denies_purpose(&self, negation: usize, main: &Range<usize>) -> bool {
        self.mentions.iter().any(|mention| {
            mention.facet == Facet::Purpose
                && mention.strong
                && main.contains(&mention.first)
                && (negation..=negation + DENIED_REACH).contains(&mention.first)
                && self.model.value(mention.value).weight >= WEIGHS_ALONE
        })
    }

    /// The control that is said not to hold: "your settings may not carry over".
    pub(super) fn denied_control(&self, main: &Range<usize>) -> bool {
        self.mentions.iter().any(|mention| {
            mention.facet == Facet::Safeguard && main.contains(&mention.first) && self.id(mention) == "user_control"
        })
    }

    /// Where a negation denies the verb of the main part: it stands near behind the subject, or leads the sentence in, and
    /// is no "not limited to".
    pub(super) fn negation(&self, main: &Range<usize>) -> Option<usize> {
        // "People who do not use it" says who they are.
        let describes = |at: usize| {
            self.mentions
                .iter()
                .any(|mention| mention.facet == Facet::Subject && (mention.first..=mention.last).contains(&at))
        };
        let denies = |at: &usize| {
            self.marked.is(*at, Class::Negation) && !self.marked.is(*at, Class::NegationFalse) && !describes(*at)
        };
        let start = self.main.map_or(main.start, |part| part.after_subject);
        let named = self.main.is_some_and(|part| part.holder.is_some());
        let reach = if named { NEGATION_REACH } else { usize::MAX };
        let mut words = 0;
        for at in start..main.end {
            if words > reach {
                break;
            }
            if denies(&at) {
                return Some(at);
            }
            words += usize::from(self.marked.tokens[at].is_word());
        }
        // "Nor do we …", "Under no circumstances will we …": an auxiliary stands between the negation and the subject.
        if named && start > 0 {
            let subject = self.main.map_or(main.start, |part| part.tokens.start);
            let from = subject.saturating_sub(NEGATION_BEFORE).max(self.marked.start());
            let turned = subject > from
                && self.marked.is_any(subject - 1, Classes::of(&[Class::Auxiliary, Class::Will, Class::May]));
            return (from..subject).find(denies).filter(|_| turned).map(|_| subject);
        }
        None
    }

    /// Whether what a negation denies is an act on data: the verb behind it, or one coordinated with it.
    pub(super) fn denies_act(&self, negation: usize, main: &Range<usize>) -> bool {
        let before = if self.marked.language.verb_second { main.start } else { negation };
        // "In no case are your data | sold": a denial of several words ends where its last one stands.
        let denial = self.marked.of_class(Class::Negation, negation..negation + 1).map(|mark| mark.last).max();
        let end = denial.unwrap_or(negation);
        self.mentions.iter().any(|mention| {
            mention.facet == Facet::Action
                && main.contains(&mention.first)
                && mention.first >= before
                && (mention.first <= negation + DENIED_REACH || mention.first <= end + AUXILIARY_REACH)
                && self.id(mention) != "delete"
                && (mention.strong || self.data_near(mention))
        })
    }

    /// Whether "only" stands near an act.
    pub(super) fn is_limited(&self, main: &Range<usize>) -> bool {
        let open = |at: usize| self.marked.is(at, Class::NegationFalse);
        self.marked.of_class(Class::ClosedList, main.clone()).filter(|limit| !open(limit.first)).any(|limit| {
            self.mentions.iter().any(|mention| {
                mention.facet == Facet::Action
                    && main.contains(&mention.first)
                    && mention.first.abs_diff(limit.first) <= LIMIT_REACH
                    && (mention.strong || self.data_near(mention))
            })
        })
    }
}
