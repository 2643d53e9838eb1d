//! Pairs that a reviewer made or took apart, put into an alignment that the program made.

use super::{Alignment, Link};
use crate::clause::Clause;
use std::collections::HashMap;

/// Puts a reviewer's pairs, as indices of old and new clauses, into an alignment. Every clause still stands in one link.
///
/// A forbidden pair is taken apart into a deletion and an insertion where it stood; a forced pair is taken out of the links
/// it stood in and put where its new clause stood. What is forced wins over what is forbidden.
pub fn pair_by_hand(
    alignment: &mut Alignment,
    old: &[Clause],
    new: &[Clause],
    forced: &[(usize, usize)],
    forbidden: &[(usize, usize)],
) {
    for &(o, n) in forbidden {
        let both = |link: &Link| link.old.contains(&o) && link.new.contains(&n);
        if let Some(at) = alignment.links.iter().position(both) {
            let link = &mut alignment.links[at];
            // Of a clause that was split or merged only the part named goes.
            if link.old.len() > 1 {
                link.old.retain(|&other| other != o);
                alignment.links.insert(at, lone(Some(o), None));
            } else {
                link.new.retain(|&other| other != n);
                if link.new.is_empty() {
                    *link = lone(Some(o), None);
                }
                alignment.links.insert(at + 1, lone(None, Some(n)));
            }
        }
    }
    for &(o, n) in forced {
        if o >= old.len() || n >= new.len() {
            continue;
        }
        let paired = |link: &Link| link.old == [o] && link.new == [n];
        if alignment.links.iter().any(paired) {
            continue;
        }
        for link in &mut alignment.links {
            link.old.retain(|&other| other != o);
            link.new.retain(|&other| other != n);
        }
        alignment.links.retain(|link| !link.old.is_empty() || !link.new.is_empty());
        let at = alignment.links.iter().position(|link| link.new.iter().any(|&other| other > n));
        let link = Link {
            old: vec![o],
            new: vec![n],
            moved: crosses(&alignment.links, o, n),
            similarity: likeness(&old[o].key, &new[n].key),
            runner_up: 0.0,
        };
        alignment.links.insert(at.unwrap_or(alignment.links.len()), link);
    }
}

fn lone(old: Option<usize>, new: Option<usize>) -> Link {
    Link {
        old: old.into_iter().collect(),
        new: new.into_iter().collect(),
        moved: false,
        similarity: 0.0,
        runner_up: 0.0,
    }
}

/// Whether a pair passes another that kept its place.
fn crosses(links: &[Link], o: usize, n: usize) -> bool {
    let ends =
        links.iter().filter(|link| !link.moved).filter_map(|link| Some((*link.old.first()?, *link.new.first()?)));
    ends.into_iter().any(|(other_old, other_new)| (other_old < o) != (other_new < n))
}

/// Share of words that both texts have (Dice's coefficient).
fn likeness(old: &str, new: &str) -> f64 {
    let mut counts: HashMap<&str, i32> = HashMap::new();
    old.split_whitespace().for_each(|word| *counts.entry(word).or_default() += 1);
    let total = old.split_whitespace().count() + new.split_whitespace().count();
    let taken = |word: &&str| counts.get_mut(*word).filter(|count| **count > 0).map(|count| *count -= 1).is_some();
    let common = new.split_whitespace().filter(taken).count();
    (2 * common) as f64 / total.max(1) as f64
}

#[cfg(test)]
mod tests {
    use crate::comparison::{Options, compare, laws};
    use crate::document::Document;

    const OLD: &str = "We keep data.\n\nYou may leave at any time.\n\nWe ship coupons to you.";
    const NEW: &str = "We keep data.\n\nYou may leave at any time you like.\n\nEntirely other words here.";

    fn kinds(options: &Options) -> Vec<(Vec<String>, Vec<String>)> {
        let compared = compare(&Document::from_plain("o", OLD), &Document::from_plain("n", NEW), options);
        assert_eq!(laws::check(&compared), None);
        let names = |ids: &[crate::clause::ClauseId]| ids.iter().map(|id| id.0.clone()).collect();
        compared.changes.iter().map(|change| (names(&change.old), names(&change.new))).collect()
    }

    fn pair(old: &str, new: &str) -> (String, String) {
        (old.to_owned(), new.to_owned())
    }

    #[test]
    fn a_forbidden_pair_is_taken_apart() {
        let whole = (vec!["o2".to_owned()], vec!["n2".to_owned()]);
        assert!(kinds(&Options::default()).contains(&whole));
        let options = Options { forbidden_pairs: vec![pair("o2", "n2")], ..Options::default() };
        let apart = kinds(&options);
        assert!(!apart.contains(&whole), "{apart:?}");
    }

    #[test]
    fn a_forced_pair_stands_in_one_change() {
        let options = Options { forced_pairs: vec![pair("o3", "n3")], ..Options::default() };
        assert!(kinds(&options).contains(&(vec!["o3".to_owned()], vec!["n3".to_owned()])));
        // Across others it has moved.
        let options = Options { forced_pairs: vec![pair("o3", "n1")], ..Options::default() };
        assert!(kinds(&options).contains(&(vec!["o3".to_owned()], vec!["n1".to_owned()])));
    }
}
