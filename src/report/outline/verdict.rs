//! The verdict in one plain sentence, with the reviewer's decisions taken in.

use super::findings::FindingEntry;
use super::words;
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
    pub label: &'static str,
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
pub(super) fn verdict(comparison: &Comparison, findings: &[FindingEntry<'_>], decided: bool) -> VerdictLine {
    let count = |direction: Direction| findings.iter().filter(|finding| finding.direction == direction).count();
    let (broadened, narrowed, changed) =
        (count(Direction::Broadened), count(Direction::Narrowed), count(Direction::Changed));
    let verdict = if decided { Tally { broadened, narrowed, changed }.verdict() } else { comparison.verdict };
    VerdictLine {
        verdict,
        label: if is_told(verdict, comparison) { words::verdict(verdict) } else { "Scope not told" },
        sentence: sentence(verdict, comparison, [broadened, narrowed, changed]),
        program: (verdict != comparison.verdict).then(|| {
            format!(
                "Before the reviewer's decisions the program had said: {}.",
                words::verdict(comparison.verdict).to_lowercase()
            )
        }),
        broadened,
        narrowed,
        changed,
    }
}

fn sentence(verdict: Verdict, comparison: &Comparison, [broadened, narrowed, changed]: [usize; 3]) -> String {
    let findings = |count: usize, verb: &str| match count {
        0 => format!("none {verb}s it"),
        1 => format!("one finding {verb}s it"),
        _ => format!("{count} findings {verb} it"),
    };
    let otherwise = match changed {
        0 => String::new(),
        _ => format!(", {} otherwise", findings(changed, "change")),
    };
    match verdict {
        Verdict::Broadened => format!(
            "The new version allows more use of data: {}, {}{otherwise}.",
            findings(broadened, "broaden"),
            findings(narrowed, "narrow"),
        ),
        Verdict::Narrowed => format!(
            "The new version allows less use of data: {}, {}{otherwise}.",
            findings(narrowed, "narrow"),
            findings(broadened, "broaden"),
        ),
        Verdict::Mixed if broadened + narrowed == 0 => {
            format!(
                "The new version changes the use of data, neither to more nor to less: {}.",
                findings(changed, "change")
            )
        }
        Verdict::Mixed => format!(
            "The new version changes the use of data both ways: {}, {}{otherwise}.",
            findings(broadened, "broaden"),
            findings(narrowed, "narrow"),
        ),
        Verdict::None if !comparison.options.scope => {
            "The wording was compared; changes in the use of data were not looked for.".to_owned()
        }
        Verdict::None if !is_told(verdict, comparison) => {
            "The wording changed; neither version has a statement on the use of data that the program can read, so \
             nothing is said of it."
                .to_owned()
        }
        Verdict::None if comparison.differs() => {
            "The wording changed, but no change in the use of data was found.".to_owned()
        }
        Verdict::None => "Both versions are the same.".to_owned(),
    }
}

/// Whether the verdict tells of the scope of data use at all: silence on texts that were not understood is no verdict.
fn is_told(verdict: Verdict, comparison: &Comparison) -> bool {
    verdict != Verdict::None || !comparison.differs() || (comparison.options.scope && !comparison.scope.is_empty())
}
