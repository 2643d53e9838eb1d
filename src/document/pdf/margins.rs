//! Running headers, footers and page numbers: what stands at the edge of page after page.

use super::super::left_out::LeftOut;
use super::line::Line;
use regex::Regex;
use std::collections::HashMap;
use std::sync::LazyLock;

/// So many lines at the top and at the bottom of a page may be running ones.
const DEEPEST: usize = 4;
/// The part of a page at its top and bottom in which they stand.
const EDGE: f32 = 0.14;
/// The part of the pages on which a line must stand again. Left and right pages may have their own.
const SHARE: f32 = 0.4;
/// Places that differ by less are the same, in points.
const NEAR: f32 = 4.0;

static PAGE_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?i:[-–—]?\s*\d{1,4}\s*[-–—]?|(?:page|seite|página|pagina|p\.)\s*\d{1,4}(?:\s*(?:of|/|sur|von|de|di)\s*\d{1,4})?|\d{1,4}\s*(?:/|of|sur|von)\s*\d{1,4}|(?:https?|file)://\S+(?:\s+\d{1,4}/\d{1,4})?)$")
        .expect("the pattern of page numbers is valid")
});

/// The lines of a page with its height.
pub struct PageLines {
    /// Lines from top to bottom, those on one line from left to right.
    pub rows: Vec<Vec<Line>>,
    /// Height of the page.
    pub height: f32,
}

/// Takes running lines out of pages and lists them.
pub fn drop_running(pages: &mut [PageLines], left_out: &mut LeftOut) {
    for top in [true, false] {
        let part = if top { "running headers" } else { "running footers" };
        // How often a line, numbers aside, stands at a place.
        let mut seen: HashMap<(String, i32), usize> = HashMap::new();
        for page in pages.iter() {
            for row in edge(page, top) {
                *seen.entry(key(row, page, top)).or_default() += 1;
            }
        }
        let times = |row: &[Line], page: &PageLines| {
            let (words, place) = key(row, page, top);
            [-1, 0, 1].iter().filter_map(|near| seen.get(&(words.clone(), place + near))).sum::<usize>()
        };
        let enough = (pages.len() as f32 * SHARE).max(2.0);
        let mut dropped = Vec::new();
        for page in pages.iter() {
            let mut count = 0;
            for row in edge(page, top) {
                let text = text(row);
                let lone_number = PAGE_NUMBER.is_match(&text) && !text.contains("//") && is_apart(page, top, count);
                if times(row, page) as f32 >= enough || lone_number {
                    count += 1;
                    left_out.add(if PAGE_NUMBER.is_match(&text) { "page numbers" } else { part }, &text);
                } else {
                    break;
                }
            }
            dropped.push(count);
        }
        for (page, count) in pages.iter_mut().zip(dropped) {
            if top {
                page.rows.drain(..count);
            } else {
                page.rows.truncate(page.rows.len() - count);
            }
        }
    }
}

/// The lines at one edge of a page, the outermost first.
fn edge(page: &PageLines, top: bool) -> Vec<&[Line]> {
    let near = |row: &&[Line]| {
        let baseline = row.first().map_or(0.0, |line| line.baseline);
        if top { baseline < EDGE * page.height } else { baseline > (1.0 - EDGE) * page.height }
    };
    let rows = page.rows.iter().map(Vec::as_slice);
    if top {
        rows.take_while(near).take(DEEPEST).collect()
    } else {
        rows.rev().take_while(near).take(DEEPEST).collect()
    }
}

fn text(row: &[Line]) -> String {
    row.iter().map(Line::text).collect::<Vec<_>>().join(" ")
}

/// A line as it is found again on other pages: numbers stand for each other.
fn key(row: &[Line], page: &PageLines, top: bool) -> (String, i32) {
    let mut words = String::new();
    for c in text(row).chars() {
        if !c.is_ascii_digit() {
            words.push(c);
        } else if !words.ends_with('#') {
            words.push('#');
        }
    }
    let baseline = row.first().map_or(0.0, |line| line.baseline);
    let place = if top { baseline } else { page.height - baseline };
    (words, (place / NEAR) as i32)
}

/// Whether the line that many from the edge stands apart from the text.
fn is_apart(page: &PageLines, top: bool, count: usize) -> bool {
    let rows: Vec<&Vec<Line>> = if top { page.rows.iter().collect() } else { page.rows.iter().rev().collect() };
    let (Some(row), Some(next)) = (rows.get(count), rows.get(count + 1)) else { return false };
    let (Some(line), Some(next)) = (row.first(), next.first()) else { return false };
    (line.baseline - next.baseline).abs() > 2.0 * line.size.max(next.size)
}
