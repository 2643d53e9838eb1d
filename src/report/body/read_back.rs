//! What is read back from a written report: paragraphs and rows of marked runs, and both texts that they give.
//!
//! Knows no format: each reads its own files into these parts.

use super::table::read_row;
use super::{Mark, read};
use crate::clause::Side;

/// A paragraph as read: runs, and what became of its end.
pub struct ReadParagraph {
    /// Its text.
    pub runs: Vec<(Mark, String)>,
    /// What became of its end.
    pub end: Mark,
}

/// A part of the redline as read.
pub enum ReadPart {
    /// A paragraph of either text, or both.
    Paragraph(ReadParagraph),
    /// The cells of a row, and what became of it.
    Row(Vec<Vec<(Mark, String)>>, Mark),
}

impl ReadPart {
    fn on(&self, side: Side) -> ReadParagraph {
        match self {
            Self::Paragraph(paragraph) => ReadParagraph { runs: paragraph.runs.clone(), end: paragraph.end },
            Self::Row(cells, mark) => {
                let text = read_row(cells, *mark, side);
                ReadParagraph { runs: text.into_iter().map(|text| (Mark::Kept, text)).collect(), end: *mark }
            }
        }
    }
}

/// The old text and the new one that the parts give, paragraph by paragraph.
pub fn texts(parts: &[ReadPart]) -> [Vec<String>; 2] {
    [Side::Old, Side::New].map(|side| {
        // On one side a row is a paragraph of its cells.
        let paragraphs: Vec<ReadParagraph> = parts.iter().map(|part| part.on(side)).collect();
        let pieces = paragraphs.iter().map(|paragraph| {
            let runs = paragraph.runs.iter().map(|(mark, text)| (*mark, text.as_str()));
            (runs, paragraph.end)
        });
        read(pieces, side)
    })
}
