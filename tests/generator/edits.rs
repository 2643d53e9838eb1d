//! Edits of made-up terms. Several may fall on one clause, and on its neighbours.

use super::words::{ALSO, clause, item, other_word, phrase, sentence, title};
use super::{MadeBlock, MadeKind, Numbers, terms};

/// What an edit does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// A new clause.
    Insert,
    /// A clause gone.
    Delete,
    /// A few words replaced, put in or left out, or a sentence.
    Reword,
    /// A clause put elsewhere.
    Move,
    /// The same, a few words replaced.
    MoveReworded,
    /// A section put elsewhere, one of its clauses reworded.
    MoveSection,
    /// One clause cut in two or three between sentences.
    Split,
    /// Two neighbours put together.
    Merge,
    /// One clause cut in two, and a new clause or a new section begun between the pieces.
    SplitAround,
    /// Two clauses put together, and what stood between them gone.
    MergeAround,
    /// One item of a list cut in two.
    SplitItem,
    /// Two items of a list put together.
    MergeItems,
    /// A section inserted, so that later ones are renumbered.
    Renumber,
    /// The items of an enumeration in another order.
    Reorder,
    /// Another title.
    Retitle,
    /// Other quotation marks and dashes.
    Quotes,
    /// Line ends elsewhere.
    Rewrap,
}

/// Every edit.
pub const EDITS: [Edit; 17] = [
    Edit::Insert,
    Edit::Delete,
    Edit::Reword,
    Edit::Move,
    Edit::MoveReworded,
    Edit::MoveSection,
    Edit::Split,
    Edit::Merge,
    Edit::SplitAround,
    Edit::MergeAround,
    Edit::SplitItem,
    Edit::MergeItems,
    Edit::Renumber,
    Edit::Reorder,
    Edit::Retitle,
    Edit::Quotes,
    Edit::Rewrap,
];

/// The edits after which it is hardest to tell what became of a clause.
pub const HARD: &[Edit] = {
    let (_, hard) = EDITS.split_at(2);
    hard.split_at(10).0
};

/// A clause that moved passed at least so many others: of two neighbours that changed places nobody can tell which one
/// moved.
const FARTHEST_NEIGHBOUR: usize = 7;

/// Words of a paragraph that may be moved, split or merged.
const LONG: usize = 12;

/// Words of an item that may be merged with another.
const LONG_ITEM: usize = 6;

/// Old and new terms with some edits done, of the kinds given.
pub fn edited(seed: u64, blocks: usize, kinds: &[Edit], edits: usize) -> (Vec<MadeBlock>, Vec<MadeBlock>) {
    let old = terms(seed, blocks);
    let mut numbers = Numbers(seed ^ 0x5EED);
    let mut new = old.clone();
    for _ in 0..edits {
        let kind = kinds[numbers.below(kinds.len())];
        let start = numbers.below(new.len());
        let found = (0..new.len()).map(|step| (start + step) % new.len()).find(|&at| suits(&new, &old, kind, at));
        if let Some(at) = found {
            edit(&mut new, kind, at, &mut numbers);
        }
    }
    (old, new)
}

fn count_words(text: &str) -> usize {
    text.split(' ').count()
}

/// Whether what an edit of this kind does to a block could be told by a person.
fn suits(blocks: &[MadeBlock], old: &[MadeBlock], kind: Edit, at: usize) -> bool {
    let block = &blocks[at];
    let paragraph = block.kind == MadeKind::Paragraph && count_words(&block.text) >= LONG;
    // What stands twice to the letter has no place of its own, and what was cut or joined is not cut again.
    let whole = |at: usize| {
        let block: &MadeBlock = &blocks[at];
        let [from] = block.from[..] else { return false };
        block.kind == MadeKind::Paragraph
            && count_words(&block.text) >= LONG
            && !block.moved
            && !block.text.ends_with(':')
            && old.iter().filter(|other| other.text == old[from].text).count() == 1
            && blocks.iter().filter(|other| other.from.contains(&from)).count() == 1
    };
    let sentences = block.text.matches(". ").count();
    let item = |at: usize| {
        let block: &MadeBlock = &blocks[at];
        let [from] = block.from[..] else { return false };
        matches!(block.kind, MadeKind::Item(_))
            && count_words(&block.text) >= LONG_ITEM
            && old.iter().filter(|other| other.text == old[from].text).count() == 1
            && blocks.iter().filter(|other| other.from.contains(&from)).count() == 1
    };
    let follows = |at: usize, after: usize| blocks[at].from[0] + 1 == blocks[after].from[0];
    match kind {
        Edit::Insert => block.kind != MadeKind::Row,
        Edit::Delete => block.kind != MadeKind::Heading && block.kind != MadeKind::Row && !block.text.ends_with(':'),
        Edit::Reword => block.kind != MadeKind::Heading && count_words(&block.text) >= 8,
        Edit::Move | Edit::MoveReworded => whole(at) && blocks.len() > 2 * FARTHEST_NEIGHBOUR,
        Edit::MoveSection => block.kind == MadeKind::Heading && at > 0 && section(blocks, at).is_some(),
        Edit::Split | Edit::SplitAround => whole(at) && sentences >= 1,
        Edit::Merge => at + 1 < blocks.len() && whole(at) && whole(at + 1) && follows(at, at + 1),
        Edit::MergeAround => {
            at + 2 < blocks.len() && (at..at + 3).all(whole) && follows(at, at + 1) && follows(at + 1, at + 2)
        }
        Edit::SplitItem => item(at) && block.text.contains(ALSO),
        Edit::MergeItems => {
            at + 1 < blocks.len()
                && item(at)
                && item(at + 1)
                && block.kind == blocks[at + 1].kind
                && follows(at, at + 1)
        }
        Edit::Renumber => true,
        Edit::Reorder | Edit::Quotes | Edit::Rewrap => paragraph,
        Edit::Retitle => block.kind == MadeKind::Heading && !block.moved,
    }
}

/// The end of a section that may be moved: it is small, nothing in it moved by itself, and there is far to go.
fn section(blocks: &[MadeBlock], at: usize) -> Option<usize> {
    let end = (at + 1..blocks.len()).find(|&end| blocks[end].kind == MadeKind::Heading)?;
    let size = end - at;
    let fresh = blocks[at..end].iter().all(|block| block.from.len() == 1 && !block.moved);
    (fresh && (2..=9).contains(&size) && blocks.len() > 6 * size).then_some(end)
}

fn edit(blocks: &mut Vec<MadeBlock>, kind: Edit, at: usize, numbers: &mut Numbers) {
    match kind {
        Edit::Insert => {
            let made = match blocks[at].kind {
                MadeKind::Item(depth) => MadeBlock::new(MadeKind::Item(depth), item(numbers)),
                _ => MadeBlock::new(MadeKind::Paragraph, clause(numbers)),
            };
            blocks.insert(at, made);
        }
        Edit::Delete => drop(blocks.remove(at)),
        Edit::Reword => reword(&mut blocks[at], numbers),
        Edit::Move | Edit::MoveReworded => {
            let mut block = blocks.remove(at);
            block.moved = true;
            if kind == Edit::MoveReworded {
                replace_words(&mut block.text, numbers);
            }
            let far = blocks.len() - 2 * FARTHEST_NEIGHBOUR;
            let to = place_between(blocks, (at + FARTHEST_NEIGHBOUR + numbers.below(far)) % blocks.len());
            blocks.insert(to, block);
        }
        Edit::MoveSection => move_section(blocks, at, numbers),
        Edit::Split => split(blocks, at, numbers),
        Edit::Merge => merge(blocks, at, " "),
        Edit::SplitAround => {
            split(blocks, at, numbers);
            blocks.insert(at + 1, MadeBlock::new(MadeKind::Paragraph, clause(numbers)));
            if numbers.below(2) == 0 {
                let title = format!("New rules: {}", title(numbers));
                blocks.insert(at + 1, MadeBlock::new(MadeKind::Heading, title));
            }
        }
        Edit::MergeAround => {
            blocks.remove(at + 1);
            merge(blocks, at, " ");
        }
        Edit::SplitItem => {
            let block = blocks[at].clone();
            let pieces = block.text.split(ALSO).map(|text| MadeBlock { text: text.to_owned(), ..block.clone() });
            blocks.splice(at..=at, pieces);
        }
        Edit::MergeItems => merge(blocks, at, ALSO),
        Edit::Renumber => {
            let place = (0..=at).rev().find(|&place| blocks[place].kind == MadeKind::Heading).unwrap_or(0);
            let (title, text) = (title(numbers), clause(numbers));
            blocks.insert(place, MadeBlock::new(MadeKind::Paragraph, text));
            blocks.insert(place, MadeBlock::new(MadeKind::Heading, format!("New rules: {title}")));
        }
        Edit::Reorder => reorder(&mut blocks[at].text),
        Edit::Retitle => blocks[at].text = format!("Rules {}", phrase(numbers)),
        Edit::Quotes => blocks[at].text = format!("{} This is the “rule” – as before.", blocks[at].text),
        Edit::Rewrap => blocks[at].text = blocks[at].text.replacen(" to ", "\nto ", 3),
    }
}

/// The nearest place from here on that is not inside a list or a table.
fn place_between(blocks: &[MadeBlock], from: usize) -> usize {
    let free = |at: usize| {
        blocks.get(at).is_none_or(|block| matches!(block.kind, MadeKind::Paragraph | MadeKind::Heading))
            && !blocks[at - 1].text.ends_with(':')
    };
    (from.max(1)..=blocks.len()).find(|&at| free(at)).unwrap_or(blocks.len())
}

fn move_section(blocks: &mut Vec<MadeBlock>, at: usize, numbers: &mut Numbers) {
    let Some(end) = section(blocks, at) else { return };
    let mut moved: Vec<MadeBlock> = blocks.drain(at..end).collect();
    for block in &mut moved {
        block.moved = true;
    }
    let longest = (0..moved.len()).max_by_key(|&at| moved[at].text.len()).unwrap_or(0);
    replace_words(&mut moved[longest].text, numbers);
    // Twice as far as it is long at least, to a place before another section.
    let far = (2 * moved.len()).max(FARTHEST_NEIGHBOUR);
    let starts: Vec<usize> = (0..blocks.len())
        .filter(|&to| blocks[to].kind == MadeKind::Heading && to.abs_diff(at) >= far)
        .chain(std::iter::once(blocks.len()))
        .collect();
    let to = starts[numbers.below(starts.len())];
    let whole_way = to.abs_diff(at) >= far;
    for block in &mut moved {
        block.moved = whole_way;
    }
    let to = if whole_way { to } else { at };
    blocks.splice(to..to, moved);
}

/// Puts two neighbours together.
fn merge(blocks: &mut Vec<MadeBlock>, at: usize, between: &str) {
    let second = blocks.remove(at + 1);
    blocks[at].text = format!("{}{between}{}", blocks[at].text, second.text);
    blocks[at].from.extend(second.from);
}

fn split(blocks: &mut Vec<MadeBlock>, at: usize, numbers: &mut Numbers) {
    let text = blocks[at].text.clone();
    let ends: Vec<usize> = text.match_indices(". ").map(|(end, _)| end + 1).collect();
    let mut cuts = vec![ends[numbers.below(ends.len())]];
    if ends.len() > 3 && numbers.below(3) == 0 {
        cuts.push(ends[numbers.below(ends.len())]);
    }
    cuts.sort_unstable();
    cuts.dedup();
    let mut from = 0;
    let pieces: Vec<MadeBlock> = cuts
        .into_iter()
        .chain(std::iter::once(text.len()))
        .map(|end| {
            let piece = text[from..end].trim().to_owned();
            from = end;
            MadeBlock { from: blocks[at].from.clone(), kind: MadeKind::Paragraph, text: piece, moved: false }
        })
        .collect();
    blocks.splice(at..=at, pieces);
}

/// Swaps the first two items of an enumeration.
fn reorder(text: &mut String) {
    for (place, _) in text.clone().match_indices(", ") {
        let end = place + 2 + text[place + 2..].find([',', '.', ';']).unwrap_or(0);
        let start = text[..place].rfind(' ').map_or(0, |blank| blank + 1);
        let (first, second) = (text[start..place].to_owned(), text[place + 2..end].to_owned());
        if !second.is_empty() && !second.contains(' ') && !first.contains(['.', ',']) {
            text.replace_range(start..end, &format!("{second}, {first}"));
            return;
        }
    }
}

/// One to three changes of the words of a block.
fn reword(block: &mut MadeBlock, numbers: &mut Numbers) {
    for _ in 0..1 + numbers.below(3) {
        let sentences = block.text.matches(". ").count();
        match numbers.below(8) {
            0..4 => replace_words(&mut block.text, numbers),
            4 => put_in(&mut block.text, numbers),
            5 if count_words(&block.text) > 16 => leave_out(&mut block.text, numbers),
            6 if block.kind == MadeKind::Paragraph => block.text = format!("{} {}", block.text, sentence(numbers)),
            7 if sentences >= 2 => {
                // A sentence gone, of three at least.
                let end = block.text.find(". ").map_or(0, |end| end + 2);
                block.text.replace_range(..end, "");
            }
            _ => replace_words(&mut block.text, numbers),
        }
    }
}

/// Replaces one known word or phrase by another of its kind, or else a pair of words.
pub fn replace_words(text: &mut String, numbers: &mut Numbers) {
    let words: Vec<&str> = text.split(' ').collect();
    let start = numbers.below(words.len());
    for step in 0..words.len() {
        let at = (start + step) % words.len();
        for length in (1..=3).rev() {
            let Some(run) = words.get(at..at + length) else { continue };
            let run = run.join(" ");
            let bare = run.trim_end_matches(['.', ',', ';']);
            if let Some(other) = other_word(numbers, bare) {
                let mark = &run[bare.len()..];
                let before = words[..at].join(" ");
                let after = words[at + length..].join(" ");
                let parts = [before, format!("{other}{mark}"), after];
                let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                *text = parts.join(" ");
                return;
            }
        }
    }
    put_in(text, numbers);
}

/// A place between two words that is not beside a bar of a table.
fn between_words(words: &[&str], numbers: &mut Numbers) -> usize {
    let start = numbers.below(words.len());
    let free = |at: usize| at > 0 && words[at] != "|" && words[at - 1] != "|";
    (0..words.len()).map(|step| (start + step) % words.len()).find(|&at| free(at)).unwrap_or(0)
}

fn put_in(text: &mut String, numbers: &mut Numbers) {
    let mut words: Vec<&str> = text.split(' ').collect();
    let at = between_words(&words, numbers);
    words.insert(at, phrase(numbers));
    *text = words.join(" ");
}

fn leave_out(text: &mut String, numbers: &mut Numbers) {
    let mut words: Vec<&str> = text.split(' ').collect();
    let at = between_words(&words, numbers);
    let end = (at + 1 + numbers.below(4)).min(words.len() - 1);
    if words[at..end].iter().all(|word| !word.contains(['|', '.', ':'])) {
        words.drain(at..end);
    }
    *text = words.join(" ");
}
