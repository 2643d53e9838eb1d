//! One language, compiled for reading.

use super::class::Class;
use super::file::ArticlesEntry;
use super::glance::Glance;
use super::model::ValueId;
use super::trie::{Kind, Step, Trie, WordHasher};
use crate::scope::model::Facet;
use crate::text::{Token, TokenKind, Word, tokens};
use std::collections::{HashMap, HashSet};
use std::hash::BuildHasherDefault;

/// What is told of words, by word.
pub type WordMap<T> = HashMap<Word, T, BuildHasherDefault<WordHasher>>;

/// Words, each once.
pub type WordSet = HashSet<Word, BuildHasherDefault<WordHasher>>;

/// What a phrase of the lexicon tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cue {
    /// A value of a facet.
    Value {
        /// The value.
        value: ValueId,
        /// Whether the phrase stands alone.
        strong: bool,
    },
    /// A small word of the structure.
    Class(Class),
}

/// A phrase of the lexicon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// As written in the file.
    pub text: String,
    /// What it tells.
    pub cue: Cue,
}

/// A language whose sentences can be read.
#[derive(Debug, Clone, Default)]
pub struct Language {
    /// Its name in English.
    pub name: String,
    /// Whether its findings are held to be complete.
    pub complete: bool,
    /// Whether a relative clause may begin without a word that opens it.
    pub bare_relatives: bool,
    /// Whether the verb behind a name ends in -s.
    pub verbs_end_in_s: bool,
    /// Whether the verb may stand before its subject and before its negation.
    pub verb_second: bool,
    /// Whether an act at the start of a sentence is an order to the reader.
    pub acts_give_orders: bool,
    phrases: Vec<Phrase>,
    /// What the phrases tell, apart from how they are written: it is asked at every phrase that is found.
    cues: Vec<Cue>,
    trie: Trie,
    numbers: WordMap<f64>,
    /// The words of `numbers`.
    counting: Glance,
    units: WordMap<f64>,
    /// Articles that may count one, words behind which they do, and words that halve.
    articles: [WordSet; 3],
    between: WordSet,
    endings: WordMap<Vec<String>>,
    variants: WordMap<Vec<Word>>,
    equivalents: Trie,
    rewritten: Vec<Vec<Word>>,
    /// Modals and auxiliaries of one word.
    verbs: WordSet,
    /// The words of the phrases for the person.
    persons: WordSet,
}

/// Where a phrase stands in a row of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Its first token.
    pub first: usize,
    /// Its last token.
    pub last: usize,
    /// The phrase, by its place in [`Language::phrase`].
    pub phrase: u32,
    /// What it tells.
    pub cue: Cue,
}

impl Mark {
    /// Whether two phrases share a token.
    pub fn meets(&self, other: &Mark) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Whether it holds the first token of another phrase and reaches out of that phrase: "not only" does of "only".
    pub fn reaches_beyond(&self, other: &Mark) -> bool {
        (self.first..=self.last).contains(&other.first) && (self.first < other.first || self.last > other.last)
    }
}

impl Language {
    /// Adds a phrase that stands for a class.
    pub(super) fn add_class_phrase(&mut self, text: &str, class: Class) -> Result<(), String> {
        self.add_phrase(text, Cue::Class(class), Kind::of_class(class))
    }

    /// Adds a phrase that stands for a value of a facet.
    pub(super) fn add_value_phrase(
        &mut self,
        text: &str,
        (facet, value): (Facet, ValueId),
        strong: bool,
    ) -> Result<(), String> {
        self.add_phrase(text, Cue::Value { value, strong }, Kind::of_facet(facet))
    }

    fn add_phrase(&mut self, text: &str, cue: Cue, kind: Kind) -> Result<(), String> {
        let mut steps = steps(text)?;
        for step in &mut steps {
            if let Step::Word(forms) = step {
                let more: Vec<Word> =
                    forms.iter().filter_map(|form| self.variants.get(form)).flatten().copied().collect();
                forms.extend(more);
            }
        }
        let forms = || text.split([' ', '|']).map(Word::of);
        match cue {
            Cue::Class(Class::May | Class::Will | Class::Must | Class::Auxiliary) if !text.contains(' ') => {
                self.verbs.extend(forms());
            }
            Cue::Class(Class::Person) => self.persons.extend(forms()),
            _ => {}
        }
        let place = u32::try_from(self.phrases.len()).map_err(|_| "too many phrases".to_owned())?;
        self.phrases.push(Phrase { text: text.to_owned(), cue });
        self.cues.push(cue);
        self.trie.insert(&steps, place, kind);
        Ok(())
    }

    pub(super) fn add_number(&mut self, word: &str, value: f64) {
        for token in tokens(word) {
            // "twenty-four" is read as two words whose values add up.
            if tokens(word).len() == 1 {
                self.numbers.insert(token.word, value);
                self.counting.insert(token.word);
            }
        }
    }

    pub(super) fn add_articles(&mut self, entry: &ArticlesEntry) {
        for (place, words) in [&entry.words, &entry.behind, &entry.half].into_iter().enumerate() {
            let words: Vec<Word> = words.split('|').filter(|word| !word.is_empty()).map(Word::of).collect();
            if place == 0 {
                words.iter().for_each(|&word| self.counting.insert(word));
            }
            self.articles[place].extend(words);
        }
    }

    pub(super) fn add_unit(&mut self, word: &str, days: f64) {
        if let [token] = tokens(word)[..] {
            self.units.insert(token.word, days);
        }
    }

    pub(super) fn add_between(&mut self, word: &str) {
        if let [token] = tokens(word)[..] {
            self.between.insert(token.word);
        }
    }

    pub(super) fn add_endings(&mut self, pronoun: &str, endings: Vec<String>) {
        if let [token] = tokens(pronoun)[..] {
            self.endings.insert(token.word, endings);
        }
    }

    /// Lets other words, parted by `|`, stand wherever a word does in the phrases that are added after this.
    pub(super) fn add_variants(&mut self, word: &str, others: &str) {
        if let [token] = tokens(word)[..] {
            let words = others.split('|').flat_map(tokens).map(|token| token.word);
            self.variants.entry(token.word).or_default().extend(words);
        }
    }

    /// Lets words, parted by `|`, stand anywhere within a phrase.
    pub(super) fn add_within_phrases(&mut self, words: &str) {
        words.split('|').flat_map(tokens).for_each(|token| self.trie.pass_over(token.word));
    }

    pub(super) fn add_equivalent(&mut self, said: &str, meant: &str) -> Result<(), String> {
        let steps = steps(said)?;
        let place = u32::try_from(self.rewritten.len()).map_err(|_| "too many equivalents".to_owned())?;
        self.rewritten.push(tokens(meant).iter().filter(|token| token.is_word()).map(|token| token.stem).collect());
        self.equivalents.insert(&steps, place, Kind::default());
        Ok(())
    }

    /// Packs the phrases, so that they can be found; nothing can be added any more.
    pub(super) fn pack(&mut self) {
        self.trie.pack();
        self.equivalents.pack();
    }

    /// The phrase of a mark.
    pub fn phrase(&self, place: u32) -> &Phrase {
        &self.phrases[place as usize]
    }

    /// All phrases.
    pub fn phrases(&self) -> &[Phrase] {
        &self.phrases
    }

    /// Whether a word in lower case is a modal or an auxiliary by itself.
    pub fn is_verb(&self, word: Word) -> bool {
        self.verbs.contains(&word)
    }

    /// Whether a word in lower case is a pronoun, or half a negation, that stands between a subject and its verb.
    pub fn is_pronoun_before_verb(&self, word: Word) -> bool {
        self.between.contains(&word)
    }

    /// Whether a word in lower case stands for the person, or in a phrase that does.
    pub fn is_person(&self, word: Word) -> bool {
        self.persons.contains(&word)
    }

    /// Whether a word may be a number word: one that is none may be taken for one.
    #[inline]
    pub fn may_count(&self, word: Word) -> bool {
        self.counting.may_hold(word)
    }

    /// The value of a number word.
    #[inline]
    pub fn number(&self, word: Word) -> Option<f64> {
        self.may_count(word).then(|| self.numbers.get(&word).copied()).flatten()
    }

    /// Whether a word is an article that may count one.
    #[inline]
    pub fn is_article(&self, word: Word) -> bool {
        self.counting.may_hold(word) && self.articles[0].contains(&word)
    }

    /// Whether an article counts behind a word: "for | a year".
    pub fn counts_behind(&self, word: Word) -> bool {
        self.articles[1].contains(&word)
    }

    /// Whether a word halves: "half | a year".
    pub fn halves(&self, word: Word) -> bool {
        self.articles[2].contains(&word)
    }

    /// Length of a unit of time, in days.
    pub fn unit(&self, word: Word) -> Option<f64> {
        self.units.get(&word).copied()
    }

    /// Whether the pronoun at `at` is the subject of the verb behind it: that verb agrees with it. None where the language
    /// has no rule for the word.
    pub fn agrees(&self, text: &str, tokens: &[Token], at: usize) -> Option<bool> {
        let endings = self.endings.get(&tokens.get(at)?.word)?;
        let verb = tokens[at + 1..].iter().find(|token| !self.between.contains(&token.word));
        let said = verb.filter(|token| token.is_word()).map(|token| token.span.of(text).to_lowercase());
        Some(said.is_some_and(|said| endings.iter().any(|ending| said.ends_with(ending))))
    }

    /// All phrases found in a row of tokens, in order of their first token. Of values of one facet the longest phrase
    /// over a place is kept: "precise location" is not "location" too.
    pub fn marks(&self, tokens: &[Token]) -> Vec<Mark> {
        let mut marks = Vec::with_capacity(tokens.len());
        self.add_marks_from(tokens, 0, &mut marks);
        marks
    }

    /// Adds the phrases that begin at a token or behind it.
    pub fn add_marks_from(&self, tokens: &[Token], start: usize, marks: &mut Vec<Mark>) {
        (start..tokens.len()).for_each(|first| self.add_marks(tokens, first, marks));
    }

    /// The last token of the longest phrase of a class that begins at a token.
    pub fn longest_at(&self, tokens: &[Token], first: usize, class: Class) -> Option<usize> {
        let mut longest = None;
        if tokens[first].is_word() {
            self.trie.find(tokens, first, &mut |phrase, last| {
                if self.cues[phrase as usize] == Cue::Class(class) {
                    longest = longest.max(Some(last));
                }
            });
        }
        longest
    }

    fn add_marks(&self, tokens: &[Token], first: usize, marks: &mut Vec<Mark>) {
        if tokens[first].is_word() {
            self.trie.find(tokens, first, &mut |phrase, last| {
                marks.push(Mark { first, last, phrase, cue: self.cues[phrase as usize] });
            });
        }
    }

    /// The words of a row of tokens from one on with equivalents written the same way, each with the tokens it stands for.
    /// Marks are left out.
    pub fn canonical_from(&self, tokens: &[Token], start: usize) -> Vec<(Word, u32, u32)> {
        let mut out = Vec::with_capacity(tokens.len() - start);
        let mut at = start;
        while let Some(token) = tokens.get(at) {
            if !token.is_word() {
                at += 1;
                continue;
            }
            // Most words begin none.
            if !self.equivalents.may_begin(token.word) {
                out.push((token.stem, at as u32, at as u32));
                at += 1;
                continue;
            }
            let mut best: Option<(u32, usize)> = None;
            self.equivalents.find(tokens, at, &mut |place, last| {
                if best.is_none_or(|(_, longest)| last > longest) {
                    best = Some((place, last));
                }
            });
            match best {
                Some((place, last)) => {
                    out.extend(self.rewritten[place as usize].iter().map(|&word| (word, at as u32, last as u32)));
                    at = last + 1;
                }
                None => {
                    out.push((token.stem, at as u32, at as u32));
                    at += 1;
                }
            }
        }
        out
    }
}

/// The steps of a phrase as written: words parted by blanks, forms of one word by `|`, a gap as `…`. Words that the
/// reader of texts parts ("opt-out", "l'image") are parted here too.
fn steps(text: &str) -> Result<Vec<Step>, String> {
    let mut out: Vec<Step> = Vec::new();
    for piece in text.split_whitespace() {
        if piece == "…" {
            if out.is_empty() || out.last() == Some(&Step::Gap) {
                return Err(format!("“{text}”: a gap stands between two words"));
            }
            out.push(Step::Gap);
            continue;
        }
        let forms: Vec<Vec<Token>> = piece.split('|').map(tokens).collect();
        let words = |form: &[Token]| -> Vec<Word> {
            form.iter().filter(|token| !matches!(token.kind, TokenKind::Mark(_))).map(|token| token.word).collect()
        };
        match &forms[..] {
            [only] => out.extend(words(only).into_iter().map(|word| Step::Word(vec![word]))),
            several => {
                // The words before the last hyphen belong to the first form alone, those after it to the last.
                let parts: Vec<Vec<Word>> = several.iter().map(|form| words(form)).collect();
                let (Some(first), Some(last)) = (parts.first(), parts.last()) else { continue };
                let lead = first.len().saturating_sub(1);
                let tail = if parts.len() > 1 { last.len().saturating_sub(1) } else { 0 };
                // "Agree|opt-in" would read "agree in".
                if tail > 0 && piece.rsplit('|').next().is_some_and(|form| form.contains('-')) {
                    return Err(format!(
                        "“{text}”: a form with a hyphen, as the last in “{piece}”, is a phrase of its own"
                    ));
                }
                if parts[1..parts.len() - 1].iter().any(|form| form.len() != 1) || first.is_empty() || last.is_empty() {
                    return Err(format!("“{text}”: each form in “{piece}” is one word"));
                }
                out.extend(first[..lead].iter().map(|&word| Step::Word(vec![word])));
                let mut choice = vec![first[lead]];
                choice.extend(parts[1..parts.len() - 1].iter().map(|form| form[0]));
                choice.push(last[0]);
                out.push(Step::Word(choice));
                out.extend(last[last.len() - tail..].iter().map(|&word| Step::Word(vec![word])));
            }
        }
    }
    if out.is_empty() || out.last() == Some(&Step::Gap) {
        return Err(format!("“{text}”: a phrase begins and ends with a word"));
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(phrases: &[&str]) -> Language {
        let mut language = Language::default();
        for phrase in phrases {
            language.add_class_phrase(phrase, Class::May).unwrap();
        }
        language.pack();
        language
    }

    fn found(phrase: &str, text: &str) -> Vec<String> {
        let tokens = tokens(text);
        language(&[phrase])
            .marks(&tokens)
            .iter()
            .map(|mark| text[tokens[mark.first].span.start..tokens[mark.last].span.end].to_owned())
            .collect()
    }

    #[test]
    fn phrases_are_found_in_their_forms() {
        assert_eq!(found("sell|sells|sold", "We sold it, never sell it"), ["sold", "sell"]);
        assert_eq!(found("opt-in|out", "Opt-out or opt in"), ["Opt-out", "opt in"]);
        assert_eq!(found("ask … consent", "ask you for your consent"), ["ask you for your consent"]);
        assert_eq!(found("ask … consent", "ask. Your consent"), Vec::<String>::new());
        assert_eq!(found("droit à l'image", "le droit à l’image"), ["droit à l’image"]);
    }

    #[test]
    fn a_word_that_ends_no_phrase_hides_no_other_behind_a_gap() {
        let tokens = tokens("you have all your data deleted");
        let language = language(&["have … data stored", "have … deleted"]);
        let last: Vec<usize> = language.marks(&tokens).iter().map(|mark| mark.last).collect();
        assert_eq!(last, [5]);
    }

    #[test]
    fn a_phrase_hides_only_its_kind_behind_a_shared_gap() {
        let mut language = Language::default();
        for (phrase, class) in [
            ("without … notice", Class::May),
            ("without … consent", Class::May),
            ("without … collecting … data", Class::Shadow),
        ] {
            language.add_class_phrase(phrase, class).unwrap();
        }
        language.pack();
        let found = |text: &str| -> Vec<(u32, usize)> {
            language.marks(&tokens(text)).iter().map(|mark| (mark.phrase, mark.last)).collect()
        };
        assert_eq!(found("without notice or collecting your data"), [(0, 1), (2, 5)]);
        assert_eq!(found("without notice, consent or notice"), [(0, 1)]);
    }

    #[test]
    fn adverbs_may_stand_within_a_phrase_but_not_around_it() {
        let mut language = Language::default();
        language.add_within_phrases("also|always");
        for phrase in ["have the right", "you have … rights", "also"] {
            language.add_class_phrase(phrase, Class::May).unwrap();
        }
        language.pack();
        let found = |text: &str| -> Vec<(usize, usize)> {
            language.marks(&tokens(text)).iter().map(|mark| (mark.first, mark.last)).collect()
        };
        assert_eq!(found("you have also always the right"), [(1, 5), (2, 2)]);
        assert_eq!(found("you also have certain rights"), [(0, 4), (1, 1)]);
        assert_eq!(found("always have the right"), [(1, 3)]);
        assert_eq!(found("have the best right"), []);
    }

    #[test]
    fn forms_lead_to_what_each_of_them_leads_to() {
        let language = language(&["sell|rent your|the data", "rent the car", "sell"]);
        let found = |text: &str| language.marks(&tokens(text)).len();
        assert_eq!(["sell the data", "rent your data", "rent the car", "sell the car"].map(found), [2, 1, 1, 1]);
    }

    #[test]
    fn a_phrase_that_cannot_match_is_refused() {
        for phrase in ["", "… consent", "ask …", "ask … … consent"] {
            assert!(steps(phrase).is_err(), "{phrase}");
        }
    }

    #[test]
    fn equivalents_are_read_the_same() {
        let mut language = Language::default();
        language.add_equivalent("personal information", "personal data").unwrap();
        language.pack();
        let words = |text: &str| -> Vec<Word> {
            language.canonical_from(&tokens(text), 0).into_iter().map(|(word, ..)| word).collect()
        };
        assert_eq!(words("Your personal information."), words("your personal data"));
        assert_ne!(words("your information"), words("your data"));
    }
}
