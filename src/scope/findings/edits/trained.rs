//! What is trained with data: models of one kind, or any.

use super::super::{Draft, Told};
use super::Edit;
use crate::scope::lexicon::Class;
use crate::scope::model::{Direction, Facet};
use crate::scope::statement::{Force, Sentence, Statement};
use std::ops::Range;

impl Edit<'_> {
    /// Models of any kind in the place of models of one: "to train our language models" that became "our AI models".
    pub(super) fn trained(&self, statement: &Statement, old: &Range<usize>, new: &Range<usize>) -> Option<Draft> {
        if statement.force != Force::Permission || !self.trains(self.was) || !self.trains(self.is) {
            return None;
        }
        // "AI" may have come, "models" stands behind it on both sides.
        let any = |is_new: bool, range: &Range<usize>| {
            self.class_in(
                is_new,
                &(range.start..(range.end + 1).min(self.sentence(is_new).tokens.end)),
                Class::AnyModel,
            )
        };
        let way = match (any(false, old), any(true, new)) {
            (false, true) => Direction::Broadened,
            (true, false) => Direction::Narrowed,
            _ => return None,
        };
        let value = self.ground.model.find(Facet::Purpose, "ai_training")?;
        let told = Told::Value(value);
        Some(self.draft(Facet::Purpose, told, way, old.clone(), new.clone(), "edit: which models are trained", None))
    }

    /// Whether models are trained by what a sentence says.
    pub(super) fn trains(&self, sentence: &Sentence) -> bool {
        sentence.mentions().any(|(_, said)| {
            said.strong && matches!(self.ground.model.value(said.value).id.as_str(), "train_ai" | "ai_training")
        })
    }
}
