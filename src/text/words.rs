//! Words with the blanks attached to them.

use super::bytes::word_run;
use super::hidden::is_invisible;
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// Cuts a text into tokens that joined give it back: a word with the blanks after it, or a mark of punctuation with the
/// blanks after it. Apostrophes and hyphens inside a word, points or commas inside a number, a currency sign before a
/// number and a percent sign after it belong to the word.
///
/// Blanks as tokens of their own make differences both slow and unreadable; attached ones halve the number of changes.
pub fn split_words(text: &str) -> impl Iterator<Item = &str> {
    let end_of = word_ends(text);
    let mut start = 0;
    std::iter::from_fn(move || {
        (start < text.len()).then(|| {
            let end = end_of(text, start);
            &text[std::mem::replace(&mut start, end)..end]
        })
    })
}

/// What tells where a token ends that begins at a place in a text, the start or the end of another one. It looks no
/// farther than [`LOOK_AHEAD`] bytes beyond the end, and not before the beginning.
pub fn word_ends(text: &str) -> fn(&str, usize) -> usize {
    if text.is_ascii() { ascii_word_end } else { any_word_end }
}

/// Bytes after a token that decide where it ends: two characters.
pub const LOOK_AHEAD: usize = 8;

/// Where the words of a row stand, but for empty cells after the last of them and, where only one cell has words, before
/// it: `| Terms of Use | |`. All of a text that is no such row.
pub fn within_empty_cells(text: &str) -> Range<usize> {
    if !text.trim_end().ends_with('|') && !text.trim_start().starts_with('|') {
        return 0..text.len();
    }
    let empty = |c: char| c == '|' || c.is_whitespace();
    let end = text.trim_end_matches(empty).len();
    let start = text.len() - text.trim_start_matches(empty).len();
    if start >= end {
        return 0..text.len();
    }
    let lone = !text[start..end].contains('|') && text[..start].contains('|');
    let after = text[end..].contains('|');
    (if lone { start } else { 0 })..(if after { end } else { text.len() })
}

/// Where a token ends in a text of the letters that almost all texts have.
fn ascii_word_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let word = |at: usize| bytes.get(at).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let priced = bytes[start] == b'$' && digit(start + 1);
    let mut end = start + 1;
    while word(start) || priced {
        end += word_run(&bytes[end..]);
        let inside = match bytes.get(end) {
            Some(b'%' | b'$') => digit(end - 1),
            Some(b'\'' | b'-') => word(end + 1),
            Some(b'.' | b',') => digit(end - 1) && digit(end + 1),
            _ => false,
        };
        if !inside {
            break;
        }
        end += 1;
    }
    while bytes.get(end).is_some_and(|byte| matches!(byte, b'\t'..=b'\r' | b' ')) {
        end += 1;
    }
    end
}

fn any_word_end(text: &str, start: usize) -> usize {
    let mut chars = text[start..].char_indices().map(|(at, c)| (start + at, c)).peekable();
    let Some((_, first)) = chars.next() else { return text.len() };
    let mut previous = first;
    // A currency sign belongs to the figure after it.
    if is_currency(first) && chars.peek().is_some_and(|(_, next)| next.is_ascii_digit()) {
        previous = '0';
    }
    if is_word(first) || is_invisible(first) || previous != first {
        while let Some(&(at, c)) = chars.peek() {
            let inside = is_word(c)
                || is_combining(c)
                || is_invisible(c)
                || (is_currency(c) || matches!(c, '%' | '‰')) && previous.is_ascii_digit()
                || joins(previous, c)
                    && text[at + c.len_utf8()..]
                        .chars()
                        .next()
                        .is_some_and(|next| if matches!(c, '.' | ',') { next.is_ascii_digit() } else { is_word(next) });
            if !inside || is_ideograph(c) || is_ideograph(previous) {
                break;
            }
            previous = c;
            chars.next();
        }
    }
    while chars.next_if(|&(_, c)| c.is_whitespace()).is_some() {}
    chars.peek().map_or(text.len(), |&(at, _)| at)
}

/// Number of words, punctuation not counted.
pub fn count_words(text: &str) -> usize {
    split_words(text).filter(|token| is_counted(token)).count()
}

/// Number of runs of letters between blanks, marks among them.
pub fn count_between_blanks(text: &str) -> usize {
    if !text.is_ascii() {
        return text.split_whitespace().count();
    }
    let blank = |byte: u8| matches!(byte, b'\t'..=b'\r' | b' ');
    let Some((&last, before)) = text.as_bytes().split_last() else { return 0 };
    // Counted in short runs, for which a byte holds the count: the machine does many at once.
    let runs = before.chunks(RUN).zip(text.as_bytes()[1..].chunks(RUN));
    let ends = |(bytes, next): (&[u8], &[u8])| {
        let ends = bytes.iter().zip(next).map(|(&byte, &next)| u8::from(!blank(byte) & blank(next)));
        usize::from(ends.sum::<u8>())
    };
    runs.map(ends).sum::<usize>() + usize::from(!blank(last))
}

/// Bytes whose ends of words a byte can count.
const RUN: usize = u8::MAX as usize;

/// Whether a token is a word or a figure, and no mark.
pub fn is_counted(token: &str) -> bool {
    if token.bytes().next().is_some_and(|first| first.is_ascii_alphanumeric()) {
        return true;
    }
    let mut letters = token.chars();
    let first = letters.find(|&c| !is_invisible(c));
    first.is_some_and(|first| is_word(first) || is_currency(first) && letters.next().is_some_and(is_word))
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '£' | '¥' | '€' | '\u{20A0}'..='\u{20BF}')
}

/// Accents that stand after their letter as characters of their own.
fn is_combining(c: char) -> bool {
    c >= '\u{0300}' && is_combining_mark(c)
}

fn joins(previous: char, c: char) -> bool {
    match c {
        '\'' | '\u{2019}' | '-' | '\u{2010}' | '\u{2011}' => true,
        '.' | ',' => previous.is_ascii_digit(),
        _ => false,
    }
}

/// Scripts written without blanks are compared character by character.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Whether a character belongs to a script written without blanks, its punctuation included.
pub fn is_unspaced(c: char) -> bool {
    is_ideograph(c) || matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF01}'..='\u{FF60}')
}

/// About how many words a text has: one more than blanks; in scripts without blanks two characters count as one.
pub fn rough_words(text: &str) -> u32 {
    // Counted in short runs, for which a byte holds the count: the machine does many at once.
    let runs = text.as_bytes().chunks(usize::from(u8::MAX));
    let blanks: u32 =
        runs.map(|run| u32::from(run.iter().fold(0, |blanks: u8, &byte| blanks + u8::from(byte == b' ')))).sum();
    let unspaced = if text.is_ascii() { 0 } else { text.chars().filter(|&c| is_unspaced(c)).count() };
    blanks + (unspaced / 2) as u32 + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_counted_roughly() {
        let long = "your picture ".repeat(200);
        let counts = ["", "picture", "we keep it", "我们保存您的照片", &long].map(rough_words);
        assert_eq!(counts, [1, 1, 3, 5, 401]);
    }

    proptest! {
        /// The quick way for ASCII gives what the other one gives.
        #[test]
        fn both_ways_agree(text in "[a-c0-2$%'.,_ \t\n\u{0B}()-]{1,40}") {
            for start in 0..text.len() {
                prop_assert_eq!(ascii_word_end(&text, start), any_word_end(&text, start));
            }
        }

        /// No token depends on what stands farther behind it than it is said to look.
        #[test]
        fn words_end_where_they_did_whatever_follows(
            text in "[ac1$€%'.,\u{2019}é漢 \u{301}\u{200B}-]{1,30}",
            other in "[ac1$€%'.,\u{2019}é漢 \u{301}\u{200B}-]{0,9}",
        ) {
            let end = any_word_end(&text, 0);
            if let Some(kept) = text.get(..end + LOOK_AHEAD) {
                prop_assert_eq!(any_word_end(&format!("{kept}{other}"), 0), end);
            }
        }
    }

    proptest! {
        #[test]
        fn letters_between_blanks_are_counted(text in "[a-c., \t\n\u{0B}\u{1C}é\u{A0}]{0,40}", times in 1..40_usize) {
            let text = text.repeat(times);
            prop_assert_eq!(count_between_blanks(&text), text.split_whitespace().count());
        }
    }

    #[test]
    fn empty_cells_at_the_edges_of_a_row_hold_no_words() {
        for (text, words) in [
            ("| These terms |", "These terms"),
            ("Name | yes |", "Name | yes"),
            ("| | yes | no", "| | yes | no"),
            ("Your name  ", "Your name  "),
            ("| |", "| |"),
        ] {
            assert_eq!(&text[within_empty_cells(text)], words, "{text}");
        }
    }

    #[test]
    fn words_keep_their_marks_and_blanks() {
        for (text, words) in [
            ("We don't keep 1,000.5 e-mails.", vec!["We ", "don't ", "keep ", "1,000.5 ", "e-mails", "."]),
            ("te\u{301}moin ou e\u{302}tre", vec!["te\u{301}moin ", "ou ", "e\u{302}tre"]),
            ("(a) your name", vec!["(", "a", ") ", "your ", "name"]),
            (
                "s\u{200B}ell \u{202E}not\u{202C} co\u{AD}py",
                vec!["s\u{200B}ell ", "\u{202E}not\u{202C} ", "co\u{AD}py"],
            ),
            ("€80 or 20% of $1,000.", vec!["€80 ", "or ", "20% ", "of ", "$1,000", "."]),
            ("利用規約 は", vec!["利", "用", "規", "約 ", "は"]),
        ] {
            assert_eq!(split_words(text).collect::<Vec<_>>(), words, "{text}");
        }
    }
}
