//! Defined terms: `"Services" means …`, `(the "Services")`, `« Services » désigne …`.

use super::quoted::{Naming, meanings, namings, quoted_terms};
use super::{Clause, ClauseKind};
use crate::text::{ByteSpan, any_byte};
use aho_corasick::AhoCorasick;
use regex::Regex;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::ops::Range;
use std::sync::LazyLock;

/// A term that a clause defines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Definition {
    /// The term to the letter, without its quotation marks.
    pub term: String,
    /// Where the term stands in the clause's text, without its quotation marks.
    pub span: ByteSpan,
    /// What gives it its meaning.
    pub form: DefinitionForm,
}

/// How a term is defined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DefinitionForm {
    /// The words after it say what it means: `"Content" means …`.
    Meaning,
    /// A short name for the words before it: `our website (the "Site")`.
    ShortName,
}

/// A defined term has at most so many words.
const LONGEST_TERM: usize = 8;
/// One told by nothing but a colon after it, under a heading that says so, at most so many; its meaning has more.
const LONGEST_PLAIN_TERM: usize = 4;

/// Articles before a term that are no part of it.
const ARTICLES: [&str; 14] =
    ["the", "our", "le", "la", "les", "el", "los", "las", "il", "lo", "gli", "der", "die", "das"];

/// Words in small letters by which a heading says that its section defines terms.
static GLOSSARY: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::new([
        "definition",
        "définition",
        "begriffsbestimmung",
        "definicion",
        "definizion",
        "glossar",
        "lexique",
    ])
    .expect("the words of glossaries are valid")
});

/// A term without quotation marks at the start of a clause: `Personal Data means any …`.
static PLAIN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<term>\p{Lu}[\p{L}\d’'/&-]*(?:\s+(?:(?:of|and|or|the|de|du|des|et)\s+)?\p{Lu}[\p{L}\d’'/&-]*){0,5})\s*(?:,|\([^()]{0,80}\))?\s*(?:(?:shall\s+|will\s+)?mean(?:s)?|désigne(?:nt)?|bezeichne[tn]|bedeute[tn]|significa(?:n)?)(?-u:\b)\s*[^.]")
        .expect("the pattern of plain definitions is valid")
});

/// A reference right before a parenthesis.
static REFERRED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:sections?|articles?|clauses?|paragraphs?|paragraphes?|parts?|annex(?:e|es)?|chapters?|chapitres?|abschnitte?|ziffern?|artikel|secci[óo]n|art[íi]culo|sezione|articolo)\s+[\dIVXA-Z][\d.()a-zA-Z]{0,10}$")
        .expect("the pattern of references before titles is valid")
});
/// Words with which a parenthesis points elsewhere, or tells what somebody does.
static POINTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:see|headed|heading|entitled|titled|click(?:ing|ed)?|tap(?:ping)?|press(?:ing)?|select(?:ing)?|e\.g|for example|such as|voir|intitulée?s?|rubriques?|cf|siehe|unter|abschnitt|klick\w*|v[ée]ase|secci[óo]n|vedi|sezione|par exemple|zum beispiel)\b")
        .expect("the pattern of words that point is valid")
});
/// What a quoted title is called after it.
static PART: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^\W*(?:sections?|headings?|buttons?|tabs?|below|above|ci-dessous|ci-dessus|unten|oben)\b")
        .expect("the pattern of words for parts is valid")
});

/// Bytes in which a term without quotation marks and its verb stand.
const PLAIN_REACH: usize = 240;

/// Words that begin a sentence about what stands before them.
const POINTING: [&str; 14] =
    ["this", "that", "it", "these", "those", "which", "what", "he", "she", "cela", "ceci", "dies", "das", "esto"];

/// Words with which a parenthesis names what stands before it.
const NAMING_WORDS: [&str; 26] = [
    "the",
    "our",
    "each",
    "a",
    "an",
    "collectively",
    "together",
    "hereinafter",
    "hereafter",
    "hereby",
    "or",
    "and",
    "this",
    "these",
    "referred",
    "individually",
    "ci-après",
    "ci-dessous",
    "dénommé",
    "dénommée",
    "le",
    "la",
    "les",
    "nachfolgend",
    "im",
    "en",
];

/// A section such as "Definitions", where a quoted or bold term and a colon define it; by the level of its heading.
#[derive(Debug, Default)]
pub struct Glossary(Option<u8>);

impl Glossary {
    /// Whether a clause stands in such a section, or begins one. Asked of all clauses in their order.
    pub fn holds(&mut self, clause: &Clause) -> bool {
        if clause.kind == ClauseKind::Heading {
            if self.0.is_some_and(|level| clause.level <= level) {
                self.0 = None;
            }
            if GLOSSARY.is_match(clause.key.as_str()) {
                self.0 = self.0.or(Some(clause.level));
            }
        }
        self.0.is_some()
    }
}

/// The terms that a clause defines, in the order of its text.
pub fn definitions_of(clause: &Clause, glossary: bool) -> Vec<Definition> {
    match clause.kind {
        ClauseKind::Heading => Vec::new(),
        _ => definitions(&clause.text, clause.number_len, clause.bold_lead, glossary),
    }
}

/// The terms that a text defines, in its order.
fn definitions(text: &str, body: usize, bold_lead: usize, glossary: bool) -> Vec<Definition> {
    let mut found: Vec<Definition> = Vec::new();
    let quoted = any_byte(text, |byte| byte == b'"') || !text.is_ascii() && text.contains(['“', '„', '«', '‘']);
    if quoted {
        for term in meanings(text).flatten() {
            push(text, term, DefinitionForm::Meaning, &mut found);
        }
        for Naming { whole, before } in namings(text) {
            let (ahead, parenthesis, before) = (&text[..whole.start], &text[whole.clone()], &text[before]);
            if names(before, parenthesis) && !is_title(ahead, before, parenthesis) {
                for term in quoted_terms(parenthesis) {
                    let term = whole.start + term.start..whole.start + term.end;
                    push(text, term, DefinitionForm::ShortName, &mut found);
                }
            }
        }
    }
    let rest = text.get(body..).unwrap_or("");
    if found.is_empty() {
        let reach = &rest[..rest.floor_char_boundary(PLAIN_REACH)];
        let plain = if may_define(reach) { PLAIN.captures(reach).and_then(|plain| plain.name("term")) } else { None };
        if let Some(term) = plain.filter(|term| !POINTING.contains(&term.as_str().to_lowercase().as_str())) {
            push(text, body + term.start()..body + term.end(), DefinitionForm::Meaning, &mut found);
        } else if bold_lead > body {
            let bold = text.get(body..bold_lead).unwrap_or("").trim_end_matches([':', ' ', '–', '-', '.']);
            let after = text.get(body + bold.len()..).unwrap_or("").trim_start_matches([' ', '"', '”', '»']);
            let verb = ["means", "mean ", "refers to", "désigne", "bezeichne", "bedeutet", "significa"];
            if verb.iter().any(|verb| after.starts_with(verb)) || glossary && after.starts_with([':', '–', '-']) {
                push(text, body..body + bold.len(), DefinitionForm::Meaning, &mut found);
            }
        } else if glossary {
            // Quoted or plain, a term and a colon; a term alone in the first cell of a row.
            let term = rest.split_once([':', '|']).map(|(term, _)| term.trim_end());
            let named = |term: &&str| {
                term.chars().next().is_some_and(|c| c.is_uppercase() || "\"“«„".contains(c))
                    && !term.contains(['.', ';'])
                    && term.split_whitespace().count() <= LONGEST_PLAIN_TERM
                    && rest[term.len()..].split_whitespace().count() > LONGEST_PLAIN_TERM
            };
            if let Some(term) = term.filter(named) {
                push(text, body..body + term.len(), DefinitionForm::Meaning, &mut found);
            }
        }
    }
    found.sort_by_key(|definition| definition.span);
    found.dedup_by_key(|definition| definition.span);
    found
}

/// A quick look: whether a text begins as [`PLAIN`] does, with capitalised words and what links them, and then has a
/// verb of meaning. Where a letter outside ASCII or a mark stands in the way, the pattern has to tell.
fn may_define(text: &str) -> bool {
    let mut rest = text;
    loop {
        let (word, after) =
            rest.split_at(rest.bytes().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(rest.len()));
        let first = rest.len() == text.len();
        match word {
            "" => return after.starts_with(|c: char| !c.is_ascii() || !first && matches!(c, ',' | '(')),
            "of" | "and" | "or" | "the" | "de" | "du" | "des" | "et" if !first => {}
            "mean" | "means" | "shall" | "will" | "bezeichnet" | "bezeichnen" | "bedeutet" | "bedeuten"
            | "significa" | "significan" => return !first,
            _ if word.starts_with(|c: char| c.is_ascii_uppercase()) => {}
            // The beginning of "désigne".
            _ => return word == "d" && after.starts_with('é'),
        }
        match after.bytes().next() {
            Some(b' ') => rest = after.trim_start(),
            next => return next.is_some_and(|next| !next.is_ascii() || b"'/&-,(\t\n\r".contains(&next)),
        }
    }
}

/// Whether a parenthesis with quoted words names something, and does not just quote.
fn names(before: &str, whole: &str) -> bool {
    let lower = before.trim().to_lowercase();
    let mut words =
        lower.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(|word| !word.is_empty()).peekable();
    if words.peek().is_none() {
        // Nothing but the term: names are written with a capital.
        let term = quoted_terms(whole).next().map_or("", |term| &whole[term]);
        return term.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase);
    }
    words.any(|word| NAMING_WORDS.contains(&word))
        || ["di seguito", "en adelante", "en lo sucesivo", "im folgenden"].iter().any(|phrase| lower.contains(phrase))
}

/// Whether the quoted words in a parenthesis are the title of a part of the text, or what a button says, and no name:
/// `section 1 ("What we collect")`, `(see the "Your rights" section)`, `(for example by clicking on "Buy")`.
fn is_title(ahead: &str, before: &str, whole: &str) -> bool {
    let ahead = &ahead[ahead.ceil_char_boundary(ahead.len().saturating_sub(40))..];
    let after = whole.rfind(['"', '”', '“', '»', '’']).map_or("", |end| &whole[end..]);
    REFERRED.is_match(ahead.trim_end()) || POINTED.is_match(before) || PART.is_match(after)
}

fn push(text: &str, range: Range<usize>, form: DefinitionForm, found: &mut Vec<Definition>) {
    let marks = |c: char| c.is_whitespace() || matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '’' | ',' | '*');
    let part = &text[range.clone()];
    let term = without_article(part.trim_matches(marks));
    let start = range.start + part.find(term).unwrap_or(0);
    let words = term.split_whitespace().count();
    if words == 0 || words > LONGEST_TERM || !term.chars().any(char::is_alphabetic) {
        return;
    }
    let span = ByteSpan::new(start, start + term.len());
    if found.iter().all(|definition| definition.span != span) {
        found.push(Definition { term: term.to_owned(), span, form });
    }
}

/// A term without the article before it: « l’Organisateur ».
fn without_article(term: &str) -> &str {
    if let Some(rest) = ["l'", "l’", "L'", "L’"].iter().find_map(|elided| term.strip_prefix(elided)) {
        return rest;
    }
    match term.split_once(char::is_whitespace) {
        Some((word, rest)) if ARTICLES.iter().any(|article| word.eq_ignore_ascii_case(article)) => rest.trim_start(),
        _ => term,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str) -> Vec<String> {
        definitions(text, 0, 0, false).into_iter().map(|definition| definition.term).collect()
    }

    #[test]
    fn definitions_are_found_in_many_forms() {
        for (text, expected) in [
            ("“Content” means anything that you post.", vec!["Content"]),
            ("\"User Content\" and \"Posts\" mean what you post.", vec!["User Content", "Posts"]),
            ("In these terms, “Prize” shall mean the coupon.", vec!["Prize"]),
            ("Personal Data means any data about you.", vec!["Personal Data"]),
            ("Acme Ltd (“Acme”, “we” or “us”) runs the site (the “Site”).", vec!["Acme", "we", "us", "Site"]),
            ("our site, app and shops (collectively, the \"Services\")", vec!["Services"]),
            ("« Contenu » désigne tout ce que vous publiez.", vec!["Contenu"]),
            ("la société Acme (ci-après « l’Organisateur »)", vec!["Organisateur"]),
            ("„Inhalte“ bezeichnet alles, was Sie einstellen.", vec!["Inhalte"]),
            ("die Acme GmbH (nachfolgend „Veranstalter“)", vec!["Veranstalter"]),
            ("Acme S.L. (en adelante, «el Organizador»)", vec!["Organizador"]),
            ("«Contenido» se refiere a lo que publiques.", vec!["Contenido"]),
            ("«Contenuti» indica tutto ciò che pubblichi.", vec!["Contenuti"]),
        ] {
            assert_eq!(terms(text), expected, "{text}");
        }
    }

    #[test]
    fn quotations_define_nothing() {
        for text in [
            "Click “I agree” to take part.",
            "Your browser may send a signal (“do not track”).",
            "This means that we keep it.",
            "We do not sell data, as the word “sell” is used by most people.",
            "What we hold is told in Section 1 (“Information We Collect”) of our policy.",
            "You may object (see the “Your Rights” section below).",
            "You may take it back (including by clicking on a “Buy” or “Shop” button).",
            "Vous avez des droits (voir la rubrique « Vos droits »).",
        ] {
            assert_eq!(terms(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn the_place_is_that_of_the_term_alone() {
        let text = "the app (the “Site”)";
        assert_eq!(definitions(text, 0, 0, false)[0].span.of(text), "Site");
    }
}
