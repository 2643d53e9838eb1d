//! The command line: one file a subcommand.

use crate::comparison::{Options, compare};
use crate::document::{ReadOptions, read_path};
use crate::report;
use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Debug, Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
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
    let Some(Command::Compare { old, new, exit_zero, .. }) = Arguments::parse().command else {
        return ExitCode::SUCCESS;
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
