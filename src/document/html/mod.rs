//! HTML pages as browsers save them, read by `scraper`: the terms are kept, what a site puts around them is left out
//! and listed.
//!
//! The source that spans point into is the text extracted from the page. What is left out, and why, is decided in
//! [`chrome`]; how lists print their numbers is told in [`lists`]; what saving and archiving did to a page is undone in
//! [`links`], [`frames`] and [`archives`].

mod archives;
mod bounds;
mod chrome;
mod elements;
mod frames;
mod links;
mod lists;
mod notes;
mod walker;
mod weights;

pub(super) use bounds::check;

use super::read::finish;
use super::{BlockKind, Document, Warning, language};
use links::Links;
use scraper::Html;
use std::collections::HashMap;
use walker::Walker;

/// Reads a page.
pub fn read(name: &str, page: &str, bytes: &[u8]) -> Document {
    read_with(name, page, bytes, Vec::new())
}

/// Reads a page, with what its decoding warned of.
pub(super) fn read_with(name: &str, page: &str, bytes: &[u8], warnings: Vec<Warning>) -> Document {
    read_saved(name, page, Beside::default(), bytes, warnings)
}

/// What a file holds beside a page.
#[derive(Debug, Default)]
pub(super) struct Beside {
    /// Where the page was saved from.
    pub address: Option<String>,
    /// The pages that it shows in frames, by what the frames call them.
    pub frames: HashMap<String, Framed>,
}

/// A page that another one shows in a frame.
#[derive(Debug)]
pub(super) struct Framed {
    /// The page.
    pub page: String,
    /// Where it was saved from.
    pub address: Option<String>,
}

/// Reads a page that was saved with others beside it.
pub(super) fn read_saved(name: &str, page: &str, beside: Beside, bytes: &[u8], mut warnings: Vec<Warning>) -> Document {
    let flat = bounds::flatten(page);
    let html = Html::parse_document(flat.as_ref().map_or(page, |flat| &flat.page));
    if let Some(flat) = flat {
        warnings.push(Warning {
            code: "deep-nesting".to_owned(),
            message: format!(
                "Elements of the page nest more than {} deep, or have attributes without number; these were read without their nesting or their attributes.",
                flat.deepest
            ),
            span: None,
        });
    }
    // Spans of decoding point into the page, not into what is extracted from it.
    for warning in &mut warnings {
        warning.span = None;
    }
    let mut walker = Walker::new(&html);
    walker.links = Links::of(page, beside.address.as_deref());
    walker.frames = beside.frames;
    walker.walk(&html);
    let title = walker.title.trim().to_owned();
    let (stated, coverage) = (walker.language.clone(), walker.left_out.coverage());
    warnings.append(&mut walker.warnings);
    let (source, blocks) = walker.builder.finish();
    let mut document = finish(name, "text/html", source, bytes, blocks);
    document.language = language::stated_or_detected(stated.as_deref(), &document.blocks, &mut warnings);
    document.date = super::dates::stated_date(&document.blocks, document.language.as_deref());
    if !title.is_empty() && !document.blocks.iter().any(|block| matches!(block.kind, BlockKind::Heading { level: 1 })) {
        document.title = Some(title);
    }
    document.warnings.splice(0..0, warnings);
    document.coverage.splice(0..0, coverage);
    document
}

/// The blocks of a piece of HTML inside another format, with the text that their spans point into.
pub(super) fn blocks_of(fragment: &str) -> (String, Vec<super::Block>) {
    let flat = bounds::flatten(fragment);
    let html = Html::parse_document(flat.as_ref().map_or(fragment, |flat| &flat.page));
    let mut walker = Walker::new(&html);
    walker.walk(&html);
    walker.builder.finish()
}

#[cfg(test)]
mod tests;
