//! Which way a change of values goes: by the partial orders of the model only.

use super::lexicon::{Model, ValueId};
use super::model::Direction;

/// Days by which two lengths of time may differ and be the same: rounding of months and years.
const SAME_LENGTH: f64 = 0.5;
/// Share by which they may differ where one counts months of 30 or years of 365 days.
const SAME_COUNT: f64 = 0.017;

/// The direction from one set of values of a facet to another, in a statement that permits. Wider values on the new side
/// broaden; where the sets cannot be ordered, `Changed`.
pub fn direction(model: &Model, old: &[ValueId], new: &[ValueId]) -> Direction {
    // Who may share may not for that reason sell, but who may sell may share.
    let holds = |outer: ValueId, inner: ValueId| {
        outer == inner
            || model.is_wider(outer, inner) && !model.is_graver(outer, inner)
            || model.is_graver(inner, outer)
    };
    by(holds, old, new)
}

/// The same by what holds what alone, as it counts for what is not done: who does not share does not sell either.
pub fn held(model: &Model, old: &[ValueId], new: &[ValueId]) -> Direction {
    by(|outer, inner| outer == inner || model.is_wider(outer, inner), old, new)
}

fn by(holds: impl Fn(ValueId, ValueId) -> bool, old: &[ValueId], new: &[ValueId]) -> Direction {
    let covered = |wide: &[ValueId], narrow: &[ValueId]| {
        narrow.iter().all(|&value| wide.iter().any(|&outer| holds(outer, value)))
    };
    match (covered(new, old), covered(old, new)) {
        (true, false) => Direction::Broadened,
        (false, true) => Direction::Narrowed,
        // "Your likeness" that became "your likeness and voice": what is named beside what holds it is named more.
        (true, true) if new.len() != old.len() => {
            let within = |few: &[ValueId], many: &[ValueId]| few.iter().all(|value| many.contains(value));
            match (within(old, new), within(new, old)) {
                (true, false) => Direction::Broadened,
                (false, true) => Direction::Narrowed,
                _ => Direction::Changed,
            }
        }
        _ => Direction::Changed,
    }
}

/// The direction from one length of time to another, in days; none where they are the same.
pub fn length(old: f64, new: f64) -> Option<Direction> {
    let apart = (old - new).abs();
    let round = |days: f64| days >= 30.0 && (days % 30.0 == 0.0 || days % 365.0 == 0.0);
    if apart < SAME_LENGTH.min(old.min(new) / 10.0) || apart <= SAME_COUNT * old.max(new) && (round(old) || round(new))
    {
        None
    } else if new > old {
        Some(Direction::Broadened)
    } else {
        Some(Direction::Narrowed)
    }
}

/// The opposite way.
pub fn reverse(direction: Direction) -> Direction {
    match direction {
        Direction::Broadened => Direction::Narrowed,
        Direction::Narrowed => Direction::Broadened,
        Direction::Changed => Direction::Changed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_graver_use_is_more_than_the_milder_one_that_holds_it() {
        use crate::scope::lexicon::Lexicons;
        use crate::scope::model::Facet;
        let model = Lexicons::embedded().model();
        let act = |id| vec![model.find(Facet::Action, id).unwrap()];
        assert_eq!(direction(model, &act("share"), &act("sell")), Direction::Broadened);
        assert_eq!(direction(model, &act("sell"), &act("share")), Direction::Narrowed);
        assert_eq!(direction(model, &act("share"), &act("transfer")), Direction::Narrowed);
        assert_eq!(held(model, &act("share"), &act("sell")), Direction::Narrowed);
    }

    #[test]
    fn lengths_that_are_the_same_in_other_words_are_the_same() {
        let month = 365.25 / 12.0;
        assert_eq!(length(30.0, month), None);
        assert_eq!(length(365.25, 12.0 * month), None);
        assert_eq!(length(365.25, 365.0), None);
        assert_eq!(length(2.0 * 365.25, 24.0 * month + 1.0), Some(Direction::Broadened));
        assert_eq!(length(2.0, 3.0), Some(Direction::Broadened));
        assert_eq!(length(1.0, 2.0 / 24.0), Some(Direction::Narrowed));
        assert_eq!(length(3650.0, 30.0), Some(Direction::Narrowed));
    }
}
