//! What stands around a redline, as blocks that DOCX, PDF and Markdown set each in its own way: the summary before it,
//! the table of departures and the colophon after it.

mod departures;
mod excerpts;
mod findings;

use super::outline::{Fate, LedgerValue, LegendEntry, Mark, Outline, Provenance};
use crate::comparison::ChangeId;
use departures::departures;
use findings::{finding, findings};

/// How words are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    /// As the rest.
    Plain,
    /// Bold.
    Strong,
    /// Paler.
    Dim,
    /// As deleted text.
    Gone,
    /// As inserted text.
    Came,
}

/// What a link inside a report may lead to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Target {
    /// A finding, by its name.
    Finding(String),
    /// A change, by its name: where its clauses stand now, else where they stood.
    Change(String),
    /// For a change that moved: where its clauses stood.
    Origin(String),
}

/// What words have to do with a link, for formats that have links.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Link {
    /// They lead there.
    To(Target),
    /// They are what links lead to.
    Here(Target),
}

/// Words with how they are set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    /// The words.
    pub text: String,
    /// How they are set.
    pub tone: Tone,
    /// Where they lead, or what leads to them.
    pub link: Option<Link>,
}

/// A line or more of words.
pub(super) type Line = Vec<Span>;

/// A part of what stands around the redline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// The title of the report.
    Title(String),
    /// What stands under it.
    Subtitle(String),
    /// The verdict.
    Verdict(String),
    /// A heading.
    Section(String),
    /// A heading below it.
    Subsection(Line),
    /// A paragraph.
    Text(Line),
    /// A quotation.
    Quote(Line),
    /// A paragraph in small letters.
    Small(Line),
    /// A table.
    Table(Table),
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Table {
    /// Width of each column, in hundredths of the whole.
    pub widths: Vec<u32>,
    /// Names of the columns; empty where they need none.
    pub header: Vec<String>,
    /// Rows of cells.
    pub rows: Vec<Vec<Line>>,
}

pub(super) fn plain(text: impl Into<String>) -> Span {
    toned(text, Tone::Plain)
}

fn toned(text: impl Into<String>, tone: Tone) -> Span {
    Span { text: text.into(), tone, link: None }
}

fn dim(text: impl Into<String>) -> Span {
    toned(text, Tone::Dim)
}

fn strong(text: impl Into<String>) -> Span {
    toned(text, Tone::Strong)
}

/// A heading by its message.
fn section(outline: &Outline<'_>, id: &str) -> Block {
    Block::Section(outline.words.say(id))
}

/// The name of something that follows, by its message.
fn named(outline: &Outline<'_>, id: &str) -> String {
    outline.words.named(&outline.words.say(id), "")
}

/// The names of columns, by their messages.
fn names(outline: &Outline<'_>, ids: &[&str]) -> Vec<String> {
    ids.iter().map(|id| if id.is_empty() { String::new() } else { outline.words.say(id) }).collect()
}

/// How large a version is.
fn size(outline: &Outline<'_>, version: &Provenance<'_>) -> String {
    outline.words.with("report-size-and-clauses", &[("size", &version.size), ("clauses", &version.clauses)])
}

fn to_change(change: &ChangeId) -> Link {
    Link::To(Target::Change(change.to_string()))
}

/// What stands before the redline.
pub(super) fn front(outline: &Outline<'_>) -> Vec<Block> {
    let mut blocks = summary(outline);
    blocks.extend(marks(outline));
    blocks
}

/// What a reader wants to know first.
pub(super) fn summary(outline: &Outline<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::Title(outline.title.clone()), Block::Subtitle(subtitle(outline))];
    let words = outline.words;
    blocks.push(Block::Verdict(format!("{}. {}", outline.verdict.label, outline.verdict.sentence)));
    blocks.extend(outline.verdict.program.iter().map(|sentence| Block::Small(vec![dim(sentence)])));
    blocks.push(versions(outline));
    blocks.push(Block::Small(vec![dim(outline.counts.join(" · "))]));
    if !outline.ledger.is_empty() {
        blocks.push(section(outline, "report-ledger"));
        blocks.push(ledger(outline));
    }
    findings(outline, &mut blocks);
    blocks.push(section(outline, "report-stayed"));
    let kept = outline.kept.iter().map(|kept| words.headline(kept.facet, kept.value));
    let mut kept: Vec<String> = kept.collect();
    kept.sort();
    kept.dedup();
    if !kept.is_empty() {
        let name = named(outline, "report-stayed-with-findings");
        let between = format!("{} ", words.semicolon());
        blocks.push(Block::Text(vec![dim(name), plain(kept.join(&between) + ".")]));
    }
    blocks.extend(outline.same.iter().map(|sentence| Block::Text(vec![plain(sentence)])));
    blocks
}

/// What the marks of the redline mean.
pub(super) fn marks(outline: &Outline<'_>) -> Vec<Block> {
    let entries = outline.legend.iter().map(|entry| Block::Text(legend(outline, entry)));
    std::iter::once(section(outline, "report-marks")).chain(entries).collect()
}

/// What stands after the redline.
pub(super) fn back(outline: &Outline<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !outline.departures.is_empty() {
        blocks.push(section(outline, "report-departures"));
        blocks.push(departures(outline));
    }
    blocks.extend(colophon(outline));
    blocks
}

/// What was dismissed, what was not shown and not read, and what made the report.
pub(super) fn colophon(outline: &Outline<'_>) -> Vec<Block> {
    let words = outline.words;
    let mut blocks = Vec::new();
    if !outline.dismissed.is_empty() {
        blocks.push(section(outline, "report-dismissed-findings"));
        for entry in &outline.dismissed {
            finding(outline, entry, &mut blocks);
        }
    }
    blocks.push(section(outline, "report-about"));
    blocks.extend(outline.hidden.iter().map(|line| {
        Block::Text(vec![strong(named(outline, "report-not-shown")), plain(words.named(&line.rule, &line.what) + ".")])
    }));
    let settings = outline.settings.iter();
    blocks.extend(
        settings.map(|line| Block::Text(vec![dim(words.named(&line.name, "")), plain(format!("{}.", line.value))])),
    );
    for version in [&outline.old, &outline.new] {
        let warnings = version.warnings.iter();
        blocks.extend(warnings.map(|text| Block::Text(vec![dim(words.named(version.name, "")), plain(text)])));
    }
    blocks.extend(outline.coverage.iter().map(|line| {
        let samples = match line.samples {
            [] => String::new(),
            samples => {
                let samples = samples.join(&format!("{} ", words.semicolon()));
                format!(" {}", words.with("report-coverage-samples", &[("samples", &samples)]))
            }
        };
        Block::Text(vec![plain(format!("{}{samples}", line.sentence))])
    }));
    blocks.extend(outline.notices.iter().map(|text| Block::Text(vec![plain(text)])));
    blocks.push(Block::Text(vec![plain(&outline.caution)]));
    blocks.push(Block::Small(vec![dim(words.with("report-made-with", &[("program", &outline.program)]))]));
    blocks
}

fn subtitle(outline: &Outline<'_>) -> String {
    let words = outline.words;
    let mut parts = vec![words.say("report-compared")];
    parts.extend(outline.author.map(|author| words.with("report-by", &[("author", author)])));
    parts.extend(outline.date.map(str::to_owned));
    parts.join(", ")
}

fn versions(outline: &Outline<'_>) -> Block {
    let words = outline.words;
    let both = |value: &dyn Fn(&Provenance<'_>) -> String| [value(&outline.old), value(&outline.new)];
    let rows = [
        (words.say("report-file"), both(&|version| version.name.to_owned())),
        (
            words.say("report-date-stated"),
            both(&|version| version.date.map_or_else(|| words.say("report-date-none"), str::to_owned)),
        ),
        (words.say("report-size"), both(&|version| size(outline, version))),
        ("SHA-256".to_owned(), both(&|version| version.sha256.to_owned())),
    ];
    let rows = rows.into_iter().map(|(name, [old, new])| vec![vec![dim(name)], vec![plain(old)], vec![plain(new)]]);
    Block::Table(Table {
        widths: vec![16, 42, 42],
        header: names(outline, &["", "report-old-version", "report-new-version"]),
        rows: rows.collect(),
    })
}

fn ledger(outline: &Outline<'_>) -> Block {
    let values = |values: &[LedgerValue<'_>]| -> Line {
        let mut line = Vec::new();
        for value in values {
            if !line.is_empty() {
                line.push(plain(", "));
            }
            let tone = match value.fate {
                Fate::Gone => Tone::Gone,
                Fate::Came => Tone::Came,
                Fate::Stayed => Tone::Plain,
            };
            let link = value.places.first().map(|place| to_change(place.change));
            line.push(Span { link, ..toned(&value.name, tone) });
        }
        if line.is_empty() { vec![dim("–")] } else { line }
    };
    let rows = outline.ledger.iter().map(|row| {
        let directions: Vec<String> =
            row.directions.iter().map(|d| format!("{} {} {}", d.sign, d.count, d.name.to_lowercase())).collect();
        vec![vec![strong(&row.name)], values(&row.before), values(&row.after), vec![plain(directions.join("\n"))]]
    });
    Block::Table(Table {
        widths: vec![14, 33, 33, 20],
        header: names(outline, &["", "before", "after", "report-findings"]),
        rows: rows.collect(),
    })
}

fn legend(outline: &Outline<'_>, entry: &LegendEntry) -> Line {
    let words = outline.words;
    let sign = match entry.mark {
        Mark::Deleted => toned(words.say("report-mark-deleted"), Tone::Gone),
        Mark::Inserted => toned(words.say("report-mark-inserted"), Tone::Came),
        Mark::Moved => strong(words.say("report-mark-moved")),
        Mark::Boundary => strong("¶"),
    };
    vec![sign, plain(format!(" – {}", entry.meaning))]
}
