//! Reading a comparison: answer, lists, search, places, by keyboard and by name.

use crate::driving::*;
use clausescope::app::Folders;
use clausescope::app::command::{Command, Group, TABLE};
use clausescope::app::settings::{RedlineColours, Settings, Theme};
use clausescope::app::source::Source;
use clausescope::app::state::{FindingIndex, Mode, Selection};
use clausescope::clause::Side;
use clausescope::messages::{Language, Messages};
use egui::{Key, Modifiers, Role};
use egui_kittest::kittest::Queryable;

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
fn the_window_speaks_french() {
    let folder = tempfile::tempdir().unwrap();
    let settings = Settings { language: Some(Language::French), theme: Theme::Light, ..Settings::default() };
    settings.write(&Folders::within(folder.path()).settings);
    let mut harness = with_fixture(folder.path(), Theme::Light, [1100.0, 700.0], 1.0);
    harness.get_by_label("Fichier");
    harness.get_by_label_contains("change l’usage des données dans les deux sens");
    // What the engine says in English is told anew.
    harness.get_by_label_contains("touche les données visées (image de la personne)");
    press(&mut harness, Modifiers::COMMAND, Key::Num2);
    harness.get_by_label_contains("supprimé\u{a0}: photographs");
    command(&mut harness, Command::OpenFile(Side::Old, folder.path().join("vanished.md")));
    harness.get_by_label_contains("ce fichier n’existe pas");
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
    harness.get_by_label_contains("inserted: десять лет");
}

#[test]
fn back_leads_to_where_one_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = with_fixture(folder.path(), Theme::Light, [1280.0, 800.0], 1.0);
    press(&mut harness, Modifiers::COMMAND, Key::Num5);
    // A value of the ledger shows its clauses; a clause is gone to, in the mode read last.
    harness.get_by_label("likeness").click();
    settle(&mut harness);
    // Right below its row, where the eye is.
    let below = harness.get_by_label("likeness").rect().bottom();
    let text = harness.get_by_label_contains("right to use your photographs, likeness").rect();
    assert!(text.top() > below && text.top() < below + 90.0, "{text:?} is far from {below}");
    harness.get_all_by_role_and_label(Role::Link, "2.1").next().unwrap().click();
    settle(&mut harness);
    assert_eq!(harness.state().model().view.mode, Mode::SideBySide);
    assert!(harness.state().model().view.selection.is_some());
    press(&mut harness, Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(harness.state().model().view.mode, Mode::Ledger);
    press(&mut harness, Modifiers::ALT, Key::ArrowRight);
    assert_eq!(harness.state().model().view.mode, Mode::SideBySide);
}

#[test]
fn the_palette_goes_to_a_clause_by_number_and_to_lines_by_arrows() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = with_fixture(folder.path(), Theme::Light, [1280.0, 800.0], 1.0);
    press(&mut harness, Modifiers::COMMAND, Key::K);
    harness.get_by_label("Type the name of a command").type_text("4.2");
    settle(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    let model = harness.state().model();
    let at = model.selected_change().unwrap();
    assert_eq!(model.compared().unwrap().number(at, Side::New), Some("4.2"));
    press(&mut harness, Modifiers::COMMAND, Key::K);
    harness.get_by_label("Type the name of a command").type_text("side by side");
    settle(&mut harness);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    press(&mut harness, Modifiers::COMMAND, Key::K);
    harness.get_by_label("Type the name of a command").type_text("next change");
    settle(&mut harness);
    // “Next change” comes before “Next unreviewed change”.
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(harness.state().model().dialog.is_none());
    assert!(harness.state().model().selected_change().is_some_and(|now| now != at));
}

#[test]
fn settings_are_chosen_on_their_sheet_and_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = with_fixture(folder.path(), Theme::Light, [1100.0, 760.0], 1.0);
    press(&mut harness, Modifiers::COMMAND, Key::Comma);
    harness.get_by_label("legal: red, blue, green").click();
    settle(&mut harness);
    harness.get_by_label("125 %").click();
    settle(&mut harness);
    harness.get_by_label("français").click();
    settle(&mut harness);
    harness.get_by_label("Réglages");
    drop(harness);
    let kept = Settings::read(&Folders::within(folder.path()).settings);
    assert_eq!((kept.redline, kept.zoom, kept.language), (RedlineColours::Legal, 1.25, Some(Language::French)));
}

/// Every value that the engine can name is said in words in both languages.
#[test]
fn every_value_of_the_lexicon_has_its_words() {
    let lexicon: toml::Table = toml::from_str(include_str!("../../assets/lexicon/scope.toml")).unwrap();
    let values = lexicon["value"].as_array().unwrap();
    assert!(values.len() > 100, "only {} values were read", values.len());
    for language in [Language::English, Language::French] {
        for value in values {
            let id = format!("value-{}", value["id"].as_str().unwrap().replace('_', "-"));
            assert!(language.files().concat().contains(&format!("\n{id} = ")), "{language:?} lacks {id}");
        }
    }
}

#[test]
fn a_definition_names_the_clauses_whose_meaning_moved() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = with_fixture(folder.path(), Theme::Light, [1280.0, 800.0], 1.0);
    let mut comparison = harness.state().model().compared().unwrap().comparison.clone();
    let affected = comparison.new.clauses.iter().filter(|clause| clause.number.as_deref() == Some("4.2"));
    comparison.findings[0].affected = affected.map(|clause| clause.id).collect();
    let context = harness.ctx.clone();
    let (old, new) = (Source::text("coupon-old.md", OLD), Source::text("coupon-new.md", NEW));
    harness.state_mut().show(&context, old, new, comparison);
    command(&mut harness, Command::Select(Selection::Finding(FindingIndex(0))));
    harness.get_by_label("The meaning of one clause moved with this definition:");
    harness.get_by_role_and_label(Role::Link, "4.2").click();
    settle(&mut harness);
    let model = harness.state().model();
    assert_eq!(model.compared().unwrap().number(model.selected_change().unwrap(), Side::New), Some("4.2"));
}

#[test]
fn of_a_language_without_findings_no_verdict_is_given() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old.md"), folder.path().join("new.md"));
    std::fs::write(&old, "# 政策\n\n我们会收集您的姓名和电话号码，用于提供服务。\n").unwrap();
    std::fs::write(&new, "# 政策\n\n我们会收集您的姓名和位置信息，用于提供服务和广告。\n").unwrap();
    let harness = open(folder.path(), Theme::Light, &[&old, &new], [1280.0, 800.0], 1.0);
    harness.get_by_label("Scope not told");
    harness.get_by_label_contains("nothing is said of it");
    assert!(harness.query_by_label_contains("went or came").is_none());
}

/// Menus and modes of every language stand beside each other or in one menu, never on each other.
#[test]
fn the_top_fits_into_every_width() {
    for language in [Language::English, Language::French] {
        for width in [640.0, 760.0, 900.0, 1280.0] {
            let folder = tempfile::tempdir().unwrap();
            let settings = Folders::within(folder.path()).settings;
            Settings { language: Some(language), ..Settings::default() }.write(&settings);
            let mut harness = open(folder.path(), Theme::Light, &[], [width, 420.0], 1.0);
            press(&mut harness, Modifiers::COMMAND, Key::Num2);
            let messages = Messages::new(language);
            let role = |id: &str| harness.query_all_by_label(&messages.get(id)).map(|node| node.rect()).next();
            let menus = ["menu", "menu-file", "menu-edit", "menu-view", "menu-review", "menu-help"].map(role);
            let last = menus.into_iter().flatten().map(|rect| rect.right()).fold(0.0, f32::max);
            let first = role("mode-answer").expect("the modes are there").left();
            assert!(
                last > 0.0 && last <= first,
                "{language:?} at {width}: menus end at {last}, modes begin at {first}"
            );
            let end = harness.query_all_by_label_contains(&messages.get("new")).map(|node| node.rect().right()).next();
            assert!(end.is_some_and(|end| end < width), "{language:?} at {width}: the chips end at {end:?}");
        }
    }
}

#[test]
fn the_other_view_of_tracked_changes_is_a_command_away() {
    let folder = tempfile::tempdir().unwrap();
    let draft = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/formats/draft.docx");
    let other = folder.path().join("terms.md");
    std::fs::write(&other, "# Article I. Data\n\nWe keep your data for thirty days after the last order.\n").unwrap();
    let mut harness = open(folder.path(), Theme::Light, &[&other, &draft], [1280.0, 800.0], 1.0);
    let says = |harness: &Driven, words: &str| {
        let compared = harness.state().model().compared().unwrap().clone();
        compared.comparison.new.clauses.iter().any(|clause| clause.text.contains(words))
    };
    assert!(says(&harness, "ten years") && !says(&harness, "thirty days"));
    command(&mut harness, Command::TurnChangesOfNew);
    assert!(says(&harness, "thirty days") && !says(&harness, "ten years"));
    // A step like any other, and kept in the project.
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert!(says(&harness, "ten years"));
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert!(says(&harness, "thirty days"));
    command(&mut harness, Command::TurnChangesOfOld);
    harness.get_by_label_contains("no track of changes");
    let project = folder.path().join("work.clausescope");
    command(&mut harness, Command::SaveTo(project.clone()));
    drop(harness);
    let harness = open(folder.path(), Theme::Light, &[&project], [1280.0, 800.0], 1.0);
    assert!(says(&harness, "thirty days"));
}
