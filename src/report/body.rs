//! The redline as one flow of paragraphs from which both texts can be read: what DOCX, PDF and Markdown show.
//!
//! A paragraph has runs of text and an end, and each of them stood before, stands now, or both. Whoever drops what stands
//! only now reads the old version clause by clause; whoever drops what stood only before reads the new one. That holds
//! for splits and merges (an end that came or went) and for moves (the same words at two places) alike.

mod build;
mod check;
pub mod read_back;
pub mod table;

use crate::clause::{Clause, ClauseKind, Side};
use crate::redline::ChangeClass;

/// What became of a run of text, or of the end of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mark {
    /// It stood and stands.
    Kept,
    /// It stands now only.
    Inserted,
    /// It stood before only.
    Deleted,
    /// It stood here, and stands elsewhere now.
    MovedAway,
    /// It stands here, and stood elsewhere.
    MovedHere,
}

/// A run of text with what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// What became of it.
    pub mark: Mark,
    /// The text, to the letter.
    pub text: String,
    /// What kind of change it is, where it is one.
    pub class: Option<ChangeClass>,
}

/// Names a move: both its ends have the same number, counted from 1 in the order of the new text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MoveNumber(pub usize);

/// A paragraph of the redline.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph<'a> {
    /// The place in [`Comparison::changes`](crate::comparison::Comparison::changes) of the change it belongs to.
    pub change: usize,
    /// The clause it ends, in the new text where it stands there, else in the old one: tells heading, item or row.
    pub clause: &'a Clause,
    /// The old clause that it ends too, where it ends one in both.
    pub was: Option<&'a Clause>,
    /// Its text.
    pub runs: Vec<Run>,
    /// What became of its end.
    pub end: Mark,
    /// The move that it is an end of.
    pub moved: Option<MoveNumber>,
}

/// A part of the flow.
#[derive(Debug, Clone, PartialEq)]
pub enum Part<'a> {
    /// A paragraph of either text, or both.
    Paragraph(Paragraph<'a>),
    /// So many unchanged clauses are left out here.
    Omitted(usize),
}

/// The redline as one flow.
#[derive(Debug, Clone, PartialEq)]
pub struct Body<'a> {
    /// The paragraphs in reading order: that of the new text, with what went where it stood.
    pub parts: Vec<Part<'a>>,
}

impl Mark {
    /// Whether what has this mark stands in the text of that side.
    pub fn stands_in(self, side: Side) -> bool {
        match self {
            Mark::Kept => true,
            Mark::Inserted | Mark::MovedHere => side == Side::New,
            Mark::Deleted | Mark::MovedAway => side == Side::Old,
        }
    }
}

impl Paragraph<'_> {
    /// Whether nothing of it changed, not even where a link leads.
    pub fn is_kept(&self) -> bool {
        self.end == Mark::Kept && self.runs.iter().all(|run| run.mark == Mark::Kept && run.class.is_none())
    }

    /// Whether it is a heading.
    pub fn is_heading(&self) -> bool {
        self.clause.kind == ClauseKind::Heading
    }
}

impl<'a> Body<'a> {
    /// The paragraphs, without the notes on what is left out.
    pub fn paragraphs(&self) -> impl Iterator<Item = &Paragraph<'a>> {
        self.parts.iter().filter_map(|part| match part {
            Part::Paragraph(paragraph) => Some(paragraph),
            Part::Omitted(_) => None,
        })
    }

    /// The text of one side, paragraph by paragraph.
    pub fn text(&self, side: Side) -> Vec<String> {
        let pieces = self.paragraphs().map(|paragraph| {
            let runs = paragraph.runs.iter().map(|run| (run.mark, run.text.as_str()));
            (runs, paragraph.end)
        });
        read(pieces, side)
    }
}

/// Whether a bullet is drawn before a clause: printed numbers and marks are part of the text.
pub fn is_bulleted(clause: &Clause) -> bool {
    clause.kind == ClauseKind::Item && clause.number.is_none() && clause.text.starts_with(char::is_alphanumeric)
}

/// Reads the text of one side from paragraphs of marked runs and a marked end.
pub fn read<'t, R>(paragraphs: impl Iterator<Item = (R, Mark)>, side: Side) -> Vec<String>
where
    R: Iterator<Item = (Mark, &'t str)>,
{
    let (mut texts, mut text, mut open) = (Vec::new(), String::new(), false);
    for (runs, end) in paragraphs {
        for (mark, words) in runs {
            if mark.stands_in(side) {
                text.push_str(words);
                open = true;
            }
        }
        if end.stands_in(side) {
            texts.push(std::mem::take(&mut text));
            open = false;
        }
    }
    if open {
        texts.push(text);
    }
    texts
}
