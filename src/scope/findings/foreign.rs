//! Clauses in another language than the terms: what the lexicon cannot read has neither come nor gone.

use super::runs::Block;
use super::{Draft, Ground};
use crate::document::plain_language;
use crate::scope::reading::ReadClause;
use std::collections::{BTreeSet, HashSet};

/// Shortest clause of which its language is asked, in words.
const SHORTEST: usize = 15;

/// Takes out drafts that tell what stands in the place of clauses in another language, as where a section was translated. Gives
/// the ISO 639-1 codes of those languages.
pub fn leave_out(ground: &Ground<'_>, drafts: &mut Vec<Draft>) -> BTreeSet<&'static str> {
    let told: HashSet<Block> = drafts.iter().map(|draft| ground.runs.block(draft.change)).collect();
    let (mut blocks, mut languages) = (HashSet::new(), BTreeSet::new());
    for clauses in ground.changed {
        let block = ground.runs.block(clauses.change);
        if !told.contains(&block) {
            continue;
        }
        let old = clauses.old.iter().map(|&at| (&ground.old[at], &ground.old_read[at]));
        let new = clauses.new.iter().map(|&at| (&ground.new[at], &ground.new_read[at]));
        let foreign = old
            .chain(new)
            .filter(|(_, read)| says_nothing(read))
            .filter_map(|(clause, _)| plain_language(&clause.text))
            .find(|code| *code != ground.code);
        if let Some(code) = foreign {
            blocks.insert(block);
            languages.insert(code);
        }
    }
    drafts.retain(|draft| !blocks.contains(&ground.runs.block(draft.change)));
    languages
}

/// Whether a clause of some length is read as saying nothing of data: only then can it be in another language.
fn says_nothing(read: &ReadClause) -> bool {
    read.tokens.len() >= SHORTEST
        && !read.sentences.iter().flat_map(|sentence| &sentence.statements).any(|said| said.force.is_scope())
}
