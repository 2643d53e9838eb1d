//! Statements of data use: who may, must or will not do what to which data, for what, how long, with whom.

use super::Facet;
use super::lexicon::{ValueId, WordHasher};
use super::reading::Topic;
use crate::few::Few;
use crate::text::{ByteSpan, Word};
use std::collections::HashSet;
use std::hash::BuildHasherDefault;
use std::ops::Range;

/// Who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Holder {
    /// Who writes the terms.
    Company,
    /// The person whose data it is.
    Person,
    /// Someone else who is named: partners, other users.
    Other,
    /// Nobody is named, as in a passive: read as the company.
    Unstated,
}

/// What a statement does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Force {
    /// Data may be, will be or is used.
    Permission,
    /// Something is not done: a promise.
    Promise,
    /// Something is done only so far: a promise too.
    Limit,
    /// The company protects, deletes, tells, asks.
    Duty,
    /// The person may do something about it.
    Right,
    /// The person may not.
    RightDenied,
    /// Some are not admitted: their data are not taken.
    Exclusion,
    /// What the person may or must do otherwise: no data use of the company.
    PersonRule,
    /// Only sends the reader elsewhere.
    Pointer,
    /// None of these.
    Other,
}

impl Force {
    /// Whether it tells what the company may do or holds back from doing.
    pub fn is_scope(self) -> bool {
        !matches!(self, Force::PersonRule | Force::Pointer | Force::Other)
    }

    /// The name that is shown.
    pub fn name(self) -> &'static str {
        match self {
            Force::Permission => "permission",
            Force::Promise => "promise",
            Force::Limit => "limit",
            Force::Duty => "duty",
            Force::Right => "right",
            Force::RightDenied => "right denied",
            Force::Exclusion => "exclusion",
            Force::PersonRule => "rule for the person",
            Force::Pointer => "pointer",
            Force::Other => "other",
        }
    }
}

/// How firmly it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mood {
    /// "we collect"
    States,
    /// "we may collect"
    May,
    /// "we will collect"
    Will,
    /// "we must"
    Must,
}

/// A value of a facet where it is said.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mention {
    /// Its facet.
    pub facet: Facet,
    /// The value.
    pub value: ValueId,
    /// Whether the phrase stands alone.
    pub strong: bool,
    /// First token of its clause that says it.
    pub first: usize,
    /// Last one.
    pub last: usize,
    /// The phrase of the lexicon; none for a length of time, which is read by rule.
    pub phrase: Option<u32>,
    /// For a length of time: how long, in days.
    pub days: Option<f64>,
    /// For a safeguard: whether it is said not to be there, "without your consent".
    pub lacking: bool,
}

/// A statement, within a sentence of a clause.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// Who acts.
    pub holder: Holder,
    /// What it does.
    pub force: Force,
    /// How firmly.
    pub mood: Mood,
    /// Whether it holds only under a condition that it names.
    pub conditional: bool,
    /// Whether an exception is named.
    pub excepted: bool,
    /// Its tokens in the clause.
    pub tokens: Range<usize>,
    /// Where its main part begins, behind a condition or a setting that leads it in.
    pub main: usize,
    /// Where what leads its main part in ends, if it says what the person does: "when you share it, | we …".
    pub led_by_person: Option<usize>,
    /// What it says of each facet, in order.
    pub mentions: Vec<Mention>,
    /// Acts it takes over from the line that leads its list in, or from its heading.
    pub inherited_acts: Vec<ValueId>,
    /// Whether it speaks of data at all.
    pub of_data: bool,
    /// Whether the person grants: a licence, a consent, a permission.
    pub grant: bool,
    /// Whether it only refers to what is said elsewhere: "as described below".
    pub refers: bool,
    /// Whether what is passed on is said to go to someone who is no more than named: "to hotels".
    pub handed: bool,
    /// Whether what is passed on goes to the company: "partners share it with us".
    pub to_company: bool,
    /// Whether it goes on to say what for, behind an act.
    pub has_purpose: bool,
    /// What it names without a verb of its own, as its heading, label, lead or column head says.
    pub topic: Option<Topic>,
    /// Whether it is plain that it speaks of data and what is done to them. A permission or a promise that is read only by words
    /// which have other senses too, or in which nothing is said to be done, is no ground for a finding.
    pub plain: bool,
}

/// Tokens between people and the data that are theirs.
const OWNED_REACH: usize = 4;

impl Statement {
    /// Whether data stand beside people who are named, as theirs: "photos of your children".
    pub fn names_data_of(&self, people: &Mention) -> bool {
        self.mentions.iter().any(|data| {
            data.facet == Facet::Data
                && data.first.abs_diff(people.last).min(people.first.abs_diff(data.last)) <= OWNED_REACH
        })
    }
}

/// The words of a sentence in their order, by a hash: two sentences are worded alike if theirs are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Wording(u64);

/// How sentences are worded.
pub type Wordings = HashSet<Wording, BuildHasherDefault<WordHasher>>;

impl Wording {
    /// How words in this order are known.
    pub fn of(words: &[(Word, u32, u32)]) -> Self {
        /// An odd number whose bits are spread, as in the hash of the Rust compiler.
        const SPREAD: u64 = 0x517c_c1b7_2722_0a95;
        let add = |hash: u64, word: Word| (hash.rotate_left(5) ^ word.0).wrapping_mul(SPREAD);
        Self(words.iter().fold(words.len() as u64, |hash, &(word, ..)| add(hash, word)))
    }
}

/// A sentence of a clause with its statements.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence {
    /// Its tokens in the clause.
    pub tokens: Range<usize>,
    /// Where it stands in the clause's text, in bytes.
    pub span: ByteSpan,
    /// Its words with equivalents written alike: each with the first and last token it stands for.
    pub words: Vec<(Word, u32, u32)>,
    /// The same at a glance.
    pub wording: Wording,
    /// Whether it is a cell that says what makes lawful the use that its row is about: of other rows it says nothing.
    pub basis_of_row: bool,
    /// Its statements.
    pub statements: Few<Statement>,
}

impl Sentence {
    /// Its words, by which it is compared with another one.
    pub fn key(&self) -> Vec<Word> {
        self.words.iter().map(|&(word, ..)| word).collect()
    }

    /// All mentions of all statements.
    pub fn mentions(&self) -> impl Iterator<Item = (&Statement, &Mention)> {
        self.statements.iter().flat_map(|statement| statement.mentions.iter().map(move |mention| (statement, mention)))
    }

    /// The statement that holds a token.
    pub fn statement_at(&self, token: usize) -> Option<&Statement> {
        self.statements.iter().find(|statement| statement.tokens.contains(&token))
    }
}
