//! A promise with an exception and the limit that stands for it on the other side: "we do not share it, except with our
//! processors" and "we share it only with our processors" leave the same.
//!
//! Compares what either leaves, not how it is said.

use super::super::Told;
use super::super::promises::{acts, bounds_nothing};
use super::leaving::{Leaving, bounding};
use super::own_words::LONG_WORD;
use super::{Draft, Edit};
use crate::scope::lexicon::{Class, Cue};
use crate::scope::model::{Direction, Facet};
use crate::scope::order::reverse;
use crate::scope::statement::{Force, Mention, Statement};
use crate::text::Word;
use std::collections::BTreeSet;

/// Words that make a limit or an exception of a sentence, and name nothing that it leaves.
const FORM: [Class; 18] = [
    Class::Negation,
    Class::NegationFalse,
    Class::Exception,
    Class::LeavingOut,
    Class::ClosedList,
    Class::Lacking,
    Class::Subordinator,
    Class::Condition,
    Class::Auxiliary,
    Class::May,
    Class::Will,
    Class::Must,
    Class::Adverb,
    Class::Every,
    Class::Handing,
    Class::PurposeOpener,
    Class::SentenceOpener,
    Class::TopicPurpose,
];

/// What a promise with an exception and a limit say of each other.
pub(super) enum Bounded {
    /// They leave the same.
    Same,
    /// The way it goes from the old one to the new one.
    Way(Direction),
    /// Nobody can say which leaves more.
    Unclear,
}

impl Edit<'_> {
    /// Compares the only statement of either side where one is a promise with an exception and the other a limit of the same
    /// act on the same data; none where they are not.
    pub(super) fn bounded(&self) -> Option<Bounded> {
        let ([was], [is]) = (&self.was.statements[..], &self.is.statements[..]) else { return None };
        match (was.force, is.force) {
            (Force::Promise, Force::Limit) => self.compared(was, is, false),
            (Force::Limit, Force::Promise) => self.compared(is, was, true).map(|bounded| match bounded {
                Bounded::Way(way) => Bounded::Way(reverse(way)),
                other => other,
            }),
            _ => None,
        }
    }

    /// A limit against a promise with an exception: whether it leaves more. `promised_new` tells on which side the promise is.
    fn compared(&self, promised: &Statement, limited: &Statement, promised_new: bool) -> Option<Bounded> {
        let data = |said: &Statement| bounding(self.ground, said, Facet::Data, |_| true);
        if !acts(promised).any(|act| acts(limited).any(|other| act == other)) || data(promised) != data(limited) {
            return None;
        }
        let promise = Leaving::of(self, promised_new, promised, true);
        let leaves_out = || self.class_in(promised_new, &promised.tokens, Class::LeavingOut);
        let limit = Leaving::of(self, !promised_new, limited, false);
        // "Not for more than 30 days", "only for 30 days".
        let lengths = promise.days.is_some() && limit.days.is_some();
        if !(promised.excepted || promised.conditional || promise.consent || lengths || leaves_out()) {
            return None;
        }
        // The same words, whatever is read of them: "unless you turn it on", "only when you turn it on".
        let names = |all: bool| (self.names(promised_new, promised, all), self.names(!promised_new, limited, all));
        let (promise_names, limit_names) = names(true);
        if promise_names == limit_names {
            return Some(Bounded::Same);
        }
        // "Not without your consent", "only with your consent | or where the law requires it |".
        let one_more = match (promise.one_more_case, limit.one_more_case) {
            (false, true) => Some(Direction::Broadened),
            (true, false) => Some(Direction::Narrowed),
            _ => None,
        };
        let (asks, named) = (limit.consent || promise.protects_alike(&limit), limit.is_named());
        let told = promise.against(limit);
        let (promise_names, limit_names) = names(false);
        Some(match told.way() {
            Some(way) => Bounded::Way(way),
            None if !told.is_none() => Bounded::Unclear,
            None if asks && let Some(way) = one_more => Bounded::Way(way),
            None if asks || lengths || promise_names == limit_names => Bounded::Same,
            // What else stands beside what is left by name nobody knows.
            None if !named => return None,
            None if promise_names.is_subset(&limit_names) => Bounded::Way(Direction::Broadened),
            None if limit_names.is_subset(&promise_names) => Bounded::Way(Direction::Narrowed),
            None => Bounded::Unclear,
        })
    }

    /// The words of a statement that say what it leaves: `all` of them, or the long ones beside the names of values.
    fn names(&self, is_new: bool, said: &Statement, all: bool) -> BTreeSet<Word> {
        let tokens = &self.clause(is_new).tokens;
        let marks = self.marks_in(is_new, &said.tokens);
        let form = |at: usize| {
            marks.iter().any(|mark| {
                (said.tokens.start + mark.first..=said.tokens.start + mark.last).contains(&at)
                    && matches!(mark.cue, Cue::Class(class) if FORM.contains(&class))
            })
        };
        // "With anyone", "with others" names nobody.
        let nobody = |told: &Mention| told.facet == Facet::Recipient && bounds_nothing(self.ground, told.value);
        let named = |at: usize| {
            let mut told = said.mentions.iter().filter(|told| !all || nobody(told));
            told.any(|told| (told.first..=told.last).contains(&at))
        };
        super::words_in(self.sentence(is_new), &said.tokens)
            .filter(|&(_, at)| (all || tokens[at].span.len() >= LONG_WORD) && !form(at) && !named(at))
            .map(|(word, _)| word)
            .collect()
    }

    /// The draft of a limit and a promise that leave more or less than one another.
    pub(super) fn leaves(&self, way: Direction) -> Draft {
        let name = if way == Direction::Narrowed { "exception_removed" } else { "exception_added" };
        let (old, new) = (self.was.tokens.clone(), self.is.tokens.clone());
        self.draft(Facet::Modality, Told::Named(name), way, old, new, "edit: what an exception holds", None)
    }
}
