//! What a page says of itself to programs.

use crate::comparison::{Comparison, Options, Tool, Version};
use crate::project::{Review, change_keys, finding_key};
use crate::report::{Outline, ReportInput, ReportSettings};
use crate::scope::{Finding, Verdict};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What a page says of itself to programs: what was compared and what the program found, untouched by a reviewer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// Always `clausescope/report`.
    pub format: String,
    /// Version of the format, 1.
    pub version: u32,
    /// The program that compared.
    pub tool: Tool,
    /// The old version.
    pub old: StatedFile,
    /// The new version.
    pub new: StatedFile,
    /// What the comparison was asked to do.
    pub options: Options,
    /// What the page was asked to show.
    #[serde(default)]
    pub settings: ReportSettings,
    /// What the reviewer noted and decided, as far as the page shows it.
    #[serde(default)]
    pub review: Review,
    /// The program's verdict.
    pub verdict: Verdict,
    /// The program's findings, as in the public format.
    pub findings: Vec<Finding>,
}

/// A file that was compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatedFile {
    /// File name.
    pub name: String,
    /// Media type.
    pub media_type: String,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
}

impl Statement {
    /// What a page says of itself.
    pub fn new(input: &ReportInput<'_>, outline: &Outline<'_>) -> Self {
        // What is for other formats does not show in the page.
        let settings = ReportSettings { finding: None, static_redline: false, ..input.settings.clone() };
        Self { settings, review: shown(input, outline), ..Self::of(input.comparison) }
    }

    /// What a page on this comparison says of itself without a review and with settings as they are by default.
    pub fn of(comparison: &Comparison) -> Self {
        let file = |version: &Version| StatedFile {
            name: version.name.clone(),
            media_type: version.media_type.clone(),
            bytes: version.bytes,
            sha256: version.sha256.clone(),
        };
        Self {
            format: "clausescope/report".to_owned(),
            version: 1,
            tool: comparison.tool.clone(),
            old: file(&comparison.old),
            new: file(&comparison.new),
            options: comparison.options.clone(),
            settings: ReportSettings::default(),
            review: Review::default(),
            verdict: comparison.verdict,
            findings: comparison.findings.clone(),
        }
    }
}

/// What the page shows of a review: a statement must tell nobody what its page does not.
fn shown(input: &ReportInput<'_>, outline: &Outline<'_>) -> Review {
    let ReportInput { comparison, review, .. } = *input;
    let rows = outline.departures.iter().map(|row| row.change);
    let changes: BTreeSet<_> = outline.passages.iter().map(|passage| passage.change).chain(rows).collect();
    let keys = change_keys(comparison);
    let changes: BTreeSet<&String> = comparison
        .changes
        .iter()
        .zip(&keys)
        .filter(|(change, _)| changes.contains(&change.id))
        .map(|(_, key)| key)
        .collect();
    let findings: BTreeSet<String> = comparison.findings.iter().map(finding_key).collect();
    let mut shown = Review { forced_pairs: Vec::new(), forbidden_pairs: Vec::new(), ..review.clone() };
    shown.changes.retain(|key, _| changes.contains(key));
    shown.findings.retain(|key, _| findings.contains(key));
    shown.corrections.retain(|key, _| findings.contains(key));
    shown
}
