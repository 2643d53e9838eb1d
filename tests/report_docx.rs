//! A redline in DOCX gives back both texts: rejecting all changes the old one, accepting all the new one. Findings and
//! notes stand beside the words that they are about.
#![allow(clippy::unwrap_used, reason = "a test that unwraps fails, which is what it is for")]

mod generator;
mod office;

use clausescope::comparison::{Comparison, Options, compare};
use clausescope::document::Document;
use clausescope::project::{Remark, Review, change_key};
use clausescope::report::{ReportInput, ReportSettings, docx, docx_texts};
use generator::{EDITS, edited, markdown};
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

fn compared(old: &str, new: &str) -> Comparison {
    let options = Options { scope: false, ..Options::default() };
    compare(&Document::from_markdown("old.md", old), &Document::from_markdown("new.md", new), &options)
}

fn written(comparison: &Comparison, settings: &ReportSettings) -> Vec<u8> {
    let review = Review::default();
    docx(&ReportInput { comparison, review: &review, settings }).expect("the report is written")
}

fn clauses(comparison: &Comparison) -> [Vec<String>; 2] {
    [&comparison.old, &comparison.new]
        .map(|version| version.clauses.iter().map(|clause| clause.text.to_string()).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Tracked or only formatted, the document holds both versions clause by clause.
    #[test]
    fn a_document_holds_both_texts(seed: u64, edits in 0usize..12, formatted: bool) {
        let (old, new) = edited(seed, 30, &EDITS, edits);
        let comparison = compared(&markdown(&old), &markdown(&new));
        let settings = ReportSettings { static_redline: formatted, ..ReportSettings::default() };
        let texts = docx_texts(&written(&comparison, &settings)).unwrap();
        prop_assert_eq!(texts, clauses(&comparison));
    }

    /// Any two texts at all.
    #[test]
    fn a_document_holds_any_two_texts(old in "[a-c ,.\n#<&-]{0,120}", new in "[a-c ,.\n#<&-]{0,120}") {
        let comparison = compared(&old, &new);
        let texts = docx_texts(&written(&comparison, &ReportSettings::default())).unwrap();
        prop_assert_eq!(texts, clauses(&comparison));
    }
}

fn sample() -> Comparison {
    let document = |name: &str, text: &str| Document::from_markdown(name, text);
    let old = document("old.md", include_str!("../assets/sample/old.md"));
    compare(&old, &document("new.md", include_str!("../assets/sample/new.md")), &Options::default())
}

/// A part of the package.
fn part(bytes: &[u8], name: &str) -> String {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    package.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// What stands between the ends of a comment, in the old text and in the new one.
#[derive(Debug, Default, Clone, PartialEq)]
struct Commented {
    old: String,
    new: String,
    /// How often the comment begins, ends and is referred to.
    marks: [usize; 3],
}

fn commented(document: &str) -> BTreeMap<String, Commented> {
    let mut reader = Reader::from_str(document);
    let mut comments: BTreeMap<String, Commented> = BTreeMap::new();
    let (mut open, mut inside, mut in_words): (Vec<String>, Vec<String>, bool) = (Vec::new(), Vec::new(), false);
    loop {
        match reader.read_event().unwrap() {
            Event::Empty(element) => {
                let id = element.try_get_attribute("w:id").unwrap();
                let id = id.map(|id| id.normalized_value(quick_xml::XmlVersion::Implicit1_0).unwrap().into_owned());
                let name = element.name().as_ref().to_owned();
                let mark = ["w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"]
                    .iter()
                    .position(|mark| *mark == name);
                if let (Some(mark), Some(id)) = (mark, id) {
                    comments.entry(id.clone()).or_default().marks[mark] += 1;
                    match mark {
                        0 => open.push(id),
                        1 => open.retain(|other| *other != id),
                        _ => {}
                    }
                }
            }
            Event::Start(element) => {
                let name = element.name().as_ref().to_owned();
                in_words = name == "w:t" || name == "w:delText";
                inside.push(name);
            }
            Event::End(_) => {
                inside.pop();
                in_words = false;
            }
            event @ (Event::Text(_) | Event::GeneralRef(_)) if in_words => {
                let text = match event {
                    Event::GeneralRef(name) => {
                        quick_xml::escape::unescape(&format!("&{};", name.xml10_content())).unwrap().into_owned()
                    }
                    Event::Text(text) => text.xml10_content().into_owned(),
                    _ => continue,
                };
                let within = |names: [&str; 2]| inside.iter().any(|name| names.contains(&name.as_str()));
                for id in &open {
                    let comment = comments.get_mut(id).unwrap();
                    if !within(["w:ins", "w:moveTo"]) {
                        comment.old.push_str(&text);
                    }
                    if !within(["w:del", "w:moveFrom"]) {
                        comment.new.push_str(&text);
                    }
                }
            }
            Event::Eof => return comments,
            _ => {}
        }
    }
}

#[test]
fn findings_stand_beside_their_words() {
    let comparison = sample();
    let bytes = written(&comparison, &ReportSettings::default());
    let (found, comments) = (commented(&part(&bytes, "word/document.xml")), part(&bytes, "word/comments.xml"));
    assert!(comparison.findings.len() >= 5);
    assert_eq!(found.len(), comparison.findings.len());
    assert!(found.values().all(|comment| comment.marks == [1, 1, 1]), "{found:?}");
    for finding in &comparison.findings {
        let beside = found.values().any(|comment| match (&finding.new, &finding.old) {
            (Some(new), _) => comment.new == new.quote,
            (None, Some(old)) => comment.old == old.quote,
            (None, None) => false,
        });
        assert!(beside, "no comment stands beside the words of {}: {found:?}", finding.id);
        assert!(comments.contains(&format!("w:initials=\"{}\"", finding.id)));
        assert!(comments.contains(quick_xml::escape::escape(&finding.reason).as_ref()), "{}", finding.reason);
    }
}

#[test]
fn a_note_is_a_comment_of_the_reviewer() {
    let comparison = sample();
    let change = comparison.changes.iter().find(|change| !change.segments.is_empty()).unwrap();
    let mut review = Review::default();
    let note = Remark { note: "Ask the organiser.".to_owned(), ..Remark::default() };
    review.changes.insert(change_key(&comparison, change), note);
    let settings = ReportSettings {
        author: Some("A. Reviewer".to_owned()),
        date: Some("2025-03-01".to_owned()),
        ..ReportSettings::default()
    };
    let bytes = docx(&ReportInput { comparison: &comparison, review: &review, settings: &settings }).unwrap();
    let comments = part(&bytes, "word/comments.xml");
    let start = comments.find("Ask the organiser.").unwrap();
    let opened = &comments[comments[..start].rfind("<w:comment ").unwrap()..start];
    assert!(opened.contains("w:author=\"A. Reviewer\" w:date=\"2025-03-01T00:00:00Z\""), "{opened}");
    let found = commented(&part(&bytes, "word/document.xml"));
    assert_eq!(found.len(), comparison.findings.len() + 1);
    assert!(found.values().all(|comment| comment.marks == [1, 1, 1]), "{found:?}");
}

#[test]
fn author_and_date_are_named_or_nobody_is() {
    let comparison = sample();
    let anonymous = part(&written(&comparison, &ReportSettings::default()), "word/document.xml");
    assert!(!anonymous.contains("w:date"), "no clock stands in a redline without a date");
    assert!(anonymous.contains("w:author=\"Author\""));
    let settings = ReportSettings {
        author: Some("A. Reviewer".to_owned()),
        date: Some("2025-03-01".to_owned()),
        ..ReportSettings::default()
    };
    let named = part(&written(&comparison, &settings), "word/document.xml");
    assert!(!named.contains("w:author=\"Author\""));
    assert!(named.contains("w:author=\"A. Reviewer\" w:date=\"2025-03-01T00:00:00Z\""));
}

#[test]
fn a_static_redline_has_nothing_to_accept() {
    let settings = ReportSettings { static_redline: true, ..ReportSettings::default() };
    let document = part(&written(&sample(), &settings), "word/document.xml");
    for element in ["<w:ins ", "<w:del ", "<w:moveFrom", "<w:moveTo", "<w:pPrChange"] {
        assert!(!document.contains(element), "{element}");
    }
    assert!(document.contains("<w:rStyle w:val=\"Inserted\"/>") && document.contains("<w:rStyle w:val=\"Deleted\"/>"));
}

#[test]
fn the_same_comparison_gives_the_same_bytes() {
    let comparison = sample();
    let settings = ReportSettings { date: Some("2025-03-01".to_owned()), ..ReportSettings::default() };
    assert_eq!(written(&comparison, &ReportSettings::default()), written(&comparison, &ReportSettings::default()));
    assert_eq!(written(&comparison, &settings), written(&comparison, &settings));
}

#[test]
fn every_change_has_a_row_in_the_table_of_departures() {
    let comparison = sample();
    let document = part(&written(&comparison, &ReportSettings::default()), "word/document.xml");
    let table = &document[document.find("Table of departures").unwrap()..];
    let table = &table[..table.find("</w:tbl>").unwrap()];
    let changes = comparison.changes.iter().filter(|change| change.class.is_some() || change.moved).count();
    assert_eq!(table.matches("<w:tr>").count(), changes + 1, "a row for each change, and the names of the columns");
}

#[test]
fn libreoffice_shows_every_comment() {
    if !office::is_there("libreoffice_shows_every_comment") {
        return;
    }
    let comparison = sample();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("sample.docx"), written(&comparison, &ReportSettings::default())).unwrap();
    let shown = std::fs::read_to_string(office::converted(folder.path(), "sample.docx", "fodt")).unwrap();
    assert_eq!(shown.matches("<office:annotation ").count(), comparison.findings.len());
    for finding in &comparison.findings {
        let reason = quick_xml::escape::partial_escape(&finding.reason).into_owned();
        assert!(shown.contains(&reason), "{reason}");
    }
}
