//! A promise in other words: the same is promised before and after, and only how far differs.

use super::{Draft, Ground, Told, Words, weigh};
use crate::scope::lexicon::ValueId;
use crate::scope::model::{Direction, Facet};
use crate::scope::passages::{Passage, Place, sentence};
use crate::scope::statement::{Force, Sentence, Statement};
use std::collections::{BTreeMap, BTreeSet};

/// What a promise denies of all, before it leaves out what a limit names: "not with anyone except our processors".
const ALL: [&str; 4] = ["public", "third_parties", "any_purpose", "other_purpose"];

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
fn named(said: &Statement, facet: Facet) -> BTreeSet<ValueId> {
    said.mentions.iter().filter(|told| told.facet == facet && told.strong).map(|told| told.value).collect()
}

/// The same, but for what is too general to bound anything: data of any kind.
fn bounds(ground: &Ground<'_>, said: &Statement, facet: Facet) -> BTreeSet<ValueId> {
    named(said, facet).into_iter().filter(|&value| !ground.model.is_general(value)).collect()
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

/// Whether a limit says what a promise with an exception does: "we do not share it without your consent" that became "we share it
/// only with your consent".
pub fn is_limit_of(ground: &Ground<'_>, promised: &Statement, limited: &Statement) -> bool {
    let consents = |said: &Statement| said.mentions.iter().any(|told| ground.model.value(told.value).id == "opt_in");
    let bounded = |said: &Statement, facet: Facet| -> BTreeSet<ValueId> {
        let is_wide = |value: &ValueId| ALL.contains(&ground.model.value(*value).id.as_str());
        bounds(ground, said, facet).into_iter().filter(|value| !is_wide(value)).collect()
    };
    let same = |facet: Facet| bounded(promised, facet) == bounded(limited, facet);
    (promised.force, limited.force) == (Force::Promise, Force::Limit)
        && (promised.excepted || promised.conditional || consents(promised))
        && consents(promised) == consents(limited)
        && acts(promised).any(|act| acts(limited).any(|other| act == other))
        && BOUNDS.into_iter().all(same)
}

/// Whether the promise of a statement that came or went is made by the sentences of the other side, `there`, of the same data, for
/// the same and to the same. What is sold, rented or traded is one value: it must be denied as often as `here`.
pub fn are_kept(ground: &Ground<'_>, own: &Statement, here: &[&Sentence], there: &[&Sentence]) -> bool {
    let (here, there) = (promises(here), promises(there));
    let covers = |other: &&&Statement| {
        (!other.excepted || own.excepted)
            && (!other.conditional || own.conditional)
            && BOUNDS.into_iter().all(|facet| bounds(ground, own, facet) == bounds(ground, other, facet))
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
fn acts(said: &Statement) -> impl Iterator<Item = ValueId> {
    said.mentions.iter().filter(|told| told.facet == Facet::Action).map(|told| told.value)
}
