//! What the sentences of a change became within the clauses of that change.
//!
//! Knows nothing of the other changes, but for how the sentences of the whole other version are worded.

use super::differences::reworded;
use super::likeness::{REWORDED_WITHIN, kept_share};
use super::pairs::pair;
use super::{ChangedClauses, Passage, Place, SHORTEST_ALONE, Version, sentence};
use crate::scope::reading::ReadClause;
use crate::scope::statement::{Sentence, Wording, Wordings};

/// Share of words that the only sentences of two clauses that are one clause reworded have in common to be one too.
const REWORDED_ALONE: f64 = 0.2;

/// What the sentences of changes became within their own change.
#[derive(Default)]
pub(super) struct Within {
    pub reworded: Vec<Passage>,
    /// Sentences that stand there no longer, with their change.
    pub gone: Vec<(usize, Place)>,
    /// Sentences that stand there only now, with their change.
    pub come: Vec<(usize, Place)>,
}

impl Within {
    /// Adds a change; the wordings are those of the old version and of the new one.
    pub fn add(
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

    pub fn append(&mut self, other: Self) {
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
