//! Control words about paragraphs, tables and letters.

use super::{Destination, Reader};
use crate::document::flow::Inline;
use crate::document::rtf::encoding::of_code_page;
use crate::document::rtf::story::Shape;

impl Reader {
    /// Carries out a word about paragraphs and tables.
    pub(super) fn structure(&mut self, word: &str, number: Option<i32>) -> bool {
        match word {
            "par" | "sect" => {
                self.count_hidden();
                if self.stands() {
                    self.story().end_paragraph();
                } else {
                    // The end of the paragraph is no part of the text: it goes on in the next one.
                    self.story().words(" ", false);
                }
            }
            "pard" => self.story().shape = Shape::default(),
            "s" => {
                let outline = self.outlines.get(&number.unwrap_or(0)).copied();
                self.story().shape.outline = outline;
            }
            "outlinelevel" => {
                self.story().shape.outline =
                    number.and_then(|level| u8::try_from(level).ok()).filter(|level| *level < 9);
            }
            "ilvl" => self.story().shape.level = number.unwrap_or(0).clamp(0, 8) as u8,
            "intbl" => self.story().shape.in_table = true,
            "trowd" => self.story().begin_row(),
            "trhdr" => self.story().header_row(),
            "clmrg" | "clvmrg" => self.story().merged_cell(),
            "cellx" => self.story().cell_edge(),
            "cell" => self.story().end_cell(),
            "row" => self.story().end_row(),
            "nestcell" | "nestrow" => self.text(" "),
            _ => return false,
        }
        true
    }

    /// Carries out a word about letters.
    pub(super) fn character(&mut self, word: &str, number: Option<i32>) {
        let on = number != Some(0);
        match word {
            "ansicpg" => self.code_page = of_code_page(number.unwrap_or(1252)),
            "mac" => self.code_page = encoding_rs::MACINTOSH,
            "deff" if self.state.font < 0 => self.state.font = number.unwrap_or(-1),
            "f" => self.state.font = number.unwrap_or(-1),
            "uc" => self.state.fallback = number.unwrap_or(1).clamp(0, 16) as usize,
            "plain" => {
                (self.state.bold, self.state.hidden) = (false, false);
                (self.state.inserted, self.state.deleted) = (false, false);
            }
            "b" => self.state.bold = on,
            "v" => self.state.hidden = on,
            "revised" => self.state.inserted = on,
            "deleted" => self.state.deleted = on,
            "line" if self.state.destination == Destination::Text && !self.state.hidden && self.stands() => {
                self.story().inlines.push(Inline::Break);
            }
            "tab" | "page" | "column" | "emspace" | "enspace" | "qmspace" => self.text(" "),
            "lquote" => self.text("\u{2018}"),
            "rquote" => self.text("\u{2019}"),
            "ldblquote" => self.text("\u{201C}"),
            "rdblquote" => self.text("\u{201D}"),
            "bullet" => self.text("\u{2022}"),
            "endash" => self.text("\u{2013}"),
            "emdash" => self.text("\u{2014}"),
            _ => {}
        }
    }
}
