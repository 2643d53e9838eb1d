//! How much text, and of what kind, stands under every element of a page; told in one pass.

use ego_tree::{NodeId, iter::Edge};
use scraper::{Html, Node, node::Element};
use std::collections::HashMap;

/// A run of text of at least so many words is prose, not a label.
const PROSE_WORDS: usize = 12;
/// A cell with more words than this holds a page, not a datum.
const CELL_WORDS: usize = 400;

/// What stands under one element.
#[derive(Debug, Clone, Copy, Default)]
pub struct Weight {
    /// Words.
    pub words: usize,
    /// Words in links.
    pub linked: usize,
    /// Words outside links in runs long enough to be sentences.
    pub prose: usize,
    /// Whether there is a heading of level 1.
    pub main_heading: bool,
    /// Headings of any level, and tables: what no cell of a data table holds.
    structures: usize,
    /// Items directly in a list; cells directly in a row.
    children: usize,
    /// Most cells in a row of a table, most words in one of its cells.
    widest_row: usize,
    largest_cell: usize,
    /// Whether all cells of a row are headings of columns.
    header_cells: usize,
}

/// The weights of all elements.
#[derive(Debug, Default)]
pub struct Weights {
    by_element: HashMap<NodeId, Weight>,
    layout_tables: HashMap<NodeId, bool>,
    header_rows: HashMap<NodeId, bool>,
}

impl Weights {
    /// Weighs a page.
    pub fn of(html: &Html) -> Self {
        let mut weights = Self::default();
        let mut open: Vec<(NodeId, Weight)> = Vec::new();
        let (mut links, mut silent, mut heads) = (0usize, 0usize, 0usize);
        for edge in html.tree.root().traverse() {
            match edge {
                Edge::Open(node) => match node.value() {
                    Node::Element(element) => {
                        let name = element.name();
                        links += usize::from(name == "a");
                        silent += usize::from(is_silent(element));
                        heads += usize::from(name == "thead");
                        open.push((node.id(), Weight::default()));
                    }
                    Node::Text(text) if silent == 0 => {
                        let words = count_words(text);
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
                    let Some((id, weight)) = open.pop() else { continue };
                    let name = element.name();
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
        self.get(id).children
    }
}

fn add(parent: &mut Weight, weight: &Weight, name: &str, _header: bool) {
    parent.words += weight.words;
    parent.linked += weight.linked;
    parent.prose += weight.prose;
    parent.main_heading |= weight.main_heading || name == "h1";
    parent.structures += weight.structures;
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "table" => parent.structures += 1,
        "li" => parent.children += 1,
        "td" | "th" => {
            parent.children += 1;
            parent.header_cells += usize::from(name == "th");
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
fn count_words(text: &str) -> usize {
    let wide = text.chars().filter(|c| *c >= '\u{2E80}' && c.is_alphanumeric()).count();
    text.split_whitespace().count() + wide / 2
}
