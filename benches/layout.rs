//! What a frame of the comparison costs against the size of the texts: only rows in sight are laid out, so it should not
//! grow with them. Run with `cargo bench --bench layout`; a number after `--` is the largest size in words.

use clausescope::app::command::Command;
use clausescope::app::source::Source;
use clausescope::app::state::{ChangeIndex, Selection};
use clausescope::app::{Folders, StartWith, Window};
use clausescope::comparison::{Options, compare};
use clausescope::document::Document;
use egui::{Context, Event, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, vec2};
use std::time::Instant;

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

fn main() {
    let most = std::env::args().filter_map(|argument| argument.parse().ok()).next().unwrap_or(1_000_000);
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    println!(
        "{:>10} {:>12} {:>14} {:>14} {:>14} {:>6}",
        "words", "compare ms", "first frame ms", "scroll ms", "jump ms", "rows"
    );
    for words in [1_000, 10_000, 100_000, 1_000_000].into_iter().filter(|&words| words <= most) {
        let (old, new) = (text(words, false), text(words, true));
        let began = Instant::now();
        let documents = (Document::from_plain("old.txt", &old), Document::from_plain("new.txt", &new));
        let comparison = compare(&documents.0, &documents.1, &Options::default());
        let compared = began.elapsed().as_secs_f64() * 1e3;
        let changes = comparison.changes.len();
        let context = Context::default();
        let mut window = Window::new(&context, StartWith::default(), Folders::within(folder.path()));
        window.show(&context, Source::text("old.txt", &old), Source::text("new.txt", &new), comparison);
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
        println!("{words:>10} {compared:>12.0} {first:>14.1} {scroll:>14.2} {jump:>14.2} {rows:>6}");
    }
}

fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
