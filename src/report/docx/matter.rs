//! What stands around the redline, as paragraphs and tables of WordprocessingML.

use super::redline::{directions, put_words, runs_right_to_left};
use super::xml::Xml;
use crate::report::matter::{Block, Line, Table, Tone, plain};

/// Puts blocks; a table is as wide as the text, in twentieths of a point.
pub(super) fn put_blocks(xml: &mut Xml, blocks: &[Block], width: u32) {
    for block in blocks {
        match block {
            Block::Title(text) => put_text(xml, "Title", text),
            Block::Subtitle(text) => put_text(xml, "Subtitle", text),
            Block::Verdict(text) => put_text(xml, "Verdict", text),
            Block::Section(text) => put_text(xml, "Section", text),
            Block::Subsection(line) => put_line(xml, "Subsection", line),
            Block::Text(line) => put_line(xml, "Normal", line),
            Block::Quote(line) => put_line(xml, "Quote", line),
            Block::Small(line) => put_line(xml, "Small", line),
            Block::Table(table) => put_table(xml, table, width),
        }
    }
}

fn put_text(xml: &mut Xml, style: &str, text: &str) {
    put_line(xml, style, &vec![plain(text)]);
}

fn put_line(xml: &mut Xml, style: &str, line: &Line) {
    xml.raw("<w:p><w:pPr>").empty("w:pStyle", &[("w:val", style)]);
    if line.iter().max_by_key(|span| span.text.len()).is_some_and(|span| runs_right_to_left(&span.text)) {
        xml.raw("<w:bidi/>");
    }
    xml.raw("</w:pPr>");
    put_spans(xml, line);
    xml.raw("</w:p>");
}

fn put_spans(xml: &mut Xml, line: &Line) {
    for span in line {
        let style = match span.tone {
            Tone::Plain => None,
            Tone::Strong => Some("Strong"),
            Tone::Dim => Some("Dim"),
            Tone::Gone => Some("Deleted"),
            Tone::Came => Some("Inserted"),
        };
        for (words, right_to_left) in directions(&span.text) {
            xml.raw("<w:r>");
            if style.is_some() || right_to_left {
                xml.raw("<w:rPr>");
                if let Some(style) = style {
                    xml.empty("w:rStyle", &[("w:val", style)]);
                }
                xml.raw(if right_to_left { "<w:rtl/></w:rPr>" } else { "</w:rPr>" });
            }
            put_words(xml, words, "w:t");
            xml.raw("</w:r>");
        }
    }
}

fn put_table(xml: &mut Xml, table: &Table, width: u32) {
    let widths: Vec<String> = table.widths.iter().map(|share| (share * width / 100).to_string()).collect();
    xml.raw("<w:tbl><w:tblPr>").empty("w:tblW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
    xml.raw("<w:tblBorders>");
    for side in ["w:top", "w:bottom", "w:insideH"] {
        xml.empty(side, &[("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "D9D4CC")]);
    }
    xml.raw("</w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
    for width in &widths {
        xml.empty("w:gridCol", &[("w:w", width)]);
    }
    xml.raw("</w:tblGrid>");
    if !table.header.is_empty() {
        xml.raw("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (name, width) in table.header.iter().zip(&widths) {
            put_cell(xml, "CellHead", &vec![plain(name)], width);
        }
        xml.raw("</w:tr>");
    }
    for row in &table.rows {
        xml.raw("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for (cell, width) in row.iter().zip(&widths) {
            put_cell(xml, "Cell", cell, width);
        }
        xml.raw("</w:tr>");
    }
    xml.raw("</w:tbl>");
    // Two tables that touch would be one.
    xml.raw("<w:p><w:pPr><w:pStyle w:val=\"Small\"/></w:pPr></w:p>");
}

fn put_cell(xml: &mut Xml, style: &str, line: &Line, width: &str) {
    xml.raw("<w:tc><w:tcPr>").empty("w:tcW", &[("w:w", width), ("w:type", "dxa")]).raw("</w:tcPr>");
    put_line(xml, style, line);
    xml.raw("</w:tc>");
}
