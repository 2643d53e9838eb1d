use super::super::{BlockKind, Document, read_bytes};
use super::*;
use crate::document::TrackedChanges;

const SPACES: &str = "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0' xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' xmlns:xlink='http://www.w3.org/1999/xlink' office:mimetype='application/vnd.oasis.opendocument.text'";

/// A text in one file.
fn file(styles: &str, text: &str) -> String {
    format!(
        "<?xml version='1.0'?><office:document {SPACES}><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{text}</office:text></office:body></office:document>"
    )
}

fn read_view(file: &str, tracked_changes: TrackedChanges) -> Document {
    let options = ReadOptions { tracked_changes, ..ReadOptions::default() };
    read_bytes("terms.fodt", file.as_bytes(), &options).expect("it is readable")
}

fn texts(document: &Document) -> Vec<(BlockKind, &str)> {
    document.blocks.iter().map(|block| (block.kind, block.text.as_str())).collect()
}

#[test]
fn lists_headings_tables_and_notes_are_read() {
    let styles = "<text:list-style style:name='L1'><text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/><text:list-level-style-bullet text:level='2'/></text:list-style>";
    let text = "<text:h text:outline-level='2'>Data</text:h><text:list xml:id='a' text:style-name='L1'><text:list-item><text:p>your name<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body><text:p>As on the card.</text:p></text:note-body></text:note>;</text:p><text:list><text:list-item><text:p>inner</text:p></text:list-item></text:list></text:list-item></text:list><text:p>Between.</text:p><text:list text:continue-list='a' text:style-name='L1'><text:list-item><text:p>your<text:s text:c='2'/>town</text:p><text:p>more of it</text:p></text:list-item></text:list><table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Data</text:p></table:table-cell><table:table-cell><text:p>Kept</text:p></table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell><text:p>Name</text:p></table:table-cell><table:table-cell><text:p>a year</text:p></table:table-cell></table:table-row></table:table>";
    let document = read_view(&file(styles, text), TrackedChanges::Accepted);
    assert_eq!(
        texts(&document),
        [
            (BlockKind::Heading { level: 2 }, "Data"),
            (BlockKind::Item { depth: 0 }, "1. your name;"),
            (BlockKind::Item { depth: 1 }, "inner"),
            (BlockKind::Paragraph, "Between."),
            (BlockKind::Item { depth: 0 }, "2. your town"),
            (BlockKind::Paragraph, "more of it"),
            (BlockKind::Row { header: true }, "Data | Kept"),
            (BlockKind::Row { header: false }, "Name | a year"),
            (BlockKind::Paragraph, "As on the card."),
        ]
    );
}

#[test]
fn tracked_changes_are_read_as_accepted_or_as_before() {
    let text = "<text:tracked-changes><text:changed-region text:id='c1'><text:insertion/></text:changed-region><text:changed-region text:id='c2'><text:deletion><text:p>30 days</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>We keep it for <text:change text:change-id='c2'/><text:change-start text:change-id='c1'/>ten years</text:p><text:p>and more<text:change-end text:change-id='c1'/>.</text:p>";
    let file = file("", text);
    let words = |view| read_view(&file, view).blocks.into_iter().map(|block| block.text).collect::<Vec<_>>();
    assert_eq!(words(TrackedChanges::Accepted), ["We keep it for ten years", "and more."]);
    assert_eq!(words(TrackedChanges::Original), ["We keep it for 30 days."]);
    let warning = &read_view(&file, TrackedChanges::Accepted).warnings[0];
    assert!(warning.message.contains("1 insertion, 1 deletion"), "{}", warning.message);
}

#[test]
fn hidden_text_is_left_out_and_text_boxes_are_read_once() {
    let styles =
        "<style:style style:name='T1' style:family='text'><style:text-properties text:display='none'/></style:style>";
    let text = "<text:p>We keep it.<text:span text:style-name='T1'>We also sell it.</text:span><draw:frame><draw:text-box><text:p>In the box.</text:p></draw:text-box></draw:frame></text:p><text:p>After.</text:p>";
    let document = read_view(&file(styles, text), TrackedChanges::Accepted);
    let words: Vec<&str> = document.blocks.iter().map(|block| block.text.as_str()).collect();
    assert_eq!(words, ["We keep it.", "In the box.", "After."]);
    assert_eq!(document.warnings[0].code, "hidden-text");
}
