//! Every view compared to a picture, in both themes.

use crate::driving::*;
use clausescope::app::settings::Theme;
use egui::{Key, Modifiers};
use egui_kittest::Harness;

/// Whether there is something to draw pictures with. A bare machine has nothing and says so; where pictures are required
/// (`CLAUSESCOPE_REQUIRE_PICTURES=1`) that is a failure.
fn can_draw() -> bool {
    let drawn = std::panic::catch_unwind(|| {
        let mut harness = Harness::builder().with_size([8.0, 8.0]).build_ui(|ui| {
            ui.label("x");
        });
        harness.render().is_ok()
    });
    let can = drawn.unwrap_or(false);
    if !can {
        let required = std::env::var_os("CLAUSESCOPE_REQUIRE_PICTURES").is_some_and(|value| value == "1");
        assert!(!required, "pictures are required, and there is no graphics adapter to draw them with");
        eprintln!("SKIPPED: no graphics adapter, so the pictures of the window were not compared.");
    }
    can
}

#[test]
fn pictures_of_every_view_in_both_themes() {
    if !can_draw() {
        return;
    }
    let mut results = egui_kittest::SnapshotResults::new();
    for (theme, ending) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        let folder = tempfile::tempdir().unwrap();
        let mut harness = with_fixture(folder.path(), theme, [1100.0, 700.0], 1.0);
        results.add(harness.try_snapshot(format!("answer-{ending}")));
        for (key, view) in
            [(Key::Num2, "side-by-side"), (Key::Num3, "redline"), (Key::Num4, "cards"), (Key::Num5, "ledger")]
        {
            press(&mut harness, Modifiers::COMMAND, key);
            if view == "side-by-side" {
                press(&mut harness, Modifiers::NONE, Key::N);
            }
            results.add(harness.try_snapshot(format!("{view}-{ending}")));
        }
        press(&mut harness, Modifiers::COMMAND, Key::K);
        results.add(harness.try_snapshot(format!("palette-{ending}")));
        press(&mut harness, Modifiers::NONE, Key::Escape);
        press(&mut harness, Modifiers::NONE, Key::F1);
        results.add(harness.try_snapshot(format!("keys-{ending}")));
    }
}

/// A long comparison, in the middle of it; and everything twice as large, where less fits.
#[test]
fn pictures_of_a_long_comparison_and_at_twice_the_scale() {
    if !can_draw() {
        return;
    }
    let mut results = egui_kittest::SnapshotResults::new();
    let folder = tempfile::tempdir().unwrap();
    let mut harness = open(folder.path(), Theme::Light, &[], [1280.0, 800.0], 1.0);
    show_long(&mut harness, 2000);
    press(&mut harness, Modifiers::COMMAND, Key::Num2);
    press(&mut harness, Modifiers::COMMAND, Key::D);
    for _ in 0..20 {
        press(&mut harness, Modifiers::NONE, Key::J);
    }
    results.add(harness.try_snapshot("long-only-changes"));
    let folder = tempfile::tempdir().unwrap();
    let mut harness = with_fixture(folder.path(), Theme::Light, [640.0, 420.0], 2.0);
    results.add(harness.try_snapshot("answer-twice"));
    press(&mut harness, Modifiers::NONE, Key::N);
    results.add(harness.try_snapshot("side-by-side-twice"));
}
