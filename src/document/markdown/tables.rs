//! Tables that are none to the rules of Markdown, and those of which the rules would drop cells: a first row with a cell
//! too few or too many, rows with more cells than the first, no first row at all. They are read row by row.

use std::ops::Range;

/// A part of a table or a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A row.
    Row {
        /// Its line without the blanks around it.
        line: Range<usize>,
        /// Whether it names the columns.
        header: bool,
    },
    /// Lines before or after the rows.
    Lines(Range<usize>),
}

/// The parts of what stands at `range`, where it is such a table or a paragraph with one in it.
pub fn parts(source: &str, range: &Range<usize>) -> Option<Vec<Part>> {
    let text = source.get(range.clone())?;
    if !text.contains('|') || !text.contains('-') {
        return None;
    }
    let mut at = range.start;
    let lines: Vec<Range<usize>> = text
        .split_inclusive('\n')
        .map(|line| {
            let start = at + line.len() - line.trim_start().len();
            at += line.len();
            start..(start + line.trim().len())
        })
        .collect();
    let words = |index: usize| &source[lines[index].clone()];
    let rows = |index: usize| words(index).contains('|') && !is_delimiter(words(index));
    let first = (0..lines.len()).find(|index| {
        is_delimiter(words(*index)) && (*index == 0 && lines.len() > 1 && rows(1) || *index > 0 && rows(*index - 1))
    })?;
    // Rules that hold are best left to the parser.
    let header = first.checked_sub(1);
    let width = header.map_or(0, |header| cells(words(header)));
    let fits = first == 1 && cells(words(first)) == width;
    if fits && (first + 1..lines.len()).all(|index| cells(words(index)) <= width) {
        return None;
    }
    let mut parts: Vec<Part> = Vec::with_capacity(lines.len());
    for index in 0..lines.len() {
        let line = lines[index].clone();
        if is_delimiter(words(index)) && index >= first {
            continue;
        }
        let begins = Some(index) == header
            || rows(index) && lines.get(index + 1).is_some_and(|_| is_delimiter(words(index + 1)));
        if begins || index > first && rows(index) {
            parts.push(Part::Row { line, header: begins });
        } else if let Some(Part::Lines(last)) = parts.last_mut() {
            last.end = line.end;
        } else {
            parts.push(Part::Lines(line));
        }
    }
    Some(parts)
}

/// How many cells a row has.
pub fn cells(row: &str) -> usize {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let ends = row.ends_with('|') && !row.ends_with("\\|");
    let row = if ends { &row[..row.len() - 1] } else { row };
    let mut escaped = false;
    let bars = row.bytes().filter(|byte| {
        let bar = *byte == b'|' && !escaped;
        escaped = *byte == b'\\' && !escaped;
        bar
    });
    bars.count() + 1
}

/// Whether a line is the one of dashes under the first row.
fn is_delimiter(line: &str) -> bool {
    line.contains('|') && line.contains('-') && {
        let line = line.strip_prefix('|').unwrap_or(line);
        let line = line.strip_suffix('|').unwrap_or(line);
        line.split('|').all(|cell| {
            let cell = cell.trim();
            let dashes = cell.strip_prefix(':').unwrap_or(cell);
            let dashes = dashes.strip_suffix(':').unwrap_or(dashes);
            !dashes.is_empty() && dashes.bytes().all(|byte| byte == b'-')
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_counted_and_tables_that_fit_are_left_alone() {
        for (row, count) in [("| a | b |", 2), ("a | b", 2), ("| a \\| b |", 1), ("||", 1), ("| | |", 2), ("x", 1)] {
            assert_eq!(cells(row), count, "{row}");
        }
        for text in ["| a | b |\n|---|---|\n| c | d |\n| e |\n", "a | b\nc | d\n", "one - two | three", "|---|---|"] {
            assert_eq!(parts(text, &(0..text.len())), None, "{text}");
        }
    }
}
