//! Opening, pasting, swapping, saving, exporting.

use super::command::Command;
use super::effect::{Effect, Input, Pasted, Request};
use super::index::shortened;
use super::source::{Source, sample};
use super::state::*;
use crate::clause::Side;
use crate::project::Review;
use std::path::PathBuf;
use std::sync::Arc;

impl Model {
    pub(super) fn documents(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::OpenOld => vec![Effect::Pick(Pick::Version(Side::Old))],
            Command::OpenNew => vec![Effect::Pick(Pick::Version(Side::New))],
            Command::OpenProject => vec![Effect::Pick(Pick::Project)],
            Command::SaveProjectAs => self.if_compared(Effect::Pick(Pick::SaveProject)),
            Command::SaveProject => match self.keeping.path.clone() {
                Some(path) if self.keeping.read_only.is_none() => self.if_compared(Effect::SaveTo(path)),
                _ => self.if_compared(Effect::Pick(Pick::SaveProject)),
            },
            Command::SaveTo(path) => self.if_compared(Effect::SaveTo(named_as_project(path))),
            Command::OpenByPath => {
                self.dialog = Some(Dialog::Path { purpose: Pick::Version(Side::Old), text: String::new(), why: None });
                Vec::new()
            }
            Command::SetPathText(typed) => {
                if let Some(Dialog::Path { text, .. }) = &mut self.dialog {
                    *text = typed;
                }
                Vec::new()
            }
            Command::PasteOld => vec![Effect::ReadClipboard(Some(Side::Old))],
            Command::PasteNew => vec![Effect::ReadClipboard(Some(Side::New))],
            Command::PasteSomewhere => vec![Effect::ReadClipboard(None)],
            Command::Paste(side, pasted) => self.paste(side, &pasted),
            Command::ReadChangedFiles => self.read_changed_files(),
            Command::OpenPair(old, new) => vec![Effect::Run(Request::Compare {
                old: Some(Input::Path(old)),
                new: Some(Input::Path(new)),
                review: Arc::default(),
                fresh: true,
                by_date: false,
                sample: false,
            })],
            Command::Swap => self.swap(),
            Command::TurnChangesOfOld => self.turn_changes(Side::Old),
            Command::TurnChangesOfNew => self.turn_changes(Side::New),
            Command::OpenSample => vec![open_sample()],
            Command::OpenFile(_, path) if is_project(&path) => self.apply(Command::OpenProjectFile(path)),
            Command::OpenFile(side, path) => {
                // The question is answered; what goes wrong from here on is told beside what is open.
                self.dialog.take_if(|dialog| matches!(dialog, Dialog::Side(_)));
                self.open_version(side, Input::Path(path))
            }
            Command::OpenProjectFile(path) => vec![Effect::Run(Request::Project { path, recovered: false })],
            Command::Recover(path) => vec![Effect::Run(Request::Project { path, recovered: true })],
            Command::DiscardRecovery(path) => {
                self.recoverable.retain(|left| left.path != path);
                vec![Effect::RemoveRecovery(path)]
            }
            Command::Drop(paths) => self.dropped(paths),
            Command::ExportReport => {
                self.dialog = self.compared().is_some().then_some(Dialog::Export);
                Vec::new()
            }
            Command::ReplyReportFormat(format) => {
                self.dialog = None;
                vec![Effect::Pick(Pick::Export(format))]
            }
            Command::Export(format, path) => self.if_compared(Effect::Export(format, path)),
            Command::Cancel => {
                self.busy = None;
                vec![Effect::Cancel]
            }
            _ => Vec::new(),
        }
    }

    fn if_compared(&self, effect: Effect) -> Vec<Effect> {
        if self.compared().is_some() { vec![effect] } else { Vec::new() }
    }

    pub(super) fn picked(&mut self, pick: Pick, path: PathBuf) -> Vec<Effect> {
        self.dialog = None;
        match pick {
            Pick::Version(side) => self.apply(Command::OpenFile(side, path)),
            Pick::Project => self.apply(Command::OpenProjectFile(path)),
            Pick::SaveProject => self.apply(Command::SaveTo(path)),
            Pick::Export(format) => self.apply(Command::Export(format, path)),
        }
    }

    /// Puts a version in the place of one side. The sample gives way to it altogether.
    fn open_version(&mut self, side: Side, input: Input) -> Vec<Effect> {
        let kept = |side| if self.is_sample { None } else { self.work.source(side).cloned().map(Input::Source) };
        let (old, new) = match side {
            Side::Old => (Some(input), kept(Side::New)),
            Side::New => (kept(Side::Old), Some(input)),
        };
        // Where the other side is not there yet this is a beginning; after it, it is a step.
        let fresh = self.is_sample || self.work.compared.is_none();
        let review = if fresh { Arc::default() } else { self.work.review.clone() };
        if let Some(why) = self.keeping.read_only.clone().filter(|_| !fresh) {
            self.tell_trouble(why);
            return Vec::new();
        }
        vec![Effect::Run(Request::Compare { old, new, review, fresh, by_date: false, sample: false })]
    }

    /// Reads those files again that have changed since they were read; a step that can be undone.
    fn read_changed_files(&mut self) -> Vec<Effect> {
        if let Some(why) = self.keeping.read_only.clone() {
            self.tell_trouble(why);
            return Vec::new();
        }
        let changed = self.keeping.changed_sources.clone();
        if changed.is_empty() {
            return vec![Effect::LookAtSources];
        }
        let input = |side| {
            let source = self.work.source(side).cloned()?;
            Some(if changed.contains(&side) { Input::Again(source) } else { Input::Source(source) })
        };
        let (old, new) = (input(Side::Old), input(Side::New));
        let review = self.work.review.clone();
        vec![Effect::Run(Request::Compare { old, new, review, fresh: false, by_date: false, sample: false })]
    }

    fn paste(&mut self, side: Side, pasted: &Pasted) -> Vec<Effect> {
        self.dialog = None;
        self.open_version(side, Input::Source(Arc::new(pasted_source(side, pasted))))
    }

    fn swap(&mut self) -> Vec<Effect> {
        if let Some(why) = self.keeping.read_only.clone() {
            self.tell_trouble(why);
            return Vec::new();
        }
        let source = |side| self.work.source(side).cloned().map(Input::Source);
        let (old, new) = (source(Side::New), source(Side::Old));
        if old.is_none() && new.is_none() {
            return Vec::new();
        }
        let review = self.work.review.clone();
        vec![Effect::Run(Request::Compare { old, new, review, fresh: false, by_date: false, sample: false })]
    }

    /// Reads a version with the other view of its tracked changes; a step that can be undone.
    fn turn_changes(&mut self, side: Side) -> Vec<Effect> {
        let keeps_track = self.compared().is_some_and(|compared| {
            let version = match side {
                Side::Old => &compared.comparison.old,
                Side::New => &compared.comparison.new,
            };
            version.warnings.iter().any(|warning| warning.code == "tracked-changes")
        });
        let turned = self.work.source(side).filter(|_| keeps_track).map(|source| source.with_other_changes());
        match turned {
            Some(source) => self.open_version(side, Input::Source(Arc::new(source))),
            None => {
                self.tell("no-tracked-changes");
                Vec::new()
            }
        }
    }

    /// One file: asks which side. Two: the older by stated date is the old one. A project: opens it.
    fn dropped(&mut self, mut paths: Vec<PathBuf>) -> Vec<Effect> {
        if let Some(project) = paths.iter().find(|path| is_project(path)) {
            return self.apply(Command::OpenProjectFile(project.clone()));
        }
        match paths.len() {
            0 => Vec::new(),
            1 => {
                self.dialog = Some(Dialog::Side(paths.remove(0)));
                Vec::new()
            }
            2 => {
                let (new, old) = (paths.pop().map(Input::Path), paths.pop().map(Input::Path));
                let review = Arc::new(Review::default());
                vec![Effect::Run(Request::Compare { old, new, review, fresh: true, by_date: true, sample: false })]
            }
            _ => {
                self.tell_trouble("drop-too-many".to_owned());
                Vec::new()
            }
        }
    }
}

/// Pasted text as a version, named by what it is.
fn pasted_source(side: Side, pasted: &Pasted) -> Source {
    let is_heading = |line: &str| {
        let level = line.chars().take_while(|&sign| sign == '#').count();
        (1..=6).contains(&level) && line[level..].starts_with(' ')
    };
    let ending = match pasted.html {
        true => "html",
        false if pasted.text.lines().any(is_heading) => "md",
        false => "txt",
    };
    let side = if side == Side::Old { "old" } else { "new" };
    Source::text(&format!("pasted-{side}.{ending}"), &pasted.text)
}

/// The first words of pasted text, as they will be read.
pub(super) fn beginning(pasted: &Pasted) -> String {
    const BLOCKS: usize = 4;
    const CHARACTERS: usize = 200;
    let read = pasted_source(Side::New, pasted).document().ok();
    let blocks = read.iter().flat_map(|document| document.blocks.iter().take(BLOCKS));
    let text = blocks.map(|block| block.text.to_string()).collect::<Vec<_>>().join("\n");
    shortened(if text.is_empty() { pasted.text.trim() } else { text.trim() }, CHARACTERS)
}

/// Asks for the embedded sample.
pub(super) fn open_sample() -> Effect {
    let (old, new) = sample();
    let input = |source| Some(Input::Source(Arc::new(source)));
    Effect::Run(Request::Compare {
        old: input(old),
        new: input(new),
        review: Arc::default(),
        fresh: true,
        by_date: false,
        sample: true,
    })
}

/// A path with the ending of projects where it has none.
pub(super) fn named_as_project(path: PathBuf) -> PathBuf {
    if path.extension().is_none() { path.with_extension("clausescope") } else { path }
}

/// Whether a file is named like a project.
pub(super) fn is_project(path: &std::path::Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("clausescope"))
}
