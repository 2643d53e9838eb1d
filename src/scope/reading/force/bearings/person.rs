//! What a statement does in which the person acts: it permits, gives a right or takes one away, or is a rule for the person.
//!
//! Knows nothing of what the company does.

use super::super::{Decided, POINTER_START};
use super::Bearings;
use crate::scope::Facet;
use crate::scope::lexicon::{Class, Mark};
use crate::scope::statement::{Force, Holder, Mention};

impl Bearings<'_> {
    /// What the person does: gives, may do, must not.
    pub(super) fn of_person(&self) -> Decided {
        let candidate = self.candidate;
        // "The licence that you grant us ends when …" grants nothing.
        let ends = |grant: &Mark| {
            let mut ends = candidate.marked.of_class(Class::Ending, candidate.tokens.clone());
            ends.any(|end| end.first < grant.first && grant.first <= end.last)
        };
        let mut grants = candidate.marked.of_class(Class::Grant, candidate.tokens.clone());
        let gives = candidate.agreed || grants.any(|grant| !ends(grant));
        // "You may not opt out of the deposit" is about no data.
        let of_data = |control: &Mention| {
            candidate.has_object(control, self.data)
                && (candidate.id(control) != "opt_out" || self.data || self.negation.is_none() || candidate.names_use())
        };
        let kept = || self.control.is_some_and(|control| of_data(control) && candidate.keeps(control, &self.main));
        let force = if gives && self.negation.is_none() {
            // "You may receive our offers."
            let used = self.data || self.acts || candidate.licenses() || candidate.markets(&self.main);
            // "You provide your name and your address": what the person gives is taken, though no word says so.
            let only_gives = || {
                let mut acts = candidate.mentions.iter().filter(|said| said.facet == Facet::Action);
                acts.all(|act| candidate.id(act) == "share" && !act.strong)
                    // "You authorise us to charge your card" gives no data.
                    && candidate.marked.of_class(Class::Grant, self.main.clone()).any(|grant| {
                        // Nor does "if you provide your address, you must keep it right".
                        let led = grant.first > candidate.tokens.start
                            && candidate.marked.is(grant.first - 1, Class::Subordinator);
                        let given = grant.first..=grant.last + 1;
                        let data = |said: &Mention| said.facet == Facet::Data && given.contains(&said.first);
                        !led && candidate.mentions.iter().any(data)
                    })
            };
            if used && self.data && only_gives() {
                let collect = candidate.model.find(Facet::Action, "collect").into_iter().collect();
                return self.decided(Some(Holder::Person), Force::Permission, collect);
            }
            if used { Force::Permission } else { Force::Other }
        } else if kept() {
            Force::Right
        } else if !self.has(Class::OtherParty)
            && self.control.is_some_and(|control| of_data(control) && candidate.takes_away(control, self.negation))
        {
            Force::RightDenied
        } else if self.negation.is_some_and(|at| candidate.denies_purpose(at, &self.main))
            && !candidate.may_do()
            // "You must not show advertising" is a rule for the person.
            && !self.has(Class::Must)
        {
            // "You will not see personalised advertising."
            Force::Promise
        } else if self.negation.is_none() && candidate.sees_advertising(&self.main) {
            // "You will be shown personalised advertising."
            Force::Permission
        } else if self.negation.is_some() && (self.has(Class::OtherParty) || self.control.is_some()) {
            // What nobody may do with the content of others takes no right away, nor does "you may not access the site to …".
            Force::PersonRule
        } else if candidate.may_do()
            && self.control.is_some_and(|control| of_data(control) && !self.only_points(control))
        {
            Force::Right
        } else {
            Force::PersonRule
        };
        self.plainly(Some(Holder::Person), force)
    }

    /// "For more information, you may consult our page": what is only pointed to before the subject is no right.
    fn only_points(&self, control: &Mention) -> bool {
        let tokens = &self.candidate.tokens;
        let opening = tokens.start..self.main.start.min(tokens.start + POINTER_START);
        !control.strong && opening.into_iter().any(|at| self.candidate.marked.is(at, Class::Pointer))
    }
}
