//! Where the two texts came from, and what of them was read.

use super::words::{counted, thousands};
use crate::clause::Side;
use crate::comparison::{Comparison, Version};
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
    /// Number of clauses.
    pub clauses: usize,
    /// What a reader of the text should know.
    pub warnings: Vec<&'a str>,
}

/// Something in a file that was not compared, or is known to be only part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CoverageLine<'a> {
    /// Which version.
    pub side: Side,
    /// What it is.
    pub part: &'a str,
    /// How many there were.
    pub count: usize,
    /// Whether it was compared.
    pub compared: bool,
    /// What was dropped, where it is short enough to list.
    pub samples: &'a [String],
    /// The whole line as a sentence.
    pub sentence: String,
}

pub(super) fn provenance(comparison: &Comparison, side: Side) -> Provenance<'_> {
    let version = comparison.side(side);
    Provenance {
        side,
        name: &version.name,
        title: version.title.as_deref(),
        language: version.language.as_deref(),
        date: version.date.as_deref(),
        media_type: &version.media_type,
        size: format!("{} {}", thousands(version.bytes), if version.bytes == 1 { "byte" } else { "bytes" }),
        sha256: &version.sha256,
        clauses: version.clauses.len(),
        warnings: version.warnings.iter().map(|warning| warning.message.as_str()).collect(),
    }
}

pub(super) fn coverage(comparison: &Comparison) -> Vec<CoverageLine<'_>> {
    [Side::Old, Side::New]
        .into_iter()
        .flat_map(|side| {
            let version: &Version = comparison.side(side);
            version.coverage.iter().map(move |coverage| CoverageLine {
                side,
                part: &coverage.part,
                count: coverage.count,
                compared: coverage.compared,
                samples: &coverage.samples,
                sentence: format!(
                    "{}: {} ({}) {} compared.",
                    version.name,
                    coverage.part,
                    thousands(coverage.count as u64),
                    if coverage.compared { "were" } else { "were not" },
                ),
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
    let words = |text: &str| text.split_whitespace().count();
    let same = old.split_whitespace().zip(new.split_whitespace()).take_while(|(old, new)| old == new).count();
    2 * same >= words(old).max(words(new))
}

/// The counts of a comparison, each as a sentence's part; what is not there is left out, unchanged clauses come last.
pub(super) fn counts(comparison: &Comparison) -> Vec<String> {
    let summary = &comparison.summary;
    let clauses = [
        (summary.modified, "changed"),
        (summary.inserted, "inserted"),
        (summary.deleted, "deleted"),
        (summary.split, "split"),
        (summary.merged, "merged"),
        (summary.moved, "moved"),
        (summary.renumbered, "renumbered"),
    ];
    let mut counts: Vec<String> = clauses
        .into_iter()
        .filter(|&(count, _)| count > 0)
        .map(|(count, what)| format!("{} {what}", counted(count, "clause", "clauses")))
        .collect();
    counts.push(format!("{} unchanged", counted(summary.unchanged, "clause", "clauses")));
    let words = [(summary.words_deleted, "deleted"), (summary.words_inserted, "inserted")];
    counts.extend(words.into_iter().map(|(count, what)| format!("{} {what}", counted(count, "word", "words"))));
    counts
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
