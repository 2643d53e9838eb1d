//! Rights that the person had already: one that is only said again is none that came.

use super::whole::GENERAL;
use super::{Draft, Ground, Told};
use crate::clause::Side;
use crate::scope::lexicon::{Class, Cue, ValueId};
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
            let of_all = |said: &&Statement| is_of_all_data(ground, said) && !is_bounded(ground, read, said);
            for statement in statements.filter(of_all) {
                let named = statement.mentions.iter().filter(|mention| mention.strong).map(|mention| mention.value);
                rights.values.extend(named.filter(|&value| is_right(ground, value)));
                rights.kinds.extend(kinds(ground, read, statement));
            }
        }
        rights
    }

    /// Whether a draft tells no more than a right that stood already, in whatever words: "you may ask us to erase your data".
    pub fn hold(&self, ground: &Ground<'_>, draft: &Draft) -> bool {
        let (Told::Value(value), Some(words), None, Some(Side::New)) =
            (&draft.told, &draft.new, &draft.old, draft.only)
        else {
            return false;
        };
        let said = sentence(ground.new_read, words.place);
        let own = said.statement_at(words.tokens.start).or(said.statements.first());
        draft.facet == Facet::Safeguard
            && self.values.contains(value)
            && own.is_some_and(|own| {
                let read = &ground.new_read[words.place.clause];
                let kinds: Vec<u32> = kinds(ground, read, own).collect();
                // "You have the right to a copy" says more than "you may use your rights", even where others say it too.
                let named = ground.model.value(*value).id == "user_rights" && !kinds.is_empty();
                is_of_all_data(ground, own)
                    && !is_bounded(ground, read, own)
                    && !named
                    && kinds.iter().all(|kind| self.kinds.contains(kind))
            })
    }
}

fn is_right(ground: &Ground<'_>, value: ValueId) -> bool {
    OF_ALL_DATA.contains(&ground.model.value(value).id.as_str())
}

/// Whether a statement gives a right that is of no special data, use or person.
fn is_of_all_data(ground: &Ground<'_>, statement: &Statement) -> bool {
    statement.force == Force::Right
        && !statement.mentions.iter().any(|mention| match mention.facet {
            Facet::Data => {
                let value = ground.model.value(mention.value);
                mention.strong && value.weight > GENERAL && !CHANNELS.contains(&value.id.as_str())
            }
            Facet::Purpose | Facet::Subject => mention.strong,
            _ => false,
        })
}

/// Whether a right may be one of some data or of some people only: "members may delete certain information".
fn is_bounded(ground: &Ground<'_>, read: &ReadClause, statement: &Statement) -> bool {
    let marks = ground.language.marks(&read.tokens[statement.tokens.clone()]);
    let has = |class: Class| marks.iter().any(|mark| mark.cue == Cue::Class(class));
    has(Class::Some) || !has(Class::Possessive)
}

/// What a statement names rights to.
fn kinds<'a>(ground: &'a Ground<'_>, read: &ReadClause, statement: &Statement) -> impl Iterator<Item = u32> + 'a {
    let marks = ground.language.marks(&read.tokens[statement.tokens.clone()]);
    marks.into_iter().filter(|mark| mark.cue == Cue::Class(Class::RightTo)).map(|mark| mark.phrase)
}
