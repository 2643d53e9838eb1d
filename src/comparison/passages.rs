//! Passages that left one clause and stand in another one now. A redline shows them as deleted here and inserted there;
//! a reader must know that nothing was dropped, and where to look for what was changed on the way.

use super::references::named;
use super::side::ChangeSide;
use crate::align::Link;
use crate::clause::Clause;
use crate::redline::{Change, ChangeClass, Op, Segment};
use crate::text::{Hashing, ShortWord, count_words, fold, is_counted, split_words, word_hash};
use std::collections::HashMap;

/// Words that a passage has at least: shorter ones are said again by chance.
const SHORTEST: usize = 12;
/// Words in a row by which a passage is looked up.
const GRAM: usize = 8;
/// Words of a passage that are shown to name it.
const FIRST_WORDS: usize = 8;
/// Passages that are told; of more there is only the number.
const MOST_TOLD: usize = 8;

/// The long texts that were deleted and those that were inserted, in the order of the changes.
#[derive(Default)]
pub(super) struct Passages {
    deleted: Vec<Run>,
    inserted: Vec<Run>,
}

/// A run of words that was deleted or inserted.
struct Run {
    change: usize,
    segment: usize,
    /// The words, in order.
    words: Vec<Word>,
}

/// A word by its hash, letter case aside, and where it stands in its run.
struct Word {
    hash: u64,
    start: u32,
    end: u32,
}

/// Where a few words in a row stand: the run, and the place of the first one in it.
type Place = (u32, u32);
/// The place of words that stand at several, which says nothing.
const SEVERAL: Place = (u32::MAX, 0);

impl Passages {
    /// Takes in a segment of a change, by the places of both, where it may be a passage. Tells how many words it has.
    pub(super) fn take_in(&mut self, (change, place): (usize, usize), segment: &Segment) -> usize {
        let runs = match segment.op {
            Op::Equal => return 0,
            Op::Delete => &mut self.deleted,
            Op::Insert => &mut self.inserted,
        };
        if segment.class != Some(ChangeClass::Substantive) || segment.text.len() < 2 * SHORTEST {
            return count_words(&segment.text);
        }
        let words = hashed(&segment.text);
        let count = words.len();
        runs.extend((count >= SHORTEST).then_some(Run { change, segment: place, words }));
        count
    }

    /// Takes in those of the changes behind these.
    pub(super) fn append(&mut self, mut rest: Self) {
        self.deleted.append(&mut rest.deleted);
        self.inserted.append(&mut rest.inserted);
    }
}

/// Sentences on passages that went from one clause into another.
pub(super) fn moved_passages(
    old: &[Clause],
    new: &[Clause],
    links: &[Link],
    changes: &[Change],
    Passages { deleted, inserted }: &Passages,
) -> Vec<String> {
    if deleted.is_empty() || inserted.is_empty() {
        return Vec::new();
    }
    let places = places(inserted, &Sieve::of(deleted));
    let (mut told, mut notices, mut hashes) = (Vec::new(), Vec::new(), Vec::new());
    for run in deleted {
        grams(&run.words, &mut hashes);
        let mut at = 0;
        while at < hashes.len() {
            let place = places.get(&hashes[at]).filter(|place| **place != SEVERAL);
            let elsewhere = place.map(|&(other, there)| (&inserted[other as usize], there as usize));
            let Some((other, there)) = elsewhere.filter(|(other, _)| other.change != run.change) else {
                at += 1;
                continue;
            };
            let words = run.words[at..].iter().zip(&other.words[there..]);
            let same = words.take_while(|(one, other)| one.hash == other.hash).count();
            let pair = (run.change, other.change);
            if same >= SHORTEST && !told.contains(&pair) {
                let (passage, came) = (run.passage(changes, at, same), other.passage(changes, there, same));
                let was = ChangeSide::of(old, &links[run.change].old).holding(passage);
                let is = ChangeSide::of(new, &links[other.change].new).holding(came);
                if let (Some(was), Some(is)) = (was, is) {
                    told.push(pair);
                    notices.push(sentence(passage, was, is));
                }
            }
            at += same.max(1);
        }
    }
    let more = notices.len().saturating_sub(MOST_TOLD);
    notices.truncate(MOST_TOLD);
    if more > 0 {
        notices.push(format!("{more} more passages went from one clause into another."));
    }
    notices
}

fn sentence(passage: &str, was: &Clause, is: &Clause) -> String {
    let words: Vec<&str> = passage.split_whitespace().take(FIRST_WORDS).collect();
    format!(
        "“{} …” left {} and stands in {} now: it is marked as deleted there and as inserted here.",
        words.join(" "),
        named(was),
        named(is)
    )
}

impl Run {
    /// So many words from a place on.
    fn passage<'a>(&self, changes: &'a [Change], from: usize, words: usize) -> &'a str {
        &changes[self.change].segments[self.segment].text
            [self.words[from].start as usize..self.words[from + words - 1].end as usize]
    }
}

fn hashed(text: &str) -> Vec<Word> {
    let mut end = 0;
    let mut words = Vec::with_capacity(text.len() / BYTES_OF_WORD + 1);
    for word in split_words(text) {
        let start = end;
        end += word.len();
        let word = word.trim_end();
        if is_counted(word) {
            words.push(Word { hash: hash_of(word), start: start as u32, end: (start + word.len()) as u32 });
        }
    }
    words
}

/// The hash of a word, letter case and what never carries meaning aside.
fn hash_of(word: &str) -> u64 {
    match ShortWord::of(word.as_bytes()) {
        Some(short) if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) => short.in_small_letters().hash(),
        _ => word_hash(fold(word).to_lowercase().as_bytes()),
    }
}

/// Where each run of a few words stands that may be among those sought; nowhere for one that stands at several places,
/// which says nothing.
fn places(runs: &[Run], sought: &Sieve) -> HashMap<u64, Place, Hashing> {
    let (mut places, mut hashes): (HashMap<_, _, Hashing>, _) = (HashMap::default(), Vec::new());
    for (run, number) in runs.iter().zip(0..) {
        grams(&run.words, &mut hashes);
        for (hash, at) in hashes.iter().zip(0..).filter(|(hash, _)| sought.may_hold(**hash)) {
            places.entry(*hash).and_modify(|place| *place = SEVERAL).or_insert((number, at));
        }
    }
    places
}

/// A set of hashes that holds a few more than were put in: a bit for each of many ranges of them. It is small where a map
/// is large, and almost all that is inserted was deleted nowhere.
struct Sieve {
    bits: Vec<u64>,
    /// What is left of a hash when it is made a place among the bits.
    shift: u32,
}

impl Sieve {
    /// The runs of a few words that stand in texts.
    fn of(runs: &[Run]) -> Self {
        let count: usize = runs.iter().map(|run| run.words.len()).sum();
        let size = (count * BITS_FOR_EACH).next_power_of_two().max(2 * BITS);
        let mut sieve = Self { bits: vec![0; size / BITS], shift: u64::BITS - size.ilog2() };
        let mut hashes = Vec::new();
        for run in runs {
            grams(&run.words, &mut hashes);
            for place in hashes.iter().map(|hash| hash >> sieve.shift) {
                sieve.bits[place as usize / BITS] |= 1 << (place % BITS as u64);
            }
        }
        sieve
    }

    fn may_hold(&self, hash: u64) -> bool {
        let place = hash >> self.shift;
        self.bits[place as usize / BITS] >> (place % BITS as u64) & 1 == 1
    }
}

/// Bits of a number, and those of a sieve for each hash in it.
const BITS: usize = u64::BITS as usize;
const BITS_FOR_EACH: usize = 16;

/// The hashes of a few words in a row, for each place where such begin. Each is made from the one before it: the first
/// word is taken out and the next one put in.
fn grams(words: &[Word], hashes: &mut Vec<u64>) {
    hashes.clear();
    let put = |hash: u64, word: &Word| hash.wrapping_mul(SPREAD).wrapping_add(word.hash);
    let mut hash = words.iter().take(GRAM).fold(0, put);
    hashes.push(hash);
    for (first, next) in words.iter().zip(words.iter().skip(GRAM)) {
        hash = put(hash.wrapping_sub(first.hash.wrapping_mul(SPREAD.wrapping_pow(GRAM as u32 - 1))), next);
        hashes.push(hash);
    }
}

/// What each word of several is multiplied by so that their order counts: an odd number without a pattern.
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
/// Bytes that a word has on average at least, with its blank: room is made for so many.
const BYTES_OF_WORD: usize = 6;
