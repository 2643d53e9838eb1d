//! From two documents to the whole result.

use super::changes::{Changes, Made};
use super::model::*;
use super::passages::moved_passages;
use crate::align::{Constraints, align};
use crate::clause::{Clause, ClauseId, dangling_references, segment_both};
use crate::document::Document;
use crate::scope::{self, lexicon::Lexicons};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a comparison is asked to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Options {
    /// Whether to look for findings of scope.
    pub scope: bool,
    /// Pairs that the reviewer forced: old and new clause by their names in the comparison before.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub forced_pairs: Vec<(String, String)>,
    /// Pairs that the reviewer took apart.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub forbidden_pairs: Vec<(String, String)>,
}

impl Default for Options {
    fn default() -> Self {
        Self { scope: true, forced_pairs: Vec::new(), forbidden_pairs: Vec::new() }
    }
}

/// Compares two versions with the lexicons in the program. Pure and deterministic.
pub fn compare(old: &Document, new: &Document, options: &Options) -> Comparison {
    compare_with(Lexicons::embedded(), old, new, options)
}

/// Compares two versions with lexicons of the caller's. Pure and deterministic.
pub fn compare_with(lexicons: &Lexicons, old: &Document, new: &Document, options: &Options) -> Comparison {
    compare_while(lexicons, old, new, options, &|| true).expect("it is wanted to the end")
}

/// Compares two versions, and asks clause by clause whether the result is wanted still; none once it is not. The answer
/// decides only whether there is a result, never what it says.
pub fn compare_while(
    lexicons: &Lexicons,
    old: &Document,
    new: &Document,
    options: &Options,
    wanted: &dyn Fn() -> bool,
) -> Option<Comparison> {
    let [old_clauses, new_clauses] = wanted().then(|| segment_both(old, new))?;
    let changed = || changed(&old_clauses, &new_clauses, options, wanted);
    let (readings, Changed { changes, notices, renumbering, moves, summary }) = if options.scope {
        let (old, new) = (terms(old, &old_clauses), terms(new, &new_clauses));
        let (readings, changed) = scope::read_beside(lexicons, old, new, wanted, changed)?;
        (Some(readings), changed)
    } else {
        (None, changed()?)
    };
    let mut comparison = Comparison {
        format: "clausescope/comparison".to_owned(),
        version: 1,
        tool: Tool { name: env!("CARGO_PKG_NAME").to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() },
        old: version(old, old_clauses),
        new: version(new, new_clauses),
        changes,
        findings: Vec::new(),
        verdict: scope::Verdict::None,
        scope: Vec::new(),
        kept: Vec::new(),
        renumbering,
        moves,
        notices,
        options: options.clone(),
        summary,
    };
    if let Some(readings) = readings {
        let (old, new) = (&comparison.old.clauses, &comparison.new.clauses);
        let analysis = scope::analyse(readings, old, new, &comparison.changes, wanted)?;
        comparison.findings = analysis.findings;
        comparison.verdict = analysis.verdict;
        comparison.scope = analysis.scope;
        comparison.kept = analysis.kept;
        comparison.notices.extend(analysis.notices);
    }
    Some(comparison)
}

/// What changed between two versions, with all that is told of it without reading what the clauses say.
struct Changed {
    changes: Vec<Change>,
    notices: Vec<String>,
    renumbering: Vec<Renumbering>,
    moves: Vec<Move>,
    summary: Summary,
}

/// Aligns two versions and finds what changed; none once it is no longer wanted.
fn changed(old: &[Clause], new: &[Clause], options: &Options, wanted: &dyn Fn() -> bool) -> Option<Changed> {
    let constraints = Constraints {
        forced: places(&options.forced_pairs),
        forbidden: places(&options.forbidden_pairs).into_iter().collect(),
    };
    let alignment = wanted().then(|| align(old, new, &constraints))?;
    let made = Changes::new(old, new, &alignment.links).all(wanted)?;
    let summary = summary(old, new, &made);
    let Made { changes, notices, passages, .. } = made;
    let moved = moved_passages(old, new, &alignment.links, &changes, &passages);
    let notices = alignment.fallbacks.into_iter().chain(notices).chain(moved).collect();
    let renumbered = changes.iter().filter(|change| change.renumbered);
    let renumbering = renumbered.filter_map(|change| renumbering(change, old, new)).collect();
    let moves = moves(&changes);
    Some(Changed { changes, notices, renumbering, moves, summary })
}

fn terms<'a>(document: &'a Document, clauses: &'a [Clause]) -> scope::Terms<'a> {
    scope::Terms { clauses, language: document.language.as_deref() }
}

/// Pairs named `o12` and `n13` as indices of clauses.
fn places(pairs: &[(String, String)]) -> Vec<(usize, usize)> {
    let place = |name: &str, letter: char| name.strip_prefix(letter)?.parse::<usize>().ok()?.checked_sub(1);
    pairs.iter().filter_map(|(old, new)| Some((place(old, 'o')?, place(new, 'n')?))).collect()
}

/// Moved changes whose clauses were neighbours on both sides, each run as one move.
fn moves(changes: &[Change]) -> Vec<Move> {
    let mut moves: Vec<Move> = Vec::new();
    let mut last = (0, 0);
    for change in changes.iter().filter(|change| change.moved) {
        let (Some(old), Some(new)) = (change.old.first(), change.new.first()) else { continue };
        let starts = (old.number(), new.number());
        match moves.last_mut() {
            Some(open) if starts == (last.0 + 1, last.1 + 1) => open.changes.push(change.id),
            _ => moves.push(Move { changes: vec![change.id] }),
        }
        last = (change.old.last().map_or(0, ClauseId::number), change.new.last().map_or(0, ClauseId::number));
    }
    moves
}

fn version(document: &Document, clauses: Vec<Clause>) -> Version {
    Version {
        name: document.name.clone(),
        media_type: document.media_type.clone(),
        sha256: document.sha256.clone(),
        bytes: document.bytes,
        title: document.title.clone(),
        language: document.language.clone(),
        date: document.date.clone(),
        warnings: document.warnings.iter().cloned().chain(dangling_references(&clauses)).collect(),
        coverage: document.coverage.clone(),
        clauses,
    }
}

fn renumbering(change: &Change, old: &[Clause], new: &[Clause]) -> Option<Renumbering> {
    let number = |clauses: &[Clause], id: &ClauseId| clauses.get(id.place())?.number.clone();
    Some(Renumbering {
        old: number(old, change.old.first()?)?,
        new: number(new, change.new.first()?)?,
        change: change.id,
    })
}

fn summary(old: &[Clause], new: &[Clause], made: &Made) -> Summary {
    let mut summary = Summary {
        clauses_old: old.len(),
        clauses_new: new.len(),
        words_inserted: made.words_inserted,
        words_deleted: made.words_deleted,
        ..Summary::default()
    };
    for change in &made.changes {
        let of_kind = match change.kind {
            ChangeKind::Unchanged => &mut summary.unchanged,
            ChangeKind::Modified => &mut summary.modified,
            ChangeKind::Inserted => &mut summary.inserted,
            ChangeKind::Deleted => &mut summary.deleted,
            ChangeKind::Split => &mut summary.split,
            ChangeKind::Merged => &mut summary.merged,
        };
        *of_kind += 1;
        summary.moved += usize::from(change.moved);
        summary.renumbered += usize::from(change.renumbered);
    }
    summary
}
