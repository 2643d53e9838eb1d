//! What is written, and what is never written over.

use std::path::Path;
use std::process::{Command, Output};

fn clausescope(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_clausescope"));
    command.args(arguments).current_dir(folder).env_remove("CLICOLOR_FORCE").env_remove("NO_COLOR");
    command.output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A folder with the sample in `terms`.
fn with_sample() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let output = clausescope(folder.path(), &["sample", "terms"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(stdout(&output), "terms/coupon-terms-2024.md\nterms/coupon-terms-2025.md\n");
    folder
}

const SAMPLE: [&str; 3] = ["compare", "terms/coupon-terms-2024.md", "terms/coupon-terms-2025.md"];

#[test]
fn the_sample_is_the_one_that_the_window_opens_with() {
    let folder = with_sample();
    let read = |name: &str| std::fs::read_to_string(folder.path().join("terms").join(name)).unwrap();
    assert_eq!(read("coupon-terms-2024.md"), include_str!("../../assets/sample/old.md"));
    assert_eq!(read("coupon-terms-2025.md"), include_str!("../../assets/sample/new.md"));
}

#[test]
fn the_sample_is_never_written_over() {
    let folder = with_sample();
    let mine = folder.path().join("terms/coupon-terms-2025.md");
    std::fs::write(&mine, "mine").unwrap();
    assert_eq!(clausescope(folder.path(), &["sample", "terms"]).status.code(), Some(2));
    assert_eq!(std::fs::read_to_string(&mine).unwrap(), "mine");
    assert_eq!(clausescope(folder.path(), &["sample", "terms", "--force"]).status.code(), Some(0));
    assert_eq!(std::fs::read_to_string(&mine).unwrap(), include_str!("../../assets/sample/new.md"));
}

#[test]
fn every_format_goes_to_a_file_whole_or_not_at_all() {
    let folder = with_sample();
    for format in clausescope::report::Format::all() {
        let name = format!("report.{}", format.extension);
        let arguments = [&SAMPLE[..], &["--format", format.name, "--output", &name]].concat();
        let first = clausescope(folder.path(), &arguments);
        if first.status.code() != Some(1) {
            // A format that asks for more than two versions says so and writes nothing.
            assert_eq!(first.status.code(), Some(2), "{}", format.name);
            assert!(!first.stderr.is_empty() && !folder.path().join(&name).exists(), "{}", format.name);
            continue;
        }
        let written = std::fs::read(folder.path().join(&name)).unwrap();
        assert!(!written.is_empty(), "{}", format.name);
        // Only what is to be published beside a picture is told besides.
        assert_eq!(stdout(&first).is_empty(), format.text_beside.is_none(), "{}", format.name);
        let again = clausescope(folder.path(), &arguments);
        assert_eq!(again.status.code(), Some(2), "{}: an existing file is not replaced", format.name);
        let forced = clausescope(folder.path(), &[&arguments[..], &["--force"]].concat());
        assert_eq!(forced.status.code(), Some(1), "{}", format.name);
        assert_eq!(std::fs::read(folder.path().join(&name)).unwrap(), written, "{}: the same bytes", format.name);
        std::fs::remove_file(folder.path().join(&name)).unwrap();
    }
    assert_eq!(files(folder.path()), ["terms"], "nothing half written is left");
}

#[test]
fn colours_are_for_terminals_and_for_those_who_ask() {
    let folder = with_sample();
    let plain = clausescope(folder.path(), &SAMPLE);
    assert!(!stdout(&plain).contains('\u{1b}'), "a pipe is no terminal");
    let mut command = Command::new(env!("CARGO_BIN_EXE_clausescope"));
    command.args(SAMPLE).current_dir(folder.path()).env("CLICOLOR_FORCE", "1").env_remove("NO_COLOR");
    let coloured = stdout(&command.output().unwrap());
    assert!(coloured.contains("\u{1b}["), "{coloured}");
    assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), stdout(&plain));
}

#[test]
fn a_reader_that_has_seen_enough_is_no_trouble() {
    use std::io::Read;
    let folder = with_sample();
    let mut command = Command::new(env!("CARGO_BIN_EXE_clausescope"));
    command.args([&SAMPLE[..], &["--format", "json"]].concat()).current_dir(folder.path());
    let mut child = command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap();
    let mut first = [0; 1];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn pages_of_the_manual_are_written_for_every_subcommand() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(clausescope(folder.path(), &["man", "pages"]).status.code(), Some(0));
    let pages = files(&folder.path().join("pages"));
    for page in ["clausescope.1", "clausescope-compare.1", "clausescope-sample.1"] {
        assert!(pages.iter().any(|name| name == page), "{pages:?}");
    }
    let page = std::fs::read_to_string(folder.path().join("pages/clausescope-compare.1")).unwrap();
    assert!(page.contains(".TH clausescope-compare 1") && page.contains("max\\-bytes"), "{page}");
}

#[test]
fn completions_know_subcommands_and_formats() {
    let folder = tempfile::tempdir().unwrap();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = stdout(&clausescope(folder.path(), &["completions", shell]));
        // Not every shell's script knows what an option may be.
        let values: &[&str] = if matches!(shell, "elvish" | "powershell") { &[] } else { &["html"] };
        for word in [&["compare", "sample", "max-bytes"], values].concat() {
            assert!(script.contains(word), "{shell} does not know {word}");
        }
    }
}
