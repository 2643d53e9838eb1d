//! Carries out the words of RTF.

mod destination;
mod formatting;

use super::super::flow::{Inline, Piece};
use super::super::left_out::LeftOut;
use super::super::read::TrackedChanges;
use super::story::{Kind, Story, words};
use super::token::{Token, Tokens};
use encoding_rs::Encoding;
use std::collections::HashMap;

/// Groups inside groups deeper than this are refused.
const DEEPEST: usize = 10_000;
/// Work beyond which reading ends, in control words; the end of a paragraph or a cell counts as [`ENDING`].
const MOST_WORDS: usize = 5_000_000;
const ENDING: usize = 5;
/// Stories inside stories, such as notes in text boxes, deeper than this are left out.
const DEEPEST_STORY: usize = 16;

/// What the words of a group are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Destination {
    Text,
    Skipped,
    /// What a list prints.
    Label,
    Fonts,
    Styles,
    /// What a field computes.
    Instruction,
}

/// What holds until the group ends.
#[derive(Debug, Clone)]
struct State {
    destination: Destination,
    bold: bool,
    hidden: bool,
    inserted: bool,
    deleted: bool,
    font: i32,
    /// How many bytes stand for a Unicode character in readers that know none.
    fallback: usize,
    /// Whether the group began a story.
    story: bool,
    /// Whether the group ends a link.
    link: bool,
    /// Whether the group is a field.
    field: bool,
}

/// Reads one file.
pub struct Reader {
    view: TrackedChanges,
    state: State,
    stack: Vec<State>,
    stories: Vec<Story>,
    notes: Vec<Piece>,
    code_page: &'static Encoding,
    fonts: HashMap<i32, &'static Encoding>,
    symbol_fonts: HashMap<i32, bool>,
    outlines: HashMap<i32, u8>,
    /// The font or style that is being described.
    described: i32,
    /// Bytes that have not been decoded yet.
    bytes: Vec<u8>,
    /// The first half of a character beyond the first plane.
    half: Option<u16>,
    /// Bytes still to be passed over after a Unicode character.
    passed: usize,
    /// Whether the group may be unknown to readers.
    starred: bool,
    /// What the fields that are open compute.
    instructions: Vec<String>,
    hidden: String,
    pub left_out: LeftOut,
    pub insertions: usize,
    pub deletions: usize,
    last_tracked: (bool, bool),
}

impl Reader {
    /// Begins to read.
    pub fn new(view: TrackedChanges) -> Self {
        Self {
            view,
            state: State {
                destination: Destination::Text,
                bold: false,
                hidden: false,
                inserted: false,
                deleted: false,
                font: -1,
                fallback: 1,
                story: false,
                link: false,
                field: false,
            },
            stack: Vec::new(),
            stories: vec![Story::new(Kind::Text)],
            notes: Vec::new(),
            code_page: encoding_rs::WINDOWS_1252,
            fonts: HashMap::new(),
            symbol_fonts: HashMap::new(),
            outlines: HashMap::new(),
            described: 0,
            bytes: Vec::new(),
            half: None,
            passed: 0,
            starred: false,
            instructions: Vec::new(),
            hidden: String::new(),
            left_out: LeftOut::default(),
            insertions: 0,
            deletions: 0,
            last_tracked: (false, false),
        }
    }

    /// Reads a file to its end.
    ///
    /// # Errors
    /// What is wrong with it, as the end of a sentence.
    pub fn read(&mut self, file: &[u8]) -> Result<Vec<Piece>, String> {
        let mut work = 0;
        for token in Tokens::new(file) {
            work += match token {
                Token::Word("par" | "sect" | "cell" | "row" | "line", _) => ENDING,
                Token::Word(..) => 1,
                _ => 0,
            };
            if work > MOST_WORDS {
                return Err("it holds more paragraphs or formatting than a text of terms can".to_owned());
            }
            match token {
                Token::Byte(byte) => self.byte(byte),
                Token::Open => {
                    self.flush();
                    if self.stack.len() >= DEEPEST {
                        return Err(format!("it nests groups more than {DEEPEST} deep"));
                    }
                    self.stack.push(self.state.clone());
                    (self.state.story, self.state.link, self.state.field) = (false, false, false);
                    self.starred = false;
                }
                Token::Close => {
                    self.flush();
                    self.end_group();
                }
                Token::Symbol(symbol) => self.symbol(symbol),
                Token::Word(word, number) => self.word(word, number),
            }
        }
        self.flush();
        while !self.stack.is_empty() {
            self.end_group();
        }
        while self.stories.len() > 1 {
            self.end_story();
        }
        self.count_hidden();
        let mut pieces = self.stories.pop().map(Story::finish).unwrap_or_default();
        pieces.append(&mut self.notes);
        Ok(pieces)
    }

    fn story(&mut self) -> &mut Story {
        if self.stories.is_empty() {
            self.stories.push(Story::new(Kind::Text));
        }
        let last = self.stories.len() - 1;
        &mut self.stories[last]
    }

    fn end_group(&mut self) {
        let ended = self.state.clone();
        if ended.link {
            self.story().inlines.push(Inline::EndLink);
        }
        if ended.field {
            self.instructions.pop();
        }
        if ended.story {
            self.end_story();
        }
        if let Some(state) = self.stack.pop() {
            self.state = state;
        }
        self.starred = false;
    }

    fn begin_story(&mut self, kind: Kind) {
        if self.stories.len() >= DEEPEST_STORY {
            self.state.destination = Destination::Skipped;
            return;
        }
        self.state.story = true;
        self.state.destination = Destination::Text;
        self.stories.push(Story::new(kind));
    }

    fn end_story(&mut self) {
        let Some(story) = self.stories.pop() else { return };
        let kind = story.kind;
        let pieces = story.finish();
        match kind {
            Kind::Text => {}
            Kind::Note => self.notes.extend(pieces),
            Kind::Box => self.story().boxes.extend(pieces),
            Kind::LeftOut(part) => {
                let words = words(&pieces);
                if !words.trim().is_empty() {
                    self.left_out.add(part, &words);
                }
            }
        }
    }

    fn byte(&mut self, byte: u8) {
        if self.passed > 0 {
            self.passed -= 1;
        } else if self.state.destination != Destination::Skipped {
            self.bytes.push(byte);
        }
    }

    /// Decodes the bytes gathered.
    fn flush(&mut self) {
        self.passed = 0;
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        if self.symbol_fonts.contains_key(&self.state.font) {
            let text: String = bytes.iter().map(|byte| symbol(*byte)).collect();
            self.text(&text);
            return;
        }
        let encoding = self.fonts.get(&self.state.font).copied().unwrap_or(self.code_page);
        let text = encoding.decode_without_bom_handling(&bytes).0.into_owned();
        self.text(&text);
    }

    fn text(&mut self, text: &str) {
        match self.state.destination {
            Destination::Text => {}
            Destination::Label => {
                let label = &mut self.story().mark;
                label.push_str(text);
                return;
            }
            Destination::Instruction => {
                if let Some(instruction) = self.instructions.last_mut() {
                    instruction.push_str(text);
                }
                return;
            }
            Destination::Styles | Destination::Fonts | Destination::Skipped => return,
        }
        if !self.stands() {
            return;
        }
        if self.state.hidden {
            self.hidden.push_str(text);
            return;
        }
        let bold = self.state.bold;
        self.story().words(text, bold);
    }

    /// Whether the words that come are part of the view; counts tracked changes.
    fn stands(&mut self) -> bool {
        let tracked = (self.state.inserted, self.state.deleted);
        if tracked != self.last_tracked {
            self.insertions += usize::from(tracked.0 && !self.last_tracked.0);
            self.deletions += usize::from(tracked.1 && !self.last_tracked.1);
            self.last_tracked = tracked;
        }
        match self.view {
            TrackedChanges::Accepted => !self.state.deleted,
            TrackedChanges::Original => !self.state.inserted,
        }
    }

    fn symbol(&mut self, symbol: u8) {
        let text = match symbol {
            b'*' => {
                self.starred = true;
                return;
            }
            b'~' => "\u{A0}",
            b'_' => "\u{2011}",
            b'\\' => "\\",
            b'{' => "{",
            b'}' => "}",
            b'\r' | b'\n' => return self.word("par", None),
            b'\t' => " ",
            _ => return,
        };
        self.flush();
        self.text(text);
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        // The byte that stands for a Unicode character belongs to it.
        if word == "u" {
            self.flush();
            self.unicode(number.unwrap_or(0));
            self.passed = self.state.fallback;
            return;
        }
        self.flush();
        let starred = std::mem::take(&mut self.starred);
        if self.destination(word, starred) || self.state.destination == Destination::Skipped {
            return;
        }
        match self.state.destination {
            Destination::Fonts => self.describe_font(word, number),
            Destination::Styles => self.describe_style(word, number),
            // What is said of paragraphs in the number of an item says nothing of the item.
            Destination::Label => self.character(word, number),
            _ => {
                if !self.structure(word, number) {
                    self.character(word, number);
                }
            }
        }
    }

    fn unicode(&mut self, code: i32) {
        let unit = code as u16;
        let units: Vec<u16> = self.half.take().into_iter().chain([unit]).collect();
        if (0xD800..0xDC00).contains(&unit) {
            self.half = Some(unit);
            return;
        }
        let mut text = String::from_utf16_lossy(&units);
        // Symbol fonts stand in a private area.
        if let Some(byte) = unit.checked_sub(0xF000).and_then(|byte| u8::try_from(byte).ok()) {
            text = symbol(byte).to_string();
        }
        self.text(&text);
    }

    fn count_hidden(&mut self) {
        let hidden = std::mem::take(&mut self.hidden);
        self.left_out.add_hidden(&hidden);
    }
}

/// A letter of a symbol font as the character that looks like it.
fn symbol(byte: u8) -> char {
    match byte {
        0xB7 => '•',
        0xA7 => '▪',
        0xA8 | 0x6F | 0x71 => '☐',
        0xFE => '☑',
        0xFC => '✓',
        byte => char::from(byte),
    }
}
