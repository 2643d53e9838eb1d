//! Text without documents: spans, typography folding, words and sentences, quantities, languages.
//!
//! Nothing here knows what a file, a clause or a finding is.

mod bytes;
mod fold;
mod hash;
mod hidden;
mod shared;
mod short_word;
mod span;
mod tokens;
mod words;

pub use bytes::{any_byte, each_run, each_start_in_capitals, trim};
pub use fold::fold;
pub use hash::Hashing;
pub use hidden::{
    Oddity, invisible_oddity, is_invisible, is_latin, is_look_alike_word, is_right_to_left, latin_look_alike,
};
pub use shared::Text;
pub use short_word::{ShortWord, word_hash};
pub use span::{ByteSpan, OffsetMap};
pub use tokens::{Token, TokenKind, Word, sentences, tokens, tokens_in};
pub use words::{
    LOOK_AHEAD, count_between_blanks, count_words, is_counted, is_unspaced, rough_words, split_words,
    within_empty_cells, word_ends,
};
