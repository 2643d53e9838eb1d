//! Work is kept, given back, refused to a second window, and survives what happens to files.

use crate::driving::*;
use clausescope::app::background;
use clausescope::app::command::Command;
use clausescope::app::settings::Theme;
use clausescope::app::source::Source;
use clausescope::app::state::{Model, Selection, Work};
use clausescope::clause::Side;
use clausescope::document::ReadError;
use clausescope::messages::{Language, Messages};
use clausescope::project::{Lock, LockError, ProjectError, Status, save};
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Saves a project of two versions.
fn save_pair(path: &Path) {
    let work = Work {
        old: Some(Source::text("o.md", OLD).into()),
        new: Some(Source::text("n.md", NEW).into()),
        ..Work::default()
    };
    save(path, &work.project().unwrap()).unwrap();
}

#[test]
fn the_whole_job_survives_a_crash() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = fixture_files(folder.path());
    let mut harness = open(folder.path(), Theme::Light, &[&old, &new], [1280.0, 800.0], 1.0);
    // Filter the findings by direction, and take the first that passes in hand.
    let all = harness.state().model().findings_shown().len();
    press(&mut harness, Modifiers::COMMAND, Key::Num2);
    harness.get_by_label("Filters").click();
    settle(&mut harness);
    harness.get_by_role_and_label(Role::ComboBox, "Direction").click();
    settle(&mut harness);
    harness.get_by_role_and_label(Role::Button, "Narrowed").click();
    settle(&mut harness);
    let shown = harness.state().model().findings_shown();
    assert!(!shown.is_empty() && shown.len() < all, "{} of {all} findings pass", shown.len());
    press(&mut harness, Modifiers::NONE, Key::N);
    assert_eq!(harness.state().model().view.selection, Some(Selection::Finding(shown[0])));
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
    assert_eq!(harness.state().model().findings_shown().len(), all);
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
fn work_is_offered_again_where_the_system_frees_its_lock_late() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("work-1.clausescope");
    save_pair(&path);
    let lock = Lock::take(&path).unwrap();
    // As if a program had it that is gone by now: the number is above those of processes.
    std::fs::write(folder.path().join(".work-1.clausescope.lock"), "4194305").unwrap();
    let killed = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(400));
        drop(lock);
    });
    assert_eq!(background::recoverable(folder.path()).len(), 1);
    killed.join().unwrap();
}

#[cfg(target_os = "linux")]
#[test]
fn a_project_that_is_open_elsewhere_opens_without_a_wait() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("work-1.clausescope");
    save_pair(&path);
    let _lock = Lock::take(&path).unwrap();
    let began = Instant::now();
    assert!(background::recoverable(folder.path()).is_empty());
    // A wait would take a second.
    assert!(began.elapsed() < Duration::from_millis(900), "{:?}", began.elapsed());
}

#[test]
fn a_second_window_on_a_project_reads_only() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("work.clausescope");
    save_pair(&path);
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
    let (old, new) = fixture_files(folder.path());
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
fn a_file_that_changed_on_disk_is_read_again_and_the_step_undone() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = fixture_files(folder.path());
    let mut harness = open(folder.path(), Theme::Light, &[&old, &new], [1280.0, 800.0], 1.0);
    press(&mut harness, Modifiers::NONE, Key::J);
    press(&mut harness, Modifiers::NONE, Key::A);
    let before = harness.state().model().work.clone();
    std::fs::write(&new, format!("{NEW}\nWe sell your data.\n")).unwrap();
    // First asked, the window looks; then it reads.
    press(&mut harness, Modifiers::NONE, Key::F5);
    wait_until(&mut harness, "the change on disk is seen", |model| !model.keeping.changed_sources.is_empty());
    harness.run_ok();
    harness.get_by_label("file changed").click();
    settle(&mut harness);
    let model = harness.state().model();
    assert!(model.compared().unwrap().comparison.new.clauses.iter().any(|clause| clause.text.contains("We sell")));
    assert!(model.keeping.changed_sources.is_empty());
    assert_eq!(model.work.review, before.review, "the review outlives the new text");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(harness.state().model().work == before);
}

#[test]
fn what_cannot_be_written_is_told_and_tried_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = with_fixture(folder.path(), Theme::Light, [1100.0, 760.0], 1.0);
    // A file where the folder for recovery should be: nothing can be kept there.
    let recovery = folder.path().join("recovery");
    let _ = std::fs::remove_dir_all(&recovery);
    std::fs::write(&recovery, "in the way").unwrap();
    press(&mut harness, Modifiers::NONE, Key::J);
    press(&mut harness, Modifiers::NONE, Key::A);
    wait_until(&mut harness, "the trouble is told", |model| model.keeping.trouble.is_some());
    harness.run_ok();
    harness.get_by_label("Not saved");
    harness.get_by_label_contains("Save the project in another folder");
    assert!(harness.state().model().is_unsaved());
    std::fs::remove_file(&recovery).unwrap();
    wait_until(&mut harness, "the edit is written", |model| !model.is_unsaved());
    assert!(harness.state().model().keeping.trouble.is_none());
    drop(harness);
    assert_eq!(background::recoverable(&recovery).len(), 1);
}

/// Draws frames until something has come about.
fn wait_until(harness: &mut Driven, what: &str, done: impl Fn(&Model) -> bool) {
    let began = Instant::now();
    while !done(harness.state().model()) {
        assert!(began.elapsed() < Duration::from_secs(15), "waited in vain until {what}");
        std::thread::sleep(Duration::from_millis(20));
        harness.step();
    }
}

/// Whatever goes wrong with a file or a project, a window in French says it in French.
#[test]
fn what_goes_wrong_is_told_in_french() {
    let path = || PathBuf::from("terms: (2024).md");
    let name = || "terms.md".to_owned();
    let source = || std::io::Error::from_raw_os_error(13);
    let read = [
        ReadError::Missing { path: path() },
        ReadError::Folder { path: path() },
        ReadError::NoFile { path: path() },
        ReadError::Unreadable { path: path(), source: source() },
        ReadError::Empty { name: name() },
        ReadError::TooLarge { name: name(), bytes: 9, limit: 8 },
        ReadError::Endless { name: name(), limit: 8 },
        ReadError::UnknownFormat { name: name(), what: "a picture".to_owned() },
        ReadError::Damaged { name: name(), format: "DOCX", what: "no end".to_owned(), advice: "Save it again." },
        ReadError::Encrypted { name: name() },
        ReadError::NoTextLayer { name: name() },
    ];
    let project = [
        ProjectError::Unreadable { path: path(), source: source() },
        ProjectError::Unwritable { path: path(), source: std::io::ErrorKind::StorageFull.into() },
        ProjectError::Newer { path: path(), found: 9 },
        ProjectError::BreaksOff { path: path() },
        ProjectError::NotAProject { path: path(), what: "no end".to_owned() },
    ];
    let lock = [LockError::Taken(path()), LockError::Folder { path: path(), source: source() }];
    let french = Messages::of(Language::French);
    let told = read.iter().map(ToString::to_string).chain(project.iter().map(ToString::to_string));
    for error in told.chain(lock.iter().map(ToString::to_string)) {
        let said = french.find_told(&error).unwrap_or_else(|| panic!("not told in French: {error}"));
        assert!(said.starts_with("terms") && said != error, "{said}");
        assert!(!said.contains("Permission") && !said.contains("storage"), "{said}");
    }
}
