//! Rights and times of keeping that the other side states too, in another form: in a list, in a table, in a summary.
//!
//! Knows what drafts tell, not which rule made them.

use super::rights::named;
use super::{Draft, Ground, Told, Words};
use crate::clause::{ClauseId, Side};
use crate::redline::ChangeKind;
use crate::scope::lexicon::ValueId;
use crate::scope::model::{Direction, Facet};
use crate::scope::order::length;
use crate::scope::passages::Version;
use crate::scope::reading::ReadClause;
use crate::scope::statement::{Force, Mention, Sentence, Statement, Wordings};
use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeSet, HashMap};
use std::ops::{Range, RangeInclusive};
use std::rc::Rc;

/// The data of a clause, by their values.
type Data = BTreeSet<ValueId>;

/// A right: all that its statement names, and what it is a right to, by the phrases that say it.
struct Given {
    values: Vec<ValueId>,
    kinds: Vec<u32>,
}

/// The rights of a side at a place, by the side and the first change there.
type Rights = HashMap<(Side, usize), Rc<[Given]>>;

/// What the sides state, worked out once it is asked.
pub struct Restated<'a, 'g> {
    ground: &'a Ground<'g>,
    /// Each length of time with its data, of the old and of the new version.
    lengths: [OnceCell<Vec<(f64, Data)>>; 2],
    /// The rights that one side gives at a place and the other one does not to the letter.
    rights: RefCell<Rights>,
}

impl<'a, 'g> Restated<'a, 'g> {
    /// Nothing is worked out yet.
    pub fn new(ground: &'a Ground<'g>) -> Self {
        Self { ground, lengths: Default::default(), rights: RefCell::default() }
    }

    /// Whether what a draft tells as come or gone is stated on the other side too.
    pub fn holds(&self, draft: &Draft, own: &Statement, side: Side) -> bool {
        match draft.facet {
            Facet::Duration => self.holds_length(draft, own, side),
            Facet::Safeguard => self.holds_right(draft, side),
            _ => false,
        }
    }

    /// The same length of the same data anywhere; of data that are not known by name only at the same place.
    fn holds_length(&self, draft: &Draft, own: &Statement, side: Side) -> bool {
        let Some(place) = words_of(draft, side).map(|words| words.place) else { return false };
        let read = &self.version(side)[place.clause];
        // Every row of a table says its own.
        if read.row {
            return false;
        }
        let told = own.mentions.iter().filter(|said| draft.told == Told::Value(said.value));
        let Some(days) = told.filter_map(|said| said.days).max_by(f64::total_cmp) else { return false };
        let same = |other: f64| length(days, other).is_none();
        let own_data = self.data(read.sentences[place.sentence].mentions());
        if own_data.is_empty() {
            let mut fresh = self.fresh(draft.change, side);
            return fresh.any(|(read, said)| {
                let alike = said.mentions().any(|(_, said)| said.days.is_some_and(same));
                alike && self.lengths_of(read).all(|(_, data)| data.is_empty())
            });
        }
        let known = self.lengths[usize::from(side == Side::Old)]
            .get_or_init(|| self.version(other(side)).iter().flat_map(|read| self.lengths_of(read)).collect());
        known.iter().any(|(days, data)| same(*days) && own_data.is_subset(data))
    }

    /// Which way the time goes for which data are kept, where the other side says it of the same data at the same place in a table
    /// and this side in sentences, or the reverse: none where it is the same time. Where neither says it of the same data, nothing is
    /// known.
    pub fn length_in_other_form(&self, draft: &Draft, own: &Statement, side: Side) -> Option<Option<Direction>> {
        let place = words_of(draft, side).filter(|_| draft.facet == Facet::Duration)?.place;
        let read = &self.version(side)[place.clause];
        own.mentions.iter().find(|said| said.days.is_some() && draft.told == Told::Value(said.value))?;
        let cells = if read.row { 0..read.sentences.len() } else { place.sentence..place.sentence + 1 };
        let mut form: Vec<&ReadClause> =
            self.fresh(draft.change, side).map(|(other, _)| other).filter(|other| other.row != read.row).collect();
        form.dedup_by(|a, b| std::ptr::eq(*a, *b));
        let others: Vec<(f64, Data)> =
            form.iter().flat_map(|other| self.lengths_named(other, 0..other.sentences.len())).collect();
        let mut ways = BTreeSet::new();
        for (days, data) in self.lengths_named(read, cells) {
            let of_these = |kept: &Data| !kept.is_empty() && (data.is_subset(kept) || kept.is_subset(&data));
            let (other, _) = others.iter().find(|(_, kept)| !data.is_empty() && of_these(kept))?;
            let (was, is) = if side == Side::New { (*other, days) } else { (days, *other) };
            ways.extend(length(was, is));
        }
        Some(if ways.len() > 1 { Some(Direction::Changed) } else { ways.pop_first() })
    }

    /// The lengths of time that sentences of a clause name, each with the data before it: "invoices for ten years and chats for a
    /// month". In a row, and where none stand before it, all that are named there.
    fn lengths_named(&self, read: &ReadClause, of: Range<usize>) -> Vec<(f64, Data)> {
        let special = |said: &Mention| said.facet == Facet::Data && !self.ground.model.is_general(said.value);
        let named = |within: &mut dyn Iterator<Item = &Mention>| -> Data {
            within.filter(|said| special(said)).map(|said| said.value).collect()
        };
        let row = named(&mut read.sentences.iter().flat_map(Sentence::mentions).map(|(_, said)| said));
        let mut lengths = Vec::new();
        for (at, sentence) in read.sentences.iter().enumerate().filter(|(at, _)| of.contains(at)) {
            let all = named(&mut sentence.mentions().map(|(_, said)| said));
            let before = at.checked_sub(1).filter(|_| all.is_empty());
            let before = before.map(|before| named(&mut read.sentences[before].mentions().map(|(_, said)| said)));
            let mut from = sentence.tokens.start;
            let mut times: Vec<&Mention> =
                sentence.mentions().map(|(_, said)| said).filter(|said| said.days.is_some()).collect();
            times.sort_by_key(|time| time.first);
            for time in times {
                let own = named(
                    &mut sentence
                        .mentions()
                        .map(|(_, said)| said)
                        .filter(|said| (from..time.first).contains(&said.first)),
                );
                from = time.last;
                let data = if read.row {
                    row.clone()
                } else if own.is_empty() {
                    before.clone().unwrap_or_else(|| all.clone())
                } else {
                    own
                };
                lengths.extend(time.days.map(|days| (days, data)));
            }
        }
        lengths
    }

    /// A right to the same, of the same data and uses, at the same place: "the right to access and delete your data" that became
    /// a list.
    fn holds_right(&self, draft: &Draft, side: Side) -> bool {
        let ground = self.ground;
        let Some(words) = words_of(draft, side) else { return false };
        let read = &self.version(side)[words.place.clause];
        // What is quoted may begin with a label: "Access: you can ask for a copy".
        let quoted = |said: &&Statement| said.force == Force::Right && words.tokens.contains(&said.tokens.start);
        let behind = &read.sentences[words.place.sentence..];
        let Some(own) = behind.iter().flat_map(|said| &said.statements).find(quoted) else { return false };
        let asked = named(ground, read, own);
        if asked.is_empty() {
            return false;
        }
        let special = |said: &Mention| match said.facet {
            Facet::Data => said.strong && !ground.model.is_general(said.value),
            Facet::Purpose | Facet::Subject | Facet::Recipient | Facet::Territory => said.strong,
            _ => false,
        };
        let of: Vec<ValueId> = own.mentions.iter().filter(|said| special(said)).map(|said| said.value).collect();
        let rights = self.rights(draft.change, side);
        let given = rights.iter().filter(|right| of.iter().all(|value| right.values.contains(value)));
        let kinds: Vec<u32> = given.flat_map(|right| right.kinds.iter().copied()).collect();
        asked.iter().all(|kind| kinds.contains(kind))
    }

    /// The rights that the other side gives at the place of a change, and this side does not to the letter.
    fn rights(&self, change: usize, side: Side) -> Rc<[Given]> {
        let place = (side, self.place(change));
        if let Some(known) = self.rights.borrow().get(&place) {
            return Rc::clone(known);
        }
        let statements =
            self.fresh(change, side).flat_map(|(read, said)| said.statements.iter().map(move |said| (read, said)));
        let given = statements.filter(|(_, said)| said.force == Force::Right).map(|(read, said)| Given {
            values: said.mentions.iter().map(|said| said.value).collect(),
            kinds: named(self.ground, read, said),
        });
        let given: Rc<[Given]> = given.collect();
        self.rights.borrow_mut().insert(place, Rc::clone(&given));
        given
    }

    /// The first change of those that stand together with one.
    pub fn place(&self, change: usize) -> usize {
        *self.near(change).start()
    }

    /// The changes that stand together with one, rows of tables among them: no clause between them stayed as it was.
    fn near(&self, change: usize) -> RangeInclusive<usize> {
        let changes = self.ground.changes;
        let differs = |at: &usize| changes[*at].kind != ChangeKind::Unchanged;
        let first = (0..change).rev().take_while(differs).last().unwrap_or(change);
        let last = (change + 1..changes.len()).take_while(differs).last().unwrap_or(change);
        first..=last
    }

    /// The clauses of one side of some changes.
    fn clauses(&self, near: RangeInclusive<usize>, side: Side) -> impl Iterator<Item = &'a ReadClause> + use<'a, 'g> {
        let (ground, read) = (self.ground, self.version(side));
        let ids = near.flat_map(move |at| match side {
            Side::Old => &ground.changes[at].old,
            Side::New => &ground.changes[at].new,
        });
        ids.map(ClauseId::place).map(move |at| &*read[at])
    }

    /// The sentences of the other side at the place of a change, with their clauses, that do not stand on this side of it too.
    fn fresh(&self, change: usize, side: Side) -> impl Iterator<Item = (&'a ReadClause, &'a Sentence)> + use<'a, 'g> {
        let near = self.near(change);
        let own = self.clauses(near.clone(), side).flat_map(|read| &read.sentences);
        let here: Wordings = own.map(|sentence| sentence.wording).collect();
        let others =
            self.clauses(near, other(side)).flat_map(|read| read.sentences.iter().map(move |said| (read, said)));
        others.filter(move |(_, sentence)| !here.contains(&sentence.wording))
    }

    fn version(&self, side: Side) -> Version<'a> {
        match side {
            Side::Old => self.ground.old_read,
            Side::New => self.ground.new_read,
        }
    }

    /// The data that mentions name, but for data in general.
    fn data<'m>(&self, mentions: impl Iterator<Item = (&'m Statement, &'m Mention)>) -> Data {
        let special =
            |said: &&Mention| said.facet == Facet::Data && said.strong && !self.ground.model.is_general(said.value);
        mentions.map(|(_, said)| said).filter(special).map(|said| said.value).collect()
    }

    /// The lengths of time that a clause names, each with the data of its sentence; with those of the sentence before where it
    /// names none, "we keep it for 30 days", and in a row with those of all cells.
    fn lengths_of(&self, read: &ReadClause) -> impl Iterator<Item = (f64, Data)> {
        let of = |sentence: &Sentence| self.data(sentence.mentions());
        let row: Option<Data> = read.row.then(|| read.sentences.iter().flat_map(of).collect());
        read.sentences.iter().enumerate().flat_map(move |(at, sentence)| {
            let own = of(sentence);
            let before = at.checked_sub(1).filter(|_| own.is_empty()).map(|before| of(&read.sentences[before]));
            let data = row.clone().or(before).unwrap_or(own);
            let days: Vec<f64> = sentence.mentions().filter_map(|(_, said)| said.days).collect();
            days.into_iter().map(move |days| (days, data.clone()))
        })
    }
}

fn other(side: Side) -> Side {
    if side == Side::Old { Side::New } else { Side::Old }
}

/// The words that prove a draft on a side.
fn words_of(draft: &Draft, side: Side) -> Option<&Words> {
    let words = if side == Side::New { &draft.new } else { &draft.old };
    words.as_ref()
}
