//! The whole comparison as a strip: where changes and findings stand; a click goes there.
//!
//! Left in the strip stand the changes, by what became of the clause, narrow where no words changed; right of them the
//! findings, each a sign that points as the finding does.

use super::Scene;
use crate::app::command::Command;
use crate::app::heights::Heights;
use crate::app::index::{Compared, differs};
use crate::app::rows::{Row, row_of};
use crate::app::state::{FindingIndex, Mode, Selection};
use crate::redline::{Change, ChangeClass, ChangeKind};
use crate::scope::Direction;
use egui::{Color32, Pos2, Rect, Sense, Shape, Stroke, Ui, pos2, vec2};

/// Half the width of a finding's sign, in points.
const SIGN: f32 = 3.5;

/// What the strip marks: worked out once for the rows, not for every frame.
#[derive(Debug, Default)]
pub struct Marks {
    /// Rows whose change differs.
    changes: Vec<usize>,
    /// Findings with their row.
    findings: Vec<(FindingIndex, usize)>,
}

impl Marks {
    /// The marks of these rows.
    pub fn new(compared: &Compared, rows: &[Row]) -> Self {
        let change = |row: &Row| match row {
            Row::Change(at) => compared.change(*at),
            Row::Fold { .. } => None,
        };
        let changes = (0..rows.len()).filter(|&row| change(&rows[row]).is_some_and(differs)).collect();
        let finding = |at: usize| {
            let change = compared.change_of_finding(FindingIndex(at))?;
            let row = row_of(rows, change)?;
            (rows[row] == Row::Change(change)).then_some((FindingIndex(at), row))
        };
        Self { changes, findings: (0..compared.comparison.findings.len()).filter_map(finding).collect() }
    }
}

/// The strip at the right of the comparison.
pub fn panel(
    ui: &mut Ui,
    scene: &Scene<'_>,
    compared: &Compared,
    heights: &Heights,
    marks: &Marks,
    rect: Rect,
) -> Option<Command> {
    let response = ui.interact(rect, ui.scope_id().with("overview"), Sense::click());
    let label = scene.say("overview");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &label));
    ui.painter().vline(rect.left(), rect.y_range(), Stroke::new(1.0, scene.look.line));
    let total = heights.total().max(1.0);
    if scene.model.view.mode != Mode::Cards {
        changes(ui, scene, compared, heights, marks, rect);
    }
    findings(ui, scene, compared, heights, marks, rect);
    if let (true, Some(pointer)) = (response.clicked(), response.interact_pointer_pos()) {
        let fraction = f64::from((pointer.y - rect.top()) / rect.height().max(1.0));
        return match scene.model.rows.1.get(heights.row_at(fraction * total))? {
            Row::Change(at) => Some(Command::Select(Selection::Change(*at))),
            Row::Fold { first, .. } => Some(Command::Unfold(*first)),
        };
    }
    None
}

/// Marks that would fall on the same line of pixels are drawn once.
fn changes(ui: &Ui, scene: &Scene<'_>, compared: &Compared, heights: &Heights, marks: &Marks, rect: Rect) {
    let total = heights.total().max(1.0);
    let a_point = total / f64::from(rect.height().max(1.0));
    let mut next = 0;
    while let Some(&row) = marks.changes.get(next) {
        let top = heights.top(row);
        if let Some(Row::Change(at)) = scene.model.rows.1.get(row)
            && let Some(change) = compared.change(*at)
        {
            let tall = ((f64::from(heights.height(row)) / a_point) as f32).max(2.0);
            let from = pos2(rect.left() + 3.0, rect.top() + (top / a_point) as f32);
            let quiet = change.class.is_some_and(|class| class != ChangeClass::Substantive);
            let mark = Rect::from_min_size(from, vec2(if quiet { 2.0 } else { 5.0 }, tall));
            ui.painter().rect_filled(mark, 0.0, colour(scene, change));
        }
        let beyond = heights.row_at(top + a_point).max(row + 1);
        next += marks.changes[next..].partition_point(|&row| row < beyond);
    }
}

/// Signs that would cover each other stand one below the other; of those that say the same only one is drawn.
fn findings(ui: &Ui, scene: &Scene<'_>, compared: &Compared, heights: &Heights, marks: &Marks, rect: Rect) {
    let total = heights.total().max(1.0);
    let lowest = (rect.bottom() - SIGN).max(rect.top() + SIGN);
    let mut last: Option<(f32, Direction, Color32)> = None;
    for &(at, row) in &marks.findings {
        let Some(reviewed) = scene.reviewed(compared, at) else { continue };
        let (direction, dismissed) = (reviewed.direction, reviewed.dismissed.is_some());
        let colour = if dismissed { scene.look.line } else { scene.look.direction(direction) };
        let middle = ((heights.top(row) + f64::from(heights.height(row)) / 2.0) / total) as f32;
        let mut middle = (rect.top() + middle * rect.height()).clamp(rect.top() + SIGN, lowest);
        if let Some((y, as_before, coloured)) = last
            && middle < y + 2.0 * SIGN
        {
            if (as_before, coloured) == (direction, colour) {
                continue;
            }
            middle = (y + 2.0 * SIGN).min(lowest);
        }
        ui.painter().add(sign(pos2(rect.right() - SIGN - 2.0, middle), direction, colour));
        last = Some((middle, direction, colour));
    }
}

fn colour(scene: &Scene<'_>, change: &Change) -> Color32 {
    match change.kind {
        _ if change.moved => scene.look.moved.ink,
        ChangeKind::Inserted => scene.look.inserted.ink,
        ChangeKind::Deleted => scene.look.deleted.ink,
        _ => scene.look.faint,
    }
}

/// A triangle up or down, or a diamond, as the signs in the text are.
fn sign(at: Pos2, direction: Direction, colour: Color32) -> Shape {
    let (left, right) = (at - vec2(SIGN, 0.0), at + vec2(SIGN, 0.0));
    let (above, below) = (at - vec2(0.0, SIGN), at + vec2(0.0, SIGN));
    let down = vec2(0.0, SIGN);
    let corners = match direction {
        Direction::Broadened => vec![above, right + down, left + down],
        Direction::Narrowed => vec![left - down, right - down, below],
        Direction::Changed => vec![above, right, below, left],
    };
    Shape::convex_polygon(corners, colour, Stroke::NONE)
}
