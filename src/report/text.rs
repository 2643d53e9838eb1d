//! A summary to read in a terminal.

use super::ReportInput;
use anstyle::{AnsiColor, Style};
use std::fmt::Write;

/// The summary without colours.
pub fn plain(input: &ReportInput<'_>) -> String {
    anstream::adapter::strip_str(&styled(input)).to_string()
}

/// The summary with colours as ANSI sequences.
pub fn styled(input: &ReportInput<'_>) -> String {
    let bold = Style::new().bold();
    let (gone, come) = (AnsiColor::Red.on_default(), AnsiColor::Blue.on_default());
    let comparison = input.comparison;
    let summary = &comparison.summary;
    let mut out = String::new();
    let _ = writeln!(out, "{bold}{} → {}{bold:#}", comparison.old.name, comparison.new.name);
    for finding in &comparison.findings {
        let _ = writeln!(out, "\n{bold}{}{bold:#} {}", finding.id, finding.reason);
        for (style, mark, evidence) in [(gone, '-', &finding.old), (come, '+', &finding.new)] {
            if let Some(evidence) = evidence {
                let _ = writeln!(out, "  {style}{mark} {}{style:#}", evidence.quote);
            }
        }
    }
    let _ = writeln!(
        out,
        "\nClauses: {} changed, {} inserted, {} deleted, {} moved, {} unchanged",
        summary.modified, summary.inserted, summary.deleted, summary.moved, summary.unchanged
    );
    out
}
