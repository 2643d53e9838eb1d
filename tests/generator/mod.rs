//! Made-up terms and edits of which it is known what they did, for the laws and for the benches.
//!
//! The words are chosen by a small generator of numbers with a seed, so the same seed gives the same terms everywhere.

#![allow(dead_code, reason = "the laws and the benches use different parts")]

/// Numbers that look random and are not (splitmix64, Sebastiano Vigna, public domain).
#[derive(Debug, Clone)]
pub struct Numbers(pub u64);

impl Numbers {
    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// One of several.
    pub fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

const WHO: [&str; 14] = [
    "the organiser",
    "each entrant",
    "our partners",
    "the participant",
    "a winner",
    "the sponsor",
    "your guardian",
    "the agency",
    "any affiliate",
    "the jury",
    "the merchant",
    "a processor",
    "the platform",
    "every subscriber",
];
const MAY: [&str; 8] =
    ["may", "must", "shall", "will", "may not", "agrees to", "reserves the right to", "undertakes to"];
const DO: [&str; 22] = [
    "store",
    "publish",
    "share",
    "transfer",
    "analyse",
    "delete",
    "verify",
    "combine",
    "disclose",
    "record",
    "license",
    "reproduce",
    "translate",
    "archive",
    "withhold",
    "refund",
    "announce",
    "review",
    "encrypt",
    "audit",
    "suspend",
    "adapt",
];
const WHAT: [&str; 30] = [
    "photographs",
    "voices",
    "likenesses",
    "opinions",
    "email addresses",
    "purchase histories",
    "receipts",
    "videos",
    "locations",
    "device identifiers",
    "entries",
    "usernames",
    "invoices",
    "survey answers",
    "birth dates",
    "coupons",
    "reviews",
    "postal addresses",
    "recordings",
    "payment details",
    "contact lists",
    "biographies",
    "signatures",
    "cookies",
    "testimonials",
    "loyalty points",
    "vouchers",
    "prizes",
    "artworks",
    "essays",
];
const WHY: [&str; 18] = [
    "to promote the campaign",
    "for market research",
    "to prevent fraud",
    "to draw the winners",
    "for tax records",
    "to answer complaints",
    "to improve recommendations",
    "for statistics",
    "to send newsletters",
    "to train staff",
    "for press releases",
    "to settle disputes",
    "to honour refunds",
    "for quality control",
    "to print catalogues",
    "to measure reach",
    "for accounting",
    "to host exhibitions",
];
const WHEN: [&str; 16] = [
    "within thirty days",
    "until the draw ends",
    "for two years",
    "after written notice",
    "before each season",
    "unless consent is withdrawn",
    "during the promotion",
    "at any time",
    "in the event of default",
    "upon request",
    "for as long as the law demands",
    "from the date of entry",
    "after the account closes",
    "every calendar quarter",
    "once the prize is claimed",
    "throughout the contest",
];
const WHERE: [&str; 12] = [
    "in Norway",
    "across the region",
    "on its website",
    "in print and online",
    "at the flagship store",
    "in the archive",
    "on social networks",
    "in Portugal and Spain",
    "on regional servers",
    "in broadcast media",
    "at the fair",
    "by post",
];
const TITLE: [&str; 24] = [
    "Eligibility",
    "Entries",
    "Prizes",
    "Publicity",
    "Retention",
    "Cookies",
    "Liability",
    "Withdrawal",
    "Jury",
    "Licence",
    "Refunds",
    "Security",
    "Children",
    "Contact",
    "Changes",
    "Disputes",
    "Partners",
    "Payment",
    "Deadlines",
    "Accounts",
    "Newsletters",
    "Research",
    "Transfers",
    "Definitions",
];

/// A sentence, its first letter large.
pub fn sentence(numbers: &mut Numbers) -> String {
    let what = match numbers.below(3) {
        0 => numbers.pick(&WHAT).to_owned(),
        1 => format!("{} and {}", numbers.pick(&WHAT), numbers.pick(&WHAT)),
        _ => list(numbers),
    };
    let text = format!(
        "{} {} {} {what} {} {} {}",
        numbers.pick(&WHO),
        numbers.pick(&MAY),
        numbers.pick(&DO),
        numbers.pick(&WHERE),
        numbers.pick(&WHY),
        numbers.pick(&WHEN)
    );
    format!("{}{}.", text[..1].to_uppercase(), &text[1..])
}

/// An enumeration of different things.
fn list(numbers: &mut Numbers) -> String {
    let mut things: Vec<&str> = Vec::new();
    while things.len() < 4 {
        let thing = numbers.pick(&WHAT);
        if !things.contains(&thing) {
            things.push(thing);
        }
    }
    format!("{}, {}, {} and {}", things[0], things[1], things[2], things[3])
}

/// A clause of two to four sentences.
pub fn clause(numbers: &mut Numbers) -> String {
    let sentences: Vec<String> = (0..2 + numbers.below(3)).map(|_| sentence(numbers)).collect();
    sentences.join(" ")
}

/// A block of made-up terms and the old blocks it comes from.
#[derive(Debug, Clone, PartialEq)]
pub struct MadeBlock {
    /// Names of the old blocks; none for what is new.
    pub from: Vec<usize>,
    /// Whether it is a heading.
    pub heading: bool,
    /// What it reads, numbers aside.
    pub text: String,
    /// Whether an edit moved it.
    pub moved: bool,
}

/// Terms of so many clauses, under numbered headings, a boilerplate sentence repeated now and then.
pub fn terms(seed: u64, clauses: usize) -> Vec<MadeBlock> {
    let mut numbers = Numbers(seed);
    let mut blocks = Vec::new();
    for at in 0..clauses {
        let (heading, text) = if at % 6 == 0 {
            let title = numbers.pick(&TITLE);
            (true, if at < 6 * TITLE.len() { title.to_owned() } else { format!("{title} {}", numbers.pick(&WHY)) })
        } else if at % 17 == 5 {
            (false, "Nothing in this paragraph limits rights that cannot be waived by law.".to_owned())
        } else {
            (false, clause(&mut numbers))
        };
        blocks.push(MadeBlock { from: vec![at], heading, text, moved: false });
    }
    blocks
}

/// The terms as Markdown, headings numbered in order.
pub fn markdown(blocks: &[MadeBlock]) -> String {
    let mut text = String::new();
    let mut number = 0;
    for block in blocks {
        if block.heading {
            number += 1;
            text.push_str(&format!("## {number}. {}\n\n", block.text));
        } else {
            text.push_str(&block.text);
            text.push_str("\n\n");
        }
    }
    text
}

/// What an edit does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// A new clause.
    Insert,
    /// A clause gone.
    Delete,
    /// A few words replaced, or a sentence added.
    Reword,
    /// A clause put elsewhere.
    Move,
    /// The same, a few words replaced.
    MoveReworded,
    /// One clause cut in two between sentences.
    Split,
    /// Two neighbours put together.
    Merge,
    /// A section inserted, so that later ones are renumbered.
    Renumber,
    /// The items of a list in another order.
    Reorder,
    /// Another title.
    Retitle,
    /// Other quotation marks and dashes.
    Quotes,
    /// Line ends elsewhere.
    Rewrap,
}

/// Every edit.
pub const EDITS: [Edit; 12] = [
    Edit::Insert,
    Edit::Delete,
    Edit::Reword,
    Edit::Move,
    Edit::MoveReworded,
    Edit::Split,
    Edit::Merge,
    Edit::Renumber,
    Edit::Reorder,
    Edit::Retitle,
    Edit::Quotes,
    Edit::Rewrap,
];

/// Does an edit somewhere that no edit has touched yet.
pub fn edit(blocks: &mut Vec<MadeBlock>, touched: &mut Vec<usize>, kind: Edit, numbers: &mut Numbers) {
    let long = |block: &MadeBlock| !block.heading && block.text.matches(". ").count() >= 1;
    let untouched = |block: &MadeBlock, touched: &[usize]| block.from.len() == 1 && !touched.contains(&block.from[0]);
    let wanted = |block: &MadeBlock| if kind == Edit::Retitle { block.heading } else { long(block) };
    let mut at = numbers.below(blocks.len());
    for _ in 0..blocks.len() {
        if wanted(&blocks[at]) && untouched(&blocks[at], touched) {
            break;
        }
        at = (at + 1) % blocks.len();
    }
    if !(wanted(&blocks[at]) && untouched(&blocks[at], touched)) {
        return;
    }
    // Neighbours stay as they are, so that what each edit did can be told.
    for near in &blocks[at.saturating_sub(1)..(at + 2).min(blocks.len())] {
        touched.extend(near.from.clone());
    }
    let new = |heading: bool, text: String| MadeBlock { from: Vec::new(), heading, text, moved: false };
    match kind {
        Edit::Insert => {
            let text = clause(numbers);
            blocks.insert(at, new(false, text));
        }
        Edit::Delete => {
            blocks.remove(at);
        }
        Edit::Reword => reword(&mut blocks[at], numbers),
        Edit::Move | Edit::MoveReworded => {
            let mut block = blocks.remove(at);
            block.moved = true;
            if kind == Edit::MoveReworded {
                reword(&mut block, numbers);
            }
            // Past seven clauses at least: of two neighbours that changed places nobody can tell which one moved.
            let to = (at + 7 + numbers.below(blocks.len().saturating_sub(14))) % blocks.len();
            blocks.insert(to, block);
        }
        Edit::Split => {
            let middle = blocks[at].text.find(". ").map_or(0, |end| end + 1);
            let (first, second) = blocks[at].text.split_at(middle);
            let (first, second) = (first.to_owned(), second.trim().to_owned());
            let from = blocks[at].from.clone();
            blocks[at].text = first;
            blocks.insert(at + 1, MadeBlock { from, heading: false, text: second, moved: false });
        }
        Edit::Merge => {
            if at + 1 < blocks.len() && long(&blocks[at + 1]) && blocks[at + 1].from.len() == 1 && !blocks[at + 1].moved
            {
                let second = blocks.remove(at + 1);
                touched.extend(blocks.get(at + 1).map(|block| block.from.clone()).unwrap_or_default());
                blocks[at].text = format!("{} {}", blocks[at].text, second.text);
                blocks[at].from.extend(second.from);
            }
        }
        Edit::Renumber => {
            let text = clause(numbers);
            let place = (0..=at).rev().find(|&place| blocks[place].heading).unwrap_or(0);
            blocks.insert(place, new(false, text));
            blocks.insert(place, new(true, format!("New rules {}", numbers.pick(&WHY))));
        }
        Edit::Reorder => {
            let text = blocks[at].text.clone();
            let place = text.match_indices(", ").map(|(place, _)| place).next();
            if let Some(place) = place {
                let end = place + 2 + text[place + 2..].find(", ").unwrap_or(0);
                let start = text[..place].rfind(' ').map_or(0, |blank| blank + 1);
                let (first, second) = (&text[start..place], &text[place + 2..end]);
                if !second.is_empty() && !second.contains(' ') && !first.contains('.') {
                    blocks[at].text = format!("{}{second}, {first}{}", &text[..start], &text[end..]);
                }
            }
        }
        Edit::Retitle => blocks[at].text = format!("Rules {}", numbers.pick(&WHY)),
        Edit::Quotes => blocks[at].text = format!("{} This is the “rule” – as before.", blocks[at].text),
        Edit::Rewrap => blocks[at].text = blocks[at].text.replace(" to ", "\nto "),
    }
}

fn reword(block: &mut MadeBlock, numbers: &mut Numbers) {
    let mut words: Vec<String> = block.text.split(' ').map(str::to_owned).collect();
    let from = 1 + numbers.below(words.len().saturating_sub(4));
    if numbers.below(2) == 0 {
        words.splice(from..from + 2, ["strictly".to_owned(), "necessary".to_owned(), "copies".to_owned()]);
        block.text = words.join(" ");
    } else {
        block.text = format!("{} {}", block.text, sentence(numbers));
    }
}

/// Old and new terms with some edits done, of the kinds given.
pub fn edited(seed: u64, clauses: usize, kinds: &[Edit], edits: usize) -> (Vec<MadeBlock>, Vec<MadeBlock>) {
    let old = terms(seed, clauses);
    let mut numbers = Numbers(seed ^ 0x5EED);
    let (mut new, mut touched) = (old.clone(), Vec::new());
    for _ in 0..edits {
        let kind = kinds[numbers.below(kinds.len())];
        edit(&mut new, &mut touched, kind, &mut numbers);
    }
    (old, new)
}
