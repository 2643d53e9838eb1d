//! Where one was: the places left by a jump, to go back to, as a browser does.

use super::state::{Mode, Selection};

/// How many places are kept.
const PLACES: usize = 200;

/// What the centre showed and what was in hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// What the centre showed.
    pub mode: Mode,
    /// What was in hand.
    pub selection: Option<Selection>,
}

/// Places left, and places gone back from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trail {
    past: Vec<Place>,
    future: Vec<Place>,
}

impl Trail {
    /// A place is left for another.
    pub fn leave(&mut self, place: Place) {
        self.future.clear();
        if self.past.len() == PLACES {
            self.past.remove(0);
        }
        self.past.push(place);
    }

    /// The place before `now`.
    pub fn back(&mut self, now: Place) -> Option<Place> {
        let place = self.past.pop()?;
        self.future.push(now);
        Some(place)
    }

    /// The place after `now`, where one has gone back.
    pub fn forward(&mut self, now: Place) -> Option<Place> {
        let place = self.future.pop()?;
        self.past.push(now);
        Some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::state::ChangeIndex;

    fn place(at: usize) -> Place {
        Place { mode: Mode::Redline, selection: Some(Selection::Change(ChangeIndex(at))) }
    }

    #[test]
    fn back_and_forward_lead_along_the_same_places() {
        let mut trail = Trail::default();
        trail.leave(place(1));
        trail.leave(place(2));
        assert_eq!(trail.back(place(3)), Some(place(2)));
        assert_eq!(trail.back(place(2)), Some(place(1)));
        assert_eq!(trail.back(place(1)), None);
        assert_eq!(trail.forward(place(1)), Some(place(2)));
        trail.leave(place(2));
        assert_eq!(trail.forward(place(9)), None, "a new way forgets the old one");
    }
}
