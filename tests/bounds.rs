//! What the readers promise of files made to cost much: each is read soon, or refused soon with an error that names the
//! file, what is wrong and what to do. Bounds are counts of work, never clocks, so they hold alike on every machine.

use clausescope::comparison::{Options, compare};
use clausescope::document::{Document, ReadOptions, read_bytes};
use std::fmt::Write;

fn read(name: &str, bytes: &[u8]) -> Document {
    read_bytes(name, bytes, &ReadOptions::default()).unwrap_or_else(|error| panic!("{error}"))
}

/// Holds a file to be refused for that.
fn refused(name: &str, bytes: &[u8], what: &str) {
    let message = read_bytes(name, bytes, &ReadOptions::default()).expect_err("it is refused").to_string();
    assert!(message.starts_with(&format!("{name}: ")) && message.contains(what), "{message}");
    assert!(message.contains("compare that file"), "{message}");
}

/// A PDF of one page of that content, with the form `/X0` and those that it draws.
fn pdf(content: &str, forms: &[&str]) -> Vec<u8> {
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources 5 0 R>>".to_owned(),
        format!("<</Length {}>>stream\n{content}\nendstream", content.len()),
    ];
    let mut named = String::new();
    for at in 0..forms.len() {
        write!(named, "/X{at} {} 0 R", at + 7).expect("it fits");
    }
    objects.push(format!("<</Font<</F1 6 0 R>>/XObject<<{named}>>>>"));
    objects.push("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_owned());
    for form in forms {
        let kind = "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources 5 0 R";
        objects.push(format!("<<{kind}/Length {}>>stream\n{form}\nendstream", form.len()));
    }
    let mut file = "%PDF-1.7\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (at, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", file.len()).expect("it fits");
        write!(file, "{} 0 obj\n{object}\nendobj\n", at + 1).expect("it fits");
    }
    let start = file.len();
    write!(file, "{table}trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1)
        .expect("it fits");
    file.into_bytes()
}

const LINE: &str = "BT /F1 10 Tf 72 700 Td (We keep your data.) Tj ET ";

#[test]
fn items_rows_and_lines_without_number_are_refused() {
    let blocks = "more than 250000 paragraphs, items and rows";
    refused("terms.md", "- We keep your data.\n".repeat(250_001).as_bytes(), blocks);
    refused("terms.md", ("|a|b|\n|-|-|\n".to_owned() + &"|c|d|\n".repeat(250_001)).as_bytes(), blocks);
    refused("terms.html", ("<ol>".to_owned() + &"<li>Data".repeat(250_001)).as_bytes(), blocks);
    refused("terms.html", "<p>We keep <b>data</b>".repeat(250_001).as_bytes(), "more than 500000 tags");
    refused("terms.txt", "We keep your data\nas long as the offer runs\n".repeat(500_001).as_bytes(), "1000000 lines");
    refused("terms.rtf", ("{\\rtf1 ".to_owned() + &"data\\par ".repeat(1_000_001)).as_bytes(), "more paragraphs");
    let long = read("terms.md", "- We keep your data.\n".repeat(20_000).as_bytes());
    assert_eq!(long.blocks.len(), 20_000);
}

#[test]
fn a_page_in_a_mail_has_the_bounds_of_a_page() {
    let head = "From: a@snackbox.example\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n";
    refused("terms.eml", (head.to_owned() + &"<br>".repeat(500_001)).as_bytes(), "more than 500000 tags");
}

#[test]
fn lists_in_lists_without_end_are_read_flat() {
    let page = "<html><body>".to_owned() + &"<ul><li>".repeat(100_000) + "We keep your data.";
    let document = read("terms.html", page.as_bytes());
    assert_eq!(document.blocks.len(), 1);
    assert_eq!(&*document.blocks[0].text, "We keep your data.");
    assert!(document.warnings.iter().any(|warning| warning.code == "deep-nesting"));
}

#[test]
fn a_form_that_draws_itself_is_drawn_once() {
    let document = read("terms.pdf", &pdf(&format!("{LINE}/X0 Do"), &["/X0 Do ".repeat(1000).as_str()]));
    assert_eq!(&*document.blocks[0].text, "We keep your data.");
}

#[test]
fn forms_in_forms_without_number_are_refused() {
    let forms: Vec<String> = (1..9).map(|at| format!("/X{at} Do ").repeat(1000)).collect();
    let forms: Vec<&str> = forms.iter().map(String::as_str).chain(["0 0 m"]).collect();
    refused("terms.pdf", &pdf(&format!("{LINE}/X0 Do"), &forms), "more than a text of terms can");
}

#[test]
fn a_page_of_letters_or_lines_without_number_is_refused() {
    let letters = "(We keep your data and more of it.) Tj ".repeat(35_000);
    refused("terms.pdf", &pdf(&format!("BT /F1 .02 Tf 2 700 Td {letters} ET"), &[]), "more than a text of terms can");
    let letters = format!("BT /F1 .001 Tf 2 700 Td ({}) Tj ET", "a".repeat(3_000_000));
    refused("terms.pdf", &pdf(&letters, &[]), "more than a text of terms can");
    let mut lines = "BT /F1 1 Tf ".to_owned();
    for at in 0..500_001 {
        write!(lines, "1 0 0 1 {} {} Tm (a) Tj ", at / 90_000 * 90, at % 90_000).expect("it fits");
    }
    refused("terms.pdf", &pdf(&(lines + "ET"), &[]), "more than a text of terms can");
}

#[test]
fn lines_and_dots_without_number_cost_no_more_than_once_each() {
    let mut drawn = String::new();
    for at in 0..60_000 {
        write!(drawn, "{} 900 m {} 990 l S {} {} 3 3 re f ", at % 600, at % 600, at % 600, 3000 + at % 9000)
            .expect("it fits");
    }
    let mut words = "BT /F1 8 Tf ".to_owned();
    for at in 0..20_000 {
        write!(words, "1 0 0 1 {} {} Tm (a) Tj ", at % 60 * 10, 3000 + at / 60 * 10).expect("it fits");
    }
    let document = read("terms.pdf", &pdf(&format!("{drawn}{words} ET"), &[]));
    let letters: usize = document.blocks.iter().map(|block| block.text.matches('a').count()).sum();
    assert_eq!(letters, 20_000);
}

#[test]
fn a_sentence_without_end_is_read_for_findings() {
    let new = "We keep your data and share it with partners, ".repeat(4_000);
    let new = read("new.txt", (new + "always.").as_bytes());
    let comparison = compare(&read("old.txt", b"We keep your data."), &new, &Options::default());
    assert!(!comparison.findings.is_empty());
}
