//! Blocks that stand in both versions to the letter. They are cut once, and what is told by a clause's own letters – its
//! number, its key, what it defines, whether it refers – is told once: the clauses of the new version take it from their
//! twins in the old one. What depends on the clauses around (titles, nesting, where references lead) is told for each
//! version by itself.

use super::{Clause, ClauseId, Side};
use crate::document::{Block, Document};
use crate::text::{ByteSpan, Hashing};
use std::collections::HashMap;
use std::ops::Range;

/// The clauses of the old version, for those of the new one that were cut from the same blocks.
#[derive(Debug, Clone, Copy)]
pub struct Twins<'a> {
    /// The clauses of the old version.
    pub old: &'a [Clause],
    /// For each clause of the new version its twin.
    pub of: &'a [Option<u32>],
    /// Which clauses of the old version stand in a section of definitions.
    pub in_glossary: &'a [bool],
}

impl<'a> Twins<'a> {
    /// The twin of a clause of the new version, and its place, where what was told of both so far is the same.
    pub fn twin(&self, place: usize, clause: &Clause) -> Option<(usize, &'a Clause)> {
        let twin = self.of.get(place).copied().flatten()? as usize;
        let old = &self.old[twin];
        (old.kind == clause.kind && old.number_len == clause.number_len).then_some((twin, old))
    }
}

/// Finds the blocks of the old version that the new one has too.
pub struct Blocks<'a> {
    document: &'a Document,
    blocks: &'a [Block],
    /// Where the clauses of each block begin, and the number of all.
    starts: Vec<usize>,
    /// The first block of each text; made when the new version first leaves the order of the old one.
    by_text: Option<HashMap<&'a str, usize, Hashing>>,
    /// The block after the last one that was found: most blocks stand in the same order.
    next: usize,
}

impl<'a> Blocks<'a> {
    /// The blocks of the old version, of which `starts` says where their clauses begin.
    pub fn new(document: &'a Document, blocks: &'a [Block], starts: Vec<usize>) -> Self {
        Self { document, blocks, starts, by_text: None, next: 0 }
    }

    /// The old block that a new one is to the letter, its place in its source aside, and the clauses cut from it.
    pub fn twin(&mut self, source: &str, block: &Block) -> Option<(&'a Block, Range<usize>)> {
        let same = |old: &&Block| reads_as(old, &self.document.source, block, source);
        let found = match self.blocks.get(self.next).filter(same) {
            Some(_) => self.next,
            None => {
                let by_text = self.by_text.get_or_insert_with(|| {
                    // Of equal blocks the first one.
                    self.blocks.iter().enumerate().rev().map(|(at, block)| (block.text.as_str(), at)).collect()
                });
                by_text.get(block.text.as_str()).copied().filter(|&at| same(&&self.blocks[at]))?
            }
        };
        self.next = found + 1;
        Some((&self.blocks[found], self.starts[found]..self.starts[found + 1]))
    }
}

/// Whether two blocks have the same letters, with the same marks in their sources.
fn reads_as(old: &Block, old_source: &str, new: &Block, new_source: &str) -> bool {
    old.kind == new.kind
        && old.text.len() == new.text.len()
        && old.bold_lead == new.bold_lead
        && old.span.len() == new.span.len()
        && old.map.is_shifted(&new.map, old.span.start, new.span.start)
        && old.links == new.links
        && old.span.of(old_source) == new.span.of(new_source)
        && old.text == new.text
}

/// A clause of the old version, as it was cut, as one of the new version.
pub fn copied(clause: &Clause, old: &Block, new: &Block, place: usize) -> Clause {
    let moved = |at: usize| at + new.span.start - old.span.start;
    let mut copy = clause.clone();
    copy.id = ClauseId::new(Side::New, place);
    copy.span = ByteSpan::new(moved(clause.span.start), moved(clause.span.end));
    copy.map.shift(old.span.start, new.span.start);
    copy.page = new.page;
    copy
}
