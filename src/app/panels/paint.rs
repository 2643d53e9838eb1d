//! The text of a change laid out and painted: headings bold, items indented, its signs in the gutter.

use super::leftward::{self, LeftwardText};
use super::marked::job;
use super::{Scene, kind_sign, laid_out};
use crate::app::bidi;
use crate::app::index::{Compared, differs};
use crate::app::linear::linear;
use crate::app::selecting::{Origin, origin_id};
use crate::app::state::{ChangeIndex, FindingIndex, Mode};
use crate::clause::{ClauseKind, Side};
use crate::redline::Op;
use egui::text::LayoutJob;
use egui::{Galley, Pos2, Rect, Sense, Stroke, Ui, vec2};
use std::sync::Arc;

/// Room above and below the text of a row, in points.
pub const PADDING: f32 = 7.0;
/// Room for the sign of a change left of the text, in points.
pub const GUTTER: f32 = 34.0;
/// Room between the two versions, in points.
pub const BETWEEN: f32 = 28.0;
/// Widest line of text as a multiple of the letter size: a readable measure.
const MEASURE: f32 = 48.0;

/// Where the columns of text stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Columns {
    /// Left edge of the first column, from the left edge of the row.
    pub left: f32,
    /// Width of a column.
    pub width: f32,
    /// Whether there are two.
    pub two: bool,
}

impl Columns {
    /// The columns of a mode in a row this wide.
    pub fn new(mode: Mode, row: f32, text_size: f32) -> Self {
        let two = mode == Mode::SideBySide;
        let count = if two { 2.0 } else { 1.0 };
        let measure = MEASURE * text_size * if two { 1.0 } else { 1.15 };
        let room = row - GUTTER - 16.0 - BETWEEN * (count - 1.0);
        let width = (room / count).min(measure).max(60.0).floor();
        let used = GUTTER + width * count + BETWEEN * (count - 1.0);
        let left = ((row - used) / 2.0).max(0.0).floor() + GUTTER;
        Self { left, width, two }
    }
}

/// A text laid out, with the line under each section: egui would draw it where the background of the next line of text
/// covers it.
struct Text {
    galley: Arc<Galley>,
    underlines: Vec<Stroke>,
    /// What it was set from, where some of it runs from right to left.
    read: Option<LayoutJob>,
    /// Whether it begins at the right edge.
    leftward: bool,
}

impl Text {
    fn new(ui: &Ui, job: LayoutJob) -> Self {
        if bidi::holds_leftward(&job.text) {
            let leftward = bidi::is_leftward(&job.text);
            let galley = laid_out(ui, job.clone());
            return Self { galley, underlines: Vec::new(), read: Some(job), leftward };
        }
        let mut plain = job.clone();
        let underlines =
            plain.sections.iter_mut().map(|section| std::mem::take(&mut section.format.underline)).collect();
        let galley = ui.painter().layout_job(plain);
        if one_glyph_a_character(&galley) {
            return Self { galley, underlines, read: None, leftward: false };
        }
        // Where letters are joined only egui knows which glyph is which.
        Self { galley: ui.painter().layout_job(job), underlines: Vec::new(), read: None, leftward: false }
    }
}

/// Whether the glyphs stand in the order of the characters, one for each but for line ends.
fn one_glyph_a_character(galley: &Galley) -> bool {
    let mut characters = galley.job.text.chars();
    for row in &galley.rows {
        if !row.row.glyphs.iter().all(|glyph| characters.next() == Some(glyph.chr)) {
            return false;
        }
        if row.ends_with_newline {
            characters.next();
        }
    }
    characters.next().is_none()
}

/// The texts of a row laid out, ready to be painted.
pub struct Laid {
    first: Option<Text>,
    second: Option<Text>,
    indent: f32,
    above: f32,
}

impl Laid {
    /// Height of the row.
    pub fn height(&self) -> f32 {
        let text =
            [&self.first, &self.second].into_iter().flatten().map(|text| text.galley.size().y).fold(0.0, f32::max);
        (text + 2.0 * PADDING + self.above).ceil()
    }
}

/// Lays out a change for the columns.
pub fn lay_out(ui: &Ui, scene: &Scene<'_>, compared: &Compared, at: ChangeIndex, columns: Columns) -> Laid {
    let clause = compared.change(at).and_then(|change| {
        let id = change.new.first().or(change.old.first())?;
        compared.comparison.clause(id)
    });
    let heading = clause.filter(|clause| clause.kind == ClauseKind::Heading).map(|clause| clause.level);
    let indent = match clause {
        Some(clause) if clause.kind == ClauseKind::Item => 18.0 * (f32::from(clause.level) + 1.0),
        _ => 0.0,
    };
    let galley = |side: Option<Side>| {
        let job = job(scene, compared, at, side, columns.width - indent, heading);
        (!job.text.is_empty()).then(|| Text::new(ui, job))
    };
    let (first, second) =
        if columns.two { (galley(Some(Side::Old)), galley(Some(Side::New))) } else { (galley(None), None) };
    Laid { first, second, indent, above: if heading.is_some() { 10.0 } else { 0.0 } }
}

/// How high a row may be, guessed from the length of its text.
pub fn estimate(compared: &Compared, at: ChangeIndex, columns: Columns, scene: &Scene<'_>) -> f32 {
    let Some(change) = compared.change(at) else { return 0.0 };
    let length = |skipped: Option<Op>| -> usize {
        change.segments.iter().filter(|segment| Some(segment.op) != skipped).map(|segment| segment.text.len()).sum()
    };
    let length = if columns.two { length(Some(Op::Insert)).max(length(Some(Op::Delete))) } else { length(None) };
    let a_line = (columns.width / (scene.look.text_size * 0.52)).max(8.0);
    ((length as f32 / a_line).ceil().max(1.0) * scene.look.line_height + 2.0 * PADDING).ceil()
}

/// Paints a row and says whether it was clicked.
pub fn paint_row(
    ui: &mut Ui,
    scene: &Scene<'_>,
    compared: &Compared,
    row: ChangeIndex,
    rect: Rect,
    columns: Columns,
    laid: Laid,
) -> bool {
    let look = scene.look;
    let in_hand = scene.model.selected_change() == Some(row);
    let id = ui.scope_id().with(("row", row.0));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| {
        let label = linear(compared, row, scene.messages);
        egui::WidgetInfo::selected(egui::Role::Button, true, in_hand, label)
    });
    if in_hand || response.hovered() {
        ui.painter().rect_filled(rect, 0.0, look.panel);
    }
    if in_hand || response.has_focus() {
        let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        ui.painter().rect_filled(bar, 0.0, look.accent);
    }
    gutter(ui, scene, compared, row, rect, columns, laid.above);
    let top = rect.top() + PADDING + laid.above;
    let laid_indent = laid.indent;
    let x = rect.left() + columns.left + laid_indent;
    let texts = [(laid.first, x), (laid.second, x + columns.width + BETWEEN)];
    for (number, (laid, x)) in texts.into_iter().enumerate() {
        let Some(laid) = laid else { continue };
        // What begins at the right edge is set in from there.
        let at = Pos2::new(if laid.leftward { x - laid_indent } else { x }, top);
        let side = columns.two.then_some(if number == 0 { Side::Old } else { Side::New });
        if text(ui, scene, id.with(number), at, laid, (row, side)) {
            return true;
        }
    }
    response.clicked()
}

/// Paints one text of a row, in which words can be selected, and says whether it was clicked.
fn text(ui: &Ui, scene: &Scene<'_>, id: egui::Id, at: Pos2, text: Text, origin: Origin) -> bool {
    let Text { galley, underlines: lines, read, .. } = text;
    // The row takes the keyboard; its texts would only be two more stops.
    if let Some(job) = read {
        let clicked = leftward::selectable(ui, scene, id, at, LeftwardText { job, galley }, origin, false).clicked();
        hide_from_readers(ui, id);
        return clicked;
    }
    let area = Rect::from_min_size(at, galley.size());
    let selectable = ui.interact(area, id, Sense::click_and_drag() - Sense::FOCUSABLE);
    hide_from_readers(ui, id);
    egui::text_selection::LabelSelectionState::label_text_selection(
        ui,
        &selectable,
        at,
        galley.clone(),
        scene.look.ink,
        Stroke::NONE,
    );
    underlines(ui, scene, &galley, &lines, at);
    if selectable.contains_pointer() && ui.input(|input| input.pointer.any_pressed()) {
        ui.data_mut(|data| data.insert_temp(origin_id(), origin));
    }
    if selectable.clicked() && !selectable.double_clicked() && !selectable.triple_clicked() {
        // A click takes the clause in hand and selects no words, though the text may move below the pointer as it comes
        // into sight.
        ui.data_mut(|data| data.remove::<Origin>(origin_id()));
    }
    selectable.clicked()
}

/// Hides a text from screen readers: its row has told it already.
fn hide_from_readers(ui: &Ui, id: egui::Id) {
    ui.ctx().accesskit_node_builder(id, |node| node.set_hidden());
}

/// The sign of the change, and below it how its findings point.
fn gutter(ui: &Ui, scene: &Scene<'_>, compared: &Compared, at: ChangeIndex, rect: Rect, columns: Columns, above: f32) {
    let Some(change) = compared.change(at).filter(|change| differs(change) || change.renumbered) else { return };
    let look = scene.look;
    let sign = if differs(change) { kind_sign(change.kind, change.moved) } else { "#" };
    let colour = match change.kind {
        _ if change.moved => look.moved.ink,
        crate::redline::ChangeKind::Inserted => look.inserted.ink,
        crate::redline::ChangeKind::Deleted => look.deleted.ink,
        _ => look.faint,
    };
    let centre =
        Pos2::new(rect.left() + columns.left - GUTTER / 2.0, rect.top() + PADDING + above + look.line_height / 2.0);
    ui.painter().text(centre, egui::Align2::CENTER_CENTER, sign, look.bold(look.text_size), colour);
    let findings = &compared.findings_of[at.0];
    for (row, &FindingIndex(at_finding)) in findings.iter().take(4).enumerate() {
        let Some(finding) = compared.comparison.findings.get(at_finding) else { continue };
        let below = centre + vec2(0.0, 16.0 * (row as f32 + 1.0));
        if below.y < rect.bottom() - 4.0 {
            let reviewed = scene.model.work.review.reviewed(finding, &compared.finding_keys[at_finding]);
            let (sign, font) =
                (crate::report::outline::direction_sign(reviewed.direction), egui::FontId::proportional(11.0));
            let colour = if reviewed.dismissed.is_some() { look.line } else { look.direction(reviewed.direction) };
            ui.painter().text(below, egui::Align2::CENTER_CENTER, sign, font, colour);
        }
    }
}

/// Draws the line under each section, close to the letters; two under inserted words where law firms' colours are chosen.
fn underlines(ui: &Ui, scene: &Scene<'_>, galley: &Galley, lines: &[Stroke], at: Pos2) {
    if lines.iter().all(|line| *line == Stroke::NONE) {
        return;
    }
    let below = (scene.look.text_size * 0.2).max(2.0);
    let draw = |line: Stroke, from: f32, to: f32, baseline: f32| {
        if line == Stroke::NONE {
            return;
        }
        ui.painter().hline(from..=to, baseline + below, line);
        if scene.look.double_underline && line.color == scene.look.inserted.ink {
            ui.painter().hline(from..=to, baseline + below + 2.5, Stroke::new(1.0, line.color));
        }
    };
    let mut bytes = galley.job.text.char_indices().map(|(byte, _)| byte);
    let mut section = 0;
    for row in &galley.rows {
        let left = at.x + row.pos.x;
        let mut run: Option<(Stroke, f32, f32, f32)> = None;
        // One glyph a character; a line end is a character without a glyph.
        for (glyph, byte) in row.row.glyphs.iter().zip(bytes.by_ref()) {
            while galley.job.sections.get(section).is_some_and(|section| section.byte_range.end.0 <= byte) {
                section += 1;
            }
            let line = lines.get(section).copied().unwrap_or_default();
            let (from, to) = (left + glyph.pos.x, left + glyph.pos.x + glyph.advance_width);
            match &mut run {
                Some((known, _, end, _)) if *known == line => *end = to,
                _ => {
                    if let Some((line, from, to, baseline)) =
                        run.replace((line, from, to, at.y + row.pos.y + glyph.pos.y))
                    {
                        draw(line, from, to, baseline);
                    }
                }
            }
        }
        if let Some((line, from, to, baseline)) = run {
            draw(line, from, to, baseline);
        }
        if row.ends_with_newline {
            bytes.next();
        }
    }
}
