//! Opening: files dropped and pasted, and a system without a display.

use crate::driving::*;
use clausescope::app::background::{self, Watch};
use clausescope::app::command::Command;
use clausescope::app::effect::{Effect, Event, Input, Pasted, Request};
use clausescope::app::settings::Theme;
use clausescope::app::state::{Model, Stage};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

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

#[test]
fn pasted_html_asks_which_side_and_is_read_as_html() {
    let mut model = Model::default();
    assert_eq!(model.apply(Command::PasteSomewhere), vec![Effect::ReadClipboard(None)]);
    let text = "<p>We keep your <b>photographs</b>.</p>".to_owned();
    model.receive(Event::Clipboard(None, Ok(Pasted { text: text.clone(), html: true })));
    assert!(model.dialog.is_some(), "the side is asked");
    let effects = model.apply(Command::Paste(clausescope::clause::Side::New, Pasted { text, html: true }));
    let [Effect::Run(request @ Request::Compare { new: Some(Input::Source(source)), .. })] = &effects[..] else {
        panic!("{effects:?}")
    };
    assert_eq!(source.document().unwrap().media_type, "text/html");
    assert!(model.dialog.is_none());
    model.receive(background::run(request.clone(), Watch::NOBODY));
    assert!(model.work.new.is_some() && model.work.old.is_none());
}

#[test]
fn a_file_that_changed_is_read_again_in_the_view_of_its_changes_that_was_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let (draft, other) = (folder.path().join("draft.docx"), folder.path().join("other.md"));
    let fixture = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/formats/draft.docx");
    std::fs::copy(fixture, &draft).unwrap();
    std::fs::write(&other, "We keep your data for a year.\n").unwrap();
    let mut model = Model::default();
    let run = |model: &mut Model, command: Command| {
        for effect in model.apply(command) {
            let Effect::Run(request) = effect else { panic!("{effect:?}") };
            model.receive(background::run(request, Watch::NOBODY));
        }
        let document = model.work.old.as_ref().unwrap().document().unwrap();
        document.blocks.iter().map(|block| block.text.to_string()).collect::<Vec<_>>().join(" ")
    };
    assert!(run(&mut model, Command::OpenPair(draft, other)).contains("ten years"));
    assert!(run(&mut model, Command::TurnChangesOfOld).contains("thirty days"));
    model.receive(Event::SourcesLookedAt { changed: vec![clausescope::clause::Side::Old], gone: Vec::new() });
    let again = run(&mut model, Command::ReadChangedFiles);
    assert!(again.contains("thirty days") && !again.contains("ten years"), "{again}");
}

#[test]
fn cancelled_work_stops_before_its_next_stage_and_within_a_comparison() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = fixture_files(folder.path());
    let mut model = Model::default();
    let effects = model.apply(Command::OpenPair(old, new));
    let [Effect::Run(request)] = &effects[..] else { panic!("{effects:?}") };
    // How often the work asks when it is done to its end.
    let asked = std::cell::Cell::new(0);
    let (stages, most) = (std::cell::RefCell::new(Vec::new()), std::cell::Cell::new(usize::MAX));
    let run = || {
        asked.set(0);
        stages.borrow_mut().clear();
        let wanted = || {
            asked.set(asked.get() + 1);
            asked.get() < most.get()
        };
        let watch = Watch { tell: &|stage| stages.borrow_mut().push(stage), wanted: &wanted };
        background::run(request.clone(), watch)
    };
    let Event::Done(Ok(outcome)) = run() else { panic!("the work is done to its end") };
    let (all, summary) = (asked.get(), &outcome.work.compared.as_ref().unwrap().comparison.summary);
    assert_eq!(stages.borrow().last(), Some(&Stage::Indexing));
    assert!(all > summary.clauses_old + summary.clauses_new, "asked {all} times: not once a clause");
    // Whenever it is no longer wanted it stops at once, and asks no more.
    for last in 1..=all {
        most.set(last);
        assert!(matches!(run(), Event::Done(Err(_))), "cancelled at {last} of {all}");
        assert_eq!(asked.get(), last);
    }
    most.set(3);
    run();
    assert_eq!(*stages.borrow(), [Stage::ReadingOld, Stage::ReadingNew, Stage::Comparing]);
}

#[test]
fn a_system_without_dialogs_offers_a_field_for_the_path() {
    use clausescope::app::state::Pick;
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = fixture_files(folder.path());
    let mut harness = with_fixture(folder.path(), Theme::Light, [1100.0, 760.0], 1.0);
    let pick = Pick::Version(clausescope::clause::Side::Old);
    let at_once = Event::Picked { pick, path: None, after: std::time::Duration::from_millis(3) };
    harness.state_mut().take_in(at_once);
    settle(&mut harness);
    harness.get_by_label_contains("offered no dialog");
    for (path, side) in [(old, "As the old version"), (new, "As the new version")] {
        press(&mut harness, Modifiers::COMMAND, Key::L);
        harness.get_by_label("Path of the file").type_text(path.to_str().unwrap());
        settle(&mut harness);
        harness.get_by_label(side).click();
        settle(&mut harness);
    }
    let comparison = &harness.state().model().compared().unwrap().comparison;
    assert_eq!((comparison.old.name.as_str(), comparison.new.name.as_str()), ("old.md", "new.md"));
    // What is typed is saved by Enter, under the ending of projects; what would be replaced asks for its button.
    let project = folder.path().join("typed");
    for (end, there) in [("typed", false), ("old.md", true)] {
        let at_once = Event::Picked { pick: Pick::SaveProject, path: None, after: std::time::Duration::from_millis(3) };
        harness.state_mut().take_in(at_once);
        settle(&mut harness);
        harness.get_by_label("Path of the file").type_text(folder.path().join(end).to_str().unwrap());
        settle(&mut harness);
        press(&mut harness, Modifiers::NONE, Key::Enter);
        assert_eq!(harness.state().model().dialog.is_some(), there, "{end}");
    }
    assert!(project.with_extension("clausescope").exists());
    harness.get_by_label_contains("it will be replaced");
    assert_eq!(std::fs::read_to_string(folder.path().join("old.md")).unwrap(), OLD);
    // The pair is offered again at the next start.
    drop(harness);
    let mut harness = open(folder.path(), Theme::Light, &[], [1100.0, 760.0], 1.0);
    harness.get_by_label("old.md → new.md").click();
    settle(&mut harness);
    assert_eq!(harness.state().model().compared().unwrap().comparison.new.name, "new.md");
}
