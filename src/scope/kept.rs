//! What stayed: for every change with a finding, the values that stand on both sides.

use super::findings::quote;
use super::ledger::holding;
use super::lexicon::Model;
use super::model::{Facet, Finding, Kept};
use super::passages::{ChangedClauses, Place, Version};
use super::statement::Mention;
use crate::clause::Clause;
use crate::parallel::in_halves;
use crate::redline::Change;

/// Least weight of a value that is worth saying that it stayed.
const WORTH_SAYING: u8 = 2;

/// The values that stand on both sides of each change that has a finding; `work` is how much is gone through for them, in
/// bytes of text.
pub fn kept(
    model: &Model,
    (old, old_read): (&[Clause], Version<'_>),
    (new, new_read): (&[Clause], Version<'_>),
    changes: &[Change],
    changed: &[ChangedClauses],
    findings: &[Finding],
    work: usize,
) -> Vec<Kept> {
    let of_change = |clauses: &ChangedClauses| {
        let mut out = Vec::new();
        let change = &changes[clauses.change];
        if !findings.iter().any(|finding| finding.change == change.id) {
            return out;
        }
        let olds = said(old_read, &clauses.old);
        let news = said(new_read, &clauses.new);
        for facet in Facet::ALL {
            let mut told = Vec::new();
            for (place, mention) in olds.iter().filter(|(_, mention)| mention.facet == facet) {
                let same = news.iter().find(|(_, other)| other.value == mention.value && other.days == mention.days);
                let Some((other_place, other)) = same else { continue };
                if told.contains(&mention.value) || model.value(mention.value).weight < WORTH_SAYING {
                    continue;
                }
                told.push(mention.value);
                out.push(Kept {
                    change: change.id,
                    facet,
                    value: model.value(mention.value).id.clone(),
                    old: quote(&old[place.clause], &old_read[place.clause], *place, mention),
                    new: quote(&new[other_place.clause], &new_read[other_place.clause], *other_place, other),
                });
            }
        }
        out
    };
    in_halves(work, changed, |changed| changed.iter().flat_map(of_change).collect())
}

fn said(version: Version<'_>, clauses: &[usize]) -> Vec<(Place, Mention)> {
    let mut out = Vec::new();
    for &clause in clauses {
        for (at, sentence) in version[clause].sentences.iter().enumerate() {
            for statement in &sentence.statements {
                out.extend(holding(statement).map(|mention| (Place { clause, sentence: at }, *mention)));
            }
        }
    }
    out
}
