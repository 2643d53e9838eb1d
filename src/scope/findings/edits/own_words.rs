//! Which side of a difference has words of its own, and whether they stand in the place of others.
//!
//! Compares words, and knows nothing of statements.

use super::{Edit, words_in};
use crate::scope::lexicon::{Class, Cue, Mark};
use crate::scope::statement::Sentence;
use crate::text::Word;
use std::ops::Range;

/// Shortest word that tells something, in bytes.
pub(super) const LONG_WORD: usize = 4;

impl Edit<'_> {
    /// Whether the words of one side of a difference stand in the other sentence too, but for those that join items: from
    /// "and votes" to "votes, echoes and likes" an item only came.
    fn stands(&self, is_new: bool, range: &Range<usize>) -> bool {
        let (sentence, other) = (self.sentence(is_new), self.sentence(!is_new));
        let marks = self.marks_in(is_new, range);
        let joins = |at: usize| {
            let holds = |mark: &Mark| (mark.first..=mark.last).contains(&(at - range.start));
            marks.iter().any(|mark| mark.cue == Cue::Class(Class::Conjunction) && holds(mark))
        };
        words_in(sentence, range).all(|(word, at)| joins(at) || other.words.iter().any(|&(same, ..)| same == word))
    }

    /// The side of a difference that alone has words of its own, with its sentence and its words.
    pub(super) fn only_side<'r>(
        &self,
        old: &'r Range<usize>,
        new: &'r Range<usize>,
    ) -> Option<(bool, &Sentence, &'r Range<usize>)> {
        match (self.stands(false, old), self.stands(true, new)) {
            (true, false) => Some((true, self.is, new)),
            (false, true) => Some((false, self.was, old)),
            _ => None,
        }
    }

    /// Whether telling words of the other side of a difference are not among those that stand in their place.
    pub(super) fn gives_way(&self, is_new: bool, old: &Range<usize>, new: &Range<usize>) -> bool {
        let (range, gone) = if is_new { (new, old) } else { (old, new) };
        let tokens = &self.clause(!is_new).tokens;
        let stays = |word: Word| words_in(self.sentence(is_new), range).any(|(same, _)| same == word);
        let telling = |at: usize| tokens[at].span.len() >= LONG_WORD;
        words_in(self.sentence(!is_new), gone).any(|(word, at)| telling(at) && !stays(word))
    }
}
