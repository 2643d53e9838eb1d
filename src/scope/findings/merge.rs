//! One finding, one fact: drafts that say the same of neighbouring words become one.

use super::edits::FRAMEWORK;
use super::runs::Block;
use super::{Draft, Ground, Told, Words};
use crate::clause::{ClauseId, ClauseKind};
use crate::scope::model::{Direction, Facet};
use crate::scope::passages::{Place, Version, sentence};
use crate::scope::statement::Wording;
use std::collections::HashMap;

/// Merges drafts that neighbour each other and say the same; the weightiest stays.
pub fn merge(ground: &Ground<'_>, drafts: Vec<Draft>) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    let mut known: HashMap<Fact, Last> = HashMap::new();
    for draft in drafts {
        let facts = facts(ground, &draft);
        let alike = facts.iter().flat_map(Fact::with_neighbours);
        let same = alike.filter_map(|fact| known.get(&fact)?.beside(&fact, draft.change)).max();
        match same {
            Some(at) if !outweighs(ground, &draft, &out[at]) => {}
            same => {
                let at = same.unwrap_or(out.len());
                for fact in facts {
                    known
                        .entry(fact)
                        .and_modify(|last| last.push(at, draft.change))
                        .or_insert(Last::new(at, draft.change));
                }
                match same {
                    Some(at) => out[at] = draft,
                    None => out.push(draft),
                }
            }
        }
    }
    out
}

/// Whether a draft is told in place of another that tells the same fact: it weighs more or, of the same weight, allows any
/// purpose where the other names one: "to comply with the law; for any other purpose".
fn outweighs(ground: &Ground<'_>, draft: &Draft, other: &Draft) -> bool {
    let all = |draft: &Draft| {
        let told = |value| draft.facet == Facet::Purpose && ground.model.is_everything(value);
        matches!(draft.told, Told::Value(value) if told(value))
    };
    // The weightier of two weights is the lesser.
    draft.weight < other.weight || draft.weight == other.weight && all(draft) && !all(other)
}

/// What a draft tells and where: drafts that share one tell one fact.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Fact {
    facet: Facet,
    direction: Direction,
    /// Of a limit on keeping that came, how long: two of them are two facts.
    days: Option<u64>,
    place: Telling,
}

impl Fact {
    /// The fact itself and, where a sentence tells it, the same told by the sentences beside that.
    fn with_neighbours(&self) -> Vec<Fact> {
        let Telling::Near { sentence: at, .. } = self.place else { return vec![self.clone()] };
        let told_by = |sentence: usize| {
            let mut fact = self.clone();
            if let Telling::Near { sentence: place, .. } = &mut fact.place {
                *place = sentence;
            }
            fact
        };
        (at.saturating_sub(1)..=at + 1).map(told_by).collect()
    }
}

/// Where a fact is told.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Telling {
    /// By these sentences, wherever they stand: what stands twice in a version is told once.
    Sentences(Told, Option<Wording>, Option<Wording>),
    /// By a name that took the place of another: that is one change in a section, however often either is written.
    Renamed { section: Option<ClauseId> },
    /// By a sentence of a clause, on the new side or the old one.
    Near { told: Told, change: usize, clause: usize, sentence: usize, is_new: bool },
    /// By clauses of one run that came or went, one of them elsewhere.
    Run { told: Told, run: usize, is_new: bool },
    /// By entries of one list that came or went together, whatever their values.
    List { list: ClauseId, run: usize, is_new: bool },
    /// By parts of one paragraph that semicolons join and that name data, whatever data: they are a list within a sentence.
    Series { change: usize, clause: usize, first: usize, is_new: bool },
}

/// The facts that a draft tells, by every way in which another one may tell the same.
fn facts(ground: &Ground<'_>, draft: &Draft) -> Vec<Fact> {
    if draft.rule == FRAMEWORK {
        let section = draft.new.as_ref().and_then(|words| ground.new[words.place.clause].parent);
        return vec![Fact {
            facet: draft.facet,
            direction: draft.direction,
            place: Telling::Renamed { section },
            days: None,
        }];
    }
    let mut places = Vec::new();
    let wording =
        |words: &Option<Words>, read: Version<'_>| words.as_ref().map(|words| sentence(read, words.place).wording);
    let told = || draft.told.clone();
    // The same cell in two rows of a table tells two things.
    if !draft
        .place()
        .is_some_and(|(is_new, place)| (if is_new { ground.new_read } else { ground.old_read })[place.clause].row)
    {
        let wordings = (wording(&draft.old, ground.old_read), wording(&draft.new, ground.new_read));
        places.push(Telling::Sentences(told(), wordings.0, wordings.1));
    }
    let one_sided = draft.old.is_none() || draft.new.is_none();
    if let Some((is_new, place)) = draft.place().filter(|_| one_sided) {
        let listed = !matches!(draft.facet, Facet::Modality | Facet::Safeguard);
        if draft.facet != Facet::Modality {
            let (change, clause, sentence) = (draft.change, place.clause, place.sentence);
            places.push(Telling::Near { told: told(), change, clause, sentence, is_new });
        }
        let read = if is_new { ground.new_read } else { ground.old_read };
        if let Some(first) = series(read, place).filter(|_| draft.facet == Facet::Data) {
            places.push(Telling::Series { change: draft.change, clause: place.clause, first, is_new });
        }
        if let Some(run) = ground.runs.whole(draft.change) {
            places.push(Telling::Run { told: told(), run, is_new });
            let clause = &(if is_new { ground.new } else { ground.old })[place.clause];
            let entry = listed && matches!(clause.kind, ClauseKind::Item | ClauseKind::Row);
            let list = clause.parent.filter(|_| entry);
            places.extend(list.map(|list| Telling::List { list, run, is_new }));
        }
    }
    let days = days(ground, draft);
    places.into_iter().map(|place| Fact { facet: draft.facet, direction: draft.direction, days, place }).collect()
}

/// The first part of the list within a sentence that a part belongs to, where it is one of several: "your name; your age; …".
fn series(read: Version<'_>, place: Place) -> Option<usize> {
    let clause = &read[place.clause];
    let goes_on =
        |at: usize| clause.tokens[clause.sentences[at].tokens.clone()].last().is_some_and(|end| end.is_mark(';'));
    let first = (0..place.sentence).rev().take_while(|&at| goes_on(at)).last().unwrap_or(place.sentence);
    (!clause.row && (first < place.sentence || goes_on(place.sentence))).then_some(first)
}

/// The longest time that a limit on keeping names that came, in hours: "calls are kept for a month, logs for a year". What is kept
/// anew is told with the use that it is a part of.
fn days(ground: &Ground<'_>, draft: &Draft) -> Option<u64> {
    let limit = draft.facet == Facet::Duration && draft.direction == Direction::Narrowed && draft.old.is_none();
    let words = draft.new.as_ref().filter(|_| limit)?;
    let said = sentence(ground.new_read, words.place);
    let statement = said.statement_at(words.tokens.start).or(said.statements.first())?;
    let longest = statement.mentions.iter().filter_map(|mention| mention.days).max_by(f64::total_cmp)?;
    Some((longest * 24.0) as u64)
}

/// The last drafts that told a fact.
struct Last {
    at: usize,
    change: usize,
    /// The last one of another change than the last.
    other: Option<usize>,
}

impl Last {
    fn new(at: usize, change: usize) -> Self {
        Self { at, change, other: None }
    }

    fn push(&mut self, at: usize, change: usize) {
        let other = if self.change == change { self.other } else { Some(self.at) };
        *self = Self { at, change, other };
    }

    /// The last draft with which one of a change tells one fact: in a run, one of another change.
    fn beside(&self, fact: &Fact, change: usize) -> Option<usize> {
        match fact.place {
            Telling::Run { .. } | Telling::List { .. } if self.change == change => self.other,
            _ => Some(self.at),
        }
    }
}

/// Leaves out what went at a place and came there again in other words: the same value of the same facet.
pub fn without_restated(ground: &Ground<'_>, drafts: Vec<Draft>) -> Vec<Draft> {
    type Place<'a> = (Facet, &'a Told, Block, bool);
    let side = |draft: &Draft| match (&draft.old, &draft.new) {
        (Some(_), None) => Some(false),
        (None, Some(_)) => Some(true),
        _ => None,
    };
    let mut told: HashMap<Place<'_>, Vec<Direction>> = HashMap::new();
    for draft in &drafts {
        if let Some(is_new) = side(draft) {
            let ways = told.entry((draft.facet, &draft.told, ground.runs.block(draft.change), is_new)).or_default();
            if !ways.contains(&draft.direction) {
                ways.push(draft.direction);
            }
        }
    }
    let restated = |draft: &Draft| {
        let promise = matches!(draft.told, Told::Named("promise_added" | "promise_removed"));
        let Some(is_new) = side(draft).filter(|_| !promise) else { return false };
        let other = told.get(&(draft.facet, &draft.told, ground.runs.block(draft.change), !is_new));
        other.is_some_and(|ways| ways.iter().any(|way| *way != draft.direction))
    };
    let keep: Vec<bool> = drafts.iter().map(|draft| !restated(draft)).collect();
    drafts.into_iter().zip(keep).filter_map(|(draft, keep)| keep.then_some(draft)).collect()
}
