//! Matches that would leave confetti are dropped: a sentence said anew is one deletion and one insertion.

use super::side::Word;
use super::thresholds::Thresholds;

/// Drops matches that would leave confetti: a run of function words between two replacements, and all runs of a stretch
/// of which too little survives.
pub(super) fn without_islands(
    old: &[Word<'_>],
    new: &[Word<'_>],
    pairs: &[(usize, usize)],
    thresholds: &Thresholds,
) -> Vec<(usize, usize)> {
    let mut runs: Vec<&[(usize, usize)]> = Vec::new();
    let mut from = 0;
    for at in 1..=pairs.len() {
        if at == pairs.len() || pairs[at].0 != pairs[at - 1].0 + 1 || pairs[at].1 != pairs[at - 1].1 + 1 {
            runs.push(&pairs[from..at]);
            from = at;
        }
    }
    let words_of = |run: &[(usize, usize)]| run.iter().filter(|pair| old[pair.0].counted).count();
    let firm = |run: &[(usize, usize)]| {
        let (first, last) = (run[0], run[run.len() - 1]);
        words_of(run) >= thresholds.firm_run
            || first == (0, 0)
            || last == (old.len().wrapping_sub(1), new.len().wrapping_sub(1))
    };
    let mut kept = Vec::with_capacity(pairs.len());
    let (mut at, mut edge) = (0, (0, 0));
    while at < runs.len() {
        if firm(runs[at]) {
            kept.extend_from_slice(runs[at]);
            edge = runs[at].last().map_or(edge, |pair| (pair.0 + 1, pair.1 + 1));
            at += 1;
            continue;
        }
        let end = (at..runs.len()).find(|&next| firm(runs[next])).unwrap_or(runs.len());
        let next_edge = runs.get(end).map_or((old.len(), new.len()), |run| run[0]);
        let count = |words: &[Word<'_>]| words.iter().filter(|word| word.counted).count();
        let longer = count(&old[edge.0..next_edge.0]).max(count(&new[edge.1..next_edge.1]));
        let surviving: usize = runs[at..end].iter().map(|run| words_of(run)).sum();
        if surviving as f64 >= thresholds.surviving * longer as f64 {
            let mut before = edge;
            for (place, run) in runs[at..end].iter().enumerate() {
                let after = runs.get(at + place + 1).map_or((old.len(), new.len()), |run| run[0]);
                let last = run[run.len() - 1];
                // Words replaced on both sides between two places; none where only one side has any.
                let replaced = |from: (usize, usize), to: (usize, usize)| {
                    let counts = (count(&old[from.0..to.0]), count(&new[from.1..to.1]));
                    if to.0 > from.0 && to.1 > from.1 { Some(counts.0.max(counts.1)) } else { None }
                };
                let around = (replaced(before, run[0]), replaced((last.0 + 1, last.1 + 1), after));
                let island = match around {
                    (Some(left), Some(right)) => {
                        !run.iter().any(|pair| old[pair.0].content)
                            || words_of(run) <= thresholds.shortest_stay
                                && left.min(right) > thresholds.shortest_stay
                                && !is_listed(old, run[0].0, last.0)
                    }
                    _ => false,
                };
                if !island {
                    kept.extend_from_slice(run);
                    before = (last.0 + 1, last.1 + 1);
                }
            }
        }
        at = end;
        edge = next_edge;
    }
    kept
}

/// Whether words stand between two separators of an enumeration, or hold one: items that stayed are worth seeing.
fn is_listed(words: &[Word<'_>], first: usize, last: usize) -> bool {
    let separates = |word: &Word<'_>| matches!(word.core, "," | ";" | "|");
    let outside = first.checked_sub(1).and_then(|at| words.get(at)).is_some_and(separates)
        && words.get(last + 1).is_some_and(separates);
    outside || words[first..=last].iter().any(separates)
}
