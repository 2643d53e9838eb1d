//! Sentences that only say what makes a use lawful.

use super::Candidate;
use crate::scope::Facet;
use crate::scope::lexicon::{Class, Mark};
use crate::scope::reading::predication::Predication;
use crate::scope::statement::{Holder, Mention};
use std::ops::Range;

/// Tokens behind a subject in which its verb stands: "we also rely".
const ADVERB_REACH: usize = 3;
/// Tokens behind a verb such as "rely on" in which what makes a use lawful is named.
const BASIS_REACH: usize = 8;
/// Tokens behind a consent in which "or" names what may stand in its place.
const ALTERNATIVE_REACH: usize = 2;
/// Weight from which a purpose is told, whatever makes the use for it lawful.
const WEIGHTY_USE: u8 = 3;

impl Candidate<'_> {
    /// What makes a use lawful, where a sentence says nothing else: "the processing of this information is based on your explicit
    /// consent", "we rely on your consent for this". Of a use that weighs the use itself is told.
    pub(super) fn names_basis(&self, main: &Range<usize>) -> Option<&Mention> {
        let verb = match self.main {
            Some(Predication { holder: Some(Holder::Person), .. }) => return None,
            Some(Predication { holder: Some(Holder::Company), after_subject, .. }) => Some(*after_subject),
            _ => None,
        };
        let rests = |mark: &&Mark| match verb {
            Some(verb) => (verb..verb + ADVERB_REACH).contains(&mark.first),
            None => mark.first > main.start && self.marked.is(mark.first - 1, Class::Auxiliary),
        };
        // "Disclosures may be made | with or without your consent."
        let on = |mark: &&Mark| !self.marked.is(mark.last + 1, Class::Handing);
        let resting = self.marked.of_class(Class::Resting, main.clone()).filter(on).find(rests)?;
        let acts =
            |at: usize| self.mentions.iter().any(|act| act.facet == Facet::Action && act.strong && act.first == at);
        let used_before = verb.is_some_and(|verb| (verb..resting.first).any(acts));
        let is_basis = |said: &&Mention| {
            let near = resting.first..=resting.last + BASIS_REACH;
            near.contains(&said.first) && matches!(self.id(said), "opt_in" | "legitimate_interests" | "contract_basis")
        };
        let mut named = self.mentions.iter().filter(is_basis);
        let first = named.next()?;
        // Where other grounds stand beside it, nobody is asked; that a use rests on them may be all that is said of the use.
        let or = |said: &Mention| self.marked.has(Class::Disjunction, said.last + 1..said.last + 1 + ALTERNATIVE_REACH);
        let consent = self.id(first) == "opt_in"
            && !first.lacking
            && !or(first)
            && !self.mentions.iter().any(|said| self.names_other_ground(said));
        let only_basis = consent || self.marked.has(Class::TopicBasis, main.clone());
        let weighs = self.weighty_purpose(self.tokens.clone(), WEIGHTY_USE) || self.act_weighs_alone(main);
        // "… | and you may withdraw it" says something else.
        let alone = self.tokens == self.marked.sentence() && !self.starts_with_control();
        (only_basis && alone && !weighs && !used_before && !self.marked.has(Class::Negation, main.clone()))
            .then_some(first)
    }

    /// "It is in our legitimate interest to show you personalised offers": who has an interest in a weighty use says that it is made.
    /// What the person may do about it, "object to processing for direct marketing that rests on it", says something else.
    pub(super) fn has_interest_in_use(&self, main: &Range<usize>) -> bool {
        let by_person = self.main.is_some_and(|part| part.holder == Some(Holder::Person));
        let interest = self.mentions.iter().find(|said| self.id(said) == "legitimate_interests");
        let controlled = || self.mentions.iter().any(|said| self.is_control(said));
        let weighs =
            |said: &Mention| self.model.value(said.value).weight >= WEIGHTY_USE || self.id(said) == "personalisation";
        // "Our interest, for we want to …": where the company acts again, more is said than what the interest is in.
        let in_use = |interest: &Mention, said: &Mention| {
            said.facet == Facet::Purpose
                && said.strong
                && weighs(said)
                && said.first > interest.last
                && !self.marked.has(Class::Company, interest.last + 1..said.first)
        };
        interest.is_some_and(|interest| {
            // "Necessary for our interests (to …)" is how tables name what makes a use lawful.
            !by_person
                && self.marked.tokens.get(interest.last + 1).is_some_and(|next| next.is_word())
                && self.mentions.iter().any(|said| in_use(interest, said))
                && !self.marked.has(Class::Negation, main.clone())
                && !controlled()
        })
    }

    /// Whether words name a ground of a use that is no consent.
    fn names_other_ground(&self, said: &Mention) -> bool {
        matches!(self.id(said), "legitimate_interests" | "contract_basis")
    }
}
