//! Sentences that stand on both sides letter for letter, wherever their spaces fall: a document that lost them between words.

use super::Ground;
use super::runs::Block;
use crate::scope::passages::{Passage, Place, sentence};
use std::collections::hash_map::DefaultHasher;
use std::collections::{HashMap, HashSet};
use std::hash::{Hash, Hasher};
use std::ops::Range;

/// Letters and figures from which a sentence is told by them alone.
const TELLING: usize = 24;

/// Letters and figures of a place up to which it is searched: each of its sentences is looked for in all of it.
const SEARCHED: usize = 1 << 17;

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
        for (is_new, own, other) in [(false, went, came), (true, came, went)] {
            if other.letters.len() > SEARCHED {
                continue;
            }
            let stands = |letters: &Range<usize>| other.letters.contains(&own.letters[letters.clone()]);
            let alone = own.alone.iter().filter(|(_, letters)| letters.len() >= TELLING && stands(letters));
            found.extend(alone.map(|(place, _)| (is_new, *place)));
        }
    }
    found
}

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
