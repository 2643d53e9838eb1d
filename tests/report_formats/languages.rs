//! The language of reports: in French every word that is the report's own is French, in every format; what it quotes stays
//! as it is, and both texts come back from it all the same.

use super::*;
use clausescope::document::{ReadOptions, read_bytes};
use clausescope::messages::Language;
use clausescope::redline::ChangeClass;
use clausescope::report::html::read_back;
use clausescope::report::verify::verify;
use clausescope::report::{docx_texts, markdown_texts, pdf_texts};
use clausescope::scope::lexicon::Lexicons;
use std::collections::BTreeSet;
use std::io::{Cursor, Read};

const OLD: &str = "# Conditions de l’offre Mésange\n\nVersion du 1er mars 2024.\n\n## 1. Données\n\n\
1.1 Nous recueillons votre nom et votre adresse électronique afin de gérer l’offre.\n\n\
1.2 Nous ne vendons pas vos données personnelles.\n\n\
1.3 Nous conservons vos données pendant douze mois, puis nous les supprimons de nos fichiers. Vous pouvez demander à tout \
moment une copie de ce que nous conservons sur vous.\n\n\
## 2. Bons\n\n2.1 Les bons sont valables un mois dans toutes les boutiques de la marque.\n\n\
2.2 Les bons ne peuvent être ni cédés ni échangés contre de l’argent, sauf accord écrit de la boutique.\n\n\
2.3 Le gagnant est prévenu par courrier, comme le dit l’article 9.\n\n\
## 3. Fin\n\n3.1 L’offre prend fin le 31 mars, à minuit.\n\n3.2 Il est dit \"merci\" à tous.\n";

const NEW: &str = "# Conditions de l’offre Mésange\n\nVersion du 1er mars 2025.\n\n## 1. Données\n\n\
1.1 Nous recueillons votre nom, votre adresse électronique et votre numéro de téléphone afin de gérer l’offre et à des fins \
de publicité ciblée.\n\n\
1.2 Nous conservons vos données pendant douze mois, puis nous les supprimons de nos fichiers.\n\n\
1.3 Vous pouvez demander à tout moment une copie de ce que nous conservons sur vous.\n\n\
## 2. Bons\n\n2.1 Les bons ne peuvent être ni cédés ni échangés contre de l’argent, sauf accord écrit de la boutique.\n\n\
2.2 Le gagnant est prévenu par courrier, comme le dit l’article 9.\n\n\
2.3 Les bons sont valables un mois dans toutes les boutiques de la marque.\n\n\
## 3. Fin\n\n3.1 L’offre prend fin le 31 mars, à minuit.\n\n3.2 Il est dit « merci » à tous.\n\n3.3 Une clause nouvelle.\n";

fn french() -> Comparison {
    compare(&Document::from_markdown("a.md", OLD), &Document::from_markdown("b.md", NEW), &Options::default())
}

/// A reviewer who writes French.
fn relu(comparison: &Comparison) -> Review {
    let mut review = Review::default();
    let remark = |note: &str| Remark { status: Status::Disputed, note: note.to_owned(), tag: "appel".to_owned() };
    let keys: Vec<String> = comparison.findings.iter().map(finding_key).collect();
    review.findings.insert(keys[0].clone(), remark("À vérifier."));
    let turned = Correction { direction: Some(Direction::Changed), ..Correction::default() };
    review.corrections.insert(keys[0].clone(), turned);
    let dismissed = Correction { dismissed: Some("Dit deux fois.".to_owned()), ..Correction::default() };
    review.corrections.insert(keys[1].clone(), dismissed);
    review.changes.insert(change_keys(comparison)[3].clone(), remark("Lu."));
    review.added.push(AddedFinding {
        facet: Facet::Media,
        value: "affiches".to_owned(),
        direction: Direction::Broadened,
        old: None,
        new: None,
        reason: "Des affiches en plus.".to_owned(),
    });
    review
}

fn settings(extent: Extent) -> ReportSettings {
    ReportSettings {
        language: Language::French,
        extent,
        hidden_classes: [ChangeClass::Typography].into(),
        date: Some("2025-05-01".to_owned()),
        author: Some("Jo Doe".to_owned()),
        ..ReportSettings::default()
    }
}

/// All words of a file that a reader sees or hears, on one line.
fn words_of(format: &str, bytes: &[u8]) -> String {
    let parts = |names: &[&str]| -> String {
        let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        for name in names {
            package.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        }
        text
    };
    let text = match format {
        "docx" => {
            let xml = parts(&["word/document.xml", "word/comments.xml", "word/footer1.xml"]);
            // Words stand between tags and in initials; the names of elements are nobody's words.
            xml.split('<').filter_map(|tag| tag.split_once('>')).map(|(_, words)| words).collect::<Vec<_>>().join(" ")
        }
        "xlsx" => parts(&["xl/sharedStrings.xml", "xl/workbook.xml"]),
        "pdf" => {
            let document = lopdf::Document::load_mem(bytes).unwrap();
            let told = document.objects.values().filter_map(|object| object.as_dict().ok());
            let told = told.flat_map(|entry| [&b"Alt"[..], b"Contents", b"Title"].map(|key| entry.get(key).ok()));
            let told: Vec<String> = told.flatten().filter_map(|text| lopdf::decode_text_string(text).ok()).collect();
            let shown = read_bytes("report.pdf", bytes, &ReadOptions::default()).unwrap().source;
            format!("{shown}\n{}", told.join("\n"))
        }
        "card-png" => String::from_utf8_lossy(bytes).into_owned(),
        _ => String::from_utf8(bytes.to_vec()).unwrap(),
    };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The English words that a report could say, where French says something else.
fn english() -> Vec<(String, String)> {
    let of = |language: Language| -> Vec<(&str, &str)> {
        let lines = language.files().into_iter().flat_map(str::lines);
        lines.filter_map(|line| line.split_once(" = ")).filter(|(id, _)| !id.starts_with([' ', '#', '.'])).collect()
    };
    let spoken = |id: &str| {
        ["report-", "facet-", "direction-", "kind-", "class-", "status-", "verdict-", "sentence-", "reason-", "value-"]
            .iter()
            .any(|start| id.starts_with(start))
    };
    let french: std::collections::BTreeMap<&str, &str> = of(Language::French).into_iter().collect();
    let mut words = Vec::new();
    for (id, text) in of(Language::English).into_iter().filter(|(id, _)| spoken(id)) {
        let other = french[id];
        // What stands before, between and after what a message names.
        for part in text.split(['{', '}']).step_by(2).map(str::trim) {
            let letters = part.chars().filter(|c| c.is_alphabetic()).count();
            if letters >= 6 && !other.contains(part) {
                words.push((id.to_owned(), part.to_owned()));
            }
        }
    }
    words
}

#[test]
fn a_french_report_has_no_english_word_of_its_own() {
    let comparison = french();
    let kinds: BTreeSet<String> = comparison.changes.iter().map(|change| format!("{:?}", change.kind)).collect();
    assert!(kinds.contains("Split") && comparison.summary.moved > 0 && comparison.findings.len() > 2, "{comparison:?}");
    let review = relu(&comparison);
    let english = english();
    assert!(english.len() > 300);
    for format in Format::all().iter().filter(|format| format.name != "json") {
        for extent in [Extent::Whole, Extent::Changes, Extent::Summary] {
            let words = words_of(format.name, &written(format.name, &comparison, &review, &settings(extent)));
            let mut found = Vec::new();
            for (id, part) in &english {
                if has_words(&words, part) {
                    found.push(format!("{id}: {part}"));
                }
            }
            // Rules, classes and names for programs are no words of the report, and neither is the name of the vocabulary.
            found.retain(|line| format.name != "html" || !is_for_programs(line));
            assert!(found.is_empty(), "{} {extent:?}: {found:#?}", format.name);
        }
    }
}

/// Whether a text has these words, whole ones only: French has words that hold English ones.
fn has_words(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let (before, after) = (text[..at].chars().next_back(), text[at + words.len()..].chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// What stands in a page for programs: names of the public format in its statement, in classes and in attributes.
fn is_for_programs(line: &str) -> bool {
    let names = [
        "value-",
        "class-",
        "facet-",
        "kind-",
        "direction-",
        "status-",
        "reason-",
        "report-label-",
        "report-finding",
        "report-departures",
        "report-place-",
        "report-voice-",
        "report-nothing",
        "report-renumbered",
        "report-move-",
    ];
    names.iter().any(|start| line.starts_with(start)) || line.ends_with("verdict")
}

#[test]
fn a_french_page_shows_a_reader_no_english_word() {
    let comparison = french();
    let page = text_of("html", &comparison, &relu(&comparison), &settings(Extent::Whole));
    let html = scraper::Html::parse_document(&page);
    let body = scraper::Selector::parse("body, title").unwrap();
    let rules = scraper::Selector::parse(".rule").unwrap();
    let mut words: String = html.select(&body).flat_map(|part| part.text()).collect::<Vec<_>>().join(" ");
    // The name of a rule is for those who look it up.
    for text in html.select(&rules).flat_map(|rule| rule.text()) {
        words = words.replace(text, "");
    }
    let tips = scraper::Selector::parse("[aria-label], [data-label]").unwrap();
    for element in html.select(&tips) {
        words.extend(["aria-label", "data-label"].into_iter().filter_map(|name| element.attr(name)));
    }
    let found: Vec<_> = english().into_iter().filter(|(_, part)| has_words(&words, part)).collect();
    let found: Vec<_> = found.into_iter().filter(|(id, _)| id != "report-vocabulary").collect();
    assert!(found.is_empty(), "{found:?}");
    assert!(page.contains("<html lang=\"fr\">") && !page.contains("lang=\"en\""));
    assert!(words.contains("«\u{a0}") && words.contains("\u{a0}:"), "{words}");
}

#[test]
fn both_texts_come_back_from_french_reports_and_a_page_is_verified() {
    let comparison = french();
    let review = relu(&comparison);
    let settings = ReportSettings { language: Language::French, ..ReportSettings::default() };
    let clauses = [&comparison.old, &comparison.new]
        .map(|version| version.clauses.iter().map(|clause| clause.text.to_string()).collect::<Vec<_>>());
    assert_eq!(docx_texts(&written("docx", &comparison, &review, &settings)).unwrap(), clauses);
    assert_eq!(pdf_texts(&written("pdf", &comparison, &review, &settings)).unwrap(), clauses);
    assert_eq!(markdown_texts(&text_of("markdown", &comparison, &review, &settings)), clauses);
    let page = text_of("html", &comparison, &review, &settings);
    assert_eq!(read_back(&page).unwrap().contradictions(), Vec::<String>::new());
    let documents = [Document::from_markdown("a.md", OLD), Document::from_markdown("b.md", NEW)];
    let found = verify(Lexicons::embedded(), page.as_bytes(), &documents[0], &documents[1]).unwrap();
    assert_eq!(found.wrong, Vec::<String>::new());
    assert!(found.agrees.iter().any(|line| line.contains("byte for byte")), "{found:?}");
    let tampered = page.replacen("class=\"reason\">", "class=\"reason\">Rien. ", 1);
    let found = verify(Lexicons::embedded(), tampered.as_bytes(), &documents[0], &documents[1]).unwrap();
    assert!(!found.holds());
}

#[test]
fn the_public_format_has_no_language() {
    let comparison = french();
    let review = relu(&comparison);
    let json =
        |language| text_of("json", &comparison, &review, &ReportSettings { language, ..ReportSettings::default() });
    assert_eq!(json(Language::English), json(Language::French));
}

/// Whatever is said of files in the public format has its French sentence.
#[test]
fn what_is_said_of_files_is_said_in_french() {
    let page = "<html lang=\"en\"><body><p>Nous recueillons votre nom et votre adresse afin de gérer cette offre avec vous.</p>\
        <iframe src=\"x\"></iframe><img src=\"y\"><p style=\"display:none\">Ces mots sont tous cachés.</p>\
        <p>Voir l’article 9. Nous ne ven\u{200b}dons rien. \u{202e}non\u{202c} dаns la page.</p></body></html>";
    let old = Document::from_html("a.html", page);
    let new = Document::from_plain("b.txt", "Das ist ein Satz in einer anderen Sprache, der von nichts handelt.");
    let comparison = compare(&old, &new, &Options::default());
    let said: Vec<&String> = comparison.old.warnings.iter().map(|warning| &warning.message).collect();
    let said: Vec<&String> = said.into_iter().chain(&comparison.notices).collect();
    assert!(said.len() >= 5 && comparison.old.coverage.len() >= 3, "{said:?} {:?}", comparison.old.coverage);
    let settings = ReportSettings { language: Language::French, ..ReportSettings::default() };
    let text = text_of("markdown", &comparison, &Review::default(), &settings);
    let french = clausescope::messages::Messages::of(Language::French);
    for sentence in said {
        assert!(french.find_told(sentence).is_some(), "no French for: {sentence}");
        assert!(!text.contains(sentence.as_str()), "{sentence}");
    }
    for coverage in &comparison.old.coverage {
        assert!(!text.contains(&format!("{} (", coverage.part)), "{}", coverage.part);
    }
}
