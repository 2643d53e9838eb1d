//! Values that came or went with the words of a difference.

use super::super::{Draft, Ground, Told, weigh};
use super::Edit;
use crate::clause::Side;
use crate::scope::lexicon::{Class, Cue, ValueId};
use crate::scope::model::{Direction, Facet};
use crate::scope::order::{direction, length, reverse};
use crate::scope::reading::Topic;
use crate::scope::statement::{Force, Mention, Sentence, Statement};
use std::ops::Range;

/// Tokens before what a law asks for in which "when" makes a condition of it.
const BOUND_REACH: usize = 2;
/// Tokens between a length of time and the end of the account at which it begins.
const RUNS_ON_REACH: usize = 4;
/// Tokens between the words of a notice and how long before it is given.
const NOTICE_REACH: usize = 5;
/// Tokens behind a right to object in which what it covers stands.
const COVERED_REACH: usize = 12;
/// Weight from which an act is told where a sentence was reworded: others are told by what they are done to.
const WEIGHTY_ACT: u8 = 4;

impl Edit<'_> {
    /// A length of time that went at one place of the sentence and another that came elsewhere in it are one change.
    pub(super) fn one_period(&self, mut drafts: Vec<Draft>) -> Vec<Draft> {
        let with = |rule: &'static str| move |draft: &Draft| draft.facet == Facet::Duration && draft.rule == rule;
        let (came, went) = (with("edit: a value came"), with("edit: a value went"));
        let longest =
            |sentence: &Sentence| sentence.mentions().filter_map(|(_, mention)| mention.days).max_by(f64::total_cmp);
        let (Some(before), Some(after)) = (longest(self.was), longest(self.is)) else { return drafts };
        if !drafts.iter().any(came) || !drafts.iter().any(went) {
            return drafts;
        }
        drafts.retain(|draft| !came(draft) && !went(draft));
        let value = self.ground.model.find(Facet::Duration, "fixed_period");
        if let (Some(value), Some(way)) = (value, length(before, after)) {
            let (old, new) = (self.was.tokens.clone(), self.is.tokens.clone());
            drafts.push(self.draft(
                Facet::Duration,
                Told::Value(value),
                way,
                old,
                new,
                "edit: one length for another",
                None,
            ));
        }
        drafts
    }

    /// What came and went of one facet within one difference.
    pub(super) fn facet(
        &self,
        facet: Facet,
        statement: &Statement,
        went: &[Mention],
        came: &[Mention],
        old: &Range<usize>,
        new: &Range<usize>,
    ) -> Option<Draft> {
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
        // A basis that needs no consent beside the one that is named.
        let basis = statement.topic == Some(Topic::Basis)
            && come.is_some_and(|come| model.value(come.value).id == "legitimate_interests");
        // The consent that a sentence names as what makes a use lawful is no name in a cell.
        let basis = basis || statement.force == Force::Duty && model.value(shown.value).id == "opt_in";
        let named_in_row = self.ground.new_read[self.new.clause].row && facet == Facet::Safeguard && !basis;
        if named_in_row
            || facet == Facet::Safeguard && !shown.strong && !basis
            || facet == Facet::Territory && !is_about_place(self.ground, statement)
        {
            return None;
        }
        // "We do not share it" that became "We do not share it without your consent".
        let consent = matches!(model.value(shown.value).id.as_str(), "opt_in" | "parental_consent");
        if facet == Facet::Safeguard && consent && statement.force == Force::Promise && gone.is_none() != come.is_none()
        {
            let (name, way) = match come {
                Some(_) => ("exception_added", Direction::Broadened),
                None => ("exception_removed", Direction::Narrowed),
            };
            let (old, new) = (old.clone(), new.clone());
            return Some(self.draft(
                Facet::Modality,
                Told::Named(name),
                way,
                old,
                new,
                "edit: an exception",
                shown.phrase,
            ));
        }
        if facet == Facet::Action
            && statement.force == Force::Promise
            && shown.strong
            && (gone.is_none() || come.is_none())
        {
            // "We do not sell or share" that became "We do not sell": a part of the promise.
            let (name, way) = match gone {
                Some(_) => ("promise_removed", Direction::Broadened),
                None => ("promise_added", Direction::Narrowed),
            };
            let (old, new) = (old.clone(), new.clone());
            return Some(self.draft(
                Facet::Modality,
                Told::Named(name),
                way,
                old,
                new,
                "promise: a part of it",
                shown.phrase,
            ));
        }
        // "When required by law" is no purpose that went: without it data are passed on the more freely.
        let bound = |mention: &Mention| {
            let before = mention.first.saturating_sub(BOUND_REACH)..mention.first;
            self.begins_with(false, &(before.start..mention.last + 1), &[Class::Condition])
                || before.clone().any(|at| {
                    let marks = self.marks_in(false, &(at..at + 1));
                    marks.iter().any(|mark| mark.cue == Cue::Class(Class::Subordinator))
                })
        };
        if facet == Facet::Purpose
            && statement.force == Force::Permission
            && come.is_none()
            && gone.is_some_and(|gone| model.value(gone.value).id == "legal" && bound(&gone))
        {
            let (old, new) = (old.clone(), new.clone());
            let told = Told::Named("condition_removed");
            return Some(self.draft(
                Facet::Modality,
                told,
                Direction::Broadened,
                old,
                new,
                "edit: a condition",
                shown.phrase,
            ));
        }
        // A weak word for data that went is often only part of a name: "Employer Branding".
        if facet == Facet::Data && come.is_none() && !shown.strong {
            return None;
        }
        if facet == Facet::Action && (!shown.strong || model.value(shown.value).weight < WEIGHTY_ACT) {
            return None;
        }
        if facet != Facet::Safeguard && self.is_outweighed(gone, come) {
            return None;
        }
        let way = match (gone, come) {
            (Some(gone), Some(come)) => match (gone.days, come.days) {
                (Some(a), Some(b)) => length(a, b)?,
                // A time that begins at the end of the account against that end.
                _ if self.runs_on(self.was, &gone) && self.is_account_end(&come) => Direction::Narrowed,
                _ if self.runs_on(self.is, &come) && self.is_account_end(&gone) => Direction::Broadened,
                // "approximate or precise location": what an "or" adds stands beside what was there.
                _ if self.is_added(old, new) => Direction::Broadened,
                _ => {
                    let values = |mentions: &[Mention]| -> Vec<ValueId> {
                        mentions.iter().map(|mention| mention.value).collect()
                    };
                    direction(model, &values(went), &values(came))
                }
            },
            // A length of time, or what else ends a keeping, ends one that had no end here, or another one.
            // "As long as you hold an account and for a year after": what is joined to an end comes after it.
            (None, Some(_))
                if facet == Facet::Duration && self.is_added(old, new) && statement.force != Force::Duty =>
            {
                Direction::Broadened
            }
            // "Until you close your account" that became "for a year after you close your account", and the reverse.
            (None, Some(come)) if self.runs_on(self.is, &come) && self.ends_with_account(self.was) => {
                Direction::Broadened
            }
            (Some(gone), None) if self.runs_on(self.was, &gone) && self.ends_with_account(self.is) => {
                Direction::Narrowed
            }
            (None, Some(come)) if facet == Facet::Duration && self.ends(&come) => Direction::Narrowed,
            (Some(gone), None) if facet == Facet::Duration && self.ends(&gone) => Direction::Broadened,
            // "Only with processors in the EU" that became "with processors": what a limit held is no loss.
            (Some(_), None) if facet != Facet::Safeguard && self.limit(self.was) && !self.limit(self.is) => {
                Direction::Broadened
            }
            (None, Some(_)) if facet != Facet::Safeguard && self.limit(self.is) && !self.limit(self.was) => {
                Direction::Narrowed
            }
            (None, Some(_)) => Direction::Broadened,
            _ => Direction::Narrowed,
        };
        if let (Facet::Duration, Some(gone), Some(come), Some(notice)) =
            (facet, gone, come, self.notice(statement, &shown))
        {
            // The sooner before it a notice is given, the less of one it is.
            let way = length(gone.days?, come.days?)?;
            let told = Told::Value(notice.value);
            let (old, new) = (old.clone(), new.clone());
            return Some(self.draft(
                Facet::Safeguard,
                told,
                reverse(way),
                old,
                new,
                "edit: one length for another",
                notice.phrase,
            ));
        }
        if facet == Facet::Duration && shown.days.is_some() && !speaks_of_time(self.ground, statement) {
            return None;
        }
        let way = if facet == Facet::Safeguard {
            let protects = model.value(shown.value).protects;
            let flips = protects != (statement.force == Force::RightDenied);
            match (gone, come) {
                (Some(_), Some(_)) => way,
                _ if flips => reverse(way),
                _ => way,
            }
        } else {
            match statement.force {
                Force::Permission | Force::Limit => way,
                // The sooner data must be deleted, the narrower; a notice must be given the sooner, the wider.
                Force::Duty | Force::Right
                    if facet == Facet::Duration
                        && shown.days.is_some()
                        && (gone.is_none() != come.is_none() || speaks_of_time(self.ground, statement)) =>
                {
                    way
                }
                Force::Promise | Force::Right | Force::Duty => reverse(way),
                _ => way,
            }
        };
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

    /// The notice that a length of time is said of.
    fn notice<'s>(&self, statement: &'s Statement, length: &Mention) -> Option<&'s Mention> {
        statement.mentions.iter().filter(|_| statement.force == Force::Duty).find(|mention| {
            self.ground.model.value(mention.value).id == "notice"
                && (mention.first..=mention.last + NOTICE_REACH).contains(&length.first)
        })
    }

    fn is_account_end(&self, mention: &Mention) -> bool {
        matches!(self.ground.model.value(mention.value).id.as_str(), "account_lifetime" | "until_deletion")
    }

    /// Whether a length of time begins at the end of the account.
    fn runs_on(&self, sentence: &Sentence, length: &Mention) -> bool {
        let behind = length.last + 1..length.last + 1 + RUNS_ON_REACH;
        length.days.is_some()
            && sentence.mentions().any(|(_, end)| self.is_account_end(end) && behind.contains(&end.first))
    }

    fn ends_with_account(&self, sentence: &Sentence) -> bool {
        sentence.mentions().any(|(_, end)| self.is_account_end(end))
    }

    fn limit(&self, sentence: &Sentence) -> bool {
        sentence.statements.iter().any(|statement| statement.force == Force::Limit)
    }

    /// What a right to object covers: "opt out of sales" that became "opt out of sales and automated decisions".
    pub(super) fn covered(
        &self,
        statement: &Statement,
        went: &[Mention],
        came: &[Mention],
        old: &Range<usize>,
        new: &Range<usize>,
    ) -> Option<Draft> {
        let right = statement.mentions.iter().find(|mention| self.objects(mention))?;
        (statement.force == Force::Right).then(|| self.covers(right, went, came, old, new)).flatten()
    }

    /// The same where the right stands right before what it covers, whatever else the statement says.
    pub(super) fn covered_behind(
        &self,
        statement: &Statement,
        went: &[Mention],
        came: &[Mention],
        old: &Range<usize>,
        new: &Range<usize>,
    ) -> Option<Draft> {
        let at =
            if self.is.statement_at(new.start).is_some_and(|own| std::ptr::eq(own, statement)) { new } else { old };
        let before = |mention: &&Mention| {
            self.objects(mention) && mention.last < at.start && at.start - mention.last <= COVERED_REACH
        };
        self.covers(statement.mentions.iter().find(before)?, went, came, old, new)
    }

    fn objects(&self, mention: &Mention) -> bool {
        matches!(self.ground.model.value(mention.value).id.as_str(), "opt_out" | "withdraw")
    }

    fn covers(
        &self,
        right: &Mention,
        went: &[Mention],
        came: &[Mention],
        old: &Range<usize>,
        new: &Range<usize>,
    ) -> Option<Draft> {
        let model = self.ground.model;
        // "(scroll down to …)" says how to use the right.
        let how = |class: Class| self.class_in(true, new, class) || self.class_in(false, old, class);
        if how(Class::Reaching) || how(Class::Pointer) {
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
        // What may not be objected to is denied the more, the more it covers.
        let denied = [(self.was, old), (self.is, new)].into_iter().any(|(sentence, range)| {
            sentence.statement_at(range.start).is_some_and(|statement| statement.force == Force::RightDenied)
        });
        let way = if denied { reverse(way) } else { way };
        let (old, new) = (old.clone(), new.clone());
        let told = Told::Value(right.value);
        Some(self.draft(Facet::Safeguard, told, way, old, new, "edit: what a right covers", right.phrase))
    }

    /// Whether a duration ends: it is a length of time, or shorter than for ever.
    fn ends(&self, duration: &Mention) -> bool {
        let model = self.ground.model;
        let for_ever = model.find(Facet::Duration, "perpetual");
        duration.days.is_some() || for_ever.is_some_and(|for_ever| model.is_wider(for_ever, duration.value))
    }

    /// Whether words were only put in, joined to their neighbours by a conjunction of the language.
    pub(super) fn is_added(&self, old: &Range<usize>, new: &Range<usize>) -> bool {
        old.is_empty() && (self.class_in(true, new, Class::Conjunction))
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

/// Mentions that a difference touches and that the other sentence does not hold.
pub(super) fn touched(
    sentence: &Sentence,
    tokens: &Range<usize>,
    other: &Sentence,
    others: &Range<usize>,
) -> Vec<Mention> {
    // Facets of which the other side has a phrase that the difference cuts through.
    let cut: Vec<&Mention> = other
        .mentions()
        .map(|(_, mention)| mention)
        .filter(|mention| {
            mention.first < others.end
                && mention.last >= others.start
                && (mention.first < others.start || mention.last >= others.end)
        })
        .collect();
    sentence
        .mentions()
        .filter(|(statement, mention)| {
            // Where words went, a phrase that lost them stands at the place: "advertising partners" became "partners".
            let at_place = tokens.is_empty()
                && cut.iter().any(|whole| {
                    whole.facet == mention.facet && (whole.value, whole.days) != (mention.value, mention.days)
                })
                && mention.first <= tokens.start
                && tokens.start <= mention.last + 1;
            (at_place || mention.first < tokens.end && mention.last >= tokens.start)
                && (mention.strong || statement.of_data || mention.days.is_some())
                && (at_place
                    || !other.mentions().any(|(_, known)| {
                        // A right that is named is none of those that "you have a right" only speaks of.
                        (known.strong || !mention.strong || mention.facet != Facet::Safeguard)
                            && (known.value, known.days) == (mention.value, mention.days)
                    }))
        })
        .map(|(_, mention)| *mention)
        .collect()
}

/// Whether a statement says where data go or are kept.
pub(super) fn is_about_place(ground: &Ground<'_>, statement: &Statement) -> bool {
    // Where a right is given says who has it.
    statement.force == Force::Duty
        || statement.force != Force::Right
            && statement.mentions.iter().any(|mention| {
                mention.facet == Facet::Action
                    && matches!(
                        ground.model.value(mention.value).id.as_str(),
                        "transfer" | "retain" | "share" | "license" | "use" | "collect"
                    )
            })
}

/// Whether a statement's length of time is about keeping or deleting data.
pub(super) fn speaks_of_time(ground: &Ground<'_>, statement: &Statement) -> bool {
    statement.mentions.iter().any(|mention| {
        mention.facet == Facet::Action
            && matches!(
                ground.model.value(mention.value).id.as_str(),
                "retain" | "delete" | "use" | "license" | "publish"
            )
            || mention.facet == Facet::Safeguard && ground.model.value(mention.value).id == "deletion"
            // For how long somebody is sent offers.
            || mention.facet == Facet::Purpose && ground.model.value(mention.value).id == "marketing"
    })
}
