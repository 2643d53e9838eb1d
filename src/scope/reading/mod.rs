//! Clauses read as statements of data use, sentence by sentence.
//!
//! Knows one version at a time: nothing of what changed.

mod below;
mod clause;
mod column;
mod force;
mod marked;
mod mentions;
mod own_name;
mod predication;
mod quantity;
mod recipients;
mod statements;
mod topic;
mod version;
mod words;

pub use clause::ReadClause;
pub use own_name::own_name;
pub use quantity::{Quantity, quantities};
pub use topic::Topic;
pub use version::{Known, Parts};
pub use words::Words;

use super::Facet;
use super::lexicon::{Class, Cue, Language, Mark, Model};
use super::statement::{Force, Mention, Sentence, Statement, Wording};
use crate::clause::{Clause, ClauseKind};
use crate::text::{ByteSpan, Token, TokenKind, Word, sentences};
use below::lead_of;
use column::Columns;
use force::Context;
use marked::{Marked, Scratch};
use statements::statement;
use std::ops::Range;

/// Reads the clauses of a version with the lexicon of its language.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    /// The values.
    pub model: &'a Model,
    /// The language.
    pub language: &'a Language,
    /// The name by which the text speaks of its own company, where there is one: see [`own_name`].
    pub own: Option<Word>,
}

impl Reader<'_> {
    fn clause(
        &self,
        clause: &Clause,
        context: Context,
        columns: Columns,
        heads: bool,
        scratch: &mut Scratch,
    ) -> ReadClause {
        let text = &clause.text;
        let words = Words::cut(std::mem::take(&mut scratch.words), text, clause.number_len);
        let ranges = self.apart(text, &words, sentences(text, &words));
        let heading = clause.kind == ClauseKind::Heading || heads || leads_elsewhere(clause) || counts(clause, &words);
        let ends = words.last().is_some_and(|last| last.is_word() || last.is_mark(':') || last.is_mark(')'));
        // "Privacy choices ·" is a link in a row of links.
        let linked = words.last().is_some_and(|last| ['·', '•', '›'].iter().any(|&mark| last.is_mark(mark)));
        let open_paragraph = clause.kind == ClauseKind::Paragraph && ends || linked;
        // A row of one cell is a line of a layout, not of a table.
        let row = clause.kind == ClauseKind::Row && words.iter().any(|word| word.is_mark('|'));
        let context = &Context { row, open_paragraph, ..context };
        // Below a title a paragraph that ends as a sentence does is one, not a name.
        let named = clause.kind != ClauseKind::Paragraph || open_paragraph;
        let mut read: Vec<Sentence> = Vec::with_capacity(ranges.len());
        // Parts of a list within a paragraph, parted by semicolons, take over from the part that opens it.
        let mut running: Option<Context> = None;
        let mut led_off = false;
        let mut label: Option<Topic> = None;
        let count = ranges.len();
        // "Hosting: Acme SAS": below a line that speaks of recipients the name stands behind a label.
        let names_behind = matches!(&ranges[..], [label, behind, ..] if words[label.end - 1].is_mark(':')
            && words[behind.clone()].iter().all(|word| word.kind != TokenKind::Lower));
        let (mut cell, mut counted) = (0, 0);
        for (place, range) in ranges.into_iter().enumerate() {
            // What a semicolon continues stays under the line that leads the first part in.
            // So does what stands behind the run-in title of an item: "Advertising. To show you offers."
            // And behind its label, unless that says itself what it names: "Contact data: your name".
            let titled = place == 1
                && (words[range.start - 1].is_mark('.')
                    || words[range.start - 1].is_mark(':')
                        && label.is_none()
                        // A line that says nothing by itself leads nothing in behind a label.
                        && context.lead.as_ref().is_none_or(|lead| !matches!(lead.force, Force::Other | Force::Pointer))
                        && !text[words[range.start].span.start..].starts_with("http"))
                && matches!(clause.kind, ClauseKind::Item | ClauseKind::Row)
                && read.first().is_some_and(|title: &Sentence| {
                    title.words.len() <= LONGEST_RUN_IN
                        && title.statements.iter().all(|said| said.force == Force::Other)
                });
            let continued = place == 0 || titled || range.start > 0 && words[range.start - 1].is_mark(';') && !led_off;
            let mut given = match (&running, continued) {
                (Some(running), _) => running.clone(),
                (None, true) => context.clone(),
                _ => context.without_lead(),
            };
            led_off |= !continued;
            // What the sentence before says, for one that goes on with a list: "This includes your name."
            let before = read.last().and_then(|sentence: &Sentence| sentence.statements.last());
            if let Some(said) = before.filter(|said| said.force == Force::Permission)
                && let Some(opener) = self.opener(&words, &range)
            {
                let topic = said.topic.or_else(|| self.told(said));
                given = Context { lead: Some(lead_of(said)), topic, continued: Some(opener), ..context.without_lead() };
            }
            let uses = |said: &Statement| matches!(said.force, Force::Permission | Force::Other | Force::Pointer);
            given.after_use = before.is_some_and(|said| {
                said.of_data && said.plain && matches!(said.force, Force::Permission | Force::Promise | Force::Limit)
            });
            // "We protect your data. We carry out regular audits": what goes on about protection is about those data, and so is "if we
            // deny your request, you may appeal" behind a right.
            // So is what one may do about the decision by machine that was told of.
            given.about_data |= before.is_some_and(|said| {
                let decides = |act: &Mention| self.model.value(act.value).id == "automated_decision";
                said.of_data && matches!(said.force, Force::Duty | Force::Right) || said.mentions.iter().any(decides)
            });
            given.after_other = before.is_some_and(|said| !uses(said));
            given.followed = place == 0 && count > 1 && running.is_none();
            let labelled = place == 1 && words[range.start - 1].is_mark(':');
            let named_behind = labelled && names_behind;
            given.lists =
                (place == 0 || titled || named_behind) && matches!(clause.kind, ClauseKind::Item | ClauseKind::Row);
            // What stands behind the label of a recipient tells more of that one.
            if place == 0 && names_behind || titled && labelled && !names_behind {
                given.recipients = None;
            }
            cell += words[counted..range.start].iter().filter(|word| word.is_mark('|')).count();
            counted = range.start;
            if let Some(column) = columns.as_deref().and_then(|columns| columns.get(cell)) {
                if !column.acts.is_empty() {
                    given.topic_acts = Some(given.topic_acts().iter().chain(&column.acts).copied().collect());
                }
                given.recipients = column.recipients.or(given.recipients);
                given.topic = column.topic;
                given.row &= !column.denied;
            }
            given.topic = label.or(given.topic.filter(|&topic| named || topic == Topic::Duration));
            let goes_on = words[range.end - 1].is_mark(';');
            let labels = place + 1 < count && words[range.end - 1].is_mark(':');
            if let Some(named) = labels.then(|| self.topic(&words[range.clone()])).flatten() {
                label = Some(named);
                given.followed = true;
            }
            let opens = |range: &Range<usize>| words[range.clone()].iter().any(|token| token.is_mark(':'));
            let sentence = self.sentence(text, &words, range, &given, heading, scratch);
            running = match running {
                Some(running) if goes_on => Some(running),
                None if goes_on && opens(&sentence.tokens) => Some(self.led(&sentence, context)),
                _ => None,
            };
            read.push(sentence);
        }
        let below = match read.last() {
            Some(last) => self.context_below(clause, last, &words, context),
            None => context.clone(),
        };
        let mut read = ReadClause {
            tokens: Words::of(clause),
            words: words.iter().filter(|token| token.is_word()).count(),
            last: words.last().copied(),
            sentences: read,
            row: clause.kind == ClauseKind::Row,
            context: below,
            columns,
            topic: context.topic,
            heads,
        };
        if clause.kind == ClauseKind::Paragraph
            && topic::is_title(&read)
            && !read.last.is_some_and(|last| last.is_mark(':'))
        {
            read.context.lead = None;
            read.context.topic = self.topic(&words);
        }
        scratch.words = words;
        read
    }

    /// Where the words end that open a sentence as one that goes on about what the sentence before it says.
    fn opener(&self, words: &[Token], range: &Range<usize>) -> Option<usize> {
        let at = |start: usize| self.language.longest_at(&words[..range.end], start, Class::Continuing);
        let opener = at(range.start)?;
        // "For example, | this information may include …": what goes on behind an example opens it too.
        let behind = opener + 2;
        let follows = behind < range.end && words[opener + 1].is_mark(',');
        follows.then(|| at(behind)).flatten().or(Some(opener))
    }

    /// What a statement tells first, as what a list that goes on about it names.
    fn told(&self, said: &Statement) -> Option<Topic> {
        let first = said
            .mentions
            .iter()
            .rfind(|mention| matches!(mention.facet, Facet::Data | Facet::Purpose | Facet::Recipient))?;
        match first.facet {
            Facet::Data => Some(Topic::Data),
            Facet::Purpose => Some(Topic::Purpose),
            _ => Some(Topic::Recipient),
        }
    }

    /// What a title, a label or the head of a column names.
    fn topic(&self, words: &[Token]) -> Option<Topic> {
        self.topic_of(&self.language.marks(words))
    }

    /// The same by its marks.
    fn topic_of(&self, marks: &[Mark]) -> Option<Topic> {
        Topic::named(marks).filter(|_| !self.names_no_use(marks))
    }

    /// Whether a title names what is not done, what is done away with, or what the person may or must not do: "what we do not
    /// collect", "what you can delete".
    fn names_no_use(&self, marks: &[Mark]) -> bool {
        let has = |class: Class| marks.iter().any(|mark| mark.cue == Cue::Class(class));
        let of_person = has(Class::Person) && (has(Class::May) || has(Class::Must)) && !has(Class::Grant);
        let deletes = marks.iter().any(|mark| match mark.cue {
            Cue::Value { value, .. } => self.model.value(value).id == "delete",
            Cue::Class(_) => false,
        });
        has(Class::Negation) && !has(Class::NegationFalse) || of_person || deletes
    }

    fn sentence(
        &self,
        text: &str,
        words: &[Token],
        range: Range<usize>,
        context: &Context,
        heading: bool,
        scratch: &mut Scratch,
    ) -> Sentence {
        let span = ByteSpan::new(words[range.start].span.start, words[range.end - 1].span.end);
        let canonical = self.language.canonical_from(&words[..range.end], range.start);
        let Scratch { marks, classes, mentions, parts, statements, .. } = scratch;
        marks.clear();
        self.language.add_marks_from(&words[..range.end], range.start, marks);
        let marked = Marked::new(text, words, marks, &range, self.language, self.own, classes);
        let mut mentions = self.mentions(&marked, &range, mentions);
        let titled = |mention: &Mention| match mention.facet {
            Facet::Action | Facet::Safeguard | Facet::Territory => marked.is_quoted_title(mention.first),
            // What is defined in quotes, "“Partners”", is named; within a title it is not.
            Facet::Recipient => {
                mention.first > range.start
                    && marked.is_quoted_title(mention.first)
                    && marked.is_quoted_title(mention.first - 1)
            }
            _ => false,
        };
        mentions.retain(|mention| !titled(mention));
        let mentions = self.with_named_recipient(&marked, &range, mentions);
        let mentions = match self.entry(&marked, &range, context, &mentions) {
            Some(entry) if !heading => vec![entry],
            _ => mentions,
        };
        let asks = words[range.end - 1].is_mark('?');
        let statements = if heading || asks {
            // A heading names what stands below it, and a question what follows it; they permit nothing.
            statement(&marked, range.clone(), None, mentions, Force::Other).into()
        } else {
            self.statements(&marked, &range, mentions, context, parts, statements);
            statements.drain(..).collect()
        };
        let basis_of_row = context.row && !heading && marked.has(Class::LegalBasis, range.clone());
        Sentence { tokens: range, span, wording: Wording::of(&canonical), words: canonical, basis_of_row, statements }
    }

    /// Takes run-in titles and labels apart from the sentences that they lead in: they say what the sentence is about, not
    /// who acts.
    fn apart(&self, text: &str, words: &[Token], mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
        let mut place = 0;
        while let Some(range) = ranges.get(place).cloned() {
            let colon = range.clone().find(|&at| words[at].is_mark(':')).filter(|&at| at + 1 < range.end);
            let title = colon.filter(|&colon| {
                let before = &words[range.start..colon];
                outside_brackets(before) <= LONGEST_RUN_IN
                    && before.first().is_some_and(|token| token.kind == TokenKind::Capital)
                    && !text[words[colon].span.end..words[colon + 1].span.start].is_empty()
                    && !self.language.marks(before).iter().any(|mark| mark.cue == Cue::Class(Class::May))
                    && (words[colon + 1].kind == TokenKind::Capital || self.topic(before).is_some())
            });
            if let Some(colon) = title {
                ranges[place] = range.start..colon + 1;
                place += 1;
                ranges.insert(place, colon + 1..range.end);
            }
            place += 1;
        }
        ranges
    }
}

/// Whether a row tells how often something was done: "| Requests to delete | 6,367 | 0 | 15 days |". What it counts it only names.
fn counts(clause: &Clause, words: &[Token]) -> bool {
    let number = |cell: &[Token]| {
        let mut told = cell.iter().filter(|token| token.is_word()).peekable();
        told.peek().is_some() && told.all(|token| token.kind == TokenKind::Number)
    };
    clause.kind == ClauseKind::Row
        && words.split(|word| word.is_mark('|')).filter(|cell| number(cell)).count() >= COUNTS
}

/// Whether a clause is an entry of a contents list: all of it leads to another place in the document, which it only names. So does an
/// entry of the bar at the foot of a page, which a mark parts from the next one: "Ad Choices ·".
fn leads_elsewhere(clause: &Clause) -> bool {
    let [link] = &clause.links[..] else { return false };
    let of_bar = || clause.kind != ClauseKind::Row && clause.text[link.span.end..].contains(PARTING_MARKS);
    is_link(clause) && (link.target.starts_with('#') || of_bar())
}

/// Whether a clause is nothing but one link.
fn is_link(clause: &Clause) -> bool {
    let [link] = &clause.links[..] else { return false };
    let behind = &clause.text[link.span.end..];
    link.span.start <= clause.number_len && behind.chars().all(|mark| !mark.is_alphanumeric())
}

/// How many tokens stand outside brackets: "Legal basis (where one is needed):" is as short a label as "Legal basis:".
fn outside_brackets(tokens: &[Token]) -> usize {
    let mut within = false;
    let counts = |token: &&Token| {
        within |= token.is_mark('(');
        let outside = !within;
        within &= !token.is_mark(')');
        outside
    };
    tokens.iter().filter(counts).count()
}

/// What parts the links in a bar at the foot or the head of a page.
const PARTING_MARKS: [char; 4] = ['·', '|', '›', '»'];

/// Words up to which what stands before a colon can be a run-in title: "Retention: we keep …".
const LONGEST_RUN_IN: usize = 6;

/// Cells of bare numbers from which a row counts something: a time to keep data stands with its unit.
const COUNTS: usize = 2;
