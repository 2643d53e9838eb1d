//! Finds the phrases of a lexicon in a row of words, all at once.

mod twins;

use super::class::Class;
use super::glance::Glance;
use crate::scope::model::Facet;
use crate::text::{Token, TokenKind, Word};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use twins::without_twins;

/// How many words a gap (`…`) in a phrase may stand for.
const WIDEST_GAP: usize = 4;

/// A place in the trie while phrases are added.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Node {
    /// Words that lead on, in their order.
    next: Vec<(Word, u32)>,
    /// Where a gap leads.
    gap: Option<u32>,
    /// Phrases that end here.
    ends: Vec<u32>,
}

/// A place in the packed trie: where what belongs to it stands in the lists of all places.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// A bit for each of its words that lead on: most that do not are told at a glance.
    leading: u32,
    /// The first slot of its words that lead on.
    first: u32,
    /// How many slots they have: a power of two, of which at most half hold a word; 0 where no word leads on.
    slots: u32,
    /// Where a gap leads; 0 where there is none.
    gap: u32,
    /// The first phrase that ends here.
    ends: u32,
    /// Behind the last one.
    ends_behind: u32,
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

/// Words that may stand anywhere within a phrase, and most others told at a glance.
#[derive(Debug, Clone, Default)]
struct WithinPhrases {
    glance: Glance,
    words: Vec<Word>,
}

impl WithinPhrases {
    fn hold(&self, word: Word) -> bool {
        self.glance.may_hold(word) && self.words.contains(&word)
    }
}

/// What kind of thing a phrase tells, as a small number: a class of words, or the facet of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kind(u8);

impl Kind {
    /// The kind of all phrases of a class.
    pub const fn of_class(class: Class) -> Self {
        Self(class as u8)
    }

    /// The kind of the phrases of all values of a facet: behind the classes.
    pub const fn of_facet(facet: Facet) -> Self {
        Self(Class::ALL.len() as u8 + facet as u8)
    }

    /// The kind among others in one number, which has a place for each.
    const fn bit(self) -> u128 {
        1 << self.0
    }
}

const _: () = assert!(Class::ALL.len() + Facet::ALL.len() <= u128::BITS as usize, "every kind has a bit of its own");

/// One step of a phrase: a word in any of several forms, or a gap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Any of these words.
    Word(Vec<Word>),
    /// Up to four words.
    Gap,
}

/// All phrases of a language. They are added one by one, and found once the trie is packed.
///
/// Packed, places from which the same goes on are one, as all forms of a word mostly are: of twelve places one is left. All
/// stand together, and a word is looked for where its hash says: most words do not lead on, and that is told by one look.
#[derive(Debug, Clone)]
pub struct Trie {
    /// The places while phrases are added, the root first.
    nodes: Vec<Node>,
    /// Where the words lead that begin a phrase, while phrases are added.
    roots: HashMap<Word, u32, BuildHasherDefault<WordHasher>>,
    /// The words that begin a phrase.
    begins: Glance,
    /// Words that may stand anywhere within a phrase.
    within: WithinPhrases,
    /// The same places, packed.
    places: Vec<Place>,
    /// The slots of all places: the upper half of a word and where it leads, the root where the slot is empty.
    slots: Vec<(u32, u32)>,
    /// The lower halves of the same words, apart: they are asked where the upper half is the same.
    lower_halves: Vec<u32>,
    /// The phrases that end at all places.
    ends: Vec<u32>,
    /// The kinds of all phrases, by their numbers.
    kinds: Vec<Kind>,
}

impl Default for Trie {
    fn default() -> Self {
        Self {
            nodes: vec![Node::default()],
            roots: HashMap::default(),
            begins: Glance::default(),
            within: WithinPhrases::default(),
            places: Vec::new(),
            slots: Vec::new(),
            lower_halves: Vec::new(),
            ends: Vec::new(),
            kinds: Vec::new(),
        }
    }
}

impl Trie {
    /// Adds a phrase of a kind, told by a number.
    pub fn insert(&mut self, steps: &[Step], phrase: u32, kind: Kind) {
        let number = phrase as usize;
        self.kinds.resize(self.kinds.len().max(number + 1), Kind::default());
        self.kinds[number] = kind;
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

    /// Lets a word stand anywhere within a phrase: an adverb that changes nothing of what it says.
    pub fn pass_over(&mut self, word: Word) {
        self.within.glance.insert(word);
        self.within.words.push(word);
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
        number(self.nodes.len() - 1)
    }

    /// Packs what was added, so that it can be found; nothing can be added any more.
    pub fn pack(&mut self) {
        let mut nodes = std::mem::take(&mut self.nodes);
        if let Some(root) = nodes.first_mut() {
            root.next = std::mem::take(&mut self.roots).into_iter().collect();
        }
        let nodes = without_twins(nodes);
        self.places.reserve_exact(nodes.len());
        for node in nodes {
            let place = Place {
                leading: node.next.iter().fold(0, |bits, &(word, _)| bits | bit(word)),
                first: number(self.slots.len()),
                slots: if node.next.is_empty() { 0 } else { number((2 * node.next.len()).next_power_of_two()) },
                gap: node.gap.unwrap_or(ROOT),
                ends: number(self.ends.len()),
                ends_behind: number(self.ends.len() + node.ends.len()),
            };
            self.ends.extend(node.ends);
            self.slots.resize((place.first + place.slots) as usize, (0, ROOT));
            self.lower_halves.resize(self.slots.len(), 0);
            let (slots, lower_halves) =
                (&mut self.slots[place.first as usize..], &mut self.lower_halves[place.first as usize..]);
            for (word, next) in node.next {
                let mut at = slot(word, slots.len());
                while slots[at].1 != ROOT {
                    at = (at + 1) % slots.len();
                }
                (slots[at], lower_halves[at]) = ((upper_half(word), next), lower_half(word));
            }
            self.places.push(place);
        }
    }

    /// Calls `found(phrase, last)` for every phrase that begins at `tokens[start]`, with the index of its last token.
    /// Commas and quotation marks between words are passed over; no phrase runs past another mark.
    pub fn find(&self, tokens: &[Token], start: usize, found: &mut impl FnMut(u32, usize)) {
        let word = tokens[start].word;
        if !self.may_begin(word) {
            return;
        }
        let Some(next) = self.places.first().and_then(|root| self.next(root, word)) else { return };
        let here = &self.places[next as usize];
        // Before most words that only begin a phrase, none goes on: told here, no walk is begun.
        let alone = here.ends == here.ends_behind && here.gap == ROOT;
        let leads =
            |token: &Token| !token.is_word() || here.leading & bit(token.word) != 0 || self.within.hold(token.word);
        if !alone || tokens.get(start + 1).is_some_and(leads) {
            self.walk(next, tokens, start, found);
        }
    }

    /// Whether a word may begin a phrase: one that begins none may be taken for one.
    #[inline]
    pub fn may_begin(&self, word: Word) -> bool {
        self.begins.may_hold(word)
    }

    /// Where a word leads from a place. Most lead nowhere.
    #[inline]
    fn next(&self, place: &Place, word: Word) -> Option<u32> {
        if place.leading & bit(word) == 0 { None } else { self.look_for(place, word) }
    }

    fn look_for(&self, place: &Place, word: Word) -> Option<u32> {
        let range = place.first as usize..(place.first + place.slots) as usize;
        let slots = &self.slots[range.clone()];
        let mut at = slot(word, slots.len());
        loop {
            match slots[at] {
                (_, ROOT) => return None,
                (half, next) if half == upper_half(word) && self.lower_halves[range.start + at] == lower_half(word) => {
                    return Some(next);
                }
                _ => at = (at + 1) & (slots.len() - 1),
            }
        }
    }

    /// Finds the phrases that end at a place or go on from it.
    fn walk(&self, place: u32, tokens: &[Token], last: usize, found: &mut dyn FnMut(u32, usize)) {
        let here = &self.places[place as usize];
        for &phrase in &self.ends[here.ends as usize..here.ends_behind as usize] {
            found(phrase, last);
        }
        self.walk_on(here, tokens, last, found);
    }

    fn walk_on(&self, here: &Place, tokens: &[Token], mut last: usize, found: &mut dyn FnMut(u32, usize)) {
        if here.slots == 0 && here.gap == ROOT {
            return;
        }
        while let Some(at) = next_word(tokens, last) {
            if let Some(next) = self.next(here, tokens[at].word) {
                self.walk(next, tokens, at, found);
            }
            if here.gap != ROOT {
                return self.walk_gap(here, tokens, at, found);
            }
            if !self.within.hold(tokens[at].word) {
                return;
            }
            last = at;
        }
    }

    /// Finds the phrases that go on behind a gap. Where one ends, it hides those of its kind that end farther on: "ask … consent" is
    /// no longer one for the next consent. What shares its gap and tells of something else is not hidden.
    fn walk_gap(&self, place: &Place, tokens: &[Token], from: usize, found: &mut dyn FnMut(u32, usize)) {
        let gap = &self.places[place.gap as usize];
        let (mut ended, mut passed) = (0_u128, 0);
        for (at, token) in tokens.iter().enumerate().skip(from) {
            if !token.is_word() {
                if is_passed_over(token) {
                    continue;
                }
                return;
            }
            // A word that leads on from one phrase and ends none hides no other behind it.
            if let Some(next) = self.next(gap, token.word) {
                let before = ended;
                self.walk(next, tokens, at, &mut |phrase, last| {
                    let kind = self.kinds[phrase as usize].bit();
                    if before & kind == 0 {
                        ended |= kind;
                        found(phrase, last);
                    }
                });
            }
            if passed == WIDEST_GAP {
                return;
            }
            passed += 1;
        }
    }
}

/// The first place, to which nothing leads.
const ROOT: u32 = 0;

/// The slot in which a word is looked for first, of so many: a power of two.
fn slot(word: Word, slots: usize) -> usize {
    word.0 as usize & (slots - 1)
}

/// The bit of a word among those that lead on from a place.
fn bit(word: Word) -> u32 {
    1 << (word.0 >> (u64::BITS - u32::BITS.ilog2()))
}

/// The half of a word by which it is told at first; where its slot is hangs on the other one.
fn upper_half(word: Word) -> u32 {
    (word.0 >> u32::BITS) as u32
}

/// The other half.
fn lower_half(word: Word) -> u32 {
    word.0 as u32
}

/// A place in a list, in the width in which it is kept.
fn number(at: usize) -> u32 {
    u32::try_from(at).expect("fewer phrases than 2^32")
}

/// The next word after a token, where only marks that a phrase passes over stand between.
fn next_word(tokens: &[Token], last: usize) -> Option<usize> {
    let mut at = last + 1;
    loop {
        match tokens.get(at)? {
            token if token.is_word() => return Some(at),
            mark if is_passed_over(mark) => at += 1,
            _ => return None,
        }
    }
}

/// Whether a mark may stand between the words of a phrase.
fn is_passed_over(mark: &Token) -> bool {
    matches!(mark.kind, TokenKind::Mark(',' | '"' | '\'' | '/'))
}
