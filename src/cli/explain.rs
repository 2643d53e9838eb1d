//! `clausescope explain`: what the scope engine reads in one document.

use super::input::{Lexicon, Limits};
use super::output::{Output, print_styled};
use super::{CommandError, Status};
use crate::clause::{Side, segment};
use crate::document::read_path;
use crate::scope::{Explanation, Terms, explain};
use anstyle::{AnsiColor, Style};
use clap::{Args, ValueEnum};
use std::fmt::Write as _;
use std::path::PathBuf;

/// Prints the statements of data use that one document makes, and its ledger
///
/// Every finding of `compare` rests on these: who may, will or will not do what to which data.
#[derive(Debug, Args)]
pub struct Explain {
    /// The document
    file: PathBuf,
    #[command(flatten)]
    limits: Limits,
    #[command(flatten)]
    lexicon: Lexicon,
    /// How to print it
    #[arg(long, short, value_name = "FORMAT", value_enum, default_value_t)]
    format: ExplainFormat,
    /// Prints sentences that say nothing of data use too
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    output: Output,
}

/// Formats of an explanation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum ExplainFormat {
    /// To read
    #[default]
    Text,
    /// For programs
    Json,
}

const BOLD: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();
const FORCE: Style = AnsiColor::Cyan.on_default();

impl Explain {
    pub(super) fn run(self) -> Result<Status, CommandError> {
        self.output.check(&[&self.file])?;
        let document = read_path(&self.file, &self.limits.options(Side::New))?;
        let clauses = segment(&document, Side::Old);
        let lexicons = self.lexicon.load()?;
        let terms = Terms { clauses: &clauses, language: document.language.as_deref() };
        let mut explanation = explain(&lexicons, terms);
        if !self.all {
            let nothing = ["other", "pointer", "rule for the person"];
            explanation.statements.retain(|statement| !nothing.contains(&statement.force));
        }
        match (self.format, &self.output.output) {
            (ExplainFormat::Json, _) => {
                let mut json = serde_json::to_string_pretty(&explanation)
                    .expect("an explanation has only string keys and finite numbers");
                json.push('\n');
                self.output.write("json", json.as_bytes())?;
            }
            (ExplainFormat::Text, None) => print_styled(&text(&explanation))?,
            (ExplainFormat::Text, Some(_)) => {
                self.output.write("text", anstream::adapter::strip_str(&text(&explanation)).to_string().as_bytes())?;
            }
        }
        Ok(Status::Same)
    }
}

/// The explanation to read, with colours.
fn text(explanation: &Explanation) -> String {
    let mut out = String::new();
    let mut clause = None;
    for statement in &explanation.statements {
        if clause != Some(&statement.clause) {
            let _ = writeln!(out, "{BOLD}{}{BOLD:#}", statement.clause);
            clause = Some(&statement.clause);
        }
        let conditional = if statement.conditional { ", conditional" } else { "" };
        let plain = if statement.plain { "" } else { ", not plain: no finding rests on it" };
        let _ = writeln!(
            out,
            "  {FORCE}{}{FORCE:#} ({}, {}{conditional}{plain}) bytes {}-{}",
            statement.force, statement.holder, statement.mood, statement.span.start, statement.span.end
        );
        let _ = writeln!(out, "    “{}”", statement.text);
        for mention in &statement.mentions {
            let days = mention.days.map(|days| format!(" = {days:.1} days")).unwrap_or_default();
            let weak = if mention.strong { "" } else { ", weak" };
            let _ = writeln!(
                out,
                "    {FAINT}{} {}{FAINT:#}: “{}”{days}{weak}",
                mention.facet.name(),
                mention.value,
                mention.text
            );
        }
        if !statement.inherited_acts.is_empty() {
            let _ = writeln!(out, "    {FAINT}from above{FAINT:#}: {}", statement.inherited_acts.join(", "));
        }
    }
    if !explanation.ledger.is_empty() {
        let _ = writeln!(out, "\n{BOLD}Ledger{BOLD:#}");
    }
    for row in &explanation.ledger {
        let clauses: Vec<String> = row.clauses.iter().map(ToString::to_string).collect();
        let _ = writeln!(out, "  {} {}: {}", row.facet.name(), row.value, clauses.join(" "));
    }
    for notice in &explanation.notices {
        let _ = writeln!(out, "{notice}");
    }
    out
}
