use super::super::{BlockKind, Document, TrackedChanges, read_bytes};
use super::*;

fn read_view(file: &str, tracked_changes: TrackedChanges) -> Document {
    let options = ReadOptions { tracked_changes, ..ReadOptions::default() };
    read_bytes("terms.rtf", file.as_bytes(), &options).expect("it is readable")
}

fn texts(document: &Document) -> Vec<(BlockKind, &str)> {
    document.blocks.iter().map(|block| (block.kind, block.text.as_str())).collect()
}

#[test]
fn paragraphs_headings_lists_and_tables_are_read() {
    let file = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset2 Symbol;}{\f2\fcharset204 Arial Cyr;}}{\stylesheet{\s1\outlinelevel0 heading 1;}}{\info{\title No text}}\pard\s1 Terms\par\pard{\listtext\f0 1.\tab}\ilvl0 your {\b name}\'3b\par{\listtext\f1\'b7\tab}\ilvl1 inner\par\pard\f2\'c4\'e0\f0  \u8211? yes\line there\par\trowd\trhdr\cellx1000\cellx2000\pard\intbl Data\cell Kept\cell\row\trowd\cellx1000\cellx2000\pard\intbl Name\cell a year\cell\row\pard After.\par}";
    assert_eq!(
        texts(&read_view(file, TrackedChanges::Accepted)),
        [
            (BlockKind::Heading { level: 1 }, "Terms"),
            (BlockKind::Item { depth: 0 }, "1. your name;"),
            (BlockKind::Item { depth: 1 }, "inner"),
            (BlockKind::Paragraph, "Да – yes\nthere"),
            (BlockKind::Row { header: true }, "Data | Kept"),
            (BlockKind::Row { header: false }, "Name | a year"),
            (BlockKind::Paragraph, "After."),
        ]
    );
}

#[test]
fn notes_stand_at_the_end_and_fields_show_their_result() {
    let file = r#"{\rtf1\ansi You may object{\super\chftn{\footnote\pard\plain{\super\chftn} By letter.}} here: {\field{\*\fldinst{HYPERLINK "https://example.org/"}}{\fldrslt the form}}.\par{\*\unknown gone}{\header Confidential}{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt In the box.\par}}{\shprslt In the box.}}Last.\par}"#;
    let document = read_view(file, TrackedChanges::Accepted);
    let words: Vec<&str> = document.blocks.iter().map(|block| block.text.as_str()).collect();
    assert_eq!(words, ["You may object here: the form.", "Last.", "In the box.", "By letter."]);
    assert_eq!(document.blocks[0].links[0].target, "https://example.org/");
    assert_eq!(document.coverage[0].samples, ["Confidential"]);
}

#[test]
fn tracked_changes_and_hidden_text_are_noticed() {
    let file =
        r"{\rtf1\ansi We keep it for {\deleted 30 days}{\revised ten years}.{\v  We also sell it to others.}\par}";
    let words = |view| read_view(file, view).blocks[0].text.to_string();
    assert_eq!(words(TrackedChanges::Accepted), "We keep it for ten years.");
    assert_eq!(words(TrackedChanges::Original), "We keep it for 30 days.");
    let codes: Vec<String> =
        read_view(file, TrackedChanges::Accepted).warnings.into_iter().map(|warning| warning.code).collect();
    assert_eq!(codes, ["tracked-changes", "hidden-text"]);
}

#[test]
fn groups_without_end_are_refused_or_read() {
    let deep = "{\\rtf1 ".to_owned() + &"{".repeat(20_000) + "a";
    assert!(read_bytes("deep.rtf", deep.as_bytes(), &ReadOptions::default()).is_err());
    assert_eq!(
        texts(&read_view("{\\rtf1 cut {\\b off", TrackedChanges::Accepted)),
        [(BlockKind::Paragraph, "cut off")]
    );
}
