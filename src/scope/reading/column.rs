//! Columns of a table: what stands in their heads says what their cells are.

use super::Reader;
use crate::scope::Facet;
use crate::scope::lexicon::{Cue, ValueId};
use crate::text::{TokenKind, sentences, tokens};

/// What the head of a column says of its cells.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Column {
    /// Acts it names: "Information we collect".
    pub acts: Vec<ValueId>,
    /// Who gets data, where the column names them: "Service providers".
    pub recipients: Option<ValueId>,
}

impl Reader<'_> {
    /// The columns that the first row of a table names.
    pub(super) fn columns(&self, text: &str) -> Vec<Column> {
        let words = tokens(text);
        sentences(text, &words)
            .into_iter()
            .map(|range| {
                let marks = self.language.marks(&words[range]);
                let of = |facet: Facet| {
                    marks.iter().filter_map(move |mark| match mark.cue {
                        Cue::Value { value, .. } if self.model.value(value).facet == facet => Some(value),
                        _ => None,
                    })
                };
                Column { acts: of(Facet::Action).collect(), recipients: of(Facet::Recipient).next() }
            })
            .collect()
    }
}

/// The cell, by its place in the row, that a token stands in.
pub fn cell_of(words: &[crate::text::Token], token: usize) -> usize {
    words[..token].iter().filter(|word| word.kind == TokenKind::Mark('|')).count()
}
