//! The words of made-up terms, and how sentences are made from them.

use super::Numbers;

const WHEN_SO: &[&str] = &[
    "If an entry is incomplete or cannot be read",
    "Where the law of your country so requires",
    "Unless you have told us otherwise in writing",
    "Once the offer has ended",
    "If a parcel is returned to the warehouse",
    "As long as your account stays open",
    "In the event of a dispute about a delivery",
    "Before the jury meets for the first time",
    "When you order for somebody else",
    "Should a payment be refused by your bank",
    "To the extent that this is technically possible",
    "Without prejudice to the rights of consumers",
    "Whenever a voucher is redeemed in a shop",
    "If you are younger than eighteen",
    "After a complaint has been settled",
    "Provided that the seal is unbroken",
    "Where several persons share one household",
    "If the organiser is sold to another company",
    "During the time in which the offer runs",
    "Save in cases of wilful misconduct",
];
const WHO: &[&str] = &[
    "the organiser",
    "each entrant",
    "our partners in retail",
    "the participant",
    "a winner",
    "the sponsor of the season",
    "your legal guardian",
    "the agency",
    "any affiliate of the group",
    "the jury",
    "the merchant",
    "a processor that acts for us",
    "the platform",
    "every subscriber",
    "we",
    "you",
    "the carrier",
    "our customer service",
    "the notary",
    "a person who enters",
    "the insurer",
    "the holder of the account",
];
const MAY: &[&str] = &[
    "may",
    "must",
    "shall",
    "will",
    "may not",
    "agrees to",
    "reserves the right to",
    "undertakes to",
    "is entitled to",
    "is not obliged to",
    "can at any time",
    "shall under no circumstances",
];
const DO: &[&str] = &[
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
    "collect and keep",
    "sort out",
    "hand over",
    "pass on",
    "replace",
    "forward",
    "correct",
    "examine",
    "exhibit",
    "broadcast",
    "erase or block",
    "return",
    "print",
    "accept",
];
const WHAT: &[&str] = &[
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
    "telephone numbers",
    "delivery notes",
    "serial numbers",
    "complaints",
    "bank details",
    "travel documents",
    "drawings",
    "log files",
    "warranty cards",
    "shopping lists",
];
const KIND: &[&str] = &[
    "all",
    "the",
    "any",
    "such",
    "copies of the",
    "parts of the",
    "the original",
    "incomplete",
    "your",
    "the relevant",
    "personal",
    "older",
    "statistics about the",
    "no more than the necessary",
    "the submitted",
];
const WHICH: &[&str] = &[
    "that you send us",
    "which were received by post",
    "that are needed for the delivery",
    "which the shop has checked",
    "that show other persons",
    "which belong to somebody else",
    "that stand in the account",
    "which were handed in too late",
    "that the jury has chosen",
    "which the software recorded by itself",
    "that were paid for in advance",
    "which bear a seal",
];
const WHY: &[&str] = &[
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
    "to keep the accounts in order",
    "for the protection of minors",
    "to find lost parcels",
    "for the design of new products",
    "to plan the stock of the shops",
    "to defend itself against claims",
    "for research at universities",
    "to calculate discounts",
];
const WHEN: &[&str] = &[
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
    "no later than ten working days after the end of the offer",
    "for the time that the purpose demands",
    "as soon as the parcel has left the warehouse",
    "for a period of six months",
    "without undue delay",
    "on the first working day of each month",
];
const WHERE: &[&str] = &[
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
    "in all branches",
    "on the notice board of the head office",
    "in a locked room",
    "worldwide",
];
const EXCEPT: &[&str] = &[
    "except where a court orders otherwise",
    "unless the entrant objects",
    "even if the prize has been handed over by then",
    "with the exception of public holidays",
    "subject to the approval of the notary",
    "insofar as no third party is affected",
    "regardless of where the entrant lives",
    "and shall inform the other side of it",
    "without any further payment",
    "at its own expense",
    "in accordance with the rules of the house",
    "and this also applies to heirs",
];
const TITLE: &[&str] = &[
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
    "Research",
    "Transfers",
    "Definitions",
    "Delivery",
    "Warranty",
    "Complaints",
    "Accounts",
    "Payment",
    "Security",
    "Minors",
    "Insurance",
    "Archive",
    "Returns",
];
const ABOUT: &[&str] = &[
    "of the season",
    "for members",
    "in shops",
    "on the website",
    "by post",
    "for partners",
    "and its limits",
    "in other countries",
    "for families",
    "at events",
    "of the account",
    "for schools",
    "under this offer",
    "in the app",
];
const NAMED: &[&str] = &["Entry", "Offer", "Account", "Season", "Partner", "Voucher", "Shop", "Household", "Material"];

/// Sentences that terms repeat to the letter.
pub const BOILERPLATE: &[&str] = &[
    "Nothing in this paragraph limits rights that cannot be waived by law.",
    "The organiser decides in its sole discretion.",
    "All other terms stay as they are.",
    "This does not affect your rights as a consumer under the law of the country in which you live.",
];

fn large(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A sentence of eight to some sixty words, its first letter large.
pub fn sentence(numbers: &mut Numbers) -> String {
    let mut text = String::new();
    if numbers.below(4) == 0 {
        text.push_str(numbers.pick(WHEN_SO));
        text.push_str(", ");
    }
    predicate(numbers, &mut text);
    if numbers.below(4) == 0 {
        text.push_str(if numbers.below(2) == 0 { ", and " } else { "; " });
        predicate(numbers, &mut text);
    }
    if numbers.below(3) == 0 {
        text.push_str(", ");
        text.push_str(numbers.pick(EXCEPT));
    }
    text.push('.');
    large(&text)
}

fn predicate(numbers: &mut Numbers, text: &mut String) {
    text.push_str(&format!(
        "{} {} {} {} {}",
        numbers.pick(WHO),
        numbers.pick(MAY),
        numbers.pick(DO),
        numbers.pick(KIND),
        things(numbers)
    ));
    for (words, chance) in [(WHICH, 3), (WHERE, 2), (WHY, 2), (WHEN, 2)] {
        if numbers.below(chance) == 0 {
            text.push(' ');
            text.push_str(numbers.pick(words));
        }
    }
}

/// One thing, two, or an enumeration.
fn things(numbers: &mut Numbers) -> String {
    let count = [1, 1, 2, 3, 4, 6][numbers.below(6)];
    let mut things: Vec<&str> = Vec::new();
    while things.len() < count {
        let thing = numbers.pick(WHAT);
        if !things.contains(&thing) {
            things.push(thing);
        }
    }
    let last = things.pop().unwrap_or_default();
    if things.is_empty() { last.to_owned() } else { format!("{} and {last}", things.join(", ")) }
}

/// A paragraph: mostly two or three sentences, now and then one, now and then very many.
pub fn clause(numbers: &mut Numbers) -> String {
    let count = match numbers.below(100) {
        0..12 => 1,
        12..48 => 2,
        48..74 => 3,
        74..90 => 4 + numbers.below(2),
        90..98 => 6 + numbers.below(4),
        _ => 12 + numbers.below(8),
    };
    let mut sentences: Vec<String> = (0..count).map(|_| sentence(numbers)).collect();
    if numbers.below(10) == 0 {
        sentences.push(numbers.pick(BOILERPLATE).to_owned());
    }
    sentences.join(" ")
}

/// What a defined word means.
pub fn definition(numbers: &mut Numbers) -> String {
    format!(
        "“{}” means {} {} {} {}.",
        numbers.pick(NAMED),
        numbers.pick(KIND),
        things(numbers),
        numbers.pick(WHICH),
        numbers.pick(WHERE)
    )
}

/// A title of one to five words.
pub fn title(numbers: &mut Numbers) -> String {
    let title = numbers.pick(TITLE);
    if numbers.below(3) == 0 { title.to_owned() } else { format!("{title} {}", numbers.pick(ABOUT)) }
}

/// The words before a list.
pub fn lead_in(numbers: &mut Numbers) -> String {
    large(&format!("{} {} {} {}:", numbers.pick(WHO), numbers.pick(MAY), numbers.pick(DO), numbers.pick(WHY)))
}

/// What joins two things in one item of a list.
pub const ALSO: &str = "; and also ";

/// An item of a list, of two to some fifteen words; now and then two in one.
pub fn item(numbers: &mut Numbers) -> String {
    let first = part_of_item(numbers);
    if numbers.below(5) > 0 { first } else { format!("{first}{ALSO}{}", part_of_item(numbers)) }
}

fn part_of_item(numbers: &mut Numbers) -> String {
    let mut text = format!("{} {}", numbers.pick(KIND), numbers.pick(WHAT));
    for words in [WHICH, WHY, WHEN] {
        if numbers.below(2) == 0 {
            text.push(' ');
            text.push_str(numbers.pick(words));
        }
    }
    text
}

/// A row of a table.
pub fn row(numbers: &mut Numbers) -> String {
    format!("{} {} | {} | {}", numbers.pick(KIND), things(numbers), numbers.pick(WHY), numbers.pick(WHEN))
}

/// A word that stands for another of its kind, where the word is known.
pub fn other_word(numbers: &mut Numbers, word: &str) -> Option<String> {
    let lists = [WHAT, DO, WHY, WHEN, WHERE, WHO];
    let list = lists.iter().find(|list| list.contains(&word))?;
    Some(numbers.pick(list).to_owned()).filter(|other| other != word)
}

/// A phrase that can be put between two words anywhere.
pub fn phrase(numbers: &mut Numbers) -> &'static str {
    let lists = [WHEN, WHERE, WHY];
    let list = lists[numbers.below(lists.len())];
    numbers.pick(list)
}
