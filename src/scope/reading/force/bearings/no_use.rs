//! Statements that are about something else than a use of data: who is not admitted, other matters, what makes a use lawful, how
//! to make a request, where to read on.
//!
//! Is asked first, and knows nothing of what the statement would do otherwise.

use super::super::{Candidate, Decided, Lead};
use super::Bearings;
use crate::scope::Facet;
use crate::scope::lexicon::Class;
use crate::scope::reading::topic::Topic;
use crate::scope::statement::{Force, Holder, Mention};

/// Tokens behind the verb of a sentence in which it says where its subject is told of.
const TOLD_REACH: usize = 3;

impl Bearings<'_> {
    /// What is decided by words that say that the sentence is about something else: who is not admitted, other matters, what
    /// makes a use lawful, how to make a request, where to read on.
    pub(super) fn no_use(&self) -> Option<Decided> {
        let Candidate { marked, tokens, mentions, .. } = self.candidate;
        if self.candidate.excludes() {
            return Some(self.plainly(self.subject, Force::Exclusion));
        }
        if self.administers() || self.asks_to_write() {
            return Some(self.plainly(self.subject, Force::Other));
        }
        if self.is_told_elsewhere() {
            return Some(self.plainly(self.subject, Force::Pointer));
        }
        // What nobody can guarantee is no use, whatever the sentence says of data.
        let guaranteed = || {
            let mut off = marked.of_class(Class::OffTopic, self.main.clone());
            off.any(|mark| marked.is(mark.first, Class::NegationFalse))
        };
        let someone = matches!(self.subject, Some(Holder::Company | Holder::Other)) || self.candidate.agreed;
        let of_data = self.data && someone || self.candidate.data_acted_on(&self.main);
        let plain_use = self.acts && of_data && !guaranteed();
        let person = self.subject == Some(Holder::Person);
        // "You may refer the matter to an independent dispute resolution body" is a right.
        let appeals = || self.control.is_some_and(|right| self.candidate.id(right) == "appeal" && right.strong);
        // So is what is named of data beside it: "to object to processing that rests on our legitimate interests".
        let controls = || {
            self.control.is_some_and(|right| {
                let mut off = marked.of_class(Class::OffTopic, self.main.clone());
                matches!(self.candidate.id(right), "opt_out" | "deletion" | "user_rights")
                    && right.strong
                    && self.data
                    && self.candidate.has_object(right, self.data)
                    && off.all(|mark| mark.first > right.last)
            })
        };
        let right = person && self.candidate.may_do() && (appeals() || controls());
        let states = !self.context.row && self.context.topic != Some(Topic::Basis);
        if states && self.candidate.has_interest_in_use(&self.main) {
            let uses = self.candidate.model.find(Facet::Action, "use").into_iter().collect();
            return Some(self.decided(self.subject, Force::Permission, uses));
        }
        if self.has(Class::OffTopic) && !plain_use && !right && !self.lists_use() {
            return Some(self.plainly(self.subject, Force::Other));
        }
        if marked.has(Class::LegalBasis, tokens.clone()) && !self.is_company() && !person {
            // What makes a use lawful is no use; that it is consent is a safeguard.
            let consent = mentions.iter().any(|mention| self.candidate.id(mention) == "opt_in");
            return Some(self.plainly(self.subject, if consent { Force::Duty } else { Force::Other }));
        }
        if let Some(basis) = self.candidate.names_basis(&self.main) {
            let consent = self.candidate.id(basis) == "opt_in";
            return Some(self.plainly(self.subject, if consent { Force::Duty } else { Force::Other }));
        }
        if !self.is_company() && self.candidate.requests() {
            let refused = self.candidate.is_turned_down(&self.main);
            return Some(self.plainly(Some(Holder::Person), if refused { Force::RightDenied } else { Force::Right }));
        }
        // "We make sure that …" is what the company does.
        let verb = self.candidate.main.map_or(self.main.start, |part| part.after_subject);
        let ordered = || marked.of_class(Class::Order, self.start()).any(|mark| mark.first < verb);
        let asks = self.is_company() && ordered() && !self.leads_in();
        if self.subject.is_none() && self.refers() && self.candidate.leads_to_control() {
            return Some(self.plainly(Some(Holder::Person), Force::Right));
        }
        let elsewhere = (self.refers() || asks) && !self.candidate.leads_to_control();
        elsewhere.then(|| self.plainly(self.subject, Force::Pointer))
    }

    /// "Nothing in this section varies the clauses": what settles the contract does nothing with data. So does what opens the sentence
    /// for all of it: "for the purposes of Annex II, …".
    fn administers(&self) -> bool {
        let Candidate { marked, tokens, .. } = self.candidate;
        let opening = marked.start()..marked.start() + 1;
        let named = matches!(self.subject, Some(Holder::Company | Holder::Person));
        // "Under clause 4 your data are shared", "nothing in this policy keeps us from sharing them" do something.
        let done = |act: &Mention| {
            act.facet == Facet::Action
                && act.strong
                && (self.candidate.is_behind_auxiliary(act)
                    || act.first > 0 && marked.is(act.first - 1, Class::Governing))
        };
        !named
            && [tokens.clone(), opening].into_iter().any(|within| marked.has(Class::Administering, within))
            && !(self.data && self.candidate.mentions.iter().any(done))
    }

    /// "We request that your complaint include your name": what has to stand in a message takes no data.
    fn asks_to_write(&self) -> bool {
        self.candidate.marked.has(Class::Writing, self.candidate.tokens.clone())
    }

    /// "Our use of your location | is | explained in our privacy policy": the verb of the sentence only says where its subject is told
    /// of. "Your photos are described in words and shared with our partners" says more.
    fn is_told_elsewhere(&self) -> bool {
        let marked = self.candidate.marked;
        let Some(verb) = self.main.clone().find(|&at| marked.is_verbal(at)).filter(|_| self.subject.is_none()) else {
            return false;
        };
        let mut told = marked.of_class(Class::ToldElsewhere, verb..verb + TOLD_REACH);
        // "… described here and are shared", "… described here and shared".
        let done = |act: &Mention| {
            act.strong
                || self.candidate.is_behind_auxiliary(act)
                || marked.is(act.first.saturating_sub(1), Class::Conjunction)
        };
        let acts = |behind: usize| {
            let mut acts = self.candidate.mentions.iter().filter(|said| said.facet == Facet::Action);
            acts.any(|act| act.first > behind && done(act))
        };
        told.any(|told| !acts(told.last))
    }

    /// "We use your data: | to manage your subscription", "we share it with: | our counsel": what a line that tells of a use
    /// leads in is one, whatever it names, unless it is what makes the use lawful.
    fn lists_use(&self) -> bool {
        let candidate = self.candidate;
        let uses = |lead: &Lead| lead.force == Force::Permission && lead.of_data && !lead.acts.is_empty();
        let names = |facet: Facet| candidate.mentions.iter().any(|said| said.facet == facet);
        self.context.lists
            && self.lead.is_some_and(uses)
            && (candidate.is_fragment() || candidate.is_listed())
            && (names(Facet::Purpose) || names(Facet::Recipient))
            && !candidate.mentions.iter().any(|said| candidate.id(said) == "legitimate_interests")
    }

    /// Where it stays open what is denied to whom, nothing is told.
    pub(super) fn unclear(&self) -> Option<Decided> {
        let unclear = self.subject != Some(Holder::Person) && self.candidate.is_unclear(&self.main);
        unclear.then(|| self.plainly(self.subject, Force::Other))
    }
}
