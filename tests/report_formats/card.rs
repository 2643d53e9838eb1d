//! The card: one finding as a picture, with what it says beside it.

use super::*;
use clausescope::report::{ReportError, card_text};

fn card(format: &str, settings: &ReportSettings) -> Result<Vec<u8>, ReportError> {
    let (comparison, review) = (sample(), Review::default());
    Format::named(format).unwrap().write(&ReportInput { comparison: &comparison, review: &review, settings })
}

#[test]
fn a_card_says_in_words_what_it_shows() {
    let comparison = sample();
    let (review, settings) =
        (Review::default(), ReportSettings { finding: Some("f2".to_owned()), ..ReportSettings::default() });
    let input = ReportInput { comparison: &comparison, review: &review, settings: &settings };
    let words = card_text(&input).unwrap();
    let finding = &comparison.findings[1];
    for part in finding
        .old
        .iter()
        .chain(&finding.new)
        .map(|evidence| &evidence.quote)
        .chain([&finding.reason, &comparison.old.sha256])
    {
        assert!(words.contains(part.as_str()), "{part}: {words}");
    }
    let svg = String::from_utf8(card("card-svg", &settings).unwrap()).unwrap();
    assert!(svg.contains("role=\"img\"") && svg.contains("<title id=\"title\">"), "{svg}");
    let mut reader = quick_xml::Reader::from_str(&svg);
    let mut desc = String::new();
    let mut inside = false;
    loop {
        match reader.read_event().unwrap() {
            quick_xml::events::Event::Start(element) => inside = element.name().as_ref() == "desc",
            quick_xml::events::Event::End(_) => inside = false,
            quick_xml::events::Event::Text(text) if inside => desc.push_str(&text.xml10_content()),
            quick_xml::events::Event::GeneralRef(reference) if inside => {
                let entity = format!("&{};", reference.xml10_content());
                desc.push_str(&quick_xml::escape::unescape(&entity).unwrap());
            }
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(desc, words);
    let png = card("card-png", &settings).unwrap();
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
    assert!(png.windows(words.len()).any(|part| part == words.as_bytes()), "the words stand in the picture's file");
}

#[test]
fn a_card_without_a_choice_shows_the_weightiest_finding() {
    let chosen = |finding: Option<&str>| {
        card("card-svg", &ReportSettings { finding: finding.map(str::to_owned), ..ReportSettings::default() }).unwrap()
    };
    let comparison = sample();
    let weightiest = comparison.findings.iter().min_by_key(|finding| finding.weight).unwrap();
    assert_eq!(chosen(None), chosen(Some(&weightiest.id)));
}

#[test]
fn a_finding_that_is_not_there_is_refused_by_name() {
    let error = card("card-png", &ReportSettings { finding: Some("f99".to_owned()), ..ReportSettings::default() });
    assert!(error.unwrap_err().to_string().contains("f99"));
    let comparison = sample();
    let review = reviewed(&comparison);
    let settings = ReportSettings { finding: Some(comparison.findings[1].id.clone()), ..ReportSettings::default() };
    let error = card_text(&ReportInput { comparison: &comparison, review: &review, settings: &settings });
    assert!(error.unwrap_err().to_string().contains("dismissed"));
}

#[test]
fn no_markup_of_the_terms_is_markup_of_a_card() {
    let comparison = hostile();
    let settings = ReportSettings { title: Some("<script>&\"'".to_owned()), ..ReportSettings::default() };
    let svg = text_of("card-svg", &comparison, &Review::default(), &settings);
    assert!(!svg.contains("<script"), "{svg}");
}
