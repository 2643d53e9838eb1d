//! The table of departures as a workbook: one sheet to filter and sort, one that says what it was made from.
//!
//! All cells are written as text, so none can be a formula. A cell holds 32,767 letters at most; a longer text goes on in
//! the rows below. The time of making is the date that was asked for, or none that means anything, so that the same
//! comparison gives the same bytes.

mod heights;
mod read_back;

use super::matter::{Block, Line, Tone, colophon, summary};
use super::outline::Words;
use super::table::{self, COLUMNS, KIND, Row, TEXTS, rows};
use super::{Outline, ReportError, ReportInput};
use heights::height;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, FormatUnderline, Workbook, Worksheet,
    XlsxError,
};

/// The name of the format in messages.
const FORMAT: &str = "XLSX";
/// Letters that a cell is given at most; Excel takes 32,767, counted in UTF-16.
const CELL: usize = 32_000;
/// Widths of the columns of the table, in letters.
const WIDTHS: [f64; COLUMNS.len()] = [12.0, 18.0, 18.0, 16.0, 15.0, 26.0, 14.0, 56.0, 56.0, 26.0, 12.0, 12.0];
/// Letters of a head that the button of its filter covers.
const BUTTON: f64 = 4.0;
/// Letters that a cell of the table loses to the gutter before its words.
const GUTTER: f64 = 2.0;
/// Widths of the columns of the other sheet.
const ABOUT_WIDTHS: [f64; 4] = [22.0, 62.0, 62.0, 26.0];
/// The date of workbooks that have none.
const NO_DATE: (u16, u8, u8) = (1980, 1, 1);

/// The workbook.
///
/// # Errors
/// [`ReportError::Mismatch`] where the workbook, read back, does not give both texts of every change.
pub(super) fn xlsx(input: &ReportInput<'_>) -> Result<Vec<u8>, ReportError> {
    let trouble = |what: String| ReportError::Format { format: FORMAT, what };
    let outline = Outline::new(input);
    let rows = rows(&outline);
    let bytes = write(&outline, &rows).map_err(|error| trouble(error.to_string()))?;
    let goes_on = goes_on(outline.words);
    let read = joined(read_back::rows(&bytes).map_err(trouble)?, &goes_on);
    table::check(FORMAT, input, &rows, &read)?;
    Ok(bytes)
}

fn write(outline: &Outline<'_>, rows: &[Row]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(outline)?);
    let sheet = workbook.add_worksheet();
    sheet.set_name(outline.words.say("report-sheet-changes"))?;
    put_table(sheet, outline.words, rows)?;
    let about = workbook.add_worksheet();
    about.set_name(outline.words.say("report-sheet-about"))?;
    put_about(about, outline)?;
    workbook.save_to_buffer()
}

fn properties(outline: &Outline<'_>) -> Result<DocProperties, XlsxError> {
    let parts = outline.date.map(|date| date.split('-').map(str::parse::<u16>).collect::<Result<Vec<_>, _>>());
    let (year, month, day) = match parts {
        Some(Ok(parts)) if parts.len() == 3 => (parts[0], parts[1] as u8, parts[2] as u8),
        _ => NO_DATE,
    };
    let made = ExcelDateTime::from_ymd(year, month, day)?;
    let properties = DocProperties::new().set_title(&outline.title).set_creation_datetime(&made);
    Ok(match outline.author {
        Some(author) => properties.set_author(author),
        None => properties,
    })
}

fn put_table(sheet: &mut Worksheet, words: Words, rows: &[Row]) -> Result<(), XlsxError> {
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_align(FormatAlign::Left)
        .set_indent(1)
        .set_background_color(Color::RGB(0xEDE8E0))
        .set_border_bottom(FormatBorder::Thin);
    let cell = Format::new()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_align(FormatAlign::Left)
        .set_indent(1)
        .set_border_bottom(FormatBorder::Hair)
        .set_border_bottom_color(Color::RGB(0x8A8378));
    for (at, (name, width)) in (0..).zip(COLUMNS.iter().zip(WIDTHS)) {
        sheet.set_column_width(at, width)?;
        sheet.write_string_with_format(0, at, words.say(name), &head)?;
    }
    let heads: Vec<String> = COLUMNS.iter().map(|name| words.say(name)).collect();
    let beside_button = WIDTHS.map(|width| width - BUTTON);
    sheet.set_row_height(0, height(heads.iter().map(String::as_str).zip(beside_button)))?;
    let beside_gutter = WIDTHS.map(|width| width - GUTTER);
    let mut line = 0;
    let goes_on = goes_on(words);
    for row in rows.iter().flat_map(|row| parts(row, &goes_on)) {
        line += 1;
        for (at, text) in (0..).zip(&row) {
            sheet.write_string_with_format(line, at, text, &cell)?;
        }
        sheet.set_row_height(line, height(row.iter().map(String::as_str).zip(beside_gutter)))?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofilter(0, 0, line, WIDTHS.len() as u16 - 1)?;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_footer("&L&F&R&P / &N");
    Ok(())
}

/// The number by which Excel knows the size of paper.
const A4: u8 = 9;

/// What stands in the column of the kind where a text goes on from the row above.
fn goes_on(words: Words) -> String {
    words.say("report-row-goes-on")
}

/// A row, and further ones where a text is too long for a cell.
fn parts(row: &Row, goes_on: &str) -> Vec<Row> {
    let pieces = TEXTS.map(|column| cut(&row[column]));
    let count = pieces.iter().map(Vec::len).max().unwrap_or(1);
    let part = |at: usize| {
        let mut part = if at == 0 { row.clone() } else { Row::default() };
        if at > 0 {
            (part[0], part[KIND]) = (row[0].clone(), goes_on.to_owned());
        }
        for (column, pieces) in TEXTS.into_iter().zip(&pieces) {
            part[column] = pieces.get(at).cloned().unwrap_or_default();
        }
        part
    };
    (0..count).map(part).collect()
}

/// A text cut so that every piece fits in a cell; one empty piece for no text.
fn cut(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut used = 0;
    for letter in text.chars() {
        if used + letter.len_utf16() > CELL {
            pieces.push(String::new());
            used = 0;
        }
        used += letter.len_utf16();
        if let Some(open) = pieces.last_mut() {
            open.push(letter);
        }
    }
    pieces
}

/// The rows as they were before long texts were cut.
fn joined(read: Vec<Row>, goes_on: &str) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for row in read {
        match rows.last_mut() {
            Some(last) if row[KIND] == goes_on && last[0] == row[0] => {
                TEXTS.into_iter().for_each(|column| last[column].push_str(&row[column]));
            }
            _ => rows.push(row),
        }
    }
    rows
}

fn put_about(sheet: &mut Worksheet, outline: &Outline<'_>) -> Result<(), XlsxError> {
    for (at, width) in (0..).zip(ABOUT_WIDTHS) {
        sheet.set_column_width(at, width)?;
    }
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    let mut line = 0;
    for block in summary(outline).iter().chain(&colophon(outline)) {
        line = put_block(sheet, line, block)?;
    }
    Ok(())
}

/// Puts a block from a line on; gives back the line after it.
fn put_block(sheet: &mut Worksheet, line: u32, block: &Block) -> Result<u32, XlsxError> {
    let mut put =
        |text: &str, format: Format| sheet.write_string_with_format(line, 0, cut(text)[0].as_str(), &format).map(drop);
    match block {
        Block::Title(text) => put(text, Format::new().set_bold().set_font_size(16))?,
        Block::Subtitle(text) => put(text, Format::new().set_font_color(Color::Gray))?,
        Block::Verdict(text) => put(text, Format::new().set_bold().set_font_size(12))?,
        Block::Section(text) => {
            let format = Format::new().set_bold().set_font_size(13);
            sheet.write_string_with_format(line + 1, 0, text, &format)?;
            return Ok(line + 2);
        }
        Block::Subsection(words) => put(&plain(words), Format::new().set_bold())?,
        Block::Text(words) | Block::Quote(words) | Block::Small(words) => put_across(sheet, line, words)?,
        Block::Table(table) => {
            let head = Format::new().set_bold().set_border_bottom(FormatBorder::Thin);
            for (at, name) in (0..).zip(&table.header) {
                sheet.write_string_with_format(line, at, name, &head)?;
            }
            let first = line + u32::from(!table.header.is_empty());
            for (line, row) in (first..).zip(&table.rows) {
                for (at, cell) in (0..).zip(row) {
                    put_words(sheet, line, at, cell)?;
                }
                let texts: Vec<String> = row.iter().map(plain).collect();
                sheet.set_row_height(line, height(texts.iter().map(String::as_str).zip(ABOUT_WIDTHS)))?;
            }
            return Ok(first + table.rows.len() as u32 + 1);
        }
    }
    Ok(line + 1)
}

fn plain(words: &Line) -> String {
    words.iter().map(|span| span.text.as_str()).collect()
}

/// A paragraph, across all columns but the first.
fn put_across(sheet: &mut Worksheet, line: u32, words: &Line) -> Result<(), XlsxError> {
    let text = &cut(&plain(words))[0];
    let last = ABOUT_WIDTHS.len() as u16 - 1;
    sheet.merge_range(line, 1, line, last, text, &look(Tone::Plain))?;
    sheet.set_row_height(line, height([(text.as_str(), ABOUT_WIDTHS[1..].iter().sum())].into_iter()))?;
    Ok(())
}

fn look(tone: Tone) -> Format {
    let format = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    match tone {
        Tone::Plain | Tone::Dim => format,
        Tone::Strong => format.set_bold(),
        Tone::Gone => format.set_font_strikethrough().set_font_color(Color::RGB(0x994200)),
        Tone::Came => format.set_underline(FormatUnderline::Single).set_font_color(Color::RGB(0x0A4F96)),
    }
}

/// Words of several looks in one cell.
fn put_words(sheet: &mut Worksheet, line: u32, column: u16, words: &Line) -> Result<(), XlsxError> {
    let looks: Vec<(Format, &str)> =
        words.iter().filter(|span| !span.text.is_empty()).map(|span| (look(span.tone), span.text.as_str())).collect();
    let text = plain(words);
    match &looks[..] {
        [] => Ok(()),
        [(format, only)] => sheet.write_string_with_format(line, column, cut(only)[0].as_str(), format).map(drop),
        _ if cut(&text).len() > 1 => {
            sheet.write_string_with_format(line, column, cut(&text)[0].as_str(), &look(Tone::Plain)).map(drop)
        }
        looks => {
            let pieces: Vec<(&Format, &str)> = looks.iter().map(|(format, text)| (format, *text)).collect();
            sheet.write_rich_string_with_format(line, column, &pieces, &look(Tone::Plain)).map(drop)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_too_long_for_a_cell_goes_on_below_and_comes_back() {
        let mut row = Row::default();
        row[0] = "c1".to_owned();
        row[7] = "é".repeat(CELL) + "tail";
        row[8] = "𝄞".repeat(CELL);
        let parts = parts(&row, "goes on");
        assert_eq!(parts.len(), 2);
        assert!(parts.iter().flatten().all(|cell| cell.encode_utf16().count() <= CELL));
        assert_eq!(joined(parts, "goes on"), [row]);
        assert_eq!(cut(""), [""]);
    }
}
