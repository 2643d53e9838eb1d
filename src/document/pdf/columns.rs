//! The order in which a page is read: columns of prose one after the other, and tables without lines told from them.

use super::line::{Line, Run};

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
                    best = Some((edge, start, end));
                }
            }
            start = end + 1;
        }
    }
    best
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

/// A part of a flow.
#[derive(Debug)]
pub enum Part {
    /// A line of text.
    Line(Line),
    /// A table: its rows, the lines in each of their cells.
    Table(Vec<Vec<Vec<Line>>>),
}

/// Tells tables without lines from text: rows whose cells begin at the same places.
pub fn parts(flow: Flow) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rows = flow.into_iter().peekable();
    while let Some(row) = rows.next() {
        if row.len() < 2 {
            parts.extend(row.into_iter().map(Part::Line));
            continue;
        }
        let edges: Vec<f32> = row.iter().map(|line| line.left).collect();
        let mut last = row.first().map_or(0.0, |line| line.baseline);
        let mut table: Vec<Vec<Vec<Line>>> = vec![row.into_iter().map(|line| vec![line]).collect()];
        let mut whole_rows = 1;
        while let Some(next) = rows.next_if(|next| fits(next, &edges, last)) {
            let first_cell = next.first().is_some_and(|line| (line.left - edges[0]).abs() < NEAR);
            last = next.first().map_or(last, |line| line.baseline);
            if next.len() >= 2 && first_cell {
                whole_rows += 1;
                table.push(vec![Vec::new(); edges.len()]);
            }
            for line in next {
                let column = edges.iter().position(|edge| (line.left - edge).abs() < NEAR).unwrap_or(0);
                if let Some(cell) = table.last_mut().and_then(|row| row.get_mut(column)) {
                    cell.push(line);
                }
            }
        }
        if whole_rows >= 2 {
            parts.push(Part::Table(table));
        } else {
            parts.extend(table.into_iter().flatten().flatten().reduce(on_one_line).map(Part::Line));
        }
    }
    parts
}

/// Whether a row goes on with a table whose cells begin at these places.
fn fits(row: &[Line], edges: &[f32], last: f32) -> bool {
    let at_edges = row.iter().all(|line| edges.iter().any(|edge| (line.left - edge).abs() < NEAR));
    let near = row.first().is_some_and(|line| line.baseline - last < 3.0 * line.size);
    let inner = row.first().is_some_and(|line| (line.left - edges[0]).abs() >= NEAR);
    at_edges && near && (row.len() >= 2 || inner)
}

/// Two lines beside each other as one.
fn on_one_line(mut line: Line, next: Line) -> Line {
    if next.baseline - line.baseline > 0.5 * line.size {
        // Below, not beside: the text of a cell that goes on.
        line.baseline = next.baseline;
    }
    if let Some(run) = line.runs.last_mut() {
        run.words.push(' ');
    }
    line.runs.extend(next.runs.into_iter().map(|run| Run { ..run }));
    line.right = line.right.max(next.right);
    line.marks.extend(next.marks);
    line
}
