//! The files of a lexicon, as they are written.

use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// `scope.toml`: the values of every facet, whatever the language.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelFile {
    /// The values.
    #[serde(default)]
    pub value: Vec<ValueEntry>,
    /// Which values are wider than which others, beside containment.
    #[serde(default)]
    pub wider: BTreeMap<String, Vec<(String, String)>>,
}

/// One value of one facet.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ValueEntry {
    /// Its facet.
    pub facet: Spanned<String>,
    /// Its name in the public format.
    pub id: Spanned<String>,
    /// The same notion in the Data Privacy Vocabulary.
    #[serde(default)]
    pub term: Option<String>,
    /// The nearest notion there, where none is the same.
    #[serde(default)]
    pub near_term: Option<String>,
    /// Values of the facet that it contains; `*` for all.
    #[serde(default)]
    pub contains: Vec<Spanned<String>>,
    /// Those of them that say more than it does: a sale of what is shared.
    #[serde(default)]
    pub graver: Vec<Spanned<String>>,
    /// How much it weighs, 1 (a detail) to 5 (sensitive).
    #[serde(default)]
    pub weight: Option<u8>,
    /// For safeguards: whether it protects the person (the default) or takes protection away.
    #[serde(default)]
    pub protects: Option<bool>,
    /// How a reader is told of it; made from the name where it is not given.
    #[serde(default)]
    pub label: Option<String>,
}

/// A facet's file in a language's folder.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhraseFile {
    /// Phrases by value.
    #[serde(default)]
    pub value: Vec<PhraseEntry>,
}

/// The phrases of one value in one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PhraseEntry {
    /// The value.
    pub id: Spanned<String>,
    /// Phrases that stand alone.
    #[serde(default)]
    pub phrases: Vec<Spanned<String>>,
    /// Phrases that count only beside data or an act on data.
    #[serde(default)]
    pub weak: Vec<Spanned<String>>,
}

/// `grammar.toml` of a language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GrammarFile {
    /// Name of the language in English.
    pub name: String,
    /// Whether findings in this language are held to be complete; `false` is told to the reader as "partial".
    #[serde(default)]
    pub complete: bool,
    /// Whether an act at the start of a sentence is an order to the reader, as in English ("Share …"): where a verb that
    /// orders has a form of its own it is a noun ("Collecte de …").
    #[serde(default)]
    pub acts_give_orders: bool,
    /// Whether a relative clause may begin without a word that opens it, as in English ("the data we hold").
    #[serde(default)]
    pub bare_relatives: bool,
    /// Whether the verb behind a name ends in -s, as in English ("Acme uses"): so a name is told from other words that
    /// begin a sentence.
    #[serde(default)]
    pub verbs_end_in_s: bool,
    /// Whether the verb may stand before its subject and before its negation, as in German ("Ihre Daten verkaufen wir
    /// nicht").
    #[serde(default)]
    pub verb_second: bool,
    /// Pronouns that are subjects only before a verb that agrees with them.
    #[serde(default)]
    pub agreement: AgreementEntry,
    /// Words, parted by `|`, that may stand in a phrase wherever another one does: "tu" where "vous" does.
    #[serde(default)]
    pub variants: BTreeMap<String, String>,
    /// Adverbs, parted by `|`, that may stand anywhere within a phrase, of which they change nothing: "you *also* have the
    /// right".
    #[serde(default)]
    pub within_phrases: String,
    /// Small words by class.
    pub classes: BTreeMap<Spanned<String>, Vec<Spanned<String>>>,
    /// When an article counts one.
    #[serde(default)]
    pub articles: ArticlesEntry,
    /// Number words.
    #[serde(default)]
    pub numbers: BTreeMap<String, f64>,
    /// Units of time in days.
    #[serde(default)]
    pub units: BTreeMap<String, f64>,
    /// Ways to say the same: the left is read as the right.
    #[serde(default)]
    pub equivalents: BTreeMap<String, String>,
}

/// When an article counts one before a unit of time: "for a year". Words are parted by `|`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArticlesEntry {
    /// The articles.
    pub words: String,
    /// Words behind which they count.
    pub behind: String,
    /// Words between these that halve: "for half a year".
    pub half: String,
}

/// How the verb shows which pronoun is its subject, in a language where "nous" is "we" as well as "us".
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgreementEntry {
    /// Words that may stand between the pronoun and its verb.
    #[serde(default)]
    pub between: Vec<String>,
    /// By pronoun: how verbs end that agree with it.
    #[serde(default)]
    pub endings: BTreeMap<String, Vec<String>>,
}
