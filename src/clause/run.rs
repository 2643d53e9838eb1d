//! Enumerations that run on in one paragraph: "we may (a) …; (b) …", "1.1 … 1.2 …".

use super::number::{Count, Step, as_roman, printed_number, steps};
use crate::text::any_byte;
use regex::Regex;
use std::sync::LazyLock;

/// Items of an enumeration that runs on in a sentence have at least so many words on average to stand alone.
const SHORTEST_ITEM: usize = 4;
/// Bytes of a text that can hold an enumeration.
const SHORTEST_RUN: usize = 24;
/// Words of a sentence that leads an enumeration in without a colon; less is no clause of its own.
const SHORTEST_LEAD: usize = 12;
/// Marks looked at in one paragraph, and marks tried as the first of an enumeration: bounds the work on soup.
const MOST_MARKS: usize = 2_000;
const MOST_BEGINNINGS: usize = 50;

static RUN_MARK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[\s\u{A0}])(?P<mark>\((?P<paren>[a-z]{1,2}|[ivx]{1,5}|\d{1,2}|[A-Z])\)|(?P<open>[a-z]|[ivx]{1,5})\)|(?P<digits>\d{1,2}(?:\.\d{1,2}){0,3})[.)]?)[\s\u{A0}]+\S")
        .expect("the pattern of numbers inside a paragraph is valid")
});
static ITEM_END: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)[;.:](?:\s+(?:and|or|and/or|et|ou|et/ou|und|oder|y|o|e|ed|ainsi\s+que))?\s*$|,\s+(?:and|or|and/or|et|ou|und|oder|y|o|e)\s*$")
        .expect("the pattern of item ends is valid")
});

/// A quick look: whether a text may hold an enumeration. It takes a number without brackets at the beginning of the
/// text, or two marks that end with a bracket.
pub fn may_run(text: &str, depth: u8) -> bool {
    if text.len() < SHORTEST_RUN {
        return false;
    }
    let bytes = text.as_bytes();
    let closes_mark = |at: &usize| {
        let letters = bytes[..*at].iter().rev().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let before = at.checked_sub(letters + 1).map(|before| bytes[before]);
        let blank = |byte: u8| byte.is_ascii_whitespace() || byte == 0x0B || !byte.is_ascii();
        let roman = || bytes[*at - letters..*at].iter().all(|byte| b"ivx".contains(byte));
        (letters == 1 || letters == 2 || (3..=5).contains(&letters) && roman())
            && before.is_none_or(|before| before == b'(' || blank(before))
            && bytes.get(at + 1).is_some_and(|next| blank(*next))
    };
    depth == 0 && bytes[0].is_ascii_digit()
        || any_byte(text, |byte| byte == b')')
            && (0..bytes.len()).filter(|at| bytes[*at] == b')').filter(closes_mark).nth(1).is_some()
}

/// Where the members of the first enumeration in a text begin; nothing where there is none.
pub fn run(text: &str, depth: u8) -> Vec<usize> {
    if !may_run(text, depth) {
        return Vec::new();
    }
    // The blank after a mark may be the one before the next: "(a) (i)".
    let mut from = 0;
    let found = std::iter::from_fn(|| {
        let found = RUN_MARK.captures_at(text, from)?;
        from = found.name("mark")?.end();
        Some(found)
    });
    let marks: Vec<(usize, usize, Vec<Step>, bool)> = found
        .take(MOST_MARKS)
        .filter_map(|found| {
            let mark = found.name("mark")?;
            let digits = found.name("digits");
            // "(cf. 3.3 and 3.4)": a clause begins with a capital.
            if digits.is_some() && !begins_clause(&text[mark.end()..]) {
                return None;
            }
            let number = found.name("paren").or(found.name("open")).or(digits)?;
            Some((mark.start(), mark.end(), steps(number.as_str()), digits.is_some()))
        })
        .collect();
    for (index, (start, end, first, digits)) in marks.iter().enumerate().take(MOST_BEGINNINGS) {
        // The number of the clause itself begins no enumeration inside it.
        if depth > 0 && *start == 0 {
            continue;
        }
        let candidates = begins(first, *digits, *start);
        for first in candidates {
            let mut starts = vec![*start];
            let (mut last, mut last_end) = (first, *end);
            for (next_start, next_end, next, next_digits) in &marks[index + 1..] {
                if next_digits == digits && follows(&last, next) && ends_item(&text[last_end..*next_start], *digits) {
                    starts.push(*next_start);
                    last = successor(&last);
                    last_end = *next_end;
                }
            }
            let words = text[*start..].split_whitespace().count();
            let lead = text[..*start].trim_end();
            let announced = lead.is_empty()
                || lead.ends_with([':', '：', '—', '–'])
                || lead.split_whitespace().nth(SHORTEST_LEAD - 1).is_some()
                // "(a) (i) …": nothing but the number of the clause.
                || printed_number(text).is_some_and(|(_, len)| len >= *start);
            if announced && starts.len() >= 2 && words >= SHORTEST_ITEM * starts.len() {
                return starts;
            }
        }
    }
    Vec::new()
}

/// Whether a text begins as a clause does after its number: with a capital, a quotation, a letter without case.
pub fn begins_clause(text: &str) -> bool {
    text.trim_start()
        .chars()
        .next()
        .is_some_and(|c| !c.is_lowercase() && !c.is_ascii_digit() && !matches!(c, ')' | ',' | ';'))
}

/// How a number can begin an enumeration: as a letter, as a Roman numeral, as digits at the start of the text.
fn begins(number: &[Step], digits: bool, at: usize) -> Vec<Vec<Step>> {
    let Some(last) = number.last() else { return Vec::new() };
    if digits {
        // Numbers without brackets are too common inside sentences to begin there.
        return if at == 0 { vec![number.to_vec()] } else { Vec::new() };
    }
    let mut found = Vec::new();
    for step in [Some(*last), as_roman(*last)].into_iter().flatten() {
        if step.value == 1 || at == 0 {
            found.push(vec![step]);
        }
    }
    found
}

fn successor(number: &[Step]) -> Vec<Step> {
    let mut next = number.to_vec();
    if let Some(last) = next.last_mut() {
        last.value += 1;
    }
    next
}

fn follows(last: &[Step], next: &[Step]) -> bool {
    let expected = successor(last);
    let Some(step) = next.last() else { return false };
    let roman = as_roman(*step);
    next == expected
        || expected.len() == 1
            && next.len() == 1
            && matches!(expected[0].count, Count::LowerRoman | Count::UpperRoman)
            && roman == Some(expected[0])
}

fn ends_item(text: &str, digits: bool) -> bool {
    let end = text.trim_end();
    if digits {
        return end.ends_with(['.', ';', ':', '!', '?']) && end.split_whitespace().count() >= 3;
    }
    // Only the end matters, and the pattern looks from the start.
    let start = end.ceil_char_boundary(end.len().saturating_sub(24));
    ITEM_END.is_match(&end[start..])
}
