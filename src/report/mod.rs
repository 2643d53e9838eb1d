//! A comparison written out, one file a format.
//!
//! Reports read a [`Comparison`] and a reviewer's notes; they find nothing themselves. A format is one file here and one
//! row in the table of [`Format`]s, from which the window and the command line list what they offer.

pub mod body;
mod card;
mod csv;
mod docx;
mod error;
mod format;
pub mod html;
pub mod json;
mod markdown;
mod matter;
pub mod outline;
mod pdf;
mod settings;
mod table;
mod text;
pub mod verify;
mod xlsx;

pub use card::card_text;
pub use docx::{docx, docx_texts};
pub use error::ReportError;
pub use format::Format;
pub use json::json;
pub use markdown::{markdown, markdown_texts};
pub use outline::Outline;
pub use pdf::{pdf, pdf_texts};
pub use settings::{Extent, ReportSettings};

use crate::comparison::Comparison;
use crate::project::Review;

/// What a report is made from.
#[derive(Debug, Clone, Copy)]
pub struct ReportInput<'a> {
    /// The comparison.
    pub comparison: &'a Comparison,
    /// The reviewer's notes and decisions; the default where there was no review.
    pub review: &'a Review,
    /// What to show.
    pub settings: &'a ReportSettings,
}
