//! The fonts in the program, and words shaped with them.

use crate::report::ReportError;
use rustybuzz::ttf_parser::{GlyphId, OutlineBuilder};
use rustybuzz::{Face, UnicodeBuffer, shape};
use std::collections::BTreeSet;

/// How letters look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Style {
    Regular,
    Bold,
}

/// A glyph of a word, in units of the font from the beginning of the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Glyph {
    pub id: u16,
    pub x: i32,
    pub y: i32,
}

/// A word as glyphs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shaped {
    pub glyphs: Vec<Glyph>,
    /// Its width, in units of the font.
    pub width: i32,
}

/// A stroke of the outline of a glyph, in units of the font.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Stroke {
    Move(f32, f32),
    Line(f32, f32),
    Quad(f32, f32, f32, f32),
    Cubic(f32, f32, f32, f32, f32, f32),
    Close,
}

/// Both fonts.
pub(super) struct Fonts {
    regular: Face<'static>,
    bold: Face<'static>,
}

const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/NotoSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../../assets/fonts/NotoSans-Bold.ttf");

impl Fonts {
    pub(super) fn new() -> Self {
        let face = |bytes| Face::from_slice(bytes, 0).expect("the fonts in the program are sound");
        Self { regular: face(REGULAR), bold: face(BOLD) }
    }

    fn face(&self, style: Style) -> &Face<'static> {
        match style {
            Style::Regular => &self.regular,
            Style::Bold => &self.bold,
        }
    }

    /// Units of a font in the size of its letters.
    pub(super) fn units(&self, style: Style) -> f32 {
        self.face(style).units_per_em() as f32
    }

    /// A word, or a part of one, as glyphs.
    pub(super) fn shape(&self, style: Style, word: &str) -> Shaped {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(word);
        buffer.guess_segment_properties();
        let shaped = shape(self.face(style), &[], buffer);
        let (mut glyphs, mut width) = (Vec::new(), 0);
        for (info, position) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
            let id = u16::try_from(info.glyph_id).unwrap_or(0);
            glyphs.push(Glyph { id, x: width + position.x_offset, y: position.y_offset });
            width += position.x_advance;
        }
        Shaped { glyphs, width }
    }

    /// The outline of a glyph.
    pub(super) fn outline(&self, style: Style, glyph: u16) -> Vec<Stroke> {
        let mut strokes = Strokes(Vec::new());
        self.face(style).outline_glyph(GlyphId(glyph), &mut strokes);
        strokes.0
    }

    /// Whether there is a letter for it.
    pub(super) fn has(&self, letter: char) -> bool {
        self.regular.glyph_index(letter).is_some()
    }

    /// Refuses texts with letters that the fonts lack.
    ///
    /// # Errors
    /// [`ReportError::Setting`], naming the letters.
    pub(super) fn check<'t>(&self, texts: impl Iterator<Item = &'t str>) -> Result<(), ReportError> {
        let lacks = |letter: &char| !letter.is_whitespace() && !self.has(*letter);
        let missing: BTreeSet<char> = texts.flat_map(str::chars).filter(lacks).collect();
        if missing.is_empty() {
            return Ok(());
        }
        let some: String = missing.iter().filter(|letter| !letter.is_control()).take(8).collect();
        let more = if missing.len() > 8 { " and others" } else { "" };
        Err(ReportError::Setting {
            what: format!("the fonts of the card have no letters for “{some}”{more}"),
            advice: "Make a page with --format html, which uses the reader's fonts, and link to the finding in it.",
        })
    }
}

struct Strokes(Vec<Stroke>);

impl OutlineBuilder for Strokes {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.push(Stroke::Move(x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.push(Stroke::Line(x, y));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.push(Stroke::Quad(x1, y1, x, y));
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.push(Stroke::Cubic(x1, y1, x2, y2, x, y));
    }

    fn close(&mut self) {
        self.0.push(Stroke::Close);
    }
}
