//! Recipients that are only named: "we share it with Acme", "we use Acme to send emails", an entry of a list of recipients.
//!
//! Knows what else the sentence says of each facet, and nothing of what its statements do.

use super::Reader;
use super::force::Context;
use super::marked::Marked;
use crate::scope::Facet;
use crate::scope::lexicon::{Class, Classes, Mark, ValueId};
use crate::scope::statement::Mention;
use crate::text::TokenKind;
use std::ops::Range;

/// Tokens behind an act of passing on in which the recipient's name begins.
const NAMED_REACH: usize = 8;
/// The same where the words before the name say that it is one: "to the company".
const NAMED_FAR: usize = 24;
/// Tokens between the company and the words that say that it works with someone.
const ENGAGER_REACH: usize = 3;
/// Tokens before a word that hands on in which the word stands that it hangs on: "related to".
const HANGING_REACH: usize = 2;
/// Words up to which an entry of a list of recipients is a name.
const LONGEST_ENTRY: usize = 8;

impl Reader<'_> {
    /// The recipient that an entry of a list or table of recipients names and nothing else says: "Acme Mail Inc.".
    pub(super) fn entry(
        &self,
        marked: &Marked<'_>,
        range: &Range<usize>,
        context: &Context,
        mentions: &[Mention],
    ) -> Option<Mention> {
        let value = context.recipients.filter(|_| context.lists)?;
        let words = marked.tokens[range.clone()].iter().filter(|token| token.is_word());
        let named = words.clone().next().is_some_and(|first| first.kind == TokenKind::Capital)
            && words.clone().count() <= LONGEST_ENTRY
            && !range.clone().any(|at| marked.is_verbal(at));
        let Range { start: first, end } = *range;
        let is_name = words.clone().all(|word| word.kind != TokenKind::Lower);
        // Where it is not said what they are, only a name is one: "Our insurers", "Fraud prevention" say themselves who they are.
        let unsaid = self.model.value(value).id == "named";
        let enters = if unsaid { mentions.is_empty() && is_name } else { mentions.is_empty() || is_name };
        (named && enters).then_some(named_recipient(value, first, end - 1))
    }

    /// Adds the recipient that is only named where data are passed on: "we share it with Acme".
    pub(super) fn with_named_recipient(
        &self,
        marked: &Marked<'_>,
        range: &Range<usize>,
        mut mentions: Vec<Mention>,
    ) -> Vec<Mention> {
        let passes_on = |mention: &&Mention| {
            mention.facet == Facet::Action
                && matches!(self.model.value(mention.value).id.as_str(), "share" | "transfer")
        };
        let named = |act: &Mention| {
            let reach = behind_act(marked, act)..(act.last + 1 + NAMED_REACH).min(range.end);
            // "To the company Acme" is plain however far it stands from the verb.
            let far = act.last + 1..(act.last + 1 + NAMED_FAR).min(range.end);
            let mut plain = marked.of_class(Class::Handing, far).filter(|mark| mark.last > mark.first + 1);
            let near =
                reach.clone().find(|&at| marked.is(at, Class::Handing)).filter(|&at| !hands_nothing_on(marked, at));
            let handed = near.or_else(|| plain.next().map(|mark| mark.first))?;
            let name = (handed..range.end).find(|&at| !marked.is(at, Class::Handing))?;
            let token = marked.tokens.get(name).filter(|_| name < range.end)?;
            let known = mentions.iter().any(|mention| (mention.first..=mention.last).contains(&name));
            const NOBODY_ELSE: Classes =
                Classes::of(&[Class::Company, Class::CompanyObject, Class::Person, Class::DataWord]);
            let other = !marked.is_any(name, NOBODY_ELSE);
            // WHERE ALL IS WRITTEN SO, A CAPITAL MAKES NO NAME.
            let capitals = |at: usize| !marked.tokens[at].span.of(marked.text).chars().any(char::is_lowercase);
            let shouted = capitals(name) && capitals(act.first);
            // "Information provided to Acme | may be stored": what is only described as given is not passed on by that.
            let behind = name + marked.name_at(name, range.end);
            let describes = !act.strong && behind < range.end && marked.is_any(behind, Classes::VERB);
            let names = token.kind == TokenKind::Capital && !known && other && !shouted && !marked.is_own(name);
            // "Permits access to CPNI": what one gets at is nobody.
            let accessed = mentions.iter().any(|said| {
                said.facet == Facet::Action && said.last + 1 == handed && self.model.value(said.value).id == "access"
            });
            (names && !describes && !accessed).then_some(name)
        };
        let found = mentions.iter().filter(passes_on).find_map(named).or_else(|| engaged(marked, range, &mentions));
        if let Some(at) = found
            && let Some(value) = self.model.find(Facet::Recipient, "named")
        {
            mentions.push(named_recipient(value, at, at));
            mentions.sort_by_key(|mention| (mention.first, mention.last, mention.value, mention.phrase));
        }
        mentions
    }
}

/// Whether the "to" or "with" at a place hangs on a word that hands nothing on: functionalities "related | to Live" are given to
/// nobody by that, nor are data where one "interacts | with a seller".
pub(super) fn hands_nothing_on(marked: &Marked<'_>, at: usize) -> bool {
    let near = at.saturating_sub(HANGING_REACH).max(marked.start())..at;
    marked.of_class(Class::NotHanding, near).any(|mark| mark.last == at)
}

/// Who is named right behind words such as "work with" or "uses": "we use Acme to send emails".
fn engaged(marked: &Marked<'_>, range: &Range<usize>, mentions: &[Mention]) -> Option<usize> {
    const NO_NAME: Classes =
        Classes::of(&[Class::Company, Class::CompanyObject, Class::Person, Class::Possessive, Class::OffTopic]);
    if !marked.has(Class::Engaging, range.clone()) {
        return None;
    }
    let word = |at: usize| marked.tokens[at].span.of(marked.text);
    // "Acme uses Acmebot": what bears the company's name is the company's.
    let own = range.clone().find(|&at| marked.is_own(at)).map(word);
    let names = |at: &usize| {
        let token = &marked.tokens[*at];
        let known = mentions.iter().any(|mention| {
            !matches!(mention.facet, Facet::Purpose | Facet::Media) && (mention.first..=mention.last).contains(at)
        });
        token.kind == TokenKind::Capital
            && !marked.is_own(*at)
            && !known
            && !marked.is_any(*at, NO_NAME)
            // "Log Data", and what terms define with a capital: "Technologies". "TLS" is nobody.
            && !(*at..at + 3).any(|near| marked.is(near, Class::DataWord))
            // "We rely on Article 6".
            && marked.tokens.get(*at + 1).is_none_or(|next| next.kind != TokenKind::Number)
            && !word(*at).ends_with('s')
            && word(*at).chars().any(char::is_lowercase)
            && own.is_none_or(|own| !word(*at).starts_with(own))
    };
    let by_company = |mark: &&Mark| {
        let before = mark.first.saturating_sub(ENGAGER_REACH).max(range.start)..mark.first;
        // "The Acceptable Use Policy" works with nobody.
        marked.tokens[mark.first].kind == TokenKind::Lower
            && before.into_iter().any(|at| marked.is(at, Class::Company) || marked.is_own(at))
    };
    let mut marks = marked.of_class(Class::Engaging, range.clone()).filter(by_company);
    // A name may be quoted: "we use 'Acme' to send emails".
    const QUOTES: [char; 6] = ['"', '“', '«', '‘', '\'', '’'];
    let quoted = |at: usize| range.contains(&at) && QUOTES.iter().any(|&mark| marked.tokens[at].is_mark(mark));
    let behind = |mark: &Mark| mark.last + 1 + usize::from(quoted(mark.last + 1));
    // "We use 'Acme Green' paint": a quoted name with a noun behind it is the name of that.
    const GOES_ON: Classes = Classes::VERB
        .and(Class::PurposeOpener)
        .and(Class::ObjectBefore)
        .and(Class::Aim)
        .and(Class::Conjunction)
        .and(Class::Subordinator)
        .and(Class::Adverb);
    let names_noun = |at: &usize| {
        let closing = (*at..range.end).find(|&at| quoted(at)).filter(|_| quoted(*at - 1));
        let noun = |at: usize| marked.tokens[at].kind == TokenKind::Lower && !marked.is_any(at, GOES_ON);
        closing.is_some_and(|closing| closing + 1 < range.end && noun(closing + 1))
    };
    marks.find_map(|mark| Some(behind(mark)).filter(|at| range.contains(at)).filter(names).filter(|at| !names_noun(at)))
}

/// Where what stands behind an act begins: "partagées | avec": a phrase that ends with such a word hands on by it.
pub(super) fn behind_act(marked: &Marked<'_>, act: &Mention) -> usize {
    let hands = act.last > act.first && marked.is(act.last, Class::Handing);
    if hands { act.last } else { act.last + 1 }
}

/// The mention of a recipient by no phrase of the lexicon.
fn named_recipient(value: ValueId, first: usize, last: usize) -> Mention {
    Mention { facet: Facet::Recipient, value, strong: true, first, last, phrase: None, days: None, lacking: false }
}
