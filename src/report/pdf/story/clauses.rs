//! Clauses as paragraphs: their words with marks, what a voice says of these, how they are set.

use super::{Ink, Paragraph, Piece, Role};
use crate::clause::{Clause, ClauseKind};
use crate::comparison::ChangeKind;
use crate::report::body::{Mark, Paragraph as Clauses, Run, is_bulleted};
use crate::report::outline::Words;
use crate::report::pdf::look::{self, Look};

/// A paragraph of the text that was compared.
pub(super) fn clause(words: Words, clauses: &Clauses<'_>, kind: ChangeKind) -> Paragraph {
    let mut pieces = pieces(words, &clauses.runs);
    if let Some(spoken) = spoken_end(words, clauses.end) {
        let seen = clauses.moved.is_none() && matches!(kind, ChangeKind::Split | ChangeKind::Merged);
        let (text, ink) = if seen { ("¶", Ink::Marked(clauses.end)) } else { (" ", Ink::Plain) };
        pieces.push(Piece { text: text.to_owned(), ink, spoken: Some(spoken), link: None });
    }
    let (look, role, bookmark) = shape(clauses.clause);
    Paragraph { pieces, look, role, names: Vec::new(), bookmark }
}

pub(super) fn pieces(words: Words, runs: &[Run]) -> Vec<Piece> {
    let piece = |run: &Run| {
        let relinked = run.mark == Mark::Kept && run.class.is_some();
        let ink = match run.mark {
            Mark::Kept if relinked => Ink::Relinked,
            Mark::Kept => Ink::Plain,
            mark => Ink::Marked(mark),
        };
        let spoken = spoken(words, run.mark, relinked).map(|word| format!("{word}{}", run.text));
        Piece { text: run.text.clone(), ink, spoken, link: None }
    };
    runs.iter().map(piece).collect()
}

/// What a voice says before the words of a run.
pub(in crate::report::pdf) fn spoken(words: Words, mark: Mark, relinked: bool) -> Option<String> {
    let id = match mark {
        Mark::Kept if relinked => "report-voice-relinked",
        Mark::Kept => return None,
        Mark::Inserted => "report-voice-inserted",
        Mark::Deleted => "report-voice-deleted",
        Mark::MovedAway => "report-voice-moved-away",
        Mark::MovedHere => "report-voice-moved-here",
    };
    Some(words.say(id) + " ")
}

/// What a voice says where a clause ends on one side only.
pub(in crate::report::pdf) fn spoken_end(words: Words, mark: Mark) -> Option<String> {
    let id = match mark {
        Mark::Kept => return None,
        Mark::Inserted => "report-voice-end-inserted",
        Mark::Deleted => "report-voice-end-deleted",
        Mark::MovedAway => "report-voice-end-moved-away",
        Mark::MovedHere => "report-voice-end-moved-here",
    };
    Some(words.say(id))
}

pub(super) fn shape(clause: &Clause) -> (Look, Role, Option<u8>) {
    match clause.kind {
        ClauseKind::Heading => {
            let level = clause.level.clamp(1, 6);
            (look::heading(level), Role::Heading(u16::from(level) + 2), Some(level + 1))
        }
        ClauseKind::Paragraph => (look::TEXT, Role::Text, None),
        ClauseKind::Row => (look::ROW, Role::Text, None),
        ClauseKind::Item => (look::item(clause.level), Role::Item(is_bulleted(clause)), None),
    }
}
