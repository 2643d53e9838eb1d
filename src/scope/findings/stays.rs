//! What left one sentence and stands in another of the same change has neither come nor gone.

use super::restated::Restated;
use super::rights::{self, Rights};
use super::whole::{ENTRY, PROMISE};
use super::{Draft, Ground, Told, promises};
use crate::clause::{Clause, Side};
use crate::scope::lexicon::{Class, Cue, Mark, Model, ValueId};
use crate::scope::model::{Direction, Facet};
use crate::scope::passages::Version;
use crate::scope::reading::{ReadClause, Topic};
use crate::scope::statement::{Force, Holder, Mention, Sentence, Statement, Wordings};
use crate::text::{Text, TokenKind, Word};
use std::cell::LazyCell;
use std::collections::HashSet;
use std::sync::Arc;

/// Takes out drafts of values that the other side of their change holds in another sentence, and of names that only took
/// the place of others in a list of recipients. `still` is what the new version holds.
pub fn leave_out(ground: &Ground<'_>, drafts: &mut Vec<Draft>, still: &Held) {
    // Most changes give no right: what rights there were is then not asked.
    let had = LazyCell::new(|| Rights::of(ground));
    let repeats = |draft: &Draft| rights::may_repeat(ground, draft) && had.hold(ground, draft);
    let restated = Restated::new(ground);
    let came: HashSet<usize> = drafts
        .iter()
        .filter(|draft| draft.facet == Facet::Duration && draft.only == Some(Side::New))
        .map(|draft| restated.place(draft.change))
        .collect();
    let restates = |draft: &mut Draft| {
        let Some(side) = draft.only else { return false };
        let Some(own) = own_statement(ground, draft, side == Side::New) else { return false };
        // Of a time that a table gives otherwise than a sentence did, the new side tells which way it goes where it tells any.
        if let Some(way) = restated.length_in_other_form(draft, own, side) {
            let is_told = side == Side::Old && came.contains(&restated.place(draft.change));
            let way = way.filter(|_| !is_told);
            draft.direction = way.unwrap_or(draft.direction);
            return way.is_none();
        }
        restated.holds(draft, own, side)
    };
    drafts.retain_mut(|draft| {
        (!stands(ground, draft, still) || told_next(ground, draft, still))
            && !is_promised(ground, draft)
            && !repeats(draft)
            && !restates(draft)
    });
    // Of a list, what came and went in equal number was only swapped; of unequal numbers the more tell what happened.
    let lists: Vec<(Text, Direction)> = drafts.iter().filter_map(|draft| list_of(ground, draft)).collect();
    drafts.retain(|draft| {
        list_of(ground, draft).is_none_or(|(list, way)| {
            let (same, other): (Vec<_>, Vec<_>) =
                lists.iter().filter(|(known, _)| *known == list).partition(|(_, known)| *known == way);
            same.len() > other.len()
        })
    });
}

/// Whether the other side of a draft's change holds its value in a statement of the same kind, or, for what went, the whole new
/// version, whose values are `still` held.
fn stands(ground: &Ground<'_>, draft: &Draft, still: &Held) -> bool {
    let Told::Value(value) = draft.told else { return false };
    if matches!(draft.facet, Facet::Modality | Facet::Subject) || draft.rule == ENTRY {
        return false;
    }
    let Some(side) = draft.only else { return false };
    let came = side == Side::New;
    let Some(own) = own_statement(ground, draft, came) else { return false };
    // What went here and stands elsewhere narrows nothing; which data go is said for each use anew. What came is more even
    // where it stood elsewhere.
    let reworded = draft.old.is_some() && draft.new.is_some();
    // Where the company's data go is said of all of them, however often.
    let everywhere = || draft.facet == Facet::Territory && own.holder != Holder::Other;
    let elsewhere = || everywhere() || reworded && draft.facet != Facet::Data && !is_of_one_use(ground, draft, own);
    let given = || is_given_still(ground, draft, own) || is_way_of_asking(ground, draft, own);
    if !came && still.holds(kind(own.force), value) && (elsewhere() || given()) {
        return true;
    }
    let Some([_, there]) = apart(ground, draft, came) else { return false };
    // Consent that is asked for by itself, as a cell or a sentence of its own, may be asked for where the use is told.
    let consents = |said: &Statement| matches!(said.force, Force::Permission | Force::Limit | Force::Duty);
    let consent = ground.model.value(value).id == "opt_in" && consents(own);
    there.into_iter().flat_map(|sentence| &sentence.statements).any(|statement| {
        let alike = statement.force == Force::Other || kind(statement.force) == kind(own.force);
        (alike || consent && consents(statement)) && holds(statement, value)
    }) || ground.model.value(value).id != "user_rights"
        && left_beside(ground, draft, came, |statement| {
            // Rights in general are of many kinds.
            kind(statement.force) == kind(own.force) && holds(statement, value)
        })
}

/// Makes a draft of a permission whose value stands tell the weightiest value of its statement that does not: "we use it to improve
/// our services and to advertise" beside a sentence that told the first one already. Tells whether there is one.
fn told_next(ground: &Ground<'_>, draft: &mut Draft, still: &Held) -> bool {
    let Some(side) = draft.only.filter(|_| matches!(draft.facet, Facet::Data | Facet::Purpose | Facet::Recipient))
    else {
        return false;
    };
    let Some(own) = own_statement(ground, draft, side == Side::New).filter(|own| own.force == Force::Permission) else {
        return false;
    };
    let mut others: Vec<&Mention> = own
        .mentions
        .iter()
        .filter(|mention| mention.facet == draft.facet && mention.strong && !ground.model.is_general(mention.value))
        .collect();
    others.sort_by_key(|mention| std::cmp::Reverse(ground.model.value(mention.value).weight));
    for other in others {
        let next = Draft { told: Told::Value(other.value), phrase: other.phrase, ..draft.clone() };
        if !stands(ground, &next, still) {
            *draft = next;
            return true;
        }
    }
    false
}

/// Whether a clause that was put in as a whole tells what the clause right beside it lost in a sentence: a paragraph that was cut in
/// two, and reworded.
fn left_beside(ground: &Ground<'_>, draft: &Draft, came: bool, says: impl Fn(&Statement) -> bool) -> bool {
    let Ok(at) = ground.changed.binary_search_by_key(&draft.change, |clauses| clauses.change) else { return false };
    let own = &ground.changed[at];
    // A use that one paragraph lost may be another one in the next, and every row of a table says its own. What went is told.
    let row = draft.new.as_ref().is_some_and(|words| ground.new_read[words.place.clause].row);
    if !came || row || draft.facet != Facet::Safeguard || !own.old.is_empty() {
        return false;
    }
    let says_only = |read: Version<'_>, clauses: &[usize], other: Wordings| {
        let only = sentences(read, clauses).filter(|sentence| !other.contains(&sentence.wording));
        only.flat_map(|sentence| &sentence.statements).any(&says)
    };
    let wordings = |read: Version<'_>, clauses: &[usize]| -> Wordings {
        sentences(read, clauses).map(|sentence| sentence.wording).collect()
    };
    ground.changed[at.saturating_sub(1)..(at + 2).min(ground.changed.len())].iter().any(|beside| {
        if beside.change.abs_diff(draft.change) != 1 || beside.old.is_empty() || beside.new.is_empty() {
            return false;
        }
        let old = says_only(ground.old_read, &beside.old, wordings(ground.new_read, &beside.new));
        let new = says_only(ground.new_read, &beside.new, wordings(ground.old_read, &beside.old));
        old && !new
    })
}

/// The sentences of a draft's change that stand on its own side only, and those on the other side: there with what was put in or
/// taken out right beside it.
fn apart<'a>(ground: &'a Ground<'_>, draft: &Draft, came: bool) -> Option<[Vec<&'a Sentence>; 2]> {
    let at = ground.changed.binary_search_by_key(&draft.change, |clauses| clauses.change).ok()?;
    let own_change = &ground.changed[at];
    // What a clause lost may stand in one that was put in right beside it, and the reverse.
    let beside = ground.changed[at.saturating_sub(1)..(at + 2).min(ground.changed.len())].iter().filter(|other| {
        other.change.abs_diff(draft.change) <= 1 && (if came { &other.new } else { &other.old }).is_empty()
    });
    let changes = std::iter::once(own_change).chain(beside);
    let places = changes.map(|clauses| if came { &clauses.old } else { &clauses.new });
    let (here_read, there_read) =
        if came { (ground.new_read, ground.old_read) } else { (ground.old_read, ground.new_read) };
    let here: Vec<&Sentence> = sentences(here_read, if came { &own_change.new } else { &own_change.old }).collect();
    let there: Vec<&Sentence> = places.flat_map(|places| sentences(there_read, places)).collect();
    // A sentence that stands on both sides says nothing of where the words went.
    let wordings = |said: &[&Sentence]| -> Wordings { said.iter().map(|sentence| sentence.wording).collect() };
    let (of_here, of_there) = (wordings(&here), wordings(&there));
    let only = |said: Vec<&'a Sentence>, other: &Wordings| -> Vec<&'a Sentence> {
        said.into_iter().filter(|sentence| !other.contains(&sentence.wording)).collect()
    };
    Some([only(here, &of_there), only(there, &of_here)])
}

/// Whether a draft tells a promise that the other side of its change makes in other sentences: "we do not sell it; we do not rent
/// it" that became "we neither sell nor rent it".
fn is_promised(ground: &Ground<'_>, draft: &Draft) -> bool {
    let Some(side) = draft.only.filter(|_| draft.rule == PROMISE) else { return false };
    let came = side == Side::New;
    let own = own_statement(ground, draft, came);
    let sides = own.and_then(|own| Some((own, apart(ground, draft, came)?)));
    sides.is_some_and(|(own, [here, there])| promises::are_kept(ground, own, &here, &there))
}

/// Whether what a sentence that is gone promised about data is promised of all data wherever it stands: a notice, their deletion.
/// The deletion of some data says nothing of others, and a right that is gone is told however many are left.
fn is_given_still(ground: &Ground<'_>, draft: &Draft, own: &Statement) -> bool {
    const GENERAL: [&str; 3] = ["deletion", "anonymisation", "notice"];
    let Told::Value(value) = draft.told else { return false };
    let special = |data: &Mention| data.facet == Facet::Data && data.strong && !ground.model.is_general(data.value);
    draft.facet == Facet::Safeguard
        && own.force == Force::Duty
        && GENERAL.contains(&ground.model.value(value).id.as_str())
        && !own.mentions.iter().any(special)
}

/// Whether a sentence that is gone only said how to ask for what is a right still: "click here to request deletion". The right is
/// told where it is given.
fn is_way_of_asking(ground: &Ground<'_>, draft: &Draft, own: &Statement) -> bool {
    let Some(words) = draft.old.as_ref().filter(|_| draft.facet == Facet::Safeguard) else { return false };
    let marks = ground.language.marks(&ground.old_read[words.place.clause].tokens[own.tokens.clone()]);
    let asks = |mark: &Mark| match mark.cue {
        Cue::Class(Class::Reaching) => true,
        Cue::Class(Class::Obtaining) => mark.first == 0,
        _ => false,
    };
    // "You may appeal by submitting a request" is a right of its own.
    let appeals = own.mentions.iter().any(|said| ground.model.value(said.value).id == "appeal");
    own.force == Force::Right && !appeals && marks.iter().any(asks) && is_given_for_same_use(ground, draft, own)
}

/// Whether the right of a draft is given in the new version for all that it was given for: to opt out of marketing is not to opt
/// out of a sale.
fn is_given_for_same_use(ground: &Ground<'_>, draft: &Draft, own: &Statement) -> bool {
    let Told::Value(value) = draft.told else { return false };
    let of_use = |said: &&Mention| said.strong && matches!(said.facet, Facet::Action | Facet::Purpose);
    let uses: Vec<ValueId> = own.mentions.iter().filter(of_use).map(|said| said.value).collect();
    if ground.model.value(value).id != "opt_out" {
        return true;
    }
    if uses.is_empty() {
        return !names_its_use(ground, draft, own, value);
    }
    let mut rights = ground.new_read.iter().flat_map(|read| &read.sentences).flat_map(|said| &said.statements);
    rights.any(|right| {
        let names = |&value: &ValueId| right.mentions.iter().any(|said| said.value == value);
        right.force == Force::Right && names(&value) && uses.iter().all(names)
    })
}

/// Whether words behind an opt-out say what it is of, though the lexicon does not know them, and the new version says them nowhere
/// behind one: "opt out of e-mail lookup".
fn names_its_use(ground: &Ground<'_>, draft: &Draft, own: &Statement, value: ValueId) -> bool {
    let behind = |read: &ReadClause, said: &Statement| -> Option<Word> {
        let control = said.mentions.iter().find(|said| said.value == value)?;
        let (of, named) = (control.last + 1, control.last + 2);
        let token = read.tokens.get(named).filter(|token| named < said.tokens.end && token.kind == TokenKind::Lower)?;
        let is = |at: usize, classes: &[Class]| {
            let marks = ground.language.marks(&read.tokens[at..at + 1]);
            marks.iter().any(|mark| classes.iter().any(|&class| mark.cue == Cue::Class(class)))
        };
        // "Opt out by clicking here", "opt out in your settings", "at any time" say how and when.
        let how = is(of, &[Class::Governing])
            || is(named, &[Class::SentenceOpener, Class::Possessive, Class::Every, Class::Some]);
        (is(of, &[Class::ObjectBefore]) && !how).then_some(token.word)
    };
    let Some(words) = &draft.old else { return false };
    let Some(word) = behind(&ground.old_read[words.place.clause], own) else { return false };
    let said = |read: &Arc<ReadClause>| {
        let mut statements = read.sentences.iter().flat_map(|sentence| &sentence.statements);
        statements.any(|said| behind(read, said) == Some(word))
    };
    !ground.new_read.iter().any(said)
}

/// Whether a draft tells the consent to one use, asked before it or what makes it lawful, or how long one licence lasts: of other
/// uses and licences it says nothing.
fn is_of_one_use(ground: &Ground<'_>, draft: &Draft, own: &Statement) -> bool {
    let licensed = |act: &Mention| matches!(ground.model.value(act.value).id.as_str(), "license" | "sublicense");
    if draft.facet == Facet::Duration && own.mentions.iter().any(licensed) {
        return true;
    }
    const CONSENTS: [&str; 3] = ["opt_in", "opt_out", "parental_consent"];
    let consent = matches!(draft.told, Told::Value(value) if CONSENTS.contains(&ground.model.value(value).id.as_str()));
    let Some(words) = draft.old.as_ref().filter(|_| consent) else { return false };
    let tokens = &ground.old_read[words.place.clause].tokens[own.tokens.clone()];
    let basis = || ground.language.marks(tokens).iter().any(|mark| mark.cue == Cue::Class(Class::LegalBasis));
    matches!(own.force, Force::Permission | Force::Limit)
        || own.force == Force::Duty && (own.topic == Some(Topic::Basis) || basis())
}

/// The values that a version holds, wherever they stand, by the kind of statement: for each kind, every value of the model.
pub struct Held {
    values: usize,
    told: Vec<bool>,
}

impl Held {
    /// What a version holds.
    pub fn of(version: Version<'_>, model: &Model) -> Self {
        let values = model.values().count();
        let mut held = Self { values, told: vec![false; KINDS * values] };
        let statements = version.iter().flat_map(|read| &read.sentences).flat_map(|sentence| &sentence.statements);
        for statement in statements {
            let kind = kind(statement.force);
            for value in self::values(statement) {
                let at = held.place(kind, value);
                held.told[at] = true;
            }
        }
        held
    }

    fn holds(&self, kind: u8, value: ValueId) -> bool {
        self.told[self.place(kind, value)]
    }

    fn place(&self, kind: u8, value: ValueId) -> usize {
        usize::from(kind) * self.values + usize::from(value.0)
    }
}

fn sentences<'a>(read: Version<'a>, clauses: &'a [usize]) -> impl Iterator<Item = &'a Sentence> {
    clauses.iter().flat_map(move |&at| &read[at].sentences)
}

fn own_statement<'a>(ground: &'a Ground<'_>, draft: &Draft, came: bool) -> Option<&'a Statement> {
    let (words, read) = if came { (&draft.new, ground.new_read) } else { (&draft.old, ground.old_read) };
    let words = words.as_ref()?;
    let sentence = &read[words.place.clause].sentences[words.place.sentence];
    sentence.statement_at(words.tokens.start).or(sentence.statements.first())
}

fn holds(statement: &Statement, value: ValueId) -> bool {
    values(statement).any(|held| held == value)
}

/// The values that a statement holds.
fn values(statement: &Statement) -> impl Iterator<Item = ValueId> {
    statement
        .mentions
        .iter()
        .filter(|mention| mention.days.is_none())
        // "You have a right" holds no right that is named; "Consent", in a column of legal bases, holds one.
        .filter(|mention| {
            mention.strong
                || statement.of_data && (mention.facet != Facet::Safeguard || statement.topic == Some(Topic::Basis))
        })
        .map(|mention| mention.value)
}

/// How many kinds of statements there are.
const KINDS: usize = 7;

/// Statements of one kind say the same of a value that both hold.
fn kind(force: Force) -> u8 {
    match force {
        Force::Permission | Force::Limit => 0,
        Force::Promise => 1,
        Force::Duty => 2,
        Force::Right => 6,
        Force::RightDenied => 3,
        Force::PersonRule | Force::Pointer | Force::Other => 4,
        Force::Exclusion => 5,
    }
}

/// The list of recipients that a draft tells an entry of, by the line above it, and which way it goes.
fn list_of(ground: &Ground<'_>, draft: &Draft) -> Option<(Text, Direction)> {
    if draft.rule != ENTRY {
        return None;
    }
    let (is_new, place) = draft.place()?;
    let clauses: &[Clause] = if is_new { ground.new } else { ground.old };
    let parent = clauses[place.clause].parent.as_ref()?;
    Some((clauses[parent.place()].key.clone(), draft.direction))
}
