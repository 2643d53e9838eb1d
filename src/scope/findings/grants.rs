//! A grant in other words: what it covered against what it covers, facet by facet.

use super::left_out::{is_left_out, may_be_denied};
use super::whole::{GRANTED, is_grant};
use super::{Draft, Ground, Told, Words, weigh};
use crate::clause::Side;
use crate::scope::lexicon::{Class, Cue, ValueId};
use crate::scope::model::{Direction, Facet};
use crate::scope::order::direction;
use crate::scope::passages::{Passage, Place, sentence};
use crate::scope::statement::{Mention, Sentence, Statement};
use crate::text::ByteSpan;
use std::collections::{BTreeSet, HashMap, VecDeque};

/// What a grant may permit that is told by itself.
const WEIGHTY_ACTS: [&str; 3] = ["sublicense", "sell", "train_ai"];

/// Tokens before a purpose in which it is said that it is the only one.
const ONLY_REACH: usize = 6;

/// A grant in its sentence.
type Granted<'a> = (Place, &'a Statement);

/// Drafts of grants that went and came in one change, too different to be one sentence reworded; with the sentences that
/// are told by them.
pub fn replaced(ground: &Ground<'_>, passages: &[Passage]) -> (Vec<Draft>, Vec<(bool, Place)>) {
    let (mut drafts, mut told) = (Vec::new(), Vec::new());
    // The grants that came, in order, by their change: looking for them anew for each that went takes too long on soup.
    let mut came: HashMap<usize, VecDeque<Granted<'_>>> = HashMap::new();
    for passage in passages {
        if let Passage::Came { change, new } = passage
            && let Some(statement) = granted(ground, true, *new)
        {
            came.entry(*change).or_default().push_back((*new, statement));
        }
    }
    for passage in passages {
        let Passage::Went { change, old } = passage else { continue };
        let Some(was) = granted(ground, false, *old) else { continue };
        if let Some(is) = came.get_mut(change).and_then(VecDeque::pop_front) {
            drafts.extend(compared(ground, *change, (*old, was), is));
            told.extend([(false, *old), (true, is.0)]);
        }
    }
    (drafts, told)
}

/// Drafts of a grant that was reworded, facet by facet; none where neither facet changed or one side grants nothing.
pub fn reworded(ground: &Ground<'_>, change: usize, old: Place, new: Place) -> Vec<Draft> {
    match (granted(ground, false, old), granted(ground, true, new)) {
        (Some(was), Some(is)) => compared(ground, change, (old, was), (new, is)),
        _ => Vec::new(),
    }
}

fn granted<'a>(ground: &'a Ground<'_>, is_new: bool, place: Place) -> Option<&'a Statement> {
    let read = if is_new { ground.new_read } else { ground.old_read };
    sentence(read, place).statements.iter().find(|statement| is_grant(ground.model, statement))
}

fn compared(ground: &Ground<'_>, change: usize, was: Granted<'_>, is: Granted<'_>) -> Vec<Draft> {
    let model = ground.model;
    let mut out = Vec::new();
    for facet in GRANTED.into_iter().chain([Facet::Action, Facet::Safeguard]) {
        let of = |(place, statement): Granted<'_>, is_new: bool| -> Vec<Mention> {
            let read = if is_new { ground.new_read } else { ground.old_read };
            let left_out = |mention: &Mention| is_left_out(ground, &read[place.clause], sentence(read, place), mention);
            if facet == Facet::Action {
                // Of what may be done, only what weighs by itself is told.
                let weighs = |mention: &&Mention| {
                    mention.facet == facet
                        && mention.strong
                        && WEIGHTY_ACTS.contains(&model.value(mention.value).id.as_str())
                        && !left_out(mention)
                        && !may_be_denied(ground, &read[place.clause], statement.tokens.start, mention)
                };
                return statement.mentions.iter().filter(weighs).copied().collect();
            }
            if facet != Facet::Safeguard {
                let covered = |mention: &&Mention| mention.facet == facet && !left_out(mention);
                return statement.mentions.iter().filter(covered).copied().collect();
            }
            // What takes safeguards away may stand before the grant: "by taking part you grant".
            let takes_away =
                |mention: &Mention| mention.facet == facet && mention.strong && !model.value(mention.value).protects;
            sentence(read, place).mentions().map(|(_, mention)| *mention).filter(takes_away).collect()
        };
        let (gone, come) = (of(was, false), of(is, true));
        let values = |mentions: &[Mention]| -> Vec<ValueId> { mentions.iter().map(|mention| mention.value).collect() };
        let (before, after) = (values(&gone), values(&come));
        let same = before.iter().all(|value| after.contains(value)) && after.iter().all(|value| before.contains(value));
        if same || facet == Facet::Data && defined(ground, was, false, &gone) == defined(ground, is, true, &come) {
            continue;
        }
        let bounds = |grant: Granted<'_>, is_new: bool, said: &[Mention]| {
            !said.is_empty() && said.iter().all(|mention| bounds(ground, grant, is_new, mention))
        };
        let (bounded, bounding) = (bounds(was, false, &gone), bounds(is, true, &come));
        // A grant that no longer says of what or in which media grants no less.
        if come.is_empty() && matches!(facet, Facet::Data | Facet::Media) && !bounded {
            continue;
        }
        // A grant that names no term, no place and no channel has no bounds there.
        let without = |mentions: &[Mention], others: &[ValueId]| -> Vec<Mention> {
            mentions.iter().filter(|mention| !others.contains(&mention.value)).copied().collect()
        };
        let (lost, gained) = (without(&gone, &after), without(&come, &before));
        let way = match (gone.is_empty(), come.is_empty()) {
            // "Irrevocable" that became "irrevocable as long as you hold an account": what only bounds takes from what stays.
            (false, false) if lost.is_empty() && facet == Facet::Duration && bounds(is, true, &gained) => {
                Direction::Narrowed
            }
            (false, false) if gained.is_empty() && facet == Facet::Duration && bounds(was, false, &lost) => {
                Direction::Broadened
            }
            (false, false) => direction(model, &before, &after),
            (true, _) if bounding => Direction::Narrowed,
            (true, _) => Direction::Broadened,
            _ if bounded => Direction::Broadened,
            _ => Direction::Narrowed,
        };
        let heaviest = |mentions: &[Mention]| {
            let weight = |mention: &&Mention| (model.value(mention.value).weight, std::cmp::Reverse(mention.first));
            mentions.iter().max_by_key(weight).copied()
        };
        // What is lost weighs as what it was; what is gained as what it is.
        let (first, second) = if way == Direction::Narrowed { (&lost, &gained) } else { (&gained, &lost) };
        let Some(shown) = heaviest(first).or(heaviest(second)) else { continue };
        let told = Told::Value(shown.value);
        out.push(Draft {
            change,
            facet,
            direction: way,
            old: words(was, &gone),
            new: words(is, &come),
            rule: "grant: what it covered against what it covers",
            phrase: shown.phrase,
            from_to: None,
            only: match (lost.is_empty(), gained.is_empty()) {
                (true, false) => Some(Side::New),
                (false, true) => Some(Side::Old),
                _ => None,
            },
            weight: weigh::weight(model, facet, &told, way, if way == Direction::Narrowed { was.1 } else { is.1 }),
            told,
        });
    }
    out
}

/// The data that a grant covers, with those that the terms it uses are defined to mean in the place of the terms.
fn defined(ground: &Ground<'_>, (place, statement): Granted<'_>, is_new: bool, data: &[Mention]) -> BTreeSet<ValueId> {
    let (clauses, version, usage) = if is_new {
        (ground.new, ground.new_read, ground.new_usage)
    } else {
        (ground.old, ground.old_read, ground.old_usage)
    };
    let read = &version[place.clause];
    let span_of = |first: usize, last: usize| ByteSpan::new(read.tokens[first].span.start, read.tokens[last].span.end);
    let whole = span_of(statement.tokens.start, statement.tokens.end - 1);
    let mut values = BTreeSet::new();
    let mut terms: Vec<ByteSpan> = Vec::new();
    for ((at, definition), used) in usage.within(place.clause, whole) {
        let defining = clauses[at].definitions[definition].span;
        let holds = |said: &&Sentence| said.span.start <= defining.start && defining.end <= said.span.end;
        let meant = version[at].sentences.iter().filter(holds).flat_map(Sentence::mentions);
        let meant: Vec<ValueId> =
            meant.filter(|(_, said)| said.facet == Facet::Data).map(|(_, said)| said.value).collect();
        if !meant.is_empty() {
            terms.push(used);
            values.extend(meant);
        }
    }
    let by_term = |said: &&Mention| {
        let span = span_of(said.first, said.last);
        terms.iter().any(|term| term.start < span.end && span.start < term.end)
    };
    values.extend(data.iter().filter(|said| !by_term(said)).map(|said| said.value));
    values
}

/// Whether a value bounds a grant that would hold without it: a term, a country, own channels, "only for" a purpose.
fn bounds(ground: &Ground<'_>, (place, statement): Granted<'_>, is_new: bool, mention: &Mention) -> bool {
    let model = ground.model;
    let id = model.value(mention.value).id.as_str();
    match mention.facet {
        Facet::Duration => {
            let for_ever = model.find(Facet::Duration, "perpetual");
            let ends = for_ever.is_some_and(|for_ever| model.is_wider(for_ever, mention.value)) && id != "indefinite";
            mention.days.is_some() || ends
        }
        Facet::Territory => !matches!(id, "worldwide" | "transfer_abroad"),
        // "As long as your content is on the app" says how long, not where.
        Facet::Media => {
            let version = if is_new { ground.new_read } else { ground.old_read };
            let before = mention.first.saturating_sub(1).max(statement.tokens.start)..mention.first;
            let marks = ground.language.marks(&version[place.clause].tokens[before]);
            id == "own_services" && !marks.iter().any(|mark| mark.cue == Cue::Class(Class::Auxiliary))
        }
        Facet::Purpose => {
            let version = if is_new { ground.new_read } else { ground.old_read };
            let start = sentence(version, place).tokens.start;
            let before = mention.first.saturating_sub(ONLY_REACH).max(start)..mention.first;
            ground
                .language
                .marks(&version[place.clause].tokens[before])
                .iter()
                .any(|mark| mark.cue == Cue::Class(Class::ClosedList))
        }
        _ => false,
    }
}

/// The words from the first mention to the last; the grant itself where there is none, so that both sides are quoted.
fn words((place, statement): Granted<'_>, mentions: &[Mention]) -> Option<Words> {
    let tokens = match (mentions.iter().map(|m| m.first).min(), mentions.iter().map(|m| m.last).max()) {
        (Some(first), Some(last)) => first..last + 1,
        _ => statement.tokens.clone(),
    };
    Some(Words { place, tokens })
}
