//! The plain sentence that gives a finding's reason.

use super::{Draft, Ground, Told};
use crate::scope::model::{Direction, Facet};

/// One sentence that a reader can check against the quotes.
pub fn reason(ground: &Ground<'_>, draft: &Draft) -> String {
    let label = match &draft.told {
        Told::Value(id) => ground.model.value(*id).label.clone(),
        Told::Named(name) => name.replace('_', " "),
    };
    let name = |id| ground.model.value(id).label.clone();
    let from_to = draft.from_to.map(|(from, to)| (name(from), name(to)));
    let what = match draft.facet {
        Facet::Data => "the data covered",
        Facet::Action => "what may be done with data",
        Facet::Purpose => "the purposes",
        Facet::Recipient => "who gets data",
        Facet::Duration => "how long data are kept or used",
        Facet::Territory => "where data are used",
        Facet::Media => "the media in which content is used",
        Facet::Safeguard => "the safeguards",
        Facet::Modality => "what is promised",
        Facet::Subject => "whose data are covered",
    };
    let (came, went) = (draft.old.is_none(), draft.new.is_none());
    match (&draft.told, draft.direction) {
        (Told::Named("promise_added"), _) => "The new version promises what the old one did not.".to_owned(),
        (Told::Named("promise_removed"), _) => "A promise of the old version is gone.".to_owned(),
        (Told::Named("exception_added"), _) => "An exception was added.".to_owned(),
        (Told::Named("exception_removed"), _) => "An exception was taken out.".to_owned(),
        (Told::Named("open_list"), Direction::Broadened) => {
            "A list that was closed is open now: what it names are examples.".to_owned()
        }
        (Told::Named("open_list"), _) => "A list that was open is closed now.".to_owned(),
        (Told::Named("may_to_will"), _) => "What was possible is said to be done now.".to_owned(),
        (Told::Named("will_to_may"), _) => "What was said to be done is only possible now.".to_owned(),
        (_, direction) => {
            let way = match direction {
                Direction::Broadened => "wider",
                Direction::Narrowed => "narrower",
                Direction::Changed => "different",
            };
            match (draft.facet, from_to, came, went) {
                (_, Some((from, to)), ..) => format!("From “{from}” to “{to}”: {what} changed, {way} than before."),
                (Facet::Safeguard, None, true, _) if direction == Direction::Narrowed => {
                    format!("The new version adds a safeguard: {label}.")
                }
                (Facet::Safeguard, None, true, _) => format!("The new version takes control away: {label}."),
                (Facet::Safeguard, None, _, true) if direction == Direction::Broadened => {
                    format!("A safeguard of the old version is gone: {label}.")
                }
                (_, None, true, _) => format!("The new version adds “{label}” to {what}."),
                (_, None, _, true) => format!("The old version had “{label}” in {what}; the new one does not."),
                _ if direction == Direction::Broadened && draft.facet != Facet::Safeguard => {
                    format!("The reworded passage adds “{label}”: {what} became {way}.")
                }
                _ => format!("The reworded passage changes {what} ({label}): {way} than before."),
            }
        }
    }
}
