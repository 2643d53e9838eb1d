//! The panels of the window, one a file. Each reads the model and gives back what the user asked for; none changes it.

pub mod answer;
pub mod centre;
pub mod details;
pub mod dialogs;
mod facets;
pub mod ledger;
pub mod lists;
mod overview;
mod paint;
mod palette;
mod preferences;
mod reviewing;
mod start;
pub mod top;

use super::command::{Command, Entry};
use super::index::Compared;
use super::look::Look;
use super::state::{FindingIndex, Model};
use crate::messages::Messages;
use crate::project::{Reviewed, Status, Tally};
use crate::redline::{ChangeClass, ChangeKind};
use crate::scope::{Direction, Facet, Finding, Verdict, Weight};
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

    /// What the engine says in the words of the public format, in the language of the window.
    pub fn told(&self, sentence: &str) -> String {
        self.messages.told(sentence).into_owned()
    }

    /// A name and what it is the name of, with the colon that the language has.
    pub fn named(&self, name: &str, value: &str) -> String {
        self.messages.with("named", &[("name", name.into()), ("value", value.into())])
    }

    /// Words in the quotation marks that the language has.
    pub fn quoted(&self, words: &str) -> String {
        self.messages.with("report-quoted", &[("text", words.into())])
    }

    /// The name of a command.
    pub fn command(&self, entry: &Entry) -> String {
        self.say(&format!("command-{}", entry.id))
    }

    /// The tooltip of a command, with its keys.
    pub fn tip(&self, entry: &Entry) -> String {
        let tip = self.say(&format!("command-{}.tip", entry.id));
        if entry.keys.is_empty() { tip } else { format!("{tip} ({})", entry.shown_keys()) }
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
    fn verdict(&self, verdict: Verdict) -> String {
        self.say(match verdict {
            Verdict::Broadened => "verdict-broadened",
            Verdict::Narrowed => "verdict-narrowed",
            Verdict::Mixed => "verdict-mixed",
            Verdict::None => "verdict-none",
        })
    }

    /// Whether the comparison tells of the scope of data use at all: silence on texts that were not understood is no
    /// verdict.
    pub(super) fn is_told(&self, compared: &Compared) -> bool {
        let comparison = &compared.comparison;
        self.standing_verdict(compared) != Verdict::None || !comparison.differs() || !comparison.scope.is_empty()
    }

    /// The verdict over the findings that stand, in one or two words.
    pub(super) fn verdict_told(&self, compared: &Compared) -> String {
        if self.is_told(compared) { self.verdict(self.standing_verdict(compared)) } else { self.say("report-not-told") }
    }

    /// The verdict over the findings that stand: the program's, or the reviewer's where findings were corrected.
    pub(super) fn standing_verdict(&self, compared: &Compared) -> Verdict {
        let review = &self.model.work.review;
        if review.changes_findings() {
            review.tally(&compared.comparison).verdict()
        } else {
            compared.comparison.verdict
        }
    }

    /// The verdict in one sentence, over the findings that stand.
    pub(super) fn verdict_sentence(&self, compared: &Compared) -> String {
        let comparison = &compared.comparison;
        let tally = self.model.work.review.tally(comparison);
        let id = match self.standing_verdict(compared) {
            Verdict::Broadened => "sentence-broadened",
            Verdict::Narrowed => "sentence-narrowed",
            Verdict::Mixed if tally.broadened + tally.narrowed == 0 => "sentence-otherwise",
            Verdict::Mixed => "sentence-mixed",
            Verdict::None if !self.is_told(compared) => "report-sentence-not-told",
            Verdict::None if comparison.differs() => "sentence-none",
            Verdict::None => "sentence-same",
        };
        self.tally(id, tally)
    }

    /// A message with the counts of findings in it.
    pub(super) fn tally(&self, id: &str, tally: Tally) -> String {
        let values = [
            ("narrowed", FluentValue::from(tally.narrowed)),
            ("broadened", FluentValue::from(tally.broadened)),
            ("changed", FluentValue::from(tally.changed)),
        ];
        self.messages.with(id, &values)
    }

    /// Why a finding is one, in the language of the window.
    pub(super) fn reason(&self, finding: &Finding) -> String {
        crate::scope::reason(self.messages, finding)
    }

    /// What stayed the same in the clause of a finding, in words, so many at most; nothing where nothing is known to have
    /// stayed.
    pub(super) fn kept(&self, compared: &Compared, finding: &Finding, most: usize) -> String {
        let kept: Vec<_> = compared.comparison.kept.iter().filter(|kept| kept.change == finding.change).collect();
        let named = kept.iter().take(most);
        let named = named
            .map(|kept| format!("{} ({})", self.messages.value(&kept.value), self.facet(kept.facet).to_lowercase()));
        let mut said = named.collect::<Vec<_>>().join(", ");
        if kept.len() > most {
            said = format!("{said} {}", self.count("more-values", kept.len() - most));
        }
        said
    }

    /// A finding as the reviewer leaves it.
    pub(super) fn reviewed(&self, compared: &Compared, at: FindingIndex) -> Option<Reviewed<'_>> {
        let finding = compared.comparison.findings.get(at.0)?;
        Some(self.model.work.review.reviewed(finding, &compared.finding_keys[at.0]))
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
