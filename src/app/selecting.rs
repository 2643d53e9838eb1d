//! Words selected in the comparison, from which a finding can be made.

use super::index::Compared;
use super::state::{ChangeIndex, Words};
use crate::clause::Side;
use egui::{Context, FullOutput, Id, OutputCommand, Plugin};
use std::ops::Range;

/// Hears what text was selected anywhere in the window.
#[derive(Debug, Default)]
pub struct Selecting {
    settled: Option<String>,
}

impl Selecting {
    /// What was selected since the last time this was asked.
    pub fn take(&mut self) -> Option<String> {
        self.settled.take()
    }

    /// Hears of text that was selected where egui does not tell.
    pub fn hear(&mut self, text: String) {
        self.settled = Some(text);
    }
}

impl Plugin for Selecting {
    fn debug_name(&self) -> &'static str {
        "words selected in the comparison"
    }

    fn output_hook(&mut self, context: &Context, output: &mut FullOutput) {
        for command in &output.platform_output.commands {
            if let OutputCommand::TextSelectionSettled(text) = command {
                self.settled = Some(text.clone());
                context.request_repaint();
            }
        }
    }
}

/// The text that the pointer was pressed in: of which change, and of which side where sides stand apart.
pub type Origin = (ChangeIndex, Option<Side>);

/// Where the [`Origin`] of a selection is kept.
pub fn origin_id() -> Id {
    Id::unique("origin of a selection")
}

/// Words selected in a text that runs from right to left, where egui would take what stands between two places as they are
/// seen. Kept in whole words.
#[derive(Debug, Clone, PartialEq)]
pub struct Leftward {
    /// The text that they are selected in.
    pub of: Id,
    /// The word where the selecting began, by its bytes in the text.
    pub from: Range<usize>,
    /// The word where it is by now; none before the pointer has moved.
    pub to: Option<Range<usize>>,
}

impl Leftward {
    /// The bytes of all that is selected, in the order in which it is read.
    pub fn range(&self) -> Option<Range<usize>> {
        let to = self.to.as_ref()?;
        Some(self.from.start.min(to.start)..self.from.end.max(to.end))
    }
}

/// Where the [`Leftward`] selection is kept; there is one at most.
pub fn leftward_id() -> Id {
    Id::unique("words selected in a text from right to left")
}

/// Selects nothing any more.
pub fn forget(context: &Context) {
    context.plugin::<egui::text_selection::LabelSelectionState>().lock().clear_selection();
    context.data_mut(|data| data.remove::<Leftward>(leftward_id()));
}

/// Selected text as words of a change, of each side that holds them in one clause; none where no clause does.
pub fn words(compared: &Compared, (change, side): Origin, text: &str) -> Option<Words> {
    let text = text.trim();
    let found = |wanted: Side| {
        let holds = side.is_none_or(|side| side == wanted) && in_one_clause(compared, change, wanted, text).is_some();
        holds.then(|| text.to_owned())
    };
    let words = Words { change, old: found(Side::Old), new: found(Side::New) };
    (!text.is_empty() && (words.old.is_some() || words.new.is_some())).then_some(words)
}

/// The first clause of a change's side that holds the words.
pub fn in_one_clause<'a>(
    compared: &'a Compared,
    change: ChangeIndex,
    side: Side,
    words: &str,
) -> Option<&'a crate::clause::Clause> {
    let ids = compared.change(change)?.clauses(side);
    ids.iter().filter_map(|id| compared.comparison.clause(id)).find(|clause| clause.text.contains(words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::{Options, compare};
    use crate::document::Document;

    #[test]
    fn selected_words_are_told_by_the_sides_that_hold_them() {
        let old = Document::from_plain("o", "We keep your data for 30 days in France.");
        let new = Document::from_plain("n", "We keep your data for ten years in France.");
        let compared = Compared::new(compare(&old, &new, &Options::default()));
        let at = ChangeIndex(0);
        let both = words(&compared, (at, None), " your data ").unwrap();
        assert_eq!((both.old.as_deref(), both.new.as_deref()), (Some("your data"), Some("your data")));
        let old = words(&compared, (at, None), "30 days").unwrap();
        assert_eq!((old.old.as_deref(), old.new.as_deref()), (Some("30 days"), None));
        let new = words(&compared, (at, Some(Side::New)), "your data").unwrap();
        assert_eq!((new.old.as_deref(), new.new.as_deref()), (None, Some("your data")));
        assert_eq!(words(&compared, (at, None), "30 daysten years"), None, "words of both sides at once");
        assert_eq!(words(&compared, (at, None), "  "), None);
    }
}
