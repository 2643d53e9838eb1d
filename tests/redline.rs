//! Hard cases of the redline, each a text file that a lawyer can read: the old text, the new one, and what the comparison
//! has to show.
//!
//! Every change stands under a line that says what became of its clauses, with the classes of what changed there in the
//! order of the text. `[-deleted-]`, `{+inserted+}`, `[~words whose link leads elsewhere~]`; `¶` is where the clauses of a
//! split or a merger part. Every case is compared the other way round as well, and must give its mirror image.

use clausescope::clause::{ClauseId, Side};
use clausescope::comparison::{Comparison, Options, compare, laws};
use clausescope::document::Document;
use clausescope::redline::{Change, ChangeClass, ChangeKind, Op};
use std::path::{Path, PathBuf};

struct Case {
    name: String,
    plain: bool,
    old: String,
    new: String,
    redline: String,
    notices: String,
}

impl Case {
    fn read(path: &Path) -> Self {
        let text = std::fs::read_to_string(path).expect("the case can be read");
        let part = |name: &str| {
            let mark = format!("\n--- {name}");
            let (_, rest) = text.split_once(&mark)?;
            let (_, rest) = rest.split_once('\n')?;
            Some(rest.split("\n--- ").next().unwrap_or(rest).trim_matches('\n').to_owned())
        };
        let wanted = |name| part(name).unwrap_or_else(|| panic!("{}: there is no part {name}", path.display()));
        Self {
            name: path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
            plain: text.contains("--- old (plain text)"),
            old: wanted("old"),
            new: wanted("new"),
            redline: wanted("redline"),
            notices: part("notices").unwrap_or_default(),
        }
    }

    fn compared(&self, mirrored: bool) -> Comparison {
        let read = |name: &str, text: &str| {
            if self.plain { Document::from_plain(name, text) } else { Document::from_markdown(name, text) }
        };
        let (old, new) = (read("old", &self.old), read("new", &self.new));
        let options = Options { scope: false, ..Options::default() };
        if mirrored { compare(&new, &old, &options) } else { compare(&old, &new, &options) }
    }
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/redline");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the folder of cases can be read")
        .map(|entry| entry.expect("its entries can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    paths.sort();
    paths.iter().map(|path| Case::read(path)).collect()
}

/// A run of one change: what became of it, its text, its class.
type Run = (Op, String, Option<ChangeClass>);

/// The runs of a change, as seen from the other side where `mirrored`.
fn runs(change: &Change, mirrored: bool) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for segment in &change.segments {
        let op = match segment.op {
            Op::Delete if mirrored => Op::Insert,
            Op::Insert if mirrored => Op::Delete,
            op => op,
        };
        let run = (op, segment.text.to_string(), segment.class);
        // A deletion stands before the insertion that replaces it; a printed number is a change of its own.
        let numbering = |class: Option<ChangeClass>| class == Some(ChangeClass::Numbering);
        let replaced = |last: &Run| {
            op == Op::Delete
                && last.0 == Op::Insert
                && (last.2 == run.2 || mirrored && !numbering(last.2) && !numbering(run.2))
        };
        let before = runs.last().is_some_and(replaced);
        runs.insert(runs.len() - usize::from(before), run);
    }
    runs
}

fn described(change: &Change, runs: &[Run], mirrored: bool) -> String {
    let kind = match (change.kind, mirrored) {
        (ChangeKind::Unchanged, _) => "unchanged",
        (ChangeKind::Modified, _) => "modified",
        (ChangeKind::Inserted, false) | (ChangeKind::Deleted, true) => "inserted",
        (ChangeKind::Inserted, true) | (ChangeKind::Deleted, false) => "deleted",
        (ChangeKind::Split, false) | (ChangeKind::Merged, true) => "split",
        (ChangeKind::Split, true) | (ChangeKind::Merged, false) => "merged",
    };
    let mut line = kind.to_owned();
    for (holds, word) in [(change.moved, ", moved"), (change.renumbered, ", renumbered")] {
        if holds {
            line.push_str(word);
        }
    }
    let mut classes: Vec<&str> = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        let Some(class) = run.2 else { continue };
        let replaces = at > 0 && run.0 == Op::Insert && runs[at - 1].0 == Op::Delete && runs[at - 1].2 == run.2;
        if !replaces {
            classes.push(class_name(class));
        }
    }
    if !classes.is_empty() {
        line.push_str(&format!(" ({})", classes.join(", ")));
    }
    line
}

fn class_name(class: ChangeClass) -> &'static str {
    match class {
        ChangeClass::Substantive => "substantive",
        ChangeClass::Order => "order",
        ChangeClass::Numbering => "numbering",
        ChangeClass::Reference => "reference",
        ChangeClass::Typography => "typography",
        ChangeClass::WhiteSpace => "white space",
        ChangeClass::LinkTarget => "link target",
        ChangeClass::Date => "date",
    }
}

/// The text of a change with its marks.
fn marked(comparison: &Comparison, change: &Change, runs: &[Run], mirrored: bool) -> String {
    // Where clauses part on the side that has several of them.
    let many = if change.new.len() > 1 { Side::New } else { Side::Old };
    let other = if (many == Side::New) == mirrored { Op::Insert } else { Op::Delete };
    let mut ends: Vec<usize> = Vec::new();
    for id in &change.clauses(many)[..change.clauses(many).len().saturating_sub(1)] {
        let length = comparison.clause(id).expect("the clause stands in its version").text.len();
        ends.push(ends.last().unwrap_or(&0) + length);
    }
    let mut out = String::new();
    let mut place = 0;
    for (op, text, class) in runs {
        let (open, close) = match (op, class) {
            (Op::Delete, _) => ("[-", "-]"),
            (Op::Insert, _) => ("{+", "+}"),
            (Op::Equal, Some(_)) => ("[~", "~]"),
            (Op::Equal, None) => ("", ""),
        };
        out.push_str(open);
        for letter in text.chars() {
            out.push(letter);
            if *op != other {
                place += letter.len_utf8();
                if ends.contains(&place) {
                    out.push('¶');
                }
            }
        }
        out.push_str(close);
    }
    out
}

fn shown(comparison: &Comparison, mirrored: bool) -> Vec<String> {
    let show = |change: &Change| {
        let runs = runs(change, mirrored);
        format!("{}\n{}", described(change, &runs, mirrored), marked(comparison, change, &runs, mirrored))
    };
    comparison.changes.iter().map(show).collect()
}

#[test]
fn hard_cases_are_shown_as_a_lawyer_expects() {
    let cases = cases();
    assert!(cases.len() >= 30, "only {} cases were found", cases.len());
    let mut wrong = 0;
    for case in &cases {
        let comparison = case.compared(false);
        assert_eq!(laws::check(&comparison), None, "{}", case.name);
        let found = shown(&comparison, false).join("\n\n");
        for (what, found, wanted) in
            [("redline", &found, &case.redline), ("notices", &comparison.notices.join("\n"), &case.notices)]
        {
            if found != wanted {
                wrong += 1;
                println!("=== {}: {what}\n--- found\n{found}\n--- wanted\n{wanted}\n", case.name);
            }
        }
    }
    assert_eq!(wrong, 0, "cases are not shown as expected");
}

#[test]
fn hard_cases_are_mirrored_when_swapped() {
    for case in cases() {
        let (straight, swapped) = (case.compared(false), case.compared(true));
        let (mut straight, mut swapped) = (shown(&straight, false), shown(&swapped, true));
        straight.sort();
        swapped.sort();
        assert_eq!(straight, swapped, "{}", case.name);
    }
}

/// The names of clauses are those of this comparison: no sentence for readers holds one.
#[test]
fn notices_speak_of_clauses_as_the_reader_knows_them() {
    for case in cases() {
        let comparison = case.compared(false);
        let ids: Vec<&ClauseId> =
            comparison.old.clauses.iter().chain(&comparison.new.clauses).map(|clause| &clause.id).collect();
        for notice in &comparison.notices {
            let named =
                notice.split(|c: char| !c.is_alphanumeric()).find(|word| ids.iter().any(|id| id.to_string() == *word));
            assert_eq!(named, None, "{}: {notice}", case.name);
        }
    }
}
