//! Heights of rows, estimated until a row has been laid out, so that only what is visible is ever laid out.
//!
//! Sums are kept in a Fenwick tree (Peter Fenwick, 1994): a height is set, an offset found and a row at an offset found in
//! logarithmic time.

/// Heights of many rows, in points.
#[derive(Debug, Clone, Default)]
pub struct Heights {
    heights: Vec<f32>,
    measured: Vec<bool>,
    /// Sums in the manner of Fenwick; `f64`, since a million rows of `f32` would drift.
    tree: Vec<f64>,
}

impl Heights {
    /// Rows with these estimates.
    pub fn estimated(estimates: Vec<f32>) -> Self {
        let mut tree = vec![0.0; estimates.len() + 1];
        for (at, &height) in estimates.iter().enumerate() {
            tree[at + 1] += f64::from(height);
            let parent = (at + 1) + lowest_bit(at + 1);
            if parent < tree.len() {
                tree[parent] += tree[at + 1];
            }
        }
        Self { measured: vec![false; estimates.len()], heights: estimates, tree }
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.heights.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.heights.is_empty()
    }

    /// Height of a row, measured or estimated.
    pub fn height(&self, row: usize) -> f32 {
        self.heights.get(row).copied().unwrap_or(0.0)
    }

    /// Whether a row has been measured.
    pub fn is_measured(&self, row: usize) -> bool {
        self.measured.get(row).copied().unwrap_or(true)
    }

    /// Sets the measured height of a row; gives back by how much it differs from what was thought.
    pub fn measure(&mut self, row: usize, height: f32) -> f32 {
        let Some(known) = self.heights.get_mut(row) else { return 0.0 };
        let difference = height - *known;
        self.measured[row] = true;
        if difference != 0.0 {
            *known = height;
            let mut at = row + 1;
            while at < self.tree.len() {
                self.tree[at] += f64::from(difference);
                at += lowest_bit(at);
            }
        }
        difference
    }

    /// Offset of the top of a row; of the end for a row beyond the last.
    pub fn top(&self, row: usize) -> f64 {
        let mut at = row.min(self.heights.len());
        let mut sum = 0.0;
        while at > 0 {
            sum += self.tree[at];
            at -= lowest_bit(at);
        }
        sum
    }

    /// Sum of all heights.
    pub fn total(&self) -> f64 {
        self.top(self.heights.len())
    }

    /// The row at an offset; the first for offsets before it, the last for offsets beyond it.
    pub fn row_at(&self, offset: f64) -> usize {
        let mut row = 0;
        let mut left = offset;
        let mut step = self.heights.len().next_power_of_two();
        while step > 0 {
            if row + step < self.tree.len() && self.tree[row + step] <= left {
                row += step;
                left -= self.tree[row];
            }
            step /= 2;
        }
        row.min(self.heights.len().saturating_sub(1))
    }
}

fn lowest_bit(number: usize) -> usize {
    number & number.wrapping_neg()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Sums and look-ups agree with adding the heights up one by one.
        #[test]
        fn agrees_with_plain_sums(
            estimates in proptest::collection::vec(1u16..400, 1..200),
            measured in proptest::collection::vec((0usize..200, 1u16..400), 0..50),
            offset in 0.0f64..80_000.0,
        ) {
            let mut plain: Vec<f32> = estimates.iter().map(|&height| f32::from(height)).collect();
            let mut heights = Heights::estimated(plain.clone());
            for (row, height) in measured {
                heights.measure(row, f32::from(height));
                if let Some(known) = plain.get_mut(row) {
                    *known = f32::from(height);
                }
            }
            for row in 0..=plain.len() {
                let sum: f64 = plain[..row].iter().map(|&height| f64::from(height)).sum();
                prop_assert_eq!(heights.top(row), sum);
            }
            let row = heights.row_at(offset);
            prop_assert!(heights.top(row) <= offset || row == 0);
            prop_assert!(heights.top(row + 1) > offset || row + 1 == plain.len());
        }
    }
}
