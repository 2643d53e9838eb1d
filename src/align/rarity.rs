//! How rare words are, and how alike that makes two texts.

use super::bag::Bag;
use super::thresholds::Thresholds;
use super::words::{TextWords, hash_words, words};
use crate::document::is_month;
use crate::text::Hashing;
use std::collections::HashMap;

/// The numbers of words and how rare each is.
#[derive(Debug)]
pub struct Rarity {
    /// What decides how alike texts count as.
    pub thresholds: Thresholds,
    numbers: HashMap<u64, u32, Hashing>,
    held: Vec<Held>,
    texts: u32,
    counted: [u32; 2],
    weights: Vec<f64>,
}

/// Where a word was counted.
#[derive(Debug, Default)]
struct Held {
    /// Clauses of each side that hold it.
    clauses: [u32; 2],
    /// The last text for which it was counted, by its number from 1.
    last_text: u32,
}

impl Rarity {
    /// No words yet.
    pub fn new(thresholds: Thresholds) -> Self {
        let numbers = HashMap::with_capacity_and_hasher(USUAL_WORDS, Hashing::default());
        let held = Vec::with_capacity(USUAL_WORDS);
        Self { thresholds, numbers, held, texts: 0, counted: [0, 0], weights: Vec::new() }
    }

    /// The bag of a text of which the words are known, those counted for one side (0 old, 1 new). What depends on how rare
    /// words are is told once all texts have been counted, by [`Rarity::weigh_bag`].
    pub fn bag(&mut self, text: &str, words: TextWords<'_>, side: usize) -> Bag {
        self.texts += 1;
        self.counted[side] += 1;
        let mut bag = Bag::of(words.hashes.len(), words.dated);
        for &hash in words.hashes {
            let word = self.number(hash);
            bag.push(word);
            let (held, first) = self.first_held(word);
            held[side] += first;
        }
        if words.dated && bag.sequence().len() <= self.thresholds.date_line_words {
            bag.beside_date = beside_date(text, bag.sequence());
        }
        bag
    }

    /// Counts the words of a text that stands on both sides. `room` is room to work in.
    pub fn count(&mut self, text: &str, room: &mut Vec<u64>) {
        room.clear();
        hash_words(text, room);
        self.texts += 1;
        self.counted = self.counted.map(|counted| counted + 1);
        for &hash in &*room {
            let word = self.number(hash);
            let (held, first) = self.first_held(word);
            *held = held.map(|held| held + first);
        }
    }

    /// In how many clauses of each side a word was counted, and 1 where it was not counted for the present text yet, else 0.
    fn first_held(&mut self, word: u32) -> (&mut [u32; 2], u32) {
        let Held { clauses, last_text } = &mut self.held[word as usize];
        (clauses, u32::from(std::mem::replace(last_text, self.texts) != self.texts))
    }

    /// The number of a word, by its hash.
    fn number(&mut self, hash: u64) -> u32 {
        let next = self.held.len() as u32;
        let number = *self.numbers.entry(hash).or_insert(next);
        if number == next {
            self.held.push(Held::default());
        }
        number
    }

    /// Fixes the weights, once all texts have been counted.
    pub fn settle(&mut self) {
        let all = f64::from(self.counted[0].max(self.counted[1]).max(1));
        let held = self.held.iter().map(|held| held.clauses[0].max(held.clauses[1]));
        self.weights = held.map(|held| (1.0 + all / f64::from(held.max(1))).ln()).collect();
    }

    /// Tells what depends on how rare the words of a bag are.
    pub fn weigh_bag(&self, bag: &mut Bag) {
        bag.weigh(|words| self.weigh(words));
    }

    /// Sum of the weights of words.
    pub fn weigh(&self, words: &[u32]) -> f64 {
        words.iter().map(|&word| self.weights[word as usize]).sum()
    }

    /// Number of different words.
    pub fn len(&self) -> usize {
        self.held.len()
    }

    /// Weight of the words that two sorted lists share.
    pub fn common(&self, left: &[u32], right: &[u32]) -> f64 {
        let (mut i, mut j, mut weight) = (0, 0, 0.0);
        // Which of two words comes first cannot be guessed: the steps are counted, and nothing is left to a branch.
        while i < left.len() && j < right.len() {
            let (one, other) = (left[i], right[j]);
            weight += if one == other { self.weights[one as usize] } else { 0.0 };
            i += usize::from(one <= other);
            j += usize::from(other <= one);
        }
        weight
    }

    /// The same for one list and for how often each word stands in another one: that is soon told, and so are the words
    /// that one text shares with each of many.
    pub fn common_with(&self, held: &[u32], words: &[u32]) -> f64 {
        let (mut last, mut times, mut weight) = (u32::MAX, 0, 0.0);
        for &word in words {
            times = if word == last { times + 1 } else { 0 };
            last = word;
            weight += if times < held[word as usize] { self.weights[word as usize] } else { 0.0 };
        }
        weight
    }

    /// How alike two texts are, 0 to 1, by the weight of the words they share (Dice).
    pub fn likeness(&self, left: &Bag, right: &Bag) -> f64 {
        let total = left.weight + right.weight;
        if total == 0.0 { 0.0 } else { 2.0 * self.common(left.words(), right.words()) / total }
    }

    /// The likeness that decides a pairing: a text that stands in the other nearly whole counts too, and so do two short
    /// lines that state dates.
    ///
    /// `contained_counts` says whether a text that stands in the other counts: the words of a heading stand in many a paragraph.
    pub fn affinity(&self, left: &Bag, right: &Bag, contained_counts: bool) -> f64 {
        self.affinity_sharing(self.common(left.words(), right.words()), left, right, contained_counts)
    }

    /// The same for texts of which it is known what they share.
    pub fn affinity_sharing(&self, common: f64, left: &Bag, right: &Bag, contained_counts: bool) -> f64 {
        let (total, less) = (left.weight + right.weight, left.weight.min(right.weight));
        if total == 0.0 {
            return 0.0;
        }
        let mut affinity = 2.0 * common / total;
        let (part, whole) = if left.weight <= right.weight { (left, right) } else { (right, left) };
        let contained = self.thresholds.contained * common / less;
        if contained_counts
            && contained > affinity
            && common >= self.thresholds.contained_share * less
            && part.words().len() >= self.thresholds.contained_words
            && part.neighbours_in(whole) >= self.thresholds.contained_neighbours
        {
            affinity = contained;
        }
        if left.dated && right.dated && left.words().len().max(right.words().len()) <= self.thresholds.date_line_words {
            let alike = self.common(&left.beside_date, &right.beside_date) > 0.0
                || left.beside_date.is_empty() && right.beside_date.is_empty();
            affinity = affinity.max(if alike { self.thresholds.date_line } else { self.thresholds.pair_in_place });
        }
        affinity
    }
}

/// Different words of terms of usual length: room is made for so many.
const USUAL_WORDS: usize = 1_500;

/// The words of a text that state no date, by their numbers in its order, sorted.
fn beside_date(text: &str, sequence: &[u32]) -> Vec<u32> {
    let mut left: Vec<u32> = words(text)
        .map(|word| word.of(text))
        .zip(sequence)
        .filter(|(word, _)| !word.starts_with(|c: char| c.is_ascii_digit()) && !is_month(word))
        .map(|(_, &number)| number)
        .collect();
    left.sort_unstable();
    left
}
