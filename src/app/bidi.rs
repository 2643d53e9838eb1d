//! Text that runs from right to left, put into the order in which it is seen (UAX 9): egui turns the letters within a word,
//! but sets words from left to right in every script, and begins every line at the left.

use crate::text::is_right_to_left;
use egui::text::{ByteIndex, LayoutJob, LayoutSection, TextFormat, TextWrapping};
use std::ops::Range;
use unicode_bidi::{BidiInfo, ParagraphInfo};
use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;

/// Stands for what is cut off.
const CUT: &str = "…";

/// Whether a text holds letters that run from right to left.
pub fn holds_leftward(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(is_right_to_left)
}

/// Whether a text as a whole runs from right to left, as its first letter does.
pub fn is_leftward(text: &str) -> bool {
    let begins_leftward = || BidiInfo::new(text, None).paragraphs.first().is_some_and(|first| first.level.is_rtl());
    holds_leftward(text) && begins_leftward()
}

/// The job broken into lines whose pieces stand as they are seen, lines that run from right to left at the right edge; as it
/// is where nothing in it runs so. `width` tells how wide a job is without any line break.
pub fn seen(job: LayoutJob, width: impl Fn(LayoutJob) -> f32) -> LayoutJob {
    if !holds_leftward(&job.text) {
        return job;
    }
    let setter = Setter { job: &job, bidi: BidiInfo::new(&job.text, None), width: &width };
    let mut shown = setter.empty();
    for (number, (pieces, moved)) in setter.set_lines().into_iter().enumerate() {
        if let Some(last) = shown.sections.last_mut().filter(|_| number > 0) {
            shown.text.push('\n');
            last.byte_range.end = ByteIndex(shown.text.len());
        }
        append(&mut shown, &pieces, moved);
    }
    shown
}

/// Where a word of a job stands, once it is [`seen`].
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// In which line.
    pub line: usize,
    /// From where to where in it, in points.
    pub across: Range<f32>,
    /// Which bytes of the job's text it is.
    pub source: Range<usize>,
}

/// Where each word of a job stands, and the blanks and signs between the words, line by line and from left to right.
pub fn places(job: &LayoutJob, width: impl Fn(LayoutJob) -> f32) -> Vec<Place> {
    let setter = Setter { job, bidi: BidiInfo::new(&job.text, None), width: &width };
    let mut places = Vec::new();
    for (line, (pieces, moved)) in setter.set_lines().into_iter().enumerate() {
        let mut from = moved;
        for piece in pieces {
            from += piece.space;
            let mut source = piece.source.start;
            // Only what runs from left to right stands in pieces of many words.
            for word in piece.text.split_word_bounds() {
                let alone = Piece { text: word.to_owned(), space: 0.0, ..piece.clone() };
                let to = from + width(setter.set(&[alone]));
                let end = (source + word.len()).min(piece.source.end);
                places.push(Place { line, across: from..to, source: source..end });
                (from, source) = (to, end);
            }
        }
    }
    places
}

/// Words that stand together and look alike.
#[derive(Clone)]
struct Piece {
    text: String,
    format: TextFormat,
    /// Room left of them, in points.
    space: f32,
    /// Which bytes of the text they are; none of them for a sign that stands for others.
    source: Range<usize>,
}

/// Adds a line to a job, moved to the right by so many points.
fn append(job: &mut LayoutJob, pieces: &[Piece], moved: f32) {
    for (number, piece) in pieces.iter().enumerate() {
        let start = ByteIndex(job.text.len());
        job.text.push_str(&piece.text);
        // A section each: what stands in one is turned as a whole.
        job.sections.push(LayoutSection {
            leading_space: piece.space + if number == 0 { moved } else { 0.0 },
            byte_range: start..ByteIndex(job.text.len()),
            format: piece.format.clone(),
        });
    }
}

struct Setter<'j> {
    job: &'j LayoutJob,
    bidi: BidiInfo<'j>,
    width: &'j dyn Fn(LayoutJob) -> f32,
}

impl Setter<'_> {
    /// A job like the one that is set, without text, whose lines end where they are told to.
    fn empty(&self) -> LayoutJob {
        let wrap = TextWrapping { max_width: f32::INFINITY, max_rows: usize::MAX, ..self.job.wrap.clone() };
        LayoutJob { text: String::new(), sections: Vec::new(), wrap, ..self.job.clone() }
    }

    fn set(&self, pieces: &[Piece]) -> LayoutJob {
        let mut job = self.empty();
        append(&mut job, pieces, 0.0);
        job
    }

    /// The pieces of every line that is shown, and how far each line is moved to the right.
    fn set_lines(&self) -> Vec<(Vec<Piece>, f32)> {
        let mut lines: Vec<(&ParagraphInfo, Range<usize>)> = Vec::new();
        for paragraph in &self.bidi.paragraphs {
            lines.extend(self.lines(paragraph).into_iter().map(|line| (paragraph, line)));
        }
        let most = self.job.wrap.max_rows.max(1);
        let cut = (lines.len() > most).then(|| most - 1);
        lines.truncate(most);
        let set = |(number, (paragraph, line)): (usize, (&ParagraphInfo, Range<usize>))| {
            let is_cut = cut == Some(number);
            let pieces = if is_cut { self.cut(paragraph, line.start) } else { self.pieces(paragraph, line) };
            let room = self.job.wrap.max_width - (self.width)(self.set(&pieces));
            let is_moved = paragraph.level.is_rtl() && room.is_finite();
            (pieces, if is_moved { room.max(0.0) } else { 0.0 })
        };
        lines.into_iter().enumerate().map(set).collect()
    }

    /// How wide a stretch of the text is.
    fn width_of(&self, range: Range<usize>) -> f32 {
        let mut pieces = Vec::new();
        self.rightward(range, &mut pieces);
        (self.width)(self.set(&pieces))
    }

    /// Where the lines of a paragraph begin and end.
    fn lines(&self, paragraph: &ParagraphInfo) -> Vec<Range<usize>> {
        let (first, text) = (paragraph.range.start, &self.job.text[paragraph.range.clone()]);
        let (mut lines, mut start, mut at, mut used) = (Vec::new(), first, first, 0.0);
        let mut put = |chunk: Range<usize>| {
            let ink = chunk.start + self.job.text[chunk.clone()].trim_end().len();
            if at > start && used + self.width_of(chunk.start..ink) > self.job.wrap.max_width {
                lines.push(start..at);
                (start, used) = (at, 0.0);
            }
            used += self.width_of(chunk.clone());
            at = chunk.end;
        };
        let mut begin = first;
        for (end, _) in linebreaks(text) {
            let chunk = begin..first + end;
            begin = chunk.end;
            if self.width_of(chunk.clone()) > self.job.wrap.max_width {
                // Longer than a line: broken anywhere.
                let clusters = self.job.text[chunk.clone()].grapheme_indices(true);
                clusters.for_each(|(at, cluster)| put(chunk.start + at..chunk.start + at + cluster.len()));
            } else {
                put(chunk);
            }
        }
        lines.push(start..at);
        lines
    }

    /// As much of a paragraph from `start` on as fits into a line with the sign that more follows.
    fn cut(&self, paragraph: &ParagraphInfo, start: usize) -> Vec<Piece> {
        let text = &self.job.text[start..paragraph.range.end];
        let ends: Vec<usize> = text.grapheme_indices(true).map(|(at, cluster)| start + at + cluster.len()).collect();
        let format = self.job.sections.last().map(|section| section.format.clone()).unwrap_or_default();
        let sign = || Piece { text: CUT.to_owned(), format: format.clone(), space: 0.0, source: start..start };
        let room = self.job.wrap.max_width - (self.width)(self.set(&[sign()]));
        let fitting = ends.partition_point(|&end| self.width_of(start..end) <= room);
        let mut pieces = self.pieces(paragraph, start..fitting.checked_sub(1).map_or(start, |last| ends[last]));
        let place = if paragraph.level.is_rtl() { 0 } else { pieces.len() };
        pieces.insert(place, sign());
        pieces
    }

    /// The pieces of a line as they are seen, from left to right.
    fn pieces(&self, paragraph: &ParagraphInfo, line: Range<usize>) -> Vec<Piece> {
        let end = line.start + self.job.text[line.clone()].trim_end().len();
        let (levels, runs) = self.bidi.visual_runs(paragraph, line.start..end);
        let mut pieces = Vec::new();
        for run in runs.into_iter().filter(|run| !run.is_empty()) {
            if levels[run.start].is_rtl() { self.leftward(run, &mut pieces) } else { self.rightward(run, &mut pieces) }
        }
        pieces
    }

    /// The sections that a stretch of the text stands in.
    fn sections(&self, range: Range<usize>) -> impl DoubleEndedIterator<Item = (&LayoutSection, Range<usize>)> {
        let sections = self.job.sections.iter();
        let within = sections.map(move |section| {
            let (from, to) = (section.byte_range.start.0.max(range.start), section.byte_range.end.0.min(range.end));
            (section, from..to.max(from))
        });
        within.filter(|(_, range)| !range.is_empty())
    }

    /// Adds what runs from left to right.
    fn rightward(&self, run: Range<usize>, pieces: &mut Vec<Piece>) {
        for (section, range) in self.sections(run) {
            let begins = range.start == section.byte_range.start.0;
            let (text, format) = (self.job.text[range.clone()].to_owned(), section.format.clone());
            pieces.push(Piece { text, format, space: if begins { section.leading_space } else { 0.0 }, source: range });
        }
    }

    /// Adds what runs from right to left, the last word first. Room before a section is room right of it.
    fn leftward(&self, run: Range<usize>, pieces: &mut Vec<Piece>) {
        let mut space = 0.0;
        for (section, range) in self.sections(run).rev() {
            let mut end = range.end;
            for word in words(&self.job.text[range.clone()]).into_iter().rev() {
                let (text, format) = (word.chars().map(mirrored).collect(), section.format.clone());
                let source = end - word.len()..end;
                end = source.start;
                pieces.push(Piece { text, format, space: std::mem::take(&mut space), source });
            }
            space = if range.start == section.byte_range.start.0 { section.leading_space } else { 0.0 };
        }
    }
}

/// What egui turns as one: letters that run from right to left together, everything else by itself.
fn words(text: &str) -> Vec<&str> {
    let is_letter = |cluster: &str| cluster.chars().next().is_some_and(|c| is_right_to_left(c) && c.is_alphanumeric());
    let mut words: Vec<&str> = Vec::new();
    let mut start = 0;
    for (at, cluster) in text.grapheme_indices(true) {
        if !is_letter(cluster) {
            words.extend((start < at).then(|| &text[start..at]));
            words.push(cluster);
            start = at + cluster.len();
        }
    }
    words.extend((start < text.len()).then(|| &text[start..]));
    words
}

/// The sign that a bracket looks like where text runs from right to left.
fn mirrored(c: char) -> char {
    const PAIRS: [(char, char); 6] = [('(', ')'), ('[', ']'), ('{', '}'), ('«', '»'), ('‹', '›'), ('<', '>')];
    let other = PAIRS.into_iter().find_map(|(open, close)| match c {
        _ if c == open => Some(close),
        _ if c == close => Some(open),
        _ => None,
    });
    other.unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{Color32, FontId};
    use proptest::prelude::*;

    fn job(text: &str, width: f32) -> LayoutJob {
        LayoutJob::simple(text.to_owned(), FontId::proportional(10.0), Color32::BLACK, width)
    }

    /// Sets a text as if each letter were one point wide.
    fn set(job: LayoutJob) -> LayoutJob {
        seen(job, |job| job.text.chars().count() as f32)
    }

    #[test]
    fn words_stand_in_the_order_in_which_they_are_seen() {
        for (text, shown) in [
            ("אבג דהו זח", "זח דהו אבג"),
            ("אבג Acme 30 דהו.", ".דהו Acme 30 אבג"),
            ("(אב) גד", "גד (אב)"),
            ("1. אב גד", "גד אב .1"),
            ("The word אב גד is two", "The word גד אב is two"),
        ] {
            assert_eq!(set(job(text, f32::INFINITY)).text, shown);
        }
    }

    #[test]
    fn lines_begin_at_the_right_edge() {
        let shown = set(job("אבגד הוזח טיכל", 9.0));
        assert_eq!(shown.text, "הוזח אבגד\nטיכל");
        let spaces: Vec<f32> = shown.sections.iter().map(|section| section.leading_space).collect();
        assert_eq!(spaces, [0.0, 0.0, 0.0, 5.0]);
        assert!(is_leftward("1. אב") && !is_leftward("Acme אב"));
    }

    #[test]
    fn what_does_not_fit_is_cut_where_reading_ends() {
        let mut long = job("אבגד הוזח טיכל", 9.0);
        long.wrap.max_rows = 1;
        assert_eq!(set(long).text, "…הוז אבגד");
    }

    #[test]
    fn every_word_is_found_where_it_is_seen() {
        let text = "אבג Acme 30 דהו. טי";
        let places = places(&job(text, 20.0), |job| job.text.chars().count() as f32);
        let at = |line: usize, x: f32| {
            let here = |place: &&Place| place.line == line && place.across.contains(&x);
            places.iter().find(here).map(|place| &text[place.source.clone()])
        };
        assert_eq!(set(job(text, 20.0)).text, "טי .דהו Acme 30 אבג");
        // The line is one point short of the column, and stands at the right edge.
        for (x, word) in [(0.5, None), (1.5, Some("טי")), (5.5, Some("דהו")), (9.5, Some("Acme")), (19.5, Some("אבג"))]
        {
            assert_eq!(at(0, x), word, "{x}");
        }
        let mut covered: Vec<usize> = places.iter().flat_map(|place| place.source.clone()).collect();
        covered.sort_unstable();
        assert_eq!(covered, (0..text.len()).collect::<Vec<_>>());
    }

    #[test]
    fn a_mark_stays_on_its_words() {
        let mut marked = LayoutJob::default();
        let format = |colour| TextFormat::simple(FontId::proportional(10.0), colour);
        marked.append("אב ", 0.0, format(Color32::BLACK));
        marked.append("גד", 3.0, format(Color32::RED));
        let shown = set(marked);
        let words: Vec<(&str, Color32, f32)> = shown
            .sections
            .iter()
            .map(|section| {
                let (from, to) = (section.byte_range.start.0, section.byte_range.end.0);
                (&shown.text[from..to], section.format.color, section.leading_space)
            })
            .collect();
        assert_eq!(words, [("גד", Color32::RED, 0.0), (" ", Color32::BLACK, 3.0), ("אב", Color32::BLACK, 0.0)]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// No letter is lost or made up, whatever is mixed and however narrow the column; only brackets turn.
        #[test]
        fn no_letter_is_lost(text in "[אבגدهو aB1(),.\n]{0,60}", width in 1u8..40) {
            let letters = |text: &str| {
                let mut letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace() && !"()".contains(*c)).collect();
                letters.sort_unstable();
                letters
            };
            let shown = set(job(&text, f32::from(width)));
            prop_assert_eq!(letters(&shown.text), letters(&text));
            let mut end = 0;
            for section in &shown.sections {
                prop_assert_eq!(section.byte_range.start.0, end);
                end = section.byte_range.end.0;
            }
            prop_assert_eq!(end, shown.text.len());
        }

        /// Text without such letters is left to egui.
        #[test]
        fn other_text_is_left_alone(text in "[a-zé一 .\n]{0,40}") {
            prop_assert_eq!(set(job(&text, 9.0)), job(&text, 9.0));
        }
    }
}
