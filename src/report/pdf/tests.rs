#![allow(clippy::unwrap_used, reason = "a test that unwraps fails, which is what it is for")]

use super::fonts::{FontFiles, Fonts};
use super::lines::{Lines, Words, lines};
use super::look;
use super::measure::measured;
use super::pages::{Drawing, pages};
use super::shape::Shaper;
use super::story::{Element, Ink, Paragraph, Piece, Role};
use crate::messages::Language;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn with_shaper<T>(text: &str, act: impl FnOnce(&mut Shaper<'_>) -> T) -> T {
    let letters: BTreeSet<char> = text.chars().chain(' '..='~').collect();
    let files = FontFiles::covering(&letters, None);
    act(&mut Shaper::new(Fonts::new(&files).unwrap()))
}

fn broken(text: &str, width: f32) -> Lines {
    with_shaper(text, |shaper| lines(shaper, &[Words { text, bold: false }], width))
}

fn texts(lines: &Lines) -> Vec<String> {
    lines.lines.iter().map(|line| line.runs.iter().map(|run| run.text.as_str()).collect()).collect()
}

#[test]
fn a_line_ends_between_words_and_keeps_the_blank() {
    assert_eq!(texts(&broken("The offer is open to all.", 7.0)), ["The offer is ", "open to all."]);
}

#[test]
fn a_word_longer_than_a_line_is_cut() {
    let lines = broken("https://marigold.example/terms-of-use", 6.0);
    assert!(lines.lines.len() > 2);
    assert!(lines.lines.iter().all(|line| line.width() <= 6.0));
    assert_eq!(texts(&lines).concat(), "https://marigold.example/terms-of-use");
}

#[test]
fn chinese_breaks_between_letters_but_not_before_a_full_stop() {
    let lines = broken("我们保存您的数据。我们保存", 8.2);
    assert!(texts(&lines).iter().skip(1).all(|line| !line.starts_with('。')), "{lines:?}");
}

#[test]
fn hebrew_stands_from_right_to_left_and_numbers_in_it_do_not() {
    let lines = broken("שלום 12 עולם", 40.0);
    assert!(lines.leftward);
    let runs: Vec<_> = lines.lines[0].runs.iter().filter(|run| !run.text.trim().is_empty()).collect();
    // In reading order each word stands further to the left.
    assert_eq!(runs.iter().map(|run| run.text.trim()).collect::<Vec<_>>(), ["שלום", "12", "עולם"]);
    assert!(runs[0].left > runs[1].left && runs[1].left > runs[2].left);
    assert!(!runs[1].leftward && runs[0].leftward);
    let end = runs[0].left + runs[0].width;
    assert!((end - 40.0).abs() < 0.01, "the line begins at the right edge: {end}");
}

fn paragraph(text: &str, look: look::Look, role: Role) -> Element {
    let piece = Piece { text: text.to_owned(), ink: Ink::Plain, spoken: None, link: None };
    Element::Paragraph(Paragraph { pieces: vec![piece], look, role, names: Vec::new(), bookmark: None })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// No heading stands at the end of a page, no first or last line of a paragraph alone, nothing below the margin.
    #[test]
    fn pages_end_well(lengths in proptest::collection::vec((0usize..120, 0u8..4), 1..60)) {
        let story: Vec<Element> = lengths
            .iter()
            .enumerate()
            .map(|(at, &(length, kind))| match kind {
                0 => paragraph("A heading", look::SECTION, Role::Heading(2)),
                1 => paragraph("A lesser heading", look::SUBSECTION, Role::Heading(3)),
                // Every paragraph is known by its own word.
                _ => paragraph(&format!("word{at} ").repeat(length + 1), look::TEXT, Role::Text),
            })
            .chain([paragraph("The end.", look::TEXT, Role::Text)])
            .collect();
        let set = with_shaper("", |shaper| pages(&measured(shaper, story), None, Language::English));
        let mut counts: Vec<BTreeMap<&str, usize>> = Vec::new();
        for page in &set.pages {
            let (_, bottom) = page.sheet.body();
            prop_assert!(page.drawings.iter().all(|drawing| drawing.at.1 <= bottom));
            let mut lines: BTreeMap<&str, usize> = BTreeMap::new();
            for word in page.drawings.iter().filter_map(|drawing| drawing.text.split(' ').next()) {
                *lines.entry(word).or_default() += usize::from(word.starts_with("word"));
            }
            counts.push(lines);
        }
        for two in set.pages.windows(2) {
            let is_heading = |drawing: &&Drawing| drawing.text.contains("heading");
            let before = two[0].drawings.iter().rev().take_while(is_heading).count();
            let after = two[1].drawings.iter().take_while(is_heading).count();
            prop_assert!(before == 0 || before + after >= 5, "a heading ends a page, and no long row of headings");
        }
        for two in counts.windows(2) {
            for (word, lines) in &two[0] {
                if let Some(later) = two[1].get(word).filter(|_| word.starts_with("word")) {
                    prop_assert!(*lines > 1 && *later > 1, "{word}: {lines} lines, then {later}");
                }
            }
        }
    }
}
