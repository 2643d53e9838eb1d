//! OpenDocument texts (ODT, OTT, and FODT in one file), read as LibreOffice prints them.
//!
//! The source that spans point into is the text extracted; what is said for documents of Word in `docx` holds here too.

mod body;
mod lists;
mod styles;
#[cfg(test)]
mod tests;

use super::archive::Archive;
use super::docx::tracked_warning;
use super::read::{ReadOptions, finish};
use super::xml::{self, Element};
use super::{Document, ReadError, flow};
use body::{Body, Change};
use lists::Lists;
use std::collections::HashMap;
use styles::Styles;

/// Media type of the format.
const MEDIA_TYPE: &str = "application/vnd.oasis.opendocument.text";
const FORMAT: &str = "an OpenDocument text";
const ADVICE: &str = "Open it in LibreOffice, save it again as ODT or DOCX and compare that file.";

/// Whether an archive is an OpenDocument text.
pub(super) fn recognises(archive: &mut Archive<'_>) -> bool {
    let media_type = archive.bytes("mimetype").ok().flatten().unwrap_or_default();
    media_type.starts_with(MEDIA_TYPE.as_bytes())
}

/// Whether a text is an OpenDocument text in one file.
pub(super) fn recognises_flat(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    let has = |part: &[u8]| head.windows(part.len()).any(|window| window == part);
    head.trim_ascii_start().starts_with(b"<?xml") && has(b"<office:document ") && has(MEDIA_TYPE.as_bytes())
}

/// Reads an OpenDocument text.
///
/// # Errors
/// [`ReadError::Encrypted`]; [`ReadError::Damaged`] where a part is missing, broken or too large.
pub(super) fn read(
    name: &str,
    archive: &mut Archive<'_>,
    bytes: &[u8],
    options: &ReadOptions,
) -> Result<Document, ReadError> {
    let damaged = ReadError::damaged(name, FORMAT, ADVICE);
    let manifest = archive.xml("META-INF/manifest.xml").map_err(damaged)?;
    let locked = |element: &Element| &*element.name == "encryption-data";
    if manifest.is_some_and(|manifest| manifest.find(&locked).is_some()) {
        return Err(ReadError::Encrypted { name: name.to_owned() });
    }
    let content = archive.xml("content.xml").map_err(damaged)?;
    let content = content.ok_or_else(|| damaged("its part content.xml is missing".to_owned()))?;
    let styles = archive.xml("styles.xml").map_err(damaged)?;
    let parts: Vec<&Element> = styles.iter().chain([&content]).collect();
    let macros = archive.names().iter().filter(|name| name.starts_with("Basic/") && name.ends_with(".xml")).count();
    document(name, bytes, &content, &parts, macros, options).map_err(damaged)
}

/// Reads an OpenDocument text in one file.
///
/// # Errors
/// [`ReadError::Damaged`] where it is broken.
pub(super) fn read_flat(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Document, ReadError> {
    let damaged = ReadError::damaged(name, FORMAT, ADVICE);
    let root = xml::parse(bytes).map_err(|what| damaged(format!("it {what}")))?;
    document(name, bytes, &root, &[&root], 0, options).map_err(damaged)
}

fn document(
    name: &str,
    bytes: &[u8],
    content: &Element,
    parts: &[&Element],
    macros: usize,
    options: &ReadOptions,
) -> Result<Document, String> {
    let text = content.child("office", "body").and_then(|body| body.child("office", "text"));
    let text = text.ok_or_else(|| "it has no text".to_owned())?;
    let (styles, lists) = (Styles::new(parts), Lists::new(parts));
    let changes = changes(text);
    let deletions = changes.values().filter(|change| change.deleted.is_some()).count();
    let insertions = changes.len() - deletions;
    let mut body = Body::new(&styles, &lists, options.tracked_changes, changes);
    let mut pieces = body.pieces(text);
    // Notes may hold notes: the list grows while it is read.
    let mut next = 0;
    while let Some(note) = body.notes.get(next).copied() {
        next += 1;
        pieces.extend(body.pieces(note));
    }
    let mut left_out = body.left_out;
    for (part, words) in parts.iter().flat_map(|part| running(part)) {
        left_out.add(part, &words);
    }
    left_out.add_many("macros", macros);
    let (source, blocks) = flow::blocks(&pieces);
    let mut document = finish(name, MEDIA_TYPE, source, bytes, blocks);
    let tracked = tracked_warning(insertions, deletions, options.tracked_changes);
    document.warnings.splice(0..0, tracked.into_iter().chain(left_out.warnings()));
    document.coverage.splice(0..0, left_out.coverage());
    Ok(document)
}

/// Insertions and deletions that the file keeps track of.
fn changes(text: &Element) -> HashMap<String, Change<'_>> {
    let regions = text.child("text", "tracked-changes");
    regions
        .iter()
        .flat_map(|regions| regions.elements())
        .filter_map(|region| {
            let id = region.attribute("id")?.to_owned();
            let change = region.elements().find(|change| matches!(&*change.name, "insertion" | "deletion"))?;
            Some((id, Change { deleted: (&*change.name == "deletion").then_some(change) }))
        })
        .collect()
}

/// Running headers and footers with their words.
fn running(part: &Element) -> Vec<(&'static str, String)> {
    let mut running = Vec::new();
    let pages = part.elements().filter(|group| group.is("office", "master-styles")).flat_map(Element::elements);
    for element in pages.flat_map(Element::elements).filter(|element| element.space == "style") {
        let part = match &*element.name {
            "header" | "header-left" | "header-first" => "running headers",
            "footer" | "footer-left" | "footer-first" => "running footers",
            _ => continue,
        };
        let words = element.text();
        if !words.trim().is_empty() {
            running.push((part, words));
        }
    }
    running
}
