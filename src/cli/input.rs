//! Reading the two versions that a command is about.

use super::CommandError;
use crate::clause::Side;
use crate::document::{DEFAULT_MAX_BYTES, Document, ReadOptions, TrackedChanges, read_path};
use crate::scope::lexicon::Lexicons;
use clap::{Args, ValueEnum};
use std::borrow::Cow;
use std::path::{Path, PathBuf};

/// The two versions and the limits in which they are read; for use in the arguments of a subcommand.
#[derive(Debug, Clone, Args)]
pub struct Versions {
    /// The version that was
    pub old: PathBuf,
    /// The version that is
    pub new: PathBuf,
    #[command(flatten)]
    pub limits: Limits,
}

/// The limits in which a file is read.
#[derive(Debug, Clone, Args)]
pub struct Limits {
    /// Refuses files larger than this many bytes
    #[arg(long, value_name = "BYTES", default_value_t = DEFAULT_MAX_BYTES)]
    pub max_bytes: u64,
    /// Which text of a file with tracked changes is read
    #[arg(long, value_name = "VIEW", value_enum, default_value_t)]
    pub tracked_changes: View,
}

/// Views of a file with tracked changes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum View {
    /// All changes accepted
    #[default]
    Accepted,
    /// As it stood before the changes
    Original,
    /// The old version as it stood before its changes, the new one with them; both may be one file
    BeforeAfter,
}

impl Limits {
    /// As the reader of a document takes them that is the old version, or the new or only one.
    pub fn options(&self, side: Side) -> ReadOptions {
        let tracked_changes = match (self.tracked_changes, side) {
            (View::Accepted, _) | (View::BeforeAfter, Side::New) => TrackedChanges::Accepted,
            (View::Original, _) | (View::BeforeAfter, Side::Old) => TrackedChanges::Original,
        };
        ReadOptions { max_bytes: self.max_bytes, tracked_changes }
    }
}

impl Versions {
    /// Reads both versions.
    ///
    /// # Errors
    /// [`CommandError::Read`], naming the first file that cannot be read; [`CommandError::SameFile`].
    pub fn read(&self) -> Result<(Document, Document), CommandError> {
        let old = read_path(&self.old, &self.limits.options(Side::Old))?;
        // Before the new one is read: a pipe gives what it holds only once.
        if self.limits.tracked_changes != View::BeforeAfter && is_same_file(&self.old, &self.new) {
            return Err(CommandError::SameFile(self.new.clone()));
        }
        let new = read_path(&self.new, &self.limits.options(Side::New))?;
        Ok((old, new))
    }

    /// Both paths.
    pub fn paths(&self) -> [&Path; 2] {
        [&self.old, &self.new]
    }
}

/// A lexicon of the user's own; for use in the arguments of a subcommand.
#[derive(Debug, Clone, Default, Args)]
pub struct Lexicon {
    /// Adds the phrases and values of a folder of lexicon files
    #[arg(long, value_name = "DIR")]
    pub lexicon: Option<PathBuf>,
}

impl Lexicon {
    /// The lexicons in the program, with those of the folder where one was named.
    ///
    /// # Errors
    /// [`CommandError::Lexicon`], naming the file and line that are wrong.
    pub fn load(&self) -> Result<Cow<'static, Lexicons>, CommandError> {
        match &self.lexicon {
            Some(folder) => Ok(Cow::Owned(Lexicons::with_folder(folder)?)),
            None => Ok(Cow::Borrowed(Lexicons::embedded())),
        }
    }
}

/// Whether two paths lead to one file, links followed.
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    one == other || matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}
