//! A grant of the person's that is said to end: it holds no longer than that.

use super::{Fact, Ground, Told, is_grant};
use crate::scope::lexicon::{Class, Cue, Mark};
use crate::scope::model::{Direction, Facet};
use crate::scope::reading::ReadClause;
use crate::scope::statement::{Force, Holder, Mood, Sentence, Statement};

/// Tokens from the start of a statement in which it must name what ends.
const START: usize = 3;
/// The same by the end of the words that say that it ends.
const REACH: usize = 12;
/// Longest words that name a grant and its end and nothing else, in tokens: "licence will end".
const LONGEST_BARE: usize = 3;

/// "The licence that you grant us ends when your account is terminated." Whose licence it is must be said: one that the person
/// gets ends too.
/// `says_when` tells whether it is all that the statement says: see [`says_when`].
pub(super) fn ended(
    ground: &Ground<'_>,
    read: &ReadClause,
    said: &Sentence,
    statement: &Statement,
    says_when: bool,
) -> Option<Fact> {
    let speaks_of_it = says_when || matches!(statement.force, Force::Other | Force::Pointer | Force::PersonRule);
    if !speaks_of_it || goes_on(said, statement) {
        return None;
    }
    let marks = ground.language.marks(&read.tokens[statement.tokens.clone()]);
    let is = |mark: &Mark, class: Class| mark.cue == Cue::Class(class);
    let ends = marks.iter().find(|mark| is(mark, Class::Ending))?;
    let behind =
        |mark: &Mark, class: Class| marks.iter().any(|before| is(before, class) && before.last + 1 == mark.first);
    let before = || marks.iter().filter(|mark| mark.first <= ends.last);
    let of = |class: Class| before().filter(move |mark| is(mark, class));
    // "Granted to you by us", "our licence to you" is what the person gets.
    let to_person = of(Class::Person).any(|mark| behind(mark, Class::Handing));
    // "This licence ends": it is the one that was spoken of, where it is neither "yours" nor said which.
    let spoken_of = ends.first < START
        && ends.last < ends.first + LONGEST_BARE
        && !of(Class::Possessive).any(|mark| mark.first < ends.first)
        && is_granted_before(ground, read, statement);
    // "The licence that you buy from us", "our software when the licence ends" is what the person gets too.
    let granted = spoken_of || of(Class::Grant).next().is_some();
    let to_company =
        granted || of(Class::CompanyObject).any(|mark| behind(mark, Class::Handing) || mark.last + 1 == ends.first);
    let by_person = of(Class::Person).any(|mark| behind(mark, Class::Governing));
    let account = marks.iter().any(|mark| is(mark, Class::Account) && mark.first > ends.last);
    let value = ground.model.find(Facet::Duration, if account { "account_lifetime" } else { "until_event" })?;
    (!to_person && (to_company || by_person)).then(|| Fact {
        facet: Facet::Duration,
        told: Told::Value(value),
        direction: Direction::Narrowed,
        phrase: None,
        at: Some(statement.tokens.start + ends.first),
        rule: "grant: when it ends",
    })
}

/// Whether the last licence that its clause spoke of before a statement is one that the person grants: "You grant us a licence. |
/// This licence ends when …".
fn is_granted_before(ground: &Ground<'_>, read: &ReadClause, statement: &Statement) -> bool {
    let before = read.sentences.iter().take_while(|sentence| sentence.tokens.end <= statement.tokens.start);
    let licence = ground.model.find(Facet::Action, "license");
    let speaks_of_it = |said: &&Statement| said.grant || said.mentions.iter().any(|told| Some(told.value) == licence);
    let last = before.flat_map(|sentence| &sentence.statements).filter(speaks_of_it).last();
    last.is_some_and(|said| said.grant && said.plain && said.holder == Holder::Person && is_grant(ground.model, said))
}

/// Whether a sentence goes on behind a statement with what the company may do all the same: "…, but we may keep copies". Such an
/// end may be none.
fn goes_on(said: &Sentence, statement: &Statement) -> bool {
    let mut behind = said.statements.iter().filter(|other| other.tokens.start >= statement.tokens.end);
    behind.any(|other| other.holder == Holder::Company && other.mood == Mood::May && other.force != Force::Promise)
}

/// Whether a permission only says when a grant ends, whatever it names: "this licence ends when you delete your content".
pub(super) fn says_when(ground: &Ground<'_>, read: &ReadClause, statement: &Statement) -> bool {
    if statement.force != Force::Permission {
        return false;
    }
    let tokens = &read.tokens[statement.tokens.clone()];
    let start = ground.language.marks(&tokens[..tokens.len().min(REACH)]);
    start.iter().any(|mark| mark.cue == Cue::Class(Class::Ending) && mark.first < START)
}
