//! A sentence reworded: what differs is what changed.

mod covered;
mod frameworks;
mod lists;
mod more;
mod provisos;
mod relatives;
mod trained;
mod turned;
mod turns;
mod values;
mod way;

use super::{Draft, Ground, Told, Words, grants, respaced, weigh, whole};
use crate::clause::Clause;
use crate::scope::lexicon::{Class, Cue, Mark};
use crate::scope::model::{Direction, Facet};
use crate::scope::passages::{Difference, Place, sentence};
use crate::scope::reading::ReadClause;
use crate::scope::statement::{Force, Mention, Sentence, Statement};
use crate::text::{TokenKind, Word};
use std::ops::Range;
use values::touched;

/// Drafts of a reworded sentence.
pub fn reworded(ground: &Ground<'_>, change: usize, old: Place, new: Place, differences: &[Difference]) -> Vec<Draft> {
    let (was, is) = (sentence(ground.old_read, old), sentence(ground.new_read, new));
    if respaced::is_respaced(ground, old, new) {
        return Vec::new();
    }
    // What a term means is a list of what it takes in.
    let defines = |is_new: bool, place: Place, said: &Sentence| {
        whole::defines(&(if is_new { ground.new } else { ground.old })[place.clause], said)
    };
    let rewritten = is_rewritten(was, is, differences) && !defines(false, old, was) && !defines(true, new, is);
    let edit = Edit { ground, change, old, new, was, is, rewritten };
    if let Some(draft) = edit.promise() {
        return vec![draft];
    }
    if let Some(draft) = edit.denied_right() {
        return vec![draft];
    }
    if let Some(draft) = edit.admitted() {
        return vec![draft];
    }
    let granted = grants::reworded(ground, change, old, new);
    if !granted.is_empty() {
        return granted;
    }
    let mut out: Vec<Draft> = Vec::new();
    for difference in differences {
        for draft in edit.difference(difference) {
            let repeated = out.iter().any(|known| {
                known.facet == draft.facet && known.direction == draft.direction && known.told == draft.told
            });
            if !repeated {
                out.push(draft);
            }
        }
    }
    if out.is_empty() {
        out.extend(differences.iter().find_map(|difference| edit.limit_of(difference)));
    }
    if out.is_empty() {
        out.extend(edit.mood(differences));
    }
    edit.one_period(edit.one_consent(edit.without_moved(out)))
}

/// A sentence on both sides.
struct Edit<'a> {
    ground: &'a Ground<'a>,
    change: usize,
    old: Place,
    new: Place,
    was: &'a Sentence,
    is: &'a Sentence,
    /// Whether so much differs that what a word names may be said in other words: see [`is_rewritten`].
    rewritten: bool,
}

/// What the words of a difference touch.
#[derive(Clone, Copy)]
struct Touched<'a> {
    /// The statement that they stand in.
    statement: &'a Statement,
    /// What was said of some facets by words that went.
    went: &'a [Mention],
    /// What is said of them by words that came.
    came: &'a [Mention],
    /// The words that went, as tokens.
    old: &'a Range<usize>,
    /// The words that came.
    new: &'a Range<usize>,
}

impl Edit<'_> {
    fn difference(&self, difference: &Difference) -> Vec<Draft> {
        let old = tokens_of(self.was, &difference.old);
        let new = tokens_of(self.is, &difference.new);
        let (before, after) = (statement_of(self.was, &old), statement_of(self.is, &new));
        if self.is_respaced(&old, &new) || self.only_articles(false, &old) && self.only_articles(true, &new) {
            return Vec::new();
        }
        if let Some(draft) = self.age(&old, &new) {
            return vec![draft];
        }
        if let Some(draft) = self.basis(&old, &new) {
            return vec![draft];
        }
        if let Some(draft) = self.framework(&old, &new) {
            return vec![draft];
        }
        let whole = self.whole_statements(&old, &new);
        if !whole.is_empty() {
            return whole;
        }
        let Some(statement) = after.filter(|s| s.force.is_scope()).or(before.filter(|s| s.force.is_scope())) else {
            return self.consent_led(&old, &new).into_iter().collect();
        };
        if ![before, after].into_iter().flatten().any(|said| said.force.is_scope() && said.plain) {
            return Vec::new();
        }
        // What an exception holds is part of the exception.
        if let Some(exception) = self.exception(statement, &old, &new) {
            return vec![exception];
        }
        if let Some(part) = self.sale_denied(statement, &old, &new) {
            return vec![part];
        }
        if let Some(qualified) = self.qualified(statement, &old, &new) {
            return vec![qualified];
        }
        if let Some(bounded) = self.right_only(statement, &old, &new) {
            return vec![bounded];
        }
        if let Some(denied) = self.denied_of_noun(statement, &old, &new) {
            return vec![denied];
        }
        let mut out = Vec::new();
        let (came, went) = (touched(self.is, &new, self.was, &old), touched(self.was, &old, self.is, &new));
        let identifies = self.identifies(&went, &came);
        // Of a promise the data in general count where special ones stand in their place.
        let special = |mention: &Mention| {
            mention.facet == Facet::Data && self.ground.model.value(mention.value).weight > whole::GENERAL
        };
        let promised = statement.force == Force::Promise && went.iter().chain(&came).any(special);
        let telling = |is_new: bool, mentions: Vec<Mention>| -> Vec<Mention> {
            // "Protection of children under 16" names a purpose, and nobody whose data are used.
            let purposes: Vec<Mention> =
                mentions.iter().filter(|mention| mention.facet == Facet::Purpose).copied().collect();
            let in_purpose = |mention: &Mention| {
                matches!(mention.facet, Facet::Data | Facet::Subject | Facet::Recipient)
                    && purposes.iter().any(|said| said.first <= mention.last && mention.first <= said.last)
            };
            mentions
                .into_iter()
                .filter(|mention| !in_purpose(mention))
                .filter(|mention| {
                    self.ground.model.value(mention.value).weight > whole::GENERAL
                        || identifies
                        || promised && mention.facet == Facet::Data
                })
                .filter(|mention| !self.is_in_name(is_new, mention))
                .collect()
        };
        let (came, went) = (telling(true, came), telling(false, went));
        let touched = Touched { statement, went: &went, came: &came, old: &old, new: &new };
        // "Opt out of profiling and sales": what stands behind the right is what it covers.
        if let Some(covered) = self.covered_behind(&touched) {
            return vec![covered];
        }
        for facet in Facet::ALL {
            // What a right or a duty is about is no use of data: only whom and where it covers counts.
            let covers = matches!(facet, Facet::Safeguard | Facet::Subject | Facet::Territory | Facet::Duration);
            if matches!(statement.force, Force::Right | Force::Duty | Force::RightDenied) && !covers {
                continue;
            }
            let of = |mentions: &[Mention]| -> Vec<Mention> {
                mentions.iter().filter(|mention| mention.facet == facet).copied().collect()
            };
            let (gone, come) = (of(&went), of(&came));
            let draft = self.facet(facet, &Touched { went: &gone, came: &come, ..touched });
            let listed = matches!(facet, Facet::Data | Facet::Purpose | Facet::Recipient);
            match draft {
                // What went from a list and what came into it are two facts.
                Some(draft) if listed && draft.direction == Direction::Changed => {
                    out.extend(self.facet(facet, &Touched { went: &gone, came: &[], ..touched }));
                    out.extend(self.facet(facet, &Touched { went: &[], came: &come, ..touched }));
                }
                draft => out.extend(draft),
            }
        }
        if out.is_empty() {
            let other = self
                .trained(statement, &old, &new)
                .or_else(|| self.how_much(statement, &old, &new))
                .or_else(|| self.one_more_act(statement, &old, &new))
                .or_else(|| self.covered(&touched))
                .or_else(|| self.one_more_right(&touched))
                .or_else(|| self.excepted_more(statement, &old, &new))
                .or_else(|| self.condition(statement, &old, &new))
                .or_else(|| self.list(statement, &old, &new))
                .or_else(|| self.one_more(statement, &old, &new))
                .or_else(|| self.act_granted(statement, &old, &new))
                .or_else(|| self.enumeration(statement, &old, &new));
            out.extend(other);
        }
        if self.rewritten {
            out.retain(outlasts);
        }
        out
    }

    /// Statements that came or went as a whole within the sentence.
    fn whole_statements(&self, old: &Range<usize>, new: &Range<usize>) -> Vec<Draft> {
        let mut out = Vec::new();
        for (is_new, sentence, place, range, other) in
            [(false, self.was, self.old, old, new), (true, self.is, self.new, new, old)]
        {
            if range.len() < SHORTEST_STATEMENT || other.len() * 3 > range.len() {
                continue;
            }
            for statement in sentence.statements.iter().filter(|statement| statement.force.is_scope()) {
                let inside = statement.tokens.start >= range.start && statement.tokens.start < range.end;
                let covered = statement.tokens.end.min(range.end).saturating_sub(statement.tokens.start);
                let acts = || statement.mentions.iter().filter(|mention| mention.facet == Facet::Action);
                // Where its verb came or went, half of a statement is enough.
                let (of, least) = if acts().all(|act| range.contains(&act.first)) { (2, 1) } else { (5, 4) };
                if inside && covered * of >= statement.tokens.len() * least {
                    out = whole::of_statement(self.ground, self.change, place, statement, is_new, out);
                }
            }
        }
        out
    }

    /// Drops what a sentence hangs on where it only stands at another place of it: "except where the law asks for it, we do not
    /// share it" for "we do not share it except where the law asks for it".
    fn without_moved(&self, mut drafts: Vec<Draft>) -> Vec<Draft> {
        let hung = |is_new: bool, draft: &Draft| -> Option<Vec<Word>> {
            let (names, words) = if is_new {
                (["exception_added", "condition_added"], &draft.new)
            } else {
                (["exception_removed", "condition_removed"], &draft.old)
            };
            let hangs = matches!(draft.told, Told::Named(name) if names.contains(&name));
            let words = words.as_ref().filter(|_| hangs)?;
            Some(words_in(self.sentence(is_new), &words.tokens).map(|(word, _)| word).collect())
        };
        let of = |is_new: bool, drafts: &[Draft]| -> Vec<Vec<Word>> {
            drafts.iter().filter_map(|draft| hung(is_new, draft)).collect()
        };
        let (went, came) = (of(false, &drafts), of(true, &drafts));
        let stands = |is_new: bool, draft: &Draft, others: &[Vec<Word>]| {
            hung(is_new, draft).is_some_and(|words| others.contains(&words))
        };
        drafts.retain(|draft| !stands(true, draft, &went) && !stands(false, draft, &came));
        drafts
    }

    /// Whether a difference is one of spaces only: "yoursettings" that became "your settings".
    fn is_respaced(&self, old: &Range<usize>, new: &Range<usize>) -> bool {
        let letters = |is_new: bool, range: &Range<usize>| -> String {
            let text = &self.written(is_new).text;
            self.clause(is_new).tokens[range.clone()].iter().map(|token| token.span.of(text)).collect()
        };
        old.len() != new.len() && !old.is_empty() && !new.is_empty() && letters(false, old) == letters(true, new)
    }

    /// Whether words are one article or "our", in whose place another may stand: "use of the services", "use of our services".
    fn only_articles(&self, is_new: bool, range: &Range<usize>) -> bool {
        const TELLING: [Class; 6] =
            [Class::Negation, Class::Every, Class::Some, Class::Subordinator, Class::ObjectBefore, Class::Person];
        let articles = [Class::SentenceOpener, Class::CompanyObject];
        range.len() == 1
            && articles.iter().any(|&class| self.class_in(is_new, range, class))
            && !TELLING.iter().any(|&class| self.class_in(is_new, range, class))
    }

    /// Whether the words of a mention are a name or a part of one: a section, "see Your Privacy Rights", or a product,
    /// "Acme Ads". Data and those who get them are often written with capitals without being names.
    fn is_in_name(&self, is_new: bool, mention: &Mention) -> bool {
        let sentence = self.sentence(is_new);
        let tokens = &self.clause(is_new).tokens;
        let capital = |at: usize| sentence.tokens.contains(&at) && tokens[at].kind == TokenKind::Capital;
        if !(mention.first..=mention.last).all(capital) {
            return false;
        }
        let beside =
            mention.first > sentence.tokens.start + 1 && capital(mention.first - 1) || capital(mention.last + 1);
        match mention.facet {
            // "Standard Contractual Clauses" is a name, and the safeguard itself.
            Facet::Safeguard if self.ground.model.value(mention.value).id == "safeguarded_transfer" => false,
            Facet::Safeguard => mention.last > mention.first || beside,
            Facet::Purpose | Facet::Action | Facet::Media => beside,
            _ => false,
        }
    }

    /// The sentence on a side.
    fn sentence(&self, is_new: bool) -> &Sentence {
        if is_new { self.is } else { self.was }
    }

    /// The clause on a side, as it is written.
    fn written(&self, is_new: bool) -> &Clause {
        if is_new { &self.ground.new[self.new.clause] } else { &self.ground.old[self.old.clause] }
    }

    /// The clause on a side, as it was read.
    fn clause(&self, is_new: bool) -> &ReadClause {
        let (place, read) = if is_new { (self.new, self.ground.new_read) } else { (self.old, self.ground.old_read) };
        &read[place.clause]
    }

    /// The marks of a range of a side's tokens, counted from its start.
    fn marks_in(&self, is_new: bool, range: &Range<usize>) -> Vec<Mark> {
        self.ground.language.marks(&self.clause(is_new).tokens[range.clone()])
    }

    /// Those of a class.
    fn of_class(&self, is_new: bool, range: &Range<usize>, class: Class) -> impl Iterator<Item = Mark> {
        self.marks_in(is_new, range).into_iter().filter(move |mark| mark.cue == Cue::Class(class))
    }

    fn class_in(&self, is_new: bool, range: &Range<usize>, class: Class) -> bool {
        !range.is_empty() && self.of_class(is_new, range, class).next().is_some()
    }

    /// Whether the token at a place, where there is one, is a word of a class.
    fn is_at(&self, is_new: bool, at: Option<usize>, class: Class) -> bool {
        let tokens = self.clause(is_new).tokens.len();
        at.filter(|&at| at < tokens).is_some_and(|at| self.class_in(is_new, &(at..at + 1), class))
    }

    /// Whether a range begins with a phrase of each of the classes.
    fn begins_with(&self, is_new: bool, range: &Range<usize>, classes: &[Class]) -> bool {
        let marks = self.marks_in(is_new, range);
        classes.iter().all(|&class| marks.iter().any(|mark| mark.first == 0 && mark.cue == Cue::Class(class)))
    }

    #[allow(clippy::too_many_arguments)]
    fn draft(
        &self,
        facet: Facet,
        told: Told,
        direction: Direction,
        old: Range<usize>,
        new: Range<usize>,
        rule: &'static str,
        phrase: Option<u32>,
    ) -> Draft {
        let words = |place: Place, sentence: &Sentence, range: Range<usize>| {
            // Where nothing went, the words around the place are quoted.
            let tokens = if range.is_empty() { around(sentence, range.start) } else { range };
            Some(Words { place, tokens })
        };
        let statement = statement_of(self.is, &new).or_else(|| statement_of(self.was, &old));
        let weight = statement.map_or(crate::scope::model::Weight::Medium, |statement| {
            weigh::weight(self.ground.model, facet, &told, direction, statement)
        });
        Draft {
            change: self.change,
            facet,
            told,
            direction,
            old: words(self.old, self.was, old),
            new: words(self.new, self.is, new),
            rule,
            phrase,
            from_to: None,
            only: None,
            weight,
        }
    }
}

/// Words from which a sentence is long enough to be written anew.
const LONG_SENTENCE: usize = 15;
/// Share of the words of two sentences, of 1, up to which little of one is left in the other. Measured on annotated pairs: of
/// single words told as changes in clauses that had more than that in common two in three were right, in others one in ten.
const REWRITTEN: f64 = 0.4;

/// Whether a long sentence was written anew: what a single word of it names may be said in other words on the other side, so
/// that only what the whole says is told.
fn is_rewritten(was: &Sentence, is: &Sentence, differences: &[Difference]) -> bool {
    let words = was.words.len() + is.words.len();
    let differ: usize = differences.iter().map(|difference| difference.old.len() + difference.new.len()).sum();
    let long = was.words.len().max(is.words.len()) >= LONG_SENTENCE;
    long && ((words - differ) as f64) < REWRITTEN * words as f64
}

/// Whether a change of single words is told though the sentence was written anew: what it promises, data that are named now,
/// and one length of time against another.
fn outlasts(draft: &Draft) -> bool {
    let named = matches!(draft.told, Told::Value(_)) && draft.direction == Direction::Broadened;
    draft.facet == Facet::Modality
        || draft.facet == Facet::Data && named
        || draft.facet == Facet::Duration && draft.direction != Direction::Changed
}

/// Shortest statement that can come or go within a sentence, in tokens.
const SHORTEST_STATEMENT: usize = 5;

/// The words of a sentence whose first token stands in a range, each with that token.
fn words_in<'a>(sentence: &'a Sentence, range: &'a Range<usize>) -> impl Iterator<Item = (Word, usize)> + 'a {
    let words = sentence.words.iter().map(|&(word, first, _)| (word, first as usize));
    words.filter(|(_, first)| range.contains(first))
}

fn around(sentence: &Sentence, at: usize) -> Range<usize> {
    let start = at.saturating_sub(3).max(sentence.tokens.start);
    start..(at + 3).min(sentence.tokens.end)
}

/// The tokens of a range of words; where it is empty, the place between two words.
fn tokens_of(sentence: &Sentence, words: &Range<usize>) -> Range<usize> {
    if words.is_empty() {
        let at = sentence.words.get(words.start).map_or(sentence.tokens.end, |&(_, first, _)| first as usize);
        return at..at;
    }
    sentence.words[words.start].1 as usize..sentence.words[words.end - 1].2 as usize + 1
}

fn statement_of<'a>(sentence: &'a Sentence, tokens: &Range<usize>) -> Option<&'a Statement> {
    sentence
        .statement_at(tokens.start)
        .or_else(|| sentence.statement_at(tokens.start.saturating_sub(1)))
        .or_else(|| sentence.statements.last())
}
