//! Where references lead: the clause that has the number.

use super::number::{Count, Step, as_roman, steps};
use super::{Clause, ClauseId, ClauseKind, Reference, ReferenceScope};
use crate::text::ByteSpan;
use regex::Regex;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Parts of clauses: without a clause of that number they speak of the clause just named, often in a statute.
static SMALL_NAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?i:alin[ée]a|paragra|para|point|punt|abs|§)").expect("the pattern of small names is valid")
});

/// Gives clauses the references found in them, by the places of the clauses, and tells where they lead.
pub fn resolve(clauses: &mut [Clause], found: Vec<(usize, Reference)>) {
    if found.is_empty() {
        return;
    }
    let places = Places::of(clauses);
    for (index, mut reference) in found {
        if reference.scope == ReferenceScope::Inside {
            let target = places.find(clauses, index, &reference.number, reference.span);
            let target = target.or_else(|| places.find_inside(clauses, index, &reference));
            reference.target = target.map(|place| clauses[place].id);
            let words = reference.span.of(&clauses[index].text);
            let inner = clauses[index].text[..reference.span.start].trim_end().ends_with(|c: char| c.is_ascii_digit());
            if reference.target.is_none() && SMALL_NAME.is_match(words) && (inner || !words.starts_with('§')) {
                reference.scope = ReferenceScope::Outside;
            }
        }
        clauses[index].references.push(reference);
    }
}

/// Where the clauses with numbers stand, by the steps that lead to them.
struct Places {
    by_steps: HashMap<Vec<(bool, u32)>, Vec<usize>>,
}

/// A step as it is looked up: letters apart from digits; Roman numerals and letters are told apart by what exists.
fn look_up(steps: &[Step]) -> Vec<(bool, u32)> {
    steps
        .iter()
        .map(|step| (matches!(step.count, Count::LowerLetters | Count::UpperLetters | Count::LowerRoman), step.value))
        .collect()
}

impl Places {
    fn of(clauses: &[Clause]) -> Self {
        let mut by_steps: HashMap<Vec<(bool, u32)>, Vec<usize>> = HashMap::new();
        let mut paths: Vec<Vec<Step>> = Vec::with_capacity(clauses.len());
        // The last clause that a number of figures opened, and what it stands under.
        let mut opened: Option<(Option<usize>, Vec<Step>)> = None;
        for (index, clause) in clauses.iter().enumerate() {
            let parent = clause.parent.as_ref().map(ClauseId::place);
            let mut above = parent.and_then(|parent| paths.get(parent)).cloned().unwrap_or_default();
            let own = clause.number.as_deref().map(steps).unwrap_or_default();
            let figures = own.first().is_some_and(|step| step.count == Count::Digits);
            // "9. Payment", then "a. Charges" beside it and not below it: that is 9.a all the same.
            if let (true, false, false, Some((under, path))) = (above.is_empty(), own.is_empty(), figures, &opened)
                && *under == parent
            {
                above.clone_from(path);
            }
            let path = if own.is_empty() {
                above
            } else if own.len() > 1 || own[0].count == Count::Digits && above.is_empty() {
                own.clone()
            } else {
                above.iter().copied().chain(own.iter().copied()).collect()
            };
            if !own.is_empty() {
                // By the number alone, and by the path that leads to it: (b) under 3 is 3(b), 2 under 5 is 5.2.
                let mut ways = vec![own, path.clone()];
                if let Some(roman) = ways[0].last().copied().and_then(as_roman) {
                    let mut way = path.clone();
                    way.pop();
                    way.push(roman);
                    ways.push(way);
                }
                let mut ways: Vec<_> = ways.iter().map(|way| look_up(way)).collect();
                ways.sort();
                ways.dedup();
                for way in ways {
                    by_steps.entry(way).or_default().push(index);
                }
            }
            if figures {
                opened = Some((parent, path.clone()));
            }
            // Paths stay short on soup that nests without end.
            paths.push(path.into_iter().take(8).collect());
        }
        Self { by_steps }
    }

    /// The clause that a reference points at: named alike, a heading rather than an item, near rather than far.
    fn find(&self, clauses: &[Clause], from: usize, number: &str, span: ByteSpan) -> Option<usize> {
        let steps = steps(number);
        let mut ways = vec![look_up(&steps)];
        if let Some(roman) = steps.last().copied().and_then(as_roman) {
            let mut way = steps.clone();
            way.pop();
            way.push(roman);
            ways.push(look_up(&way));
        }
        let name = span.of(&clauses[from].text).split_whitespace().next().unwrap_or("").to_lowercase();
        if steps.len() > 1 {
            // Saved pages lose the style of lists: (b) under 10 may be printed as 2.
            ways.push(look_up(&steps).into_iter().map(|(_, value)| (false, value)).collect());
        }
        let candidates: Vec<usize> =
            ways.iter().find_map(|way| self.by_steps.get(way))?.iter().copied().take(64).collect();
        candidates.into_iter().filter(|index| *index != from || steps.len() > 1).max_by_key(|index| {
            let clause = &clauses[*index];
            let number = clause.number.as_deref().unwrap_or("").to_lowercase();
            let named = !name.is_empty() && number.starts_with(name.get(..3).unwrap_or(&name));
            let own_steps = super::number::steps(&number).len() == steps.len();
            let rank = match clause.kind {
                ClauseKind::Heading => 2,
                ClauseKind::Paragraph => 1,
                _ => 0,
            };
            // "Section 1" speaks of "1." rather than of "(1)".
            let bracketed = steps.len() == 1 && clause.text.starts_with(['(', '（']);
            (named, !bracketed, rank + usize::from(own_steps), std::cmp::Reverse(index.abs_diff(from)))
        })
    }
}

impl Places {
    /// The clause in which a part stands that is no clause of its own: 5(a)(ii) where 5(a) reads "we may (i) …, or (ii) …".
    fn find_inside(&self, clauses: &[Clause], from: usize, reference: &Reference) -> Option<usize> {
        let (whole, part) = reference.number.trim_end().rsplit_once('(')?;
        let place = self.find(clauses, from, whole.trim_end(), reference.span)?;
        clauses[place].body().contains(&format!("({part}")).then_some(place)
    }
}
