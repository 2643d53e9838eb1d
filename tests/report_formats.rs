//! Promises that every format of reports keeps, and those of Markdown, tables, cards and JSON with notes.
#![allow(clippy::unwrap_used, reason = "a test that unwraps fails, which is what it is for")]

#[path = "report_formats/card.rs"]
mod card;
mod generator;
#[path = "report_formats/languages.rs"]
mod languages;
#[path = "report_formats/markdown.rs"]
mod markdown_report;
#[path = "report_formats/notes.rs"]
mod notes;
#[path = "report_formats/rows.rs"]
mod rows;
#[path = "report_formats/scripts.rs"]
mod scripts;
#[path = "report_formats/tables.rs"]
mod tables;

use clausescope::comparison::{Comparison, Options, compare};
use clausescope::document::Document;
use clausescope::project::{AddedFinding, Correction, Remark, Review, Status, change_keys, finding_key};
use clausescope::report::{Extent, Format, ReportInput, ReportSettings};
use clausescope::scope::{Direction, Facet};

fn compared(old: &str, new: &str) -> Comparison {
    compare(&Document::from_markdown("old.md", old), &Document::from_markdown("new.md", new), &Options::default())
}

fn sample() -> Comparison {
    compared(include_str!("../assets/sample/old.md"), include_str!("../assets/sample/new.md"))
}

/// Terms that try to be markup, formulas and marks in every format.
fn hostile() -> Comparison {
    compared(
        "# =1+1 <script>alert(1)</script>\n\n1. We may use your voice for ever. ~~**x**~~ | `a` | <b>b</b> \\* [l](javascript:x)\n\n\
         2. =cmd|' /C calc'!A0\n\n3. @SUM(1+1)*cmd|' /C calc'!A0\n\nKeep & <i>this</i> ]]> -->\n",
        "# =1+1 <script>alert(2)</script>\n\n1. We may use your username until the offer ends. **~~x~~** | `b` | </td></table> \\_ <!-- end of redline -->\n\n\
         2. +cmd|' /C calc'!A0;=2\n\n3. -SUM(1+1)*cmd|' /C calc'!A0\n\nKeep & <i>this</i> ]]> -->\n",
    )
}

/// A reviewer who noted, corrected, dismissed and added.
fn reviewed(comparison: &Comparison) -> Review {
    let mut review = Review::default();
    let keys: Vec<String> = comparison.findings.iter().map(finding_key).collect();
    let remark = |note: &str| Remark { status: Status::Disputed, note: note.to_owned(), tag: "call".to_owned() };
    review.findings.insert(keys[0].clone(), remark("Ask <them> | why; =1+1"));
    let dismissed = Correction { dismissed: Some("Told twice.".to_owned()), ..Correction::default() };
    review.corrections.insert(keys[1].clone(), dismissed);
    for key in change_keys(comparison) {
        review.changes.insert(key, remark("=Read** this |"));
    }
    review.added.push(AddedFinding {
        facet: Facet::Media,
        value: "posters".to_owned(),
        direction: Direction::Broadened,
        old: None,
        new: None,
        reason: "Posters came.".to_owned(),
    });
    review
}

fn written(format: &str, comparison: &Comparison, review: &Review, settings: &ReportSettings) -> Vec<u8> {
    let format = Format::named(format).unwrap();
    format
        .write(&ReportInput { comparison, review, settings })
        .unwrap_or_else(|error| panic!("{}: {error}", format.name))
}

fn text_of(format: &str, comparison: &Comparison, review: &Review, settings: &ReportSettings) -> String {
    String::from_utf8(written(format, comparison, review, settings)).unwrap()
}

#[test]
fn two_exports_are_the_same_to_the_byte_and_no_clock_is_in_them() {
    let comparison = sample();
    let review = reviewed(&comparison);
    let settings = ReportSettings { date: Some("2025-05-01".to_owned()), ..ReportSettings::default() };
    let all = |settings: &ReportSettings| -> Vec<Vec<u8>> {
        Format::all().iter().map(|format| written(format.name, &comparison, &review, settings)).collect()
    };
    let (first, undated) = (all(&settings), all(&ReportSettings::default()));
    // Times in files have a grain of two seconds at most.
    std::thread::sleep(std::time::Duration::from_millis(2100));
    let (again, undated_again) = (all(&settings), all(&ReportSettings::default()));
    for (at, format) in Format::all().iter().enumerate() {
        assert!(first[at] == again[at] && undated[at] == undated_again[at], "{}", format.name);
    }
}

#[test]
fn the_date_that_is_set_is_shown() {
    let comparison = sample();
    let settings = ReportSettings {
        date: Some("2025-05-01".to_owned()),
        author: Some("Jo Doe".to_owned()),
        ..ReportSettings::default()
    };
    for format in ["html", "json", "markdown"] {
        let text = text_of(format, &comparison, &Review::default(), &settings);
        assert!(text.contains("2025-05-01") && text.contains("Jo Doe"), "{format}");
        let without = text_of(format, &comparison, &Review::default(), &ReportSettings::default());
        assert!(!without.contains("2025-05-01") && !without.contains("Jo Doe"), "{format}");
    }
}

#[test]
fn nothing_in_the_terms_breaks_a_format() {
    let comparison = hostile();
    for format in Format::all() {
        for extent in [Extent::Whole, Extent::Changes, Extent::Summary] {
            let settings = ReportSettings { extent, ..ReportSettings::default() };
            assert!(!written(format.name, &comparison, &Review::default(), &settings).is_empty(), "{}", format.name);
        }
    }
}

#[test]
fn an_empty_comparison_and_one_without_findings_are_reported() {
    let same = compared("# Terms\n\nNothing here.\n", "# Terms\n\nNothing here.\n");
    let words = compared("# Terms\n\nThe shop opens at nine.\n", "# Terms\n\nThe shop opens at ten.\n");
    for comparison in [&same, &words] {
        assert!(comparison.findings.is_empty());
        for format in Format::all() {
            let (review, settings) = (Review::default(), ReportSettings::default());
            let outcome = format.write(&ReportInput { comparison, review: &review, settings: &settings });
            match outcome {
                Ok(bytes) => assert!(!bytes.is_empty(), "{}", format.name),
                Err(error) => {
                    // A card shows a finding: where there is none it says so.
                    assert!(format.name.starts_with("card"), "{}: {error}", format.name);
                    assert!(error.to_string().contains("there is no finding"), "{error}");
                }
            }
        }
    }
}
