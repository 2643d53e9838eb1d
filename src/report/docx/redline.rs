//! The redline as paragraphs of WordprocessingML: tracked changes, or formatting only.

mod comments;
mod ends;
mod table;

use super::xml::Xml;
use crate::clause::{Clause, ClauseKind, Side};
use crate::report::body::table::Block;
use crate::report::body::{Body, Mark, MoveNumber, Paragraph, Part, Run, is_bulleted};
use crate::report::outline::Words;
use crate::text::is_right_to_left;
use ends::{End, ends};
use std::collections::BTreeMap;

/// Deepest level of lists that has its own indentation.
const DEEPEST_ITEM: u8 = 4;

/// How changes are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changes {
    /// As tracked changes, to accept or reject.
    Tracked,
    /// As formatting only, to read.
    Formatted,
}

/// Words of a clause that a comment stands beside.
#[derive(Debug, Clone)]
pub(super) struct Anchor {
    /// The place of the change in the comparison.
    pub change: usize,
    /// The quoted words and the side that they stand on; none anchors at the whole clause.
    pub quote: Option<(Side, String)>,
}

/// A comment that found its place among runs.
struct Placed {
    /// Its place among all comments.
    number: usize,
    /// The first byte of the runs that it stands beside, and the one behind the last.
    start: usize,
    end: usize,
    /// Whether it spans these words; else it stands at their end.
    spans: bool,
}

/// Writes the paragraphs of a redline.
pub(super) struct RedlineWriter<'a> {
    xml: Xml,
    changes: Changes,
    words: Words,
    /// The author and the date of every change, as attributes.
    author: &'a str,
    date: Option<&'a str>,
    anchors: &'a [Anchor],
    /// Which comments have found their place.
    placed: Vec<bool>,
    next_id: usize,
}

impl<'a> RedlineWriter<'a> {
    pub fn new(changes: Changes, words: Words, author: &'a str, date: Option<&'a str>, anchors: &'a [Anchor]) -> Self {
        // Bookmarks have the ids below.
        let (xml, placed) = (Xml::default(), vec![false; anchors.len()]);
        Self { xml, changes, words, author, date, anchors, placed, next_id: 100 }
    }

    /// All paragraphs and tables of a flow; a table is as wide as the text, in twentieths of a point.
    pub fn body(mut self, body: &Body<'_>, width: u32) -> String {
        let mut last_of_change = BTreeMap::new();
        body.parts.iter().enumerate().for_each(|(at, part)| {
            if let Part::Paragraph(paragraph) = part {
                last_of_change.insert(paragraph.change, at);
            }
        });
        let is_last = |at: usize, paragraph: &Paragraph<'_>| last_of_change.get(&paragraph.change) == Some(&at);
        let blocks = body.blocks();
        let ends = ends(&body.parts, &blocks);
        // Word processors neither take a paragraph away that a table follows, nor keep two tables apart that touch.
        let mut wants_gap = false;
        for block in &blocks {
            match block {
                Block::Omitted(count) => self.omitted(*count),
                Block::Paragraph(at, paragraph) => self.paragraph(paragraph, ends[*at], is_last(*at, paragraph)),
                Block::Table(rows) => {
                    if wants_gap {
                        self.xml.raw("<w:p><w:pPr><w:pStyle w:val=\"TableGap\"/></w:pPr></w:p>");
                    }
                    self.table(rows, width, &is_last);
                }
            }
            wants_gap = match block {
                Block::Omitted(_) => false,
                Block::Paragraph(at, _) => ends[*at].mark != Mark::Kept,
                Block::Table(_) => true,
            };
        }
        self.xml.finish()
    }

    fn omitted(&mut self, count: usize) {
        let text = self.words.counted("report-omitted-count", count);
        self.xml
            .raw("<w:p><w:pPr><w:pStyle w:val=\"Omitted\"/></w:pPr><w:r><w:t>")
            .words(&text)
            .raw("</w:t></w:r></w:p>");
    }

    fn paragraph(&mut self, paragraph: &Paragraph<'_>, end: End<'_>, last: bool) {
        let right_to_left = runs_right_to_left(&paragraph.clause.text);
        self.xml.raw("<w:p><w:pPr>");
        self.properties(paragraph.clause, right_to_left);
        self.end(end.mark);
        if let Some(was) = end.was.filter(|was| style(was) != style(paragraph.clause)) {
            self.style_change(was, right_to_left);
        }
        self.xml.raw("</w:pPr>");
        let range = paragraph.moved.filter(|_| self.changes == Changes::Tracked);
        let range = range.map(|number| self.start_of_move(number, paragraph.end));
        let anchors = self.anchors_at(paragraph.change, &paragraph.runs, last);
        self.runs(&paragraph.runs, paragraph.end, &anchors);
        self.xml.raw("</w:p>");
        if let Some((name, id)) = range {
            self.xml.empty(name, &[("w:id", &id)]);
        }
    }

    fn properties(&mut self, clause: &Clause, right_to_left: bool) {
        self.xml.empty("w:pStyle", &[("w:val", &style(clause))]);
        if right_to_left {
            self.xml.raw("<w:bidi/>");
        }
    }

    fn id(&mut self) -> String {
        self.next_id += 1;
        self.next_id.to_string()
    }

    /// The element of a change: opened, or empty where it marks the end of a paragraph.
    fn revision(&mut self, name: &str, empty: bool) {
        let id = self.id();
        let mut attributes = vec![("w:id", id.as_str()), ("w:author", self.author)];
        attributes.extend(self.date.map(|date| ("w:date", date)));
        if empty {
            self.xml.empty(name, &attributes);
        } else {
            self.xml.open(name, &attributes);
        }
    }

    /// What became of the end of the paragraph.
    fn end(&mut self, mark: Mark) {
        if mark == Mark::Kept {
            return;
        }
        self.xml.raw("<w:rPr>");
        match self.changes {
            Changes::Tracked => self.revision(element(mark), true),
            Changes::Formatted => drop(self.xml.empty("w:rStyle", &[("w:val", character_style(mark))])),
        }
        self.xml.raw("</w:rPr>");
    }

    /// The clause was a paragraph and is a heading now, or the like.
    fn style_change(&mut self, was: &Clause, right_to_left: bool) {
        if self.changes == Changes::Tracked {
            self.revision("w:pPrChange", false);
            self.xml.raw("<w:pPr>");
            self.properties(was, right_to_left);
            self.xml.raw("</w:pPr></w:pPrChange>");
        }
    }

    /// Opens the range of a move; gives the element and the id that close it.
    fn start_of_move(&mut self, number: MoveNumber, end: Mark) -> (&'static str, String) {
        let (start, close) = match end {
            Mark::MovedAway | Mark::Deleted => ("w:moveFromRangeStart", "w:moveFromRangeEnd"),
            _ => ("w:moveToRangeStart", "w:moveToRangeEnd"),
        };
        let id = self.id();
        let name = format!("move{}", number.0);
        let mut attributes = vec![("w:id", id.as_str()), ("w:author", self.author)];
        attributes.extend(self.date.map(|date| ("w:date", date)));
        attributes.push(("w:name", &name));
        self.xml.empty(start, &attributes);
        (close, id)
    }

    fn runs(&mut self, runs: &[Run], end: Mark, anchors: &[Placed]) {
        let mut at = 0;
        for run in runs {
            let mut text = run.text.as_str();
            while !text.is_empty() {
                anchors.iter().filter(|comment| comment.start == at).for_each(|comment| self.start_of_comment(comment));
                let next =
                    anchors.iter().flat_map(|comment| [comment.start, comment.end]).filter(|&cut| cut > at).min();
                let (now, rest) = text.split_at(next.map_or(text.len(), |cut| (cut - at).min(text.len())));
                self.run(run, now);
                at += now.len();
                text = rest;
                anchors
                    .iter()
                    .filter(|comment| comment.end == at)
                    .for_each(|comment| self.end_of_comment(comment, run.mark));
            }
        }
        // A comment beside an empty paragraph.
        for comment in anchors.iter().filter(|comment| comment.start == comment.end) {
            self.start_of_comment(comment);
            self.end_of_comment(comment, end);
        }
    }

    fn run(&mut self, run: &Run, text: &str) {
        let tracked = run.mark != Mark::Kept && self.changes == Changes::Tracked;
        if tracked {
            self.revision(element(run.mark), false);
        }
        for (words, right_to_left) in directions(text) {
            self.xml.raw("<w:r>");
            let styled = run.mark != Mark::Kept && self.changes == Changes::Formatted;
            if styled || right_to_left {
                self.xml.raw("<w:rPr>");
                if styled {
                    self.xml.empty("w:rStyle", &[("w:val", character_style(run.mark))]);
                }
                self.xml.raw(if right_to_left { "<w:rtl/></w:rPr>" } else { "</w:rPr>" });
            }
            put_words(&mut self.xml, words, if tracked && run.mark == Mark::Deleted { "w:delText" } else { "w:t" });
            self.xml.raw("</w:r>");
        }
        if tracked {
            self.xml.close(element(run.mark));
        }
    }
}

/// The words of a run; line ends and tabs have elements of their own.
pub(super) fn put_words(xml: &mut Xml, text: &str, element: &str) {
    let mut first = true;
    for line in text.split('\n') {
        if !std::mem::take(&mut first) {
            xml.raw("<w:br/>");
        }
        let mut first = true;
        for words in line.split('\t') {
            if !std::mem::take(&mut first) {
                xml.raw("<w:tab/>");
            }
            if !words.is_empty() {
                xml.open(element, &[("xml:space", "preserve")]).words(words).close(element);
            }
        }
    }
}

/// The element of a tracked change.
fn element(mark: Mark) -> &'static str {
    match mark {
        Mark::Kept | Mark::Inserted => "w:ins",
        Mark::Deleted => "w:del",
        Mark::MovedAway => "w:moveFrom",
        Mark::MovedHere => "w:moveTo",
    }
}

/// The character style of a change that is only formatted.
pub(super) fn character_style(mark: Mark) -> &'static str {
    match mark {
        Mark::Kept => "",
        Mark::Inserted => "Inserted",
        Mark::Deleted => "Deleted",
        Mark::MovedAway => "MovedAway",
        Mark::MovedHere => "MovedHere",
    }
}

/// The paragraph style of a clause. Printed numbers are part of the text; only bullets are drawn.
fn style(clause: &Clause) -> String {
    match clause.kind {
        ClauseKind::Heading => format!("Heading{}", clause.level.clamp(1, 6)),
        ClauseKind::Paragraph => "Clause".to_owned(),
        ClauseKind::Row => "TableRow".to_owned(),
        ClauseKind::Item => {
            format!("{}{}", if is_bulleted(clause) { "Bullet" } else { "Item" }, clause.level.min(DEEPEST_ITEM))
        }
    }
}

/// Whether a text begins in a script that runs from right to left.
pub(super) fn runs_right_to_left(text: &str) -> bool {
    text.chars().find(|c| c.is_alphabetic()).is_some_and(is_right_to_left)
}

/// A text cut where it changes between scripts that run to the right and to the left; the flag tells the latter.
pub(super) fn directions(text: &str) -> Vec<(&str, bool)> {
    let mut cuts = Vec::new();
    let (mut from, mut now) = (0, None);
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_alphabetic()) {
        let leftward = is_right_to_left(c);
        if now.is_some_and(|now| now != leftward) {
            cuts.push((&text[from..at], !leftward));
            from = at;
        }
        now = Some(leftward);
    }
    cuts.push((&text[from..], now == Some(true)));
    cuts.retain(|(words, _)| !words.is_empty());
    cuts
}
