//! Definitions carried into the clauses that use the term: what “Participant Materials” means is what is granted where
//! Participant Materials are granted.
//!
//! Knows one version at a time. A term is used where it stands to the letter (or in the plural) outside the words that
//! define it.

use super::lexicon::ValueId;
use super::reading::ReadClause;
use super::statement::{Force, Sentence, Statement};
use super::{Facet, lexicon::Model};
use crate::clause::{Clause, Definition, DefinitionForm};
use crate::text::ByteSpan;
use aho_corasick::{AhoCorasick, MatchKind};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Where the defined terms of a version are used.
#[derive(Debug, Clone, Default)]
pub struct Usage {
    /// By place of the defining clause and of the definition in it: the places of its uses.
    uses: BTreeMap<(usize, usize), Vec<Use>>,
}

/// A place where a term is used.
#[derive(Debug, Clone, Copy)]
struct Use {
    clause: usize,
    span: ByteSpan,
}

impl Usage {
    /// Finds every use of every defined term.
    pub fn of(clauses: &[Clause]) -> Self {
        let mut owners: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
        for (at, clause) in clauses.iter().enumerate() {
            for (place, definition) in clause.definitions.iter().enumerate() {
                if is_told_apart(definition) {
                    owners.entry(&definition.term).or_default().push((at, place));
                }
            }
        }
        let terms: Vec<&str> = owners.keys().copied().collect();
        let Ok(finder) = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&terms) else {
            return Self::default();
        };
        let mut uses: BTreeMap<(usize, usize), Vec<Use>> = BTreeMap::new();
        for (at, clause) in clauses.iter().enumerate() {
            for found in finder.find_iter(clause.text.as_str()).filter(|found| is_whole(&clause.text, found.range())) {
                let span = ByteSpan::new(found.start(), found.end());
                for &owner in &owners[terms[found.pattern().as_usize()]] {
                    if owner != (at, owner.1) || clause.definitions[owner.1].span != span {
                        uses.entry(owner).or_default().push(Use { clause: at, span });
                    }
                }
            }
        }
        Self { uses }
    }

    /// The definitions, each by its clause and its place in it, whose terms are used within a span of a clause, with where.
    pub fn within(&self, clause: usize, span: ByteSpan) -> impl Iterator<Item = ((usize, usize), ByteSpan)> {
        let inside =
            move |used: &&Use| used.clause == clause && span.start <= used.span.start && used.span.end <= span.end;
        self.uses
            .iter()
            .flat_map(move |(&definition, uses)| uses.iter().filter(inside).map(move |used| (definition, used.span)))
    }

    /// The clauses that use a term which a clause defines, or a term whose definition uses it, and so on; not itself.
    pub fn affected(&self, clauses: &[Clause], defining: usize) -> BTreeSet<usize> {
        let mut out = BTreeSet::new();
        let mut open = vec![defining];
        while let Some(at) = open.pop() {
            for place in 0..clauses[at].definitions.len() {
                let using = self.uses.get(&(at, place)).into_iter().flatten().map(|used| used.clause);
                open.extend(using.filter(|&clause| clause != defining && out.insert(clause)));
            }
        }
        out
    }
}

/// Whether a term stands out from common words, so that its uses can be told: it is written with a capital.
fn is_told_apart(definition: &Definition) -> bool {
    definition.term.chars().any(char::is_uppercase) && definition.term.chars().count() > 2
}

/// Whether words stand by themselves, apart from an `s` of the plural.
fn is_whole(text: &str, range: std::ops::Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    let mut after = text[range.end..].chars();
    let next = after.next();
    let last = if next == Some('s') { after.next() } else { next };
    !before.is_some_and(char::is_alphanumeric) && !last.is_some_and(char::is_alphanumeric)
}

/// Reads the sentences that define a term as part of the permissions that use it: they take over the acts of these.
pub fn carry(model: &Model, clauses: &[Clause], reads: &mut [Arc<ReadClause>], usage: &Usage) {
    for (&(at, place), uses) in &usage.uses {
        let definition = &clauses[at].definitions[place];
        if definition.form != DefinitionForm::Meaning {
            continue;
        }
        let acts = permitted(model, reads, at, uses);
        if acts.is_empty() {
            continue;
        }
        let read = Arc::make_mut(&mut reads[at]);
        let tokens = &read.tokens;
        let defining = |sentence: &&mut Sentence| {
            sentence.span.start <= definition.span.start && definition.span.end <= sentence.span.end
        };
        for statement in read.sentences.iter_mut().filter(defining).flat_map(|sentence| sentence.statements.iter_mut())
        {
            let behind = statement.tokens.end > 0 && tokens[statement.tokens.end - 1].span.start >= definition.span.end;
            if behind && !statement.force.is_scope() {
                statement.force = Force::Permission;
                statement.of_data = true;
                statement.inherited_acts.clone_from(&acts);
            }
        }
    }
}

/// The acts of the permissions in which a term is used.
fn permitted(model: &Model, reads: &[Arc<ReadClause>], defining: usize, uses: &[Use]) -> Vec<ValueId> {
    let mut acts = BTreeSet::new();
    for used in uses.iter().filter(|used| used.clause != defining) {
        let read = &reads[used.clause];
        let holds = |statement: &&Statement| {
            let tokens = || &read.tokens[statement.tokens.clone()];
            statement.force == Force::Permission
                && tokens().first().is_some_and(|token| token.span.start <= used.span.start)
                && tokens().last().is_some_and(|token| used.span.end <= token.span.end)
        };
        for statement in read.sentences.iter().flat_map(|sentence| &sentence.statements).filter(holds) {
            acts.extend(statement.inherited_acts.iter().copied());
            acts.extend(
                statement
                    .mentions
                    .iter()
                    .map(|mention| mention.value)
                    .filter(|&value| model.value(value).facet == Facet::Action),
            );
        }
    }
    acts.into_iter().collect()
}
