//! What turns a sentence: promises, how firmly it is said, ages, legal bases.

use super::super::{Draft, Told, whole};
use super::{Edit, statement_of, tokens_of};
use crate::scope::lexicon::{Class, Cue, Mark, ValueId};
use crate::scope::model::{Direction, Facet};
use crate::scope::order::reverse;
use crate::scope::passages::Difference;
use crate::scope::statement::{Force, Holder, Mention, Mood, Sentence, Statement};
use crate::text::TokenKind;
use std::ops::Range;

/// Legal bases that need no consent.
const OTHER_BASES: [&str; 2] = ["legitimate_interests", "contract_basis"];
/// Tokens around a number in which it is said to be an age.
const AGE_REACH: usize = 6;
/// Years that can be the age at which a person is protected or admitted.
const PLAUSIBLE_AGE: std::ops::RangeInclusive<f64> = 10.0..=25.0;
/// Years from which those whom an age admits or protects are no children any more.
const TEENS: f64 = 16.0;
/// Longest words that only say how firmly something is meant, with the verb that they change the form of, in tokens.
const LONGEST_MOOD: usize = 3;
/// The same where data in general are named too.
const LONGEST_STATED: usize = 6;
/// Days of a year.
const YEAR: f64 = 365.0;

impl Edit<'_> {
    /// A promise that became a permission, or the reverse.
    pub(super) fn promise(&self) -> Option<Draft> {
        let holds = |sentence: &Sentence, forces: &[Force]| {
            sentence.statements.iter().any(|statement| forces.contains(&statement.force))
        };
        let promised = |sentence: &Sentence| holds(sentence, &[Force::Promise]);
        // "We never do it" that became "we do it only if …" is no promise any more.
        let permitted = |sentence: &Sentence| holds(sentence, &[Force::Permission, Force::Limit]);
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

    /// A right or a safeguard that is denied now, or no longer: "we honour …" became "we do not respond to …".
    pub(super) fn denied_right(&self) -> Option<Draft> {
        let safeguards = |sentence: &Sentence, denied: bool| -> Vec<ValueId> {
            let given = |said: &Statement| match said.force {
                Force::RightDenied => denied,
                Force::Duty | Force::Right => !denied,
                _ => false,
            };
            let said = sentence.statements.iter().filter(|said| given(said)).flat_map(|said| &said.mentions);
            said.filter(|said| said.facet == Facet::Safeguard && said.strong).map(|said| said.value).collect()
        };
        let [was, is] = [self.was, self.is].map(|sentence| [safeguards(sentence, false), safeguards(sentence, true)]);
        // What is given beside the denial too is not lost.
        let turned = |[given, _]: &[Vec<ValueId>; 2], [still, denied]: &[Vec<ValueId>; 2]| {
            given.iter().find(|value| denied.contains(value)).filter(|value| !still.contains(value)).copied()
        };
        let (value, way) = match (turned(&was, &is), turned(&is, &was)) {
            (Some(value), None) => (value, Direction::Broadened),
            (None, Some(value)) => (value, Direction::Narrowed),
            _ => return None,
        };
        let (old, new) = (self.was.tokens.clone(), self.is.tokens.clone());
        Some(self.draft(Facet::Safeguard, Told::Value(value), way, old, new, "right: denied or no longer", None))
    }

    /// Who was not admitted and is now, or the reverse: "minors cannot register" became "minors can register if …".
    pub(super) fn admitted(&self) -> Option<Draft> {
        let excludes = |sentence: &Sentence| -> Option<ValueId> {
            let excluded = sentence.statements.iter().filter(|said| said.force == Force::Exclusion);
            let mut whom = excluded.flat_map(|said| &said.mentions).filter(|said| said.facet == Facet::Subject);
            whom.find(|said| said.strong).map(|said| said.value)
        };
        // "No minors may register" admits nobody either.
        let admits = |is_new: bool, value: ValueId| {
            let tokens = &self.sentence(is_new).tokens;
            self.sentence(is_new).mentions().any(|(_, said)| said.value == value)
                && self.class_in(is_new, tokens, Class::May)
                && !self.class_in(is_new, tokens, Class::Negation)
        };
        let (value, way) = match (excludes(self.was), excludes(self.is)) {
            (Some(value), None) if admits(true, value) => (value, Direction::Broadened),
            (None, Some(value)) if admits(false, value) => (value, Direction::Narrowed),
            _ => return None,
        };
        let (old, new) = (self.was.tokens.clone(), self.is.tokens.clone());
        let rule = "exclusion: who is not admitted";
        Some(self.draft(Facet::Subject, Told::Value(value), way, old, new, rule, None))
    }

    /// A consent that gave way to a choice to object is one change: what came is less than what went.
    pub(super) fn one_consent(&self, mut drafts: Vec<Draft>) -> Vec<Draft> {
        let told = |draft: &Draft, name: &str, way: Direction| {
            matches!(draft.told, Told::Value(value) if self.ground.model.value(value).id == name)
                && draft.direction == way
        };
        if drafts.iter().any(|draft| told(draft, "opt_in", Direction::Broadened)) {
            drafts.retain(|draft| !told(draft, "opt_out", Direction::Narrowed));
        } else if drafts.iter().any(|draft| told(draft, "opt_in", Direction::Narrowed)) {
            drafts.retain(|draft| !told(draft, "opt_out", Direction::Broadened));
        }
        drafts
    }

    /// "Your story | and any other information with your consent": a consent that came, or went, together with what it is to asks no
    /// more, and no less, for what stays.
    pub(super) fn leave_out_consent_to_items(&self, drafts: &mut Vec<Draft>) {
        let items = |draft: &Draft, other: &Draft| {
            matches!(draft.facet, Facet::Data | Facet::Recipient | Facet::Purpose)
                && draft.direction == reverse(other.direction)
        };
        let consent =
            |draft: &Draft| matches!(draft.told, Told::Value(value) if self.ground.model.value(value).id == "opt_in");
        let asked: Vec<bool> =
            drafts.iter().map(|draft| consent(draft) && drafts.iter().any(|other| items(other, draft))).collect();
        let mut asked = asked.into_iter();
        drafts.retain(|_| !asked.next().unwrap_or_default());
    }

    /// An age that rose or fell: "16 or older" became "13 or older".
    pub(super) fn age(&self, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        // The years, and whether words beside them say that they are an age.
        let age = |is_new: bool, range: &Range<usize>| -> Option<(f64, bool)> {
            let place = if is_new { self.new } else { self.old };
            let clause = self.clause(is_new);
            let written = self.written(is_new);
            let sentence = &clause.sentences[place.sentence].tokens;
            let number = |at: usize| -> Option<f64> {
                let token = &clause.tokens[at];
                let told = || token.span.of(&written.text).parse().ok();
                if token.kind == TokenKind::Number { told() } else { self.ground.language.number(token.word) }
            };
            let (at, years) = range.clone().find_map(|at| number(at).map(|years| (at, years)))?;
            let near = at.saturating_sub(AGE_REACH).max(sentence.start)..(at + 1 + AGE_REACH).min(sentence.end);
            // "Section 14" is no age.
            let span = clause.tokens[at].span;
            let referred = written.references.iter().any(|to| to.span.start <= span.start && span.end <= to.span.end);
            let told =
                self.ground.language.marks(&clause.tokens[near]).iter().any(|mark| mark.cue == Cue::Class(Class::Age));
            let person = PLAUSIBLE_AGE.contains(&years);
            // "You must be | 16" says so where the other side does.
            let may_be = told || self.is_at(is_new, at.checked_sub(1), Class::Auxiliary);
            (may_be && person && !referred && self.no_length(is_new, at)).then_some((years, told))
        };
        let ((was, old_told), (is, new_told)) = (age(false, old)?, age(true, new)?);
        if !old_told && !new_told {
            return None;
        }
        // Whose data may be used under an age is not who is admitted from it on.
        let uses = |sentence: &Sentence| {
            let mut acts = sentence.statements.iter().filter(|said| said.force == Force::Permission);
            acts.any(|said| said.mentions.iter().any(|act| act.facet == Facet::Action && act.strong))
        };
        let under = |sentence: &Sentence, range: &Range<usize>| {
            sentence
                .mentions()
                .any(|(_, said)| said.facet == Facet::Subject && said.first < range.end && range.start <= said.last)
        };
        if uses(self.was) && uses(self.is) && (under(self.was, old) || under(self.is, new)) {
            return None;
        }
        let way = match is.total_cmp(&was) {
            std::cmp::Ordering::Less => Direction::Broadened,
            std::cmp::Ordering::Greater => Direction::Narrowed,
            std::cmp::Ordering::Equal => return None,
        };
        let named = if was.min(is) < TEENS { "children" } else { "teens" };
        let value = self.ground.model.find(Facet::Subject, named)?;
        // Whose age it is stands before it.
        let quoted = |sentence: &Sentence, range: &Range<usize>| {
            range.start.saturating_sub(AGE_REACH).max(sentence.tokens.start)..range.end
        };
        let (old, new) = (quoted(self.was, old), quoted(self.is, new));
        Some(self.draft(Facet::Subject, Told::Value(value), way, old, new, "edit: an age", None))
    }

    /// Whether the number at a token is part of no length of time of keeping: "30 days".
    pub(super) fn no_length(&self, is_new: bool, at: usize) -> bool {
        let sentence = self.sentence(is_new);
        !sentence.mentions().any(|(_, mention)| {
            mention.days.is_some_and(|days| days < YEAR) && (mention.first..=mention.last).contains(&at)
        })
    }

    /// A consent that gave way to another legal basis, or the reverse: "Consent" became "Legitimate interests".
    pub(super) fn basis(&self, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
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
        let (way, told) = match (lost, won) {
            (true, false) => (Direction::Broadened, "opt_in"),
            (false, true) => (Direction::Narrowed, "opt_in"),
            _ => self.basis_beside_consent(old, new)?,
        };
        let value = model.find(Facet::Safeguard, told)?;
        let (old, new) = (old.clone(), new.clone());
        Some(self.draft(Facet::Safeguard, Told::Value(value), way, old, new, "edit: another legal basis", None))
    }

    /// A basis that came beside the consent that is asked for, or went from its side: "your consent | or our legitimate interests".
    fn basis_beside_consent(&self, old: &Range<usize>, new: &Range<usize>) -> Option<(Direction, &'static str)> {
        let (is_new, _, range) = self.only_side(old, new)?;
        let named = |mention: &Mention| -> Option<&'static str> {
            let id = &self.ground.model.value(mention.value).id;
            OTHER_BASES.into_iter().chain(["opt_in"]).find(|name| mention.facet == Facet::Safeguard && id == name)
        };
        let bases = |is_new: bool| -> Vec<(&'static str, Mention)> {
            let mentions = self.sentence(is_new).mentions();
            mentions.filter_map(|(_, mention)| Some((named(mention)?, *mention))).collect()
        };
        let (here, there) = (bases(is_new), bases(!is_new));
        let asks = |bases: &[(&str, Mention)]| bases.iter().any(|(name, said)| *name == "opt_in" && !said.lacking);
        let fresh = |(name, said): &&(&str, Mention)| {
            *name != "opt_in" && range.contains(&said.first) && !there.iter().any(|(other, _)| other == name)
        };
        let (name, _) = here.iter().find(fresh)?;
        // What else the words name is told by that, and a right that holds for one more basis is more of a right.
        let alone = self.sentence(is_new).mentions().all(|(said, mention)| {
            !range.contains(&mention.first)
                || said.force != Force::Right && (named(mention).is_some() || mention.facet == Facet::Action)
        });
        let joined = self.class_in(is_new, range, Class::Conjunction);
        let way = if is_new { Direction::Broadened } else { Direction::Narrowed };
        (asks(&here) && asks(&there) && alone && joined).then_some((way, *name))
    }

    /// "may" that became "will", or the reverse, and nothing else that tells anything.
    pub(super) fn mood(&self, differences: &[Difference]) -> Option<Draft> {
        // "We store it where you live" that became "we may store it outside of where you live" is no less.
        let outside = |difference: &Difference| {
            let (old, new) = (tokens_of(self.was, &difference.old), tokens_of(self.is, &difference.new));
            self.class_in(false, &old, Class::Outside) || self.class_in(true, &new, Class::Outside)
        };
        let mood = differences.iter().find_map(|difference| self.mood_of(difference))?;
        (!differences.iter().any(outside)).then_some(mood)
    }

    /// The same of one difference.
    fn mood_of(&self, difference: &Difference) -> Option<Draft> {
        let (old, new) = (tokens_of(self.was, &difference.old), tokens_of(self.is, &difference.new));
        let (before, after) = (statement_of(self.was, &old)?, statement_of(self.is, &new)?);
        let only_mood = || self.only_mood(false, before, &old) && self.only_mood(true, after, &new);
        let stated = before.mood == Mood::States || after.mood == Mood::States;
        let long = old.len().max(new.len()) > LONGEST_MOOD && !(stated && only_mood());
        let is_modal = |mark: &Mark| matches!(mark.cue, Cue::Class(Class::May | Class::Will | Class::Must));
        let modal = |is_new: bool, range: &Range<usize>| self.marks_in(is_new, range).iter().any(is_modal);
        // What may be deleted is no duty: "we will delete it" that became "we may delete it" has lost one.
        let deletes = |said: &Statement| whole::deletes(self.ground, said);
        let lapsed = |duty: &Statement, other: &Statement| {
            duty.force == Force::Duty && other.mood == Mood::May && deletes(duty) && deletes(other)
        };
        let same = before.force == after.force && before.force.is_scope();
        let alike = same || lapsed(before, after) || lapsed(after, before);
        if !alike || long || !modal(false, &old) && !modal(true, &new) {
            return None;
        }
        let force = if same { before.force } else { Force::Duty };
        // A duty is as firm where it is only stated, "nous vous avertirons".
        let firm = |statement: &Statement| match statement.mood {
            Mood::States if statement.force == Force::Duty => Mood::Will,
            mood => mood,
        };
        // "We may share it" that became "we share it": what the company is plainly said to do is done.
        let acts = |statement: &Statement| -> Vec<ValueId> {
            statement.mentions.iter().filter(|said| said.facet == Facet::Action).map(|said| said.value).collect()
        };
        // So is what is said to be done by nobody who is named: "it is shared", "our systems scan it".
        let does = |statement: &Statement| {
            matches!(statement.holder, Holder::Company | Holder::Unstated) && force == Force::Permission
        };
        let plainly = || does(before) && does(after) && acts(before) == acts(after) && only_mood();
        let dropped = || self.class_in(false, &old, Class::May) && plainly();
        let put_in = || self.class_in(true, &new, Class::May) && plainly();
        let (name, way) = match (firm(before), firm(after)) {
            (Mood::May, Mood::Will | Mood::Must) => ("may_to_will", Direction::Broadened),
            (Mood::Will | Mood::Must, Mood::May) => ("will_to_may", Direction::Narrowed),
            (Mood::May, Mood::States) if dropped() => ("may_to_will", Direction::Broadened),
            // What was plainly done may be left now, and may be done: nobody can say whether that is less.
            (Mood::States, Mood::May) if put_in() => ("will_to_may", Direction::Changed),
            _ => return None,
        };
        // "We may limit how we use it", "we may pause your right to it": to limit it for certain is no more.
        let restrains = |class: Class| self.class_in(true, &after.tokens, class);
        let restrained = match force {
            Force::Permission | Force::Right => true,
            Force::Duty => !(deletes(before) && deletes(after)),
            _ => false,
        };
        if restrained && (restrains(Class::Restraining) || restrains(Class::Refusing)) {
            return None;
        }
        let way = if force == Force::Permission { way } else { reverse(way) };
        Some(self.draft(Facet::Modality, Told::Named(name), way, old, new, "edit: how firmly it is said", None))
    }

    /// Whether the words of one side of a difference only say how firmly an act is meant, with the act and words for data in
    /// general: "may collect", "also collect data".
    fn only_mood(&self, is_new: bool, statement: &Statement, range: &Range<usize>) -> bool {
        const PLAIN: [Class; 5] = [Class::May, Class::Adverb, Class::DataWord, Class::OpenList, Class::Auxiliary];
        let tokens = &self.clause(is_new).tokens;
        let acts = |at: usize| statement.mentions.iter().any(|act| act.facet == Facet::Action && act.first == at);
        range.len() <= LONGEST_STATED
            && range.clone().all(|at| {
                !tokens[at].is_word() || acts(at) || PLAIN.iter().any(|&class| self.is_at(is_new, Some(at), class))
            })
    }
}
