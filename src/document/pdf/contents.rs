//! Tables of contents: lines that end with the number of a page, and whose words stand again further down.
//!
//! As in documents of word processors they are left out and listed: the numbers of pages are no words of the terms.

use super::super::left_out::LeftOut;
use super::line::Line;
use super::margins::PageLines;
use regex::Regex;
use std::collections::HashSet;
use std::sync::LazyLock;

/// A table of contents has at least so many lines.
const FEWEST_LINES: usize = 3;
/// This part of its titles stands again further down.
const FOUND_AGAIN: f32 = 0.6;

static ENTRY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<title>.*\pL.*?)(?P<leader>[\s.…·_]*)\s(?P<page>\d{1,4})$")
        .expect("the pattern of entries is valid")
});
static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?i:(?:table of )?contents|index|inhalt(?:sverzeichnis)?|sommaire|table des mati[eè]res|[ií]ndice|contenido|contenuti|sommario):?$",
    )
    .expect("the pattern of their headings is valid")
});

/// An entry: its title and the page that it names.
struct Entry {
    title: String,
    page: usize,
}

/// Takes tables of contents out of pages and lists them.
pub fn drop(pages: &mut [PageLines], left_out: &mut LeftOut) {
    let last = pages.len();
    let found: Vec<Vec<(usize, usize)>> = pages.iter().map(|page| runs(page, last)).collect();
    if found.iter().all(Vec::is_empty) {
        return;
    }
    let mut titles: HashSet<String> = HashSet::new();
    for (page, runs) in pages.iter().zip(&found) {
        for (at, row) in page.rows.iter().enumerate() {
            if !runs.iter().any(|(start, end)| (*start..*end).contains(&at)) {
                titles.insert(bare(&text(row)));
            }
        }
    }
    for (page, runs) in pages.iter_mut().zip(found) {
        for (start, end) in runs.into_iter().rev() {
            let entries: Vec<Entry> = page.rows[start..end].iter().filter_map(|row| entry(row, last)).collect();
            let again = entries.iter().filter(|entry| titles.contains(&entry.title)).count();
            if (again as f32) < FOUND_AGAIN * entries.len() as f32 {
                continue;
            }
            let headed = start > 0 && HEADING.is_match(text(&page.rows[start - 1]).trim());
            for row in page.rows.drain(start - usize::from(headed)..end) {
                left_out.add("table of contents", &text(&row));
            }
        }
    }
}

/// Where entries follow each other, with pages that do not go back. A long title may take a line of its own.
fn runs(page: &PageLines, last: usize) -> Vec<(usize, usize)> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < page.rows.len() {
        let (mut end, mut count, mut named) = (at, 0, 0);
        while end < page.rows.len() {
            match entry(&page.rows[end], last).filter(|entry| entry.page >= named) {
                Some(entry) => {
                    named = entry.page;
                    count += 1;
                }
                None => break,
            }
            end += 1;
        }
        if count >= FEWEST_LINES {
            runs.push((at, end));
        }
        at = end.max(at + 1);
    }
    runs
}

fn entry(row: &[Line], last: usize) -> Option<Entry> {
    let text = text(row);
    let found = ENTRY.captures(text.trim())?;
    let page: usize = found["page"].parse().ok()?;
    // A number that stands apart: behind dots, or on its own at the right.
    let led = found["leader"].contains("..") || found["leader"].contains(". .") || found["leader"].contains('…');
    let apart = row.len() >= 2 && row.last().is_some_and(|line| line.text().trim() == &found["page"]);
    ((led || apart) && page <= last).then(|| Entry { title: bare(&found["title"]), page })
}

fn text(row: &[Line]) -> String {
    row.iter().map(Line::text).collect::<Vec<_>>().join(" ")
}

/// Words as they are looked for: without case, blanks and marks at the end.
fn bare(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ").trim_end_matches(|c: char| !c.is_alphanumeric()).to_owned()
}
