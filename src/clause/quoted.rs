//! Terms in quotation marks, and the two forms in which a text gives them a meaning. Found letter by letter: what a term
//! is made of is plain, and patterns that count its letters take many times as long.

use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Letters that a quoted term has at most, and the words in brackets after it.
const LONGEST_QUOTED: usize = 80;
/// Letters in a parenthesis before the term that it gives, and after it.
const LONGEST_BEFORE: usize = 60;
const LONGEST_AFTER: usize = 120;
/// Terms that share one meaning.
const MOST_TERMS: usize = 4;

/// Marks that begin a quoted term.
const OPENING: [char; 5] = ['"', '“', '„', '«', '‘'];
/// What may stand between two terms that share a meaning, blanks aside.
const BETWEEN: [&str; 12] = [",", "and/or", "and", "or", "/", "et", "ou", "und", "oder", "y", "o", "e"];

/// What follows terms that are given a meaning: more words in brackets, a comma, a verb.
static MEANS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"(?i)^(?:\s*\([^()]{{0,80}}\))?\s*,?\s*(?:{VERB})(?-u:\b)"))
        .expect("the pattern of verbs of meaning is valid")
});
const VERB: &str = r"(?:shall\s+|will\s+|also\s+)?(?:mean|refer|include)s?(?-u:\b)|meaning|(?:is|are)\s+defined\s+as|ha(?:s|ve)\s+the\s+(?:same\s+)?meanings?|stands?\s+for|d[ée]signe(?:nt|ra)?|signifien?t?|s['’]entend(?:ent)?|fait\s+r[ée]f[ée]rence|bezeichne[tn]|bedeute[tn]|mein[te]n?|(?:ist|sind)\s+(?:jede|der|die|das|alle)|signific(?:a|an|ar[áa])|se\s+(?:refiere|entiende|entender[áa])n?|indica(?:no)?|s['’]intende|si\s+intend(?:e|ono)|designa(?:no)?";
/// The letters of ASCII that a verb of meaning, or what may stand before it, begins with.
const MEANS_STARTS: &str = "(,abdfhimrswABDFHIMRSW";

/// Where a quoted term ends that begins with the first letter of a text.
fn end_of_quoted(text: &str) -> Option<usize> {
    let mut letters = text.char_indices();
    let (closing, ends, fewest): (&[char], &[char], usize) = match letters.next()?.1 {
        '"' => (&['"'], &['"', '“', '”', '«', '»'], 1),
        '“' => (&['”'], &['"', '“', '”', '«', '»'], 1),
        '„' => (&['“', '”', '"'], &['"', '“', '”', '„', '«', '»'], 1),
        '«' => (&['»'], &['"', '“', '”', '«', '»'], 1),
        '‘' => (&['’'], &['‘', '’', '"'], 2),
        _ => return None,
    };
    let (count, (at, mark)) = letters.enumerate().take(LONGEST_QUOTED + 1).find(|(_, (_, c))| ends.contains(c))?;
    (closing.contains(&mark) && count >= fewest).then(|| at + mark.len_utf8())
}

/// The quoted terms of a text, in order, with their marks.
pub fn quoted_terms(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let start = from + text[from..].find(OPENING)?;
            if let Some(len) = end_of_quoted(&text[start..]) {
                from = start + len;
                return Some(start..from);
            }
            from = after_letter(text, start);
        }
    })
}

/// Terms that a verb of meaning follows, those that share it together: `"Content" means`, `« Contenu » ou « Contenus »
/// désigne`.
pub fn meanings(text: &str) -> impl Iterator<Item = Vec<Range<usize>>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let start = from + text[from..].find(OPENING)?;
            if let Some((terms, end)) = meaning(text, start) {
                from = end;
                return Some(terms);
            }
            from = after_letter(text, start);
        }
    })
}

/// The terms that begin at a place and share a meaning, and where its verb ends.
fn meaning(text: &str, start: usize) -> Option<(Vec<Range<usize>>, usize)> {
    let first = start..start + end_of_quoted(&text[start..])?;
    let mut terms = vec![first];
    while let Some(next) = terms.last().filter(|_| terms.len() < MOST_TERMS).and_then(|last| next_term(text, last.end))
    {
        terms.push(next);
    }
    while let Some(last) = terms.last() {
        if let Some(len) = end_of_verb(&text[last.end..]) {
            let end = last.end + len;
            return Some((terms, end));
        }
        terms.pop();
    }
    None
}

/// A further term after one, where a comma or a word joins them.
fn next_term(text: &str, end: usize) -> Option<Range<usize>> {
    let rest = text[end..].trim_start();
    BETWEEN.iter().find_map(|word| {
        let rest = without_word(rest, word)?.trim_start();
        let named =
            without_word(rest, "the").map(str::trim_start).filter(|named| named.len() + "the".len() < rest.len());
        let rest = named.unwrap_or(rest);
        let start = text.len() - rest.len();
        Some(start..start + end_of_quoted(rest)?)
    })
}

fn without_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    text.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word)).map(|start| &text[start.len()..])
}

/// Where the verb of meaning ends that follows a term.
fn end_of_verb(text: &str) -> Option<usize> {
    let first = text.trim_start().chars().next()?;
    let may_begin = !first.is_ascii() || MEANS_STARTS.contains(first);
    if may_begin { MEANS.find(text).map(|found| found.end()) } else { None }
}

/// A parenthesis that names what stands before it: `(the "Site")`, `(ci-après « le Site »)`.
pub struct Naming {
    /// The parenthesis.
    pub whole: Range<usize>,
    /// What stands in it before the first quoted term.
    pub before: Range<usize>,
}

/// The parentheses of a text with a quoted term in them.
pub fn namings(text: &str) -> impl Iterator<Item = Naming> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let start = from + text[from..].find('(')?;
            from = start + 1;
            if let Some(naming) = naming(text, start) {
                from = naming.whole.end;
                return Some(naming);
            }
        }
    })
}

fn naming(text: &str, start: usize) -> Option<Naming> {
    let inner = start + 1;
    let ends = |c: char| matches!(c, '(' | ')' | '"' | '“' | '”' | '„' | '«' | '»' | '‘');
    let quoted = inner + first_of(&text[inner..], LONGEST_BEFORE, ends)?;
    let after = quoted + end_of_quoted(&text[quoted..])?;
    let close = after + first_of(&text[after..], LONGEST_AFTER, |c| matches!(c, '(' | ')'))?;
    text[close..].starts_with(')').then(|| Naming { whole: start..close + 1, before: inner..quoted })
}

/// The place of the first letter of a kind that has at most so many others before it.
fn first_of(text: &str, most: usize, is: impl Fn(char) -> bool) -> Option<usize> {
    text.char_indices().take(most + 1).find(|(_, c)| is(*c)).map(|(at, _)| at)
}

fn after_letter(text: &str, at: usize) -> usize {
    text.ceil_char_boundary(at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const QUOTED: &str =
        r#"(?:"[^"“”«»]{1,80}"|“[^"“”«»]{1,80}”|„[^"“”„«»]{1,80}[“”"]|«[^"“”«»]{1,80}»|‘[^‘’"]{2,80}’)"#;

    /// What is told letter by letter, as patterns that say the same at once.
    static PATTERNS: LazyLock<[Regex; 3]> = LazyLock::new(|| {
        let means = format!(
            r"(?i)(?P<terms>{QUOTED}(?:\s*(?:,|and|or|and/or|/|et|ou|und|oder|y|o|e)\s*(?:the\s+)?{QUOTED}){{0,3}})(?:\s*\([^()]{{0,80}}\))?\s*,?\s*(?:{VERB})(?-u:\b)"
        );
        let names = format!(r#"\((?P<before>[^()"“”„«»‘]{{0,60}}){QUOTED}[^()]{{0,120}}\)"#);
        [QUOTED, &means, &names].map(|pattern| Regex::new(pattern).expect("it is valid"))
    });

    proptest! {
        #[test]
        fn letters_and_patterns_agree(
            text in "([\"“”„«»‘’()]|[\"“]A[\"”]|\\(the \"B\"\\)| |a|é| ?, ?| and/or | AND the | o |(abcdefghij){7,9}| means | shall mean|ſignify|, meaning | refers?| désigne|\\(x\\)){0,12}",
        ) {
            let [quoted, means, names] = &*PATTERNS;
            let found: Vec<_> = quoted.find_iter(&text).map(|found| found.range()).collect();
            prop_assert_eq!(quoted_terms(&text).collect::<Vec<_>>(), found);
            let found: Vec<Vec<_>> = means
                .captures_iter(&text)
                .filter_map(|found| found.name("terms"))
                .map(|terms| quoted.find_iter(terms.as_str()).map(|term| terms.start() + term.start()..terms.start() + term.end()).collect())
                .collect();
            prop_assert_eq!(meanings(&text).collect::<Vec<_>>(), found);
            let found: Vec<_> = names
                .captures_iter(&text)
                .filter_map(|found| Some((found.get(0)?.range(), found.name("before")?.range())))
                .collect();
            prop_assert_eq!(namings(&text).map(|naming| (naming.whole, naming.before)).collect::<Vec<_>>(), found);
        }
    }
}
