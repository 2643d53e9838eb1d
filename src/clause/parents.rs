//! Which clause stands under which.

use super::number::{Count, Step, as_roman, steps};
use super::{Clause, ClauseId, ClauseKind};

/// A numbered clause that is open.
#[derive(Debug, Clone)]
struct Open {
    steps: Vec<Step>,
    index: usize,
}

/// What is open while clauses are told what they stand under, one after the other.
#[derive(Default)]
pub struct Parents {
    /// Headings that are open, outermost first, as (level, index).
    headings: Vec<(u8, usize)>,
    /// Items of marked lists that are open, as (depth, index).
    items: Vec<(u8, usize)>,
    numbered: Vec<Open>,
    /// What led in the list that was last open, and the last number in it.
    list: Option<(Option<usize>, Vec<Step>)>,
}

impl Parents {
    /// Tells a clause its parent: the heading it stands under, the item it belongs to, or what leads its list in. Asked of
    /// all clauses in their order.
    pub fn tell(&mut self, clauses: &mut [Clause], index: usize) {
        let Self { headings, items, numbered, list } = self;
        let (kind, level) = (clauses[index].kind, clauses[index].level);
        let number = clauses[index].number.as_deref().map(steps).unwrap_or_default();
        let heading = headings.last().map(|(_, index)| *index);
        let parent = match kind {
            ClauseKind::Heading => {
                while headings.last().is_some_and(|(open, _)| *open >= level) {
                    headings.pop();
                }
                items.clear();
                *list = None;
                let under = headings.last().map(|(_, index)| *index);
                numbered.retain(|open| headings.iter().any(|(_, index)| *index == open.index));
                headings.push((level, index));
                if number.first().is_some_and(|step| step.count == Count::Digits) {
                    numbered.push(Open { steps: number, index });
                }
                under
            }
            ClauseKind::Item if clauses[index].marked => {
                let mut sibling = None;
                while let Some((depth, item)) = items.pop_if(|(depth, _)| *depth >= level) {
                    sibling = (depth == level).then_some(item);
                }
                let parent = if let Some((_, item)) = items.last() {
                    Some(*item)
                } else if let Some(sibling) = sibling {
                    clauses[sibling].parent.as_ref().map(ClauseId::place)
                } else {
                    let continued = list.as_ref().filter(|(_, last)| continues(last, &number)).map(|(lead, _)| *lead);
                    continued.unwrap_or_else(|| lead_in(clauses, index).or(heading))
                };
                if items.is_empty() {
                    *list = Some((parent, number));
                }
                items.push((level, index));
                parent
            }
            _ if number.first().is_some_and(|step| step.count == Count::Digits) && !number.is_empty() => {
                items.clear();
                *list = None;
                let stays = |open: &Open| {
                    headings.iter().any(|(_, index)| *index == open.index)
                        || open.steps.len() < number.len() && number.starts_with(&open.steps)
                };
                while numbered.pop_if(|open| !stays(open)).is_some() {}
                let above = numbered
                    .iter()
                    .rev()
                    .find(|open| open.steps.len() < number.len() && number.starts_with(&open.steps))
                    .map(|open| open.index);
                numbered.push(Open { steps: number, index });
                // A heading after the clause above it is nearer.
                above.max(heading)
            }
            _ if number.len() == 1 => {
                items.clear();
                let (at, step) = letter_place(numbered, number[0]);
                numbered.truncate(at);
                let above = numbered.last().map(|open| open.index);
                numbered.push(Open { steps: vec![step], index });
                let led_in = if above.is_none_or(|above| above + 1 < index) { lead_in(clauses, index) } else { None };
                // The first letter hangs on the sentence before it, the others on the same.
                match led_in {
                    Some(lead) if step.value == 1 => {
                        *list = Some((Some(lead), vec![step]));
                        Some(lead)
                    }
                    _ => match list {
                        Some((lead, last)) if continues(last, &[step]) => {
                            *last = vec![step];
                            lead.or(above).or(heading)
                        }
                        _ => {
                            let parent = above.or(heading);
                            *list = Some((parent, vec![step]));
                            parent
                        }
                    },
                }
            }
            _ => {
                items.clear();
                if kind == ClauseKind::Item || kind == ClauseKind::Row {
                    let before = index.checked_sub(1).map(|before| (clauses[before].kind, clauses[before].parent));
                    match before {
                        // Rows and unmarked items after one of their kind hang on the same clause.
                        Some((same, Some(parent))) if same == kind => {
                            clauses[index].parent = Some(parent);
                            return;
                        }
                        _ => lead_in(clauses, index).or(heading),
                    }
                } else {
                    heading
                }
            }
        };
        clauses[index].parent = parent.map(|parent| clauses[parent].id);
        if kind == ClauseKind::Item && !clauses[index].marked {
            let above = parent.map(|parent| &clauses[parent]).filter(|above| above.kind == ClauseKind::Item);
            clauses[index].level = above.map_or(0, |above| above.level.saturating_add(1));
        }
    }
}

/// Whether a number goes on where a list was broken off.
fn continues(last: &[Step], number: &[Step]) -> bool {
    match (last, number) {
        ([last], [number]) => {
            number.value == last.value + 1 && (number.count == last.count)
                || as_roman(*number).is_some_and(|roman| roman.count == last.count && roman.value == last.value + 1)
        }
        _ => false,
    }
}

/// Where among the open numbers a letter belongs, and how it counts: after the one it follows, else below all of them.
fn letter_place(numbered: &[Open], step: Step) -> (usize, Step) {
    for candidate in [Some(step), as_roman(step)].into_iter().flatten() {
        let follows = numbered.iter().rposition(|open| matches!(open.steps[..], [last] if last.count == candidate.count && candidate.value == last.value + 1));
        if let Some(at) = follows {
            return (at, candidate);
        }
    }
    let step = as_roman(step).filter(|roman| roman.value == 1).unwrap_or(step);
    // A first letter opens a level; any other that follows nothing replaces its own kind.
    let same = numbered.iter().rposition(|open| matches!(open.steps[..], [last] if last.count == step.count));
    (same.unwrap_or(numbered.len()), step)
}

/// The clause right before a list, where it leads the list in.
fn lead_in(clauses: &[Clause], index: usize) -> Option<usize> {
    let before = index.checked_sub(1)?;
    let clause = &clauses[before];
    let text = clause.text.trim_end();
    let leads = clause.kind == ClauseKind::Paragraph
        && (!text.ends_with(['.', '!', '?', '。']) || text.to_lowercase().contains("following"))
        || clause.kind == ClauseKind::Item
            && (text.ends_with([':', '：']) || clause.number.is_some() && clause.number_len == 0);
    leads.then_some(before)
}
