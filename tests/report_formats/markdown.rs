//! Markdown: both texts come back from it, whatever they hold.

use super::*;
use crate::generator::{EDITS, edited, markdown as terms};
use clausescope::report::{markdown, markdown_texts};
use proptest::prelude::*;

fn report(comparison: &Comparison, settings: &ReportSettings) -> String {
    text_of("markdown", comparison, &Review::default(), settings)
}

fn clauses(comparison: &Comparison) -> [Vec<String>; 2] {
    [&comparison.old, &comparison.new]
        .map(|version| version.clauses.iter().map(|clause| clause.text.to_string()).collect())
}

fn plain(old: &str, new: &str) -> Comparison {
    let options = Options { scope: false, ..Options::default() };
    compare(&Document::from_plain("old.txt", old), &Document::from_plain("new.txt", new), &options)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_report_holds_both_texts(seed: u64, edits in 0usize..12) {
        let (old, new) = edited(seed, 30, &EDITS, edits);
        let comparison = compared(&terms(&old), &terms(&new));
        prop_assert_eq!(markdown_texts(&report(&comparison, &ReportSettings::default())), clauses(&comparison));
    }

    /// Any letters that Markdown could take for marks, at any place.
    #[test]
    fn a_report_holds_any_two_texts(
        old in "([a-c]|[-+.()!\"'#$%&*/:;<=>?@^_`{|}~\\\\]|\\[|\\]|[0-9]| |\n|\t|\u{a0}|“|—){0,80}",
        new in "([a-c]|[-+.()!\"'#$%&*/:;<=>?@^_`{|}~\\\\]|\\[|\\]|[0-9]| |\n|\t|\u{a0}|”|é){0,80}",
    ) {
        let comparison = plain(&old, &new);
        prop_assert_eq!(markdown_texts(&report(&comparison, &ReportSettings::default())), clauses(&comparison));
    }
}

#[test]
fn marks_of_the_terms_are_no_marks_of_the_report() {
    let report = report(&hostile(), &ReportSettings::default());
    assert!(!report.contains("<script"), "{report}");
    let events: Vec<pulldown_cmark::Event<'_>> =
        pulldown_cmark::Parser::new_ext(&report, pulldown_cmark::Options::all()).collect();
    for event in &events {
        match event {
            pulldown_cmark::Event::Start(pulldown_cmark::Tag::Link { dest_url, .. }) => {
                assert!(dest_url.starts_with('#'), "a link leads away: {dest_url}");
            }
            pulldown_cmark::Event::InlineHtml(html) | pulldown_cmark::Event::Html(html) => {
                let own = ["<!--", "<a id=\"", "</a>", "<br>"];
                assert!(own.iter().any(|start| html.starts_with(start)), "markup of the terms: {html}");
            }
            pulldown_cmark::Event::Code(code) => panic!("code of the terms: {code}"),
            _ => {}
        }
    }
}

#[test]
fn every_link_to_a_finding_leads_to_it() {
    let comparison = sample();
    let report = text_of("markdown", &comparison, &reviewed(&comparison), &ReportSettings::default());
    let links: Vec<&str> = report.split("](#").skip(1).map(|rest| rest.split(')').next().unwrap()).collect();
    assert!(!links.is_empty());
    for link in links {
        assert_eq!(report.matches(&format!("<a id=\"{link}\"></a>")).count(), 1, "{link}");
    }
}

#[test]
fn a_report_says_what_every_report_says() {
    let comparison = sample();
    let hidden_classes = [clausescope::redline::ChangeClass::Numbering].into();
    let settings = ReportSettings { extent: Extent::Changes, hidden_classes, ..ReportSettings::default() };
    let report = text_of("markdown", &comparison, &reviewed(&comparison), &settings);
    for words in [
        &comparison.old.sha256,
        &comparison.new.sha256,
        "Findings",
        "What stayed",
        "Marks",
        "Table of departures",
        "Not shown",
        "numbering only",
        "dismissed",
        "Told twice",
        "Posters came",
        "Disputed",
    ] {
        assert!(report.contains(words), "{words}");
    }
    // A change with a note is never left out.
    assert!(!report.contains("not shown."));
    assert!(text_of("markdown", &comparison, &Review::default(), &settings).contains("not shown."));
}

#[test]
fn a_text_that_cannot_be_read_back_is_never_given_out() {
    let mut comparison = sample();
    // A change that does not hold what its clauses hold.
    let change = comparison.changes.iter_mut().find(|change| !change.segments.is_empty()).unwrap();
    change.segments[0].text.edit().push('!');
    let (review, settings) = (Review::default(), ReportSettings::default());
    assert!(markdown(&ReportInput { comparison: &comparison, review: &review, settings: &settings }).is_err());
}
