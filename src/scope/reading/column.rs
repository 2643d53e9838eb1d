//! Columns of a table: what stands in their heads says what their cells are.

use super::{Reader, Topic};
use crate::clause::{Clause, ClauseId, ClauseKind};
use crate::scope::Facet;
use crate::scope::lexicon::{Class, Cue, Mark, ValueId};
use crate::text::{Token, tokens};
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
    /// What it says of cookies, in a table of them.
    tracker: Option<Class>,
    /// Its words.
    words: usize,
}

/// Where a table of cookies says what of each, by the column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trackers {
    /// Which cookie.
    pub name: usize,
    /// Who sets it.
    pub host: Option<usize>,
    /// What it is for.
    pub purpose: Option<usize>,
    /// Whether a row names all the cookies of one who sets them: "Cookie subgroup".
    pub grouped: bool,
}

impl Trackers {
    /// The columns of a table of cookies: it names each and says how long it lasts, or names those of each who sets some.
    pub fn of(columns: &[Column]) -> Option<Self> {
        let at = |class: Class| columns.iter().position(|column| column.tracker == Some(class));
        let host = at(Class::TrackerHost);
        let grouped = host.is_some_and(|host| columns[host].words > 1);
        let purpose = columns.iter().position(|column| column.topic == Some(Topic::Purpose));
        let name = at(Class::TrackerName)?;
        (at(Class::TrackerLife).is_some() || grouped && columns.len() > 2).then_some(Self {
            name,
            host,
            purpose,
            grouped,
        })
    }
}

/// What the whole head of a column says of cookies.
fn tracker(head: &[Token], marks: &[Mark]) -> Option<Class> {
    let first = head.iter().position(Token::is_word)?;
    let last = head.iter().rposition(Token::is_word)?;
    [Class::TrackerName, Class::TrackerHost, Class::TrackerLife].into_iter().find(|&class| {
        marks.iter().any(|mark| mark.cue == Cue::Class(class) && (mark.first, mark.last) == (first, last))
    })
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
                    tracker: tracker(cell, &marks),
                    words: cell.iter().filter(|token| token.is_word()).count(),
                }
            })
            .collect()
    }
}
