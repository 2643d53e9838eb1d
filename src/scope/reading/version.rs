//! A version read clause by clause; a long one in parts, on two threads at the same time.
//!
//! What a clause takes over from above hangs on what stands before it. So every part begins at a heading, of which only the
//! headings above it need be read to know what stands below, and is read once more where that was not enough: what is read
//! is always what one after the other gives.

use super::column::Table;
use super::force::Context;
use super::marked::Scratch;
use super::topic::Titles;
use super::{ReadClause, Reader, is_link};
use crate::clause::{Clause, ClauseKind};
use crate::parallel::{both, is_worth_it};
use crate::scope::work;
use std::cell::Cell;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

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
        let parts = Parts::of(clauses, known);
        parts.read_beside(work(clauses), || *self, wanted, || Some(()))?;
        parts.whole(*self, wanted)
    }
}

/// Parts of which a version is made, at most: enough that neither thread waits long for the other one to end its last part.
const PARTS: usize = 48;

/// A version in parts that are read by whoever has the time, one after the other or two at once.
pub struct Parts<'a, 'k> {
    clauses: &'a [Clause],
    known: Knows<'a, 'k>,
    /// The clause that each part begins with: the first one of all, then headings.
    starts: Vec<usize>,
    /// The part that nobody reads yet.
    next: AtomicUsize,
    /// The parts that were read; none where one cannot be read by itself.
    read: Mutex<Vec<Option<Walk<'a, 'k>>>>,
}

impl<'a, 'k> Parts<'a, 'k> {
    /// The parts of a version: see [`Reader::read`].
    pub fn of(clauses: &'a [Clause], known: Knows<'a, 'k>) -> Self {
        let least = clauses.len().div_ceil(PARTS);
        let mut starts: Vec<usize> = Vec::new();
        for (at, clause) in clauses.iter().enumerate() {
            let begins = |&last: &usize| clause.kind == ClauseKind::Heading && at >= last + least;
            if starts.last().is_none_or(begins) {
                starts.push(at);
            }
        }
        Self::beginning(clauses, known, starts)
    }

    /// The parts that begin at given places.
    fn beginning(clauses: &'a [Clause], known: Knows<'a, 'k>, starts: Vec<usize>) -> Self {
        let read = Mutex::new(starts.iter().map(|_| None).collect());
        Self { clauses, known, starts, next: AtomicUsize::new(0), read }
    }

    /// Reads all parts while `other` work is done, which goes through so many bytes of text with them; none once that is no
    /// longer wanted.
    pub fn read_beside<T>(
        &self,
        work: usize,
        reader: impl Fn() -> Reader<'a> + Sync,
        wanted: &dyn Fn() -> bool,
        other: impl FnOnce() -> Option<T>,
    ) -> Option<T> {
        let stopped = AtomicBool::new(false);
        let beside = || {
            // By one thread all is read behind the other work, where it is asked whether it is wanted.
            if is_worth_it(work) {
                self.read(reader(), &|| !stopped.load(Ordering::Relaxed));
            }
        };
        let ((), done) = both(work, beside, || {
            let done = other().filter(|_| self.read(reader(), wanted));
            stopped.store(done.is_none(), Ordering::Relaxed);
            done
        });
        done
    }

    /// Reads parts until nobody has any to read; tells whether that was wanted to the end.
    fn read(&self, reader: Reader<'a>, wanted: &dyn Fn() -> bool) -> bool {
        // Once it is no longer wanted nobody is asked again.
        let still = Cell::new(true);
        let wanted = || {
            still.set(still.get() && wanted());
            still.get()
        };
        let mut scratch = Scratch::default();
        while wanted() {
            let part = self.next.fetch_add(1, Ordering::Relaxed);
            let Some(&start) = self.starts.get(part) else { return true };
            let mut walk = Walk { scratch, ..Walk::new(reader, self.clauses, self.known) };
            let whole = walk.start_at_heading(start..self.end(part), &wanted).is_some();
            // What the next part needs for a while is in memory already.
            scratch = std::mem::take(&mut walk.scratch);
            let walk = whole.then_some(walk);
            self.read.lock().unwrap_or_else(PoisonError::into_inner)[part] = walk;
        }
        false
    }

    /// Where a part ends.
    fn end(&self, part: usize) -> usize {
        self.starts.get(part + 1).copied().unwrap_or(self.clauses.len())
    }

    /// The parts put together. What was not read, or not as the part before it goes on, is read now.
    pub fn whole(self, reader: Reader<'a>, wanted: &dyn Fn() -> bool) -> Option<Vec<Arc<ReadClause>>> {
        let mut whole = Walk::new(reader, self.clauses, self.known);
        whole.read.reserve_exact(self.clauses.len());
        let ends: Vec<usize> = (0..self.starts.len()).map(|part| self.end(part)).collect();
        let parts = self.read.into_inner().unwrap_or_else(PoisonError::into_inner);
        for (part, end) in parts.into_iter().zip(ends) {
            match part {
                Some(part) if part.follows(&whole) => whole.go_on_with(part),
                _ => whole.on(end, wanted)?,
            }
        }
        Some(whole.read)
    }
}

/// The way through a version, clause by clause.
struct Walk<'a, 'k> {
    reader: Reader<'a>,
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
    fn new(reader: Reader<'a>, clauses: &'a [Clause], known: Knows<'a, 'k>) -> Self {
        let read = Vec::new();
        let (table, titles, scratch) = (Table::default(), Titles::default(), Scratch::default());
        Self { reader, clauses, known, above: Vec::new(), start: 0, read, table, titles, scratch }
    }

    /// Reads the clauses of a range that begins with a heading, or with the first clause of all; none where that is no longer
    /// wanted, or where more stands above than headings.
    fn start_at_heading(&mut self, Range { start, end }: Range<usize>, wanted: &dyn Fn() -> bool) -> Option<()> {
        let parent = |at: usize| self.clauses[at].parent.as_ref().map(|parent| parent.place());
        let mut places: Vec<usize> = std::iter::successors(parent(start), |&at| parent(at)).collect();
        places.reverse();
        let stands = |at: usize| parent(at).is_none_or(|above| above >= start || places.contains(&above));
        if !(start..end).all(stands) {
            return None;
        }
        self.start = start;
        self.read.reserve_exact(end - start);
        for &place in &places {
            self.titles = Titles::default();
            let read = self.next(place);
            self.above.push((place, read));
        }
        self.titles = Titles::default();
        self.on(end, wanted)
    }

    /// Whether it goes on as the one that ended where it begins would have.
    fn follows(&self, before: &Walk<'_, '_>) -> bool {
        let heading = &self.clauses[self.start];
        let topic = self.above.last().and_then(|(_, parent)| parent.context.topic);
        before.titles.topic(heading, topic) == Titles::default().topic(heading, topic)
            && self.above.iter().all(|(place, read)| before.read[*place].context == read.context)
    }

    /// Takes over what was read from where it ended on.
    fn go_on_with(&mut self, part: Self) {
        self.read.extend(part.read);
        (self.table, self.titles) = (part.table, part.titles);
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
        let (columns, heads) = self.table.columns(&self.reader, clause);
        let above = clause.parent.as_ref().and_then(|parent| self.at(parent.place())).map(|read| &read.context);
        let topic = self.titles.topic(clause, above.and_then(|above| above.topic));
        // Below a line or a heading that says what they are for, links are what it offers.
        let offered = |above: &Context| above.topic_rights || above.lead.is_some();
        let heads = heads || !above.is_some_and(offered) && is_among_links(self.clauses, at);
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
        self.titles.keep(clause, &read);
        read
    }
}

/// Whether a clause is one of several in a row that are a link each, as the articles that a page recommends: what they name is the
/// title of another page.
fn is_among_links(clauses: &[Clause], at: usize) -> bool {
    let lists = |clause: &Clause| matches!(clause.kind, ClauseKind::Paragraph | ClauseKind::Item);
    let links = |at: usize| clauses.get(at).is_some_and(|clause| lists(clause) && is_link(clause));
    links(at) && (at.checked_sub(1).is_some_and(links) || links(at + 1))
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
    fn parts_are_read_as_the_whole() {
        let lexicons = Lexicons::embedded();
        let language = lexicons.language("en").unwrap();
        let reader = Reader { model: lexicons.model(), language, own: None };
        let clauses = segment(&Document::from_markdown("terms.md", TERMS), Side::Old);
        let whole = reader.read(&clauses, &|_| None, &|| true).unwrap();
        let headings: Vec<usize> = (1..clauses.len()).filter(|&at| clauses[at].kind == ClauseKind::Heading).collect();
        let in_parts = |starts: Vec<usize>| {
            let parts = Parts::beginning(&clauses, &|_| None, starts);
            assert!(parts.read(reader, &|| true));
            parts.whole(reader, &|| true).unwrap()
        };
        let mut followed = 0;
        for &half in &headings {
            assert_eq!(in_parts(vec![0, half]), whole, "from {half}");
            let mut first = Walk::new(reader, &clauses, &|_| None);
            first.on(half, &|| true).unwrap();
            let mut second = Walk::new(reader, &clauses, &|_| None);
            second.start_at_heading(half..clauses.len(), &|| true).unwrap();
            followed += usize::from(second.follows(&first));
        }
        assert!(followed >= 4, "{followed} halves need not be read again");
        assert_eq!(in_parts(std::iter::once(0).chain(headings).collect()), whole);
    }

    #[test]
    fn what_is_no_longer_wanted_is_not_read() {
        let lexicons = Lexicons::embedded();
        let language = lexicons.language("en").unwrap();
        let reader = Reader { model: lexicons.model(), language, own: None };
        let clauses = segment(&Document::from_markdown("terms.md", TERMS), Side::Old);
        assert!(reader.read(&clauses, &|_| None, &|| false).is_none());
        let parts = Parts::of(&clauses, &|_| None);
        assert!(parts.starts.len() > 1 && !parts.read(reader, &|| false));
        assert!(parts.whole(reader, &|| false).is_none());
    }
}
