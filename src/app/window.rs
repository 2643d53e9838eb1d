//! Ties model, panels and background work to eframe.

use super::background::{self, recoverable};
use super::command::{Command, TABLE};
use super::documents::open_sample;
use super::effect::{Effect, Event, Input, Request};
use super::index::Compared;
use super::keeper::Keeper;
use super::look::{self, Look};
use super::messages::{Language, Messages};
use super::panels::centre::Scroller;
use super::panels::{self, Scene};
use super::settings::Settings;
use super::source::Source;
use super::state::{Dialog, Mode, Model, Pick, Stage, Work};
use super::{export, panels::dialogs};
use crate::clause::Side;
use crate::comparison::Comparison;
use crate::project::{self, Lock};
use egui::{CentralPanel, Context, Frame, Id, KeyboardShortcut, Margin, Modifiers, Panel, Ui};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Instant;

/// What the window opens with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StartWith {
    /// Nothing: the sample. One: a project, or a version whose partner is asked for. Two: the old and the new version.
    pub files: Vec<PathBuf>,
}

/// Where the window keeps what it remembers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    /// The settings.
    pub settings: PathBuf,
    /// Work that has no project file yet.
    pub recovery: PathBuf,
}

impl Folders {
    /// The user's folders, as the system names them.
    pub fn of_user() -> Self {
        let folder = eframe::storage_dir("clausescope").unwrap_or_else(|| std::env::temp_dir().join("clausescope"));
        Self::within(&folder)
    }

    /// Both within one folder.
    pub fn within(folder: &std::path::Path) -> Self {
        Self { settings: folder.join("settings.json"), recovery: folder.join("recovery") }
    }
}

/// What comes back, with the number of the request it belongs to.
type Numbered = (u64, Event);

/// The window.
pub struct Window {
    model: Model,
    messages: Messages,
    language: Language,
    scroller: Scroller,
    folders: Folders,
    keeper: Keeper,
    /// Finished work, with the number of the request it belongs to; 0 for what belongs to none.
    events: (Sender<Numbered>, Receiver<Numbered>),
    /// Number of the request under way.
    request: u64,
    /// The field to put the keyboard into, once it is drawn.
    focus: Option<&'static str>,
}

impl Window {
    /// The window, with what it opens with under way.
    pub fn new(context: &Context, start: StartWith, folders: Folders) -> Self {
        let settings = Settings::read(&folders.settings);
        look::install_fonts(context);
        look::apply(context, &settings);
        let language = settings.language.unwrap_or_else(Language::of_system);
        let recoverable = recoverable(&folders.recovery);
        let mut window = Self {
            model: Model { settings, recoverable, ..Model::default() },
            messages: Messages::new(language),
            language,
            scroller: Scroller::default(),
            keeper: Keeper::new(folders.recovery.clone()),
            folders,
            events: channel(),
            request: 0,
            focus: None,
        };
        window.start(context, start);
        window
    }

    fn start(&mut self, context: &Context, start: StartWith) {
        let mut files = start.files.into_iter();
        let effect = match (files.next(), files.next()) {
            (None, _) => open_sample(),
            (Some(file), None) if super::documents::is_project(&file) => {
                Effect::Run(Request::Project { path: file, recovered: false })
            }
            (old, new) => Effect::Run(Request::Compare {
                old: old.map(Input::Path),
                new: new.map(Input::Path),
                review: Arc::default(),
                fresh: true,
                by_date: false,
                sample: false,
            }),
        };
        self.do_effect(context, effect);
    }

    /// Shows a comparison that was made elsewhere, instead of what was under way; for tests and benches.
    pub fn show(&mut self, context: &Context, old: Source, new: Source, comparison: Comparison) {
        self.request += 1;
        let compared = Some(Arc::new(Compared::new(comparison)));
        let work = Work { old: Some(Arc::new(old)), new: Some(Arc::new(new)), compared, review: Arc::default() };
        let outcome = background::outcome(work);
        for effect in self.model.receive(Event::Done(Ok(Box::new(outcome)))) {
            self.do_effect(context, effect);
        }
    }

    /// What there is, for tests.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// How many rows were laid out in the last frame, for tests and the bench of layout cost.
    pub fn rows_laid_out(&self) -> usize {
        self.scroller.laid_out
    }

    /// Applies a command and does what it asks of the world.
    pub fn command(&mut self, context: &Context, command: Command) {
        for effect in self.model.apply(command) {
            self.do_effect(context, effect);
        }
        context.request_repaint();
    }

    fn receive(&mut self, context: &Context) {
        while let Ok((request, event)) = self.events.1.try_recv() {
            // What was cancelled, or overtaken by other work, is no longer asked for.
            if request != 0 && request != self.request {
                continue;
            }
            let event = self.keep_locks(event);
            for effect in self.model.receive(event) {
                self.do_effect(context, effect);
            }
        }
    }

    /// Locks stay here: the model knows files by name only.
    fn keep_locks(&mut self, event: Event) -> Event {
        match event {
            Event::Done(Ok(mut outcome)) => {
                let lock = outcome.lock.take();
                if outcome.fresh {
                    match (&outcome.project, &outcome.recovered, lock) {
                        (_, Some(path), Some(lock)) => {
                            self.keeper.reset(None);
                            self.keeper.take_over(path.clone(), lock);
                        }
                        (Some(path), _, Some(lock)) => self.keeper.reset(Some((path.clone(), lock))),
                        _ => self.keeper.reset(None),
                    }
                }
                Event::Done(Ok(outcome))
            }
            other => other,
        }
    }

    fn do_effect(&mut self, context: &Context, effect: Effect) {
        match effect {
            Effect::Run(request) => {
                self.request += 1;
                self.model.busy = Some(Stage::ReadingOld);
                let (number, send, context) = (self.request, self.events.0.clone(), context.clone());
                std::thread::spawn(move || {
                    let progress = |stage| {
                        let _ = send.send((number, Event::Progress(stage)));
                        context.request_repaint();
                    };
                    let event = background::run(request, &progress);
                    let _ = send.send((number, event));
                    context.request_repaint();
                });
            }
            Effect::Cancel => self.request += 1,
            Effect::Pick(pick) => self.pick(context, pick),
            Effect::SaveTo(path) => self.save_to(context, path),
            Effect::Export(format, path) => {
                self.model.busy = Some(Stage::Exporting);
                let work = self.model.work.clone();
                self.in_background(context, move || Event::Exported(export::write(format, &work, &path)));
            }
            Effect::Copy(text) => context.copy_text(text),
            Effect::ReadClipboard(side) => {
                self.in_background(context, move || Event::Clipboard(side, read_clipboard()))
            }
            Effect::RemoveRecovery(path) => {
                if let Err(error) = std::fs::remove_file(&path) {
                    let _ = self.events.0.send((0, Event::Exported(Err(format!("{}: {error}", path.display())))));
                }
            }
            Effect::SettingsChanged => self.settings_changed(context),
            Effect::FocusSearch => self.focus = Some(panels::lists::SEARCH),
            Effect::FocusNote => self.focus = Some(panels::details::NOTE),
            Effect::Quit => context.send_viewport_cmd(egui::ViewportCommand::Close),
        }
    }

    fn in_background(&self, context: &Context, work: impl FnOnce() -> Event + Send + 'static) {
        let (send, context) = (self.events.0.clone(), context.clone());
        std::thread::spawn(move || {
            let _ = send.send((0, work()));
            context.request_repaint();
        });
    }

    fn settings_changed(&mut self, context: &Context) {
        look::apply(context, &self.model.settings);
        let language = self.model.settings.language.unwrap_or_else(Language::of_system);
        if language != self.language {
            self.language = language;
            self.messages = Messages::new(language);
        }
        self.model.settings.write(&self.folders.settings);
    }

    /// Moves the work into a project file and writes it at once.
    fn save_to(&mut self, context: &Context, path: PathBuf) {
        let lock = if self.keeper.holds(&path) {
            None
        } else {
            match Lock::take(&path) {
                Ok(lock) => Some(lock),
                Err(error) => {
                    let _ = self.events.0.send((0, Event::Exported(Err(error.to_string()))));
                    return;
                }
            }
        };
        let Some(project) = self.model.work.project() else { return };
        let revision = self.model.keeping.revision;
        match project::save(&path, &project) {
            Ok(()) => {
                self.keeper.move_to(path.clone(), lock);
                for event in [Event::MovedTo { path: path.clone() }, Event::Saved { revision, path, trouble: None }] {
                    for effect in self.model.receive(event) {
                        self.do_effect(context, effect);
                    }
                }
            }
            Err(error) => {
                let _ = self.events.0.send((0, Event::Exported(Err(error.to_string()))));
            }
        }
        context.request_repaint();
    }

    fn pick(&self, context: &Context, pick: Pick) {
        let dialog = self.file_dialog(pick);
        let opened = Instant::now();
        let ask = move || {
            let path = match pick {
                Pick::Version(_) | Pick::Project => dialog.pick_file(),
                Pick::SaveProject | Pick::Export(_) => dialog.save_file(),
            };
            Event::Picked { pick, path, after: opened.elapsed() }
        };
        if cfg!(target_os = "macos") {
            // There dialogs belong to the main thread.
            let _ = self.events.0.send((0, ask()));
        } else {
            self.in_background(context, ask);
        }
    }

    fn file_dialog(&self, pick: Pick) -> rfd::FileDialog {
        let stem = self
            .model
            .work
            .new
            .as_ref()
            .map_or("comparison", |source| source.name.split('.').next().unwrap_or_default());
        let dialog = rfd::FileDialog::new();
        match pick {
            Pick::Version(Side::Old) => dialog.set_title(self.messages.get("command-open-old")),
            Pick::Version(Side::New) => dialog.set_title(self.messages.get("command-open-new")),
            Pick::Project => dialog.add_filter("Clausescope", &["clausescope"]),
            Pick::SaveProject => {
                dialog.add_filter("Clausescope", &["clausescope"]).set_file_name(format!("{stem}.clausescope"))
            }
            Pick::Export(name) => {
                let found = export::formats().into_iter().find(|format| format.name == name);
                let extension = found.map_or(name, |format| format.extension);
                dialog.add_filter(name, &[extension]).set_file_name(format!("{stem}.{extension}"))
            }
        }
    }

    fn shortcuts(&mut self, context: &Context) -> Option<Command> {
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

    fn dropped(&self, context: &Context) -> Option<Command> {
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

    /// One frame: draws, then applies what was asked.
    pub fn frame(&mut self, ui: &mut Ui) {
        let context = ui.ctx().clone();
        let mut commands: Vec<Command> = self.shortcuts(&context).into_iter().chain(self.dropped(&context)).collect();
        commands.extend(self.draw(ui));
        if let Some(field) = self.focus.take() {
            context.memory_mut(|memory| memory.request_focus(Id::unique(field)));
        }
        let closing_dialog = matches!(self.model.dialog, Some(Dialog::Palette { .. }));
        for command in commands {
            // A command from the palette takes the palette's place.
            if closing_dialog && !matches!(command, Command::SetPaletteText(_)) {
                self.model.dialog = None;
                if command == Command::Close {
                    continue;
                }
            }
            self.command(&context, command);
        }
    }

    fn draw(&mut self, ui: &mut Ui) -> Vec<Command> {
        let look = Look::new(&self.model.settings, ui.visuals().dark_mode);
        let scene = Scene { model: &self.model, messages: &self.messages, look: &look };
        let side = |margin: i8| Frame::new().fill(look.panel).inner_margin(Margin::same(margin));
        let mut commands = Vec::new();
        let top = Frame::new().fill(look.panel).inner_margin(Margin::symmetric(12, 6));
        commands.extend(Panel::top("top").frame(top).show(ui, |ui| panels::top::panel(ui, &scene)).inner);
        if self.model.busy.is_some() || self.model.notice.is_some() {
            commands.extend(Panel::bottom("notices").frame(side(8)).show(ui, |ui| dialogs::notices(ui, &scene)).inner);
        }
        let mode = self.model.view.mode;
        // Panels leave most of a small window to the text.
        let most = (ui.available_width() * 0.27).max(190.0);
        let ready = self.model.work.compared.is_some();
        // In a small window there is room for one panel beside the text: what is in hand, else the lists.
        let roomy = ui.available_width() >= 900.0;
        let in_hand = self.model.view.selection.is_some();
        let most = if roomy { most } else { (ui.available_width() * 0.36).max(180.0) };
        let lists = self.model.settings.lists && (roomy || !in_hand || !self.model.settings.details);
        let details = self.model.settings.details && (roomy || in_hand || !self.model.settings.lists);
        if ready && mode != Mode::Answer && lists {
            let panel =
                Panel::left("lists").frame(side(10)).resizable(true).default_size(280.0).size_range(180.0..=most);
            commands.extend(panel.show(ui, |ui| panels::lists::panel(ui, &scene)).inner);
        }
        if ready && mode != Mode::Answer && details {
            let panel =
                Panel::right("details").frame(side(12)).resizable(true).default_size(310.0).size_range(180.0..=most);
            commands.extend(panel.show(ui, |ui| panels::details::panel(ui, &scene)).inner);
        }
        let paper = Frame::new().fill(look.paper);
        let scroller = &mut self.scroller;
        let centre = CentralPanel::default().frame(paper).show(ui, |ui| match mode {
            _ if !ready => panels::answer::panel(ui, &scene),
            Mode::Answer => panels::answer::panel(ui, &scene),
            Mode::Ledger => panels::ledger::panel(ui, &scene),
            Mode::SideBySide | Mode::Redline | Mode::Cards => panels::centre::panel(ui, &scene, scroller),
        });
        commands.extend(centre.inner);
        commands.extend(dialogs::panel(ui.ctx(), &scene));
        commands
    }
}

impl eframe::App for Window {
    fn logic(&mut self, context: &Context, _frame: &mut eframe::Frame) {
        self.receive(context);
        let (send, other) = (self.events.0.clone(), context.clone());
        let wait = self.keeper.keep(&self.model, move |event| {
            let _ = send.send((0, event));
            other.request_repaint();
        });
        if let Some(wait) = wait {
            context.request_repaint_after(wait);
        }
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.frame(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        if let Some(trouble) = self.keeper.keep_now(&self.model) {
            eprintln!("clausescope: {trouble}");
        }
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
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

/// What the clipboard holds: HTML where there is some, else text.
fn read_clipboard() -> Result<String, String> {
    let trouble = |error: arboard::Error| {
        format!("The clipboard cannot be read ({error}). Save the text as a file and open that.")
    };
    let mut clipboard = arboard::Clipboard::new().map_err(trouble)?;
    let html = clipboard.get().html().ok().filter(|html| !html.trim().is_empty());
    html.map_or_else(|| clipboard.get_text().map_err(trouble), Ok)
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
