//! How much text, and of what kind, stands under every element of a page; told in one pass.

use ego_tree::{NodeId, iter::Edge};
use scraper::{Html, Node, node::Element};
use std::collections::HashMap;

/// A run of text of at least so many words is prose, not a label.
const PROSE_WORDS: u32 = 12;
/// A cell with more words than this holds a page, not a datum.
const CELL_WORDS: u32 = 400;

/// What stands under one element. Pages of a million elements have as many of these: counts are small numbers.
#[derive(Debug, Clone, Copy, Default)]
pub struct Weight {
    /// Words.
    pub words: u32,
    /// Words in links.
    pub linked: u32,
    /// Words outside links in runs long enough to be sentences.
    pub prose: u32,
    /// Links, and those of them that lead to a place in the page.
    pub links: u32,
    /// See [`Weight::links`].
    pub inner_links: u32,
    /// Buttons and other controls.
    pub controls: u32,
    /// Whether there is a heading of level 1.
    pub main_heading: bool,
    /// Headings of any level, and tables: what no cell of a data table holds.
    structures: u32,
    /// Items directly in a list; cells directly in a row.
    children: u32,
    /// Most cells in a row of a table, most words in one of its cells.
    widest_row: u32,
    largest_cell: u32,
    /// Whether all cells of a row are headings of columns.
    header_cells: u32,
    /// Where it begins and ends, counted in elements and texts.
    place: (u32, u32),
}

/// The weights of all elements.
#[derive(Debug, Default)]
pub struct Weights {
    by_element: HashMap<NodeId, Weight>,
    /// Where the prose and the main headings begin and end.
    prose: Option<(u32, u32)>,
    layout_tables: HashMap<NodeId, bool>,
    header_rows: HashMap<NodeId, bool>,
}

impl Weights {
    /// Weighs a page.
    pub fn of(html: &Html) -> Self {
        let mut weights = Self::default();
        let mut open: Vec<(NodeId, Weight)> = Vec::new();
        let mut place = 0u32;
        let (mut links, mut silent, mut heads) = (0usize, 0usize, 0usize);
        for edge in html.tree.root().traverse() {
            match edge {
                Edge::Open(node) => match node.value() {
                    Node::Element(element) => {
                        let name = element.name();
                        place += 1;
                        if name == "h1" && silent == 0 {
                            weights.prose = Some((weights.prose.map_or(place, |(first, _)| first), place));
                        }
                        links += usize::from(name == "a");
                        silent += usize::from(is_silent(element));
                        heads += usize::from(name == "thead");
                        open.push((node.id(), Weight { place: (place, place), ..Weight::default() }));
                    }
                    Node::Text(text) if silent == 0 => {
                        let words = count_words(text);
                        place += 1;
                        if links == 0 && words >= PROSE_WORDS {
                            weights.prose = Some((weights.prose.map_or(place, |(first, _)| first), place));
                        }
                        if let Some((_, weight)) = open.last_mut() {
                            weight.words += words;
                            if links > 0 {
                                weight.linked += words;
                            } else if words >= PROSE_WORDS {
                                weight.prose += words;
                            }
                        }
                    }
                    _ => {}
                },
                Edge::Close(node) => {
                    let Node::Element(element) = node.value() else { continue };
                    let Some((id, mut weight)) = open.pop() else { continue };
                    let name = element.name();
                    weight.place.1 = place;
                    if name == "a" && weight.words > 0 {
                        weight.links += 1;
                        weight.inner_links += u32::from(element.attr("href").is_none_or(|to| to.contains('#')));
                    }
                    weight.controls += u32::from(is_control(element));
                    links -= usize::from(name == "a");
                    silent -= usize::from(is_silent(element));
                    heads -= usize::from(name == "thead");
                    if let Some((_, parent)) = open.last_mut() {
                        add(parent, &weight, name, weights.header_rows.get(&id).copied().unwrap_or(false));
                    }
                    if name == "tr" {
                        let header = weight.children > 0 && (heads > 0 || weight.header_cells == weight.children);
                        weights.header_rows.insert(id, header);
                    }
                    if name == "table" {
                        let presented = matches!(element.attr("role"), Some("presentation" | "none"));
                        let layout = presented
                            || weight.structures > 0
                            || weight.widest_row < 2
                            || weight.largest_cell > CELL_WORDS;
                        weights.layout_tables.insert(id, layout);
                    }
                    weights.by_element.insert(id, weight);
                }
            }
        }
        weights
    }

    /// What stands under an element.
    pub fn get(&self, id: NodeId) -> Weight {
        self.by_element.get(&id).copied().unwrap_or_default()
    }

    /// Whether an element stands before or after all prose and main headings of the page.
    pub fn is_outside_prose(&self, id: NodeId) -> bool {
        let Some((first, last)) = self.prose else { return false };
        self.by_element.get(&id).is_some_and(|weight| weight.place.1 < first || weight.place.0 > last)
    }

    /// Whether a table holds data in rows and columns, and does not just lay out the page.
    pub fn is_data_table(&self, id: NodeId) -> bool {
        self.layout_tables.get(&id) == Some(&false)
    }

    /// Whether a row names the columns.
    pub fn is_header_row(&self, id: NodeId) -> bool {
        self.header_rows.get(&id).copied().unwrap_or(false)
    }

    /// Number of items of a list.
    pub fn items(&self, id: NodeId) -> usize {
        self.get(id).children as usize
    }
}

fn add(parent: &mut Weight, weight: &Weight, name: &str, _header: bool) {
    parent.words += weight.words;
    parent.linked += weight.linked;
    parent.prose += weight.prose;
    parent.links += weight.links;
    parent.inner_links += weight.inner_links;
    parent.controls += weight.controls;
    parent.main_heading |= weight.main_heading || name == "h1";
    parent.structures += weight.structures;
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "table" => parent.structures += 1,
        "li" => parent.children += 1,
        "td" | "th" => {
            parent.children += 1;
            parent.header_cells += u32::from(name == "th");
            parent.largest_cell = parent.largest_cell.max(weight.words);
        }
        "tr" => {
            parent.widest_row = parent.widest_row.max(weight.children);
            parent.largest_cell = parent.largest_cell.max(weight.largest_cell);
        }
        "tbody" | "thead" | "tfoot" => {
            parent.widest_row = parent.widest_row.max(weight.widest_row);
            parent.largest_cell = parent.largest_cell.max(weight.largest_cell);
        }
        _ => {}
    }
}

/// Whether an element is one that readers press.
fn is_control(element: &Element) -> bool {
    let pressed = |name: &str| {
        let name = name.to_ascii_lowercase();
        ["btn", "button", "accept", "dismiss", "close"].iter().any(|part| name.contains(part))
    };
    matches!(element.name(), "button" | "input")
        || element.attr("role") == Some("button")
        || element.name() == "a" && element.classes().chain(element.id()).any(pressed)
}

/// Elements whose text no reader sees.
pub fn is_silent(element: &Element) -> bool {
    let name = element.name();
    matches!(name, "script" | "style" | "noscript" | "head" | "svg" | "math" | "iframe" | "select" | "datalist")
        || name == "template" && !is_shadow_root(element)
}

/// Whether a template is the inside of an element that the page has made for itself, as browsers save it.
pub fn is_shadow_root(element: &Element) -> bool {
    element.name() == "template" && (element.attr("shadowrootmode").or(element.attr("shadowmode")).is_some())
}

/// Words, where scripts without blanks count two characters as a word.
fn count_words(text: &str) -> u32 {
    let wide = text.chars().filter(|c| *c >= '\u{2E80}' && c.is_alphanumeric()).count();
    (text.split_whitespace().count() + wide / 2) as u32
}
