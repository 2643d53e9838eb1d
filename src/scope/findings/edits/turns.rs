//! What turns a sentence: promises, how firmly it is said, ages, legal bases, exceptions.

use super::super::{Draft, Told};
use super::lists::apart;
use super::way::Shift;
use super::{Edit, Touched, statement_of, tokens_of};
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
/// Tokens at the start of a difference in which an exception begins.
const EXCEPTION_START: usize = 6;
/// Longest words in whose place an exception stands, in tokens.
const LONGEST_REPLACED: usize = 4;
/// Tokens between the words of an exception and the consent or objection that it is about.
const CONSENT_REACH: usize = 3;
/// Years that can be the age at which a person is protected or admitted.
const PLAUSIBLE_AGE: std::ops::RangeInclusive<f64> = 10.0..=25.0;
/// Years from which those whom an age admits or protects are no children any more.
const TEENS: f64 = 16.0;
/// Shortest words that say on what something depends, in tokens.
const SHORTEST_CONDITION: usize = 3;
/// Longest words that only say how firmly something is meant, with the verb that they change the form of, in tokens.
const LONGEST_MOOD: usize = 3;
/// Longest words that only qualify, in tokens.
const LONGEST_QUALIFIER: usize = 5;
/// Tokens between a safeguard and the words that qualify it.
const QUALIFIED_REACH: usize = 4;
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
        let names = |sentence: &Sentence, value: ValueId| sentence.mentions().any(|(_, said)| said.value == value);
        let (value, way) = match (excludes(self.was), excludes(self.is)) {
            (Some(value), None) if names(self.is, value) => (value, Direction::Broadened),
            (None, Some(value)) if names(self.was, value) => (value, Direction::Narrowed),
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

    /// An age that rose or fell: "16 or older" became "13 or older".
    pub(super) fn age(&self, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let age = |is_new: bool, range: &Range<usize>| -> Option<f64> {
            let place = if is_new { self.new } else { self.old };
            let clause = self.clause(is_new);
            let text = if is_new { &self.ground.new[place.clause].text } else { &self.ground.old[place.clause].text };
            let sentence = &clause.sentences[place.sentence].tokens;
            let number = |at: usize| -> Option<f64> {
                let token = &clause.tokens[at];
                let told = || token.span.of(text).parse().ok();
                if token.kind == TokenKind::Number { told() } else { self.ground.language.number(token.word) }
            };
            let (at, years) = range.clone().find_map(|at| number(at).map(|years| (at, years)))?;
            let near = at.saturating_sub(AGE_REACH).max(sentence.start)..(at + 1 + AGE_REACH).min(sentence.end);
            // "Section 14" is no age.
            let own = &if is_new { self.ground.new } else { self.ground.old }[place.clause];
            let span = clause.tokens[at].span;
            let referred = own.references.iter().any(|to| to.span.start <= span.start && span.end <= to.span.end);
            let told =
                self.ground.language.marks(&clause.tokens[near]).iter().any(|mark| mark.cue == Cue::Class(Class::Age));
            let person = PLAUSIBLE_AGE.contains(&years);
            (told && person && !referred && self.no_length(is_new, at)).then_some(years)
        };
        let (was, is) = (age(false, old)?, age(true, new)?);
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
        let sentence = if is_new { self.is } else { self.was };
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
    pub(super) fn exception(&self, statement: &Statement, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let came = self.class_in(true, new, Class::Exception);
        let went = self.class_in(false, old, Class::Exception);
        if came == went {
            return None;
        }
        let (is_new, range, instead) = if came { (true, new, old) } else { (false, old, new) };
        // Words of which an exception is only a part say more than that, and so do words that gave way to it.
        let opens = range.start..(range.start + EXCEPTION_START).min(range.end);
        if !self.class_in(is_new, range, Class::Exception)
            || self.of_class(is_new, range, Class::Exception).all(|mark| mark.first >= opens.len())
            || instead.len() > LONGEST_REPLACED
        {
            return None;
        }
        // "Only with parental consent" is told as the safeguard that it is.
        let sentence = if is_new { self.is } else { self.was };
        let consent = sentence.mentions().any(|(_, mention)| {
            let id = self.ground.model.value(mention.value).id.as_str();
            // "Unless you opt out": the exception is the words before it.
            let touches = mention.first < range.end + CONSENT_REACH && mention.last >= range.start;
            mention.strong && touches && matches!(id, "opt_in" | "opt_out" | "parental_consent")
        });
        let holds = |forces: &[Force]| sentence.statements.iter().any(|said| forces.contains(&said.force));
        // "Unless you object, your data are passed on": so is what leads the permission in.
        let permits = holds(&[Force::Permission, Force::Limit]) && !holds(&[Force::Promise]);
        if consent && (permits || matches!(statement.force, Force::Permission | Force::Limit)) {
            return None;
        }
        // "…, and, unless you opt out, to train AI": what is joined there is more than an exception.
        let joined = self.class_in(is_new, &(range.start..range.start + 1), Class::Conjunction);
        if joined && statement.force == Force::Permission {
            return None;
        }
        // "Only with …" bounds what was permitted, and makes a limit of it.
        let bare = if is_new { statement_of(self.was, old) } else { statement_of(self.is, new) };
        let bounded = bare.filter(|bare| statement.force == Force::Limit && bare.force == Force::Permission);
        let names = ("exception_added", "exception_removed");
        Some(self.proviso(bounded.unwrap_or(statement), is_new, names, old, new, "edit: an exception"))
    }

    /// One more case in an exception of a promise, or one less: "unless the law asks for it | or our interests do |".
    pub(super) fn excepted_more(&self, statement: &Statement, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let (is_new, sentence, range) = self.only_side(old, new).filter(|_| statement.force == Force::Promise)?;
        let joined = self.begins_with(is_new, range, &[Class::Conjunction]) && range.len() >= SHORTEST_CONDITION;
        let opened = self.exception_before(is_new, range.start)?;
        // What "and" adds to a consent or behind a verb, "unless you agree and confirm it", asks for more, unless it is a case of
        // its own: "except when the law asks for it and when we are sold".
        let names = |class: Class, within: &Range<usize>| self.class_in(is_new, within, class);
        let clause = |within: &Range<usize>| names(Class::Subordinator, within) || names(Class::RelativeOpener, within);
        let consents = sentence
            .mentions()
            .any(|(_, said)| said.facet == Facet::Safeguard && (opened.start..range.end).contains(&said.first));
        let asks = consents || clause(&(opened.end..range.start)) && !clause(range);
        let one_more_case = !asks || self.begins_with(is_new, range, &[Class::Disjunction]);
        let names = ("exception_added", "exception_removed");
        (joined && one_more_case)
            .then(|| self.proviso(statement, is_new, names, old, new, "edit: what an exception holds"))
    }

    /// A limit that came or went without anything else: "only while you travel".
    pub(super) fn limit_of(&self, difference: &Difference) -> Option<Draft> {
        let (old, new) = (tokens_of(self.was, &difference.old), tokens_of(self.is, &difference.new));
        let (before, after) = (statement_of(self.was, &old), statement_of(self.is, &new));
        // "Ne … que" may part around words that stay.
        let closes = |is_new: bool, range: &Range<usize>| {
            let sentence = if is_new { &self.is.tokens } else { &self.was.tokens };
            let touches =
                |mark: Mark| sentence.start + mark.first < range.end && sentence.start + mark.last >= range.start;
            self.of_class(is_new, sentence, Class::ClosedList).any(touches)
        };
        let (name, way) = match (before?.force, after?.force) {
            (Force::Limit, Force::Permission) if closes(false, &old) => ("promise_removed", Direction::Broadened),
            (Force::Permission, Force::Limit) if closes(true, &new) => ("promise_added", Direction::Narrowed),
            _ => return None,
        };
        // "Subject to your consent" that became "only with your consent" is the same limit.
        let consents = |sentence: &Sentence| {
            let mut strong = sentence.mentions().filter(|(_, mention)| mention.strong);
            strong.any(|(_, mention)| self.ground.model.value(mention.value).id == "opt_in")
        };
        if consents(self.was) && consents(self.is) {
            return None;
        }
        Some(self.draft(Facet::Modality, Told::Named(name), way, old, new, "limit: what is only done so far", None))
    }

    /// A consent that leads a sentence in, that came or went, where the sentence says what the company offers: "if you agree,
    /// we provide recommendations".
    pub(super) fn consent_led(&self, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let (is_new, sentence, range) = match (old.is_empty(), new.is_empty()) {
            (true, false) => (true, self.is, new),
            (false, true) => (false, self.was, old),
            _ => return None,
        };
        let starts = range.start == sentence.tokens.start;
        let leads = self.begins_with(is_new, range, &[Class::Subordinator]) && starts;
        let offers = sentence.statement_at(range.end)?;
        if !leads || offers.holder != Holder::Company || offers.force != Force::Other {
            return None;
        }
        let consent = |mention: &&Mention| {
            range.contains(&mention.first)
                && mention.strong
                && matches!(self.ground.model.value(mention.value).id.as_str(), "opt_in" | "parental_consent")
        };
        let consent = sentence.mentions().map(|(_, mention)| mention).find(consent)?;
        let (way, rule) = if is_new {
            (Direction::Narrowed, "edit: a value came")
        } else {
            (Direction::Broadened, "edit: a value went")
        };
        let (told, phrase) = (Told::Value(consent.value), consent.phrase);
        Some(self.draft(Facet::Safeguard, told, way, old.clone(), new.clone(), rule, phrase))
    }

    /// A safeguard that is said to be lacking, in what a duty hangs on: "if we were given it without a parent's consent, we
    /// delete it".
    pub(super) fn lacked(&self, shift: &Shift<'_>, shown: &Mention) -> Option<Draft> {
        let &Touched { statement, old, new, .. } = shift.touched;
        let is_new = shift.come.is_some();
        let is = |at: Option<usize>, class: Class| self.is_at(is_new, at, class);
        // "Without | a parent's consent".
        let near = (shown.first.saturating_sub(CONSENT_REACH)..=shown.first).rev();
        let lacking = near.into_iter().find(|&at| is(Some(at), Class::Lacking))?;
        let given = |mention: &Mention| mention.facet == Facet::Safeguard && mention.value != shown.value;
        (shift.facet == Facet::Safeguard
            && self.ground.model.value(shown.value).protects
            && shift.gone.is_none() != shift.come.is_none()
            && matches!(statement.force, Force::Duty | Force::Right)
            && !is(lacking.checked_sub(1), Class::Negation)
            && statement.mentions.iter().any(given))
        .then(|| {
            let names = ("condition_added", "condition_removed");
            self.proviso(statement, is_new, names, old, new, "edit: a condition")
        })
    }

    /// A condition that came or went, and nothing else at its place: "if you ask for it".
    pub(super) fn condition(&self, statement: &Statement, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let (is_new, range) = match (old.is_empty(), new.is_empty()) {
            (true, false) => (true, new),
            (false, true) => (false, old),
            _ => return None,
        };
        // A cell of a table names things.
        let named = self.clause(is_new).row || range.len() < SHORTEST_CONDITION;
        if named || !self.begins_with(is_new, range, &[Class::Subordinator, Class::Condition]) {
            return None;
        }
        let names = ("condition_added", "condition_removed");
        Some(self.proviso(statement, is_new, names, old, new, "edit: a condition"))
    }

    /// What a statement hangs on, that came or went: it weakens what protects and bounds what permits. `names` are told where
    /// it came and where it went.
    fn proviso(
        &self,
        statement: &Statement,
        came: bool,
        names: (&'static str, &'static str),
        old: &Range<usize>,
        new: &Range<usize>,
        rule: &'static str,
    ) -> Draft {
        // "The licence ends when you delete it" takes back what was permitted.
        let (range, sentence) = if came { (new, self.is) } else { (old, self.was) };
        let before = sentence.tokens.start..range.start.max(sentence.tokens.start);
        let ends = self.class_in(came, &before, Class::Ending);
        // "For three years, unless we keep it longer": so does what goes beyond a length of time.
        let lasts = sentence.mentions().any(|(_, mention)| mention.days.is_some());
        // "No longer" is the contrary.
        let longer = self.class_in(came, range, Class::Longer) && !self.class_in(came, range, Class::Negation);
        let ends = ends || lasts && longer;
        let protects = matches!(statement.force, Force::Promise | Force::Limit | Force::Duty | Force::Right) || ends;
        let way = if came == protects { Direction::Broadened } else { Direction::Narrowed };
        let name = if came { names.0 } else { names.1 };
        self.draft(Facet::Modality, Told::Named(name), way, old.clone(), new.clone(), rule, None)
    }

    /// A promise or a safeguard that is given only so far now, or without reserve: "where possible".
    pub(super) fn qualified(&self, statement: &Statement, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let came = self.class_in(true, new, Class::Qualifier);
        let went = self.class_in(false, old, Class::Qualifier);
        let (range, longest) = if came { (new, old.len()) } else { (old, new.len()) };
        if came == went || range.len() > LONGEST_QUALIFIER || longest > 1 {
            return None;
        }
        let way = if came { Direction::Broadened } else { Direction::Narrowed };
        let model = self.ground.model;
        let safeguard = statement.mentions.iter().find(|mention| {
            mention.facet == Facet::Safeguard
                && mention.strong
                && model.value(mention.value).protects
                && apart(mention, range) <= QUALIFIED_REACH
        });
        let (facet, told) = match (statement.force, safeguard) {
            (Force::Promise | Force::Limit, _) => {
                (Facet::Modality, Told::Named(if came { "exception_added" } else { "exception_removed" }))
            }
            (Force::Duty | Force::Permission, Some(safeguard)) => (Facet::Safeguard, Told::Value(safeguard.value)),
            _ => return None,
        };
        Some(self.draft(facet, told, way, old.clone(), new.clone(), "edit: how far it is given", None))
    }

    /// "may" that became "will", or the reverse, and nothing else.
    pub(super) fn mood(&self, differences: &[Difference]) -> Option<Draft> {
        let [difference] = differences else { return None };
        let (old, new) = (tokens_of(self.was, &difference.old), tokens_of(self.is, &difference.new));
        let (before, after) = (statement_of(self.was, &old)?, statement_of(self.is, &new)?);
        let long = old.len().max(new.len()) > LONGEST_MOOD;
        if before.force != after.force || !before.force.is_scope() || long {
            return None;
        }
        // A duty is as firm where it is only stated, "nous vous avertirons".
        let firm = |statement: &Statement| match statement.mood {
            Mood::States if statement.force == Force::Duty => Mood::Will,
            mood => mood,
        };
        let (name, way) = match (firm(before), firm(after)) {
            (Mood::May, Mood::Will | Mood::Must) => ("may_to_will", Direction::Broadened),
            (Mood::Will | Mood::Must, Mood::May) => ("will_to_may", Direction::Narrowed),
            _ => return None,
        };
        let way = if before.force == Force::Permission { way } else { reverse(way) };
        Some(self.draft(Facet::Modality, Told::Named(name), way, old, new, "edit: how firmly it is said", None))
    }
}
