//! Which sentences came, went or were reworded: the passages that findings are made from.
//!
//! Works on the changes of the alignment and on whole sentences against the whole other version: a sentence that stands
//! somewhere on the other side has neither come nor gone.

mod index;

use super::lexicon::WordMap;
use super::reading::ReadClause;
use super::statement::{Sentence, Wording, Wordings};
use crate::parallel::{both, in_halves};
use crate::text::Word;
use index::{Index, STANDS_ALREADY, STANDS_IN_OTHER_WORDS};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::{HashMap, HashSet};
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

/// What the sentences of changes became within their own change.
#[derive(Default)]
struct Within {
    reworded: Vec<Passage>,
    /// Sentences that stand there no longer, with their change.
    gone: Vec<(usize, Place)>,
    /// Sentences that stand there only now, with their change.
    come: Vec<(usize, Place)>,
}

impl Within {
    /// Adds a change; the wordings are those of the old version and of the new one.
    fn add(
        &mut self,
        old: Version<'_>,
        new: Version<'_>,
        clauses: &ChangedClauses,
        [old_wordings, new_wordings]: [&Wordings; 2],
    ) {
        let (was, is) = ((old, &clauses.old[..]), (new, &clauses.new[..]));
        let olds = fresh(was, is, new_wordings);
        let news = fresh(is, was, old_wordings);
        let mut pairs = pair(old, new, &olds, &news, REWORDED_WITHIN);
        if let ([was], [is]) = (&clauses.old[..], &clauses.new[..]) {
            pairs.extend(cells(old, new, *was, *is, &olds, &news, &pairs));
            pairs.extend(alone(old, new, &olds, &news, &pairs));
        }
        self.reworded.extend(pairs.iter().map(|&(was, is)| reworded(old, new, clauses.change, was, is)));
        let change = |place: Place| (clauses.change, place);
        let gone = olds.into_iter().filter(|place| !pairs.iter().any(|(was, _)| was == place));
        self.gone.extend(gone.map(change));
        let come = news.into_iter().filter(|place| !pairs.iter().any(|(_, is)| is == place));
        self.come.extend(come.map(change));
    }

    fn append(&mut self, other: Self) {
        self.reworded.extend(other.reworded);
        self.gone.extend(other.gone);
        self.come.extend(other.come);
    }
}

/// The sentences of some clauses that stand nowhere among the `wordings` of the other version; the shortest ones, nowhere in
/// the clauses of the other side.
fn fresh(
    (version, clauses): (Version<'_>, &[usize]),
    (other, others): (Version<'_>, &[usize]),
    wordings: &Wordings,
) -> Vec<Place> {
    let same_row = clauses.len() == 1 && others.len() == 1;
    let beside = |wording: Wording| {
        others.iter().flat_map(|&clause| &other[clause].sentences).any(|sentence| sentence.wording == wording)
    };
    let places = clauses
        .iter()
        .flat_map(|&clause| (0..version[clause].sentences.len()).map(move |sentence| Place { clause, sentence }));
    let is_fresh = |place: &Place| {
        let Sentence { words, wording, basis_of_row, .. } = sentence(version, *place);
        // What makes a use lawful is said in its row: that another row says it too says nothing of this one.
        let alone = words.len() > SHORTEST_ALONE && !(same_row && *basis_of_row);
        !words.is_empty() && !(if alone { wordings.contains(wording) } else { beside(*wording) })
    };
    places.filter(is_fresh).collect()
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

/// The words of a sentence that is compared with many.
struct Key {
    words: Vec<Word>,
    /// The same by their hashes.
    sorted: Vec<Word>,
}

impl Key {
    fn of(version: Version<'_>, place: Place) -> Self {
        let words = sentence(version, place).key();
        let mut sorted = words.clone();
        sorted.sort_unstable();
        Self { words, sorted }
    }

    /// How many words two sentences have in common.
    fn common(&self, other: &Self) -> usize {
        let (mut own, mut others) = (self.sorted.iter().peekable(), other.sorted.iter().peekable());
        let mut common = 0;
        while let (Some(one), Some(another)) = (own.peek(), others.peek()) {
            let order = one.cmp(another);
            common += usize::from(order.is_eq());
            own.next_if(|_| order.is_le());
            others.next_if(|_| order.is_ge());
        }
        common
    }
}

/// How much two rows of words have in common, 0 to 1: twice the words kept in order, over all.
fn likeness(a: &Key, b: &Key) -> f64 {
    if a.words.is_empty() || b.words.is_empty() {
        return 0.0;
    }
    // Words in common bound it from above, at less cost.
    let all = (a.words.len() + b.words.len()) as f64;
    if 2.0 * (a.common(b) as f64) / all < REWORDED_WITHIN {
        return 0.0;
    }
    kept_share(&a.words, &b.words)
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
    if olds.is_empty() || news.is_empty() {
        return Vec::new();
    }
    let keys = |version: Version<'_>, places: &[Place]| -> Vec<Key> {
        places.iter().map(|&place| Key::of(version, place)).collect()
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
fn pair_far(old: Version<'_>, new: Version<'_>, olds: &[Place], news: &[Place], work: usize) -> Vec<(Place, Place)> {
    let mut holding: WordMap<Vec<usize>> = WordMap::default();
    for (at, &place) in olds.iter().enumerate() {
        for &(word, ..) in &sentence(old, place).words {
            let list = holding.entry(word).or_default();
            if list.last() != Some(&at) {
                list.push(at);
            }
        }
    }
    let pairs_of = |news: &[(usize, Place)]| {
        let mut scored: Vec<(f64, usize, usize)> = Vec::new();
        // How many words each old sentence shares with the new one in hand, and those that share any.
        let (mut shared, mut sharing) = (vec![0_usize; olds.len()], Vec::new());
        for &(j, place) in news {
            let key = Key::of(new, place);
            for same in key.sorted.chunk_by(|one, next| one == next) {
                for &at in holding.get(&same[0]).filter(|list| list.len() <= COMMON).into_iter().flatten() {
                    if shared[at] == 0 {
                        sharing.push(at);
                    }
                    shared[at] += 1;
                }
            }
            for i in sharing.drain(..) {
                let shared = std::mem::take(&mut shared[i]);
                if shared * 3 >= sentence(old, olds[i]).words.len().min(key.words.len()) {
                    let alike = likeness(&Key::of(old, olds[i]), &key);
                    if alike >= REWORDED_ELSEWHERE {
                        scored.push((alike, i, j));
                    }
                }
            }
        }
        scored
    };
    let numbered: Vec<(usize, Place)> = news.iter().copied().enumerate().collect();
    greedy(in_halves(work, &numbered, pairs_of)).into_iter().map(|(i, j)| (olds[i], news[j])).collect()
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
