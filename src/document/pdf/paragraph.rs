//! Lines put together to paragraphs: wraps and hyphenation undone, items of lists and headings told.

use super::super::BlockKind;
use super::super::flow::{Inline, Paragraph};
use super::line::{Line, Run};
use crate::text::is_unspaced;
use regex::Regex;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Letters so much larger than those of the text make a heading.
const HEADING_SIZE: f32 = 1.12;
/// A heading has at most so many words.
const LONGEST_HEADING: usize = 25;
/// Lines further apart than this times the usual distance belong to two paragraphs.
const APART: f32 = 1.22;
/// So many distances tell the usual one of a flow.
const FEWEST_DISTANCES: usize = 8;
/// The usual distance of lines in a flow is at most so many times that of the file; more is that of paragraphs.
const WIDEST_LEADING: f32 = 1.3;
/// Edges that differ by less than this part of the font size are the same.
const NEAR: f32 = 0.5;
/// Paragraphs stand apart in a file where so many do, and so many times as many as do not.
const FEWEST_PARTED: usize = 4;
const MOSTLY_PARTED: usize = 3;

static BULLET: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[-*•·▪◦‣●○■□–—➢✓\u{F0A7}\u{F0B7}\u{F0D8}]|o)\s+").expect("the pattern of bullets is valid")
});
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxlIVXL]{1,5})[.)]|\d{1,3}(?:\.\d{1,3})+[.)]?|(?i:article|section|clause|annex|§+)\s*[\dIVX]+(?:[.:]\d*)*\s*[-–—:.]?)\s+\S",
    )
    .expect("the pattern of numbered lines is valid")
});

/// A line with where it stands in the file.
#[derive(Debug, Clone)]
pub struct Placed {
    /// The line.
    pub line: Line,
    /// Its page, counted from 1.
    pub page: u32,
    /// Which column of which page, counted through the file.
    pub flow: usize,
}

/// What is usual in a file.
#[derive(Debug)]
pub struct Habits {
    /// Distance of lines by size of letters, in tenths of points.
    leading: HashMap<i32, f32>,
    /// The same for flows whose lines stand somewhat further apart than elsewhere, as beside tables set close.
    flow_leading: HashMap<(usize, i32), f32>,
    /// Left and right edge of each flow.
    edges: HashMap<usize, (f32, f32)>,
    /// Sizes of headings, largest first.
    headings: Vec<i32>,
    /// Words that stand somewhere within a line.
    vocabulary: HashSet<String>,
    /// Whether words are parted at the ends of lines.
    hyphenates: bool,
    /// Whether paragraphs stand apart, so that lines which do not are of one paragraph.
    parts_paragraphs: bool,
}

fn tenths(size: f32) -> i32 {
    (size * 2.0).round() as i32 * 5
}

impl Habits {
    /// Looks at all lines of a file.
    pub fn of(lines: &[&Placed]) -> Self {
        let mut letters: HashMap<i32, usize> = HashMap::new();
        let mut edges: HashMap<usize, (f32, f32)> = HashMap::new();
        let mut vocabulary = HashSet::new();
        for placed in lines {
            let text = placed.line.text();
            *letters.entry(tenths(placed.line.size)).or_default() += text.len();
            let (left, right) = edges.entry(placed.flow).or_insert((f32::MAX, f32::MIN));
            *left = left.min(placed.line.left);
            *right = right.max(placed.line.right);
            let mut words: Vec<&str> = text.split_whitespace().collect();
            words.pop();
            vocabulary.extend(words.iter().map(|word| bare(word)));
        }
        let most = letters.iter().max_by_key(|(size, count)| (**count, -**size)).map_or(100, |(size, _)| *size);
        let body = most as f32 / 10.0;
        let mut headings: Vec<i32> =
            letters.keys().copied().filter(|size| *size as f32 / 10.0 >= body * HEADING_SIZE).collect();
        headings.sort_unstable_by(|a, b| b.cmp(a));
        let leading = leading(lines);
        let flow_leading = flow_leading(lines, &leading);
        let (hyphenates, parts_paragraphs) = (false, false);
        let mut habits = Self { leading, flow_leading, edges, headings, vocabulary, hyphenates, parts_paragraphs };
        habits.hyphenates = habits.parts_words(lines);
        habits.parts_paragraphs = habits.parts_paragraphs(lines);
        habits
    }

    /// Whether what follows a line that is not full nearly always stands apart from it.
    fn parts_paragraphs(&self, lines: &[&Placed]) -> bool {
        let (mut apart, mut close) = (0, 0);
        for pair in lines.windows(2) {
            let (line, next) = (&pair[0].line, &pair[1].line);
            let text = next.text();
            let same = pair[0].flow == pair[1].flow && tenths(line.size) == tenths(next.size);
            if !same || line.is_bold() || BULLET.is_match(&text) || NUMBERED.is_match(&text) || self.is_full(pair) {
                continue;
            }
            let distance = next.baseline - line.baseline;
            if distance > APART * self.leading_of(pair[0]) { apart += 1 } else { close += 1 }
        }
        apart >= FEWEST_PARTED && apart >= MOSTLY_PARTED * close
    }

    /// Whether the first word of the second of two lines would not have found room in the first.
    fn is_full(&self, pair: &[&Placed]) -> bool {
        let (line, next) = (&pair[0].line, &pair[1].line);
        let (left, right) = self.edges.get(&pair[0].flow).copied().unwrap_or((line.left, line.right));
        let first_word = if next.first().is_some_and(is_unspaced) { line.size } else { next.first_word };
        let room = right - line.right;
        let room = if line.from_right { room.min(line.left - left) } else { room };
        0.2 * line.size + first_word > room
    }

    /// Whether more words that end a line with a hyphen are known without it than with it.
    fn parts_words(&self, lines: &[&Placed]) -> bool {
        let mut balance = 0i64;
        for pair in lines.windows(2) {
            let (text, next) = (pair[0].line.text(), pair[1].line.text());
            let Some(stem) = text.strip_suffix(['-', '\u{2010}', '\u{AD}']) else { continue };
            let stem = stem.split_whitespace().next_back().unwrap_or("");
            let rest = next.split_whitespace().next().unwrap_or("");
            balance += i64::from(self.vocabulary.contains(&bare(&format!("{stem}{rest}"))));
            balance -= i64::from(self.vocabulary.contains(&bare(&format!("{stem}-{rest}"))));
        }
        balance > 0
    }

    /// Distance between lines such as one.
    fn leading_of(&self, placed: &Placed) -> f32 {
        let size = tenths(placed.line.size);
        let of_flow = self.flow_leading.get(&(placed.flow, size));
        of_flow.or_else(|| self.leading.get(&size)).copied().unwrap_or(placed.line.size * 1.35)
    }
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// How often each distance of lines occurs, in fifths of points.
type Distances = HashMap<i32, usize>;

/// The distance between two lines of one size in one flow, where it may be that of lines of a paragraph.
fn distance(pair: &[&Placed]) -> Option<(i32, i32)> {
    let (line, next) = (&pair[0].line, &pair[1].line);
    let distance = next.baseline - line.baseline;
    let size = tenths(line.size);
    let one = pair[0].flow == pair[1].flow && size == tenths(next.size);
    (one && (0.8..2.5).contains(&(distance / line.size))).then(|| (size, (distance * 5.0).round() as i32))
}

/// The smallest distance that is no accident.
fn usual(counts: &Distances) -> Option<f32> {
    let all: usize = counts.values().sum();
    let near = |at: i32| [at - 1, at, at + 1].iter().filter_map(|at| counts.get(at)).sum::<usize>();
    let usual = counts.keys().copied().filter(|at| near(*at) * 12 >= all).min()?;
    Some((usual + 1) as f32 / 5.0)
}

/// The usual distance of lines, by size of letters.
fn leading(lines: &[&Placed]) -> HashMap<i32, f32> {
    let mut distances: HashMap<i32, Distances> = HashMap::new();
    for (size, distance) in lines.windows(2).filter_map(distance) {
        *distances.entry(size).or_default().entry(distance).or_default() += 1;
    }
    distances.into_iter().filter_map(|(size, counts)| Some((size, usual(&counts)?))).collect()
}

/// The usual distance of lines in flows that have another than the file, by size of letters.
fn flow_leading(lines: &[&Placed], leading: &HashMap<i32, f32>) -> HashMap<(usize, i32), f32> {
    let mut distances: HashMap<(usize, i32), Distances> = HashMap::new();
    for pair in lines.windows(2) {
        if let Some((size, distance)) = distance(pair) {
            *distances.entry((pair[0].flow, size)).or_default().entry(distance).or_default() += 1;
        }
    }
    let own = |((flow, size), counts): ((usize, i32), Distances)| {
        let enough = counts.values().sum::<usize>() >= FEWEST_DISTANCES;
        let (own, all) = (usual(&counts).filter(|_| enough)?, leading.get(&size)?);
        (own > *all && own <= WIDEST_LEADING * all).then_some(((flow, size), own))
    };
    distances.into_iter().filter_map(own).collect()
}

/// A paragraph that is open: its lines, each with what parts it from the line before.
struct Open {
    lines: Vec<Placed>,
    /// Places of lines that begin after a break.
    breaks: Vec<usize>,
}

/// How a line stands to the paragraph before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// It goes on with it.
    Wrap,
    /// It is part of it after a line break that is meant.
    Break,
    /// It begins another one.
    Paragraph,
}

/// Puts lines together to paragraphs.
pub struct Paragraphs<'a> {
    habits: &'a Habits,
    open: Option<Open>,
    /// Left edges of the lists that are open, outermost first.
    lists: Vec<f32>,
    done: Vec<Paragraph>,
}

impl<'a> Paragraphs<'a> {
    /// Begins without any.
    pub fn new(habits: &'a Habits) -> Self {
        Self { habits, open: None, lists: Vec::new(), done: Vec::new() }
    }

    /// Adds a line.
    pub fn add(&mut self, placed: Placed) {
        if let Some(open) = &mut self.open {
            let step = open.step(&placed, self.habits);
            if step != Step::Paragraph {
                open.breaks.extend((step == Step::Break).then_some(open.lines.len()));
                open.lines.push(placed);
                return;
            }
        }
        self.close();
        self.open = Some(Open { lines: vec![placed], breaks: Vec::new() });
    }

    /// Ends the paragraph that is open; gives out what is done.
    pub fn take(&mut self) -> Vec<Paragraph> {
        self.close();
        std::mem::take(&mut self.done)
    }

    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let Some(first) = open.lines.first() else { return };
        let (page, left, size) = (first.page, first.line.left, first.line.size);
        let mut parts = open.parts(self.habits);
        let text = parts.iter().map(|runs| text_of(runs)).collect::<Vec<_>>().join(" ");
        let bullet = BULLET.find(&text).map_or(0, |found| found.end());
        let kind = if bullet > 0 {
            parts.first_mut().into_iter().for_each(|runs| cut_start(runs, bullet));
            BlockKind::Item { depth: self.depth(left) }
        } else {
            if NUMBERED.is_match(&text) {
                self.depth(left);
            } else {
                let near = NEAR * size;
                self.lists.retain(|list| *list < left - near);
            }
            self.heading(&text, size)
        };
        let mut inlines = Vec::new();
        for (place, runs) in parts.into_iter().enumerate() {
            inlines.extend((place > 0).then_some(Inline::Break));
            inlines.extend(runs.into_iter().map(|run| Inline::Words { words: run.words, bold: run.bold }));
        }
        self.done.push(Paragraph { kind, mark: String::new(), inlines, page: Some(page) });
    }

    /// How deep a list at that left edge stands in others.
    fn depth(&mut self, left: f32) -> u8 {
        while self.lists.pop_if(|list| *list > left + 3.0).is_some() {}
        if self.lists.last().is_none_or(|list| *list < left - 3.0) {
            self.lists.push(left);
        }
        (self.lists.len() - 1).min(usize::from(u8::MAX)) as u8
    }

    fn heading(&self, text: &str, size: f32) -> BlockKind {
        let place = self.habits.headings.iter().position(|heading| *heading == tenths(size));
        match place {
            Some(place) if text.split_whitespace().count() <= LONGEST_HEADING => {
                BlockKind::Heading { level: (place + 1).min(6) as u8 }
            }
            _ => BlockKind::Paragraph,
        }
    }
}

impl Open {
    /// What it reads between its breaks.
    fn parts(&self, habits: &Habits) -> Vec<Vec<Run>> {
        let starts = std::iter::once(0).chain(self.breaks.iter().copied());
        let ends = self.breaks.iter().copied().chain(std::iter::once(self.lines.len()));
        starts
            .zip(ends)
            .map(|(start, end)| join(self.lines[start..end].iter().map(|placed| &placed.line), habits))
            .collect()
    }

    /// Whether a line belongs to the paragraph.
    fn step(&self, next: &Placed, habits: &Habits) -> Step {
        let (Some(first), Some(last)) = (self.lines.first(), self.lines.last()) else { return Step::Paragraph };
        let (line, new) = (&last.line, &next.line);
        let size = line.size;
        if (size - new.size).abs() > 0.08 * size || new.begins_note || line.is_bold() != new.is_bold() && line.is_bold()
        {
            return Step::Paragraph;
        }
        let text = new.text();
        let small = new.first().is_some_and(char::is_lowercase);
        let ended = line.last().is_some_and(|c| matches!(c, '.' | ':' | ';' | '!' | '?' | '。' | '；' | '：'));
        let listed = first.line.text();
        let marked = BULLET.is_match(&listed) || NUMBERED.is_match(&listed);
        let full = habits.is_full(&[last, next]);
        let wraps = |wraps: bool| if wraps { Step::Wrap } else { Step::Paragraph };
        let may_be_dash = text.starts_with(['-', '–', '—', 'o']) && full && !ended && !marked;
        if BULLET.is_match(&text) && !may_be_dash {
            return Step::Paragraph;
        }
        if last.flow != next.flow {
            return wraps(full && !NUMBERED.is_match(&text) && (small || !ended));
        }
        let distance = new.baseline - line.baseline;
        if distance <= 0.3 * size || distance > APART * habits.leading_of(last) {
            return Step::Paragraph;
        }
        let near = NEAR * size;
        // "… in" / "section 3 to do so": a reference, and no number of a clause.
        let refers = small && ["section", "article", "clause", "annex"].iter().any(|word| text.starts_with(word));
        if NUMBERED.is_match(&text) && !refers {
            // "… as set out in section" / "5. of these": a number that only happens to begin a line.
            let hangs = marked && new.left > first.line.left + near;
            let level = !marked && (new.left - line.left).abs() < near;
            return wraps((hangs || level) && full && !ended);
        }
        let centred = ((line.left + line.right) - (new.left + new.right)).abs() < 2.0 * near;
        let aligned = |start: f32, new_start: f32| match self.lines.len() {
            1 if marked => new_start >= start - near,
            1 => new_start <= start + near,
            _ => (new_start - start).abs() < near,
        };
        // Writers set text from right to left at either edge.
        let fits = aligned(line.left, new.left) || line.from_right && aligned(-line.right, -new.right);
        if (fits || centred) && (full || small && !ended) {
            Step::Wrap
        } else if habits.parts_paragraphs && fits && !line.is_bold() {
            Step::Break
        } else {
            Step::Paragraph
        }
    }
}

fn text_of(runs: &[Run]) -> String {
    runs.iter().map(|run| run.words.as_str()).collect()
}

/// What lines read one after the other.
pub fn join<'l>(lines: impl Iterator<Item = &'l Line>, habits: &Habits) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for line in lines {
        if let Some(last) = runs.last_mut() {
            let next = line.text();
            let kept = without_hyphen(&last.words, &next, habits).map(str::len);
            let unspaced = last.words.ends_with(is_unspaced) && next.starts_with(is_unspaced);
            match kept {
                Some(kept) => last.words.truncate(kept),
                None if unspaced || ends_with_hyphen(&last.words, &next) => {}
                None => last.words.push(' '),
            }
        }
        for run in &line.runs {
            match runs.last_mut() {
                Some(last) if last.bold == run.bold => last.words.push_str(&run.words),
                _ => runs.push(run.clone()),
            }
        }
    }
    for run in &mut runs {
        run.words = run.words.replace('\u{AD}', "");
    }
    runs
}

/// Whether a line ends with a hyphen that belongs to a word which goes on in the next one.
fn ends_with_hyphen(text: &str, next: &str) -> bool {
    let mut letters = text.chars().rev();
    matches!(letters.next(), Some('-' | '\u{2010}' | '\u{2011}'))
        && letters.next().is_some_and(char::is_alphanumeric)
        && next.starts_with(char::is_alphanumeric)
}

/// A line without the hyphen at its end, where that only parts a word.
fn without_hyphen<'t>(text: &'t str, next: &str, habits: &Habits) -> Option<&'t str> {
    if let Some(soft) = text.strip_suffix('\u{AD}') {
        return Some(soft);
    }
    if !ends_with_hyphen(text, next) || !next.starts_with(char::is_lowercase) {
        return None;
    }
    let kept = text.strip_suffix(['-', '\u{2010}'])?;
    let stem = kept.split_whitespace().next_back().unwrap_or("");
    let rest = next.split_whitespace().next().unwrap_or("");
    if habits.vocabulary.contains(&bare(&format!("{stem}{rest}"))) {
        return Some(kept);
    }
    if habits.vocabulary.contains(&bare(&format!("{stem}-{rest}"))) {
        return None;
    }
    let words = habits.vocabulary.contains(&bare(stem)) && habits.vocabulary.contains(&bare(rest));
    (habits.hyphenates && !words).then_some(kept)
}

/// Cuts bytes off the start of runs.
fn cut_start(runs: &mut Vec<Run>, mut bytes: usize) {
    for run in runs.iter_mut() {
        let part = bytes.min(run.words.len());
        run.words.drain(..part);
        bytes -= part;
    }
    runs.retain(|run| !run.words.is_empty());
}
