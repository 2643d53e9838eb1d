//! The names of clauses.

use super::Side;
use std::fmt;
use std::num::NonZeroU32;
use std::str::FromStr;

/// Names a clause within a comparison: `o` or `n` for the side, and its place in order, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClauseId {
    side: Side,
    number: NonZeroU32,
}

/// A text that names no clause.
#[derive(Debug, thiserror::Error)]
#[error("“{0}” names no clause: a name is “o” or “n” for the old or new version, and a number from 1")]
pub struct NoClauseId(String);

impl ClauseId {
    /// The name of the clause at a place of its version, counted from 0.
    pub fn new(side: Side, place: usize) -> Self {
        Self { side, number: number_of_place(place) }
    }

    /// The version that it stands in.
    pub fn side(&self) -> Side {
        self.side
    }

    /// Its place in the version, counted from 1.
    pub fn number(&self) -> usize {
        self.number.get() as usize
    }

    /// Its place in the version, counted from 0.
    pub fn place(&self) -> usize {
        self.number() - 1
    }
}

impl fmt::Display for ClauseId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = match self.side {
            Side::Old => 'o',
            Side::New => 'n',
        };
        write!(formatter, "{letter}{}", self.number)
    }
}

impl FromStr for ClauseId {
    type Err = NoClauseId;

    fn from_str(name: &str) -> Result<Self, NoClauseId> {
        let side = match name.as_bytes().first() {
            Some(b'o') => Some(Side::Old),
            Some(b'n') => Some(Side::New),
            _ => None,
        };
        side.zip(name.get(1..).and_then(number_of_figures))
            .map(|(side, number)| Self { side, number })
            .ok_or_else(|| NoClauseId(name.to_owned()))
    }
}

/// What the thing at a place, counted from 0, is known by: its place counted from 1.
pub(crate) fn number_of_place(place: usize) -> NonZeroU32 {
    NonZeroU32::MIN.saturating_add(u32::try_from(place).unwrap_or(u32::MAX))
}

/// The number that figures tell. It is written in one way only: "1", never "01" or "+1".
pub(crate) fn number_of_figures(figures: &str) -> Option<NonZeroU32> {
    figures.starts_with(|c: char| matches!(c, '1'..='9')).then(|| figures.parse().ok())?
}

/// Writes and reads a name as the text that it displays as and is parsed from; the text describes it to readers of the format.
macro_rules! written_as_text {
    ($name:ident, $description:literal) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                <String as serde::Deserialize>::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "description": $description, "type": "string" })
            }
        }
    };
}

pub(crate) use written_as_text;

written_as_text!(
    ClauseId,
    "Names a clause within a comparison: `o` or `n` for the side, and its place in order, counted from 1."
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_they_are_written() {
        for name in ["o1", "n12", "n4294967295"] {
            assert_eq!(name.parse::<ClauseId>().expect("it names a clause").to_string(), name);
        }
        for name in ["", "o", "o0", "o01", "o+1", "c1", "1", "n-1", "o1 ", "n4294967296"] {
            assert!(name.parse::<ClauseId>().is_err(), "{name:?}");
        }
        let id = ClauseId::new(Side::New, 11);
        assert_eq!((id.side(), id.number(), id.place(), id.to_string().as_str()), (Side::New, 12, 11, "n12"));
    }
}
