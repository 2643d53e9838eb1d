//! Sets the page by its template.

use super::blocks::{Block, blocks};
use super::letters::Labels;
use super::statement::Statement;
use super::{FORMAT, letters};
use crate::clause::ClauseKind;
use crate::comparison::ChangeId;
use crate::report::outline::{Outline, Passage, Words};
use crate::report::{ReportError, ReportInput};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Serde};
use minijinja::{Environment, UndefinedBehavior, Value, context};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

const TEMPLATE: &str = include_str!("../../../assets/report/report.html");
const STYLE: &str = include_str!("../../../assets/report/report.css");

/// A stretch of the redline as the template takes it.
#[derive(Debug, Serialize)]
struct Stretch<'a> {
    /// What a fold says: how many clauses, and which; none for what stands open.
    folded: Option<String>,
    groups: Vec<Group<'a>>,
}

/// Passages that are set together: the rows of a table, or one passage that is none.
#[derive(Debug, Serialize)]
struct Group<'a> {
    /// The columns of a table; none of what is no table.
    columns: usize,
    passages: Vec<Set<'a>>,
}

/// A passage, its letters set.
#[derive(Debug, Serialize)]
struct Set<'a> {
    #[serde(flatten)]
    passage: &'a Passage<'a>,
    /// The element that holds it: `p`, `h3` to `h6`, or `tr`.
    element: &'static str,
    letters: Value,
    /// Language of the text, where it could be told.
    lang: Option<&'a str>,
}

/// The page.
pub(super) fn set(input: &ReportInput<'_>, outline: &Outline<'_>) -> Result<String, ReportError> {
    let trouble = |error: minijinja::Error| ReportError::Format { format: FORMAT, what: error.to_string() };
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build().map_err(trouble)?;
    environment.set_syntax(syntax);
    environment.add_filter("letters", |text: &str| Value::from_safe_string(letters::escaped(text)));
    let words = outline.words;
    environment.add_function("say", move |id: &str, values: Kwargs| said(words, id, &values));
    environment.add_function("renumbered", move |old: &str, new: &str| words.renumbered(old, new));
    environment.add_template("report.html", TEMPLATE).map_err(trouble)?;
    let statement = serde_json::to_string(&Statement::new(input, outline))
        .expect("a statement has only string keys and finite numbers");
    // Only passages that are in the page can be led to.
    let shown: BTreeMap<&ChangeId, bool> = outline.passages.iter().map(|passage| (passage.change, true)).collect();
    let template = environment.get_template("report.html").map_err(trouble)?;
    let mut page = template
        .render(context! {
            outline => Value::from(Serde(outline)),
            stretches => Value::from(Serde(stretches(outline))),
            shown => Value::from(Serde(shown)),
            language => words.language().code(),
            statement => statement,
            style => Value::from_safe_string(STYLE.to_owned()),
            style_hash => STANDARD.encode(Sha256::digest(STYLE.as_bytes())),
        })
        .map_err(trouble)?;
    page.push('\n');
    Ok(page)
}

/// The message of that name with the values that the template gives it; a count is a number.
fn said(words: Words, id: &str, values: &Kwargs) -> Result<String, minijinja::Error> {
    let names: Vec<&str> = values.args().collect();
    let texts = names.iter().map(|&name| Ok((name, values.get::<Value>(name)?.to_string())));
    let texts = texts.collect::<Result<Vec<_>, minijinja::Error>>()?;
    let texts: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let said = words.with(id, &texts);
    if said == id {
        return Err(minijinja::Error::new(minijinja::ErrorKind::UnknownFunction, format!("there is no message {id}")));
    }
    Ok(said)
}

fn stretches<'a>(outline: &'a Outline<'a>) -> Vec<Stretch<'a>> {
    let labels = Labels::new(outline.words);
    let mut stretches: Vec<Stretch<'a>> = Vec::new();
    for block in blocks(outline) {
        match block {
            Block::Open(from, to) => {
                let groups = groups(outline, &labels, &outline.passages[from..=to]);
                stretches.push(Stretch { folded: None, groups });
            }
            Block::Fold(from, to) => {
                let passages = &outline.passages[from..=to];
                let folded = Some(folded(outline.words, passages));
                stretches.push(Stretch { folded, groups: groups(outline, &labels, passages) });
            }
        }
    }
    stretches
}

/// Passages with the rows of every table gathered.
fn groups<'a>(outline: &'a Outline<'a>, labels: &Labels, passages: &'a [Passage<'a>]) -> Vec<Group<'a>> {
    let continues = |one: &Passage<'_>, next: &Passage<'_>| {
        is_row(one) && is_row(next) && (one.is_header_row || !next.is_header_row)
    };
    let group = |passages: &'a [Passage<'a>]| {
        let columns = passages.iter().filter(|passage| is_row(passage)).map(letters::columns).max().unwrap_or(0);
        let set = |passage| set_passage(outline, labels, passage, columns);
        Group { columns, passages: passages.iter().map(set).collect() }
    };
    passages.chunk_by(continues).map(group).collect()
}

/// Whether a passage is a row of a table, and a whole one.
fn is_row(passage: &Passage<'_>) -> bool {
    passage.clause_kind == ClauseKind::Row && passage.old.len() < 2 && passage.new.len() < 2
}

fn set_passage<'a>(outline: &'a Outline<'a>, labels: &Labels, passage: &'a Passage<'a>, columns: usize) -> Set<'a> {
    let element = match (passage.clause_kind, passage.level) {
        _ if is_row(passage) => "tr",
        (ClauseKind::Heading, 0 | 1) => "h3",
        (ClauseKind::Heading, 2) => "h4",
        (ClauseKind::Heading, 3) => "h5",
        (ClauseKind::Heading, _) => "h6",
        _ => "p",
    };
    let version = if passage.new.is_empty() { &outline.old } else { &outline.new };
    Set {
        passage,
        element,
        letters: Value::from_safe_string(match is_row(passage) {
            true => letters::row(labels, passage, columns),
            false => letters::passage(labels, passage),
        }),
        lang: version.language.filter(|&language| language != outline.words.language().code()),
    }
}

/// What a fold says of the clauses in it.
fn folded(words: Words, passages: &[Passage<'_>]) -> String {
    let count = words.counted("report-unchanged-clause-count", passages.len());
    let name = |passage: Option<&Passage<'_>>| Some(passage?.place.as_ref()?.name.clone());
    match (name(passages.first()), name(passages.last())) {
        (Some(first), Some(last)) if first != last => {
            words.with("report-fold", &[("count", &count), ("first", &first), ("last", &last)])
        }
        (Some(only), _) => words.with("report-fold-one", &[("count", &count), ("only", &only)]),
        _ => count,
    }
}
