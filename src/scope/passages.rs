//! Which sentences came, went or were reworded: the passages that findings are made from.
//!
//! Works on the changes of the alignment and on whole sentences against the whole other version: a sentence that stands
//! somewhere on the other side has neither come nor gone.

mod differences;
mod index;
mod likeness;
mod pairs;
mod within;

use super::reading::ReadClause;
use super::statement::{Sentence, Wordings};
use crate::parallel::both;
use differences::reworded;
use index::{Index, STANDS_ALREADY, STANDS_IN_OTHER_WORDS};
use pairs::pair_far;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use within::Within;

/// Words up to which a sentence says what it says only where it stands: "Retention: 3 years".
const SHORTEST_ALONE: usize = 3;
/// Sentences that share a word are looked at only if the word stands in at most so many.
const COMMON: usize = 60;

/// A sentence of a version, by clause and place in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The clause, by its place in the version.
    pub clause: usize,
    /// The sentence in the clause.
    pub sentence: usize,
}

/// A difference between two sentences: ranges of their words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Words that went.
    pub old: std::ops::Range<usize>,
    /// Words that came.
    pub new: std::ops::Range<usize>,
}

/// A sentence that came, went or was reworded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Passage {
    /// It stands on the new side only.
    Came {
        /// The change of clauses it stands in.
        change: usize,
        /// The sentence.
        new: Place,
    },
    /// It stood on the old side only.
    Went {
        /// The change of clauses it stood in.
        change: usize,
        /// The sentence.
        old: Place,
    },
    /// It stands on both sides in other words.
    Reworded {
        /// The change of clauses the new one stands in.
        change: usize,
        /// The old sentence.
        old: Place,
        /// The new one.
        new: Place,
        /// What differs, in order.
        differences: Vec<Difference>,
    },
}

impl Passage {
    /// The change it belongs to.
    pub fn change(&self) -> usize {
        match self {
            Passage::Came { change, .. } | Passage::Went { change, .. } | Passage::Reworded { change, .. } => *change,
        }
    }
}

/// The clauses of one change, by their places in both versions.
#[derive(Debug, Clone, Default)]
pub struct ChangedClauses {
    /// The change, by its place.
    pub change: usize,
    /// Old clauses.
    pub old: Vec<usize>,
    /// New clauses.
    pub new: Vec<usize>,
}

/// A read version.
pub type Version<'a> = &'a [Arc<ReadClause>];

/// The sentence at a place.
pub fn sentence(version: Version<'_>, place: Place) -> &Sentence {
    &version[place.clause].sentences[place.sentence]
}

/// All passages of the changed clauses, in the order of the changes; `work` is how much there is to do, in bytes of text.
pub fn passages(old: Version<'_>, new: Version<'_>, changed: &[ChangedClauses], work: usize) -> Vec<Passage> {
    // How a sentence is worded is known: that is listed in far fewer steps than its words are gone through.
    let listed = work / 8;
    let (old_wordings, new_wordings) = both(listed, || wordings(old), || wordings(new));
    let within = |changed: &[ChangedClauses]| {
        let mut within = Within::default();
        changed.iter().for_each(|clauses| within.add(old, new, clauses, [&old_wordings, &new_wordings]));
        within
    };
    let (first, second) = changed.split_at(changed.len() / 2);
    let (rest, mut first) = both(listed, || within(second), || within(first));
    first.append(rest);
    let Within { reworded: mut out, gone, come } = first;
    let (olds, news): (Vec<Place>, Vec<Place>) =
        (gone.iter().map(|(_, place)| *place).collect(), come.iter().map(|(_, place)| *place).collect());
    let elsewhere = pair_far(old, new, &olds, &news, listed);
    let (moved_from, moved_to): (HashSet<Place>, HashSet<Place>) = elsewhere.iter().copied().unzip();
    let change_of: HashMap<Place, usize> = come.iter().map(|&(change, place)| (place, change)).collect();
    for &(was, is) in &elsewhere {
        out.push(reworded(old, new, change_of[&is], was, is));
    }
    // What a reworded sentence says need not be told again where it is said twice.
    let said: Wordings = out
        .iter()
        .filter_map(|passage| match passage {
            Passage::Reworded { new: place, .. } => Some(sentence(new, *place).wording),
            _ => None,
        })
        .collect();
    let told = |is: &Sentence| said.contains(&is.wording) && is.words.len() > SHORTEST_ALONE;
    let went = || -> Vec<Passage> {
        let mut gone = gone;
        gone.retain(|(_, place)| !moved_from.contains(place));
        not_standing(old, new, gone, STANDS_IN_OTHER_WORDS).map(|(change, old)| Passage::Went { change, old }).collect()
    };
    let came = || -> Vec<Passage> {
        let mut come = come;
        come.retain(|(_, place)| !told(sentence(new, *place)) && !moved_to.contains(place));
        not_standing(new, old, come, STANDS_ALREADY).map(|(change, new)| Passage::Came { change, new }).collect()
    };
    let (went, came) = both(work, went, came);
    out.extend(went.into_iter().chain(came));
    out.sort_by_key(|passage| {
        let place = match passage {
            Passage::Came { new, .. } | Passage::Reworded { new, .. } => (1, *new),
            Passage::Went { old, .. } => (0, *old),
        };
        (passage.change(), place)
    });
    out
}

/// Those of some sentences of a version, each with its change, of which what they say stands nowhere in the other version: in no
/// sentence that holds at least a share of their rarity.
fn not_standing(
    version: Version<'_>,
    other: Version<'_>,
    mut places: Vec<(usize, Place)>,
    least: f64,
) -> impl Iterator<Item = (usize, Place)> {
    if !places.is_empty() {
        let index = Index::new(other, places.iter().map(|&(_, place)| sentence(version, place)));
        places.retain(|&(_, place)| !index.stands(other, sentence(version, place), least));
    }
    places.into_iter()
}

/// How the sentences of a version are worded.
fn wordings(version: Version<'_>) -> Wordings {
    let count = version.iter().map(|read| read.sentences.len()).sum();
    let mut wordings = Wordings::with_capacity_and_hasher(count, Default::default());
    wordings.extend(version.iter().flat_map(|read| &read.sentences).map(|sentence| sentence.wording));
    wordings
}
