//! A source file read into a [`Document`]: its text, its blocks and what is known of where it came from.
//!
//! One file a format. Readers know nothing of clauses: they say what is a heading, a paragraph, an item or a row of a
//! table, what it reads, and where in the source it stands.

mod archive;
mod builder;
mod container;
mod dates;
mod docx;
mod encoding;
mod error;
mod flow;
mod hidden;
mod html;
mod language;
mod left_out;
mod mail;
mod markdown;
mod numerals;
mod odt;
mod pdf;
mod plain;
mod read;
mod rtf;
mod xml;

pub use container::EXTENSIONS;
pub use dates::{is_month, stated_for_itself};
pub use error::ReadError;
pub(crate) use language::plainly_other as plain_other_language;
pub(crate) use pdf::Font as PdfFont;
pub use read::{DEFAULT_MAX_BYTES, ReadOptions, TrackedChanges, file_bytes, read_bytes, read_path};

use crate::text::{ByteSpan, OffsetMap, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A version of terms as read: the text, its blocks, and its provenance.
#[derive(Debug, Clone)]
pub struct Document {
    /// File name without folder, or what the caller named it.
    pub name: String,
    /// Media type, such as `text/markdown`.
    pub media_type: String,
    /// SHA-256 of the bytes of the file, in hexadecimal.
    pub sha256: String,
    /// Size of the file in bytes.
    pub bytes: u64,
    /// The title that the text gives itself.
    pub title: Option<String>,
    /// ISO 639-1 code of the language, where it could be told.
    pub language: Option<String>,
    /// Date that the text states for itself ("Last updated: …"), as `YYYY-MM-DD`.
    pub date: Option<String>,
    /// What a reader of the text should know.
    pub warnings: Vec<Warning>,
    /// What was not read, such as pictures or running headers.
    pub coverage: Vec<Coverage>,
    /// The text that all spans point into: the decoded file for plain text and Markdown, the extracted text otherwise.
    pub source: Arc<str>,
    /// The text cut into blocks, in reading order.
    pub blocks: Vec<Block>,
}

/// What kind of block of text this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading of level 1 (highest) to 6.
    Heading {
        /// 1 to 6.
        level: u8,
    },
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    Item {
        /// 0 for the outermost list.
        depth: u8,
    },
    /// A row of a table, its cells joined by [`CELL_SEPARATOR`].
    Row {
        /// Whether this row names the columns.
        header: bool,
    },
}

/// Stands between the cells of a row in a block's text.
pub const CELL_SEPARATOR: &str = " | ";

/// A heading, paragraph, list item or table row as the source has it.
#[derive(Debug, Clone)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// The text as shown: marks of the format removed, everything else to the letter, blanks at line ends folded.
    pub text: Text,
    /// Where the block stands in [`Document::source`], list mark or heading mark included.
    pub span: ByteSpan,
    /// From offsets in `text` to offsets in the source.
    pub map: OffsetMap,
    /// Length in bytes of the part at the start of `text` that is set in bold; 0 where none is.
    pub bold_lead: usize,
    /// Links in the text.
    pub links: Vec<Link>,
    /// Page, counted from 1, where the format has pages.
    pub page: Option<u32>,
}

impl Block {
    /// Makes what is read from this block hold the same letters as the source, or else as this block.
    fn share(&mut self, source: &Arc<str>) {
        let in_source = self.map.only_run().map(|start| ByteSpan::new(start, start + self.text.len()));
        match in_source.filter(|span| span.of(source) == self.text.as_str()) {
            Some(span) => self.text = Text::part_of(source, span),
            None => self.text.share(),
        }
        self.links.shrink_to_fit();
    }
}

/// A link in a block's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Link {
    /// The linked words, as offsets into the text of the block or clause.
    pub span: ByteSpan,
    /// Where it leads.
    pub target: String,
}

/// Something a reader of the document should know, with its place in the source where it has one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Warning {
    /// Short stable name in kebab case, such as `hidden-text`.
    pub code: String,
    /// One plain sentence.
    pub message: String,
    /// Where in the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<ByteSpan>,
}

/// A part of a file that was left out of the comparison, or found absent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Coverage {
    /// What it is: `pictures`, `running headers`, `scripts` …
    pub part: String,
    /// How many there were.
    pub count: usize,
    /// Whether it was compared.
    pub compared: bool,
    /// What was dropped, where it is short enough to list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub samples: Vec<String>,
}

impl Document {
    /// A document from Markdown text, as if read from a file of that name. For tests, samples and pasted text.
    pub fn from_markdown(name: &str, text: &str) -> Self {
        markdown::read(name, text.to_owned(), text.as_bytes())
    }

    /// A document from a page of HTML, as if read from a file of that name.
    pub fn from_html(name: &str, text: &str) -> Self {
        html::read(name, text, text.as_bytes())
    }

    /// A document from plain text, as if read from a file of that name.
    pub fn from_plain(name: &str, text: &str) -> Self {
        plain::read(name, text.to_owned(), text.as_bytes())
    }
}
