//! Values that came or went and turn what the sentence says, whatever their order: consents in promises, parts of promises,
//! what a law has to ask for, how long before it a notice is given.

use super::super::whole::WEIGHTY_PURPOSE;
use super::super::{Draft, Told};
use super::way::Shift;
use super::{Edit, Touched, statement_of};
use crate::scope::lexicon::{Class, Cue, Mark, ValueId};
use crate::scope::model::{Direction, Facet};
use crate::scope::order::{length, reverse};
use crate::scope::statement::{Force, Holder, Mention, Sentence, Statement};
use crate::text::Token;
use std::cmp::Ordering;
use std::ops::Range;

/// Tokens before what a law asks for in which "when" makes a condition of it.
const BOUND_REACH: usize = 2;
/// Tokens behind what could bound a promise in which "or anyone else" says that it does not.
const ALL_REACH: usize = 3;
/// Tokens between the words of a notice and a length of time that is said of it.
const NOTICE_REACH: usize = 12;

impl Edit<'_> {
    /// The draft of such a value.
    pub(super) fn turned(&self, shift: &Shift<'_>, shown: &Mention) -> Option<Draft> {
        self.consent_in_promise(shift, shown)
            .or_else(|| self.bound_of_promise(shift, shown))
            .or_else(|| self.part_of_promise(shift, shown))
            .or_else(|| self.condition_of_use(shift))
            .or_else(|| self.notice(shift, shown))
    }

    /// "We do not share it" that became "We do not share it without your consent".
    fn consent_in_promise(&self, shift: &Shift<'_>, shown: &Mention) -> Option<Draft> {
        let consent = matches!(self.ground.model.value(shown.value).id.as_str(), "opt_in" | "parental_consent");
        if shift.facet != Facet::Safeguard || !consent || shift.touched.statement.force != Force::Promise {
            return None;
        }
        let (name, way) = match (shift.gone, shift.come) {
            (None, Some(_)) => ("exception_added", Direction::Broadened),
            (Some(_), None) => ("exception_removed", Direction::Narrowed),
            _ => return None,
        };
        Some(self.modality(shift, name, way, "edit: an exception", shown))
    }

    /// "We do not share it" that became "We do not share it for marketing", "with advertisers": the first value of a facet that a
    /// promise names bounds it.
    fn bound_of_promise(&self, shift: &Shift<'_>, shown: &Mention) -> Option<Draft> {
        let &Touched { statement, old, new, .. } = shift.touched;
        let (is_new, range, sentence, other, name, way) = match (shift.gone, shift.come) {
            (None, Some(_)) => (true, new, self.is, self.was, "exception_added", Direction::Broadened),
            (Some(_), None) => (false, old, self.was, self.is, "exception_removed", Direction::Narrowed),
            _ => return None,
        };
        // "We do not store it | permanently |": for a while it may be.
        let lasts = matches!(self.ground.model.value(shown.value).id.as_str(), "perpetual" | "indefinite");
        // What stands in the place of other words may bound it no more than those did.
        let instead = if is_new { old } else { new };
        if !lasts && self.clause(!is_new).tokens[instead.clone()].iter().any(Token::is_word) {
            return None;
        }
        let opens = shown.first.checked_sub(1).filter(|at| sentence.tokens.contains(at));
        let bounds = match shift.facet {
            Facet::Purpose | Facet::Recipient | Facet::Territory | Facet::Media | Facet::Subject => true,
            // "We never use it | to train AI |": an act behind another one is what that is done for.
            Facet::Action => self.is_at(is_new, opens, Class::PurposeOpener),
            Facet::Duration => lasts,
            _ => false,
        };
        let promises = |said: &&Statement| said.force == Force::Promise;
        let acts = |sentence: &Sentence| -> Vec<ValueId> {
            let mentions = sentence.statements.iter().filter(promises).flat_map(|said| &said.mentions);
            mentions.filter(|said| said.facet == Facet::Action).map(|said| said.value).collect()
        };
        let own = acts(sentence);
        let same_act = acts(other).iter().any(|act| own.contains(act));
        let tokens = &self.clause(is_new).tokens;
        let adds =
            |at: usize| [Class::Conjunction, Class::OpenList].iter().any(|&class| self.is_at(is_new, Some(at), class));
        let joins = |at: usize| tokens[at].is_mark(',') || adds(at);
        let joined = (range.start.saturating_sub(1).max(sentence.tokens.start)..shown.first).any(joins);
        let facet = if shift.facet == Facet::Action { Facet::Purpose } else { shift.facet };
        let first = !self.promises_of(!is_new, facet);
        // "To anyone", "for any purpose", "to advertisers or anyone else" say that it holds for all.
        let of_all = self.ground.model.value(shown.value).id == "any_purpose"
            || (shown.first..(shown.last + 1 + ALL_REACH).min(sentence.tokens.end))
                .any(|at| [Class::Every, Class::Disjunction].iter().any(|&class| self.is_at(is_new, Some(at), class)));
        let bounds = bounds && !self.leads_promise_in(statement, is_new, shown) && !of_all;
        let bound = statement.force == Force::Promise && bounds && same_act && first;
        (bound && !joined && !self.in_exception(is_new, shown.first))
            .then(|| self.modality(shift, name, way, "edit: how far it is given", shown))
    }

    /// Whether the promises of a side name something of a facet.
    pub(super) fn promises_of(&self, is_new: bool, facet: Facet) -> bool {
        let promises = self.sentence(is_new).statements.iter().filter(|said| said.force == Force::Promise);
        promises.flat_map(|said| &said.mentions).any(|said| said.facet == facet)
    }

    /// Whether what is named in a promise leads it in and bounds nothing: "for your security, we do not …".
    fn leads_promise_in(&self, statement: &Statement, is_new: bool, shown: &Mention) -> bool {
        let acts = statement.mentions.iter().filter(|said| said.facet == Facet::Action).map(|said| said.first);
        let own =
            (shown.first..self.sentence(is_new).tokens.end).any(|at| self.is_at(is_new, Some(at), Class::Company));
        // "For marketing, we do not …" gives no reason: it bounds the promise.
        let weighty = self.ground.model.value(shown.value).weight >= WEIGHTY_PURPOSE;
        if shown.facet == Facet::Purpose && weighty {
            return false;
        }
        let before = acts.min().is_some_and(|act| shown.last < act) || statement.main > shown.last;
        statement.force == Force::Promise && statement.holder == Holder::Company && own && before
    }

    /// "We do not sell or share" that became "We do not sell": a part of the promise.
    fn part_of_promise(&self, shift: &Shift<'_>, shown: &Mention) -> Option<Draft> {
        if shift.facet != Facet::Action || shift.touched.statement.force != Force::Promise || !shown.strong {
            return None;
        }
        // A promise of two acts that became two sentences promises both still.
        let is_new = shift.come.is_some();
        let mut promises = self.promised_beside(!is_new).flat_map(|sentence| &sentence.statements);
        if promises.any(|said| {
            said.force == Force::Promise && said.mentions.iter().any(|act| act.strong && act.value == shown.value)
        }) {
            return None;
        }
        // "We do not share it, except to analyse it | and to sell it |": a part of the exception is none of the promise.
        let excepted = self.in_exception(is_new, shown.first);
        let (name, way) = match (shift.gone, shift.come) {
            (None, Some(_)) if excepted => ("exception_added", Direction::Broadened),
            (Some(_), None) if excepted => ("exception_removed", Direction::Narrowed),
            (Some(_), None) => ("promise_removed", Direction::Broadened),
            (None, Some(_)) => ("promise_added", Direction::Narrowed),
            _ => return None,
        };
        let rule = if excepted { "edit: what an exception holds" } else { "promise: a part of it" };
        Some(self.modality(shift, name, way, rule, shown))
    }

    /// The sentences right beside the own one on a side that promise something and stand on that side only: what a promise of two
    /// acts was cut into.
    fn promised_beside(&self, is_new: bool) -> impl Iterator<Item = &Sentence> {
        let own = if is_new { self.new.sentence } else { self.old.sentence };
        let stood =
            move |other: &Sentence| self.clause(!is_new).sentences.iter().any(|same| same.wording == other.wording);
        let promises = |other: &Sentence| other.statements.iter().any(|said| said.force == Force::Promise);
        let sentences = self.clause(is_new).sentences.iter().enumerate();
        sentences
            .filter(move |(place, other)| place.abs_diff(own) == 1 && !stood(other) && promises(other))
            .map(|(_, sentence)| sentence)
    }

    /// "We do not sell or rent" that became "We do not sell": words of sale tell one value, and each is a promise.
    pub(super) fn sale_denied(&self, statement: &Statement, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        if statement.force != Force::Promise || !(self.only_sale(false, old) && self.only_sale(true, new)) {
            return None;
        }
        // "We do not sell it. We do not rent it." promises both too.
        let sold = |is_new: bool| -> usize {
            let sentences = std::iter::once(self.sentence(is_new)).chain(self.promised_beside(is_new));
            sentences.map(|sentence| self.of_class(is_new, &sentence.tokens, Class::SaleWords).count()).sum()
        };
        let (name, way) = match sold(true).cmp(&sold(false)) {
            Ordering::Greater => ("promise_added", Direction::Narrowed),
            Ordering::Less => ("promise_removed", Direction::Broadened),
            Ordering::Equal => return None,
        };
        let (old, new) = (old.clone(), new.clone());
        Some(self.draft(Facet::Modality, Told::Named(name), way, old, new, "promise: a part of it", None))
    }

    /// Whether the words of one side of a difference are only words of sale, denials and what joins them.
    fn only_sale(&self, is_new: bool, range: &Range<usize>) -> bool {
        let sentence = &self.sentence(is_new).tokens;
        let marks = self.marks_in(is_new, sentence);
        let sale = |at: usize| {
            // "Ne partageons pas": what stands within a denial of several words is denied, and no word of it.
            let acts =
                || self.sentence(is_new).mentions().any(|(_, act)| act.facet == Facet::Action && act.first == at);
            let told = |mark: &Mark| {
                let holds = (mark.first..=mark.last).contains(&(at - sentence.start));
                match mark.cue {
                    Cue::Class(Class::SaleWords | Class::Conjunction) => holds,
                    Cue::Class(Class::Negation) => holds && !acts(),
                    _ => false,
                }
            };
            marks.iter().any(told)
        };
        let tokens = &self.clause(is_new).tokens;
        range.clone().all(|at| !tokens[at].is_word() || sale(at))
    }

    /// "When required by law", "if we suspect fraud" is no purpose: where it went data are used the more freely, where it came the
    /// less.
    fn condition_of_use(&self, shift: &Shift<'_>) -> Option<Draft> {
        let touched = shift.touched;
        let (is_new, said, range, name, way) = match (shift.gone, shift.come) {
            (Some(gone), None) => (false, gone, touched.old, "condition_removed", Direction::Broadened),
            (None, Some(come)) => (true, come, touched.new, "condition_added", Direction::Narrowed),
            _ => return None,
        };
        let is = |at: usize, class: Class| self.is_at(is_new, Some(at), class);
        let opened = (said.first.saturating_sub(BOUND_REACH)..said.first).any(|at| is(at, Class::Subordinator))
            || [Class::Subordinator, Class::Condition].iter().any(|&class| self.begins_with(is_new, range, &[class]));
        // "To run the app and when required by law": one ground more or less is no condition, nor is "including fraud".
        let joined = range.clone().any(|at| is(at, Class::Conjunction)) || is(range.start, Class::OpenList);
        let permits = touched.statement.force == Force::Permission && shift.facet == Facet::Purpose;
        let ground = matches!(self.ground.model.value(said.value).id.as_str(), "legal" | "fraud" | "security");
        // "For as long as you choose, unless we are required to keep it": what lets a keeping go on bounds no use.
        let excepted = self.in_exception(is_new, said.first);
        (permits && ground && opened && !joined && !excepted)
            .then(|| self.modality(shift, name, way, "edit: a condition", &said))
    }

    /// The shorter the time between a notice and what it announces, the less it is worth; the sooner one is told of what
    /// has happened, the more.
    fn notice(&self, shift: &Shift<'_>, shown: &Mention) -> Option<Draft> {
        if shift.gone.is_none() != shift.come.is_none() {
            return self.time_of_notice(shift, shown);
        }
        let (before, after) = (shift.gone?.days?, shift.come?.days?);
        let notice = self.notice_of(shift.touched.statement, shown)?;
        let way = length(before, after)?;
        // "Within 72 hours", "dans les 72 heures" counts from what has happened; "30 days before" up to what will.
        let is = |at: Option<usize>, class: Class| self.is_at(true, at, class);
        let article = usize::from(is(shown.first.checked_sub(1), Class::SentenceOpener));
        let since = shown.first > notice.last + article
            && is(shown.first.checked_sub(1 + article), Class::ObjectBefore)
            && !is(Some(shown.last + 1), Class::Subordinator)
            && !self.lasts(shift.touched.statement, shown);
        let way = if since { way } else { reverse(way) };
        let (old, new) = (shift.touched.old.clone(), shift.touched.new.clone());
        let told = Told::Value(notice.value);
        Some(self.draft(Facet::Safeguard, told, way, old, new, "edit: one length for another", notice.phrase))
    }

    /// A time by which a notice or an answer is promised, that gave way to "as soon as possible", or the reverse.
    fn time_of_notice(&self, shift: &Shift<'_>, shown: &Mention) -> Option<Draft> {
        let &Touched { old, new, .. } = shift.touched;
        let is_new = shift.come.is_some();
        let (own, range, instead) = if is_new { (self.is, new, old) } else { (self.was, old, new) };
        let other = self.sentence(!is_new);
        let statement = statement_of(own, range)?;
        let notice = self.notice_of(statement, shown).filter(|_| shown.days.is_some())?;
        let stays = other
            .statements
            .iter()
            .any(|said| said.force == Force::Duty && said.mentions.iter().any(|mention| mention.value == notice.value));
        let timed = other.mentions().any(|(_, mention)| mention.facet == Facet::Duration);
        let way = if is_new { Direction::Narrowed } else { Direction::Broadened };
        let told = Told::Value(notice.value);
        let rule = "edit: when notice is given";
        (stays && !timed && !instead.is_empty())
            .then(|| self.draft(Facet::Safeguard, told, way, old.clone(), new.clone(), rule, notice.phrase))
    }

    /// "A notice of | thirty days" lasts as long: the words of the notice reach up to the length.
    fn lasts(&self, statement: &Statement, length: &Mention) -> bool {
        statement
            .mentions
            .iter()
            .any(|mention| self.ground.model.value(mention.value).id == "notice" && mention.last + 1 == length.first)
    }

    /// The notice that a length of time is said of.
    fn notice_of<'s>(&self, statement: &'s Statement, length: &Mention) -> Option<&'s Mention> {
        let id = |mention: &Mention| self.ground.model.value(mention.value).id.as_str();
        let of = |mention: &&Mention| {
            // "We notify you and keep it for 30 days", "we answer and delete it within 30 days" say of something else how long it takes.
            let between = mention.last + 1..length.first;
            let mut said = statement.mentions.iter().filter(|said| between.contains(&said.first));
            let acts_between = said.any(|said| matches!(id(said), "retain" | "delete" | "deletion"));
            // So is what the person asks for: "we will respond to your request within …".
            matches!(id(mention), "notice" | "user_control" | "user_rights")
                && (mention.first..=mention.last + NOTICE_REACH).contains(&length.first)
                && !acts_between
        };
        let near = statement.mentions.iter().filter(|_| statement.force == Force::Duty).filter(of);
        near.min_by_key(|mention| length.first.saturating_sub(mention.last))
    }

    fn modality(
        &self,
        shift: &Shift<'_>,
        name: &'static str,
        way: Direction,
        rule: &'static str,
        by: &Mention,
    ) -> Draft {
        let (old, new) = (shift.touched.old.clone(), shift.touched.new.clone());
        self.draft(Facet::Modality, Told::Named(name), way, old, new, rule, by.phrase)
    }
}
