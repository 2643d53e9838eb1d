//! The language of a text.

use super::{Block, Warning};
use whatlang::Lang;

/// Letters needed before every language that `whatlang` knows is a candidate.
const ENOUGH_LETTERS: usize = 200;
/// Bytes of the text that are looked at.
const SAMPLE_BYTES: usize = 32_768;
/// How sure detection must be of a long text that it does not call reliable.
const SURE: f64 = 0.5;
/// One of so many words of a text in a language is a small one, at the least.
const SMALL_WORD_SHARE: usize = 7;
/// In a text with fewer letters than [`ENOUGH_LETTERS`] the small words of a language tell more than its letters do.
const SMALL_WORDS: [(&str, &[&str]); 7] = [
    (
        "en",
        &[
            "the", "we", "you", "your", "of", "and", "for", "to", "our", "is", "are", "by", "with", "not", "may",
            "will", "or", "in", "any",
        ],
    ),
    (
        "fr",
        &[
            "le", "la", "les", "des", "du", "vous", "nous", "vos", "nos", "et", "pour", "de", "une", "est", "sont",
            "par", "ne", "pas", "au", "votre",
        ],
    ),
    (
        "de",
        &[
            "der", "die", "das", "und", "wir", "sie", "ihre", "für", "nicht", "ist", "mit", "von", "den", "zu",
            "werden", "unsere", "oder", "im",
        ],
    ),
    (
        "es",
        &[
            "el", "los", "las", "y", "para", "sus", "su", "nosotros", "usted", "del", "una", "con", "por", "que", "no",
            "de", "en",
        ],
    ),
    (
        "it",
        &[
            "il", "gli", "i", "e", "di", "per", "noi", "suoi", "dei", "della", "una", "con", "che", "non", "tuo",
            "tua", "i",
        ],
    ),
    // No lexicon knows these two; without them their small words would pass for Spanish ones ("de", "en", "que").
    (
        "nl",
        &["het", "een", "van", "wij", "uw", "niet", "voor", "zijn", "met", "aan", "wordt", "u", "op", "onze", "dat"],
    ),
    ("pt", &["não", "os", "seus", "suas", "uma", "são", "você", "nós", "nossos", "dos", "das", "ao", "pelo", "com"]),
];

/// ISO 639-1 code of the language of these blocks, where there is text enough to tell.
pub fn detect(blocks: &[Block]) -> Option<String> {
    let sample = sample(blocks);
    let letters = sample.chars().filter(|c| c.is_alphabetic()).count();
    let info = if letters >= ENOUGH_LETTERS {
        match whatlang::detect(&sample).filter(|info| info.is_reliable() || info.confidence() >= SURE) {
            Some(info) => Some(info),
            // Names and tables hide what a text is in; where many of its words are small ones of a language, it is that.
            None => return by_small_words(&sample, true).map(str::to_owned),
        }
    } else {
        match by_small_words(&sample, false) {
            Some(code) => return Some(code.to_owned()),
            None => whatlang::detect(&sample).filter(whatlang::Info::is_reliable),
        }
    }?;
    Some(iso_639_1(info.lang()).to_owned())
}

/// The language whose small words are at least two and twice as many as those of any other; where they must be `many`, at least
/// one of so many words.
fn by_small_words(sample: &str, many: bool) -> Option<&'static str> {
    let lower = sample.to_lowercase();
    let words = || lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let least = if many { (words().count() / SMALL_WORD_SHARE).max(2) } else { 2 };
    let mut counts: Vec<(usize, &'static str)> =
        SMALL_WORDS.iter().map(|(code, small)| (words().filter(|word| small.contains(word)).count(), *code)).collect();
    counts.sort_by(|a, b| b.cmp(a));
    let ((most, code), (second, _)) = (counts[0], counts[1]);
    (most >= least && most >= 2 * second).then_some(code)
}

/// ISO 639-1 code of the language of a text, where it is long enough and plainly in another one than `own`.
pub(crate) fn plainly_other(text: &str, own: &str) -> Option<&'static str> {
    if has_small_words_of(text, own) {
        return None;
    }
    let code = by_small_words(text, true).filter(|code| *code != own)?;
    let enough = text.chars().filter(|c| c.is_alphabetic()).nth(ENOUGH_LETTERS / 2).is_some();
    let info = whatlang::detect(text).filter(|info| enough && info.is_reliable())?;
    (iso_639_1(info.lang()) == code).then_some(code)
}

/// Whether many words of a text are small ones of a language: asked first, for it is asked of nearly every clause in vain.
fn has_small_words_of(text: &str, code: &str) -> bool {
    let Some((_, small)) = SMALL_WORDS.iter().find(|(known, _)| *known == code) else { return false };
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let (found, count) =
        words.fold((0, 0), |(found, count), word| (found + usize::from(small.contains(&word)), count + 1));
    found * SMALL_WORD_SHARE >= count
}

/// The language that a page states (`fr`, `fr-CA`), unless its text is plainly in another one.
pub fn stated_or_detected(stated: Option<&str>, blocks: &[Block], warnings: &mut Vec<Warning>) -> Option<String> {
    let detected = detect(blocks);
    let stated = stated
        .map(|tag| tag.trim().split(['-', '_']).next().unwrap_or("").to_lowercase())
        .filter(|code| (2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_lowercase()));
    let Some(stated) = stated else { return detected };
    let sample = sample(blocks);
    let plainly = whatlang::detect(&sample)
        .filter(|info| info.is_reliable() && sample.chars().filter(|c| c.is_alphabetic()).count() >= ENOUGH_LETTERS);
    match plainly.map(|info| iso_639_1(info.lang())) {
        Some(code) if code != stated && !same_language(code, &stated) => {
            warnings.push(Warning {
                code: "language-differs".to_owned(),
                message: format!(
                    "The page says its language is “{stated}”; its text reads as “{code}” and was taken as that."
                ),
                span: None,
            });
            Some(code.to_owned())
        }
        _ => Some(stated),
    }
}

/// Codes that detection does not keep apart.
fn same_language(one: &str, other: &str) -> bool {
    const NORWEGIAN: [&str; 4] = ["no", "nb", "nn", "da"];
    NORWEGIAN.contains(&one) && NORWEGIAN.contains(&other)
}

/// Longest blocks tell the language best; the first of them will do.
fn sample(blocks: &[Block]) -> String {
    let mut sample = String::new();
    for long in [true, false] {
        for block in blocks.iter().filter(|block| (block.text.len() >= 80) == long) {
            if sample.len() + block.text.len().min(SAMPLE_BYTES) > SAMPLE_BYTES && !sample.is_empty() {
                return sample;
            }
            let end = block.text.floor_char_boundary(SAMPLE_BYTES);
            sample.push_str(&block.text[..end]);
            sample.push('\n');
        }
        if sample.len() >= SAMPLE_BYTES / 8 {
            break;
        }
    }
    sample
}

fn iso_639_1(lang: Lang) -> &'static str {
    const CODES: [(&str, &str); 69] = [
        ("epo", "eo"),
        ("eng", "en"),
        ("rus", "ru"),
        ("cmn", "zh"),
        ("spa", "es"),
        ("por", "pt"),
        ("ita", "it"),
        ("ben", "bn"),
        ("fra", "fr"),
        ("deu", "de"),
        ("ukr", "uk"),
        ("kat", "ka"),
        ("ara", "ar"),
        ("hin", "hi"),
        ("jpn", "ja"),
        ("heb", "he"),
        ("yid", "yi"),
        ("pol", "pl"),
        ("amh", "am"),
        ("jav", "jv"),
        ("kor", "ko"),
        ("nob", "nb"),
        ("dan", "da"),
        ("swe", "sv"),
        ("fin", "fi"),
        ("tur", "tr"),
        ("nld", "nl"),
        ("hun", "hu"),
        ("ces", "cs"),
        ("ell", "el"),
        ("bul", "bg"),
        ("bel", "be"),
        ("mar", "mr"),
        ("kan", "kn"),
        ("ron", "ro"),
        ("slv", "sl"),
        ("hrv", "hr"),
        ("srp", "sr"),
        ("mkd", "mk"),
        ("lit", "lt"),
        ("lav", "lv"),
        ("est", "et"),
        ("tam", "ta"),
        ("vie", "vi"),
        ("urd", "ur"),
        ("tha", "th"),
        ("guj", "gu"),
        ("uzb", "uz"),
        ("pan", "pa"),
        ("aze", "az"),
        ("ind", "id"),
        ("tel", "te"),
        ("pes", "fa"),
        ("mal", "ml"),
        ("ori", "or"),
        ("mya", "my"),
        ("nep", "ne"),
        ("sin", "si"),
        ("khm", "km"),
        ("tuk", "tk"),
        ("aka", "ak"),
        ("zul", "zu"),
        ("sna", "sn"),
        ("afr", "af"),
        ("lat", "la"),
        ("slk", "sk"),
        ("cat", "ca"),
        ("tgl", "tl"),
        ("hye", "hy"),
    ];
    let code = lang.code();
    CODES.iter().find(|(long, _)| *long == code).map_or(code, |(_, short)| short)
}

#[cfg(test)]
mod tests {
    use crate::document::Document;

    fn language(text: &str) -> Option<String> {
        Document::from_plain("terms.txt", text).language
    }

    #[test]
    fn paragraphs_tell_their_language() {
        for (code, text) in [
            ("en", "We keep your data for 30 days."),
            (
                "en",
                "You may withdraw your consent at any time. We will then delete your profile picture within thirty days.",
            ),
            (
                "fr",
                "Vous pouvez retirer votre consentement à tout moment. Nous supprimons alors votre photo sous trente jours.",
            ),
            (
                "de",
                "Sie können Ihre Einwilligung jederzeit widerrufen. Wir löschen dann Ihr Profilbild innerhalb von dreißig Tagen.",
            ),
            (
                "es",
                "Puede retirar su consentimiento en cualquier momento. Eliminaremos su foto de perfil en un plazo de treinta días.",
            ),
            (
                "it",
                "Puoi revocare il consenso in qualsiasi momento. Cancelleremo la tua foto del profilo entro trenta giorni.",
            ),
            ("ja", "お客様はいつでも同意を撤回することができます。その場合、当社はプロフィール写真を削除します。"),
        ] {
            assert_eq!(language(text).as_deref(), Some(code), "{text}");
        }
    }

    #[test]
    fn a_short_policy_with_a_table_tells_its_language() {
        let text = "# Castellane Shop Privacy Notice\n\nCastellane sells furniture online.\n\nWe collect your name, your address and your orders.\n\n## How long we keep your information\n\n| Information | How long we keep it |\n| --- | --- |\n| Orders | 6 years |\n| Call recordings | 90 days |\n| Messages to our desk | 1 year |\n\n## Contact\n\nOur customer desk answers on weekdays.\n";
        assert_eq!(language(text).as_deref(), Some("en"));
    }

    #[test]
    fn a_few_signs_tell_nothing() {
        for text in ["12.5 %", "Acme XQ-7", "§ 3"] {
            assert_eq!(language(text), None, "{text}");
        }
    }
}
