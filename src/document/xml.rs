//! XML of office files as a tree, within limits: nesting, number of elements, no entities but those of XML itself.

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, NamespaceResolver, ResolveResult};
use quick_xml::{NsReader, XmlVersion};

/// Elements inside elements deeper than this are refused; readers walk the tree by recursion.
const DEEPEST: usize = 256;
/// More elements than this in one part are refused.
const MOST_ELEMENTS: usize = 2_000_000;
/// Attributes of an element beyond this many are left out.
const MOST_ATTRIBUTES: usize = 100;

/// An element with what stands in it.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Short name of its namespace, as documents usually write it: `w`, `text`; empty for others.
    pub space: &'static str,
    /// Its name without prefix.
    pub name: Box<str>,
    attributes: Vec<(Box<str>, Box<str>)>,
    /// What stands in it, in order.
    pub children: Vec<Node>,
}

/// What an element holds.
#[derive(Debug)]
pub(super) enum Node {
    /// An element.
    Element(Element),
    /// Characters.
    Text(Box<str>),
}

impl Element {
    /// Namespace and name, to match on.
    pub fn tag(&self) -> (&'static str, &str) {
        (self.space, &self.name)
    }

    /// Whether it has that name.
    pub fn is(&self, space: &str, name: &str) -> bool {
        self.space == space && &*self.name == name
    }

    /// The value of an attribute, by its name without prefix.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| &**key == name).map(|(_, value)| &**value)
    }

    /// The elements in it.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element in it of that name.
    pub fn child(&self, space: &str, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.is(space, name))
    }

    /// The first element under it, at any depth, for which a test holds.
    pub fn find(&self, test: &impl Fn(&Element) -> bool) -> Option<&Element> {
        self.elements().find_map(|element| if test(element) { Some(element) } else { element.find(test) })
    }

    /// All characters under it.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.add_text(&mut text);
        text
    }

    fn add_text(&self, text: &mut String) {
        for node in &self.children {
            match node {
                Node::Text(words) => text.push_str(words),
                Node::Element(element) => element.add_text(text),
            }
        }
    }
}

/// Parses a part.
///
/// # Errors
/// What is wrong with it, as the end of a sentence whose subject is the part.
pub(super) fn parse(bytes: &[u8]) -> Result<Element, String> {
    // Office files are in UTF-8; the few in UTF-16 say so by a mark.
    let text = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, mark)) => encoding.decode_without_bom_handling(&bytes[mark..]).0,
        None => String::from_utf8_lossy(bytes),
    };
    let mut reader = NsReader::from_str(&text);
    let mut open: Vec<Element> = vec![Element::default()];
    // Text is gathered whole: each entity would come as a piece of its own.
    let mut words = String::new();
    let mut elements = 0;
    loop {
        let event = reader.read_event().map_err(|error| format!("is not well-formed ({error})"))?;
        if matches!(event, Event::Start(_) | Event::Empty(_) | Event::End(_))
            && !words.is_empty()
            && let Some(parent) = open.last_mut()
        {
            parent.children.push(Node::Text(std::mem::take(&mut words).into_boxed_str()));
        }
        match event {
            Event::Start(start) => {
                elements += 1;
                if open.len() > DEEPEST {
                    return Err(format!("nests elements more than {DEEPEST} deep"));
                }
                open.push(element(&start, reader.resolver()));
            }
            Event::Empty(start) => {
                elements += 1;
                let element = element(&start, reader.resolver());
                push(&mut open, element);
            }
            Event::End(_) => {
                if let Some(element) = open.pop() {
                    push(&mut open, element);
                }
            }
            Event::Text(text) => words.push_str(&text.xml10_content()),
            Event::CData(text) => words.push_str(&text.xml10_content()),
            Event::GeneralRef(entity) => {
                if let Some(c) = entity.resolve_char_ref().map_err(|error| format!("is not well-formed ({error})"))? {
                    words.push(c);
                } else {
                    let name = entity.xml10_content();
                    // Entities that a document defines for itself are not expanded: no office program writes any.
                    let known =
                        resolve_xml_entity(&name).ok_or_else(|| format!("uses an entity of its own ({name})"))?;
                    words.push_str(known);
                }
            }
            Event::Eof => break,
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) | Event::DocType(_) => {}
        }
        if elements > MOST_ELEMENTS {
            return Err(format!("has more than {MOST_ELEMENTS} elements"));
        }
    }
    if open.len() > 1 {
        return Err("ends in the middle".to_owned());
    }
    let root = open.pop().and_then(|mut all| {
        all.children.drain(..).find_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    });
    root.ok_or_else(|| "is empty".to_owned())
}

fn push(open: &mut [Element], element: Element) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(Node::Element(element));
    }
}

fn element(start: &BytesStart<'_>, resolver: &NamespaceResolver) -> Element {
    let (space, name) = resolver.resolve_element(start.name());
    let space = match space {
        ResolveResult::Bound(Namespace(address)) => short(address),
        ResolveResult::Unbound | ResolveResult::Unknown(_) => "",
    };
    // Looking for attributes that stand twice takes time by the square of their number.
    let attributes = start
        .attributes()
        .with_checks(false)
        .take(MOST_ATTRIBUTES)
        .flatten()
        .filter(|attribute| attribute.key.as_namespace_binding().is_none())
        .map(|attribute| {
            let value =
                attribute.normalized_value(XmlVersion::Implicit1_0).map_or_else(|_| "".into(), |value| value.into());
            (attribute.key.local_name().into_inner().into(), value)
        })
        .collect();
    Element { space, name: name.into_inner().into(), attributes, children: Vec::new() }
}

/// Short names for the namespaces that readers look for; transitional and strict ones are the same to them.
fn short(address: &str) -> &'static str {
    const OPEN_DOCUMENT: &str = "urn:oasis:names:tc:opendocument:xmlns:";
    if let Some(name) = address.strip_prefix(OPEN_DOCUMENT) {
        return match name.split(':').next().unwrap_or("") {
            "office" => "office",
            "text" => "text",
            "table" => "table",
            "style" => "style",
            "drawing" => "draw",
            "xsl-fo-compatible" => "fo",
            "manifest" => "manifest",
            _ => "",
        };
    }
    match address {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        | "http://purl.oclc.org/ooxml/wordprocessingml/main" => "w",
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => "mc",
        "http://schemas.openxmlformats.org/package/2006/relationships" => "rel",
        "http://schemas.openxmlformats.org/package/2006/content-types" => "ct",
        "http://schemas.openxmlformats.org/officeDocument/2006/math"
        | "http://purl.oclc.org/ooxml/officeDocument/math" => "m",
        "http://schemas.openxmlformats.org/drawingml/2006/picture" | "http://purl.oclc.org/ooxml/drawingml/picture" => {
            "pic"
        }
        "urn:schemas-microsoft-com:vml" => "v",
        "urn:schemas-microsoft-com:office:office" => "o",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_becomes_a_tree() {
        let text = "<?xml version=\"1.0\"?><x:p xmlns:x='http://schemas.openxmlformats.org/wordprocessingml/2006/main' x:id='a&amp;b'>you &amp; <x:t/>we&#233;<![CDATA[<]]></x:p>";
        let tree = parse(text.as_bytes()).expect("it is well-formed");
        assert_eq!(tree.tag(), ("w", "p"));
        assert_eq!(tree.attribute("id"), Some("a&b"));
        assert_eq!(tree.text(), "you & weé<");
        assert_eq!(tree.children.len(), 3);
    }

    #[test]
    fn what_is_out_of_bounds_is_refused() {
        let deep = "<a>".repeat(300) + &"</a>".repeat(300);
        assert!(parse(deep.as_bytes()).expect_err("too deep").contains("deep"));
        let bomb = "<!DOCTYPE a [<!ENTITY b 'cccc'><!ENTITY d SYSTEM 'file:///etc/hostname'>]><a>&b;&d;</a>";
        assert!(parse(bomb.as_bytes()).expect_err("an entity").contains("entity"));
        let attribute = "<!DOCTYPE a [<!ENTITY b 'cccc'>]><a c='&b;'/>";
        assert_eq!(parse(attribute.as_bytes()).expect("it is left out").attribute("c"), Some(""));
        for broken in ["", "<a>", "<a></b>", "text", "<a", "<a>&#xFFFFFFFF;</a>"] {
            assert!(parse(broken.as_bytes()).is_err(), "{broken}");
        }
    }
}
