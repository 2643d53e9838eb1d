//! Writing what a command made: whole or not at all, and never over a file that is there unless told so.

use super::CommandError;
use super::input::is_same_file;
use crate::project::write_whole;
use crate::report::{Format, ReportInput};
use clap::Args;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Where the result goes; for use in the arguments of a subcommand.
#[derive(Debug, Clone, Default, Args)]
pub struct Output {
    /// Writes to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replaces the output file if it is there
    #[arg(long, requires = "output")]
    pub force: bool,
}

impl Output {
    /// Refuses an output that cannot be meant, before any work is done: a folder, a file that is there, one of `inputs`.
    ///
    /// # Errors
    /// [`CommandError::OutputFolder`], [`CommandError::OverInput`], [`CommandError::Exists`], [`CommandError::NoFolder`].
    pub fn check(&self, inputs: &[&Path]) -> Result<(), CommandError> {
        let Some(path) = &self.output else { return Ok(()) };
        if inputs.iter().any(|input| is_same_file(input, path)) {
            return Err(CommandError::OverInput(path.clone()));
        }
        check_place(path, self.force)
    }

    /// Writes a report in a format: to the file, or as text with colours or bytes to standard output; what is to be published
    /// beside a picture is printed too.
    ///
    /// # Errors
    /// [`CommandError::Report`], and those of [`Output::write`].
    pub fn report(&self, format: &Format, input: &ReportInput<'_>) -> Result<(), CommandError> {
        match format.styled {
            Some(styled) if self.output.is_none() => print_styled(&styled(input))?,
            _ => self.write(format.name, &format.write(input)?)?,
        }
        if let (Some(text), Some(_)) = (format.text_beside, &self.output) {
            let text = text(input)?;
            print(format!("Text to publish beside the picture, for those who do not see it:\n{text}\n").as_bytes())?;
        }
        Ok(())
    }

    /// Writes to the file, or to standard output where none was named; `format` names what is written.
    ///
    /// # Errors
    /// [`CommandError::Unwritable`], [`CommandError::Output`]; [`CommandError::NotForTerminal`] for bytes that are not
    /// UTF-8 on their way to a terminal.
    pub fn write(&self, format: &'static str, bytes: &[u8]) -> Result<(), CommandError> {
        if let Some(path) = &self.output {
            return write_file(path, bytes, self.force);
        }
        if io::stdout().is_terminal() && std::str::from_utf8(bytes).is_err() {
            return Err(CommandError::NotForTerminal(format));
        }
        print(bytes)
    }
}

/// Writes a file whole or not at all; over one that is there only with `force`.
///
/// # Errors
/// See [`Output::check`] and [`CommandError::Unwritable`].
pub fn write_file(path: &Path, bytes: &[u8], force: bool) -> Result<(), CommandError> {
    check_place(path, force)?;
    write_whole(path, bytes).map_err(|source| CommandError::Unwritable { path: path.to_owned(), source })
}

fn check_place(path: &Path, force: bool) -> Result<(), CommandError> {
    if path.is_dir() {
        return Err(CommandError::OutputFolder(path.to_owned()));
    }
    // A link that leads nowhere is there too.
    if path.symlink_metadata().is_ok() && !force {
        return Err(CommandError::Exists(path.to_owned()));
    }
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() && !folder.is_dir() => {
            Err(CommandError::NoFolder(path.to_owned()))
        }
        _ => Ok(()),
    }
}

/// Prints to standard output. A reader that has seen enough, such as `head`, is no trouble.
///
/// # Errors
/// [`CommandError::Output`].
pub fn print(bytes: &[u8]) -> Result<(), CommandError> {
    finish(write_to(&mut io::stdout().lock(), bytes))
}

/// Prints text with colours to standard output; without them where it is no terminal or colours are not wanted.
///
/// # Errors
/// [`CommandError::Output`].
pub fn print_styled(text: &str) -> Result<(), CommandError> {
    finish(write_to(&mut anstream::stdout().lock(), text.as_bytes()))
}

/// Says on standard error what went wrong.
pub(super) fn complain(error: &CommandError) -> io::Result<()> {
    writeln!(io::stderr().lock(), "clausescope: {error}")
}

fn write_to(stream: &mut dyn Write, bytes: &[u8]) -> io::Result<()> {
    stream.write_all(bytes)?;
    stream.flush()
}

fn finish(outcome: io::Result<()>) -> Result<(), CommandError> {
    match outcome {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(CommandError::Output(error)),
        _ => Ok(()),
    }
}
