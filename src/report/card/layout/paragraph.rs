//! Words broken into lines.

use super::super::fonts::{Fonts, Glyph, Style};
use super::Colour;
use unicode_segmentation::UnicodeSegmentation;

/// Height of a line by the size of its letters.
const LEADING: f32 = 1.4;

/// Words of one look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub text: String,
    pub style: Style,
    pub colour: Colour,
    /// Whether they are the words that prove something.
    pub marked: bool,
}

/// A part of a word, placed on a line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed {
    /// From the left end of the line.
    pub x: f32,
    pub width: f32,
    pub part: Part,
    /// Whether a blank stands before it in the text.
    pub after_blank: bool,
    pub glyphs: Vec<Glyph>,
}

/// Words broken into lines.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Paragraph {
    /// Size of the letters.
    pub size: u32,
    pub lines: Vec<Vec<Placed>>,
}

impl Paragraph {
    pub(super) fn line_height(&self) -> f32 {
        self.size as f32 * LEADING
    }

    pub(super) fn height(&self) -> f32 {
        self.line_height() * self.lines.len() as f32
    }

    /// Its words, or those of them that are marked, as they stand on the lines.
    pub(super) fn text(&self, marked: bool) -> String {
        let mut text = String::new();
        for placed in self.lines.iter().flatten().filter(|placed| placed.part.marked || !marked) {
            if placed.after_blank && !(marked && text.is_empty()) {
                text.push(' ');
            }
            text.push_str(&placed.part.text);
        }
        text
    }

    /// Where marked words stand: from and to, and on which line.
    pub(super) fn marked(&self) -> Vec<(f32, f32, usize)> {
        let mut runs: Vec<(f32, f32, usize)> = Vec::new();
        for (at, line) in self.lines.iter().enumerate() {
            let mut open = false;
            for placed in line {
                match runs.last_mut() {
                    Some(run) if open && placed.part.marked => run.1 = placed.x + placed.width,
                    _ if placed.part.marked => runs.push((placed.x, placed.x + placed.width, at)),
                    _ => {}
                }
                open = placed.part.marked;
            }
        }
        runs
    }
}

/// A paragraph in the largest letters in which it is as it should be; in the smallest where it never is.
pub(super) fn fit(
    fonts: &Fonts,
    parts: &[Part],
    width: f32,
    largest: u32,
    smallest: u32,
    good: impl Fn(&Paragraph) -> bool,
) -> Paragraph {
    let mut paragraph = broken(fonts, parts, width, largest);
    for size in (smallest..largest).rev() {
        if good(&paragraph) {
            break;
        }
        paragraph = broken(fonts, parts, width, size);
    }
    paragraph
}

/// Parts of words that no blank parts.
struct Word {
    parts: Vec<Part>,
    after_blank: bool,
}

fn words(parts: &[Part]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut blank = false;
    for part in parts {
        for (at, text) in part.text.split(' ').enumerate() {
            blank |= at > 0;
            if text.is_empty() {
                continue;
            }
            let piece = Part { text: text.to_owned(), ..part.clone() };
            match words.last_mut() {
                Some(word) if !blank => word.parts.push(piece),
                _ => words.push(Word { parts: vec![piece], after_blank: blank }),
            }
            blank = false;
        }
    }
    words
}

/// Breaks words into lines of a width; a word that is wider than a line is cut.
fn broken(fonts: &Fonts, parts: &[Part], width: f32, size: u32) -> Paragraph {
    let mut lines: Vec<Vec<Placed>> = vec![Vec::new()];
    let mut used = 0.0;
    for word in words(parts) {
        let placed = place(fonts, &word, size);
        let wide: f32 = placed.iter().map(|placed| placed.width).sum();
        let blank = if word.after_blank {
            fonts.shape(Style::Regular, " ").width as f32 * scale(fonts, Style::Regular, size)
        } else {
            0.0
        };
        if used > 0.0 && used + blank + wide > width {
            lines.push(Vec::new());
            used = 0.0;
        } else if used > 0.0 {
            used += blank;
        }
        let pieces = if wide > width { letters(fonts, &word, size) } else { placed };
        for mut piece in pieces {
            if used > 0.0 && used + piece.width > width {
                lines.push(Vec::new());
                used = 0.0;
            }
            piece.x = used;
            used += piece.width;
            if let Some(line) = lines.last_mut() {
                line.push(piece);
            }
        }
    }
    Paragraph { size, lines }
}

fn scale(fonts: &Fonts, style: Style, size: u32) -> f32 {
    size as f32 / fonts.units(style)
}

fn place(fonts: &Fonts, word: &Word, size: u32) -> Vec<Placed> {
    let placed = word.parts.iter().enumerate().map(|(at, part)| {
        let shaped = fonts.shape(part.style, &part.text);
        Placed {
            x: 0.0,
            width: shaped.width as f32 * scale(fonts, part.style, size),
            part: part.clone(),
            after_blank: word.after_blank && at == 0,
            glyphs: shaped.glyphs,
        }
    });
    placed.collect()
}

/// A word as its letters, each with its marks.
fn letters(fonts: &Fonts, word: &Word, size: u32) -> Vec<Placed> {
    let parts = word
        .parts
        .iter()
        .flat_map(|part| part.text.graphemes(true).map(|letter| Part { text: letter.to_owned(), ..part.clone() }));
    place(fonts, &Word { parts: parts.collect(), after_blank: word.after_blank }, size)
}
