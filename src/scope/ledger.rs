//! The ledger of a version: every value of every facet, with the clauses that hold it.

use super::Facet;
use super::lexicon::{Model, ValueId};
use super::model::ScopeEntry;
use super::reading::ReadClause;
use super::statement::{Force, Mention, Statement};
use crate::clause::{Clause, ClauseId};
use std::sync::Arc;

/// Clauses that hold a value, on the old and on the new side.
type Held = [Vec<ClauseId>; 2];

/// The ledgers of two versions in one table, in the order of the facets and of the model.
pub fn ledger(
    model: &Model,
    old: (&[Clause], &[Arc<ReadClause>]),
    new: (&[Clause], &[Arc<ReadClause>]),
) -> Vec<ScopeEntry> {
    let mut held: Vec<Held> = vec![Held::default(); model.values().count()];
    let mut promised: Held = Held::default();
    for (side, (clauses, reads)) in [old, new].into_iter().enumerate() {
        for (clause, read) in clauses.iter().zip(reads) {
            for sentence in &read.sentences {
                for statement in &sentence.statements {
                    if matches!(statement.force, Force::Promise | Force::Limit)
                        && promised[side].last() != Some(&clause.id)
                    {
                        promised[side].push(clause.id);
                    }
                    for value in holding(statement).map(|mention| mention.value).chain(taken_over(statement)) {
                        let list = &mut held[usize::from(value.0)][side];
                        if list.last() != Some(&clause.id) {
                            list.push(clause.id);
                        }
                    }
                }
            }
        }
    }
    let mut out: Vec<ScopeEntry> = Vec::new();
    for facet in Facet::ALL {
        for (value, told) in model.values().filter(|(_, told)| told.facet == facet) {
            let [old, new] = std::mem::take(&mut held[usize::from(value.0)]);
            if !(old.is_empty() && new.is_empty()) {
                out.push(ScopeEntry { facet, value: told.id.clone(), old, new });
            }
        }
        if facet == Facet::Modality && promised.iter().any(|side| !side.is_empty()) {
            let [old, new] = promised.clone();
            out.push(ScopeEntry { facet, value: "promise".to_owned(), old, new });
        }
    }
    out
}

/// The acts that a statement of data or of a time takes over from the line above it: a row "Photos | 30 days" below "How long we
/// keep it" holds that photos are kept.
fn taken_over(statement: &Statement) -> impl Iterator<Item = ValueId> {
    let says = |mention: &Mention| matches!(mention.facet, Facet::Data | Facet::Duration);
    let permits = statement.force == Force::Permission && statement.mentions.iter().any(says);
    statement.inherited_acts.iter().copied().filter(move |_| permits)
}

/// What a statement adds to the ledger: what it permits, or how it protects. What is promised not to be done is not
/// part of what may be done.
pub fn holding(statement: &Statement) -> impl Iterator<Item = &Mention> {
    let permits = matches!(statement.force, Force::Permission | Force::Limit);
    let protects = matches!(statement.force, Force::Right | Force::Duty);
    statement.mentions.iter().filter(move |mention| {
        (mention.strong || statement.of_data) && (permits || protects && mention.facet == Facet::Safeguard)
    })
}
