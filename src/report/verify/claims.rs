//! What every report states: the files, the options, the findings, the verdict.

use super::differences::{counted, first_few, parted};
use super::{Files, Verification};
use crate::clause::Side;
use crate::comparison::Comparison;
use crate::document::Document;
use crate::messages::Language;
use crate::report::html::{StatedFile, Statement};
use crate::report::outline::Words;
use crate::scope::{Evidence, Finding};

/// Compares what a report states with what comes out again.
pub(super) fn check(found: &mut Verification, stated: &Statement, files: &Files<'_>, again: &Comparison) {
    check_program(found, stated, again);
    if are_swapped(stated, files) {
        found.wrong.push("The two files stand the wrong way round: name the old version first.".to_owned());
        return;
    }
    check_files(found, stated, files);
    check_options(found, stated);
    check_findings(found, &stated.findings, &again.findings);
    if stated.verdict == again.verdict {
        found.agrees.push(format!("The verdict of the program comes out again: {}.", verdict(again)));
    } else {
        found.wrong.push(format!(
            "The report gives “{}” as the verdict of the program; from the files comes “{}”.",
            english().verdict(stated.verdict).to_lowercase(),
            verdict(again)
        ));
    }
}

/// What is verified is told in English, whatever the language of the report.
fn english() -> Words {
    Words::of(Language::English)
}

fn verdict(comparison: &Comparison) -> String {
    english().verdict(comparison.verdict).to_lowercase()
}

/// Whether each file is the one that the report states for the other side.
pub(super) fn are_swapped(stated: &Statement, files: &Files<'_>) -> bool {
    let [old, new] = [&stated.old.sha256, &stated.new.sha256];
    old != new && *old == files.new.sha256 && *new == files.old.sha256
}

/// Whether the program that wrote the report is this one.
pub(super) fn is_same_program(stated: &Statement, again: &Comparison) -> bool {
    stated.tool == again.tool
}

fn check_program(found: &mut Verification, stated: &Statement, again: &Comparison) {
    if !is_same_program(stated, again) {
        found.notes.push(format!(
            "The report says that {} {} wrote it, and this is {} {}: what differs may come from other rules. For the last word use that version.",
            stated.tool.name, stated.tool.version, again.tool.name, again.tool.version
        ));
    }
}

fn check_files(found: &mut Verification, stated: &Statement, files: &Files<'_>) {
    let pair = [(Side::Old, &stated.old), (Side::New, &stated.new)];
    let is = |file: &StatedFile, document: &Document| file.sha256 == document.sha256;
    for (side, file) in pair {
        let document = files.side(side);
        if !is(file, document) {
            found.wrong.push(format!(
                "{}: its SHA-256 is {}, and the report was made from one with {}. This is another file, or it was changed.",
                document.name, document.sha256, file.sha256
            ));
            continue;
        }
        found.agrees.push(format!("{}: its SHA-256 is the one in the report, {}.", document.name, document.sha256));
        if file.bytes != document.bytes {
            found.wrong.push(format!(
                "{}: it has {} bytes, and the report says {}.",
                document.name, document.bytes, file.bytes
            ));
        }
        if file.media_type != document.media_type {
            found.wrong.push(format!(
                "{}: it was read as {}, and for the report as {}. Give the file the ending that it had.",
                document.name, document.media_type, file.media_type
            ));
        }
        if file.name != document.name {
            found.notes.push(format!("{}: in the report this file is named {}.", document.name, file.name));
        }
    }
}

fn check_options(found: &mut Verification, stated: &Statement) {
    if !stated.options.scope {
        found.notes.push("The report was made without looking for findings.".to_owned());
    }
    let by_hand = stated.options.forced_pairs.len() + stated.options.forbidden_pairs.len();
    if by_hand > 0 {
        let pairs = counted(by_hand, "pair of clauses was", "pairs of clauses were");
        found.notes.push(format!("{pairs} made or taken apart by hand; that was taken over from the report."));
    }
}

fn check_findings(found: &mut Verification, stated: &[Finding], again: &[Finding]) {
    let same = |one: &Finding, other: &Finding| {
        Finding { id: String::new(), ..one.clone() } == Finding { id: String::new(), ..other.clone() }
    };
    // Those that come out again to the letter, whatever their number; each counts once.
    let mut left: Vec<&Finding> = again.iter().collect();
    let mut unmet: Vec<&Finding> = Vec::new();
    for finding in stated {
        match left.iter().position(|other| same(finding, other)) {
            Some(at) => drop(left.remove(at)),
            None => unmet.push(finding),
        }
    }
    let mut wrong = Vec::new();
    for finding in unmet {
        match left.iter().position(|other| other.id == finding.id) {
            Some(at) => wrong.push(otherwise(finding, left.remove(at))),
            None => wrong.push(format!("The report has {}; it does not follow from the files.", named(finding))),
        }
    }
    wrong.extend(
        left.iter().map(|finding| format!("The report lacks {}, which follows from the files.", named(finding))),
    );
    if wrong.is_empty() {
        let count = counted(again.len(), "finding of the program comes", "findings of the program come");
        found.agrees.push(format!("{count} out again, with their quotes."));
    }
    found.wrong.extend(first_few(wrong, "differences in findings"));
}

fn named(finding: &Finding) -> String {
    let quote = finding.new.as_ref().or(finding.old.as_ref()).map(|evidence| format!(", “{}”", evidence.quote));
    format!(
        "finding {} ({}: {}, {}{})",
        finding.id,
        english().facet(finding.facet),
        english().value(&finding.value),
        english().direction(finding.direction).to_lowercase(),
        quote.unwrap_or_default()
    )
}

/// What two findings of one number say otherwise.
fn otherwise(stated: &Finding, again: &Finding) -> String {
    let quote =
        |evidence: &Option<Evidence>| evidence.as_ref().map_or(String::new(), |evidence| evidence.quote.clone());
    let place = |evidence: &Option<Evidence>| {
        evidence.as_ref().map_or(String::new(), |evidence| {
            format!("{}, bytes {} to {}", evidence.clause, evidence.span.start, evidence.span.end)
        })
    };
    let clauses = |finding: &Finding| finding.affected.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let parts: [(&str, [String; 2]); 12] = [
        ("old quote", [quote(&stated.old), quote(&again.old)]),
        ("new quote", [quote(&stated.new), quote(&again.new)]),
        ("direction", [english().direction(stated.direction), english().direction(again.direction)]),
        ("facet", [english().facet(stated.facet), english().facet(again.facet)]),
        ("value", [stated.value.clone(), again.value.clone()]),
        ("weight", [english().weight(stated.weight), english().weight(again.weight)]),
        ("reason", [stated.reason.clone(), again.reason.clone()]),
        ("place in the old version", [place(&stated.old), place(&again.old)]),
        ("place in the new version", [place(&stated.new), place(&again.new)]),
        ("rule", [stated.rule.clone(), again.rule.clone()]),
        ("change", [stated.change.to_string(), again.change.to_string()]),
        ("list of clauses that use the term", [clauses(stated), clauses(again)]),
    ];
    let differs = parts.into_iter().find(|(_, [stated, again])| stated != again);
    let (what, [stated_text, again_text]) = differs.unwrap_or_else(|| {
        let term = |finding: &Finding| finding.term.clone().unwrap_or_default();
        ("term", [term(stated), term(again)])
    });
    let (reported, due) = parted(&stated_text, &again_text);
    format!("Finding {}: its {what} is {reported} in the report; from the files comes {due}.", stated.id)
}
