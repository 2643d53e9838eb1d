//! A clause that was read.

use super::column::{Column, Columns, Trackers};
use super::force::Context;
use super::topic::Topic;
use super::words::Words;
use crate::scope::Facet;
use crate::scope::lexicon::{Model, ValueId};
use crate::scope::statement::Sentence;
use crate::text::{Token, TokenKind, Word};
use std::ops::Range;

/// A clause with its statements.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadClause {
    /// Its words and marks.
    pub tokens: Words,
    /// How many of them are words.
    pub(in crate::scope) words: usize,
    /// The last one.
    pub(super) last: Option<Token>,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// Whether it is a row of a table.
    pub row: bool,
    /// What its items and the clauses under it take over.
    pub(super) context: Context,
    /// The columns of the table it is a row of.
    pub(super) columns: Columns,
    /// What the titles beside it say that it names.
    pub(super) topic: Option<Topic>,
    /// Whether it names the columns of its table.
    pub(super) heads: bool,
}

impl ReadClause {
    /// Who gets data, where this is a row of a table whose first column names them.
    pub fn names_recipient(&self, model: &Model) -> Option<ValueId> {
        let column = self.columns().first().filter(|_| self.row && !self.heads)?;
        let named = column.is_short() && (column.recipients.is_some() || column.topic == Some(Topic::Recipient));
        let capital = || self.tokens.first().is_some_and(|first| first.kind == TokenKind::Capital);
        let cell = || self.sentences.first()?.mentions().map(|(_, mention)| mention.value).next();
        let said = || cell().filter(|&value| model.value(value).facet == Facet::Recipient);
        (named && capital())
            .then(|| said().or(column.recipients).or_else(|| model.find(Facet::Recipient, "named")))
            .flatten()
    }

    /// Whether the row, a head of its table or the heading above speaks of data, of what they are used for or to whom they go.
    pub fn speaks_of_data(&self) -> bool {
        let heads = self.columns().iter().skip(1).any(|column| {
            matches!(column.topic, Some(Topic::Data | Topic::Purpose | Topic::Duration)) || !column.acts.is_empty()
        });
        let mut cells = self.sentences.iter().flat_map(Sentence::mentions);
        heads
            || self.context.recipients.is_some()
            || cells.any(|(_, mention)| matches!(mention.facet, Facet::Data | Facet::Purpose))
    }

    /// Where this row says what of a cookie, if it is one of a table of them.
    pub fn tracker(&self) -> Option<Trackers> {
        (self.row && !self.heads).then(|| Trackers::of(self.columns())).flatten()
    }

    /// The tokens of each of its cells.
    pub fn cells(&self) -> Vec<Range<usize>> {
        let tokens = &self.tokens;
        let bars = (0..tokens.len()).filter(|&at| tokens[at].is_mark('|'));
        let ends: Vec<usize> = bars.chain([tokens.len()]).collect();
        let starts = std::iter::once(0).chain(ends.iter().map(|end| end + 1));
        starts.zip(&ends).map(|(start, &end)| start..end.max(start)).collect()
    }

    fn columns(&self) -> &[Column] {
        self.columns.as_deref().unwrap_or_default()
    }

    /// The words of its first cell.
    pub fn first_cell(&self) -> Vec<Word> {
        let cell = self.tokens.iter().take_while(|token| !token.is_mark('|'));
        cell.filter(|token| token.is_word()).map(|token| token.word).collect()
    }
}
