//! The date that a text states for itself: "Last updated: November 7, 2025", "Dernière mise à jour : 1er mars 2024".

use super::Block;
use crate::text::ByteSpan;
use regex::Regex;
use std::sync::LazyLock;

/// Blocks looked at from the start, and from the end, of a text.
const START_BLOCKS: usize = 60;
const END_BLOCKS: usize = 60;
/// A block that holds nothing but a date is the text's date only near its start.
const LONE_DATE_BLOCKS: usize = 8;
/// Bytes of a block that holds nothing but a date.
const LONGEST_DATE: usize = 64;
/// Bytes between the words that announce a date and the date.
const REACH: usize = 48;

/// Names of months with their numbers; English, French, German, Spanish, Italian, Dutch, Portuguese. Longer forms and
/// abbreviations in one list: no name means different months in different languages.
const MONTHS: [&[&str]; 12] = [
    &[
        "january", "jan", "janvier", "janv", "januar", "jänner", "jän", "enero", "ene", "gennaio", "gen", "januari",
        "janeiro",
    ],
    &[
        "february",
        "feb",
        "février",
        "fevrier",
        "févr",
        "fév",
        "februar",
        "febrero",
        "febbraio",
        "februari",
        "fevereiro",
    ],
    &["march", "mar", "mars", "märz", "mär", "marzo", "maart", "março"],
    &["april", "apr", "avril", "avr", "abril", "abr", "aprile"],
    &["may", "mai", "mayo", "maggio", "mag", "mei", "maio"],
    &["june", "jun", "juin", "juni", "junio", "giugno", "giu", "junho"],
    &["july", "jul", "juillet", "juil", "juli", "julio", "luglio", "lug", "julho"],
    &["august", "aug", "août", "aout", "agosto", "ago", "augustus"],
    &["september", "sept", "sep", "septembre", "septiembre", "settembre", "set", "setembro"],
    &["october", "oct", "octobre", "oktober", "okt", "octubre", "ottobre", "ott", "outubro"],
    &["november", "nov", "novembre", "noviembre", "novembro"],
    &["december", "dec", "décembre", "decembre", "déc", "dezember", "dez", "diciembre", "dic", "dicembre", "dezembro"],
];

/// The letters of ASCII that names of months begin with.
static INITIALS: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut initials: Vec<u8> = MONTHS.iter().flat_map(|names| names.iter()).map(|name| name.as_bytes()[0]).collect();
    initials.sort_unstable();
    initials.dedup();
    initials
});

/// Whether a word names a month in one of the languages known.
pub fn is_month(word: &str) -> bool {
    // Most words begin as no month does.
    if word.bytes().next().is_none_or(|first| first.is_ascii() && !INITIALS.contains(&first.to_ascii_lowercase())) {
        return false;
    }
    let mut names = MONTHS.iter().flat_map(|names| names.iter());
    if word.is_ascii() {
        return names.any(|name| name.eq_ignore_ascii_case(word));
    }
    let word = word.to_lowercase();
    names.any(|name| *name == word)
}

/// Words that announce the date of a text, weightiest first.
const ANNOUNCEMENTS: [&str; 3] = [
    // The last change.
    r"last\s+(?:updated?|modified|revised|amended|changed|edited)|last\s+(?:update|revision|modification|change)|(?:date\s+of\s+)?(?:the\s+)?(?:latest|last)\s+(?:update|revision|version)|revision\s+date|date\s+(?:of\s+revision|revised|modified|updated)|derni[èe]re?\s+(?:mise\s+[àa]\s+jour|modification|r[ée]vision|actualisation)|(?:derni[èe]rement\s+)?mise?s?\s+[àa]\s+jour|date\s+de\s+(?:derni[èe]re\s+)?mise\s+[àa]\s+jour|modifi[ée]e?s?\s+(?:le|en)|zuletzt\s+(?:aktualisiert|ge[äa]ndert|bearbeitet)|letzte\s+(?:aktualisierung|[äa]nderung)|aktualisiert\s+am|[úu]ltima\s+(?:actualizaci[óo]n|modificaci[óo]n|revisi[óo]n|atualiza[çc][ãa]o)|actualizado\s+(?:el|en)|ultimo\s+aggiornamento|ultima\s+modifica|aggiornat[oaie]\s+(?:al|il|a)|laatst\s+(?:bijgewerkt|gewijzigd)|最終更新日?|最終改[定訂]日?|改[定訂]日?|更新日期|最近更新(?:日期)?",
    // When it takes effect.
    r"\beffective(?:\s+(?:date|as\s+of|from|on))*|\bin\s+(?:force|effect)\s+(?:as\s+of|from|since|on)|\bentr?(?:y|ies|ers?)\s+into\s+(?:force|effect)|\b(?:takes?|taking|coming|comes?|came|goes?|went)\s+(?:in)?to\s+(?:effect|force)|\b(?:takes?|took)\s+effect|\bappl(?:y|ies)\s+(?:as\s+)?(?:from|of)|\bvalid\s+(?:as\s+of|from|since)|en\s+vigueur|date\s+d['’](?:effet|entr[ée]e)|entr[ée]e\s+en\s+vigueur|applicables?\s+(?:[àa]\s+(?:compter|partir)\s+du|au|depuis)|g[üu]ltig\s+(?:ab|seit)|in\s+kraft\s+(?:ab|seit|getreten)|en\s+vigor|vigentes?|fecha\s+de\s+entrada|in\s+vigore|施行日?|生效日期?|制定日?",
    // Which version it is.
    r"\b(?:up)?dated\b|\brevised\b|\bamended\b|\bmodified\b|\bversion\b|\bas\s+(?:of|at)\b|\bposted\b|\bpublished\b|\bissued\b|\badopted\b|\bformulated\b|\bdate\s*:|\bstand\s*:?|\bfassung\s+vom|\bversion\s+du|\ben\s+date\s+du|\bdatée?\s+du|\b[àa]\s+jour\s+au|\bfecha\s*:|\bversi[óo]n|\bversione|\bdata\s*:",
];

static ANNOUNCED: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    ANNOUNCEMENTS
        .iter()
        .map(|words| Regex::new(&format!("(?i:{words})")).expect("the patterns of announced dates are valid"))
        .collect()
});

static DATE: LazyLock<Regex> = LazyLock::new(|| {
    let mut names: Vec<&str> = MONTHS.iter().flat_map(|names| names.iter().copied()).collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let month = names.join("|");
    Regex::new(&format!(
        r"(?xi)
          \b(?P<y1>(?:19|20)\d\d)\s?[-/.]\s?(?P<m1>\d{{1,2}})\s?[-/.]\s?(?P<d1>\d{{1,2}})\b
        | (?P<y2>(?:19|20)\d\d)\s*年\s*(?P<m2>\d{{1,2}})\s*月\s*(?P<d2>\d{{1,2}})\s*日
        | \b(?P<n3>{month})\.?,?\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+(?:of\s+)?(?P<y3>(?:19|20)\d\d)\b
        | \b(?P<d4>\d{{1,2}})(?:st|nd|rd|th|er|ère|\.|º|°)?[\s-]+(?:(?:day\s+)?of\s+|de\s+|di\s+)?(?P<n4>{month})\.?,?[\s-]*(?:de\s+|del\s+)?(?P<y4>(?:19|20)\d\d)\b
        | \b(?P<a5>\d{{1,2}})\s?(?P<s5>[/.-])\s?(?P<b5>\d{{1,2}})\s?[/.-]\s?(?P<y5>(?:19|20)\d\d)\b
        "
    ))
    .expect("the pattern of dates is valid")
});

/// What follows the first date of a period: one of an earlier version.
static UNTIL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?i)\s*,?\s*(?:until|till|through|jusqu|bis\b|hasta|fino)").expect("the pattern of periods is valid")
});

/// A version: of the text, or of something that the text speaks of.
static VERSION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:version|versi[óo]n|versione|fassung|revision|rev\.|v\.)\s*(?:n[o°]\.?\s*)?\d+(?:\.\d+)*\b")
        .expect("the pattern of versions is valid")
});

/// The years of the copyright of a text.
static COPYRIGHT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:©|\(c\)|\bcopyright\b)[\s,©]*(?:(?:19|20)\d\d[\s,–-]*)+")
        .expect("the pattern of copyrights is valid")
});

/// How documents of terms name themselves.
const OWN_NAMES: [&str; 24] = [
    "terms",
    "conditions",
    "policy",
    "agreement",
    "notice",
    "rules",
    "contract",
    "statement",
    "version",
    "document",
    "politique",
    "contrat",
    "règlement",
    "cgu",
    "cgv",
    "charte",
    "bedingungen",
    "richtlinie",
    "erklärung",
    "agb",
    "condiciones",
    "política",
    "condizioni",
    "informativa",
];
/// Words before an announcement among which the document may be named, and words after a date that leave it the date of
/// the document.
const FARTHEST_NAME: usize = 8;

/// The date in a line such as "Last updated: November 7, 2025", as `YYYY-MM-DD`.
///
/// Announcements of the last change weigh more than those of taking effect, these more than "version" and the like; of
/// equals the first counts. A date that can be read in two ways (`03/04/2024` in an English text) is none.
pub fn stated_date(blocks: &[Block], language: Option<&str>) -> Option<String> {
    let end = blocks.len().saturating_sub(END_BLOCKS).max(START_BLOCKS.min(blocks.len()));
    let looked_at = || blocks[..START_BLOCKS.min(blocks.len())].iter().chain(&blocks[end..]);
    for announced in ANNOUNCED.iter() {
        if let Some(date) = looked_at().find_map(|block| announced_date(&block.text, announced, language)) {
            return Some(date);
        }
    }
    blocks.iter().take(LONE_DATE_BLOCKS).find_map(|block| lone_date(&block.text, language))
}

fn announced_date(text: &str, announced: &Regex, language: Option<&str>) -> Option<String> {
    let text = head(text);
    announced.find_iter(text).find_map(|found| iso(&date_after(text, found.range())?.0, language))
}

/// The part of a text in which its date may stand: a sentence far into a long paragraph speaks of other things.
fn head(text: &str) -> &str {
    &text[..text.floor_char_boundary(2_000)]
}

/// The date that an announcement announces, and where what was searched for it begins.
fn date_after(text: &str, announcement: std::ops::Range<usize>) -> Option<(regex::Captures<'_>, usize)> {
    let previous = text[..announcement.start].trim_end().to_lowercase();
    if ["previous", "prior", "précédente", "vorherige", "anterior"].iter().any(|word| previous.ends_with(word)) {
        return None;
    }
    let after = &text[announcement.end..text.floor_char_boundary(announcement.end + REACH + 24)];
    let date = DATE.captures(after)?;
    // Another sentence begins between them: the date belongs to that.
    let between = &after[..date.get(0)?.start()];
    let rest = &after[date.get(0)?.end()..];
    let belongs = between.len() <= REACH && !between.contains(". ") && !between.contains(';') && !UNTIL.is_match(rest);
    belongs.then_some((date, announcement.end))
}

/// Where a text states a date or a version for the document that it belongs to: "Last updated: …", "These terms take
/// effect on …", "Version 3.2", "© 2024", or a date and nothing else. Other dates, such as deadlines, are none of these.
pub fn stated_for_itself(text: &str) -> Vec<ByteSpan> {
    let text = head(text);
    let span = |found: regex::Match<'_>| ByteSpan::new(found.start(), found.end());
    let versions =
        VERSION.find_iter(text).filter(|found| speaks_of_itself(&text[..found.start()], &text[found.end()..]));
    let mut spans: Vec<ByteSpan> = versions.chain(COPYRIGHT.find_iter(text)).map(span).collect();
    for (rank, announced) in ANNOUNCED.iter().enumerate() {
        for found in announced.find_iter(text) {
            let Some((date, from)) = date_after(text, found.range()) else { continue };
            let Some(date) = date.get(0) else { continue };
            let (start, end) = (from + date.start(), from + date.end());
            if rank == 0 || speaks_of_itself(&text[..found.start()], &text[end..]) {
                spans.push(ByteSpan::new(start, end));
            }
        }
    }
    let alone = text.trim_matches(|c: char| !c.is_alphanumeric());
    if DATE.find(alone).is_some_and(|date| date.len() == alone.len()) {
        spans.push(ByteSpan::new(0, text.len()));
    }
    spans
}

/// Whether what stands around an announcement leaves it to speak of the document itself: its name before it; or nothing
/// before it, and after it its name or not much. "From 1 May we sell your name" speaks of a practice, "version 8 or higher"
/// of a thing.
fn speaks_of_itself(before: &str, after: &str) -> bool {
    const ENDS: [char; 6] = ['.', ';', '!', '?', '|', '\n'];
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
    };
    let named = |words: &[String]| words.iter().any(|word| OWN_NAMES.contains(&word.as_str()));
    let before = words(before.rsplit(ENDS).next().unwrap_or(before));
    if !before.is_empty() {
        return before.len() <= FARTHEST_NAME && named(&before);
    }
    let after = words(after.split(ENDS).next().unwrap_or(after));
    let goes_on =
        after.first().is_some_and(|word| matches!(word.as_str(), "or" | "of" | "and" | "ou" | "de" | "et" | "oder"));
    let dated = after.get(1).is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    named(&after) || after.len() <= FARTHEST_NAME && (dated || !goes_on)
}

fn lone_date(text: &str, language: Option<&str>) -> Option<String> {
    if text.len() > LONGEST_DATE {
        return None;
    }
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    let date = DATE.captures(text)?;
    (date.get(0)?.range() == (0..text.len())).then(|| iso(&date, language)).flatten()
}

fn iso(date: &regex::Captures<'_>, language: Option<&str>) -> Option<String> {
    let number = |name: &str| date.name(name).and_then(|found| found.as_str().parse::<u32>().ok());
    let named = |name: &str| {
        let month = date.name(name)?.as_str().to_lowercase();
        (1..).zip(MONTHS).find(|(_, names)| names.contains(&month.as_str())).map(|(number, _)| number)
    };
    let (year, month, day) = if let Some(year) = number("y1") {
        (year, number("m1")?, number("d1")?)
    } else if let Some(year) = number("y2") {
        (year, number("m2")?, number("d2")?)
    } else if let Some(year) = number("y3") {
        (year, named("n3")?, number("d3")?)
    } else if let Some(year) = number("y4") {
        (year, named("n4")?, number("d4")?)
    } else {
        let (a, b, year) = (number("a5")?, number("b5")?, number("y5")?);
        let points = date.name("s5").is_some_and(|mark| mark.as_str() == ".");
        let day_first = points || a > 12 || language.is_some_and(|code| code != "en");
        if !day_first && b <= 12 && a != b {
            return None;
        }
        if day_first { (year, b, a) } else { (year, a, b) }
    };
    let days = match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    (1..=days).contains(&day).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use crate::document::Document;

    fn date(text: &str) -> Option<String> {
        Document::from_plain("terms.txt", text).date
    }

    #[test]
    fn dates_are_read_in_many_forms() {
        for (text, iso) in [
            ("Last updated: November 7, 2025", "2025-11-07"),
            ("LAST UPDATED NOVEMBER 7TH, 2025", "2025-11-07"),
            ("Effective 1 January 2024", "2024-01-01"),
            ("Effective Date: January 1st, 2024.", "2024-01-01"),
            ("These terms apply from 28 February 2025.", "2025-02-28"),
            ("Last modified on 2024-03-01", "2024-03-01"),
            ("Terms of ServiceLast Modified: 2022-02-09", "2022-02-09"),
            ("Version of Sept. 3, 2021", "2021-09-03"),
            ("Dernière mise à jour : 1er mars 2024", "2024-03-01"),
            ("Date de dernière mise à jour : 15 août 2023", "2023-08-15"),
            ("Conditions en vigueur au 2 décembre 2022", "2022-12-02"),
            ("Conditions applicables à compter du 01/02/2023. Les services sont fournis par la société.", "2023-02-01"),
            ("Stand: 3. März 2024", "2024-03-03"),
            ("Zuletzt aktualisiert am 01.02.2024", "2024-02-01"),
            ("Última actualización: 5 de mayo de 2023", "2023-05-05"),
            ("Ultimo aggiornamento: 12 giugno 2022", "2022-06-12"),
            ("Last updated 25/12/2023", "2023-12-25"),
            ("Last updated 12/25/2023", "2023-12-25"),
            ("The rules went into effect on June 7, 2023. Rules of 2014: effective from June 16, 2014.", "2023-06-07"),
            ("Rules of 2014: effective from June 16, 2014, until June 7, 2023\n\nEffective June 7, 2023", "2023-06-07"),
            ("最終更新日：2024年3月1日", "2024-03-01"),
            ("Terms of the offer\n\n7 November 2025", "2025-11-07"),
        ] {
            assert_eq!(date(text).as_deref(), Some(iso), "{text}");
        }
    }

    #[test]
    fn a_deadline_is_told_from_the_date_of_the_text() {
        for (text, stated) in [
            ("Last updated: 3 March 2024", vec!["3 March 2024"]),
            ("Last updated 1 May 2024: the fee is €80.", vec!["1 May 2024"]),
            ("These terms take effect on 3 March 2024.", vec!["3 March 2024"]),
            ("Effective date: January 1st, 2024. Entries close on 30 June 2024.", vec!["January 1st, 2024"]),
            ("Version 3.2 of 4 May 2024", vec!["Version 3.2", "4 May 2024"]),
            ("© 2019–2024 Snackbox", vec!["© 2019–2024 "]),
            ("7 November 2025", vec!["7 November 2025"]),
            ("Entries close on 30 June 2024.", vec![]),
            ("The discount takes effect on 30 June 2024.", vec![]),
            ("We keep entries for 30 days.", vec![]),
        ] {
            let mut spans = super::stated_for_itself(text);
            spans.sort();
            assert_eq!(spans.iter().map(|span| span.of(text)).collect::<Vec<_>>(), stated, "{text}");
        }
    }

    #[test]
    fn the_last_change_weighs_more_than_taking_effect() {
        let text = "Effective date: 1 December 2025\n\nLast updated: 7 November 2025";
        assert_eq!(date(text).as_deref(), Some("2025-11-07"));
    }

    #[test]
    fn what_is_no_date_of_the_text_is_not_taken() {
        for text in [
            "The offer ends on 31 December 2025.",
            "Last updated: 03/04/2024. We keep your data for thirty days and delete it afterwards.",
            "Last updated: 31 February 2024",
            "Previous version: 3 March 2020",
            "Last updated regularly; the offer began on 3 March 2024.",
        ] {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn a_date_at_the_end_of_a_long_text_is_found() {
        let text = "We keep your data.\n\n".repeat(200) + "Formulated on October 1, 2023";
        assert_eq!(date(&text).as_deref(), Some("2023-10-01"));
    }
}
