//! Styles of an OpenDocument text: what paragraphs and runs inherit.

use super::super::xml::Element;
use std::collections::HashMap;

/// Styles based on styles are followed so far.
const LONGEST_CHAIN: usize = 32;

/// What a style, with all it is based on, says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Style {
    /// Whether its text is bold.
    pub bold: Option<bool>,
    /// Whether its text is hidden.
    pub hidden: Option<bool>,
    /// Whether it is the style of the title, or based on it.
    pub title: bool,
    /// Whether it is the style of an entry of a table of contents.
    pub contents: bool,
}

/// All styles of a file, by family and name.
#[derive(Debug, Default)]
pub struct Styles {
    styles: HashMap<(String, String), Style>,
}

impl Styles {
    /// From the parts that hold them.
    pub fn new(parts: &[&Element]) -> Self {
        let mut elements: HashMap<(&str, &str), &Element> = HashMap::new();
        for group in parts.iter().flat_map(|part| part.elements()).filter(|group| is_styles(group)) {
            for element in group.elements().filter(|element| element.is("style", "style")) {
                if let (Some(family), Some(name)) = (element.attribute("family"), element.attribute("name")) {
                    elements.insert((family, name), element);
                }
            }
        }
        let styles = elements
            .keys()
            .map(|(family, name)| ((*family).to_owned(), (*name).to_owned()))
            .map(|key| {
                let style = resolve(&key.0, &key.1, &elements);
                (key, style)
            })
            .collect();
        Self { styles }
    }

    /// The style of that family and name.
    pub fn get(&self, family: &str, name: Option<&str>) -> Option<&Style> {
        self.styles.get(&(family.to_owned(), name?.to_owned()))
    }
}

/// Whether an element is one of the groups in which styles stand.
pub fn is_styles(group: &Element) -> bool {
    group.is("office", "styles") || group.is("office", "automatic-styles")
}

fn resolve(family: &str, name: &str, elements: &HashMap<(&str, &str), &Element>) -> Style {
    let mut style = Style::default();
    let mut next = Some(name);
    for _ in 0..LONGEST_CHAIN {
        let Some(name) = next else { break };
        style.title |= name == "Title";
        style.contents |= name.starts_with("Contents_20_");
        let Some(element) = elements.get(&(family, name)) else { break };
        if let Some(properties) = element.child("style", "text-properties") {
            let bold = properties.attribute("font-weight").map(is_bold);
            style.bold = style.bold.or(bold);
            let hidden = properties.attribute("display").map(|display| display == "none");
            style.hidden = style.hidden.or(hidden);
        }
        next = element.attribute("parent-style-name");
    }
    style
}

fn is_bold(weight: &str) -> bool {
    weight == "bold" || weight.parse::<u32>().is_ok_and(|weight| weight >= 600)
}
