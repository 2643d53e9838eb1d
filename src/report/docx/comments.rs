//! Comments: a finding or a reviewer's note beside the clause that it is about.

use super::redline::{Anchor, put_words};
use super::xml::Xml;
use crate::clause::Side;
use crate::comparison::{ChangeId, Comparison};
use crate::report::Outline;
use crate::report::outline::FindingEntry;
use std::collections::BTreeMap;

/// The author of comments that tell of findings.
const PROGRAM: &str = "Clausescope";

/// A comment beside a clause.
#[derive(Debug, Clone)]
pub(super) struct Comment {
    /// Where it stands.
    pub anchor: Anchor,
    /// Who it is from, as the word processor shows it.
    author: String,
    /// Letters that stand for the author.
    initials: String,
    paragraphs: Vec<String>,
}

/// A comment for each finding and for each note on a change.
pub(super) fn comments(comparison: &Comparison, outline: &Outline<'_>, author: &str) -> Vec<Comment> {
    let places: BTreeMap<&ChangeId, usize> =
        comparison.changes.iter().enumerate().map(|(at, change)| (&change.id, at)).collect();
    let words = outline.words;
    let mut comments = Vec::new();
    for finding in &outline.findings {
        let Some(&change) = finding.change.and_then(|change| places.get(change)) else { continue };
        let quote = match (&finding.new, &finding.old) {
            (Some(quote), _) => Some((Side::New, quote.text.to_owned())),
            (None, Some(quote)) => Some((Side::Old, quote.text.to_owned())),
            (None, None) => None,
        };
        comments.push(Comment {
            anchor: Anchor { change, quote },
            author: if finding.by_hand { author.to_owned() } else { PROGRAM.to_owned() },
            initials: finding.id.clone(),
            paragraphs: paragraphs(outline, finding),
        });
    }
    for passage in &outline.passages {
        let Some(&change) = places.get(passage.change) else { continue };
        let remarks = [passage.note, passage.tag];
        let mut paragraphs: Vec<String> =
            remarks.into_iter().filter(|remark| !remark.is_empty()).map(str::to_owned).collect();
        if passage.status != crate::project::Status::Open {
            paragraphs.push(words.with("report-review", &[("status", &passage.status_name.to_lowercase())]));
        }
        if !paragraphs.is_empty() {
            let (author, anchor) = (author.to_owned(), Anchor { change, quote: None });
            comments.push(Comment { anchor, author, initials: words.say("report-note-short"), paragraphs });
        }
    }
    comments
}

fn paragraphs(outline: &Outline<'_>, finding: &FindingEntry<'_>) -> Vec<String> {
    let words = outline.words;
    let told = words.named(&finding.direction_name, &finding.headline);
    let mut paragraphs =
        vec![format!("{} {} {told} ({})", finding.id, finding.sign, finding.weight_name), finding.reason.clone()];
    for (name, quote) in [("old", &finding.old), ("new", &finding.new)] {
        paragraphs.extend(quote.as_ref().map(|quote| words.named(&words.say(name), &words.quoted(quote.text))));
    }
    paragraphs.extend(finding.correction.clone());
    if !finding.note.is_empty() {
        paragraphs.push(words.named(&words.say("report-note"), finding.note));
    }
    paragraphs
}

/// The part of the package that holds the comments.
pub(super) fn comments_part(comments: &[Comment], date: Option<&str>) -> String {
    let mut xml = Xml::document();
    xml.raw("<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">");
    for (number, comment) in comments.iter().enumerate() {
        let id = number.to_string();
        let mut attributes = vec![("w:id", id.as_str()), ("w:author", comment.author.as_str())];
        attributes.extend(date.map(|date| ("w:date", date)));
        attributes.push(("w:initials", &comment.initials));
        xml.open("w:comment", &attributes);
        for paragraph in &comment.paragraphs {
            xml.raw("<w:p><w:pPr><w:pStyle w:val=\"CommentText\"/></w:pPr><w:r>");
            put_words(&mut xml, paragraph, "w:t");
            xml.raw("</w:r></w:p>");
        }
        xml.close("w:comment");
    }
    xml.raw("</w:comments>");
    xml.finish()
}
