//! A redline in DOCX gives back both texts: rejecting all changes the old one, accepting all the new one.

mod generator;

use clausescope::comparison::{Comparison, Options, compare};
use clausescope::document::Document;
use clausescope::project::Review;
use clausescope::redline::ChangeClass;
use clausescope::report::{Extent, ReportInput, ReportSettings, docx, docx_texts};
use generator::{EDITS, edited, markdown};
use proptest::prelude::*;

fn compared(old: &str, new: &str) -> Comparison {
    let options = Options { scope: false, ..Options::default() };
    compare(&Document::from_markdown("old.md", old), &Document::from_markdown("new.md", new), &options)
}

fn written(comparison: &Comparison, settings: &ReportSettings) -> Vec<u8> {
    let review = Review::default();
    docx(&ReportInput { comparison, review: &review, settings }).expect("the report is written")
}

fn clauses(comparison: &Comparison) -> [Vec<String>; 2] {
    [&comparison.old, &comparison.new].map(|version| version.clauses.iter().map(|clause| clause.text.clone()).collect())
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

    /// What is hidden stands in both texts as the new version has it; the new text stays whole, and so does every extent.
    #[test]
    fn hidden_changes_stand_in_both_texts(seed: u64, edits in 0usize..12, hide in 0usize..4, changes: bool) {
        let (old, new) = edited(seed, 30, &EDITS, edits);
        let comparison = compared(&markdown(&old), &markdown(&new));
        let hidden = [ChangeClass::Typography, ChangeClass::Order, ChangeClass::Numbering, ChangeClass::Substantive];
        let settings = ReportSettings {
            hidden_classes: [hidden[hide]].into(),
            extent: if changes { Extent::Changes } else { Extent::Whole },
            ..ReportSettings::default()
        };
        let [_, new_text] = docx_texts(&written(&comparison, &settings)).unwrap();
        let [_, new_clauses] = clauses(&comparison);
        if changes {
            prop_assert!(new_text.iter().all(|text| new_clauses.contains(text)));
        } else {
            prop_assert_eq!(new_text, new_clauses);
        }
    }
}
