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
const OF_ALL_DATA: [&str; 4] = ["user_rights", "deletion", "withdraw", "human_review"];

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
            for statement in statements.filter(|statement| is_of_all_data(ground, statement)) {
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
                let kinds: Vec<u32> = kinds(ground, &ground.new_read[words.place.clause], own).collect();
                // "You have the right to a copy" says more than "you may use your rights", even where others say it too.
                let named = ground.model.value(*value).id == "user_rights" && !kinds.is_empty();
                is_of_all_data(ground, own) && !named && kinds.iter().all(|kind| self.kinds.contains(kind))
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
            Facet::Data => mention.strong && ground.model.value(mention.value).weight > GENERAL,
            Facet::Purpose | Facet::Subject => mention.strong,
            _ => false,
        })
}

/// What a statement names rights to.
fn kinds<'a>(ground: &'a Ground<'_>, read: &ReadClause, statement: &Statement) -> impl Iterator<Item = u32> + 'a {
    let marks = ground.language.marks(&read.tokens[statement.tokens.clone()]);
    marks.into_iter().filter(|mark| mark.cue == Cue::Class(Class::RightTo)).map(|mark| mark.phrase)
}
