//! The bytes of one version as the window holds them: read once, kept in the project.

use crate::document::{Document, ReadError, ReadOptions, file_bytes, read_bytes};
use crate::project::StoredText;
use std::path::{Path, PathBuf};

/// One version's bytes, with where they came from.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// Name of the file, or of pasted text.
    pub name: String,
    /// Where the file lies; none for the sample and for pasted text.
    pub path: Option<PathBuf>,
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
        Ok(Self { name, path: Some(path.to_owned()), bytes })
    }

    /// Text without a file.
    pub fn text(name: &str, text: &str) -> Self {
        Self { name: name.to_owned(), path: None, bytes: text.as_bytes().to_vec() }
    }

    /// The document in the bytes.
    ///
    /// # Errors
    /// See [`ReadError`].
    pub fn document(&self) -> Result<Document, ReadError> {
        read_bytes(&self.name, &self.bytes, &ReadOptions::default())
    }

    /// As a project keeps it.
    pub fn stored(&self) -> StoredText {
        StoredText::new(&self.name, self.path.clone(), &self.bytes)
    }

    /// From what a project keeps; none where it is damaged.
    pub fn from_stored(stored: &StoredText) -> Option<Self> {
        Some(Self { name: stored.name.clone(), path: stored.path.clone(), bytes: stored.bytes()? })
    }
}

/// The embedded sample, old and new.
pub fn sample() -> (Source, Source) {
    (
        Source::text("coupon-terms-2024.md", include_str!("../../assets/sample/old.md")),
        Source::text("coupon-terms-2025.md", include_str!("../../assets/sample/new.md")),
    )
}
