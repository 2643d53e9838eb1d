//! A sentence reworded: what differs is what changed.

mod about;
mod alternatives;
mod bounded;
mod conditions;
mod covered;
mod defined;
mod entitled;
mod excepted;
mod firmness;
mod frameworks;
mod generalised;
mod lasting;
mod leaving;
mod lists;
mod more;
mod moved;
mod opened;
mod own_words;
mod provisos;
mod relatives;
mod reserved;
mod residents;
mod rewritten;
mod series;
mod side;
mod stood;
mod touched;
mod trained;
mod turned;
mod turns;
mod untold;
mod values;
mod way;

pub use frameworks::RULE as FRAMEWORK;
pub use moved::leave_out_moved_purposes;

use super::{Draft, Ground, Told, Words, grants, respaced, weigh, whole};
use crate::scope::model::{Direction, Facet};
use crate::scope::passages::{Difference, Place, sentence};
use crate::scope::statement::{Force, Mention, Sentence};
use bounded::Bounded;
use rewritten::{is_rewritten, outlasts};
use side::{statement_of, tokens_of, words_in};
use std::ops::Range;
use touched::{Touched, items_kept, touched};

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
    match edit.bounded() {
        Some(Bounded::Same | Bounded::Unclear) => return Vec::new(),
        Some(Bounded::Way(way)) => return vec![edit.leaves(way)],
        None => {}
    }
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
    let generalised = edit.generalised();
    for difference in differences {
        for draft in edit.difference(difference) {
            let repeated = out.iter().any(|known| {
                known.facet == draft.facet && known.direction == draft.direction && known.told == draft.told
            });
            // What stands in the place of the data is told once.
            if !repeated && (generalised.is_none() || draft.facet != Facet::Data) {
                out.push(draft);
            }
        }
    }
    out.extend(generalised);
    if out.is_empty() {
        out.extend(differences.iter().find_map(|difference| edit.limit_of(difference)));
    }
    if out.is_empty() {
        out.extend(edit.supposed());
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

impl Edit<'_> {
    fn difference(&self, difference: &Difference) -> Vec<Draft> {
        let old = tokens_of(self.was, &difference.old);
        let new = tokens_of(self.is, &difference.new);
        let (before, after) = (statement_of(self.was, &old), statement_of(self.is, &new));
        let articles = || self.only_articles(false, &old) && self.only_articles(true, &new);
        if self.is_respaced(&old, &new)
            || articles()
            || self.is_possessive_only(&old, &new)
            || self.is_misspelt(&old, &new)
        {
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
        if let Some(draft) = self.defined_act(&old, &new) {
            return vec![draft];
        }
        if let Some(draft) = self.residents(&old, &new) {
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
        let firmness = self
            .express(statement, &old, &new)
            .or_else(|| self.anonymity(statement, &old, &new))
            .or_else(|| self.one_of_two(statement, &old, &new))
            .or_else(|| self.permitted_too(statement, &old, &new))
            .or_else(|| self.beside_consent(statement, &old, &new))
            .or_else(|| self.promised_if(statement, &old, &new))
            .or_else(|| self.at_least(statement, &old, &new))
            .or_else(|| self.one_more_end(statement, &old, &new))
            .or_else(|| self.strength(statement, &old, &new))
            .or_else(|| self.required(statement, &old, &new));
        if let Some(firmness) = firmness {
            return vec![firmness];
        }
        if let Some(far) = self.entitled(&old, &new).or_else(|| self.surely(&old, &new)) {
            return vec![far];
        }
        if let Some(bounded) = self.right_only(statement, &old, &new) {
            return vec![bounded];
        }
        if let Some(denied) = self.denied_of_noun(statement, &old, &new) {
            return vec![denied];
        }
        let mut out = Vec::new();
        let (came, went) = (touched(self.is, &new, self.was, &old), touched(self.was, &old, self.is, &new));
        let (came, went) = items_kept((before, after), (&old, &new), (came, went), || self.is_item_only(&old, &new));
        let identifies = self.identifies(&went, &came);
        // Of a promise the data in general count where special ones stand in their place.
        let special = |mention: &Mention| mention.facet == Facet::Data && !self.ground.model.is_general(mention.value);
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
                    !self.ground.model.is_general(mention.value)
                        || identifies
                        || promised && mention.facet == Facet::Data
                })
                .filter(|mention| !self.is_in_name(is_new, mention) && !self.stood(is_new, mention))
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
                .or_else(|| self.more_acts(statement, &old, &new))
                .or_else(|| self.covered(&touched))
                .or_else(|| self.one_more_right(&touched))
                .or_else(|| self.excepted_more(statement, &old, &new))
                .or_else(|| self.condition(statement, &old, &new))
                .or_else(|| self.reserved(statement, &old, &new))
                .or_else(|| self.list(statement, &old, &new))
                .or_else(|| self.one_more(statement, &old, &new))
                .or_else(|| self.act_granted(statement, &old, &new))
                .or_else(|| self.enumeration(statement, &old, &new));
            out.extend(other);
        }
        if self.rewritten {
            out.retain(outlasts);
        }
        if old.is_empty() || new.is_empty() {
            self.leave_out_consent_to_items(&mut out);
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

/// Shortest statement that can come or go within a sentence, in tokens.
const SHORTEST_STATEMENT: usize = 5;

fn around(sentence: &Sentence, at: usize) -> Range<usize> {
    let start = at.saturating_sub(3).max(sentence.tokens.start);
    start..(at + 3).min(sentence.tokens.end)
}
