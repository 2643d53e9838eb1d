//! The words of a text as texts are weighed by them: each is known by a hash, letter case aside.

use crate::text::{ByteSpan, ShortWord, each_run, is_unspaced, word_hash};

/// The words of several texts, by their hashes.
#[derive(Debug, Default)]
pub struct HashedWords {
    hashes: Vec<u64>,
    /// Where the words of each text end, and whether it states a year.
    texts: Vec<(usize, bool)>,
}

/// The words of a text in its order, by their hashes.
#[derive(Debug, Clone, Copy)]
pub struct TextWords<'a> {
    /// One for each word.
    pub hashes: &'a [u64],
    /// Whether the text names what looks like a year: four figures that begin as the years of two centuries do.
    pub dated: bool,
}

impl HashedWords {
    /// Those of texts in their order.
    pub fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut hashed = Self::default();
        for text in texts {
            let dated = hash_words(text, &mut hashed.hashes);
            hashed.texts.push((hashed.hashes.len(), dated));
        }
        hashed
    }

    /// Text by text.
    pub fn texts(&self) -> impl Iterator<Item = TextWords<'_>> {
        let mut start = 0;
        self.texts.iter().map(move |&(end, dated)| {
            let hashes = &self.hashes[std::mem::replace(&mut start, end)..end];
            TextWords { hashes, dated }
        })
    }
}

/// Adds the hashes of a text's words in its order, and tells whether it names what looks like a year.
pub fn hash_words(text: &str, hashes: &mut Vec<u64>) -> bool {
    let (mut dated, mut room) = (false, String::new());
    let bytes = text.as_bytes();
    each_run(bytes, |run| match ShortWord::at(bytes, run) {
        // A run of ASCII is a word, almost always a short one.
        Some(word) if word.is_ascii() => {
            dated |= word.may_be_year();
            hashes.push(word.in_small_letters().hash());
        }
        _ => {
            let run = run.of(text);
            for word in words(run).map(|word| word.of(run)) {
                dated |= ShortWord::of(word.as_bytes()).is_some_and(ShortWord::may_be_year);
                hash_any(word, &mut room, hashes);
            }
        }
    });
    dated
}

/// Adds the hash of a word of any letters. `room` is room to work in.
fn hash_any(word: &str, room: &mut String, hashes: &mut Vec<u64>) {
    if !word.is_ascii() && word.chars().any(is_unspaced) {
        // A script without blanks: two neighbouring characters stand for a word.
        let (mut start, mut last) = (0, 0);
        for end in word.char_indices().map(|(at, c)| at + c.len_utf8()) {
            hashes.push(word_hash(&word.as_bytes()[start..end]));
            (start, last) = (last, end);
        }
        return;
    }
    room.clear();
    if word.is_ascii() {
        room.push_str(word);
        room.make_ascii_lowercase();
    } else {
        room.extend(word.chars().flat_map(char::to_lowercase));
    }
    hashes.push(word_hash(room.as_bytes()));
}

/// The runs of letters and figures in a text.
pub fn words(text: &str) -> impl Iterator<Item = ByteSpan> {
    let bytes = text.as_bytes();
    let length = move |at: usize, letter: bool| match bytes[at].is_ascii() {
        true => (bytes[at].is_ascii_alphanumeric() == letter).then_some(1),
        false => text[at..].chars().next().filter(|c| c.is_alphanumeric() == letter).map(char::len_utf8),
    };
    let pass = move |mut at: usize, letters: bool| {
        while at < bytes.len()
            && let Some(len) = length(at, letters)
        {
            at += len;
        }
        at
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = pass(at, false);
        at = pass(start, true);
        (start < at).then(|| ByteSpan::new(start, at))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The words of a text in small letters, told letter by letter.
    fn plainly(text: &str) -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(|word| word.chars().flat_map(char::to_lowercase).collect()).collect()
    }

    proptest! {
        #[test]
        fn words_have_one_hash_exactly_where_they_read_the_same(
            text in "([a-cA-C0-2]{1,20}|é|É|ß|İ|“|’| |[.,_@`{/:-]){0,60}",
        ) {
            let mut hashes = Vec::new();
            hash_words(&text, &mut hashes);
            let told = plainly(&text);
            prop_assert_eq!(hashes.len(), told.len());
            for (one, hash) in told.iter().zip(&hashes) {
                for (other, other_hash) in told.iter().zip(&hashes) {
                    prop_assert_eq!(one == other, hash == other_hash, "{} {}", one, other);
                }
            }
            prop_assert_eq!(words(&text).count(), told.len());
        }
    }

    #[test]
    fn years_are_seen_and_neighbours_stand_for_words_without_blanks() {
        let dated = |text: &str| hash_words(text, &mut Vec::new());
        assert!(["May 2024", "1999.", "é 2031"].into_iter().all(dated));
        assert!(!["12024", "20", "2100", "year"].into_iter().any(dated));
        let mut hashes = Vec::new();
        hash_words("利用規約 利用", &mut hashes);
        assert_eq!((hashes.len(), hashes[1] == hashes[5]), (6, true));
    }
}
