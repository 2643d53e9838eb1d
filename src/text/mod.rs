//! Text without documents: spans, typography folding, words and sentences, quantities, languages.
//!
//! Nothing here knows what a file, a clause or a finding is.

mod fold;
mod span;
mod words;

pub use fold::fold;
pub use span::{ByteSpan, OffsetMap};
pub use words::{count_words, split_words};
