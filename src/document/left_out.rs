//! What a reader left out, counted and sampled for the list of what was not compared.

use super::{Coverage, Warning};
use std::collections::BTreeMap;

/// Samples listed for each part that was left out, and their length in characters.
const SAMPLES: usize = 5;
const SAMPLE_LENGTH: usize = 80;
/// Hidden words with fewer letters than this are no news.
const FEWEST_HIDDEN_LETTERS: usize = 8;

/// Parts that were left out, by what they are.
#[derive(Debug, Default)]
pub(super) struct LeftOut {
    parts: BTreeMap<&'static str, (usize, Vec<String>)>,
    hidden: Vec<String>,
}

impl LeftOut {
    /// Counts one part; its words, where it has any, may be listed.
    pub fn add(&mut self, part: &'static str, words: &str) {
        let (count, samples) = self.parts.entry(part).or_default();
        *count += 1;
        let sample = sample(words.split_whitespace());
        if !sample.is_empty() && samples.len() < SAMPLES && !samples.contains(&sample) {
            samples.push(sample);
        }
    }

    /// Counts several parts without words.
    pub fn add_many(&mut self, part: &'static str, count: usize) {
        if count > 0 {
            self.parts.entry(part).or_default().0 += count;
        }
    }

    /// Counts words that the file hides; they are warned of too.
    pub fn add_hidden(&mut self, words: &str) {
        if words.trim().is_empty() {
            return;
        }
        self.add("hidden text", words);
        if words.chars().filter(|c| c.is_alphabetic()).count() >= FEWEST_HIDDEN_LETTERS {
            self.hidden.push(sample(words.split_whitespace()));
        }
    }

    /// What was not compared.
    pub fn coverage(&self) -> Vec<Coverage> {
        self.parts
            .iter()
            .map(|(part, (count, samples))| Coverage {
                part: (*part).to_owned(),
                count: *count,
                compared: false,
                samples: samples.clone(),
            })
            .collect()
    }

    /// Warnings of hidden words.
    pub fn warnings(&self) -> Vec<Warning> {
        self.hidden
            .iter()
            .map(|words| Warning {
                code: "hidden-text".to_owned(),
                message: format!("The file hides these words from its readers; they were not compared: “{words}”."),
                span: None,
            })
            .collect()
    }
}

/// The first of some words, on one line.
pub(super) fn sample<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut line = String::new();
    for word in words {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        if let Some((cut, _)) = line.char_indices().nth(SAMPLE_LENGTH) {
            line.truncate(cut);
            line.push('…');
            break;
        }
    }
    line
}
