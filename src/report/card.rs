//! One finding as a picture for publication: which way, both quotes with the words that prove it, sources, hashes.
//!
//! The picture is laid out once with the fonts in the program and drawn twice, as SVG and as PNG. The letters are drawn as
//! shapes, so that it looks the same everywhere and needs no font; what it says stands beside them as text, for readers
//! who do not see it ([`card_text`]). A letter that the fonts lack is an error, never a box; emoji are
//! left out or named.

mod content;
mod emoji;
mod fonts;
mod layout;
mod png;
mod svg;

use super::{Outline, ReportError, ReportInput};
use content::Content;

/// The name of the format in messages.
const FORMAT: &str = "card";

/// The card as SVG.
///
/// # Errors
/// [`ReportError::Setting`] where there is no such finding, or where the fonts lack a letter of it;
/// [`ReportError::Mismatch`] where the quotes cannot be read back from what was laid out.
pub(super) fn svg(input: &ReportInput<'_>) -> Result<Vec<u8>, ReportError> {
    let outline = Outline::new(input);
    let content = Content::new(input, &outline)?;
    Ok(svg::svg(&layout::lay_out(&content)?, &content).into_bytes())
}

/// The card as PNG, in twice the size of the SVG.
///
/// # Errors
/// As [`svg`]; and [`ReportError::Format`] where the picture cannot be made.
pub(super) fn png(input: &ReportInput<'_>) -> Result<Vec<u8>, ReportError> {
    let outline = Outline::new(input);
    let content = Content::new(input, &outline)?;
    png::png(&layout::lay_out(&content)?, &content).map_err(|what| ReportError::Format { format: FORMAT, what })
}

/// What the card says, in words, for those who do not see it.
///
/// # Errors
/// [`ReportError::Setting`] where there is no such finding.
pub fn card_text(input: &ReportInput<'_>) -> Result<String, ReportError> {
    Ok(Content::new(input, &Outline::new(input))?.text())
}
