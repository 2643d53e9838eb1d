//! Fonts of a PDF: which letters the codes of a string show, how wide they are, whether they are bold.

use lopdf::{Dictionary, Document, Encoding, Object};
use std::collections::HashMap;

/// Largest stream of a font that is inflated, in bytes.
const MOST_INFLATED: usize = 16_000_000;
/// Width of a letter in thousandths of the font size where nothing says it.
const USUAL_WIDTH: f32 = 500.0;
/// No letter shows more than this, in units of UTF-16.
const LONGEST_LETTER: usize = 32;
/// Fonts heavier than this are bold.
const BOLD_WEIGHT: f32 = 600.0;

/// Looks up what a code of so many bytes shows, as UTF-16.
type ToUnicode = Box<dyn Fn(u32, u8) -> Option<Vec<u16>>>;

/// A font as strings in it are read.
pub struct Font {
    codes: Codes,
    to_unicode: Option<ToUnicode>,
    widths: HashMap<u32, f32>,
    default_width: f32,
    /// Thousandths of the font size that a unit of width is.
    unit: f32,
    /// Whether its letters are bold.
    pub bold: bool,
    /// What reading it cost, in operators.
    pub work: usize,
}

enum Codes {
    /// One byte a letter, with the letter that each shows.
    Bytes(Box<[Option<char>; 256]>),
    /// Two bytes a letter.
    Pairs,
    /// The string is text in that encoding already.
    Text(&'static encoding_rs::Encoding),
}

/// A letter of a string: what it shows and how far it goes on, in parts of the font size.
pub struct Letter {
    /// What it shows; a ligature shows several characters.
    pub text: String,
    /// How wide it is.
    pub width: f32,
    /// Whether it is the code of a blank in a font of one byte a letter, which the spacing of words applies to.
    pub is_blank_code: bool,
}

impl Font {
    /// From its dictionary.
    pub fn new(document: &Document, font: &Dictionary) -> Self {
        let descendant = font
            .get_deref(b"DescendantFonts", document)
            .and_then(Object::as_array)
            .ok()
            .and_then(|fonts| document.dereference(fonts.first()?).ok()?.1.as_dict().ok());
        let inner = descendant.unwrap_or(font);
        let descriptor = inner.get_deref(b"FontDescriptor", document).and_then(Object::as_dict).ok();
        let is_composite = name(document, font, b"Subtype") == Some(b"Type0");
        let codes = if is_composite { composite_codes(document, font) } else { Codes::Bytes(letters(document, font)) };
        let (widths, default_width) = if is_composite {
            (composite_widths(document, inner), number(document, inner, b"DW").unwrap_or(1000.0))
        } else {
            let missing = descriptor.and_then(|descriptor| number(document, descriptor, b"MissingWidth"));
            (simple_widths(document, font), missing.filter(|width| *width > 0.0).unwrap_or(USUAL_WIDTH))
        };
        let matrix = font.get_deref(b"FontMatrix", document).and_then(Object::as_array).ok();
        let unit = matrix.and_then(|matrix| matrix.first()?.as_float().ok()).map_or(0.001, f32::abs);
        let map = font.get_deref(b"ToUnicode", document).and_then(Object::as_stream);
        let map = map.and_then(|map| map.decompressed_content_with_limit(MOST_INFLATED)).map_or(0, |map| map.len());
        let work = map / 2 + widths.len();
        Self {
            codes,
            to_unicode: to_unicode(document, font),
            widths,
            default_width,
            unit,
            bold: is_bold(document, font, descriptor),
            work,
        }
    }

    /// The letters of a string.
    pub fn letters(&self, string: &[u8]) -> Vec<Letter> {
        match &self.codes {
            Codes::Bytes(letters) => string.iter().map(|byte| self.byte(*byte, letters)).collect(),
            Codes::Pairs => string
                .chunks(2)
                .map(|pair| {
                    let code = pair.iter().fold(0, |code, byte| code << 8 | u32::from(*byte));
                    self.letter(code, pair.len() as u8, None)
                })
                .collect(),
            Codes::Text(encoding) => encoding
                .decode_without_bom_handling(string)
                .0
                .chars()
                .map(|c| Letter { text: c.to_string(), width: self.default_width * self.unit, is_blank_code: false })
                .collect(),
        }
    }

    fn byte(&self, byte: u8, letters: &[Option<char>; 256]) -> Letter {
        let mut letter = self.letter(u32::from(byte), 1, letters[usize::from(byte)]);
        letter.is_blank_code = byte == b' ';
        letter
    }

    fn letter(&self, code: u32, len: u8, otherwise: Option<char>) -> Letter {
        let told = self.to_unicode.as_ref().and_then(|told| told(code, len)).filter(|units| !units.is_empty());
        let mut text = match told {
            Some(units) => String::from_utf16_lossy(&units[..units.len().min(LONGEST_LETTER)]),
            None => otherwise.unwrap_or('\u{FFFD}').to_string(),
        };
        text.retain(|c| c != '\0');
        let width = self.widths.get(&code).copied().unwrap_or(self.default_width) * self.unit;
        Letter { text, width, is_blank_code: false }
    }
}

fn name<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a [u8]> {
    dictionary.get_deref(key, document).and_then(Object::as_name).ok()
}

fn number(document: &Document, dictionary: &Dictionary, key: &[u8]) -> Option<f32> {
    dictionary.get_deref(key, document).and_then(Object::as_float).ok()
}

fn is_bold(document: &Document, font: &Dictionary, descriptor: Option<&Dictionary>) -> bool {
    let called = |dictionary: &Dictionary, key: &[u8]| {
        name(document, dictionary, key).is_some_and(|name| {
            let name = String::from_utf8_lossy(name).to_lowercase();
            ["bold", "black", "heavy", "demi", "cmbx", "-bd"].iter().any(|weight| name.contains(weight))
        })
    };
    let heavy = |descriptor: &Dictionary| {
        called(descriptor, b"FontName")
            || number(document, descriptor, b"FontWeight").is_some_and(|weight| weight >= BOLD_WEIGHT)
            || number(document, descriptor, b"Flags").is_some_and(|flags| flags as i64 & (1 << 18) != 0)
    };
    called(font, b"BaseFont") || descriptor.is_some_and(heavy)
}

/// The map to Unicode that a font brings along.
fn to_unicode(document: &Document, font: &Dictionary) -> Option<ToUnicode> {
    let map = font.get(b"ToUnicode").ok()?;
    let mut alone = Dictionary::new();
    alone.set("Type", Object::Name(b"Font".to_vec()));
    alone.set("ToUnicode", map.clone());
    match alone.get_font_encoding_with_limit(document, MOST_INFLATED) {
        Ok(Encoding::UnicodeMapEncoding(map)) => Some(Box::new(move |code, len| map.get(code, len))),
        _ => None,
    }
}

fn composite_codes(document: &Document, font: &Dictionary) -> Codes {
    let encoding = name(document, font, b"Encoding").unwrap_or(b"Identity-H");
    let encoding = String::from_utf8_lossy(encoding);
    if encoding.contains("UCS2") || encoding.contains("UTF16") {
        return Codes::Text(encoding_rs::UTF_16BE);
    }
    if encoding.starts_with("GBK") || encoding.starts_with("GB-") {
        return Codes::Text(encoding_rs::GBK);
    }
    if encoding.contains("RKSJ") {
        return Codes::Text(encoding_rs::SHIFT_JIS);
    }
    if encoding.starts_with("B5") || encoding.starts_with("ETen") {
        return Codes::Text(encoding_rs::BIG5);
    }
    if encoding.starts_with("KSC") {
        return Codes::Text(encoding_rs::EUC_KR);
    }
    Codes::Pairs
}

fn composite_widths(document: &Document, font: &Dictionary) -> HashMap<u32, f32> {
    let mut widths = HashMap::new();
    let Ok(list) = font.get_deref(b"W", document).and_then(Object::as_array) else { return widths };
    let resolved = |object| document.dereference(object).map(|(_, object)| object).ok();
    let (mut at, mut told) = (0, 0);
    while let Some(first) = list.get(at).and_then(resolved).and_then(|first| first.as_float().ok()) {
        match list.get(at + 1).and_then(resolved) {
            Some(Object::Array(each)) => {
                for (place, width) in each.iter().filter_map(|width| resolved(width)?.as_float().ok()).enumerate() {
                    widths.insert(first as u32 + place as u32, width);
                }
                at += 2;
            }
            Some(last) => {
                let width = list.get(at + 2).and_then(resolved).and_then(|width| width.as_float().ok());
                let (Ok(last), Some(width)) = (last.as_float(), width) else { break };
                // Codes have two bytes.
                for code in first as u32..=(last as u32).min(0xFFFF) {
                    widths.insert(code, width);
                    told += 1;
                }
                at += 3;
            }
            None => break,
        }
        // Each code is told once, if the font is sound.
        if told > 0x2_0000 || widths.len() > 0x2_0000 {
            break;
        }
    }
    widths
}

fn simple_widths(document: &Document, font: &Dictionary) -> HashMap<u32, f32> {
    let first = number(document, font, b"FirstChar").unwrap_or(0.0) as u32;
    let list = font.get_deref(b"Widths", document).and_then(Object::as_array);
    let widths: HashMap<u32, f32> = list
        .iter()
        .flat_map(|widths| widths.iter().take(256).enumerate())
        .filter_map(|(place, width)| {
            let width = document.dereference(width).ok()?.1.as_float().ok()?;
            Some((first.saturating_add(place as u32), width))
        })
        .collect();
    if widths.is_empty() { standard_widths(name(document, font, b"BaseFont").unwrap_or(b"")) } else { widths }
}

/// Widths of the fonts that every reader of PDF has, near enough to tell blanks from letters.
fn standard_widths(font: &[u8]) -> HashMap<u32, f32> {
    let fixed = font.starts_with(b"Courier");
    (32u8..127)
        .map(|code| {
            let width = match code {
                _ if fixed => 600.0,
                b'i' | b'j' | b'l' | b'\'' | b'|' => 230.0,
                b' ' | b'.' | b',' | b':' | b';' | b'!' | b'f' | b't' | b'I' | b'/' => 278.0,
                b'(' | b')' | b'[' | b']' | b'r' | b'-' => 333.0,
                b'm' | b'M' | b'W' | b'%' | b'@' => 850.0,
                b'w' => 720.0,
                b'A'..=b'Z' => 680.0,
                _ => 540.0,
            };
            (u32::from(code), width)
        })
        .collect()
}

/// The letter that each byte shows in a font of one byte a letter.
fn letters(document: &Document, font: &Dictionary) -> Box<[Option<char>; 256]> {
    let encoding = font.get_deref(b"Encoding", document).ok();
    let base = match encoding {
        Some(Object::Name(name)) => Some(name.clone()),
        Some(Object::Dictionary(inner)) => name(document, inner, b"BaseEncoding").map(<[u8]>::to_vec),
        _ => None,
    };
    let mut table = Box::new([None; 256]);
    let base = base.unwrap_or_else(|| b"WinAnsiEncoding".to_vec());
    for (byte, letter) in table.iter_mut().enumerate() {
        *letter = shown(document, Object::Name(base.clone()), byte as u8);
    }
    let Some(differences) = encoding
        .and_then(|encoding| encoding.as_dict().ok())
        .and_then(|encoding| encoding.get_deref(b"Differences", document).ok()?.as_array().ok())
    else {
        return table;
    };
    let mut code = 0usize;
    for object in differences {
        match object {
            Object::Integer(next) => code = usize::try_from(*next).unwrap_or(256),
            Object::Name(name) => {
                if let Some(letter) = table.get_mut(code) {
                    *letter = named(document, name);
                }
                code += 1;
            }
            _ => {}
        }
    }
    table
}

/// What a byte shows in an encoding.
fn shown(document: &Document, encoding: Object, byte: u8) -> Option<char> {
    let mut font = Dictionary::new();
    font.set("Type", Object::Name(b"Font".to_vec()));
    font.set("Encoding", encoding);
    let text = font.get_font_encoding_with_limit(document, MOST_INFLATED).ok()?.bytes_to_string(&[byte]).ok()?;
    text.chars().next().filter(|c| *c != '\0')
}

/// The letter of a glyph's name.
fn named(document: &Document, name: &[u8]) -> Option<char> {
    let text = std::str::from_utf8(name).ok()?;
    let hexadecimal = |digits: &str| u32::from_str_radix(digits.get(..4).unwrap_or(digits), 16).ok();
    if let Some(c) = text.strip_prefix("uni").and_then(hexadecimal).and_then(char::from_u32) {
        return Some(c);
    }
    match text {
        "f_f" => return Some('\u{FB00}'),
        "f_i" => return Some('\u{FB01}'),
        "f_l" => return Some('\u{FB02}'),
        "f_f_i" => return Some('\u{FB03}'),
        "f_f_l" => return Some('\u{FB04}'),
        _ => {}
    }
    let mut encoding = Dictionary::new();
    encoding.set("Differences", Object::Array(vec![Object::Integer(1), Object::Name(name.to_vec())]));
    shown(document, Object::Dictionary(encoding), 1)
}
