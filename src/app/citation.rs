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
        let clauses: String = change.clauses(side).iter().map(|id| format!(", {}", compared.clause_name(id))).collect();
        format!("{words} ({}{date}{clauses}, SHA-256 {})", version.name, version.sha256)
    };
    Some(format!("{}\n→ {}\n", part(Side::Old), part(Side::New)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::index::Compared;
    use crate::app::state::{ChangeIndex, Selection, Work};
    use crate::comparison::{Options, compare};
    use crate::document::Document;

    #[test]
    fn a_clause_without_a_number_is_cited_by_its_place() {
        let old = Document::from_plain("old.txt", "Terms of the offer.\n\nWe keep your data for 30 days.\n");
        let new = Document::from_plain("new.txt", "Terms of the offer.\n\nWe keep your data for ten years.\n");
        let compared = Compared::new(compare(&old, &new, &Options::default()));
        let mut model = Model { work: Work { compared: Some(compared.into()), ..Work::default() }, ..Model::default() };
        model.view.selection = Some(Selection::Change(ChangeIndex(1)));
        let text = citation(&model).unwrap();
        assert!(text.contains("(old.txt, ¶2, SHA-256 ") && text.contains("(new.txt, ¶2, SHA-256 "), "{text}");
    }

    #[test]
    fn a_citation_quotes_to_the_letter_and_names_its_sources() {
        let old = Document::from_plain("old.txt", "2.1 We keep your data for 30 days.\n");
        let new = Document::from_plain("new.txt", "2.1 We keep your data for ten years.\n");
        let compared = Compared::new(compare(&old, &new, &Options::default()));
        let work = Work { compared: Some(compared.into()), ..Work::default() };
        let mut model = Model { work, ..Model::default() };
        assert_eq!(citation(&model), None);
        model.view.selection = Some(Selection::Change(ChangeIndex(0)));
        let text = citation(&model).unwrap();
        for part in
            ["“2.1 We keep your data for 30 days.” (old.txt, 2.1, SHA-256 ", "ten years.” (new.txt", &old.sha256]
        {
            assert!(text.contains(part), "{text}");
        }
    }
}
