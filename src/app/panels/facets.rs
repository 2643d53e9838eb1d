//! The ledger of the first screen: what went and came in each facet, and how the findings there point.

use super::Scene;
use crate::app::command::Command;
use crate::app::index::Compared;
use crate::app::state::FindingIndex;
use crate::clause::Side;
use crate::report::outline::direction_sign;
use crate::scope::{Direction, Facet, Finding, ScopeEntry};
use egui::text::{LayoutJob, TextFormat};
use egui::{FontId, RichText, Stroke, Ui};

/// Widths of the first and the last column, in points.
const NAME: f32 = 92.0;
const DIRECTION: f32 = 124.0;
/// Values named in a cell.
const VALUES: usize = 10;

/// Facets with what went and what came; what stayed is folded, with its count. Those where nothing changed are named in
/// the last part.
pub(super) fn ledger(ui: &mut Ui, scene: &Scene<'_>, compared: &Compared) -> Option<Command> {
    let changed: Vec<Facet> = Facet::ALL.into_iter().filter(|&facet| facet_changed(compared, facet)).collect();
    if changed.is_empty() {
        ui.label(RichText::new(scene.say("answer-ledger-same")).color(scene.look.faint));
        return None;
    }
    ui.spacing_mut().item_spacing.y = 2.0;
    let width = ui.available_width();
    let widths = [NAME, (width - NAME - DIRECTION - 36.0) / 2.0];
    row(ui, scene, widths, None, |column| {
        LayoutJob::single_section(
            scene.say(["facet", "before", "after", "direction"][column]),
            TextFormat::simple(FontId::proportional(12.0), scene.look.faint),
        )
    });
    let mut command = None;
    for facet in changed {
        let judged = is_judged(scene, compared, facet);
        let tip = (!judged).then(|| scene.say("no-finding.tip"));
        row(ui, scene, widths, tip.as_deref(), |column| cell(scene, compared, facet, column));
        command = command.or(stayed(ui, scene, compared, facet));
    }
    let plain = |side| Facet::ALL.into_iter().any(|facet| named(scene, compared, facet, side).1.is_some());
    if plain(Side::Old) || plain(Side::New) {
        ui.add_space(4.0);
        ui.label(RichText::new(scene.say("answer-plain")).size(12.0).color(scene.look.faint));
    }
    command
}

/// A row of four cells, as high as the highest, with a line above; the tip is for the last of them.
fn row(ui: &mut Ui, scene: &Scene<'_>, [name, values]: [f32; 2], tip: Option<&str>, cell: impl Fn(usize) -> LayoutJob) {
    let left = ui.cursor().left();
    ui.painter().hline(left..=left + ui.available_width(), ui.cursor().top(), Stroke::new(1.0, scene.look.line));
    // A row is as high as its words, not as a button.
    ui.spacing_mut().interact_size.y = 0.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        for (column, width) in [name, values, values, DIRECTION].into_iter().enumerate() {
            ui.vertical(|ui| {
                ui.set_width(width);
                ui.add_space(4.0);
                let label = ui.add(egui::Label::new(cell(column)).wrap());
                if let Some(tip) = tip.filter(|_| column == 3) {
                    label.on_hover_text(tip);
                }
                ui.add_space(2.0);
            });
        }
    });
}

fn cell(scene: &Scene<'_>, compared: &Compared, facet: Facet, column: usize) -> LayoutJob {
    let look = scene.look;
    match column {
        0 => LayoutJob::single_section(scene.words().facet(facet), TextFormat::simple(look.bold(14.0), look.ink)),
        1 | 2 => values(scene, compared, facet, if column == 1 { Side::Old } else { Side::New }),
        _ => directions(scene, compared, facet),
    }
}

/// Whether a version holds a value.
fn holds(entry: &ScopeEntry, side: Side) -> bool {
    !if side == Side::Old { &entry.old } else { &entry.new }.is_empty()
}

/// The values that a cell names: what stands on one side only; then what findings tell of besides, though it stands on both
/// sides of the whole, and at which place these begin, if there are any.
fn named<'c>(scene: &Scene<'_>, compared: &'c Compared, facet: Facet, side: Side) -> (Vec<&'c str>, Option<usize>) {
    let other = if side == Side::Old { Side::New } else { Side::Old };
    let alone = |entry: &&ScopeEntry| entry.facet == facet && holds(entry, side) && !holds(entry, other);
    let mut values: Vec<&str> =
        compared.comparison.scope.iter().filter(alone).map(|entry| entry.value.as_str()).collect();
    let count_alone = values.len();
    for (at, finding) in compared.comparison.findings.iter().enumerate() {
        let stands = || scene.reviewed(compared, FindingIndex(at)).is_some_and(|reviewed| reviewed.dismissed.is_none());
        // A promise that was added is a promise.
        let value = finding.value.strip_suffix("_added").or(finding.value.strip_suffix("_removed"));
        let value = value.unwrap_or(&finding.value);
        let mut entries = compared.comparison.scope.iter();
        let entry = entries.find(|entry| entry.facet == facet && entry.value == value);
        let listed = finding.facet == facet && !values.contains(&value) && is_told_of(finding, entry, side);
        if listed && stands() {
            values.push(value);
        }
    }
    let plain = (values.len() > count_alone).then_some(count_alone);
    (values, plain)
}

/// The values of a cell, what went or came as such.
fn values(scene: &Scene<'_>, compared: &Compared, facet: Facet, side: Side) -> LayoutJob {
    let look = scene.look;
    let mark = if side == Side::Old { look.deleted } else { look.inserted };
    let (values, plain) = named(scene, compared, facet, side);
    let faint = |size| TextFormat::simple(FontId::proportional(size), look.faint);
    let mut job = LayoutJob::default();
    for (at, value) in values.iter().take(VALUES).enumerate() {
        let mut format = TextFormat::simple(FontId::proportional(14.0), look.ink);
        if plain.is_none_or(|plain| at < plain) {
            format.color = mark.ink;
            let line = Stroke::new(1.2, mark.ink);
            if side == Side::Old { format.strikethrough = line } else { format.underline = line }
        }
        job.append(&scene.messages.value(value), 0.0, format);
        if at + 1 < values.len() {
            job.append(", ", 0.0, faint(14.0));
        }
    }
    if values.len() > VALUES {
        job.append(&scene.count("more-values", values.len() - VALUES), 0.0, faint(13.0));
    }
    if values.is_empty() {
        job.append("—", 0.0, faint(14.0));
    }
    job
}

/// Whether a finding tells that a version holds its value. A quote may prove that something is gone, so that it must be in
/// the ledger too; of what no ledger holds the direction tells on which side it stands.
fn is_told_of(finding: &Finding, entry: Option<&ScopeEntry>, side: Side) -> bool {
    let evidence = if side == Side::Old { &finding.old } else { &finding.new };
    let limits = matches!(finding.facet, Facet::Safeguard | Facet::Modality);
    let came = match finding.direction {
        Direction::Broadened => Some(!limits),
        Direction::Narrowed => Some(limits),
        Direction::Changed => None,
    };
    evidence.is_some()
        && match entry {
            Some(entry) => holds(entry, side),
            None => came.is_none_or(|came| came == (side == Side::New)),
        }
}

/// How many values of a facet stand in both versions; all of them where they are unfolded.
fn stayed(ui: &mut Ui, scene: &Scene<'_>, compared: &Compared, facet: Facet) -> Option<Command> {
    let both = |entry: &&ScopeEntry| entry.facet == facet && holds(entry, Side::Old) && holds(entry, Side::New);
    let both: Vec<&ScopeEntry> = compared.comparison.scope.iter().filter(both).collect();
    if both.is_empty() {
        return None;
    }
    let unfolded = scene.model.view.stayed.contains(&facet);
    let mut pressed = false;
    ui.horizontal_top(|ui| {
        ui.add_space(NAME + 12.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            let sign = if unfolded { "▾" } else { "▸" };
            let text = RichText::new(format!("{sign} {}", scene.count("answer-stayed", both.len()))).size(12.0);
            let name = scene.words().named(&scene.words().facet(facet), &scene.count("answer-stayed", both.len()));
            pressed = ui.add(egui::Link::new(text.color(scene.look.faint))).accessible_name(name).clicked();
            if unfolded {
                let names: Vec<String> = both.iter().map(|entry| scene.messages.value(&entry.value)).collect();
                ui.add(egui::Label::new(RichText::new(names.join(", ")).size(13.0).color(scene.look.faint)).wrap());
            }
            ui.add_space(3.0);
        });
    });
    pressed.then_some(Command::ShowStayed(facet))
}

fn directions(scene: &Scene<'_>, compared: &Compared, facet: Facet) -> LayoutJob {
    let mut job = LayoutJob::default();
    for direction in [Direction::Broadened, Direction::Narrowed, Direction::Changed] {
        let points = |at: &usize| {
            scene.reviewed(compared, FindingIndex(*at)).is_some_and(|reviewed| {
                reviewed.facet == facet && reviewed.direction == direction && reviewed.dismissed.is_none()
            })
        };
        let added = scene.model.work.review.added.iter();
        let added = added.filter(|added| added.facet == facet && added.direction == direction).count();
        let count = (0..compared.comparison.findings.len()).filter(points).count() + added;
        if count > 0 {
            let separate = if job.text.is_empty() { "" } else { "\n" };
            let text =
                format!("{separate}{} {} ({count})", direction_sign(direction), scene.words().direction(direction));
            job.append(&text, 0.0, TextFormat::simple(FontId::proportional(13.0), scene.look.direction(direction)));
        }
    }
    if job.text.is_empty() {
        job.append(&scene.say("no-finding"), 0.0, TextFormat::simple(FontId::proportional(13.0), scene.look.faint));
    }
    job
}

/// Whether a finding that stands is about a facet.
fn is_judged(scene: &Scene<'_>, compared: &Compared, facet: Facet) -> bool {
    let of_facet = |at: usize| {
        let reviewed = scene.reviewed(compared, FindingIndex(at));
        reviewed.is_some_and(|reviewed| reviewed.facet == facet && reviewed.dismissed.is_none())
    };
    (0..compared.comparison.findings.len()).any(of_facet)
        || scene.model.work.review.added.iter().any(|added| added.facet == facet)
}

/// Whether anything went, came or was found in a facet.
pub(super) fn facet_changed(compared: &Compared, facet: Facet) -> bool {
    compared.comparison.findings.iter().any(|finding| finding.facet == facet)
        || compared
            .comparison
            .scope
            .iter()
            .any(|entry| entry.facet == facet && entry.old.is_empty() != entry.new.is_empty())
}
