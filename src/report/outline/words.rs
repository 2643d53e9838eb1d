//! The words of reports in the language that was asked for: one name for everything that a report names, so that all
//! formats say the same.

use crate::messages::{Language, Messages};
use crate::project::{Status, Tally};
use crate::redline::{ChangeClass, ChangeKind};
use crate::report::Extent;
use crate::scope::{Direction, Facet, Finding, Verdict, Weight, reason};
use fluent_bundle::FluentValue;
use std::fmt;

/// The words of reports in one language.
#[derive(Clone, Copy)]
pub struct Words {
    messages: &'static Messages,
}

impl fmt::Debug for Words {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Words").field(&self.language()).finish()
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.language() == other.language()
    }
}

impl Words {
    /// The words of a language.
    pub fn of(language: Language) -> Self {
        Self { messages: Messages::of(language) }
    }

    /// The language.
    pub fn language(self) -> Language {
        self.messages.language()
    }

    /// The message of that name.
    pub fn say(self, id: &str) -> String {
        self.messages.get(id)
    }

    /// The message of that name with texts in it.
    pub fn with(self, id: &str, texts: &[(&str, &str)]) -> String {
        let values: Vec<(&str, FluentValue<'_>)> = texts.iter().map(|&(name, text)| (name, text.into())).collect();
        self.messages.with(id, &values)
    }

    /// A count with its noun, by the message of that name: `1 clause`, `1,204 clauses`.
    pub fn counted(self, id: &str, count: usize) -> String {
        self.counted_with(id, count, &[])
    }

    /// The same with texts in it.
    pub fn counted_with(self, id: &str, count: usize, texts: &[(&str, &str)]) -> String {
        let mut values: Vec<(&str, FluentValue<'_>)> = texts.iter().map(|&(name, text)| (name, text.into())).collect();
        values.extend([("count", count.into()), ("number", self.number(count as u64).into())]);
        self.messages.with(id, &values)
    }

    /// A sentence on how many findings go which way.
    pub fn tallied(self, id: &str, tally: Tally) -> String {
        let counts = [("broadened", tally.broadened), ("narrowed", tally.narrowed), ("changed", tally.changed)];
        self.messages.with(id, &counts.map(|(name, count)| (name, count.into())))
    }

    /// A number, its thousands apart.
    pub fn number(self, number: u64) -> String {
        let mark = match self.language() {
            Language::English => ',',
            Language::French => '\u{a0}',
        };
        let digits = number.to_string();
        let mut text = String::with_capacity(digits.len() + digits.len() / 3);
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push(mark);
            }
            text.push(digit);
        }
        text
    }

    /// Words of others in quotation marks.
    pub fn quoted(self, text: &str) -> String {
        self.with("report-quoted", &[("text", text)])
    }

    /// Whatever stands open and closed by the quotation marks.
    pub fn marks(self) -> (String, String) {
        let marks = self.quoted("\0");
        marks.split_once('\0').map(|(open, close)| (open.to_owned(), close.to_owned())).unwrap_or_default()
    }

    /// A name and what it names: `Note: read this`.
    pub fn named(self, name: &str, value: &str) -> String {
        self.with("report-setting", &[("name", name), ("value", value)])
    }

    /// What stands between a name and what it names.
    pub fn colon(self) -> String {
        self.named("", "")
    }

    /// What stands between the parts of a list whose parts hold commas; a blank follows.
    pub fn semicolon(self) -> &'static str {
        match self.language() {
            Language::English => ";",
            Language::French => "\u{a0};",
        }
    }

    /// That the printed number of a clause changed.
    pub fn renumbered(self, old: &str, new: &str) -> String {
        let named = |number: &str| match number {
            "" => self.say("report-no-number"),
            number => number.to_owned(),
        };
        self.with("report-renumbered", &[("old", &named(old)), ("new", &named(new))])
    }

    /// The question that a facet answers, in a word or two.
    pub fn facet(self, facet: Facet) -> String {
        self.say(&format!("facet-{}", facet.name()))
    }

    /// A value of a facet in plain words.
    pub fn value(self, value: &str) -> String {
        self.messages.value(value)
    }

    /// Facet and value: `Data: profile picture`.
    pub fn headline(self, facet: Facet, value: &str) -> String {
        self.with("report-title-facet", &[("facet", &self.facet(facet)), ("value", &self.value(value))])
    }

    /// Why a finding is one.
    pub fn reason(self, finding: &Finding) -> String {
        reason(self.messages, finding)
    }

    /// A sentence of the public format.
    pub fn told(self, sentence: &str) -> String {
        self.messages.told(sentence).into_owned()
    }

    /// What a file holds that was not compared.
    pub fn part(self, part: &str) -> String {
        let id = format!("part-{}", part.replace(' ', "-"));
        self.messages.find(&id, &[]).unwrap_or_else(|| part.to_owned())
    }

    /// Which way scope changed.
    pub fn direction(self, direction: Direction) -> String {
        self.say(match direction {
            Direction::Broadened => "direction-broadened",
            Direction::Narrowed => "direction-narrowed",
            Direction::Changed => "direction-changed",
        })
    }

    /// How much a finding weighs.
    pub fn weight(self, weight: Weight) -> String {
        self.say(match weight {
            Weight::High => "weight-high",
            Weight::Medium => "weight-medium",
            Weight::Low => "weight-low",
        })
    }

    /// The verdict in a word or two.
    pub fn verdict(self, verdict: Verdict) -> String {
        self.say(match verdict {
            Verdict::Broadened => "verdict-broadened",
            Verdict::Narrowed => "verdict-narrowed",
            Verdict::Mixed => "verdict-mixed",
            Verdict::None => "verdict-none",
        })
    }

    /// What became of a clause.
    pub fn kind(self, kind: ChangeKind) -> String {
        self.say(match kind {
            ChangeKind::Unchanged => "kind-unchanged",
            ChangeKind::Modified => "kind-modified",
            ChangeKind::Inserted => "kind-inserted",
            ChangeKind::Deleted => "kind-deleted",
            ChangeKind::Split => "kind-split",
            ChangeKind::Merged => "kind-merged",
        })
    }

    /// What kind of change a clause holds.
    pub fn class(self, class: ChangeClass) -> String {
        self.say(match class {
            ChangeClass::Substantive => "class-substantive",
            ChangeClass::Order => "class-order",
            ChangeClass::Numbering => "class-numbering",
            ChangeClass::Reference => "class-reference",
            ChangeClass::Typography => "class-typography",
            ChangeClass::WhiteSpace => "class-white-space",
            ChangeClass::LinkTarget => "class-link-target",
            ChangeClass::Date => "class-date",
        })
    }

    /// Where a review stands.
    pub fn status(self, status: Status) -> String {
        self.say(match status {
            Status::Open => "status-open",
            Status::Agreed => "status-agreed",
            Status::Disputed => "status-disputed",
            Status::Irrelevant => "status-irrelevant",
        })
    }

    /// How much of the text a report holds.
    pub fn extent(self, extent: Extent) -> String {
        self.say(match extent {
            Extent::Whole => "report-extent-whole",
            Extent::Changes => "report-extent-changes",
            Extent::Summary => "report-extent-summary",
        })
    }
}

/// The sign that stands with the word for a direction, so that colour is never the only one.
pub fn direction_sign(direction: Direction) -> &'static str {
    match direction {
        Direction::Broadened => "▲",
        Direction::Narrowed => "▼",
        Direction::Changed => "◆",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_a_mark_at_every_thousand() {
        let pairs = [(0, "0"), (999, "999"), (1_000, "1,000"), (64_000_000, "64,000,000")];
        assert!(pairs.iter().all(|&(number, text)| Words::of(Language::English).number(number) == text));
        let french = Words::of(Language::French);
        assert_eq!(french.counted("report-clause-count", 1204), "1\u{a0}204 clauses");
        assert_eq!(french.quoted("mot"), "«\u{a0}mot\u{a0}»");
    }

    #[test]
    fn every_part_of_a_file_has_its_name_in_french() {
        let parts =
            Language::English.files()[1].lines().filter_map(|line| line.strip_prefix("part-")?.split_once(" = "));
        for (id, name) in parts {
            assert_eq!(id.replace('-', " "), name.replace('-', " "));
        }
        assert_eq!(Words::of(Language::French).part("running headers"), "en-têtes courants");
    }
}
