//! How a command changes the model. What comes back from outside changes it in `receive`; nothing else does.

use super::command::Command;
use super::effect::Effect;
use super::filter::{Filter, Search, hits};
use super::rows;
use super::state::*;
use super::trail::Place;
use std::sync::Arc;

impl Model {
    /// Applies a command; what it asks of the world outside is given back.
    pub fn apply(&mut self, command: Command) -> Vec<Effect> {
        // What was only told, and asks for nothing, is over once something else is done.
        if command != Command::Close && self.notice.as_ref().is_some_and(|notice| notice.tells == Tells::Nothing) {
            self.notice = None;
        }
        let (before, walks) = (self.place(), matches!(command, Command::Back | Command::Forward));
        let effects = self.apply_here(command);
        if !walks && self.place() != before && (before.selection.is_some() || self.place().mode != before.mode) {
            self.view.trail.leave(before);
        }
        effects
    }

    /// What the centre shows and what is in hand.
    fn place(&self) -> Place {
        Place { mode: self.view.mode, selection: self.view.selection }
    }

    fn apply_here(&mut self, command: Command) -> Vec<Effect> {
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
            Command::ShowList(list) => {
                self.view.list = list;
                self.settings.lists = true;
                // On the first screen there are no lists.
                if self.view.mode == Mode::Answer {
                    self.show(self.view.reading.mode());
                }
            }
            Command::ShowLedgerValue(facet, value) => {
                let shown = Some((facet, value));
                self.view.ledger_value = if self.view.ledger_value == shown { None } else { shown };
            }
            Command::ShowStayed(facet) => {
                if !self.view.stayed.remove(&facet) {
                    self.view.stayed.insert(facet);
                }
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
            Command::Select(selection @ Selection::Change(_)) if self.view.pairing.is_some() => {
                self.view.selection = Some(selection);
                return self.review(Command::PairWithChosen);
            }
            Command::Select(selection) => self.select(selection),
            Command::GoToClause(clause) => {
                if let Some(at) = self.compared().and_then(|compared| compared.change_of_clause(&clause)) {
                    self.select(Selection::Change(at));
                }
            }
            Command::NextChange => self.go_to_change(true, |_, _| true),
            Command::PreviousChange => self.go_to_change(false, |_, _| true),
            Command::NextUnreviewed => self.go_to_unreviewed(true),
            Command::PreviousUnreviewed => self.go_to_unreviewed(false),
            Command::GoToNumber(number) => self.go_to_number(&number),
            Command::Back | Command::Forward => self.walk(command == Command::Back),
            Command::NextFinding => self.go_to_finding(true),
            Command::PreviousFinding => self.go_to_finding(false),
            Command::NextHit => self.go_to_hit(true),
            Command::PreviousHit => self.go_to_hit(false),
            // Windows in front.
            Command::CommandPalette => self.dialog = Some(Dialog::Palette { text: String::new() }),
            Command::SetPaletteText(text) => self.dialog = Some(Dialog::Palette { text }),
            Command::Shortcuts => self.dialog = Some(Dialog::Shortcuts),
            Command::ShowSettings => self.dialog = Some(Dialog::Settings),
            Command::SetExtent(extent) => self.view.extent = extent,
            Command::SetReportLanguage(language) => self.view.report_language = Some(language),
            Command::SelectWords(words) => self.select_words(words),
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
        use super::settings::{RedlineColours, Theme};
        use crate::messages::Language;
        let settings = &mut self.settings;
        match command {
            Command::LargerText => settings.set_text_size(settings.text_size + 1.0),
            Command::SmallerText => settings.set_text_size(settings.text_size - 1.0),
            Command::LooserLines => settings.set_line_height(settings.line_height + 0.1),
            Command::TighterLines => settings.set_line_height(settings.line_height - 0.1),
            Command::LargerEverything => settings.set_zoom(settings.zoom + 0.1),
            Command::SmallerEverything => settings.set_zoom(settings.zoom - 0.1),
            Command::ChooseSetting(setting) => settings.choose(*setting),
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

    pub(super) fn show(&mut self, mode: Mode) {
        let remade = (self.view.mode == Mode::Cards) != (mode == Mode::Cards);
        self.view.mode = mode;
        self.view.reading = mode.reading().unwrap_or(self.view.reading);
        if remade {
            self.make_rows();
        }
        self.bring_into_sight();
    }

    /// Along the trail of places.
    fn walk(&mut self, back: bool) {
        let now = self.place();
        let place = if back { self.view.trail.back(now) } else { self.view.trail.forward(now) };
        let Some(place) = place else { return };
        self.view.selection = place.selection;
        self.view.words = None;
        self.show(place.mode);
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
        // What was in hand stays so, where the same clause is there still.
        let in_hand = self.selected_change().zip(self.work.compared.clone());
        self.work = work;
        if !same {
            let kept = in_hand.zip(self.work.compared.as_ref()).and_then(|((at, was), is)| is.same_change(&was, at));
            self.view.selection = kept.map(Selection::Change);
            self.view.words = None;
            self.view.pairing = None;
            self.view.trail = Default::default();
            self.view.unfolded.clear();
            self.view.ledger_value = None;
            self.make_rows();
            self.search(self.view.search.clone());
            self.bring_into_sight();
        } else if let Some(Selection::Added(at)) = self.view.selection
            && at >= self.work.review.added.len()
        {
            self.view.selection = None;
        }
    }

    fn close(&mut self) {
        if self.dialog.take().is_some() || self.notice.take().is_some() || self.view.pairing.take().is_some() {
            return;
        }
        if self.view.words.take().is_none() {
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
}
