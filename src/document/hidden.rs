//! Warnings about letters that deceive, with their place. Hidden text in terms is news.

use super::{Block, Warning};
use crate::text::{
    ByteSpan, Oddity, invisible_oddity, is_invisible, is_latin, is_look_alike_word, is_right_to_left, latin_look_alike,
};

/// Most warnings of a kind; what goes beyond is counted in the last.
const MOST: usize = 40;

/// Warns of every run of deceiving letters in the blocks of a document.
pub fn warnings(source: &str, blocks: &[Block]) -> Vec<Warning> {
    let mut found: Vec<(Oddity, ByteSpan, String)> = Vec::new();
    for block in blocks.iter().filter(|block| !block.text.is_ascii()) {
        if block.text.chars().any(is_invisible) {
            invisible(block, &mut found);
        }
        if block.text.chars().any(|c| latin_look_alike(c).is_some()) {
            look_alike(block, &mut found);
        }
    }
    found.sort();
    let mut warnings = Vec::new();
    for oddity in [Oddity::Invisible, Oddity::Direction, Oddity::LookAlike] {
        let of_kind: Vec<_> = found.iter().filter(|(kind, ..)| *kind == oddity).collect();
        for (_, span, words) in of_kind.iter().take(MOST) {
            let (code, message) = match oddity {
                Oddity::Invisible => {
                    ("invisible-characters", format!("Characters that cannot be seen stand here: {words}."))
                }
                Oddity::Direction => (
                    "direction-controls",
                    format!("Characters that turn the direction of writing stand here: {words}."),
                ),
                Oddity::LookAlike => (
                    "look-alike-letters",
                    format!("The word “{words}” has letters of another script that look like Latin ones."),
                ),
            };
            let span = (span.end <= source.len()).then_some(*span);
            warnings.push(Warning { code: code.to_owned(), message, span });
        }
        if let Some(more) = of_kind.len().checked_sub(MOST).filter(|more| *more > 0)
            && let Some(last) = warnings.last_mut()
        {
            last.message.push_str(&format!(" There are {more} more places like this."));
        }
    }
    warnings
}

/// Runs of invisible characters, in the words in which they stand.
fn invisible(block: &Block, found: &mut Vec<(Oddity, ByteSpan, String)>) {
    let right_to_left = block.text.chars().any(is_right_to_left);
    let mut before = None;
    let mut run: Option<(Oddity, usize, Vec<char>)> = None;
    let mut chars = block.text.char_indices();
    while let Some((at, c)) = chars.next() {
        if run.is_none() && !is_invisible(c) {
            before = Some(c);
            continue;
        }
        let after = chars.clone().take(8).map(|(_, next)| next).find(|next| !is_invisible(*next));
        match (invisible_oddity(before, c, after, right_to_left), &mut run) {
            (Some(oddity), Some((kind, _, chars))) if oddity == *kind => chars.push(c),
            (oddity, _) => {
                push_run(block, run.take(), at, found);
                run = oddity.map(|oddity| (oddity, at, vec![c]));
            }
        }
        if run.is_none() {
            before = Some(c);
        }
    }
    push_run(block, run, block.text.len(), found);
}

fn push_run(
    block: &Block,
    run: Option<(Oddity, usize, Vec<char>)>,
    end: usize,
    found: &mut Vec<(Oddity, ByteSpan, String)>,
) {
    let Some((oddity, start, chars)) = run else { return };
    // Tags spell letters that nobody sees.
    let spelt: String = chars
        .iter()
        .filter_map(|c| char::from_u32((*c as u32).checked_sub(0xE_0000)?).filter(|c| (' '..='~').contains(c)))
        .collect();
    let mut names: Vec<String> = chars.iter().take(4).map(|c| format!("U+{:04X}", *c as u32)).collect();
    if chars.len() > 4 {
        names.push(format!("and {} more", chars.len() - 4));
    }
    let mut words = names.join(" ");
    let near: String =
        block.text[start..].chars().skip(chars.len()).take_while(|c| !c.is_whitespace()).take(24).collect();
    if !near.is_empty() {
        words.push_str(&format!(", before “{near}”"));
    }
    if !spelt.is_empty() {
        words.push_str(&format!("; they spell “{spelt}”"));
    }
    found.push((oddity, block.map.span_of(ByteSpan::new(start, end)), words));
}

/// Words that hide letters of another script.
fn look_alike(block: &Block, found: &mut Vec<(Oddity, ByteSpan, String)>) {
    let letters = block.text.chars().filter(|c| c.is_alphabetic()).count();
    let latin = block.text.chars().filter(|c| is_latin(*c)).count();
    let among_latin = latin * 2 > letters;
    let mut at = 0;
    for word in block.text.split_inclusive(|c: char| !c.is_alphanumeric() && !is_invisible(c)) {
        let start = at;
        at += word.len();
        let word = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if is_look_alike_word(word, among_latin) {
            found.push((
                Oddity::LookAlike,
                block.map.span_of(ByteSpan::new(start, start + word.len())),
                word.to_owned(),
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::document::Document;

    fn codes(text: &str) -> Vec<(String, String)> {
        let document = Document::from_plain("terms.txt", text);
        let place =
            |warning: &crate::document::Warning| warning.span.map_or("", |span| span.of(&document.source)).to_owned();
        document.warnings.iter().map(|warning| (warning.code.clone(), place(warning))).collect()
    }

    #[test]
    fn hidden_letters_are_reported_with_their_place() {
        let text = "We do not s\u{200B}\u{200B}ell your dаta.\n\nYou may \u{202E}not\u{202C} object.";
        assert_eq!(
            codes(text),
            [
                ("invisible-characters".to_owned(), "\u{200B}\u{200B}".to_owned()),
                ("direction-controls".to_owned(), "\u{202E}".to_owned()),
                ("direction-controls".to_owned(), "\u{202C}".to_owned()),
                ("look-alike-letters".to_owned(), "dаta".to_owned()),
            ]
        );
    }

    #[test]
    fn letters_made_of_tags_are_spelt_out() {
        let tags: String = "sell".chars().filter_map(|c| char::from_u32(0xE_0000 + c as u32)).collect();
        let document = Document::from_plain("terms.txt", &format!("We do not{tags} share."));
        assert!(document.warnings[0].message.contains("they spell “sell”"), "{:?}", document.warnings);
    }

    #[test]
    fn honest_texts_of_all_scripts_are_quiet() {
        for text in [
            "Vos données sont conservées 30\u{A0}jours\u{202F}; aucune n’est co\u{AD}piée ﬁnalement.",
            "\u{200F}نحن نحتفظ ببياناتك لمدة ثلاثين يومًا (30\u{200E}).",
            "Мы храним ваши данные тридцать дней. Apple хранит их дольше.",
            "می‌خواهیم داده‌های شما را نگه داریم.",
            "Offers with a heart ❤️ and a family 👨‍👩‍👧.",
        ] {
            assert_eq!(codes(text), [], "{text}");
        }
    }
}
