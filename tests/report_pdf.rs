//! The PDF report: both texts come back from its pages, readers who cannot see them are told the same, and the same
//! comparison gives the same bytes.
#![allow(clippy::unwrap_used, reason = "a test that unwraps fails, which is what it is for")]

mod generator;

use clausescope::comparison::{Comparison, Options, compare};
use clausescope::document::{Document, ReadOptions, read_bytes};
use clausescope::project::{Remark, Review, change_key, finding_key};
use clausescope::report::{Extent, Format, ReportInput, ReportSettings, pdf, pdf_texts};
use generator::{EDITS, edited, markdown};
use lopdf::{Dictionary, Object, decode_text_string};
use proptest::prelude::*;

fn compared(old: &str, new: &str) -> Comparison {
    compare(&Document::from_markdown("old.md", old), &Document::from_markdown("new.md", new), &Options::default())
}

fn sample() -> Comparison {
    compared(include_str!("../assets/sample/old.md"), include_str!("../assets/sample/new.md"))
}

fn written(comparison: &Comparison, review: &Review, settings: &ReportSettings) -> Vec<u8> {
    pdf(&ReportInput { comparison, review, settings }).expect("the report is written")
}

fn plain(comparison: &Comparison) -> Vec<u8> {
    written(comparison, &Review::default(), &ReportSettings::default())
}

fn clauses(comparison: &Comparison) -> [Vec<String>; 2] {
    [&comparison.old, &comparison.new]
        .map(|version| version.clauses.iter().map(|clause| clause.text.to_string()).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// The file holds both versions clause by clause.
    #[test]
    fn a_file_holds_both_texts(seed: u64, edits in 0usize..12) {
        let (old, new) = edited(seed, 30, &EDITS, edits);
        let comparison = compared(&markdown(&old), &markdown(&new));
        prop_assert_eq!(pdf_texts(&plain(&comparison)).unwrap(), clauses(&comparison));
    }

    /// Any two texts at all, in any script, with white space and signs of all kinds.
    #[test]
    fn a_file_holds_any_two_texts(
        old in "[a-c ,.\n#<&\\-fil\u{301}\u{5d0}-\u{5d2}\u{627}-\u{62a}\u{4e00}-\u{4e03}\u{200f}\u{ad}0-9()]{0,100}",
        new in "[a-c ,.\n#<&\\-fil\u{301}\u{5d0}-\u{5d2}\u{627}-\u{62a}\u{4e00}-\u{4e03}\u{200f}\u{ad}0-9()]{0,100}",
    ) {
        let comparison = compared(&old, &new);
        prop_assert_eq!(pdf_texts(&plain(&comparison)).unwrap(), clauses(&comparison));
    }
}

/// Texts that typesetters stumble over, each with a name: old text, new text.
const HARD: [(&str, &str, &str); 9] = [
    ("empty to text", "", "One.\n\nTwo."),
    ("text to empty", "One.\n\nTwo.", ""),
    (
        "French",
        "Nous conservons vos données « à caractère personnel » jusqu'à la fin de l'été ; cœur, naïveté, Œuvre.",
        "Nous conservons vos données « à caractère personnel » pendant dix ans ; cœur, naïveté, ŒUVRE, garçon.",
    ),
    (
        "Arabic",
        "# الشروط\n\nيجوز لنا استخدام صورك لأغراض الدعاية في أي وسيلة.\n\nنحتفظ ببياناتك لمدة 30 يوما.",
        "# الشروط\n\nيجوز لنا استخدام اسمك لأغراض البحث في أي وسيلة.\n\nنحتفظ ببياناتك (Marigold) لمدة 10 سنوات.",
    ),
    (
        "Hebrew in English",
        "Write to שירות הלקוחות (Marigold) at any time.",
        "Write to שירות הפרטיות (Marigold Ltd, 12 days) at any time.",
    ),
    (
        "Chinese",
        "# 使用条款\n\n我们可以使用您的照片和声音进行宣传。我们将保存您的数据三十天。",
        "# 使用条款\n\n我们可以使用您的用户名进行宣传。我们将保存您的数据十年。您可以随时撤回同意。",
    ),
    ("control characters", "A bell\u{7} rings at noon.", "A bell\u{7} and a tab\u{b} ring at noon."),
    (
        "long words",
        "See https://marigold.example/terms/of/use/which/are/long/and/have/no/blank/in/them/at/all/from/start/to/end.",
        "See https://marigold.example/terms/of/use/which/are/new/and/have/no/blank/in/them/at/all/from/start/to/finish.",
    ),
    (
        "split",
        "We share your name with partners and we keep your address for ten years after the offer ends in full.",
        "We share your name with partners.\n\nAnd we keep your address for ten years after the offer ends in full.",
    ),
];

#[test]
fn hard_texts_come_back() {
    for (name, old, new) in HARD {
        let comparison = compared(old, new);
        assert_eq!(pdf_texts(&plain(&comparison)).unwrap(), clauses(&comparison), "{name}");
    }
}

/// A number that is none would stop a viewer in the middle of a page.
#[test]
fn every_number_of_a_page_is_one() {
    for (name, old, new) in HARD {
        let document = lopdf::Document::load_mem(&plain(&compared(old, new))).unwrap();
        for page in document.get_pages().into_values() {
            let content = document.get_page_content(page);
            for word in content.split(u8::is_ascii_whitespace) {
                assert!(!matches!(word, b"inf" | b"-inf" | b"NaN" | b"nan"), "{name}");
            }
        }
    }
}

#[test]
fn the_same_comparison_gives_the_same_bytes() {
    let comparison = sample();
    assert_eq!(plain(&comparison), plain(&comparison));
    let bytes = plain(&comparison);
    let text = String::from_utf8_lossy(&bytes);
    assert!(!text.contains("CreationDate") && !text.contains("ModDate"), "no clock stands in a report without a date");
    let dated = ReportSettings { date: Some("2025-03-01".to_owned()), ..ReportSettings::default() };
    let dated = written(&comparison, &Review::default(), &dated);
    assert!(String::from_utf8_lossy(&dated).contains("D:20250301"));
}

/// Every element of the tree of a file: its role, and what a voice says in its place.
fn elements(document: &lopdf::Document) -> Vec<(String, String)> {
    fn walk(document: &lopdf::Document, element: &Dictionary, to: &mut Vec<(String, String)>) {
        if let Ok(role) = element.get(b"S").and_then(Object::as_name) {
            let told = element.get(b"Alt").ok().and_then(|alt| decode_text_string(alt).ok()).unwrap_or_default();
            to.push((String::from_utf8_lossy(role).into_owned(), told));
        }
        let Ok(kids) = element.get_deref(b"K", document) else { return };
        let kids = kids.as_array().map_or_else(|_| vec![kids.clone()], Clone::clone);
        for kid in &kids {
            if let Ok((_, Object::Dictionary(kid))) = document.dereference(kid) {
                walk(document, kid, to);
            }
        }
    }
    let root = document.catalog().unwrap().get_deref(b"StructTreeRoot", document).unwrap().as_dict().unwrap();
    let mut elements = Vec::new();
    walk(document, root, &mut elements);
    elements
}

/// The titles of all bookmarks with their depth.
fn bookmarks(document: &lopdf::Document) -> Vec<(usize, String)> {
    fn walk(document: &lopdf::Document, parent: &Dictionary, depth: usize, to: &mut Vec<(usize, String)>) {
        let mut next = parent.get_deref(b"First", document).ok();
        while let Some(item) = next {
            let item = item.as_dict().unwrap();
            to.push((depth, decode_text_string(item.get(b"Title").unwrap()).unwrap()));
            walk(document, item, depth + 1, to);
            next = item.get_deref(b"Next", document).ok();
        }
    }
    let outlines = document.catalog().unwrap().get_deref(b"Outlines", document).unwrap().as_dict().unwrap();
    let mut titles = Vec::new();
    walk(document, outlines, 0, &mut titles);
    titles
}

#[test]
fn readers_who_cannot_see_the_pages_are_told_the_same() {
    let bytes = plain(&sample());
    let document = lopdf::Document::load_mem(&bytes).unwrap();
    let catalog = document.catalog().unwrap();
    assert_eq!(decode_text_string(catalog.get(b"Lang").unwrap()).unwrap(), "en");
    assert!(catalog.has(b"MarkInfo") && catalog.has(b"ViewerPreferences"));
    let elements = elements(&document);
    let count = |role: &str| elements.iter().filter(|(found, _)| found == role).count();
    assert_eq!(count("H1"), 1);
    assert!(count("H2") >= 5 && count("H3") >= 3 && count("P") > 20, "{elements:?}");
    assert!(count("Table") >= 3 && count("TH") >= 10 && count("TD") > 20);
    assert!(count("Link") >= 5);
    let told = |word: &str| elements.iter().any(|(role, told)| role == "Span" && told.starts_with(word));
    assert!(told("deleted: ") && told("inserted: "));
}

#[test]
fn bookmarks_lead_to_every_finding_and_heading() {
    let comparison = sample();
    let document = lopdf::Document::load_mem(&plain(&comparison)).unwrap();
    let titles = bookmarks(&document);
    for finding in &comparison.findings {
        assert!(titles.iter().any(|(depth, title)| *depth == 1 && title.starts_with(&format!("{} ", finding.id))));
    }
    for heading in comparison.new.clauses.iter().filter(|clause| clause.level > 0 && clause.heading.is_some()) {
        let words = heading.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if heading.kind == clausescope::clause::ClauseKind::Heading {
            assert!(titles.iter().any(|(_, title)| *title == words), "{words}: {titles:?}");
        }
    }
}

#[test]
fn every_link_leads_somewhere() {
    let document = lopdf::Document::load_mem(&plain(&sample())).unwrap();
    let names = document.catalog().unwrap().get_deref(b"Names", &document).unwrap().as_dict().unwrap();
    let named = format!("{:?}", names.get_deref(b"Dests", &document).unwrap());
    let mut links = 0;
    for id in document.get_pages().into_values() {
        for link in document.get_page_annotations(id).unwrap() {
            let to = link.get(b"Dest").unwrap().as_str().unwrap();
            assert!(named.contains(&format!("({})", String::from_utf8_lossy(to))), "{to:?} in {named}");
            links += 1;
        }
    }
    assert!(links >= 5, "{links}");
}

#[test]
fn notes_stand_beside_the_clauses() {
    let comparison = sample();
    let finding = &comparison.findings[0];
    let change = comparison.changes.iter().find(|change| change.id == finding.change).unwrap();
    let mut review = Review::default();
    let remark = |note: &str| Remark { note: note.to_owned(), ..Remark::default() };
    review.changes.insert(change_key(&comparison, change), remark("Ask the organiser about this clause."));
    review.findings.insert(finding_key(finding), remark("Quoted in the second paragraph."));
    let text = shown(&written(&comparison, &review, &ReportSettings::default()));
    assert!(text.contains("Note: Ask the organiser about this clause."), "{text}");
    assert!(text.contains("Note: Quoted in the second paragraph."), "{text}");
}

/// All words that a file shows, white space left aside where lines end.
fn shown(bytes: &[u8]) -> String {
    let document = read_bytes("report.pdf", bytes, &ReadOptions::default()).unwrap();
    document.source.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_summary_alone_says_that_it_is_alone() {
    let comparison = sample();
    let settings = ReportSettings { extent: Extent::Summary, ..ReportSettings::default() };
    let bytes = written(&comparison, &Review::default(), &settings);
    assert_eq!(pdf_texts(&bytes).unwrap(), [Vec::<String>::new(), Vec::new()]);
    assert!(shown(&bytes).contains("The text is not part of this report"));
}

#[test]
fn a_letter_that_no_font_has_is_told() {
    let comparison = compared("Use the sign.", "Use the sign \u{10FFFD} twice: \u{10FFFD}.");
    let bytes = plain(&comparison);
    assert_eq!(pdf_texts(&bytes).unwrap(), clauses(&comparison));
    let text = shown(&bytes);
    assert!(text.contains("U+10FFFD"), "{text}");
}

#[test]
fn the_table_of_formats_names_it() {
    let comparison = sample();
    let (review, settings) = (Review::default(), ReportSettings::default());
    let input = ReportInput { comparison: &comparison, review: &review, settings: &settings };
    let bytes = Format::named("pdf").unwrap().write(&input).unwrap();
    assert!(bytes.starts_with(b"%PDF-1.7"));
}
