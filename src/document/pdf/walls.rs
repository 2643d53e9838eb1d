//! The upright lines of a page, found by where they stand: a page may have very many of them.

use super::content::Rule;

/// Upright lines, from left to right.
#[derive(Debug)]
pub struct Walls<'a>(Vec<&'a Rule>);

impl<'a> Walls<'a> {
    /// Those among the lines of a page.
    pub fn of(rules: &'a [Rule]) -> Self {
        let mut walls: Vec<&Rule> =
            rules.iter().filter(|rule| rule.right - rule.left < rule.bottom - rule.top).collect();
        walls.sort_by(|a, b| a.left.total_cmp(&b.left));
        Self(walls)
    }

    /// Whether one stands between two places of a line of text of that size.
    pub fn part(&self, left: f32, right: f32, baseline: f32, size: f32) -> bool {
        let middle = baseline - 0.3 * size;
        let slack = 0.2 * size;
        let from = self.0.partition_point(|wall| wall.left <= left - slack);
        let between = self.0[from..].iter().take_while(|wall| wall.left < right + slack);
        between.filter(|wall| wall.right < right + slack).any(|wall| wall.top <= middle && wall.bottom >= middle)
    }
}
