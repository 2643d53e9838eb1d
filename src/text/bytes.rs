//! Quick looks at the bytes of a text, of which a machine can look at many at once.

use super::ByteSpan;

/// Whether a text holds a byte of a kind. Every byte is looked at, without an early end: so the machine looks at many
/// together, which for the length of a clause beats looking for the first one. Kept apart from its callers, in which the
/// compiler was seen to go back to one byte after the other.
#[inline(never)]
pub fn any_byte(text: &str, is: impl Fn(u8) -> bool) -> bool {
    text.bytes().fold(false, |found, byte| found | is(byte))
}

/// The runs of letters and figures of ASCII and of bytes beyond it, in their order: sixty-four bytes are asked at a time.
#[inline]
pub fn each_run(bytes: &[u8], mut found: impl FnMut(ByteSpan)) {
    let (mut start, mut inside) = (0, false);
    // Where the last block is full, an empty one ends the run in it.
    for from in (0..=bytes.len()).step_by(BLOCK) {
        let letters = letters(&block(bytes, from));
        // Where a byte differs from the one before it, a run begins or ends.
        let mut edges = letters ^ (letters << 1 | u64::from(inside));
        while edges != 0 {
            let at = from + edges.trailing_zeros() as usize;
            edges &= edges - 1;
            if inside {
                found(ByteSpan::new(start, at));
            }
            (start, inside) = (at, !inside);
        }
    }
}

/// Bytes for each of which a number has a bit.
const BLOCK: usize = 64;

/// The bytes from a place on, with blanks behind the last one.
#[inline]
fn block(bytes: &[u8], from: usize) -> [u8; BLOCK] {
    let rest = &bytes[from..];
    rest.first_chunk().copied().unwrap_or_else(|| {
        let mut block = [b' '; BLOCK];
        block[..rest.len()].copy_from_slice(rest);
        block
    })
}

/// A bit for each byte of a kind, the first byte's lowest.
#[inline]
fn bits(block: &[u8; BLOCK], is: impl Fn(u8) -> bool) -> u64 {
    // The machine does many of these at once.
    let is = block.map(|byte| u8::from(is(byte)));
    // Multiplied so, the lowest bits of eight bytes stand side by side in the highest one.
    let bits = |eight: &[u8; 8]| u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
    is.as_chunks().0.iter().rev().fold(0, |all, eight| all << 8 | bits(eight))
}

/// A bit for each byte that is a letter or figure of ASCII, or none of ASCII.
fn letters(block: &[u8; BLOCK]) -> u64 {
    bits(block, |byte| {
        let letter = (byte | 0x20).wrapping_sub(b'a') <= b'z' - b'a';
        letter | (byte.wrapping_sub(b'0') <= 9) | !byte.is_ascii()
    })
}

/// Where words begin, as blanks of ASCII part them, that begin with no small letter of ASCII: sixty-four bytes are asked at a
/// time.
pub fn each_start_in_capitals(text: &str, mut found: impl FnMut(usize)) {
    let bytes = text.as_bytes();
    let mut behind_blank = 1;
    for from in (0..bytes.len()).step_by(BLOCK) {
        let block = block(bytes, from);
        let blank = |byte: u8| (byte == b' ') | (byte.wrapping_sub(b'\t') <= 1) | (byte.wrapping_sub(0x0C) <= 1);
        let blank = bits(&block, blank);
        let small = bits(&block, |byte| byte.wrapping_sub(b'a') <= b'z' - b'a');
        let mut starts = (blank << 1 | behind_blank) & !blank & !small;
        behind_blank = blank >> (BLOCK - 1);
        while starts != 0 {
            found(from + starts.trailing_zeros() as usize);
            starts &= starts - 1;
        }
    }
}

/// A text without the blanks around it: almost all have none.
pub fn trim(text: &str) -> &str {
    match text.as_bytes() {
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}

/// Bytes at the start that are letters, figures and low lines of ASCII.
pub fn word_run(bytes: &[u8]) -> usize {
    let capitals = |eight| between(eight, b'A', b'Z') | between(eight, b'_', b'_');
    run(bytes, |eight| between(eight, b'a', b'z') | between(eight, b'0', b'9') | capitals(eight))
}

/// Where a word ends cannot be guessed: eight bytes at a time are asked whether they belong to it, by the highest bit of
/// each, instead of one after the other.
fn run(bytes: &[u8], inside: impl Fn(u64) -> u64) -> usize {
    let mut length = 0;
    loop {
        let rest = &bytes[length..];
        let (eight, whole) = match rest.first_chunk() {
            Some(eight) => (*eight, true),
            None => {
                let mut eight = [0; 8];
                eight[..rest.len()].copy_from_slice(rest);
                (eight, false)
            }
        };
        let outside = !inside(u64::from_le_bytes(eight)) & HIGHEST;
        let found = outside.trailing_zeros() as usize / 8;
        length += found;
        if found < 8 || !whole {
            return length;
        }
    }
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHEST: u64 = 0x80 * ONES;

/// The highest bits of those of eight bytes that lie between two bytes of ASCII, those included.
fn between(eight: u64, first: u8, last: u8) -> u64 {
    // With its highest bit set no byte borrows from the next: the bit stays where the byte is large enough.
    let set = eight | HIGHEST;
    let reaches = set - ONES * u64::from(first);
    let exceeds = set - ONES * (u64::from(last) + 1);
    reaches & !exceeds & !eight & HIGHEST
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn blanks_around_a_text_are_none_of_it(text in "[ab \u{A0}\t\u{1C}é]{0,6}") {
            prop_assert_eq!(trim(&text), text.trim());
        }

        #[test]
        fn words_in_capitals_begin_behind_blanks(text in "[a-cA-C0-9 é.\\-\t\n\r\x0B\x0C]{0,150}") {
            let bytes = text.as_bytes();
            let starts = |&at: &usize| {
                (at == 0 || bytes[at - 1].is_ascii_whitespace())
                    && !bytes[at].is_ascii_whitespace()
                    && !bytes[at].is_ascii_lowercase()
            };
            let plainly: Vec<usize> = (0..bytes.len()).filter(starts).collect();
            let mut found = Vec::new();
            each_start_in_capitals(&text, |at| found.push(at));
            prop_assert_eq!(found, plainly);
        }

        #[test]
        fn runs_are_those_of_single_bytes(bytes: Vec<u8>, text in "[a-z0-9@A-Z_`{/:é ]{0,150}") {
            for bytes in [&bytes[..], text.as_bytes()] {
                let word = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'_';
                let mut runs = Vec::new();
                each_run(bytes, |run| runs.push(run));
                let letter = |at: usize| bytes[at].is_ascii_alphanumeric() || !bytes[at].is_ascii();
                let edge = |at: &usize| (*at > 0 && letter(at - 1)) != (*at < bytes.len() && letter(*at));
                let edges: Vec<usize> = (0..=bytes.len()).filter(edge).collect();
                prop_assert_eq!(runs.iter().flat_map(|run| [run.start, run.end]).collect::<Vec<_>>(), edges);
                prop_assert_eq!(word_run(bytes), bytes.iter().take_while(word).count());
            }
        }
    }
}
