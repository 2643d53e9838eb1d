//! Notes at the foot of pages: small lines under the text that begin with a mark which stands in it.

use super::super::flow::{Inline, Piece};
use super::line::Line;
use super::margins::PageLines;
use std::collections::{HashMap, HashSet};

/// Letters smaller than this part of those of the text may be a note's.
const SMALL: f32 = 0.93;

/// A note, put together from its lines.
#[derive(Debug)]
pub struct Note {
    /// Its lines, without the mark.
    pub lines: Vec<Line>,
    /// The page it stands on, counted from 1.
    pub page: u32,
}

/// Takes the notes out of pages, in their order.
pub fn take(pages: &mut [PageLines]) -> Vec<Note> {
    let mut letters: HashMap<i32, usize> = HashMap::new();
    for line in pages.iter().flat_map(|page| &page.rows).flatten() {
        *letters.entry((line.size * 10.0) as i32).or_default() += line.text().len();
    }
    let body =
        letters.iter().max_by_key(|(size, count)| (**count, -**size)).map_or(0.0, |(size, _)| *size as f32 / 10.0);
    let mut notes = Vec::new();
    for (index, page) in pages.iter_mut().enumerate() {
        let marks: HashSet<String> = page
            .rows
            .iter()
            .flatten()
            .filter(|line| line.size >= SMALL * body)
            .flat_map(|line| line.marks.iter().map(|mark| bare(mark).to_owned()))
            .collect();
        let small = page.rows.iter().rev().take_while(|row| row.iter().all(|line| line.size < SMALL * body)).count();
        let from = page.rows.len() - small;
        // The first small line must begin a note, else the small print is text.
        let start =
            page.rows[from..].iter().position(|row| row.first().is_some_and(|line| mark_len(line, &marks).is_some()));
        let Some(start) = start.filter(|_| !marks.is_empty()) else { continue };
        for row in page.rows.drain(from + start..) {
            let mut lines = row.into_iter();
            let Some(mut first) = lines.next() else { continue };
            match mark_len(&first, &marks) {
                Some(len) => {
                    if let Some(run) = first.runs.first_mut() {
                        run.words = run.words.get(len..).unwrap_or("").trim_start().to_owned();
                    }
                    notes.push(Note { lines: vec![first], page: index as u32 + 1 });
                }
                None => {
                    if let Some(note) = notes.last_mut() {
                        note.lines.push(first);
                    }
                }
            }
            if let Some(note) = notes.last_mut() {
                note.lines.extend(lines);
            }
        }
    }
    notes
}

/// The marks of notes in the text of pages.
pub fn marks(pages: &[PageLines]) -> HashSet<String> {
    let lines = pages.iter().flat_map(|page| &page.rows).flatten();
    lines.flat_map(|line| line.marks.iter().map(|mark| bare(mark).to_owned())).collect()
}

/// Takes the marks off notes that stand at the end of the text.
pub fn strip_marks_at_end(paragraphs: &mut [Piece], marks: &HashSet<String>) {
    for piece in paragraphs.iter_mut().rev() {
        let Piece::Paragraph(paragraph) = piece else { return };
        let Some(Inline::Words { words, .. }) = paragraph.inlines.first_mut() else { return };
        let Some((mark, rest)) = words.split_once(' ') else { return };
        if !marks.contains(mark) {
            return;
        }
        *words = rest.trim_start().to_owned();
    }
}

fn bare(mark: &str) -> &str {
    mark.trim_matches(|c| matches!(c, '[' | ']' | '(' | ')' | ',' | '.'))
}

/// Length of the mark that a note's first line begins with; 0 where it was raised and is gone already.
fn mark_len(line: &Line, marks: &HashSet<String>) -> Option<usize> {
    if line.begins_note {
        return Some(0);
    }
    let text = &line.runs.first()?.words;
    let len = text
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '*' | '†' | '‡' | '[' | ']' | '.' | ')')))
        .unwrap_or(text.len());
    marks.contains(bare(&text[..len])).then_some(len).filter(|len| *len > 0)
}
