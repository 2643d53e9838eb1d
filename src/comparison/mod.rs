//! The whole result of comparing two versions: the only thing that views and reports see.
//!
//! [`compare`] is pure: no files, no clock, no threads that change the result. [`Comparison`] is the public JSON format;
//! its laws are checked by [`laws::check`].

mod changes;
mod classes;
mod compare;
pub mod laws;
mod model;
mod passages;
mod references;
mod side;

pub use compare::{Options, compare, compare_while, compare_with};
pub use model::*;
