//! Tables without lines: rows whose cells are parted by the same empty strips.
//!
//! What is taken for a table must be plain to see: two rows at least have wide gaps at the same places, and what stands
//! in the columns is no prose that goes on from line to line.

use super::line::{Gap, Line};

/// A strip is no narrower than this part of the font size.
const NARROWEST: f32 = 0.55;
/// A gap that only other rows make one of cells is no narrower than this where there are two columns.
const NARROWEST_ALONE: f32 = 1.0;
/// How many rows are looked at for the one that says best where the columns are.
const REACH: usize = 60;
/// Rows further apart than this times the font size are not of one table.
const FARTHEST: f32 = 3.0;
/// Lines further apart than this times the distance of lines in a cell belong to two rows.
const APART: f32 = 1.15;
/// A table whose cells hold prose has so many gaps across all columns, and one at least for so many lines.
const FEWEST_BANDS: usize = 2;
const LONGEST_BAND: usize = 16;
/// Where all lines of cells stand equally far apart but for so much, and rows further apart than that by more, even a
/// small gap parts rows.
const EQUAL: f32 = 1.015;
const CLEARLY_APART: f32 = 1.04;
/// Lines nearer than this part of the font size stand beside each other.
const BESIDE: f32 = 1.02;
/// Lines of prose fill this part of their column and have so many words.
const FULL: f32 = 0.85;
const PROSE_WORDS: usize = 4;

/// A part of a flow.
#[derive(Debug)]
pub enum Part {
    /// A line of text.
    Line(Line),
    /// A table: its rows, the lines in each of their cells.
    Table(Vec<Vec<Vec<Line>>>),
}

/// A line of the page: what stands on it, from left to right.
type Row = Vec<Line>;

/// The space between two columns.
#[derive(Debug, Clone, Copy)]
struct Strip {
    left: f32,
    right: f32,
}

/// Tells tables from text.
pub fn parts(rows: Vec<Row>) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = rows;
    while let Some(seed) = rest.iter().position(|row| row.len() >= 2) {
        let Some((start, end, strips)) = region(&rest, seed) else {
            let after = rest.split_off(seed + 1);
            parts.extend(std::mem::replace(&mut rest, after).into_iter().filter_map(on_one_line));
            continue;
        };
        let after = rest.split_off(end);
        let inside = rest.split_off(start);
        parts.extend(std::mem::replace(&mut rest, after).into_iter().filter_map(on_one_line));
        parts.extend(table(inside, &strips));
    }
    parts.extend(rest.into_iter().filter_map(on_one_line));
    parts
}

/// The rows around one with a wide gap that the same strips part; none where there are fewer than two such rows.
fn region(rows: &[Row], seed: usize) -> Option<(usize, usize, Vec<Strip>)> {
    let last = rows.len().min(seed + REACH);
    let end = (seed + 1..last).find(|row| !near(&rows[*row - 1], &rows[*row])).unwrap_or(last);
    // The row with the most cells says best where the columns are.
    let mut models: Vec<usize> = (seed..end).filter(|row| rows[*row].len() >= 2).collect();
    models.sort_by_key(|row| std::cmp::Reverse(rows[*row].len()));
    models
        .into_iter()
        .map(|model| around(rows, model))
        .find(|(start, ..)| *start <= seed)
        .filter(|(start, end, _)| rows[*start..*end].iter().filter(|row| row.len() >= 2).count() >= 2)
}

/// The rows that the strips between the cells of one of them part.
fn around(rows: &[Row], model: usize) -> (usize, usize, Vec<Strip>) {
    let mut strips: Vec<Strip> =
        rows[model].windows(2).map(|pair| Strip { left: pair[0].right, right: pair[1].left }).collect();
    let (mut start, mut end) = (model, model + 1);
    while end < rows.len() && near(&rows[end - 1], &rows[end]) {
        let Some(narrowed) = fit(&strips, &rows[end], rows.get(end + 1), &rows[end - 1]) else { break };
        strips = narrowed;
        end += 1;
    }
    while start > 0 && near(&rows[start - 1], &rows[start]) {
        let above = &rows[start - 1];
        let goes_on = strips.first().is_some_and(|first| above.iter().all(|line| line.left >= first.left));
        // A label in the middle of its cell stands between two lines of the next cell.
        let beside = distance(above, &rows[start]) < BESIDE;
        let belongs = |_: &Vec<Strip>| goes_on || beside || cells(above, &strips) >= 2;
        let Some(narrowed) = narrowed(&strips, above).filter(belongs) else { break };
        strips = narrowed;
        start -= 1;
    }
    (start, end, strips)
}

fn near(row: &[Line], next: &[Line]) -> bool {
    match (row.first(), next.first()) {
        (Some(line), Some(below)) => below.baseline - line.baseline < FARTHEST * line.size.max(below.size),
        _ => false,
    }
}

/// How far a row stands below another, in parts of the size of its letters.
fn distance(row: &[Line], next: &[Line]) -> f32 {
    match (row.first(), next.first()) {
        (Some(line), Some(below)) => (below.baseline - line.baseline) / line.size,
        _ => f32::MAX,
    }
}

/// The strips where a row goes on with the table under the row before it.
fn fit(strips: &[Strip], row: &[Line], next: Option<&Row>, before: &[Line]) -> Option<Vec<Strip>> {
    let narrowed = narrowed(strips, row)?;
    let first = strips.first()?;
    let in_first = row.iter().all(|line| line.right <= first.right);
    if !in_first {
        // Text that begins in the first column and does not stand apart in others is a paragraph.
        return (cells(row, &narrowed) >= 2 || row.iter().all(|line| line.left >= first.left)).then_some(narrowed);
    }
    // A line in the first column alone goes on with a cell, or is text after the table.
    let tight = distance(before, row) < 1.45;
    let goes_on = next.is_some_and(|next| near(row, next) && (cells(next, &narrowed) >= 2 || next.len() >= 2));
    let under_cells = before.len() >= 2;
    let beside = distance(before, row) < BESIDE;
    (beside || tight && under_cells && goes_on || goes_on && next.is_some_and(|next| distance(row, next) < BESIDE))
        .then_some(narrowed)
}

/// In how many columns a row has words.
fn cells(row: &[Line], strips: &[Strip]) -> usize {
    let alone = if strips.len() == 1 { NARROWEST_ALONE } else { NARROWEST };
    let mut columns: Vec<usize> = Vec::new();
    for line in row {
        columns.push(column(line.left, strips));
        let gaps = line.gaps.iter().filter(|gap| gap.right - gap.left >= alone * line.size);
        columns.extend(gaps.map(|gap| column(gap.right, strips)));
    }
    columns.sort_unstable();
    columns.dedup();
    columns.len()
}

/// The column in which something begins.
fn column(left: f32, strips: &[Strip]) -> usize {
    strips.partition_point(|strip| (strip.left + strip.right) / 2.0 < left)
}

/// The parts of strips that a row leaves free; none where it has words across one.
fn narrowed(strips: &[Strip], row: &[Line]) -> Option<Vec<Strip>> {
    let size = row.iter().map(|line| line.size).fold(0.0, f32::max);
    // What is written, as intervals.
    let mut written: Vec<(f32, f32)> = Vec::new();
    for line in row {
        let mut left = line.left;
        for gap in &line.gaps {
            written.push((left, gap.left));
            left = gap.right;
        }
        written.push((left, line.right));
    }
    strips
        .iter()
        .map(|strip| {
            let mut free = vec![*strip];
            for (left, right) in &written {
                free = free
                    .into_iter()
                    .flat_map(|part| {
                        let before = Strip { right: part.right.min(*left), ..part };
                        let after = Strip { left: part.left.max(*right), ..part };
                        if *right <= part.left || *left >= part.right { vec![part] } else { vec![before, after] }
                    })
                    .collect();
            }
            let widest = free.into_iter().max_by(|a, b| (a.right - a.left).total_cmp(&(b.right - b.left)))?;
            (widest.right - widest.left >= NARROWEST * size).then_some(widest)
        })
        .collect()
}

/// The lines of a row as one.
fn on_one_line(row: Row) -> Option<Part> {
    row.into_iter()
        .reduce(|mut line, next| {
            if let Some(run) = line.runs.last_mut() {
                run.words.push(' ');
            }
            line.runs.extend(next.runs);
            line.right = line.right.max(next.right);
            line.marks.extend(next.marks);
            line.gaps.clear();
            line
        })
        .map(Part::Line)
}

/// The words of a row, each with its column.
fn pieces(row: Row, strips: &[Strip]) -> Vec<(usize, Line)> {
    let mut pieces = Vec::new();
    for line in row {
        let mut rest = line;
        let parting =
            |gap: &&Gap| strips.iter().any(|strip| gap.left <= strip.left + 0.1 && gap.right >= strip.right - 0.1);
        let gaps: Vec<Gap> = rest.gaps.iter().filter(parting).copied().collect();
        let mut cut = 0;
        for gap in gaps {
            let at = gap.at - cut;
            let (before, after) = rest.cut(Gap { at, ..gap });
            cut = gap.at;
            pieces.push((column(before.left, strips), before));
            rest = after;
        }
        pieces.push((column(rest.left, strips), rest));
    }
    pieces
}

/// A table of rows; lines again where they are prose set in columns.
fn table(rows: Vec<Row>, strips: &[Strip]) -> Vec<Part> {
    let width = strips.len() + 1;
    let rows: Vec<Vec<(usize, Line)>> = rows.into_iter().map(|row| pieces(row, strips)).collect();
    let mut columns: Vec<Vec<&Line>> = vec![Vec::new(); width];
    for (column, line) in rows.iter().flatten() {
        columns[*column].push(line);
    }
    let widest = widest_leading(&columns);
    if columns.iter().filter(|lines| is_prose(lines)).count() >= 2 && !are_banded(&rows, widest) {
        let mut columns: Vec<Vec<Line>> = vec![Vec::new(); width];
        rows.into_iter().flatten().for_each(|(column, line)| columns[column].push(line));
        return columns.into_iter().flatten().map(Part::Line).collect();
    }
    let edges: Vec<f32> =
        columns.iter().map(|lines| lines.iter().map(|line| line.right).fold(f32::MIN, f32::max)).collect();
    let mut table: Vec<Vec<Vec<Line>>> = Vec::new();
    let mut last: Option<f32> = None;
    for row in rows {
        let Some(baseline) = row.first().map(|(_, line)| line.baseline) else { continue };
        let begins = match (last, widest) {
            (None, _) => true,
            (Some(last), Some(widest)) => baseline - last > widest,
            // Lines stand as close in a cell as between rows: what fills its cell goes on in small letters.
            (Some(last), None) => {
                let full = row.iter().all(|(column, line)| {
                    let before = table.last().and_then(|row| row[*column].last());
                    before.is_some_and(|before| fills(before, line, edges[*column]))
                });
                let small = |line: &Line| line.first().is_some_and(char::is_lowercase);
                let small = match row.first() {
                    Some((0, line)) => small(line),
                    _ => row.iter().any(|(_, line)| small(line)),
                };
                baseline - last >= BESIDE * row[0].1.size && row.len() >= 2 && !(full && small)
            }
        };
        if begins {
            table.push(vec![Vec::new(); width]);
        }
        last = Some(baseline);
        for (column, line) in row {
            if let Some(cell) = table.last_mut().and_then(|row| row.get_mut(column)) {
                cell.push(line);
            }
        }
    }
    vec![Part::Table(table)]
}

/// Whether rows stand apart in all columns at once, as those of a table do and columns of prose do not.
fn are_banded(rows: &[Vec<(usize, Line)>], widest: Option<f32>) -> bool {
    let Some(widest) = widest else { return false };
    let baselines: Vec<f32> = rows.iter().filter_map(|row| Some(row.first()?.1.baseline)).collect();
    let apart = baselines.windows(2).filter(|pair| pair[1] - pair[0] > widest).count();
    apart >= FEWEST_BANDS && apart * LONGEST_BAND >= rows.len()
}

/// Whether a line fills its cell: the first word of the next one would not have found room in it.
fn fills(line: &Line, next: &Line, edge: f32) -> bool {
    line.right + 0.25 * line.size + next.first_word.min(next.right - next.left) > edge
}

/// The widest distance of lines in a cell, where rows stand further apart than that.
fn widest_leading(columns: &[Vec<&Line>]) -> Option<f32> {
    let distances: Vec<f32> = columns
        .iter()
        .flat_map(|lines| lines.windows(2))
        .map(|pair| pair[1].baseline - pair[0].baseline)
        .filter(|distance| *distance > 0.0)
        .collect();
    let smallest = distances.iter().copied().fold(f32::MAX, f32::min);
    let equal = distances.iter().filter(|distance| **distance <= EQUAL * smallest).count();
    let further = distances.iter().filter(|distance| **distance >= CLEARLY_APART * smallest).count();
    let clear = equal >= 2 && further >= 2 && equal + further == distances.len();
    let widest = if clear { CLEARLY_APART } else { APART } * smallest;
    distances.iter().any(|distance| *distance > widest).then_some(widest)
}

/// Whether the lines of a column are full and close, as those of a paragraph are.
fn is_prose(lines: &[&Line]) -> bool {
    let left = lines.iter().map(|line| line.left).fold(f32::MAX, f32::min);
    let right = lines.iter().map(|line| line.right).fold(f32::MIN, f32::max);
    let full = lines.iter().filter(|line| line.right - line.left >= FULL * (right - left)).count();
    let words: usize = lines.iter().map(|line| line.text().split_whitespace().count()).sum();
    let close = lines.windows(2).filter(|pair| pair[1].baseline - pair[0].baseline < 1.6 * pair[0].size).count();
    lines.len() >= 3
        && (full + 1) * 4 >= lines.len() * 3
        && words >= PROSE_WORDS * lines.len()
        && (close + 1) * 4 >= lines.len() * 3
}

#[cfg(test)]
mod tests {
    use super::super::line::Run;
    use super::*;

    /// A line of letters that are half as wide as they are high; two blanks and more are a gap as wide.
    fn row(baseline: f32, text: &str) -> Row {
        const SIZE: f32 = 10.0;
        const WIDE: usize = 3;
        let place = |at: usize| at as f32 * SIZE / 2.0;
        let mut row: Row = Vec::new();
        let mut at = 0;
        for words in text.split("  ").filter(|words| !words.is_empty()) {
            let words = words.trim_start();
            let start = at + text[at..].find(words).expect("it is there");
            let (left, right) = (place(start), place(start + words.len()));
            let near = start - at < WIDE && !row.is_empty();
            if let Some(line) = row.last_mut().filter(|_| near) {
                let run = &mut line.runs[0];
                run.words.push(' ');
                line.gaps.push(Gap { at: run.words.len(), left: line.right, right: left });
                run.words.push_str(words);
                line.right = right;
            } else {
                row.push(Line {
                    runs: vec![Run { words: words.to_owned(), bold: false }],
                    left,
                    right,
                    baseline,
                    size: SIZE,
                    marks: Vec::new(),
                    begins_note: false,
                    first_word: 10.0,
                    from_right: false,
                    gaps: Vec::new(),
                });
            }
            at = start + words.len();
        }
        row
    }

    /// Lines, each with its distance from the one before; cells of a table parted by bars.
    fn shown(lines: &[(f32, &str)]) -> Vec<String> {
        let mut baseline = 0.0;
        let rows = lines.iter().map(|(distance, text)| {
            baseline += distance;
            row(baseline, text)
        });
        let mut shown = Vec::new();
        for part in parts(rows.collect()) {
            match part {
                Part::Line(line) => shown.push(line.text()),
                Part::Table(rows) => shown.extend(rows.into_iter().map(|row| {
                    let cell = |lines: Vec<Line>| lines.iter().map(Line::text).collect::<Vec<_>>().join(" ");
                    format!("| {}", row.into_iter().map(cell).collect::<Vec<_>>().join(" | "))
                })),
            }
        }
        shown
    }

    #[test]
    fn rows_with_the_same_strips_are_a_table() {
        let lines = [
            (20.0, "These companies receive the data that we have named:"),
            (20.0, "Office      Country  Task"),
            (18.0, "Postkarren  Belgium  delivery of the box"),
            (18.0, "Wolkenhaus  Ireland  storage"),
            (18.0, "Zahlfix     Italy    payment"),
            (20.0, "We do not collect anything else."),
        ];
        assert_eq!(
            shown(&lines),
            [
                "These companies receive the data that we have named:",
                "| Office | Country | Task",
                "| Postkarren | Belgium | delivery of the box",
                "| Wolkenhaus | Ireland | storage",
                "| Zahlfix | Italy | payment",
                "We do not collect anything else.",
            ]
        );
    }

    #[test]
    fn cells_of_several_lines_stay_together() {
        let lines = [
            (20.0, "Data             Purpose               Kept for"),
            (18.0, "Name and postal  delivery of the box    three years"),
            (12.0, "address"),
            (18.0, "Account number   payment, and the      ten years"),
            (12.0, "                 search for fraud"),
            (18.0, "Ratings          display              until withdrawn"),
        ];
        assert_eq!(
            shown(&lines),
            [
                "| Data | Purpose | Kept for",
                "| Name and postal address | delivery of the box | three years",
                "| Account number | payment, and the search for fraud | ten years",
                "| Ratings | display | until withdrawn",
            ]
        );
    }

    #[test]
    fn labels_in_the_middle_of_their_cells_belong_to_the_lines_beside_them() {
        let lines = [
            (20.0, "Categories      Description"),
            (20.0, "                When you open an account, you give us what it needs,"),
            (6.0, "Account data"),
            (6.0, "                such as your postal address and your date of birth."),
            (20.0, "                When you fill in your profile, you tell us more, as what"),
            (12.0, "Profile data    you like to eat, and where you have found the box that you"),
            (12.0, "                have bought, so that we can send you what you like best."),
            (20.0, "                When you take part in a draw, we keep what you send us,"),
            (6.0, "Content"),
            (6.0, "                such as the pictures of what you have cooked with it."),
        ];
        assert_eq!(
            shown(&lines),
            [
                "| Categories | Description",
                "| Account data | When you open an account, you give us what it needs, such as your postal address and \
                 your date of birth.",
                "| Profile data | When you fill in your profile, you tell us more, as what you like to eat, and where \
                 you have found the box that you have bought, so that we can send you what you like best.",
                "| Content | When you take part in a draw, we keep what you send us, such as the pictures of what you \
                 have cooked with it.",
            ]
        );
    }

    #[test]
    fn rows_that_stand_apart_by_little_are_told_where_lines_stand_equally_far_apart() {
        let lines = [
            (20.0, "Categories      Description"),
            (21.0, "                When you open an account, you give us what it needs,"),
            (10.0, "Account data"),
            (10.0, "                such as your postal address and your date of birth."),
            (21.0, "                When you take part in a draw, we keep what you send us,"),
            (10.0, "Content"),
            (10.0, "                such as the pictures of what you have cooked with it."),
            (21.0, "Usage data      When you look at our pages, we keep which of them."),
        ];
        assert_eq!(
            shown(&lines),
            [
                "| Categories | Description",
                "| Account data | When you open an account, you give us what it needs, such as your postal address and \
                 your date of birth.",
                "| Content | When you take part in a draw, we keep what you send us, such as the pictures of what you \
                 have cooked with it.",
                "| Usage data | When you look at our pages, we keep which of them.",
            ]
        );
    }

    #[test]
    fn prose_in_short_columns_and_single_gaps_are_no_table() {
        let columns = [
            (20.0, "We keep your data as long as     Nobody else receives them but"),
            (12.0, "the offer runs, and for thirty   the company that delivers the"),
            (12.0, "days after it has come to its    boxes to those who have asked"),
            (12.0, "end in this country.             for them."),
        ];
        let read = shown(&columns).join(" ");
        assert!(read.starts_with("We keep your data as long as the offer runs, and for thirty days"), "{read}");
        assert!(read.ends_with("the boxes to those who have asked for them."), "{read}");
        let single = [(20.0, "Signed for the company       Date"), (40.0, "The rest of these terms follows below.")];
        assert_eq!(shown(&single), ["Signed for the company Date", "The rest of these terms follows below."]);
    }
}
