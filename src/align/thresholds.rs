//! Every number that decides how clauses are paired, each with where it comes from.
//!
//! Peers' figures are those of docxodus (in-gap Jaccard 0.35, split and merge coverage 0.90, moves 0.8 and 3 words),
//! wikidiff2 (changed lines 0.2, moved 0.4), git (moved blocks of 20 letters) and safe-docx (0.25). Ours are applied to a
//! likeness weighted by the rarity of words, which is lower than a plain share for texts that share only common words.

/// Likeness from which two clauses in the same gap are one clause reworded. Peers: 0.25 to 0.35 unweighted.
pub const PAIR: f64 = 0.34;

/// Likeness from which the only two clauses left between two pairs are one clause reworded: their place speaks for
/// them. Peer: wikidiff2 pairs changed lines from 0.2.
pub const PAIR_IN_PLACE: f64 = 0.20;

/// Clauses left on the smaller side of a gap up to which their place speaks for them.
pub const IN_PLACE_GAP: usize = 3;

/// How much larger than the smaller side the other side of such a gap may be, and two more.
pub const IN_PLACE_RATIO: usize = 2;

/// What the likeness of a heading and of a clause that is none counts.
pub const OTHER_STANDING: f64 = 0.8;

/// What the likeness of a text that stands whole inside a longer one counts, as against plain likeness: a clause with
/// much added, or a piece of a clause that was split.
pub const CONTAINED: f64 = 0.62;

/// Words that a contained text must have before containment says anything.
pub const CONTAINED_WORDS: usize = 5;

/// Share of a text, by weight, that must stand in the other before it counts as contained.
pub const CONTAINED_SHARE: f64 = 0.70;

/// Share of its neighbouring words that must be neighbours there too.
pub const CONTAINED_NEIGHBOURS: f64 = 0.50;

/// What the same heading above, the same run-in heading or the same printed number adds to the likeness.
pub const SAME_PLACE_BONUS: f64 = 0.08;

/// Words from which an equal clause anchors by itself; shorter ones need an equal neighbour.
pub const ANCHOR_WORDS: usize = 4;

/// What every clause weighs beside its words when it is decided which clauses kept their place: one long clause that
/// passed three short ones has moved, not they.
pub const ANCHOR_BASE: usize = 12;

/// Words beyond which a clause weighs no more in that decision.
pub const ANCHOR_CAP: usize = 48;

/// Words that clauses moved together must have: a false move of a short clause misleads. Peers: 3 words (docxodus),
/// 20 letters (git), 6 words (jubarte).
pub const MOVE_WORDS: usize = 8;

/// Likeness from which a clause elsewhere is the same one moved and reworded. Peers: 0.8 to 0.97 unweighted.
pub const MOVE: f64 = 0.62;

/// Plain likeness that a move must have as well: a short text that stands in a long one elsewhere has not moved.
pub const MOVE_LIKENESS: f64 = 0.30;

/// By how much a move must beat the next best candidate.
pub const MOVE_MARGIN: f64 = 0.10;

/// Likeness from which a neighbour of a moved clause moved with it.
pub const MOVE_NEIGHBOUR: f64 = 0.50;

/// Share of a piece that must stand in what is left of the clause it was split from.
pub const PIECE: f64 = 0.60;

/// Share of the neighbouring words of a piece that must be neighbours in the whole clause.
pub const PIECE_NEIGHBOURS: f64 = 0.35;

/// Share of a piece that must stand in the whole clause, where it also repeats a long run of its words.
pub const PIECE_REPEATED: f64 = 0.50;

/// Share of the whole clause, by weight, that may be new between two of its pieces. Peer: docxodus allows 0.34 foreign.
pub const PIECE_FOREIGN: f64 = 0.34;

/// Unpaired clauses that are looked across for a further piece.
pub const PIECE_REACH: usize = 6;

/// Words in a run that make a repeated passage a piece.
pub const PIECE_RUN: usize = 10;

/// Words that a piece must have for its share to count; a shorter one must stand in the clause to the letter.
pub const PIECE_WORDS: usize = 5;

/// Likeness of two short lines that state dates and share a word beside them.
pub const DATE_LINE: f64 = 0.50;

/// Words that such lines may have.
pub const DATE_LINE_WORDS: usize = 8;

/// Candidates weighed for each clause.
pub const CANDIDATES: usize = 8;

/// Clauses with a word beyond which the word no longer proposes candidates.
pub const POSTINGS: usize = 48;

/// Pairs of a gap up to which every pair is weighed.
pub const SMALL_GAP: usize = 400;

/// Bytes of unchanged text that are read to learn which words are common.
pub const SAMPLE_BYTES: usize = 48 * 1024;

/// Steps of work for each word compared; beyond it only clauses at the same place are weighed.
pub const WORK_PER_WORD: u64 = 120;

/// Steps of work beyond which far-away clauses are weighed no more, however long the texts.
pub const MOST_WORK: u64 = 50_000_000;
