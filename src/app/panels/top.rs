//! The top: menus, the two versions as chips, the verdict, the modes, the progress of the review.

use super::Scene;
use crate::app::command::{Command, Group, TABLE};
use crate::app::state::Mode;
use crate::clause::Side;
use egui::{Button, RichText, Ui};

/// Below this width, in points, the top says less, so that nothing overlaps.
const NARROW: f32 = 900.0;

/// Room at the right edge, in points.
const EDGE: f32 = 10.0;

/// The top panel.
pub fn panel(ui: &mut Ui, scene: &Scene<'_>) -> Option<Command> {
    let mut command = None;
    let narrow = ui.available_width() < NARROW;
    ui.horizontal(|ui| {
        command = menus(ui, scene);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(EDGE);
            command = command.take().or(modes(ui, scene, narrow));
        });
    });
    ui.add_space(1.0);
    ui.horizontal(|ui| command = command.take().or(versions(ui, scene, narrow)));
    command
}

fn menus(ui: &mut Ui, scene: &Scene<'_>) -> Option<Command> {
    let mut command = None;
    egui::MenuBar::new().ui(ui, |ui| command = menu_buttons(ui, scene));
    command
}

fn menu_buttons(ui: &mut Ui, scene: &Scene<'_>) -> Option<Command> {
    let mut command = None;
    for group in Group::ALL {
        ui.menu_button(scene.say(group.message()), |ui| {
            ui.set_min_width(230.0);
            for entry in TABLE.iter().filter(|entry| entry.group == group) {
                let button = Button::new(scene.command(entry)).shortcut_text(entry.keys);
                let enabled = match entry.command {
                    Command::Undo => scene.model.history.can_undo(),
                    Command::Redo => scene.model.history.can_redo(),
                    Command::Cancel => scene.model.busy.is_some(),
                    _ => true,
                };
                let response = ui.add_enabled(enabled, button).accessible_name(scene.command(entry));
                if response.on_hover_text(scene.tip(entry)).clicked() {
                    command = Some(entry.command.clone());
                    ui.close();
                }
            }
        });
    }
    command
}

fn modes(ui: &mut Ui, scene: &Scene<'_>, narrow: bool) -> Option<Command> {
    let mut command = None;
    ui.spacing_mut().item_spacing.x = 2.0;
    // From right to left.
    let modes = [
        (Mode::Ledger, Command::ShowLedger, "mode-ledger"),
        (Mode::Cards, Command::ShowCards, "mode-cards"),
        (Mode::Redline, Command::ShowRedline, "mode-redline"),
        (Mode::SideBySide, Command::ShowSideBySide, "mode-side-by-side"),
        (Mode::Answer, Command::ShowAnswer, "mode-answer"),
    ];
    if !narrow && matches!(scene.model.view.mode, Mode::SideBySide | Mode::Redline) {
        let entry = TABLE.iter().find(|entry| entry.command == Command::OnlyChanges)?;
        let toggle = ui.selectable_label(scene.model.view.only_changes, scene.command(entry));
        if toggle.on_hover_text(scene.tip(entry)).clicked() {
            command = Some(Command::OnlyChanges);
        }
        ui.separator();
    }
    for (mode, wanted, name) in modes {
        if ui.selectable_label(scene.model.view.mode == mode, scene.say(name)).clicked() {
            command = Some(wanted);
        }
    }
    command
}

fn versions(ui: &mut Ui, scene: &Scene<'_>, narrow: bool) -> Option<Command> {
    let mut command = chip(ui, scene, Side::Old, narrow);
    let swap = ui.add(Button::new("⇄").frame(false)).on_hover_text(scene.say("command-swap.tip"));
    if swap.accessible_name(scene.say("command-swap")).clicked() {
        command = Some(Command::Swap);
    }
    command = command.or(chip(ui, scene, Side::New, narrow));
    let Some(compared) = scene.model.compared() else { return command };
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        ui.add_space(EDGE);
        let (reviewed, all) = scene.model.progress();
        let values = [("reviewed", reviewed.into()), ("all", all.into())];
        if !narrow {
            ui.label(RichText::new(scene.messages.with("progress", &values)).color(scene.look.faint));
        }
        let saved = if scene.model.keeping.read_only.is_some() {
            "state-read-only"
        } else if scene.model.keeping.trouble.is_some() {
            "state-not-saved"
        } else if narrow {
            ""
        } else if scene.model.is_unsaved() {
            "state-saving"
        } else if scene.model.keeping.revision > 0 {
            "state-saved"
        } else {
            ""
        };
        if !saved.is_empty() {
            let trouble = scene.model.keeping.trouble.as_deref();
            let colour = if trouble.is_some() { scene.look.deleted.ink } else { scene.look.faint };
            let label = ui.label(RichText::new(scene.say(saved)).color(colour));
            if let Some(why) = trouble.or(scene.model.keeping.read_only.as_deref()) {
                label.on_hover_text(why);
            }
        }
        ui.label(
            RichText::new(scene.verdict(scene.standing_verdict(compared)))
                .font(scene.look.bold(13.0))
                .color(scene.look.accent),
        );
    });
    command
}

/// Where the place of a version's chip is kept, so that a file can be dropped on it.
pub fn chip_id(side: Side) -> egui::Id {
    egui::Id::unique(("chip", side == Side::Old))
}

/// One version: name, date, beginning of the hash. Pressing it opens another in its place.
fn chip(ui: &mut Ui, scene: &Scene<'_>, side: Side, narrow: bool) -> Option<Command> {
    let (label, open) = match side {
        Side::Old => ("old", Command::OpenOld),
        Side::New => ("new", Command::OpenNew),
    };
    let version = scene.model.compared().map(|compared| compared.comparison.side(side));
    let text = match (version, scene.model.work.source(side)) {
        (Some(version), _) => {
            let date = version.date.as_deref().filter(|_| !narrow).map(|date| format!(" · {date}")).unwrap_or_default();
            let most = if narrow { 16 } else { 34 };
            format!("{}: {}{date}", scene.say(label), crate::app::index::shortened(&version.name, most))
        }
        (None, Some(source)) => format!("{}: {}", scene.say(label), source.name),
        (None, None) => format!("{}: {}", scene.say(label), scene.say("choose")),
    };
    let mut hover = scene.say("chip-tip");
    if let Some(version) = version {
        let bytes = scene.messages.with("bytes", &[("bytes", version.bytes.into())]);
        hover = format!("{}\n{bytes}, SHA-256 {}\n{hover}", version.name, version.sha256);
    }
    let changed = scene.model.keeping.changed_sources.contains(&side);
    let button = ui.button(text).on_hover_text(hover);
    ui.data_mut(|data| data.insert_temp(chip_id(side), button.rect));
    if changed {
        let text = RichText::new(scene.say("source-changed")).color(scene.look.deleted.ink);
        if ui.button(text).on_hover_text(scene.say("source-changed-tip")).clicked() {
            return Some(Command::ReadChangedFiles);
        }
    }
    button.clicked().then_some(open)
}
