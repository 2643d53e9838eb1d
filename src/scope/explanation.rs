//! One version explained: its statements and its ledger, as the engine reads them.

use super::definitions::{self, Usage};
use super::lexicon::Lexicons;
use super::reading::{Reader, own_name};
use super::statement::{Holder, Mood};
use super::{Facet, Terms, ledger, only_language};
use crate::clause::ClauseId;
use crate::text::ByteSpan;
use schemars::JsonSchema;
use serde::Serialize;

/// What the engine reads in one version.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Explanation {
    /// Its statements in reading order.
    pub statements: Vec<ExplainedStatement>,
    /// Every value of every facet with the clauses that hold it.
    pub ledger: Vec<LedgerRow>,
    /// What a reader must know, such as a language without a lexicon.
    pub notices: Vec<String>,
}

/// A statement with its places.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ExplainedStatement {
    /// The clause it stands in.
    pub clause: ClauseId,
    /// Its words.
    pub text: String,
    /// Where they stand in the source as read, in bytes.
    pub span: ByteSpan,
    /// What it does: `permission`, `promise`, `limit`, `duty`, `right`, …
    pub force: &'static str,
    /// Who acts: `company`, `person`, `other`, `unstated`.
    pub holder: &'static str,
    /// How firmly: `states`, `may`, `will`, `must`.
    pub mood: &'static str,
    /// Whether it holds only under a condition that it names.
    pub conditional: bool,
    /// Whether it names an exception.
    pub excepted: bool,
    /// Whether it is plain that it speaks of data and what is done to them; where it is not, no finding rests on it.
    pub plain: bool,
    /// Acts that it takes over from the line that leads its list in, or from its heading.
    pub inherited_acts: Vec<String>,
    /// What it says of each facet.
    pub mentions: Vec<ExplainedMention>,
}

/// A value where it is said.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ExplainedMention {
    /// The facet.
    pub facet: Facet,
    /// The value.
    pub value: String,
    /// The words that say it.
    pub text: String,
    /// Where they stand in the source as read, in bytes.
    pub span: ByteSpan,
    /// Whether they stand alone, or count only beside data or an act on data.
    pub strong: bool,
    /// For a length of time: how long, in days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub days: Option<f64>,
}

/// A row of the ledger of one version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LedgerRow {
    /// The facet.
    pub facet: Facet,
    /// The value.
    pub value: String,
    /// The clauses that hold it.
    pub clauses: Vec<ClauseId>,
}

/// Explains one version.
pub fn explain(lexicons: &Lexicons, terms: Terms<'_>) -> Explanation {
    let (language, notice) = match only_language(lexicons, terms.language) {
        Ok(language) => (language, None),
        Err(notice) => {
            return Explanation { statements: Vec::new(), ledger: Vec::new(), notices: vec![notice] };
        }
    };
    let model = lexicons.model();
    let reader = Reader { model, language, own: own_name(terms.clauses, language) };
    let mut read = reader.read(terms.clauses, &|_| None, &|| true).expect("it is wanted to the end");
    definitions::carry(model, terms.clauses, &mut read, &Usage::of(terms.clauses));
    let mut statements = Vec::new();
    for (clause, read) in terms.clauses.iter().zip(&read) {
        let shown =
            |first: usize, last: usize| ByteSpan::new(read.tokens[first].span.start, read.tokens[last].span.end);
        for statement in read.sentences.iter().flat_map(|sentence| &sentence.statements) {
            let span = shown(statement.tokens.start, statement.tokens.end - 1);
            statements.push(ExplainedStatement {
                clause: clause.id,
                text: span.of(&clause.text).to_owned(),
                span: clause.source_span(span),
                force: statement.force.name(),
                holder: holder(statement.holder),
                mood: mood(statement.mood),
                conditional: statement.conditional,
                excepted: statement.excepted,
                plain: statement.plain,
                inherited_acts: statement.inherited_acts.iter().map(|&act| model.value(act).id.clone()).collect(),
                mentions: statement
                    .mentions
                    .iter()
                    .map(|mention| {
                        let span = shown(mention.first, mention.last);
                        ExplainedMention {
                            facet: mention.facet,
                            value: model.value(mention.value).id.clone(),
                            text: span.of(&clause.text).to_owned(),
                            span: clause.source_span(span),
                            strong: mention.strong,
                            days: mention.days,
                        }
                    })
                    .collect(),
            });
        }
    }
    let rows = ledger::ledger(model, (terms.clauses, &read), (&[], &[]));
    let ledger = rows
        .into_iter()
        .map(|entry| LedgerRow { facet: entry.facet, value: entry.value, clauses: entry.old })
        .collect();
    Explanation { statements, ledger, notices: notice.into_iter().collect() }
}

fn holder(holder: Holder) -> &'static str {
    match holder {
        Holder::Company => "company",
        Holder::Person => "person",
        Holder::Other => "other",
        Holder::Unstated => "unstated",
    }
}

fn mood(mood: Mood) -> &'static str {
    match mood {
        Mood::States => "states",
        Mood::May => "may",
        Mood::Will => "will",
        Mood::Must => "must",
    }
}
