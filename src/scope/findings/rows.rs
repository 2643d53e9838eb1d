//! Tables of those who get data: a row that came or went as a whole names one more of them, or one less.
//!
//! What its cells say is said of whom the row names, so the row is told once, and its cells not by themselves.

use super::whole::ENTRY;
use super::{Draft, Ground, Told, Words, weigh};
use crate::clause::{ClauseId, Side};
use crate::redline::ChangeKind;
use crate::scope::Facet;
use crate::scope::lexicon::{Class, Cue, ValueId};
use crate::scope::model::{Direction, Weight};
use crate::scope::order::reverse;
use crate::scope::passages::{Place, Version, sentence};
use crate::scope::reading::ReadClause;
use crate::text::Word;
use std::collections::HashSet;

/// Tokens of a row that are quoted.
const QUOTED: usize = 40;

/// The drafts of such rows, and the rows that they tell: whether of the new side, and the clause.
pub fn entries(ground: &Ground<'_>) -> (Vec<Draft>, HashSet<(bool, usize)>) {
    let mut drafts = Vec::new();
    let mut told = HashSet::new();
    let named = (names(ground, ground.old_read), names(ground, ground.new_read));
    for (change, made) in ground.changes.iter().enumerate() {
        let (is_new, ids) = match made.kind {
            ChangeKind::Inserted => (true, &made.new),
            ChangeKind::Deleted => (false, &made.old),
            _ => continue,
        };
        let (read, elsewhere) = if is_new { (ground.new_read, &named.0) } else { (ground.old_read, &named.1) };
        for clause in ids.iter().map(ClauseId::place) {
            let row = &read[clause];
            let Some(value) = row.names_recipient(ground.model) else { continue };
            // Whom the table of the other version names already has neither come nor gone: such a row is read cell by cell.
            if elsewhere.contains(&row.first_cell()) {
                continue;
            }
            told.insert((is_new, clause));
            // A table that speaks of no data ("| Partner | Discount |") passes none on.
            if row.speaks_of_data() && !denies(ground, row) {
                drafts.push(entry(ground, change, Place { clause, sentence: 0 }, value, is_new));
            }
        }
    }
    (drafts, told)
}

/// Whether a cell says that nothing is passed on: "| Data brokers | No |".
fn denies(ground: &Ground<'_>, row: &ReadClause) -> bool {
    row.sentences.iter().any(|said| {
        let marks = ground.language.marks(&row.tokens[said.tokens.clone()]);
        said.words.len() == 1 && marks.iter().any(|mark| mark.cue == Cue::Class(Class::Negation))
    })
}

/// The names in the first cells of the tables of a version that name who gets data.
fn names(ground: &Ground<'_>, read: Version<'_>) -> HashSet<Vec<Word>> {
    let rows = read.iter().filter(|row| row.names_recipient(ground.model).is_some());
    rows.map(|row| row.first_cell()).collect()
}

fn entry(ground: &Ground<'_>, change: usize, place: Place, value: ValueId, is_new: bool) -> Draft {
    let told = Told::Value(value);
    let (version, side) = if is_new { (ground.new_read, Side::New) } else { (ground.old_read, Side::Old) };
    let words = Some(Words { place, tokens: 0..QUOTED.min(version[place.clause].tokens.len()) });
    let direction = if is_new { Direction::Broadened } else { reverse(Direction::Broadened) };
    let statement = sentence(version, place).statements.first();
    Draft {
        change,
        facet: Facet::Recipient,
        direction,
        old: if is_new { None } else { words.clone() },
        new: if is_new { words } else { None },
        rule: ENTRY,
        phrase: None,
        from_to: None,
        only: Some(side),
        weight: statement.map_or(Weight::Medium, |statement| {
            weigh::weight(ground.model, Facet::Recipient, &told, direction, statement)
        }),
        told,
    }
}
