//! Sets the page by its template.

use super::blocks::{Block, blocks};
use super::statement::Statement;
use super::{FORMAT, letters};
use crate::clause::ClauseKind;
use crate::report::outline::{Outline, Passage};
use crate::report::{ReportError, ReportInput};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
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
    passages: Vec<Set<'a>>,
}

/// A passage, its letters set.
#[derive(Debug, Serialize)]
struct Set<'a> {
    #[serde(flatten)]
    passage: &'a Passage<'a>,
    /// The element that holds it: `p`, or `h3` to `h6`.
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
    environment.add_template("report.html", TEMPLATE).map_err(trouble)?;
    let statement = serde_json::to_string(&Statement::new(input, outline))
        .expect("a statement has only string keys and finite numbers");
    // Only passages that are in the page can be led to.
    let shown: BTreeMap<&str, bool> =
        outline.passages.iter().map(|passage| (passage.change.0.as_str(), true)).collect();
    let template = environment.get_template("report.html").map_err(trouble)?;
    let mut page = template
        .render(context! {
            outline => Value::from(Serde(outline)),
            stretches => Value::from(Serde(stretches(outline))),
            shown => Value::from(Serde(shown)),
            statement => statement,
            style => Value::from_safe_string(STYLE.to_owned()),
            style_hash => STANDARD.encode(Sha256::digest(STYLE.as_bytes())),
        })
        .map_err(trouble)?;
    page.push('\n');
    Ok(page)
}

fn stretches<'a>(outline: &'a Outline<'a>) -> Vec<Stretch<'a>> {
    let set = |at: usize| set_passage(outline, &outline.passages[at]);
    blocks(outline)
        .into_iter()
        .map(|block| match block {
            Block::Open(at) => Stretch { folded: None, passages: vec![set(at)] },
            Block::Fold(from, to) => {
                Stretch { folded: Some(folded(&outline.passages[from..=to])), passages: (from..=to).map(set).collect() }
            }
        })
        .collect()
}

fn set_passage<'a>(outline: &'a Outline<'a>, passage: &'a Passage<'a>) -> Set<'a> {
    let element = match (passage.clause_kind, passage.level) {
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
        letters: Value::from_safe_string(letters::passage(passage)),
        lang: version.language.filter(|&language| language != "en"),
    }
}

/// What a fold says of the clauses in it.
fn folded(passages: &[Passage<'_>]) -> String {
    let count = crate::report::outline::words::counted(passages.len(), "unchanged clause", "unchanged clauses");
    // A label that says where a clause stands reads badly after “from”.
    let name = |passage: Option<&Passage<'_>>| {
        let label = &passage?.place.as_ref()?.label;
        Some(["in ", "heading "].iter().find_map(|start| label.strip_prefix(start)).unwrap_or(label).to_owned())
    };
    match (name(passages.first()), name(passages.last())) {
        (Some(first), Some(last)) if first != last => format!("{count}, {first} to {last}"),
        (Some(only), _) => format!("{count}, {only}"),
        _ => count,
    }
}
