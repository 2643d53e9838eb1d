//! Which passages stand open and which are folded: unchanged clauses fold, the headings above a change do not.

use crate::clause::ClauseKind;
use crate::report::Extent;
use crate::report::outline::{Outline, Passage};

/// Passages next to each other, in reading order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// Some that are shown, from the first to the last.
    Open(usize, usize),
    /// Unchanged ones that are folded, from the first to the last.
    Fold(usize, usize),
}

/// Fewer unchanged clauses than this are shown, not folded: a fold would take as much room.
const SHORTEST_FOLD: usize = 2;

/// The blocks of a redline.
pub(super) fn blocks(outline: &Outline<'_>) -> Vec<Block> {
    let passages = &outline.passages;
    let Some(last) = passages.len().checked_sub(1) else { return Vec::new() };
    if outline.extent != Extent::Whole {
        return vec![Block::Open(0, last)];
    }
    let open = open(passages);
    let mut blocks: Vec<Block> = Vec::new();
    let mut at = 0;
    for run in open.chunk_by(|one, next| one == next) {
        let (from, to) = (at, at + run.len() - 1);
        at = to + 1;
        match blocks.last_mut() {
            _ if !run[0] && run.len() >= SHORTEST_FOLD => blocks.push(Block::Fold(from, to)),
            Some(Block::Open(_, end)) => *end = to,
            _ => blocks.push(Block::Open(from, to)),
        }
    }
    blocks
}

/// Which passages a reader must see: what is marked, found or noted, and the headings above it.
fn open(passages: &[Passage<'_>]) -> Vec<bool> {
    let mut open = vec![false; passages.len()];
    let mut headings: Vec<(u8, usize)> = Vec::new();
    for (at, passage) in passages.iter().enumerate() {
        let heading = passage.clause_kind == ClauseKind::Heading;
        if heading {
            headings.retain(|&(level, _)| level < passage.level);
        }
        if passage.marked || !passage.findings.is_empty() || !passage.note.is_empty() || !passage.left.is_empty() {
            open[at] = true;
            for (_, above) in headings.drain(..) {
                open[above] = true;
            }
        }
        if heading {
            headings.push((passage.level, at));
        }
    }
    open
}
