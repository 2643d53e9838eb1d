//! What a permission says that it does not cover: "with our partners, except advertisers", "to use it, but not to sell it".

use super::Ground;
use crate::scope::lexicon::{Class, Cue, Mark};
use crate::scope::model::Facet;
use crate::scope::reading::ReadClause;
use crate::scope::statement::{Mention, Sentence};

/// Tokens behind the words that leave something out in which it is named.
const REACH: usize = 12;

/// Words behind which something else begins than what is left out: a subject, a verb, a clause.
const BEGINS_ANEW: [Class; 8] = [
    Class::Company,
    Class::Person,
    Class::Auxiliary,
    Class::May,
    Class::Will,
    Class::Must,
    Class::Subordinator,
    Class::RelativeOpener,
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
    // "Whether you like it or not" leaves nothing out.
    let false_one = marks
        .iter()
        .any(|mark| is(&mark, Class::NegationFalse) && mark.first <= opener.last && opener.first <= mark.last);
    let closed = |at: usize| [';', ':', ')', ']'].iter().any(|&sign| clause.tokens[at].is_mark(sign));
    if false_one || between.len() > REACH || between.clone().any(closed) {
        return false;
    }
    let behind = |mark: &&Mark| from + mark.first >= between.start;
    let anew = |mark: &Mark| BEGINS_ANEW.iter().any(|&class| is(&mark, class));
    let within: Vec<&Mention> =
        sentence.mentions().map(|(_, mention)| mention).filter(|other| between.contains(&other.first)).collect();
    let act_at = |at: usize| {
        let stands = |act: &Mention| act.facet == Facet::Action && act.first == at;
        stands(said) || within.iter().any(|act| stands(act))
    };
    // "Except your name with affiliates": what it is handed to is not left out; "the right to sell it" is.
    let hands = |mark: &Mark| {
        let at = from + mark.first;
        is(&mark, Class::Handing) && at > between.start && !act_at(from + mark.last + 1)
    };
    if marks.iter().filter(behind).any(|mark| anew(mark) || hands(mark)) {
        return false;
    }
    let mut acts = within.iter().filter(|act| act.facet == Facet::Action);
    let governed = if said.facet == Facet::Action {
        // "Except your name and sell it": the act is another one.
        !within.iter().any(|other| matches!(other.facet, Facet::Data | Facet::Recipient))
    } else {
        // "But not to use it for advertising": the act is what is left out.
        acts.all(|act| act.first <= between.start + 1 || act.last >= said.first)
    };
    let comma = between.clone().any(|at| clause.tokens[at].is_mark(','));
    governed && (!comma || within.iter().any(|other| other.facet == said.facet))
}
