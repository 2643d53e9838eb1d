//! What a command asks of the world outside the model, and what comes back.

use super::source::Source;
use super::state::{Pick, Stage, Work};
use crate::clause::Side;
use crate::project::{Lock, Review};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// One version to compare: a file to read, or bytes that are there.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// A file.
    Path(PathBuf),
    /// Bytes that were read.
    Source(Arc<Source>),
    /// A version that was read, to be read from its file again, in the same view of its tracked changes.
    Again(Arc<Source>),
}

/// What was on the clipboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pasted {
    /// The text.
    pub text: String,
    /// Whether it is HTML.
    pub html: bool,
}

/// Work for a background thread.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// Read and compare.
    Compare {
        /// The version that was.
        old: Option<Input>,
        /// The version that is.
        new: Option<Input>,
        /// The review, for pairs made by hand.
        review: Arc<Review>,
        /// Whether this begins other work, or is a step of the work that is open.
        fresh: bool,
        /// Whether the version with the older stated date is to be the old one.
        by_date: bool,
        /// Whether this is the embedded sample.
        sample: bool,
    },
    /// Open a project.
    Project {
        /// The file.
        path: PathBuf,
        /// Whether it is work that a crash left behind, which has no file of its own yet.
        recovered: bool,
    },
}

/// What a command asks of the world.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Do this off the interface thread.
    Run(Request),
    /// Forget the work under way.
    Cancel,
    /// Let the user choose a file.
    Pick(Pick),
    /// Write the work to this project and go on in it.
    SaveTo(PathBuf),
    /// Write a report in the format of that name.
    Export(&'static str, PathBuf),
    /// Put on the clipboard.
    Copy(String),
    /// Read the clipboard as a version; none asks which.
    ReadClipboard(Option<Side>),
    /// Look whether the files of the versions have changed since they were read.
    LookAtSources,
    /// Remove work that a crash left behind.
    RemoveRecovery(PathBuf),
    /// Write and apply the settings.
    SettingsChanged,
    /// Put the keyboard into the search field.
    FocusSearch,
    /// Put the keyboard into the note.
    FocusNote,
    /// End the program.
    Quit,
}

/// What finished work brings.
#[derive(Debug)]
pub struct Outcome {
    /// Both versions, comparison and review.
    pub work: Work,
    /// Whether this begins other work.
    pub fresh: bool,
    /// Whether this is the embedded sample.
    pub sample: bool,
    /// The project it came from.
    pub project: Option<PathBuf>,
    /// Work that a crash left behind and that this took over.
    pub recovered: Option<PathBuf>,
    /// The lock on the project.
    pub lock: Option<Lock>,
    /// Why nothing can be changed.
    pub read_only: Option<String>,
    /// What could not be read.
    pub lost: Vec<String>,
    /// Sides whose file has changed since.
    pub changed_sources: Vec<Side>,
}

/// What comes back from outside.
#[derive(Debug)]
pub enum Event {
    /// How far the work has come.
    Progress(Stage),
    /// The work is done, or what went wrong.
    Done(Result<Box<Outcome>, String>),
    /// An edit is on disk, or what went wrong.
    Saved {
        /// The edit.
        revision: u64,
        /// Where.
        path: PathBuf,
        /// What went wrong.
        trouble: Option<String>,
    },
    /// A project has a new home.
    MovedTo {
        /// The project.
        path: PathBuf,
    },
    /// Something went wrong that changes nothing else.
    Trouble(String),
    /// A report is written, or what went wrong.
    Exported(Result<PathBuf, String>),
    /// The user chose a file, or none.
    Picked {
        /// What for.
        pick: Pick,
        /// Which.
        path: Option<PathBuf>,
        /// How long the dialog was open.
        after: Duration,
    },
    /// What the clipboard held, and which version it is to be.
    Clipboard(Option<Side>, Result<Pasted, String>),
    /// What the files of the versions are by now.
    SourcesLookedAt {
        /// Sides whose file has changed since it was read.
        changed: Vec<Side>,
        /// Sides whose file is no longer there.
        gone: Vec<Side>,
    },
    /// Work that earlier runs left behind.
    LeftBehind(Vec<super::background::Recoverable>),
}
