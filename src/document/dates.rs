//! The date that a text states for itself.

/// The date in a line such as "Last updated: November 7, 2025", as `YYYY-MM-DD`.
pub fn stated_date(_text: &str) -> Option<String> {
    None
}
