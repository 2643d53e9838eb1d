//! Columns of a table: what stands in their heads says what their cells are.

use super::{Reader, Topic};
use crate::clause::{Clause, ClauseId, ClauseKind};
use crate::scope::Facet;
use crate::scope::lexicon::{Cue, ValueId};
use crate::text::tokens;
use std::sync::Arc;

/// What the head of a column says of its cells.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Column {
    /// Acts it names: "Information we collect".
    pub acts: Vec<ValueId>,
    /// Who gets data, where the column names them: "Service providers".
    pub recipients: Option<ValueId>,
    /// What it says that they name.
    pub topic: Option<Topic>,
    /// Whether it names what is not done: "What we do not collect".
    pub denied: bool,
    /// Its words.
    words: usize,
}

impl Column {
    /// Whether its head is a plain name: "Service provider", not "Feedback given through a partner's platform".
    pub fn is_short(&self) -> bool {
        self.words <= PLAIN_HEAD
    }
}

/// Words up to which the head of a column is a plain name.
const PLAIN_HEAD: usize = 4;
/// Words up to which the head of a column is one.
const LONGEST_HEAD: usize = 12;
/// Rows at the start of a table among which the one with the heads of the columns stands.
const HEAD_ROWS: usize = 2;

/// The columns of a table; none of what is no table. Those of most clauses are none, which nobody counts: a counter that
/// both threads write to would hold them up.
pub type Columns = Option<Arc<[Column]>>;

/// The table that is being read, row by row.
#[derive(Debug, Default)]
pub struct Table {
    parent: Option<ClauseId>,
    rows: usize,
    columns: Columns,
}

impl Table {
    /// The columns that a row belongs to, and whether the row itself names them.
    pub fn columns(&mut self, reader: &Reader<'_>, clause: &Clause) -> (Columns, bool) {
        if clause.kind != ClauseKind::Row {
            *self = Self::default();
            return (None, false);
        }
        if self.rows == 0 || self.parent != clause.parent {
            *self = Self { parent: clause.parent, ..Self::default() };
        }
        self.rows += 1;
        if !clause.header_row && self.rows > HEAD_ROWS {
            return (self.columns.clone(), false);
        }
        let heads = reader.columns(&clause.text);
        let named = heads.iter().filter(|column| column.topic.is_some()).count();
        let marked = clause.header_row && !clause.text.trim().is_empty();
        // Where the format marks no heads, a row of which two short cells name what is below is one.
        let told = self.rows <= HEAD_ROWS && named >= 2 && heads.iter().all(|column| column.words <= LONGEST_HEAD);
        if marked || told {
            self.columns = Some(heads.into());
        }
        (self.columns.clone(), told || marked && named > 0)
    }
}

impl Reader<'_> {
    /// The columns that a row names.
    fn columns(&self, text: &str) -> Vec<Column> {
        let words = tokens(text);
        words
            .split(|token| token.is_mark('|'))
            .map(|cell| {
                let marks = self.language.marks(cell);
                let of = |facet: Facet| {
                    marks.iter().filter_map(move |mark| match mark.cue {
                        Cue::Value { value, .. } if self.model.value(value).facet == facet => Some(value),
                        _ => None,
                    })
                };
                let denied = self.names_no_use(&marks);
                Column {
                    acts: if denied { Vec::new() } else { of(Facet::Action).collect() },
                    denied,
                    recipients: of(Facet::Recipient).next(),
                    topic: self.topic_of(&marks),
                    words: cell.iter().filter(|token| token.is_word()).count(),
                }
            })
            .collect()
    }
}
