//! Why a command did not do its work. Every message names the file, what is wrong and what to do.

use crate::document::ReadError;
use crate::project::ProjectError;
use crate::report::ReportError;
use crate::report::verify::VerifyError;
use crate::scope::lexicon::LexiconError;
use std::io;
use std::path::PathBuf;

/// Why a command did not do its work.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// An input cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A report cannot be made.
    #[error(transparent)]
    Report(#[from] ReportError),
    /// A project cannot be opened.
    #[error(transparent)]
    Project(#[from] ProjectError),
    /// One of the texts in a project cannot be read.
    #[error("{path}: one of the texts inside is damaged. Report on the two files themselves.", path = .0.display())]
    DamagedText(PathBuf),
    /// Neither a format was named nor a file whose ending means one.
    #[error("{}no format of reports is named. Name one with --format: {known}.", output.as_ref().map(|path| format!("{}: ", path.display())).unwrap_or_default())]
    NoFormat {
        /// The output, where one was named.
        output: Option<PathBuf>,
        /// Formats that there are.
        known: String,
    },
    /// A report cannot be checked.
    #[error("{report}: {error}", report = report.display())]
    Verify {
        /// The report.
        report: PathBuf,
        /// Why.
        error: VerifyError,
    },
    /// A lexicon is broken.
    #[error(transparent)]
    Lexicon(#[from] LexiconError),
    /// A language without a lexicon.
    #[error("{code}: there is no lexicon for this language. There are lexicons for {known}; add one with --lexicon.")]
    NoLanguage {
        /// The code.
        code: String,
        /// Codes that there are.
        known: String,
    },
    /// Old and new version are one file.
    #[error("{path}: the old and the new version are the same file. Name two files, or two copies of different dates.", path = .0.display())]
    SameFile(PathBuf),
    /// The output is there already.
    #[error("{path}: there is such a file already, and it was left as it is. Choose another name, or replace it with --force.", path = .0.display())]
    Exists(PathBuf),
    /// The output would replace an input.
    #[error("{path}: a report never replaces what it is made from. Choose another name for --output.", path = .0.display())]
    OverInput(PathBuf),
    /// The output is a folder.
    #[error("{path}: this is a folder. Name a file in it with --output.", path = .0.display())]
    OutputFolder(PathBuf),
    /// The folder of the output is missing.
    #[error("{path}: there is no folder to write this file in. Make the folder, or choose another place.", path = .0.display())]
    NoFolder(PathBuf),
    /// The system refused to write a file.
    #[error("{path}: the file cannot be written ({source}). Check the folder, the room on the disk and your rights, or choose another place.", path = path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A format that is no text, on its way to a terminal.
    #[error("standard output: a report in the format {0} is not a text to look at. Name a file with --output.")]
    NotForTerminal(&'static str),
    /// Standard output failed.
    #[error("standard output: it cannot be written ({0}). Write to a file with --output.")]
    Output(#[source] io::Error),
    /// The window did not open.
    #[error("{0}")]
    Window(String),
}
