//! From matched words to the segments that a reader sees: blanks attached, islands joined, deletion before insertion.

use super::words::{Token, common_words};
use super::{ChangeClass, Op, Segment};
use crate::text::{fold, split_words};
use std::collections::HashMap;

/// Words of an equal run that hold a place by themselves, whatever surrounds them.
const FIRM_RUN: usize = 4;

/// Share of the longer side that must survive between two firm runs; below it the stretch is one deletion and one
/// insertion. Peer: WmlComparer's detail threshold 0.15 of a run; ours counts all runs of the stretch.
const SURVIVING: f64 = 0.25;

/// Words of an equal run up to which it is an island where more than so many words were replaced before and after it. Peer:
/// diff-match-patch drops what is no longer than the edits around it.
const SHORTEST_STAY: usize = 2;

/// One clause of a side.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    /// The text as shown.
    pub text: &'a str,
    /// Bytes at its start that are its printed number.
    pub number_len: usize,
    /// Whether letter case says nothing, as in headings.
    pub caseless: bool,
}

impl<'a> Part<'a> {
    /// A text without a number.
    pub fn plain(text: &'a str) -> Self {
        Self { text, number_len: 0, caseless: false }
    }
}

#[derive(Debug, Clone, Copy)]
struct Word<'a> {
    text: &'a str,
    numbering: bool,
    content: bool,
}

/// The redline between the clauses of two sides, and whether a stretch was compared only coarsely.
pub fn redline_parts(old: &[Part<'_>], new: &[Part<'_>]) -> (Vec<Segment>, bool) {
    let (old, new) = (Side::of(old), Side::of(new));
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let (old_tokens, new_tokens) = (old.tokens(&mut numbers), new.tokens(&mut numbers));
    // In an order that depends on the texts alone, so that a swap mirrors the redline.
    let swapped = old.words.iter().map(|word| word.text).gt(new.words.iter().map(|word| word.text));
    let (mut pairs, coarse) = if swapped {
        let (pairs, coarse) = common_words(&new_tokens, &old_tokens);
        (pairs.into_iter().map(|(n, o)| (o, n)).collect(), coarse)
    } else {
        common_words(&old_tokens, &new_tokens)
    };
    super::lists::keep_items(&old_tokens, &new_tokens, &old.texts(), &new.texts(), &mut pairs);
    let pairs = without_islands(&old.words, &new.words, &pairs);
    (segments(&old.words, &new.words, &pairs), coarse)
}

struct Side<'a> {
    words: Vec<Word<'a>>,
    caseless: Vec<bool>,
}

impl<'a> Side<'a> {
    fn of(parts: &[Part<'a>]) -> Self {
        let mut side = Self { words: Vec::new(), caseless: Vec::new() };
        for part in parts {
            let (number, body) = part.text.split_at_checked(part.number_len).unwrap_or(("", part.text));
            if !number.is_empty() {
                side.words.push(Word { text: number, numbering: true, content: false });
                side.caseless.push(false);
            }
            for text in split_words(body) {
                let letters = text.trim_end().chars().count();
                let content = letters > 3 && text.chars().next().is_some_and(char::is_alphanumeric);
                side.words.push(Word { text, numbering: false, content });
                side.caseless.push(part.caseless);
            }
        }
        side
    }

    fn texts(&self) -> Vec<&'a str> {
        self.words.iter().map(|word| word.text.trim_end()).collect()
    }

    fn tokens(&self, numbers: &mut HashMap<String, u32>) -> Vec<Token> {
        let token = |(word, &caseless): (&Word<'_>, &bool)| {
            let core = word.text.trim_end();
            let mut folded = if core.is_ascii() { core.to_owned() } else { fold(core) };
            if caseless {
                folded = folded.to_lowercase();
            }
            if word.numbering {
                folded.insert(0, '\u{1}');
            }
            let next = numbers.len() as u32;
            let number = *numbers.entry(folded).or_insert(next);
            let worth = match () {
                () if word.content => 12,
                () if core.chars().next().is_some_and(char::is_alphanumeric) => 6,
                () => 1,
            };
            Token { number, worth }
        };
        self.words.iter().zip(&self.caseless).map(token).collect()
    }
}

/// Drops matches that would leave confetti: a run of function words between two replacements, and all runs of a stretch
/// of which too little survives.
fn without_islands(old: &[Word<'_>], new: &[Word<'_>], pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut runs: Vec<&[(usize, usize)]> = Vec::new();
    let mut from = 0;
    for at in 1..=pairs.len() {
        if at == pairs.len() || pairs[at].0 != pairs[at - 1].0 + 1 || pairs[at].1 != pairs[at - 1].1 + 1 {
            runs.push(&pairs[from..at]);
            from = at;
        }
    }
    let is_word = |at: usize| old[at].text.chars().next().is_some_and(char::is_alphanumeric);
    let words_of = |run: &[(usize, usize)]| run.iter().filter(|pair| is_word(pair.0)).count();
    let firm = |run: &[(usize, usize)]| {
        let (first, last) = (run[0], run[run.len() - 1]);
        words_of(run) >= FIRM_RUN || first == (0, 0) || last == (old.len().wrapping_sub(1), new.len().wrapping_sub(1))
    };
    let mut kept = Vec::with_capacity(pairs.len());
    let (mut at, mut edge) = (0, (0, 0));
    while at < runs.len() {
        if firm(runs[at]) {
            kept.extend_from_slice(runs[at]);
            edge = runs[at].last().map_or(edge, |pair| (pair.0 + 1, pair.1 + 1));
            at += 1;
            continue;
        }
        let end = (at..runs.len()).find(|&next| firm(runs[next])).unwrap_or(runs.len());
        let next_edge = runs.get(end).map_or((old.len(), new.len()), |run| run[0]);
        let count = |words: &[Word<'_>]| {
            words.iter().filter(|word| word.text.chars().next().is_some_and(char::is_alphanumeric)).count()
        };
        let longer = count(&old[edge.0..next_edge.0]).max(count(&new[edge.1..next_edge.1]));
        let surviving: usize = runs[at..end].iter().map(|run| words_of(run)).sum();
        if surviving as f64 >= SURVIVING * longer as f64 {
            let mut before = edge;
            for (place, run) in runs[at..end].iter().enumerate() {
                let after = runs.get(at + place + 1).map_or((old.len(), new.len()), |run| run[0]);
                let last = run[run.len() - 1];
                // Words replaced on both sides between two places; none where only one side has any.
                let replaced = |from: (usize, usize), to: (usize, usize)| {
                    let counts = (count(&old[from.0..to.0]), count(&new[from.1..to.1]));
                    if to.0 > from.0 && to.1 > from.1 { Some(counts.0.max(counts.1)) } else { None }
                };
                let around = (replaced(before, run[0]), replaced((last.0 + 1, last.1 + 1), after));
                let island = match around {
                    (Some(left), Some(right)) => {
                        !run.iter().any(|pair| old[pair.0].content)
                            || words_of(run) <= SHORTEST_STAY
                                && left.min(right) > SHORTEST_STAY
                                && !is_listed(old, run[0].0, last.0)
                    }
                    _ => false,
                };
                if !island {
                    kept.extend_from_slice(run);
                    before = (last.0 + 1, last.1 + 1);
                }
            }
        }
        at = end;
        edge = next_edge;
    }
    kept
}

/// Whether words stand between two separators of an enumeration, or hold one: items that stayed are worth seeing.
fn is_listed(words: &[Word<'_>], first: usize, last: usize) -> bool {
    let separates = |word: &Word<'_>| matches!(word.text.trim_end(), "," | ";" | "|");
    let outside = first.checked_sub(1).and_then(|at| words.get(at)).is_some_and(separates)
        && words.get(last + 1).is_some_and(separates);
    outside || words[first..=last].iter().any(separates)
}

/// Writes the segments out.
fn segments(old: &[Word<'_>], new: &[Word<'_>], pairs: &[(usize, usize)]) -> Vec<Segment> {
    let mut writer = Writer::default();
    let (mut o, mut n) = (0, 0);
    for &(to_o, to_n) in pairs.iter().chain(std::iter::once(&(old.len(), new.len()))) {
        // A printed number that changed is a change of its own where it leads.
        let leads = |word: Option<&Word<'_>>| word.is_some_and(|word| word.numbering);
        if (o, n) == (0, 0) && ((leads(old.first()) && to_o > 0) || (leads(new.first()) && to_n > 0)) {
            if leads(old.first()) && to_o > 0 {
                writer.delete(old[0].text, ChangeClass::Numbering);
                o = 1;
            }
            if leads(new.first()) && to_n > 0 {
                writer.insert(new[0].text, ChangeClass::Numbering);
                n = 1;
            }
            writer.flush();
        }
        for word in &old[o..to_o] {
            writer.delete(word.text, if word.numbering { ChangeClass::Numbering } else { ChangeClass::Substantive });
        }
        for word in &new[n..to_n] {
            writer.insert(word.text, if word.numbering { ChangeClass::Numbering } else { ChangeClass::Substantive });
        }
        if to_o < old.len() && to_n < new.len() {
            writer.matched(old[to_o].text, new[to_n].text);
            (o, n) = (to_o + 1, to_n + 1);
        }
    }
    writer.flush();
    join_typography(writer.segments)
}

/// A title that went from small letters to capitals is one change, not one for each of its words: replacements of
/// typography with nothing but a blank between them are joined.
fn join_typography(segments: Vec<Segment>) -> Vec<Segment> {
    if segments.iter().filter(|segment| segment.class == Some(ChangeClass::Typography)).nth(2).is_none() {
        return segments;
    }
    let is = |segment: Option<&Segment>, op: Op| {
        segment.is_some_and(|segment| segment.op == op && segment.class == Some(ChangeClass::Typography))
    };
    let replaced = |at: &[Segment]| is(at.first(), Op::Delete) && is(at.get(1), Op::Insert);
    let mut joined: Vec<Segment> = Vec::with_capacity(segments.len());
    let mut at = 0;
    while at < segments.len() {
        let blank = &segments[at];
        let last = joined.len().saturating_sub(2);
        let between = blank.op == Op::Equal && blank.text.trim().is_empty();
        if between && replaced(&joined[last..]) && replaced(&segments[at + 1..]) {
            for (to, from) in [(last, at + 1), (last + 1, at + 2)] {
                joined[to].text.push_str(&blank.text);
                joined[to].text.push_str(&segments[from].text);
            }
            at += 3;
        } else {
            joined.push(segments[at].clone());
            at += 1;
        }
    }
    joined
}

#[derive(Default)]
struct Writer {
    segments: Vec<Segment>,
    deleted: String,
    inserted: String,
    class: Option<ChangeClass>,
}

impl Writer {
    fn delete(&mut self, text: &str, class: ChangeClass) {
        self.deleted.push_str(text);
        self.weigh(class);
    }

    fn insert(&mut self, text: &str, class: ChangeClass) {
        self.inserted.push_str(text);
        self.weigh(class);
    }

    fn weigh(&mut self, class: ChangeClass) {
        self.class = Some(self.class.map_or(class, |before| before.min(class)));
    }

    /// A word that both sides have: equal, or the same but for typography; blanks that differ go to the change beside.
    fn matched(&mut self, old: &str, new: &str) {
        if old == new {
            return self.equal(old);
        }
        let (old_word, new_word) = (old.trim_end(), new.trim_end());
        if old_word == new_word {
            self.equal(old_word);
        } else {
            self.flush();
            self.delete(old_word, ChangeClass::Typography);
            self.insert(new_word, ChangeClass::Typography);
            self.flush();
        }
        let (old_blank, new_blank) = (&old[old_word.len()..], &new[new_word.len()..]);
        if old_blank == new_blank {
            return self.equal(old_blank);
        }
        self.deleted.push_str(old_blank);
        self.inserted.push_str(new_blank);
        self.weigh(ChangeClass::WhiteSpace);
    }

    fn equal(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.flush();
        match self.segments.last_mut() {
            Some(last) if last.op == Op::Equal => last.text.push_str(text),
            _ => self.segments.push(Segment { op: Op::Equal, text: text.to_owned(), class: None }),
        }
    }

    fn flush(&mut self) {
        let class = self.class.take();
        // What both begin with was not changed: blanks only, words were matched before.
        let shared = self
            .deleted
            .bytes()
            .zip(self.inserted.bytes())
            .take_while(|(a, b)| a == b && a.is_ascii_whitespace())
            .count();
        if shared > 0 {
            let blank = self.deleted[..shared].to_owned();
            self.deleted.drain(..shared);
            self.inserted.drain(..shared);
            match self.segments.last_mut() {
                Some(last) if last.op == Op::Equal => last.text.push_str(&blank),
                _ => self.segments.push(Segment { op: Op::Equal, text: blank, class: None }),
            }
        }
        // A blank that only changed its neighbour stays: the change before it is one insertion or one deletion.
        let (deleted, inserted) = (self.deleted.as_str(), self.inserted.as_str());
        let blank = match (deleted.trim().is_empty(), inserted.trim().is_empty()) {
            (true, false) if inserted.ends_with(deleted) => deleted.to_owned(),
            (false, true) if deleted.ends_with(inserted) => inserted.to_owned(),
            _ => String::new(),
        };
        self.deleted.truncate(self.deleted.len() - blank.len());
        self.inserted.truncate(self.inserted.len() - blank.len());
        for (op, text) in [(Op::Delete, &mut self.deleted), (Op::Insert, &mut self.inserted)] {
            if !text.is_empty() {
                self.segments.push(Segment { op, text: std::mem::take(text), class });
            }
        }
        if !blank.is_empty() {
            self.segments.push(Segment { op: Op::Equal, text: blank, class: None });
        }
    }
}
