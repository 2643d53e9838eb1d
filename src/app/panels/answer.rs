//! The first screen: the answer. Verdict in one sentence, the ledger of facets before and after with direction, the
//! weightiest findings, and what is the same.

use super::Scene;
use crate::app::command::Command;
use crate::app::index::Compared;
use crate::app::look::sign;
use crate::app::state::{FindingIndex, List, Selection};
use crate::clause::Side;
use crate::comparison::Version;
use crate::project::Tally;
use crate::scope::{Direction, Facet, ScopeEntry};
use egui::text::{LayoutJob, TextFormat};
use egui::{FontId, RichText, ScrollArea, Stroke, Ui};

/// Widest the answer is set in one column, in points.
const MEASURE: f32 = 860.0;
/// Widest it is set in two columns, and the least room for two.
const WIDE: f32 = 1320.0;
const TWO_COLUMNS: f32 = 1080.0;
/// Room between the two columns, in points.
const BETWEEN: f32 = 44.0;
/// Widths of the first and the last column of the ledger, in points.
const NAME: f32 = 92.0;
const DIRECTION: f32 = 124.0;
/// Findings named on the first screen.
const WEIGHTIEST: usize = 6;
/// Names of what stayed beside a finding.
const KEPT: usize = 3;
/// Values named in a cell of the ledger.
const VALUES: usize = 10;

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
    for notice in &compared.comparison.notices {
        ui.colored_label(look.deleted.ink, notice);
    }
    for side in [Side::Old, Side::New] {
        warnings(ui, scene, compared.comparison.side(side));
    }
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
    for &at in compared.by_weight.iter().take(WEIGHTIEST) {
        command = command.or(finding(ui, scene, compared, at));
    }
    if compared.by_weight.len() > WEIGHTIEST {
        let more = scene.count("answer-more-findings", compared.by_weight.len() - WEIGHTIEST);
        if ui.link(more).clicked() {
            command = Some(Command::ShowList(List::Findings)).filter(|_| command.is_none()).or(command);
        }
    }
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        for wanted in [Command::ShowSideBySide, Command::NextFinding, Command::ExportReport] {
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
    format!("{} {}", scene.messages.with("answer-reviewer", &values), scene.tally("answer-program", found))
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

/// What a reader of a version should know; what is said more than once is said with its count.
fn warnings(ui: &mut Ui, scene: &Scene<'_>, version: &Version) {
    let mut told: Vec<(&str, usize)> = Vec::new();
    for warning in &version.warnings {
        match told.iter_mut().find(|(message, _)| *message == warning.message) {
            Some((_, count)) => *count += 1,
            None => told.push((&warning.message, 1)),
        }
    }
    for (message, count) in told.iter().take(3) {
        let times = if *count > 1 { format!(" (× {count})") } else { String::new() };
        let text = RichText::new(format!("! {}: {message}{times}", version.name));
        ui.label(text.color(scene.look.deleted.ink).small());
    }
    if told.len() > 3 {
        let more = scene.count("more-warnings", told.len() - 3);
        ui.label(RichText::new(format!("{}: {more}", version.name)).color(scene.look.faint).small());
    }
}

/// What to do first, over the sample: open one's own texts.
fn welcome(ui: &mut Ui, scene: &Scene<'_>) -> Option<Command> {
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

fn boxed(
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
fn left_behind(ui: &mut Ui, scene: &Scene<'_>) -> Option<Command> {
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

fn empty(ui: &mut Ui, scene: &Scene<'_>) -> Option<Command> {
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
        command = command.take().or(recent(ui, scene));
    });
    command
}

/// Facets with what went and what came; what stayed is folded, with its count. Those where nothing changed are named in
/// the last part.
fn ledger(ui: &mut Ui, scene: &Scene<'_>, compared: &Compared) -> Option<Command> {
    let changed: Vec<Facet> = Facet::ALL.into_iter().filter(|&facet| facet_changed(compared, facet)).collect();
    if changed.is_empty() {
        ui.label(RichText::new(scene.say("answer-ledger-same")).color(scene.look.faint));
        return None;
    }
    ui.spacing_mut().item_spacing.y = 2.0;
    let width = ui.available_width();
    let widths = [NAME, (width - NAME - DIRECTION - 36.0) / 2.0];
    row(ui, scene, widths, |column| {
        LayoutJob::single_section(
            scene.say(["facet", "before", "after", "direction"][column]),
            TextFormat::simple(FontId::proportional(12.0), scene.look.faint),
        )
    });
    let mut command = None;
    for facet in changed {
        row(ui, scene, widths, |column| cell(scene, compared, facet, column));
        command = command.or(stayed(ui, scene, compared, facet));
    }
    command
}

/// A row of four cells, as high as the highest, with a line above.
fn row(ui: &mut Ui, scene: &Scene<'_>, [name, values]: [f32; 2], cell: impl Fn(usize) -> LayoutJob) {
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
                ui.add(egui::Label::new(cell(column)).wrap());
                ui.add_space(2.0);
            });
        }
    });
}

fn cell(scene: &Scene<'_>, compared: &Compared, facet: Facet, column: usize) -> LayoutJob {
    let look = scene.look;
    match column {
        0 => LayoutJob::single_section(scene.facet(facet), TextFormat::simple(look.bold(14.0), look.ink)),
        1 | 2 => values(scene, compared, facet, if column == 1 { Side::Old } else { Side::New }),
        _ => directions(scene, compared, facet),
    }
}

/// Whether a version holds a value.
fn holds(entry: &ScopeEntry, side: Side) -> bool {
    !if side == Side::Old { &entry.old } else { &entry.new }.is_empty()
}

/// What stands on one side only, as what went or came; then what findings tell of besides, though it stands on both sides
/// of the whole.
fn values(scene: &Scene<'_>, compared: &Compared, facet: Facet, side: Side) -> LayoutJob {
    let look = scene.look;
    let (mark, other) = match side {
        Side::Old => (look.deleted, Side::New),
        Side::New => (look.inserted, Side::Old),
    };
    let alone = |entry: &&ScopeEntry| entry.facet == facet && holds(entry, side) && !holds(entry, other);
    let mut values: Vec<&str> =
        compared.comparison.scope.iter().filter(alone).map(|entry| entry.value.as_str()).collect();
    let count_alone = values.len();
    for (at, finding) in compared.comparison.findings.iter().enumerate() {
        let evidence = if side == Side::Old { &finding.old } else { &finding.new };
        let stands = || scene.reviewed(compared, FindingIndex(at)).is_some_and(|reviewed| reviewed.dismissed.is_none());
        // A quote may prove that something is gone: only what this version holds is listed.
        let held = |entry: &ScopeEntry| entry.facet == facet && entry.value == finding.value && holds(entry, side);
        let listed = compared.comparison.scope.iter().any(held);
        let value = finding.value.as_str();
        if finding.facet == facet && evidence.is_some() && listed && !values.contains(&value) && stands() {
            values.push(value);
        }
    }
    let faint = |size| TextFormat::simple(FontId::proportional(size), look.faint);
    let mut job = LayoutJob::default();
    for (at, value) in values.iter().take(VALUES).enumerate() {
        let mut format = TextFormat::simple(FontId::proportional(14.0), look.ink);
        if at < count_alone {
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
            let name = format!("{}: {}", scene.facet(facet), scene.count("answer-stayed", both.len()));
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
            let text = format!("{separate}{} {} ({count})", sign(direction), scene.direction(direction));
            job.append(&text, 0.0, TextFormat::simple(FontId::proportional(13.0), scene.look.direction(direction)));
        }
    }
    if job.text.is_empty() {
        job.append(&scene.say("no-finding"), 0.0, TextFormat::simple(FontId::proportional(13.0), scene.look.faint));
    }
    job
}

fn facet_changed(compared: &Compared, facet: Facet) -> bool {
    compared.comparison.findings.iter().any(|finding| finding.facet == facet)
        || compared
            .comparison
            .scope
            .iter()
            .any(|entry| entry.facet == facet && entry.old.is_empty() != entry.new.is_empty())
}

fn finding(ui: &mut Ui, scene: &Scene<'_>, compared: &Compared, at: FindingIndex) -> Option<Command> {
    let finding = compared.comparison.findings.get(at.0)?;
    let look = scene.look;
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width() - 24.0;
    let reviewed = scene.reviewed(compared, at)?;
    let dismissed = reviewed.dismissed.is_some();
    let colour = if dismissed { look.faint } else { look.direction(reviewed.direction) };
    let struck = Stroke::new(if dismissed { 1.0 } else { 0.0 }, look.faint);
    let small = TextFormat::simple(FontId::proportional(12.0), look.faint);
    let sign = format!("{} {}", sign(reviewed.direction), scene.direction(reviewed.direction));
    job.append(&sign, 0.0, TextFormat::simple(look.bold(13.0), colour));
    let title = format!("{}: {}", scene.facet(reviewed.facet), scene.messages.value(&finding.value));
    let title_format = TextFormat { strikethrough: struck, ..TextFormat::simple(look.bold(14.0), look.ink) };
    job.append(&title, 10.0, title_format);
    let after = if dismissed { scene.say("dismissed") } else { scene.weight(finding.weight) };
    job.append(&format!("{after}\n"), 10.0, small.clone());
    job.append(&scene.reason(finding), 0.0, TextFormat::simple(FontId::proportional(14.0), look.ink));
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
        .map(|facet| scene.facet(facet).to_lowercase())
        .collect();
    let mut text = scene.count("answer-same-clauses", comparison.summary.unchanged);
    if !facets.is_empty() {
        text = format!("{text} {} {}.", scene.say("answer-same-facets"), facets.join(", "));
    }
    text
}
