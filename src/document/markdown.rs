//! Markdown (CommonMark with tables), read by `pulldown-cmark` with the place of every event.

mod definitions;
mod marks;
mod places;
mod reader;
mod tables;

use super::{Coverage, Document, Warning, read::finish};
use definitions::LinkDefinition;
use pulldown_cmark::{Options, Parser};
use reader::Reader;

const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_FOOTNOTES);

/// Reads Markdown.
pub fn read(name: &str, text: String, bytes: &[u8]) -> Document {
    read_with(name, text, bytes, Vec::new())
}

/// Reads Markdown, with what its decoding warned of.
pub(super) fn read_with(name: &str, text: String, bytes: &[u8], warnings: Vec<Warning>) -> Document {
    let mut reader = Reader::default();
    let parser = Parser::new_ext(&text, OPTIONS);
    let mut definitions: Vec<LinkDefinition> = parser
        .reference_definitions()
        .iter()
        .map(|(label, definition)| LinkDefinition {
            label: label.to_owned(),
            target: definition.dest.to_string(),
            span: definition.span.clone(),
        })
        .collect();
    definitions.sort_by_key(|definition| definition.span.start);
    for (event, range) in parser.into_offset_iter() {
        reader.event(&text, event, range);
    }
    reader.end_html(&text);
    reader.close(&text);
    let mut blocks = reader.blocks;
    let unused = definitions::restore(definitions, &reader.labels, &text, &mut blocks);
    let coverage = (reader.pictures > 0).then(|| Coverage {
        part: "pictures".to_owned(),
        count: reader.pictures,
        compared: false,
        samples: Vec::new(),
    });
    let mut document = finish(name, "text/markdown", text, bytes, blocks);
    document.warnings.splice(0..0, warnings);
    document.coverage.splice(0..0, coverage.into_iter().chain(unused));
    document
}

#[cfg(test)]
mod tests;
