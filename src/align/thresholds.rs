//! Every number that decides how clauses are paired, each with where it comes from, and the limits of the work.
//!
//! Peers' figures are those of docxodus (in-gap Jaccard 0.35, split and merge coverage 0.90, moves 0.8 and 3 words),
//! wikidiff2 (changed lines 0.2, moved 0.4), git (moved blocks of 20 letters) and safe-docx (0.25). Ours are applied to a
//! likeness weighted by the rarity of words, which is lower than a plain share for texts that share only common words.
//!
//! The values come from pairs of real terms, and are held against annotated ones. The sweep in `tests/sweep.rs`
//! (`cargo test --test sweep -- --ignored --nocapture` prints its table again) shows what each decides on made-up terms:
//! most stand on a plateau there. It also shows that a smaller `anchor_cap` and `move_margin` would find more of the
//! made-up moves; whether they mislead on real terms was not yet measured.

/// The numbers that decide how clauses are paired.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thresholds {
    /// Likeness from which two clauses in the same gap are one clause reworded. Peers: 0.25 to 0.35 unweighted.
    pub pair: f64,
    /// Likeness from which two titles in the same gap are one title reworded, whatever stands under them.
    pub pair_titles: f64,
    /// Clauses under a title that are looked at to tell whether two titles stand over the same text.
    pub title_reach: usize,
    /// Likeness from which the only two clauses left between two pairs are one clause reworded: their place speaks for
    /// them. Peer: wikidiff2 pairs changed lines from 0.2.
    pub pair_in_place: f64,
    /// Clauses left on the smaller side of a gap up to which their place speaks for them.
    pub in_place_gap: usize,
    /// How much larger than the smaller side the other side of such a gap may be, and two more.
    pub in_place_ratio: usize,
    /// What the likeness of a heading and of a clause that is none counts.
    pub other_standing: f64,
    /// What the likeness of a text that stands whole inside a longer one counts, as against plain likeness: a clause with
    /// much added, or a piece of a clause that was split.
    pub contained: f64,
    /// Words that a contained text must have before containment says anything.
    pub contained_words: usize,
    /// Share of a text, by weight, that must stand in the other before it counts as contained.
    pub contained_share: f64,
    /// Share of its neighbouring words that must be neighbours there too.
    pub contained_neighbours: f64,
    /// What the same heading above, the same run-in heading or the same printed number adds to the likeness.
    pub same_place_bonus: f64,
    /// Words from which an equal clause anchors by itself; shorter ones need an equal neighbour.
    pub anchor_words: usize,
    /// What every clause weighs beside its words when it is decided which clauses kept their place: one long clause that
    /// passed three short ones has moved, not they.
    pub anchor_base: usize,
    /// Words beyond which a clause weighs no more in that decision.
    pub anchor_cap: usize,
    /// Words that clauses moved together must have: a false move of a short clause misleads. Peers: 3 words (docxodus),
    /// 20 letters (git), 6 words (jubarte).
    pub move_words: usize,
    /// Words of an item, or of a row of a table, that moved inside its list or table.
    pub listed_words: usize,
    /// Likeness from which a clause elsewhere is the same one moved and reworded. Peers: 0.8 to 0.97 unweighted.
    pub moved: f64,
    /// Plain likeness that a move must have as well: a short text that stands in a long one elsewhere has not moved.
    pub move_likeness: f64,
    /// By how much a move must beat the next best candidate.
    pub move_margin: f64,
    /// Likeness from which a neighbour of a moved clause moved with it.
    pub move_neighbour: f64,
    /// Share of a piece that must stand in what is left of the clause it was split from.
    pub piece: f64,
    /// Share of the neighbouring words of a piece that must be neighbours in the whole clause.
    pub piece_neighbours: f64,
    /// Share of a piece that must stand in the whole clause, where it also repeats a long run of its words.
    pub piece_repeated: f64,
    /// Share of the whole clause, by weight, that may be new between two of its pieces. Peer: docxodus allows 0.34 foreign.
    pub piece_foreign: f64,
    /// Share of a piece, and of its neighbouring words, from which it is one whatever is new before it.
    pub piece_sure: f64,
    /// Unpaired clauses that are looked across for a further piece.
    pub piece_reach: usize,
    /// Words in a run that make a repeated passage a piece.
    pub piece_run: usize,
    /// Words that a piece must have for its share to count; a shorter one must stand in the clause to the letter.
    pub piece_words: usize,
    /// Likeness of two short lines that state dates and share a word beside them.
    pub date_line: f64,
    /// Words that such lines may have.
    pub date_line_words: usize,
}

impl Thresholds {
    /// The values that the program uses.
    pub const CHOSEN: Self = Self {
        pair: 0.34,
        pair_titles: 0.50,
        title_reach: 3,
        pair_in_place: 0.20,
        in_place_gap: 3,
        in_place_ratio: 2,
        other_standing: 0.8,
        contained: 0.62,
        contained_words: 5,
        contained_share: 0.70,
        contained_neighbours: 0.50,
        same_place_bonus: 0.08,
        anchor_words: 4,
        anchor_base: 12,
        anchor_cap: 48,
        move_words: 8,
        listed_words: 2,
        moved: 0.62,
        move_likeness: 0.30,
        move_margin: 0.10,
        move_neighbour: 0.50,
        piece: 0.60,
        piece_neighbours: 0.35,
        piece_repeated: 0.50,
        piece_foreign: 0.34,
        piece_sure: 0.80,
        piece_reach: 6,
        piece_run: 10,
        piece_words: 5,
        date_line: 0.50,
        date_line_words: 12,
    };
}

impl Default for Thresholds {
    fn default() -> Self {
        Self::CHOSEN
    }
}

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
