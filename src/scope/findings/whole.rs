//! A sentence that came or went as a whole: what it says is what came or went.

mod permission;

pub use permission::{GRANTED, WEIGHTY_PURPOSE, is_grant};

use super::{Draft, Ground, Told, Words, periods, weigh};
use crate::clause::{Clause, ClauseId, Definition, DefinitionForm, Side};
use crate::redline::ChangeKind;
use crate::scope::lexicon::{Class, Cue, ValueId};
use crate::scope::model::{Direction, Facet};
use crate::scope::order::reverse;
use crate::scope::passages::{Place, sentence};
use crate::scope::reading::ReadClause;
use crate::scope::statement::{Force, Mention, Mood, Sentence, Statement};
use std::ops::Range;

/// Weight of values too general to be told by themselves.
pub const GENERAL: u8 = 1;

/// The rule for a name in a list of recipients.
pub const ENTRY: &str = "permission: an entry in a list of recipients";

/// The rule for a keeping that is only as long as something lasts.
const KEPT_SO_LONG: &str = "limit: how long data are kept";

/// The rule for data that are deleted within a time.
pub const DELETED_WITHIN: &str = "duty: when data are deleted";

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
    let facts = facts(ground, statement, time);
    let purpose = purpose_apart(ground, &version[place.clause], &tokens, &facts);
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

/// What a statement says, its main fact first.
fn facts(ground: &Ground<'_>, statement: &Statement, time: Time) -> Vec<Fact> {
    match statement.force {
        Force::Permission => permission::facts(ground, statement, time),
        Force::Promise => vec![promise(statement, "promise: what is not done")],
        Force::Limit => match length(ground, statement).filter(|_| does(ground, statement, "retain")) {
            Some(mention) if mention.days.is_some() => kept(ground, statement, mention, time).into_iter().collect(),
            // "We keep it only as long as …"
            Some(mention) => vec![fact(mention, Direction::Narrowed, KEPT_SO_LONG)],
            // "We may log it solely to …" permits first of all, and so does "it is used solely for …" of a use that is new itself.
            None if statement.mood == Mood::May
                || statement.mood == Mood::States
                    && says_what_for(statement)
                    && brings_use(ground, time.change, time.is_new) =>
            {
                permission::facts(ground, statement, time)
            }
            None => vec![promise(statement, "limit: what is only done so far")],
        },
        // "Moderators may delete posts within a day": who may need not.
        Force::Duty if statement.mood == Mood::May && deletes(ground, statement) => Vec::new(),
        Force::Duty => match deleted_within(ground, statement) {
            Some(mention) => vec![fact(mention, Direction::Narrowed, DELETED_WITHIN)],
            None => safeguard(ground, statement, time, Direction::Narrowed, "duty: how data are protected"),
        },
        Force::Right => {
            let mut facts = safeguard(ground, statement, time, Direction::Narrowed, "right: what the person may do");
            facts.extend(revealed(ground, statement));
            facts
        }
        Force::RightDenied => {
            safeguard(ground, statement, time, Direction::Broadened, "right denied: what the person may not do")
        }
        Force::Exclusion => {
            let admitted =
                statement.mentions.iter().filter(|mention| mention.facet == Facet::Subject && mention.strong);
            let weight = |mention: &&Mention| ground.model.value(mention.value).weight;
            let whom = admitted.max_by_key(weight);
            whom.map(|mention| fact(*mention, Direction::Narrowed, "exclusion: who is not admitted"))
                .into_iter()
                .collect()
        }
        // "You will not be paid for …"
        Force::PersonRule => unpaid(ground, statement).or_else(|| parental(ground, statement)).into_iter().collect(),
        Force::Pointer | Force::Other => Vec::new(),
    }
}

/// A use for which the person is told to get nothing.
fn unpaid(ground: &Ground<'_>, statement: &Statement) -> Option<Fact> {
    let used = |mention: &Mention| matches!(mention.facet, Facet::Data | Facet::Purpose);
    let mention =
        statement.mentions.iter().find(|mention| ground.model.value(mention.value).id == "no_compensation")?;
    (mention.strong && statement.mentions.iter().any(used))
        .then(|| fact(*mention, Direction::Broadened, "rule for the person: used without pay"))
}

/// "If you are under 16, you must have the consent of your parents."
fn parental(ground: &Ground<'_>, statement: &Statement) -> Option<Fact> {
    let consent = |mention: &&Mention| ground.model.value(mention.value).id == "parental_consent";
    let mention = statement.mentions.iter().find(consent).filter(|mention| mention.strong && !mention.lacking)?;
    Some(fact(*mention, Direction::Narrowed, "rule for the person: whose parents must consent"))
}

fn promise(statement: &Statement, rule: &'static str) -> Fact {
    let mention = statement.mentions.iter().find(|mention| mention.facet == Facet::Action).copied();
    Fact {
        at: mention.map(|mention| mention.first),
        facet: Facet::Modality,
        told: Told::Named("promise"),
        direction: Direction::Narrowed,
        phrase: mention.and_then(|mention| mention.phrase),
        rule,
    }
}

/// The safeguard a statement gives (or, with `Broadened`, denies).
fn safeguard(
    ground: &Ground<'_>,
    statement: &Statement,
    time: Time,
    direction: Direction,
    rule: &'static str,
) -> Vec<Fact> {
    let mut best: Option<Mention> = None;
    for mention in statement.mentions.iter().filter(|mention| mention.facet == Facet::Safeguard) {
        let value = ground.model.value(mention.value);
        let stands = value.id == "appeal" && complaint_stands(ground, time);
        if value.protects
            && !mention.lacking
            && !stands
            && best.is_none_or(|best| weigh_safeguard(ground, mention) > weigh_safeguard(ground, &best))
        {
            best = Some(*mention);
        }
    }
    best.map(|mention| fact(mention, direction, rule)).into_iter().collect()
}

/// A weighty use that is told only by the right to object to it: "you can opt out of our training of AI models".
fn revealed(ground: &Ground<'_>, statement: &Statement) -> Option<Fact> {
    let weighty = |mention: &&Mention| {
        statement.mood == Mood::May
            && mention.facet == Facet::Action
            && mention.strong
            && matches!(ground.model.value(mention.value).id.as_str(), "train_ai" | "sell")
    };
    let mention = statement.mentions.iter().find(weighty)?;
    let said = |read: &[std::sync::Arc<crate::scope::reading::ReadClause>]| {
        let mentions = read.iter().flat_map(|clause| &clause.sentences).flat_map(Sentence::mentions);
        mentions.into_iter().any(|(_, other)| other.value == mention.value)
    };
    (said(ground.old_read) != said(ground.new_read))
        .then(|| fact(*mention, Direction::Broadened, "right: the use that it is about"))
}

/// Whether the other version says too that the person may complain to an authority: that is one right, wherever it stands.
fn complaint_stands(ground: &Ground<'_>, time: Time) -> bool {
    let other = if time.is_new { ground.old_read } else { ground.new_read };
    let statements = other.iter().flat_map(|read| &read.sentences).flat_map(|sentence| &sentence.statements);
    let mut rights = statements.filter(|statement| statement.force == Force::Right);
    rights.any(|statement| statement.mentions.iter().any(|mention| ground.model.value(mention.value).id == "appeal"))
}

/// Of several safeguards in one statement the plainest is told: a specific one before rights in general.
fn weigh_safeguard(ground: &Ground<'_>, mention: &Mention) -> u8 {
    match ground.model.value(mention.value).id.as_str() {
        "opt_out" | "appeal" | "withdraw" => 5,
        "deletion" | "human_review" => 4,
        "opt_in" | "parental_consent" | "notice" | "anonymisation" => 3,
        "security_measures" | "contractual_limit" => 2,
        _ => 1,
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

/// Whether a statement names a purpose by words that stand for themselves.
fn says_what_for(statement: &Statement) -> bool {
    statement.mentions.iter().any(|mention| mention.facet == Facet::Purpose && mention.strong)
}

/// Whether a statement names a deletion.
pub fn deletes(ground: &Ground<'_>, statement: &Statement) -> bool {
    let deletion = |mention: &Mention| mention.strong && ground.model.value(mention.value).id == "deletion";
    statement.mentions.iter().any(deletion)
}

/// The time after which data are deleted or made anonymous, where that is what a duty says.
fn deleted_within(ground: &Ground<'_>, statement: &Statement) -> Option<Mention> {
    let ends =
        |mention: &Mention| matches!(ground.model.value(mention.value).id.as_str(), "deletion" | "anonymisation");
    let deletes = statement.mentions.iter().any(|mention| mention.strong && ends(mention));
    let of_data = statement.mentions.iter().any(|mention| mention.facet == Facet::Data);
    length(ground, statement).filter(|mention| deletes && of_data && mention.days.is_some())
}

/// Whether the clauses that came or went in one run with a change tell of a use of data, and not only how long data are
/// kept: then the time of keeping is a part of that use.
fn brings_use(ground: &Ground<'_>, change: usize, is_new: bool) -> bool {
    let whole = if is_new { ChangeKind::Inserted } else { ChangeKind::Deleted };
    let alone = |at: &usize| ground.changes[*at].kind == whole;
    if !alone(&change) {
        return false;
    }
    let start = (0..change).rev().take_while(alone).last().unwrap_or(change);
    let end = (change..ground.changes.len()).take_while(alone).last().unwrap_or(change);
    let read = if is_new { ground.new_read } else { ground.old_read };
    let ids = ground.changes[start..=end].iter().flat_map(|change| if is_new { &change.new } else { &change.old });
    let places = ids.map(ClauseId::place);
    places.flat_map(|at| &read[at].sentences).flat_map(|sentence| &sentence.statements).any(|statement| {
        statement.force == Force::Permission
            && !does(ground, statement, "retain")
            && ["collect", "use", "share", "transfer", "profile"].iter().any(|act| does(ground, statement, act))
    })
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

/// The longest that a statement says data are kept.
fn length(ground: &Ground<'_>, statement: &Statement) -> Option<Mention> {
    let told = |mention: &&Mention| mention.facet == Facet::Duration && (mention.strong || mention.days.is_some());
    let weight = |mention: &&Mention| (ground.model.value(mention.value).weight, std::cmp::Reverse(mention.first));
    statement.mentions.iter().filter(told).max_by_key(weight).copied()
}

/// Where a time of keeping came or went.
#[derive(Clone, Copy)]
struct Time {
    change: usize,
    is_new: bool,
}

/// Whether a time of keeping says neither how long nor until when.
fn is_vague(duration: &str) -> bool {
    matches!(duration, "as_long_as_necessary" | "legal_retention")
}

/// How long data are kept, as a fact of what is new. A length of time for data that are kept anyway ends their keeping;
/// for data that are newly taken it is a part of the taking, and keeping without an end is wide always.
fn kept(ground: &Ground<'_>, statement: &Statement, mention: Mention, time: Time) -> Option<Fact> {
    let ends = statement.mentions.iter().any(|mention| mention.days.is_some());
    let way = match mention.days.filter(|_| !brings_use(ground, time.change, time.is_new)) {
        Some(days) => periods::against_before(ground, time.change, time.is_new, days)?,
        // "As long as necessary" that is no longer said limits no less for it.
        None if !time.is_new && !ends && is_vague(&ground.model.value(mention.value).id) => return None,
        None => Direction::Broadened,
    };
    Some(fact(mention, way, "permission: how long data are kept"))
}
