//! A part with one subject cut further: behind what opens it, and before a verb of its own.

use super::super::marked::{Marked, WIDEST_ADVERB};
use super::Predication;
use crate::scope::lexicon::{Class, Classes, Mark, Model};
use crate::scope::statement::Holder;
use std::ops::Range;

/// "You acknowledge that your messages may be read": what the person agrees to is done by someone else, whom nobody names.
pub fn without_agreement(marked: &Marked<'_>, predication: Predication) -> Predication {
    let Range { start, end } = predication.tokens;
    let agrees = marked.of_class(Class::Agreement, start..start + 1).map(|mark| mark.last + 1).max();
    let done = |said: usize| (said..end).any(|at| marked.is_verbal(at) && marked.is(at + 1, Class::Auxiliary));
    match agrees {
        Some(said) if predication.holder == Some(Holder::Person) && !predication.subordinate && done(said) => {
            Predication { holder: None, after_subject: said, ..predication }
        }
        _ => predication,
    }
}

/// Cuts a part without a subject behind the comma that ends a subordinate opening: "Once the account is deleted, | …".
pub fn split_after_opening(marked: &Marked<'_>, predication: Predication) -> (Predication, Option<Predication>) {
    let Range { start, end } = predication.tokens;
    if !predication.subordinate {
        return (predication, None);
    }
    let comma = || (start..end).find(|&at| marked.tokens[at].is_mark(','));
    // "If you close your account, | your posts remain …": behind the last comma somebody else may do something.
    let last = || (start..end).rev().find(|&at| marked.tokens[at].is_mark(','));
    // "If you no longer agree, | reply STOP": so may the reader, who is told to.
    let told = |at: &usize| marked.tokens[*at].is_mark(',') && is_told_to(marked, at + 1);
    let comma = match predication.holder {
        None => comma(),
        Some(_) => last().filter(|&at| has_own_verb(marked, at + 1..end)).or_else(|| (start..end).find(told)),
    };
    match comma {
        Some(comma) if comma + 1 < end => {
            let behind = comma + 1;
            let unnamed = Predication {
                tokens: behind..end,
                holder: None,
                after_subject: behind,
                subordinate: false,
                relative: false,
                opened_by_that: false,
            };
            (Predication { tokens: start..behind, ..predication }, Some(unnamed))
        }
        _ => (predication, None),
    }
}

/// Whether what the reader is told to do begins at a token: "reply STOP", "click here". "Please visit our page" only sends him on.
fn is_told_to(marked: &Marked<'_>, at: usize) -> bool {
    marked.has(Class::Reaching, at..at + 1) && !marked.is_any(at, Classes::of(&[Class::Pointer, Class::Order]))
}

/// Whether words that no other word opens say something by themselves: a noun, and a verb behind it.
fn has_own_verb(marked: &Marked<'_>, words: Range<usize>) -> bool {
    let opened = [Class::Subordinator, Class::Conjunction, Class::Exception, Class::OpenList, Class::PurposeOpener];
    let Range { start, end } = words;
    start + 1 < end
        && !opened.iter().any(|&class| marked.is(start, class))
        && !marked.is_verbal(start)
        && marked.is(start, Class::SentenceOpener)
        && (start + 1..end).any(|at| marked.is_verbal(at))
}

/// Whether a conjunction and an act that is denied follow another act: "…, and do not sell it".
fn denies_more(marked: &Marked<'_>, part: &Predication, at: usize, end: usize, model: &Model) -> bool {
    let denied = |mark: &Mark| {
        !marked.is(mark.first, Class::NegationFalse)
            && (mark.last + 1..(mark.last + 1 + WIDEST_ADVERB).min(end)).any(|act| marked.starts_act(act, model))
    };
    at + 1 < end
        && marked.is(at, Class::Conjunction)
        && marked.is(at + 1, Class::Auxiliary)
        && marked.of_class(Class::Negation, at + 1..at + 3).any(denied)
        && (part.after_subject..at).any(|before| marked.starts_act(before, model))
}

/// Cuts a predication before a second verb with an auxiliary of its own: "we collect X and it may be shared".
pub fn split_at_verbs(marked: &Marked<'_>, predication: Predication, model: &Model, out: &mut Vec<Predication>) {
    let Range { start, end } = predication.tokens;
    let modal = |at: usize| marked.is_any(at, Classes::MODAL);
    // Most sentences deny nothing.
    let denying = marked.holds(Class::Negation);
    let denied = |at: usize| denying && denies_more(marked, &predication, at, end, model);
    let mut cuts = Vec::new();
    let mut seen = (predication.after_subject..(predication.after_subject + WIDEST_ADVERB).min(end)).any(modal);
    let passes_on = predication.opened_by_that && predication.holder == Some(Holder::Person);
    for at in predication.after_subject + WIDEST_ADVERB..end {
        let is_modal = modal(at);
        if !(is_modal || denying || passes_on) {
            continue;
        }
        // "we collect X | and do not sell it": a second verb that is denied has the same subject.
        if denied(at) {
            cuts.push((at, false));
            continue;
        }
        // "the data that you enter there | are passed on": so is a verb in the passive, behind what the person does.
        let passive = passes_on
            && marked.is(at, Class::Auxiliary)
            && !marked.is(at, Class::Negation)
            && marked.starts_act(at + 1, model);
        if !(is_modal || passive) || modal(at - 1) {
            continue;
        }
        // "any message that users choose to translate | may be shared": the verb behind a relative clause goes with the
        // noun that it is about.
        let about_noun = (predication.relative || predication.opened_by_that)
            && predication.holder.is_some()
            && !(start + 1..at).any(|before| marked.tokens[before].is_mark(','));
        if about_noun && cuts.is_empty() && !marked.is(at - 1, Class::Subordinator) {
            cuts.push((at, false));
        } else if seen || predication.holder.is_some() {
            let opening = (start + 1..at).rev().take(8).find(|&before| {
                marked.tokens[before].is_mark(',')
                    || marked.is(before, Class::Subordinator)
                    || marked.is(before, Class::ObjectBefore)
            });
            // "Le titulaire | du compte doit": what a preposition opens right behind the subject goes with it.
            // So does what says where he lives: "consumers | residing in Example may".
            let of_subject = |opening: usize| {
                let lives =
                    opening == predication.after_subject + 1 && marked.is(predication.after_subject, Class::Residence);
                (lives || opening == predication.after_subject) && marked.is(opening, Class::ObjectBefore)
            };
            let opening = opening.filter(|&opening| predication.holder.is_none() || !of_subject(opening));
            if let Some(opening) = opening.filter(|&opening| cuts.last().is_none_or(|&(last, _)| opening > last)) {
                let leads = !marked.is(opening, Class::Adverb);
                // "If you wish to stop, | or you agree to no more, | …" is one more condition.
                let or = (opening..opening + 2).find(|&at| marked.is(at, Class::Disjunction));
                let acts = |at: usize| marked.is_any(at, Classes::of(&[Class::Person, Class::Company]));
                let joined = predication.subordinate && or.is_some_and(|or| acts(or + 1));
                cuts.push((opening, leads && marked.is(opening, Class::Subordinator) || joined));
            }
        }
        seen = true;
    }
    let mut from = start;
    let mut subordinate = predication.subordinate;
    let mut relative = predication.relative;
    let mut opened_by_that = predication.opened_by_that;
    let mut holder = predication.holder;
    let mut after_subject = predication.after_subject;
    for (opening, opened_by_subordinator) in cuts {
        out.push(Predication { tokens: from..opening, holder, after_subject, subordinate, relative, opened_by_that });
        (relative, opened_by_that) = (false, false);
        // A verb right behind the cut goes on with the same subject; a noun between is a new one.
        let same = !modal(opening)
            && (modal(opening + 1) || modal(opening + 2) && marked.is(opening + 1, Class::Adverb) || denied(opening));
        holder = if same { predication.holder } else { None };
        from = opening;
        after_subject = opening;
        subordinate = opened_by_subordinator;
    }
    out.push(Predication { tokens: from..end, holder, after_subject, subordinate, relative, opened_by_that });
}
