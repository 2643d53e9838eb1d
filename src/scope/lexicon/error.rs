//! What can be wrong with a lexicon.

use std::path::PathBuf;

/// A lexicon that cannot be used. Every variant names the file and, where there is one, the line, counted from 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LexiconError {
    /// A folder or file that cannot be read.
    #[error(
        "{path}: the lexicon cannot be read ({reason}). Name a folder with scope.toml or with one folder a language."
    )]
    Unreadable {
        /// The folder or file.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// Not TOML, or not of the lexicon's form.
    #[error("{file}, line {line}: {reason}")]
    Form {
        /// The file.
        file: String,
        /// The line.
        line: usize,
        /// What is wrong.
        reason: String,
    },
    /// A file name that names no facet.
    #[error(
        "{file}: no facet has that name. Name the file after a facet (data.toml, purpose.toml, …) or grammar.toml."
    )]
    UnknownFacet {
        /// The file.
        file: String,
    },
    /// A language without a grammar.
    #[error(
        "{language}: the folder has no grammar.toml, without which its phrases cannot be read as sentences. Add one; that of `en` shows how."
    )]
    NoGrammar {
        /// The language's folder.
        language: String,
    },
}
