//! A table of the terms is a table in every report that shows the text, with what changed inside its cells.

use super::*;
use crate::generator::{EDITS, edited, markdown as terms};
use clausescope::redline::ChangeClass;
use clausescope::report::{docx_texts, markdown_texts, pdf_texts};
use proptest::prelude::*;
use std::io::{Cursor, Read};

const OLD: &str = "# Terms\n\n| Data | Purpose | Kept |\n| --- | --- | --- |\n| Name | Ads | a year |\n| Voice | Ads | for ever |\n\
    | Address |  | a month |\n\nThe end.\n";
const NEW: &str = "# Terms\n\n| Data | Purpose | Kept |\n| --- | --- | --- |\n| Name | Research | a year |\n| Address |  | a month |\n\
    | Username | Ads | until the offer ends |\n\nThe end.\n";

fn document_xml(bytes: &[u8]) -> String {
    let mut text = String::new();
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    package.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
    text
}

fn clauses(comparison: &Comparison) -> [Vec<String>; 2] {
    [&comparison.old, &comparison.new]
        .map(|version| version.clauses.iter().map(|clause| clause.text.to_string()).collect())
}

#[test]
fn rows_are_rows_of_a_word_document_and_their_changes_are_tracked() {
    let comparison = compared(OLD, NEW);
    let xml = document_xml(&written("docx", &comparison, &Review::default(), &ReportSettings::default()));
    let redline = &xml[xml.find("clausescope_redline").unwrap()..];
    let redline = &redline[..redline.find("<w:bookmarkEnd").unwrap()];
    assert_eq!(redline.matches("<w:tbl>").count(), 1, "{redline}");
    assert_eq!(redline.matches("<w:tr>").count(), 5, "{redline}");
    assert_eq!(redline.matches("<w:tc>").count(), 15);
    assert_eq!(redline.matches("<w:trPr><w:del ").count(), 1, "the voice went as a row");
    assert_eq!(redline.matches("<w:trPr><w:ins ").count(), 1, "the username came as a row");
    assert_eq!(redline.matches("<w:trPr><w:tblHeader/></w:trPr>").count(), 1);
    assert!(!redline.contains(" | "), "no bar stands between cells");
    for fixed in [false, true] {
        let settings = ReportSettings { static_redline: fixed, ..ReportSettings::default() };
        let bytes = written("docx", &comparison, &Review::default(), &settings);
        assert_eq!(docx_texts(&bytes).unwrap(), clauses(&comparison));
    }
}

#[test]
fn rows_are_rows_for_readers_who_cannot_see_the_pages() {
    let comparison = compared(OLD, NEW);
    let bytes = written("pdf", &comparison, &Review::default(), &ReportSettings::default());
    assert_eq!(pdf_texts(&bytes).unwrap(), clauses(&comparison));
    let document = lopdf::Document::load_mem(&bytes).unwrap();
    let roles: Vec<&[u8]> = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok()?.get(b"S").and_then(lopdf::Object::as_name).ok())
        .collect();
    let count = |role: &[u8]| roles.iter().filter(|found| **found == role).count();
    let plain = written(
        "pdf",
        &comparison,
        &Review::default(),
        &ReportSettings { extent: Extent::Summary, ..ReportSettings::default() },
    );
    let summary = lopdf::Document::load_mem(&plain).unwrap();
    let tables = summary
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok()?.get(b"S").and_then(lopdf::Object::as_name).ok());
    assert_eq!(count(b"Table"), tables.filter(|role| *role == b"Table").count() + 1);
}

#[test]
fn rows_are_rows_of_a_page() {
    let comparison = compared(OLD, NEW);
    let page = text_of("html", &comparison, &Review::default(), &ReportSettings::default());
    let html = scraper::Html::parse_document(&page);
    let all = |css: &str| html.select(&scraper::Selector::parse(css).unwrap()).count();
    assert_eq!(all("table.terms tr.passage"), 5);
    assert_eq!(all("table.terms tr.passage th[scope=col]"), 3);
    assert_eq!(all("table.terms tr.passage td"), 12);
    assert_eq!(all("p.passage.row"), 0);
    let bar = scraper::Selector::parse(".bar").unwrap();
    assert_eq!(all(".bar"), 10, "two bars a row");
    assert!(html.select(&bar).all(|bar| bar.text().collect::<String>().contains('|')), "{page}");
}

#[test]
fn rows_are_rows_of_markdown() {
    let comparison = compared(OLD, NEW);
    let report = text_of("markdown", &comparison, &Review::default(), &ReportSettings::default());
    let redline = &report[report.find("<!-- redline -->").unwrap()..report.find("<!-- end of redline -->").unwrap()];
    let rows: Vec<&str> = redline.lines().filter(|line| line.starts_with('|')).collect();
    assert_eq!(rows.len(), 6, "{redline}");
    assert!(rows.iter().any(|row| row.ends_with("~~Voice~~ | ~~Ads~~ | ~~for ever~~ |")), "{redline}");
    assert!(rows[2].contains(" | ~~Ads~~**Research** | "), "{redline}");
    assert_eq!(markdown_texts(&report), clauses(&comparison));
}

/// Where cells came or went within a row, the old row and the new one both stand, and both texts come back.
#[test]
fn a_column_that_came_or_went_is_shown_row_by_row() {
    let old = "| Data | Kept |\n| --- | --- |\n| Name | a year |\n| Voice | for ever and a day |\n";
    let new =
        "| Data | Purpose | Kept |\n| --- | --- | --- |\n| Name | Ads | a year |\n| Voice | | for ever and a day |\n";
    for (old, new) in [(old, new), (new, old), (old, "Name, a year.\n"), ("Name | a year\n", old)] {
        let comparison = compared(old, new);
        let (review, settings) = (Review::default(), ReportSettings::default());
        assert_eq!(docx_texts(&written("docx", &comparison, &review, &settings)).unwrap(), clauses(&comparison));
        assert_eq!(pdf_texts(&written("pdf", &comparison, &review, &settings)).unwrap(), clauses(&comparison));
        assert!(!text_of("html", &comparison, &review, &settings).is_empty());
    }
}

fn table(cells: &[String], columns: usize) -> String {
    let mut text = format!("|{}\n|{}\n", " h |".repeat(columns), " --- |".repeat(columns));
    for row in cells.chunks(columns) {
        text.push_str(&format!("| {} |\n", row.join(" | ")));
    }
    text
}

/// The new clauses of made-up terms, and the texts of every format that hides a class of their changes.
fn with_hidden(seed: u64, edits: usize, hide: usize, changes: bool) -> (Vec<String>, [[Vec<String>; 2]; 3]) {
    let (old, new) = edited(seed, 30, &EDITS, edits);
    let comparison = compared(&terms(&old), &terms(&new));
    let hidden = [ChangeClass::Typography, ChangeClass::Order, ChangeClass::Numbering, ChangeClass::Substantive];
    let settings = ReportSettings {
        hidden_classes: [hidden[hide]].into(),
        extent: if changes { Extent::Changes } else { Extent::Whole },
        ..ReportSettings::default()
    };
    let review = Review::default();
    let [_, new_clauses] = clauses(&comparison);
    let texts = [
        docx_texts(&written("docx", &comparison, &review, &settings)).unwrap(),
        pdf_texts(&written("pdf", &comparison, &review, &settings)).unwrap(),
        markdown_texts(&text_of("markdown", &comparison, &review, &settings)),
    ];
    (new_clauses, texts)
}

/// A merger is shown even where all words that went with it are hidden.
#[test]
fn a_merger_of_hidden_words_is_shown_among_changes_only() {
    let (new_clauses, texts) = with_hidden(3_979_416_265_127_143_262, 3, 3, true);
    assert!(texts.iter().all(|[_, new]| !new.is_empty() && new.iter().all(|text| new_clauses.contains(text))));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any two tables, with text before, between and after them.
    #[test]
    fn any_two_tables_come_back(
        old in proptest::collection::vec("[ab]{0,3}( [ab]{1,3})?", 1..16),
        new in proptest::collection::vec("[ab]{0,3}( [ab]{1,3})?", 1..16),
        columns in (1usize..4, 1usize..4),
        fixed: bool,
    ) {
        let text = |cells: &[String], columns| format!("One.\n\n{}\nTwo.\n\n{}", table(cells, columns), table(cells, 2));
        let comparison = compared(&text(&old, columns.0), &text(&new, columns.1));
        let settings = ReportSettings { static_redline: fixed, ..ReportSettings::default() };
        let review = Review::default();
        prop_assert_eq!(docx_texts(&written("docx", &comparison, &review, &settings)).unwrap(), clauses(&comparison));
        prop_assert_eq!(pdf_texts(&written("pdf", &comparison, &review, &settings)).unwrap(), clauses(&comparison));
        prop_assert_eq!(markdown_texts(&text_of("markdown", &comparison, &review, &settings)), clauses(&comparison));
        prop_assert!(!text_of("html", &comparison, &review, &settings).is_empty());
    }

    /// What is hidden stands in both texts as the new version has it; the new text stays whole, and so does every extent.
    #[test]
    fn hidden_changes_stand_in_both_texts(seed: u64, edits in 0usize..12, hide in 0usize..4, changes: bool) {
        let (new_clauses, texts) = with_hidden(seed, edits, hide, changes);
        for [_, new_text] in texts {
            if changes {
                prop_assert!(new_text.iter().all(|text| new_clauses.contains(text)));
            } else {
                prop_assert_eq!(&new_text, &new_clauses);
            }
        }
    }
}
