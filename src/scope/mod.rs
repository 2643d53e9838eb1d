//! The scope of data use: statements, the ledger of a version, findings between versions.
//!
//! Knows clauses and changes, nothing of files, views or reports. The way from clauses to findings:
//!
//! 1. [`lexicon`]: what words mean, as data, one folder a language;
//! 2. [`reading`]: clauses read as [`statement`]s: who may do what to which data;
//! 3. `definitions`: what defined terms mean, carried into the clauses that use them;
//! 4. [`passages`]: which sentences came, went or were reworded;
//! 5. `findings`: what that means for scope, by rules; directions only by the partial orders of [`order`];
//! 6. [`ledger`] and `kept`: all that is held, and what stayed.

mod definitions;
mod explanation;
mod findings;
mod kept;
pub mod ledger;
pub mod lexicon;
mod model;
pub mod order;
pub mod passages;
pub mod reading;
mod reason;
pub mod statement;

pub use explanation::{ExplainedMention, ExplainedStatement, Explanation, LedgerRow, explain};
pub use model::*;
pub use reason::reason;

use crate::clause::{Clause, ClauseId};
use crate::parallel::both;
use crate::redline::{Change, ChangeClass, ChangeKind, Op};
use crate::text::{Token, Word};
use definitions::Usage;
use lexicon::{Language, Lexicons, Model};
use passages::ChangedClauses;
use reading::{Known, Parts, ReadClause, Reader, own_name};
use std::sync::{Arc, OnceLock};

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

/// What is read of two versions before it is known what changed between them; or why nothing is.
pub struct Readings<'a>(Result<Both<'a>, String>);

struct Both<'a> {
    model: &'a Model,
    language: &'a Language,
    /// Its ISO 639-1 code.
    code: String,
    old: Names,
    new: Names,
    /// The old version, clause by clause. Of the new one only what changed is read: see [`analyse`].
    old_read: Vec<Arc<ReadClause>>,
}

/// What names a version has: its company's, and those that it defines.
struct Names {
    company: Option<Word>,
    usage: Usage,
}

impl Names {
    fn of(terms: Terms<'_>, language: &Language) -> Self {
        Self { company: own_name(terms.clauses, language), usage: Usage::of(terms.clauses) }
    }
}

/// Reads what can be read of two versions with the lexicons given, while `other` work is done that tells what changed
/// between them; none where that is no longer wanted. On a machine with one core, and for short texts, one is done after
/// the other.
pub fn read_beside<'a, T>(
    lexicons: &'a Lexicons,
    old: Terms<'_>,
    new: Terms<'_>,
    wanted: &dyn Fn() -> bool,
    other: impl FnOnce() -> Option<T>,
) -> Option<(Readings<'a>, T)> {
    let language = match language(lexicons, old, new) {
        Ok(language) => language,
        Err(notice) => return Some((Readings(Err(notice)), other()?)),
    };
    let code = old.language.or(new.language).unwrap_or_default().to_owned();
    let model = lexicons.model();
    let work = work(old.clauses) + work(new.clauses);
    let told = OnceLock::new();
    let names = || told.get_or_init(|| [Names::of(old, language), Names::of(new, language)]);
    let reader = || Reader { model, language, own: names()[0].company };
    let parts = Parts::of(old.clauses, &|_| None);
    let done = parts.read_beside(work, reader, wanted, other)?;
    let old_read = parts.whole(reader(), wanted)?;
    let [old, new] = told.into_inner()?;
    Some((Readings(Ok(Both { model, language, code, old, new, old_read })), done))
}

/// Finds how the scope of data use changed between two aligned versions that were read so far; none where that is no
/// longer wanted.
pub fn analyse(
    readings: Readings<'_>,
    old: &[Clause],
    new: &[Clause],
    changes: &[Change],
    wanted: &dyn Fn() -> bool,
) -> Option<Analysis> {
    let Both { model, language, code, old: old_names, new: new_names, mut old_read } = match readings.0 {
        Ok(both) => both,
        Err(notice) => return Some(Analysis { notices: vec![notice], ..Analysis::default() }),
    };
    let work = work(old) + work(new);
    // What was read is gone through, and given back, in far fewer steps than it is read.
    let listed = work / 8;
    let (old_name, new_name) = (old_names.company, new_names.company);
    let (old_usage, new_usage) = (&old_names.usage, &new_names.usage);
    let twins = twins(changes, new.len());
    let known = |at: usize| {
        let twin = (*twins.get(at)?)?;
        let clause = &old_read[twin];
        // What is read of a clause hangs on who its company is, where it names it.
        let names = |token: &Token| [old_name, new_name].contains(&Some(token.word));
        let parent = old[twin].parent.as_ref().map(|parent| &*old_read[parent.place()]);
        let same = is_same(&old[twin], &new[at]) && (old_name == new_name || !clause.tokens.iter().any(names));
        same.then_some(Known { clause, parent })
    };
    let mut new_read = Reader { model, language, own: new_name }.read(new, &known, wanted)?;
    definitions::carry(model, old, &mut old_read, old_usage);
    definitions::carry(model, new, &mut new_read, new_usage);
    let changed = changed_clauses(changes);
    let passages = wanted().then(|| passages::passages(&old_read, &new_read, &changed, work))?;
    let ground = findings::Ground {
        model,
        language,
        code: &code,
        old,
        new,
        old_read: &old_read,
        new_read: &new_read,
        old_usage,
        new_usage,
        changes,
        changed: &changed,
        runs: findings::Runs::of(changes, old, new),
    };
    let (olds, news) = ((old, &old_read[..]), (new, &new_read[..]));
    let held = || (ledger::ledger(model, olds, news), findings::Held::of(&new_read, model));
    let drafts = || findings::drafts(&ground, &passages);
    let ((scope, still), mut drafts) = wanted().then(|| both(listed, held, drafts))?;
    let foreign = findings::leave_out_foreign(&ground, &mut drafts);
    let findings = findings::findings(&ground, drafts, &still, listed);
    let kept = kept::kept(model, olds, news, changes, &changed, &findings, listed);
    // What was read is given back by both too: it is many small pieces.
    let second_halves = [&mut old_read, &mut new_read].map(|read| read.split_off(read.len() / 2));
    both(listed, || drop(second_halves), || drop((old_read, new_read)));
    let mut notices = Vec::new();
    if !language.complete {
        notices.push(format!(
            "Findings in {} are partial: only the commonest values are known. Read the redline itself.",
            language.name
        ));
    }
    if !foreign.is_empty() {
        let codes: Vec<&str> = foreign.into_iter().collect();
        notices.push(format!(
            "Changed clauses in another language ({}) and what stands in their place were compared without findings. Read them in the redline.",
            codes.join(", ")
        ));
    }
    Some(Analysis { verdict: verdict(&findings), findings, scope, kept, notices })
}

/// How much work clauses are, in bytes of text gone through: for scope every word is asked many times.
fn work(clauses: &[Clause]) -> usize {
    const TIMES: usize = 8;
    clauses.iter().map(|clause| clause.text.len() * TIMES).sum()
}

/// The language of both versions, or why there are no findings.
fn language<'a>(lexicons: &'a Lexicons, old: Terms<'_>, new: Terms<'_>) -> Result<&'a Language, String> {
    match (old.language, new.language) {
        (Some(old), Some(new)) if old != new => {
            Err(format!("The versions are in different languages ({old}, {new}): they were compared without findings."))
        }
        (code, other) => only_language(lexicons, code.or(other)),
    }
}

/// The language of a code, or why there are no findings.
fn only_language<'a>(lexicons: &'a Lexicons, code: Option<&str>) -> Result<&'a Language, String> {
    let code = code.ok_or("The language could not be told: there are no findings, only what changed in the text.")?;
    lexicons.language(code).ok_or_else(|| {
        format!("There is no lexicon for this language ({code}): there are no findings, only what changed in the text.")
    })
}

/// New clauses that stand to the letter in the old version, with the old one.
fn twins(changes: &[Change], news: usize) -> Vec<Option<usize>> {
    let mut twins = vec![None; news];
    let unchanged = changes.iter().filter(|change| change.kind == ChangeKind::Unchanged);
    for (was, is) in unchanged.flat_map(|change| change.old.iter().zip(&change.new)) {
        twins[is.place()] = Some(was.place());
    }
    twins
}

/// Whether two clauses are read alike wherever they stand.
fn is_same(old: &Clause, new: &Clause) -> bool {
    let form = |clause: &Clause| (clause.kind, clause.number_len, clause.header_row);
    form(old) == form(new) && old.text == new.text
}

/// The clauses of every change of words.
fn changed_clauses(changes: &[Change]) -> Vec<ChangedClauses> {
    let places = |ids: &[ClauseId]| -> Vec<usize> { ids.iter().map(ClauseId::place).collect() };
    changes
        .iter()
        .enumerate()
        .filter(|(_, change)| {
            change.kind != ChangeKind::Unchanged
                && change.class.is_none_or(|class| matches!(class, ChangeClass::Substantive | ChangeClass::Order))
                && says_something_else(change)
        })
        .map(|(at, change)| ChangedClauses { change: at, old: places(&change.old), new: places(&change.new) })
        .collect()
}

/// Whether a letter or a digit came or went: where a clause was only cut in two, or lines were joined, nothing else is said.
fn says_something_else(change: &Change) -> bool {
    let mut differing = change.segments.iter().filter(|segment| segment.op != Op::Equal);
    differing.any(|segment| segment.text.chars().any(char::is_alphanumeric))
}

/// All findings taken together.
fn verdict(findings: &[Finding]) -> Verdict {
    let any = |direction: Direction| findings.iter().any(|finding| finding.direction == direction);
    match (any(Direction::Broadened), any(Direction::Narrowed), any(Direction::Changed)) {
        (false, false, false) => Verdict::None,
        (true, false, _) => Verdict::Broadened,
        (false, true, _) => Verdict::Narrowed,
        _ => Verdict::Mixed,
    }
}
