//! Which sentences came, went or were reworded: the passages that findings are made from.
//!
//! Works on the changes of the alignment and on whole sentences against the whole other version: a sentence that stands
//! somewhere on the other side has neither come nor gone.

mod index;

use super::lexicon::{WordMap, WordSet};
use super::reading::ReadClause;
use super::statement::{Sentence, Wordings};
use crate::parallel::both;
use crate::text::Word;
use index::Index;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// Share of words that two sentences of one change have in common to be one sentence reworded.
const REWORDED_WITHIN: f64 = 0.42;
/// The same for sentences of different changes.
const REWORDED_ELSEWHERE: f64 = 0.62;
/// The same for the only sentences of two clauses that are one clause reworded.
const REWORDED_ALONE: f64 = 0.2;
/// Words up to which a sentence says what it says only where it stands: "Retention: 3 years".
const SHORTEST_ALONE: usize = 3;
/// Words up to which two differences are read as one.
const JOINED: usize = 1;
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
    let (old_wordings, new_wordings) = both(work / 8, || wordings(old), || wordings(new));
    let mut out: Vec<Passage> = Vec::new();
    let mut gone: Vec<(usize, Place)> = Vec::new();
    let mut come: Vec<(usize, Place)> = Vec::new();
    for clauses in changed {
        let own_wordings = |version: Version<'_>, places: &[usize]| -> Wordings {
            places.iter().flat_map(|&clause| &version[clause].sentences).map(|sentence| sentence.wording).collect()
        };
        let (old_beside, new_beside) = (own_wordings(old, &clauses.old), own_wordings(new, &clauses.new));
        let fresh = |version: Version<'_>, places: &[usize], other: &Wordings, beside: &Wordings| -> Vec<Place> {
            places
                .iter()
                .flat_map(|&clause| {
                    (0..version[clause].sentences.len()).map(move |sentence| Place { clause, sentence })
                })
                .filter(|&place| {
                    let Sentence { words, wording, .. } = sentence(version, place);
                    let among = if words.len() > SHORTEST_ALONE { other } else { beside };
                    !words.is_empty() && !among.contains(wording)
                })
                .collect()
        };
        let olds = fresh(old, &clauses.old, &new_wordings, &new_beside);
        let news = fresh(new, &clauses.new, &old_wordings, &old_beside);
        let mut pairs = pair(old, new, &olds, &news, REWORDED_WITHIN);
        if let ([was], [is]) = (&clauses.old[..], &clauses.new[..]) {
            pairs.extend(cells(old, new, *was, *is, &olds, &news, &pairs));
            pairs.extend(alone(old, new, &olds, &news, &pairs));
        }
        for &(was, is) in &pairs {
            out.push(reworded(old, new, clauses.change, was, is));
        }
        gone.extend(
            olds.iter()
                .filter(|place| !pairs.iter().any(|(was, _)| was == *place))
                .map(|&place| (clauses.change, place)),
        );
        come.extend(
            news.iter().filter(|place| !pairs.iter().any(|(_, is)| is == *place)).map(|&place| (clauses.change, place)),
        );
    }
    let (olds, news): (Vec<Place>, Vec<Place>) =
        (gone.iter().map(|(_, place)| *place).collect(), come.iter().map(|(_, place)| *place).collect());
    let elsewhere = pair_far(old, new, &olds, &news);
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
        let index = Index::new(new, olds.iter().map(|&place| sentence(old, place)));
        let gone = gone.iter().filter(|(_, place)| !moved_from.contains(place));
        let gone = gone.filter(|(_, place)| !index.stands(new, sentence(old, *place)));
        gone.map(|&(change, old)| Passage::Went { change, old }).collect()
    };
    let came = || -> Vec<Passage> {
        let index = Index::new(old, news.iter().map(|&place| sentence(new, place)));
        let come = come.iter().filter(|(_, place)| !told(sentence(new, *place)) && !moved_to.contains(place));
        let come = come.filter(|(_, place)| !index.stands(old, sentence(new, *place)));
        come.map(|&(change, new)| Passage::Came { change, new }).collect()
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

/// Cells of one row at the same place, however they differ: a table compares column by column.
fn cells(
    old: Version<'_>,
    new: Version<'_>,
    was: usize,
    is: usize,
    olds: &[Place],
    news: &[Place],
    pairs: &[(Place, Place)],
) -> Vec<(Place, Place)> {
    let (before, after) = (&old[was], &new[is]);
    if !before.row || !after.row {
        return Vec::new();
    }
    let column = |read: &ReadClause, place: &Place| {
        let start = read.sentences[place.sentence].tokens.start;
        read.tokens[..start].iter().filter(|token| token.is_mark('|')).count()
    };
    let lefts = |places: &[Place], read: &ReadClause, at: usize, paired: &[Place]| -> Vec<Place> {
        let left = |place: &&Place| !paired.contains(place) && column(read, place) == at;
        places.iter().filter(left).copied().collect()
    };
    let (was_paired, is_paired): (Vec<Place>, Vec<Place>) = pairs.iter().copied().unzip();
    let columns = before.tokens.iter().filter(|token| token.is_mark('|')).count();
    (0..=columns)
        .filter_map(|at| match (&lefts(olds, before, at, &was_paired)[..], &lefts(news, after, at, &is_paired)[..]) {
            ([was], [is]) => Some((*was, *is)),
            _ => None,
        })
        .collect()
}

/// The sentences left over where one is left on each side of a clause that was reworded.
fn alone(
    old: Version<'_>,
    new: Version<'_>,
    olds: &[Place],
    news: &[Place],
    pairs: &[(Place, Place)],
) -> Option<(Place, Place)> {
    let was: Vec<&Place> = olds.iter().filter(|place| !pairs.iter().any(|(a, _)| a == *place)).collect();
    let is: Vec<&Place> = news.iter().filter(|place| !pairs.iter().any(|(_, b)| b == *place)).collect();
    let ([was], [is]) = (&was[..], &is[..]) else { return None };
    // A grant in other words is told facet by facet.
    let grants = |sentence: &Sentence| sentence.statements.iter().any(|statement| statement.grant);
    if grants(sentence(old, **was)) && grants(sentence(new, **is)) {
        return None;
    }
    let (a, b) = (sentence(old, **was).key(), sentence(new, **is).key());
    (kept_share(&a, &b) >= REWORDED_ALONE).then_some((**was, **is))
}

fn reworded(old: Version<'_>, new: Version<'_>, change: usize, was: Place, is: Place) -> Passage {
    let (a, b) = (sentence(old, was).key(), sentence(new, is).key());
    Passage::Reworded { change, old: was, new: is, differences: differences(&a, &b) }
}

/// What differs between two rows of words; differences a word apart are one.
fn differences(old: &[Word], new: &[Word]) -> Vec<Difference> {
    let mut out: Vec<Difference> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, old, new) {
        let (a, b) = match op {
            DiffOp::Equal { .. } => continue,
            DiffOp::Delete { old_index, old_len, new_index } => (old_index..old_index + old_len, new_index..new_index),
            DiffOp::Insert { old_index, new_index, new_len } => (old_index..old_index, new_index..new_index + new_len),
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                (old_index..old_index + old_len, new_index..new_index + new_len)
            }
        };
        match out.last_mut() {
            Some(last) if a.start - last.old.end <= JOINED && b.start - last.new.end <= JOINED => {
                last.old.end = a.end;
                last.new.end = b.end;
            }
            _ => out.push(Difference { old: a, new: b }),
        }
    }
    out
}

/// How much two rows of words have in common, 0 to 1: twice the words kept in order, over all.
fn likeness(a: &[Word], b: &[Word]) -> f64 {
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    // Words in common bound it from above, at less cost.
    let mut counts: WordMap<isize> = WordMap::default();
    a.iter().for_each(|&word| *counts.entry(word).or_default() += 1);
    let common = b
        .iter()
        .filter(|word| {
            counts.get_mut(word).is_some_and(|left| {
                *left -= 1;
                *left >= 0
            })
        })
        .count();
    let all = (a.len() + b.len()) as f64;
    if 2.0 * (common as f64) / all < REWORDED_WITHIN {
        return 0.0;
    }
    kept_share(a, b)
}

/// Twice the words that two rows of words keep in order, over all.
fn kept_share(a: &[Word], b: &[Word]) -> f64 {
    let kept: usize = capture_diff_slices(Algorithm::Myers, a, b)
        .iter()
        .map(|op| if let DiffOp::Equal { len, .. } = op { *len } else { 0 })
        .sum();
    2.0 * kept as f64 / (a.len() + b.len()).max(1) as f64
}

/// Pairs sentences of one change, the most alike first.
fn pair(old: Version<'_>, new: Version<'_>, olds: &[Place], news: &[Place], least: f64) -> Vec<(Place, Place)> {
    let keys = |version: Version<'_>, places: &[Place]| -> Vec<Vec<Word>> {
        places.iter().map(|&place| sentence(version, place).key()).collect()
    };
    let (a, b) = (keys(old, olds), keys(new, news));
    let mut scored: Vec<(f64, usize, usize)> = Vec::new();
    for (i, was) in a.iter().enumerate() {
        for (j, is) in b.iter().enumerate() {
            let alike = likeness(was, is);
            if alike >= least {
                scored.push((alike, i, j));
            }
        }
    }
    greedy(scored).into_iter().map(|(i, j)| (olds[i], news[j])).collect()
}

/// Pairs sentences of different changes that share a rare word.
fn pair_far(old: Version<'_>, new: Version<'_>, olds: &[Place], news: &[Place]) -> Vec<(Place, Place)> {
    let mut holding: WordMap<Vec<usize>> = WordMap::default();
    for (at, &place) in olds.iter().enumerate() {
        for word in sentence(old, place).key().into_iter().collect::<WordSet>() {
            holding.entry(word).or_default().push(at);
        }
    }
    let mut scored: Vec<(f64, usize, usize)> = Vec::new();
    for (j, &place) in news.iter().enumerate() {
        let key = sentence(new, place).key();
        let mut candidates: BTreeMap<usize, usize> = BTreeMap::new();
        for word in key.iter().copied().collect::<WordSet>() {
            if let Some(list) = holding.get(&word).filter(|list| list.len() <= COMMON) {
                list.iter().for_each(|&at| *candidates.entry(at).or_default() += 1);
            }
        }
        for (i, shared) in candidates {
            let was = sentence(old, olds[i]).key();
            if shared * 3 >= was.len().min(key.len()) {
                let alike = likeness(&was, &key);
                if alike >= REWORDED_ELSEWHERE {
                    scored.push((alike, i, j));
                }
            }
        }
    }
    greedy(scored).into_iter().map(|(i, j)| (olds[i], news[j])).collect()
}

fn greedy(mut scored: Vec<(f64, usize, usize)>) -> Vec<(usize, usize)> {
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut left, mut right) = (HashSet::new(), HashSet::new());
    let mut out = Vec::new();
    for (_, i, j) in scored {
        if !left.contains(&i) && !right.contains(&j) {
            left.insert(i);
            right.insert(j);
            out.push((i, j));
        }
    }
    out
}

/// How the sentences of a version are worded.
fn wordings(version: Version<'_>) -> Wordings {
    let count = version.iter().map(|read| read.sentences.len()).sum();
    let mut wordings = Wordings::with_capacity_and_hasher(count, Default::default());
    wordings.extend(version.iter().flat_map(|read| &read.sentences).map(|sentence| sentence.wording));
    wordings
}
