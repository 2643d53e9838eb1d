//! Letters that deceive: invisible ones, ones that turn the direction of writing, ones of another script that look alike.

/// What is odd about a letter or a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Oddity {
    /// It takes no room: zero-width blanks and joiners, tags.
    Invisible,
    /// It turns the direction in which the text is shown.
    Direction,
    /// It belongs to another script and looks like a letter of this one.
    LookAlike,
}

/// Whether a character is shown at all; soft hyphens and variation selectors count as not shown and as harmless.
pub fn is_invisible(c: char) -> bool {
    c >= '\u{00AD}'
        && matches!(c, '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E0FFF}')
}

/// Whether a character turns the direction of the text around it.
pub fn is_direction(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// What is odd about an invisible character between two others; none where writing needs it there.
pub fn invisible_oddity(before: Option<char>, c: char, after: Option<char>, right_to_left: bool) -> Option<Oddity> {
    if !is_invisible(c) || matches!(c, '\u{00AD}' | '\u{FE00}'..='\u{FE0F}' | '\u{180B}'..='\u{180F}') {
        return None;
    }
    if is_direction(c) {
        return (!right_to_left).then_some(Oddity::Direction);
    }
    // Joiners shape letters of many scripts and tie pictures together.
    let western =
        |c: Option<char>| c.is_none_or(|c| c < '\u{0590}' || c == '\u{2019}' || ('\u{1E00}'..'\u{2000}').contains(&c));
    if matches!(c, '\u{200C}' | '\u{200D}') && !(western(before) && western(after)) {
        return None;
    }
    // Zero-width blanks part words of scripts without blanks.
    if c == '\u{200B}' && !(western(before) && western(after)) {
        return None;
    }
    // Flags of regions are pictures made of tags.
    if ('\u{E0020}'..='\u{E007F}').contains(&c) && before.is_some_and(|before| before >= '\u{1F000}') {
        return None;
    }
    Some(Oddity::Invisible)
}

/// Whether a letter is written from right to left.
pub fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// The Latin letter that a Cyrillic, Greek, Armenian or mathematical letter looks like.
///
/// Letters from the table of confusables of Unicode (UTS 39) that cannot be told apart in common typefaces.
pub fn latin_look_alike(c: char) -> Option<char> {
    // Almost all letters and marks of Latin texts stand outside of this range.
    if !('\u{0131}'..'\u{0600}').contains(&c) {
        return None;
    }
    Some(match c {
        'а' => 'a',
        'с' => 'c',
        'ԁ' => 'd',
        'е' => 'e',
        'һ' => 'h',
        'і' => 'i',
        'ј' => 'j',
        'ӏ' => 'l',
        'о' => 'o',
        'р' => 'p',
        'ԛ' => 'q',
        'ѕ' => 's',
        'ѵ' => 'v',
        'ԝ' => 'w',
        'х' => 'x',
        'у' => 'y',
        'ү' => 'y',
        'А' => 'A',
        'В' => 'B',
        'С' => 'C',
        'Е' => 'E',
        'Н' => 'H',
        'І' => 'I',
        'Ј' => 'J',
        'К' => 'K',
        'М' => 'M',
        'О' => 'O',
        'Р' => 'P',
        'Ѕ' => 'S',
        'Т' => 'T',
        'У' => 'Y',
        'Х' => 'X',
        'Ԝ' => 'W',
        'Ү' => 'Y',
        'Ӏ' => 'I',
        'ο' => 'o',
        'ν' => 'v',
        'ι' => 'i',
        'α' => 'a',
        'ρ' => 'p',
        'υ' => 'u',
        'ϲ' => 'c',
        'ϳ' => 'j',
        'κ' => 'k',
        'Α' => 'A',
        'Β' => 'B',
        'Ε' => 'E',
        'Ζ' => 'Z',
        'Η' => 'H',
        'Ι' => 'I',
        'Κ' => 'K',
        'Μ' => 'M',
        'Ν' => 'N',
        'Ο' => 'O',
        'Ρ' => 'P',
        'Τ' => 'T',
        'Υ' => 'Y',
        'Χ' => 'X',
        'օ' => 'o',
        'ս' => 'u',
        'հ' => 'h',
        'ց' => 'g',
        'ı' => 'i',
        'ɑ' => 'a',
        'ɡ' => 'g',
        _ => return None,
    })
}

/// Whether a letter is Latin.
pub fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{00C0}'..='\u{024F}' | '\u{1E00}'..='\u{1EFF}') && c.is_alphabetic()
}

/// Whether a word hides letters of another script among Latin ones: it has both, and all the foreign ones look Latin.
///
/// A word wholly of such letters counts where the words around it are Latin.
pub fn is_look_alike_word(word: &str, among_latin: bool) -> bool {
    if word.is_ascii() {
        return false;
    }
    let (mut latin, mut alike, mut other) = (0, 0, 0);
    for c in word.chars().filter(|c| c.is_alphabetic()) {
        if matches!(c, 'ı' | 'ɑ' | 'ɡ') {
            // Latin letters themselves: odd only beside others that are.
            latin += 1;
        } else if is_latin(c) {
            latin += 1;
        } else if latin_look_alike(c).is_some() {
            alike += 1;
        } else {
            other += 1;
        }
    }
    alike > 0 && other == 0 && (latin > 0 || among_latin && alike > 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mixed_words_deceive_and_foreign_ones_do_not() {
        assert!(is_look_alike_word("dаta", false));
        assert!(is_look_alike_word("сору", true));
        assert!(!is_look_alike_word("сору", false));
        assert!(!is_look_alike_word("данные", true));
        assert!(!is_look_alike_word("data", true));
        assert!(!is_look_alike_word("μικρό", true));
    }

    #[test]
    fn joiners_are_odd_between_western_letters_only() {
        assert_eq!(invisible_oddity(Some('a'), '\u{200B}', Some('b'), false), Some(Oddity::Invisible));
        assert_eq!(invisible_oddity(Some('م'), '\u{200C}', Some('ی'), true), None);
        assert_eq!(invisible_oddity(Some('a'), '\u{202E}', Some('b'), false), Some(Oddity::Direction));
        assert_eq!(invisible_oddity(Some('a'), '\u{00AD}', Some('b'), false), None);
    }
}
