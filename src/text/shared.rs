//! A text that many hold at once: the part of a document that a block shows, a clause reads and a redline leaves equal.

use super::ByteSpan;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Borrow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

/// A text, read like a `str`. Copies of it, and parts, hold the same letters where [`Text::share`] has been called.
#[derive(Clone)]
pub struct Text(Held);

#[derive(Clone)]
enum Held {
    /// Letters of its own, which can be changed.
    Own(String),
    /// A part of letters that others hold too.
    Part(Arc<str>, ByteSpan),
}

impl Text {
    /// A part of letters that others hold too; empty where the span does not fit them.
    pub fn part_of(whole: &Arc<str>, span: ByteSpan) -> Self {
        let span = if whole.get(span.start..span.end).is_some() { span } else { ByteSpan::default() };
        Self(Held::Part(Arc::clone(whole), span))
    }

    /// Length in bytes. The letters are not looked at, as they would be on the way through `str`.
    pub fn len(&self) -> usize {
        match &self.0 {
            Held::Own(text) => text.len(),
            Held::Part(_, span) => span.len(),
        }
    }

    /// Whether there are no letters.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The letters.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Held::Own(text) => text,
            Held::Part(whole, span) => span.of(whole),
        }
    }

    /// A part of this text, empty where the span does not fit it. No copy where the letters are shared.
    pub fn part(&self, span: ByteSpan) -> Self {
        match &self.0 {
            Held::Part(whole, own) if span.end <= own.len() => {
                Self::part_of(whole, ByteSpan::new(own.start + span.start, own.start + span.end))
            }
            _ => Self::from(span.of(self)),
        }
    }

    /// Makes copies and parts of this text hold the same letters from now on.
    pub fn share(&mut self) {
        if let Held::Own(text) = &mut self.0 {
            let span = ByteSpan::new(0, text.len());
            self.0 = Held::Part(std::mem::take(text).into(), span);
        }
    }

    /// The letters to change, which are this text's own from now on.
    pub fn edit(&mut self) -> &mut String {
        if let Held::Part(whole, span) = &self.0 {
            self.0 = Held::Own(span.of(whole).to_owned());
        }
        match &mut self.0 {
            Held::Own(text) => text,
            Held::Part(..) => unreachable!("it was made the text's own"),
        }
    }
}

impl Default for Text {
    fn default() -> Self {
        Self(Held::Own(String::new()))
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        self
    }
}

impl Borrow<str> for Text {
    fn borrow(&self) -> &str {
        self
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(Held::Own(text))
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        match text.0 {
            Held::Own(text) => text,
            Held::Part(..) => text.as_str().to_owned(),
        }
    }
}

impl fmt::Display for Text {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(formatter)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), formatter)
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        // The same letters, or letters that read the same.
        match (&self.0, &other.0) {
            (Held::Part(one, span), Held::Part(other, other_span)) if span == other_span && Arc::ptr_eq(one, other) => {
                true
            }
            _ => self.len() == other.len() && self.as_str() == other.as_str(),
        }
    }
}

impl Eq for Text {}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl PartialEq<String> for Text {
    fn eq(&self, other: &String) -> bool {
        self.as_str() == other
    }
}

impl PartialOrd for Text {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Text {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.as_str().cmp(other)
    }
}

impl Hash for Text {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

/// To a reader of the format it is a string like any other.
impl JsonSchema for Text {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        String::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_shared_text_hold_its_letters_until_they_are_edited() {
        let mut text = Text::from("your name and picture");
        text.share();
        let mut part = text.part(ByteSpan::new(5, 21)).part(ByteSpan::new(0, 4));
        assert_eq!(part, "name");
        assert_eq!(part.as_ptr(), text[5..].as_ptr());
        part.edit().push('s');
        assert_eq!((part.as_str(), text.as_str()), ("names", "your name and picture"));
        assert_eq!(size_of::<Text>(), 4 * size_of::<usize>());
    }
}
