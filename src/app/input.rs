//! What the keyboard and dropped files ask for.

use super::command::{Command, TABLE};
use super::look::Look;
use super::panels;
use super::window::Window;
use crate::clause::Side;
use egui::{Context, KeyboardShortcut, Modifiers};
use std::path::PathBuf;

impl Window {
    pub(super) fn shortcuts(&mut self, context: &Context) -> Option<Command> {
        // A menu that is open has the keys for itself.
        if context.any_popup_open() || egui::Popup::is_any_open(context) {
            return None;
        }
        let typing = context.text_edit_focused();
        let in_front = self.model.dialog.is_some();
        let mut keys: Vec<(KeyboardShortcut, &Command)> =
            TABLE.iter().filter_map(|entry| Some((shortcut(entry.keys)?, &entry.command))).collect();
        keys.push((KeyboardShortcut::new(Modifiers::NONE, egui::Key::Questionmark), &Command::Shortcuts));
        keys.push((KeyboardShortcut::new(Modifiers::SHIFT, egui::Key::Questionmark), &Command::Shortcuts));
        // Those with more modifiers first, since fewer would match them too.
        keys.sort_by_key(|(keys, _)| {
            let modifiers = keys.modifiers;
            std::cmp::Reverse(
                [modifiers.shift, modifiers.command, modifiers.alt].into_iter().filter(|&held| held).count(),
            )
        });
        for (keys, command) in keys {
            let types = types(&keys);
            let may = if in_front { *command == Command::Close } else { !typing || !types };
            if may && context.input_mut(|input| input.consume_shortcut(&keys)) {
                if (typing || self.was_typing) && *command == Command::Close && !in_front {
                    // Out of the field first; what is in hand stays in hand.
                    return None;
                }
                if *command == Command::Close {
                    super::selecting::forget(context);
                }
                return Some(command.clone());
            }
        }
        None
    }

    /// Text pasted where nothing is typed: a version, and which one is asked.
    pub(super) fn pasted(&self, context: &Context) -> Option<Command> {
        if context.text_edit_focused() || self.model.dialog.is_some() {
            return None;
        }
        let asks = |event: &egui::Event| match event {
            egui::Event::Paste(_) | egui::Event::PasteImage(_) => true,
            // Of a clipboard that holds no plain text, only HTML, nothing comes but that the key was let go. Where
            // something came before, the question which version it is stands in front by now.
            egui::Event::Key { key: egui::Key::V, pressed: false, modifiers, .. } => modifiers.command_only(),
            _ => false,
        };
        let pasted = context.input(|input| input.events.iter().any(asks));
        pasted.then_some(Command::PasteSomewhere)
    }

    /// Says, while files hang over the window, what dropping them does.
    pub(super) fn hint_at_drop(&self, context: &Context) {
        let over = context.input(|input| input.raw.hovered_files.len());
        if over == 0 {
            return;
        }
        let look = Look::new(&self.model.settings, context.theme() == egui::Theme::Dark);
        let painter = context.layer_painter(egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("drop")));
        let area = context.content_rect();
        painter.rect_filled(area, 0.0, look.paper.gamma_multiply(0.85));
        painter.rect_stroke(area.shrink(10.0), 8.0, egui::Stroke::new(2.0, look.accent), egui::StrokeKind::Inside);
        let id = if over == 1 { "drop-one" } else { "drop-two" };
        let text = self.messages.get(id);
        painter.text(area.center(), egui::Align2::CENTER_CENTER, text, look.bold(20.0), look.accent);
        if over == 1 {
            for (side, name) in [(Side::Old, "as-old"), (Side::New, "as-new")] {
                let Some(chip) = chip(context, side) else { continue };
                painter.rect(chip, 4.0, look.accent_tint, (1.5, look.accent), egui::StrokeKind::Outside);
                let name = self.messages.get(name);
                painter.text(chip.center(), egui::Align2::CENTER_CENTER, name, look.bold(13.0), look.accent);
            }
        }
    }

    pub(super) fn dropped(&self, context: &Context) -> Option<Command> {
        let paths: Vec<PathBuf> = context.input(|input| {
            input
                .raw
                .dropped_files
                .iter()
                .map(|file| file.path().to_owned())
                .filter(|path| !path.as_os_str().is_empty())
                .collect()
        });
        let pointer = context.pointer_latest_pos();
        let is_on = |side| chip(context, side).zip(pointer).is_some_and(|(chip, pointer)| chip.contains(pointer));
        let on_chip = [Side::Old, Side::New].into_iter().find(|&side| is_on(side));
        match (&paths[..], on_chip) {
            ([], _) => None,
            ([path], Some(side)) => Some(Command::OpenFile(side, path.clone())),
            _ => Some(Command::Drop(paths)),
        }
    }
}

/// Where the chip of a version stands.
fn chip(context: &Context, side: Side) -> Option<egui::Rect> {
    context.data(|data| data.get_temp(panels::top::chip_id(side)))
}

/// Whether keys mean something to a field that is typed in: letters, small and capital, and the keys that move in it.
fn types(keys: &KeyboardShortcut) -> bool {
    let capital = keys.modifiers == Modifiers::SHIFT;
    (capital || keys.conflicts_with_text_editing()) && !is_function_key(keys.logical_key)
}

/// Whether a key never types anything.
fn is_function_key(key: egui::Key) -> bool {
    (egui::Key::F1..=egui::Key::F12).contains(&key) || key == egui::Key::Escape
}

/// Keys as egui knows them, from `Ctrl+Shift+S`.
fn shortcut(keys: &str) -> Option<KeyboardShortcut> {
    let mut modifiers = Modifiers::NONE;
    let mut key = None;
    for part in keys.split('+') {
        match part {
            "Ctrl" => modifiers |= Modifiers::COMMAND,
            "Shift" => modifiers |= Modifiers::SHIFT,
            "Alt" => modifiers |= Modifiers::ALT,
            name => key = egui::Key::from_name(name),
        }
    }
    Some(KeyboardShortcut::new(modifiers, key?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_keys_of_the_table_are_known() {
        for entry in TABLE.iter().filter(|entry| !entry.keys.is_empty()) {
            assert!(shortcut(entry.keys).is_some(), "{}", entry.keys);
        }
    }
}
