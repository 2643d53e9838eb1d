//! The shortest quote that proves a finding.

use super::Words;
use crate::clause::Clause;
use crate::scope::model::Evidence;
use crate::scope::reading::ReadClause;
use crate::text::{ByteSpan, Token};

/// Words a quote may hold (comparison format, law 3).
const LONGEST: usize = 60;
/// Words a quote should hold so that a reader finds it.
const SHORTEST: usize = 4;
/// Characters of a word that tells something.
const TELLING: usize = 4;

/// Quotes words of a clause, with their place in the source. A quote of a word or two is widened within its sentence; one
/// that is too long is cut at its end.
pub fn quote(clause: &Clause, read: &ReadClause, words: &Words) -> Evidence {
    let sentence = &read.sentences[words.place.sentence].tokens;
    // A row of a table may be quoted over its cells.
    let sentence = if read.row {
        sentence.start.min(words.tokens.start)..sentence.end.max(words.tokens.end)
    } else {
        sentence.clone()
    };
    let tokens = &read.tokens;
    let (mut start, mut end) = (words.tokens.start.max(sentence.start), words.tokens.end.min(sentence.end));
    if start >= end {
        (start, end) = (sentence.start, sentence.end);
    }
    let count = |start: usize, end: usize| tokens[start..end].iter().filter(|token| token.is_word()).count();
    // "Age of 16 (or" proves little: a word that tells something belongs to it.
    let tells = |start: usize, end: usize| {
        let long = |token: &Token| token.is_word() && token.span.of(&clause.text).chars().count() >= TELLING;
        count(start, end) >= SHORTEST && tokens[start..end].iter().any(long)
    };
    while !tells(start, end) && (start > sentence.start || end < sentence.end) {
        if end < sentence.end {
            end += 1;
        }
        if !tells(start, end) && start > sentence.start {
            start -= 1;
        }
    }
    while count(start, end) > LONGEST
        || shown_words(&clause.text[tokens[start].span.start..tokens[end - 1].span.end]) > LONGEST
    {
        end -= 1;
    }
    // A mark at either end proves nothing.
    while end > start + 1 && !tokens[end - 1].is_word() {
        end -= 1;
    }
    while start + 1 < end && !tokens[start].is_word() {
        start += 1;
    }
    let shown = ByteSpan::new(tokens[start].span.start, tokens[end - 1].span.end);
    Evidence { clause: clause.id, quote: shown.of(&clause.text).to_owned(), span: clause.source_span(shown) }
}

/// Words as anyone may count them: runs of letters, digits and underscores.
fn shown_words(text: &str) -> usize {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()).count()
}
