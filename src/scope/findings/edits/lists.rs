//! Items of lists that came or went.

use super::super::whole::WEIGHTY_PURPOSE;
use super::super::{Draft, Told};
use super::Edit;
use super::about::is_about_place;
use super::own_words::LONG_WORD;
use crate::scope::lexicon::{Class, Cue, Mark, ValueId};
use crate::scope::model::{Direction, Facet};
use crate::scope::order::reverse;
use crate::scope::reading::Topic;
use crate::scope::statement::{Force, Mention, Sentence, Statement};
use crate::text::TokenKind;
use std::ops::Range;

/// The rule for a purpose beside others of its kind.
pub(super) const ONE_MORE_PURPOSE: &str = "edit: one more purpose";
/// Shortest purpose that can be one more beside others, in tokens.
const SHORTEST_PURPOSE: usize = 5;
/// Longest run of items of a list, in tokens.
const LONGEST_ITEMS: usize = 30;
/// Longest name of a place that is joined to another one, in tokens.
const LONGEST_PLACE: usize = 4;
/// Tokens between an item and the neighbour that tells what the list is about.
pub(super) const NEIGHBOUR: usize = 4;

impl Edit<'_> {
    /// Whether words only stand in the place of others in the name of one value: "ethnic origin", "ethnic background".
    fn is_renamed(&self, old: &Range<usize>, new: &Range<usize>) -> bool {
        let around = |sentence: &Sentence, range: &Range<usize>| -> Vec<ValueId> {
            let holds = |mention: &Mention| mention.first <= range.start && range.end <= mention.last + 1;
            sentence.mentions().map(|(_, mention)| mention).filter(|said| holds(said)).map(|said| said.value).collect()
        };
        let after = around(self.is, new);
        !old.is_empty() && !new.is_empty() && around(self.was, old).iter().any(|value| after.contains(value))
    }

    /// One more purpose at the end of others, of a kind that is named already: "and to test new technologies and improve".
    pub(super) fn one_more(&self, statement: &Statement, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let (is_new, sentence, range) = self.only_side(old, new)?;
        if range.len() < SHORTEST_PURPOSE
            || statement.force != Force::Permission
            || !(self.class_in(is_new, range, Class::PurposeOpener)
                || statement.has_purpose && self.class_in(is_new, range, Class::Conjunction))
        {
            return None;
        }
        let model = self.ground.model;
        let known = |mention: &&Mention| {
            mention.facet == Facet::Purpose
                && mention.strong
                && range.contains(&mention.first)
                && !model.is_general(mention.value)
        };
        let purpose = sentence.mentions().map(|(_, mention)| mention).find(known)?;
        let way = if is_new { Direction::Broadened } else { Direction::Narrowed };
        let told = Told::Value(purpose.value);
        Some(self.draft(Facet::Purpose, told, way, old.clone(), new.clone(), ONE_MORE_PURPOSE, purpose.phrase))
    }

    /// Whether commas stand in or around a range, as between the items of a list.
    pub(super) fn is_listed(&self, is_new: bool, range: &Range<usize>) -> bool {
        let tokens = &self.clause(is_new).tokens;
        let around = range.start.saturating_sub(1)..(range.end + 1).min(tokens.len());
        tokens[around].iter().any(|token| token.is_mark(','))
    }

    /// An item that the lexicon does not know, in a list whose neighbours it knows: told under their facet.
    pub(super) fn enumeration(&self, statement: &Statement, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let (is_new, sentence, range) = self.only_side(old, new)?;
        // Words in whose place others stand are replaced, though they stand elsewhere in the sentence too.
        if self.gives_way(is_new, old, new) {
            return None;
        }
        let clause = self.clause(is_new);
        let listed = self.is_listed(is_new, range);
        let telling = clause.tokens[range.clone()]
            .iter()
            .filter(|token| token.is_word() && token.span.len() >= LONG_WORD)
            .count();
        // An item is a noun phrase: what holds a subject, a verb or a clause of its own is none.
        let says = self
            .marks_in(is_new, range)
            .iter()
            .any(|mark| matches!(mark.cue, Cue::Class(Class::Company | Class::Person | Class::Auxiliary | Class::May)));
        // Places and people are names: "Singapore", "the Netherlands".
        let names = clause.tokens[range.clone()]
            .iter()
            .filter(|token| token.is_word())
            .all(|token| token.kind != TokenKind::Lower || token.span.len() < LONG_WORD);
        // "Acme and Beta": two names need no comma. Where every noun has a capital, a capital makes no name.
        let capital = clause.tokens[range.clone()].iter().any(|token| token.kind == TokenKind::Capital);
        let named = names && capital && !self.ground.language.verb_second;
        let joined = named && self.class_in(is_new, range, Class::Conjunction);
        // "Where reasonably necessary, …" says on what it depends.
        let depends =
            self.begins_with(is_new, range, &[Class::Subordinator]) && self.class_in(is_new, range, Class::Condition);
        // "…, unless you object" is no item.
        let excepts = [Class::Exception, Class::LeavingOut].iter().any(|&class| self.class_in(is_new, range, class));
        // "…, and to store": what is done is no item.
        let opener = range.start + usize::from(self.is_at(is_new, Some(range.start), Class::Conjunction));
        let infinitive = self.is_at(is_new, Some(opener), Class::PurposeOpener);
        // "…, which must honour this policy", "…, never with advertisers" say more of the item before them.
        let first = range.clone().find(|&at| clause.tokens[at].is_word());
        let of_item = [Class::RelativeOpener, Class::Negation].iter().any(|&class| self.is_at(is_new, first, class));
        // "With the approval of the client, …", "like other apps, …" lead the sentence in.
        let opening = [Class::ObjectBefore, Class::Subordinator];
        let comma = (range.start..(range.end + 1).min(clause.tokens.len())).find(|&at| clause.tokens[at].is_mark(','));
        // So does what a pronoun follows behind a comma: "subject to these terms, we …".
        let opens = || opening.iter().any(|&class| self.is_at(is_new, Some(range.start), class));
        let follows = |comma: usize| {
            [Class::Company, Class::Person].iter().any(|&class| self.is_at(is_new, Some(comma + 1), class))
        };
        let leads_in = range.start == sentence.tokens.start
            && comma.is_some_and(|comma| comma + 1 >= range.end && (opens() || follows(comma)));
        // "On your device" and "in the forum" say where, and are no more data.
        let placed = first.is_some_and(|at| {
            let is = |class: Class| self.is_at(is_new, Some(at), class);
            is(Class::ObjectBefore) && !is(Class::Conjunction) && !is(Class::Handing) && !is(Class::Origin)
        });
        // The word "Act" may stand right behind the words that came.
        let law = self.class_in(is_new, &(range.start..(range.end + 2).min(clause.tokens.len())), Class::Shadow);
        // "…, but not limited to, …" opens a list and names nothing in it.
        let opens_list = || {
            let openers: Vec<Mark> = self.of_class(is_new, range, Class::OpenList).collect();
            let opens = |at: usize| openers.iter().any(|mark| (mark.first..=mark.last).contains(&(at - range.start)));
            range.clone().filter(|&at| clause.tokens[at].is_word()).all(opens)
        };
        if !(listed || joined)
            || depends
            || infinitive
            || of_item
            || leads_in
            || telling == 0
            || says
            || excepts
            || law
            || opens_list()
            || self.is_among_acts(is_new, range)
            || self.is_renamed(old, new)
        {
            return None;
        }
        // However many names are a list; many other words may be anything.
        if range.len() > LONGEST_ITEMS && !names {
            return None;
        }
        let way = if is_new { Direction::Broadened } else { Direction::Narrowed };
        if matches!(statement.force, Force::Right) {
            // More places or people that have a right.
            let safeguard =
                statement.mentions.iter().find(|mention| mention.facet == Facet::Safeguard && mention.strong)?;
            let places = || {
                sentence
                    .mentions()
                    .any(|(_, mention)| mention.facet == Facet::Territory && range.contains(&mention.first))
            };
            let more = names
                && (places() || listed && self.is_beside_names(is_new, range))
                && !self.is_of_place_once(old, new);
            return more.then(|| {
                self.draft(
                    Facet::Safeguard,
                    Told::Value(safeguard.value),
                    reverse(way),
                    old.clone(),
                    new.clone(),
                    "edit: who has a right",
                    safeguard.phrase,
                )
            });
        }
        if !matches!(statement.force, Force::Permission | Force::Limit | Force::Promise) {
            return None;
        }
        // A place that went into a wider one is no item of its own: "Spain and France" that became "the EEA".
        let in_range = |mention: &Mention| mention.facet == Facet::Territory && range.contains(&mention.first);
        let places: Vec<Mention> = sentence.mentions().map(|(_, mention)| *mention).filter(in_range).collect();
        let is_outweighed = |&place: &Mention| {
            if is_new { self.is_outweighed(None, Some(place)) } else { self.is_outweighed(Some(place), None) }
        };
        if places.iter().any(is_outweighed) {
            return None;
        }
        let before = sentence.tokens.start..range.start.max(sentence.tokens.start);
        let opened = self.class_in(is_new, &before, Class::OpenList);
        let neighbour = sentence
            .mentions()
            .map(|(_, mention)| mention)
            .filter(|mention| {
                let place = mention.facet == Facet::Territory && is_about_place(self.ground, statement);
                // "To train models and build features like A and B": what models are trained for is worth telling by its names.
                let purpose = mention.facet == Facet::Purpose
                    && mention.strong
                    && (!names && self.ground.model.value(mention.value).weight >= WEIGHTY_PURPOSE
                        || names && self.trains(sentence));
                // "After a merger or acquisition, your data …": what leads a sentence in is no item of what it says.
                let leads_in = |at: usize| at < statement.main;
                // A weak word beside it may be anything: "rights, property, health or safety".
                let known = mention.strong || clause.row || statement.topic.is_some() || opened;
                (matches!(mention.facet, Facet::Data | Facet::Recipient) && known || purpose || place && names)
                    && leads_in(mention.first) == leads_in(range.start)
            })
            .map(|mention| (apart(mention, range), mention))
            .filter(|(apart, _)| *apart <= NEIGHBOUR)
            .min_by_key(|(apart, mention)| (mention.facet == Facet::Purpose, !mention.strong, *apart, mention.first))
            .map(|(_, mention)| mention)
            .or_else(|| {
                // A list of names of countries that the lexicon does not know.
                let places =
                    sentence.mentions().map(|(_, mention)| mention).find(|mention| mention.facet == Facet::Territory);
                places.filter(|_| names && is_about_place(self.ground, statement))
            });
        // Names below "We share your data with:" are of those who get them, whatever stands beside them.
        let Some(neighbour) = neighbour else {
            let below = statement.topic == Some(Topic::Recipient) && names && listed;
            let told = Told::Named("other_recipient");
            return below.then(|| {
                self.draft(Facet::Recipient, told, way, old.clone(), new.clone(), "edit: an item of a list", None)
            });
        };
        // "We use your data to provide | and improve | it": what stands behind "to" is done, and no data.
        let aim = neighbour.last + 1..range.start.max(neighbour.last + 1);
        if neighbour.facet == Facet::Data && (placed || !names && self.class_in(is_new, &aim, Class::PurposeOpener)) {
            return None;
        }
        let short = range.len() <= LONGEST_PLACE;
        if !listed && neighbour.facet != Facet::Recipient && (neighbour.facet != Facet::Territory || !short) {
            return None;
        }
        // "Outside of the EEA" that became "outside of the UK and the EEA": who can say whether that is more?
        if statement.force != Force::Promise && self.is_outside(is_new, range.start) {
            return None;
        }
        // What a promise leaves out is permitted.
        let promised = statement.force == Force::Promise
            && !self.in_exception(is_new, range.start)
            && !self.is_outside(is_new, range.start);
        let way = if promised { reverse(way) } else { way };
        let facet = match statement.topic {
            Some(Topic::Recipient) => Facet::Recipient,
            Some(Topic::Purpose) => Facet::Purpose,
            Some(Topic::Data) => Facet::Data,
            _ if !places.is_empty() && is_about_place(self.ground, statement) => Facet::Territory,
            _ => neighbour.facet,
        };
        let name = match facet {
            Facet::Data => "other_data",
            Facet::Recipient => "other_recipient",
            Facet::Purpose => "other_purpose",
            _ => "other_country",
        };
        Some(self.draft(facet, Told::Named(name), way, old.clone(), new.clone(), "edit: an item of a list", None))
    }
}

/// Tokens between a mention and a range.
pub(super) fn apart(mention: &Mention, range: &Range<usize>) -> usize {
    if mention.last < range.start { range.start - mention.last } else { (mention.first + 1).saturating_sub(range.end) }
}
