//! What can be wrong with a file, and what the person can do about it.

use std::path::PathBuf;

/// Why a file could not be read. Every message names the file, what is wrong and what to do.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// Nothing is there.
    #[error("{path}: there is no such file. Check the name and the folder.", path = path.display())]
    Missing {
        /// The file asked for.
        path: PathBuf,
    },
    /// A folder was named.
    #[error("{path}: this is a folder. Name the file in it that holds the terms.", path = path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
    },
    /// A device or a socket was named.
    #[error(
        "{path}: this is a device or a socket, not a file. Save the terms as a file and compare that.",
        path = path.display()
    )]
    NoFile {
        /// What was named.
        path: PathBuf,
    },
    /// The system refused.
    #[error("{path}: the file cannot be read ({source}). Check that you may open it.", path = path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// No text in it.
    #[error("{name}: the file holds no text. Save the terms again and compare that file.")]
    Empty {
        /// The file's name.
        name: String,
    },
    /// Larger than allowed.
    #[error(
        "{name}: the file has {bytes} bytes, more than the limit of {limit}. Raise the limit with --max-bytes {bytes}."
    )]
    TooLarge {
        /// The file's name.
        name: String,
        /// Its size in bytes.
        bytes: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// A pipe, or a file that grows, which gave more than is allowed.
    #[error("{name}: more than the limit of {limit} bytes can be read from it. Raise the limit with --max-bytes.")]
    Endless {
        /// The file's name.
        name: String,
        /// The limit in bytes.
        limit: u64,
    },
    /// Not a text in a known format.
    #[error(
        "{name}: this is not a text that Clausescope reads ({what}). Save the terms as {formats} and compare that file.",
        formats = "text, Markdown, HTML, MHTML, DOCX, ODT, RTF or PDF"
    )]
    UnknownFormat {
        /// The file's name.
        name: String,
        /// What it seems to be.
        what: String,
    },
    /// A file of a known format that is damaged or outside its limits.
    #[error("{name}: the file cannot be read as {format}: {what}. {advice}")]
    Damaged {
        /// The file's name.
        name: String,
        /// Name of the format.
        format: &'static str,
        /// What is wrong.
        what: String,
        /// What to do.
        advice: &'static str,
    },
    /// Of so many parts that it cannot be terms, and that reading it would take more memory than a machine may have.
    #[error(
        "{name}: the file holds more than {limit} {parts}, far more than terms do. Save the part of it that holds the terms and compare that file."
    )]
    Crowded {
        /// The file's name.
        name: String,
        /// How many are read.
        limit: usize,
        /// What there is too much of.
        parts: &'static str,
    },
    /// Locked by a password.
    #[error("{name}: the file is encrypted. Open it with its password, save a copy without one and compare that.")]
    Encrypted {
        /// The file's name.
        name: String,
    },
    /// A PDF of pictures.
    #[error(
        "{name}: the PDF has no text, only pictures of pages. Run it through OCR (for example ocrmypdf) and open the result."
    )]
    NoTextLayer {
        /// The file's name.
        name: String,
    },
}

impl ReadError {
    /// What makes the error of a damaged file of a format from what is wrong with it.
    pub(super) fn damaged<'a>(
        name: &'a str,
        format: &'static str,
        advice: &'static str,
    ) -> impl Fn(String) -> Self + Copy + 'a {
        move |what| Self::Damaged { name: name.to_owned(), format, what, advice }
    }
}
