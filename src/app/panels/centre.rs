//! The comparison: side by side, as one redline, or as cards. Only rows in sight are laid out; the heights of the others
//! are guessed, and corrected before they come into sight, so that nothing jumps.

use super::paint::{self, Columns, GUTTER};
use super::{Scene, overview};
use crate::app::command::Command;
use crate::app::heights::Heights;
use crate::app::index::Compared;
use crate::app::rows::{Row, row_of};
use crate::app::state::{ChangeIndex, Mode, Selection, Target};
use crate::clause::Side;
use crate::redline::Op;
use crate::report::outline::direction_sign;
use egui::{Key, Rect, ScrollArea, Sense, Ui, pos2, vec2};

/// Height of a row of folded clauses, in points.
const FOLD: f32 = 34.0;
/// Height of the head of a card, in points.
const CARD_HEAD: f32 = 30.0;
/// Width of the overview at the right, in points.
const OVERVIEW: f32 = 18.0;

/// Where the centre is scrolled to, and the heights of its rows.
#[derive(Debug, Default)]
pub struct Scroller {
    heights: Heights,
    marks: overview::Marks,
    key: Option<Basis>,
    offset: f64,
    asked: u64,
    /// Where to scroll once more, since the area did not get there, and how often that was tried.
    again: Option<f64>,
    tries: u8,
    /// How often the heights were guessed anew: the area of the old ones would pull back to their end.
    basis_count: u64,
    /// How many rows were laid out in the last frame; for the bench of layout cost.
    pub laid_out: usize,
}

/// What the heights depend on.
#[derive(Debug, Clone, PartialEq)]
struct Basis {
    rows: u64,
    mode: Mode,
    columns: Columns,
    text_size: f32,
    line_height: f32,
}

/// The comparison in the mode that is chosen.
pub fn panel(ui: &mut Ui, scene: &Scene<'_>, scroller: &mut Scroller) -> Option<Command> {
    let compared = scene.model.compared()?;
    let mode = scene.model.view.mode;
    let width = ui.available_width() - OVERVIEW - 10.0;
    let columns = Columns::new(mode, width, scene.look.text_size);
    head(ui, scene, compared, columns, scroller);
    if scene.model.rows.1.is_empty() {
        ui.add_space(40.0);
        ui.vertical_centered(|ui| ui.weak(scene.say("empty-cards")));
        return None;
    }
    scroller.prepare(ui, scene, compared, columns);
    let (body, ruler) = {
        let all = ui.available_rect_before_wrap();
        let split = all.right() - OVERVIEW;
        (Rect::from_min_max(all.min, pos2(split, all.bottom())), Rect::from_min_max(pos2(split, all.top()), all.max))
    };
    let forced = scroller.settle(ui, scene, compared, columns, f64::from(body.height()));
    let mut command = overview::panel(ui, scene, compared, &scroller.heights, &scroller.marks, ruler);
    ui.scope_builder(egui::UiBuilder::new().max_rect(body), |ui| {
        let mut area = ScrollArea::vertical().id_salt(("comparison", scroller.basis_count)).auto_shrink(false);
        if let Some(offset) = forced {
            area = area.vertical_scroll_offset(offset as f32);
        }
        let shown = area.show_viewport(ui, |ui, viewport| {
            ui.set_height(scroller.heights.total() as f32);
            scroller.rows(ui, scene, compared, columns, viewport)
        });
        let reached = f64::from(shown.state.clamped_offset().y);
        scroller.offset = forced.unwrap_or(reached);
        // Where the rows were made anew the area still knew their old height and clamped to it: once more.
        scroller.again = forced.filter(|wanted| (wanted - reached).abs() > 1.0 && scroller.tries < 3);
        scroller.tries = if scroller.again.is_some() { scroller.tries + 1 } else { 0 };
        if scroller.again.is_some() {
            ui.ctx().request_repaint();
        } else {
            scroller.offset = reached;
        }
        command = command.take().or(shown.inner);
    });
    command
}

/// The names of the versions over their columns, and the heading that the first row in sight stands under.
fn head(ui: &mut Ui, scene: &Scene<'_>, compared: &Compared, columns: Columns, scroller: &Scroller) {
    let rows = &scene.model.rows.1;
    let first = rows.get(scroller.heights.row_at(scroller.offset + 1.0)).map(|row| match row {
        Row::Change(at) | Row::Fold { first: at, .. } => *at,
    });
    let heading =
        first.and_then(|at| if compared.is_heading(at) { Some(at) } else { compared.heading_of.get(at.0).copied()? });
    let heading = heading.filter(|_| scroller.offset > 1.0).map(|at| compared.name(at)).unwrap_or_default();
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
    let text = |ui: &Ui, x: f32, text: String, width: f32| {
        let mut job =
            egui::text::LayoutJob::simple_singleline(text, egui::FontId::proportional(12.0), scene.look.faint);
        job.wrap = egui::text::TextWrapping::truncate_at_width(width);
        let galley = super::laid_out(ui, job);
        ui.painter().galley(pos2(rect.left() + x, rect.center().y - galley.size().y / 2.0), galley, scene.look.faint);
    };
    let name = |side: Side, label: &str| {
        let version = compared.comparison.side(side);
        let date = version.date.as_deref().map(|date| format!(" · {date}")).unwrap_or_default();
        format!("{} · {}{date}", scene.say(label), version.name)
    };
    if columns.two {
        let second = columns.left + columns.width + paint::BETWEEN;
        let under = if heading.is_empty() { String::new() } else { format!("  ·  {heading}") };
        text(ui, columns.left, name(Side::Old, "old"), columns.width);
        text(ui, second, format!("{}{under}", name(Side::New, "new")), columns.width);
    } else {
        let legend = legend(ui, scene);
        let room = rect.width() - columns.left - legend.size().x - OVERVIEW - 30.0;
        text(ui, columns.left, heading, room.min(columns.width).max(40.0));
        let at = pos2(rect.right() - OVERVIEW - 14.0 - legend.size().x, rect.center().y - legend.size().y / 2.0);
        ui.painter().galley(at, legend, scene.look.faint);
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), egui::Stroke::new(1.0, scene.look.line));
}

/// What each mark means.
fn legend(ui: &Ui, scene: &Scene<'_>) -> std::sync::Arc<egui::Galley> {
    use egui::text::{LayoutJob, TextFormat};
    let look = scene.look;
    let format = |mark: crate::app::look::Mark| TextFormat {
        background: mark.tint,
        ..TextFormat::simple(egui::FontId::proportional(12.0), mark.ink)
    };
    let line = |mark: crate::app::look::Mark| egui::Stroke::new(1.0, mark.ink);
    let mut job = LayoutJob::default();
    let deleted = TextFormat { strikethrough: line(look.deleted), ..format(look.deleted) };
    let inserted = TextFormat { underline: line(look.inserted), ..format(look.inserted) };
    job.append(&scene.say("read-deleted"), 0.0, deleted);
    job.append(&scene.say("read-inserted"), 12.0, inserted);
    job.append(&format!("↕ {}", scene.say("moved")), 12.0, format(look.moved));
    ui.painter().layout_job(job)
}

impl Scroller {
    /// How far it is scrolled, in points.
    pub fn offset(&self) -> f64 {
        self.offset
    }

    /// Guesses the heights anew where what they depend on has changed; the row at the top stays at the top.
    fn prepare(&mut self, _ui: &Ui, scene: &Scene<'_>, compared: &Compared, columns: Columns) {
        let key = Basis {
            rows: scene.model.rows.0,
            mode: scene.model.view.mode,
            columns,
            text_size: scene.look.text_size,
            line_height: scene.look.line_height,
        };
        if self.key.as_ref() == Some(&key) {
            return;
        }
        let rows = &scene.model.rows.1;
        let kept = self.key.as_ref().filter(|was| was.rows == key.rows).map(|_| self.heights.row_at(self.offset));
        let extra = if key.mode == Mode::Cards { CARD_HEAD } else { 0.0 };
        let guess = |row: &Row| match row {
            Row::Fold { .. } => FOLD,
            Row::Change(at) => paint::estimate(compared, *at, columns, scene) + extra,
        };
        self.marks = overview::Marks::new(compared, rows);
        self.heights = Heights::estimated(rows.iter().map(guess).collect());
        self.offset = kept.map_or(0.0, |row| self.heights.top(row));
        self.again = Some(self.offset);
        self.basis_count += 1;
        self.key = Some(key);
    }

    /// Measures what is in sight and a screen around it before anything is drawn; gives back the offset to scroll to,
    /// where it must change so that what is in sight stays where it is, or comes into sight.
    fn settle(
        &mut self,
        ui: &Ui,
        scene: &Scene<'_>,
        compared: &Compared,
        columns: Columns,
        height: f64,
    ) -> Option<f64> {
        let mut forced = self.again.take();
        if let Some(offset) = forced {
            self.offset = offset;
        }
        let (count, wanted) = scene.model.view.scroll_to;
        if count != self.asked {
            self.asked = count;
            if let Some(row) = wanted.and_then(|at| row_of(&scene.model.rows.1, at)) {
                self.measure(
                    ui,
                    scene,
                    compared,
                    columns,
                    (self.heights.top(row) - height, self.heights.top(row) + 2.0 * height),
                );
                // In a long clause it is the changed or quoted words that must come into sight.
                let top = self.heights.top(row);
                let tall = f64::from(self.heights.height(row));
                let words = top + wanted.map_or(0.0, |at| place_of_words(scene, compared, at)) * tall;
                let (first, last) = if tall < height * 0.7 { (top, top + tall) } else { (words - 40.0, words + 80.0) };
                if first < self.offset || last > self.offset + height {
                    let above = if tall < height * 0.7 { top } else { words };
                    self.offset = (above - height * 0.25).clamp(0.0, (self.heights.total() - height).max(0.0));
                    forced = Some(self.offset);
                }
            }
        }
        let anchor = self.heights.row_at(self.offset);
        let within = self.offset - self.heights.top(anchor);
        self.measure(ui, scene, compared, columns, (self.offset - height, self.offset + 2.0 * height));
        let moved = self.heights.top(anchor) + within;
        if (moved - self.offset).abs() > 0.5 {
            self.offset = moved;
            forced = Some(moved);
        }
        forced
    }

    fn measure(&mut self, ui: &Ui, scene: &Scene<'_>, compared: &Compared, columns: Columns, (from, to): (f64, f64)) {
        let mut row = self.heights.row_at(from.max(0.0));
        let mut bottom = self.heights.top(row);
        while bottom < to && row < self.heights.len() {
            if !self.heights.is_measured(row) {
                let height = match scene.model.rows.1.get(row) {
                    Some(Row::Change(at)) => {
                        let extra = if scene.model.view.mode == Mode::Cards { CARD_HEAD } else { 0.0 };
                        paint::lay_out(ui, scene, compared, *at, columns).height() + extra
                    }
                    _ => FOLD,
                };
                self.heights.measure(row, height);
            }
            bottom += f64::from(self.heights.height(row));
            row += 1;
        }
    }

    fn rows(
        &mut self,
        ui: &mut Ui,
        scene: &Scene<'_>,
        compared: &Compared,
        columns: Columns,
        sight: Rect,
    ) -> Option<Command> {
        let mut command = None;
        scroll_by_keys(ui, scene, sight.height());
        let mut row = self.heights.row_at(f64::from(sight.min.y));
        let mut y = self.heights.top(row);
        let area = ui.max_rect();
        self.laid_out = 0;
        while y < f64::from(sight.max.y) && row < self.heights.len() {
            let height = f64::from(self.heights.height(row));
            let rect = Rect::from_min_size(pos2(area.left(), area.top() + y as f32), vec2(area.width(), height as f32));
            match scene.model.rows.1.get(row) {
                Some(&Row::Fold { first, count }) => command = command.or(fold(ui, scene, rect, first, count, columns)),
                Some(&Row::Change(at)) => {
                    self.laid_out += 1;
                    command = command.or(change(ui, scene, compared, at, rect, columns));
                }
                None => {}
            }
            y += height;
            row += 1;
        }
        command
    }
}

/// Page up and down, home and end, where no field and no dialog has the keys.
fn scroll_by_keys(ui: &Ui, scene: &Scene<'_>, height: f32) {
    if scene.model.dialog.is_some() || ui.ctx().text_edit_focused() {
        return;
    }
    let page = height * 0.9;
    let far = 1e9;
    for (key, by) in [(Key::PageDown, -page), (Key::PageUp, page), (Key::Home, far), (Key::End, -far)] {
        if ui.input(|input| input.key_pressed(key)) {
            ui.scroll_with_delta_animation(vec2(0.0, by), egui::style::ScrollAnimation::none());
        }
    }
}

/// How far down a change its first changed words stand, or the quote of the finding in hand, from 0 to 1; guessed by the
/// length of the text before.
fn place_of_words(scene: &Scene<'_>, compared: &Compared, at: ChangeIndex) -> f64 {
    let Some(change) = compared.change(at) else { return 0.0 };
    if let Some(Selection::Finding(finding)) = scene.model.view.selection {
        let finding = compared.comparison.findings.get(finding.0);
        let evidence = finding.and_then(|finding| finding.new.as_ref().or(finding.old.as_ref()));
        let text = evidence
            .and_then(|evidence| compared.comparison.clause(&evidence.clause))
            .map(|clause| clause.text.as_str());
        if let (Some(evidence), Some(text)) = (evidence, text) {
            return text.find(&evidence.quote).unwrap_or(0) as f64 / text.len().max(1) as f64;
        }
    }
    let before: usize =
        change.segments.iter().take_while(|segment| segment.op == Op::Equal).map(|segment| segment.text.len()).sum();
    let all: usize = change.segments.iter().map(|segment| segment.text.len()).sum();
    before as f64 / all.max(1) as f64
}

fn change(
    ui: &mut Ui,
    scene: &Scene<'_>,
    compared: &Compared,
    at: ChangeIndex,
    rect: Rect,
    columns: Columns,
) -> Option<Command> {
    let laid = paint::lay_out(ui, scene, compared, at, columns);
    let mut text = rect;
    if scene.model.view.mode == Mode::Cards {
        text.min.y += CARD_HEAD;
        card_head(ui, scene, compared, at, rect, columns);
    }
    let clicked = paint::paint_row(ui, scene, compared, at, text, columns, laid);
    clicked.then_some(Command::Select(Selection::Change(at)))
}

/// Number, kind, class, findings and status of a card.
fn card_head(ui: &Ui, scene: &Scene<'_>, compared: &Compared, at: ChangeIndex, rect: Rect, columns: Columns) {
    let Some(change) = compared.change(at) else { return };
    let look = scene.look;
    ui.painter().hline(rect.x_range(), rect.top(), egui::Stroke::new(1.0, look.line));
    let number = compared.number(at, Side::New).or(compared.number(at, Side::Old)).unwrap_or("");
    let mut parts = vec![scene.words().kind(change.kind)];
    if change.moved {
        parts.push(scene.say("moved"));
    }
    if let Some(class) = change.class {
        parts.push(scene.words().class(class));
    }
    parts.push(scene.words().status(scene.model.status(Target::Change(at))));
    let left = pos2(rect.left() + columns.left, rect.top() + CARD_HEAD / 2.0 + 4.0);
    let number = ui.painter().text(left, egui::Align2::LEFT_CENTER, number, look.bold(13.0), look.ink);
    let after = pos2(if number.width() > 0.0 { number.right() + 10.0 } else { left.x }, left.y);
    let small = |colour| egui::TextFormat::simple(egui::FontId::proportional(12.0), colour);
    let wrap = egui::text::TextWrapping::truncate_at_width(rect.right() - after.x - 10.0);
    let mut job = egui::text::LayoutJob { wrap, ..Default::default() };
    job.append(&parts.join("  ·  "), 0.0, small(look.faint));
    for &finding in &compared.findings_of[at.0] {
        let Some(reviewed) = scene.reviewed(compared, finding).filter(|reviewed| reviewed.dismissed.is_none()) else {
            continue;
        };
        let value = scene.messages.value(&compared.comparison.findings[finding.0].value);
        let name = scene.words().named(&scene.words().facet(reviewed.facet), &value);
        let name = format!("{} {name}", direction_sign(reviewed.direction));
        job.append(&name, 14.0, small(look.direction(reviewed.direction)));
    }
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(after - vec2(0.0, galley.size().y / 2.0), galley, look.faint);
}

fn fold(
    ui: &mut Ui,
    scene: &Scene<'_>,
    rect: Rect,
    first: ChangeIndex,
    count: usize,
    columns: Columns,
) -> Option<Command> {
    let id = ui.scope_id().with(("fold", first.0));
    let response = ui.interact(rect, id, Sense::click()).on_hover_cursor(egui::CursorIcon::PointingHand);
    let text = scene.count("fold", count);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &text));
    let look = scene.look;
    let colour = if response.hovered() || response.has_focus() { look.accent } else { look.faint };
    let left = rect.left() + columns.left;
    ui.painter().hline(
        rect.left() + columns.left - GUTTER / 2.0..=rect.right(),
        rect.center().y,
        egui::Stroke::new(1.0, look.line),
    );
    let galley = ui.painter().layout_no_wrap(text, egui::FontId::proportional(12.0), colour);
    let behind =
        Rect::from_min_size(pos2(left - 6.0, rect.center().y - galley.size().y / 2.0), galley.size() + vec2(12.0, 0.0));
    ui.painter().rect_filled(behind, 0.0, look.paper);
    ui.painter().galley(pos2(left, behind.top()), galley, colour);
    response.clicked().then_some(Command::Unfold(first))
}
