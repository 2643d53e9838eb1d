//! Clauses read as statements of data use, sentence by sentence.
//!
//! Knows one version at a time: nothing of what changed.

mod column;
mod force;
mod mentions;
mod own_name;
mod predication;
mod quantity;
mod topic;

pub use own_name::own_name;
pub use quantity::{Quantity, quantities};
pub use topic::Topic;

use super::Facet;
use super::lexicon::{Class, Cue, Language, Model, ValueId};
use super::statement::{Force, Holder, Mention, Mood, Sentence, Statement, Wording};
use crate::clause::{Clause, ClauseKind};
use crate::text::{ByteSpan, Token, TokenKind, Word, sentences, tokens};
use column::{Column, Table};
use force::{Candidate, Context, force};
use predication::{Marked, Predication, predications};
use std::ops::Range;
use std::sync::Arc;
use topic::Titles;

/// A clause with its statements.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadClause {
    /// Its words and marks.
    pub tokens: Vec<Token>,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// Whether it is a row of a table.
    pub row: bool,
    /// What its items and the clauses under it take over.
    context: Context,
    /// The columns of the table it is a row of.
    columns: Arc<[Column]>,
    /// What the titles beside it say that it names.
    topic: Option<Topic>,
    /// Whether it names the columns of its table.
    heads: bool,
}

impl ReadClause {
    /// Who gets data, where this is a row of a table whose first column names them.
    pub fn names_recipient(&self, model: &Model) -> Option<ValueId> {
        let column = self.columns.first().filter(|_| self.row && !self.heads)?;
        let named = column.is_short() && (column.recipients.is_some() || column.topic == Some(Topic::Recipient));
        let capital = self.tokens.first().is_some_and(|first| first.kind == TokenKind::Capital);
        let cell = || self.sentences.first()?.mentions().map(|(_, mention)| mention.value).next();
        let said = || cell().filter(|&value| model.value(value).facet == Facet::Recipient);
        (named && capital)
            .then(|| said().or(column.recipients).or_else(|| model.find(Facet::Recipient, "named")))
            .flatten()
    }

    /// Whether the row, a head of its table or the heading above speaks of data, of what they are used for or to whom they go.
    pub fn speaks_of_data(&self) -> bool {
        let heads = self.columns.iter().skip(1).any(|column| {
            matches!(column.topic, Some(Topic::Data | Topic::Purpose | Topic::Duration)) || !column.acts.is_empty()
        });
        let mut cells = self.sentences.iter().flat_map(Sentence::mentions);
        heads
            || self.context.recipients.is_some()
            || cells.any(|(_, mention)| matches!(mention.facet, Facet::Data | Facet::Purpose))
    }

    /// The words of its first cell.
    pub fn first_cell(&self) -> Vec<Word> {
        let cell = self.tokens.iter().take_while(|token| !token.is_mark('|'));
        cell.filter(|token| token.is_word()).map(|token| token.word).collect()
    }
}

/// Reads the clauses of a version with the lexicon of its language.
pub struct Reader<'a> {
    /// The values.
    pub model: &'a Model,
    /// The language.
    pub language: &'a Language,
    /// The name by which the text speaks of its own company, where there is one: see [`own_name`].
    pub own: Option<Word>,
}

impl Reader<'_> {
    /// Reads every clause in order. `known` gives, for a clause that stands to the letter in a version read before, the
    /// reading of it there and that of its parent: it is taken over where what stands above says the same.
    pub fn read<'k>(
        &self,
        clauses: &[Clause],
        known: &dyn Fn(usize) -> Option<Known<'k>>,
        wanted: &dyn Fn() -> bool,
    ) -> Option<Vec<Arc<ReadClause>>> {
        let mut out: Vec<Arc<ReadClause>> = Vec::with_capacity(clauses.len());
        let mut table = Table::default();
        let mut titles = Titles::default();
        for (at, clause) in clauses.iter().enumerate() {
            if !wanted() {
                return None;
            }
            let parent = clause.parent.as_ref().and_then(|parent| out.get(parent.place()));
            let above = parent.map(|read| &read.context);
            let topic = titles.topic(clause, above.and_then(|above| above.topic));
            let (columns, heads) = table.columns(self, clause);
            let same = known(at).filter(|Known { clause, parent }| {
                (clause.topic, clause.heads) == (topic, heads)
                    && clause.columns == columns
                    && parent.map(|read| &read.context) == above
            });
            let read = match same {
                Some(known) => Arc::clone(known.clause),
                None => {
                    let context = Context { topic, ..above.cloned().unwrap_or_default() };
                    Arc::new(self.clause(clause, &context, columns, heads))
                }
            };
            titles.keep(self, clause, &read);
            out.push(read);
        }
        Some(out)
    }

    fn clause(&self, clause: &Clause, context: &Context, columns: Arc<[Column]>, heads: bool) -> ReadClause {
        let text = &clause.text;
        let mut words = tokens(text);
        // A printed number is no part of what is said.
        words.retain(|token| token.span.start >= clause.number_len);
        let ranges = self.apart(text, &words, sentences(text, &words));
        let heading = clause.kind == ClauseKind::Heading || heads;
        let ends = words.last().is_some_and(|last| last.is_word() || last.is_mark(':') || last.is_mark(')'));
        let open_paragraph = clause.kind == ClauseKind::Paragraph && ends;
        let context = &Context { row: clause.kind == ClauseKind::Row, open_paragraph, ..context.clone() };
        // Below a title a paragraph that ends as a sentence does is one, not a name.
        let named = clause.kind != ClauseKind::Paragraph || open_paragraph;
        let mut read: Vec<Sentence> = Vec::with_capacity(ranges.len());
        // Parts of a list within a paragraph, parted by semicolons, take over from the part that opens it.
        let mut running: Option<Context> = None;
        let mut led_off = false;
        let mut label: Option<Topic> = None;
        let count = ranges.len();
        let (mut cell, mut counted) = (0, 0);
        for (place, range) in ranges.into_iter().enumerate() {
            // What a semicolon continues stays under the line that leads the first part in.
            // So does what stands behind the run-in title of an item: "Advertising. To show you offers."
            let titled = place == 1
                && words[range.start - 1].is_mark('.')
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
            given.followed = place == 0 && count > 1 && running.is_none();
            given.lists = (place == 0 || titled) && matches!(clause.kind, ClauseKind::Item | ClauseKind::Row);
            cell += words[counted..range.start].iter().filter(|word| word.is_mark('|')).count();
            counted = range.start;
            if let Some(column) = columns.get(cell) {
                given.topic_acts.extend(&column.acts);
                given.recipients = column.recipients.or(given.recipients);
                given.topic = column.topic;
            }
            given.topic = label.or(given.topic.filter(|&topic| named || topic == Topic::Duration));
            let goes_on = words[range.end - 1].is_mark(';');
            let labels = place + 1 < count && words[range.end - 1].is_mark(':');
            if let Some(named) = labels.then(|| self.topic(&words[range.clone()])).flatten() {
                label = Some(named);
                given.followed = true;
            }
            let opens = |range: &Range<usize>| words[range.clone()].iter().any(|token| token.is_mark(':'));
            let sentence = self.sentence(text, &words, range, &given, heading);
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
            tokens: words,
            sentences: read,
            row: clause.kind == ClauseKind::Row,
            context: below,
            columns,
            topic: context.topic,
            heads,
        };
        if clause.kind == ClauseKind::Paragraph
            && topic::is_title(&read)
            && !read.tokens.last().is_some_and(|last| last.is_mark(':'))
        {
            read.context.lead = None;
            read.context.topic = self.topic(&read.tokens);
        }
        read
    }

    /// Where the words end that open a sentence as one that goes on about what the sentence before it says.
    fn opener(&self, words: &[Token], range: &Range<usize>) -> Option<usize> {
        let marks = self.language.marks_at(&words[..range.end], range.start);
        let opens = marks.iter().filter(|mark| mark.cue == Cue::Class(Class::Continuing));
        opens.map(|mark| mark.last).max()
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
        Topic::named(&self.language.marks(words))
    }

    fn sentence(&self, text: &str, words: &[Token], range: Range<usize>, context: &Context, heading: bool) -> Sentence {
        let span = ByteSpan::new(words[range.start].span.start, words[range.end - 1].span.end);
        let canonical = self.language.canonical_from(&words[..range.end], range.start);
        let marks = self.language.marks_from(&words[..range.end], range.start);
        let marked = Marked::new(text, words, &marks, &range, self.language, self.own);
        let mut mentions = self.mentions(text, words, &range, &marks);
        let titled = |mention: &Mention| {
            matches!(mention.facet, Facet::Action | Facet::Safeguard | Facet::Territory)
                && marked.is_quoted_title(mention.first)
        };
        mentions.retain(|mention| !titled(mention));
        let mentions = self.with_named_recipient(&marked, &range, mentions);
        let mentions = match self.entry(&marked, &range, context, &mentions) {
            Some(entry) if !heading => vec![entry],
            _ => mentions,
        };
        let statements = if heading {
            // A heading names what stands below it; it permits nothing.
            vec![statement(&marked, range.clone(), None, mentions, Force::Other)]
        } else {
            self.statements(&marked, &range, mentions, context)
        };
        Sentence { tokens: range, span, wording: Wording::of(&canonical), words: canonical, statements }
    }

    /// The statements of a sentence: subordinate parts belong to the main part before them, or to the first.
    fn statements(
        &self,
        marked: &Marked<'_>,
        range: &Range<usize>,
        mentions: Vec<Mention>,
        context: &Context,
    ) -> Vec<Statement> {
        let mut parts = predications(marked, range.clone(), self.model);
        // "For users in some states, you may …": what leads a sentence in without a verb belongs to it.
        if let [first, _, ..] = &mut parts[..]
            && first.holder.is_none()
            && !first.tokens.clone().any(|at| marked.is_verbal(at))
            && !mentions.iter().any(|mention| first.tokens.contains(&mention.first))
        {
            first.subordinate = true;
        }
        let acted = parts.iter().any(|part| part.holder.is_some() && !part.subordinate);
        let mut groups: Vec<(Range<usize>, Option<&Predication>, bool)> = Vec::new();
        for part in &parts {
            match groups.last_mut() {
                Some((tokens, main, conditional)) if part.subordinate || main.is_none() => {
                    tokens.end = part.tokens.end;
                    if part.subordinate {
                        *conditional = true;
                    } else {
                        *main = Some(part);
                    }
                }
                _ => groups.push((part.tokens.clone(), (!part.subordinate).then_some(part), part.subordinate)),
            }
        }
        // A sentence that has only subordinate parts ("Where you consent.") is read as a whole.
        let mut out = Vec::new();
        for (place, (tokens, main, conditional)) in groups.into_iter().enumerate() {
            // "By using the site | you agree …": a safeguard said over two parts belongs to the one that it ends in.
            let stands_at =
                |mention: &Mention| if mention.facet == Facet::Safeguard { mention.last } else { mention.first };
            let own: Vec<Mention> =
                mentions.iter().filter(|mention| tokens.contains(&stands_at(mention))).copied().collect();
            let mut given = if place == 0 { context.clone() } else { context.without_lead() };
            // Who acts in a sentence makes it more than a name.
            given.topic = given.topic.filter(|&topic| !acted || topic == Topic::Duration);
            // A part without a subject of its own goes on about what the part before it is about.
            let goes_on = main.is_some_and(|part| part.after_subject == part.tokens.start);
            let carried = goes_on && out.last().is_some_and(|before: &Statement| before.of_data);
            let relative_follows =
                parts.iter().any(|part| (part.relative || part.opened_by_that) && tokens.contains(&part.tokens.start));
            let agreed = parts.iter().any(|part| {
                part.subordinate
                    && matches!(part.holder, Some(Holder::Company | Holder::Other))
                    && tokens.contains(&part.tokens.start)
                    && part.tokens.start > tokens.start
                    && marked
                        .has(Class::Agreement, part.tokens.start.saturating_sub(AGREEMENT_REACH)..part.tokens.start)
            });
            let candidate = Candidate {
                marked,
                tokens: tokens.clone(),
                main,
                mentions: &own,
                model: self.model,
                carried,
                relative_follows,
                agreed,
            };
            let decided = force(&candidate, &given);
            let mut made = statement(marked, tokens, decided.holder, own, decided.force);
            made.conditional = conditional;
            let handed = made.mentions.iter().filter(|act| act.strong && self.model.value(act.value).id == "share");
            let whom = handed.filter_map(|act| hands_on(marked, act, &made.tokens)).next();
            // "With appropriate safeguards" names nobody.
            made.handed = whom.is_some_and(|whom| {
                let manner = |mention: &Mention| matches!(mention.facet, Facet::Safeguard | Facet::Purpose);
                !made.mentions.iter().any(|mention| manner(mention) && (whom..whom + 2).contains(&mention.first))
            });
            made.main = main.map_or(made.tokens.start, |part| part.tokens.start);
            made.inherited_acts = decided.inherited_acts;
            made.of_data = decided.of_data;
            made.topic = decided.topic;
            out.push(made);
        }
        out
    }

    /// Takes run-in titles and labels apart from the sentences that they lead in: they say what the sentence is about, not
    /// who acts.
    fn apart(&self, text: &str, words: &[Token], ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
        let mut out = Vec::with_capacity(ranges.len());
        for range in ranges {
            let colon = range.clone().find(|&at| words[at].is_mark(':')).filter(|&at| at + 1 < range.end);
            let title = colon.filter(|&colon| {
                let before = &words[range.start..colon];
                before.len() <= LONGEST_RUN_IN
                    && before.first().is_some_and(|token| token.kind == TokenKind::Capital)
                    && !text[words[colon].span.end..words[colon + 1].span.start].is_empty()
                    && !self.language.marks(before).iter().any(|mark| mark.cue == Cue::Class(Class::May))
                    && (words[colon + 1].kind == TokenKind::Capital || self.topic(before).is_some())
            });
            match title {
                Some(colon) => out.extend([range.start..colon + 1, colon + 1..range.end]),
                None => out.push(range),
            }
        }
        out
    }

    /// What a line that leads a list in says that its items name.
    fn led_to(&self, clause: &Clause, sentence: &Sentence, words: &[Token]) -> Option<Topic> {
        let range = sentence.tokens.clone();
        let marks = self.language.marks(&words[range.clone()]);
        let tokens = &words[range];
        let marked = Marked::new(&clause.text, tokens, &marks, &(0..tokens.len()), self.language, self.own);
        let end = tokens.iter().rposition(Token::is_word)?;
        if marks.iter().any(|mark| mark.cue == Cue::Class(Class::PurposeOpener) && mark.last + 1 >= end) {
            return Some(Topic::Purpose);
        }
        let shares = sentence.mentions().any(|(_, mention)| self.model.value(mention.value).id == "share");
        Topic::named(&marks).or_else(|| (shares && marked.is(end, Class::ObjectBefore)).then_some(Topic::Recipient))
    }

    /// What the parts of a list within a paragraph take over from the part that opens it.
    fn led(&self, sentence: &Sentence, context: &Context) -> Context {
        let lead = sentence.statements.last().map(lead_of);
        Context { lead, ..context.clone() }
    }

    /// What the items and clauses below take over from a clause's last sentence.
    fn context_below(&self, clause: &Clause, sentence: &Sentence, words: &[Token], above: &Context) -> Context {
        let acts = |statement: &Statement| -> Vec<ValueId> {
            statement
                .mentions
                .iter()
                .filter(|mention| mention.facet == Facet::Action)
                .map(|mention| mention.value)
                .collect()
        };
        let named = || self.topic(&words[sentence.tokens.clone()]);
        if clause.kind == ClauseKind::Heading {
            let topic_acts = sentence.statements.first().map(acts).unwrap_or_default();
            let rights = sentence.mentions().any(|(_, mention)| self.model.value(mention.value).id == "user_rights");
            let recipients = sentence.mentions().find(|(_, mention)| mention.facet == Facet::Recipient);
            let recipients = recipients.map(|(_, mention)| mention.value);
            let topic = named();
            return Context { topic_acts, topic_rights: rights, recipients, topic, ..Context::default() };
        }
        let Some(last) = sentence.statements.last() else { return above.clone() };
        let end = words[sentence.tokens.clone()].last();
        let opens =
            end.is_some_and(|token| token.is_mark(':') || clause.kind == ClauseKind::Paragraph && token.is_word());
        let permits = matches!(last.force, Force::Permission | Force::Limit | Force::Other | Force::Pointer);
        Context {
            lead: opens.then(|| lead_of(last)),
            topic: if opens && permits { self.led_to(clause, sentence, words) } else { above.topic },
            topic_acts: above.topic_acts.clone(),
            topic_rights: above.topic_rights,
            recipients: above.recipients,
            ..Context::default()
        }
    }
}

fn lead_of(statement: &Statement) -> force::Lead {
    let acts = statement.mentions.iter().filter(|mention| mention.facet == Facet::Action).map(|mention| mention.value);
    force::Lead { holder: statement.holder, force: statement.force, acts: acts.collect(), of_data: statement.of_data }
}

/// Tokens before a subject in which the person agrees to what it does.
const AGREEMENT_REACH: usize = 6;
/// Words up to which what stands before a colon can be a run-in title: "Retention: we keep …".
const LONGEST_RUN_IN: usize = 6;

/// A reading that may be taken over.
pub struct Known<'a> {
    /// The clause's reading.
    pub clause: &'a Arc<ReadClause>,
    /// The reading of its parent.
    pub parent: Option<&'a ReadClause>,
}

/// Tokens between an act of passing on and the words that say to whom.
const HANDED_REACH: usize = 6;

/// At whom an act of passing on ends, as a token: "share it with hotels", not "with you" or "with your consent".
fn hands_on(marked: &Marked<'_>, act: &Mention, tokens: &Range<usize>) -> Option<usize> {
    let near = act.last + 1..(act.last + 1 + HANDED_REACH).min(tokens.end);
    // "Share it to comply with …" says what for.
    let mut handing = marked.of_class(Class::Handing, near);
    let handed = handing.next().filter(|mark| !marked.is(mark.first, Class::PurposeOpener))?;
    // "In connection with a merger", "in accordance with the law".
    if (act.last + 1..handed.first).any(|at| marked.is(at, Class::ObjectBefore)) {
        return None;
    }
    let whom = handed.last + 1;
    let other = [
        Class::Company,
        Class::CompanyObject,
        Class::Person,
        Class::Possessive,
        Class::DataWord,
        Class::Auxiliary,
        Class::Subordinator,
        Class::Condition,
    ];
    let names =
        whom < tokens.end && marked.tokens[whom].is_word() && !other.iter().any(|&class| marked.is(whom, class));
    names.then_some(whom)
}

fn statement(
    marked: &Marked<'_>,
    tokens: Range<usize>,
    holder: Option<Holder>,
    mentions: Vec<Mention>,
    force: Force,
) -> Statement {
    let has = |class| marked.has(class, tokens.clone());
    let mood = if has(Class::Must) {
        Mood::Must
    } else if has(Class::May) {
        Mood::May
    } else if has(Class::Will) {
        Mood::Will
    } else {
        Mood::States
    };
    Statement {
        holder: holder.unwrap_or(Holder::Unstated),
        force,
        mood,
        conditional: false,
        excepted: has(Class::Exception),
        refers: has(Class::Pointer),
        // "If you consent to …" grants nothing.
        grant: marked
            .of_class(Class::Grant, tokens.clone())
            .any(|mark| mark.first == tokens.start || !marked.is(mark.first - 1, Class::Subordinator)),
        handed: false,
        has_purpose: mentions.iter().any(|mention| {
            mention.facet == Facet::Action && marked.has(Class::PurposeOpener, mention.last + 1..tokens.end)
        }),
        mentions,
        inherited_acts: Vec::new(),
        of_data: false,
        main: tokens.start,
        topic: None,
        tokens,
    }
}
