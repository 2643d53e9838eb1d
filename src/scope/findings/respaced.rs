//! Sentences that stand on both sides letter for letter, wherever their spaces fall: a document that lost them between words.

use super::Ground;
use crate::scope::passages::{Passage, Place, sentence};
use std::collections::HashSet;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

/// Letters and figures from which a sentence is told by them alone.
const TELLING: usize = 24;

/// The sentences that came and those that went (by side and place) of which the other kind holds the same letters.
pub(super) fn respaced(ground: &Ground<'_>, passages: &[Passage]) -> HashSet<(bool, Place)> {
    let place = |passage: &Passage| match passage {
        Passage::Came { new, .. } => Some((true, *new)),
        Passage::Went { old, .. } => Some((false, *old)),
        Passage::Reworded { .. } => None,
    };
    let sentences = || passages.iter().filter_map(place);
    let (mut came, mut went) = (HashSet::new(), HashSet::new());
    for (is_new, place) in sentences() {
        let letters = letters(ground, is_new, place);
        if is_new {
            came.extend(letters)
        } else {
            went.extend(letters)
        };
    }
    let stands = |&(is_new, place): &(bool, Place)| {
        letters(ground, is_new, place).is_some_and(|letters| if is_new { &went } else { &came }.contains(&letters))
    };
    if came.is_empty() || went.is_empty() { HashSet::new() } else { sentences().filter(stands).collect() }
}

/// Whether two sentences differ in nothing but spaces and marks.
pub(super) fn is_respaced(ground: &Ground<'_>, old: Place, new: Place) -> bool {
    letters(ground, false, old).is_some_and(|letters_of| letters(ground, true, new) == Some(letters_of))
}

/// The letters and figures of a sentence, as one number; none where they are few.
fn letters(ground: &Ground<'_>, is_new: bool, place: Place) -> Option<u64> {
    let (clauses, read) = if is_new { (ground.new, ground.new_read) } else { (ground.old, ground.old_read) };
    let text = sentence(read, place).span.of(&clauses[place.clause].text);
    let mut hasher = DefaultHasher::new();
    let mut count = 0;
    for letter in text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase) {
        letter.hash(&mut hasher);
        count += 1;
    }
    (count >= TELLING).then(|| hasher.finish())
}
