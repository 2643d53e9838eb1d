//! A list of one thing, as a rule. A comparison has three for every clause.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::ops::{Deref, DerefMut};

/// A list, read like a slice, in which one item alone takes no memory of its own.
#[derive(Clone)]
pub struct Few<T>(Held<T>);

#[derive(Clone)]
enum Held<T> {
    One(T),
    /// None, or several.
    Others(Vec<T>),
}

impl<T> Deref for Few<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        match &self.0 {
            Held::One(item) => std::slice::from_ref(item),
            Held::Others(items) => items,
        }
    }
}

impl<T> DerefMut for Few<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        match &mut self.0 {
            Held::One(item) => std::slice::from_mut(item),
            Held::Others(items) => items,
        }
    }
}

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self(Held::Others(Vec::new()))
    }
}

impl<T> From<T> for Few<T> {
    fn from(item: T) -> Self {
        Self(Held::One(item))
    }
}

impl<T> From<Vec<T>> for Few<T> {
    fn from(mut items: Vec<T>) -> Self {
        Self(match (items.len(), items.pop()) {
            (1, Some(item)) => Held::One(item),
            (_, last) => {
                items.extend(last);
                Held::Others(items)
            }
        })
    }
}

impl<T> FromIterator<T> for Few<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        let mut items = items.into_iter();
        Self(match (items.next(), items.next()) {
            (Some(item), None) => Held::One(item),
            (first, second) => Held::Others(first.into_iter().chain(second).chain(items).collect()),
        })
    }
}

impl<'a, T> IntoIterator for &'a Few<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: PartialEq> PartialEq for Few<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Eq> Eq for Few<T> {}

impl<T: fmt::Debug> fmt::Debug for Few<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, formatter)
    }
}

impl<T: Serialize> Serialize for Few<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Few<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::from)
    }
}

/// To a reader of the format it is a list like any other.
impl<T: JsonSchema> JsonSchema for Few<T> {
    fn inline_schema() -> bool {
        Vec::<T>::inline_schema()
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        Vec::<T>::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Vec::<T>::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn however_it_is_made_it_holds_what_it_was_made_of() {
        for items in [vec![], vec![1], vec![1, 2], vec![1, 2, 3]] {
            let (few, collected): (Few<u64>, Few<u64>) = (items.clone().into(), items.iter().copied().collect());
            assert_eq!((&few[..], &few), (&items[..], &collected));
            assert_eq!(matches!(few.0, Held::One(_)), items.len() == 1);
            let json = serde_json::to_string(&few).expect("numbers can be written");
            assert_eq!(json, serde_json::to_string(&items).expect("numbers can be written"));
            assert_eq!(serde_json::from_str::<Few<u64>>(&json).expect("it was written so"), few);
        }
        assert_eq!(size_of::<Few<u64>>(), size_of::<Vec<u64>>());
    }
}
