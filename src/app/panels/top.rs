//! The top: menus, the two versions as chips, the verdict, the modes, the progress of the review.

use super::Scene;
use crate::app::command::{Command, Group, TABLE};
use crate::app::index::elided;
use crate::app::state::Mode;
use crate::clause::Side;
use egui::{Button, RichText, ScrollArea, Ui};

/// Room at the right edge, in points.
const EDGE: f32 = 10.0;
/// Room around the words of a menu and around those of a mode, in points.
const AROUND_MENU: f32 = 14.0;
const AROUND_MODE: f32 = 22.0;
/// About how wide a letter on a chip is, in points.
const LETTER: f32 = 7.6;
/// Letters of a version's hash that stand on its chip.
const HASH: usize = 8;

/// The modes in their order.
const MODES: [(Mode, Command, &str); 5] = [
    (Mode::Answer, Command::ShowAnswer, "mode-answer"),
    (Mode::SideBySide, Command::ShowSideBySide, "mode-side-by-side"),
    (Mode::Redline, Command::ShowRedline, "mode-redline"),
    (Mode::Cards, Command::ShowCards, "mode-cards"),
    (Mode::Ledger, Command::ShowLedger, "mode-ledger"),
];

/// The top panel.
pub fn panel(ui: &mut Ui, scene: &Scene<'_>) -> Option<Command> {
    let mut command = None;
    let menus: f32 = Group::ALL.iter().map(|group| width(ui, &scene.say(group.message())) + AROUND_MENU).sum();
    let modes: f32 = MODES.iter().map(|(.., name)| width(ui, &scene.say(name)) + AROUND_MODE).sum();
    let room = ui.available_width() - EDGE;
    // What does not fit beside the modes in the language of the window stands in one menu.
    let folded = menus + modes > room;
    let only_changes = width(ui, &scene.say("command-only-changes")) + AROUND_MODE + 20.0;
    let has_toggle = menus + modes + only_changes <= room;
    ui.horizontal(|ui| {
        command = menu_bar(ui, scene, folded);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(EDGE);
            command = command.take().or(mode_buttons(ui, scene, has_toggle));
        });
    });
    ui.add_space(1.0);
    ui.horizontal(|ui| command = command.take().or(versions(ui, scene)));
    command
}

/// How wide words on a button are, in points.
fn width(ui: &Ui, words: &str) -> f32 {
    let font = egui::TextStyle::Button.resolve(ui.style());
    ui.painter().layout_no_wrap(words.to_owned(), font, egui::Color32::PLACEHOLDER).size().x
}

fn menu_bar(ui: &mut Ui, scene: &Scene<'_>, folded: bool) -> Option<Command> {
    let mut command = None;
    egui::MenuBar::new().ui(ui, |ui| {
        if folded {
            ui.menu_button(scene.say("menu"), |ui| command = menu_buttons(ui, scene));
        } else {
            command = menu_buttons(ui, scene);
        }
    });
    command
}

fn menu_buttons(ui: &mut Ui, scene: &Scene<'_>) -> Option<Command> {
    let mut command = None;
    for group in Group::ALL {
        ui.menu_button(scene.say(group.message()), |ui| {
            ui.set_min_width(230.0);
            // A menu may be longer than a small window.
            let high = (ui.ctx().content_rect().height() - 60.0).max(120.0);
            ScrollArea::vertical().max_height(high).show(ui, |ui| {
                for entry in TABLE.iter().filter(|entry| entry.group == group) {
                    let button = Button::new(scene.command(entry)).shortcut_text(entry.shown_keys());
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
        });
    }
    command
}

/// The modes, from right to left, always in the same place; left of them what holds for some of them only.
fn mode_buttons(ui: &mut Ui, scene: &Scene<'_>, has_toggle: bool) -> Option<Command> {
    let mut command = None;
    ui.spacing_mut().item_spacing.x = 2.0;
    for (mode, wanted, name) in MODES.into_iter().rev() {
        if ui.selectable_label(scene.model.view.mode == mode, scene.say(name)).clicked() {
            command = Some(wanted);
        }
    }
    if has_toggle && matches!(scene.model.view.mode, Mode::SideBySide | Mode::Redline) {
        let entry = TABLE.iter().find(|entry| entry.command == Command::OnlyChanges)?;
        ui.separator();
        let toggle = ui.selectable_label(scene.model.view.only_changes, scene.command(entry));
        if toggle.on_hover_text(scene.tip(entry)).clicked() {
            command = Some(Command::OnlyChanges);
        }
    }
    command
}

fn versions(ui: &mut Ui, scene: &Scene<'_>) -> Option<Command> {
    let states = states(scene);
    let all = ui.available_width() - EDGE;
    let beside: f32 = states.iter().map(|state| width(ui, &state.text) + 12.0).sum();
    // In a small window the names of the versions come before how far the review is.
    let shown = if all - beside < 420.0 { states.iter().filter(|state| state.first).count() } else { states.len() };
    let beside: f32 = states.iter().take(shown).map(|state| width(ui, &state.text) + 12.0).sum();
    let letters = ((all - beside - 90.0) / 2.0 / LETTER).max(12.0) as usize;
    let mut command = chip(ui, scene, Side::Old, letters);
    let swap = ui.add(Button::new("⇄").frame(false)).on_hover_text(scene.say("command-swap.tip"));
    if swap.accessible_name(scene.say("command-swap")).clicked() {
        command = Some(Command::Swap);
    }
    command = command.or(chip(ui, scene, Side::New, letters));
    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        ui.add_space(EDGE);
        // From right to left.
        for state in states.into_iter().take(shown).rev() {
            let label = ui.label(RichText::new(state.text).font(state.font).color(state.colour));
            if let Some(why) = state.why {
                label.on_hover_text(scene.words().told(&why));
            }
        }
    });
    command
}

/// Something that the top says of the work.
struct State {
    text: String,
    font: egui::FontId,
    colour: egui::Color32,
    why: Option<String>,
    /// Whether it is said in a small window too.
    first: bool,
}

/// Verdict, trouble with keeping the work, progress of the review; what matters most first.
fn states(scene: &Scene<'_>) -> Vec<State> {
    let Some(compared) = scene.model.compared() else { return Vec::new() };
    let look = scene.look;
    let plain =
        |text: String, colour, why, first| State { text, font: egui::FontId::proportional(14.0), colour, why, first };
    let verdict = scene.verdict_told(compared);
    let mut states = vec![State { font: look.bold(13.0), ..plain(verdict, look.accent, None, true) }];
    let keeping = &scene.model.keeping;
    if keeping.read_only.is_some() {
        states.push(plain(scene.say("state-read-only"), look.faint, keeping.read_only.clone(), true));
    } else if keeping.trouble.is_some() {
        states.push(plain(scene.say("state-not-saved"), look.deleted.ink, keeping.trouble.clone(), true));
    } else if scene.model.is_unsaved() {
        states.push(plain(scene.say("state-saving"), look.faint, None, false));
    } else if keeping.revision > 0 {
        states.push(plain(scene.say("state-saved"), look.faint, None, false));
    }
    let (reviewed, all) = scene.model.progress();
    let values = [("reviewed", reviewed.into()), ("all", all.into())];
    states.push(plain(scene.messages.with("progress", &values), look.faint, None, false));
    states
}

/// Where the place of a version's chip is kept, so that a file can be dropped on it.
pub fn chip_id(side: Side) -> egui::Id {
    egui::Id::unique(("chip", side == Side::Old))
}

/// One version: name, date, beginning of the hash, as far as there is room. Pressing it opens another in its place.
fn chip(ui: &mut Ui, scene: &Scene<'_>, side: Side, letters: usize) -> Option<Command> {
    let (label, open) = match side {
        Side::Old => ("old", Command::OpenOld),
        Side::New => ("new", Command::OpenNew),
    };
    let version = scene.model.compared().map(|compared| compared.comparison.side(side));
    let label = scene.say(label);
    let name = match (version, scene.model.work.source(side)) {
        (Some(version), _) => version.name.clone(),
        (None, Some(source)) => source.name.clone(),
        (None, None) => scene.say("choose"),
    };
    let mut text = scene.words().named(&label, &elided(&name, letters.saturating_sub(label.chars().count() + 3)));
    let mut hover = scene.say("chip-tip");
    if let Some(version) = version {
        for more in [version.date.as_deref(), version.sha256.get(..HASH)].into_iter().flatten() {
            if text.chars().count() + more.len() + 3 <= letters {
                text = format!("{text} · {more}");
            }
        }
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
    if scene.model.keeping.gone_sources.contains(&side) {
        let text = RichText::new(scene.say("source-gone")).color(scene.look.faint);
        ui.label(text).on_hover_text(scene.say("source-gone-tip"));
    }
    button.clicked().then_some(open)
}
