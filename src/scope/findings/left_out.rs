//! What a permission says that it does not cover: "with our partners, except advertisers", "to use it, but not to sell it".

use super::Ground;
use crate::scope::lexicon::{Class, Cue, Mark};
use crate::scope::model::Facet;
use crate::scope::reading::ReadClause;
use crate::scope::statement::{Mention, Sentence};

/// Tokens behind the words that leave something out in which it is named.
const REACH: usize = 12;

/// Tokens between a negation and an act that it may deny.
const DENIED_REACH: usize = 8;

/// Longest article or preposition that may stand before what is left out, in bytes: "the", "de".
const SMALL_WORD: usize = 3;

/// What else may stand between the words that leave something out and one more thing that they do: what joins it, whose it is, and
/// what it is left out by: "but not | with | advertisers", "rather than | for | advertising".
const PLAIN: [Class; 8] = [
    Class::Conjunction,
    Class::Possessive,
    Class::DataWord,
    Class::Every,
    Class::Some,
    Class::CompanyObject,
    Class::Handing,
    Class::PurposeOpener,
];

/// Whether a mention of a sentence stands in what the sentence leaves out. Where that is in doubt, it does not.
pub fn is_left_out(ground: &Ground<'_>, clause: &ReadClause, sentence: &Sentence, said: &Mention) -> bool {
    let from = sentence.tokens.start;
    if said.first <= from {
        return false;
    }
    let marks = ground.language.marks(&clause.tokens[from..said.first]);
    let is = |mark: &&Mark, class: Class| mark.cue == Cue::Class(class);
    let Some(opener) = marks.iter().filter(|mark| is(mark, Class::LeavingOut)).max_by_key(|mark| mark.last) else {
        return false;
    };
    let between = from + opener.last + 1..said.first;
    // "Whether you like it or not" leaves nothing out; what is forbidden or taken away "except for …" is permitted there.
    let false_one = |mark: &Mark| {
        is(&mark, Class::NegationFalse) && mark.meets(opener)
            || mark.first < opener.first && (is(&mark, Class::Restraining) || is(&mark, Class::Negation))
    };
    // "Except for your name, your location may be shared": an exception that leads in holds no act.
    let leads_in = !sentence.mentions().any(|(_, act)| act.facet == Facet::Action && act.first < from + opener.first);
    let restrains = || {
        let all = ground.language.marks(&clause.tokens[sentence.tokens.clone()]);
        all.iter().any(|mark| is(&mark, Class::Restraining))
    };
    if leads_in && (said.facet == Facet::Action || restrains()) || between.len() > REACH || marks.iter().any(false_one)
    {
        return false;
    }
    let within: Vec<&Mention> =
        sentence.mentions().map(|(_, mention)| mention).filter(|other| between.contains(&other.first)).collect();
    let alike = |other: &&Mention| {
        other.facet == said.facet
            || other.last >= said.first
            || other.facet == Facet::Action && other.first <= between.start + 1
    };
    let plain = |at: usize| {
        let token = &clause.tokens[at];
        let joins = |mark: &&Mark| {
            PLAIN.iter().any(|&class| is(mark, class)) && (from + mark.first..=from + mark.last).contains(&at)
        };
        let comma = said.facet == Facet::Action && token.is_mark(',');
        comma
            || token.is_word() && token.span.len() <= SMALL_WORD
            || within.iter().any(|other| (other.first..=other.last).contains(&at))
            || marks.iter().any(|mark| joins(&mark))
    };
    within.iter().all(alike) && between.clone().all(plain)
}

/// Whether an act that a permission names may be denied in words of its own, "but we may not sell it", "without any right to sell
/// it": in doubt nothing is told of it. The statement begins at the token `from`.
pub fn may_be_denied(ground: &Ground<'_>, clause: &ReadClause, from: usize, act: &Mention) -> bool {
    let before = act.first.saturating_sub(DENIED_REACH).max(from.min(act.first))..act.first;
    let marks = ground.language.marks(&clause.tokens[before]);
    marks.iter().any(|mark| matches!(mark.cue, Cue::Class(Class::Negation | Class::Lacking | Class::LeavingOut)))
}
