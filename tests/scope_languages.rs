//! Terms in other languages than English: French to the same standard, German, Spanish and Italian for the commonest
//! values, and every other language compared without findings, and said so.

use clausescope::comparison::{Comparison, Options, compare, laws};
use clausescope::document::Document;
use clausescope::scope::{Direction, Facet, Verdict};

/// Paragraphs that stand on both sides, long enough for the language to be told.
const FRENCH: &str = "L'offre est ouverte aux personnes majeures qui vivent en France ou en Irlande et qui possèdent une carte \
de fidélité. Les coupons sont envoyés dans les deux jours et peuvent être utilisés dans tous nos magasins.";
const GERMAN: &str = "Das Angebot gilt für volljährige Personen, die in Deutschland oder Österreich wohnen und eine Kundenkarte \
besitzen. Die Gutscheine werden innerhalb von zwei Tagen verschickt und gelten in allen unseren Geschäften.";
const SPANISH: &str = "La oferta está abierta a las personas mayores de edad que viven en España o en Irlanda y que poseen una \
tarjeta de cliente. Los cupones se envían en dos días y se pueden canjear en todas nuestras tiendas.";
const ITALIAN: &str = "L'offerta è aperta alle persone maggiorenni che vivono in Italia o in Irlanda e che possiedono una carta \
fedeltà. I buoni sono inviati entro due giorni e si possono spendere in tutti i nostri negozi.";

/// Compares two versions of one paragraph that stands before what does not change.
fn compared(old: &str, new: &str, rest: &str) -> Comparison {
    let version = |name: &str, text: &str| Document::from_markdown(name, &format!("{text}\n\n{rest}\n"));
    let comparison = compare(&version("old.md", old), &version("new.md", new), &Options::default());
    assert_eq!(laws::check(&comparison), None);
    comparison
}

/// The findings in short: facet, value, direction.
fn told(comparison: &Comparison) -> Vec<(Facet, String, Direction)> {
    comparison.findings.iter().map(|finding| (finding.facet, finding.value.clone(), finding.direction)).collect()
}

/// Asserts that the coupon clause is told as narrowed on every facet that it names.
fn assert_narrowed(comparison: &Comparison, language: &str) {
    assert_eq!(comparison.old.language.as_deref(), Some(language));
    assert_eq!(comparison.verdict, Verdict::Narrowed, "{:?}", told(comparison));
    let found = told(comparison);
    for facet in [Facet::Data, Facet::Purpose, Facet::Duration, Facet::Territory, Facet::Media, Facet::Safeguard] {
        assert!(
            found.iter().any(|(known, _, direction)| *known == facet && *direction == Direction::Narrowed),
            "{language}: nothing narrowed is told of {}: {found:?}",
            facet.name()
        );
    }
}

/// Asserts that one promise went and nothing else is told.
fn assert_promise_removed(comparison: &Comparison) {
    assert_eq!(
        told(comparison),
        [(Facet::Modality, "promise_removed".to_owned(), Direction::Broadened)],
        "{:?}",
        comparison.findings
    );
}

fn is_partial(comparison: &Comparison, name: &str) -> bool {
    comparison.notices.iter().any(|notice| notice.contains("partial") && notice.contains(name))
}

#[test]
fn french_coupon_clause_is_narrowed_facet_by_facet() {
    let comparison = compared(
        "En participant, vous nous autorisez, ainsi que nos partenaires, à utiliser vos photographies, votre image, votre \
         voix, vos opinions, votre biographie et votre lieu de résidence à des fins promotionnelles ou publicitaires, dans \
         tout média, dans le monde entier, à perpétuité, sans préavis ni contrepartie.",
        "En participant, vous nous autorisez à afficher votre nom d'utilisateur et votre photo de profil sur la page de \
         l'offre, jusqu'à la fin de l'offre. Vous pouvez retirer cette autorisation à tout moment.",
        FRENCH,
    );
    assert_narrowed(&comparison, "fr");
    let found = told(&comparison);
    for (facet, value) in [
        (Facet::Data, "likeness"),
        (Facet::Recipient, "partners"),
        (Facet::Duration, "perpetual"),
        (Facet::Territory, "worldwide"),
        (Facet::Media, "any_media"),
        (Facet::Safeguard, "no_notice"),
        (Facet::Safeguard, "withdraw"),
    ] {
        assert!(found.contains(&(facet, value.to_owned(), Direction::Narrowed)), "{value}: {found:?}");
    }
    assert!(comparison.notices.is_empty(), "{:?}", comparison.notices);
}

#[test]
fn french_coupon_clause_reversed_is_broadened() {
    let wide = "Vous accordez à la société une licence perpétuelle, irrévocable et mondiale pour utiliser votre image et votre \
                voix à des fins publicitaires, par tout moyen et sans préavis.";
    let narrow =
        "Vous accordez à la société une licence pour utiliser votre nom d'utilisateur jusqu'à la fin de l'offre.";
    assert_eq!(compared(narrow, wide, FRENCH).verdict, Verdict::Broadened);
    assert_eq!(compared(wide, narrow, FRENCH).verdict, Verdict::Narrowed);
}

#[test]
fn french_promises_are_told_when_they_go() {
    for promise in [
        "Nous ne vendons pas vos données personnelles.",
        "Vos données ne sont jamais vendues ni cédées à des tiers.",
        "Aucune donnée personnelle n'est communiquée à des annonceurs.",
        "En aucun cas nous ne partageons vos données avec des courtiers en données.",
        "La société s'engage à ne pas vendre vos données personnelles.",
    ] {
        let old = format!("Nous collectons votre adresse e-mail. {promise}");
        assert_promise_removed(&compared(&old, "Nous collectons votre adresse e-mail.", FRENCH));
    }
}

#[test]
fn french_negation_dropped_turns_a_promise_into_a_permission() {
    let comparison = compared(
        "Nous ne partageons pas vos données personnelles avec nos partenaires.",
        "Nous partageons vos données personnelles avec nos partenaires.",
        FRENCH,
    );
    assert_promise_removed(&comparison);
}

#[test]
fn french_consent_lost_and_retention_longer_are_broadened() {
    let consent = compared(
        "Nous partageons votre position avec nos partenaires avec votre consentement.",
        "Nous partageons votre position avec nos partenaires.",
        FRENCH,
    );
    assert_eq!(told(&consent), [(Facet::Safeguard, "opt_in".to_owned(), Direction::Broadened)]);
    let retention = compared(
        "Nous conservons vos données pendant treize (13) mois.",
        "Nous conservons vos données pendant trois ans.",
        FRENCH,
    );
    assert_eq!(told(&retention), [(Facet::Duration, "fixed_period".to_owned(), Direction::Broadened)]);
}

#[test]
fn french_rewording_is_quiet() {
    for (old, new) in [
        (
            "Nous pouvons recueillir vos données à caractère personnel afin de vous fournir nos services.",
            "Nous sommes susceptibles de collecter vos données personnelles pour vous fournir nos services.",
        ),
        ("Nous conservons vos données pendant trente-six mois.", "Nous conservons vos données pendant 3 ans."),
        ("Nous conservons vos données pendant treize (13) mois.", "Nous conservons vos données pendant treize mois."),
        (
            "Vous nous fournissez votre courriel lorsque vous nous écrivez.",
            "Vous nous fournissez votre adresse e-mail lorsque vous nous contactez.",
        ),
        (
            "Notre responsabilité ne saurait être engagée en cas de perte de données.",
            "Notre responsabilité est limitée aux dommages directs en cas de perte de données.",
        ),
        (
            "N'hésitez pas à nous contacter pour toute question sur vos données.",
            "Pour toute question sur vos données, contactez-nous.",
        ),
    ] {
        let comparison = compared(old, new, FRENCH);
        assert_eq!(told(&comparison), [], "{old} -> {new}");
        assert_eq!(comparison.verdict, Verdict::None);
    }
}

#[test]
fn french_rules_for_readers_grant_the_company_nothing() {
    let comparison = compared(
        "Soyez aimables les uns envers les autres.",
        "Soyez aimables les uns envers les autres. Vous ne devez pas publier les coordonnées d'autres personnes sans leur \
         accord.",
        FRENCH,
    );
    assert_eq!(told(&comparison), []);
}

#[test]
fn a_clause_that_was_translated_tells_nothing_and_it_is_said() {
    let english = "We use cookies of the affiliate network Tarn on our website to run advertising campaigns with its partners. \
                   We share the address of your browser with Tarn for thirty days, and you may object to it in your settings.";
    let french = "Nous utilisons sur notre site les cookies du réseau d'affiliation Tarn afin de mener des campagnes publicitaires \
                  avec ses partenaires. Nous partageons l'adresse de votre navigateur avec Tarn pendant trente jours, et vous \
                  pouvez vous y opposer dans vos paramètres.";
    for (old, new) in [(english, french), (french, english)] {
        let comparison = compared(old, new, FRENCH);
        assert_eq!(told(&comparison), [], "{old} -> {new}");
        let said = |notice: &String| notice.contains("another language (en)");
        assert!(comparison.notices.iter().any(said), "{:?}", comparison.notices);
    }
    // What came in the language of the terms is told.
    let comparison = compared("Les coupons sont gratuits.", french, FRENCH);
    assert_eq!(comparison.verdict, Verdict::Mixed, "{:?}", comparison.findings);
    assert!(comparison.notices.is_empty(), "{:?}", comparison.notices);
}

#[test]
fn german_is_partial_and_knows_the_commonest_values() {
    let coupon = compared(
        "Mit der Teilnahme räumen Sie uns das Recht ein, Ihre Fotos, Ihr Bildnis und Ihre Stimme zu Werbezwecken weltweit, \
         unwiderruflich und zeitlich unbegrenzt in allen Medien ohne Vorankündigung zu nutzen.",
        "Mit der Teilnahme räumen Sie uns das Recht ein, Ihren Nutzernamen und Ihr Profilbild auf unserer Website zu zeigen.",
        GERMAN,
    );
    assert_narrowed(&coupon, "de");
    assert!(is_partial(&coupon, "German"), "{:?}", coupon.notices);
    for promise in [
        "Wir verkaufen Ihre Daten nicht.",
        "Ihre Daten verkaufen wir nicht.",
        "Wir geben Ihre Daten niemals an Dritte weiter.",
    ] {
        let old = format!("Wir erheben Ihre E-Mail-Adresse. {promise}");
        assert_promise_removed(&compared(&old, "Wir erheben Ihre E-Mail-Adresse.", GERMAN));
    }
    let reworded = compared(
        "Wir verwenden deine persönlichen Daten, um dir die Gutscheine zu schicken.",
        "Wir nutzen Ihre personenbezogenen Daten, um Ihnen die Gutscheine zu schicken.",
        GERMAN,
    );
    assert_eq!(told(&reworded), []);
}

#[test]
fn spanish_is_partial_and_knows_the_commonest_values() {
    let coupon = compared(
        "Al participar, usted nos autoriza a utilizar sus fotografías, su imagen y su voz con fines publicitarios en todo el \
         mundo, a perpetuidad, en cualquier medio y sin previo aviso.",
        "Al participar, usted nos autoriza a mostrar su nombre de usuario y su foto de perfil en nuestra página web.",
        SPANISH,
    );
    assert_narrowed(&coupon, "es");
    assert!(is_partial(&coupon, "Spanish"), "{:?}", coupon.notices);
    for promise in ["No vendemos sus datos personales.", "Nunca compartiremos sus datos con terceros."] {
        let old = format!("Recopilamos su correo electrónico. {promise}");
        assert_promise_removed(&compared(&old, "Recopilamos su correo electrónico.", SPANISH));
    }
    let reworded = compared(
        "Utilizamos sus datos de carácter personal con el fin de enviarle los cupones.",
        "Usamos sus datos personales para enviarle los cupones.",
        SPANISH,
    );
    assert_eq!(told(&reworded), []);
}

#[test]
fn italian_is_partial_and_knows_the_commonest_values() {
    let coupon = compared(
        "Partecipando, l'utente ci autorizza a utilizzare le sue fotografie, la sua immagine e la sua voce per finalità \
         pubblicitarie in tutto il mondo, senza limiti di tempo, con qualsiasi mezzo e senza preavviso.",
        "Partecipando, l'utente ci autorizza a mostrare il suo nome utente e la sua foto del profilo sulla pagina dell'offerta.",
        ITALIAN,
    );
    assert_narrowed(&coupon, "it");
    assert!(is_partial(&coupon, "Italian"), "{:?}", coupon.notices);
    for promise in ["Non vendiamo i suoi dati personali.", "Non condivideremo mai i suoi dati con terzi."] {
        let old = format!("Raccogliamo il suo indirizzo e-mail. {promise}");
        assert_promise_removed(&compared(&old, "Raccogliamo il suo indirizzo e-mail.", ITALIAN));
    }
    let reworded = compared(
        "Utilizziamo le sue informazioni personali al fine di inviarle i buoni.",
        "Usiamo i suoi dati personali per inviarle i buoni.",
        ITALIAN,
    );
    assert_eq!(told(&reworded), []);
}

#[test]
fn english_is_complete_and_says_nothing_of_it() {
    let rest = "The offer is open to adults who live in France or Ireland and who hold a loyalty card. The coupons are sent \
                within two days and can be used in all of our shops.";
    let comparison = compared("We collect your email. We do not sell your data.", "We collect your email.", rest);
    assert_promise_removed(&comparison);
    assert!(comparison.notices.is_empty(), "{:?}", comparison.notices);
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
        let comparison = compared(promise, "", around);
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
        let partial = compared(promise, promise, around).notices.iter().any(|notice| notice.contains("partial"));
        assert_eq!(partial, !matches!(language, "en" | "fr"), "{language}");
    }
}

#[test]
fn the_same_text_has_no_findings_in_any_language() {
    for (_, around, promise) in PROMISES {
        assert!(compared(promise, promise, around).findings.is_empty());
    }
}

#[test]
fn a_language_without_a_lexicon_is_compared_without_findings_and_says_so() {
    for (old, new, code) in [
        (
            "Wij verkopen uw persoonsgegevens niet aan derden en wij bewaren uw gegevens niet langer dan nodig is voor de \
             levering van onze diensten. U kunt uw toestemming op elk moment intrekken door ons een bericht te sturen.",
            "Wij verkopen uw persoonsgegevens aan derden en wij bewaren uw gegevens zo lang als wij dat willen voor de \
             levering van onze diensten. U kunt uw toestemming op elk moment intrekken door ons een bericht te sturen.",
            "nl",
        ),
        (
            "当社は、お客様の個人情報を第三者に販売しません。お客様はいつでも同意を取り消すことができます。",
            "当社は、お客様の個人情報を第三者に販売します。お客様はいつでも同意を取り消すことができます。",
            "ja",
        ),
    ] {
        let comparison = compared(old, new, "");
        assert_eq!(comparison.old.language.as_deref(), Some(code));
        assert_eq!(told(&comparison), []);
        assert!(comparison.changes.iter().any(|change| change.segments.len() > 1), "{code}: the words are compared");
        assert!(
            comparison.notices.iter().any(|notice| notice.contains("no findings") && notice.contains(code)),
            "{code}: {:?}",
            comparison.notices
        );
    }
}
