use super::*;
use crate::comparison::{Comparison, Options, compare};
use crate::document::Document;
use crate::project::Review;
use crate::report::ReportSettings;

fn sample() -> Comparison {
    let old = Document::from_markdown("old.md", include_str!("../../../assets/sample/old.md"));
    let new = Document::from_markdown("new.md", include_str!("../../../assets/sample/new.md"));
    compare(&old, &new, &Options::default())
}

fn with_page<R>(comparison: &Comparison, test: impl FnOnce(&ReportInput<'_>, &Outline<'_>, String) -> R) -> R {
    let (review, settings) = (Review::default(), ReportSettings::default());
    let input = ReportInput { comparison, review: &review, settings: &settings };
    test(&input, &Outline::new(&input), html(&input).unwrap())
}

/// The first change of a page that a tampering makes.
fn tampered(page: &str, from: &str, to: &str) -> String {
    assert!(page.contains(from), "nothing to tamper with: {from}");
    page.replacen(from, to, 1)
}

#[test]
fn a_page_that_does_not_give_back_both_texts_is_refused() {
    with_page(&sample(), |input, outline, page| {
        assert!(check(input, outline, &page).is_ok());
        let edits = [
            ("<del><span", "<ins><span"),
            ("Coupons are added to your account", "Coupons are taken from your account"),
            ("<p class=\"passage", "<p class=\"passing"),
            ("data-new=\"n1\"", "data-new=\"n1 n99\""),
        ];
        for (from, to) in edits {
            let wrong = check(input, outline, &tampered(&page, from, to));
            assert!(matches!(wrong, Err(ReportError::Mismatch { .. })), "{from}: {wrong:?}");
        }
    });
}

#[test]
fn a_finding_that_is_shown_otherwise_contradicts_the_statement() {
    let comparison = sample();
    assert!(!comparison.findings.is_empty(), "the sample has findings");
    let reason = &comparison.findings[0].reason;
    with_page(&comparison, |_, _, page| {
        assert_eq!(read_back(&page).unwrap().contradictions(), Vec::<String>::new());
        let reason = letters::escaped(reason);
        for (from, to) in [
            ("data-direction=\"narrowed\"", "data-direction=\"broadened\""),
            ("<article class=\"finding", "<article class=\"lost"),
            (reason.as_str(), "All is well."),
        ] {
            let contradictions = read_back(&tampered(&page, from, to)).unwrap().contradictions();
            assert_eq!(contradictions.len(), 1, "{from}: {contradictions:?}");
        }
    });
}

#[test]
fn a_page_of_another_program_is_told() {
    assert!(matches!(read_back("<p>Hello"), Err(ReadBackError::NoStatement)));
    let damaged = read_back("<meta name=\"clausescope-report\" content=\"{\">");
    assert!(matches!(damaged, Err(ReadBackError::Statement(_))));
}
