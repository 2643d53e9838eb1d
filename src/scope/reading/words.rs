//! The words and marks of a clause that was read.
//!
//! Of most clauses nobody asks for them again. Kept, they would be most of what a reading holds; so they are cut once more
//! from the text where they are asked for.

use crate::clause::Clause;
use crate::text::{Text, Token, tokens_in};
use std::ops::Deref;
use std::sync::OnceLock;

/// The words and marks of a clause, read like a slice.
#[derive(Debug, Clone)]
pub struct Words {
    text: Text,
    number_len: usize,
    cut: OnceLock<Vec<Token>>,
}

impl Words {
    /// Those of a clause.
    pub(super) fn of(clause: &Clause) -> Self {
        Self { text: clause.text.clone(), number_len: clause.number_len, cut: OnceLock::new() }
    }

    /// Cuts a clause's text into words and marks, in the memory of a list that is no longer wanted. A printed number is no
    /// part of what is said.
    pub(super) fn cut(list: Vec<Token>, text: &str, number_len: usize) -> Vec<Token> {
        let mut words = tokens_in(list, text);
        let number = words.partition_point(|token| token.span.start < number_len);
        words.drain(..number);
        words
    }
}

impl Deref for Words {
    type Target = [Token];

    fn deref(&self) -> &[Token] {
        self.cut.get_or_init(|| Self::cut(Vec::new(), &self.text, self.number_len))
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        (&*self.text, self.number_len) == (&*other.text, other.number_len)
    }
}
