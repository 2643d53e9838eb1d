//! The findings as blocks: which way, why, both quotes, and what the reviewer made of it.

use super::{Block, Line, Link, Span, Target, dim, named, plain, section, strong, to_change};
use crate::project::Status;
use crate::report::outline::{FindingEntry, Outline, Quote};

pub(super) fn findings(outline: &Outline<'_>, blocks: &mut Vec<Block>) {
    blocks.push(section(outline, "report-findings"));
    if outline.findings.is_empty() {
        blocks.push(Block::Text(vec![plain(outline.words.say("report-none"))]));
    }
    for entry in &outline.findings {
        finding(outline, entry, blocks);
    }
}

pub(super) fn finding(outline: &Outline<'_>, entry: &FindingEntry<'_>, blocks: &mut Vec<Block>) {
    let words = outline.words;
    blocks.push(Block::Subsection(vec![
        Span { link: Some(Link::Here(Target::Finding(entry.id.clone()))), ..dim(format!("{}  ", entry.id)) },
        plain(format!("{} {} · {}", entry.sign, entry.direction_name, entry.headline)),
        dim(format!(" ({})", entry.weight_name)),
    ]));
    if let Some(why) = entry.dismissed {
        blocks.push(Block::Text(vec![strong(named(outline, "report-dismissed")), plain(why)]));
    }
    blocks.push(Block::Text(vec![plain(&entry.reason)]));
    for (name, quote) in [("old", &entry.old), ("new", &entry.new)] {
        let name = words.say(name);
        blocks.push(Block::Quote(match quote {
            Some(quote) => quoted(outline, &name, quote),
            None => vec![dim(words.named(&name, &words.say("report-no-quote")))],
        }));
    }
    let mut small = Vec::new();
    if !entry.kept.is_empty() {
        let kept: Vec<&str> = entry.kept.iter().map(|kept| kept.value_name.as_str()).collect();
        small.push(words.with("report-still", &[("values", &kept.join(", "))]));
    }
    if !entry.affected.is_empty() {
        let places: Vec<&str> = entry.affected.iter().map(|place| place.label.as_str()).collect();
        let places = places.join(&format!("{} ", words.semicolon()));
        small.push(words.with("report-affected", &[("places", &places)]));
    }
    small.extend(entry.correction.clone());
    if !entry.note.is_empty() {
        small.push(words.named(&words.say("report-note"), entry.note));
    }
    if entry.status != Status::Open && !entry.by_hand {
        small.push(words.with("report-review", &[("status", &entry.status_name.to_lowercase())]));
    }
    if !small.is_empty() {
        blocks.push(Block::Small(vec![dim(small.join(" "))]));
    }
}

fn quoted(outline: &Outline<'_>, name: &str, quote: &Quote<'_>) -> Line {
    let words = outline.words;
    let mut line = vec![dim(name)];
    if let Some(place) = &quote.place {
        line.extend([dim(", "), Span { link: Some(to_change(place.change)), ..dim(&place.label) }]);
    }
    line.extend([dim(words.colon()), plain(words.quoted(quote.text))]);
    line
}
