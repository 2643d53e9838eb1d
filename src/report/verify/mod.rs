//! Whether a report says what the files say: everything in it is worked out again from the two files and compared.
//!
//! A report states what it was made from and what was asked of it (see [`html`](super::html) and
//! [`JsonReport`](super::json::JsonReport)). From that and the two files the comparison is made again; then the hashes, the
//! texts, the findings and the verdict are compared, and at last the whole report with one that is written anew, so that
//! nothing in it goes unchecked.

mod claims;
mod differences;
mod json;
mod page;
#[cfg(test)]
mod tests;

use super::html::{ReadBackError, Statement};
use crate::clause::Side;
use crate::comparison::{Comparison, compare_with};
use crate::document::Document;
use crate::scope::lexicon::Lexicons;

/// What came of checking a report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verification {
    /// What agrees, as sentences.
    pub agrees: Vec<String>,
    /// What does not agree, as sentences; none in a report that says what the files say.
    pub wrong: Vec<String>,
    /// What a reader must know of the check, as sentences.
    pub notes: Vec<String>,
}

/// Why a report could not be checked.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// It is no report of a format that can be checked.
    #[error("this is no report that can be checked. Name a report in HTML or JSON that Clausescope wrote.")]
    NoReport,
    /// A page that cannot be read.
    #[error("{0}.")]
    Page(#[from] ReadBackError),
    /// JSON that cannot be read.
    #[error("the JSON in it cannot be read as a report ({0}). The file was damaged, or a newer Clausescope wrote it.")]
    Json(#[from] serde_json::Error),
}

/// Checks a report in HTML or JSON against the two files that it is said to be made from.
///
/// # Errors
/// See [`VerifyError`]; a report that can be read and does not agree is no error.
pub fn verify(lexicons: &Lexicons, report: &[u8], old: &Document, new: &Document) -> Result<Verification, VerifyError> {
    let text = std::str::from_utf8(report).map_err(|_| VerifyError::NoReport)?;
    let files = Files { lexicons, old, new };
    match text.trim_start_matches('\u{feff}').trim_start().chars().next() {
        Some('{') => json::verify(text, &files),
        Some('<') => page::verify(text, &files),
        _ => Err(VerifyError::NoReport),
    }
}

/// The two files, and the words that findings are made from.
struct Files<'a> {
    lexicons: &'a Lexicons,
    old: &'a Document,
    new: &'a Document,
}

impl Files<'_> {
    fn side(&self, side: Side) -> &Document {
        match side {
            Side::Old => self.old,
            Side::New => self.new,
        }
    }

    /// The comparison as the report states that it was made. A file may have another name than it had then.
    fn compare_again(&self, stated: &Statement) -> Comparison {
        let named = |document: &Document, name: &str| Document { name: name.to_owned(), ..document.clone() };
        let (old, new) = (named(self.old, &stated.old.name), named(self.new, &stated.new.name));
        compare_with(self.lexicons, &old, &new, &stated.options)
    }
}

impl Verification {
    /// Whether the report says what the files say.
    pub fn holds(&self) -> bool {
        self.wrong.is_empty()
    }
}
