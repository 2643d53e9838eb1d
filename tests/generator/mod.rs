//! Made-up terms and edits of which it is known what they did, for the laws and for the benches.
//!
//! The terms have what real ones have: clauses of one sentence and of twenty, lists in lists, tables, sentences repeated
//! to the letter and clauses that differ in a word. The words are chosen by a small generator of numbers with a seed, so
//! the same seed gives the same terms everywhere.

#![allow(dead_code, unused_imports, reason = "the laws and the benches use different parts")]

mod edits;
mod facts;
mod words;

pub use edits::{EDITS, Edit, HARD, edited};
pub use facts::{Became, Facts};
pub use words::clause;

/// Numbers that look random and are not (splitmix64, Sebastiano Vigna, public domain).
#[derive(Debug, Clone)]
pub struct Numbers(pub u64);

impl Numbers {
    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// One of several.
    pub fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

/// What a block of made-up terms is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MadeKind {
    /// A numbered heading.
    Heading,
    /// A paragraph.
    Paragraph,
    /// An item of a list, inside so many others.
    Item(usize),
    /// A row of a table; the first of a run names the columns.
    Row,
}

/// A block of made-up terms and the old blocks it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct MadeBlock {
    /// Names of the old blocks; none for what is new.
    pub from: Vec<usize>,
    /// What it is.
    pub kind: MadeKind,
    /// What it reads, numbers aside.
    pub text: String,
    /// Whether an edit moved it.
    pub moved: bool,
}

impl MadeBlock {
    fn new(kind: MadeKind, text: String) -> Self {
        Self { from: Vec::new(), kind, text, moved: false }
    }
}

/// Terms of so many blocks.
pub fn terms(seed: u64, count: usize) -> Vec<MadeBlock> {
    let mut numbers = Numbers(seed);
    let mut blocks: Vec<MadeBlock> = Vec::new();
    while blocks.len() < count {
        let title = words::title(&mut numbers);
        blocks.push(MadeBlock::new(MadeKind::Heading, title));
        for _ in 0..2 + numbers.below(7) {
            passage(&mut numbers, &mut blocks);
        }
    }
    blocks.truncate(count);
    for (at, block) in blocks.iter_mut().enumerate() {
        block.from = vec![at];
    }
    blocks
}

/// A paragraph, a list with what leads it in, or a table.
fn passage(numbers: &mut Numbers, blocks: &mut Vec<MadeBlock>) {
    match numbers.below(24) {
        0 | 1 => blocks.push(MadeBlock::new(MadeKind::Paragraph, numbers.pick(words::BOILERPLATE).to_owned())),
        2 | 3 => {
            // A paragraph that differs from an earlier one in a word or two.
            let earlier: Vec<usize> =
                (0..blocks.len()).filter(|&at| blocks[at].kind == MadeKind::Paragraph && at > 0).collect();
            let mut text = if earlier.is_empty() {
                words::clause(numbers)
            } else {
                blocks[earlier[numbers.below(earlier.len())]].text.clone()
            };
            edits::replace_words(&mut text, numbers);
            blocks.push(MadeBlock::new(MadeKind::Paragraph, text));
        }
        4 => blocks.push(MadeBlock::new(MadeKind::Paragraph, words::definition(numbers))),
        5..8 => {
            blocks.push(MadeBlock::new(MadeKind::Paragraph, words::lead_in(numbers)));
            let nested = numbers.below(4) == 0;
            for at in 0..3 + numbers.below(6) {
                blocks.push(MadeBlock::new(MadeKind::Item(usize::from(nested && at % 3 > 0)), words::item(numbers)));
            }
        }
        8 => {
            blocks.push(MadeBlock::new(MadeKind::Row, "Data | Purpose | Time".to_owned()));
            for _ in 0..3 + numbers.below(5) {
                blocks.push(MadeBlock::new(MadeKind::Row, words::row(numbers)));
            }
        }
        _ => blocks.push(MadeBlock::new(MadeKind::Paragraph, words::clause(numbers))),
    }
}

/// The terms as Markdown, headings numbered in order.
pub fn markdown(blocks: &[MadeBlock]) -> String {
    let mut text = String::new();
    let mut number = 0;
    let mut last = None;
    for block in blocks {
        let listed = |kind: MadeKind| matches!(kind, MadeKind::Item(_));
        if last.is_some_and(|last| !(last == block.kind && last == MadeKind::Row || listed(last) && listed(block.kind)))
        {
            text.push('\n');
        }
        match block.kind {
            MadeKind::Heading => {
                number += 1;
                text.push_str(&format!("## {number}. {}\n", block.text));
            }
            MadeKind::Paragraph => text.push_str(&format!("{}\n", block.text)),
            MadeKind::Item(depth) => text.push_str(&format!("{}- {}\n", "  ".repeat(depth), block.text)),
            MadeKind::Row => {
                text.push_str(&format!("| {} |\n", block.text));
                if last != Some(MadeKind::Row) {
                    text.push_str("| --- | --- | --- |\n");
                }
            }
        }
        last = Some(block.kind);
    }
    text
}
