//! What the words of a group are for: the text, a note, a table of fonts or styles, or nothing.

use super::{Destination, Reader};
use crate::document::flow::Inline;
use crate::document::rtf::encoding::of_charset;
use crate::document::rtf::story::Kind;

impl Reader {
    /// Whether a word says what its group holds.
    pub(super) fn destination(&mut self, word: &str, starred: bool) -> bool {
        if self.state.destination == Destination::Skipped {
            return true;
        }
        let destination = match word {
            "fonttbl" => Destination::Fonts,
            "stylesheet" => Destination::Styles,
            "listtext" | "pntext" => {
                self.story().mark.clear();
                Destination::Label
            }
            "fldinst" => Destination::Instruction,
            "field" => {
                self.state.field = true;
                self.instructions.push(String::new());
                return true;
            }
            "fldrslt" => {
                self.begin_result();
                return true;
            }
            "footnote" => {
                let gone = !self.stands();
                self.begin_story(if gone { Kind::LeftOut("notes") } else { Kind::Note });
                return true;
            }
            "shptxt" => {
                self.begin_story(Kind::Box);
                return true;
            }
            "header" | "headerl" | "headerr" | "headerf" => {
                self.begin_story(Kind::LeftOut("running headers"));
                return true;
            }
            "footer" | "footerl" | "footerr" | "footerf" => {
                self.begin_story(Kind::LeftOut("running footers"));
                return true;
            }
            "annotation" => {
                self.begin_story(Kind::LeftOut("comments"));
                return true;
            }
            "pict" => {
                self.left_out.add("pictures", "");
                Destination::Skipped
            }
            "object" => {
                self.left_out.add("embedded objects", "");
                Destination::Skipped
            }
            // The same again for older readers, and what is no text.
            "shprslt" | "nonshppict" | "nonesttables" | "colortbl" | "info" | "ftnsep" | "ftnsepc" | "aftnsep"
            | "aftnsepc" | "tc" | "xe" | "listtable" | "filetbl" | "sp" => Destination::Skipped,
            "shpinst" | "shppict" | "ud" => return true,
            "upr" => {
                // Its first group is for readers that know no Unicode; the second one is starred.
                return true;
            }
            _ if starred => Destination::Skipped,
            _ => return false,
        };
        self.state.destination = destination;
        true
    }

    fn begin_result(&mut self) {
        let instruction = self.instructions.last().map(|text| text.trim().to_owned()).unwrap_or_default();
        let name = instruction.split_whitespace().next().unwrap_or("").to_ascii_uppercase();
        if name == "TOC" {
            self.begin_story(Kind::LeftOut("table of contents"));
        } else if name == "HYPERLINK" {
            let target = instruction.split('"').nth(1).unwrap_or("").to_owned();
            self.story().inlines.push(Inline::BeginLink(target));
            self.state.link = true;
        }
    }

    pub(super) fn describe_font(&mut self, word: &str, number: Option<i32>) {
        match (word, number) {
            ("f", Some(font)) => self.described = font,
            ("fcharset", Some(2)) => {
                self.symbol_fonts.insert(self.described, true);
            }
            ("fcharset", Some(charset)) => {
                if let Some(encoding) = of_charset(charset) {
                    self.fonts.insert(self.described, encoding);
                }
            }
            _ => {}
        }
    }

    pub(super) fn describe_style(&mut self, word: &str, number: Option<i32>) {
        match (word, number) {
            ("s" | "cs" | "ts" | "ds", Some(style)) => self.described = if word == "s" { style } else { -1 },
            ("outlinelevel", Some(level @ 0..=8)) if self.described >= 0 => {
                self.outlines.insert(self.described, level as u8);
            }
            _ => {}
        }
    }
}
