//! A promise with an exception and the limit that stands for it on the other side: "we do not share it, except with our
//! processors" and "we share it only with our processors" leave the same.
//!
//! Compares what either leaves, not how it is said.

use super::super::Told;
use super::super::promises::{acts, bounds_nothing, named};
use super::own_words::LONG_WORD;
use super::{Draft, Edit};
use crate::scope::lexicon::{Class, Cue, ValueId};
use crate::scope::model::{Direction, Facet};
use crate::scope::order::{length, reverse};
use crate::scope::statement::{Force, Mention, Statement};
use crate::text::Word;
use std::collections::BTreeSet;

/// What a limit and an exception bound beside the data.
const BOUNDS: [Facet; 4] = [Facet::Purpose, Facet::Recipient, Facet::Territory, Facet::Media];

/// Words that make a limit or an exception of a sentence, and name nothing that it leaves.
const FORM: [Class; 15] = [
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
        let consents =
            |said: &Statement| said.mentions.iter().any(|told| matches!(self.id(told), "opt_in" | "parental_consent"));
        let (leave, leaves) = (consents(promised), consents(limited));
        let leaves_out = || self.class_in(promised_new, &promised.tokens, Class::LeavingOut);
        let excepted = promised.excepted || promised.conditional || leave || leaves_out();
        if !excepted || !acts(promised).any(|act| acts(limited).any(|other| act == other)) {
            return None;
        }
        // Whom only a weak word names is left out as well.
        let left = |said: &Statement, facet: Facet| -> BTreeSet<ValueId> {
            let values = said.mentions.iter().filter(|told| told.facet == facet).map(|told| told.value);
            values.filter(|&value| !bounds_nothing(self.ground, value)).collect()
        };
        if left(promised, Facet::Data) != left(limited, Facet::Data) {
            return None;
        }
        // "Not with advertisers without your consent": what stands before the exception is denied, and only what stands behind it left.
        let opened = self
            .marks_in(promised_new, &promised.tokens)
            .iter()
            .find(|mark| matches!(mark.cue, Cue::Class(Class::Exception | Class::Lacking | Class::LeavingOut)))
            .map_or(promised.tokens.end, |mark| promised.tokens.start + mark.first);
        let denies = |facet: Facet| {
            let mut before = promised.mentions.iter().filter(|told| told.facet == facet && told.first < opened);
            before.any(|told| !bounds_nothing(self.ground, told.value))
        };
        // The same words, whatever is read of them: "unless you turn it on", "only when you turn it on".
        let worded_alike =
            |all: bool| self.names(promised_new, promised, all) == self.names(!promised_new, limited, all);
        if worded_alike(true) {
            return Some(Bounded::Same);
        }
        let mut ways = BTreeSet::new();
        for facet in BOUNDS {
            let (before, after) = (left(promised, facet), left(limited, facet));
            if before == after {
                continue;
            }
            // What names nobody leaves as much as its condition does: that is no set to compare.
            let apart = before.is_empty() || after.is_empty() || denies(facet);
            ways.insert(match (apart, before.is_subset(&after), after.is_subset(&before)) {
                (false, true, _) => Direction::Broadened,
                (false, _, true) => Direction::Narrowed,
                _ => return Some(Bounded::Unclear),
            });
        }
        // "Only if you do not ask us to stop": who can say what is left where a condition is denied?
        if self.class_in(!promised_new, &limited.tokens, Class::Negation) {
            return Some(Bounded::Unclear);
        }
        let days = |said: &Statement| said.mentions.iter().filter_map(|told| told.days).max_by(f64::total_cmp);
        match (days(promised), days(limited)) {
            (Some(before), Some(after)) => ways.extend(length(before, after)),
            (None, None) => {}
            _ => return Some(Bounded::Unclear),
        }
        // Who asks for a consent leaves less than who does it for another reason; who asks for it "or" for something else may not.
        if leave != leaves {
            let (is_new, asks) = if leaves { (!promised_new, limited) } else { (promised_new, promised) };
            if self.class_in(is_new, &asks.tokens, Class::Disjunction) {
                return Some(Bounded::Unclear);
            }
            ways.insert(if leaves { Direction::Narrowed } else { Direction::Broadened });
        }
        let safeguarded = || {
            let asked = named(limited, Facet::Safeguard);
            !asked.is_empty() && asked == named(promised, Facet::Safeguard)
        };
        match (ways.pop_first(), ways.pop_first()) {
            (Some(way), None) => Some(Bounded::Way(way)),
            (None, _) if leaves || safeguarded() || worded_alike(false) => Some(Bounded::Same),
            // The same is left by name, and what else stands beside it nobody knows.
            (None, _) if !BOUNDS.iter().any(|&facet| !left(limited, facet).is_empty()) => None,
            _ => Some(Bounded::Unclear),
        }
    }

    fn id(&self, told: &Mention) -> &str {
        &self.ground.model.value(told.value).id
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
