//! Reads a page back: both texts, the findings as a reader sees them, and the statement.

use super::letters::shown;
use super::statement::Statement;
use crate::clause::Side;
use crate::report::outline::{FindingEntry, Quote, Words};
use crate::scope::{Evidence, Finding};
use ego_tree::NodeRef;
use scraper::{ElementRef, Html, Node, Selector};

/// What a page says.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadBack {
    /// What it says of itself to programs.
    pub statement: Statement,
    /// Clauses of the old version, in the order of the page.
    pub old: Vec<ReadClause>,
    /// Clauses of the new version.
    pub new: Vec<ReadClause>,
    /// Findings as a reader sees them, dismissed ones too.
    pub findings: Vec<ReadFinding>,
}

/// A clause as the page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadClause {
    /// Its name in the public format: `o12`.
    pub id: String,
    /// Its text.
    pub text: String,
}

/// A finding as the page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadFinding {
    /// Its name: `f3`, `a1`.
    pub id: String,
    /// Name of the facet in the public format.
    pub facet: String,
    /// The value, in snake case.
    pub value: String,
    /// The direction in the public format.
    pub direction: String,
    /// Whether a reviewer added, corrected or dismissed it.
    pub decided: bool,
    /// Clause and words on the old side.
    pub old: Option<(String, String)>,
    /// Clause and words on the new side.
    pub new: Option<(String, String)>,
    /// The sentence.
    pub reason: String,
}

/// Why a page could not be read back.
#[derive(Debug, thiserror::Error)]
pub enum ReadBackError {
    /// It has no statement.
    #[error("the page holds no statement of Clausescope. Name a report that Clausescope wrote")]
    NoStatement,
    /// The statement is damaged, or of a later program.
    #[error("the statement in the page cannot be read ({0}). The page was damaged, or a newer Clausescope wrote it")]
    Statement(serde_json::Error),
}

impl ReadBack {
    /// The clauses of one side.
    pub fn side(&self, side: Side) -> &[ReadClause] {
        match side {
            Side::Old => &self.old,
            Side::New => &self.new,
        }
    }

    /// Where what a reader sees contradicts the statement, as sentences; none in a page as Clausescope wrote it.
    ///
    /// Findings that a reviewer decided on are not compared, but they must be there.
    pub fn contradictions(&self) -> Vec<String> {
        let (stated, words) = (&self.statement.findings, Words::of(self.statement.settings.language));
        let mut wrong: Vec<String> = stated
            .iter()
            .filter(|finding| !self.findings.iter().any(|seen| seen.id == finding.id))
            .map(|finding| format!("The page does not show finding {}, which its statement names.", finding.id))
            .collect();
        for seen in self.findings.iter().filter(|seen| !seen.decided) {
            match stated.iter().find(|finding| finding.id == seen.id) {
                Some(finding) if ReadFinding::stated(finding, words) != *seen => {
                    wrong.push(format!("The page shows finding {} otherwise than its statement does.", seen.id));
                }
                Some(_) => {}
                None => wrong.push(format!("The page shows finding {}, which its statement does not name.", seen.id)),
            }
        }
        wrong
    }
}

impl ReadFinding {
    /// As the page shows an entry of the outline.
    pub(super) fn of(entry: &FindingEntry<'_>) -> Self {
        let quote = |quote: &Option<Quote<'_>>| {
            let quote = quote.as_ref()?;
            let clause = quote.place.as_ref().map_or(String::new(), |place| place.clause.to_string());
            Some((clause, shown(quote.text).into_owned()))
        };
        Self {
            id: entry.id.clone(),
            facet: entry.facet.name().to_owned(),
            value: shown(entry.value).into_owned(),
            direction: entry.direction.name().to_owned(),
            decided: entry.by_hand || entry.correction.is_some() || entry.dismissed.is_some(),
            old: quote(&entry.old),
            new: quote(&entry.new),
            reason: shown(&entry.reason).into_owned(),
        }
    }

    /// As the page shows a finding of the statement that no reviewer decided on.
    fn stated(finding: &Finding, words: Words) -> Self {
        let quote = |evidence: &Option<Evidence>| {
            let evidence = evidence.as_ref()?;
            Some((evidence.clause.to_string(), shown(&evidence.quote).into_owned()))
        };
        Self {
            id: finding.id.clone(),
            facet: finding.facet.name().to_owned(),
            value: finding.value.clone(),
            direction: finding.direction.name().to_owned(),
            decided: false,
            old: quote(&finding.old),
            new: quote(&finding.new),
            reason: shown(&words.reason(finding)).into_owned(),
        }
    }
}

/// Reads a page that Clausescope wrote.
///
/// # Errors
/// [`ReadBackError`] for a page without a statement that can be read.
pub fn read_back(page: &str) -> Result<ReadBack, ReadBackError> {
    let html = Html::parse_document(page);
    let statement = html
        .select(&selector("meta[name=\"clausescope-report\"]"))
        .find_map(|meta| meta.attr("content"))
        .ok_or(ReadBackError::NoStatement)?;
    let statement = serde_json::from_str(statement).map_err(ReadBackError::Statement)?;
    let (mut old, mut new) = (Vec::new(), Vec::new());
    for passage in html.select(&selector(".passage")) {
        old.extend(clauses(passage, Side::Old));
        new.extend(clauses(passage, Side::New));
    }
    let findings = html.select(&selector("article.finding")).map(finding).collect();
    Ok(ReadBack { statement, old, new, findings })
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).expect("the selectors of this module are well formed")
}

/// The clauses of one side of a passage.
fn clauses(passage: ElementRef<'_>, side: Side) -> Vec<ReadClause> {
    let names = passage.attr(if side == Side::Old { "data-old" } else { "data-new" }).unwrap_or_default();
    let mut texts = vec![String::new()];
    collect(*passage, side, &mut texts);
    names
        .split_whitespace()
        .zip(texts.into_iter().chain(std::iter::repeat_with(String::new)))
        .map(|(id, text)| ReadClause { id: id.to_owned(), text })
        .collect()
}

/// Gathers the letters of one side below a node; a new text begins where a clause of that side ends.
///
/// Runs hold no other elements than these, so this goes a few steps deep and no deeper.
fn collect(node: NodeRef<'_, Node>, side: Side, texts: &mut Vec<String>) {
    let (other, ends) = match side {
        Side::Old => ("ins", "old"),
        Side::New => ("del", "new"),
    };
    for child in node.children() {
        match child.value() {
            Node::Text(text) => {
                if let Some(open) = texts.last_mut() {
                    open.push_str(text);
                }
            }
            Node::Element(element) => {
                if let Some(at) = element.attr("data-ends") {
                    if at == ends || at == "both" {
                        texts.push(String::new());
                    }
                } else if element.name() != other && element.attr("class") != Some("label") {
                    collect(child, side, texts);
                }
            }
            _ => {}
        }
    }
}

fn finding(article: ElementRef<'_>) -> ReadFinding {
    let attribute = |name: &str| article.attr(name).unwrap_or_default().to_owned();
    let quote = |side: &str| {
        let quote = article.select(&selector(&format!("q[data-side=\"{side}\"]"))).next()?;
        Some((quote.attr("data-clause").unwrap_or_default().to_owned(), quote.text().collect()))
    };
    ReadFinding {
        id: attribute("id"),
        facet: attribute("data-facet"),
        value: attribute("data-value"),
        direction: attribute("data-direction"),
        decided: article.attr("data-decided").is_some(),
        old: quote("old"),
        new: quote("new"),
        reason: article.select(&selector(".reason")).next().map(|reason| reason.text().collect()).unwrap_or_default(),
    }
}
