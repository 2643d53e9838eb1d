//! What the keyboard and dropped files ask for.

use super::command::{Command, TABLE};
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
            std::cmp::Reverse(u8::from(keys.modifiers.shift) + u8::from(keys.modifiers.command))
        });
        for (keys, command) in keys {
            let types = keys.conflicts_with_text_editing() && !is_function_key(keys.logical_key);
            let may = if in_front { *command == Command::Close } else { !typing || !types };
            if may && context.input_mut(|input| input.consume_shortcut(&keys)) {
                return Some(command.clone());
            }
        }
        None
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
        let on_chip = [Side::Old, Side::New].into_iter().find(|&side| {
            let chip = context.data(|data| data.get_temp::<egui::Rect>(panels::top::chip_id(side)));
            chip.zip(pointer).is_some_and(|(chip, pointer)| chip.contains(pointer))
        });
        match (&paths[..], on_chip) {
            ([], _) => None,
            ([path], Some(side)) => Some(Command::OpenFile(side, path.clone())),
            _ => Some(Command::Drop(paths)),
        }
    }
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
