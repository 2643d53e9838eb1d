use super::*;
use crate::clause::Side;
use crate::comparison::{ChangeId, ChangeKind, Comparison, Options, compare};
use crate::document::Document;
use crate::project::{AddedFinding, Correction, Remark, Review, Status, clause_key, finding_key};
use crate::redline::{ChangeClass, Op};
use crate::report::ReportSettings;
use crate::scope::{Direction, Evidence, Facet, Finding, Verdict, Weight};
use crate::text::ByteSpan;

const OLD: &str = "# Terms\n\n## 1. Grant\n\n1.1 We may use your voice for ever.\n\n1.2 We say \"hello\" to you.\n\n\
    ## 2. Rest\n\n2.1 Coupons are valid for a month after they were granted.\n\n2.2 Coupons cannot be sold to others.\n";
const NEW: &str = "# Terms\n\n## 1. Grant\n\n1.1 We may use your username until the offer ends.\n\n1.2 We say “hello” to you.\n\n\
    ## 2. Rest\n\n2.1 Coupons are valid for a month after they were granted.\n\n2.2 Coupons cannot be sold to others.\n";

fn compared(old: &str, new: &str) -> Comparison {
    let options = Options { scope: false, ..Options::default() };
    compare(&Document::from_markdown("old.md", old), &Document::from_markdown("new.md", new), &options)
}

fn evidence(comparison: &Comparison, side: Side, quote: &str) -> (Evidence, ChangeId) {
    let clauses = &comparison.side(side).clauses;
    let clause = clauses.iter().find(|clause| clause.text.contains(quote)).unwrap();
    let change = comparison.changes.iter().find(|change| change.clauses(side).contains(&clause.id)).unwrap();
    let start = clause.span.start;
    let span = ByteSpan { start, end: start + quote.len() };
    (Evidence { clause: clause.id, quote: quote.to_owned(), span }, change.id)
}

/// Two findings: the voice that went (medium), the time that ends (high).
fn with_findings() -> Comparison {
    let mut comparison = compared(OLD, NEW);
    let mut add = |id: &str, facet, value: &str, weight, old: &str, new: &str| {
        let (was, change) = evidence(&comparison, Side::Old, old);
        let (is, _) = evidence(&comparison, Side::New, new);
        comparison.findings.push(Finding {
            id: id.to_owned(),
            change,
            facet,
            value: value.to_owned(),
            term: None,
            direction: Direction::Narrowed,
            weight,
            old: Some(was),
            new: Some(is),
            replacement: None,
            reason: "It went.".to_owned(),
            rule: "test".to_owned(),
            affected: Vec::new(),
        });
    };
    add("f1", Facet::Data, "voice", Weight::Medium, "voice", "username");
    add("f2", Facet::Duration, "perpetual", Weight::High, "for ever", "until the offer ends");
    comparison.verdict = Verdict::Narrowed;
    comparison
}

fn ids(findings: &[FindingEntry<'_>]) -> Vec<String> {
    findings.iter().map(|entry| entry.id.clone()).collect()
}

fn outlined<R>(
    comparison: &Comparison,
    review: &Review,
    settings: &ReportSettings,
    look: impl FnOnce(Outline<'_>) -> R,
) -> R {
    look(Outline::new(&ReportInput { comparison, review, settings }))
}

#[test]
fn findings_come_weightiest_first_and_name_their_places() {
    outlined(&with_findings(), &Review::default(), &ReportSettings::default(), |outline| {
        assert_eq!(ids(&outline.findings), ["f2", "f1"]);
        assert_eq!(outline.verdict.label, "Narrower");
        let quote = outline.findings[0].old.as_ref().unwrap();
        assert_eq!((quote.text, quote.place.as_ref().unwrap().label.as_str()), ("for ever", "1.1"));
        let changed: Vec<&Departure<'_>> = outline.departures.iter().filter(|row| !row.findings.is_empty()).collect();
        assert_eq!(changed.len(), 1);
        assert_eq!(changed[0].findings, "f2 Duration: perpetual; f1 Data: voice");
        assert_eq!(changed[0].directions, "Narrowed");
    });
}

#[test]
fn a_reviewer_corrects_dismisses_and_adds() {
    let comparison = with_findings();
    let mut review = Review::default();
    let keys: Vec<String> = comparison.findings.iter().map(finding_key).collect();
    let broadened = Correction { direction: Some(Direction::Broadened), ..Correction::default() };
    let dismissed = Correction { dismissed: Some("Twice told.".to_owned()), ..Correction::default() };
    review.corrections.insert(keys[0].clone(), broadened);
    review.corrections.insert(keys[1].clone(), dismissed);
    review.findings.insert(
        keys[0].clone(),
        Remark { status: Status::Disputed, note: " Ask them. ".to_owned(), tag: "call".to_owned() },
    );
    let clause = comparison.new.clauses.iter().find(|clause| clause.text.contains("hello")).unwrap();
    review.added.push(AddedFinding {
        facet: Facet::Action,
        value: "greet".to_owned(),
        direction: Direction::Changed,
        old: Some(("gone-0".to_owned(), "good bye".to_owned())),
        new: Some((clause_key(&comparison, Side::New, clause), "hello".to_owned())),
        reason: "They greet.".to_owned(),
    });
    outlined(&comparison, &review, &ReportSettings::default(), |outline| {
        assert_eq!(ids(&outline.findings), ["a1", "f1"]);
        assert_eq!(ids(&outline.dismissed), ["f2"]);
        assert_eq!(outline.verdict.verdict, Verdict::Broadened);
        assert!(outline.verdict.program.as_ref().unwrap().contains("narrower"), "{:?}", outline.verdict);
        let [added, corrected] = &outline.findings[..] else { panic!("two findings") };
        assert_eq!(added.new.as_ref().unwrap().place.as_ref().unwrap().label, "1.2");
        assert_eq!(added.old.as_ref().unwrap().place, None, "words that are no longer there have no place");
        assert_eq!(added.change, outline.passages.iter().find(|p| p.findings == ["a1"]).map(|p| p.change));
        assert!(corrected.correction.as_ref().unwrap().contains("narrowed"), "{corrected:?}");
        assert_eq!((corrected.status_name.as_str(), corrected.note, corrected.tag), ("Disputed", "Ask them.", "call"));
        assert!(outline.hidden.iter().any(|line| line.rule == "dismissed by the reviewer"), "{:?}", outline.hidden);
    });
}

#[test]
fn a_hidden_class_is_not_marked_and_is_counted() {
    let comparison = with_findings();
    let shown = |settings: &ReportSettings| {
        outlined(&comparison, &Review::default(), settings, |outline| {
            let marked: Vec<String> =
                outline.passages.iter().filter(|passage| passage.marked).map(|p| p.change.to_string()).collect();
            (marked, outline.departures.len(), outline.hidden)
        })
    };
    let (all, rows, none) = shown(&ReportSettings::default());
    assert_eq!((all.len(), rows, none.len()), (2, 2, 0));
    let hidden_classes = [ChangeClass::Typography].into();
    let (fewer, rows, hidden) = shown(&ReportSettings { hidden_classes, ..ReportSettings::default() });
    assert_eq!((fewer.len(), rows), (1, 1));
    assert_eq!(hidden[0].rule, "changes of typography only");
    assert!(hidden[0].what.starts_with("1 clause shown as if unchanged"), "{hidden:?}");
}

#[test]
fn an_extent_leaves_out_what_it_says() {
    let comparison = with_findings();
    let texts = |extent: Extent| {
        let settings = ReportSettings { extent, ..ReportSettings::default() };
        outlined(&comparison, &Review::default(), &settings, |outline| {
            let first = |passage: &Passage<'_>| passage.runs.first().map_or("", |run| run.text).to_owned();
            (outline.passages.iter().map(first).collect::<Vec<_>>(), outline.hidden)
        })
    };
    assert_eq!(texts(Extent::Whole).0.len(), comparison.changes.len());
    assert_eq!(texts(Extent::Summary).0.len(), 0);
    let (changes, hidden) = texts(Extent::Changes);
    assert_eq!(changes, ["1. Grant", "1.1 We may use your ", "1.2 We say "]);
    assert!(hidden[0].what.contains("4 clauses left out"), "{hidden:?}");
}

/// Split and merged passages are cut at every end of a clause, so that each clause can be set as its own paragraph.
#[test]
fn runs_give_back_every_clause_of_both_sides() {
    let sentence = |word: &str| {
        format!(
            "The {word} that you give to us is kept in a safe place and is shown to nobody who has no need of the {word}."
        )
    };
    let (one, two) = (sentence("photograph"), sentence("address"));
    let comparison = compared(&format!("Intro.\n\n{one} {two}\n\nEnd."), &format!("Intro.\n\n{one}\n\n{two}\n\nEnd."));
    assert!(comparison.changes.iter().any(|change| change.kind == ChangeKind::Split), "{:?}", comparison.changes);
    outlined(&comparison, &Review::default(), &ReportSettings::default(), |outline| {
        for (side, other) in [(Side::Old, Op::Insert), (Side::New, Op::Delete)] {
            let mut texts = Vec::new();
            for passage in &outline.passages {
                let names = if side == Side::Old { &passage.old } else { &passage.new };
                let mut open = String::new();
                for run in passage.runs.iter().filter(|run| run.op != other) {
                    open.push_str(run.text);
                    if (side == Side::Old && run.ends_old) || (side == Side::New && run.ends_new) {
                        texts.push(std::mem::take(&mut open));
                    }
                }
                if !names.is_empty() {
                    texts.push(open);
                }
            }
            let clauses: Vec<&str> = comparison.side(side).clauses.iter().map(|clause| clause.text.as_str()).collect();
            assert_eq!(texts, clauses, "{side:?}");
        }
    });
}

#[test]
fn silence_on_a_text_that_was_not_understood_is_no_verdict() {
    let label = |comparison: &Comparison| {
        outlined(comparison, &Review::default(), &ReportSettings::default(), |outline| outline.verdict.label)
    };
    let document = |text: &str| Document::from_plain("t.txt", text);
    let (old, new) = (document("Ble ble ble ble ble.\n"), document("Ble ble bla ble ble.\n"));
    assert_eq!(label(&compare(&old, &new, &Options::default())), "Scope not told");
    assert_eq!(label(&compare(&old, &old, &Options::default())), "No change of scope");
    assert_eq!(label(&compared(OLD, NEW)), "Scope not told", "findings were not looked for");
}
