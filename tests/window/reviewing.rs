//! Reviewing: remarks, corrections, findings and pairs made by hand, each undone.

use crate::driving::*;
use clausescope::app::command::Command;
use clausescope::app::settings::Theme;
use clausescope::app::state::{ChangeIndex, FindingIndex, Selection, Target};
use clausescope::project::{Correction, Status};
use clausescope::scope::Direction;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Role};
use egui_kittest::kittest::Queryable;

#[test]
fn clauses_taken_apart_by_hand_come_together_by_undo() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = fixture_files(folder.path());
    let mut harness = open(folder.path(), Theme::Light, &[&old, &new], [1280.0, 900.0], 1.0);
    let whole = harness.state().model().compared().unwrap().comparison.summary.clone();
    press(&mut harness, Modifiers::NONE, Key::J);
    harness.get_by_label("Take the two clauses apart").click();
    settle(&mut harness);
    let apart = harness.state().model().compared().unwrap().comparison.summary.clone();
    assert_eq!((apart.inserted, apart.deleted), (whole.inserted + 1, whole.deleted + 1));
    assert_eq!(harness.state().model().work.review.forbidden_pairs.len(), 1);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(harness.state().model().compared().unwrap().comparison.summary, whole);
}

#[test]
fn a_finding_added_by_hand_is_described_and_undone() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = with_fixture(folder.path(), Theme::Light, [1280.0, 900.0], 1.0);
    press(&mut harness, Modifiers::NONE, Key::J);
    // Select the old wording with the keyboard, as a person without a mouse does.
    harness.get_by_role_and_label(Role::MultilineTextInput, "Old wording").focus();
    harness.run_ok();
    press(&mut harness, Modifiers::COMMAND, Key::A);
    harness.get_by_label("Add a finding from the selected words").click();
    settle(&mut harness);
    harness.get_by_label("What it is about, in a word or two").focus();
    harness.run_ok();
    harness.get_by_label("What it is about, in a word or two").type_text("a date");
    settle(&mut harness);
    let added = harness.state().model().work.review.added.clone();
    assert_eq!(added[0].value, "a date");
    assert!(added[0].old.as_ref().unwrap().1.contains("3 March 2024"));
    command(&mut harness, Command::Undo);
    command(&mut harness, Command::Undo);
    assert!(harness.state().model().work.review.added.is_empty());
}

#[test]
fn both_ends_of_a_move_can_be_gone_to() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old.md"), folder.path().join("new.md"));
    let moved = "Every photograph that you send us is deleted from all our servers when the offer has ended.";
    let rest = [
        "The offer is open to adults who live in France.",
        "Coupons are sent by e-mail within two days.",
        "Employees of the company are left out.",
    ];
    std::fs::write(&old, format!("{moved}\n\n{}\n", rest.join("\n\n"))).unwrap();
    std::fs::write(&new, format!("{}\n\n{moved}\n", rest.join("\n\n"))).unwrap();
    let mut harness = open(folder.path(), Theme::Light, &[&old, &new], [1280.0, 900.0], 1.0);
    press(&mut harness, Modifiers::NONE, Key::J);
    harness.get_by_role_and_label(Role::Link, rest[2]).click();
    settle(&mut harness);
    let at = harness.state().model().selected_change().unwrap();
    assert_eq!(harness.state().model().compared().unwrap().name(at), rest[2]);
}

/// Drags the pointer from one place to another, as a hand selects text.
fn drag(harness: &mut Driven, from: Pos2, to: Pos2) {
    let button = |pos, pressed| Event::PointerButton {
        pos,
        button: PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    harness.event(Event::PointerMoved(from));
    harness.run_ok();
    harness.event(button(from, true));
    harness.run_ok();
    harness.event(Event::PointerMoved(to));
    harness.run_ok();
    harness.event(button(to, false));
    settle(harness);
}

#[test]
fn words_selected_in_the_text_become_a_finding() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = with_fixture(folder.path(), Theme::Light, [1280.0, 900.0], 1.0);
    press(&mut harness, Modifiers::COMMAND, Key::Num2);
    // Nothing is selected yet, and the window says what to do.
    press(&mut harness, Modifiers::NONE, Key::F);
    harness.get_by_label_contains("Select words");
    let row = harness.get_by_label_contains("inserted: 1 October 2025").rect();
    let right = Pos2::new(row.right() - 8.0, row.top() + 18.0);
    drag(&mut harness, Pos2::new(row.center().x + 60.0, right.y), right);
    let words = harness.state().model().view.words.clone().expect("words are selected");
    assert!(words.old.is_none(), "{words:?}");
    let quoted = words.new.clone().unwrap();
    assert!("Last updated: 1 October 2025".contains(&quoted) && quoted.len() > 3, "{quoted}");
    press(&mut harness, Modifiers::NONE, Key::F);
    let added = harness.state().model().work.review.added.clone();
    assert_eq!(added[0].new.as_ref().unwrap().1, quoted);
    assert_eq!(harness.state().model().view.selection, Some(Selection::Added(0)));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(harness.state().model().work.review.added.is_empty());
}

#[test]
fn words_that_are_selected_after_others_are_heard_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = with_fixture(folder.path(), Theme::Light, [1280.0, 900.0], 1.0);
    press(&mut harness, Modifiers::COMMAND, Key::Num2);
    let row = harness.get_by_label_contains("inserted: 1 October 2025").rect();
    let right = Pos2::new(row.right() - 8.0, row.top() + 18.0);
    drag(&mut harness, Pos2::new(row.center().x + 60.0, right.y), right);
    let first = harness.state().model().view.words.clone().expect("words are selected");
    drag(&mut harness, Pos2::new(row.center().x + 60.0, right.y), Pos2::new(row.center().x + 130.0, right.y));
    let second = harness.state().model().view.words.clone().expect("words are selected");
    assert_ne!(first, second);
    assert!("Last updated: 1 October 2025".contains(&second.new.unwrap()));
}

#[test]
fn a_click_on_a_clause_that_comes_into_sight_selects_no_words() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = with_fixture(folder.path(), Theme::Light, [1280.0, 640.0], 1.0);
    press(&mut harness, Modifiers::COMMAND, Key::Num2);
    let text = "By taking part";
    let row = harness.get_by_label_contains(text).rect();
    let at = Pos2::new(row.center().x + 60.0, row.top() + 12.0);
    harness.event(Event::PointerMoved(at));
    harness.run_ok();
    for pressed in [true, false] {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        harness.event(Event::PointerButton { pos: at, button, pressed, modifiers });
        harness.step();
    }
    settle(&mut harness);
    assert!(harness.state().model().view.selection.is_some(), "{text}");
    assert_eq!(harness.state().model().view.words, None, "{text}");
}

#[test]
fn escape_leaves_the_note_and_keeps_what_is_in_hand() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = with_fixture(folder.path(), Theme::Light, [1280.0, 900.0], 1.0);
    press(&mut harness, Modifiers::NONE, Key::J);
    press(&mut harness, Modifiers::NONE, Key::E);
    harness.get_by_label("Note").type_text("a jot");
    settle(&mut harness);
    let in_hand = harness.state().model().view.selection;
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(harness.state().model().view.selection, in_hand);
    // The keys are commands again.
    press(&mut harness, Modifiers::NONE, Key::A);
    let remark = harness.state().model().remark(Target::Change(ChangeIndex(1))).cloned().unwrap();
    assert_eq!((remark.note.as_str(), remark.status), ("a jot", Status::Agreed));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(harness.state().model().view.selection, None);
}

#[test]
fn marking_goes_on_to_the_next_open_one_until_all_are_reviewed() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = with_fixture(folder.path(), Theme::Light, [1280.0, 900.0], 1.0);
    let findings = harness.state().model().compared().unwrap().comparison.findings.len();
    press(&mut harness, Modifiers::NONE, Key::N);
    for _ in 0..findings {
        press(&mut harness, Modifiers::SHIFT, Key::A);
    }
    let marked = |harness: &Driven| harness.state().model().work.review.findings.len();
    assert_eq!(marked(&harness), findings, "each press marks another finding");
    // Changes whose findings are all marked are reviewed; the others are gone through in the same way.
    let (reviewed, all) = harness.state().model().progress();
    assert!(reviewed > 0 && reviewed < all);
    press(&mut harness, Modifiers::NONE, Key::U);
    for _ in reviewed..all {
        press(&mut harness, Modifiers::SHIFT, Key::I);
    }
    assert_eq!(harness.state().model().progress(), (all, all));
    assert_eq!(harness.state().model().work.review.changes.len(), all - reviewed);
}

#[test]
fn corrections_change_the_verdict_and_say_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = with_fixture(folder.path(), Theme::Light, [1280.0, 900.0], 1.0);
    let comparison = &harness.state().model().compared().unwrap().comparison;
    let at = comparison.findings.iter().position(|finding| finding.direction == Direction::Broadened).unwrap();
    command(&mut harness, Command::Select(Selection::Finding(FindingIndex(at))));
    let dismissed = Correction { dismissed: Some("They are told apart.".to_owned()), ..Correction::default() };
    command(&mut harness, Command::Correct(FindingIndex(at), dismissed));
    harness.get_by_label("dismissed: They are told apart.");
    harness.get_by_label("Narrower");
    press(&mut harness, Modifiers::COMMAND, Key::Num1);
    harness.get_by_label_contains("6 findings narrow it, none broadens it.");
    harness.get_by_label_contains("1 dismissed");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    harness.get_by_label_contains("one finding broadens it, 6 narrow it.");
}

#[test]
fn a_partner_is_chosen_by_hand_and_given_back() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old.md"), folder.path().join("new.md"));
    std::fs::write(&old, "# Terms\n\nWe keep the pictures.\n\nThe offer ends in May.\n").unwrap();
    std::fs::write(&new, "# Terms\n\nThe offer ends in May.\n\nAll photographs are stored by Orchard.\n").unwrap();
    let mut harness = open(folder.path(), Theme::Light, &[&old, &new], [1280.0, 900.0], 1.0);
    let summary = |harness: &Driven| {
        let summary = &harness.state().model().compared().unwrap().comparison.summary;
        (summary.inserted, summary.deleted, summary.modified)
    };
    assert_eq!(summary(&harness), (1, 1, 0));
    // By keyboard: begin at the deleted clause, go to the inserted one, make the pair.
    press(&mut harness, Modifiers::NONE, Key::J);
    press(&mut harness, Modifiers::NONE, Key::M);
    harness.get_by_label_contains("Choose the clause to pair with “We keep the pictures.”");
    press(&mut harness, Modifiers::NONE, Key::J);
    press(&mut harness, Modifiers::NONE, Key::M);
    assert_eq!(summary(&harness), (0, 0, 1));
    // What was in hand is so still, and tells how it came about.
    harness.get_by_label("Paired by hand.");
    harness.get_by_label("Let the program pair it").click();
    settle(&mut harness);
    assert_eq!(summary(&harness), (1, 1, 0));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(summary(&harness), (0, 0, 1));
}

#[test]
fn letters_of_a_note_are_no_commands() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = with_fixture(folder.path(), Theme::Light, [1280.0, 800.0], 1.0);
    press(&mut harness, Modifiers::NONE, Key::N);
    let in_hand = harness.state().model().view.selection;
    press(&mut harness, Modifiers::NONE, Key::E);
    for key in [Key::A, Key::D, Key::I, Key::U, Key::J] {
        press(&mut harness, Modifiers::SHIFT, key);
        press(&mut harness, Modifiers::NONE, key);
    }
    let model = harness.state().model();
    assert_eq!(model.view.selection, in_hand);
    assert!(model.work.review.findings.is_empty() && model.work.review.changes.is_empty());
}

#[test]
fn a_card_is_about_the_finding_in_hand() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = with_fixture(folder.path(), Theme::Light, [1280.0, 800.0], 1.0);
    let card = |harness: &mut Driven, name: &str| {
        let path = folder.path().join(name);
        command(harness, Command::Export("card-svg", path.clone()));
        std::fs::read_to_string(path).unwrap()
    };
    let weightiest = card(&mut harness, "weightiest.svg");
    press(&mut harness, Modifiers::NONE, Key::N);
    assert_eq!(card(&mut harness, "first.svg"), weightiest);
    press(&mut harness, Modifiers::NONE, Key::N);
    assert_ne!(card(&mut harness, "second.svg"), weightiest);
}
