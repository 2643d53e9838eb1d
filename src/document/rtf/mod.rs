//! Rich Text Format, as Word and LibreOffice write it.
//!
//! The source that spans point into is the text extracted. Numbers of lists are those that the file says are printed;
//! what is said for documents of Word in `docx` holds here too.

mod encoding;
mod reader;
mod story;
#[cfg(test)]
mod tests;
mod token;

use super::docx::tracked_warning;
use super::read::{ReadOptions, finish};
use super::{Document, ReadError, flow};
use reader::Reader;

/// How a file of the format begins.
pub(super) const MAGIC: &[u8] = b"{\\rtf";

/// Reads a file of Rich Text Format.
///
/// # Errors
/// [`ReadError::Damaged`] where it nests too deep.
pub(super) fn read(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Document, ReadError> {
    let mut reader = Reader::new(options.tracked_changes);
    let advice = "Open it in Word or LibreOffice, save it as DOCX and compare that file.";
    let pieces = reader.read(bytes).map_err(ReadError::damaged(name, "RTF", advice))?;
    let (source, blocks) = flow::blocks(&pieces);
    let mut document = finish(name, "application/rtf", source, bytes, blocks);
    let tracked = tracked_warning(reader.insertions, reader.deletions, options.tracked_changes);
    document.warnings.splice(0..0, tracked.into_iter().chain(reader.left_out.warnings()));
    document.coverage.splice(0..0, reader.left_out.coverage());
    Ok(document)
}
