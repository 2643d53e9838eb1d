//! The number printed before a clause.

use regex::Regex;
use std::sync::LazyLock;

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^\s*(?:
            (?P<named>(?:(?i:article|section|clause|part|annex|schedule|chapter|§+)\s*)(?:\d+(?:\.\d+)*|[IVXLC]+|[A-Z])\b)[.:)]?\s*[-–—:]?\s*
          | (?P<dotted>\d{1,3}(?:\.\d{1,3})+)[.)]?\s+
          | (?P<plain>\d{1,3})[.)]\s+
          | \((?P<paren>\d{1,3}|[a-z]{1,2}|[ivxlc]{1,5}|[A-Z])\)\s+
          | (?P<letter>[a-z]|[ivxlc]{1,5}|[A-Z]|[IVXLC]{1,5})[.)]\s+
        )",
    )
    .expect("the pattern of printed numbers is valid")
});

/// The number at the start of a clause, without its marks, and the length in bytes of the number with marks and blanks.
pub fn printed_number(text: &str) -> Option<(String, usize)> {
    let found = NUMBER.captures(text)?;
    let number = ["named", "dotted", "plain", "paren", "letter"].iter().find_map(|name| found.name(name))?;
    let end = found.get(0)?.end();
    (end < text.len()).then(|| (number.as_str().trim().to_owned(), end))
}
