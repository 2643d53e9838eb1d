//! Values that came or went with the words of a difference.

use super::super::left_out::may_be_denied;
use super::super::{Draft, Told, weigh, whole};
use super::about::{MOVING, is_about_place, names_act, speaks_of_time};
use super::lists::apart;
use super::way::Shift;
use super::{Edit, Touched, words_in};
use crate::clause::Side;
use crate::scope::lexicon::Class;
use crate::scope::model::{Direction, Facet};
use crate::scope::order::reverse;
use crate::scope::reading::Topic;
use crate::scope::statement::{Force, Mention, Sentence, Statement};
use crate::text::Word;
use std::ops::Range;

/// Weight from which an act is told where a sentence was reworded: others are told by what they are done to.
const WEIGHTY_ACT: u8 = 4;

/// Tokens around a difference in which the words of a phrase that was only put in another order stand.
const REORDERED_REACH: usize = 6;
/// Tokens before the name of a place in which the preposition stands that it hangs on.
const PLACE_REACH: usize = 2;
/// Tokens before a deletion in which the denial stands that it hangs on: "cannot | remove or | delete".
const DENIED_REACH: usize = 3;
/// Tokens between an item that went and other data that it was joined to.
const ITEM_REACH: usize = 3;

impl Edit<'_> {
    /// Whether data that identify nobody gave way to personal data, or the reverse: neither is told by itself.
    pub(super) fn identifies(&self, went: &[Mention], came: &[Mention]) -> bool {
        let only = |mentions: &[Mention], name: &str| {
            let mut data = mentions.iter().filter(|mention| mention.facet == Facet::Data).peekable();
            data.peek().is_some() && data.all(|mention| self.ground.model.value(mention.value).id == name)
        };
        let (personal, aggregated) = ("any_personal_data", "aggregated");
        only(went, aggregated) && only(came, personal) || only(went, personal) && only(came, aggregated)
    }

    /// What came and went of one facet within one difference.
    pub(super) fn facet(&self, facet: Facet, touched: &Touched<'_>) -> Option<Draft> {
        let &Touched { statement, went, came, old, new } = touched;
        let model = self.ground.model;
        let heaviest = |mentions: &[Mention]| {
            mentions
                .iter()
                .max_by_key(|mention| {
                    (model.value(mention.value).weight, mention.strong, std::cmp::Reverse(mention.first))
                })
                .copied()
        };
        let (gone, come) = (heaviest(went), heaviest(came));
        let shown = come.or(gone)?;
        let one_sided = gone.is_none() != come.is_none();
        // A basis that needs no consent beside the one that is named: "on the basis of your consent | or our legitimate interests |".
        let id = |said: &Mention| model.value(said.value).id.as_str();
        let interest = |said: &Mention| id(said) == "legitimate_interests";
        let asks = |of: &Sentence| of.mentions().any(|(_, said)| id(said) == "opt_in");
        let beside = one_sided && interest(&shown) && asks(self.was) && asks(self.is);
        let basis = beside || statement.topic == Some(Topic::Basis) && come.as_ref().is_some_and(interest);
        // The consent that a sentence names as what makes a use lawful is no name in a cell.
        let basis = basis || statement.force == Force::Duty && model.value(shown.value).id == "opt_in";
        let named_in_row = self.ground.new_read[self.new.clause].row && facet == Facet::Safeguard && !basis;
        if named_in_row
            || facet == Facet::Safeguard && !shown.strong && !basis
            || facet == Facet::Territory && !is_about_place(self.ground, statement)
            || facet == Facet::Subject && !shown.strong && !statement.names_data_of(&shown)
            || facet == Facet::Territory && !shown.strong && !self.is_where(come.is_some(), &shown)
            // "Your country" is one of the data that are collected.
            || model.value(shown.value).id == "country" && !names_act(self.ground, statement, &MOVING)
        {
            return None;
        }
        // In the place of words that the lexicon does not know a country, "in Germany" for "on servers we choose", and what bounds a
        // promise, "for marketing" for "against payment", may be more or less than they are.
        let country = matches!(model.value(shown.value).id.as_str(), "eea_country" | "other_country");
        let bounds =
            matches!(facet, Facet::Purpose | Facet::Recipient | Facet::Territory | Facet::Media | Facet::Subject);
        let unclear = country || bounds && statement.force == Force::Promise;
        if unclear && one_sided && self.gives_way(come.is_some(), old, new) {
            return None;
        }
        let shift = Shift { facet, gone, come, touched };
        // The same rights in another order.
        let rights = model.value(shown.value).id == "user_rights" && one_sided;
        if rights && statement.force == Force::Right && self.same_rights(come.is_some(), &shown) {
            return None;
        }
        if let Some(condition) = self.lacked(&shift, &shown) {
            return Some(condition);
        }
        if let Some(turned) = self.turned(&shift, &shown) {
            return Some(turned);
        }
        // A promise that names nobody and nothing holds for all of them: the first that it names is a bound, or no change.
        if bounds
            && one_sided
            && statement.force == Force::Promise
            && !self.in_exception(come.is_some(), shown.first)
            && !self.promises_of(come.is_none(), facet)
        {
            return None;
        }
        // "With the approval of your employer, we …", "on social networks, we do not …": who or what only leads a sentence in neither
        // gets data nor is used.
        let led_in = one_sided && self.leads_in(statement, come.is_some(), &shown);
        if led_in && (facet == Facet::Recipient || facet == Facet::Data && statement.force == Force::Promise) {
            return None;
        }
        if one_sided && facet == Facet::Safeguard && self.is_no_deletion(statement, come.is_some(), &shown) {
            return None;
        }
        // Who is not admitted is not told by what else the sentence names.
        if statement.force == Force::Exclusion && facet != Facet::Subject {
            return None;
        }
        // A weak word for data that went is often only part of a name: "Employer Branding".
        if facet == Facet::Data && come.is_none() && !shown.strong && !self.is_item(statement, &shown, old) {
            return None;
        }
        // Of a permission that was rewritten, what stands in the place of something may be the same in words that the lexicon does
        // not know; data that it no longer names went only as an item of a list.
        let untold = match facet {
            Facet::Data => !self.is_listed(false, old),
            Facet::Subject | Facet::Purpose | Facet::Recipient | Facet::Territory | Facet::Media => true,
            _ => false,
        };
        if untold && come.is_none() && !new.is_empty() && statement.force == Force::Permission {
            return None;
        }
        // No right is gained that an exception of another one names.
        let right = facet == Facet::Safeguard && matches!(statement.force, Force::Right | Force::RightDenied);
        if right && one_sided && self.in_exception(come.is_some(), shown.first) {
            return None;
        }
        // Whose consent an exception asks for says nothing of whose data are used.
        if facet == Facet::Subject && self.in_exception(come.is_some(), shown.first) {
            return None;
        }
        if one_sided && self.is_reordered(come.is_some(), &shown, old, new) {
            return None;
        }
        // "If your history is on | Depending on your settings |, we use it": one condition in the place of another.
        let place = if come.is_some() { old } else { new };
        if one_sided && id(&shown) == "user_control" && self.class_in(come.is_none(), place, Class::Subordinator) {
            return None;
        }
        let weighty = |act: &Mention| act.strong && model.value(act.value).weight >= WEIGHTY_ACT;
        if facet == Facet::Action && !gone.iter().chain(&come).any(weighty) {
            return None;
        }
        let is_new = come.is_some();
        let denied = || {
            let from = self.sentence(is_new).tokens.start;
            may_be_denied(self.ground, self.clause(is_new), from, &shown) && !self.leaves_out(is_new, &shown)
        };
        if facet == Facet::Action && statement.force == Force::Permission && denied() {
            return None;
        }
        if facet != Facet::Safeguard && self.is_outweighed(gone, come) {
            return None;
        }
        let way = self.way(&shift)?;
        if let Some(term) = self.term_of_right(&shift, &shown).or_else(|| self.term_of_notice(&shift, &shown)) {
            return Some(term);
        }
        if facet == Facet::Duration && shown.days.is_some() && !speaks_of_time(self.ground, statement) {
            return None;
        }
        let way = self.of_force(&shift, &shown, way);
        let way = if self.is_denied_beside(&shift, &shown) { reverse(way) } else { way };
        let range = if is_new { new } else { old };
        let led_place = one_sided && facet == Facet::Territory && self.bounds_all(statement, is_new, &shown, range);
        let way = if led_place { reverse(way) } else { way };
        // What is lost is told as what it was.
        let shown = match (gone, way) {
            (Some(gone), Direction::Narrowed) if facet != Facet::Safeguard => gone,
            _ => shown,
        };
        let mut draft = self.draft(
            facet,
            Told::Value(shown.value),
            way,
            old.clone(),
            new.clone(),
            match (gone, come) {
                (Some(_), Some(_)) => "edit: one value for another",
                (None, _) => "edit: a value came",
                _ => "edit: a value went",
            },
            shown.phrase,
        );
        draft.only = match (gone, come) {
            (None, Some(_)) => Some(Side::New),
            (Some(_), None) => Some(Side::Old),
            _ => None,
        };
        draft.from_to = match (gone, come) {
            (Some(gone), Some(come)) if gone.value != come.value => Some((gone.value, come.value)),
            _ => None,
        };
        draft.weight = weigh::weight(model, facet, &draft.told, way, statement);
        Some(draft)
    }

    /// Whether a place that is only named is one where something is: "in France", "to the United States".
    fn is_where(&self, is_new: bool, place: &Mention) -> bool {
        let before = place.first.saturating_sub(PLACE_REACH)..place.first;
        let joined = [Class::ObjectBefore, Class::Handing, Class::Conjunction];
        joined.iter().any(|&class| self.class_in(is_new, &before, class))
            || self.is_listed(is_new, &(place.first..place.last + 1))
    }

    /// Whether what is said stands in words that a preposition opens and a comma parts from the subject behind them, or in those that
    /// say what the person does before.
    fn leads_in(&self, statement: &Statement, is_new: bool, shown: &Mention) -> bool {
        let sentence = self.sentence(is_new);
        let own = sentence.statements.iter().find(|said| said.tokens.contains(&shown.first)).unwrap_or(statement);
        let comma = own.main.checked_sub(1).is_some_and(|at| self.clause(is_new).tokens[at].is_mark(','));
        // "When you share it with others, | we store it": who gets what the person shares leads in too.
        let by_person = || {
            let gives = |said: &Mention| whole::GIVING.contains(&self.ground.model.value(said.value).id.as_str());
            let end = own.led_by_person.filter(|&end| shown.last < end);
            end.is_some_and(|end| !own.mentions.iter().any(|act| act.first >= end && act.strong && gives(act)))
        };
        shown.last < own.main && comma && self.is_at(is_new, Some(own.tokens.start), Class::ObjectBefore) || by_person()
    }

    /// "| If you live in France, | we share it": a place that words name which lead a permission in bounds all of it, where they came or
    /// went as a whole.
    fn bounds_all(&self, statement: &Statement, is_new: bool, shown: &Mention, range: &Range<usize>) -> bool {
        let sentence = self.sentence(is_new);
        let own = sentence.statements.iter().find(|said| said.tokens.contains(&shown.first)).unwrap_or(statement);
        let comma = own.main.checked_sub(1).is_some_and(|at| self.clause(is_new).tokens[at].is_mark(','));
        own.force == Force::Permission && range.start == sentence.tokens.start && shown.last < own.main && comma
    }

    /// Whether all words of a phrase of several stand at its place in the other sentence too, in another order: "your questions
    /// about data", "your data questions".
    fn is_reordered(&self, is_new: bool, shown: &Mention, old: &Range<usize>, new: &Range<usize>) -> bool {
        let place = if is_new { old } else { new };
        let near = place.start.saturating_sub(REORDERED_REACH)..place.end + REORDERED_REACH;
        let stands = |word: Word| words_in(self.sentence(!is_new), &near).any(|(same, _)| same == word);
        let phrase = shown.first..shown.last + 1;
        phrase.len() > 1 && words_in(self.sentence(is_new), &phrase).all(|(word, _)| stands(word))
    }

    /// Whether a safeguard that came or went is one that its own statement denies, where another one speaks for the difference:
    /// "…, and we cannot delete it".
    fn is_denied_beside(&self, shift: &Shift<'_>, shown: &Mention) -> bool {
        let one_sided = shift.facet == Facet::Safeguard && shift.gone.is_none() != shift.come.is_none();
        // "We may share it without your consent" asks for none.
        let permits = matches!(shift.touched.statement.force, Force::Permission | Force::Limit);
        let protects = self.ground.model.value(shown.value).protects;
        if one_sided && permits && protects && shown.lacking {
            return true;
        }
        one_sided
            && shift.touched.statement.force != Force::RightDenied
            && self.is_denied(shift.come.is_some(), shown.first)
    }

    /// "The content | you delete |", "as we cannot remove or | delete any |": what the person does, or what is denied within a sentence
    /// that says something else, is no deletion that is owed.
    fn is_no_deletion(&self, statement: &Statement, is_new: bool, shown: &Mention) -> bool {
        if self.ground.model.value(shown.value).id != "deletion" || statement.force == Force::RightDenied {
            return false;
        }
        let own = || statement.force != Force::Right && self.is_at(is_new, shown.first.checked_sub(1), Class::Person);
        let near = shown.first.saturating_sub(DENIED_REACH)..shown.first;
        let denied = || self.class_in(is_new, &near, Class::Negation) && !self.is_denied(is_new, shown.first);
        own() || denied()
    }

    /// Whether a token stands in a statement that denies a right.
    fn is_denied(&self, is_new: bool, at: usize) -> bool {
        let denied = |statement: &Statement| statement.force == Force::RightDenied;
        self.sentence(is_new).statement_at(at).is_some_and(denied)
    }

    /// Whether words that went are an item that was joined to other data: "your name | and photograph |".
    fn is_item(&self, statement: &Statement, shown: &Mention, old: &Range<usize>) -> bool {
        let beside = |mention: &Mention| {
            mention.facet == Facet::Data && !old.contains(&mention.first) && apart(mention, old) <= ITEM_REACH
        };
        let joined = self.class_in(false, &(old.start..shown.first), Class::Conjunction);
        let ends = shown.last + 1 == old.end;
        joined && ends && statement.force == Force::Permission && self.was.mentions().any(|(_, data)| beside(data))
    }

    /// Whether a value that only went is told by a wider one of its facet that came elsewhere in the sentence, or the
    /// reverse: from "a licence until the offer ends" to "a perpetual licence" nothing narrows.
    pub(super) fn is_outweighed(&self, gone: Option<Mention>, come: Option<Mention>) -> bool {
        let (value, here, there) = match (gone, come) {
            (Some(gone), None) => (gone.value, self.is, self.was),
            (None, Some(come)) => (come.value, self.was, self.is),
            _ => return false,
        };
        here.mentions().any(|(_, wider)| {
            wider.strong
                && self.ground.model.is_wider(wider.value, value)
                && !there.mentions().any(|(_, same)| same.value == wider.value)
        })
    }
}
