//! The text that is matched, as against the text that is shown.

use super::bytes::trim;
use super::hidden::{is_invisible, is_latin, is_look_alike_word, latin_look_alike};
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folds what never carries meaning: Unicode form (NFC), quotation marks, dashes, kinds of blanks, soft hyphens,
/// ligatures, invisible characters, and letters of another script that look like Latin ones in a Latin word. Letter case
/// is kept. Folding twice changes nothing more. Most texts in ASCII are folded as they stand.
pub fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return fold_ascii(text);
    }
    // Latin letters up to here and general punctuation are in form C already; asking for each of them takes time.
    if text.chars().all(|c| c < '\u{0300}' || ('\u{2002}'..'\u{2100}').contains(&c)) {
        return Cow::Owned(fold_characters(text.chars(), text.len()));
    }
    let folded = fold_characters(text.nfc(), text.len());
    // What stood apart before an invisible character fell out may compose now.
    let folded = if unicode_normalization::is_nfc(&folded) { folded } else { folded.nfc().collect() };
    // None of the characters above looks like a letter of another script.
    let foreign = folded.chars().any(|c| latin_look_alike(c).is_some());
    Cow::Owned(if foreign { fold_look_alikes(folded) } else { folded })
}

fn fold_characters(characters: impl Iterator<Item = char>, len: usize) -> String {
    let mut folded = String::with_capacity(len);
    for c in characters {
        match c {
            // Most letters of most texts.
            '!'..='_' | 'a'..='~' => folded.push(c),
            '\u{2018}'..='\u{201B}' | '\u{2032}' | '\u{00B4}' | '`' | '\u{02BC}' | '\u{FF07}' => folded.push('\''),
            '\u{201C}'..='\u{201F}' | '\u{00AB}' | '\u{00BB}' | '\u{2033}' | '\u{FF02}' => folded.push('"'),
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => folded.push('-'),
            c if is_invisible(c) => {}
            '\u{FB00}' => folded.push_str("ff"),
            '\u{FB01}' => folded.push_str("fi"),
            '\u{FB02}' => folded.push_str("fl"),
            '\u{FB03}' => folded.push_str("ffi"),
            '\u{FB04}' => folded.push_str("ffl"),
            '\u{FB05}' | '\u{FB06}' => folded.push_str("st"),
            '…' => folded.push_str("..."),
            c if c.is_whitespace() => {
                if !folded.is_empty() && !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            c => folded.push(c),
        }
    }
    if folded.ends_with(' ') {
        folded.pop();
    }
    folded
}

fn fold_ascii(text: &str) -> Cow<'_, str> {
    if !has_more_than_words(text.as_bytes()) {
        return Cow::Borrowed(trim(text));
    }
    let mut folded = String::with_capacity(text.len());
    for word in text.split_ascii_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    // Characters that ASCII counts as blanks and Unicode too, but `split_ascii_whitespace` does not.
    if folded.contains('\u{0B}') {
        folded = folded.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    Cow::Owned(if folded.contains('`') { folded.replace('`', "'") } else { folded })
}

/// Whether a text of ASCII has anything but words with single blanks between them, as most have not. All bytes are looked
/// at, as in [`any_byte`](super::any_byte).
#[inline(never)]
fn has_more_than_words(bytes: &[u8]) -> bool {
    let odd = |byte: u8| (byte < b' ') | (byte == b'`') | (byte == 0x7F);
    let Some((&last, before)) = bytes.split_last() else { return false };
    let doubled = |byte: u8, next: u8| (byte == b' ') & (next == b' ');
    odd(last)
        | before.iter().zip(&bytes[1..]).fold(false, |found, (&byte, &next)| found | odd(byte) | doubled(byte, next))
}

/// Folds words that hide letters of another script, until none is left: a word that was folded may make its text Latin
/// enough for the next one. Every round leaves fewer such letters.
fn fold_look_alikes(mut text: String) -> String {
    loop {
        let folded: String = fold_look_alikes_once(&text).nfc().collect();
        if folded == text {
            return text;
        }
        text = folded;
    }
}

fn fold_look_alikes_once(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let among_latin = text.chars().filter(|c| is_latin(*c)).count() * 2 > letters;
    let mut folded = String::with_capacity(text.len());
    // An accent that stands apart from its letter ends no word: composed with the letter it would end none either.
    for word in text.split_inclusive(|c: char| !c.is_alphanumeric() && !is_combining_mark(c)) {
        if is_look_alike_word(word, among_latin) {
            folded.extend(word.chars().map(|c| latin_look_alike(c).filter(|_| !is_latin(c)).unwrap_or(c)));
        } else {
            folded.push_str(word);
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_never_carries_meaning_is_folded() {
        for (text, folded) in [
            ("  the  “Services”\u{A0}– we don’t ", "the \"Services\" - we don't"),
            ("co\u{AD}py ﬁle e\u{301}", "copy file é"),
            ("s\u{200B}ell \u{202E}not\u{202C}", "sell not"),
            ("your dаta", "your data"),
            ("ваши данные", "ваши данные"),
            ("a\u{0B}b\tc", "a b c"),
            // Accents apart from their letters, of which none composes with a Cyrillic letter.
            ("aе\u{301}е\u{301}", "aéé"),
        ] {
            assert_eq!(fold(text), folded, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing_more(
            text in "\\PC{0,40}|[a-zа-яѐ \u{200b}\u{ad}\u{301}“”–\u{a0}ﬁ]{0,40}|[aeoреоасуіïё\u{300}\u{301}\u{306}\u{308} ]{0,12}",
        ) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once.as_ref());
        }
    }
}
