//! What reading promises: no clause lost, no panic whatever the bytes, trees that a lawyer can check by eye.

use clausescope::clause::{Clause, ClauseId, ClauseKind, ReferenceScope, Side, dangling_references, segment};
use clausescope::document::{Document, ReadError, ReadOptions, read_bytes, read_path};
use proptest::prelude::*;
use std::fmt::Write;
use std::path::Path;

fn read(name: &str) -> Document {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reading").join(name);
    read_path(&path, &ReadOptions::default()).expect("the fixture is readable")
}

/// A document as a lawyer would check it: one clause a line, indented under its parent, with what was recognised.
fn tree(document: &Document) -> String {
    let clauses = segment(document, Side::Old);
    let mut tree = format!("{:?}, {:?}, {:?}\n", document.title, document.language, document.date);
    for clause in &clauses {
        let mut depth = 0;
        let mut above = clause.parent.as_ref();
        while let Some(parent) = above.and_then(|id| clauses.iter().find(|clause| clause.id == *id)) {
            depth += 1;
            above = parent.parent.as_ref();
        }
        let kind = match clause.kind {
            ClauseKind::Heading => "heading",
            ClauseKind::Paragraph => "paragraph",
            ClauseKind::Item => "item",
            ClauseKind::Row => "row",
        };
        let number = clause.number.as_ref().map(|number| format!(" [{number}]")).unwrap_or_default();
        let _ = writeln!(tree, "{}{kind}{number} {}", "    ".repeat(depth), clause.text);
        for definition in &clause.definitions {
            let _ = writeln!(tree, "{}  * defines {}", "    ".repeat(depth), definition.term);
        }
        for reference in &clause.references {
            let target = match (&reference.target, reference.scope) {
                (Some(id), _) => clauses.iter().find(|clause| clause.id == *id).map_or("?", |clause| &clause.text),
                (None, ReferenceScope::Outside) => "(another text)",
                (None, ReferenceScope::Inside) => "(no clause)",
            };
            let _ = writeln!(tree, "{}  * {} -> {target}", "    ".repeat(depth), reference.span.of(&clause.text));
        }
    }
    for warning in document.warnings.iter().chain(&dangling_references(&clauses)) {
        let _ = writeln!(tree, "warning {}: {}", warning.code, warning.message);
    }
    for coverage in &document.coverage {
        let _ = writeln!(tree, "not compared: {} {} {:?}", coverage.count, coverage.part, coverage.samples);
    }
    tree
}

#[test]
fn plain_text_becomes_a_tree() {
    insta::assert_snapshot!(tree(&read("plain.txt")));
}

#[test]
fn markdown_becomes_a_tree() {
    insta::assert_snapshot!(tree(&read("markdown.md")));
}

#[test]
fn what_is_badly_marked_becomes_a_tree() {
    insta::assert_snapshot!(tree(&read("cutting.md")));
}

#[test]
fn a_page_becomes_a_tree() {
    insta::assert_snapshot!(tree(&read("page.html")));
}

#[test]
fn errors_name_the_file_what_is_wrong_and_what_to_do() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).expect("the file is written");
        path
    };
    let options = ReadOptions { max_bytes: 1000, ..ReadOptions::default() };
    let message = |path: &Path| read_path(path, &options).expect_err("it is refused").to_string();
    for (path, parts) in [
        (folder.path().join("gone.md"), ["gone.md", "no such file", "Check the name"]),
        (folder.path().to_owned(), ["", "this is a folder", "Name the file"]),
        (write("empty.md", b""), ["empty.md", "no text", "Save the terms again"]),
        (write("blank.txt", b" \n\t \n"), ["blank.txt", "no text", "Save the terms again"]),
        (write("marks.md", b"---\n\n***\n"), ["marks.md", "no text", "Save the terms again"]),
        (write("empty.html", b"<html><body><script>go()</script></body></html>"), ["empty.html", "no text", "Save"]),
        (write("large.txt", &[b'a'; 1001]), ["large.txt", "1001 bytes", "--max-bytes"]),
        (write("photo.md", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), ["photo.md", "a PNG picture", "Save the terms as"]),
        (
            write("noise.txt", &(0..900u32).map(|n| (n * 7 % 251) as u8).collect::<Vec<_>>()),
            ["noise.txt", "binary", "Save"],
        ),
    ] {
        let message = message(&path);
        for part in parts {
            assert!(message.contains(part), "{part} in {message}");
        }
    }
}

#[cfg(unix)]
#[test]
fn pipes_are_read_to_the_limit_and_devices_are_refused() {
    use std::io::Write as _;
    let folder = tempfile::tempdir().expect("a temporary folder");
    let pipe = folder.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.is_ok_and(|status| status.success()), "mkfifo makes a pipe");
    let options = ReadOptions { max_bytes: 1000, ..ReadOptions::default() };
    let read_while_written = |bytes: Vec<u8>| {
        let end = pipe.clone();
        let writer = std::thread::spawn(move || {
            let mut file = std::fs::OpenOptions::new().write(true).open(end).expect("the pipe opens");
            // The reader stops at the limit: the rest cannot be written.
            let _ = file.write_all(&bytes);
        });
        let outcome = read_path(&pipe, &options);
        writer.join().expect("the writer ends");
        outcome
    };
    let document = read_while_written(b"We keep your data.".to_vec()).expect("it is read");
    assert_eq!(document.blocks[0].text, "We keep your data.");
    assert_eq!(document.name, pipe.display().to_string());
    let error = read_while_written(vec![b'a'; 200_000]).expect_err("it is too much").to_string();
    assert!(error.contains("more than the limit of 1000 bytes") && error.contains("--max-bytes"), "{error}");

    let message = |path: &Path| read_path(path, &options).expect_err("it is refused").to_string();
    let zero = message(Path::new("/dev/zero"));
    assert!(zero.starts_with("/dev/zero: ") && zero.contains("device") && zero.contains("Save the terms"), "{zero}");
    let socket = folder.path().join("socket");
    let _listener = std::os::unix::net::UnixListener::bind(&socket).expect("a socket");
    assert!(message(&socket).contains("socket"), "{}", message(&socket));
}

#[test]
fn line_ends_and_encodings_change_no_clause() {
    let options = ReadOptions::default();
    for name in ["plain.txt", "markdown.md", "page.html"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reading").join(name);
        let text = std::fs::read_to_string(path).expect("the fixture is UTF-8");
        let clauses = |bytes: &[u8]| -> Vec<(Option<String>, String)> {
            let document = read_bytes(name, bytes, &options).expect("it is a text");
            segment(&document, Side::Old).into_iter().map(|clause| (clause.number, clause.text.to_string())).collect()
        };
        let expected = clauses(text.as_bytes());
        let other_ends = text.replace('\n', "\r\n");
        assert_eq!(clauses(other_ends.as_bytes()), expected, "{name} with CR LF");
        let marked = format!("\u{FEFF}{text}");
        assert_eq!(clauses(marked.as_bytes()), expected, "{name} with a byte order mark");
        let wide: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(clauses(&wide), expected, "{name} in UTF-16");
    }
}

#[test]
fn the_limit_holds_for_bytes_too() {
    let error = read_bytes("terms.txt", b"We keep your data.", &ReadOptions { max_bytes: 4, ..ReadOptions::default() })
        .expect_err("too large");
    assert!(matches!(error, ReadError::TooLarge { bytes: 18, limit: 4, .. }));
}

#[test]
fn the_same_terms_in_three_formats_have_the_same_clauses() {
    let bodies = |document: &Document| -> Vec<(Option<String>, String)> {
        segment(document, Side::Old).into_iter().map(|clause| (clause.number, clause.key.to_string())).collect()
    };
    let markdown = Document::from_markdown(
        "a.md",
        "# Offer Terms\n\n## 1. Data\n\nWe keep your “name” – and:\n\n- your town;\n- your picture.\n\n## 2. Law\n\nThe law of the land applies to this offer, and no other.\n",
    );
    let html = Document::from_html(
        "a.html",
        "<h1>Offer Terms</h1><ol><li><h2>Data</h2><p>We keep your \"name\" - and:</p><ul><li>your town;</li><li>your picture.</li></ul></li><li><h2>Law</h2><p>The law of the land applies to this offer, and&nbsp;no other.</p></li></ol>",
    );
    let plain = Document::from_plain("a.txt", "OFFER TERMS\n\n1. DATA\n\nWe keep your 'name' - and:\n\n* your town;\n* your picture.\n\n2. LAW\n\nThe law of the land applies to\nthis offer, and no other.\n".replace("'name'", "“name”").as_str());
    assert_eq!(bodies(&markdown), bodies(&html));
    assert_eq!(bodies(&markdown), bodies(&plain));
}

/// What every reading must hold, whatever was read.
fn check(document: &Document) {
    let clauses = segment(document, Side::New);
    let mut covered = vec![false; document.source.len()];
    let mut last = 0;
    for (index, clause) in clauses.iter().enumerate() {
        assert_eq!(clause.id.to_string(), format!("n{}", index + 1));
        assert!(!clause.text.is_empty());
        assert!(
            document.source.get(clause.span.start..clause.span.end).is_some(),
            "{:?} of {:?}",
            clause.span,
            clause.text
        );
        assert!(clause.span.start >= last || document.media_type == "text/markdown", "clauses stand in order");
        last = clause.span.start;
        covered[clause.span.start..clause.span.end].fill(true);
        assert!(clause.text.is_char_boundary(clause.number_len) && clause.text.is_char_boundary(clause.bold_lead));
        for link in &clause.links {
            assert!(clause.text.get(link.span.start..link.span.end).is_some());
        }
        for definition in &clause.definitions {
            assert_eq!(definition.span.of(&clause.text), definition.term);
        }
        for reference in &clause.references {
            assert!(!reference.span.of(&clause.text).is_empty());
        }
        let parent = clause.parent.as_ref().map(ClauseId::number);
        assert!(parent.is_none_or(|parent| parent <= index), "a parent stands before its child");
    }
    for warning in document.warnings.iter().chain(&dangling_references(&clauses)) {
        if let Some(span) = warning.span {
            assert!(document.source.get(span.start..span.end).is_some(), "{warning:?}");
        }
    }
    if document.media_type != "text/markdown" {
        let lost: String = document
            .source
            .char_indices()
            .filter(|(at, c)| c.is_alphanumeric() && !covered[*at])
            .map(|(_, c)| c)
            .collect();
        assert_eq!(lost, "", "every word of the source stands in a clause");
    }
}

fn words(clauses: &[Clause]) -> String {
    clauses.iter().map(|clause| clause.text.as_str()).collect::<Vec<_>>().join(" ")
}

fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("<p>"),
        Just("</p>"),
        Just("<div hidden>"),
        Just("</div>"),
        Just("<ol type=i start=3>"),
        Just("</ol>"),
        Just("<li>"),
        Just("<table>"),
        Just("<tr><td>"),
        Just("</table>"),
        Just("<h2>"),
        Just("</h2>"),
        Just("<b>"),
        Just("</b>"),
        Just("<br>"),
        Just("<a href=x>"),
        Just("</a>"),
        Just("<pre>"),
        Just("</pre>"),
        Just("<main>"),
        Just("<nav>"),
        Just("</nav>"),
        Just("<!--"),
        Just("-->"),
        Just("<script>"),
        Just("</script>"),
        Just("&amp;"),
        Just("&#x202E;"),
        Just("<dl><dt>"),
        Just("<dd>"),
        Just("# "),
        Just("- "),
        Just("1. "),
        Just("1\\. "),
        Just("| a | b |\n|---|---|\n"),
        Just("**"),
        Just("_"),
        Just("\n"),
        Just("\n\n"),
        Just("    "),
        Just("> "),
        Just("---\n"),
        Just("===\n"),
        Just("```\n"),
        Just(": "),
        Just("[x](y)"),
        Just("  \n"),
        Just("(a) "),
        Just("(i) "),
        Just("; and (b) "),
        Just("1.1 "),
        Just("Article 5"),
        Just("section 3(b) "),
        Just("§ 3"),
        Just("“Content” means "),
        Just("(the “Site”) "),
        Just("« Offre » désigne "),
        Just("We keep your data. "),
        Just("TERMS OF USE"),
        Just("дата "),
        Just("dаta "),
        Just("\u{200B}"),
        Just("\u{202E}"),
        Just("é"),
        Just("ﬁ"),
        Just("日本語。"),
        Just("第5条 "),
        Just("Last updated: 7 May 2025 "),
        Just("\t"),
        Just("\r\n"),
        Just("\u{0C}"),
        Just("\0"),
        Just("\u{A0}"),
        Just("•\u{A0}"),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn soup_is_read_in_every_format(soup in soup()) {
        check(&Document::from_markdown("soup.md", &soup));
        check(&Document::from_plain("soup.txt", &soup));
        check(&Document::from_html("soup.html", &soup));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..600), ending in "txt|md|html|doc|") {
        if let Ok(document) = read_bytes(&format!("terms.{ending}"), &bytes, &ReadOptions::default()) {
            check(&document);
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,200}", ending in "txt|md|html") {
        if let Ok(document) = read_bytes(&format!("terms.{ending}"), text.as_bytes(), &ReadOptions::default()) {
            check(&document);
        }
    }

    #[test]
    fn rewrapping_changes_no_clause(width in 50usize..100) {
        let text = "We keep your user name and your profile picture for as long as the offer runs in any of our shops, and we delete both within thirty days after it has come to its end.";
        let mut wrapped = String::new();
        let mut column = 0;
        for word in text.split(' ') {
            if column > 0 && column + 1 + word.len() > width {
                wrapped.push('\n');
                column = 0;
            } else if column > 0 {
                wrapped.push(' ');
                column += 1;
            }
            wrapped.push_str(word);
            column += word.len();
        }
        let clauses = segment(&Document::from_plain("terms.txt", &wrapped), Side::Old);
        prop_assert_eq!(clauses.len(), 1);
        prop_assert_eq!(words(&clauses), text);
    }
}

#[test]
fn huge_and_strange_texts_are_read() {
    let word = "data ";
    for text in [
        word.repeat(1_000_000),
        "(a) ".repeat(200_000),
        "1.1 ".repeat(200_000),
        "- ".repeat(50_000) + "end",
        "> ".repeat(5_000) + "end",
        "[".repeat(50_000),
        "“".repeat(100_000),
        "(the \"".repeat(50_000),
        "section 1 ".repeat(50_000),
        "\u{200B}".repeat(100_000) + "a",
        "A\n".repeat(50_000),
        "1. A\n".repeat(50_000),
    ] {
        check(&Document::from_plain("terms.txt", &text));
        check(&Document::from_markdown("terms.md", &text));
        check(&Document::from_html("terms.html", &text));
    }
}
