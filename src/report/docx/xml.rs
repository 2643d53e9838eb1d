//! Writing XML as text: elements, attributes, and characters that XML cannot hold.

use std::fmt::Write;

/// Stands for a character that XML cannot hold.
pub(crate) const REPLACEMENT: char = '\u{fffd}';

/// A part of a package being written.
#[derive(Debug, Default)]
pub(super) struct Xml {
    text: String,
}

impl Xml {
    /// A part with the declaration that Word expects.
    pub fn document() -> Self {
        Self { text: "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned() }
    }

    /// Puts markup as it is.
    pub fn raw(&mut self, markup: &str) -> &mut Self {
        self.text.push_str(markup);
        self
    }

    /// Opens an element with attributes.
    pub fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> &mut Self {
        self.start(name, attributes);
        self.raw(">")
    }

    /// An element without content.
    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> &mut Self {
        self.start(name, attributes);
        self.raw("/>")
    }

    /// Closes an element.
    pub fn close(&mut self, name: &str) -> &mut Self {
        self.raw("</").raw(name).raw(">")
    }

    /// Puts text.
    pub fn words(&mut self, text: &str) -> &mut Self {
        let text = escaped(text);
        self.raw(&text)
    }

    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.text.push('<');
        self.text.push_str(name);
        for (key, value) in attributes {
            write!(self.text, " {key}=\"{}\"", escaped(value)).expect("a string takes any text");
        }
    }

    /// The part.
    pub fn finish(self) -> String {
        self.text
    }
}

/// A text as it stands between elements and in attributes.
pub(super) fn escaped(text: &str) -> String {
    quick_xml::escape::escape(writable(text)).into_owned()
}

/// Whether XML 1.0 can hold a character, and hand it back as it is.
fn is_writable(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\u{20}'..='\u{fffd}' | '\u{10000}'..) && c != '\u{7f}'
}

/// How many characters of a text XML cannot hold.
pub(crate) fn unwritable(text: &str) -> usize {
    text.chars().filter(|&c| !is_writable(c)).count()
}

/// A text with [`REPLACEMENT`] for every character that XML cannot hold.
pub(crate) fn writable(text: &str) -> String {
    text.chars().map(|c| if is_writable(c) { c } else { REPLACEMENT }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_text_stays_text_and_control_characters_are_shown() {
        let mut xml = Xml::default();
        xml.open("t", &[("a", "\"1\" < 2")]).words("a & b\u{1}\u{fffe}").close("t");
        assert_eq!(xml.finish(), "<t a=\"&quot;1&quot; &lt; 2\">a &amp; b\u{fffd}\u{fffd}</t>");
        assert_eq!(unwritable("a\u{0}b\r\n\t"), 2);
    }
}
