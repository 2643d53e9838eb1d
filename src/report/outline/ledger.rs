//! The ledger: what each version says in every respect, before and after.

use super::findings::FindingEntry;
use super::place::{Place, Places};
use super::words::direction_sign;
use crate::clause::Side;
use crate::scope::{Direction, Facet, ScopeEntry};
use serde::Serialize;

/// One facet before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LedgerRow<'a> {
    /// The facet.
    pub facet: Facet,
    /// The facet in words.
    pub name: String,
    /// Values of the old version: those that went first.
    pub before: Vec<LedgerValue<'a>>,
    /// Values of the new version: those that came first.
    pub after: Vec<LedgerValue<'a>>,
    /// How many findings of this facet go which way; without those of no count.
    pub directions: Vec<DirectionCount>,
    /// Whether a value went or came, or a finding tells of the facet.
    pub changed: bool,
}

/// A value of a facet in one version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LedgerValue<'a> {
    /// The value, in snake case.
    pub value: &'a str,
    /// The value in words.
    pub name: String,
    /// What became of it.
    pub fate: Fate,
    /// The clauses that hold it in this version.
    pub places: Vec<Place<'a>>,
}

/// What became of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// Only the old version has it.
    Gone,
    /// Only the new version has it.
    Came,
    /// Both have it.
    Stayed,
}

/// How many findings go one way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DirectionCount {
    /// Which way.
    pub direction: Direction,
    /// The same in a word.
    pub name: String,
    /// Its sign.
    pub sign: &'static str,
    /// How many.
    pub count: usize,
}

/// A row for each facet of which either version or a finding says something.
pub(super) fn ledger<'a>(places: &Places<'a>, findings: &[FindingEntry<'a>]) -> Vec<LedgerRow<'a>> {
    Facet::ALL
        .into_iter()
        .map(|facet| row(places, findings, facet))
        .filter(|row| !(row.before.is_empty() && row.after.is_empty() && row.directions.is_empty()))
        .collect()
}

fn row<'a>(places: &Places<'a>, findings: &[FindingEntry<'a>], facet: Facet) -> LedgerRow<'a> {
    let values = |side: Side| {
        let of_facet = places.comparison.scope.iter().filter(|entry| entry.facet == facet);
        let mut values: Vec<_> = of_facet.filter_map(|entry| value(places, entry, side)).collect();
        values.sort_by_key(|value| value.fate);
        values
    };
    let directions: Vec<DirectionCount> = [Direction::Broadened, Direction::Narrowed, Direction::Changed]
        .into_iter()
        .map(|direction| DirectionCount {
            direction,
            name: places.words.direction(direction),
            sign: direction_sign(direction),
            count: findings.iter().filter(|finding| finding.facet == facet && finding.direction == direction).count(),
        })
        .filter(|direction| direction.count > 0)
        .collect();
    let (before, after) = (values(Side::Old), values(Side::New));
    let changed = !directions.is_empty() || before.iter().chain(&after).any(|value| value.fate != Fate::Stayed);
    LedgerRow { facet, name: places.words.facet(facet), before, after, directions, changed }
}

fn value<'a>(places: &Places<'a>, entry: &'a ScopeEntry, side: Side) -> Option<LedgerValue<'a>> {
    let ids = match side {
        Side::Old => &entry.old,
        Side::New => &entry.new,
    };
    let fate = match (entry.old.is_empty(), entry.new.is_empty()) {
        (false, false) => Fate::Stayed,
        (false, true) => Fate::Gone,
        _ => Fate::Came,
    };
    (!ids.is_empty()).then(|| LedgerValue {
        value: &entry.value,
        name: places.words.value(&entry.value),
        fate,
        places: places.all(ids),
    })
}
