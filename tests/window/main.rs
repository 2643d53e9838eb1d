//! The window, driven through the accessibility tree as a screen reader drives it, and compared to pictures.
//!
//! The pictures show a comparison that is kept as a file, so that they tell of the window alone, not of the engine.
#![cfg(feature = "gui")]
#![allow(clippy::unwrap_used, reason = "a test that unwraps fails, which is what it is for")]

mod driving;
mod keeping;
mod large;
mod opening;
mod pictures;
mod properties;
mod reading;
mod reviewing;
