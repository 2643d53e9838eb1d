//! What words mean: the lexicons of all languages, as data.
//!
//! A language is a folder in assets/lexicon with a `grammar.toml` (small words that carry the structure of a sentence) and
//! one file a facet; `scope.toml` beside the folders holds the values and their order. Nothing here knows clauses.

mod class;
mod error;
mod file;
mod glance;
mod language;
mod load;
mod model;
mod trie;

pub use class::{Class, Classes};
pub use error::LexiconError;
pub use language::{Cue, Language, Mark, Phrase, WordMap};
pub use model::{Model, Value, ValueId};
pub use trie::WordHasher;

use load::{EMBEDDED, LexiconFile, load_language, load_model, read_folder};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::OnceLock;

/// The lexicons of all languages. A language is compiled when it is first asked for.
#[derive(Debug, Clone)]
pub struct Lexicons {
    model: Model,
    files: Vec<LexiconFile>,
    languages: BTreeMap<String, OnceLock<Language>>,
}

impl Lexicons {
    /// The lexicons in the program.
    pub fn embedded() -> &'static Self {
        static EMBEDDED_LEXICONS: OnceLock<Lexicons> = OnceLock::new();
        EMBEDDED_LEXICONS.get_or_init(|| {
            Self::from_files(embedded_files()).expect("the lexicons in the program are checked by its tests")
        })
    }

    /// The lexicons in the program together with those of a folder of the same form: its phrases and values are added.
    ///
    /// # Errors
    /// A folder that cannot be read, or a file that is broken, with its line.
    pub fn with_folder(folder: &Path) -> Result<Self, LexiconError> {
        let mut files = embedded_files();
        let shown = folder.display().to_string();
        files.extend(read_folder(folder)?.into_iter().map(|(name, text)| (format!("{shown}/{name}"), text)));
        let lexicons = Self::from_files(files)?;
        lexicons.check()?;
        Ok(lexicons)
    }

    fn from_files(files: Vec<LexiconFile>) -> Result<Self, LexiconError> {
        let model = load_model(&files)?;
        let codes: BTreeSet<String> = files
            .iter()
            .filter_map(|(name, _)| {
                let mut parts = name.rsplit('/');
                let file = parts.next()?;
                (file != "scope.toml").then(|| parts.next().unwrap_or("").to_owned())
            })
            .collect();
        Ok(Self { model, files, languages: codes.into_iter().map(|code| (code, OnceLock::new())).collect() })
    }

    /// Compiles every language.
    ///
    /// # Errors
    /// The first file that is broken, with its line.
    pub fn check(&self) -> Result<(), LexiconError> {
        for code in self.languages.keys() {
            load_language(code, &self.files, &self.model)?;
        }
        Ok(())
    }

    /// The values of every facet.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// The language of an ISO 639-1 code, where there is a lexicon for it.
    pub fn language(&self, code: &str) -> Option<&Language> {
        let slot = self.languages.get(code)?;
        Some(slot.get_or_init(|| {
            load_language(code, &self.files, &self.model).expect("lexicons are checked when they are made")
        }))
    }

    /// Codes of all languages.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.languages.keys().map(String::as_str)
    }
}

fn embedded_files() -> Vec<LexiconFile> {
    EMBEDDED.iter().map(|&(name, text)| (name.to_owned(), text.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scope::Facet;

    #[test]
    fn the_lexicons_in_the_program_are_sound() {
        let lexicons = Lexicons::from_files(embedded_files()).unwrap();
        lexicons.check().unwrap();
        for code in ["en", "fr", "de", "es", "it"] {
            assert!(lexicons.codes().any(|known| known == code), "{code}");
        }
    }

    #[test]
    fn a_broken_file_names_itself_its_line_and_what_is_wrong() {
        for (name, text, line, part) in [
            ("scope.toml", "[[value]]\nfacet = \"colour\"\nid = \"x\"\n", 2, "“colour” is no facet"),
            ("scope.toml", "[[value]]\nfacet = \"data\"\nid = \"x\"\ncontains = [\"y\"]\n", 4, "“y” is no value"),
            (
                "scope.toml",
                "[[value]]\nfacet = \"data\"\nid = \"x\"\n[[value]]\nfacet = \"data\"\nid = \"y\"\ngraver = [\"x\"]\n",
                7,
                "“x” is graver than “y”, which does not contain it",
            ),
            (
                "en/grammar.toml",
                "name = \"English\"\n[classes]\nmay = [\n\"agree|opt-in\"]\n",
                4,
                "a form with a hyphen, as the last in “agree|opt-in”, is a phrase of its own",
            ),
            ("en/data.toml", "[[value]]\nid = \"nothing\"\n", 2, "“nothing” is no value of facet data"),
            ("en/grammar.toml", "name = \"English\"\n[classes]\nverbs = []\n", 3, "“verbs” is no class"),
            (
                "en/grammar.toml",
                "name = \"English\"\n[classes]\nmay = [\n\"… x\"]\n",
                4,
                "a gap stands between two words",
            ),
            ("en/grammar.toml", "name = English\n", 1, ""),
        ] {
            let files = vec![(name.to_owned(), text.to_owned())];
            let error = Lexicons::from_files(files).and_then(|lexicons| lexicons.check()).unwrap_err();
            let told = error.to_string();
            assert!(told.contains(&format!("{name}, line {line}:")) && told.contains(part), "{told}");
        }
    }

    #[test]
    fn what_contains_is_wider() {
        let model = Lexicons::embedded().model();
        let value = |facet, id| model.find(facet, id).unwrap();
        let (likeness, photo) = (value(Facet::Data, "likeness"), value(Facet::Data, "photo"));
        assert!(model.is_wider(likeness, photo));
        assert!(!model.is_wider(photo, likeness));
        let media = |id| value(Facet::Media, id);
        assert!(model.is_wider(media("any_media"), media("own_services")));
    }
}
