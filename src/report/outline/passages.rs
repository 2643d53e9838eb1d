//! The redline in reading order, ready to be set: one passage a change, cut into runs.

use super::place::{Place, Places};
use crate::clause::{Clause, ClauseId, ClauseKind, Side};
use crate::comparison::{Change, ChangeId, ChangeKind};
use crate::project::{Remark, Review, Status, change_keys};
use crate::redline::{ChangeClass, Op, Segment};
use crate::report::body::is_bulleted;
use crate::report::{Extent, ReportSettings};
use serde::Serialize;
use std::collections::{BTreeSet, HashMap};

/// One change as it is set in a redline.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Passage<'a> {
    /// The change.
    pub change: &'a ChangeId,
    /// What became of its clauses.
    pub kind: ChangeKind,
    /// The same in a word.
    pub kind_name: String,
    /// The kind of its clauses, where they are of one kind; else a paragraph.
    pub clause_kind: ClauseKind,
    /// Level of a heading (1 to 6), depth of an item (0 outermost), else 0.
    pub level: u8,
    /// Whether a bullet is drawn before it.
    pub is_bulleted: bool,
    /// Whether it is a row that names the columns of a table.
    pub is_header_row: bool,
    /// Numbers of the clauses of the old version, as they are named in the public format (`o12`).
    pub old: Vec<&'a ClauseId>,
    /// The same for the new version.
    pub new: Vec<&'a ClauseId>,
    /// Where it stands: in the new version, else in the old one.
    pub place: Option<Place<'a>>,
    /// Whether anything differs here, moves included.
    pub differs: bool,
    /// Whether it is to be shown as a change: something differs that the settings do not hide.
    pub marked: bool,
    /// The weightiest class of what changed.
    pub class: Option<ChangeClass>,
    /// The same in a word or two; none where words changed.
    pub class_name: Option<String>,
    /// For a clause that moved: where it stood and where it stands.
    pub moved: Option<Moved<'a>>,
    /// Clauses that stood after this passage in the old version and moved away.
    pub left: Vec<Place<'a>>,
    /// For a clause whose printed number changed: the old and the new number.
    pub renumbered: Option<(String, String)>,
    /// The text.
    pub runs: Vec<Run<'a>>,
    /// Names of the findings in it.
    pub findings: Vec<String>,
    /// Where its review stands.
    pub status: Status,
    /// The same in a word.
    pub status_name: String,
    /// The reviewer's note; may be empty.
    pub note: &'a str,
    /// The reviewer's label; may be empty.
    pub tag: &'a str,
}

/// Where a clause that moved stood, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Moved<'a> {
    /// The clause it stood after; none where it was the first.
    pub stood_after: Option<Place<'a>>,
    /// The clause it stands after; none where it is the first.
    pub stands_after: Option<Place<'a>>,
}

/// A run of text with what became of it, cut so that it never goes beyond the end of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Run<'a> {
    /// What became of it.
    pub op: Op,
    /// The text, to the letter.
    pub text: &'a str,
    /// What kind of change it is, for a deletion or insertion.
    pub class: Option<ChangeClass>,
    /// Whether it is to be shown as a change. Where not, a deletion is not shown and an insertion is shown as plain text.
    pub marked: bool,
    /// Whether a clause of the old version ends with this run and another one follows in the same passage.
    pub ends_old: bool,
    /// The same for the new version.
    pub ends_new: bool,
}

/// What the settings hide of the redline.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Hidden {
    /// Passages of which all that differs is hidden, by the weightiest class.
    pub(super) passages: HashMap<ChangeClass, usize>,
    /// Runs hidden in passages that are shown, by class.
    pub(super) runs: HashMap<ChangeClass, usize>,
    /// Passages that the extent leaves out.
    pub(super) left_out: usize,
}

/// All passages in reading order, whatever the extent.
pub(super) fn passages<'a>(
    places: &Places<'a>,
    review: &'a Review,
    settings: &ReportSettings,
    findings: impl Iterator<Item = (&'a ChangeId, String)>,
) -> Vec<Passage<'a>> {
    let mut of_change: HashMap<&ChangeId, Vec<String>> = HashMap::new();
    for (change, finding) in findings {
        of_change.entry(change).or_default().push(finding);
    }
    let keys = change_keys(places.comparison);
    let mut passages: Vec<Passage<'a>> = places
        .comparison
        .changes
        .iter()
        .zip(&keys)
        .map(|(change, key)| {
            let findings = of_change.remove(&change.id).unwrap_or_default();
            passage(places, change, review.changes.get(key), &settings.hidden_classes, findings)
        })
        .collect();
    tell_left(places, &mut passages);
    passages
}

fn passage<'a>(
    places: &Places<'a>,
    change: &'a Change,
    remark: Option<&'a Remark>,
    hidden: &BTreeSet<ChangeClass>,
    findings: Vec<String>,
) -> Passage<'a> {
    let (old, new) = (places.clauses(change, Side::Old), places.clauses(change, Side::New));
    let first = new.first().or(old.first());
    let shown = if new.is_empty() { &old } else { &new };
    // A heading that was parted from its paragraph is set with it, so it is no heading here.
    let clause_kind = first
        .map(|clause| clause.kind)
        .filter(|kind| shown.iter().all(|clause| clause.kind == *kind))
        .unwrap_or(ClauseKind::Paragraph);
    let differs = change.kind != ChangeKind::Unchanged || change.moved;
    let seen = change.segments.iter().filter_map(|segment| segment.class).any(|class| !hidden.contains(&class));
    let whole = change.class.is_some_and(|class| !hidden.contains(&class))
        && matches!(change.kind, ChangeKind::Inserted | ChangeKind::Deleted | ChangeKind::Split | ChangeKind::Merged);
    let status = remark.map(|remark| remark.status).unwrap_or_default();
    let number = |clauses: &[&Clause]| clauses.first().and_then(|clause| clause.number.clone()).unwrap_or_default();
    Passage {
        change: &change.id,
        kind: change.kind,
        kind_name: places.words.kind(change.kind),
        clause_kind,
        level: first.filter(|clause| clause.kind == clause_kind).map_or(0, |clause| clause.level),
        is_bulleted: first.is_some_and(|clause| clause.kind == clause_kind && is_bulleted(clause)),
        is_header_row: first.is_some_and(|clause| clause.header_row),
        old: change.old.iter().collect(),
        new: change.new.iter().collect(),
        place: first.and_then(|clause| places.of(&clause.id)),
        differs,
        marked: differs && (change.moved || seen || whole),
        class: change.class,
        class_name: change
            .class
            .filter(|&class| class != ChangeClass::Substantive)
            .map(|class| places.words.class(class)),
        moved: change.moved.then(|| Moved {
            stood_after: change.old.first().and_then(|id| places.of(&places.before(id)?.id)),
            stands_after: change.new.first().and_then(|id| places.of(&places.before(id)?.id)),
        }),
        left: Vec::new(),
        renumbered: change.renumbered.then(|| (number(&old), number(&new))),
        runs: runs(&change.segments, &old, &new, hidden),
        findings,
        status,
        status_name: places.words.status(status),
        note: remark.map_or("", |remark| remark.note.trim()),
        tag: remark.map_or("", |remark| remark.tag.trim()),
    }
}

/// Notes at every passage which clauses stood after it and moved away.
fn tell_left<'a>(places: &Places<'a>, passages: &mut [Passage<'a>]) {
    let at: HashMap<&ChangeId, usize> = passages.iter().enumerate().map(|(at, passage)| (passage.change, at)).collect();
    for change in places.comparison.changes.iter().filter(|change| change.moved) {
        let Some(first) = change.old.first() else { continue };
        // Neighbours that moved along are no landmark.
        let mut landmark = places.before(first);
        while let Some(clause) = landmark {
            let Some(holder) = places.change(&clause.id) else { break };
            if !holder.moved {
                if let (Some(&at), Some(place)) = (at.get(&holder.id), places.of(first)) {
                    passages[at].left.push(place);
                }
                break;
            }
            landmark = places.before(&clause.id);
        }
    }
}

/// The segments of a change, cut where a clause of either side ends.
fn runs<'a>(segments: &'a [Segment], old: &[&Clause], new: &[&Clause], hidden: &BTreeSet<ChangeClass>) -> Vec<Run<'a>> {
    let (old_ends, new_ends) = (ends(old), ends(new));
    let (mut o, mut n) = (0, 0);
    let mut runs = Vec::with_capacity(segments.len());
    for segment in segments {
        let (in_old, in_new) = (segment.op != Op::Insert, segment.op != Op::Delete);
        let mut rest = segment.text.as_str();
        while !rest.is_empty() {
            let next = |ends: &[usize], at: usize, counts: bool| {
                let end = ends.iter().find(|&&end| end > at).filter(|_| counts);
                end.map_or(rest.len(), |end| (end - at).min(rest.len()))
            };
            let mut length = next(&old_ends, o, in_old).min(next(&new_ends, n, in_new));
            while !rest.is_char_boundary(length) {
                length += 1;
            }
            let (text, after) = rest.split_at(length);
            o += if in_old { length } else { 0 };
            n += if in_new { length } else { 0 };
            rest = after;
            runs.push(Run {
                op: segment.op,
                text,
                class: segment.class,
                marked: segment.class.is_some_and(|class| !hidden.contains(&class)),
                ends_old: in_old && old_ends.contains(&o),
                ends_new: in_new && new_ends.contains(&n),
            });
        }
    }
    runs
}

/// Where the clauses of one side end in their joined text, the last one left aside.
fn ends(clauses: &[&Clause]) -> Vec<usize> {
    let mut at = 0;
    let mut ends: Vec<usize> = clauses
        .iter()
        .map(|clause| {
            at += clause.text.len();
            at
        })
        .collect();
    ends.pop();
    ends
}

impl Hidden {
    /// Counts what the settings hide.
    pub(super) fn of(passages: &[Passage<'_>]) -> Self {
        let mut hidden = Self::default();
        for passage in passages.iter().filter(|passage| passage.differs) {
            match passage.class {
                Some(class) if !passage.marked => *hidden.passages.entry(class).or_default() += 1,
                _ => {
                    for class in passage.runs.iter().filter(|run| !run.marked).filter_map(|run| run.class) {
                        *hidden.runs.entry(class).or_default() += 1;
                    }
                }
            }
        }
        hidden
    }
}

/// Keeps what the extent asks for; gives back how many passages it leaves out.
pub(super) fn keep_extent(passages: &mut Vec<Passage<'_>>, extent: Extent) -> usize {
    let all = passages.len();
    match extent {
        Extent::Whole => {}
        Extent::Summary => passages.clear(),
        Extent::Changes => {
            let mut kept = vec![false; all];
            // The headings above a change, by level.
            let mut above: Vec<(u8, usize)> = Vec::new();
            for (at, passage) in passages.iter().enumerate() {
                let heading = passage.clause_kind == ClauseKind::Heading;
                if heading {
                    above.retain(|&(level, _)| level < passage.level);
                }
                if passage.marked
                    || !passage.findings.is_empty()
                    || !passage.note.is_empty()
                    || !passage.left.is_empty()
                {
                    kept[at] = true;
                    if let Some(&(_, nearest)) = above.last() {
                        kept[nearest] = true;
                    }
                }
                if heading {
                    above.push((passage.level, at));
                }
            }
            let mut kept = kept.into_iter();
            passages.retain(|_| kept.next().unwrap_or(false));
        }
    }
    all - passages.len()
}
