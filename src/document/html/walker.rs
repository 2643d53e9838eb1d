//! Goes through a page from its beginning to its end and reads what belongs to the terms.

use super::chrome::{self, Chrome, Verdict};
use super::elements::{heading_level, is_block, is_bold};
use super::links::Links;
use super::lists::List;
use super::weights::Weights;
use super::{Framed, notes};
use crate::document::builder::BlockBuilder;
use crate::document::left_out::{self, LeftOut};
use crate::document::{BlockKind, CELL_SEPARATOR, Warning};
use crate::text::ByteSpan;
use ego_tree::iter::Edge;
use scraper::{Html, Node, node::Element};
use std::collections::HashMap;

pub(super) struct Walker {
    pub(super) builder: BlockBuilder,
    pub(super) chrome: Chrome,
    pub(super) links: Links,
    /// Pages in frames that were not read yet, and how many frames one is in.
    pub(super) frames: HashMap<String, Framed>,
    pub(super) framed: usize,
    pub(super) lists: Vec<List>,
    /// The data table that is open: whether a row is open in it and how many cells that has so far.
    pub(super) table: Option<usize>,
    pub(super) cells: usize,
    pub(super) title: String,
    pub(super) language: Option<String>,
    pub(super) left_out: LeftOut,
    pub(super) warnings: Vec<Warning>,
}

impl Walker {
    pub(super) fn new(html: &Html) -> Self {
        Self {
            builder: BlockBuilder::default(),
            chrome: Chrome::new(html, Weights::of(html)),
            links: Links::default(),
            frames: HashMap::new(),
            framed: 0,
            lists: Vec::new(),
            table: None,
            cells: 0,
            title: String::new(),
            language: None,
            left_out: LeftOut::default(),
            warnings: Vec::new(),
        }
    }

    pub(super) fn walk(&mut self, html: &Html) {
        // The subtree that is being left out or read in another way.
        let mut skipped = None;
        // Hidden elements that are read nevertheless: their place is told once they end.
        let mut shown: Vec<(ego_tree::NodeId, usize)> = Vec::new();
        for edge in html.tree.root().traverse() {
            match edge {
                Edge::Open(node) => {
                    if skipped.is_some() {
                        continue;
                    }
                    match node.value() {
                        Node::Text(text) => self.words(text),
                        Node::Element(element) if notes::is_note_mark(node, element, &self.links) => {
                            skipped = Some(node.id())
                        }
                        Node::Element(element) => {
                            let verdict = self.chrome.judge(node, element);
                            match verdict {
                                Verdict::Read => self.open(node.id(), element),
                                Verdict::ReadHidden => {
                                    self.builder.close();
                                    shown.push((node.id(), self.builder.place()));
                                    self.open(node.id(), element);
                                }
                                Verdict::LeftOut(part) => {
                                    if part != chrome::FRAMES || !self.read_frame(element) {
                                        self.leave_out(part, node);
                                    }
                                    skipped = Some(node.id());
                                }
                                Verdict::Verbatim => {
                                    let text: String = node
                                        .descendants()
                                        .filter_map(|inner| match inner.value() {
                                            Node::Text(text) => Some(&**text),
                                            Node::Element(element) if element.name() == "br" => Some("\n"),
                                            _ => None,
                                        })
                                        .collect();
                                    self.builder.plain(&text);
                                    skipped = Some(node.id());
                                }
                            }
                        }
                        _ => {}
                    }
                }
                Edge::Close(node) => {
                    if skipped == Some(node.id()) {
                        skipped = None;
                        continue;
                    }
                    if skipped.is_some() {
                        continue;
                    }
                    if let Node::Element(element) = node.value() {
                        self.close(node.id(), element);
                        if shown.last().is_some_and(|(id, _)| *id == node.id()) {
                            self.builder.close();
                            let start = shown.pop().map_or(0, |(_, start)| start);
                            self.read_hidden(start);
                        }
                    }
                }
            }
        }
    }

    fn words(&mut self, text: &str) {
        if self.table.is_some() && self.cells == 0 && text.trim().is_empty() {
            return;
        }
        self.builder.text(text);
    }

    fn open(&mut self, id: ego_tree::NodeId, element: &Element) {
        let name = element.name();
        if is_bold(element) {
            self.builder.begin_bold();
        }
        match name {
            "html" if self.framed == 0 => {
                self.language = element.attr("lang").or(element.attr("xml:lang")).map(str::to_owned);
            }
            "br" => self.builder.line_break(),
            "a" => self.builder.begin_link(self.links.target(element)),
            "q" => self.builder.text("\u{201C}"),
            "tr" if self.table.is_some() => {
                self.cells = 0;
                let header = self.chrome.weights.is_header_row(id);
                self.builder.announce(BlockKind::Row { header }, String::new());
            }
            "td" | "th" if self.table.is_some() => {
                if self.cells > 0 {
                    self.builder.separator(CELL_SEPARATOR);
                }
                self.cells += 1;
            }
            "table" if self.table.is_none() && self.chrome.weights.is_data_table(id) => {
                self.builder.close();
                self.table = Some(0);
                self.cells = 0;
            }
            _ if self.table.is_some() && self.cells > 0 => {
                // Inside a cell everything is running text.
                if is_block(name) {
                    self.builder.text(" ");
                }
            }
            "ul" | "ol" | "menu" | "dir" | "dl" => {
                self.builder.withdraw();
                self.lists.push(List::of(element, self.chrome.weights.items(id)));
            }
            "li" => {
                let depth = self.lists.len().saturating_sub(1).min(u8::MAX as usize) as u8;
                let mark = self.lists.last_mut().map(|list| list.next_mark(element)).unwrap_or_default();
                self.builder.announce(BlockKind::Item { depth }, mark);
            }
            "dt" | "dd" => {
                let depth = (self.lists.len().saturating_sub(1) + usize::from(name == "dd")).min(u8::MAX as usize);
                self.builder.announce(BlockKind::Item { depth: depth as u8 }, String::new());
            }
            _ => {
                if let Some(level) = heading_level(element) {
                    self.builder.announce(BlockKind::Heading { level }, String::new());
                } else if is_block(name) {
                    self.builder.close();
                }
            }
        }
    }

    fn close(&mut self, id: ego_tree::NodeId, element: &Element) {
        let name = element.name();
        match name {
            "a" => self.builder.end_link(),
            "q" => self.builder.text("\u{201D}"),
            "tr" if self.table.is_some() => {
                self.builder.withdraw();
                self.cells = 0;
            }
            "table" if self.table.is_some() && self.chrome.weights.is_data_table(id) => {
                self.builder.withdraw();
                self.table = None;
            }
            _ if self.table.is_some() && self.cells > 0 => {
                if is_block(name) {
                    self.builder.text(" ");
                }
            }
            "ul" | "ol" | "menu" | "dir" | "dl" => {
                self.builder.withdraw();
                self.lists.pop();
            }
            "li" | "dt" | "dd" => self.builder.withdraw(),
            _ => {
                if heading_level(element).is_some() {
                    self.builder.withdraw();
                } else if is_block(name) {
                    self.builder.close();
                }
            }
        }
        if is_bold(element) {
            self.builder.end_bold();
        }
    }

    fn leave_out(&mut self, part: &'static str, node: ego_tree::NodeRef<'_, Node>) {
        if part == chrome::TITLE {
            let title: String =
                node.descendants().filter_map(|inner| inner.value().as_text().map(|text| &**text)).collect();
            if self.title.is_empty() {
                self.title = title.split_whitespace().collect::<Vec<_>>().join(" ");
            }
            return;
        }
        if part == chrome::HEAD {
            return;
        }
        let silent = matches!(part, chrome::SCRIPTS | chrome::STYLES);
        let words = if silent { String::new() } else { sample(node) };
        if words.is_empty() && !silent && !matches!(part, chrome::PICTURES | chrome::FRAMES) {
            return;
        }
        self.left_out.add(part, &words);
        if part == chrome::HIDDEN && words.chars().filter(|c| c.is_alphabetic()).count() >= 8 {
            let message = format!("The page hides these words from its readers; they were not compared: “{words}”.");
            // Words for screen readers stand again beside every link.
            if !self.warnings.iter().any(|warning| warning.message == message) {
                self.warnings.push(Warning { code: "hidden-text".to_owned(), message, span: None });
            }
        }
        if part == chrome::FRAMES {
            self.warnings.push(Warning {
                code: "frame".to_owned(),
                message: "The page shows another page in a frame; what that holds was not read. Save it by itself and compare that too.".to_owned(),
                span: None,
            });
        }
        // What stood before and after was parted by what is left out, if that takes a line of its own.
        let block = node.value().as_element().is_some_and(|element| is_block(element.name()));
        if self.table.is_none() && (block || part == chrome::FRAMES) {
            self.builder.close();
        }
    }

    fn read_hidden(&mut self, start: usize) {
        let end = self.builder.place();
        if end > start {
            self.warnings.push(Warning {
                code: "hidden-text".to_owned(),
                message: "The page hides this text until it is opened, or from all its readers; it was compared with the rest.".to_owned(),
                span: Some(ByteSpan::new(start, end - 1)),
            });
        }
    }
}

/// The first words of an element, on one line; what stands for a picture first.
fn sample(node: ego_tree::NodeRef<'_, Node>) -> String {
    let alt = node.value().as_element().and_then(|element| element.attr("alt").or(element.attr("src")));
    let texts = node.descendants().filter_map(|inner| inner.value().as_text().map(|text| &**text));
    left_out::sample(
        alt.into_iter().filter(|alt| !alt.starts_with("data:")).chain(texts).flat_map(str::split_whitespace),
    )
}
