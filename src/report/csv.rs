//! The table of departures as comma-separated values (RFC 4180), for spreadsheets and for programs.
//!
//! It begins with a byte order mark: without one Excel reads UTF-8 as the letters of the system's code page, and a quote
//! with “–” in it would be printed wrong; LibreOffice, pandas and R skip the mark. Every cell stands in quotation marks.
//!
//! Terms come from others, and a spreadsheet takes a cell that begins with `=` for a formula. So an apostrophe goes before
//! whatever could begin one, also where a spreadsheet that splits at semicolons or lines would see a new cell; and before
//! an apostrophe in such a place, so that taking the marks off again ([`unguarded`]) gives back every cell to the letter.
//!
//! What the settings hide is told in the last rows, one a rule; they name no change, so that a program that wants only
//! changes keeps the rows whose first cell is filled.

use super::outline::Words;
use super::table::{self, COLUMNS, Row, hidden, rows};
use super::{Outline, ReportError, ReportInput};
use ::csv::{QuoteStyle, ReaderBuilder, Terminator, WriterBuilder};

/// The name of the format in messages.
const FORMAT: &str = "CSV";
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The table.
///
/// # Errors
/// [`ReportError::Mismatch`] where the table, read back, does not give both texts of every change.
pub(super) fn csv(input: &ReportInput<'_>) -> Result<Vec<u8>, ReportError> {
    let outline = Outline::new(input);
    let mut rows = rows(&outline);
    rows.extend(hidden(&outline));
    let bytes = write(outline.words, &rows).map_err(|what| ReportError::Format { format: FORMAT, what })?;
    let read = read(&bytes).map_err(|what| ReportError::Format { format: FORMAT, what })?;
    table::check(FORMAT, input, &rows, &read)?;
    Ok(bytes)
}

fn write(words: Words, rows: &[Row]) -> Result<Vec<u8>, String> {
    let mut writer = WriterBuilder::new()
        .quote_style(QuoteStyle::Always)
        .terminator(Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.as_bytes().to_vec());
    writer.write_record(COLUMNS.map(|column| words.say(column))).map_err(|error| error.to_string())?;
    for row in rows {
        writer.write_record(row.each_ref().map(|cell| guarded(cell))).map_err(|error| error.to_string())?;
    }
    writer.into_inner().map_err(|error| error.to_string())
}

fn read(bytes: &[u8]) -> Result<Vec<Row>, String> {
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK.as_bytes()).unwrap_or(bytes);
    let mut reader = ReaderBuilder::new().from_reader(bytes);
    let row = |record: Result<::csv::StringRecord, ::csv::Error>| {
        let cells: Vec<String> = record.map_err(|error| error.to_string())?.iter().map(unguarded).collect();
        Row::try_from(cells).map_err(|cells| format!("a row has {} cells", cells.len()))
    };
    reader.records().map(row).collect()
}

/// What a spreadsheet may take for the beginning of a formula, also in full width; and the mark that keeps it from that.
fn begins_a_formula(letter: char) -> bool {
    matches!(letter, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\t' | '\r' | '\n' | GUARD)
}

/// Where a spreadsheet with other separators would begin a new cell.
fn ends_a_cell(letter: char) -> bool {
    matches!(letter, ';' | '\t' | '\r' | '\n' | '|')
}

const GUARD: char = '\'';

/// A cell that no spreadsheet takes for a formula.
pub(super) fn guarded(cell: &str) -> String {
    let mut guarded = String::with_capacity(cell.len() + 1);
    let mut begins = true;
    for letter in cell.chars() {
        if begins && begins_a_formula(letter) {
            guarded.push(GUARD);
        }
        guarded.push(letter);
        // A quotation mark would only open a cell; what follows it may still be a formula.
        begins = ends_a_cell(letter) || (begins && letter == '"');
    }
    guarded
}

/// The cell without its guards.
pub(super) fn unguarded(cell: &str) -> String {
    let mut plain = String::with_capacity(cell.len());
    let mut letters = cell.chars().peekable();
    let mut begins = true;
    while let Some(letter) = letters.next() {
        let guard = begins && letter == GUARD && letters.peek().copied().is_some_and(begins_a_formula);
        let letter = if guard { letters.next().unwrap_or(letter) } else { letter };
        plain.push(letter);
        begins = ends_a_cell(letter) || (begins && letter == '"');
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_that_begins_a_cell_begins_a_formula() {
        for (cell, safe) in [
            ("=1+1", "'=1+1"),
            ("plain", "plain"),
            ("-5", "'-5"),
            ("a;=cmd|'/c calc'!A1", "a;'=cmd|''/c calc'!A1"),
            ("a\n@x", "a\n'@x"),
            ("\"=1", "\"'=1"),
            ("'quoted'", "''quoted'"),
            ("it's", "it's"),
            ("＝1", "'＝1"),
            ("\t=1", "'\t'=1"),
        ] {
            assert_eq!(guarded(cell), safe);
            assert_eq!(unguarded(safe), cell);
        }
    }

    proptest! {
        #[test]
        fn guards_come_off_again_and_hold(cell in "[-a=+@'\";|,\t\r\n＝ ]{0,24}") {
            let safe = guarded(&cell);
            prop_assert_eq!(unguarded(&safe), cell.as_str());
            let mut begins = true;
            for letter in safe.chars() {
                prop_assert!(!(begins && begins_a_formula(letter) && letter != GUARD), "{:?}", safe);
                begins = ends_a_cell(letter) || (begins && letter == '"');
            }
        }
    }
}
