//! Documents of Word (DOCX, DOCM, DOTX), read as Word prints them.
//!
//! The source that spans point into is the text extracted: numbers of lists as printed, tracked changes accepted unless
//! asked otherwise, hidden text left out, notes at the end in the order of their marks.

mod body;
mod numbering;
mod runs;
mod styles;
#[cfg(test)]
mod tests;

use super::archive::Archive;
use super::flow;
use super::left_out::LeftOut;
use super::read::{ReadOptions, TrackedChanges, finish};
use super::xml::Element;
use super::{Document, ReadError, Warning};
use body::{Body, Notes, Tracked};
use numbering::Numbering;
use std::collections::HashMap;
use styles::Styles;

/// Media type of the format.
const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const FORMAT: &str = "a Word document";
const ADVICE: &str = "Open it in Word or LibreOffice, save it again as DOCX and compare that file.";

/// Whether an archive is a document of Word.
pub(super) fn recognises(archive: &Archive<'_>) -> bool {
    archive.has("word/document.xml")
        || archive.has("[Content_Types].xml")
            && archive.names().iter().any(|name| name.starts_with("word/") && name.ends_with(".xml"))
}

/// Reads a document of Word.
///
/// # Errors
/// [`ReadError::Damaged`] where a part is missing, broken or too large.
pub(super) fn read(
    name: &str,
    archive: &mut Archive<'_>,
    bytes: &[u8],
    options: &ReadOptions,
) -> Result<Document, ReadError> {
    let damaged = ReadError::damaged(name, FORMAT, ADVICE);
    extract(archive, options).map(|extracted| extracted.document(name, bytes)).map_err(damaged)
}

struct Extracted {
    pieces: Vec<flow::Piece>,
    left_out: LeftOut,
    tracked: Tracked,
    view: TrackedChanges,
}

impl Extracted {
    fn document(self, name: &str, bytes: &[u8]) -> Document {
        let (source, blocks) = flow::blocks(&self.pieces);
        let mut document = finish(name, MEDIA_TYPE, source, bytes, blocks);
        let tracked = tracked_warning(self.tracked.insertions, self.tracked.deletions, self.view);
        document.warnings.splice(0..0, tracked.into_iter().chain(self.left_out.warnings()));
        document.coverage.splice(0..0, self.left_out.coverage());
        document
    }
}

/// Says which view of tracked changes was read, where there are any.
pub(super) fn tracked_warning(insertions: usize, deletions: usize, view: TrackedChanges) -> Option<Warning> {
    if insertions + deletions == 0 {
        return None;
    }
    let count = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
    let read = match view {
        TrackedChanges::Accepted => {
            "it was read as if all were accepted. The text without them can be compared too (--tracked-changes original)"
        }
        TrackedChanges::Original => "it was read as it stood before them (--tracked-changes original)",
    };
    Some(Warning {
        code: "tracked-changes".to_owned(),
        message: format!(
            "The file has tracked changes ({}, {}); {read}.",
            count(insertions, "insertion"),
            count(deletions, "deletion")
        ),
        span: None,
    })
}

fn extract(archive: &mut Archive<'_>, options: &ReadOptions) -> Result<Extracted, String> {
    let main = main_part(archive)?;
    let relations = relations(archive, &main)?;
    let part = |kind: &str, usual: &str| {
        let related = relations.iter().find(|relation| relation.kind == kind);
        related.map_or_else(|| format!("word/{usual}"), |relation| relation.target.clone())
    };
    let document = archive.xml(&main)?.ok_or_else(|| format!("its main part {main} is missing"))?;
    let styles = archive.xml(&part("styles", "styles.xml"))?.map(|part| Styles::new(&part)).unwrap_or_default();
    let numbering = archive
        .xml(&part("numbering", "numbering.xml"))?
        .map(|part| Numbering::new(&part, &styles))
        .unwrap_or_default();
    let note_parts = [
        (Notes::Foot, archive.xml(&part("footnotes", "footnotes.xml"))?),
        (Notes::End, archive.xml(&part("endnotes", "endnotes.xml"))?),
    ];
    let mut notes: HashMap<(Notes, String), &Element> = HashMap::new();
    for (kind, part) in &note_parts {
        let all = part.iter().flat_map(Element::elements);
        // Notes with a type are the lines that part notes from the text.
        let printed =
            all.filter(|note| note.space == "w" && note.attribute("type").is_none_or(|kind| kind == "normal"));
        notes.extend(printed.filter_map(|note| Some(((*kind, note.attribute("id")?.to_owned()), note))));
    }
    let targets = relations
        .iter()
        .filter(|relation| relation.kind == "hyperlink")
        .map(|relation| (relation.id.clone(), relation.target.clone()))
        .collect();
    let mut body = Body::new(&styles, numbering, &targets, options.tracked_changes);
    let text = document.child("w", "body").ok_or_else(|| format!("its main part {main} has no text"))?;
    let mut pieces = body.pieces(text);
    // Notes may refer to notes: the list grows while it is read.
    let mut next = 0;
    while let Some((kind, id)) = body.notes.get(next).cloned() {
        next += 1;
        if let Some(note) = notes.remove(&(kind, id)) {
            pieces.extend(body.pieces(note));
        }
    }
    let (mut left_out, tracked) = (body.left_out, body.tracked);
    for relation in &relations {
        let part = match relation.kind.as_str() {
            "header" => "running headers",
            "footer" => "running footers",
            _ => continue,
        };
        let words = archive.xml(&relation.target)?.map(|part| visible_words(&part)).unwrap_or_default();
        if !words.trim().is_empty() {
            left_out.add(part, &words);
        }
    }
    if let Some(comments) = archive.xml(&part("comments", "comments.xml"))? {
        for comment in comments.elements().filter(|element| element.is("w", "comment")) {
            left_out.add("comments", &visible_words(comment));
        }
    }
    left_out.add_many("macros", archive.names().iter().filter(|name| name.ends_with("vbaProject.bin")).count());
    Ok(Extracted { pieces, left_out, tracked, view: options.tracked_changes })
}

/// The words of a part that is listed but not compared.
fn visible_words(part: &Element) -> String {
    let mut words = String::new();
    add_visible_words(part, &mut words);
    words
}

fn add_visible_words(element: &Element, words: &mut String) {
    for inner in element.elements() {
        match inner.tag() {
            ("w", "t") => words.push_str(&inner.text()),
            ("w", "p" | "tab" | "br") => words.push(' '),
            _ => {}
        }
        add_visible_words(inner, words);
    }
}

/// A relation of a part to another.
struct Relation {
    id: String,
    /// The last step of its type's address: `styles`, `hyperlink`.
    kind: String,
    /// The name of the part, or an address outside.
    target: String,
}

fn main_part(archive: &mut Archive<'_>) -> Result<String, String> {
    let found = relations(archive, "")?.into_iter().find(|relation| relation.kind == "officeDocument");
    Ok(found.map_or_else(|| "word/document.xml".to_owned(), |relation| relation.target))
}

/// The relations of a part, or of the whole file where the name is empty.
fn relations(archive: &mut Archive<'_>, part: &str) -> Result<Vec<Relation>, String> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
    let Some(list) = archive.xml(&format!("{prefix}_rels/{file}.rels"))? else { return Ok(Vec::new()) };
    let relation = |element: &Element| {
        let target = element.attribute("Target")?;
        let outside = element.attribute("TargetMode") == Some("External");
        let target = match target.strip_prefix('/') {
            _ if outside => target.to_owned(),
            Some(absolute) => absolute.to_owned(),
            None => format!("{prefix}{target}"),
        };
        let kind = element.attribute("Type")?.rsplit('/').next()?.to_owned();
        Some(Relation { id: element.attribute("Id")?.to_owned(), kind, target })
    };
    Ok(list.elements().filter_map(relation).collect())
}
