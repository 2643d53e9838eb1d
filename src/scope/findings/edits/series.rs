//! Acts that stand in a row before what they are done to: "collect, use and disclose your data".
//!
//! The rows of both sides are compared as wholes: which comma or "and" a difference of words begins at says nothing of them.

use super::super::left_out::may_be_denied;
use super::super::{Draft, Told};
use super::{Edit, statement_of};
use crate::scope::lexicon::Class;
use crate::scope::model::{Direction, Facet};
use crate::scope::statement::{Force, Holder, Mention, Statement};
use std::ops::Range;

/// Tokens behind the last act of a row in which the data begin that they are done to.
const OBJECT_REACH: usize = 4;

/// Acts that tell something by themselves where they come into a row, the weightiest first.
const TELLING: [&str; 8] = ["sell", "share", "transfer", "publish", "license", "combine", "infer", "collect"];

/// Acts in a row, with the tokens from the first one to the last.
struct Series {
    acts: Vec<Mention>,
    tokens: Range<usize>,
}

impl Edit<'_> {
    /// One more act in a row of them, or one less: "we collect and use | and disclose | your data". Which words gave way to which
    /// within it does not matter, as long as every act of one side is among those of the other.
    pub(super) fn more_acts(&self, statement: &Statement, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        if statement.force != Force::Permission {
            return None;
        }
        let (was, is) = (self.series(false, old)?, self.series(true, new)?);
        let within = |few: &Series, many: &Series| {
            few.acts.iter().all(|act| many.acts.iter().any(|other| other.value == act.value))
        };
        let (is_new, few, many) = match (within(&was, &is), within(&is, &was)) {
            (true, false) => (true, &was, &is),
            (false, true) => (false, &is, &was),
            _ => return None,
        };
        // What is done elsewhere in the sentence of the other side came or went nowhere.
        let known = |act: &Mention| {
            few.acts.iter().any(|other| other.value == act.value)
                || self.sentence(!is_new).mentions().any(|(_, said)| said.value == act.value)
        };
        let id = |act: &Mention| self.ground.model.value(act.value).id.as_str();
        let act = TELLING.iter().find_map(|name| many.acts.iter().find(|act| id(act) == *name && !known(act)))?;
        let way = if is_new { Direction::Broadened } else { Direction::Narrowed };
        let told = Told::Value(act.value);
        Some(self.draft(
            Facet::Action,
            told,
            way,
            was.tokens.clone(),
            is.tokens.clone(),
            "edit: one more act",
            act.phrase,
        ))
    }

    /// Whether words stand in a row of verbs, and so name what is done and no data: an object follows the last one at once, which
    /// parts "to store | and show | your photos" from "reviews, | uploads | and photos".
    pub(super) fn is_among_acts(&self, is_new: bool, range: &Range<usize>) -> bool {
        let tokens = &self.clause(is_new).tokens;
        let verbs = |row: Series| {
            let end = row.tokens.end;
            let object = end..(end + OBJECT_REACH).min(self.sentence(is_new).tokens.end);
            row.acts.len() > 1
                && row.acts.iter().any(|act| range.contains(&act.first))
                && row.tokens.end >= range.end
                && tokens.get(end).is_some_and(|next| !next.is_mark(','))
                && !self.is_at(is_new, Some(end), Class::Conjunction)
                && self.names_data(is_new, &object)
        };
        self.row(is_new, range).is_some_and(verbs)
    }

    /// The row of acts of a permission on a side that a range touches: what is done by the one who acts in the main part of its
    /// statement, to data that stand behind the last act or, in the passive, before the first one.
    fn series(&self, is_new: bool, range: &Range<usize>) -> Option<Series> {
        let statement = statement_of(self.sentence(is_new), range).filter(|said| said.force == Force::Permission)?;
        self.row(is_new, range).filter(|row| self.is_done_to_data(is_new, statement, row))
    }

    /// The acts around a range that nothing parts but commas, what joins them, and single words between commas.
    fn row(&self, is_new: bool, range: &Range<usize>) -> Option<Series> {
        let statement = statement_of(self.sentence(is_new), range)?;
        let mut acts: Vec<Mention> =
            statement.mentions.iter().filter(|said| said.facet == Facet::Action).copied().collect();
        acts.sort_by_key(|act| (act.first, act.last));
        let tokens = &self.clause(is_new).tokens;
        let comma = |at: usize| tokens[at].is_mark(',');
        let joins = |between: Range<usize>| {
            let helping = [Class::Conjunction, Class::Adverb, Class::May, Class::Will];
            let helps = |at: usize| helping.iter().any(|&class| self.is_at(is_new, Some(at), class));
            let single = |at: usize| at > between.start && comma(at - 1) && (comma(at + 1) || helps(at + 1));
            between.clone().all(|at| comma(at) || helps(at) || single(at))
        };
        let mut row: Vec<Mention> = Vec::new();
        for act in acts {
            match row.last() {
                Some(last) if act.first <= last.last || joins(last.last + 1..act.first) => row.push(act),
                Some(last) if last.last + 1 >= range.start => break,
                _ => row = vec![act],
            }
        }
        let (first, last) = (row.first()?.first, row.iter().map(|act| act.last).max()?);
        (first <= range.end && range.start <= last + 1).then(|| Series { acts: row, tokens: first..last + 1 })
    }

    /// Whether words name data.
    fn names_data(&self, is_new: bool, range: &Range<usize>) -> bool {
        let mut said = self.sentence(is_new).mentions().map(|(_, said)| said);
        self.class_in(is_new, range, Class::DataWord)
            || said.any(|said| said.facet == Facet::Data && range.contains(&said.first))
    }

    /// Whether acts in a row are done to data in the main part of a statement, and by its own subject.
    fn is_done_to_data(&self, is_new: bool, statement: &Statement, row: &Series) -> bool {
        let Range { start: first, end } = row.tokens;
        let main = statement.main.min(first)..first;
        let is = |at: Option<usize>, class: Class| self.is_at(is_new, at, class);
        // "You allow us | to | store and display it" is done by the same, "we help you | to | store and publish it" is not.
        let aimed = is(first.checked_sub(1), Class::PurposeOpener);
        let before = if aimed { main.start..(first - 1).max(main.start) } else { main.clone() };
        let others = [Class::OtherParty, Class::Subordinator, Class::RelativeOpener, Class::PurposeOpener];
        // What the person herself does, "you need to collect and provide it", is done by nobody else.
        let allows = || aimed && is(first.checked_sub(2), Class::CompanyObject);
        let own = aimed && is(first.checked_sub(2), Class::Person) || statement.holder == Holder::Person && !allows();
        if own || others.iter().any(|&class| self.class_in(is_new, &before, class)) {
            return false;
        }
        let denied = |act: &Mention| may_be_denied(self.ground, self.clause(is_new), statement.tokens.start, act);
        let behind = end..(end + OBJECT_REACH).min(self.sentence(is_new).tokens.end);
        let passive = is(first.checked_sub(1), Class::Auxiliary);
        !row.acts.iter().any(denied) && (self.names_data(is_new, &behind) || passive && self.names_data(is_new, &main))
    }
}
