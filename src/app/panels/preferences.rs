//! Sizes, colours and language, on one sheet, each with the value it has.

use super::Scene;
use super::dialogs::close;
use crate::app::command::Command;
use crate::app::settings::{RedlineColours, Setting, Theme};
use crate::messages::Language;
use egui::{Grid, Slider, Ui};

/// The sheet of settings; every choice shows at once.
pub(super) fn preferences(ui: &mut Ui, scene: &Scene<'_>) -> Option<Command> {
    ui.heading(scene.say("command-show-settings").trim_end_matches('…'));
    ui.add_space(4.0);
    let mut chosen = None;
    Grid::new("settings").num_columns(2).spacing([24.0, 10.0]).show(ui, |ui| {
        let settings = &scene.model.settings;
        let themes = [(Theme::System, "theme-system"), (Theme::Light, "theme-light"), (Theme::Dark, "theme-dark")];
        choice(ui, scene, "setting-theme", settings.theme, &themes, |theme| chosen = Some(Setting::Theme(theme)));
        let colours = [(RedlineColours::Safe, "redline-safe"), (RedlineColours::Legal, "redline-legal")];
        choice(ui, scene, "setting-redline", settings.redline, &colours, |value| {
            chosen = Some(Setting::Redline(value))
        });
        let languages = [
            (None, "theme-system"),
            (Some(Language::English), "language-english"),
            (Some(Language::French), "language-french"),
        ];
        choice(ui, scene, "setting-language", settings.language, &languages, |value| {
            chosen = Some(Setting::Language(value));
        });
        slider(ui, scene, "setting-text-size", settings.text_size, (10.0, 28.0, 1.0), |value| {
            chosen = Some(Setting::TextSize(value));
        });
        slider(ui, scene, "setting-line-height", settings.line_height, (1.2, 2.2, 0.1), |value| {
            chosen = Some(Setting::LineHeight(value));
        });
        choice(ui, scene, "setting-zoom", settings.zoom, &ZOOMS, |value| chosen = Some(Setting::Zoom(value)));
    });
    ui.add_space(6.0);
    chosen.map(Command::ChooseSetting).or(close(ui, scene))
}

/// Sizes of everything that are offered; a slider would run away from the pointer while all of it grows.
const ZOOMS: [(f32, &str); 6] =
    [(0.8, "80 %"), (1.0, "100 %"), (1.25, "125 %"), (1.5, "150 %"), (1.75, "175 %"), (2.0, "200 %")];

/// One of a few values.
fn choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    scene: &Scene<'_>,
    label: &str,
    now: T,
    values: &[(T, &str)],
    mut choose: impl FnMut(T),
) {
    ui.label(scene.say(label));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 3.0;
        for &(value, name) in values {
            if ui.selectable_label(value == now, scene.say(name)).clicked() {
                choose(value);
            }
        }
    });
    ui.end_row();
}

/// A number between two others, in steps.
fn slider(
    ui: &mut Ui,
    scene: &Scene<'_>,
    label: &str,
    now: f32,
    (least, most, step): (f32, f32, f32),
    choose: impl FnOnce(f32),
) {
    let name = ui.label(scene.say(label));
    let mut value = now;
    let decimals = if step < 1.0 { 1 } else { 0 };
    ui.add(Slider::new(&mut value, least..=most).step_by(f64::from(step)).fixed_decimals(decimals))
        .labelled_by(name.id);
    ui.end_row();
    if (value - now).abs() > step / 4.0 {
        choose(value);
    }
}
