//! How much a finding weighs.

use super::Told;
use crate::scope::lexicon::Model;
use crate::scope::model::{Direction, Facet, Weight};
use crate::scope::statement::Statement;

/// The weight of a fact in its statement: sensitive data, children, sale, training of AI, perpetual or irrevocable
/// grants, lost promises and lost consent weigh most.
pub fn weight(model: &Model, facet: Facet, told: &Told, direction: Direction, statement: &Statement) -> Weight {
    let heaviest = statement
        .mentions
        .iter()
        .filter(|mention| mention.strong && matches!(mention.facet, Facet::Data | Facet::Action | Facet::Subject))
        .map(|mention| model.value(mention.value).weight)
        .max()
        .unwrap_or(1);
    match told {
        Told::Named("promise_removed" | "exception_added" | "promise_added" | "exception_removed") if heaviest >= 4 => {
            Weight::High
        }
        Told::Named("promise_removed" | "exception_added") => Weight::High,
        Told::Named("promise_added" | "exception_removed") => Weight::Medium,
        Told::Named(_) => Weight::Low,
        Told::Value(value) => {
            let value = model.value(*value);
            let lost = facet == Facet::Safeguard && direction == Direction::Broadened;
            match value.weight.max(if lost { 3 } else { 1 }) {
                5 => Weight::High,
                4 if direction == Direction::Broadened || facet == Facet::Data => Weight::High,
                2..=4 => Weight::Medium,
                _ => Weight::Low,
            }
        }
    }
}
