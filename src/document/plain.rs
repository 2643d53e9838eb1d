//! Plain text: paragraphs between blank lines.

use super::{Block, BlockKind, Document, read::finish};
use crate::text::{ByteSpan, OffsetMap};

/// Reads plain text.
pub fn read(name: &str, text: String, bytes: &[u8]) -> Document {
    let mut blocks = Vec::new();
    let mut paragraph: Option<ByteSpan> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = ByteSpan::new(at, at + line.trim_end().len());
        at += line.len();
        if line.trim().is_empty() {
            blocks.extend(paragraph.take().map(|span| block(&text, span)));
        } else {
            paragraph = Some(ByteSpan::new(paragraph.map_or(span.start, |before| before.start), span.end));
        }
    }
    blocks.extend(paragraph.map(|span| block(&text, span)));
    finish(name, "text/plain", text, bytes, blocks)
}

/// A paragraph with its line ends shown as blanks.
fn block(source: &str, span: ByteSpan) -> Block {
    let mut text = String::new();
    let mut map = OffsetMap::default();
    let mut at = span.start;
    for line in span.of(source).split_inclusive('\n') {
        let lead = line.len() - line.trim_start().len();
        let words = line.trim();
        if !text.is_empty() && !words.is_empty() {
            text.push(' ');
        }
        map.push(text.len(), at + lead);
        text.push_str(words);
        at += line.len();
    }
    Block { kind: BlockKind::Paragraph, text, span, map, bold_lead: 0, links: Vec::new(), page: None }
}
