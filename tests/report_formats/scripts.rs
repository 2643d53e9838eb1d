//! Texts in other scripts and languages, from right to left too: every format holds them to the letter or says why not.

use super::*;
use clausescope::report::{docx_texts, html::read_back, markdown_texts, pdf_texts};

const CASES: [(&str, &str, &str); 4] = [
    (
        "french",
        "# Conditions\n\nNous utilisons votre « voix » pendant 30\u{a0}jours ; elle n’est pas vendue.\n\nFin de l’offre.\n",
        "# Conditions\n\nNous utilisons votre « image » pendant 10\u{a0}ans ; elle peut être vendue.\n\nFin de l’offre.\n",
    ),
    (
        "arabic",
        "# الشروط\n\nيجوز لنا استخدام صورك لأغراض الدعاية في أي وسيلة.\n\nنحتفظ ببياناتك لمدة 30 يوما.\n\n\
         | البيانات | الغرض |\n| --- | --- |\n| الاسم | الدعاية |\n",
        "# الشروط\n\nيجوز لنا استخدام اسمك لأغراض البحث في أي وسيلة.\n\nنحتفظ ببياناتك (Marigold) لمدة 10 سنوات.\n\n\
         | البيانات | الغرض |\n| --- | --- |\n| الاسم | البحث |\n",
    ),
    (
        "hebrew",
        "# תנאים\n\nאנו רשאים להשתמש בתמונות שלך לפרסום.\n\nהמידע נשמר 30 יום.\n",
        "# תנאים\n\nאנו רשאים להשתמש בשם שלך למחקר.\n\nהמידע נשמר 10 שנים (Marigold).\n",
    ),
    (
        "chinese",
        "# 使用条款\n\n我们可以使用您的照片和声音进行宣传。\n\n我们将保存您的数据三十天。\n\n| 数据 | 用途 |\n| --- | --- |\n| 姓名 | 宣传 |\n",
        "# 使用条款\n\n我们可以使用您的用户名进行宣传。\n\n我们将保存您的数据十年。\n\n| 数据 | 用途 |\n| --- | --- |\n| 姓名 | 研究 |\n",
    ),
];

fn clauses(comparison: &Comparison) -> [Vec<String>; 2] {
    [&comparison.old, &comparison.new]
        .map(|version| version.clauses.iter().map(|clause| clause.text.to_string()).collect())
}

#[test]
fn formats_with_the_text_give_it_back_in_every_script() {
    for (name, old, new) in CASES {
        let comparison = compared(old, new);
        let (review, settings) = (Review::default(), ReportSettings::default());
        let wanted = clauses(&comparison);
        assert_eq!(pdf_texts(&written("pdf", &comparison, &review, &settings)).unwrap(), wanted, "{name}");
        assert_eq!(docx_texts(&written("docx", &comparison, &review, &settings)).unwrap(), wanted, "{name}");
        assert_eq!(markdown_texts(&text_of("markdown", &comparison, &review, &settings)), wanted, "{name}");
        let read = read_back(&text_of("html", &comparison, &review, &settings)).unwrap();
        let texts = [read.old, read.new].map(|side| side.into_iter().map(|clause| clause.text).collect::<Vec<_>>());
        assert_eq!(texts, wanted, "{name}");
    }
}

#[test]
fn tables_of_changes_hold_every_script_to_the_letter() {
    for (name, old, new) in CASES {
        let comparison = compared(old, new);
        let (review, settings) = (Review::default(), ReportSettings::default());
        let values = text_of("csv", &comparison, &review, &settings);
        let workbook = written("xlsx", &comparison, &review, &settings);
        let mut package = zip::ZipArchive::new(std::io::Cursor::new(workbook)).unwrap();
        let mut shared = String::new();
        std::io::Read::read_to_string(&mut package.by_name("xl/sharedStrings.xml").unwrap(), &mut shared).unwrap();
        let changed = comparison.changes.iter().filter(|change| change.class.is_some());
        let mut rows = 0;
        for id in changed.flat_map(|change| change.old.iter().chain(&change.new)) {
            let text = &comparison.clause(id).unwrap().text;
            assert!(values.contains(text.as_str()) && shared.contains(text.as_str()), "{name}: {text}");
            rows += 1;
        }
        assert!(rows >= 2, "{name}: {rows}");
    }
}

/// A card is drawn with the fonts of the program alone, so that it looks the same everywhere.
#[test]
fn a_card_shows_latin_letters_and_names_those_that_it_cannot_show() {
    for (name, old, new) in CASES {
        let comparison = compared(old, new);
        let mut review = Review::default();
        let changed =
            comparison.changes.iter().find(|change| !change.old.is_empty() && change.class.is_some()).unwrap();
        let clause = comparison.clause(&changed.old[0]).unwrap();
        let key = clausescope::project::clause_key(&comparison, clausescope::clause::Side::Old, clause);
        review.added.push(AddedFinding {
            facet: Facet::Data,
            value: "voice".to_owned(),
            direction: Direction::Narrowed,
            old: Some((key, clause.text.to_string())),
            new: None,
            reason: "As quoted.".to_owned(),
        });
        let settings = ReportSettings { finding: Some("a1".to_owned()), ..ReportSettings::default() };
        let input = ReportInput { comparison: &comparison, review: &review, settings: &settings };
        for format in ["card-png", "card-svg"] {
            match Format::named(format).unwrap().write(&input) {
                Ok(bytes) => assert!(name == "french" && !bytes.is_empty(), "{name}"),
                Err(error) => {
                    let told = error.to_string();
                    let is_named = clause.text.chars().any(|c| !c.is_ascii() && told.contains(c));
                    assert!(name != "french" && is_named, "{name}: {told}");
                }
            }
        }
    }
}
