//! What is done to which data.

use super::{Candidate, WEIGHS_ALONE};
use crate::scope::Facet;
use crate::scope::lexicon::{Class, Classes};
use crate::scope::statement::{Holder, Mention};
use crate::text::TokenKind;
use std::ops::Range;

/// Tokens before data in which it is said whose they are.
const POSSESSIVE_REACH: usize = 3;
/// Words between an act that needs an object and the data that are its object.
const OBJECT_REACH: usize = 9;
/// Tokens behind a keeping in which it is said for how long.
const KEPT_REACH: usize = 10;
/// Tokens behind words such as "work with" in which what they are done to is named.
const ENGAGED_REACH: usize = 6;
/// Tokens behind a sale in which what is sold is named.
const SOLD_REACH: usize = 6;
/// Tokens behind an act in which the marketing that it is done for is named.
const MARKETED_REACH: usize = 6;
/// Tokens from its start in which the data that a sentence is about stand.
const SUBJECT_START: usize = 3;
/// Tokens behind a verb of asking in which the consent stands that is asked for.
const CONSENT_REACH: usize = 2;
/// Tokens behind an act in which those are named by whom it is done: "accessed | only by our affiliates".
const AGENT_REACH: usize = 5;
/// Weight from which a purpose makes its use worth telling where what is used is not known.
const WEIGHS_AS_USED: u8 = 2;

impl Candidate<'_> {
    /// Whether a length of time or another end of keeping is said.
    pub(super) fn tells_time(&self) -> bool {
        self.mentions
            .iter()
            .any(|mention| mention.facet == Facet::Duration && (mention.strong || mention.days.is_some()))
    }

    /// Whether something is kept for a time that is named: that is data in terms, by whatever word: "we keep invoices for seven
    /// years", "they are stored for one year".
    pub(super) fn keeps_for_time(&self, main: &Range<usize>) -> bool {
        let mut kept = self.mentions.iter().filter(|act| {
            act.facet == Facet::Action
                && self.id(act) == "retain"
                && main.contains(&act.first)
                && self.is_predicate(act)
        });
        kept.any(|act| {
            let behind = act.last + 1..=act.last + KEPT_REACH;
            self.mentions.iter().any(|time| {
                time.facet == Facet::Duration
                    && (time.strong || time.days.is_some())
                    && behind.contains(&time.first)
                    // "A coupon is valid for 30 days", "we hold your order for five days".
                    && !self.marked.has(Class::NotData, main.start..time.first)
            })
        })
    }

    /// "Our servers are located in Germany": what is kept in a place is data, whatever else is said.
    fn keeps_in_place(&self) -> bool {
        let mut kept = self.mentions.iter().filter(|act| {
            act.facet == Facet::Action && act.strong && self.id(act) == "retain" && act.last > act.first + 1
        });
        kept.any(|act| {
            // "Located in Germany" may be the name of the place.
            let behind = act.first + 1..=act.last + KEPT_REACH;
            self.mentions.iter().any(|place| place.facet == Facet::Territory && behind.contains(&place.first))
        })
    }

    /// The words with which a part begins that say that something is kept and for how long: "Kept for a year". What is kept has no
    /// word there, so that a noun or a verb makes another sentence of it: "Stored data are deleted after a year", "Saved money
    /// lasts a month".
    pub(super) fn begins_with_keeping(&self, main: &Range<usize>) -> Option<Range<usize>> {
        const BEHIND: Classes = Classes::of(&[Class::ObjectBefore, Class::Subordinator, Class::ClosedList]);
        const OTHER: Classes = Classes::VERB.and(Class::NotData).and(Class::Person).and(Class::Company);
        let begins = self.marked.of_class(Class::Kept, main.start..main.start + 1);
        let next = begins.map(|mark| mark.last + 1).max()?;
        let time = self.mentions.iter().find(|time| {
            time.facet == Facet::Duration
                && (time.strong || time.days.is_some())
                && (main.start..next + KEPT_REACH).contains(&time.first)
        })?;
        let bare = time.first <= next || self.marked.is_any(next, BEHIND) && !self.marked.is(next, Class::Governing);
        (bare && !self.marked.covers_any(OTHER, main.start..time.first)).then_some(main.start..time.last + 1)
    }

    pub(super) fn speaks_of_data(&self) -> bool {
        self.mentions.iter().any(|mention| mention.facet == Facet::Data)
            || self.marked.has(Class::DataWord, self.tokens.clone())
            || self.carried
            || self.keeps_in_place()
            || self.mentions.iter().any(|mention| mention.strong && self.is_of_data(mention))
    }

    /// Whether data stand as the subject of the sentence, so that the verb is about them: "your data are used …".
    pub(super) fn data_acted_on(&self, main: &Range<usize>) -> bool {
        let subject = main.start..(main.start + SUBJECT_START).min(main.end);
        self.main.is_none_or(|part| part.holder.is_none())
            && main.clone().any(|at| self.marked.is(at, Class::Auxiliary) || self.marked.is(at, Class::Will))
            && (subject.clone().any(|at| self.marked.is(at, Class::DataWord))
                || self.mentions.iter().any(|said| said.facet == Facet::Data && subject.contains(&said.first)))
    }

    /// Whether a use is named, though no data are: "you cannot opt out of advertising".
    pub(super) fn names_use(&self) -> bool {
        self.mentions.iter().any(|said| {
            said.strong && (said.facet == Facet::Purpose || said.facet == Facet::Action && self.id(said) != "delete")
        })
    }

    /// Whether an act is one on data by its nature, so that none need be named: profiling, a decision by machine.
    fn is_of_data(&self, mention: &Mention) -> bool {
        mention.facet == Facet::Action && matches!(self.id(mention), "profile" | "automated_decision")
    }

    /// Whether a purpose that weighs at least so much stands in a range.
    pub(super) fn weighty_purpose(&self, within: Range<usize>, least: u8) -> bool {
        self.mentions.iter().any(|mention| {
            mention.facet == Facet::Purpose
                && mention.strong
                && within.contains(&mention.first)
                && self.model.value(mention.value).weight >= least
        })
    }

    /// Whether an act in the main part weighs so much that it needs no data named beside it: training of AI models,
    /// automated decisions.
    pub(super) fn act_weighs_alone(&self, main: &Range<usize>) -> bool {
        self.mentions.iter().any(|mention| {
            mention.facet == Facet::Action
                && mention.strong
                && main.contains(&mention.first)
                && self.model.value(mention.value).weight >= WEIGHS_ALONE
                && !(self.id(mention) == "sell" && self.is_of_goods(mention.last))
        })
    }

    /// Whether what is sold is named behind the last word of the sale, and is nothing that could be data: "we sell | our
    /// products to partners", "… | or lend our vehicles", "… | you a bicycle".
    pub(super) fn is_of_goods(&self, sale: usize) -> bool {
        const NO_OBJECT: Classes = Classes::of(&[
            Class::ObjectBefore,
            Class::ObjectAfter,
            Class::Pronoun,
            Class::Possessive,
            Class::SaleWords,
            Class::Conjunction,
            Class::Every,
        ])
        .and(Class::Adverb)
        .and(Class::Person);
        let behind = (sale + 1..self.tokens.end).find(|&at| !self.marked.is(at, Class::Negation));
        let Some(mut at) = behind else { return false };
        // "Or lend": one more verb, of the same object.
        if self.marked.is(at, Class::Conjunction) && !self.marked.is(at + 1, Class::SaleWords) {
            at += 2;
        } else if self.marked.is(at, Class::Person)
            // "Pas de vélos", "aucun vélo": an article of a denied object.
            || at > sale + 1 && self.marked.is_any(at, Classes::of(&[Class::ObjectBefore, Class::Every]))
        {
            at += 1;
        }
        let object = at..(at + SOLD_REACH).min(self.tokens.end);
        // "What you tell us" is told by the person.
        let by_person = || self.marked.is(at, Class::RelativeOpener) || self.marked.is(at + 1, Class::Person);
        at < self.tokens.end
            && self.marked.tokens[at].is_word()
            && !self.marked.is_any(at, NO_OBJECT)
            && !by_person()
            && !self.marked.has(Class::DataWord, object.clone())
            && !self.mentions.iter().any(|data| data.facet == Facet::Data && object.contains(&data.first))
    }

    /// Whether somebody is sent or shown marketing, for which data are used by its nature: "we may send you marketing emails", "nous
    /// pouvons vous envoyer des offres", where the act is a word of the purpose.
    pub(super) fn markets(&self, main: &Range<usize>) -> bool {
        let purpose = self.mentions.iter().find(|mention| {
            mention.strong
                && main.contains(&mention.first)
                && matches!(self.id(mention), "marketing" | "targeted_advertising" | "advertising")
        });
        purpose.is_some_and(|purpose| {
            self.mentions.iter().any(|act| {
                act.facet == Facet::Action
                    && main.contains(&act.first)
                    && act.first <= purpose.last
                    && purpose.first.saturating_sub(act.last) <= MARKETED_REACH
                    // "We use ads": advertising in general has to be shown.
                    && match self.id(act) {
                        "share" | "publish" => true,
                        "use" | "collect" => self.id(purpose) != "advertising",
                        _ => false,
                    }
            })
        })
    }

    /// Whether the person is shown advertising that is chosen by data of hers: "you may see personalised ads".
    pub(super) fn sees_advertising(&self, main: &Range<usize>) -> bool {
        let purpose = self.mentions.iter().find(|mention| {
            mention.strong && main.contains(&mention.first) && self.id(mention) == "targeted_advertising"
        });
        purpose.is_some_and(|purpose| {
            let mut before = self.mentions.iter().filter(|said| said.first < purpose.first);
            let shown = |act: &Mention| matches!(self.id(act), "publish" | "share" | "collect");
            self.marked.covers_any(Classes::of(&[Class::May, Class::Will]), main.start..purpose.first)
                && before.all(|said| match said.facet {
                    Facet::Action => shown(said),
                    Facet::Safeguard => self.id(said) == "opt_in",
                    _ => true,
                })
        })
    }

    /// Whether the company takes, keeps or uses something of the person's that the lexicon does not know, for a purpose
    /// that it knows: "we use your playlists for advertising".
    pub(super) fn uses_possession(&self, main: &Range<usize>) -> bool {
        self.mentions.iter().any(|act| {
            act.facet == Facet::Action
                && main.contains(&act.first)
                && self.has_possession(act)
                && self.weighty_purpose(act.last + 1..main.end, WEIGHS_AS_USED)
        })
    }

    /// Whether the object right behind an act is the person's and may be data: "use your playlists".
    pub(super) fn has_possession(&self, act: &Mention) -> bool {
        (act.last..act.last + 3).find(|&at| self.marked.is(at, Class::Possessive)).is_some_and(|at| {
            self.tokens.contains(&(at + 1))
                && self.marked.tokens[at + 1].kind == TokenKind::Lower
                && !(at + 1..at + 3).any(|noun| self.marked.is(noun, Class::NotData))
        })
    }

    /// Whether the company works with someone to whom data go by that: "we work with advertisers".
    pub(super) fn engages(&self, main: &Range<usize>) -> bool {
        self.has_object_behind(Class::Engaging, main, |mention| mention.facet == Facet::Recipient)
    }

    /// Whether it is someone who is only named.
    pub(super) fn engages_named(&self, main: &Range<usize>) -> bool {
        self.marked.of_class(Class::Engaging, main.clone()).any(|mark| {
            let mut named = self.mentions.iter().filter(|mention| mention.first == mark.last + 1);
            named.any(|mention| mention.facet == Facet::Recipient && mention.phrase.is_none())
        })
    }

    /// Whether what words of a class in the main part are done to stands near behind them.
    pub(super) fn has_object_behind(
        &self,
        class: Class,
        main: &Range<usize>,
        object: impl Fn(&Mention) -> bool,
    ) -> bool {
        self.marked.of_class(class, main.clone()).any(|mark| {
            let near = mark.last + 1..=mark.last + ENGAGED_REACH;
            self.mentions.iter().any(|mention| mention.strong && near.contains(&mention.first) && object(mention))
        })
    }

    /// Whether something is open to people who are named, whatever it is: "entries may be visible to other members".
    pub(super) fn shown(&self, main: &Range<usize>) -> bool {
        let before = |act: &Mention| main.start..act.first;
        self.mentions.iter().any(|act| {
            act.facet == Facet::Action
                && act.strong
                && main.contains(&act.first)
                && matches!(self.id(act), "share" | "publish")
                && self.marked.of_class(Class::Handing, act.last..act.last + 1).next().is_some()
                && self.marked.has(Class::May, main.start..act.first)
                // "Our site is accessible to everyone."
                && !self.mentions.iter().any(|said| said.facet == Facet::Media && before(act).contains(&said.first))
                && !self.marked.has(Class::NotData, before(act))
                && self.mentions.iter().any(|whom| {
                    whom.facet == Facet::Recipient && whom.strong && whom.first > act.last && main.contains(&whom.first)
                })
        })
    }

    /// Whether a licence is what the person gives.
    pub(super) fn licenses(&self) -> bool {
        self.mentions
            .iter()
            .any(|mention| mention.facet == Facet::Action && matches!(self.id(mention), "license" | "sublicense"))
    }

    /// Whether something is done to data in the main part: an act that stands alone, or a weak one with data near by.
    pub(super) fn acts(&self, main: &Range<usize>) -> bool {
        // "The service lets users share …": what stands behind is done by them.
        let enabled = self.marked.of_class(Class::Enables, main.clone()).next();
        let own = main.start..enabled.map_or(main.end, |mark| mark.first);
        self.mentions.iter().any(|mention| {
            mention.facet == Facet::Action
                && own.contains(&mention.first)
                && self.id(mention) != "delete"
                && !self.asks_consent_by(mention)
                && (mention.strong || self.data_near(mention))
        }) || self.keeps_for_time(main)
    }

    /// "Your records can be accessed by you": what is done by the person is no use.
    pub(super) fn is_done_by_person(&self, main: &Range<usize>) -> bool {
        // "Our reseller has access to data that are stored by you" tells of the access.
        let described = self.described(main);
        self.mentions.iter().any(|act| {
            act.facet == Facet::Action
                && main.contains(&act.first)
                && !described.contains(&act.first)
                && self.is_predicate(act)
                // The words for an act may hold the preposition: "consultées par".
                && (act.first + 1..=act.last + 1).any(|by| {
                    self.marked.is(by, Class::Governing) && self.marked.is(by + 1, Class::Person)
                })
        })
    }

    /// Whether what is done to data is done by those who get them by that: "your data may be accessed by our affiliates".
    pub(super) fn is_done_by_recipient(&self, main: &Range<usize>) -> bool {
        let gets = |act: &&Mention| {
            act.facet == Facet::Action
                && main.contains(&act.first)
                && matches!(self.id(act), "access" | "use" | "collect" | "retain" | "track" | "profile" | "combine")
                && self.is_predicate(act)
        };
        self.mentions.iter().filter(gets).any(|act| {
            let whom = act.last + 1..=act.last + AGENT_REACH;
            // "Viewed by" may hold the preposition.
            let by = |whom: &Mention| (act.first + 1..whom.first).any(|at| self.marked.is(at, Class::Governing));
            let named = |said: &&Mention| said.facet == Facet::Recipient && whom.contains(&said.first);
            self.mentions.iter().find(named).is_some_and(by)
        })
    }

    /// "Some platforms require | user consent": what is asked for is no data.
    fn asks_consent_by(&self, act: &Mention) -> bool {
        let object = act.first..=act.last + CONSENT_REACH;
        let consent = |said: &Mention| self.id(said) == "opt_in" && object.contains(&said.first);
        let by_company = self.main.is_some_and(|part| part.holder == Some(Holder::Company));
        !act.strong && !by_company && self.id(act) == "collect" && self.mentions.iter().any(consent)
    }

    pub(super) fn data_near(&self, act: &Mention) -> bool {
        if self.carried {
            return true;
        }
        if self.has_possession(act) {
            return true;
        }
        // Where neither the act nor the data stand for themselves ("the employer review platform offers …"), they are a use of
        // data where the company acts, or where the data are said to be the person's.
        let by_company = self.main.is_some_and(|part| matches!(part.holder, Some(Holder::Company)));
        let word = |at: &usize| self.marked.tokens[*at].is_word();
        let before = (self.tokens.start..act.first).rev().filter(word).take(OBJECT_REACH).last();
        let behind = (act.last + 1..self.tokens.end).filter(word).take(OBJECT_REACH).last();
        let mut near = before.unwrap_or(act.first)..behind.unwrap_or(act.last) + 1;
        let stands = |data: &Mention| data.strong || by_company || self.is_possession(data);
        self.mentions.iter().any(|data| data.facet == Facet::Data && near.contains(&data.first) && stands(data))
            || near.any(|at| self.marked.is(at, Class::DataWord))
    }

    /// Whether data are said to be the person's: "your reviews".
    pub(super) fn is_possession(&self, data: &Mention) -> bool {
        (data.first.saturating_sub(POSSESSIVE_REACH)..data.first).any(|at| self.marked.is(at, Class::Possessive))
    }
}
