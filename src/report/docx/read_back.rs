//! Reads both texts back from a written document, as a word processor gives them when all changes are rejected or
//! accepted. Knows the format only, nothing of how the document was made.

use super::redline::character_style;
use crate::report::body::Mark;
use crate::report::body::read_back::{ReadParagraph, ReadPart, texts};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::{Cursor, Read};

/// Name of the bookmark that stands around the redline: from the heading above it into the paragraph below it.
pub(super) const BOOKMARK: &str = "clausescope_redline";
/// The style of paragraphs that stand in neither text.
const OUTSIDE: [&str; 2] = ["Omitted", "TableGap"];

/// Both texts of the redline in a DOCX that [`docx`](super::docx) wrote, paragraph by paragraph: the old one as it reads
/// when all changes are rejected, the new one as it reads when all are accepted.
///
/// # Errors
/// What is wrong with the file, where it cannot be read.
pub fn docx_texts(bytes: &[u8]) -> Result<[Vec<String>; 2], String> {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let mut part = package.by_name("word/document.xml").map_err(|error| error.to_string())?;
    let mut xml = String::new();
    part.read_to_string(&mut xml).map_err(|error| error.to_string())?;
    let parts = parts(&xml).map_err(|error| error.to_string())?;
    Ok(texts(&parts))
}

/// A row that the reader is in the midst of.
#[derive(Default)]
struct OpenRow {
    cells: Vec<Vec<(Mark, String)>>,
    mark: Option<Mark>,
    in_properties: bool,
}

/// What the reader is in the midst of.
#[derive(Default)]
struct State {
    in_bookmark: bool,
    row: Option<OpenRow>,
    /// Tracked changes around the run.
    tracked: Vec<Mark>,
    /// The formatting of the run.
    formatted: Option<Mark>,
    in_properties: bool,
    in_old_properties: bool,
    in_run: bool,
    in_words: bool,
    outside: bool,
    runs: Vec<(Mark, String)>,
    end: Option<Mark>,
}

fn parts(xml: &str) -> Result<Vec<ReadPart>, quick_xml::Error> {
    let mut reader = Reader::from_str(xml);
    let (mut parts, mut state) = (Vec::new(), State::default());
    loop {
        match reader.read_event()? {
            Event::Start(element) => state.start(&element),
            Event::Empty(element) => state.empty(&element),
            Event::End(element) => {
                let ended = state.end(element.name().as_ref());
                parts.extend(ended);
            }
            Event::Text(text) if state.in_words => {
                state.words(&text.xml10_content());
            }
            Event::GeneralRef(reference) if state.in_words => {
                let entity = format!("&{};", reference.xml10_content());
                let text = quick_xml::escape::unescape(&entity)?;
                state.words(&text);
            }
            Event::Eof => return Ok(parts),
            _ => {}
        }
    }
}

impl State {
    fn start(&mut self, element: &BytesStart<'_>) {
        match element.name().as_ref() {
            "w:p" => {
                *self = State { in_bookmark: self.in_bookmark, row: self.row.take(), ..State::default() };
            }
            "w:tr" => self.row = Some(OpenRow::default()),
            "w:trPr" => self.in_row_properties(true),
            "w:tc" => self.row.iter_mut().for_each(|row| row.cells.push(Vec::new())),
            "w:pPr" => self.in_properties = true,
            "w:pPrChange" => self.in_old_properties = true,
            "w:r" => (self.in_run, self.formatted) = (true, None),
            "w:t" | "w:delText" => self.in_words = true,
            name => self.tracked.extend(tracked(name)),
        }
    }

    fn empty(&mut self, element: &BytesStart<'_>) {
        let value = |key: &str| attribute(element, key);
        match element.name().as_ref() {
            "w:bookmarkStart" if value("w:name").as_deref() == Some(BOOKMARK) => {
                (self.in_bookmark, self.outside) = (true, true);
            }
            "w:bookmarkEnd" => (self.in_bookmark, self.outside) = (false, true),
            "w:pStyle" if value("w:val").is_some_and(|style| OUTSIDE.contains(&style.as_str())) => self.outside = true,
            "w:rStyle" => {
                let mark = value("w:val").and_then(|name| mark_of_style(&name));
                if self.in_run {
                    self.formatted = mark;
                } else if self.in_properties {
                    self.end = self.end.or(mark);
                }
            }
            "w:br" if self.in_run => self.words("\n"),
            "w:tab" if self.in_run => self.words("\t"),
            name if self.row.as_ref().is_some_and(|row| row.in_properties) => {
                self.row.iter_mut().for_each(|row| row.mark = row.mark.or(tracked(name)));
            }
            name if self.in_properties && !self.in_old_properties => self.end = self.end.or(tracked(name)),
            _ => {}
        }
    }

    fn in_row_properties(&mut self, within: bool) {
        self.row.iter_mut().for_each(|row| row.in_properties = within);
    }

    fn end(&mut self, name: &str) -> Option<ReadPart> {
        match name {
            "w:p" => {
                let (runs, end) = (std::mem::take(&mut self.runs), self.end);
                if let Some(row) = &mut self.row {
                    row.mark = row.mark.or(end);
                    row.cells.last_mut()?.extend(runs);
                    return None;
                }
                let shown = self.in_bookmark && !self.outside;
                return shown.then_some(ReadPart::Paragraph(ReadParagraph { runs, end: end.unwrap_or(Mark::Kept) }));
            }
            "w:trPr" => self.in_row_properties(false),
            "w:tr" => {
                let row = self.row.take().filter(|_| self.in_bookmark)?;
                return Some(ReadPart::Row(row.cells, row.mark.unwrap_or(Mark::Kept)));
            }
            "w:pPr" if !self.in_old_properties => self.in_properties = false,
            "w:pPrChange" => self.in_old_properties = false,
            "w:r" => self.in_run = false,
            "w:t" | "w:delText" => self.in_words = false,
            name if tracked(name).is_some() => drop(self.tracked.pop()),
            _ => {}
        }
        None
    }

    fn words(&mut self, text: &str) {
        let mark = self.tracked.last().copied().or(self.formatted).unwrap_or(Mark::Kept);
        self.runs.push((mark, text.to_owned()));
    }
}

fn attribute(element: &BytesStart<'_>, key: &str) -> Option<String> {
    let attribute = element.try_get_attribute(key).ok()??;
    attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

fn tracked(name: &str) -> Option<Mark> {
    match name {
        "w:ins" => Some(Mark::Inserted),
        "w:del" => Some(Mark::Deleted),
        "w:moveFrom" => Some(Mark::MovedAway),
        "w:moveTo" => Some(Mark::MovedHere),
        _ => None,
    }
}

fn mark_of_style(name: &str) -> Option<Mark> {
    [Mark::Inserted, Mark::Deleted, Mark::MovedAway, Mark::MovedHere]
        .into_iter()
        .find(|&mark| character_style(mark) == name)
}
