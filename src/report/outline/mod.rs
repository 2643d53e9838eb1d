//! What every report shows, worked out once: formats set it, each in its own way, and work out nothing themselves.
//!
//! The reviewer's decisions are taken in here: corrected and dismissed findings, findings added by hand, notes and
//! statuses. So are the settings: what the extent leaves out and which classes are hidden, each counted in
//! [`Outline::hidden`].

mod colophon;
mod departures;
mod findings;
mod ledger;
mod passages;
mod place;
mod provenance;
#[cfg(test)]
mod tests;
mod verdict;
mod words;

pub use colophon::{HiddenLine, LegendEntry, Mark, SettingLine};
pub use departures::Departure;
pub use findings::{FindingEntry, KeptEntry, Quote};
pub use ledger::{DirectionCount, Fate, LedgerRow, LedgerValue};
pub use passages::{Moved, Passage, Run};
pub use place::Place;
pub use provenance::{CoverageLine, Provenance};
pub use verdict::{VerdictLine, is_told, verdict_label, verdict_sentence};
pub use words::{Words, direction_sign};

use super::{Extent, ReportInput};
use crate::clause::ClauseId;
use passages::Hidden;
use place::Places;
use serde::Serialize;

/// Everything that a report shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Outline<'a> {
    /// The words of its language.
    #[serde(skip)]
    pub words: Words,
    /// The title.
    pub title: String,
    /// The program that made it: `Clausescope 0.1.0`.
    pub program: String,
    /// The date to print, where one was set.
    pub date: Option<&'a str>,
    /// The author to name, where one was set.
    pub author: Option<&'a str>,
    /// How much of the text it holds.
    pub extent: Extent,
    /// Where the old version came from.
    pub old: Provenance<'a>,
    /// Where the new version came from.
    pub new: Provenance<'a>,
    /// Whether anything at all differs.
    pub differs: bool,
    /// The verdict.
    pub verdict: VerdictLine,
    /// Counts of clauses and words, each as a part of a sentence.
    pub counts: Vec<String>,
    /// What each version says, facet by facet.
    pub ledger: Vec<LedgerRow<'a>>,
    /// Findings, weightiest first.
    pub findings: Vec<FindingEntry<'a>>,
    /// Findings that the reviewer dismissed.
    pub dismissed: Vec<FindingEntry<'a>>,
    /// What stayed in clauses that have a finding.
    pub kept: Vec<KeptEntry<'a>>,
    /// What is the same in both versions, in sentences.
    pub same: Vec<String>,
    /// The redline in reading order, as far as the extent goes.
    pub passages: Vec<Passage<'a>>,
    /// The table of departures.
    pub departures: Vec<Departure<'a>>,
    /// What the marks mean.
    pub legend: Vec<LegendEntry>,
    /// What the report was asked for.
    pub settings: Vec<SettingLine>,
    /// What a reader must know.
    pub notices: Vec<String>,
    /// What a reader must know of findings, whatever was found.
    pub caution: String,
    /// What was not read of the files.
    pub coverage: Vec<CoverageLine<'a>>,
    /// What the report does not show, and by which rule.
    pub hidden: Vec<HiddenLine>,
}

impl<'a> Outline<'a> {
    /// Works out what a report shows.
    pub fn new(input: &ReportInput<'a>) -> Self {
        let ReportInput { comparison, review, settings } = *input;
        let words = Words::of(settings.language);
        let places = Places::new(comparison, words);
        let (findings, dismissed) = findings::findings(&places, review);
        let decided = !review.added.is_empty()
            || findings.iter().chain(&dismissed).any(|entry| entry.correction.is_some() || entry.dismissed.is_some());
        let of_change = findings.iter().filter_map(|entry| Some((entry.change?, entry.id.clone())));
        let mut passages = passages::passages(&places, review, settings, of_change);
        let mut hidden = Hidden::of(&passages);
        let label = |id: &ClauseId| comparison.clause(id).map(|clause| places.label(clause)).unwrap_or_default();
        let departures = departures::departures(&places, &passages, &findings, label);
        hidden.left_out = passages::keep_extent(&mut passages, settings.extent);
        let ledger = ledger::ledger(&places, &findings);
        Self {
            words,
            title: provenance::title(comparison, settings.title.as_deref()),
            program: format!("Clausescope {}", comparison.tool.version),
            date: settings.date.as_deref(),
            author: settings.author.as_deref(),
            extent: settings.extent,
            old: provenance::provenance(&places, crate::clause::Side::Old),
            new: provenance::provenance(&places, crate::clause::Side::New),
            differs: comparison.differs(),
            verdict: verdict::verdict(&places, &findings, decided),
            counts: provenance::counts(&places),
            same: same(words, comparison.summary.unchanged, &ledger),
            ledger,
            kept: findings::kept(&places),
            passages,
            departures,
            legend: colophon::legend(&places),
            settings: colophon::settings(&places, settings),
            notices: comparison.notices.iter().map(|notice| words.told(notice)).collect(),
            caution: words.say("report-caution"),
            coverage: provenance::coverage(&places),
            hidden: colophon::hidden(&places, &hidden, settings, dismissed.len()),
            findings,
            dismissed,
        }
    }

    /// The finding of that name, dismissed ones too.
    pub fn finding(&self, id: &str) -> Option<&FindingEntry<'a>> {
        self.findings.iter().chain(&self.dismissed).find(|entry| entry.id == id)
    }
}

fn same(words: Words, unchanged: usize, ledger: &[LedgerRow<'_>]) -> Vec<String> {
    let mut sentences = vec![words.counted("report-same-count", unchanged)];
    let facets: Vec<String> = ledger.iter().filter(|row| !row.changed).map(|row| row.name.to_lowercase()).collect();
    if !facets.is_empty() {
        sentences.push(words.with("report-same-facets", &[("facets", &facets.join(", "))]));
    }
    sentences
}
