//! From links to changes: the redline of every pair and the class of what changed in it.

use super::model::*;
use crate::align::Link;
use crate::clause::{Clause, ClauseId, ClauseKind, Reference};
use crate::document::is_month;
use crate::redline::{ChangeClass, Op, Part, Segment, equal, redline_parts};

/// Words up to which a line that states a date is only that.
const DATE_LINE_WORDS: usize = 15;

/// What the changes of a comparison are made from.
pub(super) struct Changes<'a> {
    old: &'a [Clause],
    new: &'a [Clause],
    /// Whether both versions state a date for themselves.
    dated: bool,
    links: &'a [Link],
    /// The link of every old clause, and of every new one.
    link_of: [Vec<usize>; 2],
    pub(super) notices: Vec<String>,
}

impl<'a> Changes<'a> {
    pub(super) fn new(old: &'a [Clause], new: &'a [Clause], links: &'a [Link], dated: bool) -> Self {
        let mut link_of = [vec![0; old.len()], vec![0; new.len()]];
        for (at, link) in links.iter().enumerate() {
            link.old.iter().for_each(|&o| link_of[0][o] = at);
            link.new.iter().for_each(|&n| link_of[1][n] = at);
        }
        Self { old, new, dated, links, link_of, notices: Vec::new() }
    }

    /// All changes; none where they are no longer wanted.
    pub(super) fn all(&mut self, wanted: &dyn Fn() -> bool) -> Option<Vec<Change>> {
        let mut coarse = 0;
        let links = 0..self.links.len();
        let changes = links.map(|index| wanted().then(|| self.change(index, &mut coarse))).collect::<Option<_>>()?;
        if coarse > 0 {
            self.notices.push(format!(
                "{coarse} very long clauses that share no run of words were compared as a whole, not word by word."
            ));
        }
        Some(changes)
    }

    fn change(&mut self, index: usize, coarse: &mut usize) -> Change {
        let link = &self.links[index];
        let (old, new) = (self.old, self.new);
        let pair = (link.old.len() == 1 && link.new.len() == 1).then(|| (&old[link.old[0]], &new[link.new[0]]));
        let mut kind = match (link.old.len(), link.new.len()) {
            (0, _) => ChangeKind::Inserted,
            (_, 0) => ChangeKind::Deleted,
            (1, 1) if old[link.old[0]].text == new[link.new[0]].text => ChangeKind::Unchanged,
            (1, 1) => ChangeKind::Modified,
            (1, _) => ChangeKind::Split,
            _ => ChangeKind::Merged,
        };
        let mut segments = match pair {
            Some((was, is)) if kind == ChangeKind::Unchanged => {
                let segments = link_targets(was, is);
                if segments.iter().any(|segment| segment.class.is_some()) {
                    kind = ChangeKind::Modified;
                }
                segments
            }
            _ => {
                let (segments, coarser) = redline_parts(&parts(old, &link.old), &parts(new, &link.new));
                *coarse += usize::from(coarser);
                segments
            }
        };
        if let Some((was, is)) = pair {
            self.note_references(was, is);
            if kind == ChangeKind::Modified {
                self.classify(was, is, &mut segments);
            }
        }
        let class = segments
            .iter()
            .filter_map(|segment| segment.class)
            .min()
            .or((kind != ChangeKind::Unchanged).then_some(ChangeClass::Substantive));
        let ids = |clauses: &[Clause], places: &[usize]| places.iter().map(|&at| clauses[at].id.clone()).collect();
        Change {
            id: ChangeId(format!("c{}", index + 1)),
            kind,
            moved: link.moved,
            renumbered: pair.is_some_and(|(was, is)| was.number != is.number),
            old: ids(old, &link.old),
            new: ids(new, &link.new),
            similarity: (link.similarity * 1e4).round() / 1e4,
            runner_up: (link.runner_up * 1e4).round() / 1e4,
            class,
            segments,
        }
    }

    /// Finds among the changes of words those that only follow renumbering, restate the date, or reorder a list.
    fn classify(&self, was: &Clause, is: &Clause, segments: &mut [Segment]) {
        let (mut o, mut n) = (0, 0);
        let mut at = 0;
        while at < segments.len() {
            let end = (at..segments.len()).find(|&to| segments[to].op == Op::Equal).unwrap_or(segments.len());
            if end == at {
                (o, n) = (o + segments[at].text.len(), n + segments[at].text.len());
                at += 1;
                continue;
            }
            let length = |op: Op| segments[at..end].iter().filter(|s| s.op == op).map(|s| s.text.len()).sum::<usize>();
            let (o_end, n_end) = (o + length(Op::Delete), n + length(Op::Insert));
            let class = if self.follows(reference_at(was, o, o_end), reference_at(is, n, n_end)) {
                Some(ChangeClass::Reference)
            } else if self.dated && restates_date(was, is, &segments[at..end]) {
                Some(ChangeClass::Date)
            } else if separators_only(&segments[at..end]) || title_marks_only(was, is, &segments[at..end]) {
                Some(ChangeClass::Typography)
            } else {
                None
            };
            if let Some(class) = class {
                let words = segments[at..end].iter_mut().filter(|s| s.class == Some(ChangeClass::Substantive));
                words.for_each(|segment| segment.class = Some(class));
            }
            (o, n, at) = (o_end, n_end, end);
        }
        reordered_items(segments);
    }

    /// Whether two references name the same clause, renumbered.
    fn follows(&self, was: Option<&Reference>, is: Option<&Reference>) -> bool {
        let link = |side: usize, reference: Option<&Reference>| {
            self.link_of[side].get(place(reference?.target.as_ref()?)?).copied()
        };
        link(0, was).is_some() && link(0, was) == link(1, is)
    }

    /// Notes references that read the same and point at another clause now.
    fn note_references(&mut self, was: &Clause, is: &Clause) {
        for (old, new) in was.references.iter().zip(&is.references) {
            let same_words = old.span.of(&was.text) == new.span.of(&is.text);
            if same_words && old.target.is_some() && new.target.is_some() && !self.follows(Some(old), Some(new)) {
                self.notices.push(format!(
                    "“{}” in clause {} reads as before but now points at another clause.",
                    new.span.of(&is.text),
                    is.id.0
                ));
            }
        }
    }
}

/// The place of a clause, by its name.
pub(super) fn place(id: &ClauseId) -> Option<usize> {
    id.0.get(1..)?.parse::<usize>().ok()?.checked_sub(1)
}

fn parts<'a>(clauses: &'a [Clause], places: &[usize]) -> Vec<Part<'a>> {
    places
        .iter()
        .map(|&at| Part {
            text: &clauses[at].text,
            number_len: clauses[at].number_len,
            caseless: clauses[at].kind == ClauseKind::Heading,
        })
        .collect()
}

/// An unchanged text as one segment, cut where a link leads elsewhere than before.
fn link_targets(was: &Clause, is: &Clause) -> Vec<Segment> {
    if was.links.len() != is.links.len() || was.links == is.links {
        return if is.text.is_empty() { Vec::new() } else { vec![equal(&is.text)] };
    }
    let mut segments = Vec::new();
    let mut from = 0;
    for (old, new) in was.links.iter().zip(&is.links) {
        if old.span == new.span && old.target != new.target && new.span.start >= from && !new.span.is_empty() {
            segments.extend(is.text.get(from..new.span.start).filter(|text| !text.is_empty()).map(equal));
            segments.push(Segment { class: Some(ChangeClass::LinkTarget), ..equal(new.span.of(&is.text)) });
            from = new.span.end;
        }
    }
    segments.extend(is.text.get(from..).filter(|text| !text.is_empty()).map(equal));
    segments
}

/// The reference that a changed run stands in, blanks at its ends aside.
fn reference_at(clause: &Clause, start: usize, end: usize) -> Option<&Reference> {
    let run = clause.text.get(start..end)?;
    let end = start + run.trim_end().len();
    clause.references.iter().find(|reference| start < end && reference.span.start <= start && end <= reference.span.end)
}

fn restates_date(was: &Clause, is: &Clause, segments: &[Segment]) -> bool {
    let short = |clause: &Clause| clause.text.split_whitespace().count() <= DATE_LINE_WORDS;
    let of_date = |word: &str| word.starts_with(|c: char| c.is_ascii_digit()) || is_month(word);
    short(was)
        && short(is)
        && segments.iter().all(|segment| {
            segment.text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).all(of_date)
        })
        && segments.iter().any(|segment| segment.text.contains(char::is_alphanumeric))
}

/// Whether only what separates the items of a list changed: a comma became "and" because an item follows no more.
fn separators_only(segments: &[Segment]) -> bool {
    let word = |text: &str| matches!(text, "" | "and" | "et" | "und" | "y" | "e" | "en");
    segments.len() == 2
        && segments.iter().all(|segment| segment.text.split([',', ';', ' ', '\u{a0}']).all(word))
        && segments.iter().any(|segment| segment.text.contains([',', ';']))
}

/// Whether nothing but marks of a title changed: "Liability." became "Liability".
fn title_marks_only(was: &Clause, is: &Clause, segments: &[Segment]) -> bool {
    [was, is].iter().all(|clause| clause.kind == ClauseKind::Heading)
        && segments.iter().all(|segment| !segment.text.contains(char::is_alphanumeric))
}

/// Items deleted in one place of a list and inserted in another were only reordered.
fn reordered_items(segments: &mut [Segment]) {
    let core = |text: &str| {
        let trimmed = text.trim_matches(|c: char| !c.is_alphanumeric());
        let trimmed =
            ["and ", "et ", "und ", "y "].iter().find_map(|word| trimmed.strip_prefix(word)).unwrap_or(trimmed);
        let trimmed =
            [" and", " et", " und", " y"].iter().find_map(|word| trimmed.strip_suffix(word)).unwrap_or(trimmed);
        trimmed.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
    };
    let separated = |text: &str| text.contains([',', ';']) || text.split_whitespace().any(|word| word == "and");
    for at in 0..segments.len() {
        if segments[at].op != Op::Delete || segments[at].class != Some(ChangeClass::Substantive) {
            continue;
        }
        let item = core(&segments[at].text);
        let to = (0..segments.len()).find(|&to| {
            segments[to].op == Op::Insert
                && segments[to].class == Some(ChangeClass::Substantive)
                && core(&segments[to].text) == item
                && (separated(&segments[at].text) || separated(&segments[to].text))
        });
        if let Some(to) = to.filter(|_| !item.is_empty()) {
            segments[at].class = Some(ChangeClass::Order);
            segments[to].class = Some(ChangeClass::Order);
        }
    }
}
