//! A saved piece of work: both inputs, the reviewer's notes and decisions.
//!
//! Knows comparisons; knows neither windows nor reports.

mod file;
mod lock;
mod pairs;
mod review;
mod reviewed;
mod store;

pub use file::{Contents, FORMAT, Project, ProjectError, Recovered, StoredText, VERSION};
pub use lock::{Lock, LockError};
pub use pairs::compare_reviewed;
pub use review::{AddedFinding, Correction, Remark, Review, Status, change_key, change_keys, clause_key, finding_key};
pub use reviewed::{Reviewed, Tally};
pub use store::{backup, open, save, write_whole};
