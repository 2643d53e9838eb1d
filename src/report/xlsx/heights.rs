//! Heights of rows. Excel makes a row as high as its words when it opens a file, LibreOffice does not.

use crate::text::is_unspaced;

/// Height of a line, in points.
const LINE: f64 = 15.0;
/// The highest that a row can be.
const HIGHEST: f64 = 409.0;

/// Height of a row with these texts in columns of these widths.
pub(super) fn height<'t>(cells: impl Iterator<Item = (&'t str, f64)>) -> f64 {
    let lines = cells.map(|(text, width)| lines(text, width)).max().unwrap_or(1);
    (lines as f64 * LINE).min(HIGHEST)
}

/// How many lines a text takes in a column of a width.
fn lines(text: &str, width: f64) -> usize {
    let width = width as usize;
    let mut lines = 0;
    for line in text.split('\n') {
        let mut used = 0;
        lines += 1;
        for word in line.split(' ') {
            let wide: usize = word.chars().map(|letter| if is_unspaced(letter) { 2 } else { 1 }).sum();
            if used > 0 && used + 1 + wide > width {
                lines += 1;
                used = 0;
            }
            used += wide + usize::from(used > 0);
            // A word that is wider than the column is cut.
            lines += used / (width + 1);
            used %= width + 1;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_as_high_as_its_highest_cell() {
        assert_eq!(lines("", 10.0), 1);
        assert_eq!(lines("one two three", 8.0), 2);
        assert_eq!(lines("one\ntwo", 8.0), 2);
        assert_eq!(lines("abcdefghijklmnopqrst", 8.0), 3);
        assert_eq!(height([("one", 8.0), ("one two three", 8.0)].into_iter()), 2.0 * LINE);
        assert_eq!(height([("word ".repeat(1000).as_str(), 8.0)].into_iter()), HIGHEST);
    }
}
