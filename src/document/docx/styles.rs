//! Styles of a DOCX file: what a paragraph or run inherits along the chain of styles that it is based on.

use super::super::xml::Element;
use std::collections::HashMap;

/// Styles based on styles are followed so far; Word itself allows ten.
const LONGEST_CHAIN: usize = 12;
/// The outline level that says body text.
const BODY: u8 = 9;

/// What a style, with all it is based on, says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Style {
    /// Its name as Word knows it, in lower case: `heading 1`, `toc 2`.
    pub name: String,
    /// Outline level from 0; none for body text.
    pub outline: Option<u8>,
    /// The numbering it brings: id, and level where it says one.
    pub numbering: Option<(String, Option<usize>)>,
    /// Whether its text is bold.
    pub bold: Option<bool>,
    /// Whether its text is hidden.
    pub hidden: Option<bool>,
}

/// All styles of a file.
#[derive(Debug, Default)]
pub struct Styles {
    styles: HashMap<String, Style>,
    default: Style,
}

impl Styles {
    /// From the part that holds them.
    pub fn new(part: &Element) -> Self {
        let elements: HashMap<&str, &Element> = part
            .elements()
            .filter(|element| element.is("w", "style"))
            .filter_map(|element| Some((element.attribute("styleId")?, element)))
            .collect();
        let mut styles = HashMap::new();
        let mut default = Style::default();
        for (id, element) in &elements {
            let style = resolve(element, &elements);
            let is_default = matches!(element.attribute("default"), Some("1" | "true" | "on"));
            if is_default && element.attribute("type") == Some("paragraph") {
                default = style.clone();
            }
            styles.insert((*id).to_owned(), style);
        }
        Self { styles, default }
    }

    /// The style of that id; the default of paragraphs where there is none.
    pub fn paragraph(&self, id: Option<&str>) -> &Style {
        id.and_then(|id| self.styles.get(id)).unwrap_or(&self.default)
    }

    /// The style of that id.
    pub fn character(&self, id: &str) -> Option<&Style> {
        self.styles.get(id)
    }
}

fn resolve(element: &Element, elements: &HashMap<&str, &Element>) -> Style {
    let mut style = Style { name: value(element, "name").unwrap_or("").to_lowercase(), ..Style::default() };
    let mut outline = None;
    let mut next = Some(element);
    for _ in 0..LONGEST_CHAIN {
        let Some(element) = next else { break };
        if let Some(properties) = element.child("w", "pPr") {
            outline = outline.or_else(|| outline_level(properties));
            style.numbering = style.numbering.or_else(|| numbering(properties));
        }
        // Word writes the levels of its own headings; other writers rely on their names.
        outline = outline.or_else(|| named_level(value(element, "name").unwrap_or("")));
        if let Some(properties) = element.child("w", "rPr") {
            style.bold = style.bold.or_else(|| toggle(properties, "b"));
            style.hidden = style.hidden.or_else(|| toggle(properties, "vanish"));
        }
        next = value(element, "basedOn").and_then(|id| elements.get(id).copied());
    }
    style.outline = outline.filter(|level| *level < BODY);
    style
}

/// The level that Word gives its own styles of that name.
fn named_level(name: &str) -> Option<u8> {
    let name = name.to_lowercase();
    if name == "title" {
        return Some(0);
    }
    name.strip_prefix("heading ")?.parse::<u8>().ok()?.checked_sub(1)
}

/// The value of a child of properties.
pub fn value<'a>(properties: &'a Element, name: &str) -> Option<&'a str> {
    properties.child("w", name)?.attribute("val")
}

/// The outline level that paragraph properties state.
pub fn outline_level(properties: &Element) -> Option<u8> {
    value(properties, "outlineLvl")?.parse().ok()
}

/// The numbering that paragraph properties state: id, which may be empty where only a level is said, and level.
pub fn numbering(properties: &Element) -> Option<(String, Option<usize>)> {
    let numbering = properties.child("w", "numPr")?;
    let level = value(numbering, "ilvl").and_then(|level| level.parse().ok());
    Some((value(numbering, "numId").unwrap_or("").to_owned(), level))
}

/// A property that is on, off, or not said.
pub fn toggle(properties: &Element, name: &str) -> Option<bool> {
    let property = properties.child("w", name)?;
    Some(!matches!(property.attribute("val"), Some("0" | "false" | "off" | "none")))
}
