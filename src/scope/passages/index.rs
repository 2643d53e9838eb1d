//! Whether what a sentence says stands in the other version already, in whatever sentence.

use super::{COMMON, Place, Version, sentence};
use crate::scope::statement::{Force, Holder, Sentence, Statement};
use crate::text::Word;

/// Share of a sentence's rarity that another sentence holds for it to stand there already.
pub const STANDS_ALREADY: f64 = 0.9;

/// The same for a sentence that only permits, where the other one names all that it names: its data, acts, purposes, recipients,
/// lengths of time. Of 356 findings on real pairs that were judged one by one, all that told such sentences as gone were wrong.
pub const STANDS_IN_OTHER_WORDS: f64 = 0.7;

/// The sentences of a version, numbered in their order, by the words that are asked for.
pub struct Index {
    /// The words that are asked for, numbered.
    asked: Asked,
    /// Where the sentences that hold each of these words begin in `holding`, and behind them where those of the last end.
    starts: Vec<usize>,
    /// The sentences that hold the first word, those that hold the second, and so on.
    holding: Vec<u32>,
    /// How many sentences stand before each clause.
    before: Vec<usize>,
    /// For every sentence, bits by which most words that it does not hold are told at a glance.
    glances: Vec<u128>,
}

/// Words that are asked for, numbered. Each is looked for where its hash says.
struct Asked {
    /// The words by their numbers. How many there are is the number of no word.
    words: Vec<Word>,
    /// A power of two of slots, of which at most a quarter hold the number of a word.
    slots: Vec<u32>,
}

impl Asked {
    fn new(mut words: Vec<Word>) -> Self {
        words.sort_unstable();
        words.dedup();
        let none = words.len() as u32;
        let mut asked = Self { slots: vec![none; (4 * words.len().max(1)).next_power_of_two()], words };
        for number in 0..none {
            let slot = asked.slot(asked.words[number as usize]);
            asked.slots[slot] = number;
        }
        asked
    }

    /// The slot of a word, or the one in which it would stand.
    fn slot(&self, word: Word) -> usize {
        let last = self.slots.len() - 1;
        let mut at = word.0 as usize & last;
        while self.words.get(self.slots[at] as usize).is_some_and(|&other| other != word) {
            at = (at + 1) & last;
        }
        at
    }

    fn number(&self, word: Word) -> usize {
        self.slots[self.slot(word)] as usize
    }
}

/// The bit of a word.
fn bit(word: Word) -> u128 {
    1 << (word.0 % u64::from(u128::BITS))
}

impl Index {
    /// The index of a version for what is asked of some sentences of the other.
    pub fn new<'a>(version: Version<'_>, sentences: impl Iterator<Item = &'a Sentence>) -> Self {
        let asked = Asked::new(sentences.flat_map(|sentence| &sentence.words).map(|&(word, ..)| word).collect());
        let all = || version.iter().flat_map(|read| &read.sentences);
        let (mut count, mut words) = (0, 0);
        for sentence in all() {
            count += 1;
            words += sentence.words.len();
        }
        let (mut before, mut glances) = (Vec::with_capacity(version.len()), Vec::with_capacity(count));
        // The words asked for that each sentence holds, in the order of the sentences. Whether a word is one of them nobody
        // can foretell: so each is written down, and kept if it is.
        let mut held: Vec<(u32, u32)> = vec![(0, 0); words + 1];
        let mut kept = 0;
        // For each word that is asked for, and for none, the last sentence that was seen to hold it, and how many were.
        let none = asked.words.len();
        let mut seen: Vec<(u32, u32)> = vec![(u32::MAX, 0); none + 1];
        for read in version {
            before.push(glances.len());
            for sentence in &read.sentences {
                let (here, mut glance) = (glances.len() as u32, 0);
                seen[none].0 = here;
                for &(word, ..) in &sentence.words {
                    glance |= bit(word);
                    let number = asked.number(word);
                    let (last, count) = &mut seen[number];
                    let is_new = *last != here;
                    *last = here;
                    *count += u32::from(is_new);
                    held[kept] = (number as u32, here);
                    kept += usize::from(is_new);
                }
                glances.push(glance);
            }
        }
        held.truncate(kept);
        let mut starts = Vec::with_capacity(seen.len() + 1);
        let mut start = 0;
        for (_, count) in seen {
            starts.push(start);
            start += count as usize;
        }
        starts.push(start);
        let mut holding = vec![0; held.len()];
        let mut next = starts.clone();
        for (number, sentence) in held {
            let place = &mut next[number as usize];
            holding[*place] = sentence;
            *place += 1;
        }
        Self { asked, starts, holding, before, glances }
    }

    /// The sentences that hold a word that is asked for, in their order.
    fn holding(&self, word: Word) -> &[u32] {
        let number = self.asked.number(word);
        &self.holding[self.starts[number]..self.starts[number + 1]]
    }

    /// The place of a sentence by its number.
    fn place(&self, sentence: usize) -> Place {
        let clause = self.before.partition_point(|&before| before <= sentence) - 1;
        Place { clause, sentence: sentence - self.before[clause] }
    }

    /// How much a word tells that so many sentences hold: rare words more.
    fn rarity(&self, holding: usize) -> f64 {
        ((self.glances.len() as f64 + 1.0) / (holding as f64 + 0.5)).ln().max(0.0)
    }

    /// Whether some sentence of the version says nearly all that this one does, in its words: at least a share of their rarity.
    /// Where that is less than nearly all, it must name all that this one names.
    pub fn stands(&self, version: Version<'_>, said: &Sentence, least: f64) -> bool {
        // A right or a promise that is gone is told however alike others are, and so is what somebody else may do.
        let permits = |said: &Statement| {
            !said.force.is_scope() || said.force == Force::Permission && said.holder != Holder::Other
        };
        let least = if said.statements.iter().all(permits) { least } else { STANDS_ALREADY };
        let mut words = said.key();
        words.sort_unstable();
        words.dedup();
        let told: Vec<(Word, f64, &[u32])> = words
            .into_iter()
            .map(|word| {
                let holding = self.holding(word);
                (word, self.rarity(holding.len()), holding)
            })
            .collect();
        let rarity_of = |word: &(Word, f64, &[u32])| word.1;
        let whole: f64 = told.iter().map(rarity_of).sum();
        if whole <= 0.0 {
            return false;
        }
        // Words that stand nearly everywhere tell no place.
        let widest = self.glances.len().max(COMMON) / 4 + COMMON;
        let mut telling = told;
        telling.retain(|(.., holding)| (1..=widest).contains(&holding.len()));
        // What a sentence that stands already may lack of the rarity, and what any sentence lacks. Sums in another order
        // differ by a trifle: what comes near is weighed to the end.
        let spare = whole * (1.0 - least + 1e-9);
        let lacking = whole - telling.iter().map(rarity_of).sum::<f64>();
        let by_word = telling.clone();
        telling.sort_by_key(|&(word, _, holding)| (holding.len(), word));
        // Such a sentence holds one of any words that make up more than that: the rarest are asked.
        let mut missed = lacking;
        let mut sentences: Vec<u32> = Vec::new();
        for (_, rarity, holding) in &telling {
            if missed > spare {
                break;
            }
            sentences.extend_from_slice(holding);
            missed += rarity;
        }
        sentences.sort_unstable();
        sentences.dedup();
        let may_hold_enough = |number: &usize| {
            let glance = self.glances[*number];
            let mut missed = lacking;
            telling.iter().all(|&(word, rarity, _)| {
                missed += if glance & bit(word) == 0 { rarity } else { 0.0 };
                missed <= spare
            })
        };
        let holds_enough = |place: Place| {
            let words = &sentence(version, place).words;
            let holds = |word: Word| words.iter().any(|&(held, ..)| held == word);
            let mut missed = lacking;
            let near = telling.iter().all(|&(word, rarity, _)| {
                missed += if holds(word) { 0.0 } else { rarity };
                missed <= spare
            });
            let held = by_word.iter().filter(|(word, ..)| holds(*word)).map(rarity_of);
            let share = held.sum::<f64>() / whole;
            near && (share >= STANDS_ALREADY || share >= least && names_all(said, sentence(version, place)))
        };
        let polarity =
            |sentence: &Sentence| sentence.statements.iter().map(|statement| statement.force).collect::<Vec<_>>();
        let own = polarity(said);
        // What is permitted stands in a sentence that says it and denies nothing, whatever else that sentence is about.
        let says = |force: &Force, said: &[Force]| {
            let denies = |other: &Force| matches!(other, Force::Promise | Force::Limit | Force::RightDenied);
            said.contains(force) || *force == Force::Permission && !said.iter().any(denies)
        };
        let numbers = sentences.into_iter().map(|number| number as usize);
        numbers.filter(may_hold_enough).map(|number| self.place(number)).any(|place| {
            holds_enough(place)
                && own.iter().all(|force| !force.is_scope() || says(force, &polarity(sentence(version, place))))
        })
    }
}

/// Whether a sentence names all that another one names, and the same lengths of time.
fn names_all(said: &Sentence, other: &Sentence) -> bool {
    said.mentions()
        .all(|(_, mention)| other.mentions().any(|(_, same)| (same.value, same.days) == (mention.value, mention.days)))
}
