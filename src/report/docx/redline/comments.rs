//! Where comments stand in the redline: at the words that they are about.

use super::{Changes, Placed, RedlineWriter, element};
use crate::clause::Side;
use crate::report::body::{Mark, Run};

impl RedlineWriter<'_> {
    /// The comments that stand beside the words of a paragraph or of a cell. A comment whose words are cut by an end stands
    /// beside the last ones of its change.
    pub(super) fn anchors_at(&mut self, change: usize, runs: &[Run], last: bool) -> Vec<Placed> {
        let mut found = Vec::new();
        for (number, anchor) in self.anchors.iter().enumerate() {
            if anchor.change != change || self.placed[number] {
                continue;
            }
            let span = match &anchor.quote {
                Some((side, quote)) => span_of(runs, *side, quote),
                None => None,
            };
            let whole = (0, runs.iter().map(|run| run.text.len()).sum());
            if let Some((start, end)) = span.or(last.then_some(whole)) {
                self.placed[number] = true;
                found.push(Placed { number, start, end, spans: true });
            }
        }
        found
    }

    pub(super) fn start_of_comment(&mut self, comment: &Placed) {
        if comment.spans {
            self.xml.empty("w:commentRangeStart", &[("w:id", &comment.number.to_string())]);
        }
    }

    pub(super) fn end_of_comment(&mut self, comment: &Placed, mark: Mark) {
        let id = comment.number.to_string();
        if comment.spans {
            self.xml.empty("w:commentRangeEnd", &[("w:id", &id)]);
        }
        let tracked = mark != Mark::Kept && self.changes == Changes::Tracked;
        if tracked {
            self.revision(element(mark), false);
        }
        self.xml.raw("<w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr>");
        self.xml.empty("w:commentReference", &[("w:id", &id)]).raw("</w:r>");
        if tracked {
            self.xml.close(element(mark));
        }
    }
}

/// Where words of one side stand among runs, in bytes of all of them.
fn span_of(runs: &[Run], side: Side, quote: &str) -> Option<(usize, usize)> {
    let stands = |run: &&Run| run.mark.stands_in(side);
    let text: String = runs.iter().filter(stands).map(|run| run.text.as_str()).collect();
    let start = text.find(quote).filter(|_| !quote.is_empty())?;
    let last = start + quote.len() - 1;
    let in_runs = |offset: usize| {
        let (mut all, mut own) = (0, 0);
        for run in runs {
            if stands(&run) {
                if offset < own + run.text.len() {
                    return all + offset - own;
                }
                own += run.text.len();
            }
            all += run.text.len();
        }
        all
    };
    Some((in_runs(start), in_runs(last) + 1))
}
