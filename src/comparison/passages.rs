//! Passages that left one clause and stand in another one now. A redline shows them as deleted here and inserted there;
//! a reader must know that nothing was dropped, and where to look for what was changed on the way.

use super::references::named;
use super::side::ChangeSide;
use crate::align::Link;
use crate::clause::Clause;
use crate::parallel;
use crate::redline::{Change, ChangeClass, Op, Segment};
use crate::text::{Hashing, fold, is_counted, split_words};
use std::collections::HashMap;
use xxhash_rust::xxh3::xxh3_64;

/// Words that a passage has at least: shorter ones are said again by chance.
const SHORTEST: usize = 12;
/// Words in a row by which a passage is looked up.
const GRAM: usize = 8;
/// Words of a passage that are shown to name it.
const FIRST_WORDS: usize = 8;
/// Passages that are told; of more there is only the number.
const MOST_TOLD: usize = 8;

/// A run of words that was deleted or inserted.
struct Run<'a> {
    change: usize,
    text: &'a str,
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

/// Sentences on passages that went from one clause into another.
pub(super) fn moved_passages(old: &[Clause], new: &[Clause], links: &[Link], changes: &[Change]) -> Vec<String> {
    let (deleted, inserted) = (long(changes, Op::Delete), long(changes, Op::Insert));
    let bytes = [&deleted, &inserted].into_iter().flatten().map(|(_, text)| text.len()).sum();
    let (deleted, (inserted, places)) = parallel::both(
        bytes,
        || runs(deleted),
        || {
            let inserted = runs(inserted);
            let places = places(&inserted);
            (inserted, places)
        },
    );
    if deleted.is_empty() || inserted.is_empty() {
        return Vec::new();
    }
    let (mut told, mut notices, mut hashes) = (Vec::new(), Vec::new(), Vec::new());
    for run in &deleted {
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
                let (passage, came) = (run.passage(at, same), other.passage(there, same));
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

/// The changes in which long texts were deleted, or inserted, with each of these texts.
fn long(changes: &[Change], op: Op) -> Vec<(usize, &str)> {
    let segments = changes.iter().enumerate().flat_map(|(change, of)| {
        let words = |segment: &&Segment| {
            segment.op == op && segment.class == Some(ChangeClass::Substantive) && segment.text.len() >= 2 * SHORTEST
        };
        of.segments.iter().filter(words).map(move |segment| (change, segment.text.as_str()))
    });
    segments.collect()
}

/// Those of the texts that have enough words, cut into them.
fn runs(texts: Vec<(usize, &str)>) -> Vec<Run<'_>> {
    let runs = texts.into_iter().map(|(change, text)| Run { change, text, words: hashed(text) });
    runs.filter(|run| run.words.len() >= SHORTEST).collect()
}

impl<'a> Run<'a> {
    /// So many words from a place on.
    fn passage(&self, from: usize, words: usize) -> &'a str {
        &self.text[self.words[from].start as usize..self.words[from + words - 1].end as usize]
    }
}

fn hashed(text: &str) -> Vec<Word> {
    let (mut end, mut small) = (0, Vec::new());
    let mut words = Vec::with_capacity(text.len() / BYTES_OF_WORD + 1);
    for word in split_words(text) {
        let start = end;
        end += word.len();
        let word = word.trim_end();
        if is_counted(word) {
            words.push(Word { hash: hash_of(word, &mut small), start: start as u32, end: (start + word.len()) as u32 });
        }
    }
    words
}

/// The hash of a word, letter case and what never carries meaning aside. `room` is room to work in.
fn hash_of(word: &str, room: &mut Vec<u8>) -> u64 {
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        room.clear();
        room.extend(word.bytes().map(|byte| byte.to_ascii_lowercase()));
        return xxh3_64(room);
    }
    xxh3_64(fold(word).to_lowercase().as_bytes())
}

/// Where each run of a few words stands; nowhere for one that stands at several places, which says nothing.
fn places(runs: &[Run<'_>]) -> HashMap<u64, Place, Hashing> {
    let (count, mut hashes) = (runs.iter().map(|run| run.words.len() + 1 - GRAM).sum(), Vec::new());
    let mut places: HashMap<_, _, Hashing> = HashMap::with_capacity_and_hasher(count, Hashing::default());
    for (run, number) in runs.iter().zip(0..) {
        grams(&run.words, &mut hashes);
        for (hash, at) in hashes.iter().zip(0..) {
            places.entry(*hash).and_modify(|place| *place = SEVERAL).or_insert((number, at));
        }
    }
    places
}

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
