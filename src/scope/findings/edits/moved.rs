//! What only stands at another place of the sentence: drafts of one difference that those of another one answer.
//!
//! Knows the drafts of the whole sentence, and not how any of them came about.

use super::super::{Draft, Told};
use super::lists::ONE_MORE_PURPOSE;
use super::{Edit, words_in};
use crate::scope::model::{Direction, Facet};
use crate::scope::order::length;
use crate::scope::statement::Sentence;
use crate::text::Word;

/// Takes out one more purpose that went where another one of its kind came in the same change: it is said of something else there, or
/// in another sentence.
pub fn leave_out_moved_purposes(drafts: &mut Vec<Draft>) {
    let kind = |draft: &Draft| (draft.change, draft.told.clone());
    let of = |way: Direction| -> Vec<(usize, Told)> {
        let more = drafts.iter().filter(|draft| draft.rule == ONE_MORE_PURPOSE && draft.direction == way);
        more.map(kind).collect()
    };
    let (went, came) = (of(Direction::Narrowed), of(Direction::Broadened));
    let moved = |draft: &Draft| went.contains(&kind(draft)) && came.contains(&kind(draft));
    drafts.retain(|draft| draft.rule != ONE_MORE_PURPOSE || !moved(draft));
}

impl Edit<'_> {
    /// Drops what a sentence hangs on where it only stands at another place of it: "except where the law asks for it, we do not
    /// share it" for "we do not share it except where the law asks for it".
    pub(super) fn without_moved(&self, mut drafts: Vec<Draft>) -> Vec<Draft> {
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

    /// A length of time that went at one place of the sentence and another that came elsewhere in it are one change.
    pub(super) fn one_period(&self, mut drafts: Vec<Draft>) -> Vec<Draft> {
        let with = |rule: &'static str| move |draft: &Draft| draft.facet == Facet::Duration && draft.rule == rule;
        let (came, went) = (with("edit: a value came"), with("edit: a value went"));
        let longest =
            |sentence: &Sentence| sentence.mentions().filter_map(|(_, mention)| mention.days).max_by(f64::total_cmp);
        let (Some(before), Some(after)) = (longest(self.was), longest(self.is)) else { return drafts };
        if !drafts.iter().any(came) || !drafts.iter().any(went) {
            return drafts;
        }
        drafts.retain(|draft| !came(draft) && !went(draft));
        let value = self.ground.model.find(Facet::Duration, "fixed_period");
        if let (Some(value), Some(way)) = (value, length(before, after)) {
            let (old, new) = (self.was.tokens.clone(), self.is.tokens.clone());
            drafts.push(self.draft(
                Facet::Duration,
                Told::Value(value),
                way,
                old,
                new,
                "edit: one length for another",
                None,
            ));
        }
        drafts
    }
}
