//! A sentence with the phrases that were found in it: questions about single tokens, answered quickly.

use super::predication::Predication;
use crate::scope::Facet;
use crate::scope::lexicon::{Class, Classes, Cue, Language, Mark, Model};
use crate::scope::statement::{Mention, Statement};
use crate::text::{Token, TokenKind, Word};
use std::ops::Range;

/// Tokens that a subject may stand before its verb ("our partners also may").
pub const WIDEST_ADVERB: usize = 2;

/// Lists that are filled anew for every sentence, so that memory for them is asked for once.
#[derive(Debug, Default)]
pub struct Scratch {
    /// The words and marks of its clause.
    pub words: Vec<Token>,
    /// Its phrases.
    pub marks: Vec<Mark>,
    /// The classes of its tokens.
    pub classes: Vec<Classes>,
    /// What its phrases say of each facet.
    pub mentions: Vec<Mention>,
    /// Its parts.
    pub parts: Vec<Predication>,
    /// Its statements.
    pub statements: Vec<Statement>,
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
    classes: &'a [Classes],
    /// All classes that cover any of them.
    present: Classes,
    start: usize,
    own: Option<Word>,
}

impl<'a> Marked<'a> {
    /// The marks of the sentence at `range`; `classes` is where those of its tokens are kept.
    pub fn new(
        text: &'a str,
        tokens: &'a [Token],
        marks: &'a [Mark],
        range: &Range<usize>,
        language: &'a Language,
        own: Option<Word>,
        classes: &'a mut Vec<Classes>,
    ) -> Self {
        classes.clear();
        classes.resize(range.len(), Classes::default());
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

    /// The tokens of the sentence.
    pub fn sentence(&self) -> Range<usize> {
        self.start..self.start + self.classes.len()
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

    /// Whether a phrase of the class stands anywhere in the sentence.
    pub fn holds(&self, class: Class) -> bool {
        self.present.has(class)
    }

    /// Whether a phrase of any of the classes covers a token of a range.
    pub fn covers_any(&self, classes: Classes, mut within: Range<usize>) -> bool {
        self.present.has_any(classes) && within.any(|at| self.is_any(at, classes))
    }

    fn classes_of(&self, token: usize) -> Classes {
        token.checked_sub(self.start).and_then(|at| self.classes.get(at)).copied().unwrap_or_default()
    }

    /// Marks that begin within a range.
    fn beginning(&self, within: Range<usize>) -> impl Iterator<Item = &'a Mark> + Clone + use<'a> {
        let marks = self.marks;
        let whole = within.start <= self.start;
        let first = if whole { 0 } else { marks.partition_point(|mark| mark.first < within.start) };
        marks[first..].iter().take_while(move |mark| mark.first < within.end)
    }

    /// Marks of a class that begin within a range.
    pub fn of_class(&self, class: Class, within: Range<usize>) -> impl Iterator<Item = &'a Mark> + Clone + use<'a> {
        // Most classes stand nowhere in a sentence.
        let within = if self.present.has(class) { within } else { 0..0 };
        self.beginning(within).filter(move |mark| mark.cue == Cue::Class(class))
    }

    /// Whether a class begins within a range.
    pub fn has(&self, class: Class, within: Range<usize>) -> bool {
        self.of_class(class, within).next().is_some()
    }

    /// Whether a pronoun or name is no subject: the verb behind it does not agree, or a longer phrase says so.
    pub fn is_object(&self, mark: &Mark) -> bool {
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

    /// The first token from one on that is no pronoun which stands between a subject and its verb: « Acme | ne vous | vend rien ».
    /// A word that may be an article is none: « Acme | le droit ».
    pub fn behind_pronouns(&self, from: usize) -> usize {
        let pronoun = |at: &usize| {
            self.tokens.get(*at).is_some_and(|token| self.language.is_pronoun_before_verb(token.word))
                && !self.is(*at, Class::SentenceOpener)
        };
        from + (from..self.tokens.len()).take_while(pronoun).count()
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
    pub fn is_verbal_soon(&self, token: usize) -> bool {
        (token..token + WIDEST_ADVERB).any(|at| self.is_verbal(at))
    }

    /// Whether a token ends as a verb behind a name does: "Acme uses".
    pub fn acts_in_s(&self, token: usize) -> bool {
        let word = self.tokens[token].span.of(self.text);
        self.language.verbs_end_in_s && word.ends_with('s') && !word.ends_with("ss")
    }

    /// How many tokens with a capital stand from one on, up to an end.
    pub fn name_at(&self, token: usize, end: usize) -> usize {
        (token..end).take_while(|&at| self.tokens[at].kind == TokenKind::Capital).count()
    }

    /// Whether a word without a capital stands at a token before an end.
    pub fn is_lower(&self, token: usize, end: usize) -> bool {
        token < end && self.tokens[token].kind == TokenKind::Lower
    }

    /// Whether a word for an act begins at a token.
    pub fn starts_act(&self, token: usize, model: &Model) -> bool {
        self.beginning(token..token + 1)
            .any(|mark| matches!(mark.cue, Cue::Value { value, .. } if model.value(value).facet == Facet::Action))
    }
}
