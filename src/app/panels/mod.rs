//! The panels of the window, one a file. Each reads the model and gives back what the user asked for; none changes it.

pub mod answer;
pub mod centre;
pub mod details;
pub mod dialogs;
pub mod ledger;
pub mod lists;
mod overview;
mod paint;
mod reviewing;
pub mod top;

use super::command::{Command, Entry};
use super::look::Look;
use super::messages::Messages;
use super::state::Model;
use crate::project::Status;
use crate::redline::{ChangeClass, ChangeKind};
use crate::scope::{Direction, Facet, Verdict, Weight};
use fluent_bundle::FluentValue;

/// What a panel draws from.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// What there is.
    pub model: &'a Model,
    /// The words of the window.
    pub messages: &'a Messages,
    /// Colours and sizes.
    pub look: &'a Look,
}

impl Scene<'_> {
    /// A message.
    pub fn say(&self, id: &str) -> String {
        self.messages.get(id)
    }

    /// A message with a count in it.
    pub fn count(&self, id: &str, count: usize) -> String {
        self.messages.with(id, &[("count", FluentValue::from(count))])
    }

    /// The name of a command.
    pub fn command(&self, entry: &Entry) -> String {
        self.say(&format!("command-{}", entry.id))
    }

    /// The tooltip of a command, with its keys.
    pub fn tip(&self, entry: &Entry) -> String {
        let tip = self.say(&format!("command-{}.tip", entry.id));
        if entry.keys.is_empty() { tip } else { format!("{tip} ({})", entry.keys) }
    }

    pub(super) fn facet(&self, facet: Facet) -> String {
        self.say(&format!("facet-{}", facet.name()))
    }

    pub(super) fn direction(&self, direction: Direction) -> String {
        self.say(match direction {
            Direction::Broadened => "direction-broadened",
            Direction::Narrowed => "direction-narrowed",
            Direction::Changed => "direction-changed",
        })
    }

    pub(super) fn weight(&self, weight: Weight) -> String {
        self.say(match weight {
            Weight::High => "weight-high",
            Weight::Medium => "weight-medium",
            Weight::Low => "weight-low",
        })
    }

    pub(super) fn kind(&self, kind: ChangeKind) -> String {
        self.say(match kind {
            ChangeKind::Unchanged => "kind-unchanged",
            ChangeKind::Modified => "kind-modified",
            ChangeKind::Inserted => "kind-inserted",
            ChangeKind::Deleted => "kind-deleted",
            ChangeKind::Split => "kind-split",
            ChangeKind::Merged => "kind-merged",
        })
    }

    pub(super) fn class(&self, class: ChangeClass) -> String {
        self.say(match class {
            ChangeClass::Substantive => "class-substantive",
            ChangeClass::Order => "class-order",
            ChangeClass::Numbering => "class-numbering",
            ChangeClass::Reference => "class-reference",
            ChangeClass::Typography => "class-typography",
            ChangeClass::WhiteSpace => "class-white-space",
            ChangeClass::LinkTarget => "class-link-target",
            ChangeClass::Date => "class-date",
        })
    }

    pub(super) fn status(&self, status: Status) -> String {
        self.say(match status {
            Status::Open => "status-open",
            Status::Agreed => "status-agreed",
            Status::Disputed => "status-disputed",
            Status::Irrelevant => "status-irrelevant",
        })
    }

    /// The verdict in one or two words.
    pub(super) fn verdict(&self, verdict: Verdict) -> String {
        self.say(match verdict {
            Verdict::Broadened => "verdict-broadened",
            Verdict::Narrowed => "verdict-narrowed",
            Verdict::Mixed => "verdict-mixed",
            Verdict::None => "verdict-none",
        })
    }

    /// The verdict in one sentence.
    pub(super) fn verdict_sentence(&self) -> String {
        let Some(compared) = self.model.compared() else { return self.say("empty-title") };
        let comparison = &compared.comparison;
        let count =
            |direction: Direction| comparison.findings.iter().filter(|finding| finding.direction == direction).count();
        let values = [
            ("narrowed", FluentValue::from(count(Direction::Narrowed))),
            ("broadened", FluentValue::from(count(Direction::Broadened))),
            ("changed", FluentValue::from(count(Direction::Changed))),
        ];
        let id = match comparison.verdict {
            Verdict::Broadened => "sentence-broadened",
            Verdict::Narrowed => "sentence-narrowed",
            Verdict::Mixed => "sentence-mixed",
            Verdict::None if comparison.differs() => "sentence-none",
            Verdict::None => "sentence-same",
        };
        self.messages.with(id, &values)
    }
}

/// A button for a command of the table.
pub(super) fn command_button(ui: &mut egui::Ui, scene: &Scene<'_>, command: &Command) -> Option<Command> {
    let entry = super::command::TABLE.iter().find(|entry| entry.command == *command)?;
    ui.button(scene.command(entry)).on_hover_text(scene.tip(entry)).clicked().then(|| command.clone())
}

/// The sign of a change's kind, which stands with its colour.
pub(super) fn kind_sign(kind: ChangeKind, moved: bool) -> &'static str {
    match kind {
        _ if moved => "↕",
        ChangeKind::Unchanged => "",
        ChangeKind::Modified => "~",
        ChangeKind::Inserted => "+",
        ChangeKind::Deleted => "−",
        ChangeKind::Split => "⇉",
        ChangeKind::Merged => "⇇",
    }
}
