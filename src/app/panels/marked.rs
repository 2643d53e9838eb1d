//! The text of a change as a job: words marked by what became of them, by what they prove, by what was searched for.

use super::Scene;
use crate::app::index::Compared;
use crate::app::pieces::{Marks, Piece, Proof, pieces};
use crate::app::state::{ChangeIndex, FindingIndex, Selection};
use crate::clause::Side;
use crate::redline::{ChangeClass, Op};
use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Color32, Stroke};
use std::ops::Range;

/// The text of a change as a job; of one side where `side` is given.
pub fn job(
    scene: &Scene<'_>,
    compared: &Compared,
    at: ChangeIndex,
    side: Option<Side>,
    width: f32,
    heading: Option<u8>,
) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width.max(20.0);
    let Some(change) = compared.change(at) else { return job };
    let (old, new) = (marks(scene, compared, at, Side::Old), marks(scene, compared, at, Side::New));
    let mut deleted = false;
    for piece in pieces(change, side, &old, &new) {
        // The blank after a word is not marked: it would read as a longer deletion or insertion than it is.
        let words = piece.text.trim_end();
        let words = if words.is_empty() { piece.text } else { words };
        // A hair of room between what went and what came in its place, so that the two are not read as one word.
        let follows = piece.op == Op::Insert && deleted && !job.text.ends_with(char::is_whitespace);
        job.append(words, if follows { 3.0 } else { 0.0 }, format(scene, &piece, heading));
        deleted = piece.op == Op::Delete;
        if words.len() < piece.text.len() {
            let blank = Piece { op: Op::Equal, proof: Proof::None, hit: false, ..piece };
            job.append(&piece.text[words.len()..], 0.0, format(scene, &blank, heading));
        }
    }
    job
}

/// The words of a change's side that prove findings or were searched for.
fn marks(scene: &Scene<'_>, compared: &Compared, at: ChangeIndex, side: Side) -> Marks {
    let Some(change) = compared.change(at) else { return Marks::default() };
    let findings = compared.findings_of.get(at.0).map_or(&[][..], Vec::as_slice);
    if findings.is_empty() && scene.model.view.search_regex.is_none() {
        return Marks::default();
    }
    // Where the text of each clause begins in the joined text of the side.
    let mut starts: Vec<(&crate::clause::ClauseId, usize, &str)> = Vec::new();
    let mut length = 0;
    for id in change.clauses(side) {
        let text = compared.comparison.clause(id).map_or("", |clause| clause.text.as_str());
        starts.push((id, length, text));
        length += text.len();
    }
    let place = |finding: &FindingIndex| -> Option<(Range<usize>, Proof)> {
        let finding_at = *finding;
        let finding = compared.comparison.findings.get(finding.0)?;
        let evidence = if side == Side::Old { finding.old.as_ref() } else { finding.new.as_ref() }?;
        let (_, start, text) = starts.iter().find(|(id, _, _)| **id == evidence.clause)?;
        let from = start + text.find(&evidence.quote)?;
        let in_hand = scene.model.view.selection == Some(Selection::Finding(finding_at));
        Some((from..from + evidence.quote.len(), if in_hand { Proof::InHand } else { Proof::Some }))
    };
    let hits = scene.model.view.search_regex.as_ref().map(|regex| {
        let of_clause = |(_, start, text): &(&crate::clause::ClauseId, usize, &str)| {
            regex.find_iter(text).map(|found| start + found.start()..start + found.end()).collect::<Vec<_>>()
        };
        starts.iter().flat_map(of_clause).filter(|range| !range.is_empty()).collect()
    });
    Marks { proofs: findings.iter().filter_map(place).collect(), hits: hits.unwrap_or_default() }
}

fn format(scene: &Scene<'_>, piece: &Piece<'_>, heading: Option<u8>) -> TextFormat {
    let look = scene.look;
    let font = match heading {
        Some(level) => look.bold(
            look.text_size
                * if level <= 1 {
                    1.35
                } else if level == 2 {
                    1.15
                } else {
                    1.0
                },
        ),
        None => look.body(),
    };
    let mut format = TextFormat::simple(font.clone(), look.ink);
    format.line_height = Some(look.line_height.max(font.size * 1.3).round());
    format.valign = Align::Center;
    format.expand_bg = 0.5;
    let mark = match piece.op {
        Op::Equal => None,
        Op::Delete => Some(look.deleted),
        Op::Insert => Some(look.inserted),
    };
    if let Some(mark) = mark {
        let quiet = piece.class.is_some_and(|class| class != ChangeClass::Substantive);
        format.color = mark.ink;
        format.background = if quiet { Color32::TRANSPARENT } else { mark.tint };
        let line = Stroke::new(if quiet { 0.8 } else { 1.2 }, mark.ink);
        if piece.op == Op::Delete { format.strikethrough = line } else { format.underline = line }
    }
    match piece.proof {
        Proof::InHand => format.background = look.accent_tint,
        Proof::Some if piece.op == Op::Equal => format.underline = Stroke::new(1.0, look.accent),
        Proof::Some | Proof::None => {}
    }
    if piece.hit {
        format.background = look.hit;
    }
    format
}
