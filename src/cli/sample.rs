//! `clausescope sample`: two versions of made-up terms to try the program with.

use super::output::{print, write_file};
use super::{CommandError, Status};
use clap::Args;
use std::path::PathBuf;

/// Writes the sample's two files into a folder
///
/// They are two versions of a made-up coupon offer's terms: the ones that the window opens with.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  clausescope sample terms
  clausescope compare terms/coupon-terms-2024.md terms/coupon-terms-2025.md")]
pub struct Sample {
    /// The folder; it is made if it is not there
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Replaces files that are there
    #[arg(long)]
    force: bool,
}

/// The sample's files: name and text, the old one first.
const FILES: [(&str, &str); 2] = [
    ("coupon-terms-2024.md", include_str!("../../assets/sample/old.md")),
    ("coupon-terms-2025.md", include_str!("../../assets/sample/new.md")),
];

impl Sample {
    pub(super) fn run(self) -> Result<Status, CommandError> {
        let unwritable = |source| CommandError::Unwritable { path: self.folder.clone(), source };
        std::fs::create_dir_all(&self.folder).map_err(unwritable)?;
        let paths = FILES.map(|(name, _)| self.folder.join(name));
        if let Some(there) = paths.iter().find(|path| path.symlink_metadata().is_ok() && !self.force) {
            return Err(CommandError::Exists(there.clone()));
        }
        for (path, (_, text)) in paths.iter().zip(FILES) {
            write_file(path, text.as_bytes(), self.force)?;
        }
        let names: String = paths.iter().map(|path| format!("{}\n", path.display())).collect();
        print(names.as_bytes())?;
        Ok(Status::Same)
    }
}
