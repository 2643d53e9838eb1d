//! Cross-references: `section 5.2`, `article 4 above`, `Section 3(b)`, `§ 3`, `l'article 4`.

use super::number::{Count, steps};
use super::{Clause, ClauseId, ClauseKind};
use crate::text::ByteSpan;
use regex::Regex;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// A place in a clause that points at another clause by its printed number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Reference {
    /// Where the words stand in the clause's text, `section 5.2` as a whole.
    pub span: ByteSpan,
    /// The number it names, as printed: `5.2`, `3(b)`, `IV`.
    pub number: String,
    /// Whether it points into this document.
    pub scope: ReferenceScope,
    /// The clause it points at; none where it points elsewhere, or dangles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<ClauseId>,
}

/// Whether a reference points into the document it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReferenceScope {
    /// At a clause of this document: without a target it dangles.
    Inside,
    /// At a statute or another document: `Article 6 of the GDPR`.
    Outside,
}

impl Reference {
    /// Whether it points at a clause of this document that does not exist.
    pub fn dangles(&self) -> bool {
        self.scope == ReferenceScope::Inside && self.target.is_none()
    }
}

/// Numbers above this are those of statutes.
const HIGHEST_NUMBER: u32 = 99;

/// Words that come before a number in a reference; the same in singular and plural.
const NAMES: &str = r"sections?|sec\.|clauses?|articles?|art\.|paragraphs?|paragraphes?|paras?\.|sub-?sections?|sub-?clauses?|sub-?paragraphs?|annex(?:es|e)?|appendix|appendices|schedules?|exhibits?|chapters?|parts?|points?|alin[ée]as?|chapitres?|titres?|abschnitte?n?s?|ziffern?|ziff\.|artikeln?s?|abs\.|absatz|klauseln?|anlagen?|anhang|punkt(?:e|en)?|secci[óo]n(?:es)?|cl[áa]usulas?|art[íi]culos?|apartados?|anexos?|sezion[ei]|clausol[ae]|articol[oi]|paragraf[oi]|punt[oi]|allegat[oi]";

static REFERENCE: LazyLock<Regex> = LazyLock::new(|| {
    let number = r"(?:\d{1,4}(?:er|bis|ter)?(?:\.\d{1,4})*(?:\.?[a-zA-Z](?-u:\b))?(?:\.(?:[a-z]|[ivx]{1,4})(?-u:\b))*|[IVXLC]{1,6}(?-u:\b)|[A-Z](?-u:\b))(?:\s?\([a-z0-9]{1,4}\))*";
    Regex::new(&format!(
        r"(?:(?-u:\b)(?i:{NAMES})[\s\u{{A0}}]+|§{{1,2}}\s*)(?:n[o°]\.?\s*)?(?P<numbers>{number}(?:\s*(?:,|;|/|&|–|-|and|or|to|through|et|ou|[àa]|und|oder|bis|y|o|e)\s*(?:(?i:{NAMES})\s+|§\s*)?{number})*)"
    ))
    .expect("the pattern of references is valid")
});
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:\d{1,4}(?:er|bis|ter)?(?:\.\d{1,4})*(?:\.?[a-zA-Z](?-u:\b))?(?:\.(?:[a-z]|[ivx]{1,4})(?-u:\b))*|(?-u:\b)[IVXLC]{1,6}(?-u:\b)|(?-u:\b)[A-Z](?-u:\b))(?:\s?\([a-z0-9]{1,4}\))*",
    )
    .expect("the pattern of numbers in references is valid")
});

static CODE_NUMBER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^[A-Z]{1,2}\.?\s?\*?\d").expect("the pattern of code numbers is valid"));
static CODE_AFTER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(?:\.?\s?\*?\d|-\d)").expect("the pattern after code numbers is valid"));
static NAME: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!("(?i:{NAMES})|§")).expect("the pattern of names is valid"));

/// What follows a reference into a statute or another document.
static ELSEWHERE_AFTER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?x)^(?:\s*(?:,|and|or|et|und)?\s*\([^)]{0,40}\))*
        (?:\s*,?\s*(?:[a-z]\)|(?:Abs(?:atz|\.)|Satz|S\.|lit\.|sec\.|sent\.|§|Buchst(?:abe|\.)|Nr\.|paragraphe?|par\.|alin[ée]a|al\.|point|letra|apartado|lettera|comma|paragrafo)\s*[\w.()]{1,6}))*(?:\s*\([^)]{0,4}\))*\s*,?\s*
        (?:(?:(?:and\s+following|et\s+seq\.?|et\s+suivants|ff\.|f\.)\s*)?
           (?:of|under|in|du|de\s+la|de\s+l['’]|de\s+cette|des|der|del|della|dello|dell['’]|de\s+las?|de\s+los|zum|zur|von)?\s*
           (?:the\s+|la\s+|le\s+|el\s+|il\s+)?
           (?:(?-i:\p{Lu}[\w.’'&-]*)\s+(?:(?:and|et|und)\s+)?|(?:general|federal|data|protection|applicable|european|civil|consumer|amended|said|EU|UK|US)\s+){0,7}
           (?-i:GDPR|DSA|DMA|RGPD|DSGVO|DS-GVO|BGB|TMG|TTDSG|TDDDG|BDSG|UWG|ZPO|HGB|UrhG|CCPA|CPRA|LCEN|LOPD|LOPDGDD|LGPD|PIPL|APPI|PDPA|COPPA|HIPAA|FCRA|USC|U\.S\.C|CFR|C\.F\.R|AktG|GWB|Act|Acts|Regulation|Regulations|Directive|Code|Law|Laws|Statute|Statutes|Convention|Treaty|Charter|charter|Constitution|Ordinance|Décret|Decree|Règlement|Directive|Loi|loi|règlement|directive|décret|Gesetz\w*|Verordnung|Richtlinie|Ley|Reglamento|Código|Codice|codice|Regolamento|regolamento|Decreto|decreto|code|Civil|CPC|CGI)(?-u:\b))")
        .expect("the pattern of references to statutes is valid")
});
static ELSEWHERE_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:GDPR|DSA|DMA|RGPD|DSGVO|DS-GVO|BGB|TMG|CCPA|CPRA|LOPD|Code|Act|Regulation|Directive|Law|Statutes?|U\.?S\.?C\.?|C\.?F\.?R\.?|Ordinance|Procedure|loi|code|décret|règlement|Ley|Codice)(?:\s+(?:n[o°]\s*)?\d[\d/.-]*)?\W{0,4}(?:\([^)]{0,20}\)\W{0,3})?$")
        .expect("the pattern of statutes before references is valid")
});
/// Another document, named by its title: "section 4 of the Privacy Policy".
static OTHER_DOCUMENT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:\s*\([^)]{0,60}\))?\s*(?:of|in|under|du|de\s+la|der|des|del|della)\s+(?:(?i:the|our|your|its|their|notre|nos|la|unserer|el|nuestra)\s+)?(?P<title>(?:\p{Lu}[\w’'-]*\s*(?:(?:of|and|de|des|for)\s+)?){1,6})")
        .expect("the pattern of other documents is valid")
});

/// A quick look: whether a text holds what may be the number of a reference, right after one of the words in [`NAMES`].
fn may_refer(text: &str) -> bool {
    if !text.is_ascii() && text.contains(['§', '°']) {
        return true;
    }
    let bytes = text.as_bytes();
    // Most texts name no number at all.
    if !any_begins(bytes) {
        return false;
    }
    let starts = |&at: &usize| begins(bytes[at - 1], bytes[at], bytes.get(at + 1).copied().unwrap_or(b' '));
    let named = |at: usize| {
        // "Section no. 5"
        let before = text[..at].trim_end();
        let named = before.strip_suffix("no.").or(before.strip_suffix("no")).unwrap_or(before).trim_end();
        let word = named.rfind(char::is_whitespace).map_or(0, |blank| blank + 1);
        named.get(word..).is_none_or(|word| NAME_STARTS.is_match(word))
    };
    // Byte for byte only those stretches are looked at in which a number may begin: few, as a rule.
    (1..bytes.len()).step_by(STRETCH).any(|from| {
        let to = bytes.len().min(from + STRETCH);
        any_begins(&bytes[from - 1..bytes.len().min(to + 1)])
            && (from..to).filter(starts).any(|at| may_be_number(bytes, at) && named(at))
    })
}

/// Bytes that are looked at together for the beginning of a number.
const STRETCH: usize = 64;

/// Whether anywhere in a part of a text the number of a reference may begin. Every byte is looked at, as in
/// [`any_byte`](crate::text::any_byte).
#[inline(never)]
fn any_begins(bytes: &[u8]) -> bool {
    let Some((&last, before)) = bytes.split_last() else { return false };
    let at_end = before.last().is_some_and(|&before| begins(before, last, b' '));
    let places = before.iter().zip(before.get(1..).unwrap_or_default()).zip(bytes.get(2..).unwrap_or_default());
    at_end | places.fold(false, |found, ((&before, &byte), &after)| found | begins(before, byte, after))
}

/// Whether between two other bytes the number of a reference may begin.
fn begins(before: u8, byte: u8, after: u8) -> bool {
    let parts = (before <= b' ') | !before.is_ascii() | (before == b'.') | (before == b'o');
    parts & (byte.is_ascii_digit() | byte.is_ascii_uppercase() & !after.is_ascii_lowercase())
}

/// Whether at a place after a blank, or after the letters of "no.", digits stand, or letters that stand alone: "IV", "B".
fn may_be_number(bytes: &[u8], at: usize) -> bool {
    let (before, first) = (bytes[at - 1], bytes[at]);
    if !(first.is_ascii_digit() || first.is_ascii_uppercase()) {
        return false;
    }
    let parted = before.is_ascii_whitespace() || before == 0x0B || !before.is_ascii() || matches!(before, b'.' | b'o');
    let alone = || {
        let letters = bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        letters == 1 || bytes[at..at + letters].iter().all(|byte| b"IVXLC".contains(byte))
    };
    parted && (first.is_ascii_digit() || alone())
}

static NAME_STARTS: LazyLock<aho_corasick::AhoCorasick> = LazyLock::new(|| {
    aho_corasick::AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .build([
            "secti", "sec.", "secci", "sezion", "clau", "cláu", "art", "para", "annex", "append", "schedul", "exhibit",
            "chap", "point", "alin", "titre", "absch", "ziff", "abs.", "absatz", "klausel", "anlage", "anhang",
            "punkt", "apartado", "anexo", "punto", "punti", "allegat",
        ])
        .expect("the beginnings of names are valid")
});

/// The references in a clause, not yet told where they lead. `title` is that of the document itself.
pub fn references(clause: &Clause, title: Option<&str>) -> Vec<Reference> {
    let text = clause.text.as_str();
    let mut found = Vec::new();
    if !may_refer(text) {
        return found;
    }
    for reference in REFERENCE.captures_iter(text) {
        let (Some(whole), Some(numbers)) = (reference.get(0), reference.name("numbers")) else { continue };
        // A clause's own number is no reference.
        if whole.start() < clause.number_len || whole.start() == 0 && clause.kind == ClauseKind::Heading {
            continue;
        }
        let mut scope = scope_of(&text[..whole.start()], &text[whole.end()..], title);
        // Numbers of statutes are high, and those of French codes have a letter before them: "article L. 217-4".
        let high = NUMBER.find_iter(numbers.as_str()).any(|number| {
            let steps = steps(number.as_str());
            steps.is_empty() || steps.iter().any(|step| step.count == Count::Digits && step.value > HIGHEST_NUMBER)
        });
        if high || CODE_NUMBER.is_match(&text[numbers.start()..]) || CODE_AFTER.is_match(&text[whole.end()..]) {
            scope = ReferenceScope::Outside;
        }
        let mut last = 0;
        for (index, number) in NUMBER.find_iter(numbers.as_str()).enumerate() {
            // "§ 3 and section 12": the name belongs to the number after it.
            let between = &numbers.as_str()[last..number.start()];
            let name = NAME.find(between).map_or(number.start(), |name| last + name.start());
            last = number.end();
            let start = if index == 0 { whole.start() } else { numbers.start() + name };
            found.push(Reference {
                span: ByteSpan::new(start, numbers.start() + number.end()),
                number: number.as_str().to_owned(),
                scope,
                target: None,
            });
        }
    }
    found
}

fn scope_of(before: &str, after: &str, title: Option<&str>) -> ReferenceScope {
    let after = &after[..after.floor_char_boundary(160)];
    let before = &before[before.ceil_char_boundary(before.len().saturating_sub(48))..];
    if ELSEWHERE_AFTER.is_match(after) || ELSEWHERE_BEFORE.is_match(before) {
        return ReferenceScope::Outside;
    }
    let Some(other) = OTHER_DOCUMENT.captures(after).and_then(|other| other.name("title")) else {
        return ReferenceScope::Inside;
    };
    // "of the Terms", "of this Agreement" speak of the text itself, and so does its own title.
    let own = title.unwrap_or("").to_lowercase();
    let named = other.as_str().trim().to_lowercase();
    let generic = [
        "terms",
        "agreement",
        "policy",
        "conditions",
        "rules",
        "contract",
        "notice",
        "contrat",
        "conditions générales",
    ];
    let itself = generic.contains(&named.as_str()) || own.contains(&named) || own.is_empty();
    if itself { ReferenceScope::Inside } else { ReferenceScope::Outside }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clause::{Side, segment};
    use crate::document::Document;

    const TERMS: &str = "# Offer Terms\n\n## 1. Data\n\n1.1 We keep it as section 2 says.\n\n1.2 We show it; see Section 3(b) and clauses 1.1 and 2.\n\n## 2. Use\n\nAs set out in article 4 above, § 3 and section 12.\n\n## 3. Rights\n\nYou may:\n\n(a) object under Article 21 of the GDPR;\n\n(b) ask under California Civil Code Section 1798.83.\n\n## 4. Law\n\nSection 5 of the Consumer Rights Act applies, and section 2 of our Privacy Policy.\n";

    fn found(text: &str) -> Vec<(String, String)> {
        let clauses = segment(&Document::from_markdown("terms.md", text), Side::New);
        clauses
            .iter()
            .flat_map(|clause| {
                clause.references.iter().map(|reference| {
                    let target = match (&reference.target, reference.scope) {
                        (Some(id), _) => clauses[id.place()].text.chars().take(12).collect(),
                        (None, ReferenceScope::Outside) => "elsewhere".to_owned(),
                        (None, ReferenceScope::Inside) => "nowhere".to_owned(),
                    };
                    (reference.span.of(&clause.text).to_owned(), target)
                })
            })
            .collect()
    }

    #[test]
    fn references_lead_to_their_clauses() {
        let expected = [
            ("section 2", "2. Use"),
            ("Section 3(b)", "(b) ask unde"),
            ("clauses 1.1", "1.1 We keep "),
            ("2", "2. Use"),
            ("article 4", "4. Law"),
            ("§ 3", "3. Rights"),
            ("section 12", "nowhere"),
            ("Article 21", "elsewhere"),
            ("Section 1798.83", "elsewhere"),
            ("Section 5", "elsewhere"),
            ("section 2", "elsewhere"),
        ];
        let expected: Vec<(String, String)> =
            expected.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        assert_eq!(found(TERMS), expected);
    }

    #[test]
    fn statutes_are_elsewhere() {
        let text = "1. Droit\n\nVoir l'article 9 paragraphe 2, puis les articles L. 217-4 et R.121-1 du code de la consommation, les articles 335-2 et 3 du code. See section 230.\n";
        for (words, target) in found(text) {
            let expected = if words == "article 9" { "nowhere" } else { "elsewhere" };
            assert_eq!(target, expected, "{words}");
        }
    }

    #[test]
    fn statutes_are_told_from_afar() {
        for text in [
            "1. Law\n\nDecisions referred to in Article 22(1) and (4) of the GDPR are not made.\n",
            "1. Law\n\nOur agent according to Articles 27 EU and UK GDPR answers you.\n",
            "1. Law\n\nThis rests on Article 8 sec. 1 GDPR alone.\n",
            "1. Law\n\nDamage is limited pursuant to Article 21 § 2 (a) of the Montreal Convention.\n",
            "1. Law\n\nA body under DSA Article 21 may decide.\n",
            "1. Law\n\nThis is a war in breach of Article 2(4) of the UN charter.\n",
            "1. Droit\n\nAu titre de l’article 30, paragraphe 1, e) du Règlement (UE), nous affichons tout.\n",
        ] {
            assert!(found(text).iter().all(|(_, target)| target == "elsewhere"), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn numbers_with_letters_are_whole() {
        let text = "# Terms\n\n## 10. Transfers\n\nSee Section 10A.b and Section 8b.\n\n## 10A. Transfers abroad\n\na. We ask first.\n\nb. We tell you where to.\n\n## 8b. Games\n\nWe play.\n";
        let expected = [("Section 10A.b", "b. We tell y"), ("Section 8b", "8b. Games")];
        let expected: Vec<(String, String)> =
            expected.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        assert_eq!(found(text), expected);
    }

    #[test]
    fn letters_beside_a_numbered_paragraph_belong_to_it() {
        let text = "# Terms\n\n## Prizes\n\n8\\. **Prizes.** They are sent by post.\n\n* a. Within a week.\n* b. To your door.\n\n## Payment\n\n9\\. **Payment.** You pay as follows.\n\n* a. You pay in advance.\n* b. You may (i) pay in cash or (ii) by card.\n\n## Rest\n\nSee section 9.b, section 9(b)(ii) and section 9(b)(iv).\n";
        let expected =
            [("section 9.b", "b. You may ("), ("section 9(b)(ii)", "b. You may ("), ("section 9(b)(iv)", "nowhere")];
        let expected: Vec<(String, String)> =
            expected.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        assert_eq!(found(text), expected);
    }

    #[test]
    fn french_references_are_read() {
        let text = "Article 1 – Objet\n\nSelon l’article 2 ci-dessous et l'article 6 du RGPD, nous agissons.\n\nArticle 2 – Données\n\nVoir les articles 1 et 3.\n";
        let expected = [
            ("article 2", "Article 2 – "),
            ("article 6", "elsewhere"),
            ("articles 1", "Article 1 – "),
            ("3", "nowhere"),
        ];
        let expected: Vec<(String, String)> =
            expected.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        assert_eq!(found(text), expected);
    }

    #[test]
    fn dangling_references_are_warnings() {
        let clauses = segment(&Document::from_markdown("terms.md", TERMS), Side::New);
        let warnings = crate::clause::dangling_references(&clauses);
        assert_eq!(warnings.len(), 1);
        assert_eq!(warnings[0].message, "“section 12” points at no clause of this version.");
        assert_eq!(warnings[0].span.expect("it has a place").of(TERMS), "section 12");
    }
}
