//! Paragraphs and tables of a DOCX file, in reading order.

use super::super::BlockKind;
use super::super::flow::{Inline, Paragraph, Piece, Row, Table};
use super::super::left_out::LeftOut;
use super::super::read::TrackedChanges;
use super::super::xml::Element;
use super::numbering::{Label, Numbering};
use super::runs::Field;
use super::styles::{self, Style, Styles, toggle, value};
use std::collections::HashMap;

/// Deepest level of headings in a document.
const DEEPEST_HEADING: u8 = 6;

/// Walks the text of one file.
pub struct Body<'a> {
    pub styles: &'a Styles,
    pub numbering: Numbering,
    /// Where links lead, by the id of their relation.
    pub targets: &'a HashMap<String, String>,
    pub view: TrackedChanges,
    pub left_out: LeftOut,
    pub tracked: Tracked,
    /// Notes referred to, in order.
    pub notes: Vec<(Notes, String)>,
    /// Text boxes anchored in the paragraph that is being read.
    pub boxes: Vec<&'a Element>,
    pub fields: Vec<Field>,
    /// What stands before the next paragraph and belongs to it: its paragraph mark is deleted or hidden.
    carried: Option<Carried>,
    /// Hidden words that have not been counted yet.
    pub hidden: String,
}

/// Kinds of notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Notes {
    /// At the foot of the page.
    Foot,
    /// At the end of the text.
    End,
}

/// Tracked changes seen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tracked {
    /// Insertions.
    pub insertions: usize,
    /// Deletions.
    pub deletions: usize,
}

#[derive(Debug, Default)]
struct Carried {
    mark: Option<String>,
    inlines: Vec<Inline>,
}

/// What a change that is tracked does to the text in the view that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is part of the text.
    Stands,
    /// It is not.
    Gone,
}

impl<'a> Body<'a> {
    /// Begins to read a file.
    pub fn new(
        styles: &'a Styles,
        numbering: Numbering,
        targets: &'a HashMap<String, String>,
        view: TrackedChanges,
    ) -> Self {
        Self {
            styles,
            numbering,
            targets,
            view,
            left_out: LeftOut::default(),
            tracked: Tracked::default(),
            notes: Vec::new(),
            boxes: Vec::new(),
            fields: Vec::new(),
            carried: None,
            hidden: String::new(),
        }
    }

    /// The text in an element that holds blocks.
    pub fn pieces(&mut self, parent: &'a Element) -> Vec<Piece> {
        let mut pieces = Vec::new();
        self.add_blocks(parent, &mut pieces);
        // A paragraph that was to be joined with the next one, where there is none.
        if let Some(carried) = self.carried.take() {
            let kind = BlockKind::Paragraph;
            let mark = carried.mark.unwrap_or_default();
            pieces.push(Piece::Paragraph(Paragraph { kind, mark, inlines: carried.inlines, page: None }));
        }
        pieces
    }

    fn add_blocks(&mut self, parent: &'a Element, pieces: &mut Vec<Piece>) {
        for element in parent.elements() {
            match element.tag() {
                ("w", "p") => self.add_paragraph(element, pieces),
                ("w", "tbl") => {
                    let table = self.table(element);
                    pieces.push(Piece::Table(table));
                }
                ("w", "sdt") => {
                    if let Some(content) = element.child("w", "sdtContent") {
                        self.add_blocks(content, pieces);
                    }
                }
                ("w", "ins" | "moveTo" | "del" | "moveFrom") if self.fate(element) == Fate::Stands => {
                    self.add_blocks(element, pieces);
                }
                ("mc", "AlternateContent") => {
                    if let Some(chosen) = choose(element) {
                        self.add_blocks(chosen, pieces);
                    }
                }
                ("w", "customXml" | "smartTag") => self.add_blocks(element, pieces),
                ("w", "altChunk") => self.left_out.add("embedded files", ""),
                _ => {}
            }
        }
    }

    /// Whether what a tracked change holds is part of the text; counts the change.
    pub fn fate(&mut self, change: &Element) -> Fate {
        let inserted = matches!(&*change.name, "ins" | "moveTo" | "cellIns");
        if inserted {
            self.tracked.insertions += 1;
        } else {
            self.tracked.deletions += 1;
        }
        if inserted == (self.view == TrackedChanges::Accepted) { Fate::Stands } else { Fate::Gone }
    }

    /// Whether properties say that what they belong to was inserted or deleted, and is not part of the text.
    fn is_gone(&mut self, properties: Option<&Element>) -> bool {
        let changes = ["ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel"];
        let mut gone = false;
        for change in properties.iter().flat_map(|properties| properties.elements()) {
            if change.space == "w" && changes.contains(&&*change.name) {
                gone |= self.fate(change) == Fate::Gone;
            }
        }
        gone
    }

    fn add_paragraph(&mut self, element: &'a Element, pieces: &mut Vec<Piece>) {
        let written = element.child("w", "pPr");
        let mark_properties = written.and_then(|properties| properties.child("w", "rPr"));
        let before = match self.view {
            TrackedChanges::Accepted => None,
            TrackedChanges::Original => written
                .and_then(|properties| properties.child("w", "pPrChange"))
                .and_then(|change| change.child("w", "pPr")),
        };
        let properties = before.or(written);
        let id = properties.and_then(|properties| value(properties, "pStyle"));
        let styles = self.styles;
        let style = styles.paragraph(id);
        let mut inlines = self.carried.as_mut().map(|carried| std::mem::take(&mut carried.inlines)).unwrap_or_default();
        let carried_mark = self.carried.take().and_then(|carried| carried.mark);
        let contents = self.in_contents(style);
        self.add_runs(element, style, &mut inlines);
        let hidden = std::mem::take(&mut self.hidden);
        self.left_out.add_hidden(&hidden);
        let shown =
            inlines.iter().any(|inline| matches!(inline, Inline::Words { words, .. } if !words.trim().is_empty()));
        if contents || self.in_contents(style) {
            let paragraph = Paragraph { kind: BlockKind::Paragraph, mark: String::new(), inlines, page: None };
            self.left_out.add("table of contents", &paragraph.words());
        } else if self.is_gone(mark_properties) {
            // The mark of the paragraph is gone: what is left of it belongs to the next one.
            self.carried = Some(Carried { mark: carried_mark, inlines });
        } else if mark_properties.and_then(|properties| toggle(properties, "vanish")).unwrap_or(false) && shown {
            // Two styles in one line: a heading runs into its paragraph.
            let mark = carried_mark
                .unwrap_or_else(|| self.label(properties, style, id).map_or(String::new(), |label| label.text));
            self.carried = Some(Carried { mark: Some(mark), inlines });
        } else if !shown && !hidden.trim().is_empty() {
            // All of it is hidden, its number too.
        } else {
            let label = self.label(properties, style, id);
            let kind = kind(properties, style, label.as_ref());
            let mark = carried_mark.or(label.map(|label| label.text)).unwrap_or_default();
            pieces.push(Piece::Paragraph(Paragraph { kind, mark, inlines, page: None }));
        }
        for text_box in std::mem::take(&mut self.boxes) {
            self.add_blocks(text_box, pieces);
        }
    }

    fn in_contents(&self, style: &Style) -> bool {
        let by_name = |rest: &str| rest.bytes().all(|byte| byte.is_ascii_digit());
        matches!(style.name.as_str(), "toc heading" | "contents heading")
            || style.name.strip_prefix("toc ").is_some_and(by_name)
            || self.fields.iter().any(Field::is_contents)
    }

    /// What the list prints before a paragraph.
    fn label(&mut self, properties: Option<&Element>, style: &Style, style_id: Option<&str>) -> Option<Label> {
        let direct = properties.and_then(styles::numbering);
        let (mut list, mut level) = direct.unwrap_or_default();
        if list.is_empty() {
            let (inherited, inherited_level) = style.numbering.clone()?;
            level =
                level.or_else(|| self.numbering.level_of_style(&inherited, style_id.unwrap_or(""))).or(inherited_level);
            list = inherited;
        }
        self.numbering.next(&list, level.unwrap_or(0))
    }

    fn table(&mut self, element: &'a Element) -> Table {
        let mut table = Table::default();
        self.add_rows(element, &mut table);
        table
    }

    fn add_rows(&mut self, parent: &'a Element, table: &mut Table) {
        for element in parent.elements() {
            match element.tag() {
                ("w", "tr") => {
                    let properties = element.child("w", "trPr");
                    if self.is_gone(properties) {
                        continue;
                    }
                    let header = properties.and_then(|properties| toggle(properties, "tblHeader")).unwrap_or(false);
                    let mut row = Row { header, ..Row::default() };
                    self.add_cells(element, &mut row);
                    table.rows.push(row);
                }
                ("w", "sdt") => {
                    if let Some(content) = element.child("w", "sdtContent") {
                        self.add_rows(content, table);
                    }
                }
                ("w", "customXml") => self.add_rows(element, table),
                _ => {}
            }
        }
    }

    fn add_cells(&mut self, parent: &'a Element, row: &mut Row) {
        for element in parent.elements() {
            match element.tag() {
                ("w", "tc") => {
                    let properties = element.child("w", "tcPr");
                    let goes_on = |name| {
                        let merge = properties.and_then(|properties| properties.child("w", name));
                        merge.is_some_and(|merge| merge.attribute("val").is_none_or(|value| value == "continue"))
                    };
                    if goes_on("vMerge") || goes_on("hMerge") || self.is_gone(properties) {
                        continue;
                    }
                    let outer = self.carried.take();
                    row.cells.push(self.pieces(element));
                    self.carried = outer;
                }
                ("w", "sdt") => {
                    if let Some(content) = element.child("w", "sdtContent") {
                        self.add_cells(content, row);
                    }
                }
                ("w", "customXml") => self.add_cells(element, row),
                _ => {}
            }
        }
    }
}

/// Of content that is written for several programs, that for the newest.
pub fn choose(alternatives: &Element) -> Option<&Element> {
    let choice = alternatives.child("mc", "Choice").filter(|choice| !choice.children.is_empty());
    choice.or_else(|| alternatives.child("mc", "Fallback"))
}

fn kind(properties: Option<&Element>, style: &Style, label: Option<&Label>) -> BlockKind {
    let direct = properties.and_then(styles::outline_level);
    let outline = direct.map_or(style.outline, |level| (level < 9).then_some(level));
    if let Some(level) = outline {
        return BlockKind::Heading { level: level.saturating_add(1).min(DEEPEST_HEADING) };
    }
    match label {
        Some(label) if label.bullet || !label.outline && !label.text.is_empty() => {
            BlockKind::Item { depth: label.level as u8 }
        }
        _ => BlockKind::Paragraph,
    }
}
