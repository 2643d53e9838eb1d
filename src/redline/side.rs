//! The clauses of a side cut into words, each with what it is compared by.

use super::ChangeClass;
use super::thresholds::{CONTENT_WORTH, MARK_WORTH, Thresholds, WORD_WORTH};
use super::words::Token;
use crate::text::{
    ByteSpan, Hashing, LOOK_AHEAD, ShortWord, fold, is_counted, within_empty_cells, word_ends, word_hash,
};
use std::borrow::Cow;
use std::collections::HashSet;
use xxhash_rust::xxh3::xxh3_64_with_seed;

/// Bytes that a word has on average at least, with its blanks: room is made for so many words.
const BYTES_OF_WORD: usize = 5;

/// Keep the numbers of clauses, and what references point at, apart from words that read the same.
const SEED_OF_NUMBERS: u64 = 1;
const SEED_OF_REFERENCES: u64 = 2;

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

    /// The printed number and what follows it.
    pub(super) fn halves(&self) -> (&'a str, &'a str) {
        self.text.split_at_checked(self.number_len).unwrap_or(("", self.text))
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
    /// Whether letter case says nothing about it.
    caseless: bool,
    pub(super) content: bool,
    /// Whether it is a word or a figure, and no mark.
    pub(super) counted: bool,
    /// Whether it parts an empty cell at an edge of a row from the rest, and so is no more than a blank.
    pub(super) blank: bool,
    /// For a word of the number of a reference: what that points at, and which word of the number it is.
    pub(super) points: Option<(u32, usize)>,
}

impl<'a> Word<'a> {
    fn number(text: &'a str) -> Self {
        let core = text.trim_end();
        Self { numbering: true, counted: true, ..Self::bare(text, core) }
    }

    fn plain(text: &'a str, points: Option<(u32, usize)>, caseless: bool, thresholds: &Thresholds) -> Self {
        let core = without_blanks(text);
        let counted = is_counted(text);
        // A short word in bytes has fewer letters still.
        let long = |start: &[u8]| start.is_ascii() || core.chars().nth(thresholds.short_word).is_some();
        let content = counted && core.as_bytes().get(..=thresholds.short_word).is_some_and(long);
        Self { caseless, content, counted, points, ..Self::bare(text, core) }
    }

    fn bare(text: &'a str, core: &'a str) -> Self {
        let (numbering, caseless, content, counted, blank) = (false, false, false, false, false);
        Self { text, core, numbering, caseless, content, counted, blank, points: None }
    }

    /// What kind of change it is that this word came or went.
    pub(super) fn class(&self) -> ChangeClass {
        match () {
            () if self.numbering => ChangeClass::Numbering,
            () if self.blank => ChangeClass::WhiteSpace,
            () if !self.text.is_ascii() && fold(self.text).is_empty() => ChangeClass::Typography,
            () => ChangeClass::Substantive,
        }
    }
}

pub(super) struct Side<'a> {
    /// The clauses one after the other.
    pub(super) text: Cow<'a, str>,
    pub(super) words: Vec<Word<'a>>,
}

/// Words of titles in small letters.
pub(super) type Titles = HashSet<String, Hashing>;

/// How many words both sides begin and end with to the letter, the number of a clause aside: at least so many.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Shared {
    pub(super) first: usize,
    pub(super) last: usize,
}

/// Both sides cut into words. What two clauses begin and end with alike, which is most of them, is cut once.
pub(super) fn both<'a>(old: &[Part<'a>], new: &[Part<'a>], thresholds: &Thresholds) -> (Side<'a>, Side<'a>, Shared) {
    let side = Side::of(old, thresholds);
    let (other, shared) = match (old, new) {
        ([was], [is]) if was.references.is_empty() && is.references.is_empty() && was.caseless == is.caseless => {
            side.beside(was, is, thresholds)
        }
        _ => (Side::of(new, thresholds), Shared::default()),
    };
    (side, other, shared)
}

impl<'a> Side<'a> {
    fn of(parts: &[Part<'a>], thresholds: &Thresholds) -> Self {
        let bytes: usize = parts.iter().map(|part| part.text.len()).sum();
        let text = match parts {
            [only] => Cow::Borrowed(only.text),
            _ => parts.iter().map(|part| part.text).collect(),
        };
        let mut side = Self { text, words: Vec::with_capacity(bytes / BYTES_OF_WORD + parts.len()) };
        for part in parts {
            let (number, body) = part.halves();
            side.words.extend((!number.is_empty()).then(|| Word::number(number)));
            let end_of = word_ends(body);
            let mut start = 0;
            while start < body.len() {
                let end = end_of(body, start);
                let at = number.len() + start;
                let within = |span: &ByteSpan| span.start <= at && at < span.end;
                let points = part.references.iter().find(|(span, _)| within(span));
                let points = points.map(|(span, link)| (*link, at - span.start));
                side.words.push(Word::plain(&body[start..end], points, part.caseless, thresholds));
                start = end;
            }
        }
        side
    }

    /// Tells which marks only part empty cells at the edges of a row from the rest. Before the words they do where the
    /// other side is no row; beside a row they tell in which column the words stand.
    pub(super) fn tell_blanks(&mut self, parts: &[Part<'_>], others: &[Part<'_>]) {
        let filled = |part: &Part<'_>| within_empty_cells(part.halves().1);
        if parts.iter().all(|part| filled(part).len() == part.halves().1.len()) {
            return;
        }
        let beside_row = others.iter().any(|part| part.text.contains('|'));
        let mut words = self.words.iter_mut();
        for part in parts {
            let (number, body) = part.halves();
            words.by_ref().take(usize::from(!number.is_empty())).for_each(drop);
            let filled = filled(part);
            let filled = if beside_row { 0..filled.end } else { filled };
            let mut at = 0;
            while at < body.len() {
                let Some(word) = words.next() else { return };
                word.blank = !filled.contains(&at);
                at += word.text.len();
            }
        }
    }

    /// The other side, of one clause as this one, with the words that stand at both beginnings and both ends.
    fn beside(&self, was: &Part<'a>, is: &Part<'a>, thresholds: &Thresholds) -> (Self, Shared) {
        let ((was_number, was_body), (number, body)) = (was.halves(), is.halves());
        let mut words = Vec::with_capacity(self.words.len() + is.text.len().saturating_sub(was.text.len()));
        words.extend((!number.is_empty()).then(|| Word::number(number)));
        let known = &self.words[usize::from(!was_number.is_empty())..];
        let (same_start, same_end) = (common_start(was_body, body), common_end(was_body, body));
        // A word is the same where what decides its end is.
        let (mut first, mut start) = (0, 0);
        while let Some(word) = known.get(first) {
            let end = start + word.text.len();
            if end + LOOK_AHEAD > same_start {
                break;
            }
            (first, start) = (first + 1, end);
        }
        words.extend_from_slice(&known[..first]);
        let end_of = word_ends(body);
        // Words from a place on are the same where the rest of the text is, and both sides have a word begin there.
        let (mut next, mut next_start) = (first, start);
        while start < body.len() {
            if body.len() - start <= same_end {
                let there = start + was_body.len();
                while next < known.len() && next_start + body.len() < there {
                    next_start += known[next].text.len();
                    next += 1;
                }
                if next_start + body.len() == there {
                    words.extend_from_slice(&known[next..]);
                    break;
                }
            }
            let end = end_of(body, start);
            words.push(Word::plain(&body[start..end], None, is.caseless, thresholds));
            start = end;
        }
        let last = if start < body.len() { known.len() - next } else { 0 };
        (Self { text: Cow::Borrowed(is.text), words }, Shared { first, last })
    }

    /// The words as they are compared. `titles` are the words of titles where a title meets a text that is none.
    pub(super) fn tokens(&self, titles: &Titles) -> Vec<Token> {
        self.words.iter().map(|word| word.token(titles)).collect()
    }

    /// The words as they are compared with those of the other side, whose tokens are known.
    pub(super) fn tokens_beside(&self, other: (&Self, &[Token]), shared: Shared, titles: &Titles) -> Vec<Token> {
        let (other, known) = other;
        let numbers = |side: &Self| usize::from(side.words.first().is_some_and(|word| word.numbering));
        let (own, theirs) = (numbers(self), numbers(other));
        let token = |word: &Word<'_>| word.token(titles);
        let mut tokens = Vec::with_capacity(self.words.len());
        tokens.extend(self.words[..own].iter().map(token));
        tokens.extend_from_slice(&known[theirs..theirs + shared.first]);
        tokens.extend(self.words[own + shared.first..self.words.len() - shared.last].iter().map(token));
        tokens.extend_from_slice(&known[known.len() - shared.last..]);
        tokens
    }
}

impl Word<'_> {
    fn token(&self, titles: &Titles) -> Token {
        let worth = match () {
            () if self.content => CONTENT_WORTH,
            () if self.counted => WORD_WORTH,
            () => MARK_WORTH,
        };
        Token { number: self.compared(titles), worth }
    }

    /// The hash of what this word is compared by.
    fn compared(&self, titles: &Titles) -> u64 {
        if let Some((link, place)) = self.points {
            let pointed = [u64::from(link).to_le_bytes(), (place as u64).to_le_bytes()];
            return xxh3_64_with_seed(pointed.as_flattened(), SEED_OF_REFERENCES);
        }
        // Almost all words.
        if let (Some(short), false, false) = (self.short(), self.caseless || self.numbering, !titles.is_empty()) {
            return short.hash();
        }
        let mut folded = folded(self);
        if self.caseless || !titles.is_empty() && titles.contains(&folded.to_lowercase()) {
            folded = Cow::Owned(folded.to_lowercase());
        }
        if self.numbering {
            return xxh3_64_with_seed(folded.as_bytes(), SEED_OF_NUMBERS);
        }
        word_hash(folded.as_bytes())
    }

    /// A short word that is folded as it stands.
    fn short(&self) -> Option<ShortWord> {
        ShortWord::of(self.core.as_bytes()).filter(|short| short.is_ascii())
    }
}

/// Bytes that two texts begin with alike.
fn common_start(one: &str, other: &str) -> usize {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let alike = one.chunks_exact(CHUNK).zip(other.chunks_exact(CHUNK)).take_while(|(one, other)| one == other).count();
    let from = alike * CHUNK;
    from + one[from..].iter().zip(&other[from..]).take_while(|(one, other)| one == other).count()
}

/// Bytes that two texts end with alike.
fn common_end(one: &str, other: &str) -> usize {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let alike =
        one.rchunks_exact(CHUNK).zip(other.rchunks_exact(CHUNK)).take_while(|(one, other)| one == other).count();
    let (one, other) = (&one[..one.len() - alike * CHUNK], &other[..other.len() - alike * CHUNK]);
    alike * CHUNK + one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count()
}

/// Bytes compared together.
const CHUNK: usize = 16;

/// A word without the blanks after it and without what says nothing about it.
fn folded<'a>(word: &Word<'a>) -> Cow<'a, str> {
    if word.core.is_ascii() { Cow::Borrowed(word.core) } else { fold(word.core) }
}

/// A word without the blanks after it, of which there is almost always one, or none.
fn without_blanks(text: &str) -> &str {
    match text.as_bytes() {
        [.., last] if last.is_ascii_graphic() => text,
        [.., before, b' '] if before.is_ascii_graphic() => &text[..text.len() - 1],
        _ => text.trim_end(),
    }
}

/// The words of titles in small letters, where a title became part of a text that is none, or the other way round: they
/// are the same words there, however they are set. Nothing where all are titles, or none is.
pub(super) fn words_of_titles(old: &Side<'_>, new: &Side<'_>) -> Titles {
    let words = || [old, new].into_iter().flat_map(|side| &side.words).filter(|word| !word.numbering);
    if words().all(|word| word.caseless) {
        Titles::default()
    } else {
        words().filter(|word| word.caseless).map(|word| folded(word).to_lowercase()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::slice::from_ref;

    proptest! {
        /// Cutting what two clauses have in common once gives what cutting each of them gives.
        #[test]
        fn both_ways_agree(
            start in "(We |keep |1,000 |l’|\u{301}|data, |é|-|\\. ){0,9}",
            middles in "(We |keep |1|’|\u{301}|,|é|-|\\. ){0,3}x?(We |keep |1|’|\u{301}|,|é|-|\\. ){0,3}",
            end in "(We |keep |1,000 |l’|\u{301}|data, |é|-|\\. ){0,9}",
            numbers in (0..4_usize, 0..4_usize),
        ) {
            let (middle, other) = middles.split_once('x').unwrap_or((&middles, ""));
            let (old, new) = (format!("1. {start}{middle}{end}"), format!("1. {start}{other}{end}"));
            let number = |text: &str, len: usize| if text.is_char_boundary(len) { len } else { 0 };
            let part = |text, len| Part { number_len: len, ..Part::plain(text) };
            let (was, is) = (part(&old, number(&old, numbers.0)), part(&new, number(&new, numbers.1)));
            let thresholds = Thresholds::CHOSEN;
            let (side, other, shared) = both(from_ref(&was), from_ref(&is), &thresholds);
            let apart = Side::of(from_ref(&is), &thresholds);
            let read = |side: &Side<'_>| side.words.iter().map(|word| format!("{word:?}")).collect::<Vec<_>>();
            prop_assert_eq!(read(&other), read(&apart));
            let titles = Titles::default();
            let tokens = side.tokens(&titles);
            prop_assert_eq!(other.tokens_beside((&side, &tokens), shared, &titles), apart.tokens(&titles));
        }
    }
}
