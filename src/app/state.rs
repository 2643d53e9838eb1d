//! Everything the window shows, free of any drawing: changed only by [`super::command::Command`]s and by what background
//! work brings back.

use super::filter::{Filter, Search};
use super::history::History;
use super::index::Compared;
use super::rows::Row;
use super::settings::Settings;
use super::source::Source;
use crate::clause::Side;
use crate::project::{Project, Review};
use crate::scope::Facet;
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

/// A change by its place in the comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ChangeIndex(pub usize);

/// A finding by its place in the comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FindingIndex(pub usize);

/// Words of a change that the user selected, of each side where they stand in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The change.
    pub change: ChangeIndex,
    /// Words of its old text.
    pub old: Option<String>,
    /// Words of its new text.
    pub new: Option<String>,
}

/// What is in hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Selection {
    /// A change.
    Change(ChangeIndex),
    /// A finding.
    Finding(FindingIndex),
    /// A finding that the reviewer added, by its place in the review.
    Added(usize),
}

/// What a remark is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A change.
    Change(ChangeIndex),
    /// A finding.
    Finding(FindingIndex),
}

/// What the centre shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// Verdict, ledger, weightiest findings.
    #[default]
    Answer,
    /// Both versions, clauses on one row.
    SideBySide,
    /// One text.
    Redline,
    /// One change a card.
    Cards,
    /// Facets and values before and after.
    Ledger,
}

/// A mode in which clauses are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reading {
    /// Both versions, clauses on one row.
    #[default]
    SideBySide,
    /// One text.
    Redline,
    /// One change a card.
    Cards,
}

impl Reading {
    /// The mode of the centre.
    pub fn mode(self) -> Mode {
        match self {
            Reading::SideBySide => Mode::SideBySide,
            Reading::Redline => Mode::Redline,
            Reading::Cards => Mode::Cards,
        }
    }
}

impl Mode {
    /// The same as a mode of reading; none for answer and ledger.
    pub fn reading(self) -> Option<Reading> {
        match self {
            Mode::SideBySide => Some(Reading::SideBySide),
            Mode::Redline => Some(Reading::Redline),
            Mode::Cards => Some(Reading::Cards),
            Mode::Answer | Mode::Ledger => None,
        }
    }
}

/// What the left shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum List {
    /// Headings and clauses.
    Outline,
    /// Findings.
    #[default]
    Findings,
    /// Changes.
    Changes,
    /// Where the searched words stand.
    Hits,
}

/// What undo brings back: the two versions, their comparison, the review.
#[derive(Debug, Clone, Default)]
pub struct Work {
    /// The version that was.
    pub old: Option<Arc<Source>>,
    /// The version that is.
    pub new: Option<Arc<Source>>,
    /// Their comparison; none until both are there.
    pub compared: Option<Arc<Compared>>,
    /// The reviewer's notes and decisions.
    pub review: Arc<Review>,
}

impl PartialEq for Work {
    fn eq(&self, other: &Self) -> bool {
        let comparison = |work: &Self| work.compared.as_ref().map(|compared| compared.comparison.clone());
        self.old == other.old
            && self.new == other.new
            && self.review == other.review
            && comparison(self) == comparison(other)
    }
}

impl Work {
    /// One side's bytes.
    pub fn source(&self, side: Side) -> Option<&Arc<Source>> {
        match side {
            Side::Old => self.old.as_ref(),
            Side::New => self.new.as_ref(),
        }
    }

    /// As a project keeps it; none until both versions are there.
    pub fn project(&self) -> Option<Project> {
        Some(Project::new(self.old.as_ref()?.stored(), self.new.as_ref()?.stored(), (*self.review).clone()))
    }
}

/// What the user looks at; not undone.
#[derive(Debug, Clone, Default)]
pub struct View {
    /// What the centre shows.
    pub mode: Mode,
    /// The mode in which clauses were read last, to go back to from answer and ledger.
    pub reading: Reading,
    /// Where one was before, and where one went back from.
    pub trail: super::trail::Trail,
    /// What the left shows.
    pub list: List,
    /// What is in hand.
    pub selection: Option<Selection>,
    /// Words selected in a change, from which a finding can be made.
    pub words: Option<Words>,
    /// The change whose partner is being chosen.
    pub pairing: Option<ChangeIndex>,
    /// How much of the text the next report holds.
    pub extent: crate::report::Extent,
    /// The language of the next report; none for that of the window.
    pub report_language: Option<crate::messages::Language>,
    /// Whether unchanged clauses are folded.
    pub only_changes: bool,
    /// Folds that were opened, by their first change.
    pub unfolded: BTreeSet<ChangeIndex>,
    /// Filters of the lists.
    pub filter: Filter,
    /// What is searched for.
    pub search: Search,
    /// The compiled search.
    pub search_regex: Option<regex::Regex>,
    /// What is wrong with the searched expression.
    pub search_error: Option<String>,
    /// Changes that hold what is searched for.
    pub hits: Vec<ChangeIndex>,
    /// The change to bring into sight, and how often one was asked for.
    pub scroll_to: (u64, Option<ChangeIndex>),
    /// The ledger's value in hand.
    pub ledger_value: Option<(Facet, String)>,
    /// Facets of the answer whose values that stayed are unfolded.
    pub stayed: BTreeSet<Facet>,
    /// Whether the ledger shows only what changed.
    pub ledger_changes_only: bool,
}

/// A question or a tool in front of everything else.
#[derive(Debug, Clone, PartialEq)]
pub enum Dialog {
    /// Type a command.
    Palette {
        /// What was typed.
        text: String,
    },
    /// All keys.
    Shortcuts,
    /// Which file, typed, where the system has no dialog for it.
    Path {
        /// What for.
        purpose: Pick,
        /// What was typed.
        text: String,
        /// Why it is asked so; none where the user wanted it.
        why: Option<&'static str>,
    },
    /// Which side a dropped file is.
    Side(PathBuf),
    /// Which side pasted text is.
    PastedSide {
        /// The text.
        pasted: super::effect::Pasted,
        /// How it begins, as it will be read.
        begins: String,
    },
    /// Sizes, colours, language.
    Settings,
    /// Which report.
    Export,
}

/// What a file is chosen for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pick {
    /// One version.
    Version(Side),
    /// A project to open.
    Project,
    /// Where to save the project.
    SaveProject,
    /// Where to write the report of this format.
    Export(&'static str),
}

/// Something the window tells once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The sentence, or the name of its message.
    pub text: String,
    /// What it tells of.
    pub tells: Tells,
}

/// What a notice tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tells {
    /// Something went wrong.
    Trouble,
    /// Nothing went wrong, and there is nothing to do.
    Nothing,
    /// The file that it names was written.
    Written,
}

/// How far background work has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Reading the old version.
    ReadingOld,
    /// Reading the new version.
    ReadingNew,
    /// Comparing.
    Comparing,
    /// Working out what the window looks up.
    Indexing,
    /// Writing a report.
    Exporting,
}

/// How the work is kept.
#[derive(Debug, Clone, Default)]
pub struct Keeping {
    /// The project file; none for work that was never saved.
    pub path: Option<PathBuf>,
    /// Why nothing can be changed; none where it can.
    pub read_only: Option<String>,
    /// Counts edits.
    pub revision: u64,
    /// The last edit that is on disk.
    pub saved: u64,
    /// Why the last edit could not be written; none where it was.
    pub trouble: Option<String>,
    /// Sides whose file has changed since it was read.
    pub changed_sources: Vec<Side>,
    /// Sides whose file is no longer there; their text is kept with the work.
    pub gone_sources: Vec<Side>,
}

/// Everything the window shows.
#[derive(Debug, Default)]
pub struct Model {
    /// What undo brings back.
    pub work: Work,
    /// Steps back and forth.
    pub history: History,
    /// What the user looks at.
    pub view: View,
    /// What is remembered between starts.
    pub settings: Settings,
    /// A question in front.
    pub dialog: Option<Dialog>,
    /// Something to tell.
    pub notice: Option<Notice>,
    /// Background work under way.
    pub busy: Option<Stage>,
    /// How the work is kept.
    pub keeping: Keeping,
    /// Work that a crash left behind.
    pub recoverable: Vec<super::background::Recoverable>,
    /// Whether the embedded sample is open.
    pub is_sample: bool,
    /// The rows of the centre, and how often they were made anew.
    pub rows: (u64, Arc<Vec<Row>>),
}

impl Model {
    /// The comparison with its index, once there is one.
    pub fn compared(&self) -> Option<&Arc<Compared>> {
        self.work.compared.as_ref()
    }

    /// The change in hand, directly or through its finding.
    pub fn selected_change(&self) -> Option<ChangeIndex> {
        match self.view.selection? {
            Selection::Change(at) => Some(at),
            Selection::Finding(at) => self.compared()?.change_of_finding(at),
            Selection::Added(at) => {
                let added = self.work.review.added.get(at)?;
                let key = &added.new.as_ref().or(added.old.as_ref())?.0;
                let compared = self.compared()?;
                let holds = |at: &usize| compared.change_keys[*at].split(['>', '+']).any(|part| part == key);
                (0..compared.change_keys.len()).find(holds).map(ChangeIndex)
            }
        }
    }

    /// What a remark made now would be on.
    pub fn target(&self) -> Option<Target> {
        match self.view.selection? {
            Selection::Change(at) => Some(Target::Change(at)),
            Selection::Finding(at) => Some(Target::Finding(at)),
            Selection::Added(_) => None,
        }
    }

    /// Whether edits wait to be written.
    pub fn is_unsaved(&self) -> bool {
        self.keeping.revision != self.keeping.saved && self.work.compared.is_some()
    }

    /// How many changes have been reviewed, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        let Some(compared) = self.compared() else { return (0, 0) };
        let reviewed = |at: &&ChangeIndex| compared.is_reviewed(&self.work.review, **at);
        (compared.changed.iter().filter(reviewed).count(), compared.changed.len())
    }
}
