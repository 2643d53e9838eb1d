//! What differs and tells nothing: spaces, articles, the words of a name.
//!
//! Looks at how the words are written, not at what their statement does.

use super::Edit;
use crate::scope::lexicon::Class;
use crate::scope::model::Facet;
use crate::scope::statement::Mention;
use crate::text::TokenKind;
use std::ops::Range;

/// Shortest word of which two spellings are told apart from two words, in letters.
const SHORTEST_SPELT: usize = 6;

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

    /// Whether one word stands in the place of another that differs in its spelling only: a letter that is written twice, or two letters
    /// that changed places ("Ccommunicate", "recieve").
    pub(super) fn is_misspelt(&self, old: &Range<usize>, new: &Range<usize>) -> bool {
        let word = |is_new: bool, range: &Range<usize>| -> Vec<char> {
            let tokens = &self.clause(is_new).tokens[range.clone()];
            let [word] = tokens else { return Vec::new() };
            word.span.of(&self.written(is_new).text).to_lowercase().chars().collect()
        };
        let (was, is) = (word(false, old), word(true, new));
        let (short, long) = if was.len() <= is.len() { (&was, &is) } else { (&is, &was) };
        if short.len() < SHORTEST_SPELT || !short.iter().chain(long).all(|letter| letter.is_alphabetic()) {
            return false;
        }
        let same = short.iter().zip(long).take_while(|(one, other)| one == other).count();
        match long.len() - short.len() {
            0 => {
                same + 1 < long.len()
                    && (short[same], short[same + 1]) == (long[same + 1], long[same])
                    && short[same + 2..] == long[same + 2..]
            }
            1 => same > 0 && long[same] == long[same - 1] && short[same..] == long[same + 1..],
            _ => false,
        }
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
