//! Where the work begins: what to open first, what was worked on before, what a crash left behind.

use super::Scene;
use crate::app::command::Command;
use egui::{RichText, Ui};

/// Width of what was worked on before, on the empty screen, in points.
const RECENT: f32 = 460.0;

/// What to do first, over the sample: open one's own texts.
pub(super) fn welcome(ui: &mut Ui, scene: &Scene<'_>) -> Option<Command> {
    boxed(ui, scene, |ui, scene| {
        let mut command = None;
        ui.label(scene.say("welcome"));
        ui.horizontal_wrapped(|ui| {
            for wanted in [Command::OpenOld, Command::OpenNew, Command::OpenProject] {
                command = command.take().or(super::command_button(ui, scene, &wanted));
            }
        });
        command.or(recent(ui, scene))
    })
}

/// A box of its own colour, over the answer.
pub(super) fn boxed(
    ui: &mut Ui,
    scene: &Scene<'_>,
    contents: impl FnOnce(&mut Ui, &Scene<'_>) -> Option<Command>,
) -> Option<Command> {
    let margin = egui::Margin::symmetric(14, 10);
    let frame = egui::Frame::new().fill(scene.look.accent_tint).corner_radius(6).inner_margin(margin);
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        contents(ui, scene)
    });
    shown.inner
}

/// Work that a crash left behind.
pub(super) fn left_behind(ui: &mut Ui, scene: &Scene<'_>) -> Option<Command> {
    let mut command = None;
    for left in &scene.model.recoverable {
        ui.horizontal_wrapped(|ui| {
            ui.label(scene.messages.with("recoverable", &[("names", left.names.as_str().into())]));
            if ui.button(scene.say("recover")).clicked() {
                command = Some(Command::Recover(left.path.clone()));
            }
            if ui.button(scene.say("discard")).clicked() {
                command = Some(Command::DiscardRecovery(left.path.clone()));
            }
        });
    }
    command
}

/// Work that a crash left behind, recent projects and pairs of files.
fn recent(ui: &mut Ui, scene: &Scene<'_>) -> Option<Command> {
    let mut command = left_behind(ui, scene);
    let name = |path: &std::path::Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let pairs = &scene.model.settings.recent_pairs;
    if !pairs.is_empty() {
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(scene.say("recent-pairs")).color(scene.look.faint));
            for (old, new) in pairs.iter().take(4) {
                let link = ui.link(format!("{} → {}", name(old), name(new)));
                if link.on_hover_text(format!("{}\n{}", old.display(), new.display())).clicked() {
                    command = Some(Command::OpenPair(old.clone(), new.clone()));
                }
            }
        });
    }
    if !scene.model.settings.recent.is_empty() {
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(scene.say("recent")).color(scene.look.faint));
            for path in &scene.model.settings.recent {
                let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                if ui.link(name).on_hover_text(path.display().to_string()).clicked() {
                    command = Some(Command::OpenProjectFile(path.clone()));
                }
            }
        });
    }
    command
}

/// The screen without a comparison: what is missing, or how far the work has come.
pub(super) fn empty(ui: &mut Ui, scene: &Scene<'_>) -> Option<Command> {
    let mut command = None;
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.25);
        if let Some(stage) = scene.model.busy {
            command = super::dialogs::busy(ui, scene, stage);
            return;
        }
        ui.label(RichText::new(scene.say("empty-title")).font(scene.look.bold(22.0)));
        ui.add_space(6.0);
        let missing = match (&scene.model.work.old, &scene.model.work.new) {
            (Some(_), None) => "empty-new",
            (None, Some(_)) => "empty-old",
            _ => "empty-both",
        };
        ui.label(RichText::new(scene.say(missing)).color(scene.look.faint));
        ui.add_space(12.0);
        for wanted in [Command::OpenOld, Command::OpenNew, Command::OpenSample] {
            command = command.take().or(super::command_button(ui, scene, &wanted));
        }
        ui.add_space(16.0);
        let width = ui.available_width().min(RECENT);
        ui.scope(|ui| {
            ui.set_width(width);
            command = command.take().or(recent(ui, scene));
        });
    });
    command
}
