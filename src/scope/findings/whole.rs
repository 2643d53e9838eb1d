//! A sentence that came or went as a whole: what it says is what came or went.

mod accepted;
mod ended;
mod facts;
mod kept;
mod permission;
mod safeguards;

pub use kept::{DELETED_WITHIN, deletes};
pub use permission::{GIVING, GRANTED, WEIGHTY_PURPOSE, is_grant};

use super::{Draft, Ground, Told, Words, weigh};
use crate::clause::{Clause, Definition, DefinitionForm, Side};
use crate::scope::lexicon::{Class, Cue, ValueId};
use crate::scope::model::{Direction, Facet};
use crate::scope::order::reverse;
use crate::scope::passages::{Place, sentence};
use crate::scope::reading::ReadClause;
use crate::scope::statement::{Force, Mention, Sentence, Statement};
use facts::facts;
use std::ops::Range;

/// The rule for a promise that came or went.
pub const PROMISE: &str = "promise: what is not done";

/// The rule for a name in a list of recipients.
pub const ENTRY: &str = "permission: an entry in a list of recipients";

/// What a statement says, as one fact: a facet, a value, and which way it goes where the sentence is new.
struct Fact {
    facet: Facet,
    told: Told,
    direction: Direction,
    phrase: Option<u32>,
    /// The token that says it.
    at: Option<usize>,
    rule: &'static str,
}

/// Drafts of a sentence that is new.
pub fn came(ground: &Ground<'_>, change: usize, place: Place) -> Vec<Draft> {
    let said = sentence(ground.new_read, place);
    drafts(ground, change, place, said, true)
}

/// Drafts of a sentence that is gone.
pub fn went(ground: &Ground<'_>, change: usize, place: Place) -> Vec<Draft> {
    let said = sentence(ground.old_read, place);
    drafts(ground, change, place, said, false)
}

/// Tokens behind the start of a statement that its quote reaches for certain.
const QUOTED: usize = 40;
/// Tokens between the words that open a purpose and the one that tells it.
const OPENER_REACH: usize = 12;
/// Shortest part of a sentence that is quoted by itself, in tokens.
const SHORTEST_PART: usize = 5;

fn drafts(ground: &Ground<'_>, change: usize, place: Place, said: &Sentence, is_new: bool) -> Vec<Draft> {
    let told = said
        .statements
        .iter()
        .fold(Vec::new(), |out, statement| of_statement(ground, change, place, statement, is_new, out));
    // "“Partners” means those who get your data" grants nothing: what its term is used for is said elsewhere. Which data it takes
    // in counts, wherever it is used.
    let clauses = if is_new { ground.new } else { ground.old };
    if !defines(&clauses[place.clause], said) {
        return told;
    }
    told.into_iter().filter(|draft| draft.facet == Facet::Data).collect()
}

/// Whether a sentence says what a term means.
pub(super) fn defines(clause: &Clause, said: &Sentence) -> bool {
    let within = |term: &Definition| said.span.start <= term.span.start && term.span.end <= said.span.end;
    clause.definitions.iter().any(|term| term.form == DefinitionForm::Meaning && within(term))
}

/// Drafts of one statement that came or went, added to those of the sentence before it.
pub fn of_statement(
    ground: &Ground<'_>,
    change: usize,
    place: Place,
    statement: &Statement,
    is_new: bool,
    mut out: Vec<Draft>,
) -> Vec<Draft> {
    if !statement.plain {
        return out;
    }
    let version = if is_new { ground.new_read } else { ground.old_read };
    let said: &Sentence = sentence(version, place);
    let scope_statements = said.statements.iter().filter(|statement| statement.force.is_scope()).count();
    let tokens = if scope_statements > 1 && statement.tokens.len() >= SHORTEST_PART {
        statement.tokens.clone()
    } else {
        said.tokens.clone()
    };
    let time = Time { change, is_new };
    let read = &version[place.clause];
    let ends = ended::says_when(ground, read, statement);
    let mut facts = if ends { Vec::new() } else { facts(ground, statement, time) };
    facts.extend(
        ended::ended(ground, read, said, statement, ends).or_else(|| accepted::accepted(ground, read, said, statement)),
    );
    facts.retain(|fact| fact.facet != Facet::Duration || !is_rest_of_denied(ground, said, statement));
    let purpose = purpose_apart(ground, read, &tokens, &facts);
    for fact in facts {
        let told = match fact.told {
            Told::Named("promise") => Told::Named(if is_new { "promise_added" } else { "promise_removed" }),
            other => other,
        };
        let tokens = match &purpose {
            Some(part) if fact.facet == Facet::Purpose => part.clone(),
            Some(part) => tokens.start..part.start,
            None => tokens.clone(),
        };
        let words = Some(Words { place, tokens: within_reach(&tokens, fact.at) });
        let direction = if is_new { fact.direction } else { reverse(fact.direction) };
        let draft = Draft {
            change,
            facet: fact.facet,
            direction,
            old: if is_new { None } else { words.clone() },
            new: if is_new { words } else { None },
            rule: fact.rule,
            phrase: fact.phrase,
            from_to: None,
            only: Some(if is_new { Side::New } else { Side::Old }),
            weight: weigh::weight(ground.model, fact.facet, &told, direction, statement),
            told,
        };
        // A purpose that the lexicon does not know is worth telling where it came, not where it went.
        let vague = draft.told == Told::Named("other_purpose") && !is_new;
        if !vague && !out.iter().any(|known| known.facet == draft.facet && known.direction == draft.direction) {
            out.push(draft);
        }
    }
    out
}

/// "We do not store it, but we do keep its cover for a short time": how long is the rest of what was denied, and no keeping of its
/// own.
fn is_rest_of_denied(ground: &Ground<'_>, said: &Sentence, statement: &Statement) -> bool {
    let retain = ground.model.find(Facet::Action, "retain");
    let mut before = said.statements.iter().filter(|before| before.tokens.end <= statement.tokens.start);
    before.any(|before| before.force == Force::Promise && before.mentions.iter().any(|act| Some(act.value) == retain))
}

/// Where the words begin that say what for, if a purpose is one of several facts of a statement and they stand behind what
/// tells the others: each is then proved by its own part, "we collect your photos | to fight fraud".
fn purpose_apart(
    ground: &Ground<'_>,
    read: &ReadClause,
    tokens: &Range<usize>,
    facts: &[Fact],
) -> Option<Range<usize>> {
    let at = |is_purpose: bool| {
        let told = facts.iter().filter(move |fact| (fact.facet == Facet::Purpose) == is_purpose);
        told.map(|fact| fact.at).collect::<Option<Vec<usize>>>()
    };
    let (purposes, others) = (at(true)?, at(false)?);
    let (&[purpose], Some(&last)) = (&purposes[..], others.iter().max()) else { return None };
    let marks = ground.language.marks(&read.tokens[tokens.clone()]);
    let opens = marks.iter().filter(|mark| mark.cue == Cue::Class(Class::PurposeOpener));
    let opener = opens.map(|mark| tokens.start + mark.first).find(|&first| first > last && first <= purpose)?;
    // What stands in brackets behind the purpose proves nothing.
    let bracket = (purpose + 1..tokens.end).find(|&at| read.tokens[at].is_mark('('));
    let end = bracket.filter(|&at| at - opener >= SHORTEST_PART).unwrap_or(tokens.end);
    let long = opener - tokens.start >= SHORTEST_PART && end - opener >= SHORTEST_PART;
    (long && purpose - opener <= OPENER_REACH).then_some(opener..end)
}

/// The tokens that are quoted of a statement: from its start, unless what tells stands too far behind it.
fn within_reach(tokens: &Range<usize>, at: Option<usize>) -> Range<usize> {
    match at {
        Some(at) if at >= tokens.start + QUOTED => at - QUOTED / 2..tokens.end,
        _ => tokens.clone(),
    }
}

/// A fact that no phrase of the lexicon names.
fn named(facet: Facet, name: &'static str, rule: &'static str) -> Fact {
    Fact { facet, told: Told::Named(name), direction: Direction::Broadened, phrase: None, at: None, rule }
}

fn fact(mention: Mention, direction: Direction, rule: &'static str) -> Fact {
    Fact {
        facet: mention.facet,
        told: Told::Value(mention.value),
        direction,
        phrase: mention.phrase,
        at: Some(mention.first),
        rule,
    }
}

/// Whether a statement names an act, or takes it over from above.
fn does(ground: &Ground<'_>, statement: &Statement, act: &str) -> bool {
    let is = |value: ValueId| ground.model.value(value).id == act;
    statement.inherited_acts.iter().any(|&value| is(value))
        || statement
            .mentions
            .iter()
            .any(|mention| mention.facet == Facet::Action && is(mention.value) && (mention.strong || statement.of_data))
}

/// Where a time of keeping came or went.
#[derive(Clone, Copy)]
struct Time {
    change: usize,
    is_new: bool,
}
