//! What a negation denies: an act on data, a purpose, a right, a safeguard, or only a duty.
//!
//! Is told where the negation stands, and knows nothing of what follows for the statement.

use super::{Candidate, DENIED_REACH, WEIGHS_ALONE};
use crate::scope::Facet;
use crate::scope::lexicon::{Class, Classes, Mark};
use crate::scope::statement::{Holder, Mention};
use std::ops::Range;

/// Tokens behind the last word of a denial in which an auxiliary and its verb stand.
const AUXILIARY_REACH: usize = 2;
/// Tokens before "no" in which the act stands whose object it denies.
const OBJECT_REACH: usize = 4;
/// The same where "with" or "to" stands before it: "we share your personal data with no one".
const HANDED_REACH: usize = 8;
/// Tokens from its start in which the subject of a sentence that names none stands.
pub(super) const SUBJECT_REACH: usize = 2;
/// Tokens behind a denial in which a burden stands of which it frees.
const FREED_REACH: usize = 3;
/// Tokens from its start in which a sentence names the right that it is about.
const RIGHT_START: usize = 3;
/// Tokens from a negation in which the person stands to whom a right is not given.
const GIVEN_REACH: usize = 6;
/// Weight from which a purpose makes the denial of its use a promise where what is used is not known.
const WEIGHS_AS_DENIED: u8 = 3;

impl Candidate<'_> {
    /// Whether what is denied needs no data as its object to be a promise: a sale, personalised advertising, automated
    /// decisions.
    pub(super) fn weighs_alone(&self, main: &Range<usize>) -> bool {
        self.marked.of_class(Class::SaleWords, self.tokens.clone()).any(|sale| !self.is_of_goods(sale.last))
            || self.mentions.iter().any(|mention| {
                matches!(mention.facet, Facet::Purpose | Facet::Action)
                    && mention.strong
                    && main.contains(&mention.first)
                    && self.model.value(mention.value).weight >= WEIGHS_ALONE
                    && !(self.id(mention) == "sell" && self.is_of_goods(mention.last))
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

    /// Whether a right that the sentence begins with is said not to be the person's: "the right to object is not open to you".
    pub(super) fn denies_named_right(&self, negation: usize, main: &Range<usize>) -> bool {
        let right = self.mentions.iter().find(|mention| {
            mention.facet == Facet::Safeguard
                && mention.strong
                && mention.first < main.start + RIGHT_START
                && mention.last < negation
                && matches!(self.id(mention), "user_rights" | "deletion" | "opt_out" | "human_review")
        });
        let behind = negation..(negation + GIVEN_REACH).min(main.end);
        // "The right to object is not refused to you."
        let given = Classes::of(&[Class::Person, Class::Able]);
        right.is_some()
            && behind.clone().any(|at| self.marked.is_any(at, given))
            && !behind.into_iter().any(|at| self.marked.is(at, Class::Burden))
    }

    /// Whether what a negation denies is an act on data: the verb behind it, or one coordinated with it.
    pub(super) fn denies_act(&self, negation: usize, main: &Range<usize>) -> bool {
        // "We collect no data", "we share it with no one": the act that is denied stands before.
        let handed = negation > main.start && self.marked.is(negation - 1, Class::Handing);
        let acted = |act: &Mention| {
            act.facet == Facet::Action
                && main.contains(&act.first)
                && (act.last + 1 == negation || handed && (act.last..act.last + HANDED_REACH).contains(&negation))
        };
        if self.denies_subject_act(negation, main) {
            return true;
        }
        let object = self.mentions.iter().any(acted)
            && !self.marked.of_class(Class::Negation, negation..negation + 1).any(|mark| mark.last > mark.first);
        let before = if self.marked.language.verb_second {
            main.start
        } else if object {
            negation.saturating_sub(if handed { HANDED_REACH } else { OBJECT_REACH }).max(main.start)
        } else {
            negation
        };
        // "In no case are your data | sold": a denial of several words ends where its last one stands.
        let end = self.denial_end(negation);
        self.mentions.iter().any(|mention| {
            mention.facet == Facet::Action
                && main.contains(&mention.first)
                && mention.first >= before
                && (mention.first <= negation + DENIED_REACH || mention.first <= end + AUXILIARY_REACH)
                && !self.is_governed_noun(mention)
                && self.id(mention) != "delete"
                && (mention.strong || self.data_near(mention))
        })
    }

    /// "Not cleared | for use": an act as a noun that hangs on a preposition is not what is denied.
    fn is_governed_noun(&self, act: &Mention) -> bool {
        let before = act.first.saturating_sub(1);
        !act.strong
            && act.first == act.last
            && before > self.tokens.start
            && self.marked.is(before, Class::Aim)
            && !self.marked.is(before, Class::PurposeOpener)
            && self.main.is_none_or(|part| part.holder != Some(Holder::Company))
    }

    /// "Selling your data | is prohibited": the act is the subject of words that forbid it.
    fn denies_subject_act(&self, negation: usize, main: &Range<usize>) -> bool {
        let forbids = |mark: &Mark| {
            mark.last > mark.first
                && self.marked.is(mark.first, Class::Auxiliary)
                && (mark.first..=mark.last).any(|at| self.marked.is(at, Class::Refusing))
        };
        let start = main.start..main.start + SUBJECT_REACH;
        let of_data = |act: &Mention| act.strong || self.data_near(act);
        self.main.is_none_or(|part| part.holder.is_none())
            && self.marked.of_class(Class::Negation, negation..negation + 1).any(forbids)
            && self.mentions.iter().any(|act| {
                act.facet == Facet::Action && start.contains(&act.first) && self.id(act) != "delete" && of_data(act)
            })
    }

    /// Whether an act is the last word of the sentence, but for what denies it, for acts joined to it, and for what only leads
    /// in: "we collect:", "nous ne collectons pas :", "we collect and store the following:".
    pub(super) fn ends_behind(&self, act: &Mention) -> bool {
        const BEHIND: Classes = Classes::of(&[Class::Negation, Class::Conjunction, Class::Following]);
        let joined = |at: usize| self.mentions.iter().any(|act| act.facet == Facet::Action && act.first == at);
        (act.last + 1..self.tokens.end)
            .all(|at| !self.marked.tokens[at].is_word() || self.marked.is_any(at, BEHIND) || joined(at))
    }

    /// "We do not:", "what we never do with your data:", "at no time will we:": a denial that ends before what it denies.
    pub(super) fn opens_denied(&self, negation: usize) -> bool {
        const DENYING: Classes = Classes::VERB.and(Class::Negation).and(Class::Company).and(Class::Following);
        const WITH_DATA: Classes = Classes::of(&[Class::ObjectBefore, Class::Possessive, Class::DataWord]);
        let end = self.tokens.end - 1;
        let denying = |at: &usize| self.marked.is_any(*at, DENYING);
        let behind = (negation..end).find(|at| !denying(at)).unwrap_or(end);
        let mut with_data = behind..end;
        self.marked.tokens[end].is_mark(':')
            && behind > negation
            && with_data.all(|at| self.marked.is_any(at, WITH_DATA) || denying(&at))
    }

    /// Whether it is the company that denies, though it is no subject of a main part: "things that we never do".
    pub(super) fn company_denies(&self, negation: usize) -> bool {
        let before = self.tokens.start..negation;
        self.marked.of_class(Class::Company, before.clone()).next().is_some()
            && self.marked.of_class(Class::Person, before).next().is_none()
    }

    /// The last word of the denial that begins at a token.
    fn denial_end(&self, negation: usize) -> usize {
        let denials = self.marked.of_class(Class::Negation, negation..negation + 1);
        denials.map(|mark| mark.last).max().unwrap_or(negation)
    }

    /// Whether a denial only frees from what would have to be done: "we are not required to share".
    pub(super) fn frees(&self, negation: usize) -> bool {
        let end = self.denial_end(negation);
        let near = end + 1..end + 1 + FREED_REACH;
        // "We need not keep it."
        self.marked.is(negation, Class::Burden)
            || self.marked.of_class(Class::Burden, near).any(|burden| burden.last > burden.first)
    }

    /// The safeguard that a denial takes away before any act: "your data | are not anonymised | before they are shared".
    pub(super) fn denied_protection(&self, negation: usize, main: &Range<usize>) -> bool {
        let end = self.denial_end(negation);
        // "Are not anonymised" is denied however weak the word.
        let weak = self.mentions.iter().any(|said| {
            (end + 1..=end + AUXILIARY_REACH).contains(&said.first)
                && matches!(self.id(said), "anonymisation" | "security_measures")
                && !self.undoes(said)
        });
        weak || self.protection(main).is_some_and(|protection| {
            protection.first > end
                && !self.undoes(protection)
                && protection.first <= negation + DENIED_REACH
                && !self.mentions.iter().any(|act| {
                    act.facet == Facet::Action
                        && (negation..protection.first).contains(&act.first)
                        && self.id(act) != "delete"
                })
        })
    }
}
