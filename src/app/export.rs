//! Reports from the window: the formats that the reports module writes, written whole or not at all.

use super::state::{Model, Work};
use crate::project::write_whole;
use crate::report::{Format, ReportInput, ReportSettings};
use std::path::{Path, PathBuf};

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
