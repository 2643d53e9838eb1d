//! What is done beside the rest, and to how much of it.

use super::super::{Draft, Told};
use super::Edit;
use crate::scope::lexicon::Class;
use crate::scope::model::{Direction, Facet};
use crate::scope::order::reverse;
use crate::scope::statement::{Force, Mention, Statement};
use std::ops::Range;

/// Longest words that only say how much, in tokens.
const LONGEST_QUANTITY: usize = 3;
/// Tokens between the words that say how much and what they say it of.
const QUANTITY_REACH: usize = 3;
/// Tokens between an act and the data that it is done to.
const OBJECT_REACH: usize = 4;

/// Acts that tell something by themselves where they come beside others.
const TELLING_ACTS: [&str; 6] = ["collect", "share", "transfer", "publish", "combine", "infer"];

impl Edit<'_> {
    /// One more act on data beside another: "we may share data with | , and receive data from, | our affiliates".
    pub(super) fn one_more_act(&self, statement: &Statement, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let (is_new, sentence, range) = self.only_side(old, new)?;
        let names = |class: Class| self.class_in(is_new, range, class);
        let other = [Class::Negation, Class::Exception, Class::Person, Class::OtherParty, Class::Subordinator];
        if statement.force != Force::Permission || !names(Class::Conjunction) || other.iter().any(|&class| names(class))
        {
            return None;
        }
        let model = self.ground.model;
        let opposite = if is_new { self.was } else { self.is };
        let known = |act: &Mention| opposite.mentions().any(|(_, said)| said.value == act.value);
        let data = |behind: Range<usize>| {
            self.class_in(is_new, &behind, Class::DataWord)
                || sentence.mentions().any(|(_, said)| said.facet == Facet::Data && behind.contains(&said.first))
        };
        let telling = |act: &&Mention| {
            act.facet == Facet::Action
                && range.contains(&act.first)
                && TELLING_ACTS.contains(&model.value(act.value).id.as_str())
                && !known(act)
                && data(act.last + 1..(act.last + 1 + OBJECT_REACH).min(range.end))
        };
        let act = sentence.mentions().map(|(_, mention)| mention).find(telling)?;
        let way = if is_new { Direction::Broadened } else { Direction::Narrowed };
        let told = Told::Value(act.value);
        Some(self.draft(Facet::Action, told, way, old.clone(), new.clone(), "edit: one more act", act.phrase))
    }

    /// How much of something: "specific messages" that became "any message", the reverse, and a promise or a right that holds
    /// for some of it only.
    pub(super) fn how_much(&self, statement: &Statement, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let only = |is_new: bool, range: &Range<usize>, class: Class| {
            range.len() <= LONGEST_QUANTITY && self.class_in(is_new, range, class)
        };
        let (some, every) = (Class::Some, Class::Every);
        let replaced = |from: Class, to: Class| only(false, old, from) && only(true, new, to);
        let permits = statement.force == Force::Permission;
        let more = replaced(some, every) || old.len() == 1 && only(false, old, some) && new.is_empty() && !permits;
        let less = replaced(every, some) || new.len() == 1 && only(true, new, some) && old.is_empty() && !permits;
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
        let thing = sentence.mentions().map(|(_, mention)| mention).find(of)?;
        let (told, way) = match statement.force {
            Force::Permission => (thing, way),
            Force::Promise => (thing, reverse(way)),
            Force::Right | Force::Duty => {
                let given = |mention: &&Mention| mention.facet == Facet::Safeguard && mention.strong;
                (statement.mentions.iter().find(given)?, reverse(way))
            }
            _ => return None,
        };
        let (old, new) = (old.clone(), new.clone());
        Some(self.draft(told.facet, Told::Value(told.value), way, old, new, "edit: how much of it", told.phrase))
    }
}
