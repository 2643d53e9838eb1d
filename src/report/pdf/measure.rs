//! A story measured: every paragraph broken into lines for the width that it has.

use super::lines::{Lines, Words, lines};
use super::look::{Sheet, TEXT};
use super::shape::Shaper;
use super::story::{Element, Ink, Paragraph, Role, Table};

/// Distance between the columns of a table, in points.
pub(super) const GUTTER: f32 = 10.0;

/// Room for a thin line below a paragraph, in points.
pub(super) const RULE: f32 = 2.0;

/// A paragraph with its lines.
#[derive(Debug)]
pub(super) struct Set {
    /// The paragraph.
    pub paragraph: Paragraph,
    /// Its lines.
    pub lines: Lines,
    /// How wide it is, in points.
    pub width: f32,
    /// What is drawn before an item of a list.
    pub bullet: Option<Lines>,
}

/// A table with the lines of its cells.
#[derive(Debug)]
pub(super) struct SetTable {
    /// The left edge of each column.
    pub lefts: Vec<f32>,
    /// The names of the columns.
    pub header: Vec<Set>,
    /// The rows.
    pub rows: Vec<Vec<Set>>,
}

/// A part of the story, measured.
#[derive(Debug)]
pub(super) enum Measured {
    /// A paragraph.
    Paragraph(Set),
    /// A table.
    Table(SetTable),
    /// A new page that lies so.
    Turn(Sheet),
    /// Here the text that was compared begins.
    RedlineBegins,
    /// Here it ends.
    RedlineEnds,
}

impl Set {
    /// How high some of its lines are.
    pub fn height(&self, lines: usize) -> f32 {
        lines as f32 * self.paragraph.look.leading
    }

    /// How high it is, with the thin line below it.
    pub fn whole(&self) -> f32 {
        self.height(self.lines.lines.len()) + if self.paragraph.look.rule { RULE } else { 0.0 }
    }
}

/// Measures a story.
pub(super) fn measured(shaper: &mut Shaper<'_>, story: Vec<Element>) -> Vec<Measured> {
    let mut sheet = Sheet::Upright;
    story
        .into_iter()
        .map(|element| match element {
            Element::Paragraph(paragraph) => {
                let width = sheet.measure() - paragraph.look.indent;
                Measured::Paragraph(set(shaper, paragraph, width))
            }
            Element::Table(table) => Measured::Table(set_table(shaper, table, sheet.measure())),
            Element::Turn(to) => {
                sheet = to;
                Measured::Turn(to)
            }
            Element::RedlineBegins => Measured::RedlineBegins,
            Element::RedlineEnds => Measured::RedlineEnds,
        })
        .collect()
}

fn set(shaper: &mut Shaper<'_>, paragraph: Paragraph, width: f32) -> Set {
    let look = paragraph.look;
    let words: Vec<Words<'_>> = paragraph
        .pieces
        .iter()
        .map(|piece| Words { text: &piece.text, bold: look.bold || matches!(piece.ink, Ink::Strong | Ink::Moved) })
        .collect();
    let broken = lines(shaper, &words, width / look.size);
    let bullet = (paragraph.role == Role::Item(true)).then(|| line(shaper, "•"));
    Set { paragraph, lines: broken, width, bullet }
}

/// A short text on one line.
pub(super) fn line(shaper: &mut Shaper<'_>, text: &str) -> Lines {
    lines(shaper, &[Words { text, bold: TEXT.bold }], f32::INFINITY)
}

fn set_table(shaper: &mut Shaper<'_>, table: Table, measure: f32) -> SetTable {
    let mut left = 0.0;
    let columns: Vec<(f32, f32)> = table
        .widths
        .iter()
        .map(|&share| {
            let width = share as f32 / 100.0 * measure;
            left += width;
            (left - width, width - GUTTER)
        })
        .collect();
    let mut row = |cells: Vec<Paragraph>| -> Vec<Set> {
        let last = cells.len().saturating_sub(1);
        let width = |at: usize| match columns.get(at) {
            // What has fewer cells than there are columns takes their room with its last one.
            Some(&(left, _)) if at == last => measure - left - GUTTER,
            Some(&(_, width)) => width,
            None => 0.0,
        };
        cells.into_iter().take(columns.len()).enumerate().map(|(at, cell)| set(shaper, cell, width(at))).collect()
    };
    let header = row(table.header);
    let rows = table.rows.into_iter().map(&mut row).collect();
    SetTable { lefts: columns.iter().map(|&(left, _)| left).collect(), header, rows }
}
