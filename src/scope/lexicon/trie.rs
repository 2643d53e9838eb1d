//! Finds the phrases of a lexicon in a row of words, all at once.

use super::glance::Glance;
use crate::text::{Token, TokenKind, Word};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// How many words a gap (`…`) in a phrase may stand for.
const WIDEST_GAP: usize = 4;

/// A place in the trie.
#[derive(Debug, Clone, Default)]
struct Node {
    /// Words that lead on, in their order: behind the first word of a phrase there are few.
    next: Vec<(Word, u32)>,
    /// Where a gap leads.
    gap: Option<u32>,
    /// Phrases that end here.
    ends: Vec<u32>,
}

/// Words up to which they are asked one after the other.
const FEW: usize = 8;

impl Node {
    /// Where a word leads.
    fn next(&self, word: Word) -> Option<u32> {
        if self.next.len() <= FEW {
            return self.next.iter().find(|(known, _)| *known == word).map(|&(_, next)| next);
        }
        self.next.binary_search_by_key(&word, |&(known, _)| known).ok().map(|at| self.next[at].1)
    }
}

/// Words are hashes already.
#[derive(Debug, Clone, Default)]
pub struct WordHasher(u64);

impl Hasher for WordHasher {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(byte);
        }
    }
    fn write_u64(&mut self, word: u64) {
        self.0 = word;
    }
}

/// One step of a phrase: a word in any of several forms, or a gap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Any of these words.
    Word(Vec<Word>),
    /// Up to four words.
    Gap,
}

/// All phrases of a language.
#[derive(Debug, Clone)]
pub struct Trie {
    nodes: Vec<Node>,
    /// Where the words lead that begin a phrase.
    roots: HashMap<Word, u32, BuildHasherDefault<WordHasher>>,
    /// The words that begin a phrase.
    begins: Glance,
}

impl Default for Trie {
    fn default() -> Self {
        Self { nodes: vec![Node::default()], roots: HashMap::default(), begins: Glance::default() }
    }
}

impl Trie {
    /// Adds a phrase, told by a number.
    pub fn insert(&mut self, steps: &[Step], phrase: u32) {
        let mut places = vec![0_u32];
        for step in steps {
            let mut reached = Vec::new();
            for &place in &places {
                match step {
                    Step::Word(forms) => reached.extend(forms.iter().map(|&form| self.child(place, form))),
                    Step::Gap => reached.push(self.gap(place)),
                }
            }
            reached.sort_unstable();
            reached.dedup();
            places = reached;
        }
        for place in places {
            let ends = &mut self.nodes[place as usize].ends;
            if !ends.contains(&phrase) {
                ends.push(phrase);
            }
        }
    }

    fn child(&mut self, place: u32, word: Word) -> u32 {
        if place == 0 {
            if let Some(&next) = self.roots.get(&word) {
                return next;
            }
            let next = self.push();
            self.begins.insert(word);
            self.roots.insert(word, next);
            return next;
        }
        match self.nodes[place as usize].next.binary_search_by_key(&word, |&(known, _)| known) {
            Ok(at) => self.nodes[place as usize].next[at].1,
            Err(at) => {
                let next = self.push();
                self.nodes[place as usize].next.insert(at, (word, next));
                next
            }
        }
    }

    fn gap(&mut self, place: u32) -> u32 {
        if let Some(next) = self.nodes[place as usize].gap {
            return next;
        }
        let next = self.push();
        self.nodes[place as usize].gap = Some(next);
        next
    }

    fn push(&mut self) -> u32 {
        self.nodes.push(Node::default());
        u32::try_from(self.nodes.len() - 1).expect("fewer phrases than 2^32")
    }

    /// Calls `found(phrase, last)` for every phrase that begins at `tokens[start]`, with the index of its last token.
    /// Commas and quotation marks between words are passed over; no phrase runs past another mark.
    pub fn find(&self, tokens: &[Token], start: usize, found: &mut impl FnMut(u32, usize)) {
        if !self.begins.may_hold(tokens[start].word) {
            return;
        }
        if let Some(&next) = self.roots.get(&tokens[start].word) {
            self.walk(next, tokens, start, found);
        }
    }

    fn walk(&self, place: u32, tokens: &[Token], last: usize, found: &mut impl FnMut(u32, usize)) {
        let node = &self.nodes[place as usize];
        for &phrase in &node.ends {
            found(phrase, last);
        }
        if node.next.is_empty() && node.gap.is_none() {
            return;
        }
        let Some(at) = next_word(tokens, last) else { return };
        if let Some(next) = node.next(tokens[at].word) {
            self.walk(next, tokens, at, found);
        }
        if let Some(gap) = node.gap {
            let mut at = at;
            for _ in 0..=WIDEST_GAP {
                if let Some(next) = self.nodes[gap as usize].next(tokens[at].word) {
                    self.walk(next, tokens, at, found);
                    break;
                }
                match next_word(tokens, at) {
                    Some(next) => at = next,
                    None => break,
                }
            }
        }
    }
}

/// The next word after a token, where only marks that a phrase passes over stand between.
fn next_word(tokens: &[Token], last: usize) -> Option<usize> {
    let mut at = last + 1;
    while let Some(token) = tokens.get(at) {
        match token.kind {
            TokenKind::Mark(',' | '"' | '\'' | '/') => at += 1,
            TokenKind::Mark(_) => return None,
            _ => return Some(at),
        }
    }
    None
}
