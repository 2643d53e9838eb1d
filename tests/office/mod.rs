//! LibreOffice as a second opinion: what does a word processor make of our documents?

#![allow(dead_code, reason = "each test uses a part")]

use std::path::{Path, PathBuf};
use std::process::Command;

/// What LibreOffice wants around the lines of a macro.
const MODULE: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><!DOCTYPE script:module PUBLIC \"-//OpenOffice.org//DTD OfficeDocument 1.0//EN\" \"module.dtd\"><script:module xmlns:script=\"http://openoffice.org/2000/script\" script:name=\"Module1\" script:language=\"StarBasic\">";

/// Whether LibreOffice is there. Where it is not, says that the test was skipped, and fails if it must not be.
pub fn is_there(test: &str) -> bool {
    let there = Command::new("soffice").arg("--version").output().is_ok_and(|output| output.status.success());
    if !there {
        assert!(
            std::env::var_os("CLAUSESCOPE_REQUIRE_WRITERS").is_none(),
            "{test}: CLAUSESCOPE_REQUIRE_WRITERS is set and soffice was not found"
        );
        eprintln!("{test}: SKIPPED, since soffice was not found");
    }
    there
}

/// The paragraphs of the redline in every DOCX of a folder, as LibreOffice gives them when all changes are accepted or
/// rejected, beside the file as `NAME.docx.accept.txt` and `NAME.docx.reject.txt`.
pub fn settle_changes(folder: &Path) {
    let profile = tempfile::tempdir().expect("a folder for a profile of its own can be made");
    // The first start fills the profile, and would replace a macro that is there already.
    run(profile.path(), &["--terminate_after_init"]);
    let source = include_str!("Law.bas").replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let module = profile.path().join("user/basic/Standard/Module1.xba");
    std::fs::write(module, format!("{MODULE}{source}</script:module>")).expect("the profile can be written");
    run(profile.path(), &[&format!("macro:///Standard.Module1.Run(\"{}\")", folder.display())]);
}

/// A file of a folder as LibreOffice writes it in another format, beside it.
pub fn converted(folder: &Path, name: &str, format: &str) -> PathBuf {
    let profile = tempfile::tempdir().expect("a folder for a profile of its own can be made");
    let file = folder.join(name);
    let to = [folder.display().to_string(), file.display().to_string()];
    run(profile.path(), &["--convert-to", format, "--outdir", &to[0], &to[1]]);
    file.with_extension(format)
}

fn run(profile: &Path, arguments: &[&str]) {
    let output = Command::new("soffice")
        .args(["--headless", "--norestore", "--nologo"])
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(arguments)
        .output()
        .expect("soffice was found above");
    assert!(output.status.success(), "soffice: {}", String::from_utf8_lossy(&output.stderr));
}

/// The paragraphs that [`settle_changes`] wrote; of a row of a table, its cells with bars between them.
pub fn paragraphs(folder: &Path, name: &str, ending: &str) -> Vec<String> {
    let path = folder.join(format!("{name}.docx.{ending}.txt"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let plain = |text: &str| text.replace("\\\\", "\u{0}").replace("\\n", "\n").replace('\u{0}', "\\");
    let line = |line: &str| match line.strip_prefix("\\c") {
        None => plain(line),
        Some(cells) => {
            let cells: Vec<String> = cells.split("\\c").map(plain).collect();
            let text = cells.join(" | ");
            if cells.len() > 1 { text.trim_matches(' ').to_owned() } else { text }
        }
    };
    text.lines().map(line).collect()
}
