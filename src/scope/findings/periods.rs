//! How long data are kept, in other words: the longest time that went against the longest that came at the same place.

use super::whole::DELETED_WITHIN;
use super::{Draft, Ground, Told, Words, weigh};
use crate::clause::ClauseId;
use crate::scope::model::{Direction, Facet};
use crate::scope::order::length;
use crate::scope::passages::{Passage, Place, sentence};
use crate::scope::statement::{Force, Mention, Statement};
use std::collections::HashSet;

/// A sentence that says how long data are kept.
#[derive(Clone, Copy)]
struct Period<'a> {
    change: usize,
    place: Place,
    statement: &'a Statement,
    mention: &'a Mention,
    days: f64,
}

/// Drafts of times of keeping that were replaced, with the sentences that are told by them.
pub fn replaced(
    ground: &Ground<'_>,
    passages: &[Passage],
    told: &HashSet<(bool, Place)>,
) -> (Vec<Draft>, HashSet<(bool, Place)>) {
    let periods = |is_new: bool| -> Vec<Period<'_>> {
        let place = |passage: &Passage| match passage {
            Passage::Came { change, new } if is_new => Some((*change, *new)),
            Passage::Went { change, old } if !is_new => Some((*change, *old)),
            _ => None,
        };
        let fresh = passages.iter().filter_map(place).filter(|(_, place)| !told.contains(&(is_new, *place)));
        fresh.filter_map(|(change, place)| period(ground, is_new, change, place)).collect()
    };
    let (went, came) = (periods(false), periods(true));
    let (mut drafts, mut covered) = (Vec::new(), HashSet::new());
    for old in &went {
        let news: Vec<&Period<'_>> = came.iter().filter(|new| ground.runs.same_block(old.change, new.change)).collect();
        let olds: Vec<&Period<'_>> =
            went.iter().filter(|other| ground.runs.same_block(old.change, other.change)).collect();

        let (Some(was), Some(is)) = (longest(&olds), longest(&news)) else { continue };
        // Each row of a table says how long its own data are kept, and the longest of them is no answer to a sentence.
        if ground.old_read[was.place.clause].row != ground.new_read[is.place.clause].row {
            continue;
        }
        if covered.contains(&(false, old.place)) {
            continue;
        }
        covered.extend(olds.iter().map(|period| (false, period.place)));
        covered.extend(news.iter().map(|period| (true, period.place)));
        drafts.extend(draft(ground, was, is));
    }
    (drafts, covered)
}

/// Clauses of neighbouring changes in which a time of keeping is looked for.
const NEAR: usize = 3;

/// Which way it goes that a length of time came (or, read backwards, went), seen from what the clauses at its place say on
/// the other side of the keeping of data; none where they name the same length.
pub fn against_before(ground: &Ground<'_>, change: usize, is_new: bool, days: f64) -> Option<Direction> {
    let read = if is_new { ground.old_read } else { ground.new_read };
    let near = (change.saturating_sub(NEAR)..(change + NEAR + 1).min(ground.changes.len()))
        .filter(|&at| ground.runs.same_block(change, at));
    let ids = near.flat_map(|at| if is_new { &ground.changes[at].old } else { &ground.changes[at].new });
    let places = ids.map(ClauseId::place);
    let statements: Vec<&Statement> =
        places.flat_map(|at| &read[at].sentences).flat_map(|sentence| &sentence.statements).collect();
    let said = |names: &[&str]| statements.iter().any(|statement| keeps(ground, statement, names));
    let lengths = statements
        .iter()
        .filter(|statement| keeps(ground, statement, &["retain", "delete", "deletion"]))
        .flat_map(|statement| &statement.mentions)
        .filter_map(|mention| mention.days);
    if let Some(before) = lengths.max_by(f64::total_cmp) {
        return length(before, days);
    }
    let deletes = |mention: &Mention| matches!(ground.model.value(mention.value).id.as_str(), "delete" | "deletion");
    if !said(&["retain"]) && statements.iter().any(|statement| statement.mentions.iter().any(deletes)) {
        return Some(Direction::Broadened);
    }
    Some(Direction::Narrowed)
}

/// Takes out the deletion after a length of time that only ends a keeping told beside it, where they go different ways: "we
/// keep it for thirty days; after thirty days it is deleted" is one fact.
pub fn without_ends(ground: &Ground<'_>, drafts: &mut Vec<Draft>) {
    let keepings: Vec<(usize, Direction)> = drafts
        .iter()
        .filter(|draft| draft.facet == Facet::Duration && draft.rule != DELETED_WITHIN)
        .map(|draft| (draft.change, draft.direction))
        .collect();
    drafts.retain(|draft| {
        let ends = match (&draft.told, draft.place()) {
            _ if draft.rule == DELETED_WITHIN => true,
            (Told::Value(value), Some((is_new, place))) if ground.model.value(*value).id == "deletion" => {
                let read = if is_new { ground.new_read } else { ground.old_read };
                let said = sentence(read, place).statements.iter().filter(|statement| statement.force == Force::Duty);
                said.flat_map(|statement| &statement.mentions).any(|mention| mention.days.is_some())
            }
            _ => false,
        };
        let told = |(change, way): &(usize, Direction)| {
            *way != draft.direction && ground.runs.same_block(*change, draft.change)
        };
        !(ends && keepings.iter().any(told))
    });
}

/// Whether a statement says that data are kept or deleted.
fn keeps(ground: &Ground<'_>, statement: &Statement, names: &[&str]) -> bool {
    let is = |id| names.contains(&ground.model.value(id).id.as_str());
    matches!(statement.force, Force::Permission | Force::Limit | Force::Duty)
        && (statement.inherited_acts.iter().any(|&act| is(act))
            || statement.mentions.iter().any(|mention| is(mention.value)))
}

fn longest<'a>(periods: &[&Period<'a>]) -> Option<Period<'a>> {
    periods.iter().max_by(|a, b| a.days.total_cmp(&b.days)).map(|period| **period)
}

fn period<'a>(ground: &'a Ground<'_>, is_new: bool, change: usize, place: Place) -> Option<Period<'a>> {
    let read = if is_new { ground.new_read } else { ground.old_read };
    sentence(read, place).statements.iter().find_map(|statement| {
        let keeps = keeps(ground, statement, &["retain", "delete", "deletion"]);
        let longest = statement
            .mentions
            .iter()
            .filter(|mention| mention.facet == Facet::Duration && keeps)
            .filter_map(|mention| Some((mention, mention.days?)))
            .max_by(|a, b| a.1.total_cmp(&b.1));
        longest.map(|(mention, days)| Period { change, place, statement, mention, days })
    })
}

fn draft(ground: &Ground<'_>, was: Period<'_>, is: Period<'_>) -> Option<Draft> {
    let direction = length(was.days, is.days)?;
    let told = Told::Value(is.mention.value);
    let words = |period: Period<'_>| Some(Words { place: period.place, tokens: period.statement.tokens.clone() });
    Some(Draft {
        change: is.change,
        facet: Facet::Duration,
        direction,
        old: words(was),
        new: words(is),
        rule: "period: how long data were kept against how long they are",
        phrase: None,
        from_to: None,
        only: None,
        weight: weigh::weight(ground.model, Facet::Duration, &told, direction, is.statement),
        told,
    })
}
