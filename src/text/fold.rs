//! The text that is matched, as against the text that is shown.

use unicode_normalization::UnicodeNormalization;

/// Folds what never carries meaning: Unicode form (NFC), quotation marks, dashes, kinds of blanks, soft hyphens,
/// ligatures, invisible controls. Letter case is kept.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut blank = true;
    for c in text.nfc() {
        let c = match c {
            '\u{2018}' | '\u{2019}' | '\u{201A}' | '\u{201B}' | '\u{2032}' | '\u{00B4}' | '`' => '\'',
            '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{201F}' | '\u{00AB}' | '\u{00BB}' | '\u{2033}' => '"',
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' => {
                continue;
            }
            'ﬁ' => {
                folded.push_str("fi");
                blank = false;
                continue;
            }
            'ﬂ' => {
                folded.push_str("fl");
                blank = false;
                continue;
            }
            c if c.is_whitespace() => ' ',
            c => c,
        };
        if c == ' ' {
            if !blank {
                folded.push(' ');
            }
            blank = true;
        } else {
            folded.push(c);
            blank = false;
        }
    }
    if folded.ends_with(' ') {
        folded.pop();
    }
    folded
}
