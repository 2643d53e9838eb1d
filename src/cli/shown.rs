//! What a report shows: the settings of its view, as options of the subcommands that write one.

use crate::messages::Language;
use crate::redline::ChangeClass;
use crate::report::{Extent, ReportSettings};
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

/// How much of the text a report holds and which changes it shows; for use in the arguments of a subcommand.
#[derive(Debug, Clone, Default, Args)]
pub struct Shown {
    /// How much of the text the report holds, where its format holds the text
    #[arg(long, value_name = "EXTENT", value_enum, default_value_t)]
    pub extent: ExtentOption,
    /// Shows changes of these classes as if nothing had changed; several are parted by commas. The report counts them
    #[arg(long, value_name = "CLASS", value_delimiter = ',', value_parser = class_parser())]
    pub hide: Vec<ChangeClass>,
    /// The language of the report's own words; what it quotes stays in the language of the texts
    #[arg(long, value_name = "LANGUAGE", value_enum, default_value_t)]
    pub language: LanguageOption,
}

/// What a report says beside the comparison; for use in the arguments of a subcommand.
#[derive(Debug, Clone, Default, Args)]
pub struct Imprint {
    /// The date to print; without it the report has none
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = parse_date)]
    pub date: Option<String>,
    /// Who made the report, and whose tracked changes they are; without it nobody is named
    #[arg(long, value_name = "NAME")]
    pub author: Option<String>,
    /// A title instead of the one that the two texts give
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,
    /// The finding that a card is about, such as f3; without it the weightiest
    #[arg(long, value_name = "ID")]
    pub finding: Option<String>,
    /// Shows a redline by its formatting only, with no tracked changes to accept or reject
    #[arg(long)]
    pub static_redline: bool,
}

/// Extents of a report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum ExtentOption {
    /// All clauses
    #[default]
    Whole,
    /// The changed clauses with their headings
    Changes,
    /// Verdict, ledger and findings
    Summary,
}

/// Languages that reports are written in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum LanguageOption {
    /// English
    #[default]
    En,
    /// French
    Fr,
}

impl Shown {
    /// As reports take it.
    pub fn settings(&self) -> ReportSettings {
        let extent = match self.extent {
            ExtentOption::Whole => Extent::Whole,
            ExtentOption::Changes => Extent::Changes,
            ExtentOption::Summary => Extent::Summary,
        };
        let language = match self.language {
            LanguageOption::En => Language::English,
            LanguageOption::Fr => Language::French,
        };
        ReportSettings {
            language,
            extent,
            hidden_classes: self.hide.iter().copied().collect(),
            ..ReportSettings::default()
        }
    }
}

impl Imprint {
    /// Lays it over settings.
    pub fn over(self, settings: ReportSettings) -> ReportSettings {
        ReportSettings {
            date: self.date,
            author: self.author,
            title: self.title,
            finding: self.finding,
            static_redline: self.static_redline,
            ..settings
        }
    }
}

/// The classes that can be hidden. Changed words cannot: a report without them would hide what it is for.
const CLASSES: [(&str, ChangeClass, &str); 7] = [
    ("order", ChangeClass::Order, "the order of a list"),
    ("numbering", ChangeClass::Numbering, "printed numbers"),
    ("reference", ChangeClass::Reference, "references that follow renumbering"),
    ("typography", ChangeClass::Typography, "quotation marks, dashes, letter case of headings"),
    ("blanks", ChangeClass::WhiteSpace, "blanks"),
    ("link-target", ChangeClass::LinkTarget, "where a link leads"),
    ("date", ChangeClass::Date, "the date that the text states for itself"),
];

fn class_parser() -> impl TypedValueParser<Value = ChangeClass> {
    let names = CLASSES.iter().map(|(name, _, what)| PossibleValue::new(*name).help(*what));
    PossibleValuesParser::new(names).try_map(|name| {
        let class = CLASSES.iter().find(|(known, ..)| *known == name);
        class.map(|(_, class, _)| *class).ok_or_else(|| format!("{name}: there is no such class of change"))
    })
}

/// A day of the calendar, as it is printed.
fn parse_date(text: &str) -> Result<String, String> {
    let wrong = || "this is not a day of the calendar; write it as 2025-03-31".to_owned();
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts[..] else { return Err(wrong()) };
    let number = |part: &str, length: usize| -> Option<u32> {
        let digits = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| part.parse().ok()).flatten()
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2)) else {
        return Err(wrong());
    };
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    };
    if (1..=days).contains(&day) { Ok(text.to_owned()) } else { Err(wrong()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        for day in ["2025-03-31", "2024-02-29", "2000-02-29"] {
            assert_eq!(parse_date(day).as_deref(), Ok(day));
        }
        for day in ["2025-02-29", "1900-02-29", "2025-13-01", "2025-00-01", "2025-1-1", "31.3.2025", "", "2025-03-+1"] {
            assert!(parse_date(day).is_err(), "{day}");
        }
    }
}
