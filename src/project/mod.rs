//! A saved piece of work: both inputs, the reviewer's notes and decisions.
//!
//! Knows comparisons; knows neither windows nor reports.

mod file;
mod pairs;
mod review;
mod reviewed;
mod store;

pub use file::{Contents, FORMAT, Project, ProjectError, Recovered, StoredText, VERSION};
pub use pairs::compare_reviewed;
pub use review::{AddedFinding, Correction, Remark, Review, Status, change_key, change_keys, clause_key, finding_key};
pub use reviewed::{Reviewed, Tally};
pub use store::{Lock, LockError, backup, open, save, write_whole};
