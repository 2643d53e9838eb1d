//! Where in a sentence somebody acts: its tokens cut at every subject.

use crate::scope::Facet;
use crate::scope::lexicon::{Class, Classes, Cue, Language, Mark, Model};
use crate::scope::statement::Holder;
use crate::text::{Token, TokenKind, Word};
use std::ops::Range;

/// Words between a subordinator and the subject it opens a clause for ("when, for example, you").
const WIDEST_OPENING: usize = 2;
/// Tokens that a subject may stand before its verb ("our partners also may").
const WIDEST_ADVERB: usize = 2;

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

/// The marks of a sentence with questions about single tokens answered quickly.
pub struct Marked<'a> {
    /// The clause's text.
    pub text: &'a str,
    /// Its tokens.
    pub tokens: &'a [Token],
    /// Marks in order of their first token.
    pub marks: &'a [Mark],
    /// The language they are of.
    pub language: &'a Language,
    /// For each token of the sentence, the classes that cover it.
    classes: Vec<Classes>,
    /// All classes that cover any of them.
    present: Classes,
    start: usize,
    own: Option<Word>,
}

impl<'a> Marked<'a> {
    /// The marks of the sentence at `range`.
    pub fn new(
        text: &'a str,
        tokens: &'a [Token],
        marks: &'a [Mark],
        range: &Range<usize>,
        language: &'a Language,
        own: Option<Word>,
    ) -> Self {
        let mut classes = vec![Classes::default(); range.len()];
        let mut present = Classes::default();
        for mark in marks {
            if let Cue::Class(class) = mark.cue {
                present = present.and(class);
                for token in mark.first..=mark.last.min(range.end - 1) {
                    classes[token - range.start] = classes[token - range.start].and(class);
                }
            }
        }
        Self { text, tokens, marks, language, classes, present, start: range.start, own }
    }

    /// The sentence's first token.
    pub fn start(&self) -> usize {
        self.start
    }

    /// Whether a token is the name of the company that speaks.
    pub fn is_own(&self, token: usize) -> bool {
        self.own.is_some_and(|own| self.tokens[token].word == own && self.tokens[token].kind == TokenKind::Capital)
    }

    /// Whether a token is covered by a phrase of the class.
    pub fn is(&self, token: usize, class: Class) -> bool {
        self.classes_of(token).has(class)
    }

    /// Whether a token is covered by a phrase of any of the classes.
    pub fn is_any(&self, token: usize, classes: Classes) -> bool {
        self.classes_of(token).has_any(classes)
    }

    fn classes_of(&self, token: usize) -> Classes {
        token.checked_sub(self.start).and_then(|at| self.classes.get(at)).copied().unwrap_or_default()
    }

    /// Marks that begin within a range.
    fn beginning(&self, within: Range<usize>) -> impl Iterator<Item = &'a Mark> + use<'a> {
        let marks = self.marks;
        let first = marks.partition_point(|mark| mark.first < within.start);
        marks[first..].iter().take_while(move |mark| mark.first < within.end)
    }

    /// Marks of a class that begin within a range.
    pub fn of_class(&self, class: Class, within: Range<usize>) -> impl Iterator<Item = &'a Mark> + use<'a> {
        // Most classes stand nowhere in a sentence.
        let within = if self.present.has(class) { within } else { 0..0 };
        self.beginning(within).filter(move |mark| mark.cue == Cue::Class(class))
    }

    /// Whether a class begins within a range.
    pub fn has(&self, class: Class, within: Range<usize>) -> bool {
        self.of_class(class, within).next().is_some()
    }

    /// Whether a pronoun or name is no subject: the verb behind it does not agree, or a longer phrase says so.
    fn is_object(&self, mark: &Mark) -> bool {
        self.is_within(mark, Class::NoSubject)
            || mark.first == mark.last && self.language.agrees(self.text, self.tokens, mark.first) == Some(false)
    }

    /// Whether a word with a capital stands in quotes that are not closed before it: the name of a section, "How We Share".
    pub fn is_quoted_title(&self, token: usize) -> bool {
        if self.tokens[token].kind != TokenKind::Capital {
            return false;
        }
        let before = &self.tokens[self.start..token];
        let opened = before.iter().filter(|token| token.is_mark('“')).count();
        let closed = before.iter().filter(|token| token.is_mark('”')).count();
        opened > closed || before.iter().filter(|token| token.is_mark('"')).count() % 2 == 1
    }

    /// Whether a longer phrase of the class holds a mark.
    fn is_within(&self, mark: &Mark, class: Class) -> bool {
        self.present.has(class)
            && self.marks.iter().any(|outer| {
                outer.cue == Cue::Class(class)
                    && outer.first <= mark.first
                    && mark.last <= outer.last
                    && outer.last - outer.first > mark.last - mark.first
            })
    }

    /// Whether an auxiliary or a modal stands at a token.
    pub fn is_verbal(&self, token: usize) -> bool {
        const VERBAL: Classes = Classes::VERB.and(Class::Right);
        // A letter that a mark or a number holds is no word: the "a" of "6.1.a" is no verb.
        let glued = || {
            token.checked_sub(1).is_some_and(|before| {
                let before = &self.tokens[before];
                before.kind != TokenKind::Lower
                    && before.kind != TokenKind::Capital
                    && !before.is_mark('(')
                    && self.tokens.get(token).is_some_and(|token| token.span.start == before.span.end)
            })
        };
        self.is_any(token, VERBAL) && !glued()
    }

    /// Whether an auxiliary or a modal stands at a token, perhaps behind an adverb.
    fn is_verbal_soon(&self, token: usize) -> bool {
        (token..token + WIDEST_ADVERB).any(|at| self.is_verbal(at))
    }

    /// Whether a token ends as a verb behind a name does: "Acme uses".
    fn acts_in_s(&self, token: usize) -> bool {
        let word = self.tokens[token].span.of(self.text);
        self.language.verbs_end_in_s && word.ends_with('s') && !word.ends_with("ss")
    }

    fn starts_act(&self, token: usize, model: &Model) -> bool {
        self.beginning(token..token + 1)
            .any(|mark| matches!(mark.cue, Cue::Value { value, .. } if model.value(value).facet == Facet::Action))
    }
}

/// Cuts a sentence at its subjects.
pub fn predications(marked: &Marked<'_>, sentence: Range<usize>, model: &Model) -> Vec<Predication> {
    let subjects = subjects(marked, &sentence, model);
    let mut cut: Vec<Predication> = Vec::new();
    let starts: Vec<usize> = (0..subjects.len())
        .map(|place| {
            let earliest = place.checked_sub(1).map_or(sentence.start, |before| subjects[before].0.end);
            start_of(marked, earliest, subjects[place].0.start, model)
        })
        .collect();
    let first = starts.first().copied().unwrap_or(sentence.end);
    if first > sentence.start {
        cut.push(Predication {
            tokens: sentence.start..first,
            holder: None,
            after_subject: sentence.start,
            subordinate: marked.is(sentence.start, Class::Subordinator),
            relative: false,
            opened_by_that: false,
        });
    }
    for (place, (range, holder)) in subjects.iter().enumerate() {
        let end = starts.get(place + 1).copied().unwrap_or(sentence.end);
        cut.push(Predication {
            tokens: starts[place]..end,
            holder: Some(*holder),
            after_subject: range.end,
            subordinate: is_subordinate(marked, &sentence, range.start),
            relative: is_relative(marked, &sentence, range.start),
            opened_by_that: range.start > sentence.start
                && marked.is(range.start - 1, Class::RelativeOpener)
                && !marked.is(range.start - 1, Class::Adverb),
        });
    }
    cut.into_iter()
        .map(|predication| without_agreement(marked, predication))
        .flat_map(|predication| split_after_opening(marked, predication))
        .flat_map(|predication| split_at_verbs(marked, predication, model))
        .collect()
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
        .and(Class::Negation)
        .and(Class::Grant)
        .and(Class::Exception);
    if !marked.language.bare_relatives || marked.is(subject, Class::Grant) {
        return false;
    }
    let noun = subject.checked_sub(1).filter(|before| *before >= sentence.start).is_some_and(|before| {
        (marked.tokens[before].kind == TokenKind::Lower
            // "The Personal Information we collect": terms write what they define with capitals.
            || before > sentence.start && marked.is(before, Class::DataWord))
            && !marked.is_any(before, NO_NOUN)
    });
    noun && !is_led_in(marked, sentence, subject)
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

fn subjects(marked: &Marked<'_>, sentence: &Range<usize>, model: &Model) -> Vec<(Range<usize>, Holder)> {
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
            Cue::Class(Class::Company) => Some(Holder::Company),
            Cue::Class(Class::Person) if is_person_subject(marked, sentence, mark) => Some(Holder::Person),
            Cue::Class(Class::OtherParty) if acts_soon(marked, next, model) => Some(Holder::Other),
            Cue::Value { value, .. }
                if model.value(value).facet == Facet::Recipient
                    && acts_soon(marked, next, model)
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
    for at in sentence.clone() {
        // In German every noun has a capital.
        let name = marked.tokens[at].kind == TokenKind::Capital
            && (!marked.language.verb_second || marked.is_own(at))
            && !marked.is_any(at, NO_NAME);
        let verb = marked.tokens.get(at + 1).filter(|_| at + 1 < sentence.end);
        if name
            && verb.is_some_and(|verb| verb.kind == TokenKind::Lower)
            && (marked.is_verbal(at + 1) && !is_governed(marked, sentence, at)
                || (at > sentence.start || marked.acts_in_s(at + 1)) && marked.starts_act(at + 1, model))
            && !marked.is(at, Class::Subordinator)
            && !marked.is_verbal(at)
        {
            // "Acme Monitor uses": so does what bears the company's name.
            let own = marked.is_own(at) || at > sentence.start && marked.is_own(at - 1);
            found.push((at..at + 1, if own { Holder::Company } else { Holder::Other }));
        }
    }
    found.sort_by_key(|(range, holder)| (range.start, *holder != Holder::Other, range.end));
    // "other users" is not "users": what begins first and covers another stands.
    let mut kept: Vec<(Range<usize>, Holder)> = Vec::new();
    for (range, holder) in found {
        match kept.last() {
            Some((last, _)) if range.start < last.end => {}
            _ => kept.push((range, holder)),
        }
    }
    kept
}

/// Whether a preposition governs what begins at a token, so that it is no subject: "data taken | by Acme are kept". Only
/// where the language tells which words are such prepositions.
fn is_governed(marked: &Marked<'_>, sentence: &Range<usize>, subject: usize) -> bool {
    const OPENING: Classes = Classes::of(&[Class::SentenceOpener, Class::CompanyObject, Class::Possessive]);
    let governs = |at: usize| marked.is(at, Class::Governing);
    let capital = |at: &usize| marked.tokens[*at].kind == TokenKind::Capital;
    let whole = (sentence.start..subject).rev().take_while(capital).last().unwrap_or(subject);
    let opens = |at: &usize| marked.is_any(*at, OPENING) && !governs(*at);
    let article = (sentence.start..whole).next_back().filter(opens).unwrap_or(whole);
    (sentence.start..article).next_back().is_some_and(governs)
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
    if marked.is_verbal(next) {
        return !(mark.first > sentence.start && marked.is(mark.first - 1, Class::OtherParty));
    }
    !object && !marked.is(next, Class::ObjectAfter) && marked.tokens[next].is_word()
}

/// Whether a verb follows within an adverb or two.
fn acts_soon(marked: &Marked<'_>, next: usize, model: &Model) -> bool {
    (next..next + WIDEST_ADVERB).any(|at| {
        marked.tokens.get(at).is_some_and(Token::is_word)
            && (marked.is_any(at, Classes::VERB) || at == next && marked.starts_act(at, model))
    })
}

/// "You acknowledge that your messages may be read": what the person agrees to is done by someone else, whom nobody names.
fn without_agreement(marked: &Marked<'_>, predication: Predication) -> Predication {
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
fn split_after_opening(marked: &Marked<'_>, predication: Predication) -> Vec<Predication> {
    let Range { start, end } = predication.tokens;
    let comma = (start..end).find(|&at| marked.tokens[at].is_mark(','));
    // "If you close your account, | your posts remain …": behind the last comma somebody else may do something.
    let last = || (start..end).rev().find(|&at| marked.tokens[at].is_mark(','));
    let comma =
        if predication.holder.is_none() { comma } else { last().filter(|&at| has_own_verb(marked, at + 1..end)) };
    match comma {
        Some(comma) if predication.subordinate && comma + 1 < end => {
            let behind = comma + 1;
            let unnamed = Predication {
                tokens: behind..end,
                holder: None,
                after_subject: behind,
                subordinate: false,
                relative: false,
                opened_by_that: false,
            };
            vec![Predication { tokens: start..behind, ..predication }, unnamed]
        }
        _ => vec![predication],
    }
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
fn split_at_verbs(marked: &Marked<'_>, predication: Predication, model: &Model) -> Vec<Predication> {
    let Range { start, end } = predication.tokens;
    let modal = |at: usize| marked.is_any(at, Classes::MODAL);
    let mut cuts = Vec::new();
    let mut seen = (predication.after_subject..(predication.after_subject + WIDEST_ADVERB).min(end)).any(modal);
    for at in predication.after_subject + WIDEST_ADVERB..end {
        // "we collect X | and do not sell it": a second verb that is denied has the same subject.
        if denies_more(marked, &predication, at, end, model) {
            cuts.push((at, false));
            continue;
        }
        // "the data that you enter there | are passed on": so is a verb in the passive, behind what the person does.
        let passive = predication.opened_by_that
            && predication.holder == Some(Holder::Person)
            && marked.is(at, Class::Auxiliary)
            && !marked.is(at, Class::Negation)
            && marked.starts_act(at + 1, model);
        if !(modal(at) || passive) || modal(at - 1) {
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
            if let Some(opening) = opening.filter(|&opening| cuts.last().is_none_or(|&(last, _)| opening > last)) {
                let leads = !marked.is(opening, Class::Adverb);
                cuts.push((opening, leads && marked.is(opening, Class::Subordinator)));
            }
        }
        seen = true;
    }
    let mut out = Vec::new();
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
            && (modal(opening + 1)
                || modal(opening + 2) && marked.is(opening + 1, Class::Adverb)
                || denies_more(marked, &predication, opening, end, model));
        holder = if same { predication.holder } else { None };
        from = opening;
        after_subject = opening;
        subordinate = opened_by_subordinator;
    }
    out.push(Predication { tokens: from..end, holder, after_subject, subordinate, relative, opened_by_that });
    out
}
