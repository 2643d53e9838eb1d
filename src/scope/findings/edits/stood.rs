//! What stands on both sides of a reworded sentence neither came nor went, by whatever phrase it is read.

use super::{Edit, words_in};
use crate::scope::lexicon::{Class, Cue, Mark};
use crate::scope::model::Facet;
use crate::scope::statement::Mention;
use crate::text::Word;
use std::ops::Range;

/// Words that name nothing themselves: "your", "with", "and".
const JOINING: [Class; 7] = [
    Class::Possessive,
    Class::CompanyObject,
    Class::Person,
    Class::SentenceOpener,
    Class::Conjunction,
    Class::Handing,
    Class::PurposeOpener,
];

impl Edit<'_> {
    /// Whether the words of a mention, which is of a list, stand on the other side too: in a mention of the same facet that has no
    /// others, "sponsors" and "sponsors and", or where nothing was read, "insurers, | banks" and "with | banks".
    pub(super) fn stood(&self, is_new: bool, said: &Mention) -> bool {
        if !matches!(said.facet, Facet::Data | Facet::Recipient | Facet::Purpose) {
            return false;
        }
        let other = self.sentence(!is_new);
        let names = self.naming(is_new, &(said.first..said.last + 1));
        // Most of what came or went names what the other side does not name at all.
        if names.is_empty() || !names.iter().all(|(name, _)| other.words.iter().any(|(word, ..)| word == name)) {
            return false;
        }
        let others = || other.mentions().map(|(_, known)| known).filter(|known| known.facet == said.facet);
        let read = |at: usize| others().any(|known| (known.first..=known.last).contains(&at));
        let same = |words: &[(Word, usize)]| words.iter().map(|(word, _)| word).eq(names.iter().map(|(word, _)| word));
        let unread = |words: &[(Word, usize)]| same(words) && !words.iter().any(|&(_, at)| read(at));
        let telling = names.iter().any(|&(_, at)| !self.is_at(is_new, Some(at), Class::DataWord));
        telling
            && (others().any(|known| same(&self.naming(!is_new, &(known.first..known.last + 1))))
                || self.naming(!is_new, &other.tokens).windows(names.len()).any(unread))
    }

    /// The words of a range that name something, each with its token.
    fn naming(&self, is_new: bool, tokens: &Range<usize>) -> Vec<(Word, usize)> {
        let marks = self.marks_in(is_new, tokens);
        let is_one = |at: usize, classes: &[Class]| {
            let alone = |mark: &&Mark| mark.first == mark.last && tokens.start + mark.first == at;
            marks.iter().filter(alone).any(|mark| matches!(mark.cue, Cue::Class(class) if classes.contains(&class)))
        };
        let joins = |at: usize| is_one(at, &JOINING) && !is_one(at, &[Class::Every]);
        words_in(self.sentence(is_new), tokens).filter(|&(_, at)| !joins(at)).collect()
    }
}
