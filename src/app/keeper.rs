//! Keeps the work on disk: within a second of an edit, whole or not at all, in the project file or, for work that has none
//! yet, in the folder for recovery.

use super::effect::Event;
use super::state::Model;
use crate::project::{self, Lock, LockError};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long an edit may wait, so that typing is not written letter by letter.
const WAIT: Duration = Duration::from_millis(400);
/// How long after a failure the writing is tried again.
const RETRY: Duration = Duration::from_secs(5);

/// Keeps the work on disk.
#[derive(Debug)]
pub struct Keeper {
    /// Where work without a project file is kept.
    recovery: PathBuf,
    /// The project or recovery file that is written, with its lock.
    home: Option<(PathBuf, Lock)>,
    /// Whether the home is one for recovery.
    is_recovery: bool,
    /// The last edit seen, and when.
    seen: (u64, Option<Instant>),
    /// The edit that a thread is writing, or that could not be written, and since when.
    tried: (u64, Option<Instant>),
}

impl Keeper {
    /// Keeps work without a project file in this folder.
    pub fn new(recovery: PathBuf) -> Self {
        Self { recovery, home: None, is_recovery: false, seen: (0, None), tried: (0, None) }
    }

    /// Other work is open now.
    pub fn reset(&mut self, project: Option<(PathBuf, Lock)>) {
        self.is_recovery = false;
        self.home = project;
        self.seen = (0, None);
        self.tried = (0, None);
    }

    /// Goes on in a file that a crash left behind.
    pub fn take_over(&mut self, path: PathBuf, lock: Lock) {
        self.home = Some((path, lock));
        self.is_recovery = true;
    }

    /// The work has a project file now: it is no longer kept for recovery.
    pub fn move_to(&mut self, path: PathBuf, lock: Option<Lock>) {
        if let (true, Some((old, _))) = (self.is_recovery, &self.home) {
            let _ = std::fs::remove_file(old);
        }
        self.is_recovery = false;
        match lock {
            Some(lock) => self.home = Some((path, lock)),
            None => {
                if let Some((home, _)) = &mut self.home {
                    *home = path;
                }
            }
        }
    }

    /// Whether this file is the one that is written already.
    pub fn holds(&self, path: &Path) -> bool {
        !self.is_recovery && self.home.as_ref().is_some_and(|(home, _)| home == path)
    }

    /// Writes what was edited, off this thread, once it has waited; gives back how long to wait still.
    pub fn keep(&mut self, model: &Model, send: impl FnOnce(Event) + Send + 'static) -> Option<Duration> {
        let revision = model.keeping.revision;
        if !model.is_unsaved() || model.keeping.read_only.is_some() {
            return None;
        }
        if let (tried, Some(since)) = self.tried
            && tried == revision
        {
            // A disk that was full may have room again.
            model.keeping.trouble.as_ref()?;
            if since.elapsed() < RETRY {
                return Some(RETRY - since.elapsed());
            }
        }
        if self.seen.0 != revision {
            // The wait runs from the first edit that is not on disk, so that steady typing is kept too.
            let since =
                if self.tried.0 == self.seen.0 { Instant::now() } else { self.seen.1.unwrap_or_else(Instant::now) };
            self.seen = (revision, Some(since));
        }
        let waited = self.seen.1.map_or(WAIT, |since| since.elapsed());
        if waited < WAIT {
            return Some(WAIT - waited);
        }
        self.tried = (revision, Some(Instant::now()));
        let path = match self.path() {
            Ok(path) => path,
            Err(trouble) => {
                send(Event::Saved { revision, path: self.recovery.clone(), trouble: Some(trouble) });
                return Some(RETRY);
            }
        };
        let work = model.work.clone();
        std::thread::spawn(move || {
            let trouble =
                work.project().and_then(|project| project::save(&path, &project).err()).map(|error| error.to_string());
            send(Event::Saved { revision, path, trouble });
        });
        None
    }

    /// Writes at once what waits still, before the program ends; gives back what went wrong.
    pub fn keep_now(&mut self, model: &Model) -> Option<String> {
        if !model.is_unsaved() || model.keeping.read_only.is_some() {
            return None;
        }
        let path = match self.path() {
            Ok(path) => path,
            Err(trouble) => return Some(trouble),
        };
        let project = model.work.project()?;
        project::save(&path, &project).err().map(|error| error.to_string())
    }

    /// The file to write: the project, or a new one for recovery.
    fn path(&mut self) -> Result<PathBuf, String> {
        if let Some((path, _)) = &self.home {
            return Ok(path.clone());
        }
        let trouble = |why: String| {
            format!(
                "{}: your edits cannot be kept there ({why}). Save the project in another folder.",
                self.recovery.display()
            )
        };
        std::fs::create_dir_all(&self.recovery).map_err(|error| trouble(error.to_string()))?;
        let mut why = String::new();
        for number in 1..1000 {
            let path = self.recovery.join(format!("work-{number}.clausescope"));
            if path.exists() {
                continue;
            }
            match Lock::take(&path) {
                Ok(lock) => {
                    self.home = Some((path.clone(), lock));
                    self.is_recovery = true;
                    return Ok(path);
                }
                Err(LockError::Taken(_)) => {}
                Err(LockError::Folder { source, .. }) => {
                    why = source.to_string();
                    break;
                }
            }
        }
        Err(trouble(why))
    }
}
