//! The right: the finding in hand with its proof and the review of it, or the change in hand; over it what is under way.

use super::change::{change, why_paired};
use super::lists::choice_or;
use super::reviewing::{correction, review};
use super::{Scene, command_button, words_of};
use crate::app::command::Command;
use crate::app::index::{Compared, shortened};
use crate::app::state::{FindingIndex, Selection, Target};
use crate::clause::{ClauseId, Side};
use crate::report::outline::direction_sign;
use crate::scope::{Direction, Evidence, Facet, Finding};
use egui::{Frame, Margin, RichText, ScrollArea, TextEdit, Ui};

/// The note field's id, so that a command can put the keyboard there.
pub const NOTE: &str = "note field";

/// Names of what stayed beside a finding; all of them are shown where the pointer rests on them.
const KEPT: usize = 6;

/// The right panel.
pub fn panel(ui: &mut Ui, scene: &Scene<'_>) -> Option<Command> {
    let compared = scene.model.compared()?;
    let mut command = pairing(ui, scene, compared);
    let Some(selection) = scene.model.view.selection else {
        ui.add_space(24.0);
        ui.label(RichText::new(scene.say("empty-details")).color(scene.look.faint));
        return command;
    };
    command = command.or(words(ui, scene));
    ScrollArea::vertical().id_salt("details").auto_shrink(false).show(ui, |ui| {
        command = command.take().or(match selection {
            Selection::Finding(at) => finding(ui, scene, compared, at),
            Selection::Change(at) => change(ui, scene, compared, at),
            Selection::Added(at) => added(ui, scene, at),
        });
    });
    command
}

/// A frame for what is under way, over what is in hand.
fn under_way(ui: &mut Ui, scene: &Scene<'_>, contents: impl FnOnce(&mut Ui)) {
    let frame = Frame::new().fill(scene.look.accent_tint).inner_margin(Margin::symmetric(10, 8)).corner_radius(5);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        contents(ui);
    });
    ui.add_space(6.0);
}

/// That a partner is being chosen, and for which clause.
fn pairing(ui: &mut Ui, scene: &Scene<'_>, compared: &Compared) -> Option<Command> {
    let first = scene.model.view.pairing?;
    let mut command = None;
    under_way(ui, scene, |ui| {
        let name = compared.name(first);
        ui.label(scene.messages.with("pairing-choose", &[("clause", name.into())]));
        ui.horizontal_wrapped(|ui| {
            let chosen = scene.model.selected_change().filter(|&chosen| scene.model.pair_of(chosen).is_some());
            if chosen.is_some() && ui.button(scene.say("pairing-take")).clicked() {
                command = Some(Command::PairWithChosen);
            }
            if ui.button(scene.say("command-cancel")).clicked() {
                command = Some(Command::Close);
            }
        });
    });
    command
}

/// The words that were selected, and what can be made of them.
fn words(ui: &mut Ui, scene: &Scene<'_>) -> Option<Command> {
    let words = scene.model.view.words.as_ref()?;
    let mut command = None;
    under_way(ui, scene, |ui| {
        let mut seen = None;
        for text in [&words.old, &words.new].into_iter().flatten().filter(|text| seen.replace(*text) != Some(*text)) {
            words_of(ui, RichText::new(scene.words().quoted(&shortened(text, 120))).small());
        }
        command = command_button(ui, scene, &Command::AddFindingFromWords);
    });
    command
}

fn finding(ui: &mut Ui, scene: &Scene<'_>, compared: &Compared, at: FindingIndex) -> Option<Command> {
    let finding = compared.comparison.findings.get(at.0)?;
    let mut command = None;
    head(ui, scene, compared, at, finding);
    ui.add_space(4.0);
    ui.label(RichText::new(scene.words().reason(finding)).size(15.0));
    ui.add_space(6.0);
    for (side, evidence) in [(Side::Old, &finding.old), (Side::New, &finding.new)] {
        command = command.or(quote(ui, scene, compared, side, evidence.as_ref()));
    }
    kept(ui, scene, compared, finding);
    command = command.or(affected(ui, scene, compared, finding));
    command = command.or(review(ui, scene, Target::Finding(at)));
    command = command.or(correction(ui, scene, compared, at, finding));
    ui.add_space(8.0);
    let rule = scene.words().named(&scene.say("rule"), &scene.words().told(&finding.rule));
    ui.label(RichText::new(rule).small().color(scene.look.faint));
    if let Some(term) = &finding.term {
        ui.label(RichText::new(term).small().color(scene.look.faint));
    }
    if let Some(at) = compared.change_of_finding(at) {
        if let Some(change) = compared.change(at) {
            why_paired(ui, scene, change);
        }
        ui.add_space(4.0);
        if ui.button(scene.say("show-change")).clicked() {
            command = Some(Command::Select(Selection::Change(at)));
        }
    }
    command
}

fn head(ui: &mut Ui, scene: &Scene<'_>, compared: &Compared, at: FindingIndex, finding: &Finding) {
    let Some(reviewed) = scene.reviewed(compared, at) else { return };
    let colour = scene.look.direction(reviewed.direction);
    let direction = |direction| format!("{} {}", direction_sign(direction), scene.words().direction(direction));
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(direction(reviewed.direction)).font(scene.look.bold(13.0)).color(colour));
        ui.label(RichText::new(scene.words().weight(finding.weight)).small().color(scene.look.faint));
    });
    let mut title =
        RichText::new(scene.words().named(&scene.words().facet(reviewed.facet), &scene.messages.value(&finding.value)));
    if reviewed.dismissed.is_some() {
        title = title.strikethrough();
    }
    ui.label(title.font(scene.look.bold(18.0)));
    if reviewed.corrected {
        let found = format!("{}, {}", scene.words().facet(finding.facet), direction(finding.direction));
        let text = scene.messages.with("corrected-from", &[("found", found.into())]);
        ui.label(RichText::new(text).small().color(scene.look.faint));
    }
    if let Some(reason) = reviewed.dismissed {
        let text = if reason.is_empty() {
            scene.say("dismissed")
        } else {
            scene.words().named(&scene.say("dismissed"), reason)
        };
        ui.label(RichText::new(text).color(scene.look.deleted.ink));
    }
}

/// A quote in its frame, with the clause it stands in, which can be gone to.
fn quote(
    ui: &mut Ui,
    scene: &Scene<'_>,
    compared: &Compared,
    side: Side,
    evidence: Option<&Evidence>,
) -> Option<Command> {
    let look = scene.look;
    let (label, mark) = match side {
        Side::Old => ("old", look.deleted),
        Side::New => ("new", look.inserted),
    };
    let mut command = None;
    ui.horizontal(|ui| {
        ui.label(RichText::new(scene.say(label)).small().color(look.faint));
        if let Some(evidence) = evidence {
            let name = compared.clause_name(&evidence.clause);
            let name = scene.messages.with("go-to-clause", &[("clause", name.into())]);
            let link = ui.link(RichText::new(name).small());
            if link.on_hover_text(compared.clause_hint(&evidence.clause)).clicked() {
                command = Some(Command::GoToClause(evidence.clause));
            }
        }
    });
    let frame = Frame::new().fill(look.paper).inner_margin(Margin::symmetric(10, 7)).corner_radius(4);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        match evidence {
            Some(evidence) => words_of(ui, RichText::new(scene.words().quoted(&evidence.quote)).color(mark.ink)),
            None => ui.label(RichText::new(scene.say("no-quote")).color(look.faint)),
        };
    });
    ui.add_space(4.0);
    command
}

/// What stayed the same in the clause of the finding.
fn kept(ui: &mut Ui, scene: &Scene<'_>, compared: &Compared, finding: &Finding) {
    let kept = scene.kept(compared, finding, KEPT);
    if !kept.is_empty() {
        let label = ui.label(RichText::new(format!("{} {kept}", scene.say("still"))).color(scene.look.faint));
        label.on_hover_text(scene.kept(compared, finding, usize::MAX));
    }
}

/// Clauses whose meaning moved with a definition, though they may stand untouched.
fn affected(ui: &mut Ui, scene: &Scene<'_>, compared: &Compared, finding: &Finding) -> Option<Command> {
    if finding.affected.is_empty() {
        return None;
    }
    ui.add_space(4.0);
    ui.label(RichText::new(scene.count("affected", finding.affected.len())).color(scene.look.ink));
    clause_links(ui, scene, compared, &finding.affected)
}

/// Clauses by name, each of which can be gone to.
pub(super) fn clause_links(ui: &mut Ui, scene: &Scene<'_>, compared: &Compared, ids: &[ClauseId]) -> Option<Command> {
    const MOST: usize = 24;
    let mut command = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 7.0;
        for id in ids.iter().take(MOST) {
            if ui.link(compared.clause_name(id)).on_hover_text(compared.clause_hint(id)).clicked() {
                command = Some(Command::GoToClause(*id));
            }
        }
        if ids.len() > MOST {
            ui.label(RichText::new(scene.count("more-values", ids.len() - MOST)).color(scene.look.faint));
        }
    });
    command
}

fn added(ui: &mut Ui, scene: &Scene<'_>, at: usize) -> Option<Command> {
    let finding = scene.model.work.review.added.get(at)?;
    let title = format!("{} {}", direction_sign(finding.direction), scene.words().facet(finding.facet));
    ui.label(RichText::new(title).font(scene.look.bold(18.0)));
    ui.label(RichText::new(scene.say("added-by-hand")).small().color(scene.look.faint));
    for (label, part) in [("old", &finding.old), ("new", &finding.new)] {
        if let Some((_, words)) = part {
            ui.label(RichText::new(scene.say(label)).small().color(scene.look.faint));
            words_of(ui, RichText::new(scene.words().quoted(words)));
        }
    }
    ui.add_space(8.0);
    let mut edited = finding.clone();
    let facets: Vec<_> = Facet::ALL.into_iter().map(|facet| (facet, scene.words().facet(facet))).collect();
    let mut facet = Some(edited.facet);
    choice_or(ui, scene, ("correct-facet", "filter-any"), &mut facet, &facets);
    edited.facet = facet.unwrap_or(edited.facet);
    let directions = [Direction::Broadened, Direction::Narrowed, Direction::Changed];
    let directions: Vec<_> =
        directions.into_iter().map(|direction| (direction, scene.words().direction(direction))).collect();
    let mut direction = Some(edited.direction);
    choice_or(ui, scene, ("correct-direction", "filter-any"), &mut direction, &directions);
    edited.direction = direction.unwrap_or(edited.direction);
    for (text, hint) in [(&mut edited.value, "added-value-hint"), (&mut edited.reason, "added-reason-hint")] {
        let hint = scene.say(hint);
        ui.add(TextEdit::multiline(text).desired_rows(1).hint_text(hint.clone()).desired_width(f32::INFINITY))
            .accessible_name(hint);
    }
    if edited != *finding {
        return Some(Command::EditAdded(at, edited));
    }
    ui.button(scene.say("remove-added")).clicked().then_some(Command::RemoveAdded(at))
}
