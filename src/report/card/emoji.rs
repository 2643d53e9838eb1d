//! Signs that the fonts in the program do not have. The title of a card goes without emoji, and everywhere else a word in
//! brackets says that one stands there; the arrow between two titles becomes a mark that the fonts have. The words beside
//! the picture keep both.

use super::content::{Content, Excerpt, Proof};
use super::fonts::Fonts;
use regex::Regex;
use std::borrow::Cow;
use std::sync::LazyLock;

/// What stands for emoji in a quote, as an editor would write it.
const STANDS: &str = "[emoji]";

static EMOJI: LazyLock<Regex> = LazyLock::new(|| {
    let one = r"\p{Extended_Pictographic}[\u{FE0E}\u{FE0F}\u{E0020}-\u{E007F}\p{Emoji_Modifier}]*";
    Regex::new(&format!(
        r"(?:(?:{one}(?:\u{{200D}}{one})*|\p{{Regional_Indicator}}{{2}}|\u{{FE0F}}?\u{{20E3}})[\u{{FE0E}}\u{{FE0F}}]*)+"
    ))
    .expect("the pattern of emoji is valid")
});

impl Content {
    /// The same card as the fonts can draw it.
    pub(super) fn drawable(&self, fonts: &Fonts) -> Self {
        let said = |text: &str| replaced(text, STANDS, fonts).into_owned();
        let proof = |proof: &Proof| Proof {
            side: proof.side,
            label: said(&proof.label),
            excerpt: proof.excerpt.as_ref().map(|excerpt| Excerpt {
                before: said(&excerpt.before),
                quote: said(&excerpt.quote),
                after: said(&excerpt.after),
            }),
        };
        Self {
            words: self.words,
            title: replaced(&self.title, "", fonts).replace('→', "›").split_whitespace().collect::<Vec<_>>().join(" "),
            direction: self.direction,
            direction_name: self.direction_name.clone(),
            headline: said(&self.headline),
            reason: said(&self.reason),
            proofs: self.proofs.each_ref().map(proof),
            foot: self.foot.iter().map(|line| said(line)).collect(),
            sources: self.sources.clone(),
        }
    }
}

/// A text with something in the place of the emoji that the fonts lack; marks such as ™ they have.
fn replaced<'t>(text: &'t str, by: &str, fonts: &Fonts) -> Cow<'t, str> {
    EMOJI.replace_all(text, |found: &regex::Captures<'_>| {
        let emoji = &found[0];
        if emoji.chars().all(|letter| fonts.has(letter)) { emoji.to_owned() } else { by.to_owned() }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emoji_are_left_out_or_named_and_signs_that_are_letters_stay() {
        let fonts = Fonts::new();
        for (text, shown) in [
            ("We \u{2764}\u{FE0F} data", "We [emoji] data"),
            ("\u{1F469}\u{200D}\u{1F4BB}\u{1F44D}\u{1F3FD} \u{1F1EB}\u{1F1F7}", "[emoji] [emoji]"),
            ("Snackbox™ © 2025, 5 * 3 #1", "Snackbox™ © 2025, 5 * 3 #1"),
        ] {
            assert_eq!(replaced(text, STANDS, &fonts), shown);
        }
    }
}
