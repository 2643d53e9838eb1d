//! Reads both texts back from a written PDF, by its tree and by the letters that its pages show. Knows the format only,
//! nothing of how the pages were made.

use super::story::{spoken, spoken_end};
use super::structure::{REDLINE, REMARK};
use crate::document::PdfFont;
use crate::messages::Language;
use crate::report::body::Mark;
use crate::report::body::read_back::{ReadParagraph, ReadPart, texts};
use crate::report::outline::Words;
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId, decode_text_string};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

/// Largest stream that is inflated, in bytes.
const MOST_INFLATED: usize = 256_000_000;
/// Deepest tree that is followed.
const DEEPEST: usize = 16;
/// Languages whose words stand in a page from right to left.
const LEFTWARD: [&str; 4] = ["ar", "he", "syr", "dv"];

/// The letters of each marked piece of a page, by its number.
type PageText = BTreeMap<i64, String>;

/// Both texts of the redline in a PDF that [`pdf`](super::pdf) wrote, paragraph by paragraph.
///
/// # Errors
/// What is wrong with the file, where it cannot be read.
pub fn pdf_texts(bytes: &[u8]) -> Result<[Vec<String>; 2], String> {
    let document = Document::load_mem(bytes).map_err(|error| error.to_string())?;
    let mut reader = PdfReader { document: &document, fonts: HashMap::new(), pages: HashMap::new() };
    let root = reader.root().ok_or("it has no tree of its parts")?;
    let redline = reader.named(root, REDLINE, 0).ok_or("its tree has no text with changes")?;
    let mut parts = Vec::new();
    reader.parts(redline, &mut parts, 0)?;
    Ok(texts(&parts))
}

struct PdfReader<'d> {
    document: &'d Document,
    fonts: HashMap<ObjectId, Rc<PdfFont>>,
    pages: HashMap<ObjectId, Rc<PageText>>,
}

/// A part of an element of the tree.
enum Kid<'d> {
    Element(&'d Dictionary),
    /// A page and the number of a piece on it.
    Piece(ObjectId, i64),
}

impl<'d> PdfReader<'d> {
    fn root(&self) -> Option<&'d Dictionary> {
        self.document.catalog().ok()?.get_deref(b"StructTreeRoot", self.document).ok()?.as_dict().ok()
    }

    fn kids(&self, element: &'d Dictionary) -> Vec<Kid<'d>> {
        let own_page = element.get(b"Pg").and_then(Object::as_reference).ok();
        let Ok(kids) = element.get_deref(b"K", self.document) else { return Vec::new() };
        let kids: Vec<&Object> = kids.as_array().map_or_else(|_| vec![kids], |kids| kids.iter().collect());
        let kid = |kid: &'d Object| -> Option<Kid<'d>> {
            let (_, kid) = self.document.dereference(kid).ok()?;
            if let Object::Integer(number) = kid {
                return Some(Kid::Piece(own_page?, *number));
            }
            let kid = kid.as_dict().ok()?;
            match kid.get(b"MCID").and_then(Object::as_i64) {
                Ok(number) => {
                    let page = kid.get(b"Pg").and_then(Object::as_reference).ok().or(own_page)?;
                    Some(Kid::Piece(page, number))
                }
                Err(_) => kid.has(b"S").then_some(Kid::Element(kid)),
            }
        };
        kids.into_iter().filter_map(kid).collect()
    }

    fn id(element: &Dictionary) -> &[u8] {
        // The library puts a letter before every name.
        element.get(b"ID").and_then(Object::as_str).ok().and_then(|id| id.get(1..)).unwrap_or_default()
    }

    fn named(&self, element: &'d Dictionary, id: &str, depth: usize) -> Option<&'d Dictionary> {
        if depth > DEEPEST {
            return None;
        }
        self.kids(element).into_iter().find_map(|kid| match kid {
            Kid::Element(element) if Self::id(element) == id.as_bytes() => Some(element),
            // What is looked for stands near the root.
            Kid::Element(element) if depth < 2 => self.named(element, id, depth + 1),
            _ => None,
        })
    }

    /// The paragraphs and rows below an element, without remarks.
    fn parts(&mut self, element: &'d Dictionary, to: &mut Vec<ReadPart>, depth: usize) -> Result<(), String> {
        if depth > DEEPEST {
            return Err("its tree is too deep".to_owned());
        }
        for kid in self.kids(element) {
            let Kid::Element(element) = kid else { continue };
            let role = element.get(b"S").and_then(Object::as_name).unwrap_or_default();
            match role {
                b"Lbl" => {}
                b"P" if Self::id(element).starts_with(REMARK.as_bytes()) => {}
                [b'P'] | [b'H', b'0'..=b'9', ..] => to.push(ReadPart::Paragraph(self.paragraph(element)?)),
                b"TR" => to.extend(self.row(element)?),
                _ => self.parts(element, to, depth + 1)?,
            }
        }
        Ok(())
    }

    /// A row of a table; none for one that holds a remark.
    fn row(&mut self, element: &'d Dictionary) -> Result<Option<ReadPart>, String> {
        let (mut cells, mut mark) = (Vec::new(), Mark::Kept);
        for kid in self.kids(element) {
            let Kid::Element(cell) = kid else { continue };
            let is_remark = |kid: &Kid<'_>| match kid {
                Kid::Element(part) => Self::id(part).starts_with(REMARK.as_bytes()),
                Kid::Piece(..) => false,
            };
            if self.kids(cell).iter().any(is_remark) {
                return Ok(None);
            }
            let paragraph = self.paragraph(cell)?;
            cells.push(paragraph.runs);
            mark = if paragraph.end == Mark::Kept { mark } else { paragraph.end };
        }
        Ok(Some(ReadPart::Row(cells, mark)))
    }

    fn paragraph(&mut self, element: &'d Dictionary) -> Result<ReadParagraph, String> {
        let mut paragraph = ReadParagraph { runs: Vec::new(), end: Mark::Kept };
        for kid in self.kids(element) {
            match kid {
                Kid::Piece(page, number) => paragraph.runs.push((Mark::Kept, self.piece(page, number)?)),
                Kid::Element(span) => {
                    let mut text = String::new();
                    for kid in self.kids(span) {
                        if let Kid::Piece(page, number) = kid {
                            text.push_str(&self.piece(page, number)?);
                        }
                    }
                    let told = span.get(b"Alt").ok().and_then(|alt| decode_text_string(alt).ok()).unwrap_or_default();
                    match Language::ALL.iter().find_map(|&language| marked(Words::of(language), &told)) {
                        Some(Marked::End(mark)) => paragraph.end = mark,
                        Some(Marked::Words(mark, words)) if words == text => paragraph.runs.push((mark, text)),
                        _ => return Err(format!("a voice would say “{told}” where “{text}” stands")),
                    }
                }
            }
        }
        Ok(paragraph)
    }

    fn piece(&mut self, page: ObjectId, number: i64) -> Result<String, String> {
        let text = match self.pages.get(&page) {
            Some(text) => text.clone(),
            None => {
                let text = Rc::new(self.page(page)?);
                self.pages.insert(page, text.clone());
                text
            }
        };
        text.get(&number).cloned().ok_or_else(|| format!("piece {number} of a page is not there"))
    }

    /// The letters of a page, by marked piece.
    fn page(&mut self, id: ObjectId) -> Result<PageText, String> {
        let content =
            self.document.get_page_content_with_limit(id, MOST_INFLATED).map_err(|error| error.to_string())?;
        let fonts = self.document.get_page_fonts(id).map_err(|error| error.to_string())?;
        let fonts: BTreeMap<Vec<u8>, Rc<PdfFont>> =
            fonts.into_iter().map(|(name, font)| (name, self.font(font))).collect();
        let mut pen = Pen::default();
        let mut font: Option<Rc<PdfFont>> = None;
        for operation in Content::decode_iter(&content) {
            let operation = operation.map_err(|error| error.to_string())?;
            let operands = &operation.operands;
            match operation.operator.as_str() {
                "BMC" => pen.begin(None),
                "BDC" => pen.begin(operands.last().and_then(|properties| properties.as_dict().ok())),
                "EMC" => pen.end(),
                "Tf" => {
                    let name = operands.first().and_then(|name| name.as_name().ok());
                    font = name.and_then(|name| fonts.get(name)).cloned();
                }
                "Tj" | "TJ" => {
                    let Some(font) = &font else { return Err("letters have no font".to_owned()) };
                    let parts = match operands.first() {
                        Some(Object::Array(parts)) => parts.as_slice(),
                        Some(part) => std::slice::from_ref(part),
                        None => &[],
                    };
                    for string in parts.iter().filter_map(|part| part.as_str().ok()) {
                        pen.show(font.letters(string).into_iter().map(|letter| letter.text));
                    }
                }
                _ => {}
            }
        }
        Ok(pen.texts)
    }

    fn font(&mut self, font: &Dictionary) -> Rc<PdfFont> {
        // Fonts are told apart by what maps their codes to letters.
        let id = font.get(b"ToUnicode").and_then(Object::as_reference).ok();
        let document = self.document;
        let read = || Rc::new(PdfFont::new(document, font));
        id.map_or_else(read, |id| self.fonts.entry(id).or_insert_with(read).clone())
    }
}

/// What a voice says in place of words.
enum Marked<'t> {
    /// The words with what became of them.
    Words(Mark, &'t str),
    /// The end of a clause.
    End(Mark),
}

/// What a voice says in a language of the program.
fn marked(in_words: Words, told: &str) -> Option<Marked<'_>> {
    let marks = [Mark::Inserted, Mark::Deleted, Mark::MovedAway, Mark::MovedHere];
    if let Some(mark) = marks.into_iter().find(|&mark| spoken_end(in_words, mark).as_deref() == Some(told)) {
        return Some(Marked::End(mark));
    }
    let words = |mark, relinked| {
        let start = spoken(in_words, mark, relinked)?;
        told.strip_prefix(start.as_str()).map(|words| Marked::Words(mark, words))
    };
    words(Mark::Kept, true).or_else(|| marks.into_iter().find_map(|mark| words(mark, false)))
}

/// What marks are open while a page is read.
#[derive(Default)]
struct Pen {
    texts: PageText,
    open: Vec<Open>,
}

/// A marked part of a page.
enum Open {
    /// A piece with its number, its letters so far, and whether they stand in reverse order.
    Piece(i64, Vec<String>, bool),
    /// Letters that stand for a text.
    Told(String),
    /// Anything else.
    Other,
}

impl Pen {
    fn begin(&mut self, properties: Option<&Dictionary>) {
        let Some(properties) = properties else { return self.open.push(Open::Other) };
        let text = |key: &[u8]| properties.get(key).ok().and_then(|text| decode_text_string(text).ok());
        let open = match (properties.get(b"MCID").and_then(Object::as_i64), text(b"ActualText")) {
            (Ok(number), _) => {
                let leftward = text(b"Lang").is_some_and(|language| LEFTWARD.contains(&language.as_str()));
                Open::Piece(number, Vec::new(), leftward)
            }
            (Err(_), Some(told)) => Open::Told(told),
            (Err(_), None) => Open::Other,
        };
        self.open.push(open);
    }

    fn end(&mut self) {
        match self.open.pop() {
            Some(Open::Piece(number, mut letters, leftward)) => {
                if leftward {
                    letters.reverse();
                }
                self.texts.insert(number, letters.concat());
            }
            Some(Open::Told(told)) => self.put([told].into_iter()),
            Some(Open::Other) | None => {}
        }
    }

    fn show(&mut self, letters: impl Iterator<Item = String>) {
        // Letters that stand for another text say nothing themselves.
        if !self.open.iter().any(|open| matches!(open, Open::Told(_))) {
            self.put(letters);
        }
    }

    fn put(&mut self, letters: impl Iterator<Item = String>) {
        let piece = self.open.iter_mut().rev().find_map(|open| match open {
            Open::Piece(_, letters, _) => Some(letters),
            _ => None,
        });
        if let Some(piece) = piece {
            piece.extend(letters);
        }
    }
}
