//! Ties model, panels and background work to eframe.

use super::background::{self, recoverable};
use super::command::Command;
use super::documents::open_sample;
use super::effect::{Effect, Event, Input, Request};
use super::index::Compared;
use super::keeper::Keeper;
use super::look::{self, Look};
use super::panels::centre::Scroller;
use super::panels::dialogs;
use super::panels::{self, Scene};
use super::selecting::Selecting;
use super::settings::Settings;
use super::source::Source;
use super::state::{Dialog, Mode, Model, Work};
use crate::comparison::Comparison;
use crate::messages::{Language, Messages};
use egui::{CentralPanel, Context, Frame, Id, Margin, Panel, Ui};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

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
    pub(super) model: Model,
    pub(super) messages: Messages,
    pub(super) language: Language,
    pub(super) scroller: Scroller,
    pub(super) folders: Folders,
    pub(super) keeper: Keeper,
    /// Finished work, with the number of the request it belongs to; 0 for what belongs to none.
    pub(super) events: (Sender<Numbered>, Receiver<Numbered>),
    /// Number of the request under way; the work looks whether it is still the one.
    pub(super) request: Arc<AtomicU64>,
    /// The field to put the keyboard into, once it is drawn.
    pub(super) focus: Option<&'static str>,
    /// Whether something was being typed in the last frame: egui leaves a field at Escape before the window sees the key.
    pub(super) was_typing: bool,
    /// Whether the window had the keyboard in the last frame.
    pub(super) had_focus: bool,
    /// The title that the window has.
    pub(super) title: String,
    /// Whether the user was told that closing loses edits.
    pub(super) told_of_loss: bool,
}

impl Window {
    /// The window, with what it opens with under way.
    pub fn new(context: &Context, start: StartWith, folders: Folders) -> Self {
        let settings = Settings::read(&folders.settings);
        look::install_fonts(context);
        look::apply(context, &settings);
        let language = settings.language.unwrap_or_else(Language::of_system);
        context.add_plugin(Selecting::default());
        let mut window = Self {
            model: Model { settings, ..Model::default() },
            messages: Messages::new(language),
            language,
            scroller: Scroller::default(),
            keeper: Keeper::new(folders.recovery.clone()),
            folders,
            events: channel(),
            request: Arc::default(),
            focus: None,
            was_typing: false,
            had_focus: true,
            title: String::new(),
            told_of_loss: false,
        };
        let recovery = window.folders.recovery.clone();
        window.in_background(context, move || Event::LeftBehind(recoverable(&recovery)));
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
        self.request.fetch_add(1, Ordering::Relaxed);
        let compared = Some(Arc::new(Compared::new(comparison)));
        let work = Work { old: Some(Arc::new(old)), new: Some(Arc::new(new)), compared, review: Arc::default() };
        let outcome = background::outcome(work);
        for effect in self.model.receive(Event::Done(Ok(Box::new(outcome)))) {
            self.do_effect(context, effect);
        }
    }

    /// Takes in what would come back from outside; for tests of what a system does that tests cannot make it do.
    pub fn take_in(&mut self, event: Event) {
        self.model.receive(event);
    }

    /// What there is, for tests.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// How many rows were laid out in the last frame, for tests and the bench of layout cost.
    pub fn rows_laid_out(&self) -> usize {
        self.scroller.laid_out
    }

    /// How far the comparison is scrolled, in points, for tests and the bench of layout cost.
    pub fn scrolled_to(&self) -> f64 {
        self.scroller.offset()
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
            if request != 0 && request != self.request.load(Ordering::Relaxed) {
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

    /// One frame: draws, then applies what was asked.
    pub fn frame(&mut self, ui: &mut Ui) {
        let context = ui.ctx().clone();
        let mut commands: Vec<Command> = self.shortcuts(&context).into_iter().chain(self.dropped(&context)).collect();
        commands.extend(self.pasted(&context));
        commands.extend(self.selected_words(&context));
        commands.extend(self.draw(ui));
        self.hint_at_drop(&context);
        self.was_typing = context.text_edit_focused();
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
        // Without a comparison the centre itself tells how far the work has come.
        let works = self.model.busy.is_some() && self.model.compared().is_some();
        if works || self.model.notice.is_some() {
            commands.extend(Panel::bottom("notices").frame(side(8)).show(ui, |ui| dialogs::notices(ui, &scene)).inner);
        }
        let mode = self.model.view.mode;
        // Panels leave most of a small window to the text.
        let most = (ui.available_width() * 0.27).max(190.0);
        let ready = self.model.work.compared.is_some();
        // In a small window there is room for one panel beside the text: what is in hand, else the lists.
        let roomy = ui.available_width() >= 1080.0;
        let in_hand = self.model.view.selection.is_some();
        let most = if roomy { most } else { (ui.available_width() * 0.36).max(180.0) };
        // The table of the ledger needs the whole of a small window.
        let beside = roomy || mode != Mode::Ledger;
        let lists = self.model.settings.lists && beside && (roomy || !in_hand || !self.model.settings.details);
        let details = self.model.settings.details && beside && (roomy || in_hand || !self.model.settings.lists);
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
        self.look_at_sources(context);
        self.name_window(context);
        self.mind_closing(context);
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
