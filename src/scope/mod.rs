//! The scope of data use: statements, the ledger of a version, findings between versions.
//!
//! Knows clauses and changes, nothing of files, views or reports.

mod model;

pub use model::*;

use crate::clause::Clause;
use crate::redline::Change;

/// What the scope engine tells of two aligned versions.
#[derive(Debug, Clone, Default)]
pub struct Analysis {
    /// Changes of scope.
    pub findings: Vec<Finding>,
    /// The findings taken together.
    pub verdict: Verdict,
    /// The ledger of both versions.
    pub scope: Vec<ScopeEntry>,
    /// What did not change in clauses with a finding.
    pub kept: Vec<Kept>,
    /// What a reader must know, such as a language without a lexicon.
    pub notices: Vec<String>,
}

/// One version as the scope engine sees it.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'a> {
    /// Its clauses in reading order.
    pub clauses: &'a [Clause],
    /// ISO 639-1 code of its language, where it could be told.
    pub language: Option<&'a str>,
}

/// Finds how the scope of data use changed between two aligned versions.
pub fn analyse(_old: Terms<'_>, _new: Terms<'_>, _changes: &[Change]) -> Analysis {
    Analysis::default()
}
