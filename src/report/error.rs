//! Why a report was not made.

use crate::clause::Side;

/// Why a report was not made. Nothing is written then.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// Read back, the report does not give the text that was compared.
    #[error("the {format} report was not written: read back from it, {place} of the {} version does not say what the file says. This is an error of Clausescope; use another format meanwhile.", side_name(*.side))]
    Mismatch {
        /// The format.
        format: &'static str,
        /// The version whose text differs.
        side: Side,
        /// What differs: `clause o12`, `the number of clauses` …
        place: String,
    },
    /// The comparison contradicts itself, as one read from a damaged file may.
    #[error("no report was written: the comparison contradicts itself ({0}). Compare the two versions again.")]
    Contradiction(String),
    /// A setting that does not fit the comparison.
    #[error("no report was written: {what}. {advice}")]
    Setting {
        /// What does not fit.
        what: String,
        /// What to do.
        advice: &'static str,
    },
    /// The format could not be written.
    #[error("the {format} report was not written: {what}. Use another format meanwhile.")]
    Format {
        /// The format.
        format: &'static str,
        /// What went wrong.
        what: String,
    },
}

fn side_name(side: Side) -> &'static str {
    match side {
        Side::Old => "old",
        Side::New => "new",
    }
}
