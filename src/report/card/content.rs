//! What a card says, before anything is laid out.

use crate::clause::Side;
use crate::report::outline::{FindingEntry, Outline, Provenance, Quote, Words};
use crate::report::{ReportError, ReportInput};
use crate::scope::Direction;

/// Words of a clause that are shown around a quote, on either side.
const AROUND: usize = 14;
/// Words of a quote from which on it needs nothing around it.
const LONG: usize = 30;
/// Letters of a hash that a card has room for.
const HASH: usize = 16;

/// What a card says.
#[derive(Debug)]
pub(super) struct Content {
    /// The words of the report.
    pub words: Words,
    /// Title of the whole report.
    pub title: String,
    /// Which way.
    pub direction: Direction,
    /// The same in a word.
    pub direction_name: String,
    /// What changed.
    pub headline: String,
    /// Why this is a finding; and what the program had said, where the reviewer corrected it.
    pub reason: String,
    /// The proof of both sides, old first.
    pub proofs: [Proof; 2],
    /// What is said below: one line each.
    pub foot: Vec<String>,
    /// The same in whole, for those who do not see the card.
    pub(super) sources: String,
}

/// The proof of one side.
#[derive(Debug)]
pub(super) struct Proof {
    /// The side.
    pub side: Side,
    /// Which version and where in it.
    pub label: String,
    /// The words; none where that version says nothing.
    pub excerpt: Option<Excerpt>,
}

/// A quote with words around it, each with one blank between words.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// Words before it.
    pub before: String,
    /// The quote.
    pub quote: String,
    /// Words after it.
    pub after: String,
}

impl Content {
    /// What the card of the chosen finding says; of the weightiest, where none was chosen.
    pub(super) fn new(input: &ReportInput<'_>, outline: &Outline<'_>) -> Result<Self, ReportError> {
        let entry = chosen(outline, input.settings.finding.as_deref())?;
        let words = outline.words;
        let proof = |side: Side, quote: &Option<Quote<'_>>, version: &Provenance<'_>| {
            let place = quote.as_ref().and_then(|quote| quote.place.as_ref());
            let name = words.say(if side == Side::Old { "before" } else { "after" });
            let parts = [Some(name), version.date.map(str::to_owned), place.map(|place| place.label.clone())];
            let clause =
                place.and_then(|place| input.comparison.clause(place.clause)).map(|clause| clause.text.as_str());
            Proof {
                side,
                label: spaced(&parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")),
                excerpt: quote.as_ref().map(|quote| Excerpt::new(clause.unwrap_or(quote.text), quote.text)),
            }
        };
        let mut reason = spaced(&entry.reason);
        if let Some(correction) = &entry.correction {
            reason = format!("{reason} {correction}");
        }
        let both = [("before", &outline.old), ("after", &outline.new)];
        let source = |(name, version): &(&str, &Provenance<'_>), id: &str, hash: &str| {
            words.with(id, &[("when", &words.say(name)), ("name", version.name), ("hash", hash)])
        };
        let mut foot: Vec<String> = both
            .iter()
            .map(|both| {
                let hash: String = both.1.sha256.chars().take(HASH).collect();
                spaced(&source(both, "report-card-source", &hash))
            })
            .collect();
        let by = outline.author.map(|author| format!(" {}", words.with("report-card-for", &[("author", author)])));
        let date = outline.date.map(|date| format!(", {date}")).unwrap_or_default();
        let verdict = outline.verdict.label.to_lowercase();
        let values = [("verdict", verdict.as_str()), ("id", &entry.id), ("program", &outline.program)];
        let whole = words.with("report-card-whole", &values);
        foot.push(spaced(&format!("{whole}{}{date}.", by.unwrap_or_default())));
        let sources = both.map(|both| source(&both, "report-card-source-told", both.1.sha256));
        Ok(Self {
            words,
            title: spaced(&outline.title),
            direction: entry.direction,
            direction_name: entry.direction_name.clone(),
            headline: spaced(&entry.headline),
            reason,
            proofs: [proof(Side::Old, &entry.old, &outline.old), proof(Side::New, &entry.new, &outline.new)],
            sources: format!("{} {}", sources.join(" "), foot[2]),
            foot,
        })
    }

    /// All of it in sentences.
    pub(super) fn text(&self) -> String {
        let proof = |proof: &Proof| {
            let words = match &proof.excerpt {
                Some(excerpt) => self.words.quoted(&excerpt.quote),
                None => self.words.say("report-no-quote-told"),
            };
            self.words.with("report-card-proof", &[("label", &proof.label), ("words", &words)])
        };
        let [old, new] = self.proofs.each_ref().map(proof);
        format!(
            "{}. {}. {}. {} {old} {new} {}",
            self.title, self.direction_name, self.headline, self.reason, self.sources
        )
    }
}

fn chosen<'o, 'a>(outline: &'o Outline<'a>, name: Option<&str>) -> Result<&'o FindingEntry<'a>, ReportError> {
    let setting = |what: String, advice| ReportError::Setting { what, advice };
    let Some(name) = name else {
        let none =
            || setting("there is no finding that a card could show".to_owned(), "Make a report in another format.");
        return outline.findings.first().ok_or_else(none);
    };
    match outline.finding(name) {
        None => Err(setting(
            format!("there is no finding {name}"),
            "Name one of those that the summary lists, or leave --finding out for the weightiest.",
        )),
        Some(entry) if entry.dismissed.is_some() => Err(setting(
            format!("finding {name} was dismissed by the reviewer"),
            "Name another with --finding, or leave it out for the weightiest.",
        )),
        Some(entry) => Ok(entry),
    }
}

#[cfg(test)]
impl Content {
    /// Some card with these proofs.
    pub(super) fn sample(proofs: [Proof; 2]) -> Self {
        Self {
            words: Words::of(crate::messages::Language::English),
            title: "Coupon Terms".to_owned(),
            direction: Direction::Narrowed,
            direction_name: "Narrowed".to_owned(),
            headline: "Data: likeness".to_owned(),
            reason: "The new version no longer names this.".to_owned(),
            proofs,
            foot: vec!["Before: old.md".to_owned(), "After: new.md".to_owned()],
            sources: String::new(),
        }
    }
}

impl Excerpt {
    /// A quote with some words of its clause around it.
    fn new(clause: &str, quote: &str) -> Self {
        let around = if quote.split_whitespace().count() >= LONG { 0 } else { AROUND };
        let (before, after) = match clause.find(quote) {
            Some(at) => (&clause[..at], &clause[at + quote.len()..]),
            None => ("", ""),
        };
        Self { before: last_words(before, around), quote: spaced(quote), after: first_words(after, around) }
    }
}

/// A text with one blank between words.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The last words of a text; a blank or none after them as in the text, and dots where there are more.
fn last_words(text: &str, count: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let kept = &words[words.len().saturating_sub(count)..];
    let dots = if kept.len() < words.len() { "… " } else { "" };
    let end = if text.ends_with(char::is_whitespace) { " " } else { "" };
    if kept.is_empty() { dots.to_owned() } else { format!("{dots}{}{end}", kept.join(" ")) }
}

/// The first words of a text, in the same way.
fn first_words(text: &str, count: usize) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let kept = &words[..count.min(words.len())];
    let dots = if kept.len() < words.len() { " …" } else { "" };
    let start = if text.starts_with(char::is_whitespace) { " " } else { "" };
    if kept.is_empty() { dots.to_owned() } else { format!("{start}{}{dots}", kept.join(" ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_holds_the_quote_and_some_words_around_it() {
        let clause = "We may use your photographs,\nlikeness and voice for ever.";
        let excerpt = Excerpt::new(clause, "photographs,\nlikeness");
        assert_eq!(excerpt.quote, "photographs, likeness");
        assert_eq!((excerpt.before.as_str(), excerpt.after.as_str()), ("We may use your ", " and voice for ever."));
        let many = "word ".repeat(40);
        let excerpt = Excerpt::new(&format!("{many}proof {many}"), "proof");
        assert_eq!(excerpt.before.split_whitespace().count(), AROUND + 1);
        assert!(excerpt.before.starts_with("… ") && excerpt.after.ends_with(" …"));
        assert_eq!(Excerpt::new("other words", "proof").before, "");
        let inside = Excerpt::new("unlikely", "like");
        assert_eq!((inside.before.as_str(), inside.after.as_str()), ("un", "ly"));
    }
}
