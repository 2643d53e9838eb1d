//! Letters to glyphs: a word is cut where its font or its direction changes, and each part is shaped.

use super::fonts::{FaceId, Fonts, REPLACEMENT};
use super::letters::{ends_line, is_blank, is_unseen};
use rustybuzz::{Direction, UnicodeBuffer};
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;
use unicode_segmentation::UnicodeSegmentation;

/// How wide a tab is set, in parts of the font size.
const TAB: f32 = 2.0;

/// A glyph of a shaped text; all lengths are parts of the font size.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Glyph {
    /// Its number in the font.
    pub id: u32,
    /// How far the next one stands.
    pub advance: f32,
    /// How far it is drawn from where it stands.
    pub offset: (f32, f32),
    /// The bytes of the text that it shows.
    pub range: Range<usize>,
}

/// A shaped text, its glyphs from left to right.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Shaped {
    /// The glyphs.
    pub glyphs: Vec<Glyph>,
    /// How wide it is, in parts of the font size.
    pub advance: f32,
}

/// A part of a text in one font.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Part {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// Its font.
    pub face: FaceId,
    /// How its letters are shown.
    pub shown: Shown,
}

/// How letters are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Shown {
    /// As they are.
    Letters,
    /// As white space.
    Blank,
    /// By the sign for letters that no font has.
    Replacement,
}

/// Shapes texts, each once.
pub(super) struct Shaper<'f> {
    pub(super) fonts: Fonts<'f>,
    shaped: HashMap<(FaceId, Shown, bool, String), Rc<Shaped>>,
}

impl<'f> Shaper<'f> {
    pub fn new(fonts: Fonts<'f>) -> Self {
        Self { fonts, shaped: HashMap::new() }
    }

    /// A text cut by fonts.
    pub fn parts(&mut self, text: &str, bold: bool) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        for (start, cluster) in text.grapheme_indices(true) {
            let (face, shown) = self.face_of(cluster, bold, parts.last());
            let whole = cluster.chars().all(|c| is_unseen(c) || self.fonts.has(face, c));
            if whole || shown != Shown::Letters {
                put(&mut parts, Part { range: start..start + cluster.len(), face, shown });
                continue;
            }
            // The font of the letter lacks a mark on it: each is set as well as it can be.
            for (at, c) in cluster.char_indices() {
                let range = start + at..start + at + c.len_utf8();
                let (face, shown) = self.face_of(&text[range.clone()], bold, parts.last());
                put(&mut parts, Part { range, face, shown });
            }
        }
        parts
    }

    fn face_of(&mut self, cluster: &str, bold: bool, before: Option<&Part>) -> (FaceId, Shown) {
        let usual = self.fonts.usual(bold);
        if cluster.starts_with(is_blank) {
            return (usual, Shown::Blank);
        }
        let Some(first) = cluster.chars().find(|&c| !is_unseen(c)) else {
            return (before.map_or(usual, |part| part.face), Shown::Letters);
        };
        // A sign keeps the font of the letters before it, as long as that has it.
        if let Some(part) = before.filter(|part| part.shown == Shown::Letters && part.face != usual)
            && !first.is_ascii()
            && !first.is_alphanumeric()
            && self.fonts.has(part.face, first)
        {
            return (part.face, Shown::Letters);
        }
        match self.fonts.for_letter(first, bold) {
            Some(face) => (face, Shown::Letters),
            None => (usual, Shown::Replacement),
        }
    }

    /// The glyphs of a part of a text, with what stands around it: letters that join take other shapes for that.
    pub fn shape(&mut self, text: &str, part: &Part, leftward: bool) -> Rc<Shaped> {
        let own = &text[part.range.clone()];
        let joins = leftward && part.shown == Shown::Letters;
        let around = (&text[..part.range.start], &text[part.range.end..]);
        let stands_alone = !joins || (around.0.is_empty() && around.1.is_empty());
        if stands_alone && let Some(shaped) = self.shaped.get(&(part.face, part.shown, leftward, own.to_owned())) {
            return shaped.clone();
        }
        let shaped = Rc::new(match part.shown {
            Shown::Letters => self.letters(own, part.face, leftward, around),
            Shown::Blank => self.one(own, ' ', part.face, blank_width(own)),
            Shown::Replacement => self.one(own, REPLACEMENT, part.face, None),
        });
        if stands_alone {
            self.shaped.insert((part.face, part.shown, leftward, own.to_owned()), shaped.clone());
        }
        shaped
    }

    fn letters(&self, text: &str, face: FaceId, leftward: bool, around: (&str, &str)) -> Shaped {
        let face = self.fonts.face(face);
        let mut buffer = UnicodeBuffer::new();
        buffer.set_pre_context(around.0);
        buffer.push_str(text);
        buffer.set_post_context(around.1);
        buffer.set_direction(if leftward { Direction::RightToLeft } else { Direction::LeftToRight });
        buffer.guess_segment_properties();
        buffer.set_direction(if leftward { Direction::RightToLeft } else { Direction::LeftToRight });
        let output = rustybuzz::shape(&face.shaper, &[], buffer);
        let mut starts: Vec<usize> = output.glyph_infos().iter().map(|info| info.cluster as usize).collect();
        starts.push(text.len());
        starts.sort_unstable();
        starts.dedup();
        let scale = |units: i32| units as f32 / face.units;
        let glyphs: Vec<Glyph> = output
            .glyph_infos()
            .iter()
            .zip(output.glyph_positions())
            .map(|(info, position)| {
                let start = info.cluster as usize;
                let end = starts[starts.partition_point(|&other| other <= start)];
                Glyph {
                    id: info.glyph_id,
                    advance: scale(position.x_advance),
                    offset: (scale(position.x_offset), scale(position.y_offset)),
                    range: start..end,
                }
            })
            .collect();
        // A font may drop what is not seen; the text must come back all the same.
        if starts.first() != Some(&0) || glyphs.is_empty() {
            return self.one(text, ' ', self.fonts.usual(false), Some(0.0));
        }
        let advance = glyphs.iter().map(|glyph| glyph.advance).sum();
        Shaped { glyphs, advance }
    }

    /// A whole text shown by one glyph.
    fn one(&self, text: &str, shown: char, face: FaceId, advance: Option<f32>) -> Shaped {
        let face = self.fonts.face(face);
        let id = face.shaper.glyph_index(shown).unwrap_or_default();
        let own = f32::from(face.shaper.glyph_hor_advance(id).unwrap_or_default()) / face.units;
        let advance = advance.unwrap_or(own);
        let glyph = Glyph { id: id.0.into(), advance, offset: (0.0, 0.0), range: 0..text.len() };
        Shaped { glyphs: vec![glyph], advance }
    }
}

/// Puts a part after others; what is set alike is one part.
fn put(parts: &mut Vec<Part>, part: Part) {
    match parts.last_mut() {
        Some(last) if last.face == part.face && last.shown == part.shown && part.shown == Shown::Letters => {
            last.range.end = part.range.end;
        }
        _ => parts.push(part),
    }
}

/// How wide white space is set that has no width of its own.
fn blank_width(text: &str) -> Option<f32> {
    Some(if text.starts_with(ends_line) { 0.0 } else { TAB })
}
