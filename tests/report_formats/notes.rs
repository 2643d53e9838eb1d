//! JSON with the reviewer's notes: the comparison as the program made it, and the review beside it.

use super::*;
use clausescope::report::json::JsonReport;

#[test]
fn the_comparison_stands_as_the_program_made_it_with_the_review_beside_it() {
    let comparison = sample();
    let plain = text_of("json", &comparison, &Review::default(), &ReportSettings::default());
    let mut review = reviewed(&comparison);
    review.changes.insert("gone-0>gone-0".to_owned(), Remark { note: "Lost place.".to_owned(), ..Remark::default() });
    let noted = text_of("json", &comparison, &review, &ReportSettings::default());
    let mut noted: serde_json::Value = serde_json::from_str(&noted).unwrap();
    let report: JsonReport = serde_json::from_value(noted.clone()).unwrap();
    let part = report.review.unwrap();
    assert_eq!(part.changes.len(), comparison.changes.len());
    assert_eq!((part.findings[0].finding.as_str(), part.findings[0].status), ("f1", Status::Disputed));
    assert_eq!(part.findings[1].dismissed.as_deref(), Some("Told twice."));
    assert_eq!((part.added[0].id.as_str(), part.added[0].reason.as_str()), ("a1", "Posters came."));
    assert_eq!(part.without_place[0].note, "Lost place.");
    noted.as_object_mut().unwrap().remove("review");
    assert_eq!(noted, serde_json::from_str::<serde_json::Value>(&plain).unwrap());
}

#[test]
fn without_a_review_the_json_is_the_public_format_alone() {
    let comparison = sample();
    let json = text_of("json", &comparison, &Review::default(), &ReportSettings::default());
    assert_eq!(json, serde_json::to_string_pretty(&comparison).unwrap() + "\n");
}
