//! Why a finding is one, in a plain sentence that a reader can check against the two quotes, in the reader's language.
//!
//! What a sentence says is all in the finding; the words are messages (`reason-…`). The public format keeps the English
//! sentence, which the engine writes into the finding as it makes it.

use super::model::{Direction, Facet, Finding};
use crate::messages::{Language, Messages};

/// How the values that a sentence names are called.
pub(super) struct Names {
    /// The finding's value.
    pub value: String,
    /// The values of its replacement.
    pub from_to: Option<(String, String)>,
}

/// The reason of a finding in the language of the messages.
pub fn reason(messages: &Messages, finding: &Finding) -> String {
    if messages.language() == Language::English {
        return finding.reason.clone();
    }
    let from_to = finding.replacement.as_ref();
    let from_to = from_to.map(|both| (messages.value(&both.from), messages.value(&both.to)));
    told(messages, finding, Names { value: messages.value(&finding.value), from_to })
}

/// The sentence with these names.
pub(super) fn told(messages: &Messages, finding: &Finding, names: Names) -> String {
    let (from, to) = names.from_to.unwrap_or_default();
    let values = [
        ("value", names.value.into()),
        ("from", from.into()),
        ("to", to.into()),
        ("what", messages.get(&format!("reason-what-{}", finding.facet.name())).into()),
        ("way", messages.get(&format!("reason-way-{}", finding.direction.name())).into()),
    ];
    messages.with(message(finding), &values)
}

/// The message that says why.
fn message(finding: &Finding) -> &'static str {
    let (came, went) = (finding.old.is_none(), finding.new.is_none());
    let (broadened, narrowed) = (finding.direction == Direction::Broadened, finding.direction == Direction::Narrowed);
    let replaced = finding.replacement.is_some();
    match (finding.value.as_str(), finding.facet) {
        ("promise_added", _) => "reason-promise-added",
        ("promise_removed", _) => "reason-promise-removed",
        ("exception_added", _) => "reason-exception-added",
        ("exception_removed", _) => "reason-exception-removed",
        ("condition_added", _) => "reason-condition-added",
        ("condition_removed", _) => "reason-condition-removed",
        ("open_list", _) if broadened => "reason-list-opened",
        ("open_list", _) => "reason-list-closed",
        ("may_to_will", _) => "reason-may-to-will",
        ("will_to_may", _) => "reason-will-to-may",
        // Less use of data is more safeguard: “narrower” would be read the other way round.
        (_, Facet::Safeguard) if replaced && narrowed => "reason-safeguard-replaced-stronger",
        (_, Facet::Safeguard) if replaced && broadened => "reason-safeguard-replaced-weaker",
        _ if replaced => "reason-replaced",
        (_, Facet::Safeguard) if came && narrowed => "reason-safeguard-added",
        (_, Facet::Safeguard) if came => "reason-control-taken",
        (_, Facet::Safeguard) if went && broadened => "reason-safeguard-gone",
        _ if came => "reason-added",
        _ if went => "reason-gone",
        (_, Facet::Safeguard) if narrowed => "reason-safeguard-stronger",
        (_, Facet::Safeguard) if broadened => "reason-safeguard-weaker",
        _ if broadened => "reason-reworded-added",
        _ => "reason-reworded",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::redline::ChangeId;
    use crate::scope::{Evidence, Replacement, Weight};
    use crate::text::ByteSpan;

    const NAMED: [&str; 10] = [
        "promise_added",
        "promise_removed",
        "exception_added",
        "exception_removed",
        "condition_added",
        "condition_removed",
        "open_list",
        "may_to_will",
        "will_to_may",
        "voice",
    ];

    fn finding(value: &str, facet: Facet, direction: Direction, sides: (bool, bool), replaced: bool) -> Finding {
        let proof = |there: bool, clause: &str| {
            there.then(|| Evidence {
                clause: clause.parse().expect("it names a clause"),
                quote: "your voice".to_owned(),
                span: ByteSpan::new(0, 10),
            })
        };
        Finding {
            id: "f1".to_owned(),
            change: ChangeId::of_place(0),
            facet,
            value: value.to_owned(),
            term: None,
            direction,
            weight: Weight::Medium,
            old: proof(sides.0, "o1"),
            new: proof(sides.1, "n1"),
            replacement: replaced.then(|| Replacement { from: "likeness".to_owned(), to: "voice".to_owned() }),
            reason: String::new(),
            rule: String::new(),
            affected: Vec::new(),
        }
    }

    /// Whatever a finding tells, both languages have a sentence for it, with all that it names filled in.
    #[test]
    fn every_kind_of_finding_has_its_sentence_in_both_languages() {
        let french = Messages::new(Language::French);
        for value in NAMED {
            for facet in Facet::ALL {
                for direction in [Direction::Broadened, Direction::Narrowed, Direction::Changed] {
                    for (sides, replaced) in
                        [((true, true), true), ((true, true), false), ((true, false), false), ((false, true), false)]
                    {
                        let finding = finding(value, facet, direction, sides, replaced);
                        let from_to = Some(("likeness".to_owned(), "voice".to_owned()));
                        let names = Names { value: "voice".to_owned(), from_to };
                        let english = told(Messages::english(), &finding, names);
                        let french = reason(&french, &finding);
                        for said in [&english, &french] {
                            assert!(said.ends_with('.') && !said.contains("reason-"), "{said}");
                            assert!(!said.contains(['{', '$']), "{said}");
                        }
                        assert_ne!(english, french);
                        if message(&finding) == "reason-replaced" {
                            assert!(
                                french.contains("«\u{a0}voix\u{a0}»") && french.contains("image de la personne"),
                                "{french}"
                            );
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn the_english_sentence_is_the_one_of_the_public_format() {
        let mut finding = finding("voice", Facet::Data, Direction::Broadened, (false, true), false);
        let english = told(Messages::english(), &finding, Names { value: "voice".to_owned(), from_to: None });
        assert_eq!(english, "The new version adds “voice” to the data covered.");
        finding.reason = "As the engine said it.".to_owned();
        assert_eq!(reason(Messages::english(), &finding), "As the engine said it.");
    }
}
