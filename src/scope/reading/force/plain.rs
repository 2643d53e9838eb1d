//! Whether it is plain that a statement speaks of data: words that have other senses too carry nothing alone.

use super::protection::before_verb;
use super::{Candidate, Context, Decided, WEIGHS_ALONE};
use crate::scope::Facet;
use crate::scope::lexicon::{Class, Classes, Cue, Mark};
use crate::scope::statement::{Force, Holder, Mention};
use crate::text::TokenKind;
use std::ops::Range;

/// Tokens from the start of a part in which its verb can stand behind a pronoun: "they | act as controllers".
const VERB_START: usize = 2;
/// Tokens before an act that stands for itself in which its auxiliary stands: "may | act as independent | controllers".
const VERB_REACH: usize = 6;
/// Tokens between what something is said of and its auxiliary: "personalised advertising | may be".
const AUXILIARY_REACH: usize = 2;
/// Tokens from its start in which a sentence says that it tells what a word means: "a | recipient | : | designates".
const MEANING_START: usize = 6;
/// Tokens between the words of a grant and the person to whom it is made: "grants | you".
const GRANTED_REACH: usize = 2;
/// Tokens behind the words that say what something is held to be in which that is named.
const REGARDED_REACH: usize = 8;
/// Weight from which a purpose is one for which data are used by its nature: advertising.
const WEIGHS_AS_USE: u8 = 3;

impl Candidate<'_> {
    /// Whether a permission says of itself that data are used, and that they are used: who acts, or that it is done. What the
    /// person grants, and what a heading, a row or the line above says, is plain by that. A promise of nobody who is named has
    /// to name what it is about too.
    pub(super) fn is_plain(&self, decided: &Decided, context: &Context) -> bool {
        let main = self.main.map_or(self.tokens.clone(), |part| part.tokens.clone());
        let by_place = context.row || decided.topic.is_some() || !decided.inherited_acts.is_empty();
        let somebody = decided.holder.is_some();
        let names = || by_place || self.carried || self.names_data_or_act(&main) || self.keeps_for_time(&main);
        match decided.force {
            Force::Permission if decided.holder == Some(Holder::Company) && self.grants_to_person() => false,
            Force::Permission if self.says_what_is(decided.holder) => false,
            Force::Permission if self.is_asked_of_who_asks() || self.only_opens() => false,
            Force::Permission => {
                let granted = self.agreed
                    || decided.holder == Some(Holder::Person)
                    || self.licenses()
                    || self.marked.has(Class::Grant, self.tokens.clone());
                let weighs = granted || by_place || self.markets(&main) || self.gives_up();
                weighs || names() && (somebody || self.is_done(&main, context))
            }
            // "This licence cannot be sold or transferred" is about the contract.
            Force::Promise => somebody || names() && !self.is_of_licence(&main),
            // "A virtual item designed solely to …" limits no use.
            // "Kept only while you have an account" has no word for what is kept.
            Force::Limit => {
                (somebody || self.begins_with_keeping(&main).is_some() || names() && self.is_done(&main, context))
                    && !self.is_of_licence(&main)
            }
            _ => true,
        }
    }

    /// How somebody asks for what is due is no use of data: "we will ask you to verify your identity once you submit your request",
    /// "you must give your email address to submit a request".
    fn is_asked_of_who_asks(&self) -> bool {
        let identifies = |said: &Mention| self.id(said) == "identity_verification";
        // "To exercise your rights, | you must give your address": what leads it in belongs to it.
        let from = self.marked.start();
        let requests = self.marked.of_class(Class::Requesting, from..self.tokens.end);
        // What answers a request may be any use: "we use your address to respond to your request".
        let made = |request: &Mark| !self.marked.is(request.first, Class::Honouring);
        let aim = |at: usize| at > from && self.marked.is(at - 1, Class::PurposeOpener);
        let required = requests.clone().any(|request| made(request) && aim(request.first));
        let asks_only = |said: &Mention| match said.facet {
            Facet::Action | Facet::Purpose if self.marked.is(said.first, Class::Requesting) => true,
            Facet::Action => matches!(self.id(said), "collect" | "use" | "access") && (!said.strong || required),
            Facet::Purpose => identifies(said) || !said.strong,
            Facet::Recipient | Facet::Territory | Facet::Duration => false,
            _ => true,
        };
        let verified = || requests.clone().next().is_some() && self.mentions.iter().any(identifies);
        (required || verified()) && self.mentions.iter().all(asks_only)
    }

    /// "The information collected is as follows" names nothing yet.
    fn only_opens(&self) -> bool {
        let end = self.tokens.clone().rev().find(|&at| self.marked.tokens[at].is_word());
        let general = |said: &Mention| said.facet == Facet::Action || self.model.is_general(said.value);
        end.is_some_and(|end| self.marked.is(end, Class::Following)) && self.mentions.iter().all(general)
    }

    /// Whether a licence is what the sentence is about.
    fn is_of_licence(&self, main: &Range<usize>) -> bool {
        let subject = main.start..=main.start + VERB_START;
        self.mentions.iter().any(|said| self.id(said) == "license" && subject.contains(&said.first))
    }

    /// Whether a safeguard is said not to be there: consent by use, no pay, a waiver.
    fn gives_up(&self) -> bool {
        self.mentions.iter().any(|mention| {
            mention.facet == Facet::Safeguard
                && mention.strong
                && !self.model.value(mention.value).protects
                && self.id(mention) != "no_notice"
        })
    }

    /// "The company grants you a licence": what the person gets is no use of data.
    fn grants_to_person(&self) -> bool {
        self.marked.of_class(Class::Grant, self.tokens.clone()).any(|mark| {
            (mark.last + 1..=mark.last + GRANTED_REACH)
                .any(|at| self.tokens.contains(&at) && self.marked.is(at, Class::Person))
        })
    }

    /// Whether a word stands in it that speaks of data or of a use of them by itself: "the documents of the process" has none.
    fn names_data_or_act(&self, main: &Range<usize>) -> bool {
        let strong = |mention: &Mention| match mention.facet {
            Facet::Data => mention.strong,
            // "We sell shoes": a sale needs data, or those who get them.
            Facet::Action if self.id(mention) == "sell" => mention.strong && self.sells_data(),
            Facet::Action => mention.strong && self.id(mention) != "delete",
            _ => false,
        };
        let possession = |mention: &Mention| match mention.facet {
            Facet::Data => self.is_possession(mention),
            Facet::Action => self.has_possession(mention),
            _ => false,
        };
        self.mentions.iter().any(|mention| strong(mention) || possession(mention))
            || self.weighty_purpose(main.clone(), WEIGHS_AS_USE)
            || self.names_data()
            // "They are kept by our processors" goes on about data.
            || self.data_acted_on(main) && self.mentions.iter().any(|said| said.facet == Facet::Recipient && said.strong)
    }

    /// Whether a sale is one of data, or to someone who buys them.
    fn sells_data(&self) -> bool {
        const OF_DATA: Classes = Classes::of(&[Class::DataWord, Class::Possessive, Class::Pronoun]);
        self.mentions.iter().any(|said| matches!(said.facet, Facet::Data | Facet::Recipient))
            || self.marked.covers_any(OF_DATA, self.tokens.clone())
    }

    /// "Profiling is any automated processing …", "a cookie is a small file …": what something is permits nothing.
    fn says_what_is(&self, holder: Option<Holder>) -> bool {
        if !matches!(holder, None | Some(Holder::Other)) {
            return false;
        }
        let start = self.tokens.start;
        // "A processor is whoever processes personal data for us": that data are processed is what the word means.
        let data = |said: &Mention| said.facet == Facet::Data && !self.model.is_general(said.value);
        if self.marked.has(Class::Meaning, start..start + MEANING_START) && !self.mentions.iter().any(data) {
            return true;
        }
        if self.is_regarded_as_data() {
            return true;
        }
        let subject = self.mentions.iter().find(|said| said.first <= start + 1);
        subject.is_some_and(|subject| {
            let verb = subject.last + 1;
            verb + 1 < self.tokens.end
                && self.marked.is(verb, Class::Auxiliary)
                // "Our partners have the right …" says what they may do.
                && (holder.is_none() || !self.marked.is(verb, Class::Having))
                && self.marked.is_any(verb + 1, Classes::of(&[Class::SentenceOpener, Class::Every]))
        })
    }

    /// "Details that reveal your origin | may be considered | sensitive data": what data are held to be is no use of them. What is
    /// said of them in a relative clause, "items that may be considered …", is beside what is done.
    fn is_regarded_as_data(&self) -> bool {
        let sentence = self.marked.sentence();
        let told = |mark: &Mark, facet: Facet, only_strong: bool| match mark.cue {
            Cue::Value { value, strong } => self.model.value(value).facet == facet && (strong || !only_strong),
            Cue::Class(_) => false,
        };
        let verb = |mark: &Mark| {
            (self.marked.is(mark.first, Class::Auxiliary) || self.marked.is(mark.first, Class::May))
                && mark.first > sentence.start
                && !self.marked.is_any(mark.first - 1, Classes::of(&[Class::RelativeOpener, Class::Subordinator]))
        };
        // "Information | collected by cookies | is considered …" says only which is meant.
        let of_subject = |act: &Mark, verb: &Mark| {
            act.first < verb.first
                && (act.last + 1..verb.first).all(|at| {
                    self.marked.tokens[at].is_word()
                        && !self.marked.is_any(at, Classes::of(&[Class::Conjunction, Class::RelativeOpener]))
                })
        };
        let named = |mark: &Mark| {
            let behind = mark.last + 1..=mark.last + REGARDED_REACH;
            self.marked.marks.iter().any(|said| behind.contains(&said.first) && told(said, Facet::Data, false))
        };
        let mut regarded = self.marked.of_class(Class::Meaning, sentence.clone());
        regarded.any(|mark| {
            let acts = |said: &&Mark| told(said, Facet::Action, true) && !of_subject(said, mark);
            verb(mark) && named(mark) && !self.marked.marks.iter().any(|said| acts(&said))
        })
    }

    /// Whether data are named, by whatever word: "it" and "them" only stand for what may be data.
    fn names_data(&self) -> bool {
        let names = |word: &Mark| !(word.first..=word.last).all(|at| self.marked.is(at, Class::SentenceOpener));
        self.marked.of_class(Class::DataWord, self.tokens.clone()).any(names)
    }

    /// Whether something is said to be done, though nobody acts: "is collected", "may be used", "Acme collects". A participle
    /// or a noun, "any information we receive", "the collection of addresses", only speaks of it. An entry of a list needs no
    /// verb.
    fn is_done(&self, main: &Range<usize>, context: &Context) -> bool {
        // "Any information we receive is …": what the company does in a relative clause is only spoken of.
        let predicate = |mention: &Mention| self.is_behind_auxiliary(mention);
        // "Acme | also | collects", "lets us | collect".
        let names =
            |at: usize| self.marked.tokens[at].kind == TokenKind::Capital || self.marked.is(at, Class::CompanyObject);
        let named = |act: &Mention| before_verb(act).any(|at| self.tokens.contains(&at) && names(at));
        // Where an order begins with its act, "share it", one that opens a sentence is an order, or a gerund; elsewhere it can be the
        // verb of who need not be named: "compartimos sus datos".
        let earliest = main.start + usize::from(self.marked.language.acts_give_orders);
        let verb = |act: &Mention| {
            let near = act.first.saturating_sub(VERB_REACH).max(main.start)..act.first;
            (earliest..=main.start + VERB_START).contains(&act.first)
                || near.into_iter().any(|at| self.marked.is_verbal(at))
        };
        // "…, for use in showing ads": what is left of a sentence that was cut has no verb at all.
        let cut = || {
            let strong = |data: &Mention| data.facet == Facet::Data && data.strong;
            !self.has_verb() && self.mentions.iter().any(strong) && self.weighty_purpose(main.clone(), WEIGHS_AS_USE)
        };
        let by_itself =
            |act: &Mention| act.strong && self.has_verb() && self.model.value(act.value).weight >= WEIGHS_ALONE;
        // "Personalised advertising may be …".
        let told = |of: &Mention| {
            (of.last + 1..=of.last + AUXILIARY_REACH).any(|at| self.tokens.contains(&at) && self.marked.is_verbal(at))
        };
        let done = |mention: &Mention| match mention.facet {
            Facet::Action => {
                predicate(mention)
                    || named(mention)
                    || by_itself(mention)
                    || (mention.strong || mention.first == earliest && earliest == main.start) && verb(mention)
                    || self.has_possession(mention)
            }
            Facet::Purpose => predicate(mention) || told(mention),
            Facet::Data => told(mention),
            Facet::Territory => predicate(mention),
            _ => false,
        };
        context.lists && self.is_fragment() || self.mentions.iter().any(done) || cut()
    }

    /// Whether a safeguard is one of data: a notice about them, a use of them or the text itself, or an act that is bounded. To
    /// be told that the contract ends or that an order is late controls no use.
    pub(super) fn is_of_data_use(&self, safeguard: &Mention) -> bool {
        match self.id(safeguard) {
            "notice" => {
                let apart = |mention: &&Mention| mention.last < safeguard.first || safeguard.last < mention.first;
                // "Notice of any such termination."
                let mut other = self.marked.of_class(Class::Shadow, safeguard.first..safeguard.last + 1);
                let of_text = || self.marked.has(Class::Pointer, self.tokens.clone());
                self.carried
                    || self.names_data()
                    || !other.any(|mark| mark.last > safeguard.last) && of_text()
                    || self.mentions.iter().filter(apart).any(|mention| self.is_announced(mention))
            }
            "minimisation" => self.speaks_of_data(),
            "security_measures"
            | "contractual_limit"
            | "safeguarded_transfer"
            | "deletion"
            | "user_control"
            | "human_review" => self.is_about_data(safeguard),
            _ => true,
        }
    }

    /// Whether words of a safeguard are about data: those of their sentence, what stands above, or what they say themselves. "Our
    /// kitchens follow security protocols", "our suppliers must protect the forest", "contest the decision of the referee":
    /// everything can be kept safe, chosen and contested, and everyone bound by contract.
    pub(super) fn is_about_data(&self, safeguard: &Mention) -> bool {
        let abroad = |said: &Mention| said.facet == Facet::Territory;
        // Of a language that is known in part too few words are about data by their nature.
        self.about_data
            || !self.marked.language.complete
            || self.speaks_of_data()
            || self.is_by_nature(self.tokens.clone())
            || match self.id(safeguard) {
                "safeguarded_transfer" => self.mentions.iter().any(abroad),
                // "Personalised ads are off by default": what is off is a use.
                "security_measures" => self.marked.is(safeguard.first, Class::Auxiliary) && self.names_use(),
                // With an account all data of the person go. What the company deletes by its own hand it had: "we delete uploads".
                "deletion" => {
                    self.main.is_some_and(|part| part.holder == Some(Holder::Company))
                        || self.marked.has(Class::Account, self.tokens.clone())
                }
                "opt_out" | "user_control" | "human_review" => self.names_use(),
                _ => false,
            }
    }

    /// Whether words are about data by their nature.
    pub(super) fn is_by_nature(&self, tokens: Range<usize>) -> bool {
        const BY_NATURE: Classes = Classes::of(&[Class::DataProtection, Class::DataRights]);
        self.marked.covers_any(BY_NATURE, tokens)
    }

    /// Whether a notice is one of data use where it names this beside it: data, an act on them, a change of the terms, an
    /// authority, another safeguard. "By email" says how.
    fn is_announced(&self, mention: &Mention) -> bool {
        match mention.facet {
            Facet::Data => !matches!(self.id(mention), "email" | "phone" | "address" | "contact" | "messages"),
            Facet::Action => mention.strong || self.id(mention) == "modify",
            Facet::Recipient => self.id(mention) == "authorities",
            Facet::Safeguard => mention.strong && !matches!(self.id(mention), "notice" | "no_notice"),
            _ => false,
        }
    }
}
