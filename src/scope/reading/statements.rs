//! The statements of a sentence: its parts put together, each with what it does.

use super::Reader;
use super::force::{Candidate, Context, force};
use super::marked::Marked;
use super::predication::{Predication, predications};
use super::recipients::behind_act;
use super::topic::Topic;
use crate::scope::Facet;
use crate::scope::lexicon::{Class, Classes, Mark};
use crate::scope::statement::{Force, Holder, Mention, Mood, Statement};
use std::borrow::Cow;
use std::ops::Range;

/// Tokens before a subject in which the person agrees to what it does.
const AGREEMENT_REACH: usize = 6;
/// Tokens behind a pronoun in which the auxiliary stands that makes it what something is done to: "they may also be".
const PASSIVE_REACH: usize = 3;
/// Tokens between an act of passing on and the words that say to whom.
const HANDED_REACH: usize = 6;
/// Tokens between a pronoun and the act whose object it is: "nous | les ont transmis".
const OBJECT_REACH: usize = 3;

impl Reader<'_> {
    /// Adds the statements of a sentence: subordinate parts belong to the main part before them, or to the first. `parts` is
    /// where its parts are gathered.
    pub(super) fn statements(
        &self,
        marked: &Marked<'_>,
        range: &Range<usize>,
        mut mentions: Vec<Mention>,
        context: &Context,
        parts: &mut Vec<Predication>,
        out: &mut Vec<Statement>,
    ) {
        predications(marked, range.clone(), self.model, parts);
        // "For users in some states, you may …", "With your consent, we may …": what leads a sentence in without a verb
        // belongs to it, unless it names something. "For all transfers of data abroad, we …" says when, whatever it names.
        if let [first, _, ..] = &mut parts[..]
            && first.holder.is_none()
            && !first.tokens.clone().any(|at| marked.is_verbal(at))
        {
            let governed =
                marked.is(first.tokens.start, Class::ObjectBefore) && marked.tokens[first.tokens.end - 1].is_mark(',');
            let named = |mention: &Mention| first.tokens.contains(&mention.first) && mention.facet != Facet::Safeguard;
            first.subordinate |= governed || !mentions.iter().any(named);
        }
        let about_data = context.about_data
            || context.lead.as_ref().is_some_and(|lead| lead.of_data)
            || marked.holds(Class::DataWord)
            || mentions.iter().any(|mention| mention.facet == Facet::Data);
        let acted = parts.iter().any(|part| part.holder.is_some() && !part.subordinate);
        let count = groups(parts).count();
        for (place, group) in groups(parts).enumerate() {
            let main = group.iter().find(|part| !part.subordinate);
            let conditional = group.iter().any(|part| part.subordinate);
            let tokens = group[0].tokens.start..group[group.len() - 1].tokens.end;
            // "By using the site | you agree …": a safeguard said over two parts belongs to the one that it ends in.
            let stands_at =
                |mention: &Mention| if mention.facet == Facet::Safeguard { mention.last } else { mention.first };
            let is_own = |mention: &Mention| tokens.contains(&stands_at(mention));
            let mut own: Vec<Mention> = if count == 1 {
                mentions.retain(is_own);
                std::mem::take(&mut mentions)
            } else {
                let mut own = Vec::with_capacity(mentions.iter().filter(|mention| is_own(mention)).count());
                own.extend(mentions.iter().filter(|mention| is_own(mention)));
                own
            };
            // The line above leads in what comes first.
            let lead = context.lead.as_ref().filter(|_| place == 0);
            // Who acts in a sentence makes it more than a name.
            let topic = context.topic.filter(|&topic| !acted || topic == Topic::Duration);
            let given = if (lead, topic) == (context.lead.as_ref(), context.topic) {
                Cow::Borrowed(context)
            } else {
                Cow::Owned(Context { lead: lead.cloned(), topic, ..context.clone() })
            };
            // A part without a subject of its own goes on about what the part before it is about.
            let goes_on = main.is_some_and(|part| part.after_subject == part.tokens.start);
            let carried = goes_on && out.last().is_some_and(|before: &Statement| before.of_data)
                || place == 0 && context.after_use && refers_back(marked, &tokens, &own);
            let relative_follows =
                parts.iter().any(|part| (part.relative || part.opened_by_that) && tokens.contains(&part.tokens.start));
            let agreed = parts.iter().any(|part| {
                part.subordinate
                    && matches!(part.holder, Some(Holder::Company | Holder::Other))
                    && tokens.contains(&part.tokens.start)
                    && part.tokens.start > tokens.start
                    && marked
                        .has(Class::Agreement, part.tokens.start.saturating_sub(AGREEMENT_REACH)..part.tokens.start)
            });
            let candidate = Candidate {
                marked,
                tokens: tokens.clone(),
                main,
                mentions: &own,
                model: self.model,
                carried,
                relative_follows,
                agreed,
                about_data,
            };
            let mut decided = force(&candidate, &given);
            // "Updates to section 10 to clarify what partners do": what is only announced is said where it is announced for.
            let told = matches!(decided.holder, Some(Holder::Company | Holder::Person));
            let announced = out.first().is_some_and(|first: &Statement| first.force == Force::Pointer);
            if announced && !told && decided.force.is_scope() {
                decided.force = Force::Pointer;
            }
            let aimless = candidate.aimless(&decided, &given);
            own.retain(|mention| !aimless.contains(mention));
            let mut made = statement(marked, tokens, decided.holder, own, decided.force);
            made.conditional = conditional;
            made.led_by_person = main.and_then(|main| {
                let leads = |part: &&Predication| part.subordinate && part.tokens.start < main.tokens.start;
                let of_person = |part: &&Predication| part.holder == Some(Holder::Person);
                group.iter().filter(leads).filter(of_person).map(|part| part.tokens.end).max()
            });
            let handed = made.mentions.iter().filter(|act| act.strong && self.model.value(act.value).id == "share");
            made.to_company = made.holder == Holder::Other
                && (handed.clone().any(|act| is_given_to_company(marked, act, &made.tokens))
                    || made
                        .mentions
                        .iter()
                        .any(|act| self.is_given_us(marked, act) || self.gives_us(marked, act, &made.tokens)));
            let whom = handed.filter_map(|act| hands_on(marked, act, &made.tokens)).next();
            // "With appropriate safeguards" names nobody.
            made.handed = whom.is_some_and(|whom| {
                let manner = |mention: &Mention| matches!(mention.facet, Facet::Safeguard | Facet::Purpose);
                !made.mentions.iter().any(|mention| manner(mention) && (whom..whom + 2).contains(&mention.first))
            });
            made.main = main.map_or(made.tokens.start, |part| part.tokens.start);
            made.inherited_acts = decided.inherited_acts;
            made.of_data = decided.of_data;
            made.topic = decided.topic;
            made.plain = decided.plain;
            out.push(made);
        }
    }

    /// Whether the company stands right behind the verb of who passes data on: "our partners provide us with your name".
    fn gives_us(&self, marked: &Marked<'_>, act: &Mention, tokens: &Range<usize>) -> bool {
        let gives =
            act.facet == Facet::Action && matches!(self.model.value(act.value).id.as_str(), "share" | "transfer");
        gives && is_company_alone(marked, act.first + 1, tokens)
    }

    /// Whether data are passed on to the company by a pronoun that stands before the verb and is not its subject: "nos
    /// partenaires nous transmettent vos données".
    fn is_given_us(&self, marked: &Marked<'_>, act: &Mention) -> bool {
        let gives =
            act.facet == Facet::Action && matches!(self.model.value(act.value).id.as_str(), "share" | "transfer");
        let before = act.first.saturating_sub(OBJECT_REACH).max(marked.start())..act.first;
        gives
            && before.rev().take_while(|&at| marked.tokens[at].is_word()).any(|at| {
                marked.is(at, Class::Company) && self.language.agrees(marked.text, marked.tokens, at) == Some(false)
            })
    }
}

/// The parts of a sentence taken together: subordinate ones with the main one before them, or with the first. A sentence
/// that has only subordinate parts ("Where you consent.") is read as a whole.
fn groups(parts: &[Predication]) -> impl Iterator<Item = &[Predication]> {
    let mut rest = parts;
    std::iter::from_fn(move || {
        let main = rest.iter().position(|part| !part.subordinate);
        let behind = |main: usize| rest[main + 1..].iter().take_while(|part| part.subordinate).count();
        let count = main.map_or(rest.len(), |main| main + 1 + behind(main));
        let (group, others) = rest.split_at(count);
        rest = others;
        (!group.is_empty()).then_some(group)
    })
}

/// Whether a sentence is about what the one before it is about: "they may be shared", "we keep it".
fn refers_back(marked: &Marked<'_>, tokens: &Range<usize>, mentions: &[Mention]) -> bool {
    let is_pronoun = |at: usize| tokens.contains(&at) && marked.is(at, Class::Pronoun);
    let subject = is_pronoun(tokens.start)
        && (tokens.start + 1..=tokens.start + PASSIVE_REACH).any(|at| marked.is(at, Class::Auxiliary));
    let object = |act: &Mention| act.facet == Facet::Action && is_pronoun(act.last + 1);
    // "This helps us understand …": what was told of is what helps.
    let helps = is_pronoun(tokens.start)
        && (tokens.start + 1..=tokens.start + 2)
            .any(|at| at + 1 < tokens.end && marked.is(at, Class::Aim) && marked.is(at + 1, Class::CompanyObject));
    subject || helps || mentions.iter().any(object)
}

/// At whom an act of passing on ends, as a token: "share it with hotels", not "with you" or "with your consent".
fn hands_on(marked: &Marked<'_>, act: &Mention, tokens: &Range<usize>) -> Option<usize> {
    // What stands in brackets behind the act names what is handed on.
    let bracket = |from: usize, mark: char| (from..tokens.end).find(|&at| marked.tokens[at].is_mark(mark));
    let opened = bracket(act.last + 1, '(').filter(|&at| at <= act.last + HANDED_REACH);
    let closed = opened.and_then(|open| bracket(open, ')'));
    let from = closed.map_or(behind_act(marked, act), |close| close + 1);
    let near = from..(from + HANDED_REACH).min(tokens.end);
    // "Share it to comply with …" says what for.
    let mut handing = marked.of_class(Class::Handing, near);
    let handed = handing.next().filter(|mark| !marked.is(mark.first, Class::PurposeOpener))?;
    // "In connection with a merger", "in accordance with the law".
    if (from..handed.first).any(|at| marked.is(at, Class::ObjectBefore)) {
        return None;
    }
    let whom = handed.last + 1;
    let other = [
        Class::Company,
        Class::CompanyObject,
        Class::Person,
        Class::Possessive,
        Class::DataWord,
        Class::Auxiliary,
        Class::Subordinator,
        Class::Condition,
        // "À un niveau individuel" says how, and to nobody.
        Class::Shadow,
    ];
    let names =
        whom < tokens.end && marked.tokens[whom].is_word() && !other.iter().any(|&class| marked.is(whom, class));
    names.then_some(whom)
}

/// Whether an act of passing on ends at the company: "share it with us", not "with our partners".
fn is_given_to_company(marked: &Marked<'_>, act: &Mention, tokens: &Range<usize>) -> bool {
    let from = behind_act(marked, act);
    let near = from..(from + HANDED_REACH).min(tokens.end);
    marked.of_class(Class::Handing, near).any(|handing| is_company_alone(marked, handing.last + 1, tokens))
}

/// Whether the company stands at a token as who gets something, and not before a noun: "us", not "our partners".
fn is_company_alone(marked: &Marked<'_>, whom: usize, tokens: &Range<usize>) -> bool {
    const BEHIND: Classes = Classes::of(&[
        Class::Conjunction,
        Class::ObjectBefore,
        Class::Subordinator,
        Class::Possessive,
        Class::PurposeOpener,
        Class::DataWord,
        Class::Every,
    ]);
    let next = whom + 1;
    let ends = next >= tokens.end || !marked.tokens[next].is_word() || marked.is_any(next, BEHIND);
    whom < tokens.end && marked.is(whom, Class::CompanyObject) && ends
}

/// A statement by what its words say, before it is decided who acts and how.
pub(super) fn statement(
    marked: &Marked<'_>,
    tokens: Range<usize>,
    holder: Option<Holder>,
    mentions: Vec<Mention>,
    force: Force,
) -> Statement {
    let has = |class| marked.has(class, tokens.clone());
    // "We may need to keep it" leaves it open.
    let may = |at: usize| at > tokens.start && marked.is(at - 1, Class::May);
    // « Ne peut pas » is "cannot": a denial around it leaves nothing open.
    let denied = |may: &Mark| {
        let mut denials = marked.of_class(Class::Negation, tokens.start..may.first);
        denials.any(|denial| may.last <= denial.last)
    };
    let mood = if marked.of_class(Class::Must, tokens.clone()).any(|mark| !may(mark.first)) {
        Mood::Must
    } else if marked.of_class(Class::May, tokens.clone()).any(|mark| !denied(mark)) {
        Mood::May
    } else if has(Class::Will) {
        Mood::Will
    } else {
        Mood::States
    };
    Statement {
        holder: holder.unwrap_or(Holder::Unstated),
        force,
        mood,
        conditional: false,
        excepted: has(Class::Exception),
        refers: has(Class::Pointer),
        // "If you consent to …" grants nothing.
        grant: marked
            .of_class(Class::Grant, tokens.clone())
            .any(|mark| mark.first == tokens.start || !marked.is(mark.first - 1, Class::Subordinator)),
        handed: false,
        to_company: false,
        has_purpose: mentions.iter().any(|mention| {
            // "Hereinafter referred to as" opens none.
            let mut openers = marked.of_class(Class::PurposeOpener, mention.last + 1..tokens.end);
            mention.facet == Facet::Action && openers.any(|opener| !marked.is(opener.first, Class::Shadow))
        }),
        mentions,
        inherited_acts: Vec::new(),
        of_data: false,
        main: tokens.start,
        led_by_person: None,
        topic: None,
        plain: true,
        tokens,
    }
}
