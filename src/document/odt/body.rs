//! Paragraphs, lists and tables of an OpenDocument text, in reading order.

use super::super::BlockKind;
use super::super::flow::{Inline, Paragraph, Piece, Row, Table};
use super::super::left_out::LeftOut;
use super::super::read::TrackedChanges;
use super::super::xml::{Element, Node};
use super::lists::{Counters, Label, Lists};
use super::styles::{Style, Styles};
use std::collections::HashMap;

/// A cell that stands several times is read at most so often.
const MOST_REPEATED: usize = 64;
/// Paragraphs that a file may repeat in this way; beyond that they are read once.
const MOST_COPIES: usize = 200_000;

/// A list that is open.
struct OpenList {
    style: String,
    id: String,
    counters: Counters,
}

/// A tracked change.
#[derive(Debug, Clone, Copy)]
pub struct Change<'a> {
    /// What was deleted; none for an insertion.
    pub deleted: Option<&'a Element>,
}

/// Walks the text of one file.
pub struct Body<'a> {
    pub styles: &'a Styles,
    pub lists: &'a Lists,
    pub view: TrackedChanges,
    /// Tracked changes by their id.
    pub changes: HashMap<String, Change<'a>>,
    pub left_out: LeftOut,
    /// Notes referred to, in order.
    pub notes: Vec<&'a Element>,
    boxes: Vec<&'a Element>,
    /// Insertions that are open and not part of the view.
    gone: usize,
    carried: Vec<Inline>,
    hidden: String,
    /// Paragraphs in cells that were repeated.
    copies: usize,
    headings: Counters,
    /// Lists that have ended, by id; and the last of each style.
    ended: HashMap<String, Counters>,
    last_of_style: HashMap<String, Counters>,
    open: Option<OpenList>,
}

/// What a paragraph is given by the list item that it stands in.
#[derive(Debug, Default)]
struct Place {
    level: usize,
    /// The item's own number, where it says one.
    start: Option<i64>,
    /// Whether it begins an item.
    first: bool,
}

impl<'a> Body<'a> {
    /// Begins to read a file.
    pub fn new(
        styles: &'a Styles,
        lists: &'a Lists,
        view: TrackedChanges,
        changes: HashMap<String, Change<'a>>,
    ) -> Self {
        Self {
            styles,
            lists,
            view,
            changes,
            left_out: LeftOut::default(),
            notes: Vec::new(),
            boxes: Vec::new(),
            gone: 0,
            carried: Vec::new(),
            hidden: String::new(),
            copies: 0,
            headings: Counters::default(),
            ended: HashMap::new(),
            last_of_style: HashMap::new(),
            open: None,
        }
    }

    /// The text in an element that holds blocks.
    pub fn pieces(&mut self, parent: &'a Element) -> Vec<Piece> {
        let mut pieces = Vec::new();
        self.add_blocks(parent, None, &mut pieces);
        let inlines = std::mem::take(&mut self.carried);
        if !inlines.is_empty() {
            let kind = BlockKind::Paragraph;
            pieces.push(Piece::Paragraph(Paragraph { kind, mark: String::new(), inlines, page: None }));
        }
        pieces
    }

    fn add_blocks(&mut self, parent: &'a Element, mut place: Option<Place>, pieces: &mut Vec<Piece>) {
        for element in parent.elements() {
            match element.tag() {
                ("text", "p" | "h") => {
                    self.add_paragraph(element, place.as_ref(), pieces);
                    if let Some(place) = &mut place {
                        place.first = false;
                    }
                }
                ("text", "list") => {
                    let level = place.as_ref().map_or(0, |place| place.level + 1);
                    self.add_list(element, level, pieces);
                }
                ("table", "table") => {
                    let table = self.table(element);
                    pieces.push(Piece::Table(table));
                }
                ("text", "section") if element.attribute("display") == Some("none") => {
                    self.left_out.add_hidden(&element.text());
                }
                ("text", "table-of-content" | "alphabetical-index" | "table-index" | "illustration-index") => {
                    let body = element.child("text", "index-body");
                    self.left_out.add("table of contents", &body.map(Element::text).unwrap_or_default());
                }
                ("text", "section" | "numbered-paragraph" | "index-body") => self.add_blocks(element, None, pieces),
                ("text", "change" | "change-start" | "change-end") => {
                    let mut inlines = Vec::new();
                    self.change(element, &mut inlines);
                    self.carried.extend(inlines);
                }
                ("draw", _) => self.drawing(element),
                _ => {}
            }
        }
        self.add_boxes(pieces);
    }

    fn add_boxes(&mut self, pieces: &mut Vec<Piece>) {
        for text_box in std::mem::take(&mut self.boxes) {
            let outer = self.open.take();
            self.add_blocks(text_box, None, pieces);
            self.open = outer;
        }
    }

    fn add_list(&mut self, element: &'a Element, level: usize, pieces: &mut Vec<Piece>) {
        let named = element.attribute("style-name");
        let outermost = level == 0;
        // A list inside another without a style of its own has that of the outer one.
        let outer_style = self.open.as_ref().map(|open| open.style.clone());
        if outermost {
            let style = named.unwrap_or("").to_owned();
            let before = match element.attribute("continue-list") {
                Some(id) => self.ended.get(id).copied(),
                None if element.attribute("continue-numbering") == Some("true") => {
                    self.last_of_style.get(&style).copied()
                }
                None => None,
            };
            let id = element.attribute("id").unwrap_or("").to_owned();
            self.open = Some(OpenList { style, id, counters: before.unwrap_or_default() });
        } else if let (Some(open), Some(style)) = (&mut self.open, named) {
            open.style = style.to_owned();
        }
        for item in element.elements() {
            let first = match item.tag() {
                ("text", "list-item") => true,
                ("text", "list-header") => false,
                _ => continue,
            };
            let start = item.attribute("start-value").and_then(|start| start.parse().ok());
            self.add_blocks(item, Some(Place { level, start, first }), pieces);
        }
        if outermost {
            if let Some(open) = self.open.take() {
                self.last_of_style.insert(open.style, open.counters);
                if !open.id.is_empty() {
                    self.ended.insert(open.id, open.counters);
                }
            }
        } else if let (Some(open), Some(style)) = (&mut self.open, outer_style) {
            open.style = style;
        }
    }

    fn add_paragraph(&mut self, element: &'a Element, place: Option<&Place>, pieces: &mut Vec<Piece>) {
        let styles = self.styles;
        let plain = Style::default();
        let style = styles.get("paragraph", element.attribute("style-name")).unwrap_or(&plain);
        let mut inlines = std::mem::take(&mut self.carried);
        let outside = self.gone == 0;
        self.add_inlines(element, style.bold.unwrap_or(false), style.hidden.unwrap_or(false), &mut inlines);
        let hidden = std::mem::take(&mut self.hidden);
        self.left_out.add_hidden(&hidden);
        let shown =
            inlines.iter().any(|inline| matches!(inline, Inline::Words { words, .. } if !words.trim().is_empty()));
        if self.gone > 0 {
            // The end of the paragraph belongs to an insertion: what is left goes on in the next one.
            self.carried = inlines;
            return;
        }
        if style.contents {
            let words = Paragraph { kind: BlockKind::Paragraph, mark: String::new(), inlines, page: None }.words();
            self.left_out.add("table of contents", &words);
            return;
        }
        if !shown && (!hidden.trim().is_empty() || !outside) {
            return;
        }
        let label = self.label(element, place);
        let kind = kind(element, style, place, label.as_ref());
        let mark = label.map(|label| label.text).unwrap_or_default();
        pieces.push(Piece::Paragraph(Paragraph { kind, mark, inlines, page: None }));
        self.add_boxes(pieces);
    }

    fn label(&mut self, element: &Element, place: Option<&Place>) -> Option<Label> {
        if let Some(place) = place {
            let open = self.open.as_mut()?;
            let style = self.lists.get(&open.style)?;
            return if place.first { style.next(&mut open.counters, place.level, place.start) } else { None };
        }
        if !element.is("text", "h") || element.attribute("is-list-header") == Some("true") {
            return None;
        }
        let level = outline_level(element)?.checked_sub(1)?;
        let start = (element.attribute("restart-numbering") == Some("true"))
            .then(|| element.attribute("start-value").and_then(|start| start.parse().ok()).unwrap_or(1));
        self.lists.headings.next(&mut self.headings, level, start)
    }

    fn add_inlines(&mut self, parent: &'a Element, bold: bool, hidden: bool, inlines: &mut Vec<Inline>) {
        for node in &parent.children {
            let element = match node {
                Node::Text(words) => {
                    self.words(words, bold, hidden, inlines);
                    continue;
                }
                Node::Element(element) => element,
            };
            match element.tag() {
                ("text", "s" | "tab") => self.words(" ", bold, hidden, inlines),
                ("text", "line-break") if self.gone == 0 && !hidden => inlines.push(Inline::Break),
                ("text", "span") => {
                    let style = self.styles.get("text", element.attribute("style-name"));
                    let bold = style.and_then(|style| style.bold).unwrap_or(bold);
                    let hidden = style.and_then(|style| style.hidden).unwrap_or(hidden);
                    self.add_inlines(element, bold, hidden, inlines);
                }
                ("text", "a") => {
                    inlines.push(Inline::BeginLink(element.attribute("href").unwrap_or("").to_owned()));
                    self.add_inlines(element, bold, hidden, inlines);
                    inlines.push(Inline::EndLink);
                }
                ("text", "note") if self.gone == 0 && !hidden => self.notes.extend(element.child("text", "note-body")),
                ("text", "note") => {}
                ("text", "change" | "change-start" | "change-end") => self.change(element, inlines),
                ("text", "hidden-text") => self.hidden.push_str(element.attribute("string-value").unwrap_or("")),
                ("text", "hidden-paragraph") => {}
                ("text", "ruby") => {
                    if let Some(base) = element.child("text", "ruby-base") {
                        self.add_inlines(base, bold, hidden, inlines);
                    }
                }
                ("office", "annotation") => self.left_out.add("comments", &annotation(element)),
                ("draw", _) if self.gone == 0 && !hidden => self.drawing(element),
                ("text", _) => self.add_inlines(element, bold, hidden, inlines),
                _ => {}
            }
        }
    }

    fn words(&mut self, words: &str, bold: bool, hidden: bool, inlines: &mut Vec<Inline>) {
        if self.gone > 0 {
            return;
        }
        if hidden {
            self.hidden.push_str(words);
            return;
        }
        if let Some(Inline::Words { words: last, bold: last_bold }) = inlines.last_mut()
            && *last_bold == bold
        {
            last.push_str(words);
        } else {
            inlines.push(Inline::Words { words: words.to_owned(), bold });
        }
    }

    /// Follows the mark of a tracked change where the text before the changes is read.
    fn change(&mut self, mark: &Element, inlines: &mut Vec<Inline>) {
        let change = mark.attribute("change-id").and_then(|id| self.changes.get(id)).copied();
        let (Some(change), TrackedChanges::Original) = (change, self.view) else { return };
        match (&*mark.name, change.deleted) {
            ("change-start", None) => self.gone += 1,
            ("change-end", None) => self.gone = self.gone.saturating_sub(1),
            ("change", Some(deleted)) => {
                let paragraphs = deleted.elements().filter(|element| matches!(element.tag(), ("text", "p" | "h")));
                for (index, paragraph) in paragraphs.enumerate() {
                    if index > 0 {
                        inlines.push(Inline::Break);
                    }
                    self.add_inlines(paragraph, false, false, inlines);
                }
            }
            _ => {}
        }
    }

    /// Counts the pictures in a drawing and keeps its text for when the paragraph ends.
    fn drawing(&mut self, element: &'a Element) {
        match &*element.name {
            "image" => self.left_out.add("pictures", ""),
            "object" | "object-ole" | "plugin" => self.left_out.add("embedded objects", ""),
            "text-box" => self.boxes.push(element),
            _ => {
                let texts = element.elements().any(|inner| matches!(inner.tag(), ("text", "p" | "list")));
                if texts {
                    self.boxes.push(element);
                }
                // A picture beside the object that it shows stands for the same thing.
                let object = element.elements().any(|inner| matches!(&*inner.name, "object" | "object-ole"));
                for inner in element.elements().filter(|inner| inner.space == "draw") {
                    if !(object && &*inner.name == "image") {
                        self.drawing(inner);
                    }
                }
            }
        }
    }

    fn table(&mut self, element: &'a Element) -> Table {
        let mut table = Table::default();
        self.add_rows(element, false, &mut table);
        table
    }

    fn add_rows(&mut self, parent: &'a Element, header: bool, table: &mut Table) {
        for element in parent.elements() {
            match element.tag() {
                ("table", "table-row") => {
                    let mut row = Row { header, ..Row::default() };
                    for cell in element.elements().filter(|cell| cell.is("table", "table-cell")) {
                        let times = cell.attribute("number-columns-repeated").and_then(|times| times.parse().ok());
                        let outer = self.open.take();
                        let pieces = self.pieces(cell);
                        self.open = outer;
                        let times: usize = times.unwrap_or(1).min(MOST_REPEATED);
                        self.copies += if times > 1 { times * paragraphs(&pieces) } else { 0 };
                        let times = if self.copies > MOST_COPIES { 1 } else { times };
                        row.cells.extend(std::iter::repeat_n(pieces, times));
                    }
                    table.rows.push(row);
                }
                ("table", "table-header-rows") => self.add_rows(element, true, table),
                ("table", "table-rows" | "table-row-group") => self.add_rows(element, header, table),
                _ => {}
            }
        }
    }
}

/// How many paragraphs there are in pieces.
fn paragraphs(pieces: &[Piece]) -> usize {
    let mut count = 0;
    for piece in pieces {
        count += match piece {
            Piece::Paragraph(_) => 1,
            Piece::Table(table) => table.rows.iter().flat_map(|row| &row.cells).map(|cell| 1 + paragraphs(cell)).sum(),
        };
    }
    count
}

fn annotation(element: &Element) -> String {
    let paragraphs = element.elements().filter(|inner| matches!(inner.tag(), ("text", _)));
    paragraphs.map(Element::text).collect::<Vec<_>>().join(" ")
}

fn outline_level(element: &Element) -> Option<usize> {
    element.attribute("outline-level").map_or(Some(1), |level| level.parse().ok())
}

fn kind(element: &Element, style: &Style, place: Option<&Place>, label: Option<&Label>) -> BlockKind {
    if element.is("text", "h") {
        return BlockKind::Heading { level: outline_level(element).unwrap_or(1).clamp(1, 6) as u8 };
    }
    if style.title {
        return BlockKind::Heading { level: 1 };
    }
    match (place, label) {
        (Some(place), Some(label)) if label.bullet || !label.outline && !label.text.is_empty() => {
            BlockKind::Item { depth: place.level.min(usize::from(u8::MAX)) as u8 }
        }
        _ => BlockKind::Paragraph,
    }
}
