//! Letters put together to lines: which stand on one line, where words end, what is a mark of a note.

use super::content::{Glyph, Page, Rule};
use super::direction;
use super::walls::Walls;
use crate::text::is_right_to_left;
use regex::Regex;
use std::sync::LazyLock;

/// A gap between letters wider than this part of the font size is a blank.
const BLANK: f32 = 0.17;
/// A gap wider than this part of the font size parts columns or cells.
const COLUMN_GAP: f32 = 1.4;
/// A gap wider than this part of the font size may part cells, where those of other rows agree.
const CELL_GAP: f32 = 0.55;
/// How far the number of a clause may stand before its text, in parts of the font size.
const MARK_GAP: f32 = 6.0;
/// Letters whose baselines differ by less than this part of the font size stand on one line.
const SAME_LINE: f32 = 0.28;
/// Raised letters smaller than this part of the size of the line are superscript.
const RAISED_SIZE: f32 = 0.88;
/// Longer marks of notes there are none.
const LONGEST_MARK: usize = 3;

static LIST_MARK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[-*•·▪◦‣●○■□–—➢✓\u{F0A7}\u{F0B7}\u{F0D8}o]|\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[a-zA-Z]|[ivxlcIVXLC]{1,6})[.)]?|§+\s?\d{1,3}[a-z]?|(?i:article|section|clause)\s\d{1,3}[.:]?)$")
        .expect("the pattern of list marks is valid")
});

/// A run of words in one weight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub words: String,
    /// Whether they are bold.
    pub bold: bool,
}

/// A gap between words of a line that is wider than a blank.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gap {
    /// Where in the text the word after it begins.
    pub at: usize,
    /// Left edge.
    pub left: f32,
    /// Right edge.
    pub right: f32,
}

/// Letters that stand on one line without a wide gap.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it reads, by weight.
    pub runs: Vec<Run>,
    /// Left edge.
    pub left: f32,
    /// Right edge.
    pub right: f32,
    /// The line it stands on.
    pub baseline: f32,
    /// Size of most of its letters.
    pub size: f32,
    /// Marks of notes that stood in it and were taken out.
    pub marks: Vec<String>,
    /// Whether such a mark began it.
    pub begins_note: bool,
    /// Width of its first word.
    pub first_word: f32,
    /// Whether it is read from right to left.
    pub from_right: bool,
    /// Gaps that are wider than a blank, from left to right; none where it is read from right to left.
    pub gaps: Vec<Gap>,
}

impl Line {
    /// What it reads.
    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.words.as_str()).collect()
    }

    /// Whether all of it is bold.
    pub fn is_bold(&self) -> bool {
        self.runs.iter().all(|run| run.bold || run.words.trim().is_empty())
    }

    /// The letter it ends with.
    pub fn last(&self) -> Option<char> {
        self.runs.iter().rev().find_map(|run| run.words.trim_end().chars().next_back())
    }

    /// The letter it begins with.
    pub fn first(&self) -> Option<char> {
        self.runs.iter().find_map(|run| run.words.trim_start().chars().next())
    }
}

/// The lines of a page from top to bottom, those on one line from left to right.
pub fn lines(page: &Page) -> Vec<Vec<Line>> {
    let walls = Walls::of(&page.rules);
    let mut dots: Vec<&Rule> = page.dots.iter().collect();
    dots.sort_by(|a, b| middle(a).total_cmp(&middle(b)));
    let mut rows = rows(runs(&page.glyphs, &walls));
    let mut lines = Vec::with_capacity(rows.len());
    for row in &mut rows {
        row.sort_by(|a, b| a[0].left.total_cmp(&b[0].left));
        let mut joined: Vec<Vec<Glyph>> = Vec::new();
        for run in row.drain(..) {
            match joined.last_mut() {
                Some(last) if belongs(last, &run, &walls) => last.extend(run),
                Some(last) if is_printed_twice(last, &run) => {}
                _ => joined.push(run),
            }
        }
        let row: Vec<Line> = joined.iter().filter_map(|glyphs| line(glyphs)).collect();
        let mut row = join_marks(row, &walls);
        add_bullets(&mut row, &dots);
        if !row.is_empty() {
            lines.push(row);
        }
    }
    lines
}

/// Letters that are drawn one after the other on one line.
fn runs(glyphs: &[Glyph], walls: &Walls<'_>) -> Vec<Vec<Glyph>> {
    let mut runs: Vec<Vec<Glyph>> = Vec::new();
    for glyph in glyphs {
        // Blanks may be set in any size and place; gaps tell the same.
        if glyph.c.is_whitespace() || glyph.c.is_control() {
            if let Some(last) = runs.last_mut().and_then(|run| run.last_mut())
                && (glyph.baseline - last.baseline).abs() < SAME_LINE * last.size
                && glyph.left >= last.right - 0.3 * last.size
                && glyph.left - last.right < 0.3 * last.size
            {
                let blank = Glyph { c: ' ', right: glyph.right.max(last.right), left: last.right, ..*last };
                if last.c != ' ' {
                    runs.last_mut().into_iter().for_each(|run| run.push(blank));
                }
            }
            continue;
        }
        match runs.last_mut() {
            Some(run) if goes_on(run, glyph, walls) => run.push(*glyph),
            _ => runs.push(vec![*glyph]),
        }
    }
    for run in &mut runs {
        while run.len() > 1 && run.last().is_some_and(|glyph| glyph.c == ' ') {
            run.pop();
        }
    }
    runs
}

fn goes_on(run: &[Glyph], next: &Glyph, walls: &Walls<'_>) -> bool {
    let Some(last) = run.last() else { return false };
    let size = last.size.max(next.size);
    let raised = (next.baseline - last.baseline).abs();
    let level = raised <= SAME_LINE * last.size.min(next.size)
        || (next.size.min(last.size) < RAISED_SIZE * size) && raised < 0.6 * size;
    let gap = next.left - last.right;
    let near = level && gap > -0.35 * size && gap < COLUMN_GAP * size;
    // Looking for walls is worth it only where there is room for one.
    near && !(gap > BLANK * size && walls.part(last.right, next.left, last.baseline, size))
}

/// The runs of each line, from top to bottom.
fn rows(mut runs: Vec<Vec<Glyph>>) -> Vec<Vec<Vec<Glyph>>> {
    runs.sort_by(|a, b| baseline(a).total_cmp(&baseline(b)));
    let mut rows: Vec<(f32, f32, Vec<Vec<Glyph>>)> = Vec::new();
    for run in runs {
        let (at, size) = (baseline(&run), size(&run));
        match rows.last_mut() {
            Some((base, largest, row)) if (at - *base).abs() <= SAME_LINE * size.min(*largest) => {
                *largest = largest.max(size);
                row.push(run);
            }
            _ => rows.push((at, size, vec![run])),
        }
    }
    rows.into_iter().map(|(_, _, row)| row).collect()
}

/// The baseline of the largest letters.
fn baseline(glyphs: &[Glyph]) -> f32 {
    let largest = glyphs.iter().max_by(|a, b| a.size.total_cmp(&b.size));
    largest.map_or(0.0, |glyph| glyph.baseline)
}

fn size(glyphs: &[Glyph]) -> f32 {
    glyphs.iter().map(|glyph| glyph.size).fold(0.0, f32::max)
}

/// Whether a run goes on with another that was drawn at another time.
fn belongs(run: &[Glyph], next: &[Glyph], walls: &Walls<'_>) -> bool {
    let (Some(last), Some(first)) = (run.last(), next.first()) else { return false };
    let gap = first.left - last.right;
    let size = last.size.max(first.size);
    gap > -0.35 * size && gap < COLUMN_GAP * size && !walls.part(last.right, first.left, baseline(run), size)
}

/// Whether a run stands on another with the same letters: shadows and makeshift bold.
fn is_printed_twice(run: &[Glyph], next: &[Glyph]) -> bool {
    let letters = |glyphs: &[Glyph]| glyphs.iter().map(|glyph| glyph.c).filter(|c| *c != ' ').collect::<String>();
    let (Some(first), Some(again)) = (run.first(), next.first()) else { return false };
    (first.left - again.left).abs() < 0.2 * first.size && letters(run) == letters(next)
}

/// The line that letters make; none where they are blanks.
fn line(glyphs: &[Glyph]) -> Option<Line> {
    let (baseline, size) = (baseline(glyphs), size(glyphs));
    let mut line = Line {
        runs: Vec::new(),
        left: glyphs.iter().map(|glyph| glyph.left).fold(f32::MAX, f32::min),
        right: glyphs.iter().map(|glyph| glyph.right).fold(f32::MIN, f32::max),
        baseline,
        size,
        marks: Vec::new(),
        begins_note: false,
        first_word: 0.0,
        from_right: false,
        gaps: Vec::new(),
    };
    let mut inked: Option<&Glyph> = None;
    let raised =
        |glyph: &Glyph| glyph.size < RAISED_SIZE * size && baseline - glyph.baseline > 0.1 * size && glyph.c != ' ';
    let mut last: Option<&Glyph> = None;
    let mut at = 0;
    while at < glyphs.len() {
        let end = at + glyphs[at..].iter().take_while(|glyph| raised(glyph)).count();
        if end > at {
            let mark: String = glyphs[at..end].iter().map(|glyph| glyph.c).collect();
            let power =
                last.is_some_and(|last| last.c.is_ascii_digit() || last.c == 'm' && matches!(mark.as_str(), "2" | "3"));
            if is_note_mark(&mark) && !power {
                line.begins_note |= line.runs.is_empty();
                line.marks.push(mark);
                at = end;
                continue;
            }
        }
        let glyph = &glyphs[at];
        at += 1;
        let gap = last.is_some_and(|last| glyph.left - last.right > BLANK * glyph.size.max(last.size));
        if (glyph.c == ' ' || gap) && !line.runs.is_empty() {
            line.push(' ', line.runs.last().is_some_and(|run| run.bold));
        }
        if glyph.c != ' ' {
            if let Some(before) = inked.filter(|before| glyph.left - before.right > CELL_GAP * glyph.size) {
                line.gaps.push(Gap { at: line.text().len(), left: before.right, right: glyph.left });
            }
            inked = Some(glyph);
            line.push(glyph.c, glyph.bold);
        }
        if line.first_word == 0.0 && (glyph.c == ' ' || gap) {
            line.first_word = last.map_or(0.0, |last| last.right) - line.left;
        }
        last = Some(glyph);
    }
    if line.first_word <= 0.0 {
        line.first_word = line.right - line.left;
    }
    if let Some(run) = line.runs.last_mut() {
        run.words.truncate(run.words.trim_end().len());
    }
    line.runs.retain(|run| !run.words.is_empty());
    let text = line.text();
    line.from_right = direction::begins_right(&text);
    if text.contains(is_right_to_left) {
        line.gaps.clear();
        line.runs = direction::as_read(std::mem::take(&mut line.runs));
    }
    (!line.runs.is_empty() || !line.marks.is_empty()).then_some(line)
}

impl Line {
    /// The line cut at a gap: what stands before it, and after it.
    pub fn cut(mut self, gap: Gap) -> (Self, Self) {
        let mut after =
            Self { runs: Vec::new(), left: gap.right, marks: Vec::new(), begins_note: false, ..self.clone() };
        let mut left = gap.at;
        for run in &mut self.runs {
            let at = run.words.floor_char_boundary(left);
            left -= at;
            let words = run.words.split_off(at);
            if !words.is_empty() {
                after.runs.push(Run { words, bold: run.bold });
            }
        }
        self.runs.retain(|run| !run.words.is_empty());
        if let Some(run) = self.runs.last_mut() {
            run.words.truncate(run.words.trim_end().len());
        }
        self.right = gap.left;
        self.gaps.retain(|other| other.at < gap.at);
        after.gaps.retain(|other| other.at > gap.at);
        after.gaps.iter_mut().for_each(|other| other.at -= gap.at);
        after.first_word = after.first_word.min(after.right - after.left);
        (self, after)
    }

    fn push(&mut self, c: char, bold: bool) {
        match self.runs.last_mut() {
            Some(run) if c == ' ' => {
                if !run.words.ends_with(' ') {
                    run.words.push(' ');
                }
            }
            Some(run) if run.bold == bold => run.words.push(c),
            _ if c == ' ' => {}
            _ => self.runs.push(Run { words: c.to_string(), bold }),
        }
    }
}

/// Whether raised letters are the mark of a note.
fn is_note_mark(mark: &str) -> bool {
    let letters: Vec<char> = mark.chars().filter(|c| !matches!(c, '[' | ']' | '(' | ')' | ',')).collect();
    !letters.is_empty()
        && letters.len() <= LONGEST_MARK
        && letters.iter().all(|c| c.is_ascii_digit() || matches!(c, '*' | '†' | '‡' | '§' | '¶'))
}

/// How far down the middle of a shape is.
fn middle(dot: &Rule) -> f32 {
    (dot.top + dot.bottom) / 2.0
}

/// Puts bullets that are drawn before the text that they stand before; the shapes stand from top to bottom.
fn add_bullets(row: &mut [Line], dots: &[&Rule]) {
    for line in row {
        let (at, slack) = (line.baseline - 0.3 * line.size, 0.35 * line.size);
        let from = dots.partition_point(|dot| middle(dot) <= at - slack);
        let mut beside = dots[from..].iter().take_while(|dot| middle(dot) < at + slack);
        if let Some(dot) = beside.find(|dot| dot.right < line.left && line.left - dot.right < 2.5 * line.size) {
            const BULLET: &str = "• ";
            line.gaps.iter_mut().for_each(|gap| gap.at += BULLET.len());
            line.runs.insert(0, Run { words: BULLET.to_owned(), bold: false });
            line.left = dot.left;
        }
    }
}

/// Puts the number or bullet of a clause before its text, however far it stands from it.
fn join_marks(row: Vec<Line>, walls: &Walls<'_>) -> Vec<Line> {
    let mut joined: Vec<Line> = Vec::with_capacity(row.len());
    for line in row {
        match joined.last_mut() {
            Some(mark)
                if line.left - mark.right < MARK_GAP * line.size
                    && LIST_MARK.is_match(&mark.text())
                    && !walls.part(mark.right, line.left, line.baseline, line.size) =>
            {
                mark.push(' ', true);
                let before = mark.text().len();
                mark.gaps.extend(line.gaps.iter().map(|gap| Gap { at: gap.at + before, ..*gap }));
                mark.runs.extend(line.runs);
                mark.right = line.right;
                mark.size = line.size.max(mark.size);
                mark.marks.extend(line.marks);
            }
            _ => joined.push(line),
        }
    }
    joined
}
