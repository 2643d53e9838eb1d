//! Which clauses are headings that nobody marked as such.

use super::number::{Count, Step, bare_number, steps};
use super::{Clause, ClauseKind};
use crate::text::{Hashing, count_between_blanks, fold};
use std::collections::HashMap;
use xxhash_rust::xxh3::xxh3_64;

/// A heading has at most so many words; one told by nothing but its shortness at most so many.
const LONGEST_HEADING: usize = 18;
const LONGEST_HEADING_BYTES: usize = 200;
const LONGEST_BARE_HEADING: usize = 9;
/// A contents list has at least so many entries, most of which stand again further down.
const SHORTEST_CONTENTS: usize = 3;
const CONTENTS_SHARE: f64 = 0.6;

/// Where other headings are marked, so many short lines must read as headings before one is taken for one, and a line
/// has at most so many words.
const FEWEST_BARE_HEADINGS: usize = 3;
const LONGEST_HABIT: usize = 7;
/// How far below the last marked heading they stand: below those that are numbered or bold.
const BARE_OFFSET: u8 = 4;

/// Which clauses are headings, and entries of a contents list, as they are told one after the other.
pub struct Outline {
    /// Places of the entries of contents lists, in order.
    contents: Vec<usize>,
    /// Places of headings that nothing but their shortness tells, in order.
    bare: Vec<usize>,
    /// Whether any heading is marked.
    marked: bool,
    /// The level of the last marked heading.
    base: u8,
}

impl Outline {
    /// What the look of all clauses tells.
    pub fn of(clauses: &[Clause], lines: Lines) -> Self {
        let Lines { titles, bare, marked, .. } = lines;
        let contents = contents(clauses, &titles);
        let bare = bare_headings(clauses, bare, &contents);
        Self { contents, bare, marked, base: 0 }
    }

    /// Makes a clause a heading that reads as one, or an item where it is an entry of a contents list. Asked of all clauses
    /// in their order.
    pub fn tell(&mut self, clauses: &mut [Clause], index: usize) {
        let clause = &clauses[index];
        if clause.kind == ClauseKind::Heading {
            self.base = clause.level;
            return;
        }
        if holds(&self.contents, index) {
            return tell_entry(&mut clauses[index]);
        }
        let bare = holds(&self.bare, index).then_some(BARE_OFFSET);
        if let Some(offset) = heading_offset(clauses, index, self.marked, self.base == 0).or(bare) {
            let clause = &mut clauses[index];
            clause.kind = ClauseKind::Heading;
            clause.level = self.base.saturating_add(offset).clamp(1, 6);
            if let (None, Some((number, len))) = (&clause.number, bare_number(&clause.text)) {
                clause.number = Some(number);
                clause.number_len = len;
            }
        }
    }
}

fn tell_entry(clause: &mut Clause) {
    if clause.kind == ClauseKind::Paragraph {
        clause.kind = ClauseKind::Item;
        clause.level = clause.number.as_deref().map_or(0, |number| steps(number).len().saturating_sub(1).min(6)) as u8;
    }
}

/// Whether a list of places in order, as a rule an empty one, holds a place.
fn holds(places: &[usize], place: usize) -> bool {
    places.binary_search(&place).is_ok()
}

/// What the clauses look like one by one. Each is looked at once, while its letters are at hand.
#[derive(Default)]
pub struct Lines {
    /// What may be an entry of a contents list, headings with it, known by a hash of its words.
    titles: Vec<(usize, u64)>,
    /// What reads as a heading without marks.
    bare: Vec<usize>,
    /// Whether any heading is marked.
    marked: bool,
    /// Room to work in.
    letters: String,
}

impl Lines {
    /// Looks at the clause at a place, beside which its neighbours stand already. Asked of all clauses in their order.
    pub fn look_at(&mut self, clauses: &[Clause], index: usize) {
        let Some(clause) = clauses.get(index) else { return };
        self.marked |= clause.kind == ClauseKind::Heading;
        if may_be_entry(clause) {
            self.titles.push((index, title_hash(clause, &mut self.letters)));
        }
        if reads_as_bare_heading(clauses, index) {
            self.bare.push(index);
        }
    }
}

/// How far below the last marked heading a clause stands as a heading; none where it is none.
fn heading_offset(clauses: &[Clause], index: usize, marked: bool, first_level: bool) -> Option<u8> {
    let clause = &clauses[index];
    // Most clauses.
    if clause.text.len() > LONGEST_HEADING_BYTES || clause.kind == ClauseKind::Row {
        return None;
    }
    let next = clauses.get(index + 1)?;
    // "1. **Definitions**" before a paragraph is a heading that was read as a list of one item.
    let leads = next.kind == ClauseKind::Paragraph
        || next.kind == ClauseKind::Item && next.level > clause.level
        || next.kind == ClauseKind::Heading;
    if clause.kind == ClauseKind::Item && !(clause.number.is_some() && leads) {
        return None;
    }
    let text = clause.text.as_str();
    let sentence = text.ends_with(['.', ';', ',', '!', '…']) && clause.bold_lead + 1 < text.len();
    if sentence {
        return None;
    }
    let words = count_between_blanks(text);
    if words == 0 || words > LONGEST_HEADING {
        return None;
    }
    let body = clause.body().trim();
    let letters = body.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 2 && clause.number.is_none() {
        return None;
    }
    let bold = clause.bold_lead + 1 >= text.len();
    let capitals =
        letters >= 4 && !body.chars().any(char::is_lowercase) && body.chars().filter(|c| c.is_uppercase()).count() >= 4;
    let ends_sentence = body.ends_with(['.', ';', ',', '!', '…']) || body.ends_with(':') && !bold;
    let numbered = clause.number.as_deref();
    if clause.kind == ClauseKind::Item {
        return (!ends_sentence && (bold || capitals) && index > 0).then(|| numbered_offset(numbered));
    }
    if !marked && body.ends_with(':') && words <= LONGEST_BARE_HEADING && numbered.is_none() && titles(next) {
        return Some(4);
    }
    if ends_sentence && !(bold && numbered.is_some() && words <= LONGEST_BARE_HEADING) {
        return None;
    }
    if bold || capitals {
        let offset = match numbered {
            Some(_) => numbered_offset(numbered),
            None if capitals && first_level => {
                if index == 0 {
                    1
                } else {
                    2
                }
            }
            None => {
                if marked {
                    1
                } else {
                    4
                }
            }
        };
        return Some(offset);
    }
    let starts = body.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_lowercase() && c.is_alphabetic());
    if numbered.is_some() {
        return (starts && leads_in(clauses, index)).then(|| numbered_offset(numbered));
    }
    // Without marks anywhere a short line before a paragraph is the only sign there is.
    let apart = index == 0 || !clauses[index - 1].text.ends_with([':', ',', ';']);
    let short = words <= LONGEST_BARE_HEADING && starts && apart && !text.contains('|') && !text.contains('@');
    let dated = text.chars().filter(char::is_ascii_digit).count() > 2 && bare_number(text).is_none();
    (!marked && short && !dated && leads_in(clauses, index)).then_some(if index == 0 { 1 } else { 4 })
}

/// Short lines between paragraphs, where a text that marks its other headings has several of them: "Phishing" between
/// two rules. A line that stands more than once is a label, and one that is all link leads elsewhere.
fn bare_headings(clauses: &[Clause], mut candidates: Vec<usize>, contents: &[usize]) -> Vec<usize> {
    candidates.retain(|index| !holds(contents, *index));
    if candidates.len() < FEWEST_BARE_HEADINGS {
        return Vec::new();
    }
    let text_of = |index: &usize| clauses[*index].text.as_str();
    let mut times: HashMap<&str, usize, Hashing> = candidates.iter().map(|index| (text_of(index), 0)).collect();
    let longest = times.keys().map(|text| text.len()).max().unwrap_or(0);
    for clause in clauses.iter().filter(|clause| clause.text.len() <= longest) {
        if let Some(times) = times.get_mut(clause.text.as_str()) {
            *times += 1;
        }
    }
    candidates.retain(|index| times.get(text_of(index)) == Some(&1));
    if candidates.len() < FEWEST_BARE_HEADINGS { Vec::new() } else { candidates }
}

/// Whether a clause reads as a title, and what stands around it as if it were one.
fn reads_as_bare_heading(clauses: &[Clause], index: usize) -> bool {
    let ended = |clause: &Clause| clause.text.ends_with(['.', '!', '?', '。', ')', '”']);
    let clause = &clauses[index];
    let text = clause.text.as_str();
    let title = clause.kind == ClauseKind::Paragraph
        && clause.number.is_none()
        && text.starts_with(char::is_uppercase)
        && !text.ends_with(['.', ':', ';', ',', '!', '…'])
        && text.split_whitespace().nth(LONGEST_HABIT).is_none()
        && !text.contains(['|', '@'])
        && !text.contains(|c: char| c.is_ascii_digit());
    if !title {
        return false;
    }
    let linked: usize = clause.links.iter().map(|link| link.span.len()).sum();
    let before = index.checked_sub(1).map(|before| &clauses[before]);
    linked * 2 < text.len()
        && before.is_some_and(|before| before.kind == ClauseKind::Heading || ended(before))
        && clauses.get(index + 1).is_some_and(|after| {
            let goes_on = after.text.split_whitespace().nth(LONGEST_BARE_HEADING).is_some();
            after.kind == ClauseKind::Paragraph && goes_on && (ended(after) || after.text.ends_with(':'))
        })
}

/// Whether a clause goes on by itself after a short line with a colon: the line is its title, and leads no list in.
fn titles(next: &Clause) -> bool {
    next.kind == ClauseKind::Paragraph
        && next.number.is_none()
        && next.text.starts_with(char::is_uppercase)
        && next.text.split_whitespace().nth(LONGEST_HEADING).is_some()
}

/// Whether what follows reads as the text under a heading: a longer clause, or a deeper number before one.
fn leads_in(clauses: &[Clause], index: usize) -> bool {
    let own = clauses[index].number.as_deref().map(steps).unwrap_or_default();
    for next in clauses[index + 1..].iter().take(3) {
        let words = next.text.split_whitespace().take(LONGEST_HEADING + 1).count();
        let ends = next.text.ends_with(['.', ';', ':', '!', '?', '。', ')', '”', '"']);
        if next.kind == ClauseKind::Heading {
            return false;
        }
        let sentence = next.number.is_none() && words > 4 && ends;
        if words > LONGEST_BARE_HEADING && ends || words > LONGEST_HEADING || next.text.len() > 40 && ends || sentence {
            return true;
        }
        let deeper = next
            .number
            .as_deref()
            .map(steps)
            .is_some_and(|steps| steps.len() > own.len() && steps.starts_with(&own) && !own.is_empty());
        if ends && next.number.is_some() && deeper {
            return true;
        }
        // A numbered title may have a second title under it.
        let title = !own.is_empty()
            && next.number.is_none()
            && next.kind == ClauseKind::Paragraph
            && words <= LONGEST_BARE_HEADING
            && !next.text.ends_with(['.', ';', ','])
            && next.text.starts_with(char::is_uppercase);
        if !deeper && !title {
            return false;
        }
    }
    false
}

/// Level of a numbered heading below the marked ones: parts, then articles and "1.", then "1.1".
fn numbered_offset(number: Option<&str>) -> u8 {
    let number = number.unwrap_or("");
    let lower = number.to_lowercase();
    if [
        "part", "chap", "kapitel", "teil", "titre", "annex", "append", "schedule", "exhibit", "anlage", "anhang",
        "anex", "alleg", "cap",
    ]
    .iter()
    .any(|name| lower.starts_with(name))
    {
        return 1;
    }
    1 + steps(number).len().clamp(1, 4) as u8
}

/// Entries of a contents list: short clauses in a row, most of which stand again further down.
fn contents(clauses: &[Clause], titles: &[(usize, u64)]) -> Vec<usize> {
    let last_place: HashMap<u64, usize, Hashing> = titles.iter().map(|&(index, title)| (title, index)).collect();
    let heading = |&(index, _): &(usize, u64)| clauses[index].kind == ClauseKind::Heading;
    let mut entries = Vec::new();
    for run in titles.chunk_by(|one, next| next.0 == one.0 + 1 && !heading(one) && !heading(next)) {
        let again = |(index, title): &&(usize, u64)| last_place.get(title).is_some_and(|last| last > index);
        let again: Vec<usize> =
            run.iter().filter(|entry| !heading(entry)).filter(again).map(|(index, _)| *index).collect();
        // What stands around the entries in the same run (a date, the word "Contents") is left as it is.
        if let (Some(first), Some(last)) = (again.first(), again.last()) {
            let length = last - first + 1;
            if again.len() >= SHORTEST_CONTENTS && again.len() as f64 >= CONTENTS_SHARE * length as f64 {
                entries.extend(*first..=*last);
            }
        }
    }
    entries
}

fn may_be_entry(clause: &Clause) -> bool {
    clause.kind != ClauseKind::Row
        && clause.text.len() < LONGEST_HEADING_BYTES
        && !clause.text.ends_with('.')
        && count_between_blanks(&clause.text) <= LONGEST_HEADING
}

/// A hash of the words of a title, in small letters and without the mark at their end. `letters` is room to work in.
fn title_hash(clause: &Clause, letters: &mut String) -> u64 {
    let folded = fold(clause.body());
    letters.clear();
    if folded.is_ascii() {
        letters.push_str(&folded);
        letters.make_ascii_lowercase();
    } else {
        letters.push_str(&folded.to_lowercase());
    }
    xxh3_64(letters.trim_end_matches(['.', ':']).as_bytes())
}

/// Whether a number makes its clause an item, whatever the format says: `(a)`, `iv.`
pub fn is_item_number(number: &str) -> bool {
    matches!(steps(number)[..], [Step { count: Count::LowerRoman | Count::LowerLetters, .. }])
}

/// The words of a bold heading that runs into its paragraph, and where its paragraph goes on; without the number.
pub fn run_in_heading(text: &str, number_len: usize, bold_lead: usize) -> Option<(String, usize)> {
    if bold_lead <= number_len {
        return None;
    }
    let bold = text.get(number_len..bold_lead)?;
    let rest = text.get(bold_lead..)?;
    let marks = |c: char| c.is_whitespace() || matches!(c, '.' | ':' | '–' | '—' | '-' | ',' | ';');
    let words = bold.trim_matches(marks);
    let closed = bold.trim_end().ends_with(['.', ':', '–', '—', '?', '!'])
        || rest.trim_start().starts_with(['.', ':', '–', '—'])
        || rest.trim_start().starts_with("- ");
    let count = words.split_whitespace().count();
    if !closed || count == 0 || count > LONGEST_HEADING || rest.trim_matches(marks).is_empty() {
        return None;
    }
    Some((words.to_owned(), text.len() - rest.trim_start_matches(marks).len()))
}
