//! The panels of the window, one a file. Each reads the model and gives back what the user asked for; none changes it.

pub mod answer;
pub mod centre;
mod change;
pub mod details;
pub mod dialogs;
mod facets;
pub mod ledger;
mod leftward;
pub mod lists;
mod marked;
mod overview;
mod paint;
mod palette;
mod preferences;
mod reviewing;
mod start;
pub mod top;

use super::bidi;
use super::command::{Command, Entry};
use super::index::Compared;
use super::look::Look;
use super::state::{FindingIndex, Model};
use crate::messages::Messages;
use crate::project::Reviewed;
use crate::redline::ChangeKind;
use crate::report::outline::{Words, is_told, verdict_label, verdict_sentence};
use crate::scope::{Finding, Verdict};
use egui::text::LayoutJob;
use egui::{FontSelection, Galley, Label, Response, RichText, Ui, WidgetText};
use fluent_bundle::FluentValue;
use std::sync::Arc;

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

    /// The names of what is compared, as reports have them too.
    pub fn words(&self) -> Words {
        Words::of(self.messages.language())
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
        if entry.keys.is_empty() { tip } else { format!("{tip} ({})", entry.shown_keys()) }
    }

    /// Whether the comparison tells of the scope of data use at all.
    pub(super) fn is_told(&self, compared: &Compared) -> bool {
        is_told(self.standing_verdict(compared), &compared.comparison)
    }

    /// The verdict over the findings that stand, in one or two words.
    pub(super) fn verdict_told(&self, compared: &Compared) -> String {
        verdict_label(self.words(), &compared.comparison, self.standing_verdict(compared))
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
        let tally = self.model.work.review.tally(&compared.comparison);
        verdict_sentence(self.words(), &compared.comparison, self.standing_verdict(compared), tally)
    }

    /// What stayed the same in the clause of a finding, in words, so many at most; nothing where nothing is known to have
    /// stayed.
    pub(super) fn kept(&self, compared: &Compared, finding: &Finding, most: usize) -> String {
        let kept: Vec<_> = compared.comparison.kept.iter().filter(|kept| kept.change == finding.change).collect();
        let named = kept.iter().take(most);
        let named = named.map(|kept| {
            format!("{} ({})", self.messages.value(&kept.value), self.words().facet(kept.facet).to_lowercase())
        });
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
pub(super) fn command_button(ui: &mut Ui, scene: &Scene<'_>, command: &Command) -> Option<Command> {
    let entry = super::command::TABLE.iter().find(|entry| entry.command == *command)?;
    ui.button(scene.command(entry)).on_hover_text(scene.tip(entry)).clicked().then(|| command.clone())
}

/// Words of the versions laid out as they are seen, those from right to left too.
pub(super) fn laid_out(ui: &Ui, job: LayoutJob) -> Arc<Galley> {
    let painter = ui.painter();
    painter.layout_job(bidi::seen(job, |job| painter.layout_job(job).size().x))
}

/// A label with words of the versions; a screen reader hears them in the order in which they are read.
pub(super) fn words_of(ui: &mut Ui, words: RichText) -> Response {
    if !bidi::holds_leftward(words.text()) {
        return ui.label(words);
    }
    let spoken = words.text().to_owned();
    let job = WidgetText::from(words).into_layout_job(ui.style(), FontSelection::Default, ui.text_valign());
    let mut job = Arc::unwrap_or_clone(job);
    job.wrap.max_width = ui.available_width();
    let galley = laid_out(ui, job);
    ui.add(Label::new(galley).selectable(false)).accessible_name(spoken)
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
