//! Who gets data by a permission, and what goes with it: which data, and what for.
//!
//! Knows nothing of whether that is the main fact of the statement.

use super::super::{Fact, named};
use super::{Permission, TOLD_BESIDE, WEIGHTY_PURPOSE, broadened};
use crate::scope::model::Facet;
use crate::scope::reading::Topic;
use crate::scope::statement::{Holder, Mention};

/// The rule for who gets data.
const PASSED_ON: &str = "permission: who gets data";
/// Acts by which data go to somebody.
pub const GIVING: [&str; 3] = ["share", "transfer", "publish"];
/// The rule for who does something with data.
const USED_BY: &str = "permission: who uses data";
/// Tokens from the start of a part in which those are named who do something together with the company: "we and our | partners".
const BESIDE_REACH: usize = 4;

impl Permission<'_> {
    /// Who gets data.
    pub(super) fn passed_on(&self) -> Option<Fact> {
        // Below "Who has access to your data:" whoever is named gets them, though the line names another act.
        let passes = self.does(&GIVING);
        let below = self.statement.topic == Some(Topic::Recipient);
        if !below && !passes {
            return None;
        }
        // "We show you offers chosen by your country": where something is shown, nothing goes there.
        let place = || self.weightiest(Facet::Territory).filter(|_| self.does(&["share", "transfer"]));
        let told = self.receiver();
        if told.is_none() && self.given_by_person().is_some() {
            return None;
        }
        let told = told.or_else(place);
        let listed = passes && (below && self.data.is_none() || self.statement.handed);
        told.map(|mention| broadened(mention, PASSED_ON))
            .or_else(|| listed.then(|| named(Facet::Recipient, "other_recipient", PASSED_ON)))
    }

    /// Where what the person does ends, if only she passes something on: "when you share it with others, | we store it".
    fn given_by_person(&self) -> Option<usize> {
        let end = self.statement.led_by_person?;
        let inherited = self.statement.inherited_acts.iter().any(|&act| GIVING.contains(&self.id(act)));
        let by_company = |act: &Mention| GIVING.contains(&self.id(act.value)) && act.first >= end;
        (!inherited && !self.acts.iter().any(by_company)).then_some(end)
    }

    /// Who gets data: not who passes them on to the company, "our partners may share it with us".
    fn receiver(&self) -> Option<Mention> {
        let gives = |act: &&Mention| GIVING.contains(&self.id(act.value));
        let given = self.acts.iter().find(gives).filter(|act| self.statement.to_company || self.gives_to_another(act));
        // "When you share it with others, | third parties | may see it": of what leads it in nobody gets anything.
        let from = self.given_by_person().unwrap_or_default();
        self.weightiest_of(Facet::Recipient, |whom| whom.first >= from && given.is_none_or(|act| whom.last > act.last))
    }

    /// Whether somebody else passes data on to one who is named behind the act: "carriers must share them with the authorities".
    fn gives_to_another(&self, act: &Mention) -> bool {
        let behind = |mention: &Mention| mention.first > act.last;
        self.statement.holder == Holder::Other && self.usable(Facet::Recipient).any(behind)
    }

    /// Weighty data that go to someone, and what for, are facts of their own.
    pub(super) fn with_what_goes(&self, fact: Fact) -> Vec<Fact> {
        let to_someone = fact.facet == Facet::Recipient;
        let beside = |mention: Option<Mention>, least: u8, rule: &'static str| {
            let told = mention.filter(|mention| to_someone && mention.strong && self.weight(mention) >= least);
            told.map(|mention| broadened(mention, rule))
        };
        let data = beside(self.data, TOLD_BESIDE, "permission: which data are passed on");
        let purpose = beside(self.purpose, WEIGHTY_PURPOSE, "permission: what data are passed on for");
        std::iter::once(fact).chain(data).chain(purpose).collect()
    }

    /// Who does something with data, where nothing else is told of it: "our affiliates may access your data", "we allow our partners
    /// to use it".
    pub(super) fn used_by(&self) -> Option<Fact> {
        let act = self.acts.iter().find(|act| matches!(self.id(act.value), "access" | "use" | "collect"))?;
        let named = || self.usable(Facet::Data).any(|data| data.strong && data.first > act.last);
        // "Customers of our partners have the right to access it": a right gives nothing to whom else the sentence names.
        let right = |said: &Mention| said.strong && self.id(said.value) == "user_rights";
        let acts = |whom: &Mention| match self.statement.holder {
            Holder::Other => whom.first <= self.statement.main + 1,
            holder => holder == Holder::Company,
        };
        let whom = self.weightiest_of(Facet::Recipient, |whom| whom.strong && whom.last < act.first && acts(whom))?;
        (named() && !self.statement.mentions.iter().any(right)).then(|| broadened(whom, USED_BY))
    }

    /// The same where that one is the subject, so that it is told beside what he uses: "our partners may collect your location",
    /// "we and our partners may".
    pub(super) fn used_by_other(&self) -> Option<Fact> {
        let beside = self.statement.main..self.statement.main + BESIDE_REACH;
        let acts = |at: usize| self.statement.holder == Holder::Other || beside.contains(&at);
        self.used_by().filter(|fact| fact.at.is_some_and(acts))
    }

    /// Whether something is passed on, by whatever act.
    pub(super) fn gives(&self) -> bool {
        self.statement.handed || self.does(&["share", "sell", "transfer", "publish", "license", "sublicense"])
    }
}
