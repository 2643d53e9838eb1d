//! A clause as a bag of words.

use std::sync::OnceLock;

/// The words of a clause, by number, sorted.
#[derive(Debug, Clone, Default)]
pub struct Bag {
    /// Word numbers in the order of the text, and behind them, once it is weighed, the same sorted.
    numbers: Vec<u32>,
    /// How many words there are.
    len: usize,
    /// The different pairs of words that follow each other, sorted; worked out when they are first asked for.
    pairs: OnceLock<Vec<u64>>,
    /// Sum of the weights of the words.
    pub weight: f64,
    /// Whether the text states a year or a date in figures.
    pub dated: bool,
    /// The words of a short line that states a date, those of the date aside, sorted.
    pub beside_date: Vec<u32>,
}

/// The bags of the clauses of a side; none for clauses that were paired before.
#[derive(Debug, Clone)]
pub struct Bags {
    /// One after the other, with the places of their clauses, in order.
    bags: Vec<(usize, Bag)>,
    /// For each clause the number of its bag, from 1; 0 for one that has none.
    numbers: Vec<u32>,
}

impl Bags {
    /// Bags by the places of their clauses, in order, for a side of so many clauses.
    pub fn of(bags: Vec<(usize, Bag)>, clauses: usize) -> Self {
        let mut numbers = vec![0; clauses];
        for (number, (at, _)) in (1..).zip(&bags) {
            numbers[*at] = number;
        }
        Self { bags, numbers }
    }

    /// The bag of a clause.
    pub fn get(&self, at: usize) -> Option<&Bag> {
        let number = (self.numbers[at] as usize).checked_sub(1)?;
        Some(&self.bags[number].1)
    }

    /// The bags with the places of their clauses, in order.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &Bag)> {
        self.bags.iter().map(|(at, bag)| (*at, bag))
    }

    /// The bags alone, in order.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Bag> {
        self.bags.iter_mut().map(|(_, bag)| bag)
    }

    /// How many clauses the side has.
    pub fn clauses(&self) -> usize {
        self.numbers.len()
    }
}

impl Bag {
    /// The bag of a text of so many words, none of them taken in and weighed yet.
    pub fn of(len: usize, dated: bool) -> Self {
        Self { numbers: Vec::with_capacity(2 * len), len, dated, ..Self::default() }
    }

    /// Takes in the next word of the text.
    pub fn push(&mut self, word: u32) {
        self.numbers.push(word);
    }

    /// Sorts the words, of which all are taken in, and weighs them.
    pub fn weigh(&mut self, weigh: impl FnOnce(&[u32]) -> f64) {
        self.numbers.extend_from_within(..self.len);
        self.numbers[self.len..].sort_unstable();
        self.weight = weigh(self.words());
    }

    /// Word numbers in the order of the text.
    pub fn sequence(&self) -> &[u32] {
        &self.numbers[..self.len]
    }

    /// Word numbers, sorted, repeated as often as the word stands there.
    pub fn words(&self) -> &[u32] {
        &self.numbers[self.len..]
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
        self.words().chunk_by(|one, next| one == next).map(|same| same[0])
    }

    fn pairs(&self) -> &[u64] {
        self.pairs.get_or_init(|| {
            let pair = |two: &[u32]| u64::from(two[0]) << 32 | u64::from(two[1]);
            let mut pairs: Vec<u64> = self.sequence().windows(2).map(pair).collect();
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
