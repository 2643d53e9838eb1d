//! The words in which the program speaks to its readers, from one file a language (`assets/messages`, Project Fluent).
//!
//! Knows messages by name, and nothing of what they are said about.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// A language that the program speaks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
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

    /// The file of its messages.
    pub fn file(self) -> &'static str {
        match self {
            Self::English => include_str!("../assets/messages/en.ftl"),
            Self::French => include_str!("../assets/messages/fr.ftl"),
        }
    }
}

/// The messages of one language; what it lacks is said in English.
pub struct Messages {
    language: Language,
    bundles: Vec<FluentBundle<FluentResource>>,
}

/// The English messages, read once.
static ENGLISH: LazyLock<Messages> = LazyLock::new(|| Messages::new(Language::English));

impl Messages {
    /// Reads the messages of a language.
    pub fn new(language: Language) -> Self {
        let bundle = |language: Language| {
            // A file with an error in it still gives the messages that are sound; a test holds both files to none.
            let resource = match FluentResource::try_new(language.file().to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            let name = if language == Language::French { "fr" } else { "en" };
            let mut bundle = FluentBundle::new_concurrent(name.parse().into_iter().collect());
            bundle.set_use_isolating(false);
            let _ = bundle.add_resource(resource);
            bundle
        };
        let bundles = match language {
            Language::English => vec![bundle(Language::English)],
            Language::French => vec![bundle(Language::French), bundle(Language::English)],
        };
        Self { language, bundles }
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
        assert!(FluentResource::try_new(language.file().to_owned()).is_ok(), "{language:?} has an error");
        let mut ids = BTreeSet::new();
        let mut message = "";
        for line in language.file().lines() {
            let Some((id, _)) = line.trim_start().split_once(" =") else { continue };
            if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                message = id;
                ids.insert(id.to_owned());
            } else if id.starts_with('.') {
                ids.insert(format!("{message}{id}"));
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
}
