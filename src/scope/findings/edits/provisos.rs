//! What a statement hangs on: exceptions, limits, and how far it is given. Conditions are told in a file of their own.

use super::super::{Draft, Told};
use super::conditions::SHORTEST_CONDITION;
use super::lists::apart;
use super::side::one_sided;
use super::way::Shift;
use super::{Edit, Touched, statement_of, tokens_of};
use crate::scope::lexicon::{Class, Mark};
use crate::scope::model::{Direction, Facet};
use crate::scope::passages::Difference;
use crate::scope::statement::{Force, Holder, Mention, Sentence, Statement};
use std::ops::Range;

/// Tokens at the start of a difference in which an exception begins.
const EXCEPTION_START: usize = 6;
/// Longest words in whose place an exception stands, in tokens.
const LONGEST_REPLACED: usize = 4;
/// Tokens between the words of an exception and the consent or objection that it is about.
const CONSENT_REACH: usize = 3;
/// Tokens of the words that stand before the one that something is handed to: "auprès de".
const LONGEST_HANDING: usize = 2;
/// Longest words that only qualify, in tokens.
const LONGEST_QUALIFIER: usize = 5;
/// Tokens between a safeguard and the words that qualify it.
const QUALIFIED_REACH: usize = 4;

impl Edit<'_> {
    /// An exception that came or went.
    pub(super) fn exception(&self, statement: &Statement, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let came = self.class_in(true, new, Class::Exception);
        let went = self.class_in(false, old, Class::Exception);
        if came == went {
            return None;
        }
        let (is_new, range, instead) = if came { (true, new, old) } else { (false, old, new) };
        // Words of which an exception is only a part say more than that, and so do words that gave way to it.
        let opens = self.of_class(is_new, range, Class::Exception).any(|mark| mark.first < EXCEPTION_START);
        if !opens || instead.len() > LONGEST_REPLACED {
            return None;
        }
        // "Only with parental consent" is told as the safeguard that it is.
        let sentence = self.sentence(is_new);
        let consent = sentence.mentions().any(|(_, mention)| {
            let id = self.ground.model.value(mention.value).id.as_str();
            // "Unless you opt out": the exception is the words before it.
            let touches = mention.first < range.end + CONSENT_REACH && mention.last >= range.start;
            mention.strong && touches && matches!(id, "opt_in" | "opt_out" | "parental_consent")
        });
        let holds = |forces: &[Force]| sentence.statements.iter().any(|said| forces.contains(&said.force));
        // "Unless you object, your data are passed on": so is what leads the permission in.
        let permits = holds(&[Force::Permission, Force::Limit]) && !holds(&[Force::Promise]);
        // "Unless you agree to a longer time" asks nobody before it is kept.
        let goes_on = self.class_in(is_new, range, Class::Longer);
        if consent && !goes_on && (permits || matches!(statement.force, Force::Permission | Force::Limit)) {
            return None;
        }
        if let Some(lost) = self.consent_for_objection(statement, is_new, old, new) {
            return Some(lost);
        }
        // "We may remove content, unless the law forbids it": an exception of what is no use of data widens and bounds none.
        let of_data = |said: &Mention| {
            let act = said.facet == Facet::Action
                && !matches!(self.ground.model.value(said.value).id.as_str(), "delete" | "modify");
            said.strong && (act || said.facet == Facet::Data)
        };
        if statement.force == Force::Permission && !statement.mentions.iter().any(of_data) {
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

    /// What was done if the person agreed and is done now unless they object, or the reverse: "we share it | if you agree | unless you
    /// disagree |". `is_new` tells on which side they must object.
    fn consent_for_objection(
        &self,
        statement: &Statement,
        is_new: bool,
        old: &Range<usize>,
        new: &Range<usize>,
    ) -> Option<Draft> {
        let (objects, agrees) = if is_new { (new, old) } else { (old, new) };
        let other = statement_of(self.sentence(!is_new), agrees)?;
        let permits = [statement, other].iter().all(|said| matches!(said.force, Force::Permission | Force::Limit));
        // "| Sauf | si vous": of what opens both sides a part may stay.
        let person = |is_new: bool, range: &Range<usize>, class: Class| {
            let reached = range.start..(range.end + 2).min(self.sentence(is_new).tokens.end);
            let mut opens = self.of_class(is_new, &reached, class).filter(|mark| mark.first < range.len().max(1));
            opens.any(|mark| self.is_at(is_new, Some(range.start + mark.last + 1), Class::Person))
        };
        let consent = self.ground.model.find(Facet::Safeguard, "opt_in")?;
        let asked = || {
            let mut said = self.sentence(!is_new).mentions().map(|(_, said)| said);
            said.any(|said| said.value == consent && agrees.contains(&said.first))
        };
        let asks = person(!is_new, agrees, Class::Subordinator) || asked();
        let way = if is_new { Direction::Broadened } else { Direction::Narrowed };
        // "Provided that you have an account" is a case, and "since you have one" a reason: neither asks anybody.
        let says =
            self.begins_with(is_new, objects, &[Class::If]) || self.begins_with(!is_new, agrees, &[Class::Reason]);
        (permits && !says && person(is_new, objects, Class::Exception) && asks).then(|| {
            let rule = "edit: one value for another";
            self.draft(Facet::Safeguard, Told::Value(consent), way, old.clone(), new.clone(), rule, None)
        })
    }

    /// One more case in what a promise or a limit leaves, or one less: "unless the law asks for it | or our interests do |", "only
    /// with your consent | or where the law allows it |".
    pub(super) fn excepted_more(&self, statement: &Statement, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let bounded = matches!(statement.force, Force::Promise | Force::Limit);
        let (is_new, sentence, range) = self.only_side(old, new).filter(|_| bounded)?;
        let joined = self.begins_with(is_new, range, &[Class::Conjunction]) && range.len() >= SHORTEST_CONDITION;
        let one_more_case = if statement.force == Force::Limit {
            let before = sentence.tokens.start..range.start;
            let clause = self.begins_with(is_new, &(range.start + 1..range.end), &[Class::Subordinator]);
            // "… or until you ask for their deletion" may end what lasts sooner.
            let lasts = sentence.mentions().any(|(_, said)| said.facet == Facet::Duration);
            clause
                && !lasts
                && self.begins_with(is_new, range, &[Class::Disjunction])
                && self.class_in(is_new, &before, Class::ClosedList)
        } else {
            let opened = self.exception_before(is_new, range.start)?;
            // What "and" adds to a consent or behind a verb, "unless you agree and confirm it", asks for more, unless it is a case of
            // its own: "except when the law asks for it and when we are sold".
            let names = |class: Class, within: &Range<usize>| self.class_in(is_new, within, class);
            let clause =
                |within: &Range<usize>| names(Class::Subordinator, within) || names(Class::RelativeOpener, within);
            let consents = sentence
                .mentions()
                .any(|(_, said)| said.facet == Facet::Safeguard && (opened.start..range.end).contains(&said.first));
            let asks = consents || clause(&(opened.end..range.start)) && !clause(range);
            !asks || self.begins_with(is_new, range, &[Class::Disjunction])
        };
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
            let sentence = &self.sentence(is_new).tokens;
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
        let (is_new, range) = one_sided(old, new)?;
        let sentence = self.sentence(is_new);
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

    /// What a statement hangs on, that came or went: it weakens what protects and bounds what permits. `names` are told where
    /// it came and where it went.
    pub(super) fn proviso(
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
        if statement.force == Force::Permission
            && let Some(way) = self.way_of_keeping(came, &before, range)
        {
            let name = if came { names.0 } else { names.1 };
            return self.draft(Facet::Modality, Told::Named(name), way, old.clone(), new.clone(), rule, None);
        }
        // "For three years, unless we keep it longer": so does what goes beyond a length of time.
        let lasts = sentence.mentions().any(|(_, mention)| mention.days.is_some());
        // "No longer" is the contrary.
        let open: Vec<Mark> = self.of_class(came, range, Class::NegationFalse).collect();
        let denies_nothing = |mark: Mark| open.iter().any(|not| not.meets(&mark));
        let longer = self.class_in(came, range, Class::Longer)
            && self.of_class(came, range, Class::Negation).all(denies_nothing);
        // Nor does a longer time to which the person agrees end one that is only described.
        let kept =
            || sentence.mentions().any(|(_, said)| said.facet == Facet::Duration && before.contains(&said.first));
        let ends = ends || longer && (lasts || kept());
        let protects = matches!(statement.force, Force::Promise | Force::Limit | Force::Duty | Force::Right) || ends;
        let way = if came == protects { Direction::Broadened } else { Direction::Narrowed };
        let name = if came { names.0 } else { names.1 };
        self.draft(Facet::Modality, Told::Named(name), way, old.clone(), new.clone(), rule, None)
    }

    /// "As long as you choose, | unless one of these purposes applies |": an exception from what ends a keeping lets it go on, and one
    /// that lets the person end it sooner, "unless you ask us to delete it", does not. Nobody can say where the exception is of neither.
    fn way_of_keeping(&self, came: bool, before: &Range<usize>, range: &Range<usize>) -> Option<Direction> {
        let sentence = self.sentence(came);
        let id = |said: &Mention| self.ground.model.value(said.value).id.as_str();
        let kept = |said: &Mention| said.facet == Facet::Action && id(said) == "retain";
        let until = |said: &Mention| said.facet == Facet::Duration && before.contains(&said.first);
        let said = || sentence.mentions().map(|(_, said)| said);
        if !self.class_in(came, range, Class::Exception) || !said().any(kept) || !said().any(until) {
            return None;
        }
        let deletes = said().any(|said| {
            range.contains(&said.first)
                && (said.facet == Facet::Safeguard && self.ground.model.value(said.value).protects
                    || id(said) == "delete")
        });
        let person = self.class_in(came, range, Class::Person);
        // "Except for invoices", "unless you agree to a longer time": nobody can say which way that goes.
        let of_data = said().any(|said| said.facet == Facet::Data && range.contains(&said.first));
        let others = [Class::Company, Class::CompanyObject].iter().any(|&class| self.class_in(came, range, class));
        let longer = self.class_in(came, range, Class::Longer);
        let erases = said().any(|said| range.contains(&said.first) && matches!(id(said), "delete" | "deletion"));
        if person && longer && !erases || of_data && !person && !deletes && !others && !longer {
            return Some(Direction::Changed);
        }
        let goes_on = [Class::Company, Class::CompanyObject, Class::Longer]
            .iter()
            .any(|&class| self.class_in(came, range, class))
            || said().any(|said| range.contains(&said.first) && (said.facet == Facet::Purpose || kept(said)))
            || self.class_in(came, range, Class::TopicPurpose);
        match (deletes || person, goes_on, came) {
            (true, _, true) | (false, true, false) => Some(Direction::Narrowed),
            (true, _, false) | (false, true, true) => Some(Direction::Broadened),
            (false, false, _) => Some(Direction::Changed),
        }
    }

    /// Whether words are only a part of those that deny: "we | undertake | not to".
    fn only_denies(&self, is_new: bool, range: &Range<usize>) -> bool {
        let sentence = &self.sentence(is_new).tokens;
        self.of_class(is_new, sentence, Class::Negation)
            .any(|mark| sentence.start + mark.first <= range.start && range.end <= sentence.start + mark.last + 1)
    }

    /// Whether words open the sentence of a side or close it, and so are about all of it.
    pub(super) fn governs_all(&self, is_new: bool, range: &Range<usize>) -> bool {
        let sentence = &self.sentence(is_new).tokens;
        let behind = (range.end..sentence.end).any(|at| self.clause(is_new).tokens[at].is_word());
        range.start == sentence.start || !behind
    }

    /// A promise or a safeguard that is given only so far now, or without reserve: "where possible".
    pub(super) fn qualified(&self, statement: &Statement, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let came = self.class_in(true, new, Class::Qualifier);
        let went = self.class_in(false, old, Class::Qualifier);
        let (range, instead) = if came { (new, old) } else { (old, new) };
        if came == went || range.len() > LONGEST_QUALIFIER || instead.len() > 1 && !self.only_denies(!came, instead) {
            return None;
        }
        // "You may complain | directly | to the authority": how one turns to somebody takes nothing from the right.
        let behind = range.end..(range.end + LONGEST_HANDING).min(self.clause(came).tokens.len());
        if statement.force == Force::Right && self.begins_with(came, &behind, &[Class::Handing]) {
            return None;
        }
        let way = if came { Direction::Broadened } else { Direction::Narrowed };
        let model = self.ground.model;
        let safeguard = statement.mentions.iter().find(|mention| {
            mention.facet == Facet::Safeguard
                && mention.strong
                && model.value(mention.value).protects
                && (apart(mention, range) <= QUALIFIED_REACH
                    || statement.force != Force::Permission && self.governs_all(came, range))
        });
        let (facet, told) = match (statement.force, safeguard) {
            (Force::Promise | Force::Limit, _) => {
                (Facet::Modality, Told::Named(if came { "exception_added" } else { "exception_removed" }))
            }
            (Force::Duty | Force::Permission | Force::Right, Some(safeguard)) => {
                (Facet::Safeguard, Told::Value(safeguard.value))
            }
            _ => return None,
        };
        Some(self.draft(facet, told, way, old.clone(), new.clone(), "edit: how far it is given", None))
    }

    /// A consent that must be more than a consent now, or no more: "with your | explicit | consent".
    pub(super) fn express(&self, statement: &Statement, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let (is_new, sentence, range) = self.only_side(old, new)?;
        let asks =
            |said: &Mention| matches!(self.ground.model.value(said.value).id.as_str(), "opt_in" | "parental_consent");
        let touches = |said: &Mention| said.first <= range.end && range.start <= said.last + 1;
        let consent = sentence.mentions().map(|(_, said)| said).find(|said| asks(said) && touches(said))?;
        let stays = self.sentence(!is_new).mentions().any(|(_, said)| asks(said));
        // "We may do so without your consent": what is not asked for may be anything.
        let lacking = consent.lacking && statement.force == Force::Permission;
        if !self.only_of(is_new, range, &[Class::Express, Class::Conjunction]) || !stays || lacking {
            return None;
        }
        let way = if is_new { Direction::Narrowed } else { Direction::Broadened };
        let (told, rule) = (Told::Value(consent.value), "edit: how far it is given");
        Some(self.draft(Facet::Safeguard, told, way, old.clone(), new.clone(), rule, consent.phrase))
    }
}
