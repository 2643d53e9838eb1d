//! The decision itself: what a statement does, by who acts in it and by what it says, asked in the order that holds.

mod company;
mod no_use;
mod person;
mod placed;

use super::{Candidate, Context, Decided, Lead, POINTER_START};
use crate::scope::Facet;
use crate::scope::lexicon::{Class, ValueId};
use crate::scope::reading::predication::Predication;
use crate::scope::statement::{Force, Holder, Mention};
use std::ops::Range;

/// What is known of a statement before it is decided what it does.
pub(super) struct Bearings<'a> {
    candidate: &'a Candidate<'a>,
    context: &'a Context,
    /// The tokens of its main part.
    main: Range<usize>,
    /// Whether it speaks of data.
    data: bool,
    /// Whether something is done to data in its main part.
    acts: bool,
    /// What the person controls in its main part.
    control: Option<&'a Mention>,
    /// Whether it begins with that.
    starts_with_control: bool,
    /// Who acts in its main part.
    subject: Option<Holder>,
    /// The line above its list that speaks for it.
    lead: Option<&'a Lead>,
    /// Where its verb is denied.
    negation: Option<usize>,
}

impl<'a> Bearings<'a> {
    pub(super) fn of(candidate: &'a Candidate<'a>, context: &'a Context) -> Self {
        let mut main = candidate.main.map_or(candidate.tokens.clone(), |part| part.tokens.clone());
        if candidate.relative_follows && !candidate.has_verb_in(&main) {
            // "Anything you post can be seen by everyone": the verb of the main part stands behind a relative clause.
            main = candidate.tokens.clone();
        }
        // "We collect:", "we collect the following:": what it does that to stands below.
        let opens = candidate.marked.tokens[candidate.tokens.end - 1].is_mark(':')
            && candidate.main.is_some_and(|part| part.holder == Some(Holder::Company))
            && candidate
                .mentions
                .iter()
                .any(|act| act.facet == Facet::Action && act.strong && candidate.ends_behind(act));
        let data =
            opens || candidate.speaks_of_data() || candidate.uses_possession(&main) || candidate.keeps_for_time(&main);
        let controls = || {
            candidate.mentions.iter().filter(|mention| main.contains(&mention.first) && candidate.is_control(mention))
        };
        let control = controls().find(|control| candidate.has_object(control, data)).or_else(|| controls().next());
        // A cell of a table names things: who stands in it does nothing.
        let names_only = context.row && !candidate.has_modal();
        // "This may include …": what goes on about the sentence before it has that one's subject.
        let goes_on = |part: &&Predication| context.continued.is_some_and(|opener| part.tokens.start <= opener);
        let subject = candidate.main.filter(|part| !goes_on(part)).and_then(|part| part.holder);
        let listed = context.lists && candidate.is_listed();
        let subject = subject.filter(|_| !names_only && !listed);
        let lead = context.lead.as_deref().filter(|lead| {
            subject.is_none()
                && !matches!(lead.force, Force::Other | Force::Pointer)
                // "Show ads, which may be personalised": the verb of a relative clause makes no sentence of an item.
                && (listed
                    || !candidate.has_modal_behind(context.continued)
                    || context.lists && candidate.is_fragment())
        });
        Self {
            acts: candidate.acts(&main),
            starts_with_control: candidate.starts_with_control(),
            negation: candidate.negation(&main),
            candidate,
            context,
            main,
            data,
            control,
            subject,
            lead,
        }
    }

    pub(super) fn decide(&self) -> Decided {
        self.case()
            .or_else(|| self.no_use())
            .or_else(|| self.unclear())
            .or_else(|| self.entry())
            .or_else(|| self.kept())
            .or_else(|| self.committed())
            .or_else(|| self.engaged())
            .or_else(|| self.led())
            .or_else(|| self.included())
            .or_else(|| self.titled())
            .unwrap_or_else(|| match self.subject {
                Some(Holder::Person) => self.of_person(),
                _ => self.of_company(),
            })
    }

    fn decided(&self, holder: Option<Holder>, force: Force, inherited_acts: Vec<ValueId>) -> Decided {
        let of_data = self.data || self.lead.is_some_and(|lead| lead.of_data);
        Decided { holder, force, of_data, inherited_acts, topic: None, plain: true }
    }

    fn plainly(&self, holder: Option<Holder>, force: Force) -> Decided {
        self.decided(holder, force, Vec::new())
    }

    fn is_company(&self) -> bool {
        self.subject == Some(Holder::Company)
    }

    fn has(&self, class: Class) -> bool {
        self.has_within(self.main.clone(), class)
    }

    fn has_within(&self, tokens: Range<usize>, class: Class) -> bool {
        self.candidate.marked.has(class, tokens)
    }

    /// The first tokens of the main part.
    fn start(&self) -> Range<usize> {
        self.main.start..(self.main.start + POINTER_START).min(self.main.end)
    }

    /// "Please note that we …" only leads a statement in.
    fn leads_in(&self) -> bool {
        self.candidate.marked.of_class(Class::Adverb, self.start()).any(|mark| mark.last > mark.first)
    }

    /// Whether it begins by sending the reader elsewhere.
    fn refers(&self) -> bool {
        self.start().any(|at| self.candidate.marked.is(at, Class::Pointer)) && !self.leads_in()
    }
}
