//! The operators of a page carried out as far as text needs it: where every letter stands, and the lines of tables.

mod pen;
mod resources;

use super::font::Font;
use super::shapes;
use super::tags::Marks;
use crate::text::is_right_to_left;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};
pub use pen::union;
use pen::{IDENTITY, Matrix, Pen, State, apply, multiply};
use resources::{Area, mark, numbers, resource};
use std::collections::HashMap;
use std::rc::Rc;

/// Largest content of a page that is inflated, in bytes.
const MOST_INFLATED: usize = 64_000_000;
/// Forms inside forms are followed so deep.
const DEEPEST_FORM: usize = 12;
/// Letters and lines of a whole file beyond which reading ends.
const MOST_MARKS: usize = 8_000_000;
/// Letters and lines of one page beyond which reading ends: they are kept until its lines are put together.
const MOST_ON_A_PAGE: usize = 1_000_000;
/// Work for a whole file beyond which reading ends, in operators. A page of terms has some thousands.
const MOST_OPERATORS: usize = 10_000_000;
/// What opening a form or a font costs, in operators.
const OPENING: usize = 1_000;
/// Letters that are larger or further away than this stand on no page, in points.
const FARTHEST: f32 = 100_000.0;

/// A letter with its place on the page; `y` grows downwards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// What it shows.
    pub c: char,
    /// Left edge.
    pub left: f32,
    /// Right edge.
    pub right: f32,
    /// The line it stands on.
    pub baseline: f32,
    /// Size of the font as it appears.
    pub size: f32,
    /// Whether it is bold.
    pub bold: bool,
    /// Number of the mark that it stands in, for the tags of the file.
    pub mark: Option<u32>,
}

/// A straight line, from left to right or from top to bottom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// Left edge.
    pub left: f32,
    /// Upper edge.
    pub top: f32,
    /// Right edge.
    pub right: f32,
    /// Lower edge.
    pub bottom: f32,
}

/// What a page shows.
#[derive(Debug, Default)]
pub struct Page {
    /// Its letters, in the order in which they are drawn.
    pub glyphs: Vec<Glyph>,
    /// Letters that are there but cannot be seen.
    pub invisible: Vec<Glyph>,
    /// Letters of text that stands on end.
    pub turned: String,
    /// Lines.
    pub rules: Vec<Rule>,
    /// Small round shapes and squares: the bullets of lists, where a browser draws them.
    pub dots: Vec<Rule>,
    /// Number of pictures.
    pub pictures: usize,
    /// Whether a part of it could not be read.
    pub is_damaged: bool,
    /// Width and height.
    pub size: (f32, f32),
}

/// Reads the pages of one file; keeps its fonts and counts its work.
pub struct Reader<'a> {
    document: &'a Document,
    /// Fonts by the place of their dictionaries in the file that is open: not all have a number.
    fonts: HashMap<*const Dictionary, Rc<Font>>,
    marks: usize,
    /// How many marks there were before the page that is read.
    marks_before: usize,
    operators: usize,
    /// The forms that are being drawn, from the outermost.
    drawn: Vec<*const Stream>,
    /// Whether content was larger than is read.
    too_large: bool,
}

/// Where a stream is drawn: its matrix, how many forms it stands in, and the mark around it.
#[derive(Debug, Clone, Copy)]
struct Frame {
    matrix: Matrix,
    depth: usize,
    mark: Option<u32>,
}

impl<'a> Reader<'a> {
    /// Begins to read a file.
    pub fn new(document: &'a Document) -> Self {
        Self {
            document,
            fonts: HashMap::new(),
            marks: 0,
            marks_before: 0,
            operators: 0,
            drawn: Vec::new(),
            too_large: false,
        }
    }

    /// Whether the file holds more than is read of it.
    pub fn is_exhausted(&self) -> bool {
        self.too_large
            || self.marks > MOST_MARKS
            || self.marks - self.marks_before > MOST_ON_A_PAGE
            || self.operators > MOST_OPERATORS
    }

    /// What a page shows.
    pub fn page(&mut self, id: ObjectId) -> Page {
        let mut page = Page::default();
        self.marks_before = self.marks;
        let area = self.area(id);
        page.size = (area.width, area.height);
        let content = self.content(id, &mut page);
        let mut resources: Vec<&Dictionary> = Vec::new();
        if let Ok((inline, shared)) = self.document.get_page_resources(id) {
            resources.extend(inline);
            resources.extend(shared.iter().filter_map(|id| self.document.get_dictionary(*id).ok()));
        }
        self.run(&content, &resources, &Frame { matrix: area.matrix, depth: 0, mark: None }, &mut page);
        page
    }

    /// The content of a page, put together from its streams.
    fn content(&mut self, id: ObjectId, page: &mut Page) -> Vec<u8> {
        let mut content = Vec::new();
        for stream in self.document.get_page_contents(id) {
            self.operators += OPENING;
            if self.is_exhausted() {
                break;
            }
            let Ok(stream) = self.document.get_object(stream).and_then(Object::as_stream) else {
                page.is_damaged = true;
                continue;
            };
            if let Some(part) = self.inflated(stream, MOST_INFLATED.saturating_sub(content.len()), page) {
                content.extend(part);
                content.push(b'\n');
            }
        }
        content
    }

    /// What a stream inflates to; what that costs counts as work too.
    fn inflated(&mut self, stream: &Stream, most: usize, page: &mut Page) -> Option<Vec<u8>> {
        match stream.decompressed_content_with_limit(most) {
            Ok(content) => {
                self.operators += content.len() / 16;
                Some(content)
            }
            Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. })) => {
                self.too_large = true;
                None
            }
            Err(_) => {
                page.is_damaged = true;
                None
            }
        }
    }

    /// Carries out the operators of a stream.
    fn run(&mut self, content: &[u8], resources: &[&'a Dictionary], frame: &Frame, page: &mut Page) {
        let state = State {
            matrix: frame.matrix,
            font: None,
            size: 1.0,
            letter_space: 0.0,
            word_space: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
        };
        let mut pen = Pen {
            state,
            stack: Vec::new(),
            text: IDENTITY,
            line: IDENTITY,
            path: Vec::new(),
            curved: None,
            at: (0.0, 0.0),
            marks: Marks::inside(frame.mark),
        };
        for operation in lopdf::content::Content::decode_iter(content) {
            self.operators += 1;
            let Ok(operation) = operation else {
                page.is_damaged = true;
                break;
            };
            if self.is_exhausted() {
                break;
            }
            let numbers: Vec<f32> = operation.operands.iter().filter_map(|object| object.as_float().ok()).collect();
            match operation.operator.as_str() {
                "Tf" => {
                    pen.state.size = numbers.first().copied().unwrap_or(1.0);
                    pen.state.font = operation
                        .operands
                        .first()
                        .and_then(|name| name.as_name().ok())
                        .and_then(|name| self.font(name, resources));
                }
                "Tj" | "'" | "\"" => {
                    if operation.operator != "Tj" {
                        if let [word_space, letter_space] = numbers[..] {
                            (pen.state.word_space, pen.state.letter_space) = (word_space, letter_space);
                        }
                        pen.next_line(0.0, -pen.state.leading);
                    }
                    if let Some(Object::String(string, _)) = operation.operands.last() {
                        self.show(string, &mut pen, page);
                    }
                }
                "TJ" => {
                    let Some(Object::Array(parts)) = operation.operands.first() else { continue };
                    for part in parts {
                        match part {
                            Object::String(string, _) => self.show(string, &mut pen, page),
                            other => {
                                let back = other.as_float().unwrap_or(0.0) / 1000.0;
                                pen.advance(-back * pen.state.size * pen.state.scale);
                            }
                        }
                    }
                }
                "Do" => {
                    let name = operation.operands.first().and_then(|name| name.as_name().ok());
                    if let Some(name) = name {
                        let frame =
                            Frame { matrix: pen.state.matrix, depth: frame.depth + 1, mark: pen.marks.current() };
                        self.draw(name, resources, &frame, page);
                    }
                }
                "BDC" => pen.marks.begin(mark(self.document, resources, &operation.operands, frame)),
                "BMC" => pen.marks.begin(None),
                "EMC" => pen.marks.end(),
                "BI" => page.pictures += 1,
                other => pen.operate(other, &numbers, page, &mut self.marks),
            }
        }
    }

    fn font(&mut self, name: &[u8], resources: &[&'a Dictionary]) -> Option<Rc<Font>> {
        let object = resource(self.document, resources, b"Font", name)?;
        let dictionary = self.document.dereference(object).ok()?.1.as_dict().ok()?;
        let place = std::ptr::from_ref(dictionary);
        if let Some(font) = self.fonts.get(&place) {
            return Some(font.clone());
        }
        let font = Rc::new(Font::new(self.document, dictionary));
        self.operators += OPENING + font.work;
        self.fonts.insert(place, font.clone());
        Some(font)
    }

    fn draw(&mut self, name: &[u8], resources: &[&'a Dictionary], frame: &Frame, page: &mut Page) {
        let stream = resource(self.document, resources, b"XObject", name)
            .and_then(|object| self.document.dereference(object).ok())
            .and_then(|(_, object)| object.as_stream().ok());
        let Some(stream) = stream else { return };
        match stream.dict.get(b"Subtype").and_then(Object::as_name) {
            Ok(b"Image") => page.pictures += 1,
            // A form that draws itself would go on for ever: viewers show it once.
            Ok(b"Form") if frame.depth <= DEEPEST_FORM && !self.drawn.contains(&std::ptr::from_ref(stream)) => {
                self.operators += OPENING;
                if self.is_exhausted() {
                    return;
                }
                let Some(content) = self.inflated(stream, MOST_INFLATED, page) else { return };
                let own = numbers(self.document, &stream.dict, b"Matrix");
                let own = <[f32; 6]>::try_from(own).unwrap_or(IDENTITY);
                let inner = stream.dict.get_deref(b"Resources", self.document).and_then(Object::as_dict);
                let mut all: Vec<&Dictionary> = inner.into_iter().collect();
                all.extend(resources);
                self.drawn.push(stream);
                self.run(&content, &all, &Frame { matrix: multiply(own, frame.matrix), ..*frame }, page);
                self.drawn.pop();
            }
            _ => {}
        }
    }

    fn show(&mut self, string: &[u8], pen: &mut Pen, page: &mut Page) {
        let Some(font) = pen.state.font.clone() else { return };
        for letter in font.letters(string) {
            if self.is_exhausted() {
                return;
            }
            let state = &pen.state;
            let size = state.size;
            let matrix =
                multiply([size * state.scale, 0.0, 0.0, size, 0.0, state.rise], multiply(pen.text, state.matrix));
            let (left, baseline) = apply(matrix, 0.0, 0.0);
            let (right, slope) = apply(matrix, letter.width, 0.0);
            let height = matrix[2].hypot(matrix[3]);
            let level = matrix[0] > 0.0 && matrix[1].abs() < 0.1 * matrix[0];
            if !level {
                page.turned.push_str(&letter.text);
                self.marks += 1;
            } else if (baseline - slope).abs() < height
                && [left, right, baseline, height].iter().all(|place| place.abs() < FARTHEST)
            {
                let seen = !matches!(state.mode, 3 | 7);
                let to = if seen { &mut page.glyphs } else { &mut page.invisible };
                let bold = font.bold || state.mode == 2;
                let mut chars: Vec<char> = shapes::plain(&letter.text).chars().collect();
                // A ligature from right to left shows its first letter at its right.
                if chars.len() > 1 && chars.iter().any(|c| is_right_to_left(*c)) {
                    chars.reverse();
                }
                let count = chars.len().max(1) as f32;
                for (place, c) in chars.into_iter().enumerate() {
                    let part = |place: usize| left + (right - left) * place as f32 / count;
                    let (left, right) = (part(place), part(place + 1));
                    to.push(Glyph { c, left, right, baseline, size: height, bold, mark: pen.marks.current() });
                    self.marks += 1;
                }
            }
            let word_space = if letter.is_blank_code { state.word_space } else { 0.0 };
            pen.advance((letter.width * size + state.letter_space + word_space) * state.scale);
        }
    }

    /// The part of the plane that a page shows, and the matrix that puts its upper left corner at the origin.
    fn area(&self, id: ObjectId) -> Area {
        let inherited = |key: &[u8]| {
            let mut node = self.document.get_dictionary(id).ok()?;
            for _ in 0..64 {
                if let Ok(object) = node.get_deref(key, self.document) {
                    return Some(object);
                }
                node = node.get_deref(b"Parent", self.document).ok()?.as_dict().ok()?;
            }
            None
        };
        let corners: Vec<f32> = inherited(b"CropBox")
            .or_else(|| inherited(b"MediaBox"))
            .and_then(|corners| corners.as_array().ok())
            .map(|corners| {
                let resolved = |corner| self.document.dereference(corner).ok()?.1.as_float().ok();
                corners.iter().filter_map(resolved).collect()
            })
            .unwrap_or_default();
        let [x0, y0, x1, y1] = <[f32; 4]>::try_from(corners).unwrap_or([0.0, 0.0, 612.0, 792.0]);
        let (left, right) = (x0.min(x1), x0.max(x1));
        let (bottom, top) = (y0.min(y1), y0.max(y1));
        let (width, height) = (right - left, top - bottom);
        let turn = inherited(b"Rotate").and_then(|turn| turn.as_i64().ok()).unwrap_or(0).rem_euclid(360);
        match turn {
            90 => Area { matrix: [0.0, 1.0, 1.0, 0.0, -bottom, -left], width: height, height: width },
            180 => Area { matrix: [-1.0, 0.0, 0.0, 1.0, right, -bottom], width, height },
            270 => Area { matrix: [0.0, -1.0, -1.0, 0.0, top, right], width: height, height: width },
            _ => Area { matrix: [1.0, 0.0, 0.0, -1.0, -left, top], width, height },
        }
    }
}
