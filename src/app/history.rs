//! Steps back and forth: the work as it stood before each edit. Texts and comparisons are shared, so a step is small.

use super::state::Work;

/// How many steps back are kept.
const STEPS: usize = 500;

/// Steps back and forth.
#[derive(Debug, Default)]
pub struct History {
    past: Vec<Work>,
    future: Vec<Work>,
    /// What the last edit was on, where typing on would be the same step.
    typing: Option<String>,
}

impl History {
    /// Keeps `before`, the work as it stood before an edit. Edits in a row with the same `typing` are one step.
    pub fn push(&mut self, before: Work, typing: Option<String>) {
        self.future.clear();
        if typing.is_some() && typing == self.typing && !self.past.is_empty() {
            return;
        }
        self.typing = typing;
        if self.past.len() == STEPS {
            self.past.remove(0);
        }
        self.past.push(before);
    }

    /// One step back from `now`.
    pub fn undo(&mut self, now: &Work) -> Option<Work> {
        let before = self.past.pop()?;
        self.typing = None;
        self.future.push(now.clone());
        Some(before)
    }

    /// One step forth from `now`.
    pub fn redo(&mut self, now: &Work) -> Option<Work> {
        let after = self.future.pop()?;
        self.typing = None;
        self.past.push(now.clone());
        Some(after)
    }

    /// Ends a run of typing: the next edit is a step of its own.
    pub fn end_typing(&mut self) {
        self.typing = None;
    }

    /// Whether there is a step back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step forth.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}
