//! Formats whose file is no text, or a text only for machines: told by how its bytes begin, before anything the name says.

use super::archive::Archive;
use super::{Document, ReadError, ReadOptions, docx, mail, odt, pdf, rtf};

/// Endings of the names of files that can be read, for the windows in which people choose files.
pub const EXTENSIONS: [&str; 17] = [
    "md", "markdown", "txt", "html", "htm", "xhtml", "mhtml", "mht", "eml", "docx", "docm", "dotx", "pdf", "odt",
    "ott", "fodt", "rtf",
];

/// How files of old Office programs and encrypted new ones begin.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// How far into a file a PDF may begin.
const PDF_REACH: usize = 1024;

/// Reads a file that is no text; none where it may be one.
///
/// # Errors
/// See [`ReadError`].
pub(super) fn read(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Option<Document>, ReadError> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return read_archive(name, bytes, options).map(Some);
    }
    if odt::recognises_flat(bytes) {
        return odt::read_flat(name, bytes, options).map(Some);
    }
    if bytes.starts_with(rtf::MAGIC) {
        return rtf::read(name, bytes, options).map(Some);
    }
    if is_pdf(bytes) {
        return pdf::read(name, bytes).map(Some);
    }
    if mail::recognises(name, bytes) {
        return mail::read(name, bytes).map(Some);
    }
    if bytes.starts_with(COMPOUND) {
        return Err(compound(name, bytes));
    }
    Ok(None)
}

/// Whether a file begins as a PDF; readers of PDF allow for some bytes before that.
fn is_pdf(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(PDF_REACH)];
    let at = head.windows(5).position(|window| window == b"%PDF-");
    at.is_some_and(|at| head[..at].iter().all(|byte| !byte.is_ascii_alphanumeric()))
}

fn read_archive(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Document, ReadError> {
    let advice = "The file may be cut off: fetch it again, or save it again with the program it comes from.";
    let mut archive = Archive::open(bytes).map_err(ReadError::damaged(name, "a document", advice))?;
    if odt::recognises(&mut archive) {
        return odt::read(name, &mut archive, bytes, options);
    }
    if docx::recognises(&archive) {
        return docx::read(name, &mut archive, bytes, options);
    }
    let what = if archive.has("xl/workbook.xml") {
        "a table of Excel"
    } else if archive.has("ppt/presentation.xml") {
        "a presentation of PowerPoint"
    } else if archive.has("META-INF/container.xml") {
        "an e-book"
    } else {
        "a ZIP archive"
    };
    Err(ReadError::UnknownFormat { name: name.to_owned(), what: what.to_owned() })
}

/// What is wrong with a compound file: an encrypted document of a new Office program, or any of an old one.
fn compound(name: &str, bytes: &[u8]) -> ReadError {
    let has = |entry: &str| {
        let entry: Vec<u8> = entry.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(entry.len()).any(|window| window == entry)
    };
    if has("EncryptedPackage") {
        return ReadError::Encrypted { name: name.to_owned() };
    }
    let what = if has("WordDocument") {
        "a document of old Word (.doc); open it in Word or LibreOffice and save it as DOCX"
    } else {
        "a file of an old Office program"
    };
    ReadError::UnknownFormat { name: name.to_owned(), what: what.to_owned() }
}
