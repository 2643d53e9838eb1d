//! How paragraphs end: whether the end itself came, went or moved.

use crate::clause::Clause;
use crate::report::body::table::Block;
use crate::report::body::{Mark, Part};
use std::collections::BTreeSet;

/// What is written of the end of a paragraph.
#[derive(Debug, Clone, Copy)]
pub(super) struct End<'a> {
    /// What became of it.
    pub(super) mark: Mark,
    /// The old clause that ends here.
    pub(super) was: Option<&'a Clause>,
}

/// What is written of the end of every part. Where the words inserted last in a paragraph are followed by clauses that
/// were inserted whole, LibreOffice takes all of it for one insertion and would take the paragraph's end away with it.
/// So that is how it is written: the insertion runs on to the end of the last of these clauses, and it is there that the
/// old paragraph ends.
/// Rows of tables have ends of their own and are no part of this.
pub(super) fn ends<'a>(parts: &'a [Part<'_>], blocks: &[Block<'_, '_>]) -> Vec<End<'a>> {
    let in_table: BTreeSet<usize> = blocks
        .iter()
        .filter_map(|block| if let Block::Table(rows) = block { Some(rows.iter().map(|row| row.at)) } else { None })
        .flatten()
        .collect();
    let mut ends: Vec<End<'a>> = parts
        .iter()
        .map(|part| match part {
            Part::Paragraph(paragraph) => End { mark: paragraph.end, was: paragraph.was },
            Part::Omitted(_) => End { mark: Mark::Kept, was: None },
        })
        .collect();
    let inserted = |(at, part): &(usize, &Part<'_>)| match part {
        Part::Paragraph(paragraph) => {
            !in_table.contains(at)
                && paragraph.end == Mark::Inserted
                && paragraph.moved.is_none()
                && paragraph.runs.iter().all(|run| run.mark == Mark::Inserted)
        }
        Part::Omitted(_) => false,
    };
    for (at, part) in parts.iter().enumerate() {
        let Part::Paragraph(paragraph) = part else { continue };
        if in_table.contains(&at) {
            continue;
        }
        let goes_on =
            paragraph.end == Mark::Kept && paragraph.runs.last().is_some_and(|run| run.mark == Mark::Inserted);
        if !goes_on {
            continue;
        }
        let clauses = parts.iter().enumerate().skip(at + 1).take_while(inserted).count();
        if clauses > 0 {
            ends[at + clauses] = End { mark: Mark::Kept, was: Some(paragraph.was.unwrap_or(paragraph.clause)) };
            ends[at] = End { mark: Mark::Inserted, was: None };
        }
    }
    ends
}
