//! Work off the interface thread: reading, comparing, opening projects. One request at a time; a cancelled one stops
//! before its next stage, in the middle of a comparison at the next clause, and what it brings is no longer asked for.

use super::effect::{Event, Input, Outcome, Request};
use super::index::Compared;
use super::source::Source;
use super::state::{Stage, Work};
use crate::clause::Side;
use crate::document::{Document, ReadOptions};
use crate::project::{self, Lock, LockError, Review, compare_reviewed};
use crate::scope::lexicon::Lexicons;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// Who waits for the work.
#[derive(Clone, Copy)]
pub struct Watch<'a> {
    /// Told how far the work has come.
    pub tell: &'a dyn Fn(Stage),
    /// Asked, often, whether the work is wanted still.
    pub wanted: &'a dyn Fn() -> bool,
}

impl Watch<'static> {
    /// Nobody, so that the work is done to its end.
    pub const NOBODY: Self = Self { tell: &|_| {}, wanted: &|| true };
}

/// Does a request; stops soon where it is no longer wanted.
pub fn run(request: Request, watch: Watch<'_>) -> Event {
    let outcome = match request {
        Request::Compare { old, new, review, fresh, by_date, sample } => {
            compare_inputs(old, new, review, by_date, watch).map(|work| Outcome { fresh, sample, ..outcome(work) })
        }
        Request::Project { path, recovered } => open_project(&path, recovered, watch),
    };
    Event::Done(outcome.map(Box::new))
}

/// Does a request as [`run`] does; a defect of the program breaks off this work only, and is told.
pub fn run_guarded(request: Request, watch: Watch<'_>) -> Event {
    let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| run(request, watch)));
    done.unwrap_or_else(|_| Event::Done(Err("work-broke-off".to_owned())))
}

/// What a piece of work that begins brings, with nothing unusual about it.
pub fn outcome(work: Work) -> Outcome {
    Outcome {
        work,
        fresh: true,
        sample: false,
        project: None,
        recovered: None,
        lock: None,
        read_only: None,
        lost: Vec::new(),
        changed_sources: Vec::new(),
    }
}

fn compare_inputs(
    old: Option<Input>,
    new: Option<Input>,
    review: Arc<Review>,
    by_date: bool,
    watch: Watch<'_>,
) -> Result<Work, String> {
    if let (Some(Input::Path(old)), Some(Input::Path(new))) = (&old, &new)
        && same_file(old, new)
    {
        return Err(format!(
            "{}: both versions are this same file. Choose another file for one of them.",
            old.display()
        ));
    }
    enter(Stage::ReadingOld, watch)?;
    let mut old = old.map(read).transpose()?;
    enter(Stage::ReadingNew, watch)?;
    let mut new = new.map(read).transpose()?;
    if let (true, Some((_, first)), Some((_, second))) = (by_date, &old, &new)
        && let (Some(first), Some(second)) = (&first.date, &second.date)
        && first > second
    {
        std::mem::swap(&mut old, &mut new);
    }
    let compared = match (&old, &new) {
        (Some((_, old)), Some((_, new))) => {
            enter(Stage::Comparing, watch)?;
            let comparison = compare_reviewed(Lexicons::embedded(), old, new, &review, watch.wanted);
            let comparison = comparison.ok_or_else(cancelled)?;
            enter(Stage::Indexing, watch)?;
            Some(Arc::new(Compared::new(comparison)))
        }
        _ => None,
    };
    let source = |side: Option<(Arc<Source>, Document)>| side.map(|(source, _)| source);
    Ok(Work { old: source(old), new: source(new), compared, review })
}

/// Goes on to a stage, or stops.
fn enter(stage: Stage, watch: Watch<'_>) -> Result<(), String> {
    (watch.tell)(stage);
    if (watch.wanted)() { Ok(()) } else { Err(cancelled()) }
}

fn cancelled() -> String {
    "The work was cancelled.".to_owned()
}

fn read(input: Input) -> Result<(Arc<Source>, Document), String> {
    let source = match input {
        Input::Path(path) => Arc::new(Source::read(&path, &ReadOptions::default()).map_err(|error| error.to_string())?),
        Input::Source(source) => source,
        Input::Again(source) => Arc::new(source.read_again().map_err(|error| error.to_string())?),
    };
    let document = source.document().map_err(|error| error.to_string())?;
    Ok((source, document))
}

fn same_file(old: &Path, new: &Path) -> bool {
    match (old.canonicalize(), new.canonicalize()) {
        (Ok(old), Ok(new)) => old == new,
        _ => false,
    }
}

fn open_project(path: &Path, recovered: bool, watch: Watch<'_>) -> Result<Outcome, String> {
    let (lock, read_only) = match take_lock(path) {
        Ok(lock) => (Some(lock), None),
        Err(error) => (None, Some(error.to_string())),
    };
    let read = project::open(path).map_err(|error| error.to_string())?;
    let damaged = || format!("{}: one of the texts inside is damaged. Open the two files themselves.", path.display());
    let source = |stored| Source::from_stored(stored).map(Arc::new).ok_or_else(damaged);
    let (old, new) = (source(&read.project.old)?, source(&read.project.new)?);
    let changed = [(Side::Old, &read.project.old), (Side::New, &read.project.new)];
    let changed_sources =
        changed.into_iter().filter(|(_, stored)| stored.source_changed()).map(|(side, _)| side).collect();
    let review = Arc::new(read.project.review);
    let work = compare_inputs(Some(Input::Source(old)), Some(Input::Source(new)), review, false, watch)?;
    Ok(Outcome {
        project: (!recovered).then(|| path.to_owned()),
        recovered: recovered.then(|| path.to_owned()),
        lock,
        read_only: read_only.filter(|_| !recovered),
        lost: read.lost,
        changed_sources,
        ..outcome(work)
    })
}

/// The sides whose file lies there still with other bytes than were read.
pub fn changed_sources(work: &Work) -> Vec<Side> {
    let changed = |side: &Side| {
        let Some(source) = work.source(*side) else { return false };
        let now = source.path.as_ref().and_then(|path| std::fs::read(path).ok());
        now.is_some_and(|bytes| bytes != source.bytes)
    };
    [Side::Old, Side::New].into_iter().filter(changed).collect()
}

/// The sides whose file no longer lies where it was read.
pub fn gone_sources(work: &Work) -> Vec<Side> {
    let gone = |side: &Side| {
        let path = work.source(*side).and_then(|source| source.path.as_ref());
        path.is_some_and(|path| path.try_exists().is_ok_and(|there| !there))
    };
    [Side::Old, Side::New].into_iter().filter(gone).collect()
}

/// Work that earlier runs left behind in the folder for it, and that no other window is at.
pub fn recoverable(folder: &Path) -> Vec<Recoverable> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "clausescope") && take_lock(path).is_ok())
        .collect();
    found.sort();
    let named = |path: PathBuf| {
        let project = project::open(&path).ok()?.project;
        Some(Recoverable { path, names: format!("{} → {}", project.old.name, project.new.name) })
    };
    found.into_iter().filter_map(named).collect()
}

/// Takes a lock, or finds that another window has it; after a while only where that window may be gone: the system needs a
/// moment to free the locks of a program that was killed.
fn take_lock(path: &Path) -> Result<Lock, LockError> {
    const LOOKS: usize = 5;
    for _ in 1..LOOKS {
        match Lock::take(path) {
            Err(LockError::Taken(_)) if !Lock::is_held(path) => std::thread::sleep(Duration::from_millis(250)),
            other => return other,
        }
    }
    Lock::take(path)
}

/// Work that an earlier run left behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recoverable {
    /// Where it is kept.
    pub path: PathBuf,
    /// The names of its two texts.
    pub names: String,
}
