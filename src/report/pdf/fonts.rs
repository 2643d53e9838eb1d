//! The fonts that a report is set in: those that the program carries and, for letters that they lack, those of the
//! system. Knows letters and files, nothing of lines.
//!
//! The fonts of the program stand for Latin, Greek and Cyrillic letters and for signs, so that a report in these is the
//! same on every machine. For other scripts the choice among the fonts of the system depends on nothing but their names
//! and letters.

mod system;

use super::letters::is_unseen;
use krilla::text::Font;
use rustybuzz::ttf_parser;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/NotoSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../../assets/fonts/NotoSans-Bold.ttf");
const ARROWS: &[u8] = include_bytes!("../../../assets/fonts/NotoSansMath-Arrows.ttf");
const SHAPES: &[u8] = include_bytes!("../../../assets/fonts/NotoSansSymbols2-Shapes.ttf");

/// Stands for a letter that no font has.
pub(super) const REPLACEMENT: char = '\u{FFFD}';

/// Bytes of a font and which of its faces is meant.
#[derive(Debug, Clone)]
struct File {
    data: Data,
    face: u32,
}

#[derive(Debug, Clone)]
enum Data {
    Carried(&'static [u8]),
    Read(Arc<Vec<u8>>),
}

impl Data {
    fn bytes(&self) -> &[u8] {
        match self {
            Self::Carried(bytes) => bytes,
            Self::Read(bytes) => bytes,
        }
    }
}

/// A typeface: its upright face and, where there is one, its bold face.
#[derive(Debug)]
struct Family {
    name: String,
    upright: File,
    bold: Option<File>,
}

/// The files of all fonts that a text needs.
#[derive(Debug)]
pub(super) struct FontFiles {
    families: Vec<Family>,
    /// How many of the families the program carries.
    carried: usize,
    /// Letters that no font has.
    missing: BTreeSet<char>,
}

impl FontFiles {
    /// The fonts for these letters of a text in that language.
    pub fn covering(letters: &BTreeSet<char>, language: Option<&str>) -> Self {
        let carried = |name: &str, upright, bold: Option<&'static [u8]>| {
            let file = |bytes| File { data: Data::Carried(bytes), face: 0 };
            Family { name: name.to_owned(), upright: file(upright), bold: bold.map(file) }
        };
        let mut families = vec![
            carried("Noto Sans", REGULAR, Some(BOLD)),
            carried("Noto Sans Math", ARROWS, None),
            carried("Noto Sans Symbols 2", SHAPES, None),
        ];
        let carried = families.len();
        let faces: Vec<_> = families.iter().filter_map(|family| face_of(&family.upright)).collect();
        let mut missing: BTreeSet<char> = letters
            .iter()
            .copied()
            .filter(|&c| !is_unseen(c) && faces.iter().all(|face| face.glyph_index(c).is_none()))
            .collect();
        if !missing.is_empty() {
            families.extend(system::families(&mut missing, language));
        }
        Self { families, carried, missing }
    }

    /// Letters that no font has.
    pub fn missing(&self) -> &BTreeSet<char> {
        &self.missing
    }

    /// Names of the fonts of the system that are used.
    pub fn of_system(&self) -> impl Iterator<Item = &str> {
        self.families[self.carried..].iter().map(|family| family.name.as_str())
    }
}

fn face_of(file: &File) -> Option<ttf_parser::Face<'_>> {
    ttf_parser::Face::parse(file.data.bytes(), file.face).ok()
}

/// One face of a typeface, among [`Fonts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct FaceId(usize);

/// A face, ready to shape and to draw.
pub(super) struct Face<'f> {
    /// What shapes text.
    pub shaper: rustybuzz::Face<'f>,
    /// What draws glyphs.
    pub font: Font,
    /// Units of the font in a size.
    pub units: f32,
}

/// All faces, ready to shape and to draw.
pub(super) struct Fonts<'f> {
    faces: Vec<Face<'f>>,
    /// The upright and the bold face of every family.
    families: Vec<(FaceId, FaceId)>,
    /// The family of each letter looked up so far.
    chosen: HashMap<char, Option<usize>>,
}

impl<'f> Fonts<'f> {
    /// From their files; gives none where a font that the program carries is damaged.
    pub fn new(files: &'f FontFiles) -> Option<Self> {
        let mut fonts = Self { faces: Vec::new(), families: Vec::new(), chosen: HashMap::new() };
        for (at, family) in files.families.iter().enumerate() {
            let Some(upright) = fonts.add(&family.upright) else {
                // A font of the system that cannot be used is as good as not there.
                if at < files.carried {
                    return None;
                }
                continue;
            };
            let bold = family.bold.as_ref().and_then(|file| fonts.add(file)).unwrap_or(upright);
            fonts.families.push((upright, bold));
        }
        Some(fonts)
    }

    fn add(&mut self, file: &'f File) -> Option<FaceId> {
        let shaper = rustybuzz::Face::from_slice(file.data.bytes(), file.face)?;
        let data = match &file.data {
            Data::Carried(bytes) => krilla::Data::from(*bytes),
            Data::Read(bytes) => krilla::Data::from(bytes.clone()),
        };
        let font = Font::new(data, file.face)?;
        let units = font.units_per_em();
        self.faces.push(Face { shaper, font, units });
        Some(FaceId(self.faces.len() - 1))
    }

    /// A face.
    pub fn face(&self, id: FaceId) -> &Face<'f> {
        &self.faces[id.0]
    }

    /// The face that most text is set in.
    pub fn usual(&self, bold: bool) -> FaceId {
        let (upright, heavy) = self.families[0];
        if bold { heavy } else { upright }
    }

    /// The face for a letter; none where no font has it.
    pub fn for_letter(&mut self, c: char, bold: bool) -> Option<FaceId> {
        let (faces, families) = (&self.faces, &self.families);
        let family = *self.chosen.entry(c).or_insert_with(|| {
            families.iter().position(|&(upright, _)| faces[upright.0].shaper.glyph_index(c).is_some())
        });
        let (upright, heavy) = self.families[family?];
        Some(if bold && self.has(heavy, c) { heavy } else { upright })
    }

    /// Whether a face has a letter.
    pub fn has(&self, face: FaceId, c: char) -> bool {
        self.face(face).shaper.glyph_index(c).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_carries_all_signs_of_a_report() {
        let signs: BTreeSet<char> = "▲▼◆↕→−–—“”‘’…·•×¶�éœßñłΩЖ".chars().collect();
        let files = FontFiles::covering(&signs, None);
        assert!(files.missing().is_empty());
        assert_eq!(files.of_system().count(), 0);
    }

    #[test]
    fn a_letter_that_no_font_has_is_told() {
        let letters: BTreeSet<char> = ['a', '\u{10FFFD}'].into();
        let files = FontFiles::covering(&letters, None);
        assert_eq!(files.missing().iter().collect::<Vec<_>>(), [&'\u{10FFFD}']);
    }
}
