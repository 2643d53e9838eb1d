//! The number printed before a clause.

use regex::Regex;
use std::sync::LazyLock;

/// A heading whose number is not followed by a mark ("Article 5 Data", "3 Your data") has at most so many words.
const LONGEST_TITLE: usize = 14;

/// Digits of a number that stands alone.
const MOST_DIGITS: usize = 3;

/// Bytes in which a number with its marks stands.
const REACH: usize = 160;

/// Words that name a part of terms, in the languages read here.
const NAMES: &str = r"articles?|art\.|sections?|sect\.|clauses?|parts?|parties?|annex(?:e|es)?|appendix|appendices|schedules?|exhibits?|chapters?|chapitres?|titres?|paragraphe?s?|abschnitt|ziffer|kapitel|artikel|anlage|anhang|teil|secci[óo]n|cl[áa]usula|art[íi]culo|anexo|cap[íi]tulo|sezione|clausola|articolo|allegato|capo|§+";

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?x)^\s*(?:
            (?P<named>(?i:{NAMES})\s*(?:n[o°]\.?\s*)?(?:\d+(?:er|re|bis|ter)?(?:\.\d+)*[a-z]?|[IVXLC]+|[A-Z]|(?i:premi[èe]re?))(?-u:\b))(?P<after>\s*[-–—:.)/|]+\s*|\s+|$)
          | (?P<dotted>\d{{1,3}}(?:\.\d{{1,3}}|\.[a-z](?-u:\b)|\.[ivx]{{1,4}}(?-u:\b))+(?:[a-z](?-u:\b))?)(?:[.):]?\s*[-–—]?[\s\u{{A0}}]+|[.):]$)
          | (?P<lettered>\d{{1,3}}[A-Za-z])[.)][\s\u{{A0}}]+
          | (?P<plain>\d{{1,3}})(?:[.):/]\s*[-–—]?[\s\u{{A0}}]+|\s*[-–—]\s+|\s*[、．]\s*|[.)]$)
          | [(（\[](?P<paren>\d{{1,3}}(?:\.\d{{1,3}})*|[a-z]{{1,2}}|[ivxlc]{{1,5}}|[A-Z]|[IVXLC]{{1,5}}|[一二三四五六七八九十]+)[)）\]][\s\u{{A0}}]*
          | (?P<letter>[ivxlc]{{1,5}}|[a-z]|[IVXLC]{{1,5}}|[A-Z])(?:[.)](?:\s*[-–—])?[\s\u{{A0}}]+|\s[-–—]\s+)
          | (?P<ideographic>第\s*[\d一二三四五六七八九十百]+\s*[条條章节節款項编編]|[一二三四五六七八九十]+、)[\s\u{{3000}}]*
        )",
    ))
    .expect("the pattern of printed numbers is valid")
});

/// "1.Definitions", "2.3.Your data": no blank after the number.
static TIGHT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<number>\d{1,2}(?:\.\d{1,2}|\.[a-z]|\.[ivx]{1,4})*)\.(?:\p{Lu}\p{Ll}|\p{Lu}{2}|\p{Lu}['’])")
        .expect("the pattern of tight numbers is valid")
});

/// "3 Your data": a number without any mark, before a title.
static BARE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(?P<number>\d{1,2})\s+\p{Lu}").expect("the pattern of bare numbers is valid"));

/// The number at the start of a clause, without its marks, and the length in bytes of the number with marks and blanks.
///
/// The length is 0 where the number is all there is ("Article 5" on a line of its own): it is then the clause's text.
pub fn printed_number(text: &str) -> Option<(String, usize)> {
    let shown = text.trim_start();
    let starts = shown.chars().next()?;
    if !(starts.is_alphanumeric() || matches!(starts, '(' | '（' | '[' | '§')) {
        return None;
    }
    if begins_with_a_word(shown) {
        return None;
    }
    plain_number(text).or_else(|| patterned_number(text))
}

/// The number at the start of a clause as the patterns find it.
fn patterned_number(text: &str) -> Option<(String, usize)> {
    // A number stands at the start: there is no need to look at a long text.
    let head = &text[..text.floor_char_boundary(REACH)];
    if let Some(found) = TIGHT.captures(head) {
        let number = found.name("number")?;
        return Some((number.as_str().to_owned(), number.end() + 1));
    }
    let found = NUMBER.captures(head)?;
    let number = ["named", "dotted", "lettered", "plain", "paren", "letter", "ideographic"]
        .iter()
        .find_map(|name| found.name(name))?;
    let end = found.get(0)?.end();
    if found.name("named").is_some() {
        // "Section 5 applies": a sentence that begins with a reference has no mark after it.
        let marked = found.name("after").is_some_and(|after| !after.as_str().trim().is_empty()) || end == text.len();
        let sentence = text.ends_with(['.', ';', ',']) || text.split_whitespace().count() > LONGEST_TITLE;
        let next_is_small = text[end..].starts_with(|c: char| c.is_lowercase());
        if !marked && (sentence || next_is_small) {
            return None;
        }
    }
    if let Some(letter) = found.name("letter") {
        // "A - B", "I. e.": a letter with a dash counts before a title only, and "i.e." is no number.
        let after = &text[letter.end()..end];
        if after.starts_with(' ') && text.split_whitespace().count() > LONGEST_TITLE {
            return None;
        }
    }
    if let Some(paren) = found.name("paren") {
        // "(s)he", "(un)paid": letters that belong to the word after them.
        let tight = end == paren.end() + 1;
        if tight && text[end..].starts_with(|c: char| c.is_lowercase()) {
            return None;
        }
    }
    let number = number.as_str().trim().trim_end_matches('、').to_owned();
    Some((number, if end < text.len() { end } else { 0 }))
}

/// Whether a text begins with a word that neither is a number nor names a part of terms: a quick look, for most clauses.
fn begins_with_a_word(text: &str) -> bool {
    let bytes = text.as_bytes();
    let len = bytes.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let word = &bytes[..len];
    // "A winner", "I agree": a letter counts only before a mark.
    let next = bytes.get(len..).unwrap_or_default();
    if len == 1 && next.len() > 1 && next[0] == b' ' && next[1].is_ascii_alphabetic() {
        return true;
    }
    len >= 2
        && next.first().is_none_or(u8::is_ascii)
        && !word.iter().all(|byte| b"ivxlcIVXLC".contains(byte))
        && !begins_name(word)
}

/// Whether the first letters are those of one of [`NAMES`].
fn begins_name(word: &[u8]) -> bool {
    let Some(first) = word.first_chunk::<3>() else { return false };
    matches!(
        &first.map(|byte| byte.to_ascii_lowercase()),
        b"art"
            | b"sec"
            | b"cla"
            | b"par"
            | b"ann"
            | b"app"
            | b"sch"
            | b"exh"
            | b"cha"
            | b"tit"
            | b"abs"
            | b"zif"
            | b"kap"
            | b"anl"
            | b"anh"
            | b"tei"
            | b"ane"
            | b"cap"
            | b"sez"
            | b"all"
    )
}

/// "12. Your data": figures, a full stop, one blank and a word, as most numbers are printed. The patterns say the same.
fn plain_number(text: &str) -> Option<(String, usize)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(digits);
    let body = rest.strip_prefix(". ")?;
    let plain = (1..=MOST_DIGITS).contains(&digits) && body.starts_with(|c: char| c.is_ascii_alphanumeric());
    plain.then(|| (number.to_owned(), text.len() - body.len()))
}

/// The number before a title that has no mark after it: "3 Your data".
pub fn bare_number(text: &str) -> Option<(String, usize)> {
    if text.split_whitespace().count() > LONGEST_TITLE {
        return None;
    }
    let number = BARE.captures(text)?.name("number")?;
    let blank = text[number.end()..].len() - text[number.end()..].trim_start().len();
    Some((number.as_str().to_owned(), number.end() + blank))
}

/// How a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Count {
    /// 1, 2, 3
    Digits,
    /// a, b, c
    LowerLetters,
    /// A, B, C
    UpperLetters,
    /// i, ii, iii
    LowerRoman,
    /// I, II, III
    UpperRoman,
}

/// One step of a number: `5`, `2`, `b`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Step {
    /// How it counts.
    pub count: Count,
    /// Its place, from 1.
    pub value: u32,
}

/// The steps of a printed number: `5.2` has two, `Article 5` one, `3(b)` two. Letters that may be Roman numerals are
/// read as letters; see [`as_roman`].
pub fn steps(number: &str) -> Vec<Step> {
    let bare =
        number.split_whitespace().next_back().unwrap_or("").trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
    let mut steps = Vec::new();
    for part in bare.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()) {
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            let Ok(value) = part[..digits].parse() else { return Vec::new() };
            steps.push(Step { count: Count::Digits, value });
            let rest = &part[digits..];
            if rest.len() == 1 {
                steps.extend(letter_step(rest));
            }
        } else if let Some(step) = letter_step(part) {
            steps.push(step);
        } else {
            return Vec::new();
        }
    }
    steps
}

fn letter_step(part: &str) -> Option<Step> {
    let upper = part.bytes().all(|byte| byte.is_ascii_uppercase());
    let lower = part.bytes().all(|byte| byte.is_ascii_lowercase());
    if !(upper || lower) {
        return None;
    }
    let bytes = part.as_bytes();
    let first = if upper { b'A' } else { b'a' };
    let value = match bytes {
        [one] => u32::from(one - first) + 1,
        [one, two] if one == two && roman_value(part).is_none() => 26 + u32::from(one - first) + 1,
        _ => {
            let value = roman_value(part)?;
            return Some(Step { count: if upper { Count::UpperRoman } else { Count::LowerRoman }, value });
        }
    };
    Some(Step { count: if upper { Count::UpperLetters } else { Count::LowerLetters }, value })
}

/// A step of one letter read as a Roman numeral: `i` is 1, not 9.
pub fn as_roman(step: Step) -> Option<Step> {
    let (count, first) = match step.count {
        Count::LowerLetters => (Count::LowerRoman, b'a'),
        Count::UpperLetters => (Count::UpperRoman, b'A'),
        _ => return None,
    };
    let letter = char::from(first + u8::try_from(step.value.checked_sub(1)?).ok().filter(|value| *value < 26)?);
    Some(Step { count, value: roman_value(&letter.to_string())? })
}

fn roman_value(text: &str) -> Option<u32> {
    let mut total = 0;
    let mut last = 0;
    for c in text.chars().rev() {
        let value = match c.to_ascii_lowercase() {
            'i' => 1,
            'v' => 5,
            'x' => 10,
            'l' => 50,
            'c' => 100,
            _ => return None,
        };
        if value < last {
            total -= value;
        } else {
            total += value;
            last = value;
        }
    }
    (total > 0).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_split_from_the_text() {
        for (text, number, body) in [
            ("1. Your data", "1", "Your data"),
            ("1.2 Your data", "1.2", "Your data"),
            ("1.2. Your data", "1.2", "Your data"),
            ("10.7.1) Your data", "10.7.1", "Your data"),
            ("(a) your name", "a", "your name"),
            ("(iv) your name", "iv", "your name"),
            ("iv. your name", "iv", "your name"),
            ("b) your name", "b", "your name"),
            ("A. Who we are", "A", "Who we are"),
            ("Article 5", "Article 5", "Article 5"),
            ("Article 5 – Your data", "Article 5", "Your data"),
            ("ARTICLE 5 YOUR DATA", "ARTICLE 5", "YOUR DATA"),
            ("Section 3: Use", "Section 3", "Use"),
            ("§ 3 Nutzung", "§ 3", "Nutzung"),
            ("Article 1er : Objet", "Article 1er", "Objet"),
            ("1 - Objet", "1", "Objet"),
            ("I – OBJET", "I", "OBJET"),
            ("1.Definitions", "1", "Definitions"),
            ("3.b.ii.Location", "3.b.ii", "Location"),
            ("2.a. Scope", "2.a", "Scope"),
            ("第5条 利用", "第5条", "利用"),
            ("第一条（目的）", "第一条", "（目的）"),
        ] {
            let (found, len) = printed_number(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.as_str(), &text[len..]), (number, body), "{text}");
        }
    }

    proptest! {
        /// The quick way for plain numbers gives what the patterns give.
        #[test]
        fn both_ways_agree(text in "[0-9]{0,4}[.:)]{0,2} {0,2}[A-Za-z0-9é.-]{0,6}( [a-z]{1,4})?") {
            if let Some(plain) = plain_number(&text) {
                prop_assert_eq!(patterned_number(&text), Some(plain));
            }
        }
    }

    #[test]
    fn other_beginnings_are_no_numbers() {
        for text in [
            "Section 5 applies to all data.",
            "Article 6 of the statute says so.",
            "2024 was the year.",
            "30 days after the offer we delete it.",
            "(s)he may object",
            "I agree",
            "i.e. your name",
            "e.g. your name",
            "Parties agree",
            "U.S. law applies",
            "We keep it.",
        ] {
            assert_eq!(printed_number(text), None, "{text}");
        }
        assert_eq!(bare_number("3 Your data"), Some(("3".to_owned(), 2)));
        assert_eq!(bare_number("30 days"), None);
    }

    #[test]
    fn steps_count() {
        let values = |number: &str| steps(number).iter().map(|step| (step.count, step.value)).collect::<Vec<_>>();
        assert_eq!(values("5.2"), [(Count::Digits, 5), (Count::Digits, 2)]);
        assert_eq!(values("3(b)"), [(Count::Digits, 3), (Count::LowerLetters, 2)]);
        assert_eq!(values("Article 5"), [(Count::Digits, 5)]);
        assert_eq!(values("iv"), [(Count::LowerRoman, 4)]);
        assert_eq!(values("§ 3"), [(Count::Digits, 3)]);
        assert_eq!(values("aa"), [(Count::LowerLetters, 27)]);
        assert_eq!(as_roman(steps("i")[0]), Some(Step { count: Count::LowerRoman, value: 1 }));
    }
}
