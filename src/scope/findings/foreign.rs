//! Clauses in another language than the terms: what the lexicon cannot read has neither come nor gone.

use super::runs::Block;
use super::{Draft, Ground};
use crate::clause::Side;
use crate::document::plain_other_language;
use crate::scope::reading::ReadClause;
use std::collections::{BTreeSet, HashMap};

/// Shortest clause of which its language is asked, in words.
const SHORTEST: usize = 15;
/// A section that was translated is about as long as it was: how many times longer what it is told of may be.
const LONGER: usize = 2;

/// What one side says at a place of changes, in words.
#[derive(Debug, Clone, Copy, Default)]
struct Said {
    /// In another language than the terms.
    foreign: usize,
    /// In theirs.
    own: usize,
}

/// Takes out drafts that tell what stands on one side only where the other one has clauses in another language, as where a section
/// was translated. A clause in another language that stands beside them, an address or a link to a translation, hides nothing. Gives
/// the ISO 639-1 codes of the languages of such clauses.
pub fn leave_out(ground: &Ground<'_>, drafts: &mut Vec<Draft>) -> BTreeSet<&'static str> {
    let mut said: HashMap<Block, [Said; 2]> = HashMap::new();
    let mut languages = BTreeSet::new();
    for clauses in ground.changed {
        let sides = said.entry(ground.runs.block(clauses.change)).or_default();
        let old = clauses.old.iter().map(|&at| (0, &ground.old[at], &ground.old_read[at]));
        let new = clauses.new.iter().map(|&at| (1, &ground.new[at], &ground.new_read[at]));
        for (side, clause, read) in old.chain(new) {
            let code = says_nothing(read).then(|| plain_other_language(&clause.text, ground.code)).flatten();
            languages.extend(code);
            match code {
                Some(_) => sides[side].foreign += read.words,
                None => sides[side].own += read.words,
            }
        }
    }
    drafts.retain(|draft| {
        let (Some(side), Some(sides)) = (draft.only, said.get(&ground.runs.block(draft.change))) else { return true };
        let [here, there] = if side == Side::Old { *sides } else { [sides[1], sides[0]] };
        there.foreign == 0 || there.foreign * LONGER < here.own
    });
    languages
}

/// Whether a clause of some length is read as saying nothing of data: only then can it be in another language.
fn says_nothing(read: &ReadClause) -> bool {
    read.words >= SHORTEST
        && !read.sentences.iter().flat_map(|sentence| &sentence.statements).any(|said| said.force.is_scope())
}
