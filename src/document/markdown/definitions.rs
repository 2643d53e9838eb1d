//! Link definitions that no link uses. The rules of Markdown show nothing of them; `[Start]: 2025` is words of the terms.

use super::super::left_out::LeftOut;
use super::super::{Block, BlockKind, Coverage};
use crate::text::{ByteSpan, OffsetMap};
use std::collections::HashSet;
use std::ops::Range;

/// A link definition of a text.
#[derive(Debug, Clone)]
pub struct LinkDefinition {
    /// What links call it by.
    pub label: String,
    /// Where it leads.
    pub target: String,
    /// Where it stands.
    pub span: Range<usize>,
}

/// Puts definitions that read as words back among the blocks, and lists the others that nothing uses.
pub fn restore(
    definitions: Vec<LinkDefinition>,
    used: &HashSet<String>,
    source: &str,
    blocks: &mut Vec<Block>,
) -> Vec<Coverage> {
    let mut left_out = LeftOut::default();
    let mut found: Vec<Block> = Vec::new();
    for definition in definitions {
        let words = source.get(definition.span.clone()).unwrap_or("").trim();
        if used.contains(&definition.label.to_lowercase()) || words.is_empty() {
            continue;
        }
        if definition.target.contains(['/', '#', '@', '.', ':', '?']) {
            left_out.add("link targets that nothing leads to", words);
            continue;
        }
        let start = definition.span.start;
        found.push(Block {
            kind: BlockKind::Paragraph,
            text: words.replace(['\n', '\r'], " ").into(),
            span: ByteSpan::new(start, start + words.len()),
            map: OffsetMap::shifted(start),
            bold_lead: 0,
            links: Vec::new(),
            page: None,
        });
    }
    if !found.is_empty() {
        blocks.append(&mut found);
        blocks.sort_by_key(|block| block.span.start);
    }
    left_out.coverage()
}
