//! Tells what differs without drowning a reader in it.

use crate::messages::Language;
use crate::report::outline::Words;

/// Differences of one kind that are told one by one.
const TOLD: usize = 5;
/// Letters of a text that are quoted.
const QUOTED: usize = 90;

/// The first few sentences, and how many more there are.
pub(super) fn first_few(sentences: Vec<String>, of: &str) -> Vec<String> {
    let more = sentences.len().saturating_sub(TOLD);
    let mut told: Vec<String> = sentences.into_iter().take(TOLD).collect();
    if more > 0 {
        told.push(format!("And {more} more {of}."));
    }
    told
}

/// A count with its noun: `1 clause`, `1,204 clauses`.
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    let number = Words::of(Language::English).number(count as u64);
    format!("{number} {}", if count == 1 { one } else { many })
}

/// Two texts that differ, both cut so that the place where they differ is seen.
pub(super) fn parted<'a>(one: &'a str, other: &'a str) -> (String, String) {
    let same = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let cut = |text: &str| {
        let start = if same > QUOTED / 2 { same - QUOTED / 3 } else { 0 };
        let piece: String = text.chars().skip(start).take(QUOTED).collect();
        let before = if start > 0 { "…" } else { "" };
        let after = if text.chars().nth(start + QUOTED).is_some() { "…" } else { "" };
        format!("“{before}{}{after}”", piece.replace(char::is_control, " "))
    };
    (cut(one), cut(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_around_the_place_where_they_differ() {
        let long = "same ".repeat(40);
        let (one, other) = parted(&long, "same same other");
        assert!(one.contains("same same same") && other.contains("other"), "{one} {other}");
        let (one, other) = (format!("{long}one{long}"), format!("{long}two{long}"));
        let (one, other) = parted(&one, &other);
        assert!(one.contains("one") && one.starts_with("“…") && other.contains("two"), "{one} {other}");
    }

    #[test]
    fn many_differences_are_counted() {
        let many: Vec<String> = (0..9).map(|at| at.to_string()).collect();
        assert_eq!(first_few(many, "places")[4..], ["4".to_owned(), "And 4 more places.".to_owned()]);
        assert_eq!(first_few(vec!["one".to_owned()], "places"), ["one"]);
    }
}
