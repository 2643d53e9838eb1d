//! What stands in front: command palette, shortcut sheet, path field, which side, which report; notices and progress.

use super::{Scene, palette, preferences};
use crate::app::command::{Command, Group, TABLE};
use crate::app::documents::named_as_project;
use crate::app::state::{Dialog, Pick, Stage, Tells};
use crate::clause::Side;
use crate::messages::Language;
use crate::report::{Extent, Format};
use egui::{Button, Context, Id, Modal, RichText, ScrollArea, TextEdit, Ui};
use std::path::PathBuf;

/// The dialog in front, if there is one.
pub fn panel(context: &Context, scene: &Scene<'_>) -> Option<Command> {
    let dialog = scene.model.dialog.as_ref()?;
    let mut command = None;
    // A dialog each: one that shared its place with another would be as high as the other was.
    let id = Id::unique(("dialog", std::mem::discriminant(dialog)));
    let shown = Modal::new(id).show(context, |ui| {
        let width: f32 = if *dialog == Dialog::Shortcuts { 1120.0 } else { 520.0 };
        ui.set_width(width.min(context.content_rect().width() - 40.0));
        command = match dialog {
            Dialog::Palette { text } => palette::palette(ui, scene, text),
            Dialog::Shortcuts => shortcuts(ui, scene),
            Dialog::Path { purpose, text, why } => path(ui, scene, *purpose, text, *why),
            Dialog::Side(path) => {
                let open = |side| Command::OpenFile(side, path.clone());
                side(ui, scene, "side-title", &path.display().to_string(), open)
            }
            Dialog::PastedSide { pasted, begins } => {
                side(ui, scene, "side-title-text", begins, |side| Command::Paste(side, pasted.clone()))
            }
            Dialog::Settings => preferences::preferences(ui, scene),
            Dialog::Export => export(ui, scene),
        };
    });
    command.or_else(|| shown.should_close().then_some(Command::Close))
}

fn shortcuts(ui: &mut Ui, scene: &Scene<'_>) -> Option<Command> {
    ui.heading(scene.say("command-shortcuts"));
    let high = ui.ctx().content_rect().height() - 150.0;
    ScrollArea::vertical().max_height(high).auto_shrink([false, true]).show(ui, |ui| {
        let columns: &[&[Group]] = if ui.available_width() >= 940.0 {
            &[&[Group::File, Group::Edit], &[Group::View, Group::Help], &[Group::Review]]
        } else {
            &[&[Group::File, Group::Edit, Group::Help], &[Group::View, Group::Review]]
        };
        ui.columns(columns.len(), |uis| {
            for (ui, groups) in uis.iter_mut().zip(columns) {
                groups.iter().for_each(|&group| keys_of(ui, scene, group));
            }
        });
    });
    close(ui, scene)
}

fn keys_of(ui: &mut Ui, scene: &Scene<'_>, group: Group) {
    ui.label(RichText::new(scene.say(group.message())).font(scene.look.bold(13.0)).color(scene.look.accent));
    egui::Grid::new(("keys", group.message())).num_columns(2).min_row_height(22.0).spacing([16.0, 2.0]).show(
        ui,
        |ui| {
            for entry in TABLE.iter().filter(|entry| entry.group == group && !entry.keys.is_empty()) {
                ui.label(RichText::new(entry.shown_keys()).color(scene.look.faint));
                ui.label(scene.command(entry));
                ui.end_row();
            }
        },
    );
    ui.add_space(6.0);
}

pub(super) fn close(ui: &mut Ui, scene: &Scene<'_>) -> Option<Command> {
    ui.button(scene.say("command-close")).clicked().then_some(Command::Close)
}

fn path(ui: &mut Ui, scene: &Scene<'_>, purpose: Pick, text: &str, why: Option<&str>) -> Option<Command> {
    let (title, sides) = match purpose {
        Pick::Version(_) => ("path-version", true),
        Pick::Project => ("path-project", false),
        Pick::SaveProject => ("path-save", false),
        Pick::Export(_) => ("path-export", false),
    };
    ui.heading(scene.say(title));
    if let Some(why) = why {
        ui.label(scene.say(why));
    }
    let mut typed = text.to_owned();
    let hint = scene.say("path-hint");
    let field = ui
        .add(TextEdit::singleline(&mut typed).hint_text(hint.clone()).desired_width(f32::INFINITY))
        .accessible_name(hint);
    if text.is_empty() && !field.has_focus() {
        field.request_focus();
    }
    // What went wrong with a path that was typed before.
    if let Some(notice) = scene.model.notice.as_ref().filter(|notice| notice.tells == Tells::Trouble) {
        ui.colored_label(scene.look.deleted.ink, format!("! {}", told(scene, &notice.text)));
    }
    let ready = !typed.trim().is_empty();
    let mut chosen = PathBuf::from(typed.trim());
    if purpose == Pick::SaveProject && ready {
        chosen = named_as_project(chosen);
    }
    // A dialog of the system would ask; here the button says what it does.
    let writes = matches!(purpose, Pick::SaveProject | Pick::Export(_));
    let replaces = writes && ready && chosen.exists();
    if replaces {
        ui.colored_label(scene.look.deleted.ink, scene.say("path-exists"));
    }
    let go_on = match purpose {
        Pick::Version(side) => Command::OpenFile(side, chosen.clone()),
        Pick::Project => Command::OpenProjectFile(chosen.clone()),
        Pick::SaveProject => Command::SaveTo(chosen.clone()),
        Pick::Export(format) => Command::Export(format, chosen.clone()),
    };
    let mut command = (typed != text).then_some(Command::SetPathText(typed.clone()));
    // Nothing is replaced by a key that ends typing.
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    if entered && ready && !replaces {
        command = Some(go_on.clone());
    } else if entered {
        field.request_focus();
    }
    ui.horizontal(|ui| {
        if sides {
            for (side, name) in [(Side::Old, "as-old"), (Side::New, "as-new")] {
                if ui.add_enabled(ready, Button::new(scene.say(name))).clicked() {
                    command = Some(Command::OpenFile(side, chosen.clone()));
                }
            }
        } else {
            let name = if replaces { "replace" } else { "go-on" };
            if ui.add_enabled(ready, Button::new(scene.say(name))).clicked() {
                command = Some(go_on);
            }
        }
        command = command.take().or(close(ui, scene));
    });
    command
}

fn side(ui: &mut Ui, scene: &Scene<'_>, title: &str, what: &str, open: impl Fn(Side) -> Command) -> Option<Command> {
    ui.heading(scene.say(title));
    super::words_of(ui, RichText::new(what).color(scene.look.faint));
    let mut command = None;
    // The side that is missing is most likely meant: the Enter key takes it.
    let work = &scene.model.work;
    let likely = if work.old.is_some() && work.new.is_none() { Side::New } else { Side::Old };
    ui.horizontal(|ui| {
        for (side, name) in [(Side::Old, "as-old"), (Side::New, "as-new")] {
            let button = ui.button(scene.say(name));
            if side == likely && ui.memory(|memory| memory.focused().is_none()) {
                button.request_focus();
            }
            if button.clicked() {
                command = Some(open(side));
            }
        }
        command = command.take().or(close(ui, scene));
    });
    command
}

fn export(ui: &mut Ui, scene: &Scene<'_>) -> Option<Command> {
    ui.heading(scene.say("export-title"));
    let mut command = None;
    let mut extent = scene.model.view.extent;
    let extents =
        [(Extent::Whole, "extent-whole"), (Extent::Changes, "extent-changes"), (Extent::Summary, "extent-summary")];
    ui.horizontal_wrapped(|ui| {
        for (value, name) in extents {
            ui.radio_value(&mut extent, value, scene.say(name));
        }
    });
    if extent != scene.model.view.extent {
        command = Some(Command::SetExtent(extent));
    }
    let language = scene.model.view.report_language.unwrap_or(scene.messages.language());
    let mut chosen = language;
    ui.horizontal_wrapped(|ui| {
        ui.label(scene.say("export-language"));
        for (value, name) in [(Language::English, "language-english"), (Language::French, "language-french")] {
            ui.radio_value(&mut chosen, value, scene.say(name));
        }
    });
    if chosen != language {
        command = Some(Command::SetReportLanguage(chosen));
    }
    ui.add_space(4.0);
    let high = ui.ctx().content_rect().height() - 245.0;
    ScrollArea::vertical().max_height(high).auto_shrink([false, true]).show(ui, |ui| {
        ui.with_layout(egui::Layout::top_down_justified(egui::Align::LEFT), |ui| {
            for format in Format::all() {
                let name = scene
                    .messages
                    .find(&format!("export-{}", format.name), &[])
                    .unwrap_or_else(|| format.description.to_owned());
                let button = Button::new(&name).shortcut_text(format!(".{}", format.extension));
                if ui.add(button).accessible_name(name).clicked() {
                    command = Some(Command::ReplyReportFormat(format.name));
                }
            }
        });
    });
    ui.add_space(2.0);
    ui.label(RichText::new(card(scene)).small().color(scene.look.faint));
    ui.add_space(6.0);
    command.or(close(ui, scene))
}

/// Which finding a card shows.
fn card(scene: &Scene<'_>) -> String {
    let finding = crate::app::export::finding_in_hand(scene.model).and_then(|at| {
        let compared = scene.model.compared()?;
        let reviewed = scene.reviewed(compared, at)?;
        let value = scene.messages.value(&compared.comparison.findings.get(at.0)?.value);
        Some(scene.words().named(&scene.words().facet(reviewed.facet), &value))
    });
    match finding {
        Some(finding) => scene.messages.with("export-card-of", &[("finding", finding.into())]),
        None => scene.say("export-card-weightiest"),
    }
}

/// How far background work has come, and how to stop it.
pub fn busy(ui: &mut Ui, scene: &Scene<'_>, stage: Stage) -> Option<Command> {
    let (id, part) = match stage {
        Stage::ReadingOld => ("stage-reading-old", 0.1),
        Stage::ReadingNew => ("stage-reading-new", 0.3),
        Stage::Comparing => ("stage-comparing", 0.5),
        Stage::Indexing => ("stage-indexing", 0.9),
        Stage::Exporting => ("stage-exporting", 0.5),
    };
    // The whole way is seen too, else the part of it would be a stroke that stands nowhere.
    ui.visuals_mut().extreme_bg_color = scene.look.line;
    let bar = egui::ProgressBar::new(part).desired_width(160.0).desired_height(8.0).fill(scene.look.accent);
    let bar = ui.add(bar);
    bar.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ProgressIndicator, true, scene.say(id)));
    ui.label(scene.say(id));
    ui.button(scene.say("command-cancel")).clicked().then_some(Command::Cancel)
}

/// What is told, a message by its name or sentences, each in its line.
fn told(scene: &Scene<'_>, text: &str) -> String {
    let sentences = || text.lines().map(|line| scene.words().told(line)).collect::<Vec<_>>().join(" ");
    scene.messages.find(text, &[]).unwrap_or_else(sentences)
}

/// What the window tells once, and how far background work has come; at the bottom.
pub fn notices(ui: &mut Ui, scene: &Scene<'_>) -> Option<Command> {
    let mut command = None;
    if let Some(stage) = scene.model.busy.filter(|_| scene.model.compared().is_some()) {
        ui.horizontal(|ui| command = busy(ui, scene, stage));
    }
    if let Some(notice) = &scene.model.notice {
        ui.horizontal_wrapped(|ui| {
            let text = told(scene, &notice.text);
            let (colour, text) = match notice.tells {
                Tells::Trouble => (scene.look.deleted.ink, format!("! {text}")),
                Tells::Nothing => (scene.look.ink, text),
                Tells::Written => (scene.look.ink, format!("{} {text}", scene.say("written"))),
            };
            ui.colored_label(colour, text);
            if ui.button(scene.say("dismiss-notice")).clicked() {
                command = Some(Command::DismissNotice);
            }
        });
    }
    command
}
