//! What the person may do about data: rights, requests, choices.

use super::Candidate;
use crate::scope::Facet;
use crate::scope::lexicon::{Class, Classes, Mark};
use crate::scope::statement::{Holder, Mention};
use std::ops::Range;

/// Words from the start of an item in which it must name what the person controls.
const CONTROL_START: usize = 3;
/// Tokens between those who are not admitted and the words that say so.
const EXCLUSION_REACH: usize = 10;
/// Tokens behind a denial or a waiver in which the right that it takes away begins.
const DENIED_RIGHT_REACH: usize = 6;
/// Tokens before a right in which "how" says that it is only told elsewhere.
const HOW_REACH: usize = 3;
/// Tokens before a right in which "to" says that it is what a request is for.
const REQUEST_REACH: usize = 20;
/// Tokens behind a denial in which the burden or loss stands that it denies.
const BURDEN_REACH: usize = 4;
/// Tokens behind the company in which it refuses what is asked for: "has the right to | refuse".
const REFUSING_REACH: usize = 5;
/// Tokens behind a subject in which the verb stands by which it has a right: "has", "also has".
const HAVING_REACH: usize = 3;
/// Tokens before whom a sentence is about: "our".
const SUBJECT_REACH: usize = 1;
/// Bytes up to which a word between a denial and a right says nothing of its own.
const SHORT_WORD: usize = 2;
/// Tokens behind the words of a deletion in which the account is named.
const ACCOUNT_REACH: usize = 3;
/// Words by which something is named again: "this preference".
const NAMED_AGAIN: usize = 2;

impl Candidate<'_> {
    /// Whether it begins with something that the person may do about data.
    pub(super) fn starts_with_control(&self) -> bool {
        let main = self.main.map_or(self.tokens.clone(), |part| part.tokens.clone());
        let control = self.mentions.iter().find(|mention| main.contains(&mention.first) && self.is_control(mention));
        control.is_some_and(|mention| {
            mention.first < self.tokens.start + CONTROL_START
                // "Unless you object, your data are passed on."
                && !self.marked.is(self.tokens.start, Class::Exception)
                // "Rather than deleting your photos, we keep them."
                && !self.marked.is(self.tokens.start, Class::LeavingOut)
                // "Uploads are deleted" is done for the person, not by the person.
                && !self.marked.is_any(mention.first, Classes::of(&[Class::Auxiliary, Class::Will]))
                && mention.strong
                && !matches!(self.id(mention), "opt_in" | "human_review" | "user_control")
        })
    }

    /// "The insurer has the right to receive a copy of your records", "Acme reserves the right to delete them": a right of who is not
    /// the person, to what is the person's, controls nothing.
    pub(super) fn is_right_of_other(&self, control: &Mention, main: &Range<usize>) -> bool {
        let Some(part) = self.main.filter(|part| part.holder != Some(Holder::Person)) else { return false };
        let verb = match part.holder {
            Some(_) => part.after_subject..control.first.min(part.after_subject + HAVING_REACH),
            None => main.start..control.first,
        };
        // "Our processors have to respect your right": that is a duty.
        let has = |at: usize| self.marked.is(at, Class::Having) && !self.marked.is(at + 1, Class::PurposeOpener);
        // "The law gives you the right": whoever is named before it has it.
        let given = || self.marked.has(Class::Person, main.start..control.first);
        verb.into_iter().any(has)
            && !given()
            && !self.is_represented(control, main)
            && (self.is_yours(control, main) || self.is_of_recipient(main))
    }

    /// Whether who acts for the person uses the person's right: parents, agents.
    pub(super) fn is_represented(&self, control: &Mention, main: &Range<usize>) -> bool {
        self.marked.has(Class::Representing, main.start..control.first)
    }

    /// Whether what a control is about is said to be the reader's.
    pub(super) fn is_yours(&self, control: &Mention, main: &Range<usize>) -> bool {
        self.marked.covers_any(Classes::of(&[Class::Possessive]), control.first..main.end)
    }

    /// "Our partners | have access": whether who acts is one of those who get data.
    pub(super) fn is_of_recipient(&self, main: &Range<usize>) -> bool {
        let verb = self.main.filter(|part| part.holder.is_some()).map(|part| part.after_subject);
        let verb = verb.or_else(|| main.clone().find(|&at| self.marked.is(at, Class::Having)));
        self.mentions.iter().any(|said| {
            said.facet == Facet::Recipient
                && verb.is_some_and(|verb| said.last < verb)
                // "Customers of our partners" are none of them.
                && (main.start..=main.start + SUBJECT_REACH).contains(&said.first)
                && self.id(said) != "other_users"
        })
    }

    /// Whether some are not admitted, told by their age: "not available to users under 13".
    pub(super) fn excludes(&self) -> bool {
        let young = |mention: &Mention| {
            mention.facet == Facet::Subject && mention.strong && matches!(self.id(mention), "children" | "teens")
        };
        self.mentions.iter().any(|mention| {
            young(mention)
                && self.marked.of_class(Class::Exclusion, self.tokens.clone()).any(|mark| {
                    mark.first.abs_diff(mention.first) <= EXCLUSION_REACH
                        && !self.mentions.iter().any(|act| act.facet == Facet::Action && act.strong)
                })
        })
    }

    /// Whether the person is told how to ask for what is a right: "to delete your data, contact us".
    pub(super) fn requests(&self) -> bool {
        const WISH: Classes = Classes::of(&[Class::PurposeOpener, Class::Wishing]);
        self.marked.has(Class::Reaching, self.tokens.clone())
            && self.mentions.iter().any(|mention| {
                mention.strong
                    && matches!(self.id(mention), "opt_out" | "withdraw" | "deletion" | "user_rights")
                    && self.is_control(mention)
                    && self.has_object(mention, self.speaks_of_data())
                    && (mention.first.saturating_sub(REQUEST_REACH)..mention.first)
                        .any(|at| self.tokens.contains(&at) && self.marked.is_any(at, WISH))
            })
            && !self.tokens.clone().any(|at| self.marked.is(at, Class::Negation))
    }

    /// Whether what the person controls is denied: "you cannot opt out of …", "there is no way to delete …", or given up: "you
    /// waive your right to …". Rights that are known by a weak word only are not.
    pub(super) fn takes_away(&self, control: &Mention, negation: Option<usize>) -> bool {
        let waived = self.mentions.iter().any(|mention| {
            mention.facet == Facet::Safeguard
                && mention.strong
                && self.id(mention) == "waiver"
                && mention.first <= control.first
                && control.first <= mention.last + DENIED_RIGHT_REACH
        });
        let denied = negation.is_some_and(|at| self.is_out_of_reach(at, control));
        self.is_own_right(control) && (waived || denied || self.is_withheld(control))
    }

    /// Whether a mention is a right that the person uses, by a phrase that stands for it.
    fn is_own_right(&self, control: &Mention) -> bool {
        let rights = matches!(
            self.id(control),
            "opt_out" | "withdraw" | "user_rights" | "deletion" | "appeal" | "human_review" | "user_control"
        );
        rights && control.strong
    }

    /// Whether between a denial and a right stand only words that say that one can or is given: "you are not able to",
    /// "there is no way to". In "you need no account to" and "you do not lose your right to" other words do.
    fn is_out_of_reach(&self, denial: usize, control: &Mention) -> bool {
        const PLAIN: Classes = Classes::VERB
            .and(Class::Able)
            .and(Class::Right)
            .and(Class::Possessive)
            .and(Class::Person)
            .and(Class::CompanyObject)
            .and(Class::SentenceOpener)
            .and(Class::PurposeOpener)
            .and(Class::Conjunction)
            .and(Class::Negation);
        const OTHER: Classes = Classes::of(&[Class::Burden, Class::Exception, Class::Honouring]);
        let plain = |at: usize| self.marked.is_any(at, PLAIN) || self.marked.tokens[at].span.len() <= SHORT_WORD;
        let mut between = denial + 1..control.first;
        (denial + 1..=denial + DENIED_RIGHT_REACH).contains(&control.first)
            && between.all(|at| self.marked.tokens[at].is_word() && plain(at) && !self.marked.is_any(at, OTHER))
    }

    /// "You are denied the right to a copy."
    fn is_withheld(&self, control: &Mention) -> bool {
        let person = self.main.filter(|part| part.holder == Some(Holder::Person)).map(|part| part.after_subject);
        person.is_some_and(|verb| {
            let passive = |burden: &Mark| burden.first == burden.last && self.marked.is(verb, Class::Auxiliary);
            let mut burdens = self.marked.of_class(Class::Burden, verb + 1..verb + 2).filter(|burden| passive(burden));
            burdens.any(|burden| self.is_out_of_reach(burden.last, control))
        })
    }

    /// Whether what would burden or take a right of the person's is denied, so that it stays hers: "you do not have to give a
    /// reason to withdraw", "you do not lose your right to object", "we cannot refuse your request for deletion".
    pub(super) fn keeps(&self, control: &Mention, main: &Range<usize>) -> bool {
        let person = self.main.is_some_and(|part| part.holder == Some(Holder::Person));
        let kept = |burden: &Mark| {
            let between = burden.last + 1..control.first;
            let refused = self.id(control) == "user_rights" && burden.first == control.first;
            if burden.last == burden.first {
                // "Lose | your right to object", "waive | any right".
                const OWN: Classes =
                    Classes::of(&[Class::Possessive, Class::SentenceOpener, Class::Every, Class::Negation]);
                return refused || between.clone().any(|at| self.marked.is_any(at, OWN));
            }
            // "Have to | give a reason to | withdraw": with nothing between, the right itself is what one need not use.
            const AIM: Classes = Classes::of(&[Class::PurposeOpener, Class::ObjectBefore]);
            person && between.clone().skip(1).any(|at| self.marked.is_any(at, AIM))
        };
        let begins_control = |at: usize| {
            let mut begun = self.mentions.iter().filter(|said| said.first == at && self.is_control(said));
            begun.any(|said| self.id(said) != "user_rights")
        };
        self.is_own_right(control)
            && self.marked.of_class(Class::Negation, main.start..control.first).any(|denial| {
                let behind = denial.first + 1..denial.last + 1 + BURDEN_REACH;
                self.marked
                    .of_class(Class::Burden, behind)
                    .filter(|burden| burden.first <= control.first && !begins_control(burden.first))
                    .any(kept)
            })
    }

    /// Whether the company may turn down what the person asks for: "we may refuse your request".
    pub(super) fn refuses_request(&self, main: &Range<usize>) -> bool {
        let named = self.mentions.iter().any(|mention| {
            main.contains(&mention.first)
                && self.id(mention) == "user_rights"
                && self.marked.is(mention.first, Class::Restraining)
        });
        // "We may deny your deletion request", "we may refuse to delete your account".
        let right = |burden: &Mark| {
            let behind = burden.last + 1..burden.last + 1 + DENIED_RIGHT_REACH;
            self.mentions.iter().any(|control| {
                behind.contains(&control.first) && self.is_own_right(control) && self.id(control) != "user_control"
            })
        };
        let verb = self.main.map_or(main.start, |part| part.after_subject);
        let mut burdens = self.marked.of_class(Class::Burden, verb..verb + REFUSING_REACH);
        named || burdens.any(|burden| burden.first == burden.last && right(burden))
    }

    /// "Requests to opt out may be refused": what is asked is not done.
    pub(super) fn is_turned_down(&self, main: &Range<usize>) -> bool {
        let passive = |burden: &Mark| burden.first > main.start && self.marked.is(burden.first - 1, Class::Auxiliary);
        let mut burdens = self.marked.of_class(Class::Burden, main.clone());
        burdens.any(|burden| burden.first == burden.last && passive(burden))
            && !self.marked.has(Class::Negation, main.clone())
    }

    /// Whether the company does what a right asks of it: "we honour opt-out signals".
    pub(super) fn honours(&self, main: &Range<usize>) -> bool {
        self.has_object_behind(Class::Honouring, main, |mention| {
            matches!(self.id(mention), "opt_out" | "withdraw" | "user_rights" | "deletion")
        }) || self.honours_named(main)
    }

    /// "If your browser sends an opt-out signal, we will respect this preference": what is honoured was named before.
    fn honours_named(&self, main: &Range<usize>) -> bool {
        let named = |said: &Mention| said.strong && said.last < main.start && self.id(said) == "opt_out";
        if !self.mentions.iter().any(named) {
            return false;
        }
        self.marked.of_class(Class::Honouring, main.clone()).any(|mark| {
            let object = (mark.last + 1).min(main.end)..main.end;
            let words = self.marked.tokens[object.clone()].iter().filter(|token| token.is_word()).count();
            // "We will process this information" honours nothing.
            words == NAMED_AGAIN
                && self.marked.is(object.start, Class::SentenceOpener)
                && !self.marked.has(Class::DataWord, object)
        })
    }

    /// Whether a safeguard is something the person does.
    pub(super) fn is_control(&self, mention: &Mention) -> bool {
        mention.facet == Facet::Safeguard
            && matches!(
                self.id(mention),
                "opt_out"
                    | "withdraw"
                    | "user_rights"
                    | "user_control"
                    | "deletion"
                    | "appeal"
                    | "human_review"
                    | "opt_in"
                    | "parental_consent"
            )
    }

    /// Whether what the person controls has to do with data: rights in general need data as their object.
    pub(super) fn has_object(&self, control: &Mention, data: bool) -> bool {
        match self.id(control) {
            "user_rights" if !control.strong && self.obtains(control) => self.is_own_data(control),
            "user_rights" if self.is_right_to_other(control) => false,
            // Rights that only some have are about data where the others are: "residents of … have additional rights".
            "user_rights" => {
                let names = |mention: &Mention| {
                    mention.facet == Facet::Territory || mention.facet == Facet::Action && mention.strong
                };
                // "Not to be discriminated against for exercising your rights" names none, and is about them.
                data || self.mentions.iter().any(names) || self.is_by_nature(control.first..control.last + 1)
            }
            // A purchase that is removed is no data; with an account all data of the person are.
            "deletion" => {
                let near = control.first..(control.last + 1 + ACCOUNT_REACH).min(self.tokens.end);
                data || near.into_iter().any(|at| self.marked.is(at, Class::Account))
            }
            // "You can change the language in your settings."
            "user_control" => self.names_use() || data && (control.strong || self.speaks_beside(control)),
            // "You may decline the service charge."
            "opt_out" | "appeal" | "human_review" => data || self.is_about_data(control),
            _ => true,
        }
    }

    /// Whether data are spoken of elsewhere than in the words of a control: "your device settings" names none.
    fn speaks_beside(&self, control: &Mention) -> bool {
        let apart = |first: usize, last: usize| last < control.first || control.last < first;
        let mut words = self.marked.of_class(Class::DataWord, self.tokens.clone());
        self.carried
            || self.mentions.iter().any(|said| said.facet == Facet::Data && apart(said.first, said.last))
            || words.any(|word| apart(word.first, word.last))
    }

    /// Whether a sentence that sends the reader elsewhere says that he can opt out there.
    pub(super) fn leads_to_control(&self) -> bool {
        self.mentions.iter().any(|mention| {
            mention.facet == Facet::Safeguard
                && matches!(self.id(mention), "opt_out" | "withdraw" | "appeal")
                && mention.strong
                // "Learn more about how you can opt out" only sends the reader elsewhere.
                && !(mention.first.saturating_sub(HOW_REACH)..mention.first).any(|at| {
                    self.tokens.contains(&at)
                        && self.marked.is(at, Class::Subordinator)
                        && self.marked.is(at + 1, Class::Person)
                })
        })
    }

    /// Whether the person is said to be able: "you may", "you have the right to".
    pub(super) fn may_do(&self) -> bool {
        let start = self.main.map_or(self.tokens.start, |part| part.tokens.start);
        self.marked.has(Class::May, start..self.tokens.end) || self.is_given(start..self.tokens.end)
    }

    /// Whether a right is given: "you continue to have the ability to …" gives nothing new.
    pub(super) fn is_given(&self, within: Range<usize>) -> bool {
        self.marked.of_class(Class::Right, within).any(|mark| !self.goes_on(mark))
    }

    /// Whether the words of a right say that it goes on: "continue to have the ability".
    pub(super) fn goes_on(&self, right: &Mark) -> bool {
        self.marked.is(right.first, Class::Shadow) && !self.marked.is(right.first, Class::May)
    }
}
