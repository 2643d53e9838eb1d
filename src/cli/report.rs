//! `clausescope report`: a piece of work, or two versions, written out for others.

use super::compare::format_parser;
use super::input::{Lexicon, Limits, Versions};
use super::output::Output;
use super::shown::{Imprint, Shown};
use super::{CommandError, Status};
use crate::clause::Side;
use crate::comparison::Comparison;
use crate::document::{Document, read_bytes};
use crate::project::{self, Recovered, Review, StoredText, compare_reviewed};
use crate::report::{Format, ReportInput};
use clap::Args;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes a report on a project or on two versions
///
/// A project that was saved in the window is reported with the reviewer's notes, corrections and decisions.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, override_usage = "clausescope report [OPTIONS] <PROJECT>
       clausescope report [OPTIONS] <OLD> <NEW>")]
pub struct Report {
    /// A project (.clausescope), or the version that was
    #[arg(value_name = "PROJECT|OLD")]
    first: PathBuf,
    /// The version that is, unless a project was named
    new: Option<PathBuf>,
    /// What to write; without it the ending of the output file tells
    #[arg(long, short, value_name = "FORMAT", value_parser = format_parser())]
    format: Option<&'static Format>,
    #[command(flatten)]
    shown: Shown,
    #[command(flatten)]
    imprint: Imprint,
    #[command(flatten)]
    limits: Limits,
    #[command(flatten)]
    lexicon: Lexicon,
    #[command(flatten)]
    output: Output,
}

const EXAMPLES: &str = "\
Examples:
  clausescope report review.clausescope --output report.html
  clausescope report review.clausescope --output redline.docx --author \"J. Doe\" --date 2025-03-31
  clausescope report old.md new.md --output changes.html --extent changes --hide numbering,typography

The exit status is 0 when the report was written and 2 when there was trouble. Without --date no date is printed, so that
the same work gives the same bytes.";

/// What is reported.
struct Work {
    comparison: Comparison,
    review: Review,
}

impl Report {
    pub(super) fn run(self) -> Result<Status, CommandError> {
        let inputs: Vec<&Path> = std::iter::once(&self.first).chain(&self.new).map(PathBuf::as_path).collect();
        self.output.check(&inputs)?;
        let format = self.format()?;
        let Work { comparison, review } = self.work()?;
        let settings = self.imprint.over(self.shown.settings());
        let input = ReportInput { comparison: &comparison, review: &review, settings: &settings };
        self.output.report(format, &input)?;
        Ok(Status::Same)
    }

    /// The format that was named, else the one that the ending of the output file means.
    fn format(&self) -> Result<&'static Format, CommandError> {
        let by_ending = || Format::of_file(self.output.output.as_ref()?);
        self.format.or_else(by_ending).ok_or_else(|| CommandError::NoFormat {
            output: self.output.output.clone(),
            known: Format::all().iter().map(|format| format.name).collect::<Vec<_>>().join(", "),
        })
    }

    fn work(&self) -> Result<Work, CommandError> {
        let lexicons = self.lexicon.load()?;
        let (old, new, review) = match &self.new {
            None => self.project(&self.first)?,
            Some(new) => {
                let versions = Versions { old: self.first.clone(), new: new.clone(), limits: self.limits.clone() };
                let (old, new) = versions.read()?;
                (old, new, Review::default())
            }
        };
        let comparison = compare_reviewed(&lexicons, &old, &new, &review, &|| true);
        Ok(Work { comparison: comparison.expect("a comparison that stays wanted comes to its end"), review })
    }

    fn project(&self, path: &Path) -> Result<(Document, Document, Review), CommandError> {
        let Recovered { project, lost } = project::open(path)?;
        for sentence in lost {
            // The report is made all the same: what is lost cannot be had back by refusing.
            let _ = writeln!(io::stderr().lock(), "clausescope: {}: {sentence}", path.display());
        }
        let document = |stored: &StoredText, side: Side| {
            let bytes = stored.bytes().ok_or_else(|| CommandError::DamagedText(path.to_owned()))?;
            let mut options = self.limits.options(side);
            if !stored.tracked_changes.are_accepted() {
                options.tracked_changes = stored.tracked_changes;
            }
            Ok::<_, CommandError>(read_bytes(&stored.name, &bytes, &options)?)
        };
        Ok((document(&project.old, Side::Old)?, document(&project.new, Side::New)?, project.review))
    }
}
