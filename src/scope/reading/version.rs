//! A version read clause by clause; a long one in two halves at the same time.
//!
//! What a clause takes over from above hangs on what stands before it. So the second half begins at a heading, of which
//! only the headings above it need be read to know what stands below, and is read once more where that was not enough:
//! what is read is always what one after the other gives.

use super::column::Table;
use super::force::Context;
use super::marked::Scratch;
use super::topic::Titles;
use super::{ReadClause, Reader};
use crate::clause::{Clause, ClauseKind};
use crate::parallel::{both, is_worth_it};
use crate::scope::work;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A reading that may be taken over.
pub struct Known<'a> {
    /// The clause's reading.
    pub clause: &'a Arc<ReadClause>,
    /// The reading of its parent.
    pub parent: Option<&'a ReadClause>,
}

/// The reading that may be taken over for a clause, by its place.
type Knows<'a, 'k> = &'a (dyn Fn(usize) -> Option<Known<'k>> + Sync);

impl Reader<'_> {
    /// Reads every clause in order. `known` gives, for a clause that stands to the letter in a version read before, the
    /// reading of it there and that of its parent: it is taken over where what stands above says the same. None once it is
    /// no longer wanted.
    pub fn read<'k>(
        &self,
        clauses: &[Clause],
        known: Knows<'_, 'k>,
        wanted: &dyn Fn() -> bool,
    ) -> Option<Vec<Arc<ReadClause>>> {
        match second_half(clauses).filter(|_| is_worth_it(work(clauses))) {
            Some(half) => self.read_in_halves(clauses, half, known, wanted),
            None => {
                let mut walk = Walk::new(self, clauses, known);
                walk.on(clauses.len(), wanted)?;
                Some(walk.read)
            }
        }
    }

    /// The same, the clauses from a heading on apart from those before it.
    fn read_in_halves<'k>(
        &self,
        clauses: &[Clause],
        half: usize,
        known: Knows<'_, 'k>,
        wanted: &dyn Fn() -> bool,
    ) -> Option<Vec<Arc<ReadClause>>> {
        let mut first = Walk::new(self, clauses, known);
        let stopped = AtomicBool::new(false);
        let (second, going) = both(
            work(clauses),
            || Walk::from_heading(self, clauses, known, half, &|| !stopped.load(Ordering::Relaxed)),
            || {
                let going = first.on(half, wanted);
                stopped.store(going.is_none(), Ordering::Relaxed);
                going
            },
        );
        going?;
        match second {
            Some(second) if second.follows(&first) => first.read.extend(second.read),
            _ => first.on(clauses.len(), wanted)?,
        }
        Some(first.read)
    }
}

/// The heading nearest to the middle of a version.
fn second_half(clauses: &[Clause]) -> Option<usize> {
    let middle = clauses.len() / 2;
    let heading = |at: &usize| clauses[*at].kind == ClauseKind::Heading;
    (1..clauses.len()).filter(heading).min_by_key(|at| at.abs_diff(middle))
}

/// The way through a version, clause by clause.
struct Walk<'a, 'k> {
    reader: &'a Reader<'a>,
    clauses: &'a [Clause],
    known: Knows<'a, 'k>,
    /// Headings that stand above the first clause, with their places, the highest first.
    above: Vec<(usize, Arc<ReadClause>)>,
    /// The place of the first clause.
    start: usize,
    /// The clauses read, from the first on.
    read: Vec<Arc<ReadClause>>,
    table: Table,
    titles: Titles,
    scratch: Scratch,
}

impl<'a, 'k> Walk<'a, 'k> {
    fn new(reader: &'a Reader<'a>, clauses: &'a [Clause], known: Knows<'a, 'k>) -> Self {
        let read = Vec::with_capacity(clauses.len());
        let (table, titles, scratch) = (Table::default(), Titles::default(), Scratch::default());
        Self { reader, clauses, known, above: Vec::new(), start: 0, read, table, titles, scratch }
    }

    /// Reads all from a heading on; none where that is no longer wanted, or where more stands above than its headings.
    fn from_heading(
        reader: &'a Reader<'a>,
        clauses: &'a [Clause],
        known: Knows<'a, 'k>,
        start: usize,
        wanted: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let parent = |at: usize| clauses[at].parent.as_ref().map(|parent| parent.place());
        let mut places: Vec<usize> = std::iter::successors(parent(start), |&at| parent(at)).collect();
        places.reverse();
        let mut walk = Self { start, ..Self::new(reader, clauses, known) };
        for &place in &places {
            walk.titles = Titles::default();
            let read = walk.next(place);
            walk.above.push((place, read));
        }
        walk.titles = Titles::default();
        let stands = |at: usize| parent(at).is_none_or(|above| above >= start || places.contains(&above));
        if !(start..clauses.len()).all(stands) {
            return None;
        }
        walk.on(clauses.len(), wanted)?;
        Some(walk)
    }

    /// Whether it goes on as the one that ended where it begins would have.
    fn follows(&self, before: &Walk<'_, '_>) -> bool {
        let heading = &self.clauses[self.start];
        let topic = self.above.last().and_then(|(_, parent)| parent.context.topic);
        before.titles.topic(heading, topic) == Titles::default().topic(heading, topic)
            && self.above.iter().all(|(place, read)| before.read[*place].context == read.context)
    }

    /// Reads on up to a place; none once it is no longer wanted.
    fn on(&mut self, end: usize, wanted: &dyn Fn() -> bool) -> Option<()> {
        for at in self.start + self.read.len()..end {
            if !wanted() {
                return None;
            }
            let read = self.next(at);
            self.read.push(read);
        }
        Some(())
    }

    /// The reading of a clause by its place.
    fn at(&self, place: usize) -> Option<&ReadClause> {
        let above = || self.above.iter().find(|(above, _)| *above == place).map(|(_, read)| read);
        place.checked_sub(self.start).map_or_else(above, |at| self.read.get(at)).map(|read| &**read)
    }

    /// Reads a clause, or takes over what is known of it.
    fn next(&mut self, at: usize) -> Arc<ReadClause> {
        let clause = &self.clauses[at];
        let (columns, heads) = self.table.columns(self.reader, clause);
        let above = clause.parent.as_ref().and_then(|parent| self.at(parent.place())).map(|read| &read.context);
        let topic = self.titles.topic(clause, above.and_then(|above| above.topic));
        let same = (self.known)(at).filter(|Known { clause, parent }| {
            (clause.topic, clause.heads) == (topic, heads)
                && clause.columns == columns
                && parent.map(|read| &read.context) == above
        });
        let read = match same {
            Some(known) => Arc::clone(known.clause),
            None => {
                let context = Context { topic, ..above.cloned().unwrap_or_default() };
                Arc::new(self.reader.clause(clause, context, columns, heads, &mut self.scratch))
            }
        };
        self.titles.keep(self.reader, clause, &read);
        read
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clause::{Side, segment};
    use crate::document::Document;
    use crate::scope::lexicon::Lexicons;

    const TERMS: &str = "# Privacy\n\nPurposes\n\n## What we collect\n\nWe collect your name and:\n\n- your photos\n- your location\n\n\
        Recipients\n\n### From others\n\nAcme may share your e-mail with advertisers; it will not sell it.\n\n\
        | Partner | Purpose |\n| --- | --- |\n| Hotels | To show you offers |\n\n## How long we keep it\n\nPhotos: 30 days.\n\n\
        ### Your rights\n\n- Delete your data\n- Opt out of advertising\n\n# Terms\n\n## Uses\n\nMarketing\n\nYou grant us a licence.\n";

    #[test]
    fn halves_are_read_as_the_whole() {
        let lexicons = Lexicons::embedded();
        let language = lexicons.language("en").unwrap();
        let reader = Reader { model: lexicons.model(), language, own: None };
        let clauses = segment(&Document::from_markdown("terms.md", TERMS), Side::Old);
        let whole = reader.read(&clauses, &|_| None, &|| true).unwrap();
        let headings = (1..clauses.len()).filter(|&at| clauses[at].kind == ClauseKind::Heading);
        let mut followed = 0;
        for half in headings {
            assert_eq!(reader.read_in_halves(&clauses, half, &|_| None, &|| true).unwrap(), whole, "from {half}");
            let mut first = Walk::new(&reader, &clauses, &|_| None);
            first.on(half, &|| true).unwrap();
            let second = Walk::from_heading(&reader, &clauses, &|_| None, half, &|| true).unwrap();
            followed += usize::from(second.follows(&first));
        }
        assert!(followed >= 4, "{followed} halves need not be read again");
    }

    #[test]
    fn what_is_no_longer_wanted_is_not_read() {
        let lexicons = Lexicons::embedded();
        let language = lexicons.language("en").unwrap();
        let reader = Reader { model: lexicons.model(), language, own: None };
        let clauses = segment(&Document::from_markdown("terms.md", TERMS), Side::Old);
        let half = second_half(&clauses).unwrap();
        assert!(reader.read_in_halves(&clauses, half, &|_| None, &|| false).is_none());
    }
}
