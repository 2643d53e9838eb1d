//! One finding, one fact: drafts that say the same of neighbouring words become one.

use super::{Draft, Ground, Told, Words};
use crate::clause::{Clause, ClauseId, ClauseKind};
use crate::redline::ChangeKind;
use crate::scope::model::Facet;
use crate::scope::passages::{Version, sentence};

/// Merges drafts that neighbour each other and say the same; the weightiest stays.
pub fn merge(ground: &Ground<'_>, drafts: Vec<Draft>) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    for draft in drafts {
        let same = out.iter().rposition(|known| says_the_same(ground, known, &draft));
        match same {
            Some(at) if draft.weight < out[at].weight => out[at] = draft,
            Some(_) => {}
            None => out.push(draft),
        }
    }
    out
}

/// Leaves out what went at a place and came there again in other words: the same value of the same facet.
pub fn without_restated(ground: &Ground<'_>, drafts: Vec<Draft>) -> Vec<Draft> {
    let restated = |a: &Draft, b: &Draft| {
        let (went, came) = (a.new.is_none() && b.old.is_none(), a.old.is_none() && b.new.is_none());
        (went || came)
            && a.facet == b.facet
            && a.told == b.told
            && a.direction != b.direction
            && !matches!(a.told, Told::Named("promise_added" | "promise_removed"))
            && same_block(ground, a.change, b.change)
    };
    let keep: Vec<bool> = drafts.iter().map(|draft| !drafts.iter().any(|other| restated(draft, other))).collect();
    drafts.into_iter().zip(keep).filter_map(|(draft, keep)| keep.then_some(draft)).collect()
}

/// Whether no clause between two changes stayed as it was. Rows of a table are matters of their own.
pub fn same_block(ground: &Ground<'_>, a: usize, b: usize) -> bool {
    let row = |at: usize| {
        let change = &ground.changes[at];
        let is_row = |clause: Option<&Clause>| clause.is_some_and(|clause| clause.kind == ClauseKind::Row);
        let find = |clauses: &'_ [Clause], ids: &[ClauseId]| -> bool {
            is_row(ids.first().and_then(|id| clauses.iter().find(|clause| clause.id == *id)))
        };
        find(ground.old, &change.old) || find(ground.new, &change.new)
    };
    a == b || !row(a) && !row(b) && (a.min(b)..=a.max(b)).all(|at| ground.changes[at].kind != ChangeKind::Unchanged)
}

/// Whether the same sentences prove two drafts, on the same sides: what stands twice in a version is told once.
fn same_proof(ground: &Ground<'_>, known: &Draft, draft: &Draft) -> bool {
    let same = |a: &Option<Words>, b: &Option<Words>, read: Version<'_>| match (a, b) {
        (Some(a), Some(b)) => {
            let (a, b) = (&sentence(read, a.place).words, &sentence(read, b.place).words);
            a.len() == b.len() && a.iter().zip(b).all(|((a, ..), (b, ..))| a == b)
        }
        (None, None) => true,
        _ => false,
    };
    same(&known.old, &draft.old, ground.old_read) && same(&known.new, &draft.new, ground.new_read)
}

/// Whether two drafts tell one fact: the same facet and direction, in neighbouring sentences that came or went, or in
/// clauses of one run that came or went.
fn says_the_same(ground: &Ground<'_>, known: &Draft, draft: &Draft) -> bool {
    if known.facet != draft.facet || known.direction != draft.direction {
        return false;
    }
    if known.told == draft.told && same_proof(ground, known, draft) {
        return true;
    }
    let whole = |draft: &Draft| draft.old.is_none() || draft.new.is_none();
    if !whole(known) || !whole(draft) || known.old.is_none() != draft.old.is_none() {
        return false;
    }
    let same_value = known.told == draft.told;
    if known.change == draft.change {
        let (Some((_, a)), Some((_, b))) = (known.place(), draft.place()) else { return false };
        let near = a.clause == b.clause && a.sentence.abs_diff(b.sentence) <= 1;
        return near && same_value && !matches!(draft.facet, Facet::Modality | Facet::Safeguard);
    }
    let run = (known.change.min(draft.change)..=known.change.max(draft.change))
        .all(|at| matches!(ground.changes[at].kind, ChangeKind::Inserted | ChangeKind::Deleted));
    let listed = |draft: &Draft| -> Option<&ClauseId> {
        let (is_new, place) = draft.place()?;
        let clause = &(if is_new { ground.new } else { ground.old })[place.clause];
        matches!(clause.kind, ClauseKind::Item | ClauseKind::Row).then_some(clause.parent.as_ref()?)
    };
    // Entries of one list that came or went together are one passage.
    let one_list = !matches!(draft.facet, Facet::Modality | Facet::Safeguard)
        && listed(known).is_some_and(|list| listed(draft) == Some(list));
    run && (same_value || one_list)
}
