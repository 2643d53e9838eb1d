//! What each threshold decides: a table of how good pairs, moves, splits and merges are on made-up terms where a threshold
//! has other values than the chosen one, and how readable redlines are. Nothing is asserted: it is run when a threshold is
//! to be chosen again.
//!
//! `cargo test --test sweep -- --ignored --nocapture` prints it, in some minutes.

mod generator;

use clausescope::align::{Constraints, Link, Thresholds, align_with};
use clausescope::clause::{Clause, Side, segment};
use clausescope::document::Document;
use clausescope::redline::{Op, Part, Thresholds as RedlineThresholds, redline_parts_with};
use generator::{EDITS, Edit, MadeBlock, edited, markdown};
use std::collections::{BTreeMap, BTreeSet};

struct Made {
    old: Vec<Clause>,
    new: Vec<Clause>,
    blocks: Vec<MadeBlock>,
}

fn made() -> Vec<Made> {
    (0..60)
        .map(|seed| {
            let kinds: &[Edit] = if seed % 2 == 0 { &EDITS } else { &EDITS[2..8] };
            let (old, new) = edited(seed * 6007 + 3, 90, kinds, 4 + seed as usize % 12);
            let clauses =
                |blocks: &[MadeBlock], side| segment(&Document::from_markdown("terms.md", &markdown(blocks)), side);
            Made { old: clauses(&old, Side::Old), new: clauses(&new, Side::New), blocks: new }
        })
        .collect()
}

type Facts = BTreeSet<(u8, Vec<usize>, Vec<usize>)>;

/// Pairs (0), moves (1), splits and merges (2) that the edits made.
fn wanted(blocks: &[MadeBlock]) -> Facts {
    let mut facts = Facts::new();
    let mut of_old: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, block) in blocks.iter().enumerate() {
        block.from.iter().for_each(|&from| of_old.entry(from).or_default().push(at));
    }
    for (at, block) in blocks.iter().enumerate() {
        match block.from.as_slice() {
            [from] if block.moved && of_old[from].len() == 1 => drop(facts.insert((1, vec![*from], vec![at]))),
            [_, _] => drop(facts.insert((2, block.from.clone(), vec![at]))),
            _ => {}
        }
    }
    for (&from, to) in &of_old {
        match to.as_slice() {
            [only] if blocks[*only].from.len() == 1 => drop(facts.insert((0, vec![from], vec![*only]))),
            [_, _, ..] => drop(facts.insert((2, vec![from], to.clone()))),
            _ => {}
        }
    }
    facts
}

fn found(links: &[Link]) -> Facts {
    let mut facts = Facts::new();
    for link in links {
        let fact = |what| (what, link.old.clone(), link.new.clone());
        match (link.old.len(), link.new.len()) {
            (0, _) | (_, 0) => {}
            (1, 1) => {
                facts.insert(fact(0));
                if link.moved {
                    facts.insert(fact(1));
                }
            }
            _ => drop(facts.insert(fact(2))),
        }
    }
    facts
}

/// Mistakes, missed and false, of pairs, moves, splits and merges.
fn mistakes(made: &[Made], thresholds: &Thresholds) -> [[usize; 2]; 3] {
    let mut counts = [[0; 2]; 3];
    for terms in made {
        let wanted = wanted(&terms.blocks);
        let found = found(&align_with(&terms.old, &terms.new, &Constraints::default(), thresholds).links);
        wanted.difference(&found).for_each(|fact| counts[usize::from(fact.0)][0] += 1);
        found.difference(&wanted).for_each(|fact| counts[usize::from(fact.0)][1] += 1);
    }
    counts
}

/// A threshold by its name, how to set it, and the values tried.
type Knob<T> = (&'static str, fn(&mut T, f64), &'static [f64]);

const KNOBS: &[Knob<Thresholds>] = &[
    ("pair", |t, v| t.pair = v, &[0.20, 0.26, 0.30, 0.34, 0.38, 0.44, 0.52]),
    ("pair_in_place", |t, v| t.pair_in_place = v, &[0.10, 0.15, 0.20, 0.25, 0.30, 0.34]),
    ("in_place_gap", |t, v| t.in_place_gap = v as usize, &[1.0, 2.0, 3.0, 4.0, 6.0]),
    ("in_place_ratio", |t, v| t.in_place_ratio = v as usize, &[1.0, 2.0, 3.0, 4.0]),
    ("other_standing", |t, v| t.other_standing = v, &[0.6, 0.7, 0.8, 0.9, 1.0]),
    ("contained", |t, v| t.contained = v, &[0.45, 0.55, 0.62, 0.70, 0.80]),
    ("contained_words", |t, v| t.contained_words = v as usize, &[3.0, 5.0, 8.0, 12.0]),
    ("contained_share", |t, v| t.contained_share = v, &[0.50, 0.60, 0.70, 0.80, 0.90]),
    ("contained_neighbours", |t, v| t.contained_neighbours = v, &[0.3, 0.4, 0.5, 0.6, 0.7]),
    ("same_place_bonus", |t, v| t.same_place_bonus = v, &[0.0, 0.04, 0.08, 0.12, 0.20]),
    ("anchor_words", |t, v| t.anchor_words = v as usize, &[1.0, 2.0, 4.0, 6.0, 10.0]),
    ("anchor_base", |t, v| t.anchor_base = v as usize, &[0.0, 6.0, 12.0, 24.0, 48.0]),
    ("anchor_cap", |t, v| t.anchor_cap = v as usize, &[12.0, 24.0, 48.0, 96.0, 400.0]),
    ("move_words", |t, v| t.move_words = v as usize, &[3.0, 5.0, 8.0, 12.0, 16.0]),
    ("listed_words", |t, v| t.listed_words = v as usize, &[1.0, 2.0, 4.0, 8.0]),
    ("moved", |t, v| t.moved = v, &[0.45, 0.55, 0.62, 0.70, 0.80, 0.90]),
    ("move_likeness", |t, v| t.move_likeness = v, &[0.0, 0.2, 0.3, 0.4, 0.5, 0.6]),
    ("move_margin", |t, v| t.move_margin = v, &[0.0, 0.05, 0.10, 0.15, 0.25]),
    ("move_neighbour", |t, v| t.move_neighbour = v, &[0.3, 0.4, 0.5, 0.6, 0.8]),
    ("piece", |t, v| t.piece = v, &[0.4, 0.5, 0.6, 0.7, 0.8, 0.9]),
    ("piece_neighbours", |t, v| t.piece_neighbours = v, &[0.2, 0.35, 0.5, 0.65, 0.8]),
    ("piece_repeated", |t, v| t.piece_repeated = v, &[0.3, 0.4, 0.5, 0.6, 0.8]),
    ("piece_foreign", |t, v| t.piece_foreign = v, &[0.1, 0.2, 0.34, 0.5, 0.8]),
    ("piece_reach", |t, v| t.piece_reach = v as usize, &[1.0, 3.0, 6.0, 10.0]),
    ("piece_run", |t, v| t.piece_run = v as usize, &[5.0, 8.0, 10.0, 14.0, 20.0]),
    ("piece_words", |t, v| t.piece_words = v as usize, &[3.0, 5.0, 8.0]),
    ("date_line", |t, v| t.date_line = v, &[0.3, 0.4, 0.5, 0.6]),
    ("date_line_words", |t, v| t.date_line_words = v as usize, &[4.0, 8.0, 12.0, 16.0]),
];

#[test]
#[ignore = "prints a table for whoever chooses thresholds, in some minutes"]
fn thresholds_of_alignment() {
    let made = made();
    let wanted: Vec<Facts> = made.iter().map(|terms| wanted(&terms.blocks)).collect();
    let count = |what: u8| wanted.iter().flatten().filter(|fact| fact.0 == what).count();
    println!("{} pairs, {} moves, {} splits and merges; missed + false:", count(0), count(1), count(2));
    println!("| threshold | value | pairs | moves | splits, merges | all |\n| --- | --- | --- | --- | --- | --- |");
    for (name, set, values) in KNOBS {
        for &value in *values {
            let mut thresholds = Thresholds::CHOSEN;
            set(&mut thresholds, value);
            let chosen = if thresholds == Thresholds::CHOSEN { " (chosen)" } else { "" };
            let [pairs, moves, pieces] = mistakes(&made, &thresholds);
            let all: usize = [pairs, moves, pieces].iter().flatten().sum();
            println!(
                "| {name} | {value}{chosen} | {} + {} | {} + {} | {} + {} | {all} |",
                pairs[0], pairs[1], moves[0], moves[1], pieces[0], pieces[1]
            );
        }
    }
}

const REDLINE_KNOBS: &[Knob<RedlineThresholds>] = &[
    ("short_word", |t, v| t.short_word = v as usize, &[1.0, 2.0, 3.0, 4.0, 5.0]),
    ("firm_run", |t, v| t.firm_run = v as usize, &[2.0, 3.0, 4.0, 5.0, 6.0]),
    ("surviving", |t, v| t.surviving = v, &[0.0, 0.15, 0.25, 0.35, 0.50]),
    ("shortest_stay", |t, v| t.shortest_stay = v as usize, &[0.0, 1.0, 2.0, 3.0, 4.0]),
    ("follows", |t, v| t.follows = v as i32, &[0.0, 2.0, 5.0, 8.0, 12.0]),
    ("item_words", |t, v| t.item_words = v as usize, &[4.0, 6.0, 8.0, 12.0]),
];

/// Marked runs, words both deleted and inserted, words marked at all, islands of one or two words between two marks.
fn readability(pairs: &[(String, String)], thresholds: &RedlineThresholds) -> [usize; 4] {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let mut counts = [0; 4];
    for (old, new) in pairs {
        let (segments, _) = redline_parts_with(&[Part::plain(old)], &[Part::plain(new)], thresholds);
        let mut of_word: BTreeMap<String, [usize; 2]> = BTreeMap::new();
        for (at, segment) in segments.iter().enumerate() {
            if segment.op == Op::Equal {
                let inside = at > 0 && at + 1 < segments.len();
                counts[3] += usize::from(inside && (1..=2).contains(&words(&segment.text).len()));
                continue;
            }
            counts[0] += 1;
            for word in words(&segment.text) {
                counts[2] += 1;
                of_word.entry(word).or_default()[usize::from(segment.op == Op::Insert)] += 1;
            }
        }
        counts[1] += of_word.values().map(|count| count[0].min(count[1])).sum::<usize>();
    }
    counts
}

#[test]
#[ignore = "prints a table for whoever chooses thresholds, in some minutes"]
fn thresholds_of_redlines() {
    let pairs: Vec<(String, String)> = made()
        .iter()
        .flat_map(|terms| {
            let links = align_with(&terms.old, &terms.new, &Constraints::default(), &Thresholds::CHOSEN).links;
            let pair = |link: Link| match (&link.old[..], &link.new[..]) {
                (&[o], &[n]) => Some((terms.old[o].text.to_string(), terms.new[n].text.to_string())),
                _ => None,
            };
            links.into_iter().filter_map(pair).filter(|(old, new)| old != new).collect::<Vec<_>>()
        })
        .collect();
    println!("{} reworded clauses", pairs.len());
    println!(
        "| threshold | value | marks | words twice | words marked | islands |\n| --- | --- | --- | --- | --- | --- |"
    );
    for (name, set, values) in REDLINE_KNOBS {
        for &value in *values {
            let mut thresholds = RedlineThresholds::CHOSEN;
            set(&mut thresholds, value);
            let chosen = if thresholds == RedlineThresholds::CHOSEN { " (chosen)" } else { "" };
            let [marks, twice, marked, islands] = readability(&pairs, &thresholds);
            println!("| {name} | {value}{chosen} | {marks} | {twice} | {marked} | {islands} |");
        }
    }
}
