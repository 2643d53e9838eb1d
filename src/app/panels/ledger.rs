//! The ledger: every value of every facet, before and after, with its clauses. A value in hand shows every clause of both
//! versions that touches it.

use super::Scene;
use crate::app::command::Command;
use crate::app::index::Compared;
use crate::app::state::FindingIndex;
use crate::clause::Side;
use crate::report::outline::direction_sign;
use crate::scope::{Direction, Facet, ScopeEntry};
use egui::{RichText, ScrollArea, Ui};

/// Room left of the table, in points.
const LEFT: f32 = 20.0;
/// Room between columns, in points.
const BETWEEN: f32 = 12.0;
/// Room between the texts of both versions, in points.
const TEXTS: f32 = 28.0;

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
    let changed = |entry: &ScopeEntry| {
        entry.old.is_empty() != entry.new.is_empty() || !directions(scene, compared, entry).is_empty()
    };
    let shown = |entry: &&ScopeEntry| !scene.model.view.ledger_changes_only || changed(entry);
    let entries: Vec<&ScopeEntry> = compared.comparison.scope.iter().filter(shown).collect();
    if entries.is_empty() {
        ui.add_space(30.0);
        ui.vertical_centered(|ui| ui.weak(scene.say("empty-ledger")));
        return command;
    }
    ui.add_space(4.0);
    let widths = Widths::new(ui);
    head(ui, scene, widths);
    ui.separator();
    ScrollArea::vertical().id_salt("ledger").auto_shrink(false).show(ui, |ui| {
        ui.add_space(6.0);
        for facet in Facet::ALL {
            let of_facet: Vec<&ScopeEntry> = entries.iter().copied().filter(|entry| entry.facet == facet).collect();
            if !of_facet.is_empty() {
                command = command.take().or(section(ui, scene, compared, (facet, widths), &of_facet));
            }
        }
    });
    command
}

fn section(
    ui: &mut Ui,
    scene: &Scene<'_>,
    compared: &Compared,
    (facet, widths): (Facet, Widths),
    entries: &[&ScopeEntry],
) -> Option<Command> {
    let mut command = None;
    ui.horizontal(|ui| {
        ui.add_space(20.0);
        ui.label(RichText::new(scene.words().facet(facet)).font(scene.look.bold(14.0)).color(scene.look.accent));
    });
    for entry in entries {
        let in_hand = scene.model.view.ledger_value.as_ref().is_some_and(|(f, v)| *f == facet && *v == entry.value);
        row(ui, |ui| {
            column(ui, widths.value, true, |ui| {
                if ui.selectable_label(in_hand, scene.messages.value(&entry.value)).clicked() {
                    command = Some(Command::ShowLedgerValue(facet, entry.value.clone()));
                }
            });
            for side in [Side::Old, Side::New] {
                column(ui, widths.side, false, |ui| {
                    command = command.take().or(clauses(ui, scene, compared, entry, side));
                });
            }
            column(ui, widths.direction, false, |ui| direction(ui, scene, compared, entry));
        });
        if in_hand {
            command = command.take().or(texts(ui, scene, compared, entry));
        }
    }
    ui.add_space(10.0);
    command
}

/// Widths of the four columns, in points.
#[derive(Clone, Copy)]
struct Widths {
    value: f32,
    side: f32,
    direction: f32,
}

impl Widths {
    fn new(ui: &Ui) -> Self {
        let width = (ui.available_width() - LEFT - 3.0 * BETWEEN - 24.0).max(260.0);
        // In a small window the words need more of it than the clauses.
        if width < 560.0 {
            return Self { value: width * 0.34, side: width * 0.18, direction: width * 0.3 };
        }
        Self { value: width * 0.27, side: width * 0.22, direction: width * 0.29 }
    }
}

fn row(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    ui.horizontal_top(|ui| {
        ui.add_space(LEFT);
        ui.spacing_mut().item_spacing.x = BETWEEN;
        contents(ui);
    });
}

/// A column of a row, as wide as asked. What is no button stands as low as the words of one.
fn column(ui: &mut Ui, width: f32, button: bool, contents: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.set_width(width);
        if !button {
            ui.add_space(ui.spacing().button_padding.y - 3.0);
        }
        contents(ui);
    });
}

/// What the columns are.
fn head(ui: &mut Ui, scene: &Scene<'_>, widths: Widths) {
    row(ui, |ui| {
        let columns = [
            (widths.value, "ledger-value"),
            (widths.side, "before"),
            (widths.side, "after"),
            (widths.direction, "direction"),
        ];
        for (at, (width, label)) in columns.into_iter().enumerate() {
            column(ui, width, false, |ui| {
                ui.horizontal(|ui| {
                    // The words of a value stand within its button.
                    ui.add_space(if at == 0 { ui.spacing().button_padding.x } else { 0.0 });
                    ui.label(RichText::new(scene.say(label)).small().color(scene.look.faint));
                });
            });
        }
    });
}

/// Whether the value came, went or stayed, and how the findings about it point.
fn direction(ui: &mut Ui, scene: &Scene<'_>, compared: &Compared, entry: &ScopeEntry) {
    let (text, colour) = match (entry.old.is_empty(), entry.new.is_empty()) {
        (false, true) => ("ledger-gone", scene.look.deleted.ink),
        (true, false) => ("ledger-came", scene.look.inserted.ink),
        _ => ("ledger-stayed", scene.look.faint),
    };
    let directions = directions(scene, compared, entry);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.label(RichText::new(scene.say(text)).color(colour));
        for direction in directions {
            let text = format!("{} {}", direction_sign(direction), scene.words().direction(direction));
            let text = RichText::new(text).color(scene.look.direction(direction));
            ui.add(egui::Label::new(text).extend());
        }
    });
}

/// How the findings about a value point.
fn directions(scene: &Scene<'_>, compared: &Compared, entry: &ScopeEntry) -> Vec<Direction> {
    let mut directions: Vec<Direction> = (0..compared.comparison.findings.len())
        .filter_map(|at| {
            let finding = &compared.comparison.findings[at];
            let reviewed = scene.reviewed(compared, FindingIndex(at))?;
            let same = reviewed.facet == entry.facet && finding.value == entry.value && reviewed.dismissed.is_none();
            same.then_some(reviewed.direction)
        })
        .collect();
    directions.sort_unstable();
    directions.dedup();
    directions
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
            if ui.link(compared.clause_name(id)).on_hover_text(compared.clause_hint(id)).clicked() {
                command = Some(Command::GoToClause(*id));
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
        let width = (ui.available_width() - TEXTS) / 2.0;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = TEXTS;
            for (ids, label) in [(&entry.old, "old"), (&entry.new, "new")] {
                column(ui, width, true, |ui| {
                    ui.label(RichText::new(scene.say(label)).small().color(scene.look.faint));
                    for id in ids {
                        if ui.link(compared.clause_name(id)).on_hover_text(compared.clause_hint(id)).clicked() {
                            command = Some(Command::GoToClause(*id));
                        }
                        let text = compared.comparison.clause(id).map_or("", |clause| clause.text.as_str());
                        super::words_of(ui, RichText::new(text));
                        ui.add_space(6.0);
                    }
                });
            }
        });
    });
    command
}
