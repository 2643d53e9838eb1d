//! The first screen: the answer. Verdict in one sentence, the ledger of facets before and after with direction, the
//! weightiest findings, and what is the same.

use super::Scene;
use super::facets::{facet_changed, ledger};
use super::start::{boxed, empty, left_behind, welcome};
use crate::app::command::Command;
use crate::app::index::{Compared, shortened};
use crate::app::state::{FindingIndex, List, Selection};
use crate::clause::Side;
use crate::project::Tally;
use crate::report::outline::direction_sign;
use crate::scope::Facet;
use egui::text::{LayoutJob, TextFormat};
use egui::{FontId, RichText, ScrollArea, Stroke, Ui};
use std::collections::HashMap;

/// Widest the answer is set in one column, in points.
const MEASURE: f32 = 860.0;
/// Widest it is set in two columns, and the least room for two.
const WIDE: f32 = 1320.0;
const TWO_COLUMNS: f32 = 1080.0;
/// Room between the two columns, in points.
const BETWEEN: f32 = 44.0;
/// Findings named on the first screen.
const WEIGHTIEST: usize = 6;
/// Names of what stayed beside a finding.
const KEPT: usize = 3;
/// Letters of a note on the texts.
const NOTE: usize = 240;
/// Notes on the texts that are shown before the rest is folded.
const NOTES: usize = 3;

/// The first screen.
pub fn panel(ui: &mut Ui, scene: &Scene<'_>) -> Option<Command> {
    let Some(compared) = scene.model.compared() else { return empty(ui, scene) };
    let mut command = None;
    ScrollArea::vertical().id_salt("answer").auto_shrink(false).show(ui, |ui| {
        let room = ui.available_width() - 2.0 * 28.0;
        let inner = if room >= TWO_COLUMNS { room.min(WIDE) } else { room.min(MEASURE) }.max(200.0);
        let side = ((ui.available_width() - inner) / 2.0).max(0.0);
        ui.horizontal_top(|ui| {
            ui.add_space(side);
            ui.vertical(|ui| {
                ui.set_width(inner);
                ui.add_space(22.0);
                command = page(ui, scene, compared);
                ui.add_space(30.0);
            });
        });
    });
    command
}

fn page(ui: &mut Ui, scene: &Scene<'_>, compared: &Compared) -> Option<Command> {
    let look = scene.look;
    let mut command = None;
    if scene.model.is_sample {
        command = welcome(ui, scene);
        ui.add_space(14.0);
    } else if !scene.model.recoverable.is_empty() {
        command = boxed(ui, scene, left_behind);
        ui.add_space(14.0);
    }
    ui.label(RichText::new(scene.verdict_sentence(compared)).font(look.bold(25.0)));
    ui.add_space(2.0);
    if scene.model.work.review.changes_findings() {
        ui.label(RichText::new(reviewer(scene, compared)).color(look.accent));
    }
    ui.label(RichText::new(counts(scene, compared)).color(look.faint));
    notes(ui, scene, compared);
    ui.add_space(18.0);
    let width = ui.available_width();
    if width >= TWO_COLUMNS {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = BETWEEN;
            let left = (width - BETWEEN) * 0.56;
            column(ui, left, |ui| {
                command = command.take().or(what_changed(ui, scene, compared));
                what_is_the_same(ui, scene, compared);
            });
            column(ui, width - BETWEEN - left, |ui| {
                command = command.take().or(weightiest(ui, scene, compared));
            });
        });
    } else {
        command = command.or(what_changed(ui, scene, compared));
        command = command.or(weightiest(ui, scene, compared));
        what_is_the_same(ui, scene, compared);
    }
    command
}

fn column(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        ui.set_width(width);
        contents(ui);
    });
}

fn what_changed(ui: &mut Ui, scene: &Scene<'_>, compared: &Compared) -> Option<Command> {
    if !scene.is_told(compared) {
        return None;
    }
    title(ui, scene, "answer-ledger");
    let command = ui.scope(|ui| ledger(ui, scene, compared)).inner;
    ui.add_space(20.0);
    command
}

fn what_is_the_same(ui: &mut Ui, scene: &Scene<'_>, compared: &Compared) {
    title(ui, scene, "answer-same");
    ui.label(RichText::new(same(scene, compared)).color(scene.look.ink));
    ui.add_space(12.0);
}

fn weightiest(ui: &mut Ui, scene: &Scene<'_>, compared: &Compared) -> Option<Command> {
    let mut command = None;
    title(ui, scene, "answer-findings");
    if compared.by_weight.is_empty() {
        ui.label(RichText::new(scene.say("answer-no-findings")).color(scene.look.faint));
    }
    let headlines = headlines(scene, compared);
    let (named, others) = headlines.split_at(headlines.len().min(WEIGHTIEST));
    for headline in named {
        command = command.or(finding(ui, scene, compared, headline));
    }
    let others: usize = others.iter().map(|headline| headline.places).sum();
    if others > 0 {
        let more = scene.count("answer-more-findings", others);
        if ui.link(more).clicked() {
            command = Some(Command::ShowList(List::Findings)).filter(|_| command.is_none()).or(command);
        }
    }
    // Where nothing was found there still are changes to go through.
    let step = if compared.by_weight.is_empty() { Command::NextChange } else { Command::NextFinding };
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        for wanted in [Command::ShowSideBySide, step, Command::ExportReport] {
            command = command.take().or(super::command_button(ui, scene, &wanted));
        }
    });
    ui.add_space(20.0);
    command
}

/// What the program found, and what the reviewer made of it.
fn reviewer(scene: &Scene<'_>, compared: &Compared) -> String {
    let review = &scene.model.work.review;
    let found = Tally::of(compared.comparison.findings.iter().map(|finding| finding.direction));
    let dismissed = review.corrections.values().filter(|correction| correction.dismissed.is_some()).count();
    let values = [
        ("corrected", (review.corrections.len() - dismissed).into()),
        ("dismissed", dismissed.into()),
        ("added", review.added.len().into()),
    ];
    format!("{} {}", scene.messages.with("answer-reviewer", &values), scene.words().tallied("answer-program", found))
}

fn title(ui: &mut Ui, scene: &Scene<'_>, id: &str) {
    let label = ui.label(RichText::new(scene.say(id)).font(scene.look.bold(15.0)).color(scene.look.accent));
    label.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, scene.say(id)));
    ui.add_space(2.0);
}

fn counts(scene: &Scene<'_>, compared: &Compared) -> String {
    let summary = &compared.comparison.summary;
    let values = [
        ("modified", summary.modified.into()),
        ("inserted", summary.inserted.into()),
        ("deleted", summary.deleted.into()),
        ("moved", summary.moved.into()),
        ("unchanged", summary.unchanged.into()),
    ];
    scene.messages.with("answer-counts", &values)
}

/// What a reader of the comparison and of each version should know; what is said more than once is said with its count.
fn notes(ui: &mut Ui, scene: &Scene<'_>, compared: &Compared) {
    let comparison = &compared.comparison;
    let mut told: Vec<(String, usize)> =
        comparison.notices.iter().map(|notice| (scene.words().told(notice), 1)).collect();
    for side in [Side::Old, Side::New] {
        let version = comparison.side(side);
        let mut places = HashMap::new();
        for warning in &version.warnings {
            let place = *places.entry(&warning.message).or_insert(told.len());
            match told.get_mut(place) {
                Some((_, count)) => *count += 1,
                None => told.push((scene.words().named(&version.name, &scene.words().told(&warning.message)), 1)),
            }
        }
    }
    let line = |ui: &mut Ui, (line, count): &(String, usize)| {
        let times = if *count > 1 { format!(" (× {count})") } else { String::new() };
        // A passage that it quotes may be long: here it is named, and read where the pointer rests on it.
        let short = shortened(line, NOTE);
        let label = ui.label(RichText::new(format!("! {short}{times}")).color(scene.look.deleted.ink).small());
        if short != *line {
            label.on_hover_text(line);
        }
    };
    let (first, rest) = told.split_at(told.len().min(NOTES));
    first.iter().for_each(|note| line(ui, note));
    if !rest.is_empty() {
        let more = RichText::new(scene.count("more-notes", rest.len())).color(scene.look.faint).small();
        egui::CollapsingHeader::new(more).id_salt("notes").show(ui, |ui| rest.iter().for_each(|note| line(ui, note)));
    }
}

/// What findings say alike, in one place or in more.
struct Headline {
    /// The weightiest of them.
    first: FindingIndex,
    /// How many there are.
    places: usize,
}

/// The findings, weightiest first, those that say the same as another one with it.
fn headlines(scene: &Scene<'_>, compared: &Compared) -> Vec<Headline> {
    let mut headlines: Vec<Headline> = Vec::new();
    let mut known = HashMap::new();
    for &at in &compared.by_weight {
        let (Some(reviewed), finding) = (scene.reviewed(compared, at), &compared.comparison.findings[at.0]) else {
            continue;
        };
        let says = (reviewed.facet, reviewed.direction, finding.value.as_str(), reviewed.dismissed.is_some());
        let place = *known.entry(says).or_insert(headlines.len());
        match headlines.get_mut(place) {
            Some(headline) => headline.places += 1,
            None => headlines.push(Headline { first: at, places: 1 }),
        }
    }
    headlines
}

fn finding(ui: &mut Ui, scene: &Scene<'_>, compared: &Compared, headline: &Headline) -> Option<Command> {
    let at = headline.first;
    let finding = compared.comparison.findings.get(at.0)?;
    let look = scene.look;
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width() - 24.0;
    let reviewed = scene.reviewed(compared, at)?;
    let dismissed = reviewed.dismissed.is_some();
    let colour = if dismissed { look.faint } else { look.direction(reviewed.direction) };
    let struck = Stroke::new(if dismissed { 1.0 } else { 0.0 }, look.faint);
    let small = TextFormat::simple(FontId::proportional(12.0), look.faint);
    let sign = format!("{} {}", direction_sign(reviewed.direction), scene.words().direction(reviewed.direction));
    job.append(&sign, 0.0, TextFormat::simple(look.bold(13.0), colour));
    let title = scene.words().named(&scene.words().facet(reviewed.facet), &scene.messages.value(&finding.value));
    let title_format = TextFormat { strikethrough: struck, ..TextFormat::simple(look.bold(14.0), look.ink) };
    job.append(&title, 10.0, title_format);
    let after = if dismissed { scene.say("dismissed") } else { scene.words().weight(finding.weight) };
    job.append(&after, 10.0, small.clone());
    if headline.places > 1 {
        job.append(&scene.count("answer-places", headline.places), 10.0, small.clone());
    }
    job.append("\n", 0.0, small.clone());
    job.append(&scene.words().reason(finding), 0.0, TextFormat::simple(FontId::proportional(14.0), look.ink));
    let kept = scene.kept(compared, finding, KEPT);
    if !kept.is_empty() {
        job.append(&format!("\n{} {kept}", scene.say("still")), 0.0, small);
    }
    let pressed = ui
        .with_layout(egui::Layout::top_down_justified(egui::Align::LEFT), |ui| {
            ui.add(egui::Button::new(job).wrap().fill(look.panel).stroke(Stroke::NONE)).clicked()
        })
        .inner;
    pressed.then_some(Command::Select(Selection::Finding(at)))
}

/// What did not change, in a sentence or two.
fn same(scene: &Scene<'_>, compared: &Compared) -> String {
    let comparison = &compared.comparison;
    let facets: Vec<String> = Facet::ALL
        .into_iter()
        .filter(|&facet| comparison.scope.iter().any(|entry| entry.facet == facet) && !facet_changed(compared, facet))
        .map(|facet| scene.words().facet(facet).to_lowercase())
        .collect();
    let mut text = scene.count("answer-same-clauses", comparison.summary.unchanged);
    if !facets.is_empty() {
        text = format!("{text} {} {}.", scene.say("answer-same-facets"), facets.join(", "));
    }
    text
}
