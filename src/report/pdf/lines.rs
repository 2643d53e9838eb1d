//! A paragraph broken into lines, each line's words ordered as they are seen (UAX 14 and UAX 9).

use super::fonts::FaceId;
use super::letters::is_blank;
use super::shape::{Glyph, Shaped, Shaper};
use std::ops::Range;
use std::rc::Rc;
use unicode_bidi::{BidiInfo, Level};
use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation;

/// Words of a paragraph that are set alike.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'t> {
    /// The words.
    pub text: &'t str,
    /// Whether they are bold.
    pub bold: bool,
}

/// A run of glyphs on a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    /// Which of the [`Words`] it is of.
    pub words: usize,
    /// Its left edge, in parts of the font size from the left edge of the paragraph.
    pub left: f32,
    /// How wide it is, in parts of the font size.
    pub width: f32,
    /// Its font.
    pub face: FaceId,
    /// Whether it runs from right to left.
    pub leftward: bool,
    /// Its text.
    pub text: String,
    /// Its glyphs, from left to right.
    pub glyphs: Vec<Glyph>,
}

/// A line: its runs in reading order.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Line {
    /// The runs.
    pub runs: Vec<Run>,
}

/// A paragraph in lines.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Lines {
    /// The lines; at least one.
    pub lines: Vec<Line>,
    /// Whether the paragraph runs from right to left.
    pub leftward: bool,
}

/// A piece of a paragraph that no line break may fall into.
struct Atom {
    words: usize,
    level: Level,
    face: FaceId,
    text: Range<usize>,
    shaped: Rc<Shaped>,
    blank: bool,
}

/// The lines of a paragraph; the width is in parts of the font size.
pub(super) fn lines(shaper: &mut Shaper<'_>, words: &[Words<'_>], width: f32) -> Lines {
    let text: String = words.iter().map(|words| words.text).collect();
    let bidi = BidiInfo::new(&text, None);
    let base = bidi.paragraphs.first().map_or(Level::ltr(), |paragraph| paragraph.level);
    let mut filling = Filling { text: &text, width, base, lines: Vec::new(), line: Vec::new(), used: 0.0 };
    let cutter = Cutter::new(&text, words, &bidi.levels);
    let mut start = 0;
    for (end, opportunity) in linebreaks(&text) {
        let chunk = start..end;
        start = end;
        let ink = chunk.start + text[chunk.clone()].trim_end().len();
        let seen = cutter.atoms(shaper, chunk.start..ink, false);
        let blank = cutter.atoms(shaper, ink..chunk.end, true);
        if seen.iter().map(|atom| atom.shaped.advance).sum::<f32>() > width {
            for (at, cluster) in text[chunk.start..ink].grapheme_indices(true) {
                let from = chunk.start + at;
                filling.put(cutter.atoms(shaper, from..from + cluster.len(), false));
            }
        } else {
            filling.put(seen);
        }
        filling.line.extend(blank);
        filling.used = filling.line.iter().map(|atom| atom.shaped.advance).sum();
        if opportunity == BreakOpportunity::Mandatory {
            filling.end_line();
        }
    }
    if filling.lines.is_empty() {
        filling.end_line();
    }
    Lines { lines: filling.lines, leftward: base.is_rtl() }
}

/// Cuts a stretch of text where words of another kind begin, and where direction or font change.
struct Cutter<'t> {
    text: &'t str,
    levels: &'t [Level],
    /// The end of each of the words, and whether they are bold.
    ends: Vec<(usize, bool)>,
}

impl<'t> Cutter<'t> {
    fn new(text: &'t str, words: &[Words<'_>], levels: &'t [Level]) -> Self {
        let mut end = 0;
        let ends = words
            .iter()
            .map(|words| {
                end += words.text.len();
                (end, words.bold)
            })
            .collect();
        Self { text, levels, ends }
    }

    fn atoms(&self, shaper: &mut Shaper<'_>, range: Range<usize>, blank: bool) -> Vec<Atom> {
        let mut atoms = Vec::new();
        let mut start = range.start;
        while start < range.end {
            let words = self.ends.partition_point(|&(end, _)| end <= start);
            let (words_end, bold) = self.ends[words];
            let level = self.levels[start];
            let same = |at: &usize| *at < range.end.min(words_end) && self.levels[*at] == level;
            let end = (start..).find(|at| !same(at)).unwrap_or(range.end);
            let text = &self.text[start..end];
            for part in shaper.parts(text, bold) {
                // Joining letters look at what stands before and after, even where the words are of another kind.
                let context = &self.text[range.clone()];
                let within = start - range.start;
                let moved = within + part.range.start..within + part.range.end;
                let shaped =
                    shaper.shape(context, &super::shape::Part { range: moved, ..part.clone() }, level.is_rtl());
                let text = start + part.range.start..start + part.range.end;
                atoms.push(Atom { words, level, face: part.face, text, shaped, blank });
            }
            start = end;
        }
        atoms
    }
}

struct Filling<'t> {
    text: &'t str,
    width: f32,
    base: Level,
    lines: Vec<Line>,
    line: Vec<Atom>,
    used: f32,
}

impl Filling<'_> {
    /// Puts what must stay together on the line, or on the next one where it does not fit.
    fn put(&mut self, atoms: Vec<Atom>) {
        let width: f32 = atoms.iter().map(|atom| atom.shaped.advance).sum();
        if self.used + width > self.width && !self.line.is_empty() {
            self.end_line();
        }
        self.line.extend(atoms);
        self.used += width;
    }

    fn end_line(&mut self) {
        let mut atoms = std::mem::take(&mut self.line);
        self.used = 0.0;
        // White space at the end of a line stands where the paragraph ends (rule L1).
        for atom in atoms.iter_mut().rev().take_while(|atom| atom.blank) {
            atom.level = self.base;
        }
        let levels: Vec<Level> = atoms.iter().map(|atom| atom.level).collect();
        let seen = BidiInfo::reorder_visual(&levels);
        let all: f32 = atoms.iter().map(|atom| atom.shaped.advance).sum();
        // What is set on one line however long has no right edge to begin at.
        let mut left = if self.base.is_rtl() && self.width.is_finite() { self.width - all } else { 0.0 };
        let mut lefts = vec![0.0; atoms.len()];
        for at in seen {
            lefts[at] = left;
            left += atoms[at].shaped.advance;
        }
        let mut runs: Vec<Run> = Vec::new();
        for (atom, left) in atoms.iter().zip(lefts) {
            let joins = runs.last().is_some_and(|run| {
                run.words == atom.words
                    && run.face == atom.face
                    && !run.leftward
                    && atom.level.is_ltr()
                    && (run.left + run.width - left).abs() < 0.001
            });
            if !joins {
                let (words, face, leftward) = (atom.words, atom.face, atom.level.is_rtl());
                runs.push(Run { words, left, width: 0.0, face, leftward, text: String::new(), glyphs: Vec::new() });
            }
            let run = runs.last_mut().expect("a run was just put");
            let from = run.text.len();
            run.glyphs.extend(
                atom.shaped
                    .glyphs
                    .iter()
                    .map(|glyph| Glyph { range: from + glyph.range.start..from + glyph.range.end, ..glyph.clone() }),
            );
            run.text.push_str(&self.text[atom.text.clone()]);
            run.width += atom.shaped.advance;
        }
        self.lines.push(Line { runs });
    }
}

impl Run {
    /// How much of its width is white space at its end, in parts of the font size.
    pub fn trailing(&self) -> f32 {
        let blank = |glyph: &&Glyph| self.text[glyph.range.clone()].chars().all(|c| c.is_whitespace() || is_blank(c));
        self.glyphs.iter().rev().take_while(blank).map(|glyph| glyph.advance).sum()
    }
}

impl Line {
    /// How wide its words are, in parts of the font size.
    pub fn width(&self) -> f32 {
        self.runs.iter().map(|run| run.width).sum()
    }

    /// How much of each run is seen: white space at the end of the line is not.
    pub fn seen(&self) -> impl Iterator<Item = (&Run, f32)> {
        let last = self.runs.iter().rposition(|run| run.trailing() < run.width);
        self.runs.iter().enumerate().map(move |(at, run)| match last {
            Some(last) if at < last || (at == last && run.leftward) => (run, run.width),
            Some(last) if at == last => (run, run.width - run.trailing()),
            _ => (run, 0.0),
        })
    }
}
