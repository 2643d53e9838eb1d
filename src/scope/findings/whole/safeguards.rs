//! Which safeguard a statement gives or takes away, and which use the right to object to it reveals.
//!
//! Asks both versions only whether they speak of the same thing anywhere.

use super::{Fact, Ground, Time, fact};
use crate::scope::model::{Direction, Facet};
use crate::scope::statement::{Force, Mention, Mood, Sentence, Statement};

/// The safeguard a statement gives (or, with `Broadened`, denies).
pub(super) fn safeguard(
    ground: &Ground<'_>,
    statement: &Statement,
    time: Time,
    direction: Direction,
    rule: &'static str,
) -> Vec<Fact> {
    let mut best: Option<Mention> = None;
    // "We may refuse | your deletion request": the verb that refuses is no right beside the one that it denies.
    let named = |mention: &Mention| {
        mention.facet == Facet::Safeguard && mention.strong && ground.model.value(mention.value).protects
    };
    let only_named = statement.force == Force::RightDenied && statement.mentions.iter().any(named);
    // "If you object to it, | we delete your data": what is owed stands in the main part; what leads it in says when.
    let owed = |mention: &Mention| {
        let kept = matches!(ground.model.value(mention.value).id.as_str(), "deletion" | "anonymisation");
        kept && mention.strong && !mention.lacking && mention.first >= statement.main
    };
    let led_in = statement.force == Force::Duty && statement.mentions.iter().any(owed);
    let told = |mention: &&Mention| mention.facet == Facet::Safeguard && !(led_in && mention.first < statement.main);
    for mention in statement.mentions.iter().filter(told) {
        let value = ground.model.value(mention.value);
        let stands = value.id == "appeal" && complaint_stands(ground, time);
        if value.protects
            && (mention.strong || !only_named)
            // "You may switch off that feature" is about no data. An appeal is one against what was decided.
            && (mention.strong || statement.of_data || statement.force != Force::Right || value.id == "appeal")
            && !mention.lacking
            && !stands
            && best.is_none_or(|best| weigh_safeguard(ground, mention) > weigh_safeguard(ground, &best))
        {
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

/// Whether a statement undertakes to settle complaints, and the other version undertakes so too: under one framework or another.
pub(super) fn undertakes_still(ground: &Ground<'_>, statement: &Statement, time: Time) -> bool {
    let settles = |said: &Statement| {
        said.force == Force::Promise
            && said.mentions.iter().any(|mention| ground.model.value(mention.value).id == "appeal" && mention.strong)
    };
    settles(statement) && others(ground, time).any(settles)
}

/// Whether the other version says too that the person may complain: that is one right, wherever it stands and whatever about.
fn complaint_stands(ground: &Ground<'_>, time: Time) -> bool {
    let mut rights =
        others(ground, time).filter(|statement| matches!(statement.force, Force::Right | Force::PersonRule));
    rights.any(|statement| statement.mentions.iter().any(|mention| ground.model.value(mention.value).id == "appeal"))
}

/// What the other version says.
fn others<'a>(ground: &'a Ground<'_>, time: Time) -> impl Iterator<Item = &'a Statement> {
    let other = if time.is_new { ground.old_read } else { ground.new_read };
    other.iter().flat_map(|read| &read.sentences).flat_map(|sentence| &sentence.statements)
}

/// A weighty use that is told only by the right to object to it: "you can opt out of our training of AI models".
pub(super) fn revealed(ground: &Ground<'_>, statement: &Statement) -> Option<Fact> {
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
