//! How long data are kept and when they are deleted, in a sentence that came or went.
//!
//! Knows of other statements only whether they came or went with this one, and what was said of time before.

use super::super::periods;
use super::{Fact, Ground, Time, does, fact};
use crate::clause::{ClauseId, ClauseKind};
use crate::redline::ChangeKind;
use crate::scope::model::{Direction, Facet};
use crate::scope::statement::{Force, Mention, Statement};

/// The rule for data that are deleted within a time.
pub const DELETED_WITHIN: &str = "duty: when data are deleted";

/// How long data are kept, as a fact of what is new. A length of time for data that are kept anyway ends their keeping;
/// for data that are newly taken it is a part of the taking, and keeping without an end is wide always.
pub(super) fn kept(ground: &Ground<'_>, statement: &Statement, mention: Mention, time: Time) -> Option<Fact> {
    let ends = statement.mentions.iter().any(|mention| mention.days.is_some());
    // "For a limited time of one month": the length says more than the words before it.
    // "As long as we need it or for a year, whichever is shorter": so it does where the other time has no end of its own.
    let vague = is_vague(&ground.model.value(mention.value).id);
    let same = |other: &&Mention| (vague || other.value == mention.value) && other.days.is_some();
    let timed =
        Some(&mention).filter(|mention| mention.days.is_some()).or_else(|| statement.mentions.iter().find(same));
    let days = timed.and_then(|timed| timed.days);
    let way = match days.filter(|_| !brings_use(ground, time.change, time.is_new)) {
        Some(days) => periods::against_before(ground, time.change, time.is_new, days)?,
        // "As long as necessary" that is no longer said limits no less for it.
        None if !time.is_new && !ends && vague => return None,
        None => Direction::Broadened,
    };
    let told = timed.filter(|_| vague).copied().unwrap_or(mention);
    Some(fact(told, way, "permission: how long data are kept"))
}

/// Whether a time of keeping says neither how long nor until when.
pub(super) fn is_vague(duration: &str) -> bool {
    matches!(duration, "as_long_as_necessary" | "legal_retention")
}

/// The longest that a statement says data are kept.
pub(super) fn length(ground: &Ground<'_>, statement: &Statement) -> Option<Mention> {
    let told = |mention: &&Mention| mention.facet == Facet::Duration && (mention.strong || mention.days.is_some());
    let weight = |mention: &&Mention| (ground.model.value(mention.value).weight, std::cmp::Reverse(mention.first));
    statement.mentions.iter().filter(told).max_by_key(weight).copied()
}

/// Whether a statement names a deletion.
pub fn deletes(ground: &Ground<'_>, statement: &Statement) -> bool {
    let deletion = |mention: &Mention| mention.strong && ground.model.value(mention.value).id == "deletion";
    statement.mentions.iter().any(deletion)
}

/// The time after which data are deleted or made anonymous, where that is what a duty says.
pub(super) fn deleted_within(ground: &Ground<'_>, statement: &Statement) -> Option<Mention> {
    let ends =
        |mention: &Mention| matches!(ground.model.value(mention.value).id.as_str(), "deletion" | "anonymisation");
    let deletes = statement.mentions.iter().any(|mention| mention.strong && ends(mention));
    let of_data = statement.mentions.iter().any(|mention| mention.facet == Facet::Data);
    // "Once you close your account, they are erased within 40 days."
    let lengths = statement.mentions.iter().filter(|mention| mention.days.is_some());
    let longest = lengths.max_by(|a, b| a.days.unwrap_or_default().total_cmp(&b.days.unwrap_or_default()));
    longest.copied().filter(|_| deletes && of_data)
}

/// Whether the clauses that came or went in one run with a change tell of a use of data, and not only how long data are
/// kept: then the time of keeping is a part of that use.
pub(super) fn brings_use(ground: &Ground<'_>, change: usize, is_new: bool) -> bool {
    let whole = if is_new { ChangeKind::Inserted } else { ChangeKind::Deleted };
    let alone = |at: &usize| ground.changes[*at].kind == whole;
    if !alone(&change) {
        return false;
    }
    // Each row of a table is a cookie, a file, a use: with it, its time of keeping came or went.
    let clauses = if is_new { &ground.changes[change].new } else { &ground.changes[change].old };
    let written = if is_new { ground.new } else { ground.old };
    if clauses.iter().any(|id| written[id.place()].kind == ClauseKind::Row) {
        return true;
    }
    let start = (0..change).rev().take_while(alone).last().unwrap_or(change);
    let end = (change..ground.changes.len()).take_while(alone).last().unwrap_or(change);
    let read = if is_new { ground.new_read } else { ground.old_read };
    let ids = ground.changes[start..=end].iter().flat_map(|change| if is_new { &change.new } else { &change.old });
    let places = ids.map(ClauseId::place);
    places.flat_map(|at| &read[at].sentences).flat_map(|sentence| &sentence.statements).any(|statement| {
        statement.force == Force::Permission
            && !does(ground, statement, "retain")
            && ["collect", "use", "share", "transfer", "profile"].iter().any(|act| does(ground, statement, act))
    })
}
