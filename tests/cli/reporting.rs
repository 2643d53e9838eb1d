//! `report` and `verify`: a project goes out with its notes, and a report is held against its files.

use clausescope::comparison::{Options, compare};
use clausescope::document::Document;
use clausescope::project::{Correction, Project, Remark, Review, Status, StoredText, finding_key, save};
use std::path::Path;
use std::process::{Command, Output};

const OLD: &str = include_str!("../../assets/sample/old.md");
const NEW: &str = include_str!("../../assets/sample/new.md");

fn clausescope(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_clausescope")).args(arguments).current_dir(folder).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A folder with both versions and a project on them, in which a finding has a note and another was dismissed.
pub(super) fn with_project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("old.md"), OLD).unwrap();
    std::fs::write(folder.path().join("new.md"), NEW).unwrap();
    let comparison =
        compare(&Document::from_markdown("old.md", OLD), &Document::from_markdown("new.md", NEW), &Options::default());
    let mut review = Review::default();
    let note = Remark { status: Status::Agreed, note: "Ask them on Monday.".to_owned(), tag: String::new() };
    review.findings.insert(finding_key(&comparison.findings[0]), note);
    let dismissed = Correction { dismissed: Some("Told twice.".to_owned()), ..Correction::default() };
    review.corrections.insert(finding_key(&comparison.findings[1]), dismissed);
    let text = |name: &str, text: &str| StoredText::new(name, None, text.as_bytes());
    save(&folder.path().join("work.clausescope"), &Project::new(text("old.md", OLD), text("new.md", NEW), review))
        .unwrap();
    folder
}

#[test]
fn a_project_is_reported_with_its_notes_and_verified() {
    let folder = with_project();
    for (name, format) in [("report.html", None), ("report.json", None), ("other.txt", Some("html"))] {
        let mut arguments = vec!["report", "work.clausescope", "--output", name, "--date", "2025-04-01"];
        arguments.extend(format.into_iter().flat_map(|format| ["--format", format]));
        let output = clausescope(folder.path(), &arguments);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let report = std::fs::read_to_string(folder.path().join(name)).unwrap();
        for words in ["Ask them on Monday.", "Told twice.", "2025-04-01"] {
            assert!(report.contains(words), "{name} lacks {words}");
        }
        let verified = clausescope(folder.path(), &["verify", name, "old.md", "new.md"]);
        assert_eq!(verified.status.code(), Some(0), "{}", stdout(&verified));
        assert!(
            stdout(&verified).starts_with(&format!("{name} agrees with old.md and new.md.")),
            "{}",
            stdout(&verified)
        );
        let tampered = report.replace("Coupons are added to your account", "Coupons are taken from your account");
        assert_ne!(tampered, report);
        std::fs::write(folder.path().join(name), tampered).unwrap();
        let verified = clausescope(folder.path(), &["verify", name, "old.md", "new.md"]);
        assert_eq!(verified.status.code(), Some(1), "{}", stdout(&verified));
        assert!(stdout(&verified).contains("does not agree"), "{}", stdout(&verified));
    }
    std::fs::remove_file(folder.path().join("old.md")).unwrap();
    let again = clausescope(folder.path(), &["report", "work.clausescope", "--format", "text"]);
    assert_eq!(again.status.code(), Some(0), "a project holds its texts");
    assert!(stdout(&again).contains("Ask them on Monday."), "{}", stdout(&again));
}

#[test]
fn a_report_of_two_versions_is_that_of_compare() {
    let folder = with_project();
    for format in ["json", "html", "markdown", "text"] {
        let settings = ["old.md", "new.md", "--format", format, "--extent", "changes", "--hide", "numbering,blanks"];
        let report = clausescope(folder.path(), &[&["report"], &settings[..]].concat());
        let compare = clausescope(folder.path(), &[&["compare"], &settings[..]].concat());
        assert_eq!((report.status.code(), compare.status.code()), (Some(0), Some(1)), "{}", stderr(&report));
        assert_eq!(stdout(&report), stdout(&compare), "{format}");
    }
}

#[test]
fn a_card_comes_with_words_for_those_who_do_not_see_it() {
    let folder = with_project();
    let output = clausescope(folder.path(), &["report", "work.clausescope", "--output", "card.png", "--finding", "f1"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stdout(&output).contains("SHA-256"), "{}", stdout(&output));
    assert!(std::fs::read(folder.path().join("card.png")).unwrap().starts_with(b"\x89PNG"));
    let dismissed =
        clausescope(folder.path(), &["report", "work.clausescope", "--output", "no.svg", "--finding", "f2"]);
    assert_eq!(dismissed.status.code(), Some(2));
    assert!(stderr(&dismissed).contains("dismissed") && !folder.path().join("no.svg").exists());
}

#[test]
fn what_cannot_be_reported_or_verified_is_told_with_a_way_out() {
    let folder = with_project();
    std::fs::write(folder.path().join("words.html"), "<p>Hello").unwrap();
    let newer = std::fs::read_to_string(folder.path().join("work.clausescope"))
        .unwrap()
        .replace("\"version\": 1", "\"version\": 9");
    std::fs::write(folder.path().join("newer.clausescope"), newer).unwrap();
    for (arguments, told) in [
        (&["report", "work.clausescope"][..], "--format"),
        (&["report", "work.clausescope", "--output", "report.xyz"], "report.xyz"),
        (&["report", "old.md", "--format", "html"], "not a Clausescope project"),
        (&["report", "newer.clausescope", "--format", "html"], "newer Clausescope"),
        (&["report", "gone.clausescope", "--format", "html"], "gone.clausescope"),
        (
            &["report", "work.clausescope", "--output", "work.clausescope", "--format", "json", "--force"],
            "never replaces",
        ),
        (&["report", "work.clausescope", "--format", "html", "--date", "2025-02-30"], "not a day of the calendar"),
        (&["report", "work.clausescope", "--format", "html", "--hide", "substantive"], "possible values"),
        (&["verify", "gone.html", "old.md", "new.md"], "gone.html: there is no such file"),
        (&["verify", "old.md", "old.md", "new.md"], "old.md: this is no report"),
        (&["verify", "words.html", "old.md", "new.md"], "no statement of Clausescope"),
    ] {
        let output = clausescope(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", stdout(&output));
        assert!(stderr(&output).contains(told), "{arguments:?}: {}", stderr(&output));
    }
}
