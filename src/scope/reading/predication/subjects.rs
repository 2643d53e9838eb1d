//! Who acts: the subjects of a sentence.

use super::super::marked::{Marked, WIDEST_ADVERB};
use crate::scope::Facet;
use crate::scope::lexicon::{Class, Classes, Cue, Mark, Model};
use crate::scope::statement::Holder;
use crate::text::{Token, TokenKind};
use std::ops::Range;

/// Tokens within which what is set off by commas ends.
const SET_OFF_REACH: usize = 12;

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
            // Where people live belongs to them: "residents of California, Colorado and Virginia | may".
            let behind = mark.cue == Cue::Class(Class::Person);
            let end = behind.then(|| behind_person(marked, sentence, next)).flatten();
            found.push((mark.first..end.unwrap_or(next), holder));
        }
    }
    let capital = |at: &usize| marked.tokens[*at].kind == TokenKind::Capital;
    for at in sentence.clone().filter(capital) {
        // In German every noun has a capital.
        let name = (!marked.language.verb_second || marked.is_own(at)) && !marked.is_any(at, NO_NAME);
        // A pronoun may stand before the verb: « Acme | vous | adresse ses offres ».
        let verb_at = marked.behind_pronouns(at + 1);
        let verb = marked.tokens.get(verb_at).filter(|_| verb_at < sentence.end);
        let acts = || (at + 1..=verb_at).any(|at| marked.starts_act(at, model));
        // What opens a sentence has a capital anyway: only there the name has to be known.
        let known = || at > sentence.start || marked.is_own(at) || marked.acts_in_s(at + 1);
        if name
            && verb.is_some_and(|verb| verb.kind == TokenKind::Lower)
            && (marked.is_verbal(at + 1) || known() && (marked.is_verbal(verb_at) || acts()))
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
    if !object && behind_person(marked, sentence, next).is_some() {
        return true;
    }
    if marked.is_verbal(next) {
        return !(mark.first > sentence.start && marked.is(mark.first - 1, Class::OtherParty));
    }
    !object && !marked.is(next, Class::ObjectAfter) && marked.tokens[next].is_word()
}

/// Where what says behind a person where that one lives ends, before what he may do.
fn behind_person(marked: &Marked<'_>, sentence: &Range<usize>, next: usize) -> Option<usize> {
    place_of_person(marked, sentence, next).or_else(|| set_off(marked, sentence, next))
}

/// "Residents | of New Example | may object", "users | in the EEA | can", "people | who live in New Example | may".
fn place_of_person(marked: &Marked<'_>, sentence: &Range<usize>, next: usize) -> Option<usize> {
    const JOINING: Classes = Classes::of(&[Class::Conjunction, Class::ObjectBefore]);
    let relative = usize::from(next + 1 < sentence.end && marked.is(next, Class::RelativeOpener));
    let lives = next + relative < sentence.end && marked.is(next + relative, Class::Residence);
    let next = if lives { next + relative + 1 } else { next };
    if next >= sentence.end || !marked.is(next, Class::ObjectBefore) || marked.is(next, Class::Conjunction) {
        return None;
    }
    let mut end = next;
    loop {
        let article = usize::from(marked.is_lower(end + 1, sentence.end) && marked.is(end + 1, Class::SentenceOpener));
        let name = marked.name_at(end + 1 + article, sentence.end);
        if name == 0 {
            return None;
        }
        end += 1 + article + name;
        // "California, Colorado | and | Virginia", "the State | of | Texas".
        let mark = end < sentence.end && marked.tokens[end].is_mark(',');
        let joins = |at: usize| marked.is_lower(at, sentence.end) && marked.is_any(at, JOINING);
        match (mark, joins(end), mark && joins(end + 1)) {
            (_, _, true) => end += 1,
            (true, ..) | (_, true, _) => {}
            _ => break,
        }
    }
    (end < sentence.end && marked.is_any(end, Classes::MODAL)).then_some(end)
}

/// "Any individual, | wherever they live, | may": what is set off by commas.
fn set_off(marked: &Marked<'_>, sentence: &Range<usize>, next: usize) -> Option<usize> {
    let comma = |at: usize| at < sentence.end && marked.tokens[at].is_mark(',');
    let end = (next + 2..sentence.end.min(next + SET_OFF_REACH)).find(|&at| comma(at)).filter(|_| comma(next))?;
    let may = end + 1 < sentence.end && marked.is_any(end + 1, Classes::MODAL);
    (may && marked.has(Class::Residence, next + 1..end)).then_some(end + 1)
}

/// Whether a verb follows within an adverb or two, behind the pronouns that may stand before it.
fn acts_soon(marked: &Marked<'_>, next: usize, model: &Model) -> bool {
    let verb = marked.behind_pronouns(next);
    (next..verb + WIDEST_ADVERB).any(|at| {
        marked.tokens.get(at).is_some_and(Token::is_word)
            && (marked.is_any(at, Classes::VERB)
                || at <= verb && marked.starts_act(at, model) && !marked.is(at, Class::Aim))
    })
}
