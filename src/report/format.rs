//! The table of formats: to add one, write its file and add its row.

use super::{ReportError, ReportInput, card, card_text, csv, docx, html, json, markdown, pdf, text, xlsx};
use crate::comparison::laws;
use std::path::Path;

/// Makes something of a report, or says why not.
type Writer<T> = fn(&ReportInput<'_>) -> Result<T, ReportError>;

/// A format that a report can be written in.
#[derive(Debug)]
pub struct Format {
    /// Its name, as the command line takes it.
    pub name: &'static str,
    /// What it is, in a few words.
    pub description: &'static str,
    /// The ending of its files, without a dot.
    pub extension: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// The same with colours, for a terminal; none where the format has none.
    pub styled: Option<fn(&ReportInput<'_>) -> String>,
    /// What it shows in words, for those who cannot see it; none where it is text itself.
    pub text_beside: Option<Writer<String>>,
    /// Writes it. Rebuilds both texts from what it wrote where it holds them, and refuses on a mismatch.
    writer: Writer<Vec<u8>>,
}

/// The formats, in the order in which they are offered.
static FORMATS: &[Format] = &[
    Format {
        name: "text",
        description: "a summary to read in a terminal",
        extension: "txt",
        media_type: "text/plain",
        styled: Some(text::styled),
        text_beside: None,
        writer: |input| Ok(text::plain(input).into_bytes()),
    },
    Format {
        name: "json",
        description: "the public format, for programs, with the notes",
        extension: "json",
        media_type: "application/json",
        styled: None,
        text_beside: None,
        writer: |input| json(input).map(String::into_bytes),
    },
    Format {
        name: "html",
        description: "one page to read, print and send",
        extension: "html",
        media_type: "text/html",
        styled: None,
        text_beside: None,
        writer: |input| html::html(input).map(String::into_bytes),
    },
    Format {
        name: "docx",
        description: "a redline to accept or reject in a word processor",
        extension: "docx",
        media_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        styled: None,
        text_beside: None,
        writer: docx,
    },
    Format {
        name: "pdf",
        description: "pages to read, print and file",
        extension: "pdf",
        media_type: "application/pdf",
        styled: None,
        text_beside: None,
        writer: pdf,
    },
    Format {
        name: "markdown",
        description: "a redline as Markdown, for GitHub and pandoc",
        extension: "md",
        media_type: "text/markdown",
        styled: None,
        text_beside: None,
        writer: |input| markdown(input).map(String::into_bytes),
    },
    Format {
        name: "csv",
        description: "the table of changes, for programs and spreadsheets",
        extension: "csv",
        media_type: "text/csv",
        styled: None,
        text_beside: None,
        writer: csv::csv,
    },
    Format {
        name: "xlsx",
        description: "the table of changes as a workbook",
        extension: "xlsx",
        media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        styled: None,
        text_beside: None,
        writer: xlsx::xlsx,
    },
    Format {
        name: "card-png",
        description: "one finding as a picture to publish",
        extension: "png",
        media_type: "image/png",
        styled: None,
        text_beside: Some(card_text),
        writer: card::png,
    },
    Format {
        name: "card-svg",
        description: "one finding as a picture of lines, for any size",
        extension: "svg",
        media_type: "image/svg+xml",
        styled: None,
        text_beside: Some(card_text),
        writer: card::svg,
    },
];

impl Format {
    /// All formats, in the order in which they are offered.
    pub fn all() -> &'static [Format] {
        FORMATS
    }

    /// The format that the ending of a file's name means.
    pub fn of_file(path: &Path) -> Option<&'static Format> {
        let ending = path.extension()?.to_str()?.to_lowercase();
        FORMATS.iter().find(|format| format.extension == ending)
    }

    /// The format of that name.
    pub fn named(name: &str) -> Option<&'static Format> {
        FORMATS.iter().find(|format| format.name == name)
    }

    /// The report in this format.
    ///
    /// # Errors
    /// [`ReportError::Contradiction`] where the comparison breaks a law of the public format; else what the format refuses.
    pub fn write(&self, input: &ReportInput<'_>) -> Result<Vec<u8>, ReportError> {
        match laws::check(input.comparison) {
            Some(broken) => Err(ReportError::Contradiction(broken)),
            None => (self.writer)(input),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_name_is_there_once() {
        let names: BTreeSet<&str> = FORMATS.iter().map(|format| format.name).collect();
        assert_eq!(names.len(), FORMATS.len());
        assert!(FORMATS.iter().all(|format| Format::named(format.name).is_some_and(|found| found.name == format.name)));
    }
}
