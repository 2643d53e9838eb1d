//! The words of reports: one English name for everything that a report names, so that all formats say the same.

use crate::project::Status;
use crate::redline::{ChangeClass, ChangeKind};
use crate::report::Extent;
use crate::scope::{Direction, Facet, Verdict, Weight};

/// The question that a facet answers, in a word or two.
pub fn facet(facet: Facet) -> &'static str {
    match facet {
        Facet::Data => "Data",
        Facet::Action => "Action",
        Facet::Purpose => "Purpose",
        Facet::Recipient => "Recipient",
        Facet::Duration => "Duration",
        Facet::Territory => "Territory",
        Facet::Media => "Media",
        Facet::Safeguard => "Safeguard",
        Facet::Modality => "May or must",
        Facet::Subject => "Whose data",
    }
}

/// A value of a facet in plain words.
pub fn value(value: &str) -> String {
    value.replace('_', " ")
}

/// Which way scope changed.
pub fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Broadened => "Broadened",
        Direction::Narrowed => "Narrowed",
        Direction::Changed => "Changed",
    }
}

/// The sign that stands with the word, so that colour is never the only one.
pub fn direction_sign(direction: Direction) -> &'static str {
    match direction {
        Direction::Broadened => "▲",
        Direction::Narrowed => "▼",
        Direction::Changed => "◆",
    }
}

/// How much a finding weighs.
pub fn weight(weight: Weight) -> &'static str {
    match weight {
        Weight::High => "weighty",
        Weight::Medium => "medium",
        Weight::Low => "light",
    }
}

/// The verdict in a word or two.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Broadened => "Broader",
        Verdict::Narrowed => "Narrower",
        Verdict::Mixed => "Mixed",
        Verdict::None => "No change of scope",
    }
}

/// What became of a clause.
pub fn kind(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Unchanged => "Unchanged",
        ChangeKind::Modified => "Changed",
        ChangeKind::Inserted => "Inserted",
        ChangeKind::Deleted => "Deleted",
        ChangeKind::Split => "Split",
        ChangeKind::Merged => "Merged",
    }
}

/// What kind of change a clause holds.
pub fn class(class: ChangeClass) -> &'static str {
    match class {
        ChangeClass::Substantive => "words",
        ChangeClass::Order => "order of a list only",
        ChangeClass::Numbering => "numbering only",
        ChangeClass::Reference => "references only",
        ChangeClass::Typography => "typography only",
        ChangeClass::WhiteSpace => "blanks only",
        ChangeClass::LinkTarget => "link target only",
        ChangeClass::Date => "date only",
    }
}

/// Where a review stands.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Open => "Open",
        Status::Agreed => "Agreed",
        Status::Disputed => "Disputed",
        Status::Irrelevant => "Irrelevant",
    }
}

/// How much of the text a report holds.
pub fn extent(extent: Extent) -> &'static str {
    match extent {
        Extent::Whole => "the whole text",
        Extent::Changes => "only changed clauses, with their headings",
        Extent::Summary => "the summary only, without the text",
    }
}

/// A count with its noun: `1 clause`, `1,204 clauses`.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", thousands(count as u64), if count == 1 { one } else { many })
}

/// A number with a comma at every thousand.
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_a_comma_at_every_thousand() {
        let pairs = [(0, "0"), (999, "999"), (1_000, "1,000"), (64_000_000, "64,000,000")];
        assert!(pairs.iter().all(|&(number, text)| thousands(number) == text));
    }
}
