//! The letters of a passage as HTML, so that each side's text comes back from them to the letter.

use crate::redline::Op;
use crate::report::body::table::bars;
use crate::report::outline::{Passage, Run, Words};
use std::borrow::Cow;

/// A text as a page can hold it: HTML has no letter for U+0000, and reads a carriage return only when it is escaped.
pub(super) fn shown(text: &str) -> Cow<'_, str> {
    if text.contains('\0') { text.replace('\0', "\u{fffd}").into() } else { text.into() }
}

/// A text with all that HTML would read as markup escaped.
pub(super) fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + text.len() / 16);
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            '\r' => html.push_str("&#13;"),
            '\0' => html.push('\u{fffd}'),
            letter => html.push(letter),
        }
    }
    html
}

/// The runs of a passage.
pub(super) fn passage(labels: &Labels, passage: &Passage<'_>) -> String {
    let mut html = String::new();
    for run in &passage.runs {
        push_run(&mut html, labels, run);
    }
    html
}

/// The runs of a passage that is a row of a table, as cells; the last one takes the room of those that the row lacks.
///
/// The bars between cells stay in the page, unseen, so that the row's text comes back from it.
pub(super) fn row(labels: &Labels, passage: &Passage<'_>, columns: usize) -> String {
    let cells = cells(passage);
    let element = if passage.is_header_row { "th scope=\"col\"" } else { "td" };
    let mut html = String::new();
    for (at, pieces) in cells.iter().enumerate() {
        let room = if at + 1 == cells.len() { columns.saturating_sub(at).max(1) } else { 1 };
        html.push('<');
        html.push_str(element);
        if room > 1 {
            html.push_str(&format!(" colspan=\"{room}\""));
        }
        html.push('>');
        for (run, is_bar) in pieces {
            html.push_str(if *is_bar { "<span class=\"bar\">" } else { "" });
            push_run(&mut html, labels, run);
            html.push_str(if *is_bar { "</span>" } else { "" });
        }
        html.push_str(if passage.is_header_row { "</th>" } else { "</td>" });
    }
    html
}

/// How many cells a row has.
pub(super) fn columns(passage: &Passage<'_>) -> usize {
    cells(passage).len()
}

/// The runs of a row cut at the bars between its cells. A bar and the blanks beside it close a cell, and are told by the flag.
fn cells<'a>(passage: &Passage<'a>) -> Vec<Vec<(Run<'a>, bool)>> {
    let text =
        |other: Op| -> String { passage.runs.iter().filter(|run| run.op != other).map(|run| run.text).collect() };
    let places = [bars(&text(Op::Insert)), bars(&text(Op::Delete))];
    let mut at = [0, 0];
    let mut cells = vec![Vec::new()];
    for run in &passage.runs {
        let stands = [run.op != Op::Insert, run.op != Op::Delete];
        let is_bar =
            |here: usize| [0, 1].into_iter().any(|side| stands[side] && places[side].contains(&(at[side] + here)));
        let mut from = 0;
        for (here, bar) in run.text.match_indices('|').filter(|(here, _)| is_bar(*here)) {
            let start = if run.text[from..here].ends_with(' ') { here - 1 } else { here };
            let end = here + bar.len();
            let end = if run.text[end..].starts_with(' ') { end + 1 } else { end };
            push_piece(&mut cells, run, (from, start), false);
            push_piece(&mut cells, run, (start, end), true);
            cells.push(Vec::new());
            from = end;
        }
        push_piece(&mut cells, run, (from, run.text.len()), false);
        for side in [0, 1] {
            at[side] += if stands[side] { run.text.len() } else { 0 };
        }
    }
    cells
}

fn push_piece<'a>(cells: &mut [Vec<(Run<'a>, bool)>], run: &Run<'a>, (from, to): (usize, usize), is_bar: bool) {
    if let Some(cell) = cells.last_mut().filter(|_| from < to) {
        cell.push((Run { text: &run.text[from..to], ..*run }, is_bar));
    }
}

/// What stands with marks for those who do not see them, escaped.
#[derive(Debug)]
pub(super) struct Labels {
    deleted: String,
    inserted: String,
    relinked: String,
}

impl Labels {
    /// The labels of a language.
    pub(super) fn new(words: Words) -> Self {
        let label = |text: &str| format!("<span class=\"label\">{}</span>", escaped(text));
        let opening = |id: &str| label(&format!("[{}", words.named(&words.say(id), "")));
        Self {
            deleted: opening("report-label-deleted"),
            inserted: opening("report-label-inserted"),
            relinked: label(&format!("[{}]", words.say("report-leads-elsewhere"))),
        }
    }
}

fn push_run(html: &mut String, labels: &Labels, run: &Run<'_>) {
    let text = escaped(run.text);
    let link = run.op == Op::Equal && run.marked;
    let end = "<span class=\"label\">]</span>";
    let (before, after) = match (run.op, run.marked) {
        (Op::Delete, true) => (&*format!("<del>{}", labels.deleted), &*format!("{end}</del>")),
        (Op::Insert, true) => (&*format!("<ins>{}", labels.inserted), &*format!("{end}</ins>")),
        // What the settings hide stays in the page, so that both texts come back from it.
        (Op::Delete, false) => ("<del hidden>", "</del>"),
        (Op::Insert, false) => ("<ins class=\"quiet\">", "</ins>"),
        (Op::Equal, _) if link => ("<span class=\"link\">", &*format!("{}</span>", labels.relinked)),
        (Op::Equal, _) => ("", ""),
    };
    html.push_str(before);
    html.push_str(&text);
    html.push_str(after);
    match (run.ends_old, run.ends_new) {
        (true, true) => html.push_str("<span class=\"end\" data-ends=\"both\"></span>"),
        (true, false) => html.push_str("<span class=\"end\" data-ends=\"old\"></span>"),
        (false, true) => html.push_str("<span class=\"end\" data-ends=\"new\"></span>"),
        (false, false) => {}
    }
}
