//! The left: search, filters, and the lists of clauses, findings, changes and hits.

use super::{Scene, kind_sign};
use crate::app::command::Command;
use crate::app::filter::{Filter, Search};
use crate::app::index::{Compared, shortened};
use crate::app::look::Look;
use crate::app::state::{ChangeIndex, FindingIndex, List, Selection, Target};
use crate::project::Status;
use crate::redline::{ChangeClass, ChangeKind};
use crate::report::outline::direction_sign;
use crate::scope::{Direction, Facet, Weight};
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{ComboBox, FontId, ScrollArea, TextEdit, Ui};

/// The search field's id, so that a command can put the keyboard there.
pub const SEARCH: &str = "search field";

/// Height of a finding in the list, in points: a head and two lines of its reason.
const FINDING: f32 = 62.0;
/// Height of a change in a list, in points.
const LINE: f32 = 28.0;

/// The left panel.
pub fn panel(ui: &mut Ui, scene: &Scene<'_>) -> Option<Command> {
    let compared = scene.model.compared()?;
    let mut command = search(ui, scene);
    command = command.or(filters(ui, scene));
    ui.separator();
    command = command.or(tabs(ui, scene, compared));
    ui.separator();
    command.or(match scene.model.view.list {
        List::Findings => findings(ui, scene, compared),
        List::Changes => changes(ui, scene, compared, &scene.model.changes_shown(), "empty-changes"),
        List::Hits => changes(ui, scene, compared, &scene.model.view.hits, "empty-hits"),
        List::Outline => outline(ui, scene, compared),
    })
}

fn search(ui: &mut Ui, scene: &Scene<'_>) -> Option<Command> {
    let mut search = scene.model.view.search.clone();
    let hint = scene.say("search-hint");
    let field = TextEdit::singleline(&mut search.text).id(egui::Id::unique(SEARCH)).hint_text(hint.clone());
    let response = ui.add(field.desired_width(f32::INFINITY)).accessible_name(hint);
    let enter = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        ui.checkbox(&mut search.whole_word, scene.say("search-whole-word"));
        ui.checkbox(&mut search.regex, scene.say("search-regex"));
    });
    if let Some(error) = &scene.model.view.search_error {
        ui.colored_label(scene.look.deleted.ink, format!("{} {error}", scene.say("search-error")));
    }
    if search != scene.model.view.search {
        return Some(Command::SetSearch(search));
    }
    let asked = enter && search != Search::default();
    asked.then_some(Command::NextHit)
}

fn filters(ui: &mut Ui, scene: &Scene<'_>) -> Option<Command> {
    let mut filter = scene.model.view.filter.clone();
    let title = if filter.is_active() { scene.say("filters-active") } else { scene.say("filters") };
    egui::CollapsingHeader::new(title).id_salt("filters").show(ui, |ui| {
        let facets: Vec<_> = Facet::ALL.into_iter().map(|facet| (facet, scene.words().facet(facet))).collect();
        choice(ui, scene, "filter-facet", &mut filter.facet, &facets);
        let directions = [Direction::Broadened, Direction::Narrowed, Direction::Changed];
        let directions: Vec<_> =
            directions.into_iter().map(|direction| (direction, scene.words().direction(direction))).collect();
        choice(ui, scene, "filter-direction", &mut filter.direction, &directions);
        let weights: Vec<_> = [Weight::High, Weight::Medium, Weight::Low]
            .into_iter()
            .map(|weight| (weight, scene.words().weight(weight)))
            .collect();
        choice(ui, scene, "filter-weight", &mut filter.weight, &weights);
        let kinds: Vec<_> =
            [ChangeKind::Modified, ChangeKind::Inserted, ChangeKind::Deleted, ChangeKind::Split, ChangeKind::Merged]
                .into_iter()
                .map(|kind| (kind, scene.words().kind(kind)))
                .collect();
        choice(ui, scene, "filter-kind", &mut filter.kind, &kinds);
        let classes = [
            ChangeClass::Substantive,
            ChangeClass::Order,
            ChangeClass::Numbering,
            ChangeClass::Reference,
            ChangeClass::Typography,
            ChangeClass::WhiteSpace,
            ChangeClass::LinkTarget,
            ChangeClass::Date,
        ];
        let classes: Vec<_> = classes.into_iter().map(|class| (class, scene.words().class(class))).collect();
        choice(ui, scene, "filter-class", &mut filter.class, &classes);
        let reviewed = [(true, scene.say("filter-reviewed-yes")), (false, scene.say("filter-reviewed-no"))];
        choice(ui, scene, "filter-reviewed", &mut filter.reviewed, &reviewed);
        ui.checkbox(&mut filter.noted, scene.say("filter-noted"));
        if filter.is_active() && ui.button(scene.say("filters-clear")).clicked() {
            filter = Filter::default();
        }
    });
    (filter != scene.model.view.filter).then_some(Command::SetFilter(filter))
}

/// A choice of one value or all.
fn choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    scene: &Scene<'_>,
    label: &str,
    value: &mut Option<T>,
    all: &[(T, String)],
) {
    choice_or(ui, scene, (label, "filter-any"), value, all);
}

/// A choice of one value or none; what none means is said by the second message.
pub(super) fn choice_or<T: Copy + PartialEq>(
    ui: &mut Ui,
    scene: &Scene<'_>,
    (label, none): (&str, &str),
    value: &mut Option<T>,
    all: &[(T, String)],
) {
    ui.horizontal(|ui| {
        let name = scene.say(label);
        let width = ui.available_width();
        let left = egui::Layout::left_to_right(egui::Align::Center);
        ui.allocate_ui_with_layout(egui::vec2(width * 0.38, ui.spacing().interact_size.y), left, |ui| {
            ui.set_min_width(width * 0.38);
            ui.add(egui::Label::new(egui::RichText::new(&name).small().weak()).truncate());
        });
        let any = scene.say(none);
        let chosen =
            all.iter().find(|(other, _)| Some(*other) == *value).map_or(any.as_str(), |(_, name)| name.as_str());
        let combo = ComboBox::from_id_salt(label).selected_text(chosen).width(width * 0.55).show_ui(ui, |ui| {
            let values = all.iter().map(|(other, name)| (Some(*other), name));
            for (other, name) in std::iter::once((None, &any)).chain(values) {
                // With the keyboard too the list closes once something is chosen.
                if ui.selectable_value(value, other, name).clicked() {
                    ui.close();
                }
            }
        });
        combo.response.accessible_name(name);
    });
}

fn tabs(ui: &mut Ui, scene: &Scene<'_>, compared: &Compared) -> Option<Command> {
    let mut list = scene.model.view.list;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.spacing_mut().button_padding.x = 6.0;
        let findings = compared.comparison.findings.len() + scene.model.work.review.added.len();
        ui.selectable_value(&mut list, List::Findings, format!("{} {findings}", scene.say("list-findings")));
        ui.selectable_value(
            &mut list,
            List::Changes,
            format!("{} {}", scene.say("list-changes"), compared.changed.len()),
        );
        ui.selectable_value(&mut list, List::Outline, scene.say("list-outline"));
        if !scene.model.view.search.text.is_empty() {
            ui.selectable_value(
                &mut list,
                List::Hits,
                format!("{} {}", scene.say("list-hits"), scene.model.view.hits.len()),
            );
        }
    });
    (list != scene.model.view.list).then_some(Command::ShowList(list))
}

fn findings(ui: &mut Ui, scene: &Scene<'_>, compared: &Compared) -> Option<Command> {
    let list = scene.model.findings_shown();
    let added = &scene.model.work.review.added;
    if list.is_empty() && added.is_empty() {
        let held_back = scene.model.view.filter.is_active();
        ui.weak(scene.say(if held_back { "empty-findings" } else { "answer-no-findings" }));
        return None;
    }
    let mut command = None;
    rows(ui, list.len() + added.len(), FINDING, |ui, row, width| match list.get(row) {
        Some(&at) => {
            let job = finding_job(scene, compared, at, width);
            let selected = scene.model.view.selection == Some(Selection::Finding(at));
            if item(ui, job, scene.look, selected, FINDING) {
                command = Some(Command::Select(Selection::Finding(at)));
            }
        }
        None => {
            let at = row - list.len();
            let finding = &added[at];
            let mut job = lines(width, 2);
            let first = format!(
                "{} {} · {}\n",
                direction_sign(finding.direction),
                scene.words().facet(finding.facet),
                scene.say("added-by-hand")
            );
            job.append(&first, 0.0, TextFormat::simple(scene.look.bold(13.0), scene.look.ink));
            job.append(&finding.reason, 0.0, TextFormat::simple(FontId::proportional(13.0), scene.look.faint));
            if item(ui, job, scene.look, scene.model.view.selection == Some(Selection::Added(at)), FINDING) {
                command = Some(Command::Select(Selection::Added(at)));
            }
        }
    });
    command
}

fn finding_job(scene: &Scene<'_>, compared: &Compared, at: FindingIndex, width: f32) -> LayoutJob {
    let mut job = lines(width, 3);
    let Some(finding) = compared.comparison.findings.get(at.0) else { return job };
    let look = scene.look;
    let reviewed = scene.model.work.review.reviewed(finding, &compared.finding_keys[at.0]);
    let (direction, facet, dismissed) = (reviewed.direction, reviewed.facet, reviewed.dismissed.is_some());
    let mut head = TextFormat::simple(look.bold(13.0), if dismissed { look.faint } else { look.direction(direction) });
    if dismissed {
        head.strikethrough = egui::Stroke::new(1.0, look.faint);
    }
    job.append(&format!("{} ", direction_sign(direction)), 0.0, head.clone());
    head.color = if dismissed { look.faint } else { look.ink };
    job.append(&scene.words().named(&scene.words().facet(facet), &scene.messages.value(&finding.value)), 0.0, head);
    let small = TextFormat::simple(FontId::proportional(12.0), look.faint);
    let status = scene.model.status(Target::Finding(at));
    let mut status =
        if status == Status::Open { String::new() } else { format!(" · {}", scene.words().status(status)) };
    if dismissed {
        status = format!("{status} · {}", scene.say("dismissed"));
    } else if reviewed.corrected {
        status = format!("{status} · {}", scene.say("corrected"));
    }
    job.append(&format!("\n{}{status} · ", scene.words().weight(finding.weight)), 0.0, small.clone());
    job.append(&scene.words().reason(finding), 0.0, small);
    job
}

fn changes(ui: &mut Ui, scene: &Scene<'_>, compared: &Compared, list: &[ChangeIndex], empty: &str) -> Option<Command> {
    if list.is_empty() {
        ui.weak(scene.say(empty));
        return None;
    }
    let mut command = None;
    let in_hand = scene.model.selected_change();
    rows(ui, list.len(), LINE, |ui, row, width| {
        let at = list[row];
        if item(ui, change_job(scene, compared, at, width, 0.0), scene.look, in_hand == Some(at), LINE) {
            command = Some(Command::Select(Selection::Change(at)));
        }
    });
    command
}

fn outline(ui: &mut Ui, scene: &Scene<'_>, compared: &Compared) -> Option<Command> {
    let mut command = None;
    let in_hand = scene.model.selected_change();
    rows(ui, compared.comparison.changes.len(), LINE, |ui, row, width| {
        let at = ChangeIndex(row);
        let indent = if compared.is_heading(at) { 0.0 } else { 14.0 };
        if item(ui, change_job(scene, compared, at, width, indent), scene.look, in_hand == Some(at), LINE) {
            command = Some(Command::Select(Selection::Change(at)));
        }
    });
    command
}

fn change_job(scene: &Scene<'_>, compared: &Compared, at: ChangeIndex, width: f32, indent: f32) -> LayoutJob {
    let look = scene.look;
    let mut job = lines(width, 1);
    let Some(change) = compared.change(at) else { return job };
    let colour = match change.kind {
        _ if change.moved => look.moved.ink,
        ChangeKind::Inserted => look.inserted.ink,
        ChangeKind::Deleted => look.deleted.ink,
        _ => look.faint,
    };
    let mark = kind_sign(change.kind, change.moved);
    let mark = if mark.is_empty() { "   ".to_owned() } else { format!("{mark} ") };
    job.append(&mark, indent, TextFormat::simple(look.bold(13.0), colour));
    let font = if compared.is_heading(at) { look.bold(13.0) } else { FontId::proportional(13.0) };
    let differs = crate::app::index::differs(change);
    let name = shortened(&compared.name(at), 60);
    job.append(
        &name,
        0.0,
        TextFormat::simple(font, if differs || compared.is_heading(at) { look.ink } else { look.faint }),
    );
    for &finding in compared.findings_of[at.0].iter().take(3) {
        let Some(reviewed) = scene.reviewed(compared, finding).filter(|reviewed| reviewed.dismissed.is_none()) else {
            continue;
        };
        let format = TextFormat::simple(FontId::proportional(11.0), look.direction(reviewed.direction));
        job.append(direction_sign(reviewed.direction), 5.0, format);
    }
    if differs && compared.is_reviewed(&scene.model.work.review, at) {
        job.append("●", 5.0, TextFormat::simple(FontId::proportional(11.0), look.accent));
    }
    job
}

/// An empty job of so many lines at most.
fn lines(width: f32, most: usize) -> LayoutJob {
    // A name in one line uses all of it.
    let wrap = TextWrapping { max_width: width, max_rows: most, break_anywhere: most == 1, ..TextWrapping::default() };
    LayoutJob { wrap, ..LayoutJob::default() }
}

/// Rows of one height, only those in sight.
fn rows(ui: &mut Ui, count: usize, height: f32, mut row: impl FnMut(&mut Ui, usize, f32)) {
    ui.spacing_mut().item_spacing.y = 2.0;
    ScrollArea::vertical().id_salt("list").auto_shrink(false).show_rows(ui, height, count, |ui, range| {
        ui.with_layout(egui::Layout::top_down_justified(egui::Align::LEFT), |ui| {
            let width = ui.available_width() - 16.0;
            for at in range {
                row(ui, at, width);
            }
        });
    });
}

/// A row that can be taken in hand.
fn item(ui: &mut Ui, job: LayoutJob, look: &Look, selected: bool, height: f32) -> bool {
    let size = egui::vec2(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::click());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, selected, &job.text));
    if selected {
        ui.painter().rect_filled(rect, 5.0, look.accent_tint);
    } else if response.hovered() {
        ui.painter().rect_filled(rect, 5.0, look.paper);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 5.0, egui::Stroke::new(1.0, look.accent), egui::StrokeKind::Inside);
    }
    let galley = super::laid_out(ui, job);
    let at = egui::pos2(rect.left() + 8.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().with_clip_rect(rect.intersect(ui.clip_rect())).galley(at, galley, look.ink);
    response.clicked()
}
