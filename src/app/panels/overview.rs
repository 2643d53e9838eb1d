//! The whole comparison as a strip: where changes and findings stand; a click goes there.

use super::Scene;
use crate::app::command::Command;
use crate::app::heights::Heights;
use crate::app::index::Compared;
use crate::app::rows::Row;
use crate::app::state::{Mode, Selection};
use crate::redline::ChangeKind;
use egui::{Rect, Sense, Ui, pos2, vec2};

/// The strip at the right of the comparison.
pub fn panel(ui: &mut Ui, scene: &Scene<'_>, compared: &Compared, heights: &Heights, rect: Rect) -> Option<Command> {
    let response = ui.interact(rect, ui.scope_id().with("overview"), Sense::click());
    let label = scene.say("overview");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &label));
    let look = scene.look;
    ui.painter().vline(rect.left(), rect.y_range(), egui::Stroke::new(1.0, look.line));
    let total = heights.total().max(1.0);
    let mut last = (f32::NEG_INFINITY, f32::NEG_INFINITY);
    for (row, at) in scene.model.rows.1.iter().enumerate() {
        let Row::Change(at) = at else { continue };
        let Some(change) = compared.change(*at) else { continue };
        let findings = &compared.findings_of[at.0];
        if !crate::app::index::differs(change) && findings.is_empty() {
            continue;
        }
        let y = rect.top() + (heights.top(row) / total) as f32 * rect.height();
        let tall = ((f64::from(heights.height(row)) / total) as f32 * rect.height()).max(2.0);
        let colour = match change.kind {
            _ if change.moved => look.moved.ink,
            ChangeKind::Inserted => look.inserted.ink,
            ChangeKind::Deleted => look.deleted.ink,
            _ => look.faint,
        };
        // Marks that would fall on the same line of pixels are drawn once.
        if y - last.0 >= 1.0 && scene.model.view.mode != Mode::Cards {
            ui.painter().rect_filled(Rect::from_min_size(pos2(rect.left() + 3.0, y), vec2(5.0, tall)), 0.0, colour);
            last.0 = y;
        }
        if let Some(finding) = findings.first().and_then(|finding| compared.comparison.findings.get(finding.0))
            && y - last.1 >= 1.0
        {
            let mark = Rect::from_min_size(pos2(rect.left() + 10.0, y), vec2(6.0, tall.max(3.0)));
            ui.painter().rect_filled(mark, 1.0, look.direction(finding.direction));
            last.1 = y;
        }
    }
    if let (true, Some(pointer)) = (response.clicked(), response.interact_pointer_pos()) {
        let fraction = f64::from((pointer.y - rect.top()) / rect.height().max(1.0));
        return match scene.model.rows.1.get(heights.row_at(fraction * total))? {
            Row::Change(at) => Some(Command::Select(Selection::Change(*at))),
            Row::Fold { first, .. } => Some(Command::Unfold(*first)),
        };
    }
    None
}
