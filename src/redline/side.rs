//! The clauses of a side cut into words, each with what it is compared by.

use super::ChangeClass;
use super::thresholds::{CONTENT_WORTH, MARK_WORTH, Thresholds, WORD_WORTH};
use super::words::Token;
use crate::text::{ByteSpan, Hashing, fold, is_counted, split_words};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// Bytes that a word has on average at least, with its blanks: room is made for so many words.
const BYTES_OF_WORD: usize = 5;

/// One clause of a side.
#[derive(Debug, Clone)]
pub struct Part<'a> {
    /// The text as shown.
    pub text: &'a str,
    /// Bytes at its start that are its printed number.
    pub number_len: usize,
    /// Whether letter case says nothing, as in headings.
    pub caseless: bool,
    /// Numbers of references that follow renumbering: where they stand, and what they point at, which is the same for
    /// references that point at the same clause.
    pub references: Vec<(ByteSpan, u32)>,
}

impl<'a> Part<'a> {
    /// A text without a number.
    pub fn plain(text: &'a str) -> Self {
        Self { text, number_len: 0, caseless: false, references: Vec::new() }
    }
}

/// A word or mark of a text, with the blanks after it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    /// The same without the blanks.
    pub(super) core: &'a str,
    /// Whether it is the printed number of a clause.
    pub(super) numbering: bool,
    pub(super) content: bool,
    /// Whether it is a word or a figure, and no mark.
    pub(super) counted: bool,
    /// For a word of the number of a reference: what that points at, and which word of the number it is.
    pub(super) points: Option<(u32, usize)>,
}

impl<'a> Word<'a> {
    fn number(text: &'a str) -> Self {
        Self { text, core: text.trim_end(), numbering: true, content: false, counted: true, points: None }
    }

    fn plain(text: &'a str, points: Option<(u32, usize)>, thresholds: &Thresholds) -> Self {
        let core = without_blanks(text);
        let counted = is_counted(text);
        // A short word in bytes has fewer letters still.
        let content =
            counted && core.len() > thresholds.short_word && core.chars().nth(thresholds.short_word).is_some();
        Self { text, core, numbering: false, content, counted, points }
    }

    /// Whether it is compared by the same as another word.
    fn reads_as(&self, other: &Word<'_>) -> bool {
        self.core == other.core && self.numbering == other.numbering && self.points == other.points
    }

    /// What kind of change it is that this word came or went.
    pub(super) fn class(&self) -> ChangeClass {
        match () {
            () if self.numbering => ChangeClass::Numbering,
            () if !self.text.is_ascii() && fold(self.text).is_empty() => ChangeClass::Typography,
            () => ChangeClass::Substantive,
        }
    }
}

pub(super) struct Side<'a> {
    pub(super) words: Vec<Word<'a>>,
    caseless: Vec<bool>,
}

impl<'a> Side<'a> {
    pub(super) fn of(parts: &[Part<'a>], thresholds: &Thresholds) -> Self {
        let bytes: usize = parts.iter().map(|part| part.text.len()).sum();
        let room = bytes / BYTES_OF_WORD + parts.len();
        let mut side = Self { words: Vec::with_capacity(room), caseless: Vec::with_capacity(room) };
        for part in parts {
            let (number, body) = part.text.split_at_checked(part.number_len).unwrap_or(("", part.text));
            if !number.is_empty() {
                side.words.push(Word::number(number));
                side.caseless.push(false);
            }
            let mut at = number.len();
            for text in split_words(body) {
                let within = |span: &ByteSpan| span.start <= at && at < span.end;
                let points = part.references.iter().find(|(span, _)| within(span));
                let points = points.map(|(span, link)| (*link, at - span.start));
                at += text.len();
                side.words.push(Word::plain(text, points, thresholds));
                side.caseless.push(part.caseless);
            }
        }
        side
    }

    /// The words as they are compared. `titles` are the words of titles where a title meets a text that is none.
    pub(super) fn tokens(&self, titles: &HashSet<String>, numbers: &mut Numbers<'a>) -> Vec<Token> {
        (0..self.words.len()).map(|at| self.token(at, titles, numbers)).collect()
    }

    /// The words as they are compared with those of the other side, of which the tokens are known: what both sides begin
    /// and end with, most of a clause, is not looked up again.
    pub(super) fn tokens_beside(
        &self,
        other: (&Self, &[Token]),
        titles: &HashSet<String>,
        numbers: &mut Numbers<'a>,
    ) -> Vec<Token> {
        let (other, known) = other;
        let (own, theirs) = (self.words.len(), other.words.len());
        let same = |at: usize, there: usize| {
            self.words[at].reads_as(&other.words[there]) && self.caseless[at] == other.caseless[there]
        };
        let shorter = own.min(theirs);
        let first = (0..shorter).take_while(|&at| same(at, at)).count();
        let last = (0..shorter - first).take_while(|&back| same(own - 1 - back, theirs - 1 - back)).count();
        let mut tokens = Vec::with_capacity(own);
        tokens.extend_from_slice(&known[..first]);
        tokens.extend((first..own - last).map(|at| self.token(at, titles, numbers)));
        tokens.extend_from_slice(&known[theirs - last..]);
        tokens
    }

    fn token(&self, at: usize, titles: &HashSet<String>, numbers: &mut Numbers<'a>) -> Token {
        let word = &self.words[at];
        let mut folded = folded(word);
        if self.caseless[at] || !titles.is_empty() && titles.contains(&folded.to_lowercase()) {
            folded = Cow::Owned(folded.to_lowercase());
        }
        if word.numbering {
            folded = Cow::Owned(format!("\u{1}{folded}"));
        }
        if let Some((link, place)) = word.points {
            folded = Cow::Owned(format!("\u{2}{link} {place}"));
        }
        let next = numbers.len() as u32;
        let number = *numbers.entry(folded).or_insert(next);
        let worth = match () {
            () if word.content => CONTENT_WORTH,
            () if word.counted => WORD_WORTH,
            () => MARK_WORTH,
        };
        Token { number, worth }
    }
}

/// A word without the blanks after it and without what says nothing about it.
fn folded<'a>(word: &Word<'a>) -> Cow<'a, str> {
    if word.core.is_ascii() { Cow::Borrowed(word.core) } else { fold(word.core) }
}

/// A word without the blanks after it: almost always one, or none.
fn without_blanks(text: &str) -> &str {
    match text.as_bytes() {
        [.., last] if last.is_ascii_graphic() => text,
        [.., before, b' '] if before.is_ascii_graphic() => &text[..text.len() - 1],
        _ => text.trim_end(),
    }
}

/// The words of titles in small letters, where a title became part of a text that is none, or the other way round: they
/// are the same words there, however they are set. Nothing where all are titles, or none is.
pub(super) fn words_of_titles(old: &Side<'_>, new: &Side<'_>) -> HashSet<String> {
    let all = |caseless: bool| {
        [old, new]
            .into_iter()
            .flat_map(|side| side.words.iter().zip(&side.caseless))
            .filter(move |(word, case)| !word.numbering && **case == caseless)
            .map(|(word, _)| word)
    };
    if all(false).next().is_none() {
        HashSet::new()
    } else {
        all(true).map(|word| folded(word).to_lowercase()).collect()
    }
}

/// The numbers of words, by the form in which they are compared.
pub(super) type Numbers<'a> = HashMap<Cow<'a, str>, u32, Hashing>;
