//! The table of departures: one row a change.

use super::findings::FindingEntry;
use super::passages::Passage;
use super::place::Places;
use crate::clause::{ClauseId, Side};
use crate::comparison::{ChangeId, ChangeKind};
use crate::project::Status;
use crate::redline::ChangeClass;
use serde::Serialize;

/// One row of the table of departures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Departure<'a> {
    /// The change.
    pub change: &'a ChangeId,
    /// Printed number, heading or place of the old clause; empty where there is none.
    pub place_old: String,
    /// The same for the new clause.
    pub place_new: String,
    /// What became of it.
    pub kind: ChangeKind,
    /// The same in words, with `moved` and `renumbered` where it did: `Changed, moved`.
    pub kind_name: String,
    /// The weightiest class of what changed; none for a clause that only moved.
    pub class: Option<ChangeClass>,
    /// The same in words; may be empty.
    pub class_name: String,
    /// Its findings with their names: `f1 Data: likeness; f2 Duration: perpetual`.
    pub findings: String,
    /// The directions of its findings, each once: `Broadened, Narrowed`.
    pub directions: String,
    /// Text of the old clauses, one line a clause.
    pub old_text: String,
    /// Text of the new clauses, one line a clause.
    pub new_text: String,
    /// The reviewer's note.
    pub note: &'a str,
    /// The reviewer's label.
    pub tag: &'a str,
    /// Where the review stands.
    pub status: Status,
    /// The same in a word.
    pub status_name: String,
}

/// A row for every passage that is shown as a change.
pub(super) fn departures<'a>(
    places: &Places<'a>,
    passages: &[Passage<'a>],
    findings: &[FindingEntry<'a>],
    label: impl Fn(&ClauseId) -> String,
) -> Vec<Departure<'a>> {
    let (words, comparison) = (places.words, places.comparison);
    let text = |side: Side, passage: &Passage<'a>| {
        let change = comparison.change(passage.change);
        let ids = change.map(|change| change.clauses(side)).unwrap_or_default();
        let texts: Vec<&str> =
            ids.iter().filter_map(|id| comparison.clause(id)).map(|clause| clause.text.as_str()).collect();
        texts.join("\n")
    };
    let row = |passage: &Passage<'a>| {
        let here: Vec<&FindingEntry<'a>> =
            findings.iter().filter(|finding| finding.change == Some(passage.change)).collect();
        let mut directions: Vec<_> = here.iter().map(|finding| (finding.direction, &finding.direction_name)).collect();
        directions.sort();
        directions.dedup();
        let names: Vec<String> = here.iter().map(|finding| format!("{} {}", finding.id, finding.headline)).collect();
        let mut kind_name = passage.kind_name.clone();
        if passage.moved.is_some() {
            kind_name = match passage.kind {
                ChangeKind::Unchanged => words.say("report-mark-moved"),
                _ => words.with("report-kind-moved", &[("kind", &kind_name)]),
            };
        }
        if passage.renumbered.is_some() {
            kind_name = words.with("report-kind-renumbered", &[("kind", &kind_name)]);
        }
        Departure {
            change: passage.change,
            place_old: passage.old.first().map(|id| label(id)).unwrap_or_default(),
            place_new: passage.new.first().map(|id| label(id)).unwrap_or_default(),
            kind: passage.kind,
            kind_name,
            class: passage.class,
            class_name: passage.class.map(|class| words.class(class)).unwrap_or_default(),
            findings: names.join("; "),
            directions: directions.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>().join(", "),
            old_text: text(Side::Old, passage),
            new_text: text(Side::New, passage),
            note: passage.note,
            tag: passage.tag,
            status: passage.status,
            status_name: passage.status_name.clone(),
        }
    };
    passages.iter().filter(|passage| passage.marked).map(row).collect()
}
