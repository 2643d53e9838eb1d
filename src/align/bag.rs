//! A clause as a bag of words weighted by their rarity, and how alike two of them are.

use super::thresholds::Thresholds;
use crate::document::is_month;
use crate::text::{ByteSpan, Hashing, is_unspaced, small_run};
use std::cell::OnceCell;
use std::collections::HashMap;
use xxhash_rust::xxh3::xxh3_64;

/// The words of a clause, by number, sorted.
#[derive(Debug, Clone, Default)]
pub struct Bag {
    /// Word numbers, sorted, repeated as often as the word stands there.
    pub words: Vec<u32>,
    /// Word numbers in the order of the text.
    pub sequence: Vec<u32>,
    /// The different pairs of words that follow each other, sorted; worked out when they are first asked for.
    pairs: OnceCell<Vec<u64>>,
    /// Sum of the weights of the words.
    pub weight: f64,
    /// Whether the text states a year or a date in figures.
    pub dated: bool,
    /// The words of a short line that states a date, those of the date aside, sorted.
    pub beside_date: Vec<u32>,
}

impl Bag {
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

/// The numbers of words and how rare each is.
#[derive(Debug)]
pub struct Rarity {
    /// What decides how alike texts count as.
    pub thresholds: Thresholds,
    numbers: HashMap<u64, u32, Hashing>,
    /// Clauses of each side that hold the word.
    clauses: Vec<[u32; 2]>,
    /// The last text in which the word was counted for both sides, by its number from 1.
    last_text: Vec<u32>,
    counted: [u32; 2],
    weights: Vec<f64>,
}

impl Rarity {
    /// No words yet.
    pub fn new(thresholds: Thresholds) -> Self {
        let numbers = HashMap::with_capacity_and_hasher(USUAL_WORDS, Hashing::default());
        let (clauses, last_text) = (Vec::with_capacity(USUAL_WORDS), Vec::with_capacity(USUAL_WORDS));
        Self { thresholds, numbers, clauses, last_text, counted: [0, 0], weights: Vec::new() }
    }

    /// The bag of a text, its words counted for one side (0 old, 1 new).
    pub fn bag(&mut self, text: &str, side: usize) -> Bag {
        let mut sequence = Vec::with_capacity(text.len() / BYTES_OF_WORD + 1);
        let dated = self.number_words(text, &mut sequence);
        let short = dated && sequence.len() <= self.thresholds.date_line_words;
        let beside_date = if short { beside_date(text, &sequence) } else { Vec::new() };
        let mut words = sequence.clone();
        words.sort_unstable();
        for same in words.chunk_by(|one, next| one == next) {
            self.clauses[same[0] as usize][side] += 1;
        }
        self.counted[side] += 1;
        Bag { words, sequence, pairs: OnceCell::new(), weight: 0.0, dated, beside_date }
    }

    /// Counts the words of a text that stands on both sides. `room` is room to work in.
    pub fn count(&mut self, text: &str, room: &mut Vec<u32>) {
        room.clear();
        self.number_words(text, room);
        self.counted = self.counted.map(|counted| counted + 1);
        let this = self.counted[0];
        for &word in &*room {
            let last = &mut self.last_text[word as usize];
            let first = u32::from(*last != this);
            *last = this;
            self.clauses[word as usize] = self.clauses[word as usize].map(|held| held + first);
        }
    }

    /// Adds the numbers of a text's words in its order, and tells whether it states a year.
    fn number_words(&mut self, text: &str, sequence: &mut Vec<u32>) -> bool {
        let mut dated = false;
        let mut letters = String::new();
        for (span, small) in words(text) {
            dated |= span.len() == 4 && matches!(&text.as_bytes()[span.start..], [b'1', b'9', ..] | [b'2', b'0', ..]);
            if small {
                sequence.push(self.number(word_hash(text.as_bytes(), span)));
                continue;
            }
            let word = span.of(text);
            if !word.is_ascii() && word.chars().any(is_unspaced) {
                // A script without blanks: two neighbouring characters stand for a word.
                let ends = word.char_indices().map(|(at, c)| at + c.len_utf8());
                let mut start = 0;
                let mut last = 0;
                for end in ends {
                    sequence.push(self.number(word_hash(word.as_bytes(), ByteSpan::new(start, end))));
                    (start, last) = (last, end);
                }
            } else {
                letters.clear();
                if word.is_ascii() {
                    letters.push_str(word);
                    letters.make_ascii_lowercase();
                } else {
                    letters.extend(word.chars().flat_map(char::to_lowercase));
                }
                sequence.push(self.number(word_hash(letters.as_bytes(), ByteSpan::new(0, letters.len()))));
            }
        }
        dated
    }

    /// The number of a word, by its hash.
    fn number(&mut self, hash: u64) -> u32 {
        let next = self.clauses.len() as u32;
        let number = *self.numbers.entry(hash).or_insert(next);
        if number == next {
            self.clauses.push([0, 0]);
            self.last_text.push(0);
        }
        number
    }

    /// Fixes the weights, once all texts have been counted.
    pub fn settle(&mut self) {
        let all = f64::from(self.counted[0].max(self.counted[1]).max(1));
        self.weights =
            self.clauses.iter().map(|held| (1.0 + all / f64::from(held[0].max(held[1]).max(1))).ln()).collect();
    }

    /// Sum of the weights of words.
    pub fn weigh(&self, words: &[u32]) -> f64 {
        words.iter().map(|&word| self.weights[word as usize]).sum()
    }

    /// Number of different words.
    pub fn len(&self) -> usize {
        self.clauses.len()
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
        if total == 0.0 { 0.0 } else { 2.0 * self.common(&left.words, &right.words) / total }
    }

    /// The likeness that decides a pairing: a text that stands in the other nearly whole counts too, and so do two short
    /// lines that state dates.
    ///
    /// `contained_counts` says whether a text that stands in the other counts: the words of a heading stand in many a paragraph.
    pub fn affinity(&self, left: &Bag, right: &Bag, contained_counts: bool) -> f64 {
        self.affinity_sharing(self.common(&left.words, &right.words), left, right, contained_counts)
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
            && part.words.len() >= self.thresholds.contained_words
            && part.neighbours_in(whole) >= self.thresholds.contained_neighbours
        {
            affinity = contained;
        }
        if left.dated && right.dated && left.words.len().max(right.words.len()) <= self.thresholds.date_line_words {
            let alike = self.common(&left.beside_date, &right.beside_date) > 0.0
                || left.beside_date.is_empty() && right.beside_date.is_empty();
            affinity = affinity.max(if alike { self.thresholds.date_line } else { self.thresholds.pair_in_place });
        }
        affinity
    }
}

/// Different words of terms of usual length: room is made for so many.
const USUAL_WORDS: usize = 1_500;

/// Bytes that a word has on average at least, with its blank: room is made for so many words.
const BYTES_OF_WORD: usize = 6;

/// The runs of letters and figures in a text, and whether each is all in small letters and figures of ASCII.
fn words(text: &str) -> impl Iterator<Item = (ByteSpan, bool)> {
    let bytes = text.as_bytes();
    // The length of a letter outside ASCII, or of what is none.
    let foreign = move |at: usize, letter: bool| {
        text[at..].chars().next().filter(|c| c.is_alphanumeric() == letter).map(char::len_utf8)
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        // One blank, as a rule.
        let start = loop {
            let byte = *bytes.get(at)?;
            match byte.is_ascii() {
                true if byte.is_ascii_alphanumeric() => break at,
                true => at += 1,
                false => match foreign(at, false) {
                    Some(len) => at += len,
                    None => break at,
                },
            }
        };
        at += small_run(&bytes[at..]);
        // Capitals and letters outside ASCII are few.
        let mut small = true;
        while let Some(byte) = bytes.get(at) {
            let len = if byte.is_ascii() { byte.is_ascii_uppercase().then_some(1) } else { foreign(at, true) };
            let Some(len) = len else { break };
            at += len;
            at += small_run(&bytes[at..]);
            small = false;
        }
        Some((ByteSpan::new(start, at), small))
    })
}

/// The hash of a word in a text, different for any two words of less than eight bytes: most are looked at as one number.
fn word_hash(bytes: &[u8], word: ByteSpan) -> u64 {
    if word.len() >= 8 {
        return xxh3_64(&bytes[word.start..word.end]);
    }
    let eight = match bytes[word.start..].first_chunk() {
        Some(eight) => *eight,
        None => {
            let mut eight = [0; 8];
            eight[..word.len()].copy_from_slice(&bytes[word.start..word.end]);
            eight
        }
    };
    let letters = u64::from_le_bytes(eight) & ((1 << (8 * word.len())) - 1);
    let spread = letters.wrapping_mul(SPREAD);
    spread ^ (spread >> 32)
}

/// 2⁶⁴ divided by the golden ratio, made odd: what short words are multiplied by so that they are spread over all hashes.
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

/// The words of a text that state no date, by their numbers in its order, sorted.
fn beside_date(text: &str, sequence: &[u32]) -> Vec<u32> {
    let mut left: Vec<u32> = words(text)
        .map(|(word, _)| word.of(text))
        .zip(sequence)
        .filter(|(word, _)| !word.starts_with(|c: char| c.is_ascii_digit()) && !is_month(word))
        .map(|(_, &number)| number)
        .collect();
    left.sort_unstable();
    left
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
