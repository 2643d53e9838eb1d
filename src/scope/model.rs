//! The terms of scope: facets, directions, findings, the ledger.

use crate::clause::ClauseId;
use crate::redline::ChangeId;
use crate::text::ByteSpan;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A question that a statement of data use answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Facet {
    /// Which data or content is covered.
    Data,
    /// What is done to it.
    Action,
    /// What for.
    Purpose,
    /// Who gets it.
    Recipient,
    /// How long.
    Duration,
    /// Where.
    Territory,
    /// In which channels.
    Media,
    /// Consent, notice, compensation, control.
    Safeguard,
    /// May, will, must, will not.
    Modality,
    /// Whose data.
    Subject,
}

impl Facet {
    /// All facets, in the order in which they are shown.
    pub const ALL: [Facet; 10] = [
        Facet::Data,
        Facet::Action,
        Facet::Purpose,
        Facet::Recipient,
        Facet::Duration,
        Facet::Territory,
        Facet::Media,
        Facet::Safeguard,
        Facet::Modality,
        Facet::Subject,
    ];

    /// The name in the public format.
    pub fn name(self) -> &'static str {
        match self {
            Facet::Data => "data",
            Facet::Action => "action",
            Facet::Purpose => "purpose",
            Facet::Recipient => "recipient",
            Facet::Duration => "duration",
            Facet::Territory => "territory",
            Facet::Media => "media",
            Facet::Safeguard => "safeguard",
            Facet::Modality => "modality",
            Facet::Subject => "subject",
        }
    }
}

/// Which way scope changed, seen from the person whose data it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// The other party may do more, promises less, or the person controls less.
    Broadened,
    /// The other party may do less, promises more, or the person controls more.
    Narrowed,
    /// Different, and neither wider nor narrower.
    Changed,
}

impl Direction {
    /// The name in the public format.
    pub fn name(self) -> &'static str {
        match self {
            Direction::Broadened => "broadened",
            Direction::Narrowed => "narrowed",
            Direction::Changed => "changed",
        }
    }
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// Sensitive data, children, sale, training of AI, perpetual grants, lost promises and lost consent.
    High,
    /// Between.
    Medium,
    /// Details.
    Low,
}

/// All findings taken together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Only wider.
    Broadened,
    /// Only narrower.
    Narrowed,
    /// Wider here, narrower there, or different.
    Mixed,
    /// No change of scope was found.
    #[default]
    None,
}

/// Words of a clause that prove a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// The clause that holds them.
    pub clause: ClauseId,
    /// The words, to the letter: a part of the clause's text, at most 60 words.
    pub quote: String,
    /// Where they stand in the source as read, in bytes.
    pub span: ByteSpan,
}

/// One change of the scope of data use, with its proof.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// Its name in this comparison: `f1`, `f2`, …
    pub id: String,
    /// The change of clauses that it was found in.
    pub change: ChangeId,
    /// The facet that changed.
    pub facet: Facet,
    /// The value that came, went or changed, in snake case.
    pub value: String,
    /// Its term in the Data Privacy Vocabulary, where one exists.
    pub term: Option<String>,
    /// Which way.
    pub direction: Direction,
    /// How much it weighs.
    pub weight: Weight,
    /// The proof on the old side.
    pub old: Option<Evidence>,
    /// The proof on the new side.
    pub new: Option<Evidence>,
    /// Where one value stands in the place of another: both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replacement: Option<Replacement>,
    /// One plain English sentence that a reader can check against the two quotes.
    pub reason: String,
    /// The rule and lexicon entry that made it.
    pub rule: String,
    /// For a changed definition: the clauses that use the term, whose meaning moved with it though they may stand
    /// untouched.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub affected: Vec<ClauseId>,
}

/// One value in the place of another, both in snake case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Replacement {
    /// The value that stood in the old version.
    pub from: String,
    /// The value that stands in the new one.
    pub to: String,
}

/// A value of a facet in the ledger, with the clauses that hold it on each side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ScopeEntry {
    /// The facet.
    pub facet: Facet,
    /// The value, in snake case.
    pub value: String,
    /// Clauses of the old version that hold it.
    pub old: Vec<ClauseId>,
    /// Clauses of the new version that hold it.
    pub new: Vec<ClauseId>,
}

/// What did not change in a clause that has a finding: "still: in perpetuity, without notice".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Kept {
    /// The change of clauses.
    pub change: ChangeId,
    /// The facet that stayed.
    pub facet: Facet,
    /// The value that stayed.
    pub value: String,
    /// The proof on the old side.
    pub old: Evidence,
    /// The proof on the new side.
    pub new: Evidence,
}
