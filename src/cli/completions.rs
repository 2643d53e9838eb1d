//! `clausescope completions`: completion of subcommands and options for a shell.

use super::output::print;
use super::{CommandError, Status, definition};
use clap::Args;
use clap_complete::Shell;

/// Prints the completions for a shell
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  clausescope completions bash > ~/.local/share/bash-completion/completions/clausescope
  clausescope completions fish > ~/.config/fish/completions/clausescope.fish")]
pub struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    pub(super) fn run(self) -> Result<Status, CommandError> {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut definition(), "clausescope", &mut script);
        print(&script)?;
        Ok(Status::Same)
    }
}
