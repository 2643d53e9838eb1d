//! What stands below a clause, or behind the part that opens a list, takes over from it.

use super::Reader;
use super::force::{Context, Lead};
use super::marked::Marked;
use super::topic::Topic;
use crate::clause::{Clause, ClauseKind};
use crate::scope::Facet;
use crate::scope::lexicon::{Class, Classes, Cue, Mark, ValueId};
use crate::scope::statement::{Force, Holder, Mood, Sentence, Statement};
use crate::text::Token;
use std::sync::Arc;

/// Words up to which a line that leads a list in only names what it is about: "these advertising cookies:".
const LONGEST_NAMED: usize = 4;

impl Reader<'_> {
    /// What a line that leads a list in says that its items name.
    fn led_to(&self, clause: &Clause, sentence: &Sentence, words: &[Token]) -> Option<Topic> {
        let range = sentence.tokens.clone();
        let marks = self.language.marks(&words[range.clone()]);
        let tokens = &words[range];
        let mut classes = Vec::new();
        let marked =
            Marked::new(&clause.text, tokens, &marks, &(0..tokens.len()), self.language, self.own, &mut classes);
        let end = tokens.iter().rposition(Token::is_word)?;
        // "These cookies:" leads in what they do.
        let trackers = |mark: &Mark| match mark.cue {
            Cue::Value { value, .. } => mark.last == end && self.model.value(value).id == "cookie",
            Cue::Class(_) => false,
        };
        if end < LONGEST_NAMED && marked.is(0, Class::Pronoun) && marks.iter().any(trackers) {
            return Some(Topic::Purpose);
        }
        // The "to" of "including but not limited to" opens no purpose.
        if [Class::OpenList, Class::NegationFalse].iter().any(|&class| marked.is(end, class)) {
            return Topic::named(&marks);
        }
        let opener = marks.iter().find(|mark| mark.cue == Cue::Class(Class::PurposeOpener) && mark.last + 1 >= end);
        if let Some(opener) = opener {
            // "You shall not use it to:" lists what must not be done, "the app lets you:" what the person does.
            let denied = marked.holds(Class::Negation) && !marked.holds(Class::NegationFalse);
            let enabled =
                marked.holds(Class::Enables) && marked.of_class(Class::Person, 0..opener.first).next().is_some();
            return (!denied && !enabled).then_some(Topic::Purpose);
        }
        // "Our service providers:" says what those are whose names stand below.
        let mut whom = sentence.mentions().filter(|(_, mention)| mention.facet == Facet::Recipient && mention.strong);
        let names = |first: usize| {
            const BEFORE: Classes = Classes::of(&[Class::CompanyObject, Class::SentenceOpener]);
            (0..first - sentence.tokens.start).all(|at| marked.is_any(at, BEFORE))
        };
        if whom.any(|(_, whom)| whom.last == sentence.tokens.start + end && names(whom.first)) {
            return Some(Topic::Recipient);
        }
        let shares = sentence.mentions().any(|(_, mention)| self.model.value(mention.value).id == "share");
        Topic::led_to(&marks, end)
            .or_else(|| (shares && marked.is(end, Class::ObjectBefore)).then_some(Topic::Recipient))
    }

    /// Whether a line that leads a list in speaks of data or of what is done to them, or stands where that is what it is about.
    fn is_about_use(&self, sentence: &Sentence, words: &[Token], above: &Context) -> bool {
        above.about_data
            || above.topic.is_some()
            || sentence.statements.iter().any(|said| said.of_data)
            || sentence.mentions().any(|(_, said)| matches!(said.facet, Facet::Data | Facet::Action | Facet::Purpose))
            || self
                .language
                .marks(&words[sentence.tokens.clone()])
                .iter()
                .any(|mark| mark.cue == Cue::Class(Class::DataWord))
    }

    /// "Here are the ways we do that:" says nothing of what stands below, so that its heading does. "With your data we can:" says
    /// something.
    fn says_nothing(&self, last: &Statement, sentence: &Sentence, words: &[Token]) -> bool {
        let tells = |mark: &Mark| matches!(mark.cue, Cue::Class(Class::DataWord | Class::May));
        matches!(last.force, Force::Other | Force::Pointer)
            && !last.of_data
            && last.holder != Holder::Person
            && !last.mentions.iter().any(|said| said.strong)
            && !self.language.marks(&words[sentence.tokens.clone()]).iter().any(tells)
    }

    /// Below what speaks of those who get data, and does not say what they are, they are named.
    fn named_below(&self, topic: Option<Topic>) -> Option<ValueId> {
        topic.filter(|&topic| topic == Topic::Recipient).and_then(|_| self.model.find(Facet::Recipient, "named"))
    }

    /// What the parts of a list within a paragraph take over from the part that opens it.
    pub(super) fn led(&self, sentence: &Sentence, context: &Context) -> Context {
        let lead = sentence.statements.last().map(lead_of);
        Context { lead, ..context.clone() }
    }

    /// What the items and clauses below take over from a clause's last sentence.
    pub(super) fn context_below(
        &self,
        clause: &Clause,
        sentence: &Sentence,
        words: &[Token],
        above: &Context,
    ) -> Context {
        if clause.kind == ClauseKind::Heading {
            let marks = self.language.marks(&words[sentence.tokens.clone()]);
            let named_first = sentence.statements.first().filter(|_| !self.names_no_use(&marks));
            let topic_acts: Vec<ValueId> = named_first.into_iter().flat_map(acts).collect();
            let topic_acts = (!topic_acts.is_empty()).then(|| topic_acts.into());
            let rights = sentence.mentions().any(|(_, mention)| self.model.value(mention.value).id == "user_rights");
            let recipients = sentence.mentions().find(|(_, mention)| mention.facet == Facet::Recipient);
            let topic = self.topic_of(&marks);
            let recipients = recipients.map(|(_, mention)| mention.value).or_else(|| self.named_below(topic));
            // "How we protect your data", "Security", "International transfers". "Your rights" may be any, and the title of the whole says
            // little of each part.
            let named = |mark: &Mark| match mark.cue {
                Cue::Value { value, .. } => {
                    let value = self.model.value(value);
                    value.facet == Facet::Data
                        || value.facet == Facet::Safeguard && value.id != "user_rights"
                        || matches!(value.id.as_str(), "security" | "transfer")
                }
                Cue::Class(class) => matches!(class, Class::DataWord | Class::DataProtection),
            };
            let below_title = clause.parent.is_some();
            let about_data = marks.iter().any(named) || below_title && above.about_data && !above.of_title;
            let of_title = !below_title;
            return Context {
                about_data,
                of_title,
                topic_acts,
                topic_rights: rights,
                recipients,
                topic,
                ..Context::default()
            };
        }
        let Some(last) = sentence.statements.last() else { return above.clone() };
        let end = words[sentence.tokens.clone()].last();
        let opens =
            end.is_some_and(|token| token.is_mark(':') || clause.kind == ClauseKind::Paragraph && token.is_word());
        let permits = matches!(last.force, Force::Permission | Force::Limit | Force::Other | Force::Pointer);
        let leads = end.is_some_and(|token| token.is_mark(':'));
        let topic = if opens && permits { self.led_to(clause, sentence, words) } else { above.topic };
        // "We help you to:", "your prize is forfeited in the following cases:" lead in nothing that data are used for.
        let topic =
            topic.filter(|&topic| !opens || topic != Topic::Purpose || self.is_about_use(sentence, words, above));
        let topic = topic.or(above.topic.filter(|_| leads && self.says_nothing(last, sentence, words)));
        // "We rely on the following processors:" says what those are whose names stand below.
        let mut whom = sentence.mentions().filter(|(_, mention)| mention.facet == Facet::Recipient);
        let led = if opens && topic == Some(Topic::Recipient) { whom.next() } else { None };
        // "You may restrict it if one of the following conditions applies:"
        let given = matches!(last.force, Force::Right | Force::RightDenied | Force::Duty);
        let cases = leads
            && given
            && self
                .language
                .marks(&words[sentence.tokens.clone()])
                .iter()
                .any(|mark| mark.cue == Cue::Class(Class::Cases));
        Context {
            lead: opens.then(|| lead_of(last)),
            cases,
            topic,
            topic_acts: above.topic_acts.clone(),
            about_data: above.about_data,
            of_title: above.of_title,
            topic_rights: above.topic_rights,
            recipients: match (led, opens) {
                (Some((_, mention)), _) => Some(mention.value),
                (None, true) => self.named_below(topic).or(above.recipients),
                (None, false) => above.recipients,
            },
            ..Context::default()
        }
    }
}

/// What a statement hands on to the list that it leads in.
pub(super) fn lead_of(statement: &Statement) -> Arc<Lead> {
    let acts = acts(statement).chain(statement.inherited_acts.iter().copied()).collect();
    let excepts = statement.force == Force::Promise && statement.excepted;
    let binds = matches!(statement.mood, Mood::Must | Mood::Will);
    let Statement { holder, force, of_data, .. } = *statement;
    Arc::new(Lead { holder, force, acts, of_data, excepts, binds })
}

/// The acts that a statement names.
fn acts(statement: &Statement) -> impl Iterator<Item = ValueId> {
    statement.mentions.iter().filter(|mention| mention.facet == Facet::Action).map(|mention| mention.value)
}
