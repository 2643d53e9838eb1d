//! Compares anew with the pairs that a reviewer made and took apart by hand.

use super::Review;
use super::review::clause_keys;
use crate::clause::Side;
use crate::comparison::{Comparison, Options, compare_while};
use crate::document::Document;
use crate::scope::lexicon::Lexicons;
use std::collections::BTreeMap;

/// Compares two versions with the pairs of a review; none where `wanted` says that it is wanted no longer. A pair whose
/// clauses are no longer there is passed over.
pub fn compare_reviewed(
    lexicons: &Lexicons,
    old: &Document,
    new: &Document,
    review: &Review,
    wanted: &dyn Fn() -> bool,
) -> Option<Comparison> {
    let plain = compare_while(lexicons, old, new, &Options::default(), wanted)?;
    if review.forced_pairs.is_empty() && review.forbidden_pairs.is_empty() {
        return Some(plain);
    }
    // The review names clauses by content, a comparison by place.
    let names = |side: Side| -> BTreeMap<String, String> {
        clause_keys(&plain.side(side).clauses).into_iter().map(|(id, key)| (key, id.to_string())).collect()
    };
    let (old_names, new_names) = (names(Side::Old), names(Side::New));
    let named = |pairs: &[(String, String)]| -> Vec<(String, String)> {
        let name = |(old, new): &(String, String)| Some((old_names.get(old)?.clone(), new_names.get(new)?.clone()));
        pairs.iter().filter_map(name).collect()
    };
    let options = Options {
        forced_pairs: named(&review.forced_pairs),
        forbidden_pairs: named(&review.forbidden_pairs),
        ..Options::default()
    };
    // Two comparisons of long texts at once would take twice the memory.
    drop(plain);
    compare_while(lexicons, old, new, &options, wanted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::clause_key;

    #[test]
    fn a_pair_taken_apart_by_hand_stays_apart() {
        let old = Document::from_markdown("o", "First.\n\nWe keep your letters for 3 days.");
        let new = Document::from_markdown("n", "First.\n\nWe keep your letters for 4 days.");
        let lexicons = Lexicons::embedded();
        let plain = compare_reviewed(lexicons, &old, &new, &Review::default(), &|| true).unwrap();
        assert!(
            plain.changes.iter().any(|change| change.old[..] == [plain.old.clauses[1].id] && !change.new.is_empty())
        );
        let key = |side: Side| clause_key(&plain, side, &plain.side(side).clauses[1]);
        let gone = ("gone-0".to_owned(), key(Side::New));
        let review = Review { forbidden_pairs: vec![(key(Side::Old), key(Side::New)), gone], ..Review::default() };
        let apart = compare_reviewed(lexicons, &old, &new, &review, &|| true).unwrap();
        assert_eq!(apart.options.forbidden_pairs, [("o2".to_owned(), "n2".to_owned())]);
        assert!(
            apart.changes.iter().any(|change| change.old.len() == 1 && change.new.is_empty()),
            "{:?}",
            apart.changes
        );
    }
}
