//! Does what commands ask of the world: background work, dialogs, files, the clipboard, settings.

use super::background::{self, Watch};
use super::effect::{Effect, Event, Pasted};
use super::state::{Pick, Stage};
use super::window::Window;
use super::{export, look, panels};
use crate::clause::Side;
use crate::messages::{Language, Messages};
use crate::project::{self, Lock};
use egui::Context;
use std::path::PathBuf;
use std::sync::atomic::Ordering;
use std::time::Instant;

impl Window {
    pub(super) fn do_effect(&mut self, context: &Context, effect: Effect) {
        match effect {
            Effect::Run(request) => {
                self.model.busy = Some(Stage::ReadingOld);
                let (wanted, send, context) = (self.request.clone(), self.events.0.clone(), context.clone());
                let number = wanted.fetch_add(1, Ordering::Relaxed) + 1;
                std::thread::spawn(move || {
                    let tell = |stage| {
                        let _ = send.send((number, Event::Progress(stage)));
                        context.request_repaint();
                    };
                    let wanted = || wanted.load(Ordering::Relaxed) == number;
                    let event = background::run_guarded(request, Watch { tell: &tell, wanted: &wanted });
                    let _ = send.send((number, event));
                    context.request_repaint();
                });
            }
            Effect::Cancel => {
                self.request.fetch_add(1, Ordering::Relaxed);
            }
            Effect::Pick(pick) => self.pick(context, pick),
            Effect::SaveTo(path) => self.save_to(context, path),
            Effect::Export(format, path) => {
                self.model.busy = Some(Stage::Exporting);
                let (wanted, work) = (self.request.clone(), self.model.work.clone());
                let number = wanted.fetch_add(1, Ordering::Relaxed) + 1;
                let settings = export::settings(&self.model, self.language);
                let (send, context) = (self.events.0.clone(), context.clone());
                std::thread::spawn(move || {
                    let still_wanted = || wanted.load(Ordering::Relaxed) == number;
                    let written = export::write(format, &work, &settings, &path, &still_wanted);
                    let _ = send.send((number, Event::Exported(written)));
                    context.request_repaint();
                });
            }
            Effect::Copy(text) => context.copy_text(text),
            Effect::ReadClipboard(side) => {
                self.in_background(context, move || Event::Clipboard(side, read_clipboard()))
            }
            Effect::LookAtSources => {
                let work = self.model.work.clone();
                self.in_background(context, move || Event::SourcesLookedAt {
                    changed: background::changed_sources(&work),
                    gone: background::gone_sources(&work),
                });
            }
            Effect::RemoveRecovery(path) => {
                if let Err(error) = std::fs::remove_file(&path) {
                    let _ = self.events.0.send((0, Event::Trouble(format!("{}: {error}", path.display()))));
                }
            }
            Effect::SettingsChanged => self.settings_changed(context),
            Effect::FocusSearch => self.focus = Some(panels::lists::SEARCH),
            Effect::FocusNote => self.focus = Some(panels::details::NOTE),
            Effect::Quit => context.send_viewport_cmd(egui::ViewportCommand::Close),
        }
    }

    pub(super) fn in_background(&self, context: &Context, work: impl FnOnce() -> Event + Send + 'static) {
        let (send, context) = (self.events.0.clone(), context.clone());
        std::thread::spawn(move || {
            let _ = send.send((0, work()));
            context.request_repaint();
        });
    }

    pub(super) fn settings_changed(&mut self, context: &Context) {
        look::apply(context, &self.model.settings);
        let language = self.model.settings.language.unwrap_or_else(Language::of_system);
        if language != self.language {
            self.language = language;
            self.messages = Messages::new(language);
        }
        self.model.settings.write(&self.folders.settings);
    }

    /// Moves the work into a project file and writes it at once.
    pub(super) fn save_to(&mut self, context: &Context, path: PathBuf) {
        let lock = if self.keeper.holds(&path) {
            None
        } else {
            match Lock::take(&path) {
                Ok(lock) => Some(lock),
                Err(error) => {
                    let _ = self.events.0.send((0, Event::Trouble(error.to_string())));
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
                let _ = self.events.0.send((0, Event::Trouble(error.to_string())));
            }
        }
        context.request_repaint();
    }

    pub(super) fn pick(&self, context: &Context, pick: Pick) {
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

    pub(super) fn file_dialog(&self, pick: Pick) -> rfd::FileDialog {
        let stem = self
            .model
            .work
            .new
            .as_ref()
            .map_or("comparison", |source| source.name.split('.').next().unwrap_or_default());
        let dialog = rfd::FileDialog::new();
        match pick {
            Pick::Version(side) => {
                let title = if side == Side::Old { "command-open-old" } else { "command-open-new" };
                let extensions = crate::document::EXTENSIONS;
                dialog
                    .set_title(self.messages.get(title))
                    .add_filter(self.messages.get("dialog-texts"), &extensions)
                    .add_filter(self.messages.get("dialog-all-files"), &["*"])
            }
            Pick::Project => dialog.add_filter("Clausescope", &["clausescope"]),
            Pick::SaveProject => {
                dialog.add_filter("Clausescope", &["clausescope"]).set_file_name(format!("{stem}.clausescope"))
            }
            Pick::Export(name) => {
                let extension = crate::report::Format::named(name).map_or(name, |format| format.extension);
                dialog.add_filter(name, &[extension]).set_file_name(format!("{stem}.{extension}"))
            }
        }
    }
}

/// What the clipboard holds: HTML where there is some, else text.
fn read_clipboard() -> Result<Pasted, String> {
    let trouble = |error: arboard::Error| {
        format!("The clipboard cannot be read ({error}). Save the text as a file and open that.")
    };
    let mut clipboard = arboard::Clipboard::new().map_err(trouble)?;
    let html = clipboard.get().html().ok().filter(|html| !html.trim().is_empty());
    if let Some(text) = html {
        return Ok(Pasted { text, html: true });
    }
    let text = clipboard.get_text().map_err(trouble)?;
    // The source of a page, copied as text, is a page too.
    let html = ["<!doctype html", "<html"]
        .iter()
        .any(|start| text.trim_start().get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start)));
    Ok(Pasted { text, html })
}
