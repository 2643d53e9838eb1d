//! What comes back from outside: finished work, files chosen, the clipboard, what could be written and what could not.

use super::command::Command;
use super::effect::{Effect, Event, Outcome};
use super::state::*;

impl Model {
    /// Takes in what came back from outside.
    pub fn receive(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Progress(stage) => self.busy = Some(stage),
            Event::Done(outcome) => {
                self.busy = None;
                match outcome {
                    Ok(outcome) => self.take(*outcome),
                    Err(trouble) => self.tell_trouble(trouble),
                }
                return vec![Effect::SettingsChanged];
            }
            Event::Saved { revision, trouble: None, .. } => {
                self.keeping.saved = self.keeping.saved.max(revision);
                self.keeping.trouble = None;
            }
            Event::Saved { trouble: Some(trouble), .. } => {
                // Told once, however often it is tried again.
                if self.keeping.trouble.as_ref() != Some(&trouble) {
                    self.tell_trouble(trouble.clone());
                }
                self.keeping.trouble = Some(trouble);
            }
            Event::MovedTo { path } => {
                self.close_path();
                self.settings.remember(&path);
                self.keeping.path = Some(path);
                self.keeping.read_only = None;
                self.is_sample = false;
                return vec![Effect::SettingsChanged];
            }
            Event::Trouble(trouble) => self.tell_trouble(trouble),
            Event::Exported(Ok(path)) => {
                self.busy = None;
                self.close_path();
                self.notice = Some(Notice { text: path.display().to_string(), tells: Tells::Written });
            }
            Event::Exported(Err(trouble)) => {
                self.busy = None;
                self.tell_trouble(trouble);
            }
            Event::Picked { pick, path: Some(path), .. } => return self.picked(pick, path),
            Event::Picked { pick, path: None, after } => {
                // Nobody cancels a dialog as fast as a system without one gives up.
                if after < std::time::Duration::from_millis(250) {
                    self.dialog =
                        Some(Dialog::Path { purpose: pick, text: String::new(), why: Some("path-no-dialog") });
                }
            }
            Event::Clipboard(Some(side), Ok(pasted)) => return self.apply(Command::Paste(side, pasted)),
            Event::Clipboard(None, Ok(pasted)) => {
                let begins = super::documents::beginning(&pasted);
                self.dialog = Some(Dialog::PastedSide { pasted, begins });
            }
            Event::Clipboard(_, Err(trouble)) => self.tell_trouble(trouble),
            Event::SourcesLookedAt { changed, gone } => {
                self.keeping.changed_sources = changed;
                self.keeping.gone_sources = gone;
            }
            Event::LeftBehind(found) => self.recoverable = found,
        }
        Vec::new()
    }

    /// The two files as a pair to open again, where both are files.
    fn remember_pair(&mut self, work: &Work) {
        let path = |side| work.source(side).and_then(|source| source.path.clone());
        if let (Some(old), Some(new)) = (path(crate::clause::Side::Old), path(crate::clause::Side::New)) {
            self.settings.remember_pair(&old, &new);
        }
    }

    /// The list that work begins with: findings, or changes where nothing was found; the outline where it was chosen.
    fn first_list(&self) -> List {
        let found = |compared: &std::sync::Arc<super::index::Compared>| !compared.comparison.findings.is_empty();
        match self.view.list {
            List::Findings | List::Changes if self.compared().is_none_or(found) => List::Findings,
            List::Findings => List::Changes,
            other => other,
        }
    }

    pub(super) fn tell_trouble(&mut self, text: String) {
        self.notice = Some(Notice { text, tells: Tells::Trouble });
    }

    pub(super) fn tell(&mut self, text: &str) {
        self.notice = Some(Notice { text: text.to_owned(), tells: Tells::Nothing });
    }

    /// The field for a path has done its work.
    fn close_path(&mut self) {
        if matches!(self.dialog, Some(Dialog::Path { .. })) {
            self.dialog = None;
            self.notice = None;
        }
    }

    fn take(&mut self, outcome: Outcome) {
        self.dialog = None;
        if outcome.fresh {
            self.history = Default::default();
            self.keeping = Keeping {
                path: outcome.project.clone(),
                read_only: outcome.read_only,
                changed_sources: outcome.changed_sources,
                ..Keeping::default()
            };
            self.view = View { list: self.view.list, reading: self.view.reading, ..View::default() };
            self.is_sample = outcome.sample;
            match &outcome.project {
                Some(project) => self.settings.remember(project),
                None => self.remember_pair(&outcome.work),
            }
        } else {
            self.keeping.changed_sources = outcome.changed_sources;
            self.keeping.gone_sources.clear();
            self.remember_pair(&outcome.work);
            self.history.push(self.work.clone(), None);
            self.keeping.revision += 1;
            self.is_sample = false;
        }
        self.replace_work(outcome.work);
        if outcome.fresh {
            self.view.list = self.first_list();
        }
        if let Some(recovered) = &outcome.recovered {
            // It has no file of its own yet; the next autosave keeps it.
            self.recoverable.retain(|left| left.path != *recovered);
            self.keeping.revision += 1;
        }
        self.notice =
            (!outcome.lost.is_empty()).then(|| Notice { text: outcome.lost.join("\n"), tells: Tells::Trouble });
    }
}
