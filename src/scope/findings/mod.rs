//! From passages to findings: what came, went or was reworded, told as changes of scope.
//!
//! A rule makes a draft; drafts that say the same of one passage are merged; what is left becomes the findings.

mod bases;
mod columns;
mod edits;
mod evidence;
mod foreign;
mod grants;
mod left_out;
mod merge;
mod periods;
mod promises;
mod respaced;
mod restated;
mod rights;
mod rows;
mod runs;
mod stays;
mod trackers;
mod weigh;
mod whole;

use super::definitions::Usage;
use super::lexicon::{Language, Model, ValueId};
use super::model::{Direction, Evidence, Facet, Finding, Replacement, Weight};
use super::passages::{ChangedClauses, Passage, Place, Version, sentence};
use super::reading::ReadClause;
use super::reason::{Names, told};
use crate::clause::{Clause, ClauseId, Side};
use crate::messages::Messages;
use crate::parallel::in_halves;
use crate::redline::{Change, ChangeKind};
pub(super) use foreign::leave_out as leave_out_foreign;
pub(super) use runs::Runs;
pub(super) use stays::Held;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

/// Everything a rule may look at.
pub(super) struct Ground<'a> {
    /// The values.
    pub model: &'a Model,
    /// The language of both versions.
    pub language: &'a Language,
    /// Its ISO 639-1 code.
    pub code: &'a str,
    /// Old clauses.
    pub old: &'a [Clause],
    /// New clauses.
    pub new: &'a [Clause],
    /// Their readings.
    pub old_read: Version<'a>,
    /// Their readings.
    pub new_read: Version<'a>,
    /// Where old terms are used.
    pub old_usage: &'a Usage,
    /// Where new terms are used.
    pub new_usage: &'a Usage,
    /// The changes of clauses.
    pub changes: &'a [Change],
    /// The clauses of the changes of words, in the order of the changes.
    pub changed: &'a [ChangedClauses],
    /// Which changes stand together.
    pub runs: Runs,
}

/// Words of a clause, by clause and tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words {
    /// The sentence they stand in.
    pub place: Place,
    /// The tokens of the clause.
    pub tokens: Range<usize>,
}

/// What kind of value a draft tells.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Told {
    /// A value of the model.
    Value(ValueId),
    /// A value of modality or of a list, by name.
    Named(&'static str),
}

/// A finding in the making.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Draft {
    /// The change, by its place.
    pub change: usize,
    /// The facet.
    pub facet: Facet,
    /// The value.
    pub told: Told,
    /// Which way.
    pub direction: Direction,
    /// Proof on the old side.
    pub old: Option<Words>,
    /// Proof on the new side.
    pub new: Option<Words>,
    /// The rule that made it.
    pub rule: &'static str,
    /// The lexicon's phrase, where one fired.
    pub phrase: Option<u32>,
    /// The old and the new value, where one stands for the other.
    pub from_to: Option<(ValueId, ValueId)>,
    /// The side that alone holds the value, where only one does.
    pub only: Option<Side>,
    /// How much it weighs, before the words are known.
    pub weight: Weight,
}

/// What the rules make of the passages, in the order of the changes.
pub(super) fn drafts(ground: &Ground<'_>, passages: &[Passage]) -> Vec<Draft> {
    let (mut drafts, granted) = grants::replaced(ground, passages);
    let mut told: HashSet<(bool, Place)> = granted.into_iter().collect();
    told.extend(respaced::respaced(ground, passages));
    let (lengths, periods) = periods::replaced(ground, passages, &told);
    drafts.extend(lengths);
    told.extend(periods);
    let (promised, promises) = promises::replaced(ground, passages);
    drafts.extend(promised);
    told.extend(promises);
    let (entries, mut rows) = rows::entries(ground);
    drafts.extend(entries);
    let (declared, trackers) = trackers::declared(ground);
    drafts.extend(declared);
    rows.extend(trackers);
    let draft = |passage: &Passage| match passage {
        Passage::Came { new, .. } if rows.contains(&(true, new.clause)) => Vec::new(),
        Passage::Went { old, .. } if rows.contains(&(false, old.clause)) => Vec::new(),
        Passage::Came { new, .. } if told.contains(&(true, *new)) => Vec::new(),
        Passage::Went { old, .. } if told.contains(&(false, *old)) => Vec::new(),
        Passage::Reworded { old, new, .. }
            if rows.contains(&(false, old.clause)) || rows.contains(&(true, new.clause)) =>
        {
            Vec::new()
        }
        Passage::Came { change, new } => whole::came(ground, *change, *new),
        Passage::Went { change, old } => whole::went(ground, *change, *old),
        Passage::Reworded { change, old, new, differences } => {
            edits::reworded(ground, *change, *old, *new, differences)
        }
    };
    drafts.extend(passages.iter().flat_map(draft));
    edits::leave_out_moved_purposes(&mut drafts);
    bases::tell(ground, &mut drafts);
    columns::leave_out(ground, &mut drafts);
    periods::without_ends(ground, &mut drafts);
    drafts.sort_by_key(|draft| draft.change);
    drafts
}

/// All findings, numbered in the order of the changes; `still` is what the new version holds, `work` how much is gone through
/// for them, in bytes of text.
pub(super) fn findings(ground: &Ground<'_>, mut drafts: Vec<Draft>, still: &Held, work: usize) -> Vec<Finding> {
    stays::leave_out(ground, &mut drafts, still);
    let drafts = merge::merge(ground, merge::without_restated(ground, drafts));
    let drafts: Vec<(usize, Draft)> = (1..).zip(drafts).collect();
    let told =
        |drafts: &[(usize, Draft)]| drafts.iter().map(|(number, draft)| finding(ground, draft, *number)).collect();
    in_halves(work, &drafts, told)
}

fn finding(ground: &Ground<'_>, draft: &Draft, number: usize) -> Finding {
    let proof = |words: &Option<Words>, clauses: &[Clause], read: &[Arc<ReadClause>]| -> Option<Evidence> {
        words.as_ref().map(|words| evidence::quote(&clauses[words.place.clause], &read[words.place.clause], words))
    };
    let old = proof(&draft.old, ground.old, ground.old_read);
    let new = proof(&draft.new, ground.new, ground.new_read);
    let value_of = |id: ValueId| ground.model.value(id);
    let (value, term, label) = match &draft.told {
        Told::Value(id) => (value_of(*id).id.clone(), value_of(*id).term.clone(), value_of(*id).label.clone()),
        Told::Named(name) => ((*name).to_owned(), None, Messages::english().value(name)),
    };
    let from_to = draft.from_to.map(|(from, to)| (value_of(from), value_of(to)));
    let rule = match draft.phrase {
        Some(phrase) => format!("{}: “{}”", draft.rule, ground.language.phrase(phrase).text),
        None => draft.rule.to_owned(),
    };
    let mut finding = Finding {
        id: format!("f{number}"),
        change: ground.changes[draft.change].id,
        facet: draft.facet,
        value,
        term,
        direction: draft.direction,
        weight: draft.weight,
        replacement: from_to.map(|(from, to)| Replacement { from: from.id.clone(), to: to.id.clone() }),
        reason: String::new(),
        old,
        new,
        rule,
        affected: affected(ground, draft),
    };
    let names = Names { value: label, from_to: from_to.map(|(from, to)| (from.label.clone(), to.label.clone())) };
    finding.reason = told(Messages::english(), &finding, names);
    finding
}

/// For words of a definition: the clauses that use its term and did not change themselves.
fn affected(ground: &Ground<'_>, draft: &Draft) -> Vec<ClauseId> {
    let Some((is_new, place)) = draft.place() else { return Vec::new() };
    let (clauses, usage) = if is_new { (ground.new, ground.new_usage) } else { (ground.old, ground.old_usage) };
    let said = sentence(if is_new { ground.new_read } else { ground.old_read }, place);
    if !whole::defines(&clauses[place.clause], said) {
        return Vec::new();
    }
    let unchanged = ground.changes.iter().filter(|change| change.kind == ChangeKind::Unchanged);
    let untouched: HashSet<&ClauseId> =
        unchanged.flat_map(|change| if is_new { &change.new } else { &change.old }).collect();
    let using = usage.affected(clauses, place.clause);
    using.into_iter().map(|at| &clauses[at].id).filter(|id| untouched.contains(id)).cloned().collect()
}

impl Draft {
    /// The sentence that proves it, the new one where there are two.
    fn place(&self) -> Option<(bool, Place)> {
        self.new
            .as_ref()
            .map(|words| (true, words.place))
            .or_else(|| self.old.as_ref().map(|words| (false, words.place)))
    }
}

/// Quotes a mention with the words around it.
pub(super) fn quote(clause: &Clause, read: &ReadClause, place: Place, mention: &super::statement::Mention) -> Evidence {
    evidence::quote(clause, read, &Words { place, tokens: mention.first..mention.last + 1 })
}
