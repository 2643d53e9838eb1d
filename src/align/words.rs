//! The words of a text as texts are weighed by them: each is known by a hash, letter case aside.

use crate::text::{ByteSpan, is_unspaced, small_run};
use xxhash_rust::xxh3::xxh3_64;

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
    let mut dated = false;
    let mut letters = String::new();
    for (span, small) in words(text) {
        dated |= span.len() == 4 && matches!(&text.as_bytes()[span.start..], [b'1', b'9', ..] | [b'2', b'0', ..]);
        if small {
            hashes.push(word_hash(text.as_bytes(), span));
            continue;
        }
        let word = span.of(text);
        if !word.is_ascii() && word.chars().any(is_unspaced) {
            // A script without blanks: two neighbouring characters stand for a word.
            let ends = word.char_indices().map(|(at, c)| at + c.len_utf8());
            let mut start = 0;
            let mut last = 0;
            for end in ends {
                hashes.push(word_hash(word.as_bytes(), ByteSpan::new(start, end)));
                (start, last) = (last, end);
            }
        } else {
            letters.clear();
            if word.is_ascii() {
                letters.push_str(word);
                letters.make_ascii_lowercase();
            } else {
                letters.extend(word.chars().flat_map(char::to_lowercase));
            }
            hashes.push(word_hash(letters.as_bytes(), ByteSpan::new(0, letters.len())));
        }
    }
    dated
}

/// The runs of letters and figures in a text, and whether each is all in small letters and figures of ASCII.
pub fn words(text: &str) -> impl Iterator<Item = (ByteSpan, bool)> {
    let bytes = text.as_bytes();
    // The length of a letter outside ASCII, or of what is none.
    let foreign = move |at: usize, letter: bool| {
        text[at..].chars().next().filter(|c| c.is_alphanumeric() == letter).map(char::len_utf8)
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        // One blank, as a rule.
        let start = loop {
            let byte = *bytes.get(at)?;
            match byte.is_ascii() {
                true if byte.is_ascii_alphanumeric() => break at,
                true => at += 1,
                false => match foreign(at, false) {
                    Some(len) => at += len,
                    None => break at,
                },
            }
        };
        at += small_run(&bytes[at..]);
        // Capitals and letters outside ASCII are few.
        let mut small = true;
        while let Some(byte) = bytes.get(at) {
            let len = if byte.is_ascii() { byte.is_ascii_uppercase().then_some(1) } else { foreign(at, true) };
            let Some(len) = len else { break };
            at += len;
            at += small_run(&bytes[at..]);
            small = false;
        }
        Some((ByteSpan::new(start, at), small))
    })
}

/// The hash of a word in a text, different for any two words of less than eight bytes: most are looked at as one number.
fn word_hash(bytes: &[u8], word: ByteSpan) -> u64 {
    if word.len() >= 8 {
        return xxh3_64(&bytes[word.start..word.end]);
    }
    let eight = match bytes[word.start..].first_chunk() {
        Some(eight) => *eight,
        None => {
            let mut eight = [0; 8];
            eight[..word.len()].copy_from_slice(&bytes[word.start..word.end]);
            eight
        }
    };
    let letters = u64::from_le_bytes(eight) & ((1 << (8 * word.len())) - 1);
    let spread = letters.wrapping_mul(SPREAD);
    spread ^ (spread >> 32)
}

/// 2⁶⁴ divided by the golden ratio, made odd: what short words are multiplied by so that they are spread over all hashes.
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
