//! The command palette: every command by its name, and clauses by their number.

use super::Scene;
use crate::app::command::{Command, TABLE};
use crate::app::index::shortened;
use egui::{Button, Id, Key, Modifiers, ScrollArea, TextEdit, Ui};

/// One line of the palette.
struct Line {
    name: String,
    keys: String,
    tip: String,
    command: Command,
}

/// Type a name, go up and down, press Enter.
pub(super) fn palette(ui: &mut Ui, scene: &Scene<'_>, text: &str) -> Option<Command> {
    // Up and down go through the lines; the field would only move its cursor.
    let pressed = |ui: &Ui, key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (down, up) = (pressed(ui, Key::ArrowDown), pressed(ui, Key::ArrowUp));
    let mut typed = text.to_owned();
    let hint = scene.say("palette-hint");
    let field = ui
        .add(TextEdit::singleline(&mut typed).hint_text(hint.clone()).desired_width(f32::INFINITY))
        .accessible_name(hint);
    if !field.has_focus() && !field.lost_focus() {
        field.request_focus();
    }
    let lines = lines(scene, &typed);
    let chosen = chosen(ui, &typed, lines.len(), down, up);
    if ui.input(|input| input.key_pressed(Key::Enter)) {
        return lines.into_iter().nth(chosen).map(|line| line.command);
    }
    let mut command = (typed != text).then_some(Command::SetPaletteText(typed));
    if lines.is_empty() {
        ui.weak(scene.say("palette-empty"));
    }
    ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
        ui.with_layout(egui::Layout::top_down_justified(egui::Align::LEFT), |ui| {
            for (number, line) in lines.into_iter().enumerate() {
                let button = Button::selectable(number == chosen, &line.name).shortcut_text(line.keys);
                let response = ui.add(button).on_hover_text(line.tip).accessible_name(line.name);
                if number == chosen && (down || up) {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    command = Some(line.command);
                }
            }
        });
    });
    command
}

/// The lines that fit what is typed: the clause of that number, then commands whose name holds every word.
fn lines(scene: &Scene<'_>, typed: &str) -> Vec<Line> {
    let clause = scene.model.clause_of_number(typed).map(|id| {
        let text = scene.model.compared().and_then(|compared| compared.comparison.clause(&id));
        let name = text.map_or_else(String::new, |clause| shortened(&clause.text, 60));
        let command = Command::GoToNumber(typed.to_owned());
        Line { name, keys: String::new(), tip: scene.say("palette-clause"), command }
    });
    let wanted = typed.to_lowercase();
    let matches = |name: &str| wanted.split_whitespace().all(|word| name.to_lowercase().contains(word));
    let commands = TABLE.iter().filter(|entry| matches(&scene.command(entry)) || matches(entry.id));
    let line = |entry: &crate::app::command::Entry| Line {
        name: scene.command(entry),
        keys: entry.shown_keys(),
        tip: scene.tip(entry),
        command: entry.command.clone(),
    };
    clause.into_iter().chain(commands.map(line)).collect()
}

/// The line that Enter takes: the first, until one goes down or up; the first again when something else is typed.
fn chosen(ui: &Ui, typed: &str, count: usize, down: bool, up: bool) -> usize {
    let id = Id::unique("line of the palette");
    let (of, mut at) = ui.data(|data| data.get_temp::<(String, usize)>(id)).unwrap_or_default();
    if of != typed || count == 0 {
        at = 0;
    } else if down {
        at = (at + 1) % count;
    } else if up {
        at = (at + count - 1) % count;
    }
    ui.data_mut(|data| data.insert_temp(id, (typed.to_owned(), at)));
    at
}
