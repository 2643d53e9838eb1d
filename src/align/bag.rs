//! A clause as a bag of words.

use std::sync::OnceLock;

/// The words of a clause, by number, sorted.
#[derive(Debug, Clone, Default)]
pub struct Bag {
    /// Word numbers, sorted, repeated as often as the word stands there.
    pub words: Vec<u32>,
    /// Word numbers in the order of the text.
    pub sequence: Vec<u32>,
    /// The different pairs of words that follow each other, sorted; worked out when they are first asked for.
    pairs: OnceLock<Vec<u64>>,
    /// Sum of the weights of the words.
    pub weight: f64,
    /// Whether the text states a year or a date in figures.
    pub dated: bool,
    /// The words of a short line that states a date, those of the date aside, sorted.
    pub beside_date: Vec<u32>,
}

/// The bags of the clauses of a side, by their places; none for clauses that were paired before.
pub type Bags = Vec<Option<Box<Bag>>>;

impl Bag {
    /// The bag of a text, not weighed yet.
    pub fn of(sequence: Vec<u32>, dated: bool, beside_date: Vec<u32>) -> Self {
        Self { sequence, dated, beside_date, ..Self::default() }
    }

    /// Share of the neighbouring words of this text that are neighbours in a whole one as well: long texts hold most
    /// single words of a short one by chance, but not in its order.
    pub fn neighbours_in(&self, whole: &Self) -> f64 {
        let (own, all) = (self.pairs(), whole.pairs());
        let (mut from, mut held) = (0, 0_usize);
        for pair in own {
            from += all[from..].iter().take_while(|other| *other < pair).count();
            held += usize::from(all.get(from) == Some(pair));
        }
        held as f64 / own.len().max(1) as f64
    }

    /// The different words, each once.
    pub fn different(&self) -> impl Iterator<Item = u32> {
        self.words.chunk_by(|one, next| one == next).map(|same| same[0])
    }

    fn pairs(&self) -> &[u64] {
        self.pairs.get_or_init(|| {
            let pair = |two: &[u32]| u64::from(two[0]) << 32 | u64::from(two[1]);
            let mut pairs: Vec<u64> = self.sequence.windows(2).map(pair).collect();
            pairs.sort_unstable();
            pairs.dedup();
            pairs
        })
    }
}

/// Words of a sorted list that are left when those of another are taken away.
pub fn without(words: &[u32], taken: &[u32]) -> Vec<u32> {
    let (mut left, mut j) = (Vec::new(), 0);
    for &word in words {
        while j < taken.len() && taken[j] < word {
            j += 1;
        }
        if j < taken.len() && taken[j] == word {
            j += 1;
        } else {
            left.push(word);
        }
    }
    left
}

/// Length of the longest run of words that two texts share, in the order of the texts.
pub fn longest_run(left: &[u32], right: &[u32]) -> usize {
    let mut row = vec![0usize; right.len() + 1];
    let mut best = 0;
    for &word in left {
        for j in (0..right.len()).rev() {
            row[j + 1] = if right[j] == word { row[j] + 1 } else { 0 };
            best = best.max(row[j + 1]);
        }
    }
    best
}
