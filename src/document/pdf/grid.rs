//! Tables that are drawn with lines: which cell a line of text stands in.

use super::content::{Rule, union};
use super::line::Line;

/// Lines that come nearer than this touch, in points. Browsers draw the edges of cells a little apart.
const NEAR: f32 = 4.0;
/// Pages with more lines than this hold drawings, not tables.
const MOST_RULES: usize = 3000;

/// A table as it is drawn.
#[derive(Debug)]
pub struct Grid {
    rules: Vec<Rule>,
    /// Places of the upright lines, from left to right.
    columns: Vec<f32>,
    /// Places of the level lines, from top to bottom.
    rows: Vec<f32>,
}

fn is_upright(rule: &Rule) -> bool {
    rule.bottom - rule.top > rule.right - rule.left
}

/// The tables of a page.
pub fn grids(rules: &[Rule]) -> Vec<Grid> {
    if rules.len() > MOST_RULES {
        return Vec::new();
    }
    let mut groups: Vec<(Rule, Vec<Rule>)> = Vec::new();
    for rule in rules {
        let mut group = (*rule, vec![*rule]);
        // Whatever touches the new line becomes one group with it.
        let mut at = 0;
        while at < groups.len() {
            if groups[at].1.iter().any(|other| touch(rule, other)) {
                let (around, members) = groups.swap_remove(at);
                group.0 = union(&group.0, &around);
                group.1.extend(members);
            } else {
                at += 1;
            }
        }
        groups.push(group);
    }
    let mut grids: Vec<Grid> = groups.into_iter().filter_map(|(_, rules)| grid(rules)).collect();
    grids.sort_by(|a, b| a.top().total_cmp(&b.top()));
    grids
}

fn touch(a: &Rule, b: &Rule) -> bool {
    a.left <= b.right + NEAR && b.left <= a.right + NEAR && a.top <= b.bottom + NEAR && b.top <= a.bottom + NEAR
}

fn grid(rules: Vec<Rule>) -> Option<Grid> {
    let middle = |low: f32, high: f32| (low + high) / 2.0;
    let columns = places(rules.iter().filter(|rule| is_upright(rule)).map(|rule| middle(rule.left, rule.right)));
    let rows = places(rules.iter().filter(|rule| !is_upright(rule)).map(|rule| middle(rule.top, rule.bottom)));
    // One column is a box around text.
    (columns.len() >= 3 && rows.len() >= 2).then_some(Grid { rules, columns, rows })
}

/// Places in order, those next to each other as one.
fn places(places: impl Iterator<Item = f32>) -> Vec<f32> {
    let mut all: Vec<f32> = places.collect();
    all.sort_by(f32::total_cmp);
    all.dedup_by(|next, last| *next - *last <= NEAR + 1.0);
    all
}

impl Grid {
    /// Its upper edge.
    pub fn top(&self) -> f32 {
        self.rows.first().copied().unwrap_or(0.0)
    }

    /// Its lower edge.
    pub fn bottom(&self) -> f32 {
        self.rows.last().copied().unwrap_or(0.0)
    }

    /// Whether a line of text stands in it.
    pub fn holds(&self, line: &Line) -> bool {
        let middle = line.baseline - 0.3 * line.size;
        let within = |places: &[f32], at: f32| {
            places.first().is_some_and(|first| at > *first) && places.last().is_some_and(|last| at < *last)
        };
        within(&self.rows, middle) && within(&self.columns, line.left + 0.2 * line.size)
    }

    /// The lines in each cell, row by row. A merged cell stands once, where it begins.
    pub fn cells(&self, lines: Vec<Line>) -> Vec<Vec<Vec<Line>>> {
        let (width, height) = (self.columns.len() - 1, self.rows.len() - 1);
        let mut cells: Vec<Vec<Vec<Line>>> = vec![vec![Vec::new(); width]; height];
        for line in lines {
            let middle = line.baseline - 0.3 * line.size;
            let column = interval(&self.columns, line.left + 0.2 * line.size);
            let row = interval(&self.rows, middle);
            let row = self.first_row(row, column);
            let column = self.first_column(row, column);
            cells[row][column].push(line);
        }
        let mut shown = Vec::new();
        for (row, cells) in cells.into_iter().enumerate() {
            let cells: Vec<Vec<Line>> = cells
                .into_iter()
                .enumerate()
                .filter(|(column, lines)| {
                    !lines.is_empty()
                        || self.first_column(row, *column) == *column && self.first_row(row, *column) == row
                })
                .map(|(_, lines)| lines)
                .collect();
            if cells.iter().any(|cell| !cell.is_empty()) {
                shown.push(cells);
            }
        }
        shown
    }

    /// The row in which the cell begins that reaches into this one.
    fn first_row(&self, mut row: usize, column: usize) -> usize {
        let middle = (self.columns[column] + self.columns[column + 1]) / 2.0;
        let parted = |at: f32| {
            self.rules.iter().any(|rule| {
                !is_upright(rule) && (rule.top - at).abs() <= NEAR + 2.0 && rule.left <= middle && rule.right >= middle
            })
        };
        while row > 0 && !parted(self.rows[row]) {
            row -= 1;
        }
        row
    }

    /// The column in which the cell begins that reaches into this one.
    fn first_column(&self, row: usize, mut column: usize) -> usize {
        let middle = (self.rows[row] + self.rows[row + 1]) / 2.0;
        let parted = |at: f32| {
            self.rules.iter().any(|rule| {
                is_upright(rule) && (rule.left - at).abs() <= NEAR + 2.0 && rule.top <= middle && rule.bottom >= middle
            })
        };
        while column > 0 && !parted(self.columns[column]) {
            column -= 1;
        }
        column
    }
}

/// The interval between places in which one lies.
fn interval(places: &[f32], at: f32) -> usize {
    let after = places.partition_point(|place| *place <= at);
    after.saturating_sub(1).min(places.len() - 2)
}
