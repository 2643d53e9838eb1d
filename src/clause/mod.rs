//! A document cut into clauses: headings, paragraphs, list items and table rows as a tree, with their printed numbers.
//!
//! Knows nothing of other versions.

mod beside;
mod cut;
mod definition;
mod id;
mod number;
mod outline;
mod parents;
mod quoted;
mod reference;
mod rejoin;
mod run;
mod target;

pub use definition::{Definition, DefinitionForm};
pub use id::{ClauseId, NoClauseId};
pub(crate) use id::{number_of_figures, number_of_place, written_as_text};
pub use number::printed_number;
pub use reference::{Reference, ReferenceScope};

use crate::document::{BlockKind, Document, Link, Warning};
use crate::parallel;
use crate::text::{ByteSpan, OffsetMap, Text, fold, is_invisible, rough_words, within_empty_cells};
use beside::Beside;
use definition::Glossary;
use number::bare_number;
use outline::{Lines, Outline};
use parents::Parents;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use xxhash_rust::xxh3::xxh3_64;

/// A version with fewer printed numbers than this is one whose numbers were lost.
const FEWEST_NUMBERS: usize = 3;
/// A run-in heading is no part of the key where at least so many words follow it.
const SHORTEST_BODY: usize = 4;

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
    pub text: Text,
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
    /// Whether the format marks it as an item of a list; others are told by their letters.
    #[serde(skip)]
    pub marked: bool,
    /// From offsets in `text` to offsets in the source.
    #[serde(skip)]
    pub map: OffsetMap,
    /// The text that is matched: folded, number and run-in heading split off, headings in lower case.
    #[serde(skip)]
    pub key: Text,
    /// A hash of the text that is matched.
    #[serde(skip)]
    pub key_hash: u64,
    /// About how many words the text that is matched has.
    #[serde(skip)]
    pub key_words: u32,
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

/// Warnings about references that point at no clause of the version. A version without printed numbers gets one for all.
pub fn dangling_references(clauses: &[Clause]) -> Vec<Warning> {
    let dangling: Vec<(&Clause, &Reference)> = clauses
        .iter()
        .flat_map(|clause| clause.references.iter().map(move |reference| (clause, reference)))
        .filter(|(_, reference)| reference.dangles())
        .collect();
    let numbered = clauses.iter().filter(|clause| clause.number.is_some()).count();
    if let (Some((clause, first)), true) = (dangling.first(), numbered < FEWEST_NUMBERS) {
        return vec![Warning {
            code: "unnumbered-clauses".to_owned(),
            message: format!(
                "The text refers to numbered clauses ({} times, first “{}”), but its clauses print no numbers: the numbers may be missing from the file.",
                dangling.len(),
                first.span.of(&clause.text)
            ),
            span: Some(clause.source_span(first.span)),
        }];
    }
    dangling
        .iter()
        .map(|(clause, reference)| Warning {
            code: "dangling-reference".to_owned(),
            message: format!("“{}” points at no clause of this version.", reference.span.of(&clause.text)),
            span: Some(clause.source_span(reference.span)),
        })
        .collect()
}

/// Cuts a document into clauses, in reading order.
pub fn segment(document: &Document, side: Side) -> Vec<Clause> {
    segment_beside(document, side, Beside::of(&[]))
}

/// Cuts a document into clauses beside those of the other version.
fn segment_beside(document: &Document, side: Side, other: Beside<'_>) -> Vec<Clause> {
    let (mut clauses, mut pieces) = (Vec::with_capacity(document.blocks.len()), Vec::new());
    let mut lines = Lines::default();
    for block in rejoin::rejoin(&document.blocks).iter() {
        cut::cut(block, &document.source, &mut pieces);
        for piece in pieces.drain(..).filter(|piece| !is_bare(piece)) {
            let id = ClauseId::new(side, clauses.len());
            clauses.push(clause_of(piece, id));
            // The one before has both neighbours now.
            if let Some(before) = clauses.len().checked_sub(2) {
                lines.look_at(&clauses, before);
            }
        }
    }
    lines.look_at(&clauses, clauses.len().saturating_sub(1));
    tell(&mut clauses, lines, document.title.as_deref(), other);
    clauses
}

/// Cuts the old version and the new one into clauses.
pub fn segment_both(old: &Document, new: &Document) -> [Vec<Clause>; 2] {
    let bytes = old.source.len() + new.source.len();
    if parallel::is_worth_it(bytes) {
        let (old, new) = parallel::both(bytes, || segment(old, Side::Old), || segment(new, Side::New));
        return [old, new];
    }
    let old = segment(old, Side::Old);
    let new = segment_beside(new, Side::New, Beside::of(&old));
    [old, new]
}

/// Tells clauses what depends on those around them, and what that decides. They are gone through once, each while it is at
/// hand. `title` is that of the document, `other` the other version.
fn tell(clauses: &mut [Clause], lines: Lines, title: Option<&str>, mut other: Beside<'_>) {
    let mut outline = Outline::of(clauses, lines);
    let (mut glossary, mut references, mut parents) = (Glossary::default(), Vec::new(), Parents::default());
    for place in 0..clauses.len() {
        outline.tell(clauses, place);
        let clause = &mut clauses[place];
        let same = other.same(clause);
        match same {
            Some(same) => beside::take_key(clause, same),
            None => tell_key(clause),
        }
        let defines = glossary.holds(clause);
        // A glossary only adds to what a text defines.
        if defines || same.is_none_or(|same| !same.definitions.is_empty()) {
            clause.definitions = definition::definitions_of(clause, defines);
        }
        // Where a reference leads is a matter of the version, that there is none is one of the text.
        if same.is_none_or(|same| !same.references.is_empty()) {
            let found = reference::references(clause, title);
            references.extend(found.into_iter().map(|reference| (place, reference)));
        }
        parents.tell(clauses, place);
    }
    target::resolve(clauses, references);
}

/// Whether a piece is nothing but marks: a line of dashes, a picture from a font of icons, a character that takes no room.
/// It says nothing, and would be taken for any other of its kind. Signs that may speak, such as ✓, are none of these.
fn is_bare(piece: &cut::Piece) -> bool {
    let silent = |c: char| {
        c.is_whitespace()
            || c.is_ascii_punctuation()
            || is_invisible(c)
            || matches!(c, '\u{B7}' | '\u{2010}'..='\u{206F}' | '\u{2500}'..='\u{257F}' | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..)
    };
    !matches!(piece.kind, BlockKind::Row { .. }) && piece.text.chars().all(silent)
}

fn clause_of(piece: cut::Piece, id: ClauseId) -> Clause {
    let (mut kind, level, header_row) = match piece.kind {
        BlockKind::Heading { level } => (ClauseKind::Heading, level, false),
        BlockKind::Paragraph => (ClauseKind::Paragraph, 0, false),
        BlockKind::Item { depth } => (ClauseKind::Item, depth, false),
        BlockKind::Row { header } => (ClauseKind::Row, 0, header),
    };
    let bare = || (kind == ClauseKind::Heading).then(|| bare_number(&piece.text)).flatten();
    let (number, number_len) = match printed_number(&piece.text).filter(|_| kind != ClauseKind::Row).or_else(bare) {
        Some((number, len)) => (Some(number), len),
        None => (None, cut::bullet_len(&piece.text)),
    };
    let marked = kind == ClauseKind::Item;
    // A paragraph that opens with a bullet is an item, whatever its format calls it.
    let bulleted = number.is_none() && number_len > 0;
    if kind == ClauseKind::Paragraph && (bulleted || number.as_deref().is_some_and(outline::is_item_number)) {
        kind = ClauseKind::Item;
    }
    Clause {
        id,
        parent: None,
        kind,
        number,
        text: piece.text,
        span: piece.span,
        level,
        page: piece.page,
        links: piece.links,
        heading: None,
        definitions: Vec::new(),
        references: Vec::new(),
        number_len,
        bold_lead: piece.bold_lead,
        header_row,
        marked,
        map: piece.map,
        key: Text::default(),
        key_hash: 0,
        key_words: 0,
    }
}

/// Tells the heading of a clause and the text by which it is matched, once its kind is settled.
fn tell_key(clause: &mut Clause) {
    clause.key = key(clause);
    clause.key_hash = xxh3_64(clause.key.as_bytes());
    clause.key_words = rough_words(&clause.key);
}

/// The text by which a clause is matched. Its heading is told on the way.
fn key(clause: &mut Clause) -> Text {
    let start = if clause.number_len < clause.text.len() { clause.number_len } else { 0 };
    if clause.kind == ClauseKind::Heading {
        clause.heading = Some(clause.text[start..].trim().to_owned()).filter(|words| !words.is_empty());
        let key = fold(&clause.text[start..]).to_lowercase();
        // "Liability." and "Liability" are one title.
        let bare = key.trim_end_matches(['.', ':', ' ']);
        return if bare.is_empty() { key.into() } else { bare.into() };
    }
    let mut body = start;
    if let Some((heading, rest)) = outline::run_in_heading(&clause.text, start, clause.bold_lead) {
        clause.heading = Some(heading);
        // Too little text after the heading would be taken for that of any other clause.
        if clause.text[rest..].split_whitespace().nth(SHORTEST_BODY - 1).is_some() {
            body = rest;
        }
    }
    let filled = within_empty_cells(&clause.text[body..]);
    let (body, end) = (body + filled.start, body + filled.end);
    match fold(&clause.text[body..end]) {
        Cow::Owned(key) => key.into(),
        Cow::Borrowed(key) => {
            let blanks = clause.text[body..end].bytes().take_while(|byte| *byte == b' ').count();
            clause.text.part(ByteSpan::new(body + blanks, body + blanks + key.len()))
        }
    }
}
