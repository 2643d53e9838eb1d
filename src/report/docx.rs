//! The redline as a Word document, with tracked changes to accept or reject or with formatting only.
//!
//! The parts are written by hand: what a redline needs of the format is little, no library writes tracked moves, and the
//! same comparison must give the same bytes. Accepting all changes gives the new text, rejecting all the old one; before
//! the document is handed out it is read back ([`docx_texts`]) and held against both.
//!
//! A bookmark stands around the redline; what stands around that, the summary and the table of departures, is no part
//! of either text.

mod comments;
mod matter;
mod package;
mod read_back;
mod redline;
mod xml;

pub use read_back::docx_texts;

use super::body::Body;
use super::matter::{Block, back, front, plain};
use super::{Outline, ReportError, ReportInput};
use comments::{comments, comments_part};
use matter::put_blocks;
use package::Package;
use redline::{Anchor, Changes, RedlineWriter};
use xml::Xml;

/// The name of the format in messages.
const FORMAT: &str = "DOCX";
/// Who is named where nobody should be: what Word writes when personal information is removed.
const NOBODY: &str = "Author";
const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
/// A page of A4 upright and its margins, in twentieths of a point.
const UPRIGHT: &str = "<w:footerReference w:type=\"default\" r:id=\"rId5\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
<w:pgMar w:top=\"1304\" w:right=\"1417\" w:bottom=\"1304\" w:left=\"1417\" w:header=\"709\" w:footer=\"624\" w:gutter=\"0\"/>";
/// The same, lying, for the table of departures.
const LYING: &str = "<w:footerReference w:type=\"default\" r:id=\"rId5\"/>\
<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>\
<w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"709\" w:footer=\"624\" w:gutter=\"0\"/>";
const UPRIGHT_WIDTH: u32 = 9072;
const LYING_WIDTH: u32 = 14570;

/// The report as a Word document.
///
/// # Errors
/// [`ReportError::Mismatch`] where the document does not give back both texts.
pub fn docx(input: &ReportInput<'_>) -> Result<Vec<u8>, ReportError> {
    let (comparison, settings) = (input.comparison, input.settings);
    let outline = Outline::new(input);
    let body = Body::new(comparison, settings, &outline);
    body.check(comparison, &settings.hidden_classes, settings.extent)?;
    let author = settings.author.as_deref().unwrap_or(NOBODY);
    let date = settings.date.as_ref().map(|date| format!("{date}T00:00:00Z"));
    let comments = comments(comparison, &outline, author);
    let anchors: Vec<Anchor> = comments.iter().map(|comment| comment.anchor.clone()).collect();
    let changes = if settings.static_redline { Changes::Formatted } else { Changes::Tracked };
    let redline =
        RedlineWriter::new(changes, outline.words, author, date.as_deref(), &anchors).body(&body, UPRIGHT_WIDTH);
    let package = Package {
        document: document(&outline, &body, &redline),
        comments: comments_part(&comments, date.as_deref()),
        title: &outline.title,
        author: settings.author.as_deref(),
        date: date.as_deref(),
        words: outline.words,
        language: comparison.new.language.as_deref().unwrap_or(outline.words.language().code()),
    };
    let bytes = package.zip().map_err(|error| ReportError::Format { format: FORMAT, what: error.to_string() })?;
    let texts = docx_texts(&bytes).map_err(|what| ReportError::Format { format: FORMAT, what })?;
    body.check_read_back(FORMAT, &texts, xml::writable)?;
    Ok(bytes)
}

fn document(outline: &Outline<'_>, body: &Body<'_>, redline: &str) -> String {
    let mut xml = Xml::document();
    xml.raw("<w:document ").raw(NAMESPACES).raw("><w:body>");
    put_blocks(&mut xml, &front(outline), UPRIGHT_WIDTH);
    // The redline stands between paragraphs of its own, so that its first and its last one can come and go.
    xml.raw("<w:p><w:pPr><w:pStyle w:val=\"Section\"/><w:pageBreakBefore/></w:pPr>");
    xml.empty("w:bookmarkStart", &[("w:id", "1"), ("w:name", read_back::BOOKMARK)]);
    let words = outline.words;
    let heading = if body.parts.is_empty() { "report-text-not-here" } else { "report-text-with-changes" };
    xml.raw("<w:r><w:t>").words(&words.say(heading)).raw("</w:t></w:r></w:p>");
    xml.raw(redline);
    xml.raw("<w:p><w:pPr><w:pStyle w:val=\"Small\"/><w:sectPr>").raw(UPRIGHT).raw("</w:sectPr></w:pPr>");
    xml.raw("<w:r><w:t>").words(&words.say("report-text-ends"));
    xml.raw("</w:t></w:r><w:bookmarkEnd w:id=\"1\"/></w:p>");
    let mut end = back(outline);
    let lost: usize =
        body.paragraphs().flat_map(|paragraph| &paragraph.runs).map(|run| xml::unwritable(&run.text)).sum();
    if lost > 0 {
        let sign = xml::REPLACEMENT.to_string();
        let sentence = words.counted_with("report-lost-count", lost, &[("sign", &sign)]);
        end.push(Block::Text(vec![plain(sentence)]));
    }
    put_blocks(&mut xml, &end, LYING_WIDTH);
    xml.raw("<w:sectPr>").raw(LYING).raw("</w:sectPr></w:body></w:document>");
    xml.finish()
}
