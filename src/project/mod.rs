//! A saved piece of work: both inputs, the reviewer's notes and decisions.
//!
//! Knows comparisons; knows neither windows nor reports.

mod review;

pub use review::{AddedFinding, Correction, Remark, Review, Status, change_key, clause_key, finding_key};
