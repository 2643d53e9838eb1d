//! How long a PDF report takes against the number of clauses: with the text, not with its square. Prints a table.
//!
//! `cargo bench --bench report --no-default-features`. Each figure is the best of three runs.

#[path = "../tests/generator/mod.rs"]
mod generator;

use clausescope::comparison::{Options, compare};
use clausescope::document::Document;
use clausescope::project::Review;
use clausescope::report::{ReportError, ReportInput, ReportSettings, pdf};
use generator::{EDITS, edited, markdown};
use std::time::{Duration, Instant};

const CLAUSES: [usize; 4] = [125, 250, 500, 1000];

fn main() -> Result<(), ReportError> {
    println!("| clauses | ms | exponent |");
    println!("| --- | --- | --- |");
    let mut before: Option<(usize, Duration)> = None;
    for clauses in CLAUSES {
        let time = time(clauses)?;
        let growth = before.map_or(String::new(), |(fewer, shorter)| {
            let exponent = (time.as_secs_f64() / shorter.as_secs_f64()).ln() / (clauses as f64 / fewer as f64).ln();
            format!("{exponent:.2}")
        });
        println!("| {clauses} | {:.1} | {growth} |", time.as_secs_f64() * 1e3);
        before = Some((clauses, time));
    }
    Ok(())
}

fn time(clauses: usize) -> Result<Duration, ReportError> {
    let (old, new) = edited(7, clauses, &EDITS, clauses / 10);
    let document = |name: &str, text: &str| Document::from_markdown(name, text);
    let options = Options { scope: false, ..Options::default() };
    let comparison = compare(&document("old.md", &markdown(&old)), &document("new.md", &markdown(&new)), &options);
    let (review, settings) = (Review::default(), ReportSettings::default());
    let mut best = Duration::MAX;
    for _ in 0..3 {
        let start = Instant::now();
        pdf(&ReportInput { comparison: &comparison, review: &review, settings: &settings })?;
        best = best.min(start.elapsed());
    }
    Ok(best)
}
