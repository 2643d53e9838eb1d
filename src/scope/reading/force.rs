//! What a statement does: permits, promises, limits, protects, gives a right.

mod acts;
mod aims;
mod basis;
mod bearings;
mod control;
mod denied;
mod form;
mod limit;
mod negation;
mod obtained;
mod plain;
mod protection;
mod refusal;

use super::marked::Marked;
use super::predication::Predication;
use super::topic::Topic;
use crate::scope::Facet;
use crate::scope::lexicon::{Class, Model, ValueId};
use crate::scope::statement::{Force, Holder, Mention};
use crate::text::{Token, TokenKind};
use bearings::Bearings;
use std::ops::Range;
use std::sync::Arc;

/// Tokens from its start in which a sentence must send the reader elsewhere to be only a pointer.
const POINTER_START: usize = 3;
/// Tokens behind a negation in which the act that it denies stands.
const DENIED_REACH: usize = 6;
/// Weight from which a purpose needs no data named beside it.
const WEIGHS_ALONE: u8 = 4;
/// Tokens from the start of an item in which those stand who get data, where it names them.
const RECIPIENT_START: usize = 6;
/// Words from which a noun phrase names something.
const SHORTEST_NAMED: usize = 2;
/// Words up to which a text without a verb is a title.
const LONGEST_TITLE: usize = 12;

/// What a clause takes over from above.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Context {
    /// The line that leads its list in.
    pub lead: Option<Arc<Lead>>,
    /// Acts that the heading above names: "Information we collect". None where it names none: a list of none would be counted
    /// by both threads, which holds them up.
    pub topic_acts: Option<Arc<[ValueId]>>,
    /// Whether a heading above, or the sentence before with what it says of protection, speaks of data, so that a safeguard is one
    /// of data though its own words name none.
    pub about_data: bool,
    /// Whether the heading above is the title of the whole.
    pub of_title: bool,
    /// Whether the heading above speaks of rights.
    pub topic_rights: bool,
    /// Whether the clause is a row of a table, whose cells need no verb.
    pub row: bool,
    /// Whether more sentences follow in the clause, so that a title leads them in.
    pub followed: bool,
    /// Who gets data, where the heading or the column above names them: its entries are such recipients.
    pub recipients: Option<ValueId>,
    /// Whether the sentence opens an item of a list or a row of a table.
    pub lists: bool,
    /// What the heading, label, lead or column head above says that the words name.
    pub topic: Option<Topic>,
    /// Where what opens the sentence ends, when it only goes on with a list of what the one before it, its lead, is
    /// about: "this may include".
    pub continued: Option<usize>,
    /// Whether the sentence before says something else than that data are used: a promise, a right, a duty.
    pub after_other: bool,
    /// Whether the sentence before tells of a use of data, so that "it" and "they" stand for them.
    pub after_use: bool,
    /// Whether the clause is a paragraph that does not end as a sentence does: a title, perhaps.
    pub open_paragraph: bool,
    /// Whether the line above leads in the cases in which a right or a safeguard that it names holds.
    pub cases: bool,
}

/// The line that leads a list in.
#[derive(Debug, Clone, PartialEq)]
pub struct Lead {
    /// Who acts in it.
    pub holder: Holder,
    /// What it does.
    pub force: Force,
    /// Its acts.
    pub acts: Vec<ValueId>,
    /// Whether it speaks of data.
    pub of_data: bool,
    /// Whether what stands below it is left out of a promise: "except in the following cases:".
    pub excepts: bool,
    /// Whether it says what must or will be done: "you will:".
    pub binds: bool,
}

impl Context {
    /// Acts that the heading above names, if any.
    pub fn topic_acts(&self) -> &[ValueId] {
        self.topic_acts.as_deref().unwrap_or_default()
    }

    /// The same without the lead, for sentences after the first.
    pub fn without_lead(&self) -> Self {
        Self { lead: None, topic_acts: self.topic_acts.clone(), ..*self }
    }
}

/// What was decided of a statement.
pub struct Decided {
    /// Who acts.
    pub holder: Option<Holder>,
    /// What it does.
    pub force: Force,
    /// Acts taken over.
    pub inherited_acts: Vec<ValueId>,
    /// Whether it speaks of data.
    pub of_data: bool,
    /// What it names without a verb of its own, as what stands above says.
    pub topic: Option<Topic>,
    /// Whether it is plain that data are used: see [`Statement::plain`](crate::scope::statement::Statement::plain).
    pub plain: bool,
}

/// The statement that is being decided.
pub struct Candidate<'a> {
    /// The marks of its sentence.
    pub marked: &'a Marked<'a>,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its main part, where it has one.
    pub main: Option<&'a Predication>,
    /// What it says of each facet.
    pub mentions: &'a [Mention],
    /// The values.
    pub model: &'a Model,
    /// Whether what goes before it in the sentence speaks of data, which it goes on about: "…, and will only be used".
    pub carried: bool,
    /// Whether a relative clause without a word that opens it follows the main part: "anything | you post …".
    pub relative_follows: bool,
    /// Whether the person agrees to what someone else does: "you agree that we may".
    pub agreed: bool,
    /// Whether its sentence or what stands above speaks of data, though it may not itself.
    pub about_data: bool,
}

/// Decides what a statement does.
pub fn force(candidate: &Candidate<'_>, context: &Context) -> Decided {
    if let Some(decided) = candidate.named_below(context) {
        return decided;
    }
    let mut decided = Bearings::of(candidate, context).decide();
    match context.topic {
        Some(Topic::Duration) if candidate.tells_time() && decided.holder != Some(Holder::Person) => {
            decided.inherited_acts.extend(Topic::Duration.act(candidate.model));
            if decided.force == Force::Other && !candidate.is_fragment() && candidate.speaks_of_data() {
                decided.force = Force::Permission;
            }
        }
        Some(topic) if decided.force == Force::Permission && candidate.is_fragment() => decided.topic = Some(topic),
        _ => {}
    }
    decided.plain = candidate.is_plain(&decided, context);
    decided
}

impl Candidate<'_> {
    /// Words without a verb below a heading, label, lead or column head that says what they name.
    fn named_below(&self, context: &Context) -> Option<Decided> {
        let led = context.lead.as_ref().is_some_and(|lead| !matches!(lead.force, Force::Other | Force::Pointer));
        let topic = context.topic.filter(|_| !led && !context.followed && self.is_fragment())?;
        let main = self.main.map_or(self.tokens.clone(), |part| part.tokens.clone());
        let start = main.start..(main.start + POINTER_START).min(main.end);
        if self.negation(&main).is_some() || start.clone().any(|at| self.marked.is(at, Class::Pointer)) {
            return None;
        }
        let names = |facet: Facet| self.mentions.iter().any(|mention| mention.facet == facet);
        let words = self.marked.tokens[self.tokens.clone()].iter().filter(|token| token.is_word()).count();
        // "Our partner airlines, for instance to …": an item that opens with who gets data names them, however long it is.
        let names_first = || {
            let near = self.tokens.start..self.tokens.start + RECIPIENT_START;
            let whom = |said: &Mention| said.facet == Facet::Recipient && near.contains(&said.first);
            topic == Topic::Recipient && context.lists && self.mentions.iter().any(whom)
        };
        if words > LONGEST_TITLE && self.marked.is(self.tokens.start, Class::SentenceOpener) && !names_first() {
            return None;
        }
        // "11 / 18" is the number of a page.
        let names_something = |token: &&Token| token.is_word() && token.kind != TokenKind::Number;
        let telling = self.marked.tokens[main.clone()].iter().filter(names_something).count() >= SHORTEST_NAMED;
        let force = match topic {
            Topic::Purpose if self.starts_with_control() => return None,
            Topic::Purpose if telling => Force::Permission,
            Topic::Recipient if telling || names(Facet::Recipient) => Force::Permission,
            Topic::Data if names(Facet::Data) => Force::Permission,
            Topic::Duration if self.tells_time() => Force::Permission,
            Topic::Basis if self.mentions.iter().any(|mention| self.id(mention) == "opt_in") => Force::Duty,
            Topic::Basis => Force::Other,
            _ => return None,
        };
        let inherited_acts = topic.act(self.model).into_iter().collect();
        Some(Decided { holder: None, force, inherited_acts, of_data: true, topic: Some(topic), plain: true })
    }

    fn id(&self, mention: &Mention) -> &str {
        &self.model.value(mention.value).id
    }
}
