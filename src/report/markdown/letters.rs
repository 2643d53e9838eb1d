//! The letters of a text as Markdown: nothing of a text is taken for a mark, and every letter comes back.

use std::borrow::Cow;

/// How words are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// Not at all.
    Kept,
    /// As deleted.
    Gone,
    /// As inserted.
    Came,
}

/// Words of one look.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'a> {
    pub look: Look,
    pub text: &'a str,
}

/// Keeps a mark from touching a letter, where it would not be taken for a mark: CommonMark wants a blank or a punctuation
/// mark before `**` that stands before a punctuation mark.
const GUARD: &str = "<!-- -->";

/// A text as Markdown can hold it: it has no letter for U+0000.
pub(super) fn shown(text: &str) -> Cow<'_, str> {
    if text.contains('\0') { text.replace('\0', "\u{fffd}").into() } else { text.into() }
}

/// A text on one line, without marks: for headings, cells of tables and remarks.
pub(super) fn cell(text: &str) -> String {
    within(&[Piece { look: Look::Kept, text: &text.replace(['\n', '\r'], " ") }])
}

/// A paragraph of pieces.
pub(super) fn line(pieces: &[Piece<'_>]) -> String {
    set(pieces, true)
}

/// Pieces that stand behind something else on their line.
pub(super) fn within(pieces: &[Piece<'_>]) -> String {
    set(pieces, false)
}

fn set(pieces: &[Piece<'_>], begins: bool) -> String {
    let groups = grouped(pieces);
    let mut out = String::new();
    // Whether what was last put is the end of a mark behind something that is no letter.
    let mut fragile = false;
    for (at, (look, text)) in groups.iter().enumerate() {
        let mark = match look {
            Look::Kept => "",
            Look::Gone => "~~",
            Look::Came => "**",
        };
        let edges = Edges {
            starts_line: at == 0,
            guard_first_word: at == 0 && begins,
            ends_line: at + 1 == groups.len(),
            marked: *look != Look::Kept,
        };
        let words = escaped(text, &edges);
        let first = words.chars().next();
        if fragile && mark.is_empty() && first.is_some_and(|letter| !is_apart(letter)) {
            out.push_str(GUARD);
        }
        let opens_badly = first.is_some_and(|letter| !letter.is_alphanumeric())
            && out.chars().next_back().is_some_and(|letter| !is_apart(letter));
        if !mark.is_empty() && opens_badly {
            out.push_str(GUARD);
        }
        out.push_str(mark);
        out.push_str(&words);
        out.push_str(mark);
        fragile = !mark.is_empty() && words.chars().next_back().is_some_and(|letter| !letter.is_alphanumeric());
    }
    out
}

/// Whether a mark may touch it.
fn is_apart(letter: char) -> bool {
    letter.is_ascii_whitespace() || letter.is_ascii_punctuation()
}

/// Pieces of one look that touch as one; those without words left out.
fn grouped(pieces: &[Piece<'_>]) -> Vec<(Look, String)> {
    let mut groups: Vec<(Look, String)> = Vec::new();
    let put = |groups: &mut Vec<(Look, String)>, look: Look, text: &str| match groups.last_mut() {
        _ if text.is_empty() => {}
        Some((last, open)) if *last == look => open.push_str(text),
        _ => groups.push((look, text.to_owned())),
    };
    for piece in pieces {
        put(&mut groups, piece.look, piece.text);
    }
    let mut parted: Vec<(Look, String)> = Vec::new();
    let mut at = 0;
    while at < groups.len() {
        match (&groups[at], groups.get(at + 1)) {
            ((Look::Gone, old), Some((Look::Came, new))) => {
                let [before, old, new, after] = without_shared_blanks(old, new);
                for (look, text) in [(Look::Kept, before), (Look::Gone, old), (Look::Came, new), (Look::Kept, after)] {
                    put(&mut parted, look, text);
                }
                at += 2;
            }
            ((look, text), _) => {
                put(&mut parted, *look, text);
                at += 1;
            }
        }
    }
    parted
}

/// Blanks that both an old and a new text begin or end with stand in both: the blank before, both texts, the blank after.
fn without_shared_blanks<'t>(old: &'t str, new: &'t str) -> [&'t str; 4] {
    let starts = old.starts_with(' ') && new.starts_with(' ');
    let (before, old, new) = if starts { (" ", &old[1..], &new[1..]) } else { ("", old, new) };
    let ends = old.ends_with(' ') && new.ends_with(' ');
    if ends { [before, &old[..old.len() - 1], &new[..new.len() - 1], " "] } else { [before, old, new, ""] }
}

/// What stands around a group.
struct Edges {
    starts_line: bool,
    /// In the first word of a line anything could begin a list, a heading or a quotation.
    guard_first_word: bool,
    ends_line: bool,
    marked: bool,
}

/// The letters of a group. Blanks at its edges are written by number where Markdown would drop them or the mark.
fn escaped(text: &str, edges: &Edges) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut in_first_word = edges.guard_first_word;
    for (at, &letter) in letters.iter().enumerate() {
        let (before, after) = (at.checked_sub(1).map(|at| letters[at]), letters.get(at + 1).copied());
        let first = before.map_or(edges.starts_line || edges.marked, |before| before == '\n');
        let last = after.map_or(edges.ends_line || edges.marked, |after| after == '\n');
        let at_edge = (before.is_none() && first) || (after.is_none() && last);
        match letter {
            '\n' if at_edge => out.push_str("&#10;"),
            '\n' => {
                out.push_str("\\\n");
                in_first_word = true;
                continue;
            }
            '\0' => out.push('\u{fffd}'),
            letter if letter.is_control() || (letter.is_whitespace() && (first || last || letter != ' ')) => {
                out.push_str(&format!("&#{};", u32::from(letter)));
            }
            letter
                if letter.is_ascii_punctuation()
                    && (is_mark(letter, before, after) || (in_first_word && begins_block(letter, before))) =>
            {
                out.extend(['\\', letter]);
            }
            letter => out.push(letter),
        }
        in_first_word &= !letter.is_whitespace();
    }
    out
}

/// Whether a punctuation mark could begin a list, a heading, a table … in the first word of a line; a colon behind a word
/// begins nothing.
fn begins_block(letter: char, before: Option<char>) -> bool {
    let colon = letter == ':' && before.is_none_or(|before| !before.is_alphanumeric());
    colon || matches!(letter, '-' | '+' | '.' | '(' | ')' | '=' | '%')
}

/// Whether a punctuation mark could be taken for Markdown within a line.
fn is_mark(letter: char, before: Option<char>, after: Option<char>) -> bool {
    match letter {
        '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '~' | '&' | '|' | '$' | '^' | '@' | '#' | '!' => {
            true
        }
        // An address, or the name of a picture.
        ':' => after.is_some_and(|after| !after.is_whitespace()),
        // Not a dash nor an ellipsis for readers that make them.
        '-' | '.' => before == Some(letter) || after == Some(letter),
        _ => false,
    }
}
