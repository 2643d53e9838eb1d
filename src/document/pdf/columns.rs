//! The order in which a page is read: columns of prose one after the other.

use super::line::Line;

/// A column has at least so many lines, and so many words in each on average.
const SHORTEST_COLUMN: usize = 5;
const FEWEST_WORDS: usize = 3;
/// Lines of prose fill this part of their column; cells do not.
const FULL: f32 = 0.55;
/// Left edges that differ by less are the same, in points.
const NEAR: f32 = 6.0;
/// The space between columns is no narrower than this, in points.
const NARROWEST_GUTTER: f32 = 8.0;
/// Columns inside columns are looked for so deep.
const DEEPEST: usize = 6;
/// Left edges tried.
const MOST_EDGES: usize = 24;
/// Letters so much larger than those of a column make a heading over all columns.
const HEADING_SIZE: f32 = 1.1;
/// What stands under columns is further from them than this times the size of the letters.
const APART: f32 = 1.9;

/// A part of a page that is read from top to bottom.
pub type Flow = Vec<Vec<Line>>;

/// Cuts the rows of a page into flows, in reading order.
pub fn flows(rows: Flow) -> Vec<Flow> {
    let mut flows = Vec::new();
    cut(rows, 0, &mut flows);
    flows
}

fn cut(rows: Flow, depth: usize, flows: &mut Vec<Flow>) {
    let found = if depth < DEEPEST { gutter(&rows) } else { None };
    let Some((edge, start, end)) = found else {
        if !rows.is_empty() {
            flows.push(rows);
        }
        return;
    };
    let mut rows = rows;
    let after = rows.split_off(end);
    let both = rows.split_off(start);
    cut(rows, depth + 1, flows);
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for row in both {
        let (before, behind): (Vec<Line>, Vec<Line>) = row.into_iter().partition(|line| line.left < edge - NEAR / 2.0);
        left.extend((!before.is_empty()).then_some(before));
        right.extend((!behind.is_empty()).then_some(behind));
    }
    cut(left, depth + 1, flows);
    cut(right, depth + 1, flows);
    cut(after, depth + 1, flows);
}

/// The left edge of a column with the rows in which it stands beside another.
fn gutter(rows: &[Vec<Line>]) -> Option<(f32, usize, usize)> {
    let mut best: Option<(f32, usize, usize)> = None;
    for edge in edges(rows) {
        let crosses = |row: &Vec<Line>| {
            row.iter().any(|line| line.left < edge - NEAR / 2.0 && line.right > edge - NARROWEST_GUTTER)
        };
        let mut start = 0;
        while start < rows.len() {
            let end = start + rows[start..].iter().take_while(|row| !crosses(row)).count();
            let longer = best.is_none_or(|(_, from, to)| end - start > to - from);
            if end - start >= SHORTEST_COLUMN && longer {
                let of = |behind: bool| {
                    rows[start..end].iter().flatten().filter(move |line| (line.left >= edge - NEAR / 2.0) == behind)
                };
                if is_prose(of(false)) && is_prose(of(true)) {
                    best = Some((edge, start, last_beside(rows, edge, start, end)));
                }
            }
            start = end + 1;
        }
    }
    best
}

/// Where columns end: before a heading over all columns, or before what stands under them and is no part of the left one.
///
/// Such lines may be short, so that they stand in the left column only by chance.
fn last_beside(rows: &[Vec<Line>], edge: f32, start: usize, end: usize) -> usize {
    let is_left = |row: &[Line]| row.iter().all(|line| line.left < edge - NEAR / 2.0);
    let size = usual_size(&rows[start..end]);
    let baseline = |row: &[Line]| row.first().map_or(0.0, |line| line.baseline);
    let has_beside = |row: usize| {
        let (at, largest) = (baseline(&rows[row]), rows[row].iter().map(|line| line.size).fold(0.0, f32::max));
        rows[start..end].iter().flatten().any(|line| {
            line.left >= edge - NEAR / 2.0
                && line.baseline > at - 1.6 * largest
                && line.baseline < at + 1.3 * largest.max(size)
        })
    };
    let is_heading = |row: usize| {
        is_left(&rows[row]) && rows[row].iter().all(|line| line.size >= HEADING_SIZE * size) && !has_beside(row)
    };
    // The first heading that stands alone after lines that stand beside each other.
    let both = (start..end).find(|row| !is_left(&rows[*row])).unwrap_or(end);
    if let Some(heading) = (both..end).find(|row| is_heading(*row)) {
        return heading;
    }
    let last = (start..end).rev().find(|row| !is_left(&rows[*row])).map_or(end, |row| row + 1);
    let crossed = end < rows.len();
    let apart = |row: &usize| baseline(&rows[*row]) - baseline(&rows[*row - 1]) > APART * size;
    if crossed { (last.max(start + 1)..end).find(apart).unwrap_or(end) } else { end }
}

/// The size of most letters.
fn usual_size(rows: &[Vec<Line>]) -> f32 {
    let mut sizes: Vec<f32> = rows.iter().flatten().map(|line| line.size).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(0.0)
}

/// Left edges at which many lines begin, but not the leftmost.
fn edges(rows: &[Vec<Line>]) -> Vec<f32> {
    let mut lefts: Vec<f32> = rows.iter().flatten().map(|line| line.left).collect();
    lefts.sort_by(f32::total_cmp);
    let mut edges: Vec<(f32, usize)> = Vec::new();
    for left in lefts {
        match edges.last_mut() {
            Some((edge, count)) if left - *edge < NEAR => *count += 1,
            _ => edges.push((left, 1)),
        }
    }
    edges.retain(|(_, count)| *count >= SHORTEST_COLUMN);
    edges.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.total_cmp(&b.0)));
    edges.into_iter().map(|(edge, _)| edge).take(MOST_EDGES).collect()
}

fn is_prose<'a>(lines: impl Iterator<Item = &'a Line>) -> bool {
    let lines: Vec<&Line> = lines.collect();
    if lines.len() < SHORTEST_COLUMN {
        return false;
    }
    let left = lines.iter().map(|line| line.left).fold(f32::MAX, f32::min);
    let right = lines.iter().map(|line| line.right).fold(f32::MIN, f32::max);
    let full = lines.iter().filter(|line| line.right - line.left >= FULL * (right - left)).count();
    let words: usize = lines.iter().map(|line| line.text().split_whitespace().count()).sum();
    full * 2 > lines.len() && words >= FEWEST_WORDS * lines.len()
}
