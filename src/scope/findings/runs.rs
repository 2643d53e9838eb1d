//! Which changes stand together: between clauses that stayed as they were, and as clauses that came or went in one run.
//!
//! Worked out once, so that a question about two changes is asked of two numbers however many there are.

use crate::clause::{Clause, ClauseId, ClauseKind, Side};
use crate::redline::{Change, ChangeKind};

/// A place at which what went and what came can be the same matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Block {
    /// A run of changes between clauses that stayed as they were.
    Run(usize),
    /// A change that is a matter of its own: a row of a table.
    Change(usize),
}

/// The runs of changes of one comparison.
pub struct Runs {
    blocks: Vec<Block>,
    whole: Vec<Option<usize>>,
}

impl Runs {
    /// The runs of the changes, in their order.
    pub fn of(changes: &[Change], old: &[Clause], new: &[Clause]) -> Self {
        let row = |id: Option<&ClauseId>| {
            id.is_some_and(|id| {
                let clauses = if id.side() == Side::Old { old } else { new };
                clauses[id.place()].kind == ClauseKind::Row
            })
        };
        let (mut blocks, mut whole) = (Vec::with_capacity(changes.len()), Vec::with_capacity(changes.len()));
        let (mut block, mut run) = (0, 0);
        for (at, change) in changes.iter().enumerate() {
            let stayed = change.kind == ChangeKind::Unchanged;
            block += usize::from(stayed);
            let alone = stayed || row(change.old.first()) || row(change.new.first());
            blocks.push(if alone { Block::Change(at) } else { Block::Run(block) });
            let comes_or_goes = matches!(change.kind, ChangeKind::Inserted | ChangeKind::Deleted);
            run += usize::from(!comes_or_goes);
            whole.push(comes_or_goes.then_some(run));
        }
        Self { blocks, whole }
    }

    /// Where a change stands.
    pub fn block(&self, change: usize) -> Block {
        self.blocks[change]
    }

    /// Whether no clause between two changes stayed as it was. Rows of a table are matters of their own.
    pub fn same_block(&self, a: usize, b: usize) -> bool {
        self.blocks[a] == self.blocks[b]
    }

    /// The run of clauses that came or went as a whole in which a change stands; none for other changes.
    pub fn whole(&self, change: usize) -> Option<usize> {
        self.whole[change]
    }
}
