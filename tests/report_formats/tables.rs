//! CSV and XLSX: one row a change, no formula, both texts to the letter.

use super::*;
use std::io::{Cursor, Read};

/// The rows of a table of values, names of the columns first.
fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).expect("a byte order mark for Excel");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn a_row_for_every_change_with_both_texts_and_the_notes() {
    let comparison = sample();
    let review = reviewed(&comparison);
    let mut rows = rows(&written("csv", &comparison, &review, &ReportSettings::default()));
    // The finding that was dismissed is told in a row of its own.
    assert!(rows.pop().is_some_and(|row| row[0].is_empty()));
    let changed: Vec<String> = comparison
        .changes
        .iter()
        .filter(|change| change.kind != clausescope::redline::ChangeKind::Unchanged || change.moved)
        .map(|change| change.id.to_string())
        .collect();
    assert_eq!(rows[1..].iter().map(|row| row[0].clone()).collect::<Vec<_>>(), changed);
    assert!(rows[1..].iter().all(|row| row[9] == "'=Read** this |" && row[10] == "call" && row[11] == "Disputed"));
    let with_finding = rows[1..].iter().find(|row| row[5].contains("f1 ")).unwrap();
    assert!(!with_finding[6].is_empty() && !with_finding[7].is_empty(), "{with_finding:?}");
}

#[test]
fn no_cell_of_values_begins_a_formula_wherever_it_is_split() {
    let bytes = written("csv", &hostile(), &Review::default(), &ReportSettings::default());
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(text.contains("'=") || text.contains("'@") || text.contains("'+"), "{text}");
    for row in rows(&bytes) {
        for cell in row {
            for part in cell.split([';', '\t', '\n', '\r', '|']) {
                let part = part.trim_start_matches('"');
                assert!(!part.starts_with(['=', '+', '-', '@']), "{cell}");
            }
        }
    }
}

#[test]
fn what_is_hidden_is_told_in_last_rows_that_name_no_change() {
    let comparison = sample();
    let plain = rows(&written("csv", &comparison, &Review::default(), &ReportSettings::default()));
    assert!(plain.iter().all(|row| !row[0].is_empty()));
    let hidden_classes = [clausescope::redline::ChangeClass::Numbering, clausescope::redline::ChangeClass::Date].into();
    let settings = ReportSettings { hidden_classes, ..ReportSettings::default() };
    let found = rows(&written("csv", &comparison, &reviewed(&comparison), &settings));
    let told: Vec<&Vec<String>> = found.iter().skip_while(|row| !row[0].is_empty()).collect();
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(told.iter().all(|row| row.len() == plain[0].len() && row[0].is_empty() && row[3] == "Not shown"));
    assert_eq!(told[0][4], "changes of numbering only");
    assert!(told[0][9].contains("shown as if unchanged") && told[2][9].contains("1 finding"), "{told:?}");
    // No text is lost with it: the rows of changes that are shown hold both, and the others are counted.
    assert!(found.len() - told.len() <= plain.len());
}

#[test]
fn lines_of_values_end_as_rfc_4180_asks() {
    let text = text_of("csv", &sample(), &Review::default(), &ReportSettings::default());
    assert!(text.ends_with("\"\r\n"));
    assert!(text.starts_with("\u{feff}\"Change\",\"Old clause\""));
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    package.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_workbook_has_no_formula_a_frozen_head_and_a_filter() {
    for comparison in [sample(), hostile()] {
        let bytes = written("xlsx", &comparison, &Review::default(), &ReportSettings::default());
        for sheet in ["xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"] {
            let sheet = part(&bytes, sheet);
            assert!(!sheet.contains("<f>") && !sheet.contains("<hyperlink"), "{sheet}");
        }
        let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
        assert!(sheet.contains("<autoFilter") && sheet.contains("state=\"frozen\""), "{sheet}");
        let about = part(&bytes, "xl/sharedStrings.xml");
        assert!(about.contains(&comparison.old.sha256) && about.contains(&comparison.new.sha256));
    }
}

#[test]
fn a_workbook_holds_letters_that_xml_cannot() {
    let comparison =
        compared("We say \u{b}this\u{1}.\n\n_x0041_ and _x\n", "We say \u{b}that\u{1}.\n\n_x0042_ and _x é\n");
    assert!(!written("xlsx", &comparison, &Review::default(), &ReportSettings::default()).is_empty());
}

#[test]
fn a_clause_of_a_hundred_thousand_letters_goes_into_a_workbook() {
    let long = "We keep your letters for ever and a day. ".repeat(2500);
    let comparison = compared(&long, &format!("{long}And more."));
    assert!(!written("xlsx", &comparison, &Review::default(), &ReportSettings::default()).is_empty());
}
