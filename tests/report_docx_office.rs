//! The law of the tracked changes, tried in LibreOffice: rejecting all gives the old text, accepting all the new one.

mod generator;
mod office;

use clausescope::comparison::{Comparison, Options, compare};
use clausescope::document::Document;
use clausescope::project::{Remark, Review, change_keys};
use clausescope::redline::ChangeKind;
use clausescope::report::{ReportInput, ReportSettings, docx};
use generator::{EDITS, edited, markdown};
use std::collections::BTreeSet;

/// Cases that word processors are known to stumble over, each with a name: old text, new text.
const HARD: [(&str, &str, &str); 17] = [
    ("empty-to-text", "", "One.\n\nTwo."),
    ("text-to-empty", "One.\n\nTwo.", ""),
    ("all-new", "# Alpha\n\nNothing here is like the rest.", "# Omega\n\nAll of it was written anew, from the start."),
    ("first-goes", "Gone now, the first of all.\n\nThis clause stays where it is.", "This clause stays where it is."),
    ("last-comes", "This clause stays where it is.", "This clause stays where it is.\n\nAdded at the very end of it."),
    (
        "arabic",
        "# الشروط\n\nيجوز لنا استخدام صورك لأغراض الدعاية في أي وسيلة.\n\nنحتفظ ببياناتك لمدة 30 يوما.",
        "# الشروط\n\nيجوز لنا استخدام اسمك لأغراض البحث في أي وسيلة.\n\nنحتفظ ببياناتك (Marigold) لمدة 10 سنوات.",
    ),
    (
        "chinese",
        "# 使用条款\n\n我们可以使用您的照片和声音进行宣传。\n\n我们将保存您的数据三十天。",
        "# 使用条款\n\n我们可以使用您的用户名进行宣传。\n\n我们将保存您的数据十年。\n\n您可以随时撤回同意。",
    ),
    ("marks", "Use a < b & \"c\" > 'd' \\n here.", "Use a <= b && \"c\" > 'd' \\\\ there."),
    ("controls", "A bell\u{7} rings at noon.", "A bell\u{7} and a tab\u{b} ring at noon."),
    (
        "split",
        "We share your name with partners and we keep your address for ten years after the offer ends in full.",
        "We share your name with partners.\n\nAnd we keep your address for ten years after the offer ends in full.",
    ),
    (
        "merge",
        "We share your name with partners.\n\nAnd we keep your address for ten years after the offer ends in full.",
        "We share your name with partners and we keep your address for ten years after the offer ends in full.",
    ),
    (
        "inserted-words-before-inserted-clauses",
        "The organiser keeps the photographs of every entrant in a locked room.\n\nThey must not be shown to anybody.",
        "The organiser keeps the photographs of every entrant in a locked room. It burns them later behind the house.\n\n\
         The jury names three winners in autumn.\n\nAsk at the counter for a copy.\n\nThey must not be shown to anybody, ever.",
    ),
    (
        "deleted-words-before-deleted-clauses",
        "The organiser keeps the photographs of every entrant in a locked room. It burns them later behind the house.\n\n\
         The jury names three winners in autumn.\n\nAsk at the counter for a copy.\n\nThey must not be shown to anybody, ever.",
        "The organiser keeps the photographs of every entrant in a locked room.\n\nThey must not be shown to anybody.",
    ),
    (
        "table-and-list",
        "| Data | Use |\n| --- | --- |\n| Name | Ads |\n| Voice | Ads |\n\n- one item here\n- another item there\n",
        "| Data | Use |\n| --- | --- |\n| Name | Research |\n\n- another item there\n- one item here\n- a third item\n",
    ),
    (
        "rows-come",
        "| Data | Use |\n| --- | --- |\n| Name | Ads |\n| Voice | Research |\n\nThe jury names three winners in autumn.",
        "| Data | Use |\n| --- | --- |\n| Recipe | Kept for a year in the kitchen |\n| Name | Ads |\n| Oven | |\n\
         | Photograph | Shown at the fair to all who come |\n| Voice | Research |\n| Alone on the last line |\n\n\
         The jury names three winners in autumn.",
    ),
    (
        "rows-go",
        "| Data | Use |\n| --- | --- |\n| Recipe | Kept for a year in the kitchen |\n| Name | Ads |\n| Oven | |\n\
         | Photograph | Shown at the fair to all who come |\n| Voice | Research |\n| Alone on the last line |\n\n\
         The jury names three winners in autumn.",
        "| Data | Use |\n| --- | --- |\n| Name | Ads |\n| Voice | Research |\n\nThe jury names three winners in autumn.",
    ),
    (
        "a-table-goes-and-another-comes",
        "| Data | Use |\n| --- | --- |\n| Name | Ads |\n| Voice | Ads |\n\nThe jury names three winners in autumn.",
        "The jury names three winners in autumn.\n\n| Oven | Bread | Salt |\n| --- | --- | --- |\n\
         | Stone | Rye | Coarse |\n| Iron | Wheat | Fine |\n",
    ),
];

fn compared(old: &str, new: &str) -> Comparison {
    let options = Options { scope: false, ..Options::default() };
    compare(&Document::from_markdown("old.md", old), &Document::from_markdown("new.md", new), &options)
}

/// What a word processor can show of a text: characters that XML cannot hold are replaced.
fn shown(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' && c != '\t' { '\u{fffd}' } else { c }).collect()
}

/// A review with a note on every change.
fn noted(comparison: &Comparison) -> Review {
    let note = Remark { note: "Ask the organiser.".to_owned(), ..Remark::default() };
    Review {
        changes: change_keys(comparison).into_iter().map(|key| (key, note.clone())).collect(),
        ..Review::default()
    }
}

#[test]
fn libreoffice_gives_both_texts() {
    if !office::is_there("libreoffice_gives_both_texts") {
        return;
    }
    let sample = compared(include_str!("../assets/sample/old.md"), include_str!("../assets/sample/new.md"));
    let mut pairs = vec![("sample".to_owned(), sample.clone()), ("sample-noted".to_owned(), sample)];
    for (name, old, new) in HARD {
        let comparison = compared(old, new);
        pairs.push((format!("{name}-noted"), comparison.clone()));
        pairs.push((name.to_owned(), comparison));
    }
    for seed in 0..40 {
        let (old, new) = edited(seed * 7919 + 3, 30, &EDITS, 2 + seed as usize % 9);
        let noted = if seed % 2 == 0 { "" } else { "-noted" };
        pairs.push((format!("made-{seed}{noted}"), compared(&markdown(&old), &markdown(&new))));
    }
    let kinds: BTreeSet<_> = pairs
        .iter()
        .flat_map(|(_, pair)| &pair.changes)
        .map(|change| (format!("{:?}", change.kind), change.moved))
        .collect();
    for wanted in [ChangeKind::Split, ChangeKind::Merged] {
        assert!(kinds.contains(&(format!("{wanted:?}"), false)), "no pair has a change of kind {wanted:?}");
    }
    assert!(kinds.contains(&("Modified".to_owned(), true)), "no pair has a clause that moved and was reworded");

    let folder = tempfile::tempdir().unwrap();
    for (name, comparison) in &pairs {
        // Comments stand beside the words of changes and must not keep these from being taken away.
        let review = if name.ends_with("-noted") { noted(comparison) } else { Review::default() };
        let settings = ReportSettings { date: Some("2026-01-31".to_owned()), ..ReportSettings::default() };
        let bytes = docx(&ReportInput { comparison, review: &review, settings: &settings }).unwrap();
        std::fs::write(folder.path().join(format!("{name}.docx")), bytes).unwrap();
    }
    office::settle_changes(folder.path());
    let mut wrong = Vec::new();
    for (name, comparison) in &pairs {
        for (version, ending) in [(&comparison.old, "reject"), (&comparison.new, "accept")] {
            let wanted: Vec<String> = version.clauses.iter().map(|clause| shown(&clause.text)).collect();
            let found = office::paragraphs(folder.path(), name, ending);
            if wanted != found {
                let at = (0..).find(|&at| wanted.get(at) != found.get(at)).unwrap_or(0);
                wrong.push(format!(
                    "{name} {ending}, paragraph {at}: wanted {:?}, found {:?}",
                    wanted.get(at),
                    found.get(at)
                ));
            }
        }
    }
    println!("{} pairs, {} texts held", pairs.len(), pairs.len() * 2 - wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
