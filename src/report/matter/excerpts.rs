//! What a table shows of long texts: the part around the first difference, since the redline has them whole.

/// Texts longer than this are cut, in letters.
const LONGEST: usize = 240;
/// Letters that are shown before the first difference.
const BEFORE: usize = 60;
/// A word is not cut where it begins no further than this before the end.
const WORD: usize = 30;

/// Both texts of a change, cut where they are long.
pub(super) fn excerpts(old: &str, new: &str) -> [String; 2] {
    let shared = old.chars().zip(new.chars()).take_while(|(old, new)| old == new).count();
    let from = if shared > LONGEST - BEFORE { shared - BEFORE } else { 0 };
    [excerpt(old, from), excerpt(new, from)]
}

/// A text from about that letter on.
fn excerpt(text: &str, from: usize) -> String {
    let place = |letter: usize| text.char_indices().nth(letter).map_or(text.len(), |(place, _)| place);
    if place(LONGEST) == text.len() {
        return text.to_owned();
    }
    let start = place(from);
    let near = &text[start..place(from + WORD)];
    let start = if from == 0 { 0 } else { start + near.find(char::is_whitespace).unwrap_or(0) };
    let rest = text[start..].trim_start();
    let before = if from == 0 { "" } else { "… " };
    let Some((end, _)) = rest.char_indices().nth(LONGEST) else { return format!("{before}{rest}") };
    let word = rest[..end].char_indices().rev().take(WORD).find(|(_, letter)| letter.is_whitespace());
    let end = word.map_or(end, |(place, _)| place);
    format!("{before}{} …", rest[..end].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut_at_words_around_what_differs() {
        let same = "We keep what you tell us of yourself for as long as the offer runs. ".repeat(8);
        let [old, new] = excerpts(&format!("{same}We sell nothing."), &format!("{same}We sell everything."));
        assert!(old.starts_with("… ") && old.ends_with("We sell nothing."), "{old}");
        assert!(new.ends_with("as long as the offer runs. We sell everything."), "{new}");
        let [old, none] = excerpts(&same, "");
        assert!(old.starts_with("We keep") && old.ends_with("… ".trim()) && none.is_empty(), "{old}");
        assert!(same.contains(old.trim_end_matches(" …")) && old.chars().count() <= LONGEST + 2);
        assert_eq!(excerpts("short", "shorter"), ["short", "shorter"]);
        let unspaced = "个人信息".repeat(100);
        assert_eq!(excerpt(&unspaced, 0).chars().count(), LONGEST + 2);
    }
}
