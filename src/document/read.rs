//! From bytes to a document: which format, which encoding, which limits.

use super::{Document, ReadError, markdown, plain};
use std::path::Path;

/// Largest file read unless told otherwise, in bytes (64 MB).
pub const DEFAULT_MAX_BYTES: u64 = 64_000_000;

/// Limits and choices for reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadOptions {
    /// Largest file read, in bytes.
    pub max_bytes: u64,
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self { max_bytes: DEFAULT_MAX_BYTES }
    }
}

/// Reads the file at `path`.
///
/// # Errors
/// See [`ReadError`]: missing, a folder, unreadable, empty, too large, of no known format, damaged.
pub fn read_path(path: &Path, options: &ReadOptions) -> Result<Document, ReadError> {
    let metadata = std::fs::metadata(path).map_err(|source| match source.kind() {
        std::io::ErrorKind::NotFound => ReadError::Missing { path: path.to_owned() },
        _ => ReadError::Unreadable { path: path.to_owned(), source },
    })?;
    if metadata.is_dir() {
        return Err(ReadError::Folder { path: path.to_owned() });
    }
    let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    if metadata.len() > options.max_bytes {
        return Err(ReadError::TooLarge { name, bytes: metadata.len(), limit: options.max_bytes });
    }
    let bytes = std::fs::read(path).map_err(|source| ReadError::Unreadable { path: path.to_owned(), source })?;
    read_bytes(&name, &bytes, options)
}

/// Reads a file's bytes; `name` (with its ending) helps to tell the format.
///
/// # Errors
/// See [`ReadError`].
pub fn read_bytes(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Document, ReadError> {
    let size = bytes.len() as u64;
    if size > options.max_bytes {
        return Err(ReadError::TooLarge { name: name.to_owned(), bytes: size, limit: options.max_bytes });
    }
    let text = String::from_utf8_lossy(bytes).into_owned();
    if text.trim().is_empty() {
        return Err(ReadError::Empty { name: name.to_owned() });
    }
    let lower = name.to_lowercase();
    if lower.ends_with(".md") || lower.ends_with(".markdown") {
        Ok(markdown::read(name, text, bytes))
    } else {
        Ok(plain::read(name, text, bytes))
    }
}

/// Fills in what every format shares: hash, size, language, date, title.
pub(super) fn finish(
    name: &str,
    media_type: &str,
    source: String,
    bytes: &[u8],
    blocks: Vec<super::Block>,
) -> Document {
    use sha2::{Digest, Sha256};
    let sha256 = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let title = blocks
        .iter()
        .find(|block| matches!(block.kind, super::BlockKind::Heading { .. }))
        .or(blocks.first())
        .map(|block| block.text.clone())
        .filter(|text| text.len() < 200);
    let language = whatlang::detect(&source).filter(whatlang::Info::is_reliable).and_then(|info| {
        Some(match info.lang() {
            whatlang::Lang::Eng => "en",
            whatlang::Lang::Fra => "fr",
            whatlang::Lang::Deu => "de",
            whatlang::Lang::Spa => "es",
            whatlang::Lang::Ita => "it",
            _ => return None,
        })
    });
    let date = super::dates::stated_date(&source);
    Document {
        name: name.to_owned(),
        media_type: media_type.to_owned(),
        sha256,
        bytes: bytes.len() as u64,
        title,
        language: language.map(str::to_owned),
        date,
        warnings: Vec::new(),
        coverage: Vec::new(),
        source,
        blocks,
    }
}
