//! The verdict in one plain sentence, with the reviewer's decisions taken in.

use super::findings::FindingEntry;
use super::place::Places;
use super::words::Words;
use crate::comparison::Comparison;
use crate::project::Tally;
use crate::scope::{Direction, Verdict};
use serde::Serialize;

/// The verdict as a reader gets it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VerdictLine {
    /// The verdict.
    pub verdict: Verdict,
    /// The same in a word or two.
    pub label: String,
    /// One plain sentence.
    pub sentence: String,
    /// What the program had said, where the reviewer's decisions lead to another verdict.
    pub program: Option<String>,
    /// Findings that broaden.
    pub broadened: usize,
    /// Findings that narrow.
    pub narrowed: usize,
    /// Findings that change otherwise.
    pub changed: usize,
}

/// The verdict on findings as corrected; `decided` says whether the reviewer changed what counts.
pub(super) fn verdict(places: &Places<'_>, findings: &[FindingEntry<'_>], decided: bool) -> VerdictLine {
    let (words, comparison) = (places.words, places.comparison);
    let count = |direction: Direction| findings.iter().filter(|finding| finding.direction == direction).count();
    let (broadened, narrowed, changed) =
        (count(Direction::Broadened), count(Direction::Narrowed), count(Direction::Changed));
    let verdict = if decided { Tally { broadened, narrowed, changed }.verdict() } else { comparison.verdict };
    VerdictLine {
        verdict,
        label: verdict_label(words, comparison, verdict),
        sentence: verdict_sentence(words, comparison, verdict, Tally { broadened, narrowed, changed }),
        program: (verdict != comparison.verdict).then(|| {
            words.with("report-program-said", &[("verdict", &words.verdict(comparison.verdict).to_lowercase())])
        }),
        broadened,
        narrowed,
        changed,
    }
}

/// The verdict in a word or two, or that nothing is told.
pub fn verdict_label(words: Words, comparison: &Comparison, verdict: Verdict) -> String {
    if is_told(verdict, comparison) { words.verdict(verdict) } else { words.say("report-not-told") }
}

/// The verdict in one sentence, with how many findings go which way.
pub fn verdict_sentence(words: Words, comparison: &Comparison, verdict: Verdict, tally: Tally) -> String {
    let id = match verdict {
        Verdict::Broadened => "sentence-broadened",
        Verdict::Narrowed => "sentence-narrowed",
        Verdict::Mixed if tally.broadened + tally.narrowed == 0 => "sentence-otherwise",
        Verdict::Mixed => "sentence-mixed",
        Verdict::None if !comparison.options.scope => "report-sentence-not-asked",
        Verdict::None if !is_told(verdict, comparison) => "report-sentence-not-told",
        Verdict::None if comparison.differs() => "sentence-none",
        Verdict::None => "sentence-same",
    };
    words.tallied(id, tally)
}

/// Whether the verdict tells of the scope of data use at all: silence on texts that were not understood is no verdict.
pub fn is_told(verdict: Verdict, comparison: &Comparison) -> bool {
    verdict != Verdict::None || !comparison.differs() || (comparison.options.scope && !comparison.scope.is_empty())
}
