//! Whether the words are a sentence, a title, an order, an entry of a list.

use super::{Candidate, Context, LONGEST_TITLE};
use crate::scope::Facet;
use crate::scope::lexicon::{Class, Classes, Mark};
use crate::scope::statement::{Holder, Mention};
use crate::text::{Token, TokenKind};
use std::ops::Range;

/// Words from which a text that ends with a full stop is a sentence.
const SHORTEST_SENTENCE: usize = 5;
/// Letters from which a word of a title that is set like one begins with a capital.
const SHORTEST_TITLED: usize = 5;
/// Words from which a text set like a title is one.
const SHORTEST_TITLE: usize = 3;

impl Candidate<'_> {
    /// Whether it has no subject and no verb that is one of a sentence: a noun phrase or an infinitive.
    pub(super) fn is_fragment(&self) -> bool {
        let main = self.main.map_or(self.tokens.clone(), |part| part.tokens.clone());
        // "Statistics that may help us": the verb of a relative clause makes no sentence of what it is about.
        let relative = main.clone().find(|&at| at > main.start && self.marked.is(at, Class::RelativeOpener));
        self.main.is_none_or(|part| part.holder.is_none())
            && !(main.start..relative.unwrap_or(main.end)).any(|at| self.marked.is_verbal(at))
    }

    /// Whether it only names something, whatever a clause behind it tells of that: "partners who may help us", "courts if we
    /// have to", "to send you offers where consent is required". It is a whole sentence, of which nothing is told itself.
    pub(super) fn is_listed(&self) -> bool {
        const OPENS: Classes = Classes::of(&[Class::RelativeOpener, Class::Subordinator]);
        let Some(main) = self.main else { return false };
        let Range { start, end } = main.tokens;
        let opens = |at: usize| self.marked.is_any(at, OPENS) && !self.marked.is(at, Class::OpenList);
        // Of a recipient with its "that" the name ends before it: "companies that".
        let opener = match main.holder {
            None => (start + 1..end).find(|&at| opens(at)),
            Some(Holder::Other) => (main.after_subject - 1..=main.after_subject).find(|&at| at > start && opens(at)),
            Some(_) => return false,
        };
        // "It satisfies an interest which …" says something of what stands before.
        let Some(opener) = opener.filter(|_| !self.marked.is(start, Class::Pronoun)) else { return false };
        // A second verb, behind the one of that clause, makes a sentence: "partners who may help us will get it".
        let verbs = (opener..end).filter(|&at| self.marked.is_verbal(at) && !self.marked.is_verbal(at - 1)).count();
        self.tokens == self.marked.sentence()
            && verbs <= 1
            && !(start..opener).any(|at| self.marked.is_verbal(at))
            && !self.marked.has(Class::Negation, start..end)
    }

    /// Whether it is an entry of a list of recipients: nothing but a name.
    pub(super) fn is_entry(&self, context: &Context) -> bool {
        context.lists
            && context.recipients.is_some()
            && matches!(self.mentions, [Mention { facet: Facet::Recipient, phrase: None, .. }])
    }

    /// Whether it is an item that says what for: "To show you advertising".
    pub(super) fn is_purpose_item(&self, context: &Context) -> bool {
        context.lists
            && self.marked.is(self.tokens.start, Class::PurposeOpener)
            && self.mentions.iter().any(|mention| mention.facet == Facet::Purpose)
            && (!self.has_modal() || self.is_listed())
    }

    /// "Do not post …", "Share others' information": an order to the reader.
    pub(super) fn is_order(&self) -> bool {
        let start = self.main.map_or(self.tokens.start, |part| part.tokens.start);
        // "☒ Do not share …"
        let first = (start..self.tokens.end).find(|&at| self.marked.tokens[at].is_word()).unwrap_or(start);
        let forbids = self.marked.is(first + 1, Class::Negation) && self.marked.is(first, Class::Auxiliary)
            // "Never sell your account."
            || self.marked.language.acts_give_orders
                && self.denies_first(first)
                && !(first..self.tokens.end).any(|at| self.marked.is(at, Class::Auxiliary));
        let main = self.main.map_or(self.tokens.clone(), |part| part.tokens.clone());
        let act = self.marked.language.acts_give_orders
            && self.mentions.iter().any(|mention| mention.facet == Facet::Action && mention.first == first)
            // "Analyse how the service is used" is what data are used for: nobody asks the reader to.
            && !self.mentions.iter().any(|mention| {
                mention.first == first && matches!(self.id(mention), "analytics" | "personalisation")
            })
            && !main.clone().any(|at| self.marked.is_verbal(at));
        // "If you are under 16, please ask a parent."
        // "Please note that …" asks for nothing but to be heard.
        let leads_in = |order: &Mark| {
            let mut adverbs = self.marked.of_class(Class::Adverb, order.first..order.first + 1);
            adverbs.any(|adverb| adverb.last > order.last)
        };
        let asked = self.marked.of_class(Class::Order, self.tokens.clone()).any(|order| !leads_in(order));
        forbids || act || asked
    }

    /// Whether it begins with a denial, right before an act: "never sell".
    pub(super) fn denies_first(&self, first: usize) -> bool {
        self.marked.is(first, Class::Negation)
            && self.mentions.iter().any(|act| act.facet == Facet::Action && act.first == first + 1)
    }

    pub(super) fn has_verb(&self) -> bool {
        self.marked.covers_any(Classes::VERB, self.tokens.clone())
    }

    pub(super) fn has_modal(&self) -> bool {
        self.has_modal_behind(None)
    }

    /// The same behind a token.
    pub(super) fn has_modal_behind(&self, token: Option<usize>) -> bool {
        let start = token.map_or(self.tokens.start, |token| (token + 1).max(self.tokens.start));
        self.marked.covers_any(Classes::MODAL, start..self.tokens.end)
    }

    pub(super) fn has_verb_in(&self, part: &Range<usize>) -> bool {
        const VERBAL: Classes = Classes::VERB.and(Class::Right).and(Class::Grant).and(Class::Negation);
        self.marked.covers_any(VERBAL, part.clone())
            || self.mentions.iter().any(|mention| {
                part.contains(&mention.first) && matches!(mention.facet, Facet::Action | Facet::Safeguard)
            })
    }

    /// Whether it ends like a sentence and an act stands where its verb should: "Membership requires an address."
    pub(super) fn is_sentence(&self, words: usize) -> bool {
        // "Cookies help us remember you so | you need not sign in": what goes on is no title.
        let last = self.tokens.end - 1;
        let goes_on = || {
            self.tokens.end < self.marked.sentence().end
                && (self.tokens.start..last)
                    .any(|at| self.marked.is(at, Class::Aim) && self.marked.is(at + 1, Class::CompanyObject))
        };
        words >= SHORTEST_SENTENCE
            && (self.marked.tokens[last].is_mark('.') || goes_on())
            && self.mentions.iter().any(|mention| {
                mention.facet == Facet::Action && mention.first > self.tokens.start && mention.phrase.is_some()
            })
    }

    /// Whether it is a title rather than a sentence: short, without a verb of its own, or written in capitals throughout.
    pub(super) fn is_title(&self) -> bool {
        if self.has_verb() {
            return false;
        }
        let words = || self.marked.tokens[self.tokens.clone()].iter().filter(|token| token.is_word());
        let count = words().count();
        // "Photos Taken with Your Consent." is set like a title.
        let titled = |word: &Token| word.kind != TokenKind::Lower || word.span.len() < SHORTEST_TITLED;
        let set_so = count >= SHORTEST_TITLE && words().all(titled);
        count <= LONGEST_TITLE && (!self.is_sentence(count) || set_so)
            || count > 1 && words().all(|word| matches!(word.kind, TokenKind::Capital | TokenKind::Number))
    }
}
