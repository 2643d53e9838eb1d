//! What stands in a paragraph of a DOCX file: runs, links, fields, notes, drawings.

use super::super::flow::Inline;
use super::super::read::TrackedChanges;
use super::super::xml::Element;
use super::body::{Body, Fate, Notes, choose};
use super::styles::{Style, toggle, value};

/// A field that is open: what it computes, and whether its result has begun.
#[derive(Debug, Default)]
pub struct Field {
    instruction: String,
    in_result: bool,
    link: bool,
}

impl Field {
    /// Whether it makes a table of contents, whose entries stand again further down.
    pub fn is_contents(&self) -> bool {
        self.instruction.split_whitespace().next().is_some_and(|name| name.eq_ignore_ascii_case("TOC"))
    }

    /// Where a field that is a link leads.
    fn target(&self) -> Option<&str> {
        let rest = self.instruction.trim_start();
        let rest =
            rest.get(..9).filter(|name| name.eq_ignore_ascii_case("HYPERLINK")).map(|_| rest[9..].trim_start())?;
        rest.strip_prefix('"')?.split('"').next()
    }
}

impl<'a> Body<'a> {
    /// Adds the runs in an element.
    pub(super) fn add_runs(&mut self, parent: &'a Element, style: &Style, inlines: &mut Vec<Inline>) {
        for element in parent.elements() {
            match element.tag() {
                ("w", "r") => self.add_run(element, style, inlines),
                ("w", "hyperlink") => {
                    let id = element.attribute("id").and_then(|id| self.targets.get(id)).cloned();
                    let target = id
                        .or_else(|| element.attribute("anchor").map(|anchor| format!("#{anchor}")))
                        .unwrap_or_default();
                    inlines.push(Inline::BeginLink(target));
                    self.add_runs(element, style, inlines);
                    inlines.push(Inline::EndLink);
                }
                ("w", "ins" | "moveTo" | "del" | "moveFrom") if self.fate(element) == Fate::Stands => {
                    self.add_runs(element, style, inlines);
                }
                ("w", "sdt") => {
                    if let Some(content) = element.child("w", "sdtContent") {
                        self.add_runs(content, style, inlines);
                    }
                }
                ("mc", "AlternateContent") => {
                    if let Some(chosen) = choose(element) {
                        self.add_runs(chosen, style, inlines);
                    }
                }
                ("w", "fldSimple" | "smartTag" | "customXml" | "dir" | "bdo") => {
                    self.add_runs(element, style, inlines);
                }
                ("m", "oMath" | "oMathPara") => self.words(&element.text(), false, inlines),
                _ => {}
            }
        }
    }

    fn add_run(&mut self, run: &'a Element, style: &Style, inlines: &mut Vec<Inline>) {
        let properties = run.child("w", "rPr");
        let own =
            properties.and_then(|properties| value(properties, "rStyle")).and_then(|id| self.styles.character(id));
        let says = |name: &str, of: fn(&Style) -> Option<bool>| {
            properties
                .and_then(|properties| toggle(properties, name))
                .or_else(|| own.and_then(of))
                .or_else(|| of(style))
                .unwrap_or(false)
        };
        let (bold, hidden) = (says("b", |style| style.bold), says("vanish", |style| style.hidden));
        self.add_run_content(run, bold, hidden, inlines);
    }

    fn add_run_content(&mut self, run: &'a Element, bold: bool, hidden: bool, inlines: &mut Vec<Inline>) {
        for element in run.elements() {
            let in_result = self.fields.iter().all(|field| field.in_result);
            let words = match element.tag() {
                ("w", "t") => element.text(),
                ("w", "delText") if self.view == TrackedChanges::Original => element.text(),
                ("w", "tab" | "ptab") => " ".to_owned(),
                ("w", "noBreakHyphen") => "\u{2011}".to_owned(),
                ("w", "sym") => symbol(element),
                ("w", "br") if matches!(element.attribute("type"), Some("page" | "column")) => " ".to_owned(),
                ("w", "br" | "cr") if in_result && !hidden => {
                    inlines.push(Inline::Break);
                    continue;
                }
                ("w", "fldChar") => {
                    self.field(element, inlines);
                    continue;
                }
                ("w", "instrText") => {
                    if let Some(field) = self.fields.last_mut().filter(|field| !field.in_result) {
                        field.instruction.push_str(&element.text());
                    }
                    continue;
                }
                ("w", "footnoteReference" | "endnoteReference") => {
                    let kind = if &*element.name == "footnoteReference" { Notes::Foot } else { Notes::End };
                    if let Some(id) = element.attribute("id").filter(|_| !hidden && in_result) {
                        self.notes.push((kind, id.to_owned()));
                    }
                    continue;
                }
                ("w", "ruby") => {
                    for base in element.elements().filter(|element| element.is("w", "rubyBase")) {
                        for run in base.elements().filter(|element| element.is("w", "r")) {
                            self.add_run_content(run, bold, hidden, inlines);
                        }
                    }
                    continue;
                }
                ("w", "drawing" | "pict" | "object") | ("mc", "AlternateContent") => {
                    if !hidden {
                        self.drawing(element, 0);
                    }
                    continue;
                }
                _ => continue,
            };
            if !in_result {
                continue;
            }
            if hidden {
                self.hidden.push_str(&words);
            } else {
                self.words(&words, bold, inlines);
            }
        }
    }

    fn words(&mut self, words: &str, bold: bool, inlines: &mut Vec<Inline>) {
        if let Some(Inline::Words { words: last, bold: last_bold }) = inlines.last_mut()
            && *last_bold == bold
        {
            last.push_str(words);
        } else {
            inlines.push(Inline::Words { words: words.to_owned(), bold });
        }
    }

    fn field(&mut self, mark: &Element, inlines: &mut Vec<Inline>) {
        match mark.attribute("fldCharType") {
            Some("begin") => self.fields.push(Field::default()),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.in_result = true;
                    if let Some(target) = field.target() {
                        inlines.push(Inline::BeginLink(target.to_owned()));
                        field.link = true;
                    }
                }
            }
            Some("end") if self.fields.pop().is_some_and(|field| field.link) => inlines.push(Inline::EndLink),
            _ => {}
        }
    }

    /// Counts the pictures in a drawing and keeps its text boxes for when the paragraph ends.
    fn drawing(&mut self, element: &'a Element, depth: usize) {
        if depth == 0 && element.is("w", "object") {
            self.left_out.add("embedded objects", "");
        }
        match element.tag() {
            ("mc", "AlternateContent") => {
                if let Some(chosen) = choose(element) {
                    self.drawing(chosen, depth + 1);
                }
            }
            ("w", "txbxContent") => self.boxes.push(element),
            ("pic", "pic") | ("v", "imagedata") => {
                let described = element.find(&|inner| &*inner.name == "cNvPr");
                let words = described.and_then(|inner| inner.attribute("descr")).or(element.attribute("title"));
                self.left_out.add("pictures", words.unwrap_or(""));
            }
            _ => {
                for inner in element.elements() {
                    self.drawing(inner, depth + 1);
                }
            }
        }
    }
}

/// A letter of a symbol font as the character that looks like it.
fn symbol(element: &Element) -> String {
    let Some(code) = element.attribute("char").and_then(|code| u32::from_str_radix(code, 16).ok()) else {
        return String::new();
    };
    let font = element.attribute("font").unwrap_or("").to_lowercase();
    let c = match (code & 0xFF, font.starts_with("wingdings")) {
        (0xA8 | 0x6F | 0x71, true) => '☐',
        (0xFE, true) => '☑',
        (0xFD, true) => '☒',
        (0xFC, true) => '✓',
        (0xE0, true) => '→',
        (0xA7, true) => '▪',
        (0xB7, _) => '•',
        (0xD3, false) => '©',
        (0xD2, false) => '®',
        (0xD4, false) => '™',
        (0xB3, false) => '≥',
        (0xA3, false) => '≤',
        _ => char::from_u32(code).unwrap_or('\u{FFFD}'),
    };
    c.to_string()
}
