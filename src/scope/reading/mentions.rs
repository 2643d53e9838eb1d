//! What a sentence says of each facet: the phrases of the lexicon, and lengths of time.

use super::Reader;
use super::marked::Marked;
use super::quantity::quantities;
use super::recipients::hands_nothing_on;
use crate::scope::Facet;
use crate::scope::lexicon::{Class, Cue, Mark};
use crate::scope::statement::Mention;
use crate::text::{Token, TokenKind};
use std::ops::Range;

/// Tokens before words that reserve a right in which the person is named whose right it is.
const OWNER_REACH: usize = 3;
/// Tokens before a safeguard in which it is said not to be there: "without", and one word.
const LACKING_REACH: usize = 2;
/// Tokens before a number or address in which "to" makes it one that something is sent to.
const CHANNEL_REACH: usize = 3;
/// Tokens between what is sent and the "to" before where it is sent.
const SENT_REACH: usize = 8;
/// Tokens between the person to whom something is sent and the name of that.
const MESSAGE_REACH: usize = 5;
/// Tokens behind a notice in which what is advertised is named.
const OFFER_REACH: usize = 4;
/// Tokens between what says that somebody gives something and his name.
const SOURCE_REACH: usize = 4;
/// Tokens between the name of a country and a postal code of the same address.
const POSTAL_REACH: usize = 4;
/// Digits from which a number beside a country is a postal code.
const SHORTEST_POSTAL_CODE: usize = 5;

impl Reader<'_> {
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
        // In « nous pouvons vous contacter » the person does nothing: the verb does not agree.
        let acts = |at: usize| {
            marked.is(at, Class::Person) && marked.language.agrees(marked.text, marked.tokens, at) != Some(false)
        };
        let own_act = |mention: &Mention| {
            let person = mention.first.checked_sub(1).filter(|&at| at >= range.start && acts(at));
            // "When you rent a cabin" sells no data.
            let deals = mention.facet == Facet::Action && self.model.value(mention.value).id == "sell";
            (mention.facet == Facet::Purpose || deals)
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
            // "Without identifying you": what is left out there is what it protects from.
            let nameless = |at: usize| at == mention.first && self.model.value(mention.value).id == "anonymisation";
            mention.lacking = lacking.is_some_and(|at| !denied(at) && !nameless(at));
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
        // "Information that we receive | from other companies": who gives data gets none. Authorities ask for them.
        let source = |mention: &Mention| {
            let near = range.start.max(mention.first.saturating_sub(SOURCE_REACH))..mention.first;
            let giver = near.rev().find(|&at| marked.is(at, Class::Origin) || marked.is(at, Class::Handing));
            mention.facet == Facet::Recipient
                && self.model.value(mention.value).id != "authorities"
                && giver.is_some_and(|at| {
                    marked.is(at, Class::Origin) && marked.tokens[at..mention.first].iter().all(Token::is_word)
                })
        };
        let sources: Vec<(usize, usize)> =
            out.iter().filter(|said| source(said)).map(|said| (said.first, said.last)).collect();
        // Nor does a word of his name say for what they are used: "from advertising partners".
        let source = |mention: &Mention| {
            let within = |&(first, last): &(usize, usize)| first <= mention.first && mention.last <= last;
            matches!(mention.facet, Facet::Recipient | Facet::Purpose) && sources.iter().any(within)
        };
        let tells = |mark: &Mark, id: &str| match mark.cue {
            Cue::Value { value, .. } => self.model.value(value).id == id,
            Cue::Class(_) => false,
        };
        // "To send you service emails": what is sent to the person is no message of his.
        let sent = |mention: &Mention| {
            let message = |mark: &Mark| {
                (range.start..mention.first).contains(&mark.last)
                    && mention.first - mark.last <= MESSAGE_REACH
                    && marked.is(mark.last, Class::Person)
                    && !(mark.last + 1..=mention.first).any(|at| marked.is(at, Class::Possessive))
                    && tells(mark, "communication")
            };
            mention.facet == Facet::Data
                && self.model.value(mention.value).id == "messages"
                && marks.iter().any(message)
        };
        // "To notify you | about offers": what is advertised to the person guards nothing.
        let offered = |mention: &Mention| {
            let offer = |mark: &Mark| {
                (mention.first..=mention.last + OFFER_REACH).contains(&mark.first) && tells(mark, "marketing")
            };
            mention.facet == Facet::Safeguard
                && self.model.value(mention.value).id == "notice"
                && marks.iter().any(offer)
        };
        // "A dispute | with the seller", "amounts due | to the host": nothing is handed on by that.
        let hangs = |mention: &Mention| {
            mention.facet == Facet::Recipient
                && !mention.strong
                && mention.first > range.start
                && marked.is(mention.first, Class::Handing)
                && hands_nothing_on(marked, mention.first)
        };
        // "An Acme-Sold product" is called so.
        let hyphened = |mention: &Mention| {
            let first = &marked.tokens[mention.first];
            mention.facet == Facet::Action
                && first.kind == TokenKind::Capital
                && marked.text[..first.span.start].ends_with('-')
        };
        // "Your name, | not your number": what is said not to be meant.
        let contrasted = |mention: &Mention| {
            let at = mention.first
                - usize::from(
                    mention.first > range.start
                        && !marked.is(mention.first, Class::Possessive)
                        && marked.is(mention.first - 1, Class::Possessive),
                );
            mention.facet == Facet::Data
                && at > range.start + 1
                && marked.is(at, Class::Possessive)
                && marked.is(at - 1, Class::Negation)
                && marked.tokens[at - 2].is_mark(',')
                && !(range.start..at - 2).any(|before| marked.is(before, Class::Negation))
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
        // "By joining, | you give permission for …": what the person grants there and then is asked of nobody. "If you give us
        // permission" is.
        let granted = |mention: &Mention| {
            mention.facet == Facet::Safeguard
                && self.model.value(mention.value).id == "opt_in"
                && (mention.first == range.start || !marked.tokens[mention.first - 1].is_word())
                && marked.of_class(Class::Grant, mention.first..mention.first + 1).next().is_some()
        };
        out.retain(|mention| {
            !numbered(mention)
                && !granted(mention)
                && !hyphened(mention)
                && !hangs(mention)
                && !contrasted(mention)
                && !channel(mention)
                && !source(mention)
                && !sent(mention)
                && !offered(mention)
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
            // "Shared with your friends", "with credit card companies" say who gets data, not whose or which; "access to your
            // contacts" names data.
            let names = match (outer.facet, inner.facet) {
                (Facet::Recipient, Facet::Data | Facet::Subject) => true,
                // "Subject to your privacy preferences" takes no preferences.
                (Facet::Safeguard, Facet::Data) => {
                    let id = |said: &Mention| self.model.value(said.value).id.as_str();
                    outer.strong && (id(outer), id(inner)) == ("user_control", "preferences")
                }
                (Facet::Data, Facet::Subject | Facet::Recipient) => self.model.value(outer.value).id == "contacts_list",
                _ => false,
            } && (inner.last == outer.last || inner.first == outer.first && inner.facet == Facet::Data);
            // "A government ID" goes to no government.
            let issuer = (outer.facet, inner.facet) == (Facet::Data, Facet::Recipient)
                && inner.first == outer.first
                && self.model.value(outer.value).id == "government_id";
            // "Advertising messages" are sent, and nobody's messages are used.
            let kind = (outer.facet, inner.facet) == (Facet::Purpose, Facet::Data)
                && outer.strong
                && within
                && self.model.value(inner.value).id == "messages";
            // "Process your | payment data".
            let begins = (outer.facet, inner.facet) == (Facet::Data, Facet::Purpose)
                && (inner.first + 1..=inner.last).contains(&outer.first)
                && outer.last > inner.last
                && !marks.iter().any(|mark| mark.cue == Cue::Class(Class::Possessive) && mark.first == outer.first);
            // "Only as long as necessary" says how long.
            let lasts = (outer.facet, inner.facet) == (Facet::Duration, Facet::Safeguard)
                && self.model.value(inner.value).id == "minimisation"
                && (outer.first..=outer.last).contains(&inner.last);
            (other || names || issuer) && within || kind || begins || lasts
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
