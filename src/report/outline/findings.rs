//! Findings as a reader gets them: the program's, with the reviewer's corrections, and those that the reviewer added.

use super::place::{Place, Places};
use super::words::direction_sign;
use crate::clause::Side;
use crate::comparison::ChangeId;
use crate::project::{AddedFinding, Correction, Review, Status, clause_key, finding_key};
use crate::scope::{Direction, Evidence, Facet, Finding, Kept, Weight};
use serde::Serialize;

/// One finding with everything that a report says of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FindingEntry<'a> {
    /// Its name: `f1`, or `a1` for one that the reviewer added. Fit for an anchor.
    pub id: String,
    /// The facet, as corrected.
    pub facet: Facet,
    /// The facet in words.
    pub facet_name: String,
    /// The value, in snake case.
    pub value: &'a str,
    /// The value in words.
    pub value_name: String,
    /// Facet and value: `Data: profile picture`.
    pub headline: String,
    /// Which way, as corrected.
    pub direction: Direction,
    /// Which way, in a word.
    pub direction_name: String,
    /// The sign of the direction.
    pub sign: &'static str,
    /// How much it weighs; none for one that the reviewer added.
    pub weight: Option<Weight>,
    /// How much it weighs, in a word; `by hand` for one that the reviewer added.
    pub weight_name: String,
    /// Its term in the Data Privacy Vocabulary.
    pub term: Option<&'a str>,
    /// The proof on the old side.
    pub old: Option<Quote<'a>>,
    /// The proof on the new side.
    pub new: Option<Quote<'a>>,
    /// One plain sentence.
    pub reason: String,
    /// The rule that fired; none for one that the reviewer added.
    pub rule: Option<String>,
    /// The change that it stands in, where that is known.
    pub change: Option<&'a ChangeId>,
    /// Whether the reviewer added it.
    pub by_hand: bool,
    /// What the program had said, where the reviewer corrected it.
    pub correction: Option<String>,
    /// Why the reviewer dismissed it.
    pub dismissed: Option<&'a str>,
    /// Where its review stands.
    pub status: Status,
    /// The same in a word.
    pub status_name: String,
    /// The reviewer's note; may be empty.
    pub note: &'a str,
    /// The reviewer's label; may be empty.
    pub tag: &'a str,
    /// What did not change in the same clauses: "still: in perpetuity".
    pub kept: Vec<KeptEntry<'a>>,
    /// For a changed definition: the clauses whose meaning moved with it.
    pub affected: Vec<Place<'a>>,
}

/// Words of one version that prove a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Quote<'a> {
    /// The version.
    pub side: Side,
    /// The words, to the letter.
    pub text: &'a str,
    /// Where they stand; none where a reviewer's finding quotes words that are no longer there.
    pub place: Option<Place<'a>>,
}

/// Something that stayed in clauses that have a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KeptEntry<'a> {
    /// The facet.
    pub facet: Facet,
    /// The facet in words.
    pub facet_name: String,
    /// The value, in snake case.
    pub value: &'a str,
    /// The value in words.
    pub value_name: String,
    /// The proof on the old side.
    pub old: Quote<'a>,
    /// The proof on the new side.
    pub new: Quote<'a>,
    /// The change that both stand in.
    pub change: &'a ChangeId,
}

/// All findings, weightiest first, and those that the reviewer dismissed.
pub(super) fn findings<'a>(places: &Places<'a>, review: &'a Review) -> (Vec<FindingEntry<'a>>, Vec<FindingEntry<'a>>) {
    let found = places.comparison.findings.iter().map(|finding| found(places, review, finding));
    let added = review.added.iter().enumerate().map(|(at, finding)| added(places, at, finding));
    let mut all: Vec<FindingEntry<'a>> = found.chain(added).collect();
    // Sorting is stable: within a weight the order of the text stays. What a reviewer added by hand matters to them.
    all.sort_by_key(|entry| entry.weight.unwrap_or(Weight::High));
    all.into_iter().partition(|entry| entry.dismissed.is_none())
}

fn found<'a>(places: &Places<'a>, review: &'a Review, finding: &'a Finding) -> FindingEntry<'a> {
    let key = finding_key(finding);
    let correction = review.corrections.get(&key);
    let remark = review.findings.get(&key);
    let facet = correction.and_then(|correction| correction.facet).unwrap_or(finding.facet);
    let direction = correction.and_then(|correction| correction.direction).unwrap_or(finding.direction);
    let status = remark.map(|remark| remark.status).unwrap_or_default();
    let in_change = |kept: &&Kept| kept.change == finding.change;
    FindingEntry {
        id: finding.id.clone(),
        facet,
        facet_name: places.words.facet(facet),
        value: &finding.value,
        value_name: places.words.value(&finding.value),
        headline: places.words.headline(facet, &finding.value),
        direction,
        direction_name: places.words.direction(direction),
        sign: direction_sign(direction),
        weight: Some(finding.weight),
        weight_name: places.words.weight(finding.weight),
        term: finding.term.as_deref(),
        old: finding.old.as_ref().map(|evidence| quote(places, Side::Old, evidence)),
        new: finding.new.as_ref().map(|evidence| quote(places, Side::New, evidence)),
        reason: places.words.reason(finding),
        rule: Some(places.words.told(&finding.rule)),
        change: Some(&finding.change),
        by_hand: false,
        correction: correction.and_then(|correction| corrected(places, finding, correction)),
        dismissed: correction.and_then(|correction| correction.dismissed.as_deref()),
        status,
        status_name: places.words.status(status),
        note: remark.map_or("", |remark| remark.note.trim()),
        tag: remark.map_or("", |remark| remark.tag.trim()),
        kept: places.comparison.kept.iter().filter(in_change).map(|kept| kept_entry(places, kept)).collect(),
        affected: places.all(&finding.affected),
    }
}

fn added<'a>(places: &Places<'a>, at: usize, finding: &'a AddedFinding) -> FindingEntry<'a> {
    let quote = |side: Side, quoted: &'a Option<(String, String)>| {
        let (key, text) = quoted.as_ref()?;
        let clauses = &places.comparison.side(side).clauses;
        // Only clauses that hold the words are worth a key, which costs a look at all clauses before.
        let clause = clauses
            .iter()
            .find(|clause| clause.text.contains(text.as_str()) && clause_key(places.comparison, side, clause) == *key);
        Some(Quote { side, text, place: clause.and_then(|clause| places.of(&clause.id)) })
    };
    let (old, new) = (quote(Side::Old, &finding.old), quote(Side::New, &finding.new));
    let place = new.as_ref().or(old.as_ref()).and_then(|quote| quote.place.as_ref());
    FindingEntry {
        id: format!("a{}", at + 1),
        facet: finding.facet,
        facet_name: places.words.facet(finding.facet),
        value: &finding.value,
        value_name: places.words.value(&finding.value),
        headline: places.words.headline(finding.facet, &finding.value),
        direction: finding.direction,
        direction_name: places.words.direction(finding.direction),
        sign: direction_sign(finding.direction),
        weight: None,
        weight_name: places.words.say("report-by-hand"),
        term: None,
        change: place.map(|place| place.change),
        old,
        new,
        reason: finding.reason.clone(),
        rule: None,
        by_hand: true,
        correction: None,
        dismissed: None,
        status: Status::Agreed,
        status_name: places.words.status(Status::Agreed),
        note: "",
        tag: "",
        kept: Vec::new(),
        affected: Vec::new(),
    }
}

fn corrected(places: &Places<'_>, finding: &Finding, correction: &Correction) -> Option<String> {
    let facet = correction.facet.is_some_and(|facet| facet != finding.facet);
    let direction = correction.direction.is_some_and(|direction| direction != finding.direction);
    (facet || direction).then(|| {
        let (facet, direction) = (places.words.facet(finding.facet), places.words.direction(finding.direction));
        places.words.with("report-corrected", &[("facet", &facet), ("direction", &direction.to_lowercase())])
    })
}

fn quote<'a>(places: &Places<'a>, side: Side, evidence: &'a Evidence) -> Quote<'a> {
    Quote { side, text: &evidence.quote, place: places.of(&evidence.clause) }
}

/// What stayed in clauses that have a finding, in the order of the text.
pub(super) fn kept<'a>(places: &Places<'a>) -> Vec<KeptEntry<'a>> {
    places.comparison.kept.iter().map(|kept| kept_entry(places, kept)).collect()
}

fn kept_entry<'a>(places: &Places<'a>, kept: &'a Kept) -> KeptEntry<'a> {
    KeptEntry {
        facet: kept.facet,
        facet_name: places.words.facet(kept.facet),
        value: &kept.value,
        value_name: places.words.value(&kept.value),
        old: quote(places, Side::Old, &kept.old),
        new: quote(places, Side::New, &kept.new),
        change: &kept.change,
    }
}
