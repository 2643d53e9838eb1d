//! What a statement says, as facts, by what it does: permits, promises, limits, protects, gives a right.
//!
//! Tells each as if the statement were new: which side it stands on it knows only for what is told with it.

use super::super::Told;
use super::kept::{brings_use, deleted_within, deletes, is_vague, kept, length};
use super::safeguards::{revealed, safeguard, undertakes_still};
use super::{DELETED_WITHIN, Fact, Ground, PROMISE, Time, does, fact, permission};
use crate::scope::model::{Direction, Facet};
use crate::scope::statement::{Force, Holder, Mention, Mood, Statement};

/// The rule for a keeping that is only as long as something lasts.
const KEPT_SO_LONG: &str = "limit: how long data are kept";

/// What a statement says, its main fact first.
pub(super) fn facts(ground: &Ground<'_>, statement: &Statement, time: Time) -> Vec<Fact> {
    match statement.force {
        Force::Permission => permission::facts(ground, statement, time),
        Force::Promise if undertakes_still(ground, statement, time) => Vec::new(),
        Force::Promise => vec![promise(statement, PROMISE)],
        Force::Limit => match length(ground, statement).filter(|_| does(ground, statement, "retain")) {
            Some(mention) if mention.days.is_some() => kept(ground, statement, mention, time).into_iter().collect(),
            // "Only as long as necessary for the purposes described here" that is no longer said bounds no less for it.
            Some(mention) if !time.is_new && statement.refers && is_vague(&ground.model.value(mention.value).id) => {
                Vec::new()
            }
            // "We keep it only as long as …"
            Some(mention) => vec![fact(mention, Direction::Narrowed, KEPT_SO_LONG)],
            // "We may log it solely to …" permits first of all, and so does "it is used solely for …" of a use that is new itself.
            // "We have contractually restricted their use of it to our purposes only" permits nothing.
            None if !binds_by_contract(ground, statement)
                && (statement.mood == Mood::May
                    || statement.mood == Mood::States
                        && says_what_for(ground, statement)
                        && brings_use(ground, time.change, time.is_new)) =>
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
        // That signals are not answered is no longer said: nothing says that they are now.
        Force::RightDenied if !time.is_new && leaves_unanswered(ground, statement) => Vec::new(),
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

/// "We do not respond to these signals": whether what the company does not do is to act on an opt-out.
fn leaves_unanswered(ground: &Ground<'_>, statement: &Statement) -> bool {
    let opts_out = |said: &Mention| ground.model.value(said.value).id == "opt_out" && said.strong;
    statement.holder == Holder::Company && statement.mentions.iter().any(opts_out)
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

/// Whether a statement says that who gets data is bound by contract.
fn binds_by_contract(ground: &Ground<'_>, statement: &Statement) -> bool {
    let binds =
        |said: &Mention| said.strong && !said.lacking && ground.model.value(said.value).id == "contractual_limit";
    statement.mentions.iter().any(binds)
}

/// Whether a statement names a purpose by words that stand for themselves: "for no other purpose" names none.
fn says_what_for(ground: &Ground<'_>, statement: &Statement) -> bool {
    statement.mentions.iter().any(|mention| {
        mention.facet == Facet::Purpose && mention.strong && ground.model.value(mention.value).id != "any_purpose"
    })
}
