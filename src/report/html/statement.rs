//! What a page says of itself to programs.

use crate::comparison::{Comparison, Options, Tool, Version};
use crate::scope::{Finding, Verdict};
use serde::{Deserialize, Serialize};

/// What a page says of itself to programs: what was compared and what the program found, untouched by a reviewer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// Always `clausescope/report`.
    pub format: String,
    /// Version of the format, 1.
    pub version: u32,
    /// The program that compared.
    pub tool: Tool,
    /// The old version.
    pub old: StatedFile,
    /// The new version.
    pub new: StatedFile,
    /// What the comparison was asked to do.
    pub options: Options,
    /// The program's verdict.
    pub verdict: Verdict,
    /// The program's findings, as in the public format.
    pub findings: Vec<Finding>,
}

/// A file that was compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatedFile {
    /// File name.
    pub name: String,
    /// Media type.
    pub media_type: String,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
}

impl Statement {
    /// What a page on this comparison says of itself.
    pub fn new(comparison: &Comparison) -> Self {
        let file = |version: &Version| StatedFile {
            name: version.name.clone(),
            media_type: version.media_type.clone(),
            bytes: version.bytes,
            sha256: version.sha256.clone(),
        };
        Self {
            format: "clausescope/report".to_owned(),
            version: 1,
            tool: comparison.tool.clone(),
            old: file(&comparison.old),
            new: file(&comparison.new),
            options: comparison.options.clone(),
            verdict: comparison.verdict,
            findings: comparison.findings.clone(),
        }
    }
}
