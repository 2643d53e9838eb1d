//! Languages: what the engine promises of those it knows, knows in part, and does not know.

use clausescope::comparison::{Comparison, Options, compare};
use clausescope::document::Document;
use clausescope::scope::{Direction, Facet};

fn compared(old: &str, new: &str) -> Comparison {
    compare(&Document::from_markdown("old.md", old), &Document::from_markdown("new.md", new), &Options::default())
}

/// Language, a text around, and a promise not to sell data.
const PROMISES: [(&str, &str, &str); 5] = [
    (
        "en",
        "The offer is open to all people who live in the country and hold an account with the shop.",
        "We will never sell your personal data to third parties.",
    ),
    (
        "fr",
        "L'offre est ouverte à toutes les personnes qui habitent dans le pays et qui possèdent un compte dans la boutique.",
        "Nous ne vendons pas vos données personnelles à des tiers.",
    ),
    (
        "de",
        "Das Angebot steht allen Personen offen, die in dem Land wohnen und ein Konto bei dem Geschäft haben.",
        "Wir verkaufen Ihre personenbezogenen Daten nicht an Dritte.",
    ),
    (
        "es",
        "La oferta está abierta a todas las personas que viven en el país y que tienen una cuenta en la tienda.",
        "No vendemos sus datos personales a terceros.",
    ),
    (
        "it",
        "L'offerta è aperta a tutte le persone che vivono nel paese e che hanno un conto presso il negozio.",
        "Non vendiamo i vostri dati personali a terzi.",
    ),
];

#[test]
fn a_promise_that_went_is_told_in_every_language() {
    for (language, around, promise) in PROMISES {
        let comparison = compared(&format!("{around}\n\n{promise}\n"), &format!("{around}\n"));
        assert_eq!(comparison.old.language.as_deref(), Some(language));
        assert!(
            comparison
                .findings
                .iter()
                .any(|finding| finding.facet == Facet::Modality && finding.direction == Direction::Broadened),
            "{language}: {:?}",
            comparison.findings
        );
    }
}

#[test]
fn languages_known_in_part_say_so() {
    for (language, around, promise) in PROMISES {
        let text = format!("{around}\n\n{promise}\n");
        let partial = compared(&text, &text).notices.iter().any(|notice| notice.contains("partial"));
        assert_eq!(partial, !matches!(language, "en" | "fr"), "{language}");
    }
}

#[test]
fn the_same_text_has_no_findings_in_any_language() {
    for (_, around, promise) in PROMISES {
        let text = format!("{around}\n\n{promise}\n");
        assert!(compared(&text, &text).findings.is_empty());
    }
}

#[test]
fn a_language_without_a_lexicon_is_compared_without_findings_and_says_so() {
    let around = "Het aanbod staat open voor alle mensen die in het land wonen en een rekening bij de winkel hebben. \
                  Deelnemers ontvangen hun kortingsbonnen binnen twee dagen nadat zij de laatste stempel hebben verzameld.";
    let promise = "Wij verkopen uw persoonsgegevens nooit aan derden en wij bewaren ze niet langer dan nodig is.";
    let comparison = compared(&format!("{around}\n\n{promise}\n"), &format!("{around}\n"));
    assert!(comparison.findings.is_empty());
    assert!(comparison.differs());
    assert!(comparison.notices.iter().any(|notice| notice.contains("no lexicon")), "{:?}", comparison.notices);
}
