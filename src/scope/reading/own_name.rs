//! The name by which a text speaks of its own company: "Acme may share …".

use crate::clause::Clause;
use crate::scope::lexicon::Language;
use crate::text::{Word, each_start_in_capitals, fold, tokens};
use std::collections::HashMap;

/// Times that a name must act to be taken for the company's.
const ACTS_AT_LEAST: usize = 3;
/// Shortest name, in characters.
const SHORTEST: usize = 3;

/// The word with a capital that most often stands before an auxiliary or a modal, and never in lower case: common words
/// with a capital ("Services") are no names.
pub fn own_name(clauses: &[Clause], language: &Language) -> Option<Word> {
    let mut times: HashMap<&str, usize> = HashMap::new();
    for clause in clauses {
        let text = clause.text.as_str();
        each_start_in_capitals(text, |start| {
            let rest = &text[start..];
            let (word, behind) = rest.split_at(rest.bytes().position(is_blank).unwrap_or(rest.len()));
            if !is_lower(word)
                && word.chars().nth(SHORTEST - 1).is_some()
                && acts(behind, language)
                && bare(word).len() == word.len()
            {
                *times.entry(word).or_default() += 1;
            }
        });
    }
    times.retain(|_, count| *count >= ACTS_AT_LEAST);
    let mut names: Vec<(&str, usize)> = times.into_iter().collect();
    names.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let is_name = |name: &str| {
        let lower = fold(name).to_lowercase();
        // Some terms write "You" and "Customer" with a capital throughout.
        !language.is_person(Word::of(&lower)) && !clauses.iter().any(|clause| holds(&clause.text, &lower))
    };
    let (name, _) = names.into_iter().find(|&(name, _)| is_name(name))?;
    match tokens(name)[..] {
        [token] => Some(token.word),
        _ => None,
    }
}

/// Whether a text begins with a verb, pronouns before it or not: « vous | informe », « s'engage ».
fn acts(behind: &str, language: &Language) -> bool {
    let verb = behind.split_ascii_whitespace().find(|word| !language.is_pronoun_before_verb(Word::of(word)));
    verb.is_some_and(|verb| {
        let elided = verb.split_once(['\'', '’']).filter(|(pronoun, _)| pronoun.len() == 1);
        language.is_verb(Word::of(elided.map_or(verb, |(_, verb)| verb)))
    })
}

/// Whether a text holds a word that begins in lower case, as blanks part its words, whatever marks stand around it.
fn holds(text: &str, lower: &str) -> bool {
    let ends_word = |c: &char| c.is_ascii_whitespace() || c.is_alphanumeric();
    let is_blank = |c: char| c.is_ascii_whitespace();
    let alone = |(start, found): (usize, &str)| {
        text[..start].chars().rev().find(ends_word).is_none_or(is_blank)
            && text[start + found.len()..].chars().find(ends_word).is_none_or(is_blank)
    };
    is_lower(lower) && bare(lower) == lower && text.match_indices(lower).any(alone)
}

fn is_blank(byte: u8) -> bool {
    byte.is_ascii_whitespace()
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
