//! Clauses in another language than the terms: what the lexicon cannot read has neither come nor gone.

use super::runs::Block;
use super::{Draft, Ground};
use crate::document::plain_other_language;
use crate::scope::reading::ReadClause;
use std::collections::{BTreeSet, HashSet};

/// Shortest clause of which its language is asked, in words.
const SHORTEST: usize = 15;

/// Takes out drafts that tell what stands in the place of clauses in another language, as where a section was translated. Gives
/// the ISO 639-1 codes of those languages.
pub fn leave_out(ground: &Ground<'_>, drafts: &mut Vec<Draft>) -> BTreeSet<&'static str> {
    let (mut blocks, mut languages): (HashSet<Block>, _) = (HashSet::new(), BTreeSet::new());
    for clauses in ground.changed {
        let old = clauses.old.iter().map(|&at| (&ground.old[at], &ground.old_read[at]));
        let new = clauses.new.iter().map(|&at| (&ground.new[at], &ground.new_read[at]));
        let mut silent = old.chain(new).filter(|(_, read)| says_nothing(read));
        if let Some(code) = silent.find_map(|(clause, _)| plain_other_language(&clause.text, ground.code)) {
            blocks.insert(ground.runs.block(clauses.change));
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
