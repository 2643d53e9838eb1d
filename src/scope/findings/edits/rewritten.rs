//! Whether a sentence was written anew, and what is told of its single words in spite of that.
//!
//! Asks how much of the sentence differs, and looks at no words.

use super::super::{Draft, Told};
use crate::scope::model::{Direction, Facet};
use crate::scope::passages::Difference;
use crate::scope::statement::Sentence;

/// Words from which a sentence is long enough to be written anew.
const LONG_SENTENCE: usize = 15;
/// Share of the words of two sentences, of 1, up to which little of one is left in the other. Measured on annotated pairs: of
/// single words told as changes in clauses that had more than that in common two in three were right, in others one in ten.
const REWRITTEN: f64 = 0.4;

/// Whether a long sentence was written anew: what a single word of it names may be said in other words on the other side, so
/// that only what the whole says is told.
pub(super) fn is_rewritten(was: &Sentence, is: &Sentence, differences: &[Difference]) -> bool {
    let words = was.words.len() + is.words.len();
    let differ: usize = differences.iter().map(|difference| difference.old.len() + difference.new.len()).sum();
    let long = was.words.len().max(is.words.len()) >= LONG_SENTENCE;
    long && ((words - differ) as f64) < REWRITTEN * words as f64
}

/// Whether a change of single words is told though the sentence was written anew: what it promises, data that are named now,
/// and one length of time against another.
pub(super) fn outlasts(draft: &Draft) -> bool {
    let named = matches!(draft.told, Told::Value(_)) && draft.direction == Direction::Broadened;
    draft.facet == Facet::Modality
        || draft.facet == Facet::Data && named
        || draft.facet == Facet::Duration && draft.direction != Direction::Changed
}
