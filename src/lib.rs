//! Clausescope compares two versions of an offer's terms clause by clause and tells how the scope of
//! data use changed: what may be done with whose data, for what, by whom, how long, where, in which media and
//! under which safeguards.
//!
//! Data flows one way, and a module may use what stands above it in this list, never below:
//!
//! | module | what it is for |
//! | --- | --- |
//! | [`text`] | spans, words, typography, quantities, languages; knows no documents |
//! | [`messages`] | the words in which the program speaks to its readers, in their language |
//! | [`document`] | a source file read into a [`document::Document`] |
//! | [`clause`] | a document cut into [`clause::Clause`]s |
//! | [`align`] | which old clause became which new one |
//! | [`redline`] | what changed inside a pair |
//! | [`scope`] | statements of data use, the ledger of a version, findings between versions |
//! | [`comparison`] | the whole result, its laws and statistics: the only thing that views see |
//! | [`report`] | a comparison written out, one file a format |
//! | [`project`] | a saved piece of work |
//!
//! ```
//! use clausescope::{comparison::{compare, Options}, document::Document};
//!
//! let old = Document::from_markdown("old.md", "We keep your data for 30 days.");
//! let new = Document::from_markdown("new.md", "We keep your data for ten years.");
//! let comparison = compare(&old, &new, &Options::default());
//! assert_eq!(comparison.changes.len(), 1);
//! ```

pub mod align;
#[cfg(feature = "gui")]
pub mod app;
pub mod clause;
pub mod cli;
pub mod comparison;
pub mod document;
mod few;
pub mod messages;
mod parallel;
pub mod project;
pub mod redline;
pub mod report;
pub mod scope;
pub mod text;

pub use few::Few;
