//! What the tests of the window share: opening it, driving it, waiting for its work.

use clausescope::app::command::Command;
use clausescope::app::settings::{Settings, Theme};
use clausescope::app::source::Source;
use clausescope::app::{Folders, StartWith, Window};
use clausescope::comparison::{Comparison, Options, compare};
use clausescope::document::Document;
use clausescope::messages::Language;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The old version of the fixture.
pub const OLD: &str = include_str!("../fixtures/window/coupon-old.md");
/// The new version of the fixture.
pub const NEW: &str = include_str!("../fixtures/window/coupon-new.md");

/// A window that is driven.
pub type Driven = Harness<'static, Window>;

/// A window in English whose memory is the folder.
pub fn open(folder: &Path, theme: Theme, files: &[&Path], size: [f32; 2], scale: f32) -> Driven {
    let folders = Folders::within(folder);
    if !folders.settings.exists() {
        Settings { language: Some(Language::English), theme, ..Settings::default() }.write(&folders.settings);
    }
    let start = StartWith { files: files.iter().map(|path| path.to_path_buf()).collect() };
    let mut harness = Harness::builder()
        .with_size(size)
        .with_pixels_per_point(scale)
        .with_max_steps(12)
        .build_eframe(|creation| Window::new(&creation.egui_ctx, start, folders));
    settle(&mut harness);
    harness
}

/// A window with the comparison that is kept as a file.
pub fn with_fixture(folder: &Path, theme: Theme, size: [f32; 2], scale: f32) -> Driven {
    let mut harness = open(folder, theme, &[], size, scale);
    let comparison: Comparison = serde_json::from_str(include_str!("../fixtures/window/comparison.json")).unwrap();
    let context = harness.ctx.clone();
    let (old, new) = (Source::text("coupon-old.md", OLD), Source::text("coupon-new.md", NEW));
    harness.state_mut().show(&context, old, new, comparison);
    settle(&mut harness);
    harness
}

/// Runs until no work is under way and nothing wants to be drawn again.
pub fn settle(harness: &mut Driven) {
    let began = Instant::now();
    loop {
        harness.run_ok();
        if harness.state().model().busy.is_none() {
            break;
        }
        assert!(began.elapsed() < Duration::from_secs(60), "work does not end: {:?}", harness.state().model().busy);
        std::thread::sleep(Duration::from_millis(5));
    }
    harness.run_ok();
}

/// Applies a command and waits for what it begins.
pub fn command(harness: &mut Driven, command: Command) {
    let context = harness.ctx.clone();
    harness.state_mut().command(&context, command);
    settle(harness);
}

/// Presses keys and waits for what they begin.
pub fn press(harness: &mut Driven, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    settle(harness);
}

/// Writes the two versions of the fixture into a folder.
pub fn fixture_files(folder: &Path) -> (PathBuf, PathBuf) {
    let (old, new) = (folder.join("old.md"), folder.join("new.md"));
    std::fs::write(&old, OLD).unwrap();
    std::fs::write(&new, NEW).unwrap();
    (old, new)
}

/// Two long versions that differ here and there.
fn long(clauses: usize) -> (String, String) {
    let text = |new: bool| -> String {
        (0..clauses)
            .map(|at| {
                let changed = if new && at % 50 == 7 { "may share" } else { "keeps" };
                let long = "with the partners named in the notice and for the purposes named there ".repeat(1 + at % 5);
                format!("{at}. The company {changed} the data of clause number {at} {long}.\n\n")
            })
            .collect()
    };
    (text(false), text(true))
}

/// Shows the comparison of two long versions of so many clauses.
pub fn show_long(harness: &mut Driven, clauses: usize) {
    let (old, new) = long(clauses);
    let documents = (Document::from_plain("old.txt", &old), Document::from_plain("new.txt", &new));
    let comparison = compare(&documents.0, &documents.1, &Options::default());
    assert!(comparison.changes.len() >= clauses);
    let context = harness.ctx.clone();
    let sources = (Source::text("old.txt", &old), Source::text("new.txt", &new));
    harness.state_mut().show(&context, sources.0, sources.1, comparison);
    settle(harness);
}
