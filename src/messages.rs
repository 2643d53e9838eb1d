//! The words in which the program speaks to its readers, from two files a language (`assets/messages`, Project Fluent):
//! those of the window, and those of reports.
//!
//! Knows messages by name, and nothing of what they are said about.

mod told;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// A language that the program speaks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// English.
    #[default]
    English,
    /// French.
    French,
}

impl Language {
    /// The language of the system where the program speaks it, else English.
    pub fn of_system() -> Self {
        match sys_locale::get_locale() {
            Some(locale) if locale.to_lowercase().starts_with("fr") => Self::French,
            _ => Self::English,
        }
    }

    /// All languages that the program speaks.
    pub const ALL: [Self; 2] = [Self::English, Self::French];

    /// Its ISO 639-1 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
        }
    }

    /// The files of its messages: those of the window, and those of reports.
    pub fn files(self) -> [&'static str; 2] {
        match self {
            Self::English => {
                [include_str!("../assets/messages/en.ftl"), include_str!("../assets/messages/report/en.ftl")]
            }
            Self::French => {
                [include_str!("../assets/messages/fr.ftl"), include_str!("../assets/messages/report/fr.ftl")]
            }
        }
    }

    /// A file of its messages with the signs of its typography. French has a blank that no line ends with inside its
    /// quotation marks and before `:;?!%`, and a bent apostrophe; in a file they would be hard to see and to type.
    fn set(self, file: &str) -> String {
        match self {
            Self::English => file.to_owned(),
            Self::French => {
                let spaced = ["« ", " »", " :", " ;", " ?", " !", " %"];
                let set = |text: String, blank: &str| text.replace(blank, &blank.replace(' ', "\u{a0}"));
                spaced.into_iter().fold(file.to_owned(), set).replace('\'', "’")
            }
        }
    }
}

/// The messages of one language; what it lacks is said in English.
pub struct Messages {
    language: Language,
    bundles: Vec<FluentBundle<FluentResource>>,
}

/// The messages of every language, each read once.
static ENGLISH: LazyLock<Messages> = LazyLock::new(|| Messages::new(Language::English));
static FRENCH: LazyLock<Messages> = LazyLock::new(|| Messages::new(Language::French));

impl Messages {
    /// Reads the messages of a language.
    pub fn new(language: Language) -> Self {
        let bundle = |language: Language| {
            let mut bundle = FluentBundle::new_concurrent(language.code().parse().into_iter().collect());
            bundle.set_use_isolating(false);
            for file in language.files() {
                // A file with an error in it still gives the messages that are sound; a test holds all files to none.
                let resource = match FluentResource::try_new(language.set(file)) {
                    Ok(resource) | Err((resource, _)) => resource,
                };
                let _ = bundle.add_resource(resource);
            }
            bundle
        };
        let bundles = match language {
            Language::English => vec![bundle(Language::English)],
            Language::French => vec![bundle(Language::French), bundle(Language::English)],
        };
        Self { language, bundles }
    }

    /// The messages of a language, for as long as the program runs.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &ENGLISH,
            Language::French => &FRENCH,
        }
    }

    /// The English messages.
    pub fn english() -> &'static Self {
        &ENGLISH
    }

    /// The language that they are in.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The message of that name; the name itself where there is none.
    pub fn get(&self, id: &str) -> String {
        self.with(id, &[])
    }

    /// The message of that name with values in it.
    pub fn with(&self, id: &str, values: &[(&str, FluentValue<'_>)]) -> String {
        self.find(id, values).unwrap_or_else(|| id.to_owned())
    }

    /// The message of that name, where there is one.
    pub fn find(&self, id: &str, values: &[(&str, FluentValue<'_>)]) -> Option<String> {
        let (name, attribute) = id.split_once('.').map_or((id, None), |(name, attribute)| (name, Some(attribute)));
        let mut arguments = FluentArgs::new();
        for (key, value) in values {
            arguments.set(*key, value.clone());
        }
        self.bundles.iter().find_map(|bundle| {
            let message = bundle.get_message(name)?;
            let pattern = match attribute {
                Some(attribute) => message.get_attribute(attribute)?.value(),
                None => message.value()?,
            };
            Some(bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned())
        })
    }

    /// A value of a facet in plain words: its message where there is one, else the name without underscores.
    pub fn value(&self, value: &str) -> String {
        self.find(&format!("value-{}", value.replace('_', "-")), &[]).unwrap_or_else(|| value.replace('_', " "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// The names of all messages, and of their attributes as `name.attribute`.
    fn ids(language: Language) -> BTreeSet<String> {
        let mut ids = BTreeSet::new();
        let mut message = "";
        for file in language.files() {
            assert!(FluentResource::try_new(language.set(file)).is_ok(), "{language:?} has an error");
            for line in file.lines() {
                let Some((id, _)) = line.trim_start().split_once(" =") else { continue };
                if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                    message = id;
                    assert!(ids.insert(id.to_owned()), "{id} stands twice");
                } else if id.starts_with('.') {
                    ids.insert(format!("{message}{id}"));
                }
            }
        }
        ids
    }

    #[test]
    fn both_languages_say_the_same_messages() {
        let (english, french) = (ids(Language::English), ids(Language::French));
        assert_eq!(english.difference(&french).collect::<Vec<_>>(), Vec::<&String>::new(), "missing in French");
        assert_eq!(french.difference(&english).collect::<Vec<_>>(), Vec::<&String>::new(), "missing in English");
    }

    #[test]
    fn french_signs_stand_apart_from_words_and_never_begin_a_line() {
        for file in Language::French.files() {
            let set = Language::French.set(file);
            for line in set.lines().filter(|line| !line.starts_with('#')) {
                let Some((_, words)) = line.split_once(" = ") else { continue };
                let mut before = ' ';
                for sign in words.chars() {
                    assert!(!(matches!(sign, ';' | '!' | '?' | '»') && before != '\u{a0}'), "{line}");
                    assert!(!(before == '«' && sign != '\u{a0}'), "{line}");
                    assert!(!(before == ' ' && sign == ':') && sign != '\'', "{line}");
                    before = sign;
                }
            }
        }
        assert_eq!(Messages::of(Language::French).get("export-card-png").matches('\u{a0}').count(), 1);
    }
}
