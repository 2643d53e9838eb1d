//! The public JSON format.

use crate::comparison::Comparison;

/// The comparison as indented JSON with a line end.
pub fn json(comparison: &Comparison) -> String {
    let mut text =
        serde_json::to_string_pretty(comparison).expect("a comparison has only string keys and finite numbers");
    text.push('\n');
    text
}
