//! A change as a citation: old wording, new wording, each with document, date, clause and hash.

use super::state::Model;
use crate::clause::Side;

/// The change in hand as a citation; none where nothing is in hand.
pub fn citation(model: &Model) -> Option<String> {
    let compared = model.compared()?;
    let at = model.selected_change()?;
    let change = compared.change(at)?;
    let part = |side: Side| {
        let version = compared.comparison.side(side);
        let text: String = change
            .clauses(side)
            .iter()
            .filter_map(|id| compared.comparison.clause(id))
            .map(|clause| clause.text.trim())
            .collect::<Vec<_>>()
            .join(" ");
        let words = if text.is_empty() { "—".to_owned() } else { format!("“{text}”") };
        let date = version.date.as_deref().map(|date| format!(", {date}")).unwrap_or_default();
        let number = compared.number(at, side).map(|number| format!(", {number}")).unwrap_or_default();
        format!("{words} ({}{date}{number}, SHA-256 {})", version.name, version.sha256)
    };
    Some(format!("{}\n→ {}\n", part(Side::Old), part(Side::New)))
}
