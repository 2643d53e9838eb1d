//! Tables of cookies: which cookies came or went, who sets one, and what one is for where that was left open.
//!
//! A row that came or went as a whole is a cookie more or less. Rows that stand together are one passage, told once, and the cells
//! of such a row are not told by themselves: what they say is said of that cookie only.

use super::{Draft, Ground, Told, Words, weigh};
use crate::clause::{ClauseId, Side};
use crate::redline::{Change, ChangeKind};
use crate::scope::lexicon::{Class, Cue, ValueId};
use crate::scope::model::{Direction, Facet, Weight};
use crate::scope::order::{length, reverse};
use crate::scope::passages::{Place, Version, sentence};
use crate::scope::reading::ReadClause;
use crate::scope::statement::Sentence;
use crate::text::{TokenKind, Word};
use std::collections::HashSet;
use std::ops::Range;

/// Tokens of a row that are quoted.
const QUOTED: usize = 40;

/// What the table of one version names.
#[derive(Default)]
struct Named {
    cookies: HashSet<Vec<Word>>,
    hosts: HashSet<Word>,
}

/// The drafts of such rows, and the rows that they tell: whether of the new side, and the clause.
pub fn declared(ground: &Ground<'_>) -> (Vec<Draft>, HashSet<(bool, usize)>) {
    let (mut drafts, mut told) = (Vec::new(), HashSet::new());
    let (old, new) = (named(ground.old_read), named(ground.new_read));
    // Cookies that a version lists for the first time are told by no other that went.
    if old.cookies.is_empty() || new.cookies.is_empty() {
        return (drafts, told);
    }
    // The row before, and what was told of it.
    let mut last: Option<(usize, (Told, Direction, &'static str))> = None;
    for (at, change) in ground.changes.iter().enumerate() {
        let found = match change.kind {
            ChangeKind::Inserted => whole(ground, at, &change.new, true, &old),
            ChangeKind::Deleted => whole(ground, at, &change.old, false, &new),
            _ => reworded(ground, at, change, &mut told),
        };
        for (row, is_new, draft) in found {
            told.extend((draft.facet != Facet::Recipient || draft.only.is_some()).then_some((is_new, row)));
            let fact = (draft.told.clone(), draft.direction, draft.rule);
            let same = last.as_ref().is_some_and(|(before, last)| before + 1 == row && *last == fact);
            let goes_on = same && draft.facet != Facet::Purpose;
            last = Some((row, fact));
            if !goes_on {
                // Each row is told by itself, whatever the rest of the table says.
                drafts.push(Draft { only: None, ..draft });
            }
        }
    }
    (drafts, told)
}

/// Rows that came or went, each with its draft. Those whose cookie the other version names too have only moved.
fn whole(
    ground: &Ground<'_>,
    change: usize,
    ids: &[ClauseId],
    is_new: bool,
    other: &Named,
) -> Vec<(usize, bool, Draft)> {
    let read = if is_new { ground.new_read } else { ground.old_read };
    let (Some(cookie), Some(third)) =
        (ground.model.find(Facet::Data, "cookie"), ground.model.find(Facet::Recipient, "third_parties"))
    else {
        return Vec::new();
    };
    let way = if is_new { Direction::Broadened } else { reverse(Direction::Broadened) };
    let rows = ids.iter().map(ClauseId::place).filter(|&row| read[row].tracker().is_some());
    let fresh = rows.filter(|&row| name(&read[row]).is_some_and(|name| !other.cookies.contains(&name)));
    let draft = |row: usize| {
        // Who is named nowhere in the other table is one more who gets data, or one less.
        let stranger =
            hosts(&read[row]).into_iter().any(|host| !other.hosts.contains(&host)) || foreign(&read[row], third);
        let (facet, value) = if stranger { (Facet::Recipient, third) } else { (Facet::Data, cookie) };
        let words = words(read, row, None);
        let (old, new) = if is_new { (None, words) } else { (words, None) };
        let side = if is_new { Side::New } else { Side::Old };
        let draft =
            made(ground, change, facet, Told::Value(value), way, (old, new), "trackers: a cookie in a table of them");
        (row, is_new, Draft { only: Some(side), ..draft })
    };
    fresh.map(draft).collect()
}

/// What changed in the row of one cookie.
fn reworded(
    ground: &Ground<'_>,
    at: usize,
    change: &Change,
    told: &mut HashSet<(bool, usize)>,
) -> Vec<(usize, bool, Draft)> {
    let ([old], [new]) = (&change.old[..], &change.new[..]) else { return Vec::new() };
    let (old, new) = (old.place(), new.place());
    let (was, is) = (&ground.old_read[old], &ground.new_read[new]);
    if change.kind != ChangeKind::Modified || name(was).is_none() || name(was) != name(is) {
        return Vec::new();
    }
    let proof = |cells: (Option<usize>, Option<usize>)| {
        (words(ground.old_read, old, cells.0), words(ground.new_read, new, cells.1))
    };
    let mut found = Vec::new();
    let third = ground.model.find(Facet::Recipient, "third_parties");
    if let (Some(direction), Some(third)) = (gained(&hosts(was), &hosts(is)), third) {
        let ends = (was.tracker().and_then(|row| row.host), is.tracker().and_then(|row| row.host));
        let rule = "trackers: who sets a cookie";
        found.push((new, true, made(ground, at, Facet::Recipient, Told::Value(third), direction, proof(ends), rule)));
    }
    if pending(ground, was) != pending(ground, is) {
        let stated = if pending(ground, was) { is } else { was };
        let mentions = stated.sentences.iter().flat_map(Sentence::mentions);
        let purpose = mentions.map(|(_, said)| said).find(|said| said.facet == Facet::Purpose && said.strong);
        let told_purpose = purpose.map_or(Told::Named("other_purpose"), |said| Told::Value(said.value));
        let ends = (was.tracker().and_then(|row| row.purpose), is.tracker().and_then(|row| row.purpose));
        let rule = "trackers: what a cookie is for, where it was or is not told";
        let way = Direction::Changed;
        found.push((new, true, made(ground, at, Facet::Purpose, told_purpose, way, proof(ends), rule)));
        told.extend([(false, old), (true, new)]);
        let days = |read: &ReadClause| {
            let said = read.sentences.iter().flat_map(Sentence::mentions);
            said.filter_map(|(_, said)| said.days.map(|days| (days, said.value))).last()
        };
        if let (Some((before, _)), Some((after, value))) = (days(was), days(is))
            && let Some(way) = length(before, after)
        {
            let rule = "trackers: how long a cookie lasts";
            found.push((
                new,
                true,
                made(ground, at, Facet::Duration, Told::Value(value), way, proof((None, None)), rule),
            ));
        }
    }
    found
}

fn made(
    ground: &Ground<'_>,
    change: usize,
    facet: Facet,
    told: Told,
    direction: Direction,
    (old, new): (Option<Words>, Option<Words>),
    rule: &'static str,
) -> Draft {
    let (read, proof) = if new.is_some() { (ground.new_read, &new) } else { (ground.old_read, &old) };
    let said = proof.as_ref().and_then(|words| sentence(read, words.place).statements.first());
    let weight = said.map_or(Weight::Medium, |said| weigh::weight(ground.model, facet, &told, direction, said));
    Draft { change, facet, told, direction, old, new, rule, phrase: None, from_to: None, only: None, weight }
}

/// The words of a row up to the end of a cell, or as many as are quoted.
fn words(read: Version<'_>, row: usize, cell_at: Option<usize>) -> Option<Words> {
    let end = cell_at.and_then(|at| cell(&read[row], at)).map(|cell| cell.end);
    let end = end.unwrap_or(read[row].tokens.len()).min(QUOTED);
    (end > 0).then_some(Words { place: Place { clause: row, sentence: 0 }, tokens: 0..end })
}

/// What the tables of cookies of a version name.
fn named(read: Version<'_>) -> Named {
    let mut all = Named::default();
    for row in read {
        all.cookies.extend(name(row));
        all.hosts.extend(hosts(row));
    }
    all
}

fn cell(row: &ReadClause, at: usize) -> Option<Range<usize>> {
    row.cells().get(at).cloned()
}

/// Which cookie a row is about, or whose cookies; how many of the kind stand in brackets behind it is no part of its name.
fn name(row: &ReadClause) -> Option<Vec<Word>> {
    let table = row.tracker()?;
    let named = table.host.filter(|_| table.grouped).unwrap_or(table.name);
    let tokens = &row.tokens[cell(row, named)?];
    let bare = tokens.iter().take_while(|token| !token.is_mark('['));
    let name: Vec<Word> = bare.filter(|token| token.is_word()).map(|token| token.word).collect();
    (!name.is_empty()).then_some(name)
}

/// Who sets the cookie of a row, as far as a name is given and not only an address.
fn hosts(row: &ReadClause) -> Vec<Word> {
    let Some(cell) = row.tracker().and_then(|at| cell(row, at.host?)) else { return Vec::new() };
    let named = row.tokens[cell].iter().filter(|token| token.kind == TokenKind::Capital);
    named.map(|token| token.word).collect()
}

/// Whether a row names all the cookies of someone whom it calls a third party.
fn foreign(row: &ReadClause, third: ValueId) -> bool {
    let mut said = row.sentences.iter().flat_map(Sentence::mentions);
    row.tracker().is_some_and(|table| table.grouped) && said.any(|(_, said)| said.value == third)
}

/// Whether those who set a cookie became more or fewer; one for another is neither.
fn gained(old: &[Word], new: &[Word]) -> Option<Direction> {
    let come = new.iter().any(|host| !old.contains(host));
    let gone = old.iter().any(|host| !new.contains(host));
    match (come, gone) {
        (true, false) => Some(Direction::Broadened),
        (false, true) => Some(Direction::Narrowed),
        _ => None,
    }
}

/// Whether a row leaves open what its cookie is for.
fn pending(ground: &Ground<'_>, row: &ReadClause) -> bool {
    let Some(cell) = row.tracker().and_then(|at| cell(row, at.purpose?)) else { return false };
    let tokens = &row.tokens[cell];
    let words = tokens.iter().filter(|token| token.is_word()).count();
    let marks = ground.language.marks(tokens);
    marks.iter().any(|mark| mark.cue == Cue::Class(Class::Pending) && mark.last - mark.first + 1 == words)
}
