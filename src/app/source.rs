//! The bytes of one version as the window holds them: read once, kept in the project.

use crate::document::{Document, ReadError, ReadOptions, TrackedChanges, file_bytes, read_bytes};
use crate::project::StoredText;
use std::path::{Path, PathBuf};

/// One version's bytes, with where they came from.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// Name of the file, or of pasted text.
    pub name: String,
    /// Where the file lies; none for the sample and for pasted text.
    pub path: Option<PathBuf>,
    /// Which text is read of a file that keeps track of its changes.
    pub tracked_changes: TrackedChanges,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Source {
    /// Reads a file's bytes, within the limit.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub fn read(path: &Path, options: &ReadOptions) -> Result<Self, ReadError> {
        let (name, bytes) = file_bytes(path, options)?;
        Ok(Self { name, path: Some(path.to_owned()), tracked_changes: options.tracked_changes, bytes })
    }

    /// The bytes that its file has now, in the same view of its tracked changes; its own where it has no file.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub fn read_again(&self) -> Result<Self, ReadError> {
        let options = ReadOptions { tracked_changes: self.tracked_changes, ..ReadOptions::default() };
        match &self.path {
            Some(path) => Self::read(path, &options),
            None => Ok(Self { name: self.name.clone(), path: None, bytes: self.bytes.clone(), ..*self }),
        }
    }

    /// Text without a file.
    pub fn text(name: &str, text: &str) -> Self {
        let tracked_changes = TrackedChanges::default();
        Self { name: name.to_owned(), path: None, tracked_changes, bytes: text.as_bytes().to_vec() }
    }

    /// The document in the bytes.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub fn document(&self) -> Result<Document, ReadError> {
        let options = ReadOptions { tracked_changes: self.tracked_changes, ..ReadOptions::default() };
        read_bytes(&self.name, &self.bytes, &options)
    }

    /// The same bytes with the other view of their tracked changes.
    pub fn with_other_changes(&self) -> Self {
        Self {
            name: self.name.clone(),
            path: self.path.clone(),
            tracked_changes: self.tracked_changes.other(),
            bytes: self.bytes.clone(),
        }
    }

    /// As a project keeps it.
    pub fn stored(&self) -> StoredText {
        let stored = StoredText::new(&self.name, self.path.clone(), &self.bytes);
        StoredText { tracked_changes: self.tracked_changes, ..stored }
    }

    /// From what a project keeps; none where it is damaged.
    pub fn from_stored(stored: &StoredText) -> Option<Self> {
        Some(Self {
            name: stored.name.clone(),
            path: stored.path.clone(),
            tracked_changes: stored.tracked_changes,
            bytes: stored.bytes()?,
        })
    }
}

/// The embedded sample, old and new.
pub fn sample() -> (Source, Source) {
    (
        Source::text("coupon-terms-2024.md", include_str!("../../assets/sample/old.md")),
        Source::text("coupon-terms-2025.md", include_str!("../../assets/sample/new.md")),
    )
}
