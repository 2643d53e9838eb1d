//! Where the two texts came from, and what of them was read.

use super::place::Places;
use crate::clause::Side;
use crate::comparison::{Comparison, Version};
use crate::text::fold;
use serde::Serialize;

/// Where one version came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Provenance<'a> {
    /// Which of the two.
    pub side: Side,
    /// File name.
    pub name: &'a str,
    /// The title the text gives itself.
    pub title: Option<&'a str>,
    /// ISO 639-1 code of its language.
    pub language: Option<&'a str>,
    /// The date it states for itself.
    pub date: Option<&'a str>,
    /// Media type.
    pub media_type: &'a str,
    /// Size of the file, in words: `1,234 bytes`.
    pub size: String,
    /// SHA-256 of the file.
    pub sha256: &'a str,
    /// Number of clauses, in words: `61 clauses`.
    pub clauses: String,
    /// What a reader of the text should know.
    pub warnings: Vec<String>,
}

/// Something in a file that was not compared, or is known to be only part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CoverageLine<'a> {
    /// Which version.
    pub side: Side,
    /// What it is, in words.
    pub part: String,
    /// How many there were.
    pub count: usize,
    /// Whether it was compared.
    pub compared: bool,
    /// What was dropped, where it is short enough to list.
    pub samples: &'a [String],
    /// The whole line as a sentence.
    pub sentence: String,
}

pub(super) fn provenance<'a>(places: &Places<'a>, side: Side) -> Provenance<'a> {
    let (words, version) = (places.words, places.comparison.side(side));
    Provenance {
        side,
        name: &version.name,
        title: version.title.as_deref(),
        language: version.language.as_deref(),
        date: version.date.as_deref(),
        media_type: &version.media_type,
        size: words.counted("report-byte-count", usize::try_from(version.bytes).unwrap_or(usize::MAX)),
        sha256: &version.sha256,
        clauses: words.counted("report-clause-count", version.clauses.len()),
        warnings: version.warnings.iter().map(|warning| words.told(&warning.message)).collect(),
    }
}

pub(super) fn coverage<'a>(places: &Places<'a>) -> Vec<CoverageLine<'a>> {
    let (words, comparison) = (places.words, places.comparison);
    [Side::Old, Side::New]
        .into_iter()
        .flat_map(|side| {
            let version: &Version = comparison.side(side);
            version.coverage.iter().map(move |coverage| {
                let part = words.part(&coverage.part);
                let id = if coverage.compared { "report-coverage-compared" } else { "report-coverage-not-compared" };
                let values = [("name", version.name.as_str()), ("part", &part)];
                CoverageLine {
                    side,
                    count: coverage.count,
                    compared: coverage.compared,
                    samples: &coverage.samples,
                    sentence: words.counted_with(id, coverage.count, &values),
                    part,
                }
            })
        })
        .collect()
}

/// The title that the reviewer gave, else one made from what the texts call themselves.
pub(super) fn title(comparison: &Comparison, given: Option<&str>) -> String {
    match (given, &comparison.old.title, &comparison.new.title) {
        (Some(given), _, _) => given.to_owned(),
        (None, Some(old), Some(new)) if are_alike(old, new) => new.clone(),
        (None, Some(old), Some(new)) => format!("{old} → {new}"),
        (None, None, Some(title)) | (None, Some(title), None) => title.clone(),
        (None, None, None) => format!("{} → {}", comparison.old.name, comparison.new.name),
    }
}

/// Whether two titles differ in little, such as a date in them: then one of them is enough.
fn are_alike(old: &str, new: &str) -> bool {
    let (old, new) = (&*fold(old), &*fold(new));
    let words = |text: &str| text.split_whitespace().count();
    let same = old.split_whitespace().zip(new.split_whitespace()).take_while(|(old, new)| old == new).count();
    2 * same >= words(old).max(words(new))
}

/// The counts of a comparison, each as a sentence's part; what is not there is left out, unchanged clauses come last.
pub(super) fn counts(places: &Places<'_>) -> Vec<String> {
    let summary = &places.comparison.summary;
    let clauses = [
        (summary.modified, "report-changed-count"),
        (summary.inserted, "report-inserted-count"),
        (summary.deleted, "report-deleted-count"),
        (summary.split, "report-split-count"),
        (summary.merged, "report-merged-count"),
        (summary.moved, "report-moved-count"),
        (summary.renumbered, "report-renumbered-count"),
    ];
    let always = [
        (summary.unchanged, "report-unchanged-count"),
        (summary.words_deleted, "report-words-deleted-count"),
        (summary.words_inserted, "report-words-inserted-count"),
    ];
    let counts = clauses.into_iter().filter(|&(count, _)| count > 0).chain(always);
    counts.map(|(count, id)| places.words.counted(id, count)).collect()
}

#[cfg(test)]
mod tests {
    use super::are_alike;

    #[test]
    fn a_date_in_a_title_makes_no_other_title() {
        assert!(are_alike("Terms of Service, 9 May 2022", "Terms of Service, 1 June 2023"));
        assert!(!are_alike("Privacy Policy", "Notice on Privacy"));
        assert!(are_alike("Terms", "Terms"));
    }
}
