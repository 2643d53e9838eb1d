//! The words of the window, from one file a language (`assets/messages`, Project Fluent).

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};

/// A language of the window.
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
    /// The language of the system where the window speaks it, else English.
    pub fn of_system() -> Self {
        match sys_locale::get_locale() {
            Some(locale) if locale.to_lowercase().starts_with("fr") => Self::French,
            _ => Self::English,
        }
    }

    /// The file of its messages.
    pub fn file(self) -> &'static str {
        match self {
            Self::English => include_str!("../../assets/messages/en.ftl"),
            Self::French => include_str!("../../assets/messages/fr.ftl"),
        }
    }
}

/// The messages of one language; what it lacks is said in English.
pub struct Messages {
    bundles: Vec<FluentBundle<FluentResource>>,
}

impl Messages {
    /// Reads the messages of a language.
    pub fn new(language: Language) -> Self {
        let bundle = |language: Language| {
            // A file with an error in it still gives the messages that are sound; a test holds both files to none.
            let resource = match FluentResource::try_new(language.file().to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            let name = if language == Language::French { "fr" } else { "en" };
            let mut bundle = FluentBundle::new(name.parse().into_iter().collect());
            bundle.set_use_isolating(false);
            let _ = bundle.add_resource(resource);
            bundle
        };
        let bundles = match language {
            Language::English => vec![bundle(Language::English)],
            Language::French => vec![bundle(Language::French), bundle(Language::English)],
        };
        Self { bundles }
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
    use crate::app::command::TABLE;
    use std::collections::BTreeSet;

    fn ids(language: Language) -> BTreeSet<String> {
        assert!(FluentResource::try_new(language.file().to_owned()).is_ok(), "{language:?} has an error");
        let id = |line: &str| line.split_once(" =").map(|(id, _)| id.to_owned());
        language
            .file()
            .lines()
            .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
            .filter_map(id)
            .collect()
    }

    #[test]
    fn both_languages_say_the_same_messages() {
        let (english, french) = (ids(Language::English), ids(Language::French));
        assert_eq!(english.difference(&french).collect::<Vec<_>>(), Vec::<&String>::new(), "missing in French");
        assert_eq!(french.difference(&english).collect::<Vec<_>>(), Vec::<&String>::new(), "missing in English");
    }

    #[test]
    fn every_command_has_a_name_and_a_tooltip() {
        for language in [Language::English, Language::French] {
            let messages = Messages { bundles: vec![Messages::new(language).bundles.remove(0)] };
            for entry in TABLE {
                let id = format!("command-{}", entry.id);
                assert!(messages.find(&id, &[]).is_some(), "{language:?} {id}");
                assert!(messages.find(&format!("{id}.tip"), &[]).is_some(), "{language:?} {id}.tip");
            }
        }
    }
}
