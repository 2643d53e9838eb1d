//! The ledger: every value of every facet, before and after, with its clauses. A value in hand shows every clause of both
//! versions that touches it.

use super::Scene;
use crate::app::command::Command;
use crate::app::index::Compared;
use crate::clause::{ClauseId, Side};
use crate::scope::{Facet, ScopeEntry};
use egui::{RichText, ScrollArea, Ui};

/// The ledger.
pub fn panel(ui: &mut Ui, scene: &Scene<'_>) -> Option<Command> {
    let compared = scene.model.compared()?;
    let mut command = None;
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        ui.add_space(20.0);
        ui.label(RichText::new(scene.say("command-show-ledger")).font(scene.look.bold(18.0)));
        ui.add_space(12.0);
        let mut only = scene.model.view.ledger_changes_only;
        if ui.checkbox(&mut only, scene.say("ledger-changes-only")).changed() {
            command = Some(Command::LedgerChangesOnly(only));
        }
    });
    let shown =
        |entry: &&ScopeEntry| !scene.model.view.ledger_changes_only || entry.old.is_empty() != entry.new.is_empty();
    let entries: Vec<&ScopeEntry> = compared.comparison.scope.iter().filter(shown).collect();
    if entries.is_empty() {
        ui.add_space(30.0);
        ui.vertical_centered(|ui| ui.weak(scene.say("empty-ledger")));
        return command;
    }
    ScrollArea::vertical().id_salt("ledger").auto_shrink(false).show(ui, |ui| {
        ui.add_space(6.0);
        for facet in Facet::ALL {
            let of_facet: Vec<&ScopeEntry> = entries.iter().copied().filter(|entry| entry.facet == facet).collect();
            if !of_facet.is_empty() {
                command = command.take().or(section(ui, scene, compared, facet, &of_facet));
            }
        }
    });
    command
}

fn section(
    ui: &mut Ui,
    scene: &Scene<'_>,
    compared: &Compared,
    facet: Facet,
    entries: &[&ScopeEntry],
) -> Option<Command> {
    let mut command = None;
    ui.horizontal(|ui| {
        ui.add_space(20.0);
        ui.label(RichText::new(scene.facet(facet)).font(scene.look.bold(14.0)).color(scene.look.accent));
    });
    let width = (ui.available_width() - 60.0).max(240.0);
    let [value, side_width] = [width * 0.26, width * 0.25];
    for entry in entries {
        ui.horizontal_top(|ui| {
            ui.add_space(24.0);
            ui.spacing_mut().item_spacing.x = 12.0;
            let in_hand = scene.model.view.ledger_value.as_ref().is_some_and(|(f, v)| *f == facet && *v == entry.value);
            column(ui, value, |ui| {
                if ui.selectable_label(in_hand, scene.messages.value(&entry.value)).clicked() {
                    command = Some(Command::ShowLedgerValue(facet, entry.value.clone()));
                }
            });
            for side in [Side::Old, Side::New] {
                column(ui, side_width, |ui| command = command.take().or(clauses(ui, scene, compared, entry, side)));
            }
            let (text, colour) = match (entry.old.is_empty(), entry.new.is_empty()) {
                (false, true) => (scene.say("ledger-gone"), scene.look.deleted.ink),
                (true, false) => (scene.say("ledger-came"), scene.look.inserted.ink),
                _ => (scene.say("ledger-stayed"), scene.look.faint),
            };
            ui.label(RichText::new(text).color(colour));
        });
    }
    for entry in entries {
        let in_hand = scene.model.view.ledger_value.as_ref().is_some_and(|(f, v)| *f == facet && *v == entry.value);
        if in_hand {
            command = command.take().or(texts(ui, scene, compared, entry));
        }
    }
    ui.add_space(10.0);
    command
}

/// A column of a row, as wide as asked.
fn column(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.set_width(width);
        contents(ui);
    });
}

/// The clauses of one side, each of which can be gone to.
fn clauses(ui: &mut Ui, scene: &Scene<'_>, compared: &Compared, entry: &ScopeEntry, side: Side) -> Option<Command> {
    let ids = if side == Side::Old { &entry.old } else { &entry.new };
    let mut command = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        if ids.is_empty() {
            ui.label(RichText::new("—").color(scene.look.faint));
        }
        for id in ids.iter().take(6) {
            if ui.link(name(compared, id)).clicked() {
                command = Some(Command::GoToClause(id.clone()));
            }
        }
        if ids.len() > 6 {
            ui.label(RichText::new(format!("+{}", ids.len() - 6)).color(scene.look.faint));
        }
    });
    command
}

/// Every clause of both versions that holds the value in hand.
fn texts(ui: &mut Ui, scene: &Scene<'_>, compared: &Compared, entry: &ScopeEntry) -> Option<Command> {
    let mut command = None;
    let frame = egui::Frame::new()
        .fill(scene.look.panel)
        .corner_radius(6)
        .inner_margin(egui::Margin::same(12))
        .outer_margin(egui::Margin { left: 20, right: 20, top: 6, bottom: 6 });
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.columns(2, |columns| {
            for (ui, (ids, label)) in columns.iter_mut().zip([(&entry.old, "old"), (&entry.new, "new")]) {
                ui.label(RichText::new(scene.say(label)).small().color(scene.look.faint));
                for id in ids {
                    if ui.link(name(compared, id)).clicked() {
                        command = Some(Command::GoToClause(id.clone()));
                    }
                    let text = compared.comparison.clause(id).map_or("", |clause| clause.text.as_str());
                    ui.add(egui::Label::new(text).wrap());
                    ui.add_space(6.0);
                }
            }
        });
    });
    command
}

fn name(compared: &Compared, id: &ClauseId) -> String {
    compared.comparison.clause(id).and_then(|clause| clause.number.clone()).unwrap_or_else(|| id.0.clone())
}
