use super::*;
use crate::comparison::{Options, compare};
use crate::project::{AddedFinding, Correction, Remark, Review, Status, change_keys, finding_key};
use crate::report::html::html;
use crate::report::json::json;
use crate::report::{Extent, ReportInput, ReportSettings};
use crate::scope::{Direction, Facet};

fn documents() -> [Document; 2] {
    [
        Document::from_markdown("old.md", include_str!("../../../assets/sample/old.md")),
        Document::from_markdown("new.md", include_str!("../../../assets/sample/new.md")),
    ]
}

fn comparison() -> Comparison {
    let [old, new] = documents();
    compare(&old, &new, &Options::default())
}

/// A reviewer who noted, corrected, dismissed and added.
fn reviewed(comparison: &Comparison) -> Review {
    let mut review = Review::default();
    let keys: Vec<String> = comparison.findings.iter().map(finding_key).collect();
    let remark = |note: &str| Remark { status: Status::Agreed, note: note.to_owned(), tag: String::new() };
    review.findings.insert(keys[0].clone(), remark("Ask them why."));
    review
        .corrections
        .insert(keys[1].clone(), Correction { dismissed: Some("Twice.".to_owned()), ..Correction::default() });
    review.changes.insert(change_keys(comparison)[2].clone(), remark("Read."));
    review.added.push(AddedFinding {
        facet: Facet::Media,
        value: "posters".to_owned(),
        direction: Direction::Narrowed,
        old: None,
        new: None,
        reason: "Posters went.".to_owned(),
    });
    review
}

fn checked(report: &str) -> Verification {
    let [old, new] = documents();
    verify(Lexicons::embedded(), report.as_bytes(), &old, &new).unwrap()
}

fn page_of(comparison: &Comparison, review: &Review, settings: &ReportSettings) -> String {
    html(&ReportInput { comparison, review, settings }).unwrap()
}

fn json_of(comparison: &Comparison, review: &Review) -> String {
    json(&ReportInput { comparison, review, settings: &ReportSettings::default() }).unwrap()
}

#[test]
fn a_page_as_it_was_written_agrees() {
    let comparison = comparison();
    for review in [Review::default(), reviewed(&comparison)] {
        for extent in [Extent::Whole, Extent::Changes, Extent::Summary] {
            let settings = ReportSettings {
                extent,
                date: Some("2025-05-01".to_owned()),
                title: Some("A & B".to_owned()),
                hidden_classes: [crate::redline::ChangeClass::Numbering].into(),
                ..ReportSettings::default()
            };
            let found = checked(&page_of(&comparison, &review, &settings));
            assert_eq!(found.wrong, Vec::<String>::new());
            assert!(found.agrees.iter().any(|line| line.contains("byte for byte")), "{found:?}");
            assert_eq!(found.notes.len(), usize::from(review != Review::default()), "{found:?}");
        }
    }
}

#[test]
fn a_summary_keeps_notes_to_itself_that_it_does_not_show() {
    let comparison = comparison();
    let quiet =
        comparison.changes.iter().position(|change| change.kind == crate::comparison::ChangeKind::Unchanged).unwrap();
    let mut review = Review::default();
    let secret = Remark { note: "Do not print this.".to_owned(), ..Remark::default() };
    review.changes.insert(change_keys(&comparison)[quiet].clone(), secret.clone());
    review.changes.insert("gone-0>gone-0".to_owned(), secret);
    let settings = ReportSettings { extent: Extent::Summary, ..ReportSettings::default() };
    assert!(!page_of(&comparison, &review, &settings).contains("Do not print this."));
    assert_eq!(page_of(&comparison, &review, &ReportSettings::default()).matches("Do not print this.").count(), 2);
}

#[test]
fn a_page_that_was_saved_by_another_program_agrees() {
    let page = page_of(&comparison(), &Review::default(), &ReportSettings::default());
    let found = checked(&scraper::Html::parse_document(&page).html());
    assert_eq!(found.wrong, Vec::<String>::new());
    assert!(found.agrees.iter().any(|line| line.contains("another program has saved it")), "{found:?}");
}

/// Every place of a page that someone may want to change is missed by no check.
#[test]
fn a_page_that_was_tampered_with_does_not_agree() {
    let comparison = comparison();
    let page = page_of(&comparison, &reviewed(&comparison), &ReportSettings::default());
    let finding = &comparison.findings[0];
    let quote = finding.old.as_ref().or(finding.new.as_ref()).unwrap().quote.clone();
    let hash = comparison.old.sha256.clone();
    let edits: Vec<(&str, String, String)> = vec![
        ("a quote as a reader sees it", format!(">{quote}</q>"), ">something else</q>".to_owned()),
        ("a quote in the statement", format!("quote&quot;:&quot;{quote}"), "quote&quot;:&quot;something".to_owned()),
        ("a hash as a reader sees it", format!("<td class=\"hash\">{hash}"), "<td class=\"hash\">0000".to_owned()),
        ("a hash in the statement", format!("&quot;{hash}&quot;"), "&quot;0000&quot;".to_owned()),
        ("a finding left out", "<article class=\"finding".to_owned(), "<article hidden class=\"gone".to_owned()),
        (
            "a finding added",
            "<article class=\"finding".to_owned(),
            "<article class=\"finding\" id=\"f99\"></article><article class=\"finding".to_owned(),
        ),
        ("a finding passed off as decided", "data-change=\"c".to_owned(), "data-decided data-change=\"c".to_owned()),
        (
            "a word of a clause",
            "Coupons are added to your account".to_owned(),
            "Coupons are taken from your account".to_owned(),
        ),
        ("the verdict", "</span>Narrower</h2>".to_owned(), "</span>Broader</h2>".to_owned()),
        ("the ledger", "<table class=\"ledger\">".to_owned(), "<table class=\"ledger\"><tr><td>x</td></tr>".to_owned()),
        ("a note", "Ask them why.".to_owned(), "All is well.".to_owned()),
        ("the options", "{&quot;scope&quot;:true".to_owned(), "{&quot;scope&quot;:false".to_owned()),
        ("a link", "href=\"https:&#x2f;&#x2f;w3id.org".to_owned(), "href=\"https:&#x2f;&#x2f;example.org".to_owned()),
    ];
    for (what, from, to) in edits {
        assert!(page.contains(&from), "{what}: nothing to tamper with: {from}");
        let found = checked(&page.replacen(&from, &to, 1));
        assert!(!found.holds(), "{what}: {found:?}");
    }
}

#[test]
fn another_file_and_files_the_wrong_way_round_are_told() {
    let page = page_of(&comparison(), &Review::default(), &ReportSettings::default());
    let [old, new] = documents();
    let other = Document::from_markdown("new.md", "# Coupon terms\n\nWe take all that you have.");
    let found = verify(Lexicons::embedded(), page.as_bytes(), &old, &other).unwrap();
    assert!(found.wrong[0].contains("new.md") && found.wrong[0].contains(&other.sha256), "{found:?}");
    assert!(found.agrees[0].contains("old.md"), "{found:?}");
    let found = verify(Lexicons::embedded(), page.as_bytes(), &new, &old).unwrap();
    assert!(found.wrong[0].contains("wrong way round"), "{found:?}");
}

#[test]
fn a_file_that_was_renamed_agrees_and_is_told() {
    let page = page_of(&comparison(), &Review::default(), &ReportSettings::default());
    let [old, new] = documents();
    let renamed = Document { name: "terms.md".to_owned(), ..old };
    let found = verify(Lexicons::embedded(), page.as_bytes(), &renamed, &new).unwrap();
    assert!(found.holds(), "{found:?}");
    assert!(found.notes[0].contains("terms.md") && found.notes[0].contains("old.md"), "{found:?}");
}

#[test]
fn a_report_of_another_version_of_the_program_says_so() {
    let mut comparison = comparison();
    comparison.tool.version = "0.0.1".to_owned();
    for report in
        [page_of(&comparison, &Review::default(), &ReportSettings::default()), json_of(&comparison, &Review::default())]
    {
        let found = checked(&report);
        assert!(found.holds(), "{found:?}");
        assert!(found.notes[0].contains("0.0.1"), "{found:?}");
    }
    comparison.findings.remove(0);
    let found = checked(&page_of(&comparison, &Review::default(), &ReportSettings::default()));
    assert!(found.wrong[0].contains("lacks finding f1"), "{found:?}");
}

#[test]
fn json_as_it_was_written_agrees() {
    let comparison = comparison();
    for review in [Review::default(), reviewed(&comparison)] {
        let found = checked(&json_of(&comparison, &review));
        assert_eq!(found.wrong, Vec::<String>::new());
        assert_eq!(found.notes.len(), usize::from(review != Review::default()), "{found:?}");
    }
}

#[test]
fn json_that_was_tampered_with_does_not_agree() {
    type Edit = fn(&mut Comparison);
    let edits: [(&str, Edit, &str); 9] = [
        ("a quote", |c| c.findings[0].reason = "All is well.".to_owned(), "reason"),
        ("a hash", |c| c.new.sha256 = "0".repeat(64), "new.md"),
        ("a finding left out", |c| drop(c.findings.remove(1)), "lacks finding f2"),
        (
            "a finding added",
            |c| {
                c.findings.push(crate::scope::Finding {
                    id: "f99".to_owned(),
                    value: "soul".to_owned(),
                    ..c.findings[0].clone()
                })
            },
            "does not follow",
        ),
        ("the verdict", |c| c.verdict = crate::scope::Verdict::Broadened, "verdict"),
        ("a clause", |c| c.old.clauses[3].text.edit().push('!'), "contradicts itself"),
        ("the ledger", |c| drop(c.scope.remove(0)), "scope/"),
        ("a count", |c| c.summary.inserted = 99, "summary/inserted"),
        ("the options", |c| c.options.scope = false, "does not follow"),
    ];
    for (what, edit, told) in edits {
        let mut tampered = comparison();
        edit(&mut tampered);
        let found = checked(&json_of(&tampered, &Review::default()));
        assert!(found.wrong.iter().any(|line| line.contains(told)), "{what}: {found:?}");
    }
}

#[test]
fn a_review_in_json_that_does_not_fit_is_told() {
    let comparison = comparison();
    let text = json_of(&comparison, &reviewed(&comparison));
    for (from, to, told) in [
        ("\"finding\": \"f1\"", "\"finding\": \"f77\"", "f77"),
        ("\"change\": \"c3\",\n        \"status\"", "\"change\": \"c999\",\n        \"status\"", "c999"),
        (
            "\"direction\": \"narrowed\",\n        \"old\": null",
            "\"direction\": \"broadened\",\n        \"old\": null",
            "does not follow from its decisions",
        ),
    ] {
        assert!(text.contains(from), "nothing to tamper with: {from}");
        let found = checked(&text.replacen(from, to, 1));
        assert!(found.wrong.iter().any(|line| line.contains(told)), "{from}: {found:?}");
    }
}

#[test]
fn what_is_no_report_is_refused() {
    let [old, new] = documents();
    for report in
        [&b"PK\x03\x04\xff"[..], b"", b"Some words.", b"<p>Hello", b"{}", b"{\"format\": 1}", b"{", b"\xff\xfe"]
    {
        let error = verify(Lexicons::embedded(), report, &old, &new).unwrap_err().to_string();
        assert!(!error.is_empty(), "{report:?}");
    }
}
