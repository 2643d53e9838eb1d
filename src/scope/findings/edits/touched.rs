//! What the words of a difference touch: mentions of one side that the other does not hold.
//!
//! Knows nothing of which way they go, or whether they are worth telling.

use crate::scope::model::Facet;
use crate::scope::statement::{Force, Mention, Sentence, Statement};
use std::ops::Range;

/// What the words of a difference touch.
#[derive(Clone, Copy)]
pub(super) struct Touched<'a> {
    /// The statement that they stand in.
    pub statement: &'a Statement,
    /// What was said of some facets by words that went.
    pub went: &'a [Mention],
    /// What is said of them by words that came.
    pub came: &'a [Mention],
    /// The words that went, as tokens.
    pub old: &'a Range<usize>,
    /// The words that came.
    pub new: &'a Range<usize>,
}

/// Mentions that a difference touches and that the other sentence does not hold.
pub(super) fn touched(
    sentence: &Sentence,
    tokens: &Range<usize>,
    other: &Sentence,
    others: &Range<usize>,
) -> Vec<Mention> {
    // Facets of which the other side has a phrase that the difference cuts through.
    let cut: Vec<&Mention> = other
        .mentions()
        .map(|(_, mention)| mention)
        .filter(|mention| {
            mention.first < others.end
                && mention.last >= others.start
                && (mention.first < others.start || mention.last >= others.end)
        })
        .collect();
    // Behind the last word, or before a mark, the place is that word's too: "publicité" that became "publicité | ciblée |".
    let behind = sentence.words.iter().map(|&(.., last)| last as usize + 1).filter(|&end| end <= tokens.start).max();
    sentence
        .mentions()
        .filter(|(statement, mention)| {
            // Where words went, a phrase that lost them stands at the place: "advertising partners" became "partners".
            let at_place = tokens.is_empty()
                && cut.iter().any(|whole| {
                    whole.facet == mention.facet && (whole.value, whole.days) != (mention.value, mention.days)
                })
                && mention.first <= tokens.start
                && (tokens.start <= mention.last + 1
                    || mention.facet != Facet::Territory && behind == Some(mention.last + 1));
            (at_place || mention.first < tokens.end && mention.last >= tokens.start)
                && (mention.strong || statement.of_data || mention.days.is_some())
                && (at_place
                    || !other.mentions().any(|(_, known)| {
                        // A right that is named is none of those that "you have a right" only speaks of.
                        (known.strong || !mention.strong || mention.facet != Facet::Safeguard)
                            && (known.value, known.days) == (mention.value, mention.days)
                            && (known.lacking == mention.lacking || statement.force == Force::Promise)
                    }))
        })
        .map(|(_, mention)| *mention)
        .collect()
}

/// What came and what went. Where both sides give a right and words only went, no right came by that, and where they only came,
/// none went: "correct or delete your data" holds what "correct your data" says, by whatever phrase it is read. Of any facet this
/// is so where what went or came is a whole `item` of a list: "our | carriers and our | partners".
pub(super) fn items_kept(
    (before, after): (Option<&Statement>, Option<&Statement>),
    (old, new): (&Range<usize>, &Range<usize>),
    (mut came, mut went): (Vec<Mention>, Vec<Mention>),
    item: impl Fn() -> bool,
) -> (Vec<Mention>, Vec<Mention>) {
    let gives = |statement: Option<&Statement>| statement.is_some_and(|said| said.force == Force::Right);
    let names_right = |mentions: &[Mention]| mentions.iter().any(|said| said.facet == Facet::Safeguard && said.strong);
    let rights = gives(before) && gives(after) && names_right(&came) && names_right(&went);
    let stays = |said: &Mention| match said.facet {
        Facet::Safeguard => rights,
        Facet::Data | Facet::Recipient | Facet::Purpose => item(),
        _ => false,
    };
    if new.is_empty() {
        came.retain(|said| !stays(said));
    } else if old.is_empty() {
        went.retain(|said| !stays(said));
    }
    (came, went)
}
