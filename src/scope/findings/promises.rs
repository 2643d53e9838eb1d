//! A promise in other words: the same is promised before and after, and only how far differs.

use super::{Draft, Ground, Told, Words, weigh};
use crate::scope::lexicon::ValueId;
use crate::scope::model::{Direction, Facet};
use crate::scope::passages::{Passage, Place, sentence};
use crate::scope::statement::{Force, Sentence, Statement};
use std::collections::{BTreeMap, BTreeSet};

/// Values that bound a promise as little as nothing does: "not with anyone".
const ALL: [&str; 3] = ["public", "third_parties", "any_purpose"];

/// What bounds a promise beside its acts.
const BOUNDS: [Facet; 4] = [Facet::Data, Facet::Purpose, Facet::Recipient, Facet::Territory];

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

/// What a statement says of a facet.
pub fn named(said: &Statement, facet: Facet) -> BTreeSet<ValueId> {
    said.mentions.iter().filter(|told| told.facet == facet && told.strong).map(|told| told.value).collect()
}

/// The draft of a promise of one act to the same recipients that is bound to a purpose on one side only: "we do not share it with
/// third parties for marketing" that became "we do not share it with third parties".
fn compared(ground: &Ground<'_>, change: usize, was: Promised<'_>, is: Promised<'_>) -> Option<Draft> {
    let [before, after] = [was, is].map(|side| named(side.statement, Facet::Purpose));
    let same = |facet: Facet| {
        let (old, new) = (named(was.statement, facet), named(is.statement, facet));
        !old.is_empty() && old == new
    };
    let (data_before, data_after) = (named(was.statement, Facet::Data), named(is.statement, Facet::Data));
    let of_same_data = data_before.is_empty() || data_after.is_empty() || data_before == data_after;
    let acts = [was, is].map(|side| named(side.statement, Facet::Action));
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

/// Whether a value bounds a promise as little as nothing does.
pub fn bounds_nothing(ground: &Ground<'_>, value: ValueId) -> bool {
    ground.model.is_general(value) || ALL.contains(&ground.model.value(value).id.as_str())
}

/// What a statement says of a facet that bounds it.
fn bounds(ground: &Ground<'_>, said: &Statement, facet: Facet) -> BTreeSet<ValueId> {
    named(said, facet).into_iter().filter(|&value| !bounds_nothing(ground, value)).collect()
}

/// Whether the promise of a statement that came or went is made by the sentences of the other side, `there`, of the same data, for
/// the same and to the same. What is sold, rented or traded is one value: it must be denied as often as `here`.
pub fn are_kept(ground: &Ground<'_>, own: &Statement, here: &[&Sentence], there: &[&Sentence]) -> bool {
    let (here, there) = (promises(here), promises(there));
    // "We will not share your address. We will not sell it": a promise that names no data is of those beside it.
    let of = |said: &Statement, beside: &[&Statement], facet: Facet| match facet {
        Facet::Data if named(said, facet).is_empty() => {
            beside.iter().flat_map(|said| bounds(ground, said, facet)).collect()
        }
        _ => bounds(ground, said, facet),
    };
    let covers = |other: &&&Statement| {
        (!other.excepted || own.excepted)
            && (!other.conditional || own.conditional)
            && BOUNDS.into_iter().all(|facet| of(own, &here, facet) == of(other, &there, facet))
    };
    let sales = |said: &[&Statement]| {
        let acts = said.iter().flat_map(|said| &said.mentions).filter(|told| told.facet == Facet::Action);
        acts.filter(|told| ground.model.value(told.value).id == "sell").count()
    };
    let denied: BTreeSet<ValueId> = there.iter().filter(covers).flat_map(|said| acts(said)).collect();
    let own_acts: BTreeSet<ValueId> = acts(own).collect();
    !own_acts.is_empty() && own_acts.is_subset(&denied) && sales(&there) >= sales(&here)
}

/// The promises of sentences.
fn promises<'a>(said: &[&'a Sentence]) -> Vec<&'a Statement> {
    let statements = said.iter().flat_map(|sentence| &sentence.statements);
    statements.filter(|statement| statement.force == Force::Promise).collect()
}

/// What a statement says is done or not.
pub fn acts(said: &Statement) -> impl Iterator<Item = ValueId> {
    said.mentions.iter().filter(|told| told.facet == Facet::Action).map(|told| told.value)
}
