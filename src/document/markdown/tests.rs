use super::super::{BlockKind, Document};
use crate::text::ByteSpan;

fn shown(text: &str) -> Vec<(BlockKind, String)> {
    Document::from_markdown("terms.md", text).blocks.into_iter().map(|block| (block.kind, block.text.into())).collect()
}

#[test]
fn lists_print_their_numbers() {
    let item = |depth, text: &str| (BlockKind::Item { depth }, text.to_owned());
    assert_eq!(
        shown("3. first\n1. second\n   - inner\n     1) deep\n\n   more"),
        [
            item(0, "3. first"),
            item(0, "4. second"),
            item(1, "inner"),
            item(2, "1) deep"),
            (BlockKind::Paragraph, "more".to_owned())
        ]
    );
}

#[test]
fn cells_that_are_empty_keep_their_place() {
    let row = |header, text: &str| (BlockKind::Row { header }, text.to_owned());
    assert_eq!(
        shown("| Data | Purpose | Kept |\n|---|---|---|\n| Name | | a year |\n| | Ads | |\n"),
        [row(true, "Data | Purpose | Kept"), row(false, "Name |  | a year"), row(false, "| Ads |")]
    );
}

#[test]
fn entities_and_marks_are_read_and_lead_back_to_their_place() {
    let source = "Terms &amp; **conditions** of 1\\. use";
    let document = Document::from_markdown("terms.md", source);
    let block = &document.blocks[0];
    assert_eq!(block.text, "Terms & conditions of 1. use");
    let at = block.text.find("conditions").expect("it is there");
    assert_eq!(block.map.span_of(ByteSpan::new(at, at + 10)).of(source), "conditions");
}

#[test]
fn blanks_in_a_row_are_shown_as_one() {
    let source = "We  keep   your **name**  and\nyour picture.";
    let document = Document::from_markdown("terms.md", source);
    let block = &document.blocks[0];
    assert_eq!(block.text, "We keep your name and your picture.");
    for word in ["your", "name", "picture"] {
        let at = block.text.rfind(word).expect("it is there");
        assert_eq!(block.map.span_of(ByteSpan::new(at, at + word.len())).of(source), word);
    }
}

#[test]
fn html_between_markdown_is_read() {
    let source = "# Terms\n\n<div><p>We keep your <b>name</b>.</p><ol type=a><li>first</li></ol></div>\n\nAfter.";
    let document = Document::from_markdown("terms.md", source);
    let texts: Vec<&str> = document.blocks.iter().map(|block| block.text.as_str()).collect();
    assert_eq!(texts, ["Terms", "We keep your name.", "a. first", "After."]);
    let at = document.blocks[1].text.find("name").expect("it is there");
    assert_eq!(document.blocks[1].map.span_of(ByteSpan::new(at, at + 4)).of(source), "name");
}

#[test]
fn marks_of_bold_that_the_rules_leave_standing_are_dropped() {
    for (text, words, bold) in [
        ("**\nData.** We keep it.", "Data. We keep it.", "Data."),
        ("** Data**", "Data", "Data"),
        ("**Data  \n**We keep it.", "Data\nWe keep it.", ""),
        ("**5.**5 Data. We keep it.", "5.5 Data. We keep it.", "5."),
        ("**1****1.15 Data.** We keep it.", "11.15 Data. We keep it.", "11.15 Data."),
        ("10. **Data **We keep [it](x).", "10. Data We keep it.", "10. Data"),
        ("2.8. **Data.** We keep it.", "2.8. Data. We keep it.", "2.8. Data."),
        ("A price of 5** is due.", "A price of 5** is due.", ""),
        ("Two \\*\\* marks \\*\\* here.", "Two ** marks ** here.", ""),
        ("The mark `a ** b` and **c** `** d`.", "The mark a ** b and c ** d.", ""),
    ] {
        let document = Document::from_markdown("terms.md", text);
        let block = &document.blocks[0];
        assert_eq!((block.text.as_str(), block.text[..block.bold_lead].trim_end()), (words, bold), "{text}");
        for word in block.text.split_whitespace() {
            let at = block.text.find(word).expect("it is there");
            let place = block.map.span_of(ByteSpan::new(at, at + word.len())).of(text);
            assert!(place.starts_with(&word[..1]), "{word} at {place} in {text}");
        }
        for link in &block.links {
            assert_eq!(link.span.of(&block.text), "it");
        }
    }
}

#[test]
fn tables_that_lack_or_exceed_cells_are_rows_without_loss() {
    let row = |header, text: &str| (BlockKind::Row { header }, text.to_owned());
    assert_eq!(
        shown("| Data | Purpose |\n|---|---|---|\n| **Name** | Ads | a [year](x) |\n| Town | |"),
        [row(true, "Data | Purpose"), row(false, "Name | Ads | a year"), row(false, "Town |")]
    );
    assert_eq!(
        shown("| Data |\n|---|\n| Name | for ads | 1. a year \\| more |\n"),
        [row(true, "Data"), row(false, "Name | for ads | 1. a year | more")]
    );
    assert_eq!(shown("|---|---|\n| Name | Ads |\n"), [row(false, "Name | Ads")]);
    let paragraph = |text: &str| (BlockKind::Paragraph, text.to_owned());
    assert_eq!(
        shown("We keep *this*:\n| Data | Kept |\n|---|\n| Name | a year |\nand no more.\n\nAfter."),
        [
            paragraph("We keep this:"),
            row(true, "Data | Kept"),
            row(false, "Name | a year"),
            paragraph("and no more."),
            paragraph("After.")
        ]
    );
    let text = "- in a list:\n\n  | Data |\n  |---|---|\n  | Näme | **ads** |\n\n  more\n- next";
    assert_eq!(
        shown(text).into_iter().map(|(_, text)| text).collect::<Vec<_>>(),
        ["in a list:", "Data", "Näme | ads", "more", "next"]
    );
    let document = Document::from_markdown("terms.md", text);
    assert_eq!(document.blocks[2].map.span_of(ByteSpan::new(8, 11)).of(text), "ads");
}

#[test]
fn two_line_breaks_part_paragraphs() {
    let paragraph = |text: &str| (BlockKind::Paragraph, text.to_owned());
    assert_eq!(
        shown("We keep it,<br><br>**for** a year\\\nand a day."),
        [paragraph("We keep it,"), paragraph("for a year\nand a day.")]
    );
}

#[test]
fn words_for_pictures_are_not_read_in_any_format() {
    let document =
        Document::from_markdown("terms.md", "Our seal [![Seal **of** trust](a.png)](b) is here.\n\n![Logo](c.png)");
    assert_eq!(document.blocks.len(), 1);
    assert_eq!(document.blocks[0].text, "Our seal is here.");
    assert_eq!(document.coverage[0].count, 2);
}

#[test]
fn link_definitions_that_read_as_words_are_words() {
    let text = "We keep [your data][data].\n\n[Start]: 2025\n\n[data]: https://snackbox.example/data\n[old]: https://snackbox.example/old\n\nThe end.";
    let document = Document::from_markdown("terms.md", text);
    let texts: Vec<&str> = document.blocks.iter().map(|block| block.text.as_str()).collect();
    assert_eq!(texts, ["We keep your data.", "[Start]: 2025", "The end."]);
    assert_eq!(document.coverage.len(), 1);
    assert_eq!(document.coverage[0].samples, ["[old]: https://snackbox.example/old"]);
}

#[test]
fn definition_lists_are_items() {
    let item = |depth, text: &str| (BlockKind::Item { depth }, text.to_owned());
    assert_eq!(shown("Content\n: what you post\n"), [item(0, "Content"), item(1, "what you post")]);
}

#[test]
fn a_paragraph_with_a_line_under_it_is_no_heading() {
    let text = "This offer is open to everyone who is of age, lives in the country and has an account with us, as long as the account was opened before the offer began.\n---\n";
    assert_eq!(shown(text)[0].0, BlockKind::Paragraph);
}
