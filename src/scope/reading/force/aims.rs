//! Whether a word that may name a purpose says what something is done for: "for security", not "secure calls".

use super::{Candidate, Context, Decided};
use crate::scope::Facet;
use crate::scope::lexicon::{Class, Classes};
use crate::scope::statement::{Force, Mention};

/// Weight up to which a purpose is often only a word for what the service is or does: so for plain phrases, and so for words
/// that have other senses.
const ORDINARY: u8 = 2;
const ORDINARY_WEAK: u8 = 3;

impl Candidate<'_> {
    /// The words for ordinary purposes in a permission by which nothing is said to be done. Words of a list, of a row or below a
    /// heading that speaks for them need nothing beside them.
    pub(in crate::scope::reading) fn aimless(&self, decided: &Decided, context: &Context) -> Vec<Mention> {
        let led =
            context.row || context.lead.is_some() || decided.topic.is_some() || !decided.inherited_acts.is_empty();
        if decided.force != Force::Permission || led || !(self.has_verb() || decided.holder.is_some()) {
            return Vec::new();
        }
        let ordinary = |mention: &Mention| {
            let most = if mention.strong { ORDINARY } else { ORDINARY_WEAK };
            // "In the event of a merger": what is passed on then is passed on for it.
            self.model.value(mention.value).weight <= most && self.id(mention) != "business_transfer"
        };
        let aimless =
            |mention: &&Mention| mention.facet == Facet::Purpose && ordinary(mention) && !self.is_aim(mention);
        self.mentions.iter().filter(aimless).copied().collect()
    }

    /// Whether something is done for it: words of an aim stand before it and no other verb between, or it is what is done, "we
    /// analyse".
    fn is_aim(&self, purpose: &Mention) -> bool {
        const ENDS: Classes = Classes::VERB.and(Class::Company).and(Class::RelativeOpener);
        // "Accessible | to us |, together with …" says to whom.
        let to_company = |at: usize| {
            self.marked.is(at + 1, Class::CompanyObject)
                && self.marked.tokens.get(at + 2).is_some_and(|next| !next.is_word())
        };
        let within = |at: usize| self.marked.is(at, Class::Aim) && !to_company(at);
        let opened = || {
            let mut before = (self.tokens.start..purpose.first).rev();
            before.find(|&at| within(at) || self.marked.is_any(at, ENDS)).is_some_and(within)
        };
        // "We maintain your data" keeps them.
        let keeps = |act: &Mention| act.first == purpose.first && self.id(act) == "retain" && self.data_near(act);
        (purpose.first..=purpose.last + 1).any(within)
            || opened()
            || self.is_predicate(purpose) && !self.mentions.iter().any(keeps)
    }
}
