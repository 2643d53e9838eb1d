//! German, Spanish and Italian: the cues of the commonest values, each with sentences that it must tell and sentences
//! that must stay quiet. One file a language in `tests/partial`, readable by one who speaks it.

use clausescope::comparison::{Options, compare, laws};
use clausescope::document::Document;
use std::fs;

/// A text that stands on both sides, long enough for the language to be told.
const AROUND: [(&str, &str); 3] = [
    (
        "de",
        "Das Angebot gilt für volljährige Personen, die in Deutschland oder Österreich wohnen und eine Kundenkarte besitzen. \
         Die Gutscheine werden innerhalb von zwei Tagen verschickt und gelten in allen unseren Geschäften.",
    ),
    (
        "es",
        "La oferta está abierta a las personas mayores de edad que viven en España o en Irlanda y que poseen una tarjeta de \
         cliente. Los cupones se envían en dos días y se pueden canjear en todas nuestras tiendas.",
    ),
    (
        "it",
        "L'offerta è aperta alle persone maggiorenni che vivono in Italia o in Irlanda e che possiedono una carta fedeltà. I \
         buoni sono inviati entro due giorni e si possono spendere in tutti i nostri negozi.",
    ),
];

#[test]
fn every_cue_is_told_and_stays_quiet() {
    let mut wrong = Vec::new();
    for (language, around) in AROUND {
        let text = fs::read_to_string(format!("tests/partial/{language}.txt")).expect("the cues can be read");
        let mut cues = 0;
        let mut cue = ("", "");
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let Some(said) = line.strip_prefix("+ ").or_else(|| line.strip_prefix("- ")) else {
                cue = line.split_once(' ').expect("a cue is a facet and a value");
                cues += 1;
                continue;
            };
            let comparison = compare(
                &Document::from_markdown("old.md", around),
                &Document::from_markdown("new.md", &format!("{around}\n\n{said}\n")),
                &Options::default(),
            );
            assert_eq!(laws::check(&comparison), None, "{said}");
            assert_eq!(comparison.new.language.as_deref(), Some(language), "{said}");
            let told: Vec<(&str, &str)> =
                comparison.findings.iter().map(|finding| (finding.facet.name(), finding.value.as_str())).collect();
            let right = if line.starts_with('+') { told.contains(&cue) } else { told.is_empty() };
            if !right {
                wrong.push(format!("{language}, {} {}: {line}: {told:?}", cue.0, cue.1));
            }
        }
        assert!(cues >= 8, "{language}: only {cues} cues");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
