//! Lists that were opened or closed: "data such as", "only the following data".
//!
//! Knows nothing of the items: what came into a list or went from it is told elsewhere.

use super::super::{Draft, Told};
use super::Edit;
use super::lists::NEIGHBOUR;
use super::side::one_sided;
use crate::scope::lexicon::{Class, Cue};
use crate::scope::model::{Direction, Facet};
use crate::scope::statement::{Force, Mention, Statement};
use crate::text::TokenKind;
use std::ops::Range;

/// Longest opener of a list, in words.
const LONGEST_OPENER: usize = 6;
/// Tokens between the last item of a list and what leaves it open behind it.
const TAIL_REACH: usize = 2;

impl Edit<'_> {
    /// A list that was opened or closed.
    pub(super) fn list(&self, statement: &Statement, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        if let Some(widened) = self.widened(statement, old, new) {
            return Some(widened);
        }
        let (opened, closed) = (self.class_in(true, new, Class::OpenList), self.class_in(false, old, Class::OpenList));
        let words = |range: &Range<usize>| range.len();
        if opened == closed || words(old).max(words(new)) > LONGEST_OPENER || statement.force != Force::Permission {
            return None;
        }
        // "A, including B and C" that became "such as A, B and C" opens as much as it closes.
        let openers = |is_new: bool| self.of_class(is_new, &self.sentence(is_new).tokens, Class::OpenList).count();
        if openers(false) == openers(true) {
            return None;
        }
        // "such as" that became "like" opens nothing: only words that closed the list may stand in its place.
        let (is_new, instead) = if opened { (false, old) } else { (true, new) };
        let closing = || [Class::ClosedList, Class::Naming].iter().any(|&class| self.class_in(is_new, instead, class));
        if !instead.is_empty() && !closing() {
            return None;
        }
        let (side, range) = if opened { (self.is, new) } else { (self.was, old) };
        let listed = |mention: &&Mention| {
            mention.first >= range.end
                && mention.first - range.end <= NEIGHBOUR
                && matches!(mention.facet, Facet::Data | Facet::Recipient | Facet::Purpose | Facet::Media)
        };
        // "Companies that help us, such as:" has its items below, "advertisers, such as Acme" names behind it.
        let led = |mention: &&Mention| mention.last < range.start && mention.facet == Facet::Recipient;
        let behind = self.clause(opened).tokens.get(range.end);
        let ends = range.end + 1 >= side.tokens.end || behind.is_some_and(|token| token.kind == TokenKind::Capital);
        let mentions = || side.mentions().map(|(_, mention)| mention);
        // "Your name, your address | and other information |" is open at its end.
        let tail = |mention: &&Mention| {
            mention.last < range.start
                && range.start - mention.last <= TAIL_REACH
                && matches!(mention.facet, Facet::Data | Facet::Purpose)
        };
        let before = || mentions().filter(led).last().or_else(|| mentions().filter(tail).last());
        let facet = mentions().find(listed).or_else(|| before().filter(|_| ends))?.facet;
        if !self.only_opens(opened, range) {
            return None;
        }
        let way = if opened { Direction::Broadened } else { Direction::Narrowed };
        Some(self.draft(
            facet,
            Told::Named("open_list"),
            way,
            old.clone(),
            new.clone(),
            "edit: a list opened or closed",
            None,
        ))
    }

    /// A list that is said now to be no full one, or no more: "including | but not limited to | your name".
    fn widened(&self, statement: &Statement, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        let (is_new, range) = one_sided(old, new)?;
        let way = if is_new { Direction::Broadened } else { Direction::Narrowed };
        let side = self.sentence(is_new);
        let from = side.tokens.start;
        let within = self
            .of_class(is_new, &side.tokens, Class::OpenList)
            .any(|mark| from + mark.first < range.start && range.end <= from + mark.last + 1);
        let open = within && self.class_in(is_new, range, Class::NegationFalse);
        let listed = |said: &&Mention| matches!(said.facet, Facet::Data | Facet::Recipient | Facet::Purpose);
        let mentions = || side.mentions().map(|(_, said)| said).filter(listed);
        let near = mentions().find(|said| said.first >= range.end && said.first - range.end <= NEIGHBOUR);
        let facet = near.or_else(|| mentions().filter(|said| said.last < range.start).last())?.facet;
        let (told, rule) = (Told::Named("open_list"), "edit: a list opened or closed");
        (open && statement.force == Force::Permission)
            .then(|| self.draft(facet, told, way, old.clone(), new.clone(), rule, None))
    }

    /// Whether words do nothing but open a list, "data such as": "including Acme" names an example.
    fn only_opens(&self, is_new: bool, range: &Range<usize>) -> bool {
        let marks = self.marks_in(is_new, range);
        let opens = |at: usize| {
            marks.iter().any(|mark| {
                matches!(mark.cue, Cue::Class(Class::OpenList | Class::DataWord))
                    && (mark.first..=mark.last).contains(&at)
            })
        };
        let tokens = &self.clause(is_new).tokens[range.clone()];
        tokens.iter().enumerate().all(|(at, token)| !token.is_word() || opens(at))
    }
}
