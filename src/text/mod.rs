//! Text without documents: spans, typography folding, words and sentences, quantities, languages.
//!
//! Nothing here knows what a file, a clause or a finding is.

mod fold;
mod hidden;
mod span;
mod tokens;
mod words;

pub use fold::fold;
pub use hidden::{
    Oddity, invisible_oddity, is_invisible, is_latin, is_look_alike_word, is_right_to_left, latin_look_alike,
};
pub use span::{ByteSpan, OffsetMap};
pub use tokens::{Token, TokenKind, Word, sentences, tokens};
pub use words::{count_words, is_counted, is_unspaced, split_words};
