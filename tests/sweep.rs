//! What each threshold decides: a table of how good pairs, moves, splits and merges are on made-up terms where a threshold
//! has other values than the chosen one, and how readable redlines are. Nothing is asserted: it is run when a threshold is
//! to be chosen again.
//!
//! `cargo test --test sweep -- --ignored --nocapture` prints it, in some minutes. With `REAL_PAIRS` naming a folder whose
//! folders hold an `old.md` and a `new.md` each, it also tells for those what other values change: which pairs come and go
//! is printed where `SHOW_PAIRS` names a threshold.

mod generator;

use clausescope::align::{Constraints, Link, Thresholds, align_with};
use clausescope::clause::{Clause, Side, segment};
use clausescope::document::Document;
use clausescope::redline::{Op, Part, Thresholds as RedlineThresholds, redline_parts_with};
use generator::{EDITS, Edit, Facts, HARD, MadeBlock, edited, markdown};
use std::collections::BTreeMap;

struct Made {
    old: Vec<Clause>,
    new: Vec<Clause>,
    wanted: Facts,
}

fn made() -> Vec<Made> {
    (0..60)
        .map(|seed| {
            let kinds: &[Edit] = if seed % 2 == 0 { &EDITS } else { HARD };
            let (old, new) = edited(seed * 6007 + 3, 90, kinds, 4 + seed as usize % 12);
            let clauses =
                |blocks: &[MadeBlock], side| segment(&Document::from_markdown("terms.md", &markdown(blocks)), side);
            Made { old: clauses(&old, Side::Old), new: clauses(&new, Side::New), wanted: Facts::by_edits(&new) }
        })
        .collect()
}

fn found(links: &[Link]) -> Facts {
    let mut found = Facts::default();
    for link in links {
        found.add(link.old.clone().collect(), link.new.clone().collect(), link.moved);
    }
    found
}

/// Mistakes, missed and false, of pairs, moves, splits and merges.
fn mistakes(made: &[Made], thresholds: &Thresholds) -> [[usize; 2]; 3] {
    let mut counts = [[0; 2]; 3];
    for terms in made {
        let found = found(&align_with(&terms.old, &terms.new, &Constraints::default(), thresholds).links);
        for (kind, ((_, wanted), (_, found))) in terms.wanted.all().into_iter().zip(found.all()).enumerate() {
            counts[kind.min(2)][0] += wanted.difference(found).count();
            counts[kind.min(2)][1] += found.difference(wanted).count();
        }
    }
    counts
}

/// A threshold by its name, how to set it, and the values tried.
type Knob<T> = (&'static str, fn(&mut T, f64), &'static [f64]);

const KNOBS: &[Knob<Thresholds>] = &[
    ("pair", |t, v| t.pair = v, &[0.20, 0.26, 0.30, 0.34, 0.38, 0.44, 0.52]),
    ("pair_titles", |t, v| t.pair_titles = v, &[0.34, 0.42, 0.50, 0.60, 0.70]),
    ("title_reach", |t, v| t.title_reach = v as usize, &[1.0, 2.0, 3.0, 6.0]),
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
    ("piece_sure", |t, v| t.piece_sure = v, &[0.6, 0.7, 0.8, 0.9, 1.1]),
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
    let count = |what: fn(&Facts) -> usize| made.iter().map(|terms| what(&terms.wanted)).sum::<usize>();
    println!(
        "{} pairs, {} moves, {} splits and merges; missed + false:",
        count(|facts| facts.pairs.len()),
        count(|facts| facts.moves.len()),
        count(|facts| facts.splits.len() + facts.merges.len())
    );
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

/// Two real versions cut into clauses.
struct Real {
    name: String,
    old: Vec<Clause>,
    new: Vec<Clause>,
}

fn real() -> Vec<Real> {
    let Some(folder) = std::env::var_os("REAL_PAIRS") else { return Vec::new() };
    let entries = std::fs::read_dir(folder).expect("the folder of real pairs can be read");
    let mut folders: Vec<_> = entries.map(|entry| entry.expect("its entries can be read").path()).collect();
    folders.sort();
    let read = |path: &std::path::Path, side| {
        let text = std::fs::read_to_string(path).ok()?;
        Some(segment(&Document::from_markdown("terms.md", &text), side))
    };
    let pair = |folder: &std::path::PathBuf| {
        let name = folder.file_name()?.to_string_lossy().into_owned();
        Some(Real {
            name,
            old: read(&folder.join("old.md"), Side::Old)?,
            new: read(&folder.join("new.md"), Side::New)?,
        })
    };
    folders.iter().filter_map(pair).collect()
}

/// The links of a real pair that say that clauses became others.
fn kept(real: &Real, thresholds: &Thresholds) -> Vec<Link> {
    let links = align_with(&real.old, &real.new, &Constraints::default(), thresholds).links;
    links.into_iter().filter(|link| !link.old.is_empty() && !link.new.is_empty()).collect()
}

/// How often other values pair real clauses otherwise.
#[test]
#[ignore = "prints a table for whoever chooses thresholds, from real versions"]
fn thresholds_on_real_versions() {
    let pairs = real();
    let chosen: Vec<Vec<Link>> = pairs.iter().map(|real| kept(real, &Thresholds::CHOSEN)).collect();
    let shown = std::env::var("SHOW_PAIRS").unwrap_or_default();
    println!("{} pairs of versions, {} links", pairs.len(), chosen.iter().map(Vec::len).sum::<usize>());
    println!("| threshold | value | links that come | links that go | moves | splits, merges |");
    println!("| --- | --- | --- | --- | --- | --- |");
    for (name, set, values) in KNOBS.iter().filter(|knob| shown.is_empty() || knob.0 == shown) {
        for &value in *values {
            let mut thresholds = Thresholds::CHOSEN;
            set(&mut thresholds, value);
            if thresholds == Thresholds::CHOSEN {
                continue;
            }
            let (mut come, mut go, mut moves, mut joins) = (0, 0, 0, 0);
            for (real, before) in pairs.iter().zip(&chosen) {
                let after = kept(real, &thresholds);
                let same = |a: &Link, b: &Link| (&a.old, &a.new, a.moved) == (&b.old, &b.new, b.moved);
                let others = |these: &[Link], those: &[Link]| -> Vec<Link> {
                    these.iter().filter(|link| !those.iter().any(|other| same(link, other))).cloned().collect()
                };
                let (gone, came) = (others(before, &after), others(&after, before));
                (come, go) = (come + came.len(), go + gone.len());
                moves += after.iter().filter(|link| link.moved).count();
                joins += after.iter().filter(|link| link.old.len() + link.new.len() > 2).count();
                if !shown.is_empty() {
                    gone.iter().for_each(|link| show(real, link, &format!("{value} goes")));
                    came.iter().for_each(|link| show(real, link, &format!("{value} comes")));
                }
            }
            println!("| {name} | {value} | {come} | {go} | {moves} | {joins} |");
        }
    }
}

fn show(real: &Real, link: &Link, what: &str) {
    println!("{} {what}{}", real.name, if link.moved { ", moved" } else { "" });
    for (sign, clauses, places) in [('-', &real.old, &link.old), ('+', &real.new, &link.new)] {
        for at in places.clone() {
            println!("   {sign} {at} {}", clauses[at].text.chars().take(160).collect::<String>());
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
            let pair = |link: Link| match (&terms.old[link.old], &terms.new[link.new]) {
                ([old], [new]) => Some((old.text.to_string(), new.text.to_string())),
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
