//! The HTML report: whole, safe, readable by every reader and every program.
#![allow(clippy::unwrap_used, reason = "a test that unwraps fails, which is what it is for")]

mod generator;

use clausescope::clause::Side;
use clausescope::comparison::{Comparison, Options, compare};
use clausescope::document::Document;
use clausescope::project::{Review, finding_key};
use clausescope::redline::ChangeClass;
use clausescope::report::html::{html, read_back};
use clausescope::report::{Extent, Format, ReportInput, ReportSettings};
use generator::{EDITS, edited, markdown};
use proptest::prelude::*;
use scraper::{Html, Selector};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

const STYLE: &str = include_str!("../assets/report/report.css");

fn compared(old: &str, new: &str) -> Comparison {
    compare(&Document::from_markdown("old.md", old), &Document::from_markdown("new.md", new), &Options::default())
}

fn sample() -> Comparison {
    compared(include_str!("../assets/sample/old.md"), include_str!("../assets/sample/new.md"))
}

fn page_of(comparison: &Comparison, review: &Review, settings: &ReportSettings) -> String {
    html(&ReportInput { comparison, review, settings }).unwrap()
}

fn page(comparison: &Comparison) -> String {
    page_of(comparison, &Review::default(), &ReportSettings::default())
}

fn elements<'a>(html: &'a Html, css: &str) -> Vec<scraper::ElementRef<'a>> {
    html.select(&Selector::parse(css).unwrap()).collect()
}

#[test]
fn the_page_runs_nothing_and_asks_for_nothing() {
    let page = page(&sample());
    let html = Html::parse_document(&page);
    assert!(elements(&html, "script, link, img, iframe, object, embed, form, base, svg").is_empty());
    let policy = elements(&html, "meta[http-equiv=Content-Security-Policy]")[0].attr("content").unwrap().to_owned();
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"), "{policy}");
    assert!(!policy.contains("unsafe"), "{policy}");
    // The one style is the one that the policy lets through; no element carries a style of its own or a handler.
    let styles = elements(&html, "style");
    let style: String = styles[0].text().collect();
    let hash: String = Sha256::digest(style.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    let allowed = policy.split("sha256-").nth(1).unwrap().split('\'').next().unwrap();
    let bytes = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, allowed).unwrap();
    assert_eq!(bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>(), hash);
    assert_eq!(styles.len(), 1);
    assert!(!STYLE.contains("url(") && !STYLE.contains("@import"));
    for element in elements(&html, "*") {
        for (name, _) in element.value().attrs() {
            assert!(name != "style" && name != "src" && !name.starts_with("on"), "{name} in {}", element.html());
        }
    }
}

#[test]
fn every_link_leads_somewhere_and_every_name_is_there_once() {
    for extent in [Extent::Whole, Extent::Changes, Extent::Summary] {
        let settings = ReportSettings { extent, ..ReportSettings::default() };
        links_of(&page_of(&sample(), &Review::default(), &settings));
    }
}

fn links_of(page: &str) {
    let html = Html::parse_document(page);
    let ids: Vec<&str> = elements(&html, "[id]").iter().map(|element| element.attr("id").unwrap()).collect();
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(unique.len(), ids.len());
    for link in elements(&html, "a") {
        let target = link.attr("href").unwrap();
        match target.strip_prefix('#') {
            Some(id) => assert!(unique.contains(id), "{target} leads nowhere"),
            None => assert!(target.starts_with("https://w3id.org/dpv"), "{target} leads away"),
        }
    }
}

#[test]
fn every_finding_is_an_article_with_an_anchor_and_both_quotes() {
    let comparison = sample();
    assert!(!comparison.findings.is_empty(), "the sample has findings");
    let page = page(&comparison);
    let html = Html::parse_document(&page);
    for finding in &comparison.findings {
        let article = elements(&html, &format!("article#{}", finding.id));
        assert_eq!(article.len(), 1);
        let text: String = article[0].text().collect();
        assert!(text.contains(&finding.reason), "{text}");
        for evidence in finding.old.iter().chain(&finding.new) {
            assert!(text.contains(&evidence.quote), "{text}");
        }
        assert_eq!(elements(&html, &format!("#{} a[href=\"#{}\"]", finding.id, finding.id)).len(), 1);
    }
}

#[test]
fn a_screen_reader_finds_landmarks_headings_and_words_for_marks() {
    let page = page(&sample());
    let html = Html::parse_document(&page);
    for landmark in ["header", "nav[aria-label]", "main", "footer", "html[lang=en]"] {
        assert_eq!(elements(&html, landmark).iter().filter(|e| e.parent().is_some()).count().min(1), 1, "{landmark}");
    }
    let mut last = 0;
    for heading in elements(&html, "h1, h2, h3, h4, h5, h6") {
        let level = heading.value().name()[1..].parse::<usize>().unwrap();
        assert!(level <= last + 1, "a heading of level {level} follows one of level {last}: {}", heading.html());
        last = level;
    }
    for section in elements(&html, "section") {
        let title = section.attr("aria-labelledby").unwrap();
        assert_eq!(elements(&html, &format!("#{title}")).len(), 1, "{title}");
    }
    for (mark, word) in [("del", "[deleted: "), ("ins", "[inserted: ")] {
        let marks = elements(&html, &format!(".passage {mark}"));
        assert!(!marks.is_empty());
        assert!(marks.iter().all(|mark| mark.text().next() == Some(word)));
    }
}

/// The contrast of two colours as WCAG 2 counts it.
fn contrast(one: &str, other: &str) -> f64 {
    let light = |hex: &str| {
        let hex = hex.trim_start_matches('#');
        let part = |at: usize| {
            let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
    };
    let (one, other) = (light(one), light(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn all_text_has_the_contrast_that_wcag_asks_for_in_light_and_dark() {
    let themes: Vec<&str> =
        STYLE.split(":root {").skip(1).take(2).map(|part| part.split('}').next().unwrap()).collect();
    assert_eq!(themes.len(), 2, "a light and a dark theme");
    for theme in themes {
        let colour = |name: &str| {
            let line = theme.lines().find(|line| line.trim().starts_with(&format!("--{name}:"))).unwrap();
            line.split(':').nth(1).unwrap().trim().trim_end_matches(';').to_owned()
        };
        for ink in ["ink", "faint", "accent", "gone", "came", "moved"] {
            for ground in ["paper", "panel"] {
                let ratio = contrast(&colour(ink), &colour(ground));
                assert!(ratio >= 4.5, "{ink} on {ground}: {ratio:.2}");
            }
        }
        for mark in ["gone", "came", "moved"] {
            let ratio = contrast(&colour(mark), &colour(&format!("{mark}-tint")));
            assert!(ratio >= 4.5, "{mark} on its tint: {ratio:.2}");
        }
    }
}

#[test]
fn what_the_files_say_is_never_markup() {
    let evil = "We may <script>alert(1)</script> \"quote\" it's &amp; <b onload=x> \u{7} ]]> --> {{ 7 * 7 }} for ever.";
    let old = format!("# <img src=x onerror=alert(1)>\n\nIntro.\n\n```\n{evil}\n```\n");
    let new = old.replace("for ever", "until </del></p><h1>noon");
    let comparison = compare(
        &Document::from_plain("<old>.txt\" onclick=\"x", &old),
        &Document::from_plain("new&<i>.txt", &new),
        &Options::default(),
    );
    let settings = ReportSettings {
        title: Some("</title><script>1</script>".to_owned()),
        author: Some("<b>".to_owned()),
        ..ReportSettings::default()
    };
    let page = page_of(&comparison, &Review::default(), &settings);
    let html = Html::parse_document(&page);
    assert!(elements(&html, "script, img, i, b[onload], [onclick], [onerror]").is_empty());
    assert_eq!(elements(&html, "h1").len(), 1);
    assert!(page.contains("{{ 7 * 7 }}"), "a template in a file is text");
    let read = read_back(&page).unwrap();
    assert!(read.side(Side::Old).iter().any(|clause| clause.text.contains("<script>alert(1)</script>")));
}

#[test]
fn a_reviewers_decisions_are_shown_and_said() {
    let comparison = sample();
    let mut review = Review::default();
    let dismissed = clausescope::project::Correction {
        dismissed: Some("Said twice.".to_owned()),
        ..clausescope::project::Correction::default()
    };
    review.corrections.insert(finding_key(&comparison.findings[0]), dismissed);
    let page = page_of(&comparison, &review, &ReportSettings::default());
    let read = read_back(&page).unwrap();
    let first = read.findings.iter().find(|finding| finding.id == comparison.findings[0].id).unwrap();
    assert!(first.decided);
    assert_eq!(read.contradictions(), Vec::<String>::new());
    assert_eq!(read.statement.findings, comparison.findings, "the statement keeps what the program found");
    assert!(page.contains("Said twice.") && page.contains("listed apart and not counted"));
}

#[test]
fn an_extent_shows_what_it_says() {
    let comparison = sample();
    let read = |extent: Extent| {
        let page = page_of(&comparison, &Review::default(), &ReportSettings { extent, ..ReportSettings::default() });
        let read = read_back(&page).unwrap();
        (read.old.len(), read.new.len(), read.findings.len())
    };
    let findings = comparison.findings.len();
    assert_eq!(read(Extent::Whole), (comparison.old.clauses.len(), comparison.new.clauses.len(), findings));
    assert_eq!(read(Extent::Summary), (0, 0, findings));
    let (_, changed, _) = read(Extent::Changes);
    assert!(changed > 0 && changed < comparison.new.clauses.len());
}

#[test]
fn two_pages_of_the_same_comparison_are_the_same_to_the_byte() {
    assert_eq!(page(&sample()), page(&sample()));
}

#[test]
fn a_contradicting_comparison_is_refused_by_every_format() {
    let mut comparison = sample();
    comparison.changes.pop();
    let (review, settings) = (Review::default(), ReportSettings::default());
    let input = ReportInput { comparison: &comparison, review: &review, settings: &settings };
    for format in Format::all() {
        let error = format.write(&input).unwrap_err().to_string();
        assert!(error.contains("contradicts itself"), "{}: {error}", format.name);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    /// Both texts come back from the page to the letter, whatever changed and whatever is hidden.
    #[test]
    fn both_texts_come_back_from_the_page(seed: u64, edits in 0usize..12, hide: bool, odd in "[\u{0}-\u{2f}é‏ب<&\u{202e}]{0,12}") {
        let (old, new) = edited(seed, 30, &EDITS, edits);
        let comparison = compared(&markdown(&old), &format!("{}\n\nLast {odd} words.", markdown(&new)));
        let hidden_classes = if hide {
            [ChangeClass::Substantive, ChangeClass::Numbering, ChangeClass::Typography].into()
        } else {
            BTreeSet::new()
        };
        let page = page_of(&comparison, &Review::default(), &ReportSettings { hidden_classes, ..ReportSettings::default() });
        let read = read_back(&page).unwrap();
        for side in [Side::Old, Side::New] {
            let clauses: Vec<String> =
                comparison.side(side).clauses.iter().map(|clause| clause.text.replace('\0', "\u{fffd}")).collect();
            let shown: BTreeSet<String> = read.side(side).iter().map(|clause| clause.text.clone()).collect();
            prop_assert_eq!(shown, clauses.into_iter().collect::<BTreeSet<_>>());
        }
    }
}
