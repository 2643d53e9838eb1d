//! A sentence that came or went as a whole: what it says is what came or went.

use super::{Draft, Ground, Told, Words, weigh};
use crate::scope::lexicon::ValueId;
use crate::scope::model::{Direction, Facet};
use crate::scope::order::reverse;
use crate::scope::passages::{Place, sentence};
use crate::scope::statement::{Force, Mention, Sentence, Statement};

/// Weight from which a value is told beside the main one of its statement.
const TOLD_BESIDE: u8 = 4;

/// What a statement says, as one fact: a facet, a value, and which way it goes where the sentence is new.
struct Fact {
    facet: Facet,
    told: Told,
    direction: Direction,
    phrase: Option<u32>,
    rule: &'static str,
    /// The mention that says it; the whole statement where there is none.
    mention: Option<Mention>,
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

fn drafts(ground: &Ground<'_>, change: usize, place: Place, said: &Sentence, is_new: bool) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    for statement in &said.statements {
        for fact in facts(ground, statement) {
            let told = match fact.told {
                Told::Named("promise") => Told::Named(if is_new { "promise_added" } else { "promise_removed" }),
                other => other,
            };
            let words = Some(Words { place, tokens: said.tokens.clone() });
            let direction = if is_new { fact.direction } else { reverse(fact.direction) };
            let draft = Draft {
                change,
                facet: fact.facet,
                direction,
                old: if is_new { None } else { words.clone() },
                new: if is_new { words } else { None },
                rule: fact.rule,
                phrase: fact.phrase,
                other: None,
                weight: weigh::weight(ground.model, fact.facet, &told, direction, statement),
                told,
            };
            let _ = fact.mention;
            if !out.iter().any(|known| known.facet == draft.facet && known.direction == draft.direction) {
                out.push(draft);
            }
        }
    }
    out
}

/// What a statement says, its main fact first.
fn facts(ground: &Ground<'_>, statement: &Statement) -> Vec<Fact> {
    match statement.force {
        Force::Permission => permission(ground, statement),
        Force::Promise => vec![promise(statement, "promise: what is not done")],
        Force::Limit => vec![promise(statement, "limit: what is only done so far")],
        Force::Duty => safeguard(ground, statement, Direction::Narrowed, "duty: how data are protected"),
        Force::Right => safeguard(ground, statement, Direction::Narrowed, "right: what the person may do"),
        Force::RightDenied => {
            safeguard(ground, statement, Direction::Broadened, "right denied: what the person may not do")
        }
        Force::PersonRule | Force::Pointer | Force::Other => Vec::new(),
    }
}

fn promise(statement: &Statement, rule: &'static str) -> Fact {
    let mention = statement.mentions.iter().find(|mention| mention.facet == Facet::Action).copied();
    Fact {
        facet: Facet::Modality,
        told: Told::Named("promise"),
        direction: Direction::Narrowed,
        phrase: mention.and_then(|mention| mention.phrase),
        rule,
        mention,
    }
}

/// The safeguard a statement gives (or, with `Broadened`, denies).
fn safeguard(ground: &Ground<'_>, statement: &Statement, direction: Direction, rule: &'static str) -> Vec<Fact> {
    let mut best: Option<Mention> = None;
    for mention in statement.mentions.iter().filter(|mention| mention.facet == Facet::Safeguard) {
        let value = ground.model.value(mention.value);
        if value.protects && best.is_none_or(|best| weigh_safeguard(ground, mention) > weigh_safeguard(ground, &best)) {
            best = Some(*mention);
        }
    }
    best.map(|mention| fact(mention, direction, rule)).into_iter().collect()
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

fn fact(mention: Mention, direction: Direction, rule: &'static str) -> Fact {
    Fact {
        facet: mention.facet,
        told: Told::Value(mention.value),
        direction,
        phrase: mention.phrase,
        rule,
        mention: Some(mention),
    }
}

/// What a permission permits: its main fact by its weightiest act, and beside it whatever weighs much on another facet.
fn permission(ground: &Ground<'_>, statement: &Statement) -> Vec<Fact> {
    let id = |value: ValueId| ground.model.value(value).id.as_str();
    let usable = |mention: &&Mention| mention.strong || statement.of_data;
    let acts: Vec<Mention> =
        statement.mentions.iter().filter(|mention| mention.facet == Facet::Action).filter(usable).copied().collect();
    let act = |name: &str| acts.iter().find(|mention| id(mention.value) == name).copied();
    let does = |name: &str| act(name).is_some() || statement.inherited_acts.iter().any(|&value| id(value) == name);
    let weightiest = |facet: Facet| {
        statement
            .mentions
            .iter()
            .filter(|mention| mention.facet == facet)
            .filter(usable)
            .max_by_key(|mention| {
                (ground.model.value(mention.value).weight, mention.strong, std::cmp::Reverse(mention.first))
            })
            .copied()
    };
    let broadened = |mention: Mention, rule: &'static str| fact(mention, Direction::Broadened, rule);
    let mut out: Vec<Fact> = Vec::new();
    let special = ["train_ai", "sell", "sublicense", "license", "automated_decision", "profile", "track"]
        .iter()
        .find_map(|name| act(name).filter(|mention| mention.strong));
    let length = statement
        .mentions
        .iter()
        .filter(|mention| mention.facet == Facet::Duration && (mention.strong || mention.days.is_some()))
        .max_by_key(|mention| (ground.model.value(mention.value).weight, std::cmp::Reverse(mention.first)))
        .copied();
    if let Some(mention) = special {
        out.push(broadened(mention, "permission: an act that weighs by itself"));
    } else if let Some(mention) = length.filter(|_| does("retain")) {
        out.push(broadened(mention, "permission: how long data are kept"));
    } else if does("share") || does("transfer") || does("publish") {
        match weightiest(Facet::Recipient).or_else(|| weightiest(Facet::Territory)) {
            Some(mention) => out.push(broadened(mention, "permission: who gets data")),
            None => out.extend(
                ["share", "transfer", "publish"]
                    .iter()
                    .find_map(|name| act(name))
                    .filter(|mention| mention.strong)
                    .map(|mention| broadened(mention, "permission: data are passed on")),
            ),
        }
    } else if does("collect") || does("access") || does("infer") {
        match weightiest(Facet::Data) {
            Some(mention) => out.push(broadened(mention, "permission: which data are collected")),
            None => out.extend(act("collect").map(|mention| broadened(mention, "permission: data are collected"))),
        }
    } else if let Some(mention) = weightiest(Facet::Purpose) {
        out.push(broadened(mention, "permission: what data are used for"));
    } else if let Some(mention) = weightiest(Facet::Data).filter(|mention| mention.strong) {
        out.push(broadened(mention, "permission: which data are used"));
    } else if let Some(mention) = acts.first() {
        out.push(broadened(*mention, "permission: what is done to data"));
    }
    for mention in &statement.mentions {
        let value = ground.model.value(mention.value);
        let takes_away = mention.facet == Facet::Safeguard && !value.protects;
        let heavy = value.weight > TOLD_BESIDE && mention.strong && mention.facet != Facet::Safeguard;
        if (takes_away || heavy) && !out.iter().any(|known| known.facet == mention.facet) {
            out.push(broadened(*mention, "permission: what weighs by itself"));
        }
    }
    out
}
