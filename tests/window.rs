//! The window, driven through the accessibility tree as a screen reader drives it, and compared to pictures.
//!
//! The pictures show a comparison that is kept as a file, so that they tell of the window alone, not of the engine.
#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, reason = "a test that unwraps fails, which is what it is for")]

use clausescope::app::background;
use clausescope::app::command::{Command, Group, TABLE};
use clausescope::app::effect::{Effect, Pasted, Request};
use clausescope::app::messages::{Language, Messages};
use clausescope::app::settings::{Settings, Theme};
use clausescope::app::source::Source;
use clausescope::app::state::{Mode, Model, Selection, Target, Work};
use clausescope::app::{Folders, StartWith, Window};
use clausescope::clause::Side;
use clausescope::comparison::{Comparison, Options, compare};
use clausescope::document::Document;
use clausescope::project::{AddedFinding, Correction, Status, save};
use clausescope::scope::{Direction, Facet};
use egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use proptest::prelude::*;
use std::path::Path;
use std::time::{Duration, Instant};

const OLD: &str = include_str!("fixtures/window/coupon-old.md");
const NEW: &str = include_str!("fixtures/window/coupon-new.md");

type Driven = Harness<'static, Window>;

/// A window in English whose memory is the folder.
fn open(folder: &Path, theme: Theme, files: &[&Path], size: [f32; 2], scale: f32) -> Driven {
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
fn with_fixture(folder: &Path, theme: Theme, size: [f32; 2], scale: f32) -> Driven {
    let mut harness = open(folder, theme, &[], size, scale);
    let comparison: Comparison = serde_json::from_str(include_str!("fixtures/window/comparison.json")).unwrap();
    let context = harness.ctx.clone();
    let (old, new) = (Source::text("coupon-old.md", OLD), Source::text("coupon-new.md", NEW));
    harness.state_mut().show(&context, old, new, comparison);
    settle(&mut harness);
    harness
}

/// Runs until no work is under way and nothing wants to be drawn again.
fn settle(harness: &mut Driven) {
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

fn command(harness: &mut Driven, command: Command) {
    let context = harness.ctx.clone();
    harness.state_mut().command(&context, command);
    settle(harness);
}

fn press(harness: &mut Driven, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    settle(harness);
}

#[test]
fn the_first_screen_is_the_answer() {
    let folder = tempfile::tempdir().unwrap();
    let harness = with_fixture(folder.path(), Theme::Light, [1100.0, 760.0], 1.0);
    assert_eq!(harness.state().model().view.mode, Mode::Answer);
    harness.get_by_label_contains("changes the use of data both ways");
    harness.get_by_label_contains("Name and e-mail address are now shared with advertising partners.");
    harness.get_by_label_contains("unchanged to the letter");
}

#[test]
fn every_command_is_in_a_menu_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = with_fixture(folder.path(), Theme::Light, [1100.0, 900.0], 1.0);
    let messages = Messages::new(Language::English);
    for group in Group::ALL {
        let name = messages.get(group.message());
        harness.get_by_role_and_label(Role::Button, &name).click();
        harness.run_ok();
        for entry in TABLE.iter().filter(|entry| entry.group == group) {
            let name = messages.get(&format!("command-{}", entry.id));
            assert!(harness.query_all_by_label(&name).next().is_some(), "{name} is not in the menu {group:?}");
        }
        press(&mut harness, Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn every_command_runs_from_the_palette_by_name() {
    // These ask the system for a dialog, its clipboard, or the end.
    const OUTSIDE: [Command; 8] = [
        Command::OpenOld,
        Command::OpenNew,
        Command::OpenProject,
        Command::SaveProject,
        Command::SaveProjectAs,
        Command::PasteOld,
        Command::PasteNew,
        Command::Quit,
    ];
    let folder = tempfile::tempdir().unwrap();
    let mut harness = with_fixture(folder.path(), Theme::Light, [1100.0, 760.0], 1.0);
    for entry in TABLE.iter().filter(|entry| !OUTSIDE.contains(&entry.command)) {
        let language = harness.state().model().settings.language.unwrap();
        let messages = Messages::new(language);
        press(&mut harness, Modifiers::COMMAND, Key::K);
        let name = messages.get(&format!("command-{}", entry.id));
        harness.get_by_label(&messages.get("palette-hint")).type_text(&name);
        settle(&mut harness);
        assert!(harness.query_all_by_label(&name).next().is_some(), "{name} is not in the palette");
        press(&mut harness, Modifiers::NONE, Key::Enter);
        press(&mut harness, Modifiers::NONE, Key::Escape);
        assert!(harness.state().model().dialog.is_none(), "{name} leaves a dialog that Escape does not close");
    }
}

#[test]
fn a_finding_in_the_list_leads_to_its_proof() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = with_fixture(folder.path(), Theme::Light, [1280.0, 800.0], 1.0);
    press(&mut harness, Modifiers::COMMAND, Key::Num2);
    press(&mut harness, Modifiers::NONE, Key::N);
    let Some(Selection::Finding(at)) = harness.state().model().view.selection else { panic!("no finding in hand") };
    let finding = harness.state().model().compared().unwrap().comparison.findings[at.0].clone();
    harness.get_by_label(&format!("“{}”", finding.old.unwrap().quote));
    harness.get_by_label(&format!("“{}”", finding.new.unwrap().quote));
    // The clause itself can be read in a line.
    harness.get_by_label_contains("deleted: photographs");
}

#[test]
fn a_change_is_read_as_a_line() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = with_fixture(folder.path(), Theme::Light, [1280.0, 800.0], 1.0);
    press(&mut harness, Modifiers::COMMAND, Key::Num3);
    harness.get_by_label_contains("Changed: Last updated: deleted: 3 March 2024; inserted: 1 October 2025");
}

#[test]
fn the_whole_job_survives_a_crash() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old.md"), folder.path().join("new.md"));
    std::fs::write(&old, OLD).unwrap();
    std::fs::write(&new, NEW).unwrap();
    let mut harness = open(folder.path(), Theme::Light, &[&old, &new], [1280.0, 800.0], 1.0);
    // Search, go to what was found, note, agree.
    press(&mut harness, Modifiers::COMMAND, Key::F);
    harness.get_by_label("Find in both versions").type_text("perpetuity");
    settle(&mut harness);
    assert_eq!(harness.state().model().view.hits.len(), 1);
    press(&mut harness, Modifiers::NONE, Key::F3);
    harness.get_by_label("Note").focus();
    harness.run_ok();
    harness.get_by_label("Note").type_text("No longer without end.");
    settle(&mut harness);
    harness.get_by_role_and_label(Role::Button, "Agreed").click();
    settle(&mut harness);
    let target = harness.state().model().target().unwrap();
    let remark = harness.state().model().remark(target).cloned().unwrap();
    assert_eq!((remark.note.as_str(), remark.status), ("No longer without end.", Status::Agreed));
    // Kept within a second, though nobody saved.
    let edited = Instant::now();
    while harness.state().model().is_unsaved() {
        assert!(edited.elapsed() < Duration::from_secs(10), "nothing was kept");
        std::thread::sleep(Duration::from_millis(20));
        harness.step();
    }
    // The window dies; the next one offers the work back.
    drop(harness);
    let mut harness = open(folder.path(), Theme::Light, &[], [1280.0, 800.0], 1.0);
    harness.get_by_label("Take it up again").click();
    settle(&mut harness);
    assert_eq!(harness.state().model().remark(target), Some(&remark));
    // Saved under a name it is no longer offered back; its report is written.
    let (project, report) = (folder.path().join("work.clausescope"), folder.path().join("report.json"));
    command(&mut harness, Command::SaveTo(project.clone()));
    command(&mut harness, Command::Export("json", report.clone()));
    assert!(std::fs::read_to_string(&report).unwrap().contains("clausescope/comparison"));
    drop(harness);
    assert!(background::recoverable(&folder.path().join("recovery")).is_empty());
    // The project opens where the files are gone.
    std::fs::remove_file(&old).unwrap();
    let harness = open(folder.path(), Theme::Light, &[&project], [1280.0, 800.0], 1.0);
    assert_eq!(harness.state().model().remark(target), Some(&remark));
}

#[test]
fn what_waits_to_be_kept_is_kept_when_the_window_closes() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = with_fixture(folder.path(), Theme::Light, [1000.0, 700.0], 1.0);
    command(&mut harness, Command::NextChange);
    let context = harness.ctx.clone();
    harness.state_mut().command(&context, Command::Agree);
    assert!(harness.state().model().is_unsaved());
    eframe::App::on_exit(harness.state_mut(), None);
    drop(harness);
    assert_eq!(background::recoverable(&folder.path().join("recovery")).len(), 1);
}

#[test]
fn clauses_taken_apart_by_hand_come_together_by_undo() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old.md"), folder.path().join("new.md"));
    std::fs::write(&old, OLD).unwrap();
    std::fs::write(&new, NEW).unwrap();
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

#[test]
fn without_a_display_one_sentence_names_the_command_line() {
    // On other systems a window would open.
    if !cfg!(target_os = "linux") {
        return;
    }
    let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_clausescope"));
    for name in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
        program.env_remove(name);
    }
    let ended = program.output().unwrap();
    let said = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(2), "{said}");
    assert!(said.contains("clausescope compare OLD NEW"), "{said}");
    assert_eq!(said.trim().lines().count(), 1, "{said}");
}

#[test]
fn the_window_speaks_french() {
    let folder = tempfile::tempdir().unwrap();
    let settings = Settings { language: Some(Language::French), theme: Theme::Light, ..Settings::default() };
    settings.write(&Folders::within(folder.path()).settings);
    let mut harness = with_fixture(folder.path(), Theme::Light, [1100.0, 700.0], 1.0);
    harness.get_by_label("Fichier");
    harness.get_by_label_contains("change l'usage des données dans les deux sens");
    press(&mut harness, Modifiers::COMMAND, Key::Num2);
    harness.get_by_label_contains("supprimé: photographs");
}

#[test]
fn text_of_any_script_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old.txt"), folder.path().join("new.txt"));
    std::fs::write(&old, "1. Ваши данные хранятся 30 дней.\n\n2. Τα δεδομένα σας μένουν εδώ.\n").unwrap();
    std::fs::write(&new, "1. Ваши данные хранятся десять лет.\n\n2. Τα δεδομένα σας μένουν εδώ.\n").unwrap();
    // The harness stops at a letter that no font has; scripts beyond these come from the system's fonts.
    let mut harness = open(folder.path(), Theme::Light, &[&old, &new], [1100.0, 700.0], 1.0);
    press(&mut harness, Modifiers::COMMAND, Key::Num2);
    harness.get_by_label_contains("Ваши данные");
}

#[test]
fn a_second_window_on_a_project_reads_only() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("work.clausescope");
    let work = Work {
        old: Some(Source::text("o.md", OLD).into()),
        new: Some(Source::text("n.md", NEW).into()),
        ..Work::default()
    };
    save(&path, &work.project().unwrap()).unwrap();
    let first = open(folder.path(), Theme::Light, &[&path], [1000.0, 700.0], 1.0);
    let mut second = open(folder.path(), Theme::Light, &[&path], [1000.0, 700.0], 1.0);
    second.get_by_label("Read only");
    press(&mut second, Modifiers::NONE, Key::J);
    press(&mut second, Modifiers::NONE, Key::A);
    assert!(second.state().model().work.review.changes.is_empty());
    second.get_by_label_contains("open in another window");
    drop(second);
    assert!(first.state().model().keeping.read_only.is_none());
}

#[test]
fn trouble_leaves_the_work_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = with_fixture(folder.path(), Theme::Light, [1100.0, 760.0], 1.0);
    let before = harness.state().model().work.clone();
    command(&mut harness, Command::OpenFile(Side::Old, folder.path().join("vanished.md")));
    harness.get_by_label_contains("there is no such file");
    command(&mut harness, Command::SaveTo(folder.path().join("no such folder/work.clausescope")));
    settle(&mut harness);
    harness.get_by_label_contains("the folder cannot be written");
    let newer = folder.path().join("newer.clausescope");
    std::fs::write(&newer, r#"{"format": "clausescope/project", "version": 99}"#).unwrap();
    command(&mut harness, Command::OpenProjectFile(newer));
    harness.get_by_label_contains("Open it with a newer Clausescope");
    assert!(harness.state().model().work == before);
}

#[test]
fn a_project_warns_of_changed_files_and_gives_what_a_damaged_one_holds() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old.md"), folder.path().join("new.md"));
    std::fs::write(&old, OLD).unwrap();
    std::fs::write(&new, NEW).unwrap();
    let project = folder.path().join("work.clausescope");
    let mut harness = open(folder.path(), Theme::Light, &[&old, &new], [1280.0, 800.0], 1.0);
    command(&mut harness, Command::SaveTo(project.clone()));
    drop(harness);
    std::fs::write(&old, format!("{OLD}\nOne more clause.\n")).unwrap();
    let harness = open(folder.path(), Theme::Light, &[&project], [1280.0, 800.0], 1.0);
    harness.get_by_label("file changed");
    drop(harness);
    // A disk that filled up leaves a file that breaks off.
    let json = std::fs::read_to_string(&project).unwrap();
    std::fs::write(&project, &json[..json.find("\"review\"").unwrap()]).unwrap();
    let harness = open(folder.path(), Theme::Light, &[&project], [1280.0, 800.0], 1.0);
    harness.get_by_label_contains("both texts were read, the notes were lost");
    assert!(harness.state().model().compared().is_some());
    assert_eq!(
        std::fs::read_to_string(folder.path().join("work.clausescope.damaged-1")).unwrap().len(),
        json.find("\"review\"").unwrap()
    );
}

#[test]
fn one_dropped_file_asks_which_side_and_two_are_put_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("a.md"), folder.path().join("b.md"));
    std::fs::write(&old, OLD).unwrap();
    std::fs::write(&new, NEW).unwrap();
    let mut harness = with_fixture(folder.path(), Theme::Light, [1100.0, 760.0], 1.0);
    command(&mut harness, Command::Drop(vec![old.clone()]));
    harness.get_by_label("Which version is this file?");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    command(&mut harness, Command::Drop(vec![new, old]));
    let comparison = &harness.state().model().compared().unwrap().comparison;
    assert_eq!((comparison.old.name.as_str(), comparison.new.name.as_str()), ("a.md", "b.md"));
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

#[test]
fn only_what_is_in_sight_is_laid_out_and_nothing_jumps() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = open(folder.path(), Theme::Light, &[], [1280.0, 800.0], 1.0);
    let (old, new) = long(3000);
    let documents = (Document::from_plain("old.txt", &old), Document::from_plain("new.txt", &new));
    let comparison = compare(&documents.0, &documents.1, &Options::default());
    assert!(comparison.changes.len() >= 3000);
    let context = harness.ctx.clone();
    let sources = (Source::text("old.txt", &old), Source::text("new.txt", &new));
    harness.state_mut().show(&context, sources.0, sources.1, comparison);
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

/// Whether there is something to draw pictures with; a bare machine has nothing, and says so.
fn can_draw() -> bool {
    let drawn = std::panic::catch_unwind(|| {
        let mut harness = Harness::builder().with_size([8.0, 8.0]).build_ui(|ui| {
            ui.label("x");
        });
        harness.render().is_ok()
    });
    let can = drawn.unwrap_or(false);
    if !can {
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

/// The command that pastes a text.
fn paste(side: Side, text: &str) -> Command {
    Command::Paste(side, Pasted { text: text.to_owned(), html: false })
}

/// Commands of the table and with values, made from two numbers.
fn any_command() -> impl Strategy<Value = Command> {
    use clausescope::app::state::{ChangeIndex, FindingIndex};
    (0usize..TABLE.len() + 12, 0usize..20, any::<u8>()).prop_map(|(which, at, byte)| {
        let target =
            if byte.is_multiple_of(2) { Target::Change(ChangeIndex(at)) } else { Target::Finding(FindingIndex(at)) };
        match which.checked_sub(TABLE.len()) {
            None => TABLE[which].command.clone(),
            Some(0) => Command::SetNote(target, format!("note {byte}")),
            Some(1) => Command::SetTag(target, "tag".to_owned()),
            Some(2) => Command::SetStatus(target, Status::Disputed),
            Some(3) => Command::Select(Selection::Change(ChangeIndex(at))),
            Some(4) => Command::Select(Selection::Finding(FindingIndex(at))),
            Some(5) => Command::Correct(
                FindingIndex(at),
                Correction { direction: Some(Direction::Changed), ..Correction::default() },
            ),
            Some(6) => Command::AddFinding(AddedFinding {
                facet: Facet::Data,
                value: String::new(),
                direction: Direction::Changed,
                old: None,
                new: None,
                reason: format!("{byte}"),
            }),
            Some(7) => Command::RemoveAdded(at),
            Some(8) => Command::Select(Selection::Added(at)),
            Some(9) => Command::Unfold(ChangeIndex(at)),
            Some(10) => paste(Side::New, &format!("{NEW}\n\nPasted {byte}.\n")),
            _ => paste(Side::Old, &format!("{OLD}\n\nPasted {byte}.\n")),
        }
    })
}

/// Applies a command and does at once what it asks of the background.
fn apply(model: &mut Model, command: Command) -> bool {
    let mut began_anew = false;
    for effect in model.apply(command) {
        if let Effect::Run(request @ Request::Compare { .. }) = effect {
            began_anew |= matches!(request, Request::Compare { fresh: true, .. });
            let event = background::run(request, &|_| true);
            model.receive(event);
        }
    }
    began_anew
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// No sequence of commands panics, and undoing all of it gives back the start.
    #[test]
    fn undoing_everything_gives_back_the_start(commands in proptest::collection::vec(any_command(), 1..40)) {
        let mut model = Model::default();
        apply(&mut model, paste(Side::Old, OLD));
        apply(&mut model, paste(Side::New, NEW));
        model.history = Default::default();
        let mut start = model.work.clone();
        for command in commands {
            if apply(&mut model, command) {
                start = model.work.clone();
            }
        }
        while model.history.can_undo() {
            apply(&mut model, Command::Undo);
        }
        prop_assert!(model.work == start);
    }
}
