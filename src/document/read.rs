//! From bytes to a document: which format, which encoding, which limits.

use super::encoding::{Decoded, decode};
use super::{Document, ReadError, container, html, markdown, plain};
use serde::{Deserialize, Serialize};
use std::io::Read;
use std::path::Path;

/// Largest file read unless told otherwise, in bytes (64 MB).
pub const DEFAULT_MAX_BYTES: u64 = 64_000_000;

/// Paragraphs, items and rows of a file that is read. The longest terms have some thousands.
pub(super) const MOST_BLOCKS: usize = 250_000;
/// Lines of a file of plain text or Markdown that is read.
const MOST_LINES: usize = 1_000_000;

/// Limits and choices for reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadOptions {
    /// Largest file read, in bytes.
    pub max_bytes: u64,
    /// Which text is read of a file with tracked changes.
    pub tracked_changes: TrackedChanges,
}

/// Which text is read of a file that keeps track of its changes (DOCX, ODT, RTF).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TrackedChanges {
    /// The text with all changes accepted: insertions stand, deletions are gone.
    #[default]
    Accepted,
    /// The text before all changes.
    Original,
}

impl TrackedChanges {
    /// Whether the changes are read as accepted, as they are unless asked otherwise.
    pub fn are_accepted(&self) -> bool {
        *self == Self::Accepted
    }

    /// The other view.
    pub fn other(self) -> Self {
        match self {
            Self::Accepted => Self::Original,
            Self::Original => Self::Accepted,
        }
    }
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self { max_bytes: DEFAULT_MAX_BYTES, tracked_changes: TrackedChanges::default() }
    }
}

/// Reads the file at `path`.
///
/// # Errors
/// See [`ReadError`]: missing, a folder, no file, unreadable, empty, too large, of no known format, damaged.
pub fn read_path(path: &Path, options: &ReadOptions) -> Result<Document, ReadError> {
    let (name, bytes) = file_bytes(path, options)?;
    read_bytes(&name, &bytes, options)
}

/// The name and the bytes of the file at `path`. A pipe is read like a file, as far as the limit allows; devices and
/// sockets, which may never end, are refused.
///
/// # Errors
/// [`ReadError`]: missing, a folder, no file, unreadable, too large.
pub fn file_bytes(path: &Path, options: &ReadOptions) -> Result<(String, Vec<u8>), ReadError> {
    let unreadable = |source| ReadError::Unreadable { path: path.to_owned(), source };
    let metadata = std::fs::metadata(path).map_err(|source| match source.kind() {
        std::io::ErrorKind::NotFound => ReadError::Missing { path: path.to_owned() },
        _ => unreadable(source),
    })?;
    if metadata.is_dir() {
        return Err(ReadError::Folder { path: path.to_owned() });
    }
    let pipe = is_pipe(&metadata);
    if !(metadata.is_file() || pipe) {
        return Err(ReadError::NoFile { path: path.to_owned() });
    }
    // The last step of a pipe's path is a number, which names nothing.
    let name = path.file_name().filter(|_| !pipe);
    let name = name.map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    let limit = options.max_bytes;
    if metadata.is_file() && metadata.len() > limit {
        return Err(ReadError::TooLarge { name, bytes: metadata.len(), limit });
    }
    // What the system says of the size may be 0 (as in /proc) or out of date: no more than the limit is ever read.
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(unreadable)?;
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > limit {
        return Err(ReadError::Endless { name, limit });
    }
    Ok((name, bytes))
}

/// Whether a file is a pipe, as the shell makes one for `<(…)` and for `/dev/stdin` behind `|`.
fn is_pipe(metadata: &std::fs::Metadata) -> bool {
    #[cfg(unix)]
    return std::os::unix::fs::FileTypeExt::is_fifo(&metadata.file_type());
    #[cfg(not(unix))]
    return !(metadata.is_file() || metadata.is_dir() || metadata.is_symlink());
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
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadError::Empty { name: name.to_owned() });
    }
    let document = match container::read(name, bytes, options)? {
        Some(document) => document,
        None => read_text(name, bytes)?,
    };
    if document.blocks.len() > MOST_BLOCKS {
        let parts = "paragraphs, items and rows";
        return Err(ReadError::Crowded { name: name.to_owned(), limit: MOST_BLOCKS, parts });
    }
    let has_text = |block: &super::Block| block.text.chars().any(char::is_alphanumeric);
    if !document.blocks.iter().any(has_text) {
        return Err(ReadError::Empty { name: name.to_owned() });
    }
    Ok(document)
}

/// Reads a file that is a text.
fn read_text(name: &str, bytes: &[u8]) -> Result<Document, ReadError> {
    let Decoded { text, warnings } = decode(name, bytes)?;
    let format = text_format(name, &text);
    if format == TextFormat::Html {
        html::check(name, &text)?;
    } else if text.lines().take(MOST_LINES + 1).count() > MOST_LINES {
        return Err(ReadError::Crowded { name: name.to_owned(), limit: MOST_LINES, parts: "lines" });
    }
    Ok(match format {
        TextFormat::Html => html::read_with(name, &text, bytes, warnings),
        TextFormat::Markdown => markdown::read_with(name, text, bytes, warnings),
        TextFormat::Plain => plain::read_with(name, text, bytes, warnings),
    })
}

/// Formats whose file is a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TextFormat {
    Html,
    Markdown,
    Plain,
}

/// Tells the format by what the text begins with, then by the ending of the name, then by the marks in it.
fn text_format(name: &str, text: &str) -> TextFormat {
    let ending = name.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_lowercase());
    if begins_as_html(text) {
        return TextFormat::Html;
    }
    match ending.as_str() {
        "html" | "htm" | "xhtml" | "shtml" => TextFormat::Html,
        "md" | "markdown" | "mdown" | "mkd" => TextFormat::Markdown,
        "txt" | "text" => TextFormat::Plain,
        _ if looks_like_markdown(text) => TextFormat::Markdown,
        _ => TextFormat::Plain,
    }
}

/// Whether a text begins as a page does, comments and an XML declaration left aside.
fn begins_as_html(text: &str) -> bool {
    let mut rest = text.trim_start();
    loop {
        if let Some(comment) = rest.strip_prefix("<!--") {
            let Some((_, after)) = comment.split_once("-->") else { return false };
            rest = after.trim_start();
        } else if let Some(declaration) = rest.strip_prefix("<?xml") {
            let Some((_, after)) = declaration.split_once("?>") else { return false };
            rest = after.trim_start();
        } else {
            let start = rest[..rest.floor_char_boundary(16)].to_ascii_lowercase();
            return start.starts_with("<!doctype html")
                || start.starts_with("<html")
                || start.starts_with("<head>")
                || start.starts_with("<body");
        }
    }
}

/// Whether a text without a telling name has marks of Markdown in its first lines: two or more are no accident.
fn looks_like_markdown(text: &str) -> bool {
    let marks = text
        .lines()
        .take(300)
        .filter(|line| {
            let line = line.trim();
            let heading = line.trim_start_matches('#');
            (line.len() > heading.len() && heading.starts_with(' ')) || line.contains("](") || line.contains("**")
        })
        .count();
    marks >= 2
}

/// Fills in what every format shares: hash, size, language, date, title.
pub(super) fn finish(
    name: &str,
    media_type: &str,
    source: String,
    bytes: &[u8],
    mut blocks: Vec<super::Block>,
) -> Document {
    use sha2::{Digest, Sha256};
    let sha256 = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let title = blocks
        .iter()
        .find(|block| matches!(block.kind, super::BlockKind::Heading { .. }))
        .or(blocks.first())
        .map(|block| block.text.to_string())
        .filter(|text| text.len() < 200);
    let language = super::language::detect(&blocks);
    let date = super::dates::stated_date(&blocks, language.as_deref());
    let warnings = super::hidden::warnings(&source, &blocks);
    let source = source.into();
    blocks.iter_mut().for_each(|block| block.share(&source));
    Document {
        name: name.to_owned(),
        media_type: media_type.to_owned(),
        sha256,
        bytes: bytes.len() as u64,
        title,
        language,
        date,
        warnings,
        coverage: Vec::new(),
        source,
        blocks,
    }
}
