//! Passages that left one clause and stand in another one now. A redline shows them as deleted here and inserted there;
//! a reader must know that nothing was dropped, and where to look for what was changed on the way.

use super::references::named;
use super::side::ChangeSide;
use crate::align::Link;
use crate::clause::Clause;
use crate::redline::{Change, ChangeClass, Op, Segment};
use crate::text::{Hashing, fold, is_counted, split_words};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
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
    /// The words by their hash, letter case aside, and where they stand.
    words: Vec<(u64, std::ops::Range<usize>)>,
}

/// Sentences on passages that went from one clause into another.
pub(super) fn moved_passages(old: &[Clause], new: &[Clause], links: &[Link], changes: &[Change]) -> Vec<String> {
    let (deleted, inserted) = (runs(changes, Op::Delete), runs(changes, Op::Insert));
    if deleted.is_empty() || inserted.is_empty() {
        return Vec::new();
    }
    let places = places(&inserted);
    let mut told: Vec<(usize, usize)> = Vec::new();
    let mut notices = Vec::new();
    for run in &deleted {
        let mut at = 0;
        while at + GRAM <= run.words.len() {
            let place = places.get(&gram(&run.words[at..at + GRAM])).copied().flatten();
            let Some((other, there)) = place.filter(|(other, _)| inserted[*other].change != run.change) else {
                at += 1;
                continue;
            };
            let other = &inserted[other];
            let same = run.words[at..].iter().zip(&other.words[there..]).take_while(|(a, b)| a.0 == b.0).count();
            let pair = (run.change, other.change);
            if same >= SHORTEST && !told.contains(&pair) {
                let passage = &run.text[run.words[at].1.start..run.words[at + same - 1].1.end];
                let came = &other.text[other.words[there].1.start..other.words[there + same - 1].1.end];
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

/// The long runs of words that were deleted, or inserted.
fn runs(changes: &[Change], op: Op) -> Vec<Run<'_>> {
    let segments = changes.iter().enumerate().flat_map(|(change, of)| {
        let words = |segment: &&Segment| {
            segment.op == op && segment.class == Some(ChangeClass::Substantive) && segment.text.len() >= 2 * SHORTEST
        };
        of.segments.iter().filter(words).map(move |segment| (change, segment.text.as_str()))
    });
    segments
        .map(|(change, text)| Run { change, text, words: hashed(text) })
        .filter(|run| run.words.len() >= SHORTEST)
        .collect()
}

fn hashed(text: &str) -> Vec<(u64, std::ops::Range<usize>)> {
    let (mut end, mut small) = (0, Vec::new());
    let words = split_words(text).map(|word| {
        let start = end;
        end += word.len();
        (word.trim_end(), start)
    });
    words
        .filter(|(word, _)| is_counted(word))
        .map(|(word, start)| (hash_of(word, &mut small), start..start + word.len()))
        .collect()
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
fn places(runs: &[Run<'_>]) -> HashMap<u64, Option<(usize, usize)>, Hashing> {
    let grams = runs.iter().map(|run| run.words.len() + 1 - GRAM).sum();
    let mut places: HashMap<_, _, Hashing> = HashMap::with_capacity_and_hasher(grams, Hashing::default());
    for (number, run) in runs.iter().enumerate() {
        for at in 0..=run.words.len() - GRAM {
            match places.entry(gram(&run.words[at..at + GRAM])) {
                Entry::Vacant(entry) => {
                    entry.insert(Some((number, at)));
                }
                Entry::Occupied(mut entry) => {
                    entry.insert(None);
                }
            }
        }
    }
    places
}

fn gram(words: &[(u64, std::ops::Range<usize>)]) -> u64 {
    words.iter().fold(0, |hash: u64, (word, _)| hash.rotate_left(7).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ word)
}
