//! Who acts: the subjects of a sentence.

use super::super::marked::{Marked, WIDEST_ADVERB};
use crate::scope::Facet;
use crate::scope::lexicon::{Class, Classes, Cue, Mark, Model};
use crate::scope::statement::Holder;
use crate::text::{Token, TokenKind};
use std::ops::Range;

/// The subjects of a sentence in order, with who acts.
pub fn subjects(marked: &Marked<'_>, sentence: &Range<usize>, model: &Model) -> Vec<(Range<usize>, Holder)> {
    const NO_NAME: Classes = Classes::of(&[Class::Person, Class::Company, Class::Negation, Class::DataWord]);
    let mut found: Vec<(Range<usize>, Holder)> = Vec::new();
    for mark in marked.marks {
        let next = mark.last + 1;
        // Where the verb ends the sentence, what a preposition governs stands before it: "an Dritte übermittelt".
        let governed = marked.language.verb_second
            && mark.first > sentence.start
            && marked.is(mark.first - 1, Class::ObjectBefore);
        let holder = match mark.cue {
            _ if governed => None,
            Cue::Class(Class::Company | Class::Person)
                if marked.is_object(mark) || marked.is_quoted_title(mark.first) =>
            {
                None
            }
            // "Data are kept by our services": what a preposition governs does not act.
            Cue::Class(Class::Company) if is_governed(marked, sentence, mark.first) => None,
            // "To improve | our services | and …": so is a name that neither a verb follows nor a new part begins with.
            Cue::Class(Class::Company)
                if !marked.language.verb_second
                    && mark.last > mark.first
                    && !begins_part(marked, sentence, mark.first)
                    && !acts_soon(marked, next, model) =>
            {
                None
            }
            Cue::Class(Class::Company) => Some(Holder::Company),
            Cue::Class(Class::Person) if is_person_subject(marked, sentence, mark) => Some(Holder::Person),
            Cue::Class(Class::OtherParty) if acts_soon(marked, next, model) => Some(Holder::Other),
            // "Votre profil | public | est indexé": a weak word behind a noun only says what that is like.
            Cue::Value { strong: false, .. }
                if mark.first > sentence.start && marked.is(mark.first - 1, Class::DataWord) =>
            {
                None
            }
            Cue::Value { value, .. }
                if model.value(value).facet == Facet::Recipient
                    && acts_soon(marked, next, model)
                    // "With partners | that do not …": who gets data does not act in what is said of him.
                    && (!marked.is(next, Class::RelativeOpener) || begins_part(marked, sentence, mark.first))
                    // "They may be | publicly displayed": what stands right behind its auxiliary says how.
                    && !(mark.first > sentence.start && marked.is(mark.first - 1, Class::Auxiliary))
                    && !is_governed(marked, sentence, mark.first) =>
            {
                Some(Holder::Other)
            }
            _ => None,
        };
        if let Some(holder) = holder {
            found.push((mark.first..next, holder));
        }
    }
    let capital = |at: &usize| marked.tokens[*at].kind == TokenKind::Capital;
    for at in sentence.clone().filter(capital) {
        // In German every noun has a capital.
        let name = (!marked.language.verb_second || marked.is_own(at)) && !marked.is_any(at, NO_NAME);
        let verb = marked.tokens.get(at + 1).filter(|_| at + 1 < sentence.end);
        if name
            && verb.is_some_and(|verb| verb.kind == TokenKind::Lower)
            && (marked.is_verbal(at + 1)
                || (at > sentence.start || marked.acts_in_s(at + 1)) && marked.starts_act(at + 1, model))
            && !is_governed(marked, sentence, at)
            && !is_named_behind(marked, sentence, at, model)
            && !marked.is(at, Class::Subordinator)
            && !marked.is_verbal(at)
            // "This helps us": who helps is not who does it.
            && !marked.is(at + 1, Class::Aim)
        {
            // "Acme Monitor uses": so does what bears the company's name.
            let own = marked.is_own(at) || at > sentence.start && marked.is_own(at - 1);
            found.push((at..at + 1, if own { Holder::Company } else { Holder::Other }));
        }
    }
    found.sort_by_key(|(range, holder)| (range.start, *holder != Holder::Other, range.end));
    // "other users" is not "users": what begins first and covers another stands.
    found.dedup_by(|(range, _), (last, _)| range.start < last.end);
    found
}

/// Whether a preposition governs what begins at a token, so that it is no subject: "data taken | by Acme are kept". Only
/// where the language tells which words are such prepositions.
fn is_governed(marked: &Marked<'_>, sentence: &Range<usize>, subject: usize) -> bool {
    const OPENING: Classes = Classes::of(&[Class::SentenceOpener, Class::CompanyObject, Class::Possessive]);
    let governs = |at: usize| marked.is(at, Class::Governing);
    let whole = name_start(marked, sentence, subject);
    let opens = |at: &usize| marked.is_any(*at, OPENING) && !governs(*at);
    let article = (sentence.start..whole).next_back().filter(opens).unwrap_or(whole);
    (sentence.start..article).next_back().is_some_and(governs)
}

/// Where the name begins that ends before or at a token: the first of the words with a capital before it.
fn name_start(marked: &Marked<'_>, sentence: &Range<usize>, name: usize) -> usize {
    let capital = |at: &usize| marked.tokens[*at].kind == TokenKind::Capital;
    (sentence.start..name).rev().take_while(capital).last().unwrap_or(name)
}

/// Whether a name ends at a token that stands right behind a preposition, so that the verb behind it has another subject: "data
/// provided to | Acme may be stored", "people in | New Example can object". What leads a sentence in ends where its subject begins.
fn is_named_behind(marked: &Marked<'_>, sentence: &Range<usize>, name: usize, model: &Model) -> bool {
    let first = name_start(marked, sentence, name);
    // "To let Acme use your data": there the name acts.
    let preposition = (sentence.start + 1..first).next_back().filter(|&at| {
        marked.is(at, Class::ObjectBefore)
            && !marked.is(at, Class::Conjunction)
            && (!marked.is(at, Class::Aim) || marked.is(at, Class::Handing))
    });
    // "Everyone on Acme can see it": who gets data acts, wherever he is.
    let recipient = |before: usize| {
        marked.marks.iter().any(|mark| {
            mark.last == before
                && matches!(mark.cue, Cue::Value { value, .. } if model.value(value).facet == Facet::Recipient)
        })
    };
    preposition.is_some_and(|at| !recipient(at - 1))
}

/// Whether a new part of a sentence can begin at a token: nothing, a mark or a word that opens or joins stands before it.
fn begins_part(marked: &Marked<'_>, sentence: &Range<usize>, at: usize) -> bool {
    const OPENING: Classes = Classes::of(&[Class::Subordinator, Class::Conjunction, Class::Adverb]);
    (sentence.start..at)
        .next_back()
        .is_none_or(|before| !marked.tokens[before].is_word() || marked.is_any(before, OPENING))
}

fn is_person_subject(marked: &Marked<'_>, sentence: &Range<usize>, mark: &Mark) -> bool {
    let next = mark.last + 1;
    if next >= sentence.end {
        return false;
    }
    let before = mark.first.checked_sub(1).filter(|before| *before >= sentence.start);
    let object = before.is_some_and(|before| marked.is(before, Class::ObjectBefore));
    // "The ads we show you will be …": whom someone else shows them does nothing.
    let of_company = before.is_some_and(|before| before > sentence.start && marked.is(before - 1, Class::Company));
    if object && of_company {
        return false;
    }
    if !object && is_person_of(marked, sentence, next) {
        return true;
    }
    if marked.is_verbal(next) {
        return !(mark.first > sentence.start && marked.is(mark.first - 1, Class::OtherParty));
    }
    !object && !marked.is(next, Class::ObjectAfter) && marked.tokens[next].is_word()
}

/// Whether it is said behind a person where that one lives, and then what he may do: "residents | of New Example may object".
fn is_person_of(marked: &Marked<'_>, sentence: &Range<usize>, next: usize) -> bool {
    let place = next + 1..next + 1 + marked.name_at(next + 1, sentence.end);
    marked.is(next, Class::ObjectBefore)
        && !marked.is(next, Class::Conjunction)
        && !place.is_empty()
        && place.end < sentence.end
        && marked.is_any(place.end, Classes::MODAL)
}

/// Whether a verb follows within an adverb or two.
fn acts_soon(marked: &Marked<'_>, next: usize, model: &Model) -> bool {
    (next..next + WIDEST_ADVERB).any(|at| {
        marked.tokens.get(at).is_some_and(Token::is_word)
            && (marked.is_any(at, Classes::VERB)
                || at == next && marked.starts_act(at, model) && !marked.is(at, Class::Aim))
    })
}
