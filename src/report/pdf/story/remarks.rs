//! What is said of a passage above its text: that it moved or was renumbered, findings, notes.

use super::{Ink, Paragraph, Piece, Role};
use crate::comparison::ChangeKind;
use crate::project::Status;
use crate::report::body::{Mark, Paragraph as Clauses};
use crate::report::matter::Target;
use crate::report::outline::{Outline, Passage};
use crate::report::pdf::look;

/// What is said of a change above its clauses, where the marks do not say it all.
pub(super) fn remark(passage: &Passage<'_>, outline: &Outline<'_>, clauses: &Clauses<'_>) -> Option<Paragraph> {
    let words = outline.words;
    let mut remarks: Vec<Piece> = Vec::new();
    let dim = |text: String| Piece { text, ink: Ink::Dim, spoken: None, link: None };
    if let (Some(number), Some(moved)) = (clauses.moved, &passage.moved) {
        let change = passage.change.to_string();
        let after = |place: &Option<crate::report::outline::Place<'_>>| {
            place.as_ref().map_or_else(
                || words.say("report-move-first"),
                |place| {
                    // A label that says under which heading a clause stands is no name for it.
                    let named = match place.is_under {
                        true => words.with("report-a-clause-in", &[("place", &place.label)]),
                        false => place.label.clone(),
                    };
                    words.with("report-move-after", &[("place", &named)])
                },
            )
        };
        let (id, place, link) = match clauses.end {
            Mark::MovedAway | Mark::Deleted => ("report-move-away", after(&moved.stands_after), Target::Change(change)),
            _ => ("report-move-here", after(&moved.stood_after), Target::Origin(change)),
        };
        let text = words.with(id, &[("number", &number.0.to_string()), ("place", &place)]);
        remarks.push(Piece { text, ink: Ink::Moved, spoken: None, link: Some(link) });
        if matches!(clauses.end, Mark::MovedAway | Mark::Deleted) {
            return Some(joined(remarks));
        }
    }
    if matches!(passage.kind, ChangeKind::Split | ChangeKind::Merged) {
        remarks.push(dim(passage.kind_name.clone()));
    }
    remarks.extend(passage.class_name.clone().filter(|_| passage.marked).map(dim));
    if let Some((old, new)) = &passage.renumbered {
        remarks.push(dim(words.renumbered(old, new)));
    }
    for id in &passage.findings {
        let Some(finding) = outline.finding(id) else { continue };
        let text = format!("{id} {} {}", finding.sign, finding.headline);
        let link = Some(Target::Finding(id.clone()));
        remarks.push(Piece { text, ink: Ink::Strong, spoken: None, link });
    }
    if passage.status != Status::Open {
        remarks.push(dim(words.with("report-review-short", &[("status", &passage.status_name.to_lowercase())])));
    }
    remarks.extend([passage.tag].into_iter().filter(|tag| !tag.is_empty()).map(|tag| dim(tag.to_owned())));
    if !passage.note.is_empty() {
        remarks.push(dim(words.named(&words.say("report-note"), passage.note)));
    }
    (!remarks.is_empty()).then(|| joined(remarks))
}

fn joined(remarks: Vec<Piece>) -> Paragraph {
    let mut pieces = Vec::new();
    for remark in remarks {
        if !pieces.is_empty() {
            pieces.push(Piece { text: " · ".to_owned(), ink: Ink::Dim, spoken: None, link: None });
        }
        pieces.push(remark);
    }
    Paragraph { pieces, look: look::REMARK, role: Role::Remark, names: Vec::new(), bookmark: None }
}
