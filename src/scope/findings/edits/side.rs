//! What stands on either side of a reworded sentence: its clause, its words, its statements, and the phrases among them.
//!
//! Knows nothing of what changed between the two.

use super::Edit;
use crate::clause::Clause;
use crate::scope::lexicon::{Class, Cue, Mark};
use crate::scope::reading::ReadClause;
use crate::scope::statement::{Sentence, Statement};
use crate::text::Word;
use std::ops::Range;

impl Edit<'_> {
    /// The sentence on a side.
    pub(super) fn sentence(&self, is_new: bool) -> &Sentence {
        if is_new { self.is } else { self.was }
    }

    /// The clause on a side, as it is written.
    pub(super) fn written(&self, is_new: bool) -> &Clause {
        if is_new { &self.ground.new[self.new.clause] } else { &self.ground.old[self.old.clause] }
    }

    /// The clause on a side, as it was read.
    pub(super) fn clause(&self, is_new: bool) -> &ReadClause {
        let (place, read) = if is_new { (self.new, self.ground.new_read) } else { (self.old, self.ground.old_read) };
        &read[place.clause]
    }

    /// The marks of a range of a side's tokens, counted from its start.
    pub(super) fn marks_in(&self, is_new: bool, range: &Range<usize>) -> Vec<Mark> {
        self.ground.language.marks(&self.clause(is_new).tokens[range.clone()])
    }

    /// Those of a class.
    pub(super) fn of_class(&self, is_new: bool, range: &Range<usize>, class: Class) -> impl Iterator<Item = Mark> {
        self.marks_in(is_new, range).into_iter().filter(move |mark| mark.cue == Cue::Class(class))
    }

    /// Whether words of one side only are a whole item of a list: a comma stands beside them, or a word that joins among them.
    pub(super) fn is_item_only(&self, old: &Range<usize>, new: &Range<usize>) -> bool {
        let Some((is_new, words)) = one_sided(old, new) else { return false };
        let comma = |at: Option<usize>| {
            at.and_then(|at| self.clause(is_new).tokens.get(at)).is_some_and(|token| token.is_mark(','))
        };
        comma(words.start.checked_sub(1)) || comma(Some(words.end)) || self.class_in(is_new, words, Class::Conjunction)
    }

    pub(super) fn class_in(&self, is_new: bool, range: &Range<usize>, class: Class) -> bool {
        !range.is_empty() && self.of_class(is_new, range, class).next().is_some()
    }

    /// Whether the token at a place, where there is one, is a word of a class.
    pub(super) fn is_at(&self, is_new: bool, at: Option<usize>, class: Class) -> bool {
        let tokens = self.clause(is_new).tokens.len();
        at.filter(|&at| at < tokens).is_some_and(|at| self.class_in(is_new, &(at..at + 1), class))
    }

    /// Whether a range begins with a phrase of each of the classes.
    pub(super) fn begins_with(&self, is_new: bool, range: &Range<usize>, classes: &[Class]) -> bool {
        let marks = self.marks_in(is_new, range);
        classes.iter().all(|&class| marks.iter().any(|mark| mark.first == 0 && mark.cue == Cue::Class(class)))
    }
}

/// The words of a difference of which one side has none: whether they are the new side's, and which.
pub(super) fn one_sided<'r>(old: &'r Range<usize>, new: &'r Range<usize>) -> Option<(bool, &'r Range<usize>)> {
    match (old.is_empty(), new.is_empty()) {
        (true, false) => Some((true, new)),
        (false, true) => Some((false, old)),
        _ => None,
    }
}

/// The words of a sentence whose first token stands in a range, each with that token.
pub(super) fn words_in<'a>(
    sentence: &'a Sentence,
    range: &'a Range<usize>,
) -> impl Iterator<Item = (Word, usize)> + 'a {
    let words = sentence.words.iter().map(|&(word, first, _)| (word, first as usize));
    words.filter(|(_, first)| range.contains(first))
}

/// The tokens of a range of words; where it is empty, the place between two words.
pub(super) fn tokens_of(sentence: &Sentence, words: &Range<usize>) -> Range<usize> {
    if words.is_empty() {
        let at = sentence.words.get(words.start).map_or(sentence.tokens.end, |&(_, first, _)| first as usize);
        return at..at;
    }
    sentence.words[words.start].1 as usize..sentence.words[words.end - 1].2 as usize + 1
}

pub(super) fn statement_of<'a>(sentence: &'a Sentence, tokens: &Range<usize>) -> Option<&'a Statement> {
    sentence
        .statement_at(tokens.start)
        .or_else(|| sentence.statement_at(tokens.start.saturating_sub(1)))
        .or_else(|| sentence.statements.last())
}
