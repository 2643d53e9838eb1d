//! Reports from the window: the formats that the reports module writes, written whole or not at all.

use super::state::{Model, Work};
use crate::project::write_whole;
use crate::report::{ReportInput, ReportSettings};
use std::path::{Path, PathBuf};

/// A format that a report can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExportFormat {
    /// Its name, as on the command line.
    pub name: &'static str,
    /// The ending of its files.
    pub extension: &'static str,
}

/// The formats, in the order in which they are offered.
pub fn formats() -> Vec<ExportFormat> {
    vec![ExportFormat { name: "json", extension: "json" }]
}

/// What the next report shows.
pub fn settings(model: &Model) -> ReportSettings {
    ReportSettings { extent: model.view.extent, ..ReportSettings::default() }
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
    let bytes = render(format, &input)?;
    if !still_wanted() {
        return Err(format!("{}: the report was not written, since it was cancelled.", path.display()));
    }
    let trouble = |error: std::io::Error| {
        format!("{}: the report cannot be written ({error}). Choose another place.", path.display())
    };
    write_whole(path, &bytes).map_err(trouble)?;
    Ok(path.to_owned())
}

fn render(format: &str, input: &ReportInput<'_>) -> Result<Vec<u8>, String> {
    match format {
        "json" => Ok(crate::report::json(input.comparison).into_bytes()),
        other => Err(format!("{other}: this is not a format of reports.")),
    }
}
