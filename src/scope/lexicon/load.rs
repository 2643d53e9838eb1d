//! Lexicons read from files: those in the program, and those that a user adds.

use super::class::Class;
use super::error::LexiconError;
use super::file::{GrammarFile, ModelFile, PhraseFile};
use super::language::Language;
use super::model::{Model, facet_named};
use serde::de::DeserializeOwned;
use std::path::Path;

/// A file of a lexicon: its path below the lexicon's folder, with `/`, and its text.
pub type LexiconFile = (String, String);

/// The files in the program.
pub const EMBEDDED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/lexicon_files.rs"));

/// The line of a byte, counted from 1.
pub fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|&byte| byte == b'\n').count() + 1
}

fn parse<T: DeserializeOwned>(file: &str, text: &str) -> Result<T, LexiconError> {
    toml::from_str(text).map_err(|error| LexiconError::Form {
        file: file.to_owned(),
        line: line_of(text, error.span().map_or(0, |span| span.start)),
        reason: error.message().to_owned(),
    })
}

/// The model of all `scope.toml` files.
///
/// # Errors
/// What is wrong with a file, with its line.
pub fn load_model(files: &[LexiconFile]) -> Result<Model, LexiconError> {
    let mut model = Model::default();
    for (name, text) in files.iter().filter(|(name, _)| name == "scope.toml" || name.ends_with("/scope.toml")) {
        model.add(name, text, parse::<ModelFile>(name, text)?)?;
    }
    Ok(model)
}

/// A language compiled from the files of its folder.
///
/// # Errors
/// What is wrong with a file, with its line.
pub fn load_language(code: &str, files: &[LexiconFile], model: &Model) -> Result<Language, LexiconError> {
    let mut language = Language::default();
    let of_language = files.iter().filter_map(|(name, text)| {
        let (folder, file) = name.rsplit_once('/')?;
        (folder.rsplit('/').next() == Some(code)).then_some((name, file, text))
    });
    // The grammar says which words may stand for others in all phrases.
    let (grammars, facets): (Vec<_>, Vec<_>) = of_language.partition(|(_, file, _)| *file == "grammar.toml");
    for (name, _, text) in &grammars {
        add_grammar(&mut language, name, text)?;
    }
    for (name, file, text) in &facets {
        add_phrases(&mut language, name, file, text, model)?;
    }
    if grammars.is_empty() {
        return Err(LexiconError::NoGrammar { language: code.to_owned() });
    }
    language.pack();
    Ok(language)
}

fn add_grammar(language: &mut Language, name: &str, text: &str) -> Result<(), LexiconError> {
    let form =
        |at: usize, reason: String| LexiconError::Form { file: name.to_owned(), line: line_of(text, at), reason };
    let grammar: GrammarFile = parse(name, text)?;
    language.name = grammar.name;
    language.complete = grammar.complete;
    language.bare_relatives = grammar.bare_relatives;
    language.verbs_end_in_s = grammar.verbs_end_in_s;
    language.verb_second = grammar.verb_second;
    language.acts_give_orders = grammar.acts_give_orders;
    grammar.variants.iter().for_each(|(word, others)| language.add_variants(word, others));
    language.add_within_phrases(&grammar.within_phrases);
    for (class_name, phrases) in &grammar.classes {
        let class = Class::named(class_name.get_ref())
            .ok_or_else(|| form(class_name.span().start, format!("“{}” is no class of words", class_name.get_ref())))?;
        for phrase in phrases {
            language.add_class_phrase(phrase.get_ref(), class).map_err(|reason| form(phrase.span().start, reason))?;
        }
    }
    grammar.numbers.iter().for_each(|(word, &value)| language.add_number(word, value));
    language.add_articles(&grammar.articles);
    grammar.agreement.between.iter().for_each(|word| language.add_between(word));
    grammar.agreement.endings.iter().for_each(|(pronoun, endings)| language.add_endings(pronoun, endings.clone()));
    grammar.units.iter().for_each(|(word, &days)| language.add_unit(word, days));
    for (said, meant) in &grammar.equivalents {
        language.add_equivalent(said, meant).map_err(|reason| form(0, reason))?;
    }
    Ok(())
}

fn add_phrases(language: &mut Language, name: &str, file: &str, text: &str, model: &Model) -> Result<(), LexiconError> {
    let facet = file
        .strip_suffix(".toml")
        .and_then(facet_named)
        .ok_or_else(|| LexiconError::UnknownFacet { file: name.to_owned() })?;
    let form =
        |at: usize, reason: String| LexiconError::Form { file: name.to_owned(), line: line_of(text, at), reason };
    let entries: PhraseFile = parse(name, text)?;
    for entry in &entries.value {
        let value = model.find(facet, entry.id.get_ref()).ok_or_else(|| {
            form(
                entry.id.span().start,
                format!("“{}” is no value of facet {} in scope.toml", entry.id.get_ref(), facet.name()),
            )
        })?;
        for (phrases, strong) in [(&entry.phrases, true), (&entry.weak, false)] {
            for phrase in phrases {
                language
                    .add_value_phrase(phrase.get_ref(), (facet, value), strong)
                    .map_err(|reason| form(phrase.span().start, reason))?;
            }
        }
    }
    Ok(())
}

/// Reads the files of a lexicon's folder: `*.toml` in it and in the folders of its languages.
///
/// # Errors
/// A folder or file that cannot be read.
pub fn read_folder(folder: &Path) -> Result<Vec<LexiconFile>, LexiconError> {
    let unreadable = |path: &Path, error: &std::io::Error| LexiconError::Unreadable {
        path: path.to_owned(),
        reason: error.to_string(),
    };
    let list = |path: &Path| -> Result<Vec<std::path::PathBuf>, LexiconError> {
        let entries = std::fs::read_dir(path).map_err(|error| unreadable(path, &error))?;
        let mut paths = Vec::new();
        for entry in entries {
            paths.push(entry.map_err(|error| unreadable(path, &error))?.path());
        }
        paths.sort();
        Ok(paths)
    };
    let mut files = Vec::new();
    for path in list(folder)? {
        let inner = if path.is_dir() { list(&path)? } else { vec![path] };
        for file in inner.into_iter().filter(|file| file.extension().is_some_and(|extension| extension == "toml")) {
            let text = std::fs::read_to_string(&file).map_err(|error| unreadable(&file, &error))?;
            let name = file.strip_prefix(folder).unwrap_or(&file).to_string_lossy().replace('\\', "/");
            files.push((name, text));
        }
    }
    if files.is_empty() {
        return Err(LexiconError::Unreadable { path: folder.to_owned(), reason: "it holds no .toml file".to_owned() });
    }
    Ok(files)
}
