//! Rights that the person had already: one that is only said again is none that came.

use super::{Draft, Ground, Told};
use crate::clause::Side;
use crate::scope::lexicon::{Class, Cue, Mark, ValueId};
use crate::scope::model::Facet;
use crate::scope::passages::sentence;
use crate::scope::reading::ReadClause;
use crate::scope::statement::{Force, Statement};
use std::collections::HashSet;

/// Rights to all data of a person, whatever they are used for. An objection and a consent are of one use.
const OF_ALL_DATA: [&str; 3] = ["user_rights", "deletion", "human_review"];

/// Data that only say how one asks: "by writing an email to".
const CHANNELS: [&str; 4] = ["email", "phone", "address", "contact"];

/// The rights that the old version gives of all data.
pub struct Rights {
    values: HashSet<ValueId>,
    /// What they are rights to, by the phrases that say it.
    kinds: HashSet<u32>,
}

impl Rights {
    /// What the old version gives.
    pub fn of(ground: &Ground<'_>) -> Self {
        let mut rights = Self { values: HashSet::new(), kinds: HashSet::new() };
        for read in ground.old_read {
            let statements = read.sentences.iter().flat_map(|sentence| &sentence.statements);
            for statement in statements {
                let Some(kinds) = kinds(ground, read, statement) else { continue };
                let named = statement.mentions.iter().filter(|mention| mention.strong).map(|mention| mention.value);
                rights.values.extend(named.filter(|&value| is_right(ground, value)));
                rights.kinds.extend(kinds);
            }
        }
        rights
    }

    /// Whether a draft that [`may_repeat`] one tells no more than a right that stood already, in whatever words: "you may ask us
    /// to erase your data".
    pub fn hold(&self, ground: &Ground<'_>, draft: &Draft) -> bool {
        let (Told::Value(value), Some(words)) = (&draft.told, &draft.new) else { return false };
        let said = sentence(ground.new_read, words.place);
        let own = said.statement_at(words.tokens.start).or(said.statements.first());
        let kinds = own.and_then(|own| kinds(ground, &ground.new_read[words.place.clause], own));
        // "You have the right to a copy" says more than "you may use your rights", even where others say it too.
        let says_more = |kinds: &[u32]| ground.model.value(*value).id == "user_rights" && !kinds.is_empty();
        self.values.contains(value)
            && kinds.is_some_and(|kinds| !says_more(&kinds) && kinds.iter().all(|kind| self.kinds.contains(kind)))
    }
}

/// Whether a draft tells a right to all data that only came.
pub fn may_repeat(ground: &Ground<'_>, draft: &Draft) -> bool {
    let right = matches!(draft.told, Told::Value(value) if is_right(ground, value));
    right && draft.facet == Facet::Safeguard && draft.old.is_none() && draft.only == Some(Side::New)
}

fn is_right(ground: &Ground<'_>, value: ValueId) -> bool {
    OF_ALL_DATA.contains(&ground.model.value(value).id.as_str())
}

/// Whether a statement gives a right that is of no special data, use or person.
fn is_of_all_data(ground: &Ground<'_>, statement: &Statement) -> bool {
    statement.force == Force::Right
        && !statement.mentions.iter().any(|mention| match mention.facet {
            Facet::Data => {
                let id = ground.model.value(mention.value).id.as_str();
                mention.strong && !ground.model.is_general(mention.value) && !CHANNELS.contains(&id)
            }
            Facet::Purpose | Facet::Subject => mention.strong,
            _ => false,
        })
}

/// What a statement names rights to, where it gives one that is of all data: "members may delete certain information" may be one
/// of some data or of some people only.
fn kinds(ground: &Ground<'_>, read: &ReadClause, statement: &Statement) -> Option<Vec<u32>> {
    if !is_of_all_data(ground, statement) {
        return None;
    }
    let marks = ground.language.marks(&read.tokens[statement.tokens.clone()]);
    let of = |class: Class| marks.iter().filter(move |mark| mark.cue == Cue::Class(class));
    let bounded = of(Class::Some).next().is_some() || of(Class::Possessive).next().is_none();
    (!bounded).then(|| right_to(&marks))
}

/// What a statement names rights to, by the phrases that say it.
pub fn named(ground: &Ground<'_>, read: &ReadClause, statement: &Statement) -> Vec<u32> {
    right_to(&ground.language.marks(&read.tokens[statement.tokens.clone()]))
}

fn right_to(marks: &[Mark]) -> Vec<u32> {
    marks.iter().filter(|mark| mark.cue == Cue::Class(Class::RightTo)).map(|mark| mark.phrase).collect()
}
