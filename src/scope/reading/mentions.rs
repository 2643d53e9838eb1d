//! What a sentence says of each facet: the phrases of the lexicon, lengths of time, and recipients that are only named.

use super::Reader;
use super::force::Context;
use super::marked::Marked;
use super::quantity::quantities;
use crate::scope::Facet;
use crate::scope::lexicon::{Class, Classes, Cue, Mark, ValueId};
use crate::scope::statement::Mention;
use crate::text::{Token, TokenKind};
use std::ops::Range;

/// Tokens behind an act of passing on in which the recipient's name begins.
const NAMED_REACH: usize = 8;
/// The same where the words before the name say that it is one: "to the company".
const NAMED_FAR: usize = 24;
/// Tokens between the company and the words that say that it works with someone.
const ENGAGER_REACH: usize = 3;
/// Tokens before words that reserve a right in which the person is named whose right it is.
const OWNER_REACH: usize = 3;
/// Tokens before a safeguard in which it is said not to be there: "without", and one word.
const LACKING_REACH: usize = 2;
/// Tokens before a number or address in which "to" makes it one that something is sent to.
const CHANNEL_REACH: usize = 3;
/// Tokens between what is sent and the "to" before where it is sent.
const SENT_REACH: usize = 8;
/// Tokens between the name of a country and a postal code of the same address.
const POSTAL_REACH: usize = 4;
/// Digits from which a number beside a country is a postal code.
const SHORTEST_POSTAL_CODE: usize = 5;
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
        (named && (mentions.is_empty() || is_name)).then_some(named_recipient(value, first, end - 1))
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
            let near = reach.clone().find(|&at| marked.is(at, Class::Handing));
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
            (token.kind == TokenKind::Capital && !known && other && !shouted && !marked.is_own(name)).then_some(name)
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

    /// What a sentence says of each facet. Of phrases of one facet the longest over a place is kept. `out` is where all are
    /// gathered first.
    pub(super) fn mentions(&self, marked: &Marked<'_>, range: &Range<usize>, out: &mut Vec<Mention>) -> Vec<Mention> {
        let marks = marked.marks;
        out.clear();
        out.extend(marks.iter().filter_map(|mark| match mark.cue {
            Cue::Value { value, strong } => Some(Mention {
                facet: self.model.value(value).facet,
                value,
                strong,
                first: mark.first,
                last: mark.last,
                phrase: Some(mark.phrase),
                days: None,
                lacking: false,
            }),
            Cue::Class(_) => None,
        }));
        let lengths = quantities(marked.text, &marked.tokens[range.clone()], self.language);
        if !lengths.is_empty()
            && let Some(fixed) = self.model.find(Facet::Duration, "fixed_period")
        {
            out.extend(lengths.into_iter().map(|found| Mention {
                facet: Facet::Duration,
                value: fixed,
                strong: false,
                first: found.first + range.start,
                last: found.last + range.start,
                phrase: None,
                days: Some(found.days),
                lacking: false,
            }));
        }
        // Most stand nowhere in a sentence; they are asked for every mention.
        let of_class = |class: Class| -> Vec<&Mark> { marked.of_class(class, range.clone()).collect() };
        let (shadows, ages, reserved) = (of_class(Class::Shadow), of_class(Class::Age), of_class(Class::May));
        let shadowed =
            |mention: &Mention| shadows.iter().any(|mark| mark.first <= mention.first && mention.last <= mark.last);
        // "13 years of age" is how old somebody is, not how long data are kept.
        let of_age = |mention: &Mention| {
            mention.days.is_some() && ages.iter().any(|mark| mark.first <= mention.last && mention.last <= mark.last)
        };
        // "We reserve the right to use" is the company's own right: no licence, and no right of the person's.
        let own_right = |mention: &Mention| {
            let persons = |mark: &Mark| {
                (mark.first.saturating_sub(OWNER_REACH)..mark.first).any(|at| marked.is(at, Class::Person))
            };
            let mut reserving = reserved.iter().filter(|mark| !persons(mark));
            reserving.any(|mark| mark.first < mention.first && mention.first <= mark.last)
                && matches!(self.model.value(mention.value).id.as_str(), "license" | "user_rights")
        };
        // "When you communicate with us" says what the person does; "to help you communicate" what for.
        let own_act = |mention: &Mention| {
            let person = mention.first.checked_sub(1).filter(|&at| at >= range.start && marked.is(at, Class::Person));
            mention.facet == Facet::Purpose
                && person.is_some_and(|at| at == range.start || !marked.is(at - 1, Class::ObjectBefore))
        };
        // "Email privacy@example.org" is how to write.
        let address = |mention: &Mention| {
            let next = marked.tokens.get(mention.last + 1).filter(|_| mention.last + 1 < range.end);
            mention.facet == Facet::Data
                && next.is_some_and(|next| {
                    // "We will email you" says how.
                    next.span.of(marked.text).contains('@')
                        || !mention.strong && marked.is(mention.last + 1, Class::Person)
                })
        };
        // "Without your consent", "without asking for it": the safeguard is said not to be there. "Not without" is.
        for mention in out.iter_mut().filter(|mention| mention.facet == Facet::Safeguard) {
            // "Without an adequacy decision": a word may stand between.
            let near = range.start.max(mention.first.saturating_sub(LACKING_REACH))..=mention.first;
            let between = |from: usize| marked.tokens[from..mention.first].iter().all(Token::is_word);
            let lacking = near.rev().find(|&at| marked.is(at, Class::Lacking)).filter(|&at| between(at));
            let denied = |at: usize| at > range.start && marked.is(at - 1, Class::Negation);
            mention.lacking = lacking.is_some_and(|at| !denied(at));
        }
        // "dd_cookie_test" is the name of something, and no word in it means what it says.
        let identifier = |mention: &Mention| {
            let (first, last) = (&marked.tokens[mention.first], &marked.tokens[mention.last]);
            marked.text[..first.span.start].ends_with('_') || marked.text[last.span.end..].starts_with('_')
        };
        // "Due to our location": what is the company's is nobody's data.
        let ours = |mention: &Mention| {
            mention.facet == Facet::Data
                && !mention.strong
                && mention.first > range.start
                && marked.is(mention.first - 1, Class::CompanyObject)
        };
        // "San Mateo, CA 94404 USA" is where to write, and no place where data are.
        let postal = |mention: &Mention| {
            let near = range.start.max(mention.first.saturating_sub(POSTAL_REACH))
                ..range.end.min(mention.last + 1 + POSTAL_REACH);
            let code = |token: &Token| token.kind == TokenKind::Number && token.span.len() >= SHORTEST_POSTAL_CODE;
            mention.facet == Facet::Territory && !mention.strong && marked.tokens[near].iter().any(code)
        };
        // "We may send you a notice to the number that you gave": the way in which something is sent is no use of data.
        let channel = |mention: &Mention| {
            let written = mention.facet == Facet::Data
                && matches!(self.model.value(mention.value).id.as_str(), "email" | "phone" | "address");
            let near = range.start.max(mention.first.saturating_sub(CHANNEL_REACH))..mention.first;
            let to = if written { near.rev().find(|&at| marked.is(at, Class::Handing)) } else { None };
            let message = |to: usize, mark: &Mark| match mark.cue {
                Cue::Value { value, .. } => {
                    (range.start..to).contains(&mark.last)
                        && to - mark.last <= SENT_REACH
                        && matches!(
                            self.model.value(value).id.as_str(),
                            "notice" | "communication" | "marketing" | "messages"
                        )
                }
                Cue::Class(_) => false,
            };
            to.is_some_and(|to| marks.iter().any(|mark| message(to, mark)))
        };
        // "With the identification number 28": a number that is written out is one of a company or of a thing.
        let numbered = |mention: &Mention| {
            let next = marked.tokens.get(mention.last + 1).filter(|_| mention.last + 1 < range.end);
            mention.facet == Facet::Data
                && self.model.value(mention.value).id == "government_id"
                && next.is_some_and(|next| next.kind == TokenKind::Number)
        };
        // "By various mechanisms, including your consent, or standard clauses": one of several grounds asks nobody.
        let alternative = |mention: &Mention| {
            let before = range.start.max(mention.first.saturating_sub(LACKING_REACH))..mention.first;
            mention.facet == Facet::Safeguard
                && self.model.value(mention.value).id == "opt_in"
                && before.into_iter().any(|at| marked.is(at, Class::OpenList))
                && marked.has(Class::Disjunction, mention.last + 1..range.end)
        };
        out.retain(|mention| {
            !numbered(mention)
                && !channel(mention)
                && !alternative(mention)
                && !shadowed(mention)
                && !of_age(mention)
                && !own_right(mention)
                && !own_act(mention)
                && !address(mention)
                && !identifier(mention)
                && !ours(mention)
                && !postal(mention)
        });
        // "Correct and delete your data" names two rights.
        let deletes = |mention: &Mention| {
            mention.facet == Facet::Safeguard && mention.strong && self.model.value(mention.value).id == "deletion"
        };
        // "Share | and sell | your data": an act that is joined to the one that a phrase begins with is another one.
        let joined = |outer: &Mention, inner: &Mention| {
            let act = inner.facet == Facet::Action && inner.strong && outer.first + 1 < inner.first;
            act && outer.value != inner.value && marked.is(inner.first - 1, Class::Conjunction)
        };
        let covers = |outer: &Mention, inner: &Mention| {
            outer.facet == inner.facet
                && (outer.value == inner.value || !deletes(inner))
                && !joined(outer, inner)
                && outer.first <= inner.first
                && inner.last <= outer.last
                && (outer.last - outer.first > inner.last - inner.first
                    || outer.value == inner.value && outer.strong && !inner.strong)
        };
        // "Payment information": a word of the name of data names no purpose, nor do "advertising
        // partners", and "third countries" are no third parties.
        let part_of_name = |outer: &Mention, inner: &Mention| {
            let other = matches!(
                (outer.facet, inner.facet),
                (Facet::Data, Facet::Purpose | Facet::Media)
                    | (Facet::Territory, Facet::Recipient)
                    | (Facet::Recipient, Facet::Purpose)
            );
            let within = outer.first <= inner.first && inner.last <= outer.last && outer.last > outer.first;
            // "Shared with your friends" says who gets data, not whose or which; "access to your contacts" names data.
            let names = match (outer.facet, inner.facet) {
                (Facet::Recipient, Facet::Data | Facet::Subject) => true,
                (Facet::Data, Facet::Subject | Facet::Recipient) => self.model.value(outer.value).id == "contacts_list",
                _ => false,
            } && inner.last == outer.last;
            // "Process your | payment data".
            let begins = (outer.facet, inner.facet) == (Facet::Data, Facet::Purpose)
                && (inner.first + 1..=inner.last).contains(&outer.first)
                && outer.last > inner.last
                && !marks.iter().any(|mark| mark.cue == Cue::Class(Class::Possessive) && mark.first == outer.first);
            (other || names) && within || begins
        };
        let meets = |one: &Mention, other: &Mention| one.first <= other.last && other.first <= one.last;
        let covered = |outer: &Mention, inner: &Mention| {
            meets(outer, inner) && (covers(outer, inner) || part_of_name(outer, inner))
        };
        // None covers itself.
        let other = |outer: &Mention, inner: &Mention| !std::ptr::eq(outer, inner);
        let stands = |inner: &&Mention| !out.iter().any(|outer| other(outer, inner) && covered(outer, inner));
        let mut kept: Vec<Mention> = Vec::with_capacity(out.len());
        kept.extend(out.iter().filter(stands));
        kept.sort_by_key(|mention| (mention.first, mention.last, mention.value, mention.phrase));
        kept.dedup_by_key(|mention| (mention.first, mention.last, mention.value));
        kept
    }
}

/// Where what stands behind an act begins: "partagées | avec": a phrase that ends with such a word hands on by it.
pub(super) fn behind_act(marked: &Marked<'_>, act: &Mention) -> usize {
    let hands = act.last > act.first && marked.is(act.last, Class::Handing);
    if hands { act.last } else { act.last + 1 }
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
    marks.find_map(|mark| Some(mark.last + 1).filter(|at| range.contains(at)).filter(names))
}

/// The mention of a recipient by no phrase of the lexicon.
fn named_recipient(value: ValueId, first: usize, last: usize) -> Mention {
    Mention { facet: Facet::Recipient, value, strong: true, first, last, phrase: None, days: None, lacking: false }
}
