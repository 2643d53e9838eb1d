//! Right-to-left text: a page holds it as it is seen, from left to right; a document holds it as it is read.

use super::line::Run;
use crate::text::is_right_to_left;
use regex::Regex;
use std::sync::LazyLock;

/// The number of a clause before a heading in a script that runs from right to left.
static CLAUSE_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:\(\d{1,3}\)|\d{1,3}[.)]|\d{1,3}(?:\.\d{1,3})+[.)]?)\s").expect("the pattern of numbers is valid")
});

/// The bullet of an item.
static BULLET: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^[•·▪◦‣●○■□\u{F0A7}\u{F0B7}]\s").expect("the pattern of bullets is valid"));

/// A character and whether it is bold.
type Letter = (char, bool);

/// How a character takes part in the direction of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Left,
    Right,
    Digit,
    Neutral,
}

fn class(c: char) -> Class {
    match c {
        '0'..='9' | '\u{0660}'..='\u{0669}' | '\u{06F0}'..='\u{06F9}' => Class::Digit,
        _ if is_right_to_left(c) => Class::Right,
        _ if c.is_alphabetic() => Class::Left,
        _ => Class::Neutral,
    }
}

/// Whether a line as it is seen is read from right to left.
pub fn begins_right(text: &str) -> bool {
    let of = |class_of: Class| text.chars().filter(|c| class(*c) == class_of).count();
    let right = of(Class::Right);
    right > 0 && right > of(Class::Left) && !CLAUSE_NUMBER.is_match(text)
}

/// The words of a line in the order in which they are read.
pub fn as_read(runs: Vec<Run>) -> Vec<Run> {
    let text: String = runs.iter().map(|run| run.words.as_str()).collect();
    if !text.chars().any(|c| class(c) == Class::Right) {
        return runs;
    }
    let letters: Vec<Letter> = runs.iter().flat_map(|run| run.words.chars().map(|c| (c, run.bold))).collect();
    let mut read: Vec<Letter> = Vec::with_capacity(letters.len());
    // The bullet of a list from left to right stands before its words, whatever their direction.
    let bullet = BULLET.find(&text).map_or(0, |found| found.as_str().chars().count());
    if begins_right(&text) {
        read.extend(&letters[..bullet]);
        turn(&letters[bullet..], &mut read);
    } else {
        let mut at = 0;
        while at < letters.len() {
            let end = end_of_right(&letters, at);
            if end > at {
                turn(&letters[at..end], &mut read);
                at = end;
            } else {
                read.push(letters[at]);
                at += 1;
            }
        }
    }
    let mut runs: Vec<Run> = Vec::new();
    for (c, bold) in read {
        match runs.last_mut() {
            Some(run) if run.bold == bold => run.words.push(c),
            _ => runs.push(Run { words: c.to_string(), bold }),
        }
    }
    runs
}

/// Where a passage from right to left ends that begins here: at its last letter before one from left to right.
fn end_of_right(letters: &[Letter], start: usize) -> usize {
    if class(letters[start].0) != Class::Right {
        return start;
    }
    let mut end = start;
    for (place, (c, _)) in letters.iter().enumerate().skip(start) {
        match class(*c) {
            Class::Right => end = place + 1,
            Class::Left => break,
            Class::Digit | Class::Neutral => {}
        }
    }
    end
}

/// Turns a passage round; numbers and passages from left to right in it stay as they are.
fn turn(letters: &[Letter], read: &mut Vec<Letter>) {
    let mut parts: Vec<&[Letter]> = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let end = match class(letters[at].0) {
            Class::Left => end_of_left(letters, at),
            Class::Digit => end_of_number(letters, at),
            Class::Right | Class::Neutral => at + 1,
        };
        parts.push(&letters[at..end]);
        at = end;
    }
    let start = read.len();
    read.extend(parts.into_iter().rev().flatten());
    mirror_brackets(&mut read[start..]);
}

/// Where a passage from left to right ends: at its last letter or digit before one from right to left.
fn end_of_left(letters: &[Letter], start: usize) -> usize {
    let mut end = start + 1;
    for (place, (c, _)) in letters.iter().enumerate().skip(start) {
        match class(*c) {
            Class::Left | Class::Digit => end = place + 1,
            Class::Right => break,
            Class::Neutral => {}
        }
    }
    end
}

/// Where a number ends, with the marks inside it.
fn end_of_number(letters: &[Letter], start: usize) -> usize {
    let digit = |place: usize| letters.get(place).is_some_and(|(c, _)| class(*c) == Class::Digit);
    let mut end = start + 1;
    loop {
        let mark = letters.get(end).is_some_and(|(c, _)| matches!(c, '.' | ',' | ':' | '/' | '-' | '٫' | '٬'));
        if digit(end) {
            end += 1;
        } else if mark && digit(end + 1) {
            end += 2;
        } else {
            return end + usize::from(letters.get(end).is_some_and(|(c, _)| matches!(c, '%' | '٪')));
        }
    }
}

/// Brackets look the other way from right to left; some writers name the shape that is seen, not the one that is meant.
fn mirror_brackets(letters: &mut [Letter]) {
    const PAIRS: [(char, char); 4] = [('(', ')'), ('[', ']'), ('«', '»'), ('{', '}')];
    for (open, close) in PAIRS {
        let first = letters.iter().map(|(c, _)| *c).find(|c| *c == open || *c == close);
        if first == Some(close) && letters.iter().any(|(c, _)| *c == open) {
            for (c, _) in letters.iter_mut() {
                *c = if *c == open {
                    close
                } else if *c == close {
                    open
                } else {
                    *c
                };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(seen: &str) -> String {
        let runs = as_read(vec![Run { words: seen.to_owned(), bold: false }]);
        runs.into_iter().map(|run| run.words).collect()
    }

    #[test]
    fn lines_are_read_from_the_side_on_which_they_begin() {
        for (seen, meant) in [
            ("We keep your data (30 days).", "We keep your data (30 days)."),
            (".تاونس ثالث ةدمل كتانايبب ظفتحن", "نحتفظ ببياناتك لمدة ثلاث سنوات."),
            ("5.2 ةيبرعلاب دنب", "5.2 بند بالعربية"),
            (".ةنس 30.5 وأ 15% ةدمل Snackbox ظفتحت", "تحتفظ Snackbox لمدة 15% أو 30.5 سنة."),
            ("The word كتانايب means your data.", "The word بياناتك means your data."),
            (".)اموي 30( كتانايب", "بياناتك (30 يوما)."),
            (".(اموي 30) كتانايب", "بياناتك (30 يوما)."),
            ("• ةيبرعلا", "• العربية"),
            ("ةيبرعلا •", "• العربية"),
            ("ךלש עדימה תא םירמוש ונא", "אנו שומרים את המידע שלך"),
        ] {
            assert_eq!(read(seen), meant, "{seen}");
        }
    }

    #[test]
    fn weights_go_with_their_letters() {
        let runs = vec![Run { words: "ةدمل ".to_owned(), bold: false }, Run { words: "ظفتحن".to_owned(), bold: true }];
        let runs = as_read(runs);
        assert_eq!(runs[0], Run { words: "نحتفظ".to_owned(), bold: true });
        assert_eq!(runs[1], Run { words: " لمدة".to_owned(), bold: false });
    }
}
