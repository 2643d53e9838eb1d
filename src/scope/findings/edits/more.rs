//! What is done beside the rest, and to how much of it.

use super::super::left_out::may_be_denied;
use super::super::whole::is_grant;
use super::super::{Draft, Told};
use super::Edit;
use crate::scope::lexicon::{Class, Mark};
use crate::scope::model::{Direction, Facet};
use crate::scope::order::reverse;
use crate::scope::statement::{Force, Mention, Sentence, Statement};
use std::ops::Range;

/// Tokens between the words that say how much and what they say it of.
const QUANTITY_REACH: usize = 2;
/// Tokens between an act and the data that it is done to.
const OBJECT_REACH: usize = 4;
/// Longest word that only governs a verb, in bytes: "to", "de".
const SMALL_WORD: usize = 2;
/// Tokens before words that came in which somebody else's act, or what it hangs on, may begin.
const SUBJECT_REACH: usize = 6;

/// Acts that tell something by themselves where they come beside others.
const TELLING_ACTS: [&str; 6] = ["collect", "share", "transfer", "publish", "combine", "infer"];

impl Edit<'_> {
    /// One more act on data beside another: "we may share data with | , and receive data from, | our affiliates".
    pub(super) fn one_more_act(&self, statement: &Statement, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let permits = statement.force == Force::Permission;
        let only = self.only_side(old, new).map(|(is_new, _, range)| (is_new, range.clone()));
        let side = only.or_else(|| self.beside_same_act(old, new));
        let (is_new, range) = side.filter(|_| permits)?;
        let (sentence, range) = (self.sentence(is_new), &range);
        let model = self.ground.model;
        let opposite = self.sentence(!is_new);
        let act = self.joined_act(is_new, statement, range)?;
        // "And stop sharing": only other acts, and what joins and helps a verb, may stand before it.
        let helping = [Class::Conjunction, Class::Adverb, Class::May, Class::Will, Class::Auxiliary];
        let tokens = &self.clause(is_new).tokens;
        let leads = |at: usize| {
            let of_act = || {
                statement
                    .mentions
                    .iter()
                    .any(|other| other.facet == Facet::Action && (other.first..=other.last).contains(&at))
            };
            tokens[at].span.len() <= SMALL_WORD
                || of_act()
                || helping.iter().any(|&class| self.is_at(is_new, Some(at), class))
        };
        // "We keep | and publish | your reviews": behind a last verb that was put in stands the object of all.
        let end = if act.last + 1 == range.end { sentence.tokens.end } else { range.end };
        let behind = act.last + 1..(act.last + 1 + OBJECT_REACH).min(end);
        let data = self.class_in(is_new, &behind, Class::DataWord)
            || sentence.mentions().any(|(_, said)| said.facet == Facet::Data && behind.contains(&said.first));
        let known = opposite.mentions().any(|(_, said)| said.value == act.value);
        let telling = TELLING_ACTS.contains(&model.value(act.value).id.as_str());
        let next = (range.start..act.first).all(leads);
        (data && telling && !known && next).then(|| self.act_told(is_new, act, old, new, "edit: one more act"))
    }

    /// The side of a difference that names the act of the other one and others beside it, with its words from what joins them on:
    /// "make it available to | share it with, | and receive it from,".
    fn beside_same_act(&self, old: &Range<usize>, new: &Range<usize>) -> Option<(bool, Range<usize>)> {
        let acts = |sentence: &Sentence, range: &Range<usize>| -> Vec<Mention> {
            let within = sentence.mentions().map(|(_, said)| *said).filter(|said| range.contains(&said.first));
            within.filter(|said| said.facet == Facet::Action).collect()
        };
        let (was, is) = (acts(self.was, old), acts(self.is, new));
        let within =
            |few: &[Mention], many: &[Mention]| few.iter().all(|act| many.iter().any(|other| other.value == act.value));
        let same = was.first()?.value == is.first()?.value;
        let (is_new, first, range) = match (same && within(&was, &is), same && within(&is, &was)) {
            (true, false) => (true, is[0], new),
            (false, true) => (false, was[0], old),
            _ => return None,
        };
        let joined = (first.last + 1..range.end).find(|&at| self.is_at(is_new, Some(at), Class::Conjunction))?;
        Some((is_new, joined..range.end))
    }

    /// One more act that a grant permits, or one less: "publish | and adapt | your photos".
    pub(super) fn act_granted(&self, statement: &Statement, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let (is_new, _, range) = self.only_side(old, new).filter(|_| is_grant(self.ground.model, statement))?;
        let act = self.joined_act(is_new, statement, range)?;
        Some(self.act_told(is_new, act, old, new, "edit: what may be done"))
    }

    fn act_told(
        &self,
        is_new: bool,
        act: &Mention,
        old: &Range<usize>,
        new: &Range<usize>,
        rule: &'static str,
    ) -> Draft {
        let way = if is_new { Direction::Broadened } else { Direction::Narrowed };
        self.draft(Facet::Action, Told::Value(act.value), way, old.clone(), new.clone(), rule, act.phrase)
    }

    /// The act of a range that is joined to another one of the statement and done by the same: "publish | and adapt |". What the
    /// reader does, what hangs on something and what is left out is none.
    fn joined_act<'s>(&self, is_new: bool, statement: &'s Statement, range: &Range<usize>) -> Option<&'s Mention> {
        let acts = || statement.mentions.iter().filter(|mention| mention.facet == Facet::Action);
        let before = acts().find(|act| act.last < range.start)?;
        let near = before.first.max(range.start.saturating_sub(SUBJECT_REACH))..range.end;
        let other = [
            Class::Negation,
            Class::Exception,
            Class::Person,
            Class::OtherParty,
            Class::Subordinator,
            Class::RelativeOpener,
        ];
        let joined = self.class_in(is_new, range, Class::Conjunction) || self.is_listed(is_new, range);
        if !joined || other.iter().any(|&class| self.class_in(is_new, &near, class)) {
            return None;
        }
        let act = acts().find(|act| range.contains(&act.first) && range.contains(&act.last))?;
        let denied = may_be_denied(self.ground, self.clause(is_new), statement.tokens.start, act);
        (!denied).then_some(act)
    }

    /// How much of something: "specific messages" that became "any message", the reverse, and a promise or a right that holds
    /// for some of it only.
    pub(super) fn how_much(&self, statement: &Statement, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let only = |is_new: bool, range: &Range<usize>, class: Class| {
            let marks: Vec<Mark> = self.of_class(is_new, range, class).collect();
            let holds = |at: usize| marks.iter().any(|mark| (mark.first..=mark.last).contains(&(at - range.start)));
            !range.is_empty() && range.clone().all(holds)
        };
        let (some, every) = (Class::Some, Class::Every);
        let replaced = |from: Class, to: Class| only(false, old, from) && only(true, new, to);
        let permits = statement.force == Force::Permission;
        // "Les informations" that became "certaines informations": an article says no more than nothing does.
        let bare = |is_new: bool, range: &Range<usize>| range.is_empty() || self.only_articles(is_new, range);
        let more = replaced(some, every) || old.len() == 1 && only(false, old, some) && bare(true, new) && !permits;
        let less = replaced(every, some) || new.len() == 1 && only(true, new, some) && bare(false, old) && !permits;
        let way = match (more, less) {
            (true, false) => Direction::Broadened,
            (false, true) => Direction::Narrowed,
            _ => return None,
        };
        let (sentence, at) = if new.is_empty() { (self.was, old.end) } else { (self.is, new.end) };
        let near = at..at + QUANTITY_REACH;
        let of = |mention: &&Mention| {
            near.contains(&mention.first) && matches!(mention.facet, Facet::Data | Facet::Recipient | Facet::Subject)
        };
        let thing = sentence.mentions().map(|(_, mention)| mention).find(of);
        let data = self.is_at(!new.is_empty(), Some(at), Class::DataWord);
        // What an exception or a "but not" holds is turned round: in doubt nothing is told.
        let excepted = self.in_exception(false, old.start)
            || self.in_exception(true, new.start)
            || thing.is_some_and(|thing| self.leaves_out(!new.is_empty(), thing))
            // "We restrict access to certain employees" turns it round too; "you can delete some of it" does not.
            || statement.force != Force::Right && [Class::ClosedList, Class::Restraining].iter().any(|&class| {
                self.class_in(false, &self.was.tokens, class) || self.class_in(true, &self.is.tokens, class)
            });
        if excepted {
            return None;
        }
        // "All data with our partners" speaks of data.
        let thing = thing.filter(|thing| thing.facet == Facet::Data || !data);
        let (told, way) = match statement.force {
            Force::Permission => (thing?, way),
            Force::Promise => (thing?, reverse(way)),
            Force::Right | Force::Duty if data || thing.is_some() => {
                let given = |mention: &&Mention| mention.facet == Facet::Safeguard && mention.strong;
                (statement.mentions.iter().find(given)?, reverse(way))
            }
            _ => return None,
        };
        let (old, new) = (old.clone(), new.clone());
        Some(self.draft(told.facet, Told::Value(told.value), way, old, new, "edit: how much of it", told.phrase))
    }
}
