//! Opens the window.

use super::{CommandError, Status};
use std::path::PathBuf;

/// Opens the window and stays until it is closed.
///
/// # Errors
/// [`CommandError::Window`] without a display or with graphics that cannot draw; it names the command line as the way out.
#[cfg(feature = "gui")]
pub fn open(files: Vec<PathBuf>) -> Result<Status, CommandError> {
    let opened = crate::app::run(crate::app::StartWith { files });
    opened.map(|()| Status::Same).map_err(|error| CommandError::Window(error.to_string()))
}

/// Says that the window is not built in.
///
/// # Errors
/// Always: [`CommandError::Window`].
#[cfg(not(feature = "gui"))]
pub fn open(_files: Vec<PathBuf>) -> Result<Status, CommandError> {
    let why = "this program was built without its window. Use the command line instead: clausescope compare OLD NEW (see clausescope compare --help).";
    Err(CommandError::Window(why.to_owned()))
}
