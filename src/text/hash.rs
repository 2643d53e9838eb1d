//! Hashing for maps whose keys are texts, or hashes already.

use std::hash::{BuildHasherDefault, Hasher};
use xxhash_rust::xxh3::xxh3_64;

/// For maps keyed by texts or by hashes: several times as fast as the hashing of the standard library, and the same on
/// every machine.
pub type Hashing = BuildHasherDefault<Hashed>;

/// Passes numbers on that are hashes already, and hashes texts fast. Not for numbers that are no hashes.
#[derive(Debug, Default, Clone)]
pub struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = self.0.rotate_left(5) ^ xxh3_64(bytes);
    }

    /// The mark after a text.
    fn write_u8(&mut self, _: u8) {}

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}
