//! What the window minds between frames: selected words, files that change, its title, work that would be lost.

use super::command::Command;
use super::effect::{Effect, Event};
use super::selecting::{self, Selecting};
use super::source::Source;
use super::window::Window;
use egui::Context;
use std::sync::Arc;

impl Window {
    /// Words that were selected in the comparison since the last frame.
    pub(super) fn selected_words(&self, context: &Context) -> Option<Command> {
        let text = context.plugin_opt::<Selecting>()?.lock().take();
        let pressed = context.input(|input| input.pointer.any_pressed());
        if pressed && !context.input(|input| input.modifiers.shift) {
            // Of what is selected where something was selected before, egui tells nothing.
            selecting::forget(context);
        }
        let origin = context.data_mut(|data| {
            let origin = data.get_temp::<selecting::Origin>(selecting::origin_id());
            // What is pressed now is told by the row under the pointer, later in this frame.
            if pressed {
                data.remove::<selecting::Origin>(selecting::origin_id());
            }
            origin
        });
        // What a field tells of its own selection is none of the row's.
        let text = text.filter(|_| !context.text_edit_focused());
        let words = selecting::words(self.model.compared()?, origin?, &text?)?;
        Some(Command::SelectWords(words))
    }

    /// Looks after the files when the window gets the keyboard back: another program may have written them.
    pub(super) fn look_at_sources(&mut self, context: &Context) {
        let focused = context.input(|input| input.focused);
        if focused && !self.had_focus {
            self.do_effect(context, Effect::LookAtSources);
        }
        self.had_focus = focused;
    }

    /// Names the work in the window's title.
    pub(super) fn name_window(&mut self, context: &Context) {
        let name = |source: &Option<Arc<Source>>| source.as_ref().map_or("…", |source| source.name.as_str()).to_owned();
        let work = &self.model.work;
        let title = match &self.model.keeping.path {
            Some(path) => format!("{} – Clausescope", path.file_stem().unwrap_or_default().to_string_lossy()),
            None if work.old.is_none() && work.new.is_none() => "Clausescope".to_owned(),
            None => format!("{} → {} – Clausescope", name(&work.old), name(&work.new)),
        };
        if title != self.title {
            self.title.clone_from(&title);
            context.send_viewport_cmd(egui::ViewportCommand::Title(title));
        }
    }

    /// Keeps the work when the window is asked to close; where it cannot be kept, asks again instead of losing it.
    pub(super) fn mind_closing(&mut self, context: &Context) {
        if !context.input(|input| input.viewport().close_requested()) || self.told_of_loss {
            return;
        }
        if let Some(trouble) = self.keeper.keep_now(&self.model) {
            self.told_of_loss = true;
            context.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            let again = self.messages.get("close-again");
            self.model.receive(Event::Trouble(format!("{trouble} {again}")));
        }
    }
}
