//! Reads the table back from a written workbook: its first sheet, and the texts that its cells point to.

use crate::report::table::{COLUMNS, Row};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::{Cursor, Read};

/// The rows of the first sheet, without the names of the columns.
pub(super) fn rows(bytes: &[u8]) -> Result<Vec<Row>, String> {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let mut part = |name: &str| -> Result<String, String> {
        let mut xml = String::new();
        let mut file = package.by_name(name).map_err(|error| format!("{name}: {error}"))?;
        file.read_to_string(&mut xml).map_err(|error| format!("{name}: {error}"))?;
        Ok(xml)
    };
    let texts = texts(&part("xl/sharedStrings.xml")?).map_err(|error| error.to_string())?;
    let cells = cells(&part("xl/worksheets/sheet1.xml")?).map_err(|error| error.to_string())?;
    let mut rows: Vec<Row> = Vec::new();
    for (line, column, at) in cells {
        let text = texts.get(at).ok_or("a cell points to a text that is not there")?;
        let Some(line) = line.checked_sub(2) else { continue };
        if rows.len() <= line {
            rows.resize_with(line + 1, Row::default);
        }
        let cell = rows[line].get_mut(column).ok_or(format!("there are more than {} columns", COLUMNS.len()))?;
        cell.clone_from(text);
    }
    Ok(rows)
}

/// The shared texts, in order.
fn texts(xml: &str) -> Result<Vec<String>, quick_xml::Error> {
    let mut reader = Reader::from_str(xml);
    let (mut texts, mut text, mut in_words) = (Vec::new(), String::new(), false);
    loop {
        match reader.read_event()? {
            Event::Start(element) if element.name().as_ref() == "t" => in_words = true,
            Event::End(element) if element.name().as_ref() == "t" => in_words = false,
            Event::End(element) if element.name().as_ref() == "si" => texts.push(unescaped(&std::mem::take(&mut text))),
            Event::Text(words) if in_words => text.push_str(&words.xml10_content()),
            Event::GeneralRef(reference) if in_words => {
                let entity = format!("&{};", reference.xml10_content());
                text.push_str(&quick_xml::escape::unescape(&entity)?);
            }
            Event::Eof => return Ok(texts),
            _ => {}
        }
    }
}

/// Line (counted from 1), column (counted from 0) and text of every cell.
fn cells(xml: &str) -> Result<Vec<(usize, usize, usize)>, quick_xml::Error> {
    let mut reader = Reader::from_str(xml);
    let (mut cells, mut place, mut in_value) = (Vec::new(), None, false);
    loop {
        match reader.read_event()? {
            Event::Start(element) => match element.name().as_ref() {
                "c" => place = reference(&element),
                "v" => in_value = true,
                _ => {}
            },
            Event::End(element) if element.name().as_ref() == "v" => in_value = false,
            Event::Text(text) if in_value => {
                if let (Some((line, column)), Ok(at)) = (place, text.xml10_content().parse()) {
                    cells.push((line, column, at));
                }
            }
            Event::Eof => return Ok(cells),
            _ => {}
        }
    }
}

/// The place of a cell: `B7` is line 7, column 1.
fn reference(cell: &BytesStart<'_>) -> Option<(usize, usize)> {
    let attribute = cell.try_get_attribute("r").ok()??;
    let name = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?;
    let digits = name.find(|letter: char| letter.is_ascii_digit())?;
    let column = name[..digits].bytes().fold(0, |column, letter| 26 * column + usize::from(letter - b'A') + 1);
    Some((name[digits..].parse().ok()?, column.checked_sub(1)?))
}

/// Letters that XML cannot hold are written as `_x000B_`.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        plain.push_str(&rest[..at]);
        let code = rest.get(at + 2..at + 6).filter(|_| rest[at + 6..].starts_with('_'));
        let letter = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        match letter {
            Some(letter) => {
                plain.push(letter);
                rest = &rest[at + 7..];
            }
            None => {
                plain.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    plain + rest
}
