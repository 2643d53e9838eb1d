//! What makes a use lawful: consent that gave way to a legitimate interest at one place, or the reverse.
//!
//! A sentence on the legal basis speaks of the section that it stands in. That the same words stand in other sections too
//! says nothing of this one, so this is told by place and not against the whole document.

use super::{Draft, Ground, Told, Words, weigh};
use crate::scope::lexicon::{Model, ValueId};
use crate::scope::model::{Direction, Facet, Weight};
use crate::scope::passages::{Place, Version, sentence};
use crate::scope::reading::Topic;
use crate::scope::statement::{Force, Mention, Wordings};

/// A sentence that names a legal basis, with the change that it stands in and the words that name it.
#[derive(Clone, Copy)]
struct Basis<'a> {
    change: usize,
    place: Place,
    mention: &'a Mention,
    /// Whether it stands below words that say that legal bases are named there.
    named: bool,
}

/// The sentences of neighbouring changes that stand on one side of them only.
struct Fresh<'a> {
    read: Version<'a>,
    places: Vec<(usize, Place)>,
}

/// Adds drafts of legal bases that were replaced; what their sentences say of consent beside is told by them.
pub fn tell(ground: &Ground<'_>, drafts: &mut Vec<Draft>) {
    let find = |name| ground.model.find(Facet::Safeguard, name);
    let (Some(consent), Some(interest)) = (find("opt_in"), find("legitimate_interests")) else { return };
    for block in ground.changed.chunk_by(|a, b| ground.runs.same_block(a.change, b.change)) {
        let keys = |read: Version<'_>, places: &[usize]| -> Wordings {
            places.iter().flat_map(|&at| &read[at].sentences).map(|sentence| sentence.wording).collect()
        };
        let olds: Vec<usize> = block.iter().flat_map(|clauses| clauses.old.iter().copied()).collect();
        let news: Vec<usize> = block.iter().flat_map(|clauses| clauses.new.iter().copied()).collect();
        let (old_keys, new_keys) = (keys(ground.old_read, &olds), keys(ground.new_read, &news));
        let fresh = |is_new: bool| {
            let (read, others) = if is_new { (ground.new_read, &old_keys) } else { (ground.old_read, &new_keys) };
            let clauses = block.iter().flat_map(|clauses| {
                let own = if is_new { &clauses.new } else { &clauses.old };
                own.iter().map(move |&clause| (clauses.change, clause))
            });
            let places = clauses.flat_map(|(change, clause)| {
                (0..read[clause].sentences.len()).map(move |at| (change, Place { clause, sentence: at }))
            });
            Fresh { read, places: places.filter(|(_, at)| !others.contains(&sentence(read, *at).wording)).collect() }
        };
        let (old, new) = (fresh(false), fresh(true));
        let (was_consent, is_consent) = (old.basis(ground.model, consent), new.basis(ground.model, consent));
        let (was_interest, is_interest) = (old.basis(ground.model, interest), new.basis(ground.model, interest));
        // Consent that is named beside it, however faintly, has not gone.
        let names = |side: &Fresh<'_>| side.names(consent);
        let (was, is, way) = match (was_consent, was_interest, is_consent, is_interest) {
            (Some(was), None, None, Some(is)) if !names(&new) => (was, is, Direction::Broadened),
            (None, Some(was), Some(is), None) if !names(&old) => (was, is, Direction::Narrowed),
            // In a column of legal bases, consent that is only one of them now is asked for only in part.
            (Some(was), None, Some(both), Some(is)) if was.named && both.named && is.named => {
                (was, is, Direction::Broadened)
            }
            (Some(both), Some(was), Some(is), None) if was.named && both.named && is.named => {
                (was, is, Direction::Narrowed)
            }
            _ => continue,
        };
        // Within one reworded sentence the words that differ tell it.
        let known = |other: &Draft| {
            other.told == Told::Value(consent)
                && other.direction == way
                && ground.runs.same_block(other.change, is.change)
        };
        if !drafts.iter().any(|other| known(other) && other.old.is_some() && other.new.is_some()) {
            let at = |words: &Option<Words>, place: Place| words.as_ref().is_some_and(|words| words.place == place);
            drafts.retain(|other| {
                !(matches!(other.facet, Facet::Safeguard | Facet::Modality)
                    && (at(&other.old, was.place) || at(&other.new, is.place)))
            });
            drafts.push(draft(ground, was, is, consent, way));
        }
    }
}

impl<'a> Fresh<'a> {
    fn names(&self, value: ValueId) -> bool {
        self.places.iter().any(|(_, at)| sentence(self.read, *at).mentions().any(|(_, said)| said.value == value))
    }

    /// The first sentence that names a basis, and no right to withdraw from it or to object.
    fn basis(&self, model: &Model, value: ValueId) -> Option<Basis<'a>> {
        let protects = model.value(value).protects;
        self.places.iter().find_map(|&(change, place)| {
            let statements = &sentence(self.read, place).statements;
            let mut given = statements.iter().filter(|statement| statement.force != Force::Right);
            given.find_map(|statement| {
                let named = self.read[place.clause].row && statement.topic == Some(Topic::Basis);
                let mut all = statement.mentions.iter();
                let mention = all.find(|mention| mention.value == value && (mention.strong || !protects || named))?;
                Some(Basis { change, place, mention, named })
            })
        })
    }
}

fn draft(ground: &Ground<'_>, was: Basis<'_>, is: Basis<'_>, consent: ValueId, direction: Direction) -> Draft {
    let told = Told::Value(consent);
    let words = |read: Version<'_>, basis: Basis<'_>| {
        Some(Words { place: basis.place, tokens: sentence(read, basis.place).tokens.clone() })
    };
    let (old, new) = (words(ground.old_read, was), words(ground.new_read, is));
    let shown = if direction == Direction::Broadened { was } else { is };
    let read = if direction == Direction::Broadened { ground.old_read } else { ground.new_read };
    let statement = sentence(read, shown.place).statement_at(shown.mention.first);
    Draft {
        change: is.change,
        facet: Facet::Safeguard,
        direction,
        old,
        new,
        rule: "basis: consent against a legitimate interest at one place",
        phrase: shown.mention.phrase,
        from_to: None,
        only: None,
        weight: statement.map_or(Weight::Medium, |statement| {
            weigh::weight(ground.model, Facet::Safeguard, &told, direction, statement)
        }),
        told,
    }
}
