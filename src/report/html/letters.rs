//! The letters of a passage as HTML, so that each side's text comes back from them to the letter.

use crate::redline::Op;
use crate::report::outline::{Passage, Run};
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
pub(super) fn passage(passage: &Passage<'_>) -> String {
    let mut html = String::new();
    for run in &passage.runs {
        push_run(&mut html, run);
    }
    html
}

fn push_run(html: &mut String, run: &Run<'_>) {
    let text = escaped(run.text);
    let link = run.op == Op::Equal && run.marked;
    let (before, after) = match (run.op, run.marked) {
        (Op::Delete, true) => ("<del><span class=\"label\">[deleted: </span>", "<span class=\"label\">]</span></del>"),
        (Op::Insert, true) => ("<ins><span class=\"label\">[inserted: </span>", "<span class=\"label\">]</span></ins>"),
        // What the settings hide stays in the page, so that both texts come back from it.
        (Op::Delete, false) => ("<del hidden>", "</del>"),
        (Op::Insert, false) => ("<ins class=\"quiet\">", "</ins>"),
        (Op::Equal, _) if link => ("<span class=\"link\">", "<span class=\"label\">[leads elsewhere]</span></span>"),
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
