//! The names of changes.

use crate::clause::{number_of_figures, number_of_place, written_as_text};
use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;

/// Names a change within a comparison: `c`, and its place in order, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ChangeId(NonZeroU32);

/// A text that names no change.
#[derive(Debug, thiserror::Error)]
#[error("“{0}” names no change: a name is “c” and a number from 1")]
pub struct NoChangeId(String);

impl ChangeId {
    /// The name of the change at a place among all, counted from 0.
    pub fn of_place(place: usize) -> Self {
        Self(number_of_place(place))
    }

    /// Its place among all, counted from 0.
    pub fn place(self) -> usize {
        self.0.get() as usize - 1
    }
}

impl fmt::Display for ChangeId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "c{}", self.0)
    }
}

impl FromStr for ChangeId {
    type Err = NoChangeId;

    fn from_str(name: &str) -> Result<Self, NoChangeId> {
        let number = name.strip_prefix('c').and_then(number_of_figures);
        number.map(Self).ok_or_else(|| NoChangeId(name.to_owned()))
    }
}

written_as_text!(ChangeId, "Names a change within a comparison.");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_they_are_written() {
        for name in ["c1", "c12", "c4294967295"] {
            assert_eq!(name.parse::<ChangeId>().expect("it names a change").to_string(), name);
        }
        for name in ["", "c", "c0", "c01", "c+1", "o1", "1", "c1 "] {
            assert!(name.parse::<ChangeId>().is_err(), "{name:?}");
        }
        assert_eq!((ChangeId::of_place(11).to_string().as_str(), ChangeId::of_place(11).place()), ("c12", 11));
    }
}
