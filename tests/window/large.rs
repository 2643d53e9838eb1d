//! A long comparison: only what is in sight is laid out, and nothing jumps.

use crate::driving::*;
use clausescope::app::settings::Theme;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

#[test]
fn only_what_is_in_sight_is_laid_out_and_nothing_jumps() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = open(folder.path(), Theme::Light, &[], [1280.0, 800.0], 1.0);
    show_long(&mut harness, 3000);
    press(&mut harness, Modifiers::COMMAND, Key::Num2);
    // From the top to the last change, past rows whose heights were only guessed.
    press(&mut harness, Modifiers::NONE, Key::K);
    assert!((1..80).contains(&harness.state().rows_laid_out()), "{} rows laid out", harness.state().rows_laid_out());
    let at = harness.get_by_label_contains("2957").rect();
    assert!(at.top() > 0.0 && at.bottom() < 800.0, "the change gone to is not in sight: {at:?}");
    harness.run_steps(5);
    assert_eq!(harness.get_by_label_contains("2957").rect(), at, "the row jumps");
    // By pages, upwards into rows whose heights were only guessed: each page goes by what a page is.
    for _ in 0..3 {
        press(&mut harness, Modifiers::NONE, Key::PageUp);
    }
    press(&mut harness, Modifiers::NONE, Key::PageDown);
    press(&mut harness, Modifiers::NONE, Key::PageDown);
    press(&mut harness, Modifiers::NONE, Key::PageDown);
    assert_eq!(harness.get_by_label_contains("2957").rect(), at, "pages up and down do not lead back");
}

#[test]
fn what_is_in_hand_stays_in_sight_when_the_view_changes() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = open(folder.path(), Theme::Light, &[], [1280.0, 800.0], 1.0);
    show_long(&mut harness, 3000);
    let in_sight = |harness: &Driven, step: &str| {
        let at = harness.get_by_label_contains("2957").rect();
        assert!(at.top() > 60.0 && at.bottom() <= 800.0, "after {step}, what is in hand is not in sight: {at:?}");
    };
    press(&mut harness, Modifiers::COMMAND, Key::Num4);
    press(&mut harness, Modifiers::NONE, Key::K);
    in_sight(&harness, "going to the last card");
    press(&mut harness, Modifiers::COMMAND, Key::Num2);
    in_sight(&harness, "side by side");
    press(&mut harness, Modifiers::COMMAND, Key::D);
    in_sight(&harness, "only changes");
    press(&mut harness, Modifiers::COMMAND, Key::Num3);
    in_sight(&harness, "redline");
    press(&mut harness, Modifiers::COMMAND, Key::Plus);
    in_sight(&harness, "larger text");
    press(&mut harness, Modifiers::COMMAND, Key::D);
    in_sight(&harness, "all clauses");
    press(&mut harness, Modifiers::COMMAND, Key::Num4);
    in_sight(&harness, "cards");
}
