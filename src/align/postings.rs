//! Which clauses hold a word: by the words that they share, clauses are proposed to each other.

use super::bag::Bags;
use super::thresholds::POSTINGS;

/// For each word the new clauses that hold it, one list after the other. Words that are held by too many to propose any
/// have none.
pub struct Postings {
    /// Where the list of each word begins, and the end of the last one.
    starts: Vec<u32>,
    clauses: Vec<u32>,
}

impl Postings {
    /// The lists for the bags of the new clauses, and for so many different words.
    pub fn of(bags: &Bags, words: usize) -> Self {
        let mut counts = vec![0u32; words];
        bags.iter().flat_map(|(_, bag)| bag.different()).for_each(|word| counts[word as usize] += 1);
        let mut starts = Vec::with_capacity(words + 1);
        let mut total = 0;
        for count in &mut counts {
            starts.push(total);
            *count = if *count as usize <= POSTINGS { *count } else { 0 };
            total += *count;
        }
        starts.push(total);
        let mut clauses = vec![0; total as usize];
        // From here on a count is of the places that are left in a list.
        for (at, bag) in bags.iter() {
            for word in bag.different() {
                let left = &mut counts[word as usize];
                if *left > 0 {
                    clauses[(starts[word as usize + 1] - *left) as usize] = at as u32;
                    *left -= 1;
                }
            }
        }
        Self { starts, clauses }
    }

    /// The new clauses that hold a word, in order.
    pub fn of_word(&self, word: u32) -> &[u32] {
        &self.clauses[self.starts[word as usize] as usize..self.starts[word as usize + 1] as usize]
    }
}
