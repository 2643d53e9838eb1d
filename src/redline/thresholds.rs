//! Every number that decides what a redline shows, each with where it comes from, and the limits of the work.
//!
//! The values are held against the hard cases in `tests/redline`. The sweep in `tests/sweep.rs` (`cargo test --test sweep --
//! --ignored --nocapture` prints its table again) shows what each decides on made-up terms, where they stand on a plateau.

/// The numbers that decide what a redline shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thresholds {
    /// Letters of a word up to which it is taken for one without meaning of its own.
    pub short_word: usize,
    /// Words of an equal run that hold a place by themselves, whatever surrounds them.
    pub firm_run: usize,
    /// Share of the longer side that must survive between two firm runs; below it the stretch is one deletion and one
    /// insertion. Peer: WmlComparer's detail threshold 0.15 of a run; ours counts all runs of the stretch.
    pub surviving: f64,
    /// Words of an equal run up to which it is an island where more than so many words were replaced before and after it.
    /// Peer: diff-match-patch drops what is no longer than the edits around it.
    pub shortest_stay: usize,
    /// What a match that follows a match is worth beside the word itself: runs beat scattered words.
    pub follows: i32,
    /// Words that an item of an enumeration may have.
    pub item_words: usize,
}

impl Thresholds {
    /// The values that the program uses.
    pub const CHOSEN: Self =
        Self { short_word: 3, firm_run: 4, surviving: 0.25, shortest_stay: 2, follows: 5, item_words: 8 };
}

impl Default for Thresholds {
    fn default() -> Self {
        Self::CHOSEN
    }
}

/// What it is worth to match a word with meaning, a small word, and a mark of punctuation: marks decide nothing.
pub const CONTENT_WORTH: i32 = 12;
/// See [`CONTENT_WORTH`].
pub const WORD_WORTH: i32 = 6;
/// See [`CONTENT_WORTH`].
pub const MARK_WORTH: i32 = 1;

/// Cells of the table of the exact comparison; larger stretches are first cut at what is unique on both sides.
pub const CELLS: usize = 300_000;

/// Words in a row that may anchor a large stretch.
pub const GRAM: usize = 4;

/// Words that a change is moved by at most to stand at the beginning of a sentence: bounds the work on texts that repeat
/// a word over and over.
pub const FARTHEST: usize = 200;
