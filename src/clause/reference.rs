//! Cross-references: `section 5.2`, `article 4 above`, `Section 3(b)`, `§ 3`, `l'article 4`.

use super::ClauseId;
use crate::text::ByteSpan;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A place in a clause that points at another clause by its printed number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Reference {
    /// Where the words stand in the clause's text, `section 5.2` as a whole.
    pub span: ByteSpan,
    /// The number it names, as printed: `5.2`, `3(b)`, `IV`.
    pub number: String,
    /// Whether it points into this document.
    pub scope: ReferenceScope,
    /// The clause it points at; none where it points elsewhere, or dangles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<ClauseId>,
}

/// Whether a reference points into the document it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReferenceScope {
    /// At a clause of this document: without a target it dangles.
    Inside,
    /// At a statute or another document: `Article 6 of the GDPR`.
    Outside,
}

impl Reference {
    /// Whether it points at a clause of this document that does not exist.
    pub fn dangles(&self) -> bool {
        self.scope == ReferenceScope::Inside && self.target.is_none()
    }
}
