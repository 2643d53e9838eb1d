//! What a permission permits.

mod grant;
mod passed_on;

pub use grant::{GRANTED, is_grant};
pub use passed_on::GIVING;

use super::kept::{kept, length};
use super::{DELETED_WITHIN, ENTRY, Fact, Ground, Time, fact, named};
use crate::scope::lexicon::ValueId;
use crate::scope::model::{Direction, Facet};
use crate::scope::reading::Topic;
use crate::scope::statement::{Holder, Mention, Mood, Statement};
use std::collections::HashSet;

/// Weight from which a value is told beside the main one of its statement.
const TOLD_BESIDE: u8 = 4;
/// Weight from which a purpose is told beside the one who gets data for it, and one more thing that is done for it.
pub const WEIGHTY_PURPOSE: u8 = 3;
/// Weight from which data are told that are used, it is not said what for.
const WEIGHTY_DATA: u8 = 3;
/// Values from which data that are listed are worth telling, whatever each weighs.
const MANY: usize = 3;
/// Tokens behind an act of processing in which the place of it is named.
const PLACE_REACH: usize = 4;

/// Tokens behind what the person is to give in which data are named as that.
const GIVEN_REACH: usize = 4;
/// Tokens behind a sale in which its object begins.
const SOLD_REACH: usize = 2;
/// Tokens behind an act of publishing in which the data that are shown are named.
const SHOWN_REACH: usize = 5;

/// The rules by the main fact that they tell.
const USED_FOR: &str = "permission: what data are used for";
const COLLECTED: &str = "permission: which data are collected";

/// What a permission permits: its main fact by its weightiest act, and beside it whatever weighs much on another facet.
pub(super) fn facts(ground: &Ground<'_>, statement: &Statement, time: Time) -> Vec<Fact> {
    if let [entry @ Mention { facet: Facet::Recipient, phrase: None, .. }] = statement.mentions[..] {
        return vec![broadened(entry, ENTRY)];
    }
    let permission = Permission::of(ground, statement);
    let mut out = permission.main(time);
    permission.grant(&mut out);
    permission.heavy(&mut out);
    out
}

fn broadened(mention: Mention, rule: &'static str) -> Fact {
    fact(mention, Direction::Broadened, rule)
}

/// A permission with what it says of data and purposes.
struct Permission<'a> {
    ground: &'a Ground<'a>,
    statement: &'a Statement,
    /// The acts that count in it.
    acts: Vec<Mention>,
    /// The weightiest data that tell something.
    data: Option<Mention>,
    /// The weightiest purpose.
    purpose: Option<Mention>,
}

impl<'a> Permission<'a> {
    fn of(ground: &'a Ground<'a>, statement: &'a Statement) -> Self {
        let mut permission = Self { ground, statement, acts: Vec::new(), data: None, purpose: None };
        permission.acts = permission.usable(Facet::Action).copied().collect();
        permission.data = permission.weightiest(Facet::Data).filter(|data| !ground.model.is_general(data.value));
        permission.purpose = permission.weightiest(Facet::Purpose);
        permission
    }

    fn id(&self, value: ValueId) -> &str {
        &self.ground.model.value(value).id
    }

    fn weight(&self, mention: &Mention) -> u8 {
        self.ground.model.value(mention.value).weight
    }

    /// Mentions of a facet that count: those that stand for themselves, and all where the statement is about data.
    fn usable(&self, facet: Facet) -> impl Iterator<Item = &'a Mention> {
        let statement = self.statement;
        statement.mentions.iter().filter(move |mention| mention.facet == facet && (mention.strong || statement.of_data))
    }

    fn weightiest(&self, facet: Facet) -> Option<Mention> {
        self.weightiest_of(facet, |_| true)
    }

    /// The same of those that count.
    fn weightiest_of(&self, facet: Facet, counts: impl Fn(&Mention) -> bool) -> Option<Mention> {
        self.usable(facet)
            .filter(|mention| counts(mention))
            // What leads a sentence in ("if you verify your photo, …", "if you live in France, …") is no purpose of what it says,
            // and no place where it is done.
            .filter(|mention| {
                let leads_in = match facet {
                    Facet::Purpose | Facet::Territory => true,
                    // "Where you use our app on a third-party site, we …": a word that has other senses too names nobody there.
                    Facet::Recipient => !mention.strong,
                    _ => false,
                };
                !leads_in || mention.first >= self.statement.main
            })
            .max_by_key(|mention| (self.weight(mention), mention.strong, std::cmp::Reverse(mention.first)))
            .copied()
    }

    fn act(&self, name: &str) -> Option<Mention> {
        self.acts.iter().find(|mention| self.id(mention.value) == name).copied()
    }

    /// Whether one of the acts is done, by its own words or by the line above.
    fn does(&self, names: &[&str]) -> bool {
        // "you agree to receive our offers": what the person receives is not collected.
        let received = |mention: &Mention| {
            self.statement.holder == Holder::Person && !mention.strong && self.id(mention.value) == "collect"
        };
        names.iter().any(|name| {
            self.act(name).is_some_and(|mention| !received(&mention))
                || self.statement.inherited_acts.iter().any(|&value| self.id(value) == *name)
        })
    }

    /// The main fact, and what goes with it.
    fn main(&self, time: Time) -> Vec<Fact> {
        let topic = self.statement.topic;
        if topic == Some(Topic::Purpose) {
            // What stands below "Purposes" is one.
            let known = self.purpose.map(|mention| broadened(mention, USED_FOR));
            // "To deliver your orders, including by sharing your data with carriers": who gets them is told too.
            let whom =
                self.passed_on().filter(|whom| known.is_none() || whom.phrase.is_some() && self.shares_by_itself());
            let told: Vec<Fact> = known.into_iter().chain(whom).collect();
            return if told.is_empty() { vec![other_purpose()] } else { told };
        }
        if let Some(data) = self.data.filter(|_| topic == Some(Topic::Data)) {
            return vec![broadened(data, COLLECTED)];
        }
        let special = [
            "train_ai",
            "sell",
            "sublicense",
            "license",
            "automated_decision",
            "profile",
            "track",
            "monitor",
            "combine",
        ];
        let weighs = |act: &Mention| act.strong || self.sells(act);
        if let Some(act) = special.iter().find_map(|name| self.act(name).filter(weighs)) {
            let beside = self.purpose.filter(|purpose| purpose.strong && purpose.first > act.last);
            let beside = beside.map(|mention| broadened(mention, USED_FOR));
            return std::iter::once(broadened(act, "permission: an act that weighs by itself")).chain(beside).collect();
        }
        // "Image | deleted within 72 hours", below "How long we keep it": that ends the keeping.
        let length = length(self.ground, self.statement);
        let deletes = self.act("delete").is_some_and(|act| act.strong) && self.act("retain").is_none();
        if let Some(end) = length.filter(|length| deletes && length.days.is_some()) {
            return vec![fact(end, Direction::Narrowed, DELETED_WITHIN)];
        }
        if let Some(length) = length.filter(|_| self.does(&["retain"])) {
            return kept(self.ground, self.statement, length, time).into_iter().collect();
        }
        if let Some(fact) = self.passed_on() {
            return self.with_what_goes(fact);
        }
        if let Some(fact) = self.collected() {
            let told = fact.facet != Facet::Purpose && self.data.is_some();
            let beside = self.purpose.filter(|purpose| purpose.strong && told);
            let beside = beside.map(|mention| broadened(mention, "permission: what collected data are for"));
            return std::iter::once(fact).chain(beside).chain(self.used_by_other()).collect();
        }
        let Some(place) = self.kept_where() else {
            let used = self.used();
            let whom = if used.is_none() { self.used_by() } else { self.used_by_other() };
            return used.into_iter().chain(whom).collect();
        };
        // What they are kept for is a part of that, unless it weighs.
        let beside = self.purpose.filter(|purpose| purpose.strong && self.weight(purpose) >= WEIGHTY_PURPOSE);
        let beside = beside.map(|purpose| broadened(purpose, USED_FOR));
        std::iter::once(broadened(place, "permission: where data are kept")).chain(beside).collect()
    }

    /// Whether an act is a sale by the company whose object, right behind it, is data: "nous pouvons vendre votre profil". The word
    /// alone could be of goods.
    fn sells(&self, act: &Mention) -> bool {
        let object = act.last + 1..=act.last + SOLD_REACH;
        self.id(act.value) == "sell"
            && self.statement.holder == Holder::Company
            && self.usable(Facet::Data).any(|data| data.strong && object.contains(&data.first))
    }

    /// Whether an act of passing on is named by words that stand for themselves, and who gets data behind it.
    fn shares_by_itself(&self) -> bool {
        let shares = self.acts.iter().find(|act| act.strong && self.id(act.value) == "share");
        shares.is_some_and(|act| self.usable(Facet::Recipient).any(|whom| whom.strong && whom.first > act.last))
    }

    /// Which data are taken.
    fn collected(&self) -> Option<Fact> {
        // What others pass on to the company it takes.
        if !self.statement.to_company && !self.does(&["collect", "access", "infer"]) {
            return None;
        }
        // "You will provide us with access to the premises": what the person gives is data only where that is named behind it.
        let given = |act: &Mention| {
            let object = act.last + 1..=act.last + GIVEN_REACH;
            self.statement.holder != Holder::Person || self.usable(Facet::Data).any(|data| object.contains(&data.first))
        };
        let plain = || self.act("collect").filter(|mention| mention.strong && given(mention));
        self.data
            .or(self.purpose)
            .map(|mention| broadened(mention, COLLECTED))
            .or_else(|| self.people().map(|mention| broadened(mention, "permission: whose data are collected")))
            .or_else(|| plain().map(|mention| broadened(mention, "permission: data are collected")))
    }

    /// Whose data are taken, where nothing else is told of them: "of people who have no account".
    fn people(&self) -> Option<Mention> {
        let named = self.weightiest(Facet::Subject)?;
        (named.strong && matches!(self.id(named.value), "non_users" | "children" | "teens")).then_some(named)
    }

    /// What data are used for, or that they are used or kept.
    fn used(&self) -> Option<Fact> {
        if let Some(purpose) = self.purpose {
            return Some(broadened(purpose, USED_FOR));
        }
        let plain = self.data.is_none_or(|mention| self.weight(&mention) < TOLD_BESIDE);
        if self.does(&["use"]) && self.statement.has_purpose && plain {
            return Some(Fact { phrase: self.act("use").and_then(|mention| mention.phrase), ..other_purpose() });
        }
        if let Some(people) = self.people().filter(|people| self.data.is_none() && self.statement.names_data_of(people))
        {
            return Some(broadened(people, "permission: whose data are used"));
        }
        // "Your use of the app" is what the person does.
        let telling = |data: &Mention| {
            data.strong && self.weight(data) >= WEIGHTY_DATA && !matches!(self.id(data.value), "usage" | "device")
        };
        if let Some(data) = self.data.filter(|data| telling(data) && self.act("use").is_some()) {
            return Some(broadened(data, "permission: which data are used"));
        }
        // "We process data such as names, phone numbers and photos": many make a use of it worth telling.
        let named: HashSet<ValueId> = self
            .usable(Facet::Data)
            .filter(|data| !self.ground.model.is_general(data.value))
            .map(|data| data.value)
            .collect();
        if let Some(data) = self.data.filter(|_| named.len() >= MANY && self.act("use").is_some()) {
            return Some(broadened(data, "permission: which data are used"));
        }
        if let Some(kept) = self.act("retain").filter(|mention| mention.strong) {
            return Some(broadened(self.data.unwrap_or(kept), "permission: data are kept"));
        }
        self.published()
    }

    /// That the company shows data to others, where it is not said to whom: "we may display your name", "you give us permission to
    /// publish your name".
    fn published(&self) -> Option<Fact> {
        // "You may choose to add your name to your profile" gives the company no right to do so.
        let person = self.statement.holder == Holder::Person;
        let granted = self.statement.grant && person && self.statement.mood != Mood::May;
        let company = self.statement.holder == Holder::Company || granted;
        let act =
            self.act("publish").filter(|act| company || act.strong && self.statement.holder == Holder::Unstated)?;
        // "We may display | your name", "your reviews | are published".
        let near = if company { act.last + 1..=act.last + SHOWN_REACH } else { self.statement.main..=act.first };
        let shows =
            |data: &Mention| data.strong && near.contains(&data.first) && !self.ground.model.is_general(data.value);
        let shown = self.usable(Facet::Data).any(shows);
        shown.then(|| broadened(act, "permission: data are shown"))
    }

    /// Where data are stored: "on servers in …", said behind the act.
    fn kept_where(&self) -> Option<Mention> {
        let place = self.weightiest(Facet::Territory)?;
        // "Processed in the United States" as well as "stored in", "providers who process data abroad".
        let near = |act: &Mention| (act.last + 1..=act.last + PLACE_REACH).contains(&place.first);
        let abroad = self.id(place.value) == "transfer_abroad";
        let processes = |act: &&Mention| self.id(act.value) == "use" && (act.strong || abroad) && near(act);
        let processed = || self.acts.iter().find(processes).copied();
        let act = self.act("retain").or_else(processed).filter(|_| !self.statement.grant)?;
        Some(place).filter(|place| place.strong && place.first > act.first && self.id(place.value) != "country")
    }

    /// Adds what takes a safeguard away, and what weighs so much that it is told in any statement.
    fn heavy(&self, out: &mut Vec<Fact>) {
        for mention in self.statement.mentions.iter().filter(|mention| mention.strong) {
            let told = match mention.facet {
                Facet::Safeguard => {
                    let told = mention.lacking || !self.ground.model.value(mention.value).protects;
                    told && (self.id(mention.value) != "no_notice" || self.is_of_data())
                }
                // People weigh where data are said to be theirs, not where they are only spoken of.
                Facet::Subject => self.weight(mention) > TOLD_BESIDE && self.statement.names_data_of(mention),
                // "We scan the sites of data brokers" gives them nothing.
                Facet::Recipient => self.weight(mention) > TOLD_BESIDE && self.gives(),
                _ => self.weight(mention) > TOLD_BESIDE,
            };
            if told && !out.iter().any(|known| known.facet == mention.facet) {
                out.push(broadened(*mention, "permission: what weighs by itself"));
            }
        }
    }

    /// Whether what is done without notice is done to data, or to the terms: "we may suspend the service without notice" is not.
    fn is_of_data(&self) -> bool {
        self.statement.mentions.iter().any(|mention| match mention.facet {
            Facet::Data => true,
            Facet::Action => mention.strong || self.id(mention.value) == "modify",
            _ => false,
        })
    }
}

fn other_purpose() -> Fact {
    named(Facet::Purpose, "other_purpose", USED_FOR)
}
