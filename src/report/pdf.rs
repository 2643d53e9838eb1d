//! The redline as a PDF to read, print and file: the summary, the text with its changes, the table of departures.
//!
//! A [`story`] says what is shown; it is [`measured`](measure) in lines, put on [`pages`], and [`drawn`](draw) with a tree
//! of its parts for readers who cannot see the pages. Before the file is handed out both texts are read back from its
//! pages and its tree ([`pdf_texts`]) and held against the comparison.
//!
//! # For programs that read the file
//!
//! Findings and changes are named destinations: `report.pdf#f3` opens a finding, `#c12` a change.

mod draw;
mod fonts;
mod letters;
mod lines;
mod look;
mod measure;
mod pages;
mod read_back;
mod shape;
mod story;
mod structure;
#[cfg(test)]
mod tests;

pub use read_back::pdf_texts;

use super::body::Body;
use super::outline::Words;
use super::{Outline, ReportError, ReportInput};
use fonts::{FontFiles, Fonts};
use shape::Shaper;
use std::collections::{BTreeMap, BTreeSet};

/// The name of the format in messages.
const FORMAT: &str = "PDF";
/// Letters that no font has are listed up to so many.
const MOST_LISTED: usize = 40;

/// The report as a PDF.
///
/// # Errors
/// [`ReportError::Mismatch`] where the file does not give back both texts; [`ReportError::Format`] where it cannot be
/// written.
pub fn pdf(input: &ReportInput<'_>) -> Result<Vec<u8>, ReportError> {
    let (comparison, settings) = (input.comparison, input.settings);
    let trouble = |what: String| ReportError::Format { format: FORMAT, what };
    let outline = Outline::new(input);
    let body = Body::new(comparison, settings, &outline);
    body.check(comparison, &settings.hidden_classes, settings.extent)?;
    let mut story = story::story(comparison, &outline, &body);
    let counted = story::letters(&story);
    // The letters of the sentences on fonts, and of page numbers.
    let letters: BTreeSet<char> = counted.keys().copied().chain(' '..='~').chain("…→•¶".chars()).collect();
    let language = comparison.new.language.as_deref();
    let files = FontFiles::covering(&letters, language);
    // The last line says what made the report.
    let end = story.len().saturating_sub(1);
    story.splice(
        end..end,
        sentences(outline.words, &files, &counted).into_iter().map(|text| story::sentence(outline.words, text)),
    );
    let fonts = Fonts::new(&files).ok_or_else(|| trouble("a font of the program is damaged".to_owned()))?;
    let mut shaper = Shaper::new(fonts);
    let measured = measure::measured(&mut shaper, story);
    let pages = pages::pages(&measured, language, outline.words.language());
    let bytes = draw::draw(&mut shaper, pages, &outline).map_err(|error| trouble(told(&error)))?;
    let texts = pdf_texts(&bytes).map_err(trouble)?;
    body.check_read_back(FORMAT, &texts, letters::writable)?;
    Ok(bytes)
}

/// What went wrong, in words.
fn told(error: &krilla::error::KrillaError) -> String {
    match error {
        krilla::error::KrillaError::Validation(errors) => {
            let first = errors.first().map(|(error, _)| format!(": {error:?}")).unwrap_or_default();
            format!("{error}{first}")
        }
        error => error.to_string(),
    }
}

/// What a reader must know of the fonts: which are those of the machine, and which letters could not be set.
fn sentences(words: Words, files: &FontFiles, counted: &BTreeMap<char, usize>) -> Vec<String> {
    let mut sentences = Vec::new();
    let names: BTreeSet<&str> = files.of_system().collect();
    if !names.is_empty() {
        let names = names.into_iter().collect::<Vec<_>>().join(", ");
        sentences.push(words.with("report-fonts-of-machine", &[("fonts", &names)]));
    }
    let missing = files.missing();
    if !missing.is_empty() {
        let times: usize = missing.iter().filter_map(|c| counted.get(c)).sum();
        let mut listed: Vec<String> =
            missing.iter().take(MOST_LISTED).map(|&c| format!("U+{:04X}", u32::from(c))).collect();
        if missing.len() > MOST_LISTED {
            listed.push(words.counted("report-more-values", missing.len() - MOST_LISTED));
        }
        let (listed, sign) = (listed.join(", "), fonts::REPLACEMENT.to_string());
        sentences.push(words.counted_with("report-fonts-lack", times, &[("letters", &listed), ("sign", &sign)]));
    }
    sentences
}
