//! `clausescope verify`: whether a report says what the files say.

use super::input::{Lexicon, Versions};
use super::output::print_styled;
use super::{CommandError, Status};
use crate::document::ReadError;
use crate::report::verify::{Verification, verify};
use anstyle::{AnsiColor, Style};
use clap::Args;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Checks a report in HTML or JSON against the two files that it was made from
///
/// Hashes, texts and findings are worked out again and compared, and then the whole report with one that is written anew,
/// in the language that it is in. What a reviewer noted and decided no file can prove; where a report shows such, it is said.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Verify {
    /// The report
    report: PathBuf,
    #[command(flatten)]
    versions: Versions,
    #[command(flatten)]
    lexicon: Lexicon,
}

const EXAMPLES: &str = "\
Examples:
  clausescope verify report.html old.md new.md
  clausescope verify report.json old.docx new.pdf

The exit status is 0 when the report agrees with the files, 1 when it does not, 2 when there was trouble.
A report that was made with --lexicon or --tracked-changes is checked with the same.";

const GOOD: Style = AnsiColor::Cyan.on_default();
const BAD: Style = AnsiColor::Red.on_default();
const BOLD: Style = Style::new().bold();

impl Verify {
    pub(super) fn run(self) -> Result<Status, CommandError> {
        let report = read(&self.report)?;
        let (old, new) = self.versions.read()?;
        let found = verify(&*self.lexicon.load()?, &report, &old, &new)
            .map_err(|error| CommandError::Verify { report: self.report.clone(), error })?;
        print_styled(&self.text(&found))?;
        Ok(Status::of(!found.holds(), false))
    }

    fn text(&self, found: &Verification) -> String {
        let [old, new] = self.versions.paths().map(|path| path.display().to_string());
        let verb = if found.holds() { "agrees" } else { "does not agree" };
        let mut text = format!("{BOLD}{} {verb} with {old} and {new}.{BOLD:#}\n", self.report.display());
        let lines = [("≠", BAD, &found.wrong), ("=", GOOD, &found.agrees), ("!", BOLD, &found.notes)];
        for (sign, style, sentences) in lines {
            for sentence in sentences {
                let _ = writeln!(text, "  {style}{sign}{style:#} {sentence}");
            }
        }
        text
    }
}

fn read(path: &Path) -> Result<Vec<u8>, CommandError> {
    let error = |source: std::io::Error| match source.kind() {
        std::io::ErrorKind::NotFound => ReadError::Missing { path: path.to_owned() },
        _ => ReadError::Unreadable { path: path.to_owned(), source },
    };
    Ok(std::fs::read(path).map_err(error)?)
}
