//! The one way in which the model changes: a command is applied, or something comes back from outside.

use super::command::Command;
use super::effect::{Effect, Event, Outcome};
use super::filter::{Filter, Search, hits};
use super::rows;
use super::state::*;
use crate::project::Status;
use std::sync::Arc;

impl Model {
    /// Applies a command; what it asks of the world outside is given back.
    pub fn apply(&mut self, command: Command) -> Vec<Effect> {
        if !matches!(command, Command::SetNote(..) | Command::SetTag(..) | Command::EditAdded(..)) {
            self.history.end_typing();
        }
        match command {
            // Steps.
            Command::Undo | Command::Redo => self.step(command == Command::Undo),
            // What is looked at.
            Command::ShowAnswer => self.show(Mode::Answer),
            Command::ShowSideBySide => self.show(Mode::SideBySide),
            Command::ShowRedline => self.show(Mode::Redline),
            Command::ShowCards => self.show(Mode::Cards),
            Command::ShowLedger => self.show(Mode::Ledger),
            Command::OnlyChanges => {
                self.view.only_changes = !self.view.only_changes;
                self.make_rows();
                self.bring_into_sight();
            }
            Command::Unfold(at) => {
                self.view.unfolded.insert(at);
                self.make_rows();
            }
            Command::ShowList(list) => self.view.list = list,
            Command::ShowLedgerValue(facet, value) => {
                let shown = Some((facet, value));
                self.view.ledger_value = if self.view.ledger_value == shown { None } else { shown };
            }
            Command::LedgerChangesOnly(only) => self.view.ledger_changes_only = only,
            Command::SetFilter(filter) => self.filter(filter),
            Command::SetSearch(search) => self.search(search),
            Command::ClearFilters => {
                self.filter(Filter::default());
                self.search(Search::default());
            }
            Command::Find => {
                self.settings.lists = true;
                if matches!(self.view.mode, Mode::Answer) {
                    self.show(Mode::SideBySide);
                }
                return vec![Effect::FocusSearch];
            }
            // Where one goes.
            Command::Select(selection) => self.select(selection),
            Command::GoToClause(clause) => {
                if let Some(at) = self.compared().and_then(|compared| compared.change_of_clause(&clause)) {
                    self.select(Selection::Change(at));
                }
            }
            Command::NextChange => self.go_to_change(true, |_, _| true),
            Command::PreviousChange => self.go_to_change(false, |_, _| true),
            Command::NextUnreviewed => {
                self.go_to_change(true, |model, at| model.status(Target::Change(at)) == Status::Open)
            }
            Command::NextFinding => self.go_to_finding(true),
            Command::PreviousFinding => self.go_to_finding(false),
            Command::NextHit => self.go_to_hit(true),
            Command::PreviousHit => self.go_to_hit(false),
            // Windows in front.
            Command::CommandPalette => self.dialog = Some(Dialog::Palette { text: String::new() }),
            Command::SetPaletteText(text) => self.dialog = Some(Dialog::Palette { text }),
            Command::Shortcuts => self.dialog = Some(Dialog::Shortcuts),
            Command::Close => self.close(),
            Command::DismissNotice => self.notice = None,
            Command::Quit => return vec![Effect::Quit],
            Command::CopyCitation => return super::citation::citation(self).map(Effect::Copy).into_iter().collect(),
            other => return self.apply_further(other),
        }
        Vec::new()
    }

    /// Settings, reviewing and documents, each in its file.
    fn apply_further(&mut self, command: Command) -> Vec<Effect> {
        if self.apply_setting(&command) {
            return vec![Effect::SettingsChanged];
        }
        if super::review::is_edit(&command) {
            return self.review(command);
        }
        self.documents(command)
    }

    fn apply_setting(&mut self, command: &Command) -> bool {
        use super::messages::Language;
        use super::settings::{RedlineColours, Theme};
        let settings = &mut self.settings;
        match command {
            Command::LargerText => settings.set_text_size(settings.text_size + 1.0),
            Command::SmallerText => settings.set_text_size(settings.text_size - 1.0),
            Command::LooserLines => settings.set_line_height(settings.line_height + 0.1),
            Command::TighterLines => settings.set_line_height(settings.line_height - 0.1),
            Command::ShowLists => settings.lists = !settings.lists,
            Command::ShowDetails => settings.details = !settings.details,
            Command::NextTheme => {
                settings.theme = match settings.theme {
                    Theme::System => Theme::Light,
                    Theme::Light => Theme::Dark,
                    Theme::Dark => Theme::System,
                }
            }
            Command::NextRedlineColours => {
                settings.redline = match settings.redline {
                    RedlineColours::Safe => RedlineColours::Legal,
                    RedlineColours::Legal => RedlineColours::Safe,
                }
            }
            Command::NextLanguage => {
                settings.language = match settings.language.unwrap_or_else(Language::of_system) {
                    Language::English => Some(Language::French),
                    Language::French => Some(Language::English),
                }
            }
            _ => return false,
        }
        true
    }

    fn show(&mut self, mode: Mode) {
        let remade = (self.view.mode == Mode::Cards) != (mode == Mode::Cards);
        self.view.mode = mode;
        if remade {
            self.make_rows();
        }
        self.bring_into_sight();
    }

    fn step(&mut self, back: bool) {
        if self.keeping.read_only.is_some() {
            return;
        }
        let other = if back { self.history.undo(&self.work) } else { self.history.redo(&self.work) };
        let Some(other) = other else { return };
        self.replace_work(other);
        self.keeping.revision += 1;
    }

    /// Puts other work in the place of this one, and mends what the user looks at.
    pub(super) fn replace_work(&mut self, work: Work) {
        let same = match (&self.work.compared, &work.compared) {
            (Some(was), Some(is)) => Arc::ptr_eq(was, is),
            (None, None) => true,
            _ => false,
        };
        self.work = work;
        if !same {
            self.view.selection = None;
            self.view.unfolded.clear();
            self.view.ledger_value = None;
            self.make_rows();
            self.search(self.view.search.clone());
        } else if let Some(Selection::Added(at)) = self.view.selection
            && at >= self.work.review.added.len()
        {
            self.view.selection = None;
        }
    }

    fn close(&mut self) {
        if self.dialog.take().is_none() && self.notice.take().is_none() {
            self.view.selection = None;
        }
    }

    fn filter(&mut self, filter: Filter) {
        self.view.filter = filter;
        if self.view.mode == Mode::Cards {
            self.make_rows();
        }
    }

    fn search(&mut self, search: Search) {
        let (regex, error) = match search.compile() {
            Ok(regex) => (regex, None),
            Err(error) => (None, Some(error)),
        };
        self.view.hits = match (&regex, self.compared()) {
            (Some(regex), Some(compared)) => hits(compared, regex),
            _ => Vec::new(),
        };
        if search.text.is_empty() && self.view.list == List::Hits {
            self.view.list = List::Findings;
        } else if !search.text.is_empty() && self.view.search != search {
            self.view.list = List::Hits;
        }
        (self.view.search, self.view.search_regex, self.view.search_error) = (search, regex, error);
    }

    pub(super) fn make_rows(&mut self) {
        let made = match self.compared() {
            None => Vec::new(),
            Some(compared) if self.view.mode == Mode::Cards => {
                let pass = |at: &&ChangeIndex| self.view.filter.change(compared, &self.work.review, **at);
                compared.changed.iter().filter(pass).map(|&at| rows::Row::Change(at)).collect()
            }
            Some(compared) if self.view.only_changes => rows::only_changes(compared, &self.view.unfolded),
            Some(compared) => rows::all(compared),
        };
        self.rows = (self.rows.0 + 1, Arc::new(made));
    }

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
            Event::Saved { revision, trouble: None, .. } => self.keeping.saved = self.keeping.saved.max(revision),
            Event::Saved { trouble: Some(trouble), .. } => self.tell_trouble(trouble),
            Event::MovedTo { path } => {
                self.settings.remember(&path);
                self.keeping.path = Some(path);
                self.keeping.read_only = None;
                self.is_sample = false;
                return vec![Effect::SettingsChanged];
            }
            Event::Trouble(trouble) => self.tell_trouble(trouble),
            Event::Exported(Ok(path)) => {
                self.busy = None;
                self.notice = Some(Notice { text: path.display().to_string(), trouble: false });
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
            Event::Clipboard(side, Ok(text)) => return self.apply(Command::Paste(side, text)),
            Event::Clipboard(_, Err(trouble)) => self.tell_trouble(trouble),
        }
        Vec::new()
    }

    pub(super) fn tell_trouble(&mut self, text: String) {
        self.notice = Some(Notice { text, trouble: true });
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
            self.view = View { list: self.view.list, ..View::default() };
            self.is_sample = outcome.sample;
            if let Some(project) = &outcome.project {
                self.settings.remember(project);
            }
        } else {
            self.history.push(self.work.clone(), None);
            self.keeping.revision += 1;
            self.is_sample = false;
        }
        self.replace_work(outcome.work);
        if let Some(recovered) = &outcome.recovered {
            // It has no file of its own yet; the next autosave keeps it.
            self.recoverable.retain(|left| left.path != *recovered);
            self.keeping.revision += 1;
        }
        self.notice = (!outcome.lost.is_empty()).then(|| Notice { text: outcome.lost.join(" "), trouble: true });
    }
}
