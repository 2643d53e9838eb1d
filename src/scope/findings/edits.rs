//! A sentence reworded: what differs is what changed.

use super::{Draft, Ground, Told, Words, grants, weigh, whole};
use crate::clause::Side;
use crate::scope::lexicon::{Class, Cue, Mark, ValueId};
use crate::scope::model::{Direction, Facet};
use crate::scope::order::{direction, length, reverse};
use crate::scope::passages::{Difference, Place, sentence};
use crate::scope::reading::Topic;
use crate::scope::statement::{Force, Mention, Mood, Sentence, Statement};
use crate::text::TokenKind;
use std::ops::Range;

/// Drafts of a reworded sentence.
pub fn reworded(ground: &Ground<'_>, change: usize, old: Place, new: Place, differences: &[Difference]) -> Vec<Draft> {
    let (was, is) = (sentence(ground.old_read, old), sentence(ground.new_read, new));
    let edit = Edit { ground, change, old, new, was, is };
    if let Some(draft) = edit.promise() {
        return vec![draft];
    }
    let granted = grants::reworded(ground, change, old, new);
    if !granted.is_empty() {
        return granted;
    }
    let mut out: Vec<Draft> = Vec::new();
    for difference in differences {
        for draft in edit.difference(difference) {
            let repeated = out.iter().any(|known| {
                known.facet == draft.facet && known.direction == draft.direction && known.told == draft.told
            });
            if !repeated {
                out.push(draft);
            }
        }
    }
    if out.is_empty() {
        out.extend(edit.mood(differences));
    }
    edit.one_period(out)
}

/// A sentence on both sides.
struct Edit<'a> {
    ground: &'a Ground<'a>,
    change: usize,
    old: Place,
    new: Place,
    was: &'a Sentence,
    is: &'a Sentence,
}

impl Edit<'_> {
    /// A promise that became a permission, or the reverse.
    fn promise(&self) -> Option<Draft> {
        let holds = |sentence: &Sentence, forces: &[Force]| {
            sentence.statements.iter().any(|statement| forces.contains(&statement.force))
        };
        let promised = |sentence: &Sentence| holds(sentence, &[Force::Promise]);
        let permitted = |sentence: &Sentence| holds(sentence, &[Force::Permission]);
        let name = if promised(self.was) && !promised(self.is) && permitted(self.is) && !permitted(self.was) {
            "promise_removed"
        } else if promised(self.is) && !promised(self.was) && permitted(self.was) && !permitted(self.is) {
            "promise_added"
        } else {
            return None;
        };
        let direction = if name == "promise_removed" { Direction::Broadened } else { Direction::Narrowed };
        Some(self.draft(
            Facet::Modality,
            Told::Named(name),
            direction,
            self.was.tokens.clone(),
            self.is.tokens.clone(),
            "promise: turned",
            None,
        ))
    }

    /// A length of time that went at one place of the sentence and another that came elsewhere in it are one change.
    fn one_period(&self, mut drafts: Vec<Draft>) -> Vec<Draft> {
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

    fn difference(&self, difference: &Difference) -> Vec<Draft> {
        let old = tokens_of(self.was, &difference.old);
        let new = tokens_of(self.is, &difference.new);
        let (before, after) = (statement_of(self.was, &old), statement_of(self.is, &new));
        if let Some(draft) = self.age(&old, &new) {
            return vec![draft];
        }
        if let Some(draft) = self.basis(&old, &new) {
            return vec![draft];
        }
        let Some(statement) = after.filter(|s| s.force.is_scope()).or(before.filter(|s| s.force.is_scope())) else {
            return Vec::new();
        };
        let whole = self.whole_statements(&old, &new);
        if !whole.is_empty() {
            return whole;
        }
        // What an exception holds is part of the exception.
        if let Some(exception) = self.exception(statement, &old, &new) {
            return vec![exception];
        }
        let mut out = Vec::new();
        let telling = |mentions: Vec<Mention>| -> Vec<Mention> {
            mentions.into_iter().filter(|mention| self.ground.model.value(mention.value).weight > GENERAL).collect()
        };
        let came = telling(touched(self.is, &new, self.was, &old));
        let went = telling(touched(self.was, &old, self.is, &new));
        for facet in Facet::ALL {
            // What a right or a duty is about is no use of data: only whom and where it covers counts.
            let covers = matches!(facet, Facet::Safeguard | Facet::Subject | Facet::Territory | Facet::Duration);
            if matches!(statement.force, Force::Right | Force::Duty | Force::RightDenied) && !covers {
                continue;
            }
            let of = |mentions: &[Mention]| -> Vec<Mention> {
                mentions.iter().filter(|mention| mention.facet == facet).copied().collect()
            };
            let (gone, come) = (of(&went), of(&came));
            let draft = self.facet(facet, statement, &gone, &come, &old, &new);
            let listed = matches!(facet, Facet::Data | Facet::Purpose | Facet::Recipient);
            match draft {
                // What went from a list and what came into it are two facts.
                Some(draft) if listed && draft.direction == Direction::Changed => {
                    out.extend(self.facet(facet, statement, &gone, &[], &old, &new));
                    out.extend(self.facet(facet, statement, &[], &come, &old, &new));
                }
                draft => out.extend(draft),
            }
        }
        if out.is_empty() {
            out.extend(self.list(statement, &old, &new));
        }
        if out.is_empty() {
            out.extend(self.enumeration(statement, &old, &new));
        }
        out
    }

    /// Statements that came or went as a whole within the sentence.
    fn whole_statements(&self, old: &Range<usize>, new: &Range<usize>) -> Vec<Draft> {
        let mut out = Vec::new();
        for (is_new, sentence, place, range, other) in
            [(false, self.was, self.old, old, new), (true, self.is, self.new, new, old)]
        {
            if range.len() < SHORTEST_STATEMENT || other.len() * 3 > range.len() {
                continue;
            }
            for statement in sentence.statements.iter().filter(|statement| statement.force.is_scope()) {
                let inside = statement.tokens.start >= range.start && statement.tokens.start < range.end;
                let covered = statement.tokens.end.min(range.end).saturating_sub(statement.tokens.start);
                if inside && covered * 5 >= statement.tokens.len() * 4 {
                    out = whole::of_statement(self.ground, self.change, place, statement, is_new, out);
                }
            }
        }
        out
    }

    /// What came and went of one facet within one difference.
    fn facet(
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
        let named_in_row = self.ground.new_read[self.new.clause].row && facet == Facet::Safeguard && !basis;
        if named_in_row
            || facet == Facet::Safeguard && !shown.strong && !basis
            || facet == Facet::Territory && !is_about_place(self.ground, statement)
        {
            return None;
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
        if facet == Facet::Action && (!shown.strong || model.value(shown.value).weight < WEIGHTY_ACT) {
            return None;
        }
        if facet != Facet::Safeguard && self.is_outweighed(gone, come) {
            return None;
        }
        let way = match (gone, come) {
            (Some(gone), Some(come)) => match (gone.days, come.days) {
                (Some(a), Some(b)) => length(a, b)?,
                // "approximate or precise location": what an "or" adds stands beside what was there.
                _ if self.is_added(old, new) => Direction::Broadened,
                _ => {
                    let values = |mentions: &[Mention]| -> Vec<ValueId> {
                        mentions.iter().map(|mention| mention.value).collect()
                    };
                    direction(model, &values(went), &values(came))
                }
            },
            // A length of time ends a keeping that had no end here, or another one.
            (None, Some(come)) if facet == Facet::Duration && come.days.is_some() => Direction::Narrowed,
            (Some(gone), None) if facet == Facet::Duration && gone.days.is_some() => Direction::Broadened,
            (None, Some(_)) => Direction::Broadened,
            _ => Direction::Narrowed,
        };
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
                Force::Duty if facet == Facet::Duration && shown.days.is_some() && gone.is_none() != come.is_none() => {
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

    /// Whether words were only put in, joined to their neighbours by a conjunction of the language.
    fn is_added(&self, old: &Range<usize>, new: &Range<usize>) -> bool {
        old.is_empty() && (self.class_in(true, new, Class::Conjunction))
    }

    /// Whether a value that only went is told by a wider one of its facet that came elsewhere in the sentence, or the
    /// reverse: from "a licence until the offer ends" to "a perpetual licence" nothing narrows.
    fn is_outweighed(&self, gone: Option<Mention>, come: Option<Mention>) -> bool {
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

    /// An age that rose or fell: "16 or older" became "13 or older".
    fn age(&self, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let age = |is_new: bool, range: &Range<usize>| -> Option<f64> {
            let (place, read) =
                if is_new { (self.new, self.ground.new_read) } else { (self.old, self.ground.old_read) };
            let clause = &read[place.clause];
            let text = if is_new { &self.ground.new[place.clause].text } else { &self.ground.old[place.clause].text };
            let sentence = &clause.sentences[place.sentence].tokens;
            let at = range.clone().find(|&at| clause.tokens[at].kind == TokenKind::Number)?;
            let near = at.saturating_sub(AGE_REACH).max(sentence.start)..(at + 1 + AGE_REACH).min(sentence.end);
            let years: f64 = clause.tokens[at].span.of(text).parse().ok()?;
            let told =
                self.ground.language.marks(&clause.tokens[near]).iter().any(|mark| mark.cue == Cue::Class(Class::Age));
            let person = PLAUSIBLE_AGE.contains(&years);
            (told && person && self.no_length(is_new, at)).then_some(years)
        };
        let (was, is) = (age(false, old)?, age(true, new)?);
        let way = match is.total_cmp(&was) {
            std::cmp::Ordering::Less => Direction::Broadened,
            std::cmp::Ordering::Greater => Direction::Narrowed,
            std::cmp::Ordering::Equal => return None,
        };
        let value = self.ground.model.find(Facet::Subject, "teens")?;
        Some(self.draft(Facet::Subject, Told::Value(value), way, old.clone(), new.clone(), "edit: an age", None))
    }

    /// Whether the number at a token is part of no length of time of keeping: "30 days".
    fn no_length(&self, is_new: bool, at: usize) -> bool {
        let sentence = if is_new { self.is } else { self.was };
        !sentence.mentions().any(|(_, mention)| {
            mention.days.is_some_and(|days| days < YEAR) && (mention.first..=mention.last).contains(&at)
        })
    }

    /// A consent that gave way to another legal basis, or the reverse: "Consent" became "Legitimate interests".
    fn basis(&self, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let model = self.ground.model;
        let named = |sentence: &Sentence, range: &Range<usize>, names: &[&str]| {
            sentence.mentions().any(|(_, mention)| {
                range.contains(&mention.first)
                    && mention.facet == Facet::Safeguard
                    && names.contains(&model.value(mention.value).id.as_str())
            })
        };
        let consent = |sentence: &Sentence, range: &Range<usize>| named(sentence, range, &["opt_in"]);
        let other = |sentence: &Sentence, range: &Range<usize>| named(sentence, range, &OTHER_BASES);
        let all = |sentence: &Sentence| sentence.tokens.clone();
        let lost = consent(self.was, old) && other(self.is, new) && !consent(self.is, &all(self.is));
        let won = other(self.was, old) && consent(self.is, new) && !consent(self.was, &all(self.was));
        let way = match (lost, won) {
            (true, false) => Direction::Broadened,
            (false, true) => Direction::Narrowed,
            _ => return None,
        };
        let value = model.find(Facet::Safeguard, "opt_in")?;
        let (old, new) = (old.clone(), new.clone());
        Some(self.draft(Facet::Safeguard, Told::Value(value), way, old, new, "edit: another legal basis", None))
    }

    /// An exception that came or went.
    fn exception(&self, statement: &Statement, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let came = self.class_in(true, new, Class::Exception);
        let went = self.class_in(false, old, Class::Exception);
        if came == went {
            return None;
        }
        let protects = matches!(statement.force, Force::Promise | Force::Limit | Force::Duty | Force::Right);
        let way = if came == protects { Direction::Broadened } else { Direction::Narrowed };
        let name = if came { "exception_added" } else { "exception_removed" };
        Some(self.draft(Facet::Modality, Told::Named(name), way, old.clone(), new.clone(), "edit: an exception", None))
    }

    /// A list that was opened or closed.
    fn list(&self, statement: &Statement, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let (opened, closed) = (self.class_in(true, new, Class::OpenList), self.class_in(false, old, Class::OpenList));
        let words = |range: &Range<usize>| range.len();
        if opened == closed || words(old).max(words(new)) > LONGEST_OPENER || statement.force != Force::Permission {
            return None;
        }
        // "such as" that became "like" opens nothing: only words that closed the list may stand in its place.
        let (is_new, instead) = if opened { (false, old) } else { (true, new) };
        if !instead.is_empty() && !self.class_in(is_new, instead, Class::ClosedList) {
            return None;
        }
        let at = if opened { new.end } else { old.end };
        let side = if opened { self.is } else { self.was };
        let facet = side.mentions().map(|(_, mention)| mention).find(|mention| mention.first >= at)?.facet;
        let way = if opened { Direction::Broadened } else { Direction::Narrowed };
        Some(self.draft(
            facet,
            Told::Named("open_list"),
            way,
            old.clone(),
            new.clone(),
            "edit: a list opened or closed",
            None,
        ))
    }

    /// An item that the lexicon does not know, in a list whose neighbours it knows: told under their facet.
    fn enumeration(&self, statement: &Statement, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let (is_new, sentence, range) = match (old.is_empty(), new.is_empty()) {
            (true, false) => (true, self.is, new),
            (false, true) => (false, self.was, old),
            _ => return None,
        };
        let (place, read) = if is_new { (self.new, self.ground.new_read) } else { (self.old, self.ground.old_read) };
        let clause = &read[place.clause];
        let comma = |at: Option<usize>| at.and_then(|at| clause.tokens.get(at)).is_some_and(|token| token.is_mark(','));
        let listed = comma(range.start.checked_sub(1))
            || comma(Some(range.end))
            || clause.tokens[range.clone()].iter().any(|token| token.is_mark(','));
        let telling = clause.tokens[range.clone()]
            .iter()
            .filter(|token| token.is_word() && token.span.len() >= LONG_WORD)
            .count();
        // An item is a noun phrase: what holds a subject, a verb or a clause of its own is none.
        let says = [Class::Company, Class::Person, Class::Auxiliary, Class::May]
            .iter()
            .any(|&class| self.class_in(is_new, range, class));
        if !listed || telling == 0 || range.len() > LONGEST_ITEMS || says {
            return None;
        }
        let way = if is_new { Direction::Broadened } else { Direction::Narrowed };
        if matches!(statement.force, Force::Right) {
            // More places or people that have a right.
            let safeguard =
                statement.mentions.iter().find(|mention| mention.facet == Facet::Safeguard && mention.strong)?;
            let names = clause.tokens[range.clone()]
                .iter()
                .filter(|token| token.is_word())
                .all(|token| token.kind != TokenKind::Lower || token.span.len() < LONG_WORD);
            return names.then(|| {
                self.draft(
                    Facet::Safeguard,
                    Told::Value(safeguard.value),
                    reverse(way),
                    old.clone(),
                    new.clone(),
                    "edit: who has a right",
                    safeguard.phrase,
                )
            });
        }
        if !matches!(statement.force, Force::Permission | Force::Limit | Force::Promise) {
            return None;
        }
        // Places are names: "Singapore", "the Netherlands".
        let names = clause.tokens[range.clone()]
            .iter()
            .filter(|token| token.is_word())
            .all(|token| token.kind != TokenKind::Lower || token.span.len() < LONG_WORD);
        let neighbour = sentence
            .mentions()
            .map(|(_, mention)| mention)
            .filter(|mention| {
                let place = mention.facet == Facet::Territory && is_about_place(self.ground, statement);
                matches!(mention.facet, Facet::Data | Facet::Recipient) || place && names
            })
            .map(|mention| (apart(mention, range), mention))
            .filter(|(apart, _)| *apart <= NEIGHBOUR)
            .min_by_key(|(apart, mention)| (!mention.strong, *apart, mention.first))?
            .1;
        let way = if statement.force == Force::Promise { reverse(way) } else { way };
        let facet = match statement.topic {
            Some(Topic::Recipient) => Facet::Recipient,
            Some(Topic::Purpose) => Facet::Purpose,
            Some(Topic::Data) => Facet::Data,
            _ => neighbour.facet,
        };
        let name = match facet {
            Facet::Data => "other_data",
            Facet::Recipient => "other_recipient",
            _ => "other_country",
        };
        Some(self.draft(facet, Told::Named(name), way, old.clone(), new.clone(), "edit: an item of a list", None))
    }

    /// "may" that became "will", or the reverse, and nothing else.
    fn mood(&self, differences: &[Difference]) -> Option<Draft> {
        let [difference] = differences else { return None };
        let (old, new) = (tokens_of(self.was, &difference.old), tokens_of(self.is, &difference.new));
        let (before, after) = (statement_of(self.was, &old)?, statement_of(self.is, &new)?);
        if before.force != after.force || !before.force.is_scope() || old.len() > 2 || new.len() > 2 {
            return None;
        }
        let (name, way) = match (before.mood, after.mood) {
            (Mood::May, Mood::Will | Mood::Must) => ("may_to_will", Direction::Broadened),
            (Mood::Will | Mood::Must, Mood::May) => ("will_to_may", Direction::Narrowed),
            _ => return None,
        };
        let way = if before.force == Force::Permission { way } else { reverse(way) };
        Some(self.draft(Facet::Modality, Told::Named(name), way, old, new, "edit: how firmly it is said", None))
    }

    fn class_in(&self, is_new: bool, range: &Range<usize>, class: Class) -> bool {
        if range.is_empty() {
            return false;
        }
        let (place, read) = if is_new { (self.new, self.ground.new_read) } else { (self.old, self.ground.old_read) };
        let tokens = &read[place.clause].tokens;
        let marks: Vec<Mark> = self.ground.language.marks(&tokens[range.clone()]);
        marks.iter().any(|mark| mark.cue == Cue::Class(class))
    }

    #[allow(clippy::too_many_arguments)]
    fn draft(
        &self,
        facet: Facet,
        told: Told,
        direction: Direction,
        old: Range<usize>,
        new: Range<usize>,
        rule: &'static str,
        phrase: Option<u32>,
    ) -> Draft {
        let words = |place: Place, sentence: &Sentence, range: Range<usize>| {
            // Where nothing went, the words around the place are quoted.
            let tokens = if range.is_empty() { around(sentence, range.start) } else { range };
            Some(Words { place, tokens })
        };
        let statement = statement_of(self.is, &new).or_else(|| statement_of(self.was, &old));
        let weight = statement.map_or(crate::scope::model::Weight::Medium, |statement| {
            weigh::weight(self.ground.model, facet, &told, direction, statement)
        });
        Draft {
            change: self.change,
            facet,
            told,
            direction,
            old: words(self.old, self.was, old),
            new: words(self.new, self.is, new),
            rule,
            phrase,
            from_to: None,
            only: None,
            weight,
        }
    }
}

/// Weight from which an act is told where a sentence was reworded: others are told by what they are done to.
const WEIGHTY_ACT: u8 = 4;
/// Weight of values too general to be told by an edit.
const GENERAL: u8 = 1;
/// Legal bases that need no consent.
const OTHER_BASES: [&str; 2] = ["legitimate_interests", "contract_basis"];
/// Shortest statement that can come or go within a sentence, in tokens.
const SHORTEST_STATEMENT: usize = 5;
/// Longest opener of a list, in words.
const LONGEST_OPENER: usize = 6;

/// Tokens around a number in which it is said to be an age.
const AGE_REACH: usize = 6;
/// Years that can be the age at which a person is protected or admitted.
const PLAUSIBLE_AGE: std::ops::RangeInclusive<f64> = 10.0..=25.0;
/// Days of a year.
const YEAR: f64 = 365.0;
/// Longest run of items of a list, in tokens.
const LONGEST_ITEMS: usize = 30;
/// Shortest word that tells something, in bytes.
const LONG_WORD: usize = 4;
/// Tokens between an item and the neighbour that tells what the list is about.
const NEIGHBOUR: usize = 4;

/// Tokens between a mention and a range.
fn apart(mention: &Mention, range: &Range<usize>) -> usize {
    if mention.last < range.start { range.start - mention.last } else { (mention.first + 1).saturating_sub(range.end) }
}

fn around(sentence: &Sentence, at: usize) -> Range<usize> {
    let start = at.saturating_sub(3).max(sentence.tokens.start);
    start..(at + 3).min(sentence.tokens.end)
}

/// The tokens of a range of words; where it is empty, the place between two words.
fn tokens_of(sentence: &Sentence, words: &Range<usize>) -> Range<usize> {
    if words.is_empty() {
        let at = sentence.words.get(words.start).map_or(sentence.tokens.end, |&(_, first, _)| first);
        return at..at;
    }
    sentence.words[words.start].1..sentence.words[words.end - 1].2 + 1
}

fn statement_of<'a>(sentence: &'a Sentence, tokens: &Range<usize>) -> Option<&'a Statement> {
    sentence
        .statement_at(tokens.start)
        .or_else(|| sentence.statement_at(tokens.start.saturating_sub(1)))
        .or_else(|| sentence.statements.last())
}

/// Mentions that a difference touches and that the other sentence does not hold.
fn touched(sentence: &Sentence, tokens: &Range<usize>, other: &Sentence, others: &Range<usize>) -> Vec<Mention> {
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
                    || !other.mentions().any(|(_, known)| known.value == mention.value && known.days == mention.days))
        })
        .map(|(_, mention)| *mention)
        .collect()
}

/// Whether a statement says where data go or are kept.
fn is_about_place(ground: &Ground<'_>, statement: &Statement) -> bool {
    matches!(statement.force, Force::Right | Force::Duty)
        || statement.mentions.iter().any(|mention| {
            mention.facet == Facet::Action
                && matches!(
                    ground.model.value(mention.value).id.as_str(),
                    "transfer" | "retain" | "share" | "license" | "use" | "collect"
                )
        })
}

/// Whether a statement's length of time is about keeping or deleting data.
fn speaks_of_time(ground: &Ground<'_>, statement: &Statement) -> bool {
    statement.mentions.iter().any(|mention| {
        mention.facet == Facet::Action
            && matches!(ground.model.value(mention.value).id.as_str(), "retain" | "delete" | "use" | "license")
            || mention.facet == Facet::Safeguard && ground.model.value(mention.value).id == "deletion"
    })
}
