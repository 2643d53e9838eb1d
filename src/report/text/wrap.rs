//! Setting text in columns of a terminal.

use crate::text::is_unspaced;
use anstyle::Style;

/// A piece of a line with its look.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) style: Style,
}

/// A piece; letters that a terminal would act on are replaced.
pub(super) fn piece(text: &str, style: Style) -> Piece {
    Piece { text: harmless(text), style }
}

/// Lines that are each at most `width` columns wide, broken at blanks where there are any. A blank stands between pieces.
pub(super) fn wrap(pieces: &[Piece], width: usize) -> Vec<Vec<Piece>> {
    let mut lines: Vec<Vec<Piece>> = vec![Vec::new()];
    let mut used = 0;
    for piece in pieces {
        for word in piece.text.split_whitespace() {
            for part in parts(word, width) {
                let blank = usize::from(used > 0 && part.as_ptr() == word.as_ptr());
                let wide = columns(part);
                if used + blank + wide > width && used > 0 {
                    lines.push(Vec::new());
                    used = 0;
                }
                let open = lines.last_mut().expect("there is always a line");
                let blank = if used > 0 && blank > 0 { " " } else { "" };
                match open.last_mut().filter(|last| last.style == piece.style) {
                    Some(last) => last.text.extend([blank, part]),
                    None => {
                        // A blank before words of another look belongs to neither.
                        if !blank.is_empty() {
                            open.push(Piece { text: blank.to_owned(), style: Style::new() });
                        }
                        open.push(Piece { text: part.to_owned(), style: piece.style });
                    }
                }
                used += blank.len() + wide;
            }
        }
    }
    lines
}

/// A word cut where it is wider than a line, or where its script may be cut anywhere.
fn parts(word: &str, width: usize) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut used) = (0, 0);
    for (at, letter) in word.char_indices() {
        let wide = columns(letter.encode_utf8(&mut [0; 4]));
        if at > start && (used + wide > width || is_unspaced(letter)) {
            parts.push(&word[start..at]);
            (start, used) = (at, 0);
        }
        used += wide;
    }
    parts.push(&word[start..]);
    parts
}

/// How many columns a text takes: letters of scripts without blanks take two, marks on letters none.
pub(super) fn columns(text: &str) -> usize {
    let wide = |letter: char| match letter {
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => 0,
        letter if is_unspaced(letter) => 2,
        _ => 1,
    };
    text.chars().map(wide).sum()
}

/// The text without anything that a terminal would act on: control sequences, overrides of the writing direction.
pub(super) fn harmless(text: &str) -> String {
    let acts = |letter: char| {
        (letter.is_control() && !matches!(letter, '\n' | '\t' | '\r'))
            || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|letter| if acts(letter) { '\u{fffd}' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, width: usize) -> Vec<String> {
        let lines = wrap(&[piece(text, Style::new())], width);
        lines.iter().map(|line| line.iter().map(|piece| piece.text.as_str()).collect()).collect()
    }

    #[test]
    fn lines_break_at_blanks_and_inside_what_is_too_wide() {
        assert_eq!(lines("one two  three", 7), ["one two", "three"]);
        assert_eq!(lines("abcdefghij kl", 4), ["abcd", "efgh", "ij", "kl"]);
        assert_eq!(lines("我们不出售数据", 6), ["我们不", "出售数", "据"]);
    }

    #[test]
    fn every_letter_but_blanks_is_kept_and_no_line_is_too_wide() {
        let text = "Daten 我们 xxxxxxxxxxxxxxxxxxxx, e\u{301}te — fin";
        for width in 4..30 {
            let lines = lines(text, width);
            assert!(lines.iter().all(|line| columns(line) <= width), "{width}: {lines:?}");
            let letters = |text: &str| text.split_whitespace().collect::<String>();
            assert_eq!(letters(&lines.concat()), letters(text), "{width}");
        }
    }

    #[test]
    fn a_terminal_finds_nothing_to_act_on() {
        assert_eq!(harmless("a\u{1b}[2Jb\u{9b}c\u{202e}d"), "a\u{fffd}[2Jb\u{fffd}c\u{fffd}d");
    }
}
