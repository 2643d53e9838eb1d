//! A quick look at the bytes of a text.

/// Whether a text holds a byte of a kind. Every byte is looked at, without an early end: so the machine looks at many
/// together, which for the length of a clause beats looking for the first one. Kept apart from its callers, in which the
/// compiler was seen to go back to one byte after the other.
#[inline(never)]
pub fn any_byte(text: &str, is: impl Fn(u8) -> bool) -> bool {
    text.bytes().fold(false, |found, byte| found | is(byte))
}
