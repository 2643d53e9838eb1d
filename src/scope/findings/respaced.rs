//! Sentences that stand on both sides letter for letter, wherever their spaces fall: a document that lost them between words.

use super::Ground;
use super::runs::Block;
use crate::scope::passages::{Passage, Place, sentence};
use crate::text::Hashing;
use std::collections::hash_map::DefaultHasher;
use std::collections::{HashMap, HashSet};
use std::hash::{Hash, Hasher};
use std::ops::Range;

/// Letters and figures from which a sentence is told by them alone, in bytes.
const TELLING: usize = 24;

/// The sentences that came and those that went (by side and place) of which the other side holds the same letters at the same
/// place, wherever its sentences begin and end there.
pub(super) fn respaced(ground: &Ground<'_>, passages: &[Passage]) -> HashSet<(bool, Place)> {
    let mut blocks: HashMap<Block, Sides> = HashMap::new();
    for passage in passages {
        let Sides([went, came]) = blocks.entry(ground.runs.block(passage.change())).or_default();
        match passage {
            Passage::Came { new, .. } => came.add(ground, true, *new, true),
            Passage::Went { old, .. } => went.add(ground, false, *old, true),
            Passage::Reworded { old, new, .. } => {
                went.add(ground, false, *old, false);
                came.add(ground, true, *new, false);
            }
        }
    }
    let mut found = HashSet::new();
    for Sides([went, came]) in blocks.values() {
        found.extend(went.standing_in(came).map(|place| (false, place)));
        found.extend(came.standing_in(went).map(|place| (true, place)));
    }
    found
}

/// Sentences with their letters, by the first of these.
type Beginning<'a> = HashMap<&'a [u8], Vec<(Place, &'a [u8])>, Hashing>;

/// What went at a place, and what came there.
#[derive(Default)]
struct Sides([Letters; 2]);

/// The letters and figures of the sentences of one side of a place, one after the other.
#[derive(Default)]
struct Letters {
    letters: String,
    /// The sentences that stand on this side only, each with where its letters are.
    alone: Vec<(Place, Range<usize>)>,
}

impl Letters {
    fn add(&mut self, ground: &Ground<'_>, is_new: bool, place: Place, alone: bool) {
        let start = self.letters.len();
        self.letters.extend(letters_of(ground, is_new, place));
        if alone {
            self.alone.push((place, start..self.letters.len()));
        }
    }

    /// The sentences that stand on this side only whose letters the other side holds. Its letters are gone through once, however
    /// many sentences there are: each is looked for where its first ones stand.
    fn standing_in(&self, other: &Letters) -> impl Iterator<Item = Place> {
        let mut beginning: Beginning<'_> = HashMap::default();
        for (place, letters) in &self.alone {
            let letters = &self.letters.as_bytes()[letters.clone()];
            if let Some(first) = letters.get(..TELLING) {
                beginning.entry(first).or_default().push((*place, letters));
            }
        }
        let others = if beginning.is_empty() { &[][..] } else { other.letters.as_bytes() };
        others.windows(TELLING).enumerate().flat_map(move |(at, first)| {
            let sentences = beginning.get(first).cloned().unwrap_or_default();
            sentences.into_iter().filter(move |(_, letters)| others[at..].starts_with(letters)).map(|(place, _)| place)
        })
    }
}

/// Whether two sentences differ in nothing but spaces and marks.
pub(super) fn is_respaced(ground: &Ground<'_>, old: Place, new: Place) -> bool {
    letters(ground, false, old).is_some_and(|letters_of| letters(ground, true, new) == Some(letters_of))
}

/// The letters and figures of a sentence, as one number; none where they are few.
fn letters(ground: &Ground<'_>, is_new: bool, place: Place) -> Option<u64> {
    let mut hasher = DefaultHasher::new();
    let mut count = 0;
    for letter in letters_of(ground, is_new, place) {
        letter.hash(&mut hasher);
        count += 1;
    }
    (count >= TELLING).then(|| hasher.finish())
}

/// The letters and figures of a sentence, small.
fn letters_of<'a>(ground: &'a Ground<'_>, is_new: bool, place: Place) -> impl Iterator<Item = char> + 'a {
    let (clauses, read) = if is_new { (ground.new, ground.new_read) } else { (ground.old, ground.old_read) };
    let text = sentence(read, place).span.of(&clauses[place.clause].text);
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase)
}
