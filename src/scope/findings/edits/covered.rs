//! What a right to object covers: more or less than before.

use super::super::{Draft, Told};
use super::{Edit, Touched};
use crate::scope::lexicon::{Class, Mark};
use crate::scope::model::{Direction, Facet};
use crate::scope::order::reverse;
use crate::scope::statement::{Force, Mention, Sentence, Statement};
use std::collections::BTreeSet;
use std::ops::Range;

/// Tokens behind a right to object in which what it covers stands.
const COVERED_REACH: usize = 12;
/// Tokens between a conjunction and the right that it joins.
const JOINED_REACH: usize = 2;

impl Edit<'_> {
    /// What a right to object covers: "opt out of sales" that became "opt out of sales and automated decisions".
    pub(super) fn covered(&self, touched: &Touched<'_>) -> Option<Draft> {
        let statement = touched.statement;
        let right = statement.mentions.iter().find(|mention| self.objects(mention))?;
        let given = matches!(statement.force, Force::Right | Force::RightDenied);
        given.then(|| self.covers(right, touched)).flatten()
    }

    /// The same where the right stands right before what it covers, whatever else the statement says.
    pub(super) fn covered_behind(&self, touched: &Touched<'_>) -> Option<Draft> {
        let &Touched { statement, old, new, .. } = touched;
        let own = |sentence: &Sentence, range: &Range<usize>| {
            sentence.statement_at(range.start).is_some_and(|own| std::ptr::eq(own, statement))
        };
        let (is_new, at) = if own(self.is, new) {
            (true, new)
        } else if own(self.was, old) {
            (false, old)
        } else {
            return None;
        };
        // "Opt out of profiling, | sales, |": another use that it covers stands before the words.
        let covered = |right: &Mention| {
            let between = right.last + 1..at.start;
            let use_of = |mention: &Mention| {
                between.contains(&mention.first) && matches!(mention.facet, Facet::Action | Facet::Purpose)
            };
            // "Unless you opt out, and we may sell it": somebody else does something there.
            let parted = [Class::Company, Class::Person, Class::May, Class::Exception];
            // "If you do not object, to sell it": the comma ends what is objected to.
            let tokens = self.clause(is_new).tokens.iter();
            !tokens.take(right.last + 2).skip(right.first).any(|token| token.is_mark(','))
                && statement.mentions.iter().any(use_of)
                && !parted.iter().any(|&class| self.class_in(is_new, &between, class))
        };
        let before = |mention: &&Mention| {
            self.objects(mention)
                && mention.last < at.start
                && at.start - mention.last <= COVERED_REACH
                && covered(mention)
        };
        self.covers(statement.mentions.iter().find(before)?, touched)
    }

    /// A right that is given only so far now, or without such a bound: "you may object to processing" that became "you may only
    /// object to advertising".
    pub(super) fn right_only(&self, statement: &Statement, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let closes = |is_new: bool, range: &Range<usize>| {
            let sentence = &self.sentence(is_new).tokens;
            let open: Vec<Mark> = self.of_class(is_new, sentence, Class::NegationFalse).collect();
            // "Ne … que" may part around words that stay. "Not only" bounds nothing.
            self.of_class(is_new, sentence, Class::ClosedList).any(|mark| {
                let within = sentence.start + mark.first < range.end && sentence.start + mark.last >= range.start;
                // "Only you can correct your data", « vous seul pouvez les corriger » bound no right.
                let (first, last) = (sentence.start + mark.first, sentence.start + mark.last);
                let person = |at: usize| self.is_at(is_new, Some(at), Class::Person);
                let whose = person(last + 1) || first > sentence.start && person(first - 1);
                within && !whose && !open.iter().any(|not| not.reaches_beyond(&mark))
            })
        };
        let way = match (closes(false, old), closes(true, new)) {
            (false, true) => Direction::Broadened,
            (true, false) => Direction::Narrowed,
            _ => return None,
        };
        let control = |mention: &&Mention| {
            let id = self.ground.model.value(mention.value).id.as_str();
            mention.facet == Facet::Safeguard && matches!(id, "opt_out" | "withdraw" | "user_rights" | "deletion")
        };
        let right = statement.mentions.iter().find(control)?;
        let given = |sentence: &Sentence| {
            let mut rights = sentence.statements.iter().filter(|said| said.force == Force::Right);
            rights.any(|said| said.mentions.iter().any(|mention| mention.value == right.value))
        };
        // "Only by writing to us" says how.
        let how = |is_new: bool, range: &Range<usize>| self.class_in(is_new, range, Class::Reaching);
        if !given(self.was) || !given(self.is) || how(false, old) || how(true, new) {
            return None;
        }
        let told = Told::Value(right.value);
        let (old, new) = (old.clone(), new.clone());
        Some(self.draft(Facet::Safeguard, told, way, old, new, "edit: what a right covers", right.phrase))
    }

    /// One more of the rights that a sentence lists, or one less: "access, correct | and delete |".
    pub(super) fn one_more_right(&self, touched: &Touched<'_>) -> Option<Draft> {
        let &Touched { statement, old, new, .. } = touched;
        let (is_new, _, range) = self.only_side(old, new)?;
        let names = |class: Class| self.class_in(is_new, range, class);
        let there = self.rights(!is_new, if is_new { &self.was.tokens } else { &self.is.tokens });
        // "Delete" that became "delete, erase" is the same right.
        let more = !self.rights(is_new, range).is_subset(&there);
        // "…, but not to delete it", "…, and we may limit it" gives no right more.
        let other = [Class::Negation, Class::Exception, Class::Company, Class::May, Class::Subordinator];
        let turned = other.iter().any(|&class| names(class)) || self.in_exception(is_new, range.start);
        if statement.force != Force::Right || range.len() > COVERED_REACH || !more || turned {
            return None;
        }
        let right = statement.mentions.iter().find(|mention| mention.strong && mention.facet == Facet::Safeguard)?;
        let tokens = &self.clause(is_new).tokens;
        let comma = |at: usize| tokens.get(at).is_some_and(|token| token.is_mark(','));
        // "Et | d'effacement |": a preposition may stand between.
        let joined =
            || self.class_in(is_new, &(range.start.saturating_sub(JOINED_REACH)..range.start), Class::Conjunction);
        let beside = || comma(range.end) || range.start > 0 && comma(range.start - 1);
        let listed = names(Class::Conjunction) || range.clone().any(comma) || beside() || joined();
        let way = if is_new { Direction::Narrowed } else { Direction::Broadened };
        let (old, new) = (old.clone(), new.clone());
        let told = Told::Value(right.value);
        listed.then(|| self.draft(Facet::Safeguard, told, way, old, new, "edit: one right more or less", right.phrase))
    }

    /// Whether a mention of one side names rights, and both sentences name the same ones.
    pub(super) fn same_rights(&self, is_new: bool, mention: &Mention) -> bool {
        let same = || self.rights(false, &self.was.tokens) == self.rights(true, &self.is.tokens);
        self.class_in(is_new, &(mention.first..mention.last + 1), Class::RightTo) && same()
    }

    /// What rights are named in a range to, each by its entry of the lexicon.
    fn rights(&self, is_new: bool, range: &Range<usize>) -> BTreeSet<u32> {
        self.of_class(is_new, range, Class::RightTo).map(|mark| mark.phrase).collect()
    }

    /// Whether words behind a right only say for what or of whom the use is that it covers: "sharing | for advertising |".
    fn bounds(&self, is_new: bool, range: &Range<usize>, right: &Mention) -> bool {
        let sentence = self.sentence(is_new);
        let opens =
            |at: usize| [Class::ObjectBefore, Class::PurposeOpener].iter().any(|&c| self.is_at(is_new, Some(at), c));
        // The preposition may stand right before the words, which then end with one: "for | advertising for | each".
        let Some(opener) = [range.start, range.start.saturating_sub(1)].into_iter().find(|&at| opens(at)) else {
            return false;
        };
        let covered = |mention: &Mention| {
            matches!(mention.facet, Facet::Action | Facet::Purpose) && (right.last + 1..opener).contains(&mention.first)
        };
        let tokens = &self.clause(is_new).tokens;
        let joins = |at: usize| tokens[at].is_mark(',') || self.is_at(is_new, Some(at), Class::Conjunction);
        opener > right.last + 1
            && !joins(opener - 1)
            && !range.clone().any(joins)
            && sentence.mentions().any(|(_, mention)| covered(mention))
    }

    fn objects(&self, mention: &Mention) -> bool {
        matches!(self.ground.model.value(mention.value).id.as_str(), "opt_out" | "withdraw")
    }

    fn covers(&self, right: &Mention, touched: &Touched<'_>) -> Option<Draft> {
        let &Touched { went, came, old, new, .. } = touched;
        let model = self.ground.model;
        // "(scroll down to …)" says how to use the right.
        let how = |class: Class| self.class_in(true, new, class) || self.class_in(false, old, class);
        if how(Class::Reaching) || how(Class::Pointer) {
            return None;
        }
        // "Opt out of personalised ads" that became "turn off personalised ads" is another word for it.
        if went.iter().chain(came).any(|mention| self.objects(mention)) {
            return None;
        }
        let plain = |mention: &Mention| matches!(model.value(mention.value).id.as_str(), "collect" | "use" | "retain");
        let use_of = |mention: &&Mention| {
            mention.strong && matches!(mention.facet, Facet::Action | Facet::Purpose) && !plain(mention)
        };
        let way = match (went.iter().find(use_of), came.iter().find(use_of)) {
            (None, Some(_)) => Direction::Narrowed,
            (Some(_), None) => Direction::Broadened,
            _ => return None,
        };
        // "Opt out of sharing | for advertising |": what bounds the use that it covers leaves less of it.
        let (is_new, range) = if went.iter().any(|mention| use_of(&mention)) { (false, old) } else { (true, new) };
        // What may not be objected to is denied the more, the more it covers.
        let denied = [(self.was, old), (self.is, new)].into_iter().any(|(sentence, range)| {
            sentence.statement_at(range.start).is_some_and(|statement| statement.force == Force::RightDenied)
        });
        let bounds = self.bounds(is_new, range, right);
        // "Opt out" that became "opt out of sales": a right without a bound is not widened by naming what it holds for.
        let other = if is_new { self.was } else { self.is };
        if !bounds && !denied && !other.mentions().any(|(_, mention)| use_of(&mention)) {
            return None;
        }
        let way = if bounds { reverse(way) } else { way };
        let way = if denied { reverse(way) } else { way };
        let (old, new) = (old.clone(), new.clone());
        let told = Told::Value(right.value);
        Some(self.draft(Facet::Safeguard, told, way, old, new, "edit: what a right covers", right.phrase))
    }
}
