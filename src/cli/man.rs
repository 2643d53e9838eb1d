//! `clausescope man`: the manual.

use super::output::{print, write_file};
use super::{CommandError, Status, definition};
use clap::Args;
use clap_mangen::Man as Page;
use std::path::{Path, PathBuf};

/// Prints the manual page, or writes one page a subcommand into a folder
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  clausescope man | man -l -
  clausescope man ~/.local/share/man/man1")]
pub struct Man {
    /// Writes all pages into this folder; it is made if it is not there
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,
    /// Replaces pages that are there
    #[arg(long, requires = "folder")]
    force: bool,
}

impl Man {
    pub(super) fn run(self) -> Result<Status, CommandError> {
        let mut main = definition();
        main.build();
        match &self.folder {
            None => print(&page(main)?)?,
            Some(folder) => self.write_all(folder, main)?,
        }
        Ok(Status::Same)
    }

    fn write_all(&self, folder: &Path, main: clap::Command) -> Result<(), CommandError> {
        let unwritable = |source| CommandError::Unwritable { path: folder.to_owned(), source };
        std::fs::create_dir_all(folder).map_err(unwritable)?;
        let subcommands = main.get_subcommands().filter(|command| command.get_name() != "help").cloned();
        let commands: Vec<clap::Command> = std::iter::once(main.clone()).chain(subcommands).collect();
        for command in commands {
            let path = folder.join(Page::new(command.clone()).get_filename());
            write_file(&path, &page(command)?, self.force)?;
        }
        Ok(())
    }
}

fn page(command: clap::Command) -> Result<Vec<u8>, CommandError> {
    let mut page = Vec::new();
    Page::new(command).render(&mut page).map_err(CommandError::Output)?;
    Ok(page)
}
