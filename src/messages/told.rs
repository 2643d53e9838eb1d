//! Sentences of the public format in the reader's language.
//!
//! What a reader of a file, a comparison or the rules has to say stands in the public format as an English sentence. Its
//! wording stands in the English messages too (`told-…`), with what it names left open; a sentence that fits one of them
//! is said by the message of the same name in the other language. One that fits none stays English.

use super::{Language, Messages};
use fluent_bundle::FluentValue;
use std::borrow::Cow;
use std::sync::LazyLock;

/// How the names of such messages begin.
const TOLD: &str = "told-";

/// A part of the wording of a sentence.
enum Part {
    /// Words.
    Words(&'static str),
    /// Something that it names. A name that begins with `told` is that of a phrase which is told in its turn.
    Open(&'static str),
}

/// The wording of a sentence.
struct Wording {
    message: &'static str,
    parts: Vec<Part>,
}

/// All wordings, in the order of the file: the first that fits is taken.
static WORDINGS: LazyLock<Vec<Wording>> = LazyLock::new(|| {
    let lines = Language::English.files().into_iter().flat_map(str::lines);
    let told = lines.filter(|line| line.starts_with(TOLD));
    told.filter_map(|line| line.split_once(" = "))
        .map(|(message, wording)| Wording { message, parts: parts(wording) })
        .collect()
});

fn parts(wording: &'static str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = wording;
    while let Some((words, after)) = rest.split_once("{ $") {
        let (open, after) = after.split_once(" }").unwrap_or((after, ""));
        parts.extend([Part::Words(words), Part::Open(open)]);
        rest = after;
    }
    parts.push(Part::Words(rest));
    parts
}

impl Wording {
    /// What the sentence names, where it has this wording.
    fn fits<'s>(&self, sentence: &'s str) -> Option<Vec<(&'static str, &'s str)>> {
        let mut values = Vec::new();
        let mut rest = sentence;
        let mut open = None;
        for (at, part) in self.parts.iter().enumerate() {
            match part {
                Part::Open(name) => open = Some(*name),
                Part::Words(words) => {
                    let last = at + 1 == self.parts.len();
                    // The last words end the sentence, whatever stands in what it names.
                    let start = match open {
                        Some(_) if last => rest.len().checked_sub(words.len()).filter(|_| rest.ends_with(words)),
                        Some(_) => rest.find(words),
                        None => rest.starts_with(words).then_some(0),
                    }?;
                    values.extend(open.take().map(|name| (name, &rest[..start])));
                    rest = &rest[start + words.len()..];
                }
            }
        }
        rest.is_empty().then_some(values)
    }
}

impl Messages {
    /// A sentence of the public format in this language; as it is where no message says it.
    pub fn told<'s>(&self, sentence: &'s str) -> Cow<'s, str> {
        if self.language == Language::English {
            return sentence.into();
        }
        self.find_told(sentence).map_or(sentence.into(), Cow::Owned)
    }

    /// The same, where a message says it.
    pub fn find_told(&self, sentence: &str) -> Option<String> {
        let (wording, values) = WORDINGS.iter().find_map(|wording| Some((wording, wording.fits(sentence)?)))?;
        let told: Vec<(&str, Cow<'_, str>)> = values
            .into_iter()
            .map(|(name, text)| (name, if name.starts_with("told") { self.told(text) } else { text.into() }))
            .collect();
        // Only a count chooses a form; other figures stay as they are written.
        let value = |name: &str, text: &str| -> FluentValue<'static> {
            match name {
                "count" => text.parse::<f64>().map_or_else(|_| text.to_owned().into(), FluentValue::from),
                _ => text.to_owned().into(),
            }
        };
        let values: Vec<(&str, FluentValue<'_>)> = told.iter().map(|(name, text)| (*name, value(name, text))).collect();
        self.find(wording.message, &values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_sentence_is_told_with_what_it_names() {
        let french = Messages::of(Language::French);
        for (sentence, told) in [
            (
                "“Section 9” points at no clause of this version.",
                "« Section 9 » ne renvoie à aucune clause de cette version.",
            ),
            (
                "The file has tracked changes (1 insertion, 2 deletions); it was read as it stood before them (--tracked-changes original).",
                "Le fichier contient un suivi des modifications (1 ajout, 2 suppressions) ; il a été lu tel qu’il était avant elles (--tracked-changes original).",
            ),
            (
                "“Section 9” in clause 2 (“The shop”) reads as before, but pointed at clause 9 (“Old”) and now points at “New”.",
                "« Section 9 », dans clause 2 (« The shop »), se lit comme avant, mais renvoyait à clause 9 (« Old ») et renvoie maintenant à « New ».",
            ),
        ] {
            assert_eq!(french.told(sentence).replace('\u{a0}', " "), told);
            assert_eq!(Messages::english().told(sentence), sentence);
        }
        assert_eq!(french.told("Nobody has said this yet."), "Nobody has said this yet.");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// What a sentence names is carried over to the letter, whatever it holds.
        #[test]
        fn what_is_named_is_carried_over(words in "[a-z“”. ,;()0-9]{1,20}", which in 0usize..200) {
            let wording = &WORDINGS[which % WORDINGS.len()];
            let names: Vec<&str> = wording.parts.iter().filter_map(|part| match part {
                Part::Open(name) => Some(*name),
                _ => None,
            }).collect();
            prop_assume!(names.len() == 1 && !names[0].starts_with("told"));
            let sentence: String = wording.parts.iter().map(|part| match part {
                Part::Words(words) => words,
                Part::Open(_) => words.as_str(),
            }).collect();
            prop_assert_eq!(wording.fits(&sentence), Some(vec![(names[0], words.as_str())]));
        }
    }
}
