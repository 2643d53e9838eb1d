//! Defined terms: `"Services" means …`, `(the "Services")`, `« Services » désigne …`.

use crate::text::ByteSpan;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A term that a clause defines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Definition {
    /// The term to the letter, without its quotation marks.
    pub term: String,
    /// Where the term stands in the clause's text, without its quotation marks.
    pub span: ByteSpan,
    /// What gives it its meaning.
    pub form: DefinitionForm,
}

/// How a term is defined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DefinitionForm {
    /// The words after it say what it means: `"Content" means …`.
    Meaning,
    /// A short name for the words before it: `our website (the "Site")`.
    ShortName,
}
