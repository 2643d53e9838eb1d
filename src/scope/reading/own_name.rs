//! The name by which a text speaks of its own company: "Acme may share …".

use crate::clause::Clause;
use crate::scope::lexicon::{Class, Cue, Language};
use crate::text::{Word, fold, tokens};
use std::collections::{HashMap, HashSet};

/// Times that a name must act to be taken for the company's.
const ACTS_AT_LEAST: usize = 3;
/// Shortest name, in characters.
const SHORTEST: usize = 3;

/// The word with a capital that most often stands before an auxiliary or a modal, and never in lower case: common words
/// with a capital ("Services") are no names.
pub fn own_name(clauses: &[Clause], language: &Language) -> Option<Word> {
    let verbal = verbal_words(language);
    let mut acts: HashMap<&str, usize> = HashMap::new();
    let mut lower: HashSet<String> = HashSet::new();
    for clause in clauses {
        let mut words = clause.text.split_whitespace().peekable();
        while let Some(word) = words.next() {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            if bare.chars().next().is_some_and(char::is_lowercase) {
                lower.insert(bare.to_owned());
            } else if bare.chars().count() >= SHORTEST
                && bare.len() == word.len()
                && words.peek().is_some_and(|next| verbal.contains(*next))
            {
                *acts.entry(bare).or_default() += 1;
            }
        }
    }
    acts.retain(|name, count| *count >= ACTS_AT_LEAST && !lower.contains(&fold(name).to_lowercase()));
    let (name, _) = acts.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(a.0)))?;
    match tokens(name)[..] {
        [token] => Some(token.word),
        _ => None,
    }
}

/// Auxiliaries and modals of one word.
fn verbal_words(language: &Language) -> HashSet<&str> {
    let verbal = |class: Class| matches!(class, Class::May | Class::Will | Class::Must | Class::Auxiliary);
    language
        .phrases()
        .iter()
        .filter(|phrase| matches!(phrase.cue, Cue::Class(class) if verbal(class)))
        .filter(|phrase| !phrase.text.contains(' '))
        .flat_map(|phrase| phrase.text.split('|'))
        .collect()
}
