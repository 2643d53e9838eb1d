//! Text that runs from right to left, in which words can be selected: egui selects what stands between two places as they
//! are seen, which in such a text is not what is read between them. Whole words are selected here, with the pointer or with
//! the arrow keys.

use super::Scene;
use crate::app::bidi::{Place, places};
use crate::app::selecting::{Leftward, Origin, Selecting, leftward_id, origin_id};
use egui::text::LayoutJob;
use egui::{Event, EventFilter, Galley, Id, Key, Modifiers, Pos2, Rect, Response, Sense, Ui, pos2, vec2};
use std::ops::Range;
use std::sync::Arc;

/// A text with what it was set from.
pub struct LeftwardText {
    /// The text in the order in which it is read.
    pub job: LayoutJob,
    /// The text as it is seen.
    pub galley: Arc<Galley>,
}

/// Paints the text at a place; words selected in it are words of the origin. Takes the keyboard only where asked.
pub fn selectable(
    ui: &Ui,
    scene: &Scene<'_>,
    id: Id,
    at: Pos2,
    text: LeftwardText,
    origin: Origin,
    keys: bool,
) -> Response {
    let area = Rect::from_min_size(at, text.galley.size());
    let sense = if keys { Sense::click_and_drag() } else { Sense::click_and_drag() - Sense::FOCUSABLE };
    let response = ui.interact(area, id, sense).on_hover_cursor(egui::CursorIcon::Text);
    if keys && response.clicked() {
        response.request_focus();
    }
    let known: Option<Leftward> = ui.data(|data| data.get_temp(leftward_id()));
    let known = known.filter(|known| known.of == id);
    let pressed = response.contains_pointer() && ui.input(|input| input.pointer.any_pressed());
    if known.is_some() || pressed || response.has_focus() {
        let words = Words { text: &text, at, places: places(&text.job, |job| ui.painter().layout_job(job).size().x) };
        let mut selected = known.clone();
        if pressed {
            let from = words.at_pointer(ui);
            selected = from.map(|from| Leftward { of: id, from, to: None });
        } else if let Some(selected) = &mut selected
            && response.dragged()
        {
            selected.to = words.at_pointer(ui);
        }
        if response.double_clicked() {
            selected = words.at_pointer(ui).map(|word| Leftward { of: id, from: word.clone(), to: Some(word) });
        }
        if response.has_focus() {
            selected = words.moved_by_keys(ui, id, selected);
        }
        let settled = response.drag_stopped() || (selected != known && !response.dragged());
        if let Some(range) = selected.as_ref().and_then(Leftward::range) {
            words.paint(ui, scene, &range);
            tell(ui, &text.job.text[range], origin, settled);
        }
        ui.data_mut(|data| match selected {
            Some(selected) => {
                data.insert_temp(leftward_id(), selected);
            }
            None => data.remove::<Leftward>(leftward_id()),
        });
    }
    if response.has_focus() {
        ui.painter().rect_stroke(area.expand(3.0), 3.0, (1.0, scene.look.accent), egui::StrokeKind::Outside);
    }
    ui.painter().galley(at, text.galley, scene.look.ink);
    response
}

/// Gives on what is selected: to the window once it is settled, to the clipboard where that is asked.
fn tell(ui: &Ui, words: &str, origin: Origin, settled: bool) {
    if settled {
        ui.data_mut(|data| data.insert_temp(origin_id(), origin));
        if let Some(selecting) = ui.ctx().plugin_opt::<Selecting>() {
            selecting.lock().hear(words.to_owned());
            ui.ctx().request_repaint();
        }
    }
    let copies = ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Copy)));
    if copies && !ui.ctx().text_edit_focused() {
        ui.ctx().copy_text(words.to_owned());
    }
}

/// The words of a text with their places.
struct Words<'t> {
    text: &'t LeftwardText,
    at: Pos2,
    places: Vec<Place>,
}

impl Words<'_> {
    /// Where a word stands in the window.
    fn area(&self, place: &Place) -> Option<Rect> {
        let row = self.text.galley.rows.get(place.line)?;
        let top = self.at.y + row.pos.y;
        let size = vec2(place.across.end - place.across.start, row.row.size.y);
        Some(Rect::from_min_size(pos2(self.at.x + place.across.start, top), size))
    }

    /// The word nearest to the pointer.
    fn at_pointer(&self, ui: &Ui) -> Option<Range<usize>> {
        let pointer = ui.ctx().pointer_interact_pos()?;
        let far = |place: &Place| {
            let area = self.area(place)?;
            let line = (pointer.y - area.y_range().clamp(pointer.y)).abs();
            // The line first, then the word in it.
            Some((line, (pointer.x - area.x_range().clamp(pointer.x)).abs()))
        };
        let near = self.places.iter().filter_map(|place| Some((far(place)?, place)));
        near.min_by(|(one, _), (other, _)| one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1)))
            .map(|(_, place)| place.source.clone())
    }

    /// What the arrow keys make of a selection: to the next word or the one before, as they are read; with Shift to there.
    fn moved_by_keys(&self, ui: &Ui, id: Id, selected: Option<Leftward>) -> Option<Leftward> {
        let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        let text = &self.text.job.text;
        let mut words: Vec<Range<usize>> = self.places.iter().map(|place| place.source.clone()).collect();
        words.retain(|word| text[word.clone()].contains(char::is_alphanumeric));
        words.sort_by_key(|word| word.start);
        let (first, last) = (words.first()?.clone(), words.last()?.clone());
        if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::A)) {
            return Some(Leftward { of: id, from: first, to: Some(last) });
        }
        for (modifiers, extends) in [(Modifiers::SHIFT, true), (Modifiers::NONE, false)] {
            for (key, forth) in [(Key::ArrowLeft, true), (Key::ArrowRight, false)] {
                if !ui.input_mut(|input| input.consume_key(modifiers, key)) {
                    continue;
                }
                let here = selected.as_ref().map(|selected| selected.to.clone().unwrap_or(selected.from.clone()));
                let word = match here.and_then(|here| words.iter().position(|word| word.start >= here.start)) {
                    Some(at) if forth => words.get(at + 1).cloned().unwrap_or(last),
                    Some(at) => at.checked_sub(1).map_or(first, |before| words[before].clone()),
                    None => first,
                };
                let from = selected.filter(|_| extends).map_or(word.clone(), |selected| selected.from);
                return Some(Leftward { of: id, from, to: Some(word) });
            }
        }
        selected
    }

    /// Paints what is selected.
    fn paint(&self, ui: &Ui, scene: &Scene<'_>, range: &Range<usize>) {
        let within = |place: &&Place| place.source.start >= range.start && place.source.end <= range.end;
        for area in self.places.iter().filter(within).filter_map(|place| self.area(place)) {
            ui.painter().rect_filled(area, 0.0, scene.look.accent_tint);
        }
    }
}
