//! The name by which a text speaks of its own company: "Acme may share …".

use crate::clause::Clause;
use crate::scope::lexicon::{Class, Cue, Language, WordMap, WordSet};
use crate::text::{Word, fold, tokens};
use std::collections::HashMap;

/// Times that a name must act to be taken for the company's.
const ACTS_AT_LEAST: usize = 3;
/// Shortest name, in characters.
const SHORTEST: usize = 3;

/// The word with a capital that most often stands before an auxiliary or a modal, and never in lower case: common words
/// with a capital ("Services") are no names.
pub fn own_name(clauses: &[Clause], language: &Language) -> Option<Word> {
    let verbal = words_of(language, |class, phrase| {
        matches!(class, Class::May | Class::Will | Class::Must | Class::Auxiliary) && !phrase.contains(' ')
    });
    // Some terms write "You" and "Customer" with a capital throughout.
    let person = words_of(language, |class, _| class == Class::Person);
    let capitals = Bytes::of(|first| !first.is_ascii_lowercase());
    let mut acts: HashMap<&str, usize> = HashMap::new();
    for clause in clauses {
        for (word, behind) in words_that_begin(&clause.text, &capitals) {
            if !is_lower(word)
                && word.chars().nth(SHORTEST - 1).is_some()
                && behind.split_ascii_whitespace().next().is_some_and(|next| verbal.contains(&Word::of(next)))
                && bare(word).len() == word.len()
            {
                *acts.entry(word).or_default() += 1;
            }
        }
    }
    acts.retain(|_, count| *count >= ACTS_AT_LEAST);
    let lower = |name: &str| fold(name).to_lowercase();
    let initials: Vec<u8> = acts.keys().filter_map(|name| lower(name).bytes().next()).collect();
    // Whether each stands in lower case too. Names that differ only in their capitals are one.
    let mut common: WordMap<bool> = acts.keys().map(|name| (Word::of(&lower(name)), false)).collect();
    if !common.is_empty() {
        // Most words begin with another letter than every name.
        let begins = Bytes::of(|first| !first.is_ascii_alphabetic() || initials.contains(&first));
        for (word, _) in clauses.iter().flat_map(|clause| words_that_begin(&clause.text, &begins)) {
            // Words that begin with a mark are few: those are looked at without it.
            let word = if word.starts_with(char::is_alphabetic) && !is_lower(word) { continue } else { bare(word) };
            if let Some(stands) = is_lower(word).then(|| common.get_mut(&Word::of(word))).flatten() {
                *stands = true;
            }
        }
    }
    acts.retain(|name, _| {
        let word = Word::of(&lower(name));
        !common.get(&word).is_some_and(|&stands| stands) && !person.contains(&word)
    });
    let (name, _) = acts.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(a.0)))?;
    match tokens(name)[..] {
        [token] => Some(token.word),
        _ => None,
    }
}

/// Bytes of a kind.
struct Bytes([bool; 256]);

impl Bytes {
    fn of(kind: impl Fn(u8) -> bool) -> Self {
        let mut bytes = [false; 256];
        for (byte, is_one) in (0..=u8::MAX).zip(&mut bytes) {
            *is_one = kind(byte);
        }
        Self(bytes)
    }

    fn has(&self, byte: u8) -> bool {
        self.0[usize::from(byte)]
    }
}

/// The words of a text, as blanks part them, that begin with a byte of a kind; each with what stands behind it.
fn words_that_begin<'t>(text: &'t str, kind: &Bytes) -> impl Iterator<Item = (&'t str, &'t str)> {
    let bytes = text.as_bytes();
    let mut behind_blank = true;
    let starts = bytes.iter().enumerate().filter(move |&(_, byte)| {
        let blank = byte.is_ascii_whitespace();
        std::mem::replace(&mut behind_blank, blank) && !blank && kind.has(*byte)
    });
    starts.map(|(start, _)| {
        let rest = &text[start..];
        rest.split_at(rest.bytes().position(|byte| byte.is_ascii_whitespace()).unwrap_or(rest.len()))
    })
}

/// A word without the marks around it.
fn bare(word: &str) -> &str {
    let plain = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    if plain(word.as_bytes().first()) && plain(word.as_bytes().last()) {
        return word;
    }
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn is_lower(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
}

/// The words of the phrases of some classes.
fn words_of(language: &Language, wanted: impl Fn(Class, &str) -> bool) -> WordSet {
    language
        .phrases()
        .iter()
        .filter(|phrase| matches!(phrase.cue, Cue::Class(class) if wanted(class, &phrase.text)))
        .flat_map(|phrase| phrase.text.split([' ', '|']))
        .map(Word::of)
        .collect()
}
