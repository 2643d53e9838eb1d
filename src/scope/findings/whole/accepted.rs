//! Changes of the terms that are said to be accepted by going on.

use super::{Fact, Ground, fact};
use crate::scope::lexicon::{Class, Cue};
use crate::scope::model::{Direction, Facet};
use crate::scope::reading::ReadClause;
use crate::scope::statement::{Force, Mention, Sentence, Statement};

/// Tokens behind a consent in which the text is named that it is a consent to.
const POLICY_REACH: usize = 14;

/// "Your continued use of the site means that you accept the changes." Who uses a site agrees to its terms anyway: what is told is
/// that silence is taken for a consent to other ones.
pub(super) fn accepted(ground: &Ground<'_>, read: &ReadClause, said: &Sentence, statement: &Statement) -> Option<Fact> {
    let silent = matches!(statement.force, Force::Other | Force::Pointer | Force::PersonRule);
    let by_use = |id: &str| id == "consent_by_use";
    let mut strong = statement.mentions.iter().filter(|mention| silent && mention.strong);
    let consent = strong.find(|mention| by_use(&ground.model.value(mention.value).id))?;
    let marks = ground.language.marks(&read.tokens[said.tokens.clone()]);
    let has = |class: Class| marks.iter().any(|mark| mark.cue == Cue::Class(class));
    // "Your continued use does not mean that you accept" takes silence for nothing; "if you do not object, your continued use
    // means …" does.
    let start = said.tokens.start;
    let first = |class: Class| marks.iter().filter(|mark| mark.cue == Cue::Class(class)).map(|mark| mark.first).min();
    let led_in = |at: usize| start + at < consent.first && first(Class::Subordinator).is_some_and(|opens| opens < at);
    let denied = marks.iter().any(|mark| mark.cue == Cue::Class(Class::Negation) && !led_in(mark.first));
    // "By continuing, you accept | the way we use your data |": so is what is done to data.
    let behind = |said: &Mention| said.first > consent.last && said.strong;
    let uses = || {
        let used = |said: &Mention| behind(said) && said.facet == Facet::Action;
        let data = |said: &Mention| behind(said) && said.facet == Facet::Data;
        statement.mentions.iter().any(used) && statement.mentions.iter().any(data)
    };
    // "By using the app, you accept our privacy policy": what that says is done to data is consented to.
    let policy = || {
        let named = consent.last + 1..consent.last + 1 + POLICY_REACH;
        marks.iter().any(|mark| mark.cue == Cue::Class(Class::DataPolicy) && named.contains(&(start + mark.first)))
    };
    let accepts = (has(Class::Amending) || uses() || policy()) && !denied;
    accepts.then(|| fact(*consent, Direction::Broadened, "rule for the person: accepted by use"))
}
