//! `clausescope lexicon`: for those who extend the lexicons.

use super::input::Lexicon;
use super::output::print;
use super::{CommandError, Status};
use crate::scope::lexicon::{Cue, Lexicons};
use clap::{Args, Subcommand};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

/// Checks or lists the lexicons: what words mean to the scope engine
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct LexiconCommand {
    #[command(subcommand)]
    action: Action,
}

const EXAMPLES: &str = "\
Examples:
  clausescope lexicon list                     every language with its counts
  clausescope lexicon list --language fr       the phrases of one language
  clausescope lexicon check my-lexicon         what is wrong with a folder of your own
  clausescope compare old.md new.md --lexicon my-lexicon";

#[derive(Debug, Subcommand)]
enum Action {
    /// Reads a folder of lexicon files and says what is wrong with it, with file and line
    Check {
        /// The folder; without it the lexicons in the program are checked
        folder: Option<PathBuf>,
    },
    /// Lists the languages, or the phrases of one
    List {
        /// ISO 639-1 code of a language
        #[arg(long, value_name = "CODE")]
        language: Option<String>,
        #[command(flatten)]
        lexicon: Lexicon,
    },
}

impl LexiconCommand {
    pub(super) fn run(self) -> Result<Status, CommandError> {
        let out = match self.action {
            Action::Check { folder } => {
                let lexicons = Lexicon { lexicon: folder }.load()?;
                lexicons.check()?;
                counts(&lexicons)
            }
            Action::List { language: None, lexicon } => counts(&*lexicon.load()?),
            Action::List { language: Some(code), lexicon } => {
                let lexicons = lexicon.load()?;
                phrases(&lexicons, &code).ok_or_else(|| CommandError::NoLanguage {
                    known: lexicons.codes().collect::<Vec<_>>().join(", "),
                    code,
                })?
            }
        };
        print(out.as_bytes())?;
        Ok(Status::Same)
    }
}

fn counts(lexicons: &Lexicons) -> String {
    let mut out = format!("{} values\n", lexicons.model().values().count());
    for code in lexicons.codes() {
        let Some(language) = lexicons.language(code) else { continue };
        let partial = if language.complete { "" } else { ", partial" };
        let _ = writeln!(out, "{code}  {}: {} phrases{partial}", language.name, language.phrases().len());
    }
    out
}

fn phrases(lexicons: &Lexicons, code: &str) -> Option<String> {
    let language = lexicons.language(code)?;
    let mut by_value: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for phrase in language.phrases() {
        if let Cue::Value { value, strong } = phrase.cue {
            let value = lexicons.model().value(value);
            let weak = if strong { "" } else { " (weak)" };
            by_value
                .entry(format!("{} {}", value.facet.name(), value.id))
                .or_default()
                .push(format!("{}{weak}", phrase.text));
        }
    }
    let mut out = String::new();
    for (value, phrases) in by_value {
        let _ = writeln!(out, "{value}");
        for phrase in phrases {
            let _ = writeln!(out, "  {phrase}");
        }
    }
    Some(out)
}
