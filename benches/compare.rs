//! How long a whole comparison without scope takes, beside "composed": imara-diff's histogram on paragraphs, then on
//! words in every changed block. Prints a table; README quotes the ratios.
//!
//! `cargo bench --bench compare --no-default-features`; with `-- --files OLD NEW` behind it, that of two files of one's own
//! in Markdown. Sizes are those of one side. Each figure is the best of several runs; the peak of memory is that of a
//! process of its own (Linux only).

#[path = "../tests/generator/mod.rs"]
mod generator;

use clausescope::comparison::{Comparison, Options, compare};
use clausescope::document::Document;
use generator::{EDITS, MadeBlock, Numbers, clause, edited, markdown, terms};
use imara_diff::{Algorithm, Diff, InternedInput, TokenSource};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    if arguments.get(1).is_some_and(|word| word == "--peak") {
        let bytes = arguments.get(2).and_then(|bytes| bytes.parse().ok()).unwrap_or(1_000_000);
        let (old, new) = pair(bytes);
        let (was, is) = documents(&old, &new);
        // The program holds a text once, in its document.
        drop((old, new));
        let before = resident("VmRSS:");
        let (old, new) = (was, is);
        let comparison = without_scope(&old, &new);
        println!("{} {} {}", before, resident("VmHWM:"), comparison.changes.len());
        return ExitCode::SUCCESS;
    }
    if let (Some("--pair"), Some(bytes)) = (arguments.get(1).map(String::as_str), arguments.get(2)) {
        let (old, new) = pair(bytes.parse().unwrap_or(130_000));
        let (was, is) = documents(&old, &new);
        row(bytes, &old, &new, false);
        println!("{} changes", without_scope(&was, &is).changes.len());
        return ExitCode::SUCCESS;
    }
    if let [_, option, old, new, ..] = &arguments[..]
        && option == "--files"
    {
        let read = |path: &String| std::fs::read_to_string(path).expect("the file can be read");
        row("files", &read(old), &read(new), true);
        return ExitCode::SUCCESS;
    }
    println!(
        "| pair | clauses | read ms | compare ms | composed ms | compare / composed | with scope / without | notices |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- |");
    let mut by_size = Vec::new();
    for (name, bytes) in
        [("65 KB", 65_000), ("130 KB", 130_000), ("1 MB", 1_000_000), ("10 MB", 10_000_000), ("50 MB", 50_000_000)]
    {
        let (old, new) = pair(bytes);
        let time = row(name, &old, &new, true);
        by_size.push((bytes as f64, time.as_secs_f64()));
    }
    for (old, new, text) in adversaries() {
        row(text, &old, &new, false);
    }
    for two in by_size.windows(2) {
        let exponent = (two[1].1 / two[0].1).ln() / (two[1].0 / two[0].0).ln();
        println!("growth from {} to {} bytes: exponent {exponent:.2}", two[0].0, two[1].0);
    }
    let (first, last) = (by_size[0], by_size[by_size.len() - 1]);
    println!("growth overall: exponent {:.2}", (last.1 / first.1).ln() / (last.0 / first.0).ln());
    peak(5_000_000);
    peak(10_000_000);
    ExitCode::SUCCESS
}

/// A pair with about one clause in ten edited, as between consecutive versions of real terms.
fn pair(bytes: usize) -> (String, String) {
    let average = markdown(&terms(7, PART)).len() / PART;
    let blocks = bytes / average;
    let (old, new) = if blocks < 10 * PART {
        edited(7, blocks, &EDITS, blocks / 12)
    } else {
        // Many small terms one after the other: the edits stay local and quick to make.
        let (mut old, mut new): (Vec<MadeBlock>, Vec<MadeBlock>) = (Vec::new(), Vec::new());
        for part in 0..blocks / PART {
            let (was, is) = edited(part as u64 + 7, PART, &EDITS, PART / 12);
            old.extend(was);
            new.extend(is);
        }
        (old, new)
    };
    (markdown(&old), markdown(&new))
}

/// Blocks of the terms that a long text is made of.
const PART: usize = 400;

/// Made-up paragraphs of so many bytes together.
fn paragraphs(seed: u64, bytes: usize) -> Vec<String> {
    let (mut numbers, mut made, mut size) = (Numbers(seed), Vec::new(), 0);
    while size < bytes {
        let text = clause(&mut numbers);
        size += text.len() + 2;
        made.push(text);
    }
    made
}

fn adversaries() -> Vec<(String, String, &'static str)> {
    let size = 2_000_000;
    let (one, other) = (paragraphs(1, size), paragraphs(2, size));
    let foreign: Vec<String> = other.iter().map(|text| text.chars().rev().collect()).collect();
    let reversed: Vec<String> = one.iter().rev().cloned().collect();
    let alike =
        |word: &str| vec![format!("The {word} may use every entry to promote the offer at any time."); size / 70];
    let mixed = |word: &str| -> Vec<String> {
        one.iter()
            .enumerate()
            .map(|(at, text)| if at % 2 == 0 { alike(word)[0].clone() } else { text.clone() })
            .collect()
    };
    let line = |seed: u64| paragraphs(seed, 5_000_000).join(" ");
    let first = line(3);
    let second = first.replace("photographs", "pictures");
    vec![
        (one.join("\n\n"), foreign.join("\n\n"), "2 MB, nothing in common"),
        (one.join("\n\n"), other.join("\n\n"), "2 MB, the same words in other clauses"),
        (alike("sponsor").join("\n\n"), alike("agency").join("\n\n"), "2 MB, all clauses alike"),
        (one.join("\n\n"), reversed.join("\n\n"), "2 MB, reversed"),
        (mixed("sponsor").join("\n\n"), mixed("agency").join("\n\n"), "2 MB, boilerplate between"),
        (first.clone(), second, "one line of 5 MB, a word replaced"),
        (first, line(4), "one line of 5 MB, other text"),
    ]
}

fn documents(old: &str, new: &str) -> (Document, Document) {
    (Document::from_markdown("old.md", old), Document::from_markdown("new.md", new))
}

fn without_scope(old: &Document, new: &Document) -> Comparison {
    compare(old, new, &Options { scope: false, ..Options::default() })
}

fn row(name: &str, old: &str, new: &str, beside: bool) -> Duration {
    let runs = if old.len() < 300_000 {
        40
    } else if old.len() < 5_000_000 {
        10
    } else {
        3
    };
    let (read, (was, is)) = best(2, || documents(old, new));
    let (mut time, comparison) = best(2, || without_scope(&was, &is));
    let (mut scoped, mut yardstick) = (None, None);
    // By turns: a machine that is slow for a while is slow for all of them.
    for _ in 0..if beside { runs } else { 0 } {
        let shortest = |before: Option<Duration>, now: Duration| Some(before.map_or(now, |before| before.min(now)));
        time = time.min(best(1, || without_scope(&was, &is)).0);
        yardstick = shortest(yardstick, best(1, || composed(old, new)).0);
        if old.len() < 5_000_000 {
            scoped = shortest(scoped, best(1, || compare(&was, &is, &Options::default())).0);
        }
    }
    let ms = |time: Duration| format!("{:.2}", time.as_secs_f64() * 1e3);
    let times = |long: Duration, short: Duration| format!("{:.2}", long.as_secs_f64() / short.as_secs_f64());
    println!(
        "| {name} | {} | {} | {} | {} | {} | {} | {} |",
        comparison.old.clauses.len(),
        ms(read),
        ms(time),
        yardstick.map_or_else(String::new, ms),
        yardstick.map_or_else(String::new, |composed| times(time, composed)),
        scoped.map_or_else(String::new, |scoped| times(scoped, time)),
        comparison.notices.len()
    );
    time
}

fn best<T>(runs: usize, mut what: impl FnMut() -> T) -> (Duration, T) {
    let start = Instant::now();
    let mut result = what();
    let mut best = start.elapsed();
    for _ in 1..runs {
        let start = Instant::now();
        let again = what();
        best = best.min(start.elapsed());
        result = again;
    }
    (best, result)
}

struct Pieces<'a>(Vec<&'a str>);

impl<'a> TokenSource for Pieces<'a> {
    type Token = &'a str;
    type Tokenizer = std::vec::IntoIter<&'a str>;
    fn tokenize(&self) -> Self::Tokenizer {
        self.0.clone().into_iter()
    }
    fn estimate_tokens(&self) -> u32 {
        self.0.len() as u32
    }
}

/// Paragraphs at blank lines, then words, blanks and marks of each changed block.
fn composed(old: &str, new: &str) -> usize {
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split("\n\n").collect(), new.split("\n\n").collect());
    let input = InternedInput::new(Pieces(old.clone()), Pieces(new.clone()));
    let mut changes = 0;
    for hunk in Diff::compute(Algorithm::Histogram, &input).hunks() {
        let was = old[hunk.before.start as usize..hunk.before.end as usize].join("\n\n");
        let is = new[hunk.after.start as usize..hunk.after.end as usize].join("\n\n");
        let words = InternedInput::new(Pieces(tokens(&was)), Pieces(tokens(&is)));
        changes += Diff::compute(Algorithm::Histogram, &words).hunks().count();
    }
    changes
}

fn tokens(text: &str) -> Vec<&str> {
    let kind = |c: char| {
        if c.is_alphanumeric() {
            0
        } else if c.is_whitespace() {
            1
        } else {
            2
        }
    };
    let (mut tokens, mut from, mut last) = (Vec::new(), 0, 3);
    for (at, c) in text.char_indices() {
        let now = kind(c);
        if at > from && (now != last || now == 2) {
            tokens.push(&text[from..at]);
            from = at;
        }
        last = now;
    }
    if from < text.len() {
        tokens.push(&text[from..]);
    }
    tokens
}

/// A line of the process's own status, in KiB; 0 where the system does not tell.
fn resident(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or("");
    line.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or(0)
}

fn peak(bytes: usize) {
    let Ok(program) = std::env::current_exe() else { return };
    let Ok(output) = Command::new(program).args(["--peak", &bytes.to_string()]).output() else { return };
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let numbers: Vec<u64> = text.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    if let [before, peak, _] = numbers[..] {
        println!(
            "peak of memory, two sides of {bytes} bytes: {} MiB, of which {} MiB the documents read",
            peak / 1024,
            before / 1024
        );
    }
}
