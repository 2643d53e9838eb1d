//! What the reviewer says of the finding or change in hand: status, note, tag, corrections.

use super::Scene;
use super::details::NOTE;
use super::lists::choice_or;
use crate::app::command::Command;
use crate::app::index::Compared;
use crate::app::state::{FindingIndex, Target};
use crate::project::{Correction, Status};
use crate::scope::{Direction, Facet, Finding};
use egui::{RichText, TextEdit, Ui};

/// Status, note and tag.
pub(super) fn review(ui: &mut Ui, scene: &Scene<'_>, target: Target) -> Option<Command> {
    let remark = scene.model.remark(target).cloned().unwrap_or_default();
    let mut command = None;
    ui.add_space(8.0);
    ui.label(RichText::new(scene.say("review")).font(scene.look.bold(13.0)));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 3.0;
        ui.spacing_mut().button_padding.x = 6.0;
        for status in [Status::Open, Status::Agreed, Status::Disputed, Status::Irrelevant] {
            if ui.selectable_label(remark.status == status, scene.words().status(status)).clicked() {
                command = Some(Command::SetStatus(target, status));
            }
        }
    });
    let mut note = remark.note.clone();
    let hint = scene.say("note-hint");
    let field = TextEdit::multiline(&mut note).id(egui::Id::unique(NOTE)).hint_text(hint.clone());
    ui.add(field.desired_rows(3).desired_width(f32::INFINITY)).accessible_name(hint);
    if note != remark.note {
        return Some(Command::SetNote(target, note));
    }
    let mut tag = remark.tag.clone();
    let hint = scene.say("tag-hint");
    ui.add(TextEdit::singleline(&mut tag).hint_text(hint.clone()).desired_width(140.0)).accessible_name(hint);
    if tag != remark.tag {
        return Some(Command::SetTag(target, tag));
    }
    command
}

/// What the reviewer corrects: facet, direction, dismissal with a reason.
pub(super) fn correction(
    ui: &mut Ui,
    scene: &Scene<'_>,
    compared: &Compared,
    at: FindingIndex,
    finding: &Finding,
) -> Option<Command> {
    let known = scene.model.work.review.corrections.get(&compared.finding_keys[at.0]).cloned().unwrap_or_default();
    let mut corrected = known.clone();
    egui::CollapsingHeader::new(scene.say("correct"))
        .id_salt("correct")
        .default_open(known != Correction::default())
        .show(ui, |ui| {
            let facets: Vec<_> = Facet::ALL.into_iter().map(|facet| (facet, scene.words().facet(facet))).collect();
            choice_or(ui, scene, ("correct-facet", "as-found"), &mut corrected.facet, &facets);
            let directions = [Direction::Broadened, Direction::Narrowed, Direction::Changed];
            let directions: Vec<_> =
                directions.into_iter().map(|direction| (direction, scene.words().direction(direction))).collect();
            choice_or(ui, scene, ("correct-direction", "as-found"), &mut corrected.direction, &directions);
            let mut dismissed = corrected.dismissed.is_some();
            let newly = ui.checkbox(&mut dismissed, scene.say("dismiss")).changed() && dismissed;
            corrected.dismissed = dismissed.then(|| corrected.dismissed.clone().unwrap_or_default());
            if let Some(reason) = &mut corrected.dismissed {
                let hint = scene.say("dismiss-reason");
                // That a finding is dismissed is said above, which moves what stands below: the field keeps its name.
                let name = egui::Id::unique("dismiss-reason");
                let field = TextEdit::singleline(reason).id(name).hint_text(hint.clone()).desired_width(f32::INFINITY);
                let field = ui.add(field).accessible_name(hint);
                if newly {
                    // What is typed next is the reason, and no commands.
                    field.request_focus();
                }
            }
        });
    // What the engine says already is no correction.
    corrected.facet = corrected.facet.filter(|&facet| facet != finding.facet);
    corrected.direction = corrected.direction.filter(|&direction| direction != finding.direction);
    (corrected != known).then_some(Command::Correct(at, corrected))
}
