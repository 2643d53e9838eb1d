//! Where in a sentence somebody acts: its tokens cut at every subject.

mod cuts;
mod subjects;

use super::marked::Marked;
use crate::scope::Facet;
use crate::scope::lexicon::{Class, Classes, Cue, Model};
use crate::scope::statement::Holder;
use crate::text::TokenKind;
use cuts::{split_after_opening, split_at_verbs, without_agreement};
use std::ops::Range;
use subjects::subjects;

/// Words between a subordinator and the subject it opens a clause for ("when, for example, you").
const WIDEST_OPENING: usize = 2;
/// Tokens from the subject of a conceding clause in which its verb is denied.
const CONCEDED_REACH: usize = 4;

/// A part of a sentence with one subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Predication {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Who acts in it; none where no subject is named.
    pub holder: Option<Holder>,
    /// Where the subject ends, as a token; the start where there is none.
    pub after_subject: usize,
    /// Whether it depends on the rest of the sentence ("if you choose …", "that we collect").
    pub subordinate: bool,
    /// Whether it is a relative clause that no word opens: "the data we collect".
    pub relative: bool,
    /// Whether "that" or "which" stands right before its subject: "the data that we collect".
    pub opened_by_that: bool,
}

/// Cuts a sentence at its subjects into the parts of a list, in place of those that it held.
pub fn predications(marked: &Marked<'_>, sentence: Range<usize>, model: &Model, out: &mut Vec<Predication>) {
    let subjects = subjects(marked, &sentence, model);
    let start = |place: usize| {
        let earliest = place.checked_sub(1).map_or(sentence.start, |before| subjects[before].0.end);
        subjects.get(place).map_or(sentence.end, |(subject, _)| start_of(marked, earliest, subject.start, model))
    };
    out.clear();
    let add = |predication: Predication, out: &mut Vec<Predication>| {
        let (first, behind) = split_after_opening(marked, without_agreement(marked, predication));
        split_at_verbs(marked, first, model, out);
        behind.into_iter().for_each(|behind| split_at_verbs(marked, behind, model, out));
    };
    let mut from = start(0);
    if from > sentence.start {
        let opening = Predication {
            tokens: sentence.start..from,
            holder: None,
            after_subject: sentence.start,
            subordinate: marked.is(sentence.start, Class::Subordinator),
            relative: false,
            opened_by_that: false,
        };
        add(opening, out);
    }
    for (place, (range, holder)) in subjects.iter().enumerate() {
        let end = start(place + 1);
        let part = Predication {
            tokens: from..end,
            holder: Some(*holder),
            after_subject: range.end,
            subordinate: is_subordinate(marked, &sentence, range.start)
                || joins_condition(marked, &sentence, range.start, out),
            relative: is_relative(marked, &sentence, range.start),
            opened_by_that: range.start > sentence.start
                && marked.is(range.start - 1, Class::RelativeOpener)
                && !marked.is(range.start - 1, Class::Adverb),
        };
        add(part, out);
        from = end;
    }
}

/// Where the part of a subject starts: at the subject, or, where the verb stands before it ("Ihre Daten verkaufen | wir"),
/// behind the last mark before the verb.
fn start_of(marked: &Marked<'_>, earliest: usize, subject: usize, model: &Model) -> usize {
    let acts = |at: usize| {
        marked.marks.iter().filter(|mark| mark.first == at || mark.last == at).any(|mark| match mark.cue {
            Cue::Value { value, .. } => model.value(value).facet == Facet::Action,
            Cue::Class(class) => class == Class::Grant,
        })
    };
    let turned =
        marked.language.verb_second && subject > earliest && (marked.is_verbal(subject - 1) || acts(subject - 1));
    if !turned {
        return subject;
    }
    (earliest..subject)
        .rev()
        .find(|&at| !marked.tokens[at].is_word() || marked.is(at, Class::Subordinator))
        .map_or(earliest, |before| before + 1)
}

/// Whether a subordinator stands just before a token, at most two words away.
fn is_subordinate(marked: &Marked<'_>, sentence: &Range<usize>, subject: usize) -> bool {
    if is_relative(marked, sentence, subject) {
        return true;
    }
    let mut words = 0;
    for at in (sentence.start..subject).rev() {
        // "Please note that we …": that "that" only leads a statement in.
        if marked.is(at, Class::Subordinator) && !marked.is(at, Class::Adverb) {
            return !concedes(marked, sentence, at, subject);
        }
        if marked.tokens[at].is_word() {
            words += 1;
        }
        if words > WIDEST_OPENING || matches!(marked.tokens[at].kind, TokenKind::Mark(')' | ':' | '–')) {
            return false;
        }
        // "If you agree, we may": a comma ends what the subordinator opened.
        if marked.tokens[at].is_mark(',') && words == 0 {
            return false;
        }
    }
    false
}

/// "If you wish to opt out, | or you no longer agree, | …": what an "or" joins to a condition that opens the sentence is one more, as
/// long as nothing is said under it. So is what an "and" joins to it without a comma.
fn joins_condition(marked: &Marked<'_>, sentence: &Range<usize>, subject: usize, before: &[Predication]) -> bool {
    let mut joining = (sentence.start..subject).rev().take_while(|&at| marked.is(at, Class::Conjunction));
    let Some(joining) = joining.next() else { return false };
    marked.is(sentence.start, Class::If)
        && before.iter().all(|part| part.subordinate)
        && (marked.is(joining, Class::Disjunction)
            || !(sentence.start..joining).any(|at| marked.tokens[at].is_mark(',')))
}

/// "While we do not sell your data, we …": what is conceded by a denial is said by itself.
fn concedes(marked: &Marked<'_>, sentence: &Range<usize>, opener: usize, subject: usize) -> bool {
    let behind = subject..(subject + CONCEDED_REACH).min(sentence.end);
    marked.is(opener, Class::Concession) && behind.into_iter().any(|at| marked.is(at, Class::Negation))
}

/// "anything you post", "the data we hold": a noun right before the subject makes a relative clause.
fn is_relative(marked: &Marked<'_>, sentence: &Range<usize>, subject: usize) -> bool {
    const NO_NOUN: Classes = Classes::VERB
        .and(Class::ObjectBefore)
        .and(Class::Subordinator)
        .and(Class::Adverb)
        .and(Class::Conjunction)
        .and(Class::Negation)
        .and(Class::Grant)
        .and(Class::Exception);
    // "The licence | you grant us ends when …": what is said to end only names the grant.
    let mut endings = marked.of_class(Class::Ending, sentence.start..subject);
    let ends = endings.any(|ending| ending.first + 1 == subject && subject < ending.last);
    if !marked.language.bare_relatives || marked.is(subject, Class::Grant) && !ends {
        return false;
    }
    let noun = subject.checked_sub(1).filter(|before| *before >= sentence.start).is_some_and(|before| {
        (marked.tokens[before].kind == TokenKind::Lower
            // "The Personal Information we collect", "the Stories you watch": terms write what they define with capitals.
            || before > sentence.start && (marked.is(before, Class::DataWord) || is_named_thing(marked, before, subject))
            // "Information | you post may be seen": a verb behind that of the person is the one of the sentence.
            || before == sentence.start && opens_with_data(marked, sentence, subject))
            && !marked.is_any(before, NO_NOUN)
    });
    noun && !is_led_in(marked, sentence, subject)
}

/// Whether a word with a capital before a subject names a thing, as the word before it shows: "the Stories you watch", "which
/// Filters or Lenses you view". What a preposition or a verb governs may be a place or a company, "on Facebook you", and names
/// go with what follows: "this Privacy | Policy will", "Utah and Ohio | residents may", "under these Terms | you are granted".
fn is_named_thing(marked: &Marked<'_>, noun: usize, subject: usize) -> bool {
    const WHICH: Classes = Classes::of(&[Class::Conjunction, Class::Every, Class::Possessive, Class::RelativeOpener]);
    const GOVERNING: Classes = Classes::of(&[Class::ObjectBefore, Class::Subordinator]);
    let before = noun - 1;
    let article = marked.is(before, Class::SentenceOpener) && !marked.is_any(before, GOVERNING);
    marked.tokens[noun].kind == TokenKind::Capital
        && marked.tokens[subject].kind == TokenKind::Lower
        && !marked.is_verbal(subject + 1)
        && (article || marked.is_any(before, WHICH))
}

/// Whether a sentence opens with a word for data that the person does something with, and goes on with a verb of its own: "Content
/// you upload may be shared".
fn opens_with_data(marked: &Marked<'_>, sentence: &Range<usize>, person: usize) -> bool {
    marked.is(sentence.start, Class::DataWord)
        && !marked.is(sentence.start, Class::Pronoun)
        && marked.is(person, Class::Person)
        && !marked.is_verbal(person + 1)
        && (person + 2..sentence.end)
            .take_while(|&at| marked.tokens[at].is_word() && !marked.is(at, Class::Subordinator))
            .any(|at| marked.is_any(at, Classes::MODAL) || marked.is(at, Class::Auxiliary))
}

/// Whether what stands before a subject leads it in, so that it opens no relative clause.
fn is_led_in(marked: &Marked<'_>, sentence: &Range<usize>, subject: usize) -> bool {
    const LEADING: Classes = Classes::of(&[Class::ObjectBefore, Class::Subordinator, Class::Adverb]);
    const SUBJECT: Classes = Classes::of(&[Class::Company, Class::Person]);
    // "By taking part you agree": what leads the sentence in ends where its subject begins.
    let led_in = marked.is_any(sentence.start, LEADING)
        && !(sentence.start..subject).any(|at| marked.is_verbal(at) || marked.is_any(at, SUBJECT));
    // So does what leads a later part in: "…, and in some states you also have the right".
    let part = (sentence.start..subject)
        .rev()
        .find(|&at| !marked.tokens[at].is_word())
        .map_or(subject, |mark| (mark + 1..subject).find(|&at| !marked.is(at, Class::Conjunction)).unwrap_or(subject));
    led_in
        || part < subject
            && marked.is(part, Class::ObjectBefore)
            && marked.is_verbal_soon(subject + 1)
            && !(part..subject).any(|at| marked.is_verbal(at))
}
