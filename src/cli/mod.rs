//! The command line: one file a subcommand.

use crate::comparison::{Options, compare};
use crate::document::{ReadOptions, read_path};
use crate::report;
use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Debug, Parser)]
#[command(version, about, args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// Opens the window with a project, or with the old and the new version.
    #[arg(value_name = "FILE", num_args = 0..=2)]
    files: Vec<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Compares two versions.
    Compare {
        /// The version that was.
        old: PathBuf,
        /// The version that is.
        new: PathBuf,
        /// How to print it.
        #[arg(long, default_value = "text")]
        format: String,
        /// Exit with 0 whether or not there are differences.
        #[arg(long)]
        exit_zero: bool,
    },
}

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let Some(Command::Compare { old, new, exit_zero, .. }) = arguments.command else {
        return open_window(arguments.files);
    };
    let options = ReadOptions::default();
    let read = |path: &PathBuf| read_path(path, &options);
    match (read(&old), read(&new)) {
        (Ok(old), Ok(new)) => {
            let comparison = compare(&old, &new, &Options::default());
            print!("{}", report::json(&comparison));
            if comparison.differs() && !exit_zero { ExitCode::from(1) } else { ExitCode::SUCCESS }
        }
        (Err(error), _) | (_, Err(error)) => {
            eprintln!("clausescope: {error}");
            ExitCode::from(2)
        }
    }
}

/// Opens the window; without a display, or without the window built in, says how to go on.
#[cfg(feature = "gui")]
fn open_window(files: Vec<PathBuf>) -> ExitCode {
    match crate::app::run(crate::app::StartWith { files }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("clausescope: {error}");
            ExitCode::from(2)
        }
    }
}

/// Says that the window is not built in.
#[cfg(not(feature = "gui"))]
fn open_window(_files: Vec<PathBuf>) -> ExitCode {
    eprintln!(
        "clausescope: this program was built without its window. Use the command line instead: clausescope compare OLD NEW"
    );
    ExitCode::from(2)
}
