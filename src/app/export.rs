//! Reports from the window: the formats that the reports module writes, written whole or not at all.

use super::state::{ChangeIndex, FindingIndex, Model, Selection, Work};
use crate::messages::Language;
use crate::project::write_whole;
use crate::report::{Format, ReportInput, ReportSettings};
use std::path::{Path, PathBuf};

/// What the next report shows, in the language chosen for it, else that of the window; a report on one finding is about the one in hand, or that of the change in hand.
pub fn settings(model: &Model, window: Language) -> ReportSettings {
    let finding = finding_in_hand(model).and_then(|FindingIndex(at)| {
        let finding = model.compared()?.comparison.findings.get(at)?;
        Some(finding.id.clone())
    });
    let language = model.view.report_language.unwrap_or(window);
    ReportSettings { language, extent: model.view.extent, finding, ..ReportSettings::default() }
}

/// The finding in hand, or the weightiest one of the change in hand.
pub fn finding_in_hand(model: &Model) -> Option<FindingIndex> {
    let compared = model.compared()?;
    match model.view.selection? {
        Selection::Finding(at) => Some(at),
        Selection::Change(ChangeIndex(at)) => {
            compared.by_weight.iter().copied().find(|finding| compared.findings_of[at].contains(finding))
        }
        Selection::Added(_) => None,
    }
}

/// Writes the report of a piece of work, unless it is no longer wanted when it is ready.
///
/// # Errors
/// A sentence that names the file, what is wrong and what to do.
pub fn write(
    format: &str,
    work: &Work,
    settings: &ReportSettings,
    path: &Path,
    still_wanted: &dyn Fn() -> bool,
) -> Result<PathBuf, String> {
    let compared = work.compared.as_ref().ok_or("There is nothing to report yet. Open two versions first.")?;
    let input = ReportInput { comparison: &compared.comparison, review: &work.review, settings };
    let format = Format::named(format).ok_or_else(|| format!("{format}: this is not a format of reports."))?;
    let bytes = format.write(&input).map_err(|error| error.to_string())?;
    if !still_wanted() {
        return Err(format!("{}: the report was not written, since it was cancelled.", path.display()));
    }
    let trouble = |error: std::io::Error| {
        format!("{}: the report cannot be written ({error}). Choose another place.", path.display())
    };
    write_whole(path, &bytes).map_err(trouble)?;
    Ok(path.to_owned())
}
