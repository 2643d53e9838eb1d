//! What differs and tells nothing: spaces, articles, the words of a name.
//!
//! Looks at how the words are written, not at what their statement does.

use super::Edit;
use crate::scope::lexicon::Class;
use crate::scope::model::Facet;
use crate::scope::statement::Mention;
use crate::text::TokenKind;
use std::ops::Range;

impl Edit<'_> {
    /// Whether a difference is one of spaces only: "yoursettings" that became "your settings".
    pub(super) fn is_respaced(&self, old: &Range<usize>, new: &Range<usize>) -> bool {
        let letters = |is_new: bool, range: &Range<usize>| -> String {
            let text = &self.written(is_new).text;
            self.clause(is_new).tokens[range.clone()].iter().map(|token| token.span.of(text)).collect()
        };
        old.len() != new.len() && !old.is_empty() && !new.is_empty() && letters(false, old) == letters(true, new)
    }

    /// Whether words differ only in the mark of a possessive: "a data | subject | request", "a data | subject's | request".
    pub(super) fn is_possessive_only(&self, old: &Range<usize>, new: &Range<usize>) -> bool {
        let bare = |is_new: bool, at: usize| -> String {
            let word = self.clause(is_new).tokens[at].span.of(&self.written(is_new).text).to_lowercase();
            word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).map_or(word.clone(), str::to_owned)
        };
        old.len() == new.len() && old.clone().zip(new.clone()).all(|(was, is)| bare(false, was) == bare(true, is))
    }

    /// Whether words are one article or "our", in whose place another may stand: "use of the services", "use of our services".
    pub(super) fn only_articles(&self, is_new: bool, range: &Range<usize>) -> bool {
        const TELLING: [Class; 6] =
            [Class::Negation, Class::Every, Class::Some, Class::Subordinator, Class::ObjectBefore, Class::Person];
        let articles = [Class::SentenceOpener, Class::CompanyObject];
        range.len() == 1
            && articles.iter().any(|&class| self.class_in(is_new, range, class))
            && !TELLING.iter().any(|&class| self.class_in(is_new, range, class))
    }

    /// Whether the words of a mention are a name or a part of one: a section, "see Your Privacy Rights", or a product,
    /// "Acme Ads". Data and those who get them are often written with capitals without being names.
    pub(super) fn is_in_name(&self, is_new: bool, mention: &Mention) -> bool {
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
}
