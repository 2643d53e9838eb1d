//! A document cut into clauses: headings, paragraphs, list items and table rows as a tree, with their printed numbers.
//!
//! Knows nothing of other versions.

mod definition;
mod number;
mod reference;

pub use definition::{Definition, DefinitionForm};
pub use number::printed_number;
pub use reference::{Reference, ReferenceScope};

use crate::document::{Block, BlockKind, Document, Link, Warning};
use crate::text::{ByteSpan, OffsetMap, fold};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Names a clause within a comparison: `o` or `n` for the side, and its place in order, counted from 1.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct ClauseId(pub String);

/// One of the two versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The version that was.
    Old,
    /// The version that is.
    New,
}

/// What kind of clause this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ClauseKind {
    /// A heading; the clauses below it are its children.
    Heading,
    /// A paragraph.
    Paragraph,
    /// An item of a list; its parent is the clause that leads the list in.
    Item,
    /// A row of a table.
    Row,
}

/// The smallest part of terms that is compared as a whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Clause {
    /// Its name in this comparison.
    pub id: ClauseId,
    /// The heading it stands under, or the paragraph that leads in the list it belongs to.
    pub parent: Option<ClauseId>,
    /// What kind of clause it is.
    pub kind: ClauseKind,
    /// The number printed before it, without its marks: `1.2`, `a`, `iv`, `Article 5`.
    pub number: Option<String>,
    /// The text as shown, its printed number included.
    pub text: String,
    /// Where it stands in the source as read, in bytes.
    pub span: ByteSpan,
    /// Level of a heading (1 to 6), depth of an item (0 outermost), else 0.
    #[serde(default)]
    pub level: u8,
    /// Page, counted from 1, where the format has pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Links in the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// The words of a heading, or those of a bold heading that runs into its paragraph; without the number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
    /// Terms that it defines.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub definitions: Vec<Definition>,
    /// References to other clauses, in the order of the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<Reference>,
    /// Bytes at the start of `text` that are the printed number and the blank after it.
    #[serde(skip)]
    pub number_len: usize,
    /// Bytes at the start of `text` set in bold: a run-in heading.
    #[serde(skip)]
    pub bold_lead: usize,
    /// Whether the row names the columns of a table.
    #[serde(skip)]
    pub header_row: bool,
    /// From offsets in `text` to offsets in the source.
    #[serde(skip)]
    pub map: OffsetMap,
    /// The text that is matched: folded, number split off, headings in lower case.
    #[serde(skip)]
    pub key: String,
}

impl Clause {
    /// The text without its printed number.
    pub fn body(&self) -> &str {
        self.text.get(self.number_len..).unwrap_or("")
    }

    /// Where a part of the shown text stands in the source.
    pub fn source_span(&self, shown: ByteSpan) -> ByteSpan {
        self.map.span_of(shown)
    }
}

/// Warnings about references that point at no clause of the version.
pub fn dangling_references(clauses: &[Clause]) -> Vec<Warning> {
    let mut warnings = Vec::new();
    for clause in clauses {
        for reference in clause.references.iter().filter(|reference| reference.dangles()) {
            warnings.push(Warning {
                code: "dangling-reference".to_owned(),
                message: format!("“{}” points at no clause of this version.", reference.span.of(&clause.text)),
                span: Some(clause.source_span(reference.span)),
            });
        }
    }
    warnings
}

/// Cuts a document into clauses, in reading order.
pub fn segment(document: &Document, side: Side) -> Vec<Clause> {
    let letter = match side {
        Side::Old => 'o',
        Side::New => 'n',
    };
    let mut clauses: Vec<Clause> = Vec::with_capacity(document.blocks.len());
    // The headings that are open, outermost first.
    let mut open: Vec<(u8, ClauseId)> = Vec::new();
    for (index, block) in document.blocks.iter().enumerate() {
        let id = ClauseId(format!("{letter}{}", index + 1));
        let mut clause = clause_of(block, id.clone());
        if clause.kind == ClauseKind::Heading {
            while open.last().is_some_and(|(level, _)| *level >= clause.level) {
                open.pop();
            }
        }
        clause.parent = open.last().map(|(_, id)| id.clone());
        if clause.kind == ClauseKind::Heading {
            open.push((clause.level, id));
        }
        clauses.push(clause);
    }
    clauses
}

fn clause_of(block: &Block, id: ClauseId) -> Clause {
    let (kind, level, header_row) = match block.kind {
        BlockKind::Heading { level } => (ClauseKind::Heading, level, false),
        BlockKind::Paragraph => (ClauseKind::Paragraph, 0, false),
        BlockKind::Item { depth } => (ClauseKind::Item, depth, false),
        BlockKind::Row { header } => (ClauseKind::Row, 0, header),
    };
    let (number, number_len) = match printed_number(&block.text) {
        Some((number, len)) => (Some(number), len),
        None => (None, 0),
    };
    let mut key = fold(&block.text[number_len..]);
    if kind == ClauseKind::Heading {
        key = key.to_lowercase();
    }
    Clause {
        id,
        parent: None,
        kind,
        number,
        text: block.text.replace('\n', " "),
        span: block.span,
        level,
        page: block.page,
        links: block.links.clone(),
        heading: (kind == ClauseKind::Heading).then(|| block.text[number_len..].to_owned()),
        definitions: Vec::new(),
        references: Vec::new(),
        number_len,
        bold_lead: block.bold_lead,
        header_row,
        map: block.map.clone(),
        key,
    }
}
