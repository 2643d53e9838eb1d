//! The command line: one file a subcommand, and what they share.
//!
//! A subcommand is a struct of arguments with a `run` that gives back a [`Status`] or a [`CommandError`]. To add one:
//! a file, a line in the enumeration below, a line in [`Command::run`].

mod compare;
mod completions;
mod error;
mod explain;
mod input;
mod lexicon;
mod man;
mod output;
mod report;
mod sample;
mod schema;
mod shown;
mod status;
mod verify;
mod window;

pub use error::CommandError;
pub use status::Status;

use clap::{CommandFactory, Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// What the program is told.
#[derive(Debug, Parser)]
#[command(
    name = "clausescope",
    version,
    about = "Compares two versions of an offer's terms clause by clause and shows how the scope of data use changed.",
    after_help = EXAMPLES,
    args_conflicts_with_subcommands = true
)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// Opens the window with a project, or with the old and the new version
    #[arg(value_name = "FILE", num_args = 0..=2)]
    files: Vec<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  clausescope                                    open the window with a sample
  clausescope old.md new.html                    open the window with two versions
  clausescope compare old.md new.html            print what changed
  clausescope compare old.md new.md --format html --output report.html
  clausescope report work.clausescope --output report.html
  clausescope verify report.html old.md new.md
  clausescope sample terms                       write two versions to try with

The exit status is that of diff: 0 nothing changed, 1 something changed, 2 trouble.";

#[derive(Debug, Subcommand)]
enum Command {
    Compare(compare::Compare),
    Report(report::Report),
    Verify(verify::Verify),
    Explain(explain::Explain),
    Lexicon(lexicon::LexiconCommand),
    Schema(schema::Schema),
    Sample(sample::Sample),
    Completions(completions::Completions),
    Man(man::Man),
}

impl Command {
    fn run(self) -> Result<Status, CommandError> {
        match self {
            Command::Compare(command) => command.run(),
            Command::Report(command) => command.run(),
            Command::Verify(command) => command.run(),
            Command::Explain(command) => command.run(),
            Command::Lexicon(command) => command.run(),
            Command::Schema(command) => command.run(),
            Command::Sample(command) => command.run(),
            Command::Completions(command) => command.run(),
            Command::Man(command) => command.run(),
        }
    }
}

/// The whole command line as `clap` knows it: help, completions and manual are made from it.
fn definition() -> clap::Command {
    Arguments::command()
}

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome = match arguments.command {
        Some(command) => command.run(),
        None => window::open(arguments.files),
    };
    match outcome {
        Ok(status) => status.into(),
        Err(error) => {
            // Where even this cannot be written there is nobody left to tell.
            let _ = output::complain(&error);
            ExitCode::from(Status::TROUBLE)
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_definition_of_the_command_line_holds_together() {
        super::definition().debug_assert();
    }
}
