//! A summary to read in a terminal: verdict, ledger before and after, findings with both quotes, counts.
//!
//! What colours say, signs say too, so that nothing is lost without them.

mod wrap;

use super::ReportInput;
use super::outline::{Fate, FindingEntry, LedgerRow, LedgerValue, Outline, Provenance, Quote};
use crate::scope::{Direction, Verdict};
use anstyle::{AnsiColor, Style};
use wrap::{Piece, columns, harmless, piece, wrap};

/// Columns of a page.
const WIDTH: usize = 80;
/// Columns of the ledger: respect, before, after, direction.
const LEDGER: [usize; 4] = [12, 24, 23, 15];
/// Columns of the words for the two versions.
const WHEN: usize = 8;
/// Values named in a cell of the ledger that both versions have.
const STAYED: usize = 4;
/// Blanks between columns.
const GAP: usize = 2;

const PLAIN: Style = Style::new();
const BOLD: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();
const GONE: Style = AnsiColor::Red.on_default();
const CAME: Style = AnsiColor::Cyan.on_default();
const OTHER: Style = AnsiColor::Magenta.on_default();

/// The summary without colours.
pub fn plain(input: &ReportInput<'_>) -> String {
    anstream::adapter::strip_str(&styled(input)).to_string()
}

/// The summary with colours as ANSI sequences.
pub fn styled(input: &ReportInput<'_>) -> String {
    let outline = Outline::new(input);
    let mut page = Page::default();
    head(&mut page, &outline);
    ledger(&mut page, &outline);
    findings(&mut page, &outline);
    foot(&mut page, &outline);
    page.text
}

/// A page in the making.
#[derive(Debug, Default)]
struct Page {
    text: String,
}

impl Page {
    fn gap(&mut self) {
        self.text.push('\n');
    }

    fn title(&mut self, text: &str) {
        self.gap();
        self.line(&[Piece { text: harmless(text), style: BOLD }]);
    }

    fn line(&mut self, pieces: &[Piece]) {
        let end = pieces.iter().rposition(|piece| !piece.text.trim_end().is_empty()).map_or(0, |at| at + 1);
        for piece in &pieces[..end] {
            let style = piece.style;
            self.text.push_str(&format!("{style}{}{style:#}", piece.text));
        }
        self.text.push('\n');
    }

    /// Pieces as a paragraph whose first line begins with `mark` and whose further lines stand under its text.
    fn hanging(&mut self, mark: Piece, pieces: &[Piece]) {
        let indent = columns(&mark.text);
        let mut first = Some(mark);
        for line in wrap(pieces, WIDTH - indent) {
            let start = first.take().unwrap_or_else(|| blanks(indent));
            let line: Vec<Piece> = std::iter::once(start).chain(line).collect();
            self.line(&line);
        }
    }

    fn paragraph(&mut self, text: &str, style: Style) {
        self.hanging(blanks(0), &[piece(text, style)]);
    }
}

fn blanks(count: usize) -> Piece {
    Piece { text: " ".repeat(count), style: PLAIN }
}

fn mark(text: &str, style: Style) -> Piece {
    Piece { text: text.to_owned(), style }
}

fn direction_style(direction: Direction) -> Style {
    match direction {
        Direction::Broadened => GONE,
        Direction::Narrowed => CAME,
        Direction::Changed => OTHER,
    }
}

fn head(page: &mut Page, outline: &Outline<'_>) {
    page.paragraph(&outline.title, BOLD);
    let words = outline.words;
    for (name, version) in [("before", &outline.old), ("after", &outline.new)] {
        let name = format!("{:<WHEN$}", words.say(name).to_lowercase());
        page.hanging(mark(&name, FAINT), &[piece(&source(version), PLAIN)]);
    }
    page.gap();
    let (sign, style) = match outline.verdict.verdict {
        Verdict::Broadened => ("▲ ", GONE),
        Verdict::Narrowed => ("▼ ", CAME),
        Verdict::Mixed => ("◆ ", OTHER),
        Verdict::None => ("= ", PLAIN),
    };
    let label = format!("{}.", outline.verdict.label);
    page.hanging(mark(sign, style), &[piece(&label, style.bold()), piece(&outline.verdict.sentence, BOLD)]);
    for said in outline.verdict.program.iter() {
        page.hanging(blanks(2), &[piece(said, PLAIN)]);
    }
    for notice in &outline.notices {
        page.hanging(mark("! ", OTHER), &[piece(notice, PLAIN)]);
    }
    for version in [&outline.old, &outline.new] {
        for warning in &version.warnings {
            page.hanging(mark("! ", OTHER), &[piece(&words.named(version.name, warning), PLAIN)]);
        }
    }
}

fn source(version: &Provenance<'_>) -> String {
    let date = version.date.map(|date| format!(", {date}")).unwrap_or_default();
    format!("{}{date} ({}, {})", version.name, version.size, version.clauses)
}

fn ledger(page: &mut Page, outline: &Outline<'_>) {
    let words = outline.words;
    let changed: Vec<&LedgerRow<'_>> = outline.ledger.iter().filter(|row| row.changed).collect();
    if !changed.is_empty() {
        page.title(&words.say("report-ledger-short"));
        let heads = ["before", "after", "direction"].map(|id| vec![piece(&words.say(id), FAINT)]);
        let [before, after, direction] = heads;
        row(page, [Vec::new(), before, after, direction]);
        for entry in changed {
            row(page, cells(outline, entry));
        }
    }
    page.gap();
    let name = words.named(&words.say("report-same-short"), "");
    page.hanging(mark(&name, FAINT), &[piece(&outline.same.join(" "), PLAIN)]);
}

fn cells(outline: &Outline<'_>, row: &LedgerRow<'_>) -> [Vec<Piece>; 4] {
    let directions = row.directions.iter().map(|direction| {
        let count = if direction.count > 1 { format!(" × {}", direction.count) } else { String::new() };
        piece(&format!("{} {}{count}", direction.sign, direction.name), direction_style(direction.direction))
    });
    let values = |of: &[LedgerValue<'_>]| values(outline, of);
    [vec![piece(&row.name, BOLD)], values(&row.before), values(&row.after), directions.collect()]
}

fn values(outline: &Outline<'_>, values: &[LedgerValue<'_>]) -> Vec<Piece> {
    if values.is_empty() {
        return vec![piece("—", FAINT)];
    }
    // What stayed is named so far as to tell what kind of thing it is.
    let changed = values.iter().filter(|value| value.fate != Fate::Stayed).count();
    let shown = &values[..values.len().min(changed + STAYED)];
    let mut pieces: Vec<Piece> = Vec::new();
    for (at, value) in shown.iter().enumerate() {
        let (sign, style) = match value.fate {
            Fate::Gone => ("−", GONE.strikethrough()),
            Fate::Came => ("+", CAME.underline()),
            Fate::Stayed => ("", FAINT),
        };
        let comma = if at + 1 < shown.len() { "," } else { "" };
        pieces.push(piece(&format!("{sign}{}{comma}", value.name), style));
    }
    if shown.len() < values.len() {
        pieces.push(piece(&outline.words.counted("report-more-values", values.len() - shown.len()), FAINT));
    }
    pieces
}

/// A row of the ledger, as high as its highest cell.
fn row(page: &mut Page, cells: [Vec<Piece>; 4]) {
    let columns_of: Vec<Vec<Vec<Piece>>> = cells.iter().zip(LEDGER).map(|(cell, width)| wrap(cell, width)).collect();
    let height = columns_of.iter().map(Vec::len).max().unwrap_or(0);
    for at in 0..height {
        let mut line = Vec::new();
        for (lines, width) in columns_of.iter().zip(LEDGER) {
            let pieces = lines.get(at).cloned().unwrap_or_default();
            let used: usize = pieces.iter().map(|piece| columns(&piece.text)).sum();
            line.extend(pieces);
            line.push(blanks((width + GAP).saturating_sub(used)));
        }
        page.line(&line);
    }
}

fn findings(page: &mut Page, outline: &Outline<'_>) {
    if !outline.findings.is_empty() {
        page.title(&outline.words.counted("report-findings-counted", outline.findings.len()));
        for finding in &outline.findings {
            entry(page, outline, finding);
        }
    }
    if !outline.dismissed.is_empty() {
        page.title(&outline.words.counted("report-dismissed-counted", outline.dismissed.len()));
        for finding in &outline.dismissed {
            entry(page, outline, finding);
        }
    }
}

fn entry(page: &mut Page, outline: &Outline<'_>, finding: &FindingEntry<'_>) {
    const INDENT: usize = 6;
    let words = outline.words;
    let below = |id: &str| format!("{}{}", " ".repeat(INDENT), words.named(&words.say(id), ""));
    page.gap();
    let style = direction_style(finding.direction);
    let name = format!("{:<INDENT$}", finding.id);
    page.hanging(
        mark(&name, FAINT),
        &[
            piece(&format!("{} {}", finding.sign, finding.direction_name), style.bold()),
            piece(&finding.headline, BOLD),
            piece(&format!("({})", finding.weight_name), FAINT),
        ],
    );
    page.hanging(blanks(INDENT), &[piece(&finding.reason, PLAIN)]);
    quote(page, outline, "    − ", GONE, finding.old.as_ref());
    quote(page, outline, "    + ", CAME, finding.new.as_ref());
    if !finding.kept.is_empty() {
        let kept: Vec<String> =
            finding.kept.iter().map(|kept| words.named(&kept.facet_name.to_lowercase(), &kept.value_name)).collect();
        page.hanging(mark(&below("report-still-short"), FAINT), &[piece(&kept.join(", "), PLAIN)]);
    }
    for line in finding.correction.iter().map(String::as_str).chain(finding.dismissed) {
        page.hanging(blanks(INDENT), &[piece(line, PLAIN)]);
    }
    if !finding.note.is_empty() {
        page.hanging(mark(&below("report-note-short"), FAINT), &[piece(finding.note, PLAIN)]);
    }
}

fn quote(page: &mut Page, outline: &Outline<'_>, sign: &str, style: Style, quote: Option<&Quote<'_>>) {
    let Some(quote) = quote else { return };
    let place = quote.place.as_ref().map(|place| format!("({})", place.label)).unwrap_or_default();
    page.hanging(mark(sign, style), &[piece(&outline.words.quoted(quote.text), style), piece(&place, FAINT)]);
}

fn foot(page: &mut Page, outline: &Outline<'_>) {
    page.gap();
    page.paragraph(&format!("{}.", outline.counts.join(", ")), FAINT);
    for line in &outline.hidden {
        let told = outline.words.with("report-hidden", &[("rule", &line.rule), ("what", &line.what)]);
        page.paragraph(&format!("{told}."), FAINT);
    }
    if outline.differs {
        page.paragraph(&outline.caution, FAINT);
    }
}
