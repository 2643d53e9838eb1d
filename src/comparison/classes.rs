//! What kind of change a run of changed words is: only the order of items or sentences, only the date that the text states
//! for itself, only marks.

use super::side::ChangeSide;
use crate::clause::ClauseKind;
use crate::document::{is_month, stated_for_itself};
use crate::redline::{ChangeClass, Op, Segment};
use crate::text::{ByteSpan, count_words};

/// Words that a sentence has at least which changed its place inside a clause.
const MOVED_SENTENCE: usize = 4;

/// Bytes of a date or version, or of two of them with what stands between.
const LONGEST_DATE_LINE: usize = 96;

/// Finds among the changes of words those that change none: the date restated, a list reordered, its marks adapted.
pub(super) fn classify(was: &ChangeSide<'_>, is: &ChangeSide<'_>, segments: &mut [Segment]) {
    let dates = Dates::of(was, is, segments);
    let (mut o, mut n, mut at) = (0, 0, 0);
    while at < segments.len() {
        let end = (at..segments.len()).find(|&to| segments[to].op == Op::Equal).unwrap_or(segments.len());
        if end == at {
            (o, n) = (o + segments[at].text.len(), n + segments[at].text.len());
            at += 1;
            continue;
        }
        let run = &segments[at..end];
        let length = |op: Op| run.iter().filter(|s| s.op == op).map(|s| s.text.len()).sum::<usize>();
        let (o_end, n_end) = (o + length(Op::Delete), n + length(Op::Insert));
        let class = if dates.hold(run, ByteSpan::new(o, o_end), ByteSpan::new(n, n_end)) {
            Some(ChangeClass::Date)
        } else if separators_only(run)
            || title_marks_only(was, is, run)
            || clause_ends_only(was, is, run, (o_end, n_end))
        {
            Some(ChangeClass::Typography)
        } else {
            None
        };
        if let Some(class) = class {
            let words = segments[at..end].iter_mut().filter(|s| s.class == Some(ChangeClass::Substantive));
            words.for_each(|segment| segment.class = Some(class));
        }
        (o, n, at) = (o_end, n_end, end);
    }
    reordered(segments);
}

/// Where both sides state a date or version for themselves.
struct Dates([Vec<ByteSpan>; 2]);

impl Dates {
    fn of(was: &ChangeSide<'_>, is: &ChangeSide<'_>, segments: &[Segment]) -> Self {
        // Where no figure and no month changed, no date did.
        let of_date = |word: &str| word.starts_with(|c: char| c.is_ascii_digit()) || is_month(word);
        let may_hold = |segment: &Segment| {
            segment.class == Some(ChangeClass::Substantive)
                && segment.text.len() <= LONGEST_DATE_LINE
                && segment.text.split(|c: char| !c.is_alphanumeric()).any(of_date)
        };
        if !segments.iter().any(may_hold) {
            return Self([Vec::new(), Vec::new()]);
        }
        let old = stated_for_itself(&was.text());
        let new = if old.is_empty() { Vec::new() } else { stated_for_itself(&is.text()) };
        Self([old, new])
    }

    /// Whether nothing but stated dates changed in a run: without them both sides of it are the same.
    fn hold(&self, run: &[Segment], old: ByteSpan, new: ByteSpan) -> bool {
        let [olds, news] = &self.0;
        if olds.is_empty() || news.is_empty() {
            return false;
        }
        let text = |op: Op| run.iter().filter(|s| s.op == op).map(|s| s.text.as_str()).collect::<String>();
        let beside = |spans: &[ByteSpan], place: ByteSpan, text: &str| -> Option<String> {
            if text.trim().is_empty() {
                let inside = |span: &ByteSpan| span.start <= place.start && place.end <= span.end;
                return spans.iter().any(inside).then(String::new);
            }
            let stated = |at: usize| spans.iter().any(|span| span.start <= at && at < span.end);
            let letters = text.char_indices().filter(|(_, c)| !c.is_whitespace());
            let (dates, rest): (Vec<_>, Vec<_>) = letters.partition(|(at, _)| stated(place.start + at));
            (!dates.is_empty()).then(|| rest.into_iter().map(|(_, c)| c).collect())
        };
        match (beside(olds, old, &text(Op::Delete)), beside(news, new, &text(Op::Insert))) {
            (Some(old), Some(new)) => old == new,
            _ => false,
        }
    }
}

/// Whether only what separates the items of a list changed: a comma became "and" because an item follows no more.
fn separators_only(run: &[Segment]) -> bool {
    let word = |text: &str| matches!(text, "" | "and" | "et" | "und" | "y" | "e" | "en");
    run.len() == 2
        && run.iter().all(|segment| segment.text.split([',', ';', ' ', '\u{a0}']).all(word))
        && run.iter().any(|segment| segment.text.contains([',', ';']))
}

/// Whether nothing but marks of a title changed: "Liability." became "Liability".
fn title_marks_only(was: &ChangeSide<'_>, is: &ChangeSide<'_>, run: &[Segment]) -> bool {
    let titles = |side: &ChangeSide<'_>| side.clauses.iter().all(|clause| clause.kind == ClauseKind::Heading);
    titles(was) && titles(is) && run.iter().all(|segment| !segment.text.contains(char::is_alphanumeric))
}

/// Whether an item, or a clause that was split or merged, only ends with another mark: because another item follows it
/// now, or none does, or because a list was made of a sentence.
fn clause_ends_only(was: &ChangeSide<'_>, is: &ChangeSide<'_>, run: &[Segment], ends: (usize, usize)) -> bool {
    let several = was.clauses.len() + is.clauses.len() > 2;
    let items = |side: &ChangeSide<'_>| side.clauses.iter().all(|clause| clause.kind == ClauseKind::Item);
    let ends_clause = |side: &ChangeSide<'_>, end: usize| {
        let mut place = 0;
        side.clauses.iter().any(|clause| {
            place += clause.text.len();
            place == end
        })
    };
    if !(several || items(was) && items(is))
        || !(ends_clause(was, ends.0) && (!several || was.clauses.len() > 1)
            || ends_clause(is, ends.1) && (!several || is.clauses.len() > 1))
    {
        return false;
    }
    // Which word joins two items says whether both are meant.
    let joins = |op: Op| -> Vec<&str> {
        let texts = run.iter().filter(|segment| segment.op == op).map(|segment| segment.text.as_str());
        texts.flat_map(|text| text.split(|c: char| !c.is_alphanumeric())).filter(|word| !word.is_empty()).collect()
    };
    let (deleted, inserted) = (joins(Op::Delete), joins(Op::Insert));
    let joining = |words: &[&str]| {
        words.len() <= 1
            && words.iter().all(|word| matches!(*word, "and" | "or" | "et" | "ou" | "und" | "oder" | "y" | "o" | "e"))
    };
    run.iter()
        .all(|segment| segment.text.chars().all(|c| c.is_alphanumeric() || c.is_whitespace() || ",;.:".contains(c)))
        && joining(&deleted)
        && joining(&inserted)
        && (deleted.is_empty() || inserted.is_empty() || deleted == inserted)
}

/// Items deleted in one place of a list and inserted in another were only reordered, and so were whole sentences.
fn reordered(segments: &mut [Segment]) {
    let core = |text: &str| {
        let trimmed = text.trim_matches(|c: char| !c.is_alphanumeric());
        let trimmed =
            ["and ", "et ", "und ", "y "].iter().find_map(|word| trimmed.strip_prefix(word)).unwrap_or(trimmed);
        let trimmed =
            [" and", " et", " und", " y"].iter().find_map(|word| trimmed.strip_suffix(word)).unwrap_or(trimmed);
        trimmed.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
    };
    let separated = |text: &str| text.contains([',', ';']) || text.split_whitespace().any(|word| word == "and");
    let sentence = |text: &str| {
        text.trim_end().ends_with(['.', '!', '?', '。'])
            && text.trim_start().starts_with(|c: char| !c.is_lowercase())
            && count_words(text) >= MOVED_SENTENCE
    };
    for at in 0..segments.len() {
        if segments[at].op != Op::Delete || segments[at].class != Some(ChangeClass::Substantive) {
            continue;
        }
        let item = core(&segments[at].text);
        let to = (0..segments.len()).find(|&to| {
            let texts = [segments[at].text.as_str(), segments[to].text.as_str()];
            segments[to].op == Op::Insert
                && segments[to].class == Some(ChangeClass::Substantive)
                && segments[at.min(to)..at.max(to)].iter().any(|segment| segment.op == Op::Equal)
                && core(texts[1]) == item
                && (texts.iter().any(|text| separated(text)) && whole_item(segments, at, to)
                    || texts.iter().all(|text| sentence(text)))
        });
        if let Some(to) = to.filter(|_| !item.is_empty() && !joins(&item)) {
            segments[at].class = Some(ChangeClass::Order);
            segments[to].class = Some(ChangeClass::Order);
        }
    }
}

/// Whether what was deleted at one place and inserted at another is an item of an enumeration, and no word of one: it
/// stands between separators at one of the places, and beside one at the other. `[-precise -]location and {+precise
/// +}times` changes what is said.
fn whole_item(segments: &[Segment], deleted: usize, inserted: usize) -> bool {
    let (here, there) = (parted(segments, deleted), parted(segments, inserted));
    let whole = |sides: [bool; 2]| sides == [true, true];
    let beside = |sides: [bool; 2]| sides.contains(&true);
    whole(here) && beside(there) || beside(here) && whole(there)
}

/// Whether a word joins the items of an enumeration.
fn joins(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "and" | "or" | "et" | "ou" | "und" | "oder" | "y" | "o")
}

/// Whether a separator, or the end of the text, parts a deletion or insertion from what stands before it and after it.
fn parted(segments: &[Segment], at: usize) -> [bool; 2] {
    let other = if segments[at].op == Op::Delete { Op::Insert } else { Op::Delete };
    let text = |segment: &Segment| (segment.op != other).then(|| segment.text.as_str().to_owned());
    let before: String = segments[..at].iter().filter_map(text).collect();
    let after: String = segments[at + 1..].iter().filter_map(text).collect();
    let mark = |c: char| matches!(c, ',' | ';' | ':' | '.' | '(' | ')' | '\n');
    let begins = |text: &str| {
        let text = text.trim_start();
        text.is_empty() || text.starts_with(mark) || text.split_whitespace().next().is_some_and(joins)
    };
    let ends = |text: &str| {
        let text = text.trim_end();
        text.is_empty() || text.ends_with(mark) || text.split_whitespace().next_back().is_some_and(joins)
    };
    let own = segments[at].text.as_str();
    [begins(own) || ends(&before), ends(own) || begins(&after)]
}
