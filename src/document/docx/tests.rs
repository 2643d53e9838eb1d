use super::super::archive::Archive;
use super::super::{BlockKind, Document};
use super::*;
use std::io::{Cursor, Write};

const SPACES: &str = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships' xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape' xmlns:v='urn:schemas-microsoft-com:vml'";

/// A file with that body and those parts beside it.
fn file(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let main = format!("<w:document {SPACES}><w:body>{body}</w:body></w:document>");
    for (name, text) in [("word/document.xml", main.as_str())].iter().chain(parts) {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a part begins");
        writer.write_all(text.replace("SPACES", SPACES).as_bytes()).expect("it is written");
    }
    writer.finish().expect("it ends").into_inner()
}

fn read_view(bytes: &[u8], view: TrackedChanges) -> Document {
    let options = ReadOptions { tracked_changes: view, ..ReadOptions::default() };
    read("terms.docx", &mut Archive::open(bytes).expect("an archive"), bytes, &options).expect("it is readable")
}

fn texts(document: &Document) -> Vec<(BlockKind, &str)> {
    document.blocks.iter().map(|block| (block.kind, block.text.as_str())).collect()
}

fn shown(body: &str) -> Vec<String> {
    let document = read_view(&file(body, &[]), TrackedChanges::Accepted);
    document.blocks.iter().map(|block| block.text.to_string()).collect()
}

const STYLES: &str = "<w:styles SPACES><w:style w:type='paragraph' w:styleId='Ueberschrift1'><w:name w:val='heading 1'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style><w:style w:type='paragraph' w:styleId='Own'><w:name w:val='Our Heading'/><w:basedOn w:val='Ueberschrift1'/></w:style><w:style w:type='paragraph' w:styleId='Clause'><w:name w:val='Clause'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style><w:style w:type='character' w:styleId='Secret'><w:name w:val='Secret'/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>";
const NUMBERING: &str = "<w:numbering SPACES><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:pStyle w:val='Ueberschrift1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl><w:lvl w:ilvl='1'><w:start w:val='1'/><w:pStyle w:val='Clause'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.%2'/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='o'/></w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num></w:numbering>";

#[test]
fn headings_and_clauses_carry_their_printed_numbers() {
    let paragraph =
        |properties: &str, text: &str| format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>");
    let body = paragraph("<w:pStyle w:val='Own'/>", "Data")
        + &paragraph("<w:pStyle w:val='Clause'/>", "We keep it.")
        + &paragraph("<w:numPr><w:ilvl w:val='0'/><w:numId w:val='2'/></w:numPr>", "your name")
        + &paragraph("<w:pStyle w:val='Clause'/>", "We delete it.")
        + &paragraph("<w:pStyle w:val='Clause'/><w:numPr><w:numId w:val='0'/></w:numPr>", "No number.")
        + &paragraph("<w:pStyle w:val='Ueberschrift1'/>", "Law");
    let bytes = file(&body, &[("word/styles.xml", STYLES), ("word/numbering.xml", NUMBERING)]);
    let document = read_view(&bytes, TrackedChanges::Accepted);
    assert_eq!(
        texts(&document),
        [
            (BlockKind::Heading { level: 1 }, "1. Data"),
            (BlockKind::Paragraph, "1.1 We keep it."),
            (BlockKind::Item { depth: 0 }, "your name"),
            (BlockKind::Paragraph, "1.2 We delete it."),
            (BlockKind::Paragraph, "No number."),
            (BlockKind::Heading { level: 1 }, "2. Law"),
        ]
    );
}

#[test]
fn tracked_changes_are_read_as_accepted_or_as_before() {
    let body = "<w:p><w:r><w:t xml:space='preserve'>We keep it for </w:t></w:r><w:del><w:r><w:delText>30 days</w:delText></w:r></w:del><w:ins><w:r><w:t>ten years</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space='preserve'>You may </w:t></w:r></w:p><w:p><w:r><w:t>object.</w:t></w:r></w:p><w:tbl><w:tr><w:trPr><w:ins/></w:trPr><w:tc><w:p><w:r><w:t>new</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>row</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let bytes = file(body, &[]);
    let accepted = read_view(&bytes, TrackedChanges::Accepted);
    let words: Vec<&str> = accepted.blocks.iter().map(|block| block.text.as_str()).collect();
    assert_eq!(words, ["We keep it for ten years.", "You may object.", "new | row"]);
    assert_eq!(accepted.warnings[0].code, "tracked-changes");
    let original = read_view(&bytes, TrackedChanges::Original);
    let words: Vec<&str> = original.blocks.iter().map(|block| block.text.as_str()).collect();
    assert_eq!(words, ["We keep it for 30 days.", "You may", "object."]);
}

#[test]
fn hidden_text_is_left_out_and_said() {
    let body = "<w:p><w:r><w:t xml:space='preserve'>We keep it. </w:t></w:r><w:r><w:rPr><w:rStyle w:val='Secret'/></w:rPr><w:t>We also sell it.</w:t></w:r><w:r><w:rPr><w:rStyle w:val='Secret'/><w:vanish w:val='0'/></w:rPr><w:t>Shown.</w:t></w:r></w:p>";
    let document = read_view(&file(body, &[("word/styles.xml", STYLES)]), TrackedChanges::Accepted);
    assert_eq!(document.blocks[0].text, "We keep it. Shown.");
    assert_eq!(document.warnings[0].code, "hidden-text");
    assert!(document.warnings[0].message.contains("We also sell it."));
}

#[test]
fn a_text_box_is_read_once_after_its_paragraph() {
    let text_box = "<w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent>";
    let body = format!(
        "<w:p><w:r><w:t>Before.</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>{text_box}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{text_box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p><w:p><w:r><w:t>After.</w:t></w:r></w:p>"
    );
    assert_eq!(shown(&body), ["Before.", "In the box.", "After."]);
}

#[test]
fn notes_stand_at_the_end_and_fields_show_their_result() {
    let body = "<w:p><w:r><w:t>You may object</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r><w:r><w:t xml:space='preserve'> under section </w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> REF a </w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>3</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:t>.</w:t></w:r></w:p><w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>HYPERLINK \"https://example.org/\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>Form</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>";
    let notes = "<w:footnotes SPACES><w:footnote w:type='separator' w:id='0'><w:p/></w:footnote><w:footnote w:id='2'><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>By letter.</w:t></w:r></w:p></w:footnote></w:footnotes>";
    let document = read_view(&file(body, &[("word/footnotes.xml", notes)]), TrackedChanges::Accepted);
    let words: Vec<&str> = document.blocks.iter().map(|block| block.text.as_str()).collect();
    assert_eq!(words, ["You may object under section 3.", "Form", "By letter."]);
    assert_eq!(document.blocks[1].links[0].target, "https://example.org/");
}

#[test]
fn merged_cells_stand_once() {
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let body = format!(
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}{}</w:tr><w:tr>{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>",
        cell("", "Data"),
        cell("", "Purpose"),
        cell("", "Kept"),
        cell("<w:vMerge w:val='restart'/>", "Name"),
        cell("<w:gridSpan w:val='2'/>", "as long as the offer runs"),
        cell("<w:vMerge/>", ""),
        cell("", "ads"),
        cell("", "a year")
    );
    let document = read_view(&file(&body, &[]), TrackedChanges::Accepted);
    assert_eq!(
        texts(&document),
        [
            (BlockKind::Row { header: true }, "Data | Purpose | Kept"),
            (BlockKind::Row { header: false }, "Name | as long as the offer runs"),
            (BlockKind::Row { header: false }, "ads | a year"),
        ]
    );
}

#[test]
fn what_is_not_compared_is_listed() {
    let relations = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='rId1' Type='http://x/relationships/header' Target='header1.xml'/></Relationships>";
    let header = "<w:hdr SPACES><w:p><w:r><w:t>Snackbox confidential</w:t></w:r></w:p></w:hdr>";
    let bytes = file(
        "<w:p><w:r><w:t>Terms.</w:t></w:r></w:p>",
        &[
            ("word/_rels/document.xml.rels", relations),
            ("word/header1.xml", header),
            ("word/vbaProject.bin", ""),
            (
                "word/comments.xml",
                "<w:comments SPACES><w:comment><w:p><w:r><w:t>Why?</w:t></w:r></w:p></w:comment></w:comments>",
            ),
        ],
    );
    let document = read_view(&bytes, TrackedChanges::Accepted);
    let parts: Vec<(&str, usize)> = document.coverage.iter().map(|part| (part.part.as_str(), part.count)).collect();
    assert_eq!(parts, [("comments", 1), ("macros", 1), ("running headers", 1)]);
    assert_eq!(document.coverage[2].samples, ["Snackbox confidential"]);
}

#[test]
fn what_is_broken_is_named() {
    let bytes = file("<w:p>", &[]);
    let error = read("terms.docx", &mut Archive::open(&bytes).expect("an archive"), &bytes, &ReadOptions::default())
        .expect_err("it is broken");
    let message = error.to_string();
    assert!(
        message.starts_with("terms.docx: the file cannot be read as a Word document: its part word/document.xml"),
        "{message}"
    );
    assert!(message.ends_with("save it again as DOCX and compare that file."), "{message}");
}
