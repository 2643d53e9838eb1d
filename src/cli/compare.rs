//! `clausescope compare`: two versions in, what changed out.

use super::input::{Lexicon, Versions};
use super::output::Output;
use super::shown::Shown;
use super::{CommandError, Status};
use crate::comparison::{Options, compare_with};
use crate::project::Review;
use crate::report::{Format, ReportInput};
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

/// Compares two versions and prints what changed
///
/// Both are read as the formats they are: they need not be of the same format.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Compare {
    #[command(flatten)]
    versions: Versions,
    /// How to print it; without it the ending of the output file tells, else it is text
    #[arg(long, short, value_name = "FORMAT", value_parser = format_parser())]
    format: Option<&'static Format>,
    #[command(flatten)]
    shown: Shown,
    #[command(flatten)]
    lexicon: Lexicon,
    #[command(flatten)]
    output: Output,
    /// Exits with 0 whether or not there are differences
    #[arg(long)]
    exit_zero: bool,
}

const EXAMPLES: &str = "\
Examples:
  clausescope compare terms-2024.md terms-2025.html
  clausescope compare old.txt new.txt --format json --exit-zero
  clausescope compare old.md new.md --output report.html --force

The exit status is that of diff: 0 nothing changed, 1 something changed, 2 trouble.";

impl Compare {
    pub(super) fn run(self) -> Result<Status, CommandError> {
        self.output.check(&self.versions.paths())?;
        let (old, new) = self.versions.read()?;
        let comparison = compare_with(&*self.lexicon.load()?, &old, &new, &Options::default());
        let (review, settings) = (Review::default(), self.shown.settings());
        let input = ReportInput { comparison: &comparison, review: &review, settings: &settings };
        self.output.report(self.format(), &input)?;
        Ok(Status::of(comparison.differs(), self.exit_zero))
    }

    /// The format that was named, else the one that the ending of the output file means, else text.
    fn format(&self) -> &'static Format {
        let by_ending = || Format::of_file(self.output.output.as_ref()?);
        self.format.or_else(by_ending).or(Format::named("text")).expect("a format of text is in the table")
    }
}

/// Takes the name of a format of the table of formats.
pub(super) fn format_parser() -> impl TypedValueParser<Value = &'static Format> {
    let names = Format::all().iter().map(|format| PossibleValue::new(format.name).help(format.description));
    PossibleValuesParser::new(names)
        .try_map(|name| Format::named(&name).ok_or_else(|| format!("{name}: there is no such format")))
}
