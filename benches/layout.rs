//! What a frame of the comparison costs against the size of the texts: only rows in sight are laid out, so it should not
//! grow with them; and what memory the window holds for them. Run with `cargo bench --bench layout`; a number after `--`
//! is the largest size in words.
//!
//! Each size has a process of its own. Memory is what that holds in the end beyond what it held before the texts came and
//! beyond the texts themselves, as the system tells it (on Linux only), for each byte of text of both versions. What the
//! allocator still keeps, two seconds later, of memory that was freed counts too.

use clausescope::app::command::Command;
use clausescope::app::source::Source;
use clausescope::app::state::{ChangeIndex, Selection};
use clausescope::app::{Folders, StartWith, Window};
use clausescope::comparison::{Comparison, Options, compare};
use clausescope::document::Document;
use egui::{Context, Event, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, vec2};
use std::time::Instant;

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Words of a clause.
const WORDS: usize = 50;

fn text(words: usize, new: bool) -> String {
    (0..words / WORDS)
        .map(|at| {
            let changed = if new && at % 20 == 3 { "shares" } else { "keeps" };
            let body = "data of the person for purposes named here ".repeat(5);
            format!("{at}. The company {changed} {body} and so on until the clause number {at} ends.\n\n")
        })
        .collect()
}

fn frame(context: &Context, window: &mut Window, events: Vec<Event>) -> f64 {
    let size = vec2(1280.0, 800.0);
    let input = RawInput { screen_rect: Some(Rect::from_min_size(Pos2::ZERO, size)), events, ..RawInput::default() };
    let began = Instant::now();
    let output = context.run_ui(input, |ui| window.frame(ui));
    let shapes = output.shapes.clone();
    context.tessellate(shapes, output.pixels_per_point);
    let spent = began.elapsed().as_secs_f64() * 1e3;
    output.drop_without_applying_deltas();
    spent
}

/// Bytes that the process holds in memory; none where the system does not tell.
fn resident() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.split_whitespace().next()?.parse::<usize>().ok()? * 1024)
}

/// The argument that makes the bench measure one size in its own process.
const ONE: &str = "--one";

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let number = arguments.iter().filter_map(|argument| argument.parse().ok()).next();
    if arguments.iter().any(|argument| argument == ONE) {
        return measure(number.expect("a size stands beside it"));
    }
    println!(
        "{:>10} {:>12} {:>14} {:>11} {:>9} {:>6} {:>14}",
        "words", "compare ms", "first frame ms", "scroll ms", "jump ms", "rows", "bytes a byte"
    );
    for words in [1_000, 10_000, 100_000, 1_000_000].into_iter().filter(|&words| words <= number.unwrap_or(1_000_000)) {
        let program = std::env::current_exe().expect("the bench has a file");
        let ended = std::process::Command::new(program).args([ONE, &words.to_string()]).status();
        assert!(ended.is_ok_and(|status| status.success()), "the bench of {words} words failed");
    }
}

/// Measures one size and prints its line.
fn measure(words: usize) {
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let context = Context::default();
    let mut window = Window::new(&context, StartWith::default(), Folders::within(folder.path()));
    // The lexicons and the letters are there whatever is compared.
    let small = Document::from_plain("small.txt", "We keep your data.");
    show(
        &context,
        &mut window,
        "We keep your data.",
        "We keep your data.",
        compare(&small, &small, &Options::default()),
    );
    frame(&context, &mut window, Vec::new());
    let before = resident();
    let (old, new) = (text(words, false), text(words, true));
    let bytes = old.len() + new.len();
    let began = Instant::now();
    // On a thread of its own, as the window does it.
    let comparison = std::thread::scope(|scope| {
        let worker = scope.spawn(|| {
            let old = Document::from_plain("old.txt", &old);
            let new = Document::from_plain("new.txt", &new);
            compare(&old, &new, &Options::default())
        });
        worker.join().expect("the comparison is done")
    });
    let compared = began.elapsed().as_secs_f64() * 1e3;
    let changes = comparison.changes.len();
    show(&context, &mut window, &old, &new, comparison);
    drop((old, new));
    window.command(&context, Command::ShowSideBySide);
    let first = frame(&context, &mut window, Vec::new());
    let middle = Pos2::new(600.0, 400.0);
    frame(&context, &mut window, vec![Event::PointerMoved(middle)]);
    let wheel = Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, -60.0),
        phase: TouchPhase::Move,
        modifiers: Default::default(),
        source: egui::MouseWheelSource::Wheel,
    };
    let mut scrolls: Vec<f64> = (0..60).map(|_| frame(&context, &mut window, vec![wheel.clone()])).collect();
    assert!(window.scrolled_to() > 1_000.0, "the bench does not scroll: {}", window.scrolled_to());
    let mut jumps: Vec<f64> = (0..20)
        .map(|at| {
            window.command(&context, Command::Select(Selection::Change(ChangeIndex(at * changes / 20))));
            frame(&context, &mut window, Vec::new())
        })
        .collect();
    let (scroll, jump, rows) = (median(&mut scrolls), median(&mut jumps), window.rows_laid_out());
    // What was freed goes back to the system after a second, when the window next works.
    std::thread::sleep(std::time::Duration::from_secs(2));
    for _ in 0..10 {
        frame(&context, &mut window, vec![wheel.clone()]);
    }
    let beyond =
        before.zip(resident()).map(|(before, after)| after.saturating_sub(before + bytes) as f64 / bytes as f64);
    let memory = beyond.map_or("-".to_owned(), |beyond| format!("{beyond:.1}"));
    println!("{words:>10} {compared:>12.0} {first:>14.1} {scroll:>11.2} {jump:>9.2} {rows:>6} {memory:>14}");
}

fn show(context: &Context, window: &mut Window, old: &str, new: &str, comparison: Comparison) {
    window.show(context, Source::text("old.txt", old), Source::text("new.txt", new), comparison);
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
