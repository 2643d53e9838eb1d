//! The laws of a comparison, on made-up terms with known edits.

mod generator;

use clausescope::clause::{ClauseId, Side};
use clausescope::comparison::{Comparison, Options, compare, laws};
use clausescope::document::Document;
use clausescope::redline::{ChangeClass, ChangeKind, Op};
use generator::{Became, EDITS, Edit, Facts, HARD, MadeBlock, edited, markdown};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn compared(old: &[MadeBlock], new: &[MadeBlock]) -> Comparison {
    compared_texts(&markdown(old), &markdown(new))
}

fn compared_texts(old: &str, new: &str) -> Comparison {
    let options = Options { scope: false, ..Options::default() };
    compare(&Document::from_markdown("old.md", old), &Document::from_markdown("new.md", new), &options)
}

fn place(id: &ClauseId) -> usize {
    id.place()
}

fn places(ids: &[ClauseId]) -> Vec<usize> {
    ids.iter().map(place).collect()
}

type Said = BTreeSet<(Vec<usize>, Vec<usize>, bool, bool, Vec<[String; 3]>)>;

/// What a comparison says, without names; seen from the other side where `swapped`.
fn facts(comparison: &Comparison, swapped: bool) -> Said {
    comparison
        .changes
        .iter()
        .map(|change| {
            let (old, new) = (places(&change.old), places(&change.new));
            // Runs of change between equal runs, with all that was deleted and all that was inserted there.
            let mut runs: Vec<[String; 3]> = vec![Default::default()];
            for segment in &change.segments {
                let op = match (segment.op, swapped) {
                    (Op::Equal, _) => 0,
                    (Op::Delete, false) | (Op::Insert, true) => 1,
                    _ => 2,
                };
                if op == 0 {
                    runs.push(Default::default());
                }
                runs.last_mut().expect("there is always a run")[op].push_str(&segment.text);
            }
            let (old, new) = if swapped { (new, old) } else { (old, new) };
            (old, new, change.moved, change.renumbered, runs)
        })
        .collect()
}

fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// Words both deleted and inserted in one clause, but for changed order of items, and all words compared.
fn churn(comparison: &Comparison) -> (usize, usize) {
    let (mut twice, mut all) = (0, 0);
    for change in &comparison.changes {
        let mut counts: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
        for segment in &change.segments {
            all += words(&segment.text).len();
            if segment.op != Op::Equal && segment.class == Some(ChangeClass::Substantive) {
                for word in words(&segment.text) {
                    counts.entry(word).or_default()[usize::from(segment.op == Op::Insert)] += 1;
                }
            }
        }
        twice += counts.values().map(|count| count[0].min(count[1])).sum::<usize>();
    }
    (twice, all)
}

/// Boundaries of segments that lie inside a word of the side they cut.
fn chopped(comparison: &Comparison) -> usize {
    let inside = |left: &str, right: &str| {
        left.chars().next_back().is_some_and(char::is_alphanumeric)
            && right.chars().next().is_some_and(char::is_alphanumeric)
    };
    let mut cut = 0;
    for change in comparison.changes.iter().filter(|change| change.old.len() == 1 && change.new.len() == 1) {
        for other in [Op::Insert, Op::Delete] {
            let side: Vec<_> = change.segments.iter().filter(|segment| segment.op != other).collect();
            cut += side.windows(2).filter(|two| inside(&two[0].text, &two[1].text)).count();
        }
    }
    cut
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// Both sides to the letter, each clause once, no chopped word.
    #[test]
    fn the_redline_rebuilds_both_sides(seed: u64, edits in 0usize..12) {
        let (old, new) = edited(seed, 40, &EDITS, edits);
        let comparison = compared(&old, &new);
        prop_assert_eq!(laws::check(&comparison), None);
        prop_assert_eq!(chopped(&comparison), 0);
    }

    /// What was inserted is deleted, nothing else differs.
    #[test]
    fn a_swap_mirrors_the_comparison(seed: u64, edits in 0usize..12) {
        let (old, new) = edited(seed, 40, &EDITS, edits);
        prop_assert_eq!(facts(&compared(&old, &new), false), facts(&compared(&new, &old), true));
    }

    /// A text against itself has no change.
    #[test]
    fn a_text_against_itself_is_unchanged(seed: u64) {
        let (_, text) = edited(seed, 40, &EDITS, 6);
        let comparison = compared(&text, &text);
        prop_assert!(!comparison.differs());
        prop_assert!(comparison.changes.iter().all(|change| change.kind == ChangeKind::Unchanged));
    }

    /// Any two texts at all rebuild, however little they share.
    #[test]
    fn any_two_texts_rebuild(old in "[a-c ,.\n#-]{0,120}", new in "[a-c ,.\n#-]{0,120}") {
        let comparison = compared_texts(&old, &new);
        prop_assert_eq!(laws::check(&comparison), None);
        prop_assert_eq!(facts(&comparison, false), facts(&compared_texts(&new, &old), true));
    }
}

#[derive(Default)]
struct Tally {
    right: usize,
    found: usize,
    wanted: usize,
}

impl Tally {
    fn add(&mut self, wanted: &Became, found: &Became) {
        self.right += wanted.intersection(found).count();
        self.found += found.len();
        self.wanted += wanted.len();
    }

    fn hold(&self, what: &str) {
        let (precision, recall) =
            (self.right as f64 / self.found.max(1) as f64, self.right as f64 / self.wanted.max(1) as f64);
        println!("{what}: precision {precision:.3}, recall {recall:.3} of {}", self.wanted);
        assert!(self.wanted > 20, "too few {what} were made to tell anything");
        assert!(precision >= 0.98, "precision of {what} is {precision:.3}");
        assert!(recall >= 0.95, "recall of {what} is {recall:.3}");
    }
}

fn found(comparison: &Comparison) -> Facts {
    let mut found = Facts::default();
    for change in &comparison.changes {
        found.add(places(&change.old), places(&change.new), change.moved);
    }
    found
}

/// Pairs, moves, splits and merges are found, and only those; few words are both deleted and inserted, none is chopped.
#[test]
fn known_edits_are_found() {
    let mut tallies: [Tally; 4] = Default::default();
    let (mut twice, mut all, mut cut) = (0, 0, 0);
    for seed in 0..160 {
        let kinds: &[Edit] = if seed % 2 == 0 { &EDITS } else { HARD };
        let (old, new) = edited(seed * 7919 + 1, 90, kinds, 2 + seed as usize % 14);
        let comparison = compared(&old, &new);
        assert_eq!(comparison.old.clauses.len(), old.len(), "each old block is a clause");
        assert_eq!(comparison.new.clauses.len(), new.len(), "each new block is a clause");
        let wanted = Facts::by_edits(&new).by_text(&old, &new);
        let found = found(&comparison).by_text(&old, &new);
        for (tally, ((what, wanted), (_, found))) in tallies.iter_mut().zip(wanted.all().into_iter().zip(found.all())) {
            tally.add(wanted, found);
            if std::env::var_os("SHOW_MISSES").is_some() {
                let texts = |(olds, news): &(Vec<usize>, Vec<usize>)| {
                    let lines = |blocks: &[MadeBlock], places: &[usize]| -> Vec<String> {
                        places.iter().map(|&at| format!("{at} {}", blocks[at].text)).collect()
                    };
                    format!("\n  - {}\n  + {}", lines(&old, olds).join("\n  - "), lines(&new, news).join("\n  + "))
                };
                wanted.difference(found).for_each(|fact| println!("seed {seed}: missed {what}{}", texts(fact)));
                found.difference(wanted).for_each(|fact| println!("seed {seed}: false {what}{}", texts(fact)));
            }
        }
        let (clause_twice, clause_all) = churn(&comparison);
        (twice, all, cut) = (twice + clause_twice, all + clause_all, cut + chopped(&comparison));
    }
    println!("churn {:.5}, chopped words {cut}", twice as f64 / all as f64);
    let [pairs, moves, splits, merges] = &tallies;
    for (what, tally) in [("pairs", pairs), ("moves", moves), ("splits", splits), ("merges", merges)] {
        tally.hold(what);
    }
    assert!(twice * 100 <= all, "{twice} of {all} words are both deleted and inserted");
    assert_eq!(cut, 0, "words are chopped");
}

/// Only the order of a list, the quotation marks, the wrapping: no change of words.
#[test]
fn what_is_no_change_of_words_is_none() {
    let cases = [
        (
            "We use photographs, voices, videos and names.",
            "We use names, voices, photographs and videos.",
            Some(ChangeClass::Order),
        ),
        ("The “Offer” ends – soon.", "The \"Offer\" ends - soon.", Some(ChangeClass::Typography)),
        ("3. The offer ends at noon on Friday.", "4. The offer ends at noon on Friday.", Some(ChangeClass::Numbering)),
        (
            "See [the rules](https://a.example/1).",
            "See [the rules](https://a.example/2).",
            Some(ChangeClass::LinkTarget),
        ),
        ("The offer ends\nat noon.", "The offer\nends at noon.", None),
    ];
    for (old, new, class) in cases {
        let comparison = compared_texts(old, new);
        assert_eq!(comparison.changes.len(), 1, "{old} → {new}");
        assert_eq!(comparison.changes[0].class, class, "{old} → {new}");
    }
}

/// An item added to a list is one insertion.
#[test]
fn an_added_item_is_one_insertion() {
    let comparison =
        compared_texts("We use names, photographs and voices.", "We use names, photographs, voices and videos.");
    let inserted: Vec<&str> = comparison.changes[0]
        .segments
        .iter()
        .filter(|segment| segment.class == Some(ChangeClass::Substantive))
        .map(|segment| segment.text.as_str())
        .collect();
    assert_eq!(inserted, [" and videos"]);
    assert_eq!(comparison.changes[0].rebuild(Side::Old), "We use names, photographs and voices.");
}
