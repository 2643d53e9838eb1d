//! From matched words to segments: blanks attached, deletion before insertion.

use super::side::{Side, Word};
use super::{ChangeClass, Op, Segment, equal};
use std::ops::Range;

/// Writes the segments out.
pub(super) fn segments(old: &Side<'_>, new: &Side<'_>, pairs: &[(usize, usize)]) -> Vec<Segment> {
    let mut writer = Writer { old: &old.text, ..Writer::default() };
    let (old, new) = (&old.words, &new.words);
    // The next words, and where that of the old side stands in its text.
    let (mut o, mut n, mut at) = (0, 0, 0);
    for &(to_o, to_n) in pairs.iter().chain(std::iter::once(&(old.len(), new.len()))) {
        // A printed number that changed is a change of its own where it leads.
        let leads = |word: Option<&Word<'_>>| word.is_some_and(|word| word.numbering);
        if (o, n) == (0, 0) && ((leads(old.first()) && to_o > 0) || (leads(new.first()) && to_n > 0)) {
            if leads(old.first()) && to_o > 0 {
                writer.delete(old[0].text, ChangeClass::Numbering);
                (o, at) = (1, old[0].text.len());
            }
            if leads(new.first()) && to_n > 0 {
                writer.insert(new[0].text, ChangeClass::Numbering);
                n = 1;
            }
            writer.flush();
        }
        let length = |words: &[Word<'_>]| words.iter().map(|word| word.text.len()).sum();
        writer.deleted.reserve(length(&old[o..to_o]));
        writer.inserted.reserve(length(&new[n..to_n]));
        for word in &old[o..to_o] {
            writer.delete(word.text, word.class());
            at += word.text.len();
        }
        for word in &new[n..to_n] {
            writer.insert(word.text, word.class());
        }
        if to_o < old.len() && to_n < new.len() {
            writer.matched(&old[to_o], &new[to_n], at);
            (o, n, at) = (to_o + 1, to_n + 1, at + old[to_o].text.len());
        }
    }
    writer.flush();
    writer.settle();
    join_typography(writer.segments)
}

/// Writes the segments of a text of which nothing changed but the number it begins with.
pub(super) fn renumbered_segments(old: &str, number: &str, other: &str) -> Vec<Segment> {
    let mut writer = Writer { old, ..Writer::default() };
    writer.delete(number, ChangeClass::Numbering);
    writer.insert(other, ChangeClass::Numbering);
    writer.go_on(number.len(), old.len() - number.len());
    writer.settle();
    writer.segments
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
                let text = joined[to].text.edit();
                text.push_str(&blank.text);
                text.push_str(&segments[from].text);
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
struct Writer<'a> {
    /// The old text.
    old: &'a str,
    segments: Vec<Segment>,
    /// Where in the old text a run stands that both sides have, not written yet: it is written as a whole.
    run: Range<usize>,
    deleted: String,
    inserted: String,
    class: Option<ChangeClass>,
}

impl Writer<'_> {
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

    /// A word that both sides have: equal, or the same but for typography or renumbering; blanks that differ go to the
    /// change beside. `at` is its place in the old text.
    fn matched(&mut self, old: &Word<'_>, new: &Word<'_>, at: usize) {
        if old.text == new.text {
            return self.go_on(at, old.text.len());
        }
        let class = if old.points.is_some() { ChangeClass::Reference } else { ChangeClass::Typography };
        let (old_word, new_word) = (old.core, new.core);
        let (old, new) = (old.text, new.text);
        let (old_blank, new_blank) = (&old[old_word.len()..], &new[new_word.len()..]);
        if old_word != new_word {
            // A blank that differs beside a mark that differs is one change: « and its blank against “.
            if self.class != Some(ChangeClass::WhiteSpace) {
                self.flush();
            }
            let blanks = if old_blank == new_blank { ("", "") } else { (old_blank, new_blank) };
            self.delete(&format!("{old_word}{}", blanks.0), class);
            self.insert(&format!("{new_word}{}", blanks.1), class);
            self.flush();
            return self.equal(if old_blank == new_blank { old_blank } else { "" });
        }
        self.equal(old_word);
        if old_blank == new_blank {
            return self.equal(old_blank);
        }
        self.deleted.push_str(old_blank);
        self.inserted.push_str(new_blank);
        self.weigh(ChangeClass::WhiteSpace);
    }

    /// A word of the old text that both sides have to the letter.
    fn go_on(&mut self, at: usize, len: usize) {
        self.flush();
        if self.run.end != at {
            self.settle();
            self.run.start = at;
        }
        self.run.end = at + len;
    }

    fn equal(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.flush();
        self.settle();
        self.push_equal(text);
    }

    /// Writes the run of equal words that is open.
    fn settle(&mut self) {
        if !self.run.is_empty() {
            self.push_equal(&self.old[self.run.clone()]);
            self.run.start = self.run.end;
        }
    }

    fn push_equal(&mut self, text: &str) {
        match self.segments.last_mut() {
            Some(last) if last.op == Op::Equal => last.text.edit().push_str(text),
            _ => self.segments.push(equal(text.into())),
        }
    }

    fn flush(&mut self) {
        let class = self.class.take();
        if self.deleted.is_empty() && self.inserted.is_empty() {
            return;
        }
        self.settle();
        // A reference that reads as before and points elsewhere was not matched, and is no change of words.
        if self.deleted == self.inserted && !self.deleted.is_empty() {
            self.inserted.clear();
            let text = std::mem::take(&mut self.deleted);
            return self.push_equal(&text);
        }
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
            self.push_equal(&blank);
        }
        // A blank that both end with, or that only changed its neighbour, stays: `[-ten-]{+twenty+} days`.
        let (deleted, inserted) = (self.deleted.as_str(), self.inserted.as_str());
        let blank_of = |text: &str| text[text.trim_end().len()..].to_owned();
        let blank = match (deleted.trim().is_empty(), inserted.trim().is_empty()) {
            (true, false) if inserted.ends_with(deleted) => deleted.to_owned(),
            (false, true) if deleted.ends_with(inserted) => inserted.to_owned(),
            (false, false) if blank_of(deleted) == blank_of(inserted) => blank_of(deleted),
            _ => String::new(),
        };
        self.deleted.truncate(self.deleted.len() - blank.len());
        self.inserted.truncate(self.inserted.len() - blank.len());
        for (op, text) in [(Op::Delete, &mut self.deleted), (Op::Insert, &mut self.inserted)] {
            if !text.is_empty() {
                self.segments.push(Segment { op, text: std::mem::take(text).into(), class });
            }
        }
        if !blank.is_empty() {
            self.segments.push(equal(blank.into()));
        }
    }
}
