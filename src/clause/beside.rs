//! Most clauses stand in both versions to the letter: what their texts tell by themselves is told once.

use super::Clause;

/// How far beyond the clause that follows the last one found again another one is looked for: past what was left out.
const REACH: usize = 8;

/// The clauses of the other version, in their order, as they are found again in this one.
pub struct Beside<'a> {
    clauses: &'a [Clause],
    /// The one that follows the last one found again.
    next: usize,
}

impl<'a> Beside<'a> {
    /// None found again yet.
    pub fn of(clauses: &'a [Clause]) -> Self {
        Self { clauses, next: 0 }
    }

    /// A clause of the other version that reads as this one, and whose text is taken for the same. Asked of all clauses in
    /// their order.
    pub fn same(&mut self, clause: &Clause) -> Option<&'a Clause> {
        let rest = self.clauses.get(self.next..)?;
        let at = rest.iter().take(REACH).position(|other| reads_as(other, clause))?;
        self.next += at + 1;
        Some(&rest[at])
    }
}

/// Whether two clauses have all in common that [`take_key`] and what texts define and refer to go by.
fn reads_as(one: &Clause, other: &Clause) -> bool {
    let look = |clause: &Clause| (clause.kind, clause.number_len, clause.bold_lead);
    look(one) == look(other) && one.text == other.text
}

/// Tells the heading of a clause and the text by which it is matched as they were told of one that reads the same.
pub fn take_key(clause: &mut Clause, same: &Clause) {
    clause.heading.clone_from(&same.heading);
    clause.key.clone_from(&same.key);
    clause.key_hash = same.key_hash;
    clause.key_words = same.key_words;
}

#[cfg(test)]
mod tests {
    use crate::clause::{Side, segment, segment_both};
    use crate::document::Document;
    use proptest::prelude::*;

    const BLOCKS: [&str; 12] = [
        "# Definitions",
        "# Your data",
        "**Entry**: what you send us for the offer on our page.",
        "\"Picture\" means what your entry shows. \"Name\" means yours.",
        "Entry: what you send us for the offer on our page.",
        "1.1 We keep it as section 2 and section 9 say.",
        "2. We show it; see Article 4 of the Offer Terms.",
        "**Winners.** We show your name and your picture for a year.",
        "We show your name and\u{A0}your “picture” for a year.",
        "- your name\n- your picture",
        "| Entry | what you send us | |",
        "YOUR PICTURE",
    ];

    fn terms() -> impl Strategy<Value = Document> {
        let blocks = prop::collection::vec(prop::sample::select(&BLOCKS[..]), 0..24);
        blocks.prop_map(|blocks| Document::from_markdown("terms.md", &blocks.join("\n\n")))
    }

    proptest! {
        /// What is taken from the other version is what a version tells by itself.
        #[test]
        fn versions_tell_beside_each_other_what_each_tells_alone(old in terms(), new in terms()) {
            prop_assert_eq!(segment_both(&old, &new), [segment(&old, Side::Old), segment(&new, Side::New)]);
        }
    }
}
