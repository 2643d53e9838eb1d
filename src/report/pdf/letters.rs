//! What single characters are to a typesetter: seen or not, blank, a line's end.

/// Whether a character is shown by nothing of its own: controls of text direction, joiners, variation selectors.
pub(super) fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{34F}'
            | '\u{61C}'
            | '\u{115F}'..='\u{1160}'
            | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{E0000}'..='\u{E0FFF}'
    ) || is_blank(c)
}

/// Whether a character is set as a blank: a tab, or the end of a line.
pub(super) fn is_blank(c: char) -> bool {
    c == '\t' || ends_line(c)
}

/// Whether a line ends with the character.
pub(super) fn ends_line(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// A text as a PDF can hold it: no code of a font may stand for U+0000.
pub(super) fn writable(text: &str) -> String {
    text.replace('\0', "\u{FFFD}")
}
