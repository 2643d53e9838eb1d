//! What a heading, a label, the line above a list or the head of a column says that the words below it name.
//!
//! Such words need no verb and no subject: under "Purposes" the item "Fight against fraud" is a use of data.

use super::ReadClause;
use crate::clause::{Clause, ClauseId, ClauseKind};
use crate::scope::Facet;
use crate::scope::lexicon::{Class, Cue, Mark, Model, ValueId};
use crate::scope::statement::Force;

/// Words up to which a text can be a title, a label or the head of a column.
const LONGEST_TITLE: usize = 12;

/// What is named below.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Topic {
    /// Which data are collected.
    Data,
    /// What data are used for.
    Purpose,
    /// Who gets data.
    Recipient,
    /// How long data are kept.
    Duration,
    /// What makes a use lawful.
    Basis,
}

impl Topic {
    /// The topics with the words that name them and the act that is understood below.
    const ALL: [(Topic, Class, Option<&'static str>); 5] = [
        (Topic::Data, Class::TopicData, Some("collect")),
        (Topic::Purpose, Class::TopicPurpose, Some("use")),
        (Topic::Recipient, Class::TopicRecipient, Some("share")),
        (Topic::Duration, Class::TopicDuration, Some("retain")),
        (Topic::Basis, Class::TopicBasis, None),
    ];

    /// The topic that a title names first, of several at one place the first in their order.
    pub fn named(marks: &[Mark]) -> Option<Self> {
        Self::first_of(marks.iter())
    }

    /// The topic of a line that leads in what stands below it, whose last word is at `end`. "For these purposes we share the following
    /// | categories of information:": what follows is what is named behind that word, and nothing that is named before it.
    pub fn led_to(marks: &[Mark], end: usize) -> Option<Self> {
        let following = marks.iter().filter(|mark| mark.cue == Cue::Class(Class::Following) && mark.last < end);
        let behind = following.map(|mark| mark.last).min();
        Self::first_of(marks.iter().filter(|mark| behind.is_none_or(|following| mark.last > following)))
    }

    fn first_of<'a>(marks: impl Iterator<Item = &'a Mark> + Clone) -> Option<Self> {
        let first = |class: Class| marks.clone().find(|mark| mark.cue == Cue::Class(class)).map(|mark| mark.first);
        let named = Self::ALL.iter().filter_map(|&(topic, class, _)| first(class).map(|at| (at, topic)));
        named.min_by_key(|&(at, _)| at).map(|(_, topic)| topic)
    }

    /// The act that goes without saying below it.
    pub fn act(self, model: &Model) -> Option<ValueId> {
        let (.., act) = Self::ALL.iter().find(|(topic, ..)| *topic == self)?;
        act.and_then(|act| model.find(Facet::Action, act))
    }
}

/// The last title among the clauses of one level, as they are read one after the other.
#[derive(Debug, Default)]
pub struct Titles {
    title: Option<Title>,
    last: Option<ClauseId>,
}

#[derive(Debug)]
struct Title {
    parent: Option<ClauseId>,
    topic: Option<Topic>,
    /// Whether it leads in all that follows, and not only the next paragraph.
    leads: bool,
    fresh: bool,
}

impl Titles {
    /// What the last title at the level of the clause names; `above` where there is no title.
    pub fn topic(&self, clause: &Clause, above: Option<Topic>) -> Option<Topic> {
        match &self.title {
            // A short paragraph further down is the next title.
            Some(title) if title.parent == clause.parent => {
                title.topic.filter(|_| title.leads || title.fresh || clause.kind != ClauseKind::Paragraph)
            }
            // So is one that does not stand right below its heading.
            _ => above.filter(|_| clause.kind != ClauseKind::Paragraph || clause.parent == self.last),
        }
    }

    /// Keeps a clause that was read if it is the title of those that follow it.
    pub fn keep(&mut self, clause: &Clause, read: &ReadClause) {
        let title = |topic, leads| Some(Title { parent: clause.parent, topic, leads, fresh: true });
        self.last = Some(clause.id);
        if let Some(title) = &mut self.title {
            title.fresh = false;
        }
        match clause.kind {
            ClauseKind::Paragraph if read.last.is_some_and(|last| last.is_mark(':')) => {
                // What a line leads in may stand below it as paragraphs.
                self.title = title(read.context.topic, true);
            }
            ClauseKind::Paragraph if is_title(read) => {
                self.title = title(read.context.topic, false);
            }
            ClauseKind::Heading => self.title = None,
            _ => {}
        }
    }
}

/// Whether a clause is a title: short, says nothing by itself, and does not end as a sentence or an item does.
pub fn is_title(read: &ReadClause) -> bool {
    let open = read.last.is_some_and(|last| last.is_word() || last.is_mark(':') || last.is_mark('?'));
    let says = || read.sentences.iter().flat_map(|said| &said.statements).any(|made| made.force != Force::Other);
    open && (1..=LONGEST_TITLE).contains(&read.words) && !says()
}
