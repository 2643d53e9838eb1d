//! Words of a few bytes as numbers: almost all words are, and numbers are compared and hashed in a few steps.

use super::ByteSpan;
use xxhash_rust::xxh3::xxh3_64;

/// A word of one to sixteen bytes: its first eight and its last eight as numbers, the first byte lowest. Of one that has
/// no more than eight both are the whole word.
#[derive(Debug, Clone, Copy)]
pub struct ShortWord {
    first: u64,
    last: u64,
    len: usize,
}

impl ShortWord {
    /// A word by itself; none for one that is longer, or empty.
    #[inline]
    pub fn of(word: &[u8]) -> Option<Self> {
        let (len, end) = (word.len(), word.len().saturating_sub(1));
        // Bytes that stand in both halves are put at the same place from either.
        let halves = |first: u64, last: u64, half: usize| first | last << (8 * (len - half));
        let whole = match len {
            1 => u64::from(word[0]),
            2 | 3 => halves(
                u16::from_le_bytes([word[0], word[1]]).into(),
                u16::from_le_bytes([word[end - 1], word[end]]).into(),
                2,
            ),
            4..EIGHT => halves(
                u32::from_le_bytes(*word.first_chunk()?).into(),
                u32::from_le_bytes(*word.last_chunk()?).into(),
                4,
            ),
            EIGHT..=LONGEST => {
                let (first, last) = (word.first_chunk()?, word.last_chunk()?);
                return Some(Self { first: u64::from_le_bytes(*first), last: u64::from_le_bytes(*last), len });
            }
            _ => return None,
        };
        Some(Self { first: whole, last: whole, len })
    }

    /// A word in a text, which is read beyond its end: quicker than to tell how many bytes there are.
    #[inline]
    pub fn at(text: &[u8], word: ByteSpan) -> Option<Self> {
        let len = word.len();
        let Some(first) = text[word.start..].first_chunk() else { return Self::of(&text[word.start..word.end]) };
        let first = u64::from_le_bytes(*first);
        match len {
            1..EIGHT => {
                let whole = first & u64::MAX >> (8 * (EIGHT - len));
                Some(Self { first: whole, last: whole, len })
            }
            EIGHT..=LONGEST => {
                let last = text[word.end - EIGHT..word.end].first_chunk()?;
                Some(Self { first, last: u64::from_le_bytes(*last), len })
            }
            _ => None,
        }
    }

    /// Whether all bytes are of ASCII.
    #[inline]
    pub fn is_ascii(self) -> bool {
        (self.first | self.last) & u64::from_le_bytes([0x80; EIGHT]) == 0
    }

    /// The word in small letters, where it is nothing but letters and figures of ASCII: each has the bit of their case, and
    /// so have all figures.
    #[inline]
    pub fn in_small_letters(self) -> Self {
        let small =
            |bytes: u64, len: usize| bytes | u64::from_le_bytes([b' '; EIGHT]) >> (8 * EIGHT.saturating_sub(len));
        Self { first: small(self.first, self.len), last: small(self.last, self.len), len: self.len }
    }

    /// Whether it is four bytes long and begins as the years of two centuries do.
    #[inline]
    pub fn may_be_year(self) -> bool {
        self.len == 4 && matches!(self.first.to_le_bytes(), [b'1', b'9', ..] | [b'2', b'0', ..])
    }

    /// Its hash, different for any two words of at most eight bytes.
    #[inline]
    pub fn hash(self) -> u64 {
        if self.len <= EIGHT {
            let spread = self.first.wrapping_mul(SPREAD);
            return spread ^ (spread >> 32);
        }
        let last = self.last.wrapping_add(self.len as u64) ^ SPREAD.rotate_left(32);
        let product = u128::from(self.first ^ SPREAD) * u128::from(last);
        product as u64 ^ (product >> 64) as u64
    }
}

/// The hash of a word of any length.
pub fn word_hash(word: &[u8]) -> u64 {
    ShortWord::of(word).map_or_else(|| xxh3_64(word), ShortWord::hash)
}

/// Bytes that a number holds, and those of the longest short word.
const EIGHT: usize = 8;
const LONGEST: usize = 16;
/// 2⁶⁴ divided by the golden ratio, made odd: what words are multiplied by so that they are spread over all hashes.
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_word_is_the_same_wherever_it_stands(before in "[a-c ]{0,9}", word in "[a-cA-C0-2é]{0,18}", after in "[a-c ]{0,9}") {
            let text = format!("{before}{word}{after}");
            let span = ByteSpan::new(before.len(), before.len() + word.len());
            let (there, alone) = (ShortWord::at(text.as_bytes(), span), ShortWord::of(word.as_bytes()));
            prop_assert_eq!(alone.is_some(), (1..=16).contains(&word.len()));
            prop_assert_eq!(there.map(ShortWord::hash), alone.map(ShortWord::hash));
            prop_assert_eq!(alone.is_some_and(ShortWord::is_ascii), alone.is_some() && word.is_ascii());
            if let Some(short) = alone.filter(|_| word.is_ascii()) {
                prop_assert_eq!(short.in_small_letters().hash(), word_hash(word.to_ascii_lowercase().as_bytes()));
            }
        }

        #[test]
        fn words_have_one_hash_exactly_where_they_read_the_same(one in "[ab]{0,18}", other in "[ab]{0,18}") {
            prop_assert_eq!(one == other, word_hash(one.as_bytes()) == word_hash(other.as_bytes()));
        }
    }
}
