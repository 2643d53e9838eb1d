//! What differs between two sentences that are one reworded.
//!
//! Compares rows of words, and knows nothing of what they mean.

use super::{Difference, Passage, Place, Version, sentence};
use crate::text::Word;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Words up to which two differences are read as one.
const JOINED: usize = 1;

pub(super) fn reworded(old: Version<'_>, new: Version<'_>, change: usize, was: Place, is: Place) -> Passage {
    let (a, b) = (sentence(old, was).key(), sentence(new, is).key());
    Passage::Reworded { change, old: was, new: is, differences: differences(&a, &b) }
}

/// What differs between two rows of words; differences a word apart are one.
fn differences(old: &[Word], new: &[Word]) -> Vec<Difference> {
    let mut out: Vec<Difference> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, old, new) {
        let (a, b) = match op {
            DiffOp::Equal { .. } => continue,
            DiffOp::Delete { old_index, old_len, new_index } => (old_index..old_index + old_len, new_index..new_index),
            DiffOp::Insert { old_index, new_index, new_len } => (old_index..old_index, new_index..new_index + new_len),
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                (old_index..old_index + old_len, new_index..new_index + new_len)
            }
        };
        match out.last_mut() {
            Some(last) if a.start - last.old.end <= JOINED && b.start - last.new.end <= JOINED => {
                last.old.end = a.end;
                last.new.end = b.end;
            }
            _ => out.push(Difference { old: a, new: b }),
        }
    }
    out
}
