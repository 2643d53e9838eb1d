//! A promise in other words: the same is promised before and after, and only how far differs.

use super::{Draft, Ground, Told, Words, weigh};
use crate::scope::lexicon::ValueId;
use crate::scope::model::{Direction, Facet};
use crate::scope::passages::{Passage, Place, sentence};
use crate::scope::statement::{Force, Statement};
use std::collections::{BTreeMap, BTreeSet};

/// The only promise of a sentence.
#[derive(Clone, Copy)]
struct Promised<'a> {
    place: Place,
    statement: &'a Statement,
}

/// Drafts of promises that went and came in one change, one for the other, too different to be one sentence reworded; with the
/// sentences that are told by them.
pub fn replaced(ground: &Ground<'_>, passages: &[Passage]) -> (Vec<Draft>, Vec<(bool, Place)>) {
    let (mut drafts, mut told) = (Vec::new(), Vec::new());
    // By their change: the promises that went, those that came.
    let mut changes: BTreeMap<usize, [Vec<Promised<'_>>; 2]> = BTreeMap::new();
    for passage in passages {
        let (change, is_new, place) = match *passage {
            Passage::Came { change, new } => (change, true, new),
            Passage::Went { change, old } => (change, false, old),
            Passage::Reworded { .. } => continue,
        };
        let read = if is_new { ground.new_read } else { ground.old_read };
        let mut scope = sentence(read, place).statements.iter().filter(|said| said.force.is_scope());
        if let (Some(statement), None) = (scope.next(), scope.next())
            && statement.force == Force::Promise
        {
            changes.entry(change).or_default()[usize::from(is_new)].push(Promised { place, statement });
        }
    }
    for (change, sides) in changes {
        let ([was], [is]) = (&sides[0][..], &sides[1][..]) else { continue };
        if let Some(draft) = compared(ground, change, *was, *is) {
            drafts.push(draft);
            told.extend([(false, was.place), (true, is.place)]);
        }
    }
    (drafts, told)
}

/// What a promise says of a facet.
fn named(promised: Promised<'_>, facet: Facet) -> BTreeSet<ValueId> {
    let mentions = promised.statement.mentions.iter();
    mentions.filter(|mention| mention.facet == facet && mention.strong).map(|mention| mention.value).collect()
}

/// The draft of a promise of one act to the same recipients that is bound to a purpose on one side only: "we do not share it with
/// third parties for marketing" that became "we do not share it with third parties".
fn compared(ground: &Ground<'_>, change: usize, was: Promised<'_>, is: Promised<'_>) -> Option<Draft> {
    let [before, after] = [was, is].map(|side| named(side, Facet::Purpose));
    let same = |facet: Facet| {
        let (old, new) = (named(was, facet), named(is, facet));
        !old.is_empty() && old == new
    };
    let (data_before, data_after) = (named(was, Facet::Data), named(is, Facet::Data));
    let of_same_data = data_before.is_empty() || data_after.is_empty() || data_before == data_after;
    let acts = [was, is].map(|side| named(side, Facet::Action));
    if acts[0].is_disjoint(&acts[1]) || !same(Facet::Recipient) || !of_same_data {
        return None;
    }
    let (name, direction) = match (before.is_empty(), after.is_empty()) {
        (false, true) => ("exception_removed", Direction::Narrowed),
        (true, false) => ("exception_added", Direction::Broadened),
        _ => return None,
    };
    let told = Told::Named(name);
    let words =
        |promised: Promised<'_>| Some(Words { place: promised.place, tokens: promised.statement.tokens.clone() });
    Some(Draft {
        change,
        facet: Facet::Modality,
        direction,
        old: words(was),
        new: words(is),
        rule: "edit: how far it is given",
        phrase: None,
        from_to: None,
        only: None,
        weight: weigh::weight(ground.model, Facet::Modality, &told, direction, is.statement),
        told,
    })
}
