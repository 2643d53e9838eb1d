//! The safeguards that the company gives.

use super::Candidate;
use crate::scope::Facet;
use crate::scope::lexicon::{Class, Classes};
use crate::scope::reading::predication::Predication;
use crate::scope::statement::{Holder, Mention};
use std::ops::Range;

/// Tokens between a subject and the consent that it asks for.
const ASKING_REACH: usize = 3;
/// Tokens before a removal in which "may" makes it one that need not be.
const PERMITTED_REACH: usize = 5;
/// Tokens behind a removal in which it is said that what is removed is against the rules.
const VIOLATING_REACH: usize = 8;
/// Tokens behind a word of protection in which the data stand that it only describes.
const DESCRIBED_REACH: usize = 3;
/// Tokens before a verb in which its auxiliary or its subject stands.
const AUXILIARY_REACH: usize = 3;

impl Candidate<'_> {
    /// The safeguard that the company gives in the main part.
    pub(super) fn protection(&self, main: &Range<usize>) -> Option<&Mention> {
        self.mentions.iter().find(|mention| {
            mention.facet == Facet::Safeguard
                && mention.strong
                && !mention.lacking
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
                && !self.survives(mention)
                && !self.may_remove(mention, main)
                && !self.moderates(mention)
                && !self.binds_person(mention)
                && !self.is_disclaimed(mention)
                && !self.describes(mention, main)
                && !self.is_bound(mention)
                && self.is_of_data_use(mention)
                && !self.is_of_others(mention)
                && (!self.undoes(mention) || self.marked.has(Class::Negation, main.start..mention.first))
                && !self.is_unsaid(mention, main)
                && self.is_on_by_default(mention)
                || mention.facet == Facet::Safeguard
                    && main.contains(&mention.first)
                    && self.id(mention) == "opt_in"
                    && (self.asks(mention) || self.rests_on(mention, main))
        })
    }

    /// "Depending on your settings, we share your posts": what a use hangs on is no promise of its own.
    fn is_bound(&self, control: &Mention) -> bool {
        let before = control.first.saturating_sub(1).max(self.tokens.start);
        self.id(control) == "user_control" && (before..=control.first).any(|at| self.marked.is(at, Class::Hanging))
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

    /// Whether words of a safeguard name what would undo it, and protect only where that is denied: "re-identify".
    pub(super) fn undoes(&self, protection: &Mention) -> bool {
        let profiles = |act: &Mention| act.first == protection.first && self.id(act) == "profile";
        self.id(protection) == "anonymisation" && self.mentions.iter().any(profiles)
    }

    /// "Our partners decide how your data are used", "we alone decide what information we collect": what others control is none of
    /// the person's.
    fn is_of_others(&self, control: &Mention) -> bool {
        let whose = |said: &Mention| said.facet == Facet::Recipient && said.last < control.first;
        if self.id(control) != "user_control" || self.marked.is(control.first, Class::Auxiliary) {
            return false;
        }
        match self.main.filter(|part| part.holder == Some(Holder::Company)) {
            // "We let you decide" names the person.
            Some(part) => {
                self.marked.is(control.first, Class::Deciding)
                    && !self.marked.has(Class::Person, part.after_subject..control.first)
            }
            None => self.mentions.iter().any(whose),
        }
    }

    /// Whether a denial is a word of the phrase itself that names a safeguard, and does not stand in a gap of it: "does not leave
    /// your device", not "gives you no control".
    pub(super) fn says_denial(&self, safeguard: &Mention, denial: usize) -> bool {
        let word = self.marked.tokens[denial].span.of(self.marked.text).to_lowercase();
        safeguard.phrase.is_none_or(|phrase| {
            let text = &self.marked.language.phrase(phrase).text;
            text.split([' ', '|']).any(|form| form == word)
        })
    }

    /// Whether a safeguard stands in words about the subject, "countries that do not ensure adequate protection may …", or is said
    /// to be lacking beside: "we may post new terms without telling you".
    fn is_unsaid(&self, protection: &Mention, main: &Range<usize>) -> bool {
        let described = self.described(main);
        described.end < main.end && described.contains(&protection.last)
            || self.mentions.iter().any(|said| said.value == protection.value && said.lacking)
            || self.is_unowed(protection)
    }

    /// "We will not delete it without telling you": what is not done away with is kept for the person.
    pub(super) fn spares(&self, negation: usize) -> bool {
        self.mentions.iter().any(|said| {
            said.strong
                && self.id(said) == "deletion"
                && said.first > negation
                && self.marked.has(Class::Lacking, said.last + 1..self.tokens.end)
        })
    }

    /// "We will not change them | without telling you": what is denied is only that the person is not told.
    pub(super) fn tells_first(&self, negation: usize) -> bool {
        let untold = |said: &Mention| said.strong && self.id(said) == "no_notice" && said.first > negation;
        self.mentions.iter().any(untold)
    }

    /// "We have no obligation to delete your data": nothing is owed.
    fn is_unowed(&self, protection: &Mention) -> bool {
        let from = protection.first.saturating_sub(2).max(self.tokens.start);
        self.id(protection) == "deletion"
            && (from..protection.last)
                .any(|at| self.marked.is(at, Class::NegationFalse) && self.marked.is(at + 1, Class::PurposeOpener))
    }

    /// "Location tracking is off by default" protects, "encryption is off by default" does not: it must be a use that is off.
    fn is_on_by_default(&self, protection: &Mention) -> bool {
        let mut denials = self.marked.of_class(Class::Negation, protection.first..protection.first + 1);
        if !denials.any(|denial| denial.last > denial.first) || !self.marked.is(protection.first, Class::Auxiliary) {
            return true;
        }
        let mut before = self.mentions.iter().filter(|said| said.first < protection.first);
        let safe = |said: &Mention| said.facet == Facet::Safeguard || self.id(said) == "delete";
        let used = |said: &Mention| {
            matches!(said.facet, Facet::Action | Facet::Purpose) || said.facet == Facet::Data && said.strong
        };
        before.clone().any(used) && !before.any(safe)
    }

    /// "We may remove any content": who may do away with what others see need not, and keeps what he likes.
    fn may_remove(&self, deletion: &Mention, main: &Range<usize>) -> bool {
        let from = main.start.max(deletion.first.saturating_sub(PERMITTED_REACH));
        self.id(deletion) == "deletion"
            && self.main.is_none_or(|part| part.holder != Some(Holder::Other))
            && (from..deletion.first).any(|at| self.marked.is(at, Class::May))
            // "We may delete it when you ask us to."
            && !self.marked.has(Class::Person, self.tokens.clone())
    }

    /// "We remove content that violates our rules": what is taken away for what it says is no data that are deleted.
    fn moderates(&self, deletion: &Mention) -> bool {
        let near = deletion.last..(deletion.last + VIOLATING_REACH).min(self.tokens.end);
        self.id(deletion) == "deletion" && self.marked.has(Class::Violating, near)
    }

    /// "We may anonymise it and treat it as non-personal": what is no data of the person's any more is not protected by that.
    fn is_disclaimed(&self, protection: &Mention) -> bool {
        self.id(protection) == "anonymisation"
            && self.marked.has(Class::May, self.tokens.start..protection.first)
            && self.marked.has(Class::OffTopic, protection.last + 1..self.tokens.end)
    }

    /// "The use of it may require that you receive a licence": what binds the person protects nothing.
    fn binds_person(&self, bound: &Mention) -> bool {
        self.id(bound) == "contractual_limit" && (bound.first..=bound.last).any(|at| self.marked.is(at, Class::Person))
    }

    /// Whether words of a safeguard say that nobody is identified again: "not attempt to re-identify".
    pub(super) fn reidentifies(&self, protection: &Mention) -> bool {
        let profiles =
            |act: &Mention| (protection.first..=protection.last).contains(&act.first) && self.id(act) == "profile";
        self.id(protection) == "anonymisation" && self.mentions.iter().any(profiles)
    }

    /// "Your encrypted messages are stored on our servers": what only describes data protects nothing in that sentence.
    fn describes(&self, protection: &Mention, main: &Range<usize>) -> bool {
        let noun = protection.last + 1..protection.last + 1 + DESCRIBED_REACH;
        let used = |act: &Mention| {
            act.facet == Facet::Action
                && act.first > protection.last
                && main.contains(&act.first)
                && self.is_predicate(act)
                && matches!(self.id(act), "retain" | "share" | "transfer" | "collect")
        };
        // "We may receive hashed email addresses": what is taken is taken, whatever was made of it before.
        let taken = |act: &Mention| {
            act.facet == Facet::Action
                && act.last < protection.first
                && main.contains(&act.first)
                // "We collect and hash addresses" does both.
                && !self.marked.has(Class::Conjunction, act.last + 1..protection.first)
                && matches!(self.id(act), "collect" | "combine" | "access")
        };
        if self.id(protection) == "anonymisation" {
            let names = |data: &Mention| data.facet == Facet::Data && noun.contains(&data.last);
            return self.mentions.iter().any(names) && self.mentions.iter().any(taken);
        }
        self.id(protection) == "security_measures" && !self.is_predicate(protection) && self.mentions.iter().any(used)
    }

    /// Whether a consent is asked for by the verb itself: "we will obtain your consent".
    pub(super) fn asks(&self, consent: &Mention) -> bool {
        // "Example.com will obtain your consent": so does a name that is not read as one.
        let named = self.main.is_none_or(|part| part.holder.is_none())
            && consent.first > self.tokens.start
            && self.marked.is(consent.first - 1, Class::Will)
            && !self.marked.is(consent.first, Class::Auxiliary);
        named
            || self.main.is_some_and(|part| {
                // "We stopped asking for your consent."
                let refused = || self.marked.has(Class::Refusing, part.after_subject..consent.first);
                part.holder.is_some() && consent.first <= part.after_subject + ASKING_REACH && !refused()
            })
    }

    /// Whether nothing else is said than that a use rests on consent: "the use of these cookies is based on your consent".
    fn rests_on(&self, consent: &Mention, main: &Range<usize>) -> bool {
        consent.strong
            && consent.first > main.start
            && self.marked.is(consent.first - 1, Class::Auxiliary)
            && self.main.is_none_or(|part| part.holder.is_none())
            && !self.marked.has(Class::Negation, main.clone())
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
                && !self.is_means(mention, protection)
                && !self.is_led_in(mention)
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

    /// "For transfers of your data, we rely on the standard clauses": what stands before the company that acts is what that is for.
    fn is_led_in(&self, act: &Mention) -> bool {
        let company = |part: &&Predication| part.holder == Some(Holder::Company);
        self.main.filter(company).is_some_and(|part| act.first < part.after_subject)
    }

    /// "We use reasonable security measures": who uses them uses no data by that.
    fn is_means(&self, act: &Mention, protection: &Mention) -> bool {
        let between = act.last + 1..protection.first;
        matches!(self.id(act), "use")
            && matches!(self.id(protection), "security_measures" | "safeguarded_transfer")
            && !self.marked.covers_any(Classes::of(&[Class::DataWord, Class::Possessive]), between.clone())
            && !self.mentions.iter().any(|data| data.facet == Facet::Data && between.contains(&data.first))
    }

    /// Whether an auxiliary or the company stands right before: "is encrypted", "will be shared", "we share".
    pub(super) fn is_predicate(&self, mention: &Mention) -> bool {
        // "Seront effacées" holds its auxiliary.
        let holds = mention.last > mention.first && self.marked.is_verbal(mention.first);
        holds || before_verb(mention).any(|at| self.marked.is(at, Class::Company)) || self.is_behind_auxiliary(mention)
    }

    /// Whether an auxiliary stands right before.
    pub(super) fn is_behind_auxiliary(&self, mention: &Mention) -> bool {
        before_verb(mention).any(|at| self.tokens.contains(&at) && self.marked.is_verbal(at))
    }
}

/// The tokens in which the auxiliary of a verb, or its subject, stands.
pub(super) fn before_verb(verb: &Mention) -> Range<usize> {
    verb.first.saturating_sub(AUXILIARY_REACH)..verb.first
}
